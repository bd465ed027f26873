/** The quantity that a sentence tells of one row: "12 cái …", "Riêng … cần 28 bộ". Its price: ./told-prices.ts. */
import { columnsOf } from "../../budget/budget-table.ts";
import { WHOLE_NUMBER } from "../../budget/counts-in-text.ts";
import { MICRO, type Micro } from "../../budget/fixed.ts";
import { fold } from "../../text/fold.ts";
import type { Thing } from "./named-things.ts";
import { lineOf } from "./own-sentences.ts";
import { ASIDE, marksOf, type Shape } from "./sentence-shape.ts";
import { SHARED_BEFORE } from "./told-amounts.ts";

const COUNT = String.raw`(?<![\d.,/])${WHOLE_NUMBER}`;

export interface ToldQuantity {
  said: Micro;
  there: Micro;
  holds: boolean;
  thing: Thing;
  column: number;
  start: number;
  end: number;
}

const NEEDS =
  "(?:can|so luong|la|voi|de nghi|de xuat|nhu cau|mua|mua sam|trang bi|cap|gom|co|du kien|duoc|tinh|du|bo sung|dang ky|so luong de nghi|thue|trong)";
/** "Lắp 22 bộ phát wifi": the name itself begins with a word of pieces. */
const PIECES = new RegExp(
  String.raw`\b(?:mua|mua moi|mua sam|lap|lap dat|lap moi|trang bi|cap|cap moi|bo sung|thay|va|,|thue|dau tu|can|de nghi) ${COUNT} E${ASIDE}`,
  "g",
);
/** "Thiết bị lưu trữ: số lượng 4 được tính theo …": no unit is told. */
const BARE = new RegExp(
  String.raw`E${ASIDE}[ ,:(–-]+(?:voi |co )?(?:so luong|sl)(?: (?:la|can|mua))?:? ${COUNT}(?= (?:duoc|theo|va|voi|tinh)\b| ?[.,;)]|$)`,
  "g",
);
const QUANTITIES = [
  new RegExp(String.raw`${COUNT} ([a-z]+(?: [a-z]+)?) E${ASIDE}`, "g"),
  new RegExp(
    String.raw`E${ASIDE}(?:[ ,:(–-]+${NEEDS})*[ ,:(–-]+${COUNT} ([a-z]+(?: [a-z]+)?)`,
    "g",
  ),
];
/** "mỗi trạm 01 bộ": so many for one of several. */
export const EACH_OF =
  "moi (?:khoa|phong|tram|don vi|xa|phuong|nam|thang|quy|dot|lan|lop|co so|bo phan|to|diem)";
/** What is there already, so many for each of several places, so many more than another. */
const NOT_NEEDED = new RegExp(
  `\\b(?:nhieu hon|it hon|hon|kem|so voi|da|hien co|con|chua|thay|${EACH_OF})\\b[^.;:]*$`,
);
/** What may follow the whole name of an item, folded: for whom, where, when; any other word makes it another thing. */
export const BEHIND_NAME =
  /^(?:$|(?:cho|tai|o|thay|phuc vu|de|trong|truoc|xong|hoan thanh|tu|vao|theo|ve|den|va|moi|ngay|da|dang|bi|hong|cu|the he|co|loai|dung)\b)/;
/** Fewer for one place are a part of the lot. */
const PLACE = /^[ ,]*(?:cho|tai|o|thuoc|cua|dung tai) (?!cac |toan )/;

export const toldQuantities = (shape: Shape): ToldQuantity[] =>
  [...QUANTITIES, PIECES, BARE].flatMap((pattern) =>
    [...shape.text.matchAll(pattern)].flatMap((match) => quantityOf(shape, match)),
  );

function quantityOf(shape: Shape, match: RegExpExecArray): ToldQuantity[] {
  const [named] = marksOf(shape, "E", match);
  const thing = lineOf(named);
  if (thing === null || named === undefined || !isCounted(thing, match[2], match[0])) return [];
  const counts = countsOf(thing);
  const [first] = counts;
  if (first === undefined || isOfOthers(shape.text.slice(0, match.index))) return [];
  const said = BigInt((match[1] ?? "").replaceAll(".", "")) * MICRO;
  const holds = counts.some(({ value }) => value === said);
  const rest = shape.text.slice(match.index + match[0].length);
  const part = said < first.value && (PLACE.test(rest) || isPartOfTold(shape, said, first.value));
  const { start, end } = named;
  const words = shape.block.text.slice(start, end);
  if (!holds && (part || isOfAnother(thing, words, { told: match[0], rest }))) return [];
  return [{ said, there: first.value, holds, thing, column: first.column, start, end }];
}

const ANY_COUNT = new RegExp(String.raw`${COUNT}(?![\d.,/:]\d|[a-z]| ?[%x×/])`, "g");

/** "25 cái cho khoa Nội, 15 cái cho khoa Ngoại, tổng cộng 40 cái": all are told there too, or what is told comes to all. */
export function isPartOfTold({ text }: Shape, said: Micro, whole: Micro): boolean {
  const all = [...text.matchAll(ANY_COUNT)].map(
    (match) => BigInt((match[1] ?? "").replaceAll(".", "")) * MICRO,
  );
  const others = all.filter((one) => one !== whole);
  const sum = others.reduce((one, other) => one + other, 0n);
  return said < whole && others.length > 1 && (all.includes(whole) || sum === whole);
}

const isOfAnother = (
  thing: Thing,
  words: string,
  { told, rest }: { told: string; rest: string },
): boolean => isLongerName(told, rest) || isOneOfSeveral(thing, words);

/** "Bộ máy in" beside the row "Máy in A3": without its word of pieces the name is that of other rows too. */
function isOneOfSeveral({ table, rows: [own] }: Thing, said: string): boolean {
  const core = /^(?:bo|cai|chiec) (.+)$/.exec(fold(said))?.[1];
  return (
    core !== undefined &&
    table.rows.some((row) => row !== own && row.kind === "line" && fold(row.name).includes(core))
  );
}

/** "08 cái máy in laser màu" beside the row "Máy in laser". */
const isLongerName = (told: string, rest: string): boolean =>
  told.endsWith("E") && /^ [a-z]/.test(rest) && !BEHIND_NAME.test(rest.trim());

/** What is there already, what each of several gets, what two things share. */
export const isOfOthers = (before: string): boolean =>
  NOT_NEEDED.test(before) || (SHARED_BEFORE.test(before) && !COUNTED_BEFORE.test(before));

/** "4 ki ốt và 15 đầu đọc": each of the two has its own number. */
const COUNTED_BEFORE = /(?:^|[\s,;(])\d[\d.]* [a-zE][^.;:,\d]* (?:va|cung|cung voi|va ca) $/;

/** In the unit of its row; without one where the name itself begins with a word of pieces. */
const isCounted = (thing: Thing, unit: string | undefined, told: string): boolean =>
  unit === undefined ? isPiece(thing) || BARE_WORDS.test(told) : isUnit(thing, unit);

function isUnit({ rows: [row] }: Thing, said: string): boolean {
  const unit = fold(row?.unit ?? "");
  return unit !== "" && `${said} `.startsWith(`${unit} `);
}

const BARE_WORDS = /\b(?:so luong|sl)\b[^\d]*\d[\d.]*$/;

const isPiece = ({ name }: Thing): boolean =>
  /^(?:bo|may|cai|chiec|thiet bi|phan mem|tu|ghe|ban)\b/.test(fold(name));

const countsOf = ({ table, rows: [row] }: Thing): { column: number; value: Micro }[] =>
  columnsOf(table, "quantity", "factor").flatMap(({ index }) => {
    const value = row?.cells[index]?.value;
    return value == null ? [] : [{ column: index, value }];
  });
