/**
 * Shares whose part the sentence tells without a name: the exact money of a part of the table with a count in between
 * ("37.480.000 đồng, gồm 5 nội dung, chiếm 2,26% tổng dự toán"), a table by its number ("Phụ lục 2 gồm 10 nội dung chi,
 * chiếm 70,3%"). Wrong only where no total, group or amount beside it is a whole that makes the share hold.
 */
import { divideRound } from "../../budget/fixed.ts";
import type { Block } from "../../document/parsed-document.ts";
import { oncePer } from "../../once-per.ts";
import { fold } from "../../text/fold.ts";
import { mainBudgets } from "../main-budgets.ts";
import { ownTotals } from "../named-figures.ts";
import type { ReviewInput } from "../rule.ts";
import { isShareOf, type ShareOfTotal } from "../share-of-total.ts";
import { figuresOf } from "../table-totals.ts";
import { rowsOfMoney, tablesNamed } from "./counts-of-rows.ts";
import { ownSentences } from "./own-sentences.ts";
import type { SaidShare } from "./said-shares.ts";
import { marksOf, quoteOf, type Shape } from "./sentence-shape.ts";

export interface ShareOfRows extends ShareOfTotal {
  block: Block;
}

const COUNT = String.raw`(?:,? (?:gom|voi|cho|co))* \d{1,3} [a-z, ]{2,40}?`;
const MONEY = new RegExp(
  String.raw`M(?:${COUNT})?(?:,? (?:chiem|bang|tuong ung)(?: ty trong)?|,? ty trong)(?: (?:khoang|la))*:? P`,
  "g",
);
const TABLE =
  /(?:\b(?:phu luc|bieu|bang)(?: so)? (?:\d{1,2}|[ivx]{1,4})\b|E)[^EMP.;]{0,60}?\b(?:chiem|ty trong|bang)(?: (?:khoang|la))* P/g;
const NAME = /^(phu luc|bieu|bang)(?: so)? (\d{1,2}|[ivx]{1,4})\b/;
/** Of all there is; "các mục chưa tính dự phòng" is a whole of its own. */
const OF_ALL =
  /^\)?(?:$|\s*[.,;)]|\s(?:(?:cua|trong) )?(?:tong|toan (?:nganh|vien|tinh|bo)|du toan (?!giao|duoc))(?![^.;,]*\b(?:nam truoc|20\d\d|giao)\b))/;
const OTHER = /\b(?:tang|giam|so voi|thuc hien|giai ngan|thue suat|tiet kiem|binh quan|moi)\b/;

export const sharesOfRows = oncePer(
  (input: ReviewInput): ShareOfRows[] =>
    ownSentences(input).flatMap((shape) =>
      OTHER.test(shape.text) ? [] : [...besideMoney(shape, input), ...ofTables(shape, input)],
    ),
  ({ document }) => document,
);

interface Amount {
  amount: bigint;
  slack: bigint;
}

function besideMoney(shape: Shape, input: ReviewInput): ShareOfRows[] {
  return matchesOf(shape, MONEY).flatMap(({ match, share }): ShareOfRows[] => {
    const money = marksOf(shape, "M", match)[0]?.money;
    if (money === undefined || money.slack > 0n || money.qualifier !== null) return [];
    const rows = rowsOfMoney(input).filter(({ amount }) => amount === money.amount);
    const totals = mainTotals(input);
    const [whole] = totals;
    if (rows.length === 0 || whole === undefined || whole.amount < money.amount) return [];
    const beside = shape.marks.flatMap((mark) => (mark.kind === "M" ? [mark.money] : []));
    const wholes = [...totals, ...beside, ...figuresOf(input.budgets, ["total", "group"])];
    return [judged(shape, match, { part: [money], wholes, share, name: money.quote, whole })];
  });
}

function ofTables(shape: Shape, input: ReviewInput): ShareOfRows[] {
  if (mainBudgets(input.budgets).length < 2) return [];
  return matchesOf(shape, TABLE).flatMap(({ match, share }): ShareOfRows[] => {
    // Where a row closes it ("Cộng Phụ lục 1") the table is a thing of that name.
    const said = NAME.exec(fold(quoteOf(shape, match)));
    const [table, ...more] = tablesNamed(input, said?.[1] ?? "-", said?.[2] ?? "-");
    const totals = mainTotals(input);
    const [whole] = totals;
    const role = (column: number): string => table?.columns[column]?.role ?? "";
    const part = (table === undefined ? [] : ownTotals([table]))
      .filter(({ column }) => /^amount/.test(role(column)))
      .sort((a, b) => role(b.column).length - role(a.column).length);
    if (whole === undefined || part.length === 0 || more.length > 0) return [];
    const wholes = [...totals, ...figuresOf(input.budgets, ["total"])];
    const name = quoteOf(shape, { index: match.index, 0: match[0].slice(0, -2) });
    return [judged(shape, match, { part, wholes, share, name, whole })];
  });
}

function matchesOf(shape: Shape, pattern: RegExp): { match: RegExpExecArray; share: SaidShare }[] {
  return [...shape.text.matchAll(pattern)].flatMap((match) => {
    const share = marksOf(shape, "P", match).at(-1)?.share;
    const rest = shape.text.slice(match.index + match[0].length);
    return share === undefined || share.bound !== "is" || !OF_ALL.test(rest)
      ? []
      : [{ match, share }];
  });
}

/** All main tables together column by column of one meaning, after tax first; the one table by itself. */
function mainTotals({ budgets }: ReviewInput): Amount[] {
  const tables = mainBudgets(budgets);
  return (["amountWithVat", "amount"] as const).flatMap((role): Amount[] => {
    const own = tables.map((table) =>
      ownTotals([table]).find(({ column }) => table.columns[column]?.role === role),
    );
    const known = own.flatMap((one) => one ?? []);
    if (known.length === 0 || known.length < tables.length) return [];
    return [
      known.reduce(
        (sum, { amount, slack }) => ({ amount: sum.amount + amount, slack: sum.slack + slack }),
        { amount: 0n, slack: 0n },
      ),
    ];
  });
}

function judged(
  shape: Shape,
  match: RegExpExecArray,
  {
    part,
    wholes,
    share,
    name,
    whole,
  }: {
    part: readonly Amount[];
    wholes: readonly Amount[];
    share: SaidShare;
    name: string;
    whole: Amount;
  },
): ShareOfRows {
  const { value, decimals, quote } = share;
  const printed = { text: quote, value, decimals, of: "" };
  const [first = { amount: 0n, slack: 0n }] = part;
  return {
    block: shape.block,
    holds: part.some((one) => wholes.some((all) => isShareOf(one, all, printed))),
    quote: quoteOf(shape, match),
    part: name,
    whole: "tổng dự toán",
    percent: quote.replace(/\s*%$/, ""),
    right: Number(divideRound(first.amount * 10_000n, whole.amount)),
  };
}
