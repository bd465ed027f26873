/**
 * Counts that stand near the one row a sentence names, in the words of that row: its unit, the first word of its name,
 * the header of a column of counts. "Mua 120 bản quyền …", "… được thuê cho 14 trạm trong 12 tháng".
 */
import { type BudgetColumn, columnsOf } from "../../budget/budget-table.ts";
import { WHOLE_NUMBER } from "../../budget/counts-in-text.ts";
import { MICRO, type Micro } from "../../budget/fixed.ts";
import { fold } from "../../text/fold.ts";
import type { Thing } from "./named-things.ts";
import { lineOf } from "./own-sentences.ts";
import { isInside } from "./rows-meant.ts";
import type { NameMark, Shape } from "./sentence-shape.ts";
import { SHARED_BEFORE } from "./told-amounts.ts";
import { BEHIND_NAME, isOfOthers, isPartOfTold, type ToldQuantity } from "./told-lines.ts";

const COUNT = new RegExp(
  String.raw`(?<![\d.,/x×-] ?)(?<!\d ?: ?)(?<![a-z])${WHOLE_NUMBER}(?![\d.,/:]\d|[a-z]| ?[%x×/]| ?\()`,
  "g",
);
/** Numbers of years, days and parts; what is there, what each gets, what comes on top. */
const NO_COUNT =
  /\b(?:nam|thang|ngay|quy|thu|so thu tu|muc|dieu|khoan|phu luc|bieu|bang|phien ban|moi|cap do|tuoi|hien co|da co|con|hon|kem|it nhat|toi thieu|toi da|khoang|gan|tren|duoi|them|tong so|tong cong|tong|trong so|bao hanh|bao tri|vong|han|thoi gian thuc hien|lan thu)(?: [a-z]+){0,1} $/;
/** Fewer for one place are a part of the lot. */
const FOR_PLACE =
  /^(?: [a-z]+){0,2}(?: E)?[^.;EM]{0,40}\b(?:cho|tai|o|thuoc) (?!cac |toan |nguoi )/;
/** "Máy in và máy quét": one of two that share the figure. */
const SHARED_BEHIND = /E(?:,| va| cung| cung voi) [a-z]/;
const REACH = 60;

export function nearCounts(shape: Shape): ToldQuantity[] {
  const [only, ...more] = namesOf(shape);
  const thing = lineOf(only);
  if (only === undefined || more.length > 0 || thing === null || isOfParts(shape)) return [];
  if (SHARED_BEFORE.test(shape.text.slice(0, only.at)) || SHARED_BEHIND.test(shape.text)) return [];
  const counts = countsOf(thing);
  const [first] = counts;
  if (first === undefined) return [];
  return [...shape.text.matchAll(COUNT)].flatMap((match): ToldQuantity[] => {
    const value = BigInt((match[1] ?? "").replaceAll(".", "")) * MICRO;
    const meant = columnsMeant(shape, match, { only, thing, counts });
    const [own] = meant;
    const before = shape.text.slice(0, match.index);
    if (own === undefined || NO_COUNT.test(before) || isOfOthers(before)) return [];
    const holds = meant.some((one) => one.value === value) || isProduct(value, counts);
    const rest = shape.text.slice(match.index + match[0].length);
    const part = value < own.value && FOR_PLACE.test(rest);
    if (!holds && (part || isPartOfTold(shape, value, own.value))) return [];
    const { start, end } = only;
    // "22 cái, gồm bệnh viện 13 cái và trạm y tế 9 cái": parts of what is told in front.
    if (!holds && /\d[^]*\bgom\b/.test(before)) return [];
    return [{ said: value, there: own.value, holds, thing, column: own.column, start, end }];
  });
}

/** But for the group that only tells which row is meant: "máy đọc mã vạch của Trạm Y tế Ea Kly". */
function namesOf({ marks }: Shape): NameMark[] {
  const names = marks.filter((mark): mark is NameMark => mark.kind === "E");
  const lines = names.flatMap((mark) => lineOf(mark) ?? []);
  return names.filter(({ mention }) =>
    mention.things.every((group) => !lines.some((line) => isInside(line, group))),
  );
}

/** What is told of some of them, or of what is there. */
const isOfParts = ({ text }: Shape): boolean =>
  /\b(?:trong do|rieng|uu tien|truoc mat|dot|giai doan|deu|tung|hien co|da co|da trang bi|da lap|so voi|dinh muc|tieu chuan|bao hanh)\b/.test(
    text,
  );

interface Count {
  column: number;
  value: Micro;
  /** Folded words that the count may be told with. */
  words: readonly string[];
}

/** Whole numbers of the row that are no money. */
function countsOf({ table, rows: [row], name }: Thing): Count[] {
  const columns = columnsOf(table, "quantity", "factor", "figure").filter(isOfCounts);
  return columns.flatMap((column): Count[] => {
    const value = row?.cells[column.index]?.value;
    if (value == null || value <= 0n || value % MICRO !== 0n) return [];
    const unit = fold(row?.unit ?? "").trim();
    const own =
      column.role === "quantity" ? [...(unit === "" ? PIECES : [unit]), headOf(name)] : [];
    const words = [...own, headerWords(column)].filter((one) => /[a-z]{2}/.test(one));
    return [{ column: column.index, value, words }];
  });
}

/** What pieces are called where the table has no units. */
const PIECES = ["chiec", "cai", "bo"];

const isOfCounts = ({ role, header, scale }: BudgetColumn): boolean =>
  role !== "figure" ||
  (scale === null && /^so\b/.test(fold(header))) ||
  /^so (?!tien)/.test(fold(header));

const headOf = (name: string): string => fold(name).split(/[^a-z]/)[0] ?? "";

/** "Số máy tính (bộ)" → "may tinh". */
const headerWords = ({ header }: BudgetColumn): string =>
  fold(header)
    .replace(/\([^)]*\)/g, " ")
    .replace(/^(?:so luong|so|sl|khoi luong)\b/, " ")
    .replace(/\b(?:thue|su dung|can|mua)\b.*$/, " ")
    .trim();

/** "Máy in laser màu" is no "máy in laser". */
const isLonger = (rest: string): boolean =>
  /^ [a-z]/.test(rest) &&
  !BEHIND_NAME.test(rest.trim()) &&
  !/^ (?:voi|gia|don gia|tri gia|thanh tien|tong|het|can|la|duoc|se|phai)\b/.test(rest);

/** The columns whose words stand behind the number; of a number right before the name its quantity. */
function columnsMeant(
  { text }: Shape,
  match: RegExpExecArray,
  { only, thing, counts }: { only: NameMark; thing: Thing; counts: readonly Count[] },
): Count[] {
  const end = match.index + match[0].length;
  const rest = text.slice(end);
  if (Math.abs(only.at - match.index) > REACH) return [];
  const [quantity] = columnsOf(thing.table, "quantity");
  const own = counts.filter(({ column }) => column === quantity?.index);
  const unit = /^ (?:([a-z]+(?: [a-z]+)?) )?E/.exec(rest);
  if (unit !== null) {
    const known = unit[1] === undefined || own.some(({ words }) => words.includes(unit[1] ?? ""));
    return known && !isLonger(rest.slice(unit[0].length)) ? own : [];
  }
  const behind = `${rest.trimStart()} `.replace(/[,.;)]/g, " ");
  return counts.filter(({ words }) =>
    words.some((word) => behind.startsWith(`${word} `) && isAlone(word, behind, thing)),
  );
}

/** The first word of a name says little by itself: "máy in" is no "máy tính". */
const isAlone = (word: string, behind: string, { name }: Thing): boolean =>
  word !== headOf(name) ||
  behind.startsWith(`${fold(name).split(" ").slice(0, 2).join(" ")} `) ||
  BEHIND_NAME.test(behind.slice(word.length).trim());

/** 14 stations for 12 months are 168 months of a station. */
const isProduct = (value: Micro, counts: readonly Count[]): boolean =>
  counts.length > 1 &&
  counts.reduce((product, one) => (product * one.value) / MICRO, MICRO) === value;
