/** "năm 2026 số hóa 10.000 hồ sơ, năm 2027 số hóa 8.500 hồ sơ": how much of a work the plan itself gives to the new year. */
import { formatQuantity } from "../budget/format-money.ts";
import { fold } from "../text/fold.ts";
import { withoutCitations } from "./citation.ts";
import { parseVietnameseFigure } from "./figure.ts";
import { headTokens, itemTokens } from "./match-item.ts";
import type { Plan, PlanBudgetLine } from "./plan.ts";
import type { Years } from "./several-years.ts";

export interface ToldForYear {
  quantity: number;
  /** Words of the plan. */
  said: string;
}

/** The number of the new year, where a line of the budget pays for that of the plan's own; null where no text tells both. */
export function toldForYear(
  { sections, tables }: Plan,
  { name, quantity }: Pick<PlanBudgetLine, "name" | "quantity">,
  years: Years,
): ToldForYear | null {
  const head = headTokens(name.replace(/\s*\([^()]*\)/gu, ""));
  if (quantity === null || head.length === 0) return null;
  for (const text of textsOf({ sections, tables })) {
    if (!head.every((word) => itemTokens(text).includes(word))) continue;
    const shares = sharesIn(text);
    const [own, next] = [only(shares, years.from), only(shares, years.to)];
    if (own?.value === quantity && next?.of === own.of)
      return { quantity: next.value, said: next.said };
  }
  return null;
}

/** Lines and rows of tasks, but those of the report. */
const textsOf = ({ sections, tables }: Pick<Plan, "sections" | "tables">): string[] => [
  ...sections
    .filter(({ role }) => role !== "results")
    .flatMap(({ items }) => items.map(({ text }) => text)),
  ...tables
    .filter(({ inResults, kind }) => !inResults && kind === "tasks")
    .flatMap(({ rows }) => rows.map((row) => row.join("; "))),
];

/** The one share of a year; undefined for none or several. */
function only(shares: readonly Share[], year: number): Share | undefined {
  const [first, ...others] = shares.filter((share) => share.year === year);
  return others.length === 0 ? first : undefined;
}

interface Share {
  year: number;
  value: number;
  /** What is counted, folded. */
  of: string;
  said: string;
}

const CLAUSES =
  /[;()]|(?<!năm\s+20\d{2}\s*):|,(?!\d)|\.(?=\s)|(?<!\p{L})và(?=\s+(?:trong\s+)?năm\s)/u;
const COUNT = /(?<![\p{L}\d.,/%-])(\d[\d.]*)\s+(\p{Ll}+)/gu;

/** Clauses that name one year and one number of things. */
const sharesIn = (text: string): Share[] =>
  withoutCitations(text)
    .split(CLAUSES)
    .flatMap((clause): Share[] => {
      const years = [...clause.matchAll(/(?<![\d/])20\d{2}(?!\d|[.,]\d|\/)/gu)];
      const counts = [...clause.replace(/năm\s+20\d{2}/giu, " ").matchAll(COUNT)];
      const [year, count] = [years[0]?.[0], counts[0]];
      const value = parseVietnameseFigure(count?.[1] ?? "");
      if (years.length !== 1 || counts.length !== 1 || value === null) return [];
      return [{ year: Number(year), value, of: fold(count?.[2] ?? ""), said: clause.trim() }];
    });

const BEGINS =
  /(?<!\p{L})(?:lắp|kéo|đăng ký|hòa mạng|mở|thuê|bắt đầu|đưa vào|sử dụng|triển khai)(?!\p{L})[^.;]*?tháng\s+0?(\d{1,2})\s*\/\s*(20\d{2})/giu;

/** "Lắp thêm 01 đường Internet: tháng 02/2025" and eleven months of it: what began within the year is no measure of a whole one. */
export function beganWithin(
  plan: Plan,
  { name, unit, quantity }: Pick<PlanBudgetLine, "name" | "unit" | "quantity">,
): boolean {
  if (!/^thang\b/.test(fold(unit ?? "")) || quantity === null || quantity >= MONTHS) return false;
  const head = headTokens(name);
  return textsOf(plan).some(
    (text) =>
      head.every((word) => itemTokens(text).includes(word)) &&
      [...text.matchAll(BEGINS)].some(([, month, year]) => {
        const left = MONTHS - Number(month);
        return Number(year) === plan.cover.year && (quantity === left || quantity === left + 1);
      }),
  );
}
const MONTHS = 12;

/** "(10.000/18.500 hồ sơ)", "(2 lớp)" in a name tells the number of the line, and follows it. */
export function withOwnCount(
  { name, quantity, unit }: Pick<PlanBudgetLine, "name" | "quantity" | "unit">,
  next: number | null,
): string {
  if (quantity === null || next === null || next === quantity || !Number.isInteger(next))
    return name;
  return name.replace(/\((0?)(\d[\d.]*)(?=\s*\/\s*\d|\s+(\p{L}+))/gu, (found, ...parts) => {
    const [zero, count, of] = parts as [string, string, string | undefined];
    const same = of === undefined || fold(unit ?? "").startsWith(fold(of));
    if (parseVietnameseFigure(count) !== quantity || !same) return found;
    return `(${next < 10 ? zero : ""}${formatQuantity(next)}`;
  });
}
