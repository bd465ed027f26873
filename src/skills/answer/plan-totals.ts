/** What plans cost as a whole and by group, and two plans side by side. */
import { fold } from "../../domain/text/fold.ts";
import { wishedEnd } from "./across-plans.ts";
import { emptyDraft, type FoundPassage, type Outcome, type Turn } from "./answer-deps.ts";
import { citePassage } from "./cite-passage.ts";
import { oneCopyEach } from "./plan-copies.ts";
import { askedPart, fitsYear, linesOf, namesPlanOf, partOf, type PlanPart } from "./plan-lines.ts";
import { namedSource } from "./plan-measures.ts";
import { amountsIn, totalSentence } from "./plan-rows.ts";
import { planNames, planStatements } from "./plan-statement.ts";
import { isOfUnits, onlyYear, planQuery, unitsOf, yearsOf } from "./plan-units.ts";
import type { Statement } from "./statement.ts";
import type { Question } from "./understand.ts";

const MOST_PLANS = 6;
const MOST_GROUPS = 5;

export async function plansPassages(
  query: string,
  question: Question,
  turn: Turn,
  year = onlyYear(question.text),
): Promise<FoundPassage[]> {
  const found = await turn.searchPassages(planQuery(query), 200, turn.unit, {
    kinds: ["plan", "budget"],
  });
  const units = unitsOf(question.text, turn);
  const namesPlan = year !== null && namesPlanOf(question.text, year);
  return oneCopyEach(found)
    .filter((passage) => isOfUnits(passage, units))
    .filter((passage) => year === null || fitsYear(passage, year, namesPlan) === 2);
}

/** The line that totals each plan meant, the newest plan first; of one unit in two years, one line a year. */
export async function totalsOf(question: Question, turn: Turn): Promise<FoundPassage[]> {
  const years = yearsOf(question.text);
  if (years.length !== 2 || unitsOf(question.text, turn).length !== 1)
    return totalsOfYear(question, turn, onlyYear(question.text));
  const all = await Promise.all(
    years.toSorted((a, b) => b - a).map((year) => totalsOfYear(question, turn, year)),
  );
  return all.flatMap((rows) => rows.slice(0, 1));
}

async function totalsOfYear(
  question: Question,
  turn: Turn,
  year: number | null,
): Promise<FoundPassage[]> {
  const found = await plansPassages(`tổng kinh phí ${question.text}`, question, turn, year);
  const ids = [...new Set(found.map((passage) => passage.documentId))];
  const isSpent = SPENT.test(fold(question.text));
  const rows: FoundPassage[] = [];
  for (const id of ids) {
    const lines = await linesOfPlan(id, "tổng cộng kinh phí bằng chữ", turn);
    const totals = lines
      .filter((line) => (isSpent ? isSpentLine(line.text) : isTotalLine(line.text)))
      .filter((line) => isOfYear(line));
    const best = totals.toSorted((a, b) => worthOf(b) - worthOf(a))[0];
    if (best !== undefined) rows.push(best);
    // "Giải ngân được bao nhiêu trên tổng kinh phí": both.
    const whole = isSpent && TOTAL_BESIDE.test(fold(question.text)) ? wholeOf(lines) : undefined;
    if (whole !== undefined) rows.push(whole);
  }
  return rows.sort((a, b) => (b.year ?? 0) - (a.year ?? 0)).slice(0, MOST_PLANS);

  function wholeOf(lines: readonly FoundPassage[]): FoundPassage | undefined {
    const totals = lines.filter((line) => isTotalLine(line.text) && isOfYear(line));
    return totals.toSorted((a, b) => worthOf(b) - worthOf(a))[0];
  }
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

/** Where the money of a plan comes from, with its total; the source that is asked for first. null where no plan tells it. */
export async function sourcesOf(question: Question, turn: Turn): Promise<Outcome | null> {
  const totals = await totalsOf(question, turn);
  const [total] = totals;
  if (total === undefined) return null;
  const folded = fold(question.text);
  const isByYear = yearsOf(question.text).length === 2 && unitsOf(question.text, turn).length === 1;
  const ordered = isByYear && totals.length === 2 ? await ofEachYear() : await ofOne(total);
  if (ordered.length === 0) return null;
  const draft = emptyDraft();
  draft.statements.push(...planStatements(ordered.slice(0, MOST_GROUPS + 1), turn));
  return { draft, about: [] };

  async function ofOne(whole: FoundPassage): Promise<FoundPassage[]> {
    const wanted = askedPart(question.text) ?? partOf(whole) ?? "targets";
    const sources = await sourceLines(whole, wanted, turn);
    if (sources.length > 1) return inOrder(sources, whole);
    const bySource = await totalBySource(whole, turn);
    if (bySource.length > 0) return bySource;
    const worded = await wordedSources(whole, turn);
    return worded.length === 0 ? [] : [...worded, whole];
  }
  /** The source that is asked for in each of two years; the line of the total where it names the sources itself. */
  async function ofEachYear(): Promise<FoundPassage[]> {
    const source = namedSource(folded);
    const lines = await Promise.all(
      totals.map(async (whole) => {
        if (source !== null && fold(whole.text).includes(source)) return whole;
        const sources = await sourceLines(whole, partOf(whole) ?? "targets", turn);
        const [bySource] = await totalBySource(whole, turn);
        return sharedSource(source, sources) ?? bySource ?? whole;
      }),
    );
    return lines;
  }
  function inOrder(sources: FoundPassage[], whole: FoundPassage): FoundPassage[] {
    const end = wishedEnd(folded);
    const worth = (line: FoundPassage) => (amountsIn(line)[0] ?? 0) * (end === "least" ? -1 : 1);
    if (end !== null) return [...sources.sort((a, b) => worth(b) - worth(a)), whole];
    const named = sharedSource(namedSource(folded), sources);
    if (named === null) return [whole, ...sources];
    return [named, whole, ...sources.filter((one) => one !== named)];
  }
}

async function sourceLines(
  total: FoundPassage,
  wanted: PlanPart,
  turn: Turn,
): Promise<FoundPassage[]> {
  const lines = await linesOfPlan(total.documentId, "nguồn kinh phí vốn ngân sách quỹ", turn);
  const told = lines
    .filter((line) => line.table === null && OF_SOURCE.test(fold(line.text)))
    .filter((line) => HAS_SUM.test(line.text) && (partOf(line) ?? wanted) === wanted);
  return [...new Map(told.map((line) => [line.text, line])).values()];
}

/** "Ngân sách nhà nước; kinh phí tự cân đối …": the sources in words, where the plan tells no sum of either. */
async function wordedSources(total: FoundPassage, turn: Turn): Promise<FoundPassage[]> {
  const lines = await linesOfPlan(
    total.documentId,
    "kinh phí thực hiện nguồn ngân sách nhà nước",
    turn,
  );
  const told = lines.find(
    ({ table, text, headingPath }) =>
      table === null &&
      OF_SOURCE.test(fold(text)) &&
      !HAS_SUM.test(text) &&
      /\b(?:kinh phi|nguon)\b/.test(fold(headingPath.at(-1) ?? "")),
  );
  return told === undefined ? [] : [told];
}

/** The line whose name shares most with the source that the question names; null where none is nearest. */
function sharedSource(asked: string | null, sources: readonly FoundPassage[]): FoundPassage | null {
  const words = (asked ?? "")
    .split(" ")
    .filter((word) => !/^(?:nguon|von|kinh|phi|nao|nhung)$/.test(word));
  const shared = ({ text }: FoundPassage) => {
    const own = fold(text).split(/[^\p{L}]+/u);
    return words.filter((word) => own.includes(word)).length;
  };
  const [first, second] = sources.toSorted((a, b) => shared(b) - shared(a));
  if (first === undefined || shared(first) === 0) return null;
  return second !== undefined && shared(second) === shared(first) ? null : first;
}

/** The total row of a table with a column for each source. */
async function totalBySource(total: FoundPassage, turn: Turn): Promise<FoundPassage[]> {
  const lines = await linesOfPlan(total.documentId, "tổng cộng", turn);
  const row = lines.find(
    ({ figures, ...line }) =>
      figures?.kind === "total" &&
      partOf(line) === partOf(total) &&
      figures.cells.filter(({ role, isMoney }) => role === "source" && isMoney).length > 1,
  );
  return row === undefined ? [] : [row];
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
  /\b(?:thuc hien|giai ngan|chi|su dung) (?:duoc|dc)\b|\bgiai ngan (?:het |la )?(?:bao nhieu|may|nhieu)\b|\bda (?:thuc hien|giai ngan|chi|su dung)\b/;
const TOTAL_BESIDE = /\b(?:tren|so voi|trong)(?: so)? tong\b|\bva tong\b/;
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
