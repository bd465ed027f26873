/** What plans cost as a whole and by group, and two plans side by side. */
import { fold } from "../../domain/text/fold.ts";
import { asksAcross, wishedEnd } from "./across-plans.ts";
import { emptyDraft, type FoundPassage, type Outcome, type Turn } from "./answer-deps.ts";
import { citePassage } from "./cite-passage.ts";
import { oneCopyEach } from "./plan-copies.ts";
import { askedPart, fitsYear, linesOf, namesPlanOf, partOf, type PlanPart } from "./plan-lines.ts";
import { amountsIn, mainAmount, tellsUnitPrice, totalSentence } from "./plan-rows.ts";
import { planNames, planStatements } from "./plan-statement.ts";
import { isOfUnits, onlyYear, planQuery, unitsOf } from "./plan-units.ts";
import type { Statement } from "./statement.ts";
import type { Question } from "./understand.ts";

const MOST_PLANS = 6;
const MOST_GROUPS = 5;

export async function plansPassages(
  query: string,
  question: Question,
  turn: Turn,
): Promise<FoundPassage[]> {
  const found = await turn.searchPassages(planQuery(query), 200, turn.unit, {
    kinds: ["plan", "budget"],
  });
  const units = unitsOf(question.text, turn);
  const year = onlyYear(question.text);
  const namesPlan = year !== null && namesPlanOf(question.text, year);
  return oneCopyEach(found)
    .filter((passage) => isOfUnits(passage, units))
    .filter((passage) => year === null || fitsYear(passage, year, namesPlan) === 2);
}

/** The line that totals each plan meant, the newest plan first. */
export async function totalsOf(question: Question, turn: Turn): Promise<FoundPassage[]> {
  const found = await plansPassages(`tổng kinh phí ${question.text}`, question, turn);
  const ids = [...new Set(found.map((passage) => passage.documentId))];
  const year = onlyYear(question.text);
  const isSpent = SPENT.test(fold(question.text));
  const rows: FoundPassage[] = [];
  for (const id of ids) {
    const lines = await linesOfPlan(id, "tổng cộng kinh phí bằng chữ", turn);
    const totals = lines
      .filter((line) => (isSpent ? isSpentLine(line.text) : isTotalLine(line.text)))
      .filter((line) => isOfYear(line));
    const best = totals.toSorted((a, b) => worthOf(b) - worthOf(a))[0];
    if (best !== undefined) rows.push(best);
  }
  return rows.sort((a, b) => (b.year ?? 0) - (a.year ?? 0)).slice(0, MOST_PLANS);

  function isOfYear(line: FoundPassage): boolean {
    return year === null || fitsYear(line, year, namesPlanOf(question.text, year)) === 2;
  }
  function worthOf(line: FoundPassage): number {
    const wanted: PlanPart = askedPart(question.text) ?? "targets";
    const isWanted = partOf(line) === null || partOf(line) === wanted || line.year !== year;
    // A sentence that says "tổng kinh phí" is surer than the last row of some table.
    const isSaid = /\btong kinh phi\b/.test(fold(`${line.headingPath.at(-1) ?? ""} ${line.text}`));
    return (isWanted ? 2 : 0) + (isSaid ? 1 : 0) + (totalSentence(line) === null ? 0 : 0.5);
  }
}

/** Where the money of each plan comes from, under its total; null where no plan tells it. */
export async function sourcesOf(question: Question, turn: Turn): Promise<Outcome | null> {
  const [total] = await totalsOf(question, turn);
  if (total === undefined) return null;
  const lines = await linesOfPlan(total.documentId, "nguồn kinh phí vốn ngân sách quỹ", turn);
  const wanted: PlanPart = askedPart(question.text) ?? "targets";
  const told = lines
    .filter((line) => line.table === null && OF_SOURCE.test(fold(line.text)))
    .filter((line) => HAS_SUM.test(line.text) && (partOf(line) ?? wanted) === wanted);
  const distinct = [...new Map(told.map((line) => [line.text, line])).values()];
  if (distinct.length < 2) return null;
  const end = wishedEnd(fold(question.text));
  const worth = (line: FoundPassage) => (amountsIn(line)[0] ?? 0) * (end === "least" ? -1 : 1);
  if (end !== null) distinct.sort((a, b) => worth(b) - worth(a));
  const draft = emptyDraft();
  const ordered = end === null ? [total, ...distinct] : [...distinct, total];
  draft.statements.push(...planStatements(ordered.slice(0, MOST_GROUPS + 1), turn));
  return { draft, about: [] };
}

const OF_SOURCE = /^[\W\d]*(?:nguon|von|ngan sach|quy|thu su nghiep)\b/;

async function linesOfPlan(id: string, query: string, turn: Turn): Promise<FoundPassage[]> {
  const hits = await turn.searchPassages(query, 60, turn.unit, { documentIds: [id] });
  return hits.flatMap(linesOf);
}

/** "Tổng cộng | 3.690.460", "Tổng kinh phí: 50.588.967.000 đồng", also where the words stand in the heading. */
export function isTotalLine(text: string): boolean {
  const folded = fold(text);
  return /^\W*(?:\|\s*)*tong\b|bang chu|tong kinh phi/.test(folded) && HAS_SUM.test(text);
}

/** What of the money was spent is asked for. */
const SPENT =
  /\b(?:thuc hien|giai ngan|chi|su dung) duoc\b|\bda (?:thuc hien|giai ngan|chi|su dung)\b/;
const isSpentLine = (text: string): boolean =>
  /^\W*(?:ket qua (?:thuc hien|giai ngan)|da (?:thuc hien|giai ngan|chi)|giai ngan)\b/.test(
    fold(text),
  ) && HAS_SUM.test(text);

const HAS_SUM = /\d{1,3}(?:[.,]\d{3})+/;

/** "I. Hệ thống phần mềm … | 625,740,000": a row that sums up a group. */
export function isGroupRow(passage: FoundPassage): boolean {
  if (passage.table === null || !/^(?:[IVX]{1,4}|[A-E])\s*[.|]/.test(passage.text.trim()))
    return false;
  return totalSentence(passage) !== null;
}

/** The groups of a plan's table below its total. */
export async function groupStatements(
  totals: readonly FoundPassage[],
  turn: Turn,
): Promise<Statement[]> {
  const [total, other] = totals;
  if (total === undefined || other !== undefined || total.table === null) return [];
  const rows = await linesOfPlan(total.documentId, "I II III nhóm hệ thống tổng kinh phí", turn);
  const groups = rows.filter((row) => row.table === total.table && isGroupRow(row));
  const told = [...new Map(groups.map((row) => [row.text, row])).values()];
  return told
    .toSorted((a, b) => a.text.localeCompare(b.text))
    .slice(0, MOST_GROUPS)
    .map((row) => ({ text: `${totalSentence(row) ?? ""}.`, citations: [citePassage(row, turn)] }));
}

/** "A nhiều hơn B 1.000.000 đồng", "Nhiều nhất là A": where at least two plans tell one sum each. */
export function comparison(
  rows: readonly FoundPassage[],
  question: string,
  turn: Turn,
): Statement | null {
  if (!COMPARES.test(question) && !asksAcross(question)) return null;
  const names = planNames(rows);
  const firsts = [...names.keys()].flatMap((id) => rows.find((row) => row.documentId === id) ?? []);
  // A unit price is set beside unit prices only, else what each row comes to.
  const isPriced = firsts.every((row) => tellsUnitPrice(row));
  const asked = isPriced ? question : question.replaceAll("don gia", "");
  const told = firsts
    .map((row) => ({ row, sum: mainAmount(row, asked), name: names.get(row.documentId) ?? "" }))
    .filter((one): one is Told => one.sum !== null)
    .sort((a, b) => b.sum - a.sum);
  if (told.length < 2 || (told.length < firsts.length && firsts.length === 2)) return null;
  // Who asks for the highest is shown it first; two plans stand in their own order.
  const ranked = told.map(({ row }) => row);
  const cited = asksAcross(question) ? ranked : firsts.filter((row) => ranked.includes(row));
  const text = told.length === 2 ? besideEachOther(told) : inOrder(told, wishedEnd(question));
  return { lead: true, text, citations: cited.map((row) => citePassage(row, turn)) };
}

const COMPARES = /\b(?:so sanh|so voi|hon|chenh|lech|khac|nhieu|it|tang|giam|nhat)\b/;

interface Told {
  row: FoundPassage;
  sum: number;
  name: string;
}

const dong = (value: number): string => `${value.toLocaleString("de-DE")} đồng`;

function besideEachOther([more, less]: readonly Told[]): string {
  if (more === undefined || less === undefined) return "";
  return more.sum === less.sum
    ? `${more.name} và ${less.name} bằng nhau: ${dong(more.sum)}.`
    : `${more.name} nhiều hơn ${less.name} ${dong(more.sum - less.sum)} (${dong(more.sum)} so với ${dong(less.sum)}).`;
}

/** `told`: the highest first. */
function inOrder(told: readonly Told[], end: ReturnType<typeof wishedEnd>): string {
  const list = (end === "least" ? told.toReversed() : told).map(
    ({ name, sum }) => `${name} ${dong(sum)}`,
  );
  const [first, ...rest] = list;
  if (end === null) return `Từ cao xuống thấp: ${list.join("; ")}.`;
  return `${end === "least" ? "Ít nhất" : "Nhiều nhất"} là ${first ?? ""}; tiếp theo: ${rest.join("; ")}.`;
}

const MOST_UNTOLD = 4;

/** Plans that were looked at and name no total. */
export async function withoutTotal(
  rows: readonly FoundPassage[],
  question: Question,
  turn: Turn,
): Promise<string[]> {
  const told = new Set(rows.map(({ documentId }) => documentId));
  const found = await plansPassages(`tổng kinh phí ${question.text}`, question, turn);
  const left = found.filter(({ documentId }) => !told.has(documentId));
  const names = [...planNames(left).values()].slice(0, MOST_UNTOLD);
  return names.length === 0 ? [] : [`Không nêu tổng kinh phí: ${names.join(", ")}.`];
}
