/** What the notes of a row tell of the row itself: how many there are of it, what one costs, what they come to. */
import { type BudgetRow, type BudgetTable, columnsOf } from "../budget/budget-table.ts";
import { MICRO, type Micro, printMicro } from "../budget/fixed.ts";
import { moneyInBlock, type TextAmount } from "../budget/money-in-text.ts";
import { fold, foldInPlace } from "../text/fold.ts";
import { isOtherUnit, isRoundedTo, isTaxed } from "./amount-finding.ts";
import { amountsIn } from "./table-totals.ts";
import { isOfYear } from "./told/own-sentences.ts";

export type NoteKind = "quantity" | "price" | "amount";

export interface NoteFigure {
  kind: NoteKind;
  row: BudgetRow;
  column: number;
  quote: string;
  said: string;
  there: string;
  holds: boolean;
}

interface Note {
  table: BudgetTable;
  row: BudgetRow;
  column: number;
  text: string;
}

/** Another time, another place where prices come from, what is taken off. */
const OTHER =
  /\b(?:truoc day|cu|nam (?:truoc|ngoai|sau)|hien (?:co|nay|tai)|da (?:co|mua|cap|chi)|thi truong|dinh muc|toi da|toi thieu|khong qua|tran|hop dong|chiet khau|giam|khuyen mai|uu dai|khau tru|vat|thue gtgt|thue gia tri|tam ung|dot \d|giai doan|trong do|rieng|con lai)\b|%/;

export function noteFigures(table: BudgetTable, row: BudgetRow, year: number | null): NoteFigure[] {
  const { cells } = row.source;
  if (cells.length !== table.columns.length) return [];
  return columnsOf(table, "notes", "text").flatMap(({ index: column, role }) => {
    const text = cells[column]?.text ?? "";
    const folded = fold(text);
    if (!/\d/.test(text) || OTHER.test(folded) || !isOfYear(folded, year)) return [];
    const note = { table, row, column, text };
    const money = moneyIn(text).flatMap((one) => moneyTold(note, one) ?? []);
    // "2 bộ vi xử lý" in a column of what the thing is made of.
    const count = role === "notes" ? countTold(note) : null;
    return [...(count === null ? [] : [count]), ...money];
  });
}

const COUNT =
  /^\W*(?:so luong:? |tong (?:so |cong )?|mua |lap (?:dat )?|trang bi |cap |to chuc |mo )?(\d{1,3}(?:\.\d{3})+|\d{1,5}) ([a-z]+)\b([^]*)$/;
/** Terms of contracts and guarantees are longer than what the year pays for. */
const TIME = /^(?:thang|nam|quy|ngay|tuan|gio)$/;
/** Behind another noun it is a part of the thing: "2 bộ vi xử lý". */
const ENDS = /^\s*(?:$|[.,;:(]|(?:cho|tai|o|phuc vu|de|theo|moi|gom|trong)\b)/;
/** "20 vị trí, mỗi vị trí 2 cái". */
const EACH = /\b(\d{1,4}) ([a-z]+(?: [a-z]+)?),? moi \2 (\d{1,4}) ([a-z]+)\b(?! \/)/;

function countTold({ table, row, column, text }: Note): NoteFigure | null {
  const [quantity, ...more] = columnsOf(table, "quantity");
  const there = quantity === undefined ? null : row.cells[quantity.index]?.value;
  if (there == null || more.length > 0 || there % MICRO !== 0n) return null;
  const words = [fold(row.unit).trim(), fold(row.name).split(" ")[0] ?? ""];
  const folded = foldInPlace(text).trim();
  const said = countOfEach(folded, words) ?? countAhead(folded, words, there);
  if (said === null) return null;
  const others = columnsOf(table, "factor").map(({ index }) => row.cells[index]?.value);
  if (said !== there && others.includes(said)) return null;
  const figures = { said: printMicro(said), there: printMicro(there), holds: said === there };
  return { kind: "quantity", row, column, quote: text.trim(), ...figures };
}

/** So many places with so many each, and no other number. */
function countOfEach(folded: string, words: readonly string[]): Micro | null {
  const [, groups = "", , each = "", piece = ""] = EACH.exec(folded) ?? [];
  const numbers = folded.match(/\d+/g) ?? [];
  return words.includes(piece) && numbers.length === 2
    ? BigInt(groups) * BigInt(each) * MICRO
    : null;
}

/** The note begins with so many of the row's own unit, and tells no other number of them. */
function countAhead(folded: string, words: readonly string[], there: Micro): Micro | null {
  const [, number = "", word = "", rest = ""] = COUNT.exec(folded) ?? [];
  if (!words.includes(word) || !ENDS.test(rest)) return null;
  const said = BigInt(number.replaceAll(".", "")) * MICRO;
  const part = new RegExp(`\\d ${word}\\b`).test(rest) || TIME.test(word);
  // Fewer may be some of them: "20 máy cho khoa Nội".
  const some = said < there && !/^\s*(?:$|[.,;:])/.test(rest);
  return said !== there && (part || some) ? null : said;
}

const UNIT = "(?<unit>[a-z]+(?: [a-z]+)?)";
const FORMS: readonly (readonly ["price" | "amount", RegExp])[] = [
  [
    "price",
    new RegExp(
      `^(?:don gia|gia)(?: (?:mua|thue|tam tinh|du kien|la))*:? M(?: ?(?:/|mot |moi ) ?${UNIT})?(?: theo (?:bao gia|chung thu|tham dinh)[^]*)?$`,
    ),
  ],
  ["price", new RegExp(`^(?:tuong duong |tinh )?M ?(?:/|mot |moi ) ?${UNIT}$`)],
  ["price", new RegExp(`^(?:moi|mot|1) ${UNIT}(?: (?:la|gia|het|can))*:? M$`)],
  ["amount", /^(?:thanh tien|tong cong|tong tien|tong kinh phi|tong|cong)(?: (?:la|het))?:? M$/],
];
const ROLES = {
  price: ["unitPrice", "unitPriceWithVat"],
  amount: ["amount", "amountWithVat"],
} as const;

/** Of a clause that says no more than the figure; more may tell of something else. */
function moneyTold({ table, row, column, text }: Note, money: TextAmount): NoteFigure | null {
  const kind = money.qualifier === null ? kindOf(clauseOf(text, money), row) : null;
  const [there = 0n] = kind === null ? [] : amountsIn(table, row, columnsOf(table, ...ROLES[kind]));
  if (kind === null || there <= 0n) return null;
  const verdict = weigh(money, moneyOf(table, row));
  if (verdict === "other") return null;
  const print = (amount: bigint): string => `${printMicro(amount * MICRO)} đồng`;
  const figures = { said: print(money.amount), there: print(there), holds: verdict === "holds" };
  return { kind, row, column, quote: text.trim(), ...figures };
}

/** Null where it is told of another unit. */
function kindOf(clause: string, row: BudgetRow): "price" | "amount" | null {
  for (const [kind, form] of FORMS) {
    const match = form.exec(clause);
    const unit = match?.groups?.["unit"] ?? fold(row.unit).trim();
    if (match !== null) return unit === fold(row.unit).trim() ? kind : null;
  }
  return null;
}

function clauseOf(text: string, { start, end }: TextAmount): string {
  const cuts = [...text.matchAll(/[;,.](?=\s|$)|[()\n]/g)].map(({ index }) => index);
  const from = (cuts.findLast((cut) => cut < start) ?? -1) + 1;
  const to = cuts.find((cut) => cut >= end) ?? text.length;
  return fold(`${text.slice(from, start)}§${text.slice(end, to)}`).replace("§", "M");
}

const moneyOf = (table: BudgetTable, row: BudgetRow): bigint[] =>
  amountsIn(table, row, columnsOf(table, ...ROLES.price, ...ROLES.amount, "source"));

/** "other" for what is apart by a tax or the unit of the table. */
function weigh(
  { amount, others, slack }: TextAmount,
  there: readonly bigint[],
): "holds" | "other" | "wrong" {
  const pairs = [amount, ...others].flatMap((said) => there.map((one) => [said, one] as const));
  if (pairs.some(([said, one]) => isRoundedTo(said, one, slack))) return "holds";
  const other = pairs.some(
    ([said, one]) =>
      isTaxed(said, one, slack) || isTaxed(one, said, slack) || isOtherUnit(said, one),
  );
  return other ? "other" : "wrong";
}

const moneyIn = (text: string): TextAmount[] =>
  moneyInBlock({ kind: "paragraph", text, place: {}, headingPath: [] });
