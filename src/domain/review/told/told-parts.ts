/** A thing told as a part of another ("bằng 2/3 nhóm II"), and rows that one source is said to pay alone. */
import { columnsOf } from "../../budget/budget-table.ts";
import { divideRound, MICRO } from "../../budget/fixed.ts";
import type { ShareOfTotal } from "../share-of-total.ts";
import { amountsIn } from "../table-totals.ts";
import { isAmount, type Thing } from "./named-things.ts";
import { onlyOf } from "./own-sentences.ts";
import type { SaidShare } from "./said-shares.ts";
import { ASIDE, marksOf, quoteOf, type Shape } from "./sentence-shape.ts";
import { holdsFor, type Pair } from "./share-pairs.ts";
import { NEUTRAL, ofColumn } from "./told-amounts.ts";
import { cellOf } from "./told-cells.ts";

const OF_OTHER = new RegExp(
  `E${ASIDE}(?: (?:chi|co|${NEUTRAL}))*,? (?:chi )?(?:bang|tuong duong)(?: khoang)? P (?:kinh phi |so voi |cua |nhom |nguon )*E`,
  "g",
);
const WHOLLY = new RegExp(
  `\\btoan bo (?:kinh phi |chi phi |so tien |nhom |khoan |phan )*(?:cua |cho |mua )?E(?: (?:duoc|se|deu))*(?: (?:chi|bo tri|su dung|lay|bao dam))* ?(?:do|tu|bang|tu nguon|nguon)? ?(?:nguon )?E|E(?: (?:duoc|se|do|su dung|chi|bo tri|lay))* hoan toan (?:do|tu|bang|su dung) (?:nguon )?E`,
  "g",
);

/** A thing as a part of another ("bằng 2/3 nhóm II"), a row that one source pays alone. */
export function sharesOfOthers(shape: Shape): ShareOfTotal[] {
  const named = (match: RegExpExecArray): (Thing | null)[] =>
    marksOf(shape, "E", match).map(({ mention }) => onlyOf(mention.things));
  const parts = [...shape.text.matchAll(OF_OTHER)].flatMap((match) => {
    const [one = null, other = null] = named(match);
    const [share] = marksOf(shape, "P", match);
    if (one === null || other === null || share === undefined || one.kind !== other.kind) return [];
    if (one.table !== other.table) return [];
    const pairs = one.money.flatMap((part) =>
      other.money
        .filter(({ column, amount }) => (ofColumn(one) || column === part.column) && amount > 0n)
        .map((whole) => ({ part, whole })),
    );
    return outcomeOf(pairs, {
      share: share.share,
      quote: quoteOf(shape, match),
      part: one.name,
      whole: other.name,
    });
  });
  return parts;
}

/** "Toàn bộ kinh phí nhóm II do ngân sách nhà nước bảo đảm": as a share of one hundred. */
export function whollyPaid(shape: Shape): ShareOfTotal[] {
  if (shape.marks.some(({ kind }) => kind === "P")) return [];
  return [...shape.text.matchAll(WHOLLY)].flatMap((match) => {
    const [row = null, source = null] = marksOf(shape, "E", match).map(({ mention }) =>
      onlyOf(mention.things),
    );
    if (row === null || source?.kind !== "source" || ofColumn(row)) return [];
    const amounts = row.money.filter((one) => isAmount(row.table, one.column));
    const cells = cellOf(row, source);
    const none = { column: 0, amount: 0n, right: 0n, slack: 0n };
    const paid = cells.length > 0 || !isPaidByOthers(row) ? cells : [none];
    const pairs = paid.flatMap((part) => amounts.map((whole) => ({ part, whole })));
    const share = {
      start: 0,
      end: 0,
      value: 100n * MICRO,
      decimals: 0,
      bound: "is",
      quote: "100%",
    } as const;
    return outcomeOf(pairs, {
      share,
      quote: quoteOf(shape, match),
      part: source.name,
      whole: row.name,
    });
  });
}

/** Where other sources have money in the row, a blank one has none. */
const isPaidByOthers = ({ table, rows: [row] }: Thing): boolean =>
  amountsIn(table, row, columnsOf(table, "source")).some((amount) => amount > 0n);

function outcomeOf(
  pairs: readonly Pair[],
  { share, ...said }: { share: SaidShare; quote: string; part: string; whole: string },
): ShareOfTotal[] {
  const [first] = pairs;
  if (first === undefined || first.whole.right <= 0n) return [];
  return [
    {
      ...said,
      holds: pairs.some(({ part, whole }) => holdsFor(part, whole, share)),
      percent: share.quote.replace(/\s*%$/, ""),
      right: Number(divideRound(first.part.right * 10_000n, first.whole.right)),
    },
  ];
}
