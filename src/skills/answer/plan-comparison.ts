/**
 * Sums of plans side by side. A difference is told only where both are surely of the same thing and measure; otherwise both
 * stand there without a verdict.
 */
import { formatDong } from "../../domain/budget/format-money.ts";
import { asksAcross, wishedEnd } from "./across-plans.ts";
import type { FoundPassage, Turn } from "./answer-deps.ts";
import { citePassage } from "./cite-passage.ts";
import { mainAmount, readRow, tellsUnitPrice } from "./plan-rows.ts";
import { planNames } from "./plan-statement.ts";
import { isSameThing, isSure, rowYear, tellsTax } from "./plan-things.ts";
import type { Statement } from "./statement.ts";

export interface Compared {
  /** The verdict; null where none may be told. */
  lead: Statement | null;
  /** Why none is told. */
  caution: string | null;
}

const NONE: Compared = { lead: null, caution: null };
const COMPARES = /\b(?:so sanh|so voi|hon|chenh|lech|khac|tang|giam|nhat|thay doi|doi ra sao)\b/;

interface Told {
  row: FoundPassage;
  sum: number;
  name: string;
  /** What is counted; null for a sum of money. */
  unit: string | null;
}

/** "Ai mua nhiều máy tính hơn" counts machines, "ai chi nhiều hơn" money. Folded. */
const asksCount = (question: string): boolean => COUNTS.test(question) && !OF_MONEY.test(question);
const COUNTS =
  /\b(?:mua|trang bi|sam)(?: sam)? (?:duoc )?(?:bao )?(?:nhieu|it) \S+|\bso luong\b|\b(?:bao nhieu|may|nhieu|it) (?:cai|bo|chiec|may)\b/;
const OF_MONEY = /\b(?:tien|kinh phi|chi|gia|dong|ton|du toan|dat|re)\b/;

/** `question`: folded. `isTotal`: the rows are totals of plans. */
export function comparison(
  rows: readonly FoundPassage[],
  { question, isTotal }: { question: string; isTotal: boolean },
  turn: Turn,
): Compared {
  if (!COMPARES.test(question) && !asksAcross(question)) return NONE;
  const firsts = firstOfEach(rows);
  const told = sumsOf(firsts, question);
  if (!areComparable(told, firsts.length)) return NONE;
  const found = isTotal ? null : doubtOf(told.map(({ row }) => row));
  // What is counted bears no tax and no unit of money.
  const doubt = asksCount(question) && found !== "name" ? null : found;
  const caution = doubt === null || !ASKS_DIFFERENCE.test(question) ? null : WHY_NONE[doubt];
  if (doubt !== null && (doubt !== "tax" || !isFarApart(told))) return { lead: null, caution };
  return { lead: verdict(told, firsts, { question, isExact: doubt === null }, turn), caution };
}

/** The highest first. */
function sumsOf(firsts: readonly FoundPassage[], question: string): Told[] {
  // A unit price is set beside unit prices only, else what each row comes to.
  const isPriced = firsts.every((row) => tellsUnitPrice(row));
  const asked = isPriced ? question : question.replaceAll("don gia", "");
  const names = namesOf(firsts);
  return firsts
    .map((row, at) => {
      const counted = asksCount(question) ? countIn(row) : null;
      const sum = counted?.sum ?? mainAmount(row, asked);
      return { row, sum, name: names[at] ?? "", unit: counted?.unit ?? null };
    })
    .filter((one): one is Told => one.sum !== null)
    .sort((a, b) => b.sum - a.sum);
}

/** Two or more, none of two left out, and all money or all counted. */
const areComparable = (told: readonly Told[], size: number): boolean =>
  told.length > 1 &&
  !(told.length < size && size === 2) &&
  new Set(told.map(({ unit }) => unit === null)).size === 1;

/** How many of the thing a row counts. */
function countIn({ figures }: FoundPassage): { sum: number; unit: string } | null {
  const cell = figures?.cells.find(({ role, value }) => role === "quantity" && value !== null);
  if (cell?.value == null || figures === undefined) return null;
  return { sum: cell.value, unit: figures.unit.toLocaleLowerCase("vi") };
}

function verdict(
  told: readonly Told[],
  firsts: readonly FoundPassage[],
  { question, isExact }: { question: string; isExact: boolean },
  turn: Turn,
): Statement {
  // Who asks for the highest is shown it first; two plans stand in their own order.
  const ranked = told.map(({ row }) => row);
  const cited = asksAcross(question) ? ranked : firsts.filter((row) => ranked.includes(row));
  const text =
    told.length === 2 ? besideEachOther(told, isExact) : inOrder(told, wishedEnd(question));
  return { lead: true, text, citations: cited.map((row) => citePassage(row, turn)) };
}

const ASKS_DIFFERENCE = /\b(?:so sanh|so voi|hon|chenh|lech|khac|tang|giam|thay doi)\b/;
const WHY_NONE = {
  name: "Không nêu chênh lệch: các dòng có tên khác nhau, chưa chắc là cùng một nội dung.",
  scale: "Không nêu chênh lệch: có bảng không ghi rõ đơn vị tiền.",
  tax: "Không tính số chênh lệch: một bảng tách riêng tiền thuế, bảng kia không ghi đã gồm thuế hay chưa.",
} as const;

/** The first row of each plan and year. */
function firstOfEach(rows: readonly FoundPassage[]): FoundPassage[] {
  const firsts = new Map<string, FoundPassage>();
  for (const row of rows) {
    const key = `${row.documentId} ${rowYear(row) ?? ""}`;
    if (!firsts.has(key)) firsts.set(key, row);
  }
  return [...firsts.values()];
}

/** By their plans; years of one plan by the year. */
function namesOf(firsts: readonly FoundPassage[]): string[] {
  const names = planNames(firsts);
  const isOne = names.size === 1 && firsts.length > 1;
  return firsts.map((row) =>
    isOne ? `năm ${rowYear(row) ?? ""}` : (names.get(row.documentId) ?? row.title),
  );
}

function doubtOf(rows: readonly FoundPassage[]): keyof typeof WHY_NONE | null {
  const [first, ...others] = rows;
  if (first === undefined) return null;
  if (rows.some((row) => !isSure(row))) return "scale";
  const nameOf = (row: FoundPassage) => readRow(row)?.name ?? row.text;
  if (others.some((other) => !isSameThing(nameOf(first), nameOf(other)))) return "name";
  return others.some((other) => tellsTax(other) !== tellsTax(first)) ? "tax" : null;
}

/** Further apart than any tax. */
const isFarApart = (told: readonly Told[]): boolean =>
  told.every(({ sum }, at) => at === 0 || (told[at - 1]?.sum ?? 0) > sum * 1.15);

const said = ({ sum, unit }: Pick<Told, "sum" | "unit">): string =>
  unit === null ? `${formatDong(sum)} đồng` : `${sum} ${unit}`.trim();
const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase("vi") + text.slice(1);

function besideEachOther([more, less]: readonly Told[], isExact: boolean): string {
  if (more === undefined || less === undefined) return "";
  if (more.sum === less.sum)
    return `${capital(more.name)} và ${less.name} bằng nhau: ${said(more)}.`;
  const by = isExact ? ` ${said({ sum: more.sum - less.sum, unit: more.unit })}` : "";
  return `${capital(more.name)} nhiều hơn ${less.name}${by} (${said(more)} so với ${said(less)}).`;
}

/** `told`: the highest first. */
function inOrder(told: readonly Told[], end: ReturnType<typeof wishedEnd>): string {
  const list = (end === "least" ? told.toReversed() : told).map(
    (one) => `${one.name} ${said(one)}`,
  );
  const [first, ...rest] = list;
  if (end === null) return `Từ cao xuống thấp: ${list.join("; ")}.`;
  return `${end === "least" ? "Ít nhất" : "Nhiều nhất"} là ${first ?? ""}; tiếp theo: ${rest.join("; ")}.`;
}
