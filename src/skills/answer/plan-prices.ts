/** Prices and sums out of the budget tables of plans: one thing or several, one plan or all of them side by side. */
import { fold } from "../../domain/text/fold.ts";
import { asksAcross } from "./across-plans.ts";
import { emptyDraft, type FoundPassage, type Outcome, type Turn } from "./answer-deps.ts";
import { askedThings, piecesOf } from "./asked-things.ts";
import { answerFromPlans } from "./passage-answer.ts";
import { type Compared, comparison } from "./plan-comparison.ts";
import { namedSource } from "./plan-measures.ts";
import { amountsIn, readRow } from "./plan-rows.ts";
import { planStatements } from "./plan-statement.ts";
import {
  groupStatements,
  isGroupRow,
  isTotalLine,
  plansPassages,
  sourcesOf,
  totalsOf,
  withoutTotal,
} from "./plan-totals.ts";
import { coreOf, rowYear } from "./plan-things.ts";
import { planQuery, yearsOf } from "./plan-units.ts";
import type { Terms } from "./terms.ts";
import type { Question } from "./understand.ts";

/** Share of a thing's words that a row must carry itself. */
const LEAST_SHARE = 0.75;
const MOST_ROWS = 10;
/** A sentence stands for a row that no table has only where it carries this much of the question. */
const SURE_LINE = 0.75;

/** Rows for the things named, totals where nothing is named; null when no plan has them. */
export async function answerPrices(question: Question, turn: Turn): Promise<Outcome | null> {
  const folded = fold(question.text);
  const isWhole = askedThings(question, turn).length === 0 || TOTAL.test(folded);
  // "Tường lửa lấy từ nguồn nào" is asked of a row, which tells its sources itself.
  const isBySource = isWhole && (BY_SOURCE.test(folded) || namedSource(folded) !== null);
  return (isBySource ? await sourcesOf(question, turn) : null) ?? answerThings(question, turn);
}

async function answerThings(question: Question, turn: Turn): Promise<Outcome | null> {
  const text = fold(question.text);
  const named = askedThings(question, turn);
  const sums = asksSum(text, named) ? await totalsOf(question, turn) : [];
  // "Tổng kinh phí chuyển đổi số và Đề án 06" names the plan itself, "tổng kinh phí EMR" one thing of it.
  // A sum of the whole plan is meant only where the plan is called by the thing.
  const things = sums.length === 0 ? named : named.filter((one) => !isOfTitle(one, sums, turn));
  const isTotal = things.length === 0;
  const rows = isTotal
    ? sums.length > 0
      ? sums
      : await totalsOf(question, turn)
    : [...(await rowsFor(things, question, turn)), ...(await totalBeside(question, turn))];
  if (rows.length === 0) return answerFromPlans(question, turn, isTotal ? undefined : SURE_LINE);
  const draft = emptyDraft();
  draft.statements.push(...planStatements(rows, turn));
  if (things.length <= 1) addVerdict(draft, comparison(rows, { question: text, isTotal }, turn));
  if (isTotal) await addToTotals(draft, rows, question, turn);
  holdAgainst(question, rows, draft);
  draft.suggestions = ["Trần giá theo quy định hiện nay là bao nhiêu?"];
  return { draft, about: [] };
}

/** "Giá LIS; tổng cộng bao nhiêu": a total of its own beside the things. */
async function totalBeside(question: Question, turn: Turn): Promise<FoundPassage[]> {
  const pieces = piecesOf(question.text);
  const isOwn = (text: string) =>
    TOTAL.test(fold(text)) && askedThings({ ...question, text }, turn).length === 0;
  return pieces.length > 1 && pieces.some(isOwn) ? totalsOf(question, turn) : [];
}

function addVerdict(draft: Outcome["draft"], { lead, caution }: Compared): void {
  if (caution !== null) draft.cautions.push(caution);
  if (lead === null) return;
  for (const statement of draft.statements) statement.lead = false;
  draft.statements.unshift(lead);
}

/** The groups of one plan, or the plans that tell no total. */
async function addToTotals(
  draft: Outcome["draft"],
  rows: readonly FoundPassage[],
  question: Question,
  turn: Turn,
): Promise<void> {
  draft.statements.push(...(await groupStatements(rows, turn)));
  if (asksAcross(fold(question.text)))
    draft.cautions.push(...(await withoutTotal(rows, question, turn)));
}

/** "Chia theo nguồn thế nào": where the money comes from. */
const BY_SOURCE =
  /\btheo (?:tung )?nguon|\blay (?:tien )?tu (?:dau|nhung|cac)\b|\bnguon (?:kinh phi|von)? ?(?:nao|gi|the nao|ra sao)|\bco cau nguon|\bgom nhung nguon/;

/** "Làm đề án 06 hết bao nhiêu tiền": what it comes to, where the plan is about that. */
const WHOLE =
  /\b(?:het|ton|can|chi|kinh phi|ngan sach|du toan)(?: \S+){0,3} (?:bao nhieu|nhieu)\b|\bkinh phi\b.{0,30}\bbao nhieu\b/;

const asksSum = (text: string, things: readonly Terms[]): boolean =>
  TOTAL.test(text) || (things.length === 1 && WHOLE.test(text));

const TOTAL = /\btong (?:cong|kinh phi|du toan|so tien|tien|muc)\b|\btong cong\b/;

function isOfTitle(thing: Terms, rows: readonly FoundPassage[], turn: Turn): boolean {
  return rows.some(({ title, headingPath }) => {
    const own = turn.terms(`${title} | ${headingPath.join(" | ")}`).weights;
    return [...thing.weights.keys()].every((term) => own.has(term));
  });
}

/** "Thuê HIS 20 triệu/tháng đúng không": a sum said of a plan, held against its one row. */
function holdAgainst(
  question: Question,
  rows: readonly FoundPassage[],
  draft: Outcome["draft"],
): void {
  const [claim] = question.claims.quantities.filter(({ dimension }) => dimension === "money");
  const [row, other] = rows;
  const [first] = draft.statements;
  if (claim === undefined || row === undefined || first === undefined) return;
  if (question.claims.mood !== "asserted" || (other && other.documentId !== row.documentId)) return;
  const sums = amountsIn(row);
  if (sums.length === 0) return;
  // "42,9 tỷ" is said of 42.932.644.000.
  const rounded = (sum: number) => Math.abs(sum - claim.low) <= claim.low * 0.006;
  const isRight = sums.some(
    (sum) => (sum >= claim.low * 0.999 && sum <= claim.high * 1.001) || rounded(sum),
  );
  first.text = `${isRight ? "Đúng." : `Không phải ${claim.raw}.`} ${first.text}`;
  if (!isRight) draft.kind = "premise-corrected";
}

export async function rowsFor(
  things: readonly Terms[],
  question: Question,
  turn: Turn,
): Promise<FoundPassage[]> {
  const rows: FoundPassage[] = [];
  const groupsOnly = /\bnhom\b/.test(fold(question.text));
  const years = yearsOf(question.text);
  for (const thing of things) {
    const query = [...thing.weights.keys()].join(" ");
    const found = await plansPassages(`${query} ${question.text}`, question, turn);
    rows.push(...bestRows(found, thing, { turn, groupsOnly, years }));
  }
  const distinct = [...new Map(rows.map((row) => [`${row.documentId}|${row.text}`, row])).values()];
  return distinct
    .sort((a, b) => (b.year ?? 0) - (a.year ?? 0) || (rowYear(b) ?? 0) - (rowYear(a) ?? 0))
    .slice(0, MOST_ROWS);
}

/** At most two rows of a plan and year: those whose names carry the thing best and little else. */
function bestRows(
  found: readonly FoundPassage[],
  thing: Terms,
  { turn, groupsOnly, years }: { turn: Turn; groupsOnly: boolean; years: readonly number[] },
): FoundPassage[] {
  const wanted = [...thing.weights.keys()];
  const scored = found
    .filter((passage) => passage.table !== null && hasAmount(passage.text))
    .filter((passage) => !isTotalLine(passage.text) && amountsIn(passage).some((sum) => sum > 0))
    .filter((passage) => !groupsOnly || isGroupRow(passage))
    .map((passage) => {
      const name = labelOf(passage);
      const own = turn.terms(planQuery(passage.text)).weights;
      const named = turn.terms(planQuery(name)).weights;
      const carried = shareIn(own, wanted);
      const byName = shareIn(named, wanted);
      // "Server RIS-PACS", "nâng cấp HIS" stand behind the system itself.
      const isSystem = SYSTEM.test(fold(name));
      const more = coreOf(name)
        .split(" ")
        .filter((word) => !thing.weights.has(word)).length;
      // A group is asked for by that word; else the line is meant.
      const isWhole = !groupsOnly && (passage.figures?.kind === "group" || isGroupRow(passage));
      return { passage, carried, byName, isWhole, size: isSystem ? 0 : more };
    })
    .filter((one) => one.carried >= LEAST_SHARE)
    .sort(
      (a, b) =>
        b.byName - a.byName ||
        Number(a.isWhole) - Number(b.isWhole) ||
        b.carried - a.carried ||
        a.size - b.size,
    );
  // "Phần cứng hết bao nhiêu" is asked of the group that carries its name, not of two things in it.
  const group = wanted.every((term) => OF_GROUPS.has(term)) ? scored.filter(isWholeGroup) : [];
  const perPlan = new Map<string, typeof scored>();
  for (const one of ofYears(group.length > 0 ? group : scored, years)) {
    const key = `${one.passage.documentId} ${rowYear(one.passage) ?? ""}`;
    const best = perPlan.get(key)?.[0];
    const isNear =
      best === undefined || (one.byName >= best.byName - 0.05 && (best.isWhole || !one.isWhole));
    if (isNear && (perPlan.get(key)?.length ?? 0) < 2)
      perPlan.set(key, [...(perPlan.get(key) ?? []), one]);
  }
  return [...perPlan.values()].flat().map((one) => one.passage);
}

const shareIn = (own: ReadonlyMap<string, number>, wanted: readonly string[]): number =>
  wanted.filter((term) => own.has(term)).length / wanted.length;

/** Rows of the years asked; else those that plans set, and what was done only where a plan sets none. */
function ofYears<T extends { passage: FoundPassage }>(
  rows: readonly T[],
  years: readonly number[],
): readonly T[] {
  if (years.length > 0) {
    const within = rows.filter(({ passage }) => years.includes(rowYear(passage) ?? 0));
    return within.length > 0 ? within : rows;
  }
  const set = new Set(
    rows
      .filter(({ passage }) => rowYear(passage) === passage.year)
      .map(({ passage }) => passage.documentId),
  );
  return rows.filter(
    ({ passage }) => rowYear(passage) === passage.year || !set.has(passage.documentId),
  );
}

const isWholeGroup = ({ passage, carried }: { passage: FoundPassage; carried: number }): boolean =>
  carried === 1 && isGroupRow(passage);
const OF_GROUPS = new Set("phan mem cung thiet bi he thong ha tang dao tao".split(" "));

const SYSTEM = /^\W*(?:\d+\W+)?(?:he thong|phan mem)\b/;
const labelOf = (passage: FoundPassage): string => readRow(passage)?.name ?? passage.text;

const hasAmount = (text: string): boolean =>
  /\d{1,3}(?:[.,]\d{3})+/.test(text) || /\|\s*\d{1,3}\s*\|\s*\d/.test(text);
