/** A thing told as a part of another ("bằng 2/3 nhóm II"), and rows that one source is said to pay alone. */
import { columnsOf } from "../../budget/budget-table.ts";
import { divideRound, MICRO } from "../../budget/fixed.ts";
import { fold } from "../../text/fold.ts";
import { rowsBelow } from "../row-counts.ts";
import type { ShareOfTotal } from "../share-of-total.ts";
import { amountsIn } from "../table-totals.ts";
import { isAmount, type Thing, type ThingMoney } from "./named-things.ts";
import { onlyOf } from "./own-sentences.ts";
import type { SaidShare } from "./said-shares.ts";
import { ASIDE, marksOf, quoteOf, type Shape } from "./sentence-shape.ts";
import { together } from "./several-things.ts";
import { holdsFor, type Pair } from "./share-pairs.ts";
import { canAdd, NEUTRAL, ofColumn } from "./told-amounts.ts";
import { cellOf } from "./told-cells.ts";

const OF_OTHER = new RegExp(
  `E${ASIDE}(?:(?:,| va| voi| cung) E${ASIDE})*(?: (?:chi|co|${NEUTRAL}))*,? (?:chi )?(?:bang|tuong duong)?(?: khoang)? ?P (?:kinh phi |so voi |cua |nhom |nguon |tien |muc |khoan )*E`,
  "g",
);
const WHOLLY = new RegExp(
  `\\btoan bo (?:kinh phi |chi phi |so tien |nhom |khoan |phan )*(?:cua |cho |mua )?E(?: (?:duoc|se|deu))*(?: (?:chi|bo tri|su dung|lay|bao dam))* ?(?:do|tu|bang|tu nguon|nguon)? ?(?:nguon )?E|E(?: (?:duoc|se|do|su dung|chi|bo tri|lay))* hoan toan (?:do|tu|bang|su dung) (?:nguon )?E`,
  "g",
);
/** "Dự án viện trợ chi trọn cho lớp tập huấn", "ngân sách lo toàn bộ nhóm II". */
const PAYS_WHOLLY =
  /E(?: (?:se|da|nhan))*(?: (?:chi|lo|ganh|tai tro|tra|bao dam|dam bao|chi tra|cap|ho tro|thanh toan|dam nhan))+ (?:tron|tron ven|toan bo|hoan toan|het|100%)(?: (?:kinh phi|chi phi|so tien|tien|cho|cua|khoan|nhom|phan))* E/g;

/** A thing as a part of another ("bằng 2/3 nhóm II"), a row that one source pays alone. */
export function sharesOfOthers(shape: Shape): ShareOfTotal[] {
  const parts = [...shape.text.matchAll(OF_OTHER)].flatMap((match) => {
    const named = marksOf(shape, "E", match).map(({ mention }) => onlyOf(mention.things));
    const other = named.at(-1) ?? null;
    const ones = named.slice(0, -1).flatMap((one) => one ?? []);
    const [share] = marksOf(shape, "P", match);
    const [first] = ones;
    if (first === undefined || other === null || share === undefined) return [];
    if (!/\b(?:bang|tuong duong)\b/.test(`${match[0]} ${fold(share.share.quote)}`)) return [];
    if (first.kind !== other.kind || first.table !== other.table) return [];
    if (ones.length < named.length - 1 || (ones.length > 1 && !canAdd(ones))) return [];
    const one = ones.length > 1 ? together(ones, ones.map(({ name }) => name).join(" + ")) : first;
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
  return [...parts, ...sharesOfGroup(shape)];
}

const OF_GROUP = new RegExp(
  `E${ASIDE}(?:[ ,:–-]+(?:(?:sau|truoc|gom|chua|ca) thue|M|${NEUTRAL}))*[ ,:–-]+chiem(?: khoang)? P (?:cua |trong |tong )*(?:kinh phi|chi phi|gia tri|so tien|du toan)(?: (?:mua sam|mua|cho|cua|nhom|phan|muc|khoan|chi))* E(?=\\s*[.;)]|$)`,
  "g",
);

/** "Máy vi tính 280 triệu đồng, chiếm 52,4% kinh phí mua thiết bị": a row of the group it stands in. */
const sharesOfGroup = (shape: Shape): ShareOfTotal[] =>
  [...shape.text.matchAll(OF_GROUP)].flatMap((match) => {
    const before = shape.text.slice(0, match.index);
    if (/E(?:,| va| cung| voi| -) ?$|\bngoai [a-z ]*$/.test(before)) return [];
    const [one = null, group = null] = marksOf(shape, "E", match).map(({ mention }) =>
      onlyOf(mention.things),
    );
    const [share] = marksOf(shape, "P", match);
    if (share === undefined || one === null || group === null || !isRowOf(one, group)) return [];
    const pairs = one.money.flatMap((part) =>
      group.money
        .filter(({ column, amount }) => column === part.column && amount > 0n)
        .map((whole) => ({ part, whole })),
    );
    const quote = quoteOf(shape, match);
    return outcomeOf(pairs, { share: share.share, quote, part: one.name, whole: group.name });
  });

function isRowOf(one: Thing, { kind, table, rows: [group] }: Thing): boolean {
  const [row, ...more] = one.rows;
  if (one.kind !== "line" || kind !== "group" || one.table !== table || more.length > 0)
    return false;
  return row !== undefined && group !== undefined && rowsBelow(table, group).includes(row);
}

/** "Không có đồng nào của ngân sách trung ương ở nhóm II". */
const PAYS_NOTHING =
  /\bkhong (?:co|dung|su dung|bo tri|lay|huy dong)(?: (?:dong|xu|khoan) nao| kinh phi| von| tien| nguon| phan)*(?: (?:cua|tu|thuoc))? E (?:o|cho|trong|tai|vao) E/g;

/** "Toàn bộ kinh phí nhóm II do ngân sách nhà nước bảo đảm": as a share of one hundred. */
export function whollyPaid(shape: Shape): ShareOfTotal[] {
  if (shape.marks.some(({ kind }) => kind === "P")) return [];
  const said = [
    ...[...shape.text.matchAll(WHOLLY)].map((match) => ({ match, turned: false, percent: 100n })),
    ...[...shape.text.matchAll(PAYS_WHOLLY)].map((match) => ({
      match,
      turned: true,
      percent: 100n,
    })),
    ...[...shape.text.matchAll(PAYS_NOTHING)].map((match) => ({
      match,
      turned: true,
      percent: 0n,
    })),
  ];
  return said.flatMap(({ match, turned, percent }) => {
    const named = marksOf(shape, "E", match).map(({ mention }) => onlyOf(mention.things));
    const [row = null, source = null] = turned ? named.toReversed() : named;
    if (row === null || source === null || ofColumn(row)) return [];
    const amounts = row.money.filter((one) => isAmount(row.table, one.column));
    const paid = paidBy(row, source);
    const pairs = paid.flatMap((part) => amounts.map((whole) => ({ part, whole })));
    const share = {
      start: 0,
      end: 0,
      value: percent * MICRO,
      decimals: 0,
      bound: "is",
      quote: `${percent}%`,
    } as const;
    return outcomeOf(pairs, {
      share,
      quote: quoteOf(shape, match),
      part: source.name,
      whole: row.name,
    });
  });
}

/** What the source has for the row: in its column, or the row itself where a column of words names it. */
function paidBy(row: Thing, source: Thing): ThingMoney[] {
  const none = { column: 0, amount: 0n, right: 0n, slack: 0n };
  if (source.kind === "source") {
    const cells = cellOf(row, source);
    return cells.length > 0 || !isPaidByOthers(row) ? cells : [none];
  }
  if (source.source !== true || row.kind !== "line" || row.table !== source.table) return [];
  const own = row.rows.every((one) => source.rows.includes(one));
  return own ? row.money.filter((one) => isAmount(row.table, one.column)) : [none];
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
