/** Prices and sums out of the budget tables of plans: one thing or several, one plan or all of them side by side. */
import { fold } from "../../domain/text/fold.ts";
import { asksAcross, withoutComparing } from "./across-plans.ts";
import { emptyDraft, type FoundPassage, type Outcome, type Turn } from "./answer-deps.ts";
import { answerFromPlans } from "./passage-answer.ts";
import { amountsIn, readRow } from "./plan-rows.ts";
import { planStatements } from "./plan-statement.ts";
import {
  comparison,
  groupStatements,
  isGroupRow,
  isTotalLine,
  plansPassages,
  sourcesOf,
  totalsOf,
  withoutTotal,
} from "./plan-totals.ts";
import { namesThing, planQuery } from "./plan-units.ts";
import { isMarked, type Terms } from "./terms.ts";
import type { Question } from "./understand.ts";

/** Share of a thing's words that a row must carry itself. */
const LEAST_SHARE = 0.75;
const MOST_ROWS = 10;
/** A sentence stands for a row that no table has only where it carries this much of the question. */
const SURE_LINE = 0.75;

/** Rows for the things named, totals where nothing is named; null when no plan has them. */
export async function answerPrices(question: Question, turn: Turn): Promise<Outcome | null> {
  const bySource = BY_SOURCE.test(fold(question.text)) ? await sourcesOf(question, turn) : null;
  return bySource ?? answerThings(question, turn);
}

async function answerThings(question: Question, turn: Turn): Promise<Outcome | null> {
  const text = fold(question.text);
  const said = withoutComparing(withoutClaims(question), isMarked(question.text));
  const named = thingsOf(said, turn);
  const sums = asksSum(text, named) ? await totalsOf(question, turn) : [];
  // "Tổng kinh phí chuyển đổi số và Đề án 06" names the plan itself, "tổng kinh phí EMR" one thing of it.
  // A sum of the whole plan is meant only where the plan is called by the thing.
  const things = sums.length === 0 ? named : named.filter((one) => !isOfTitle(one, sums, turn));
  const isTotal = things.length === 0;
  const rows = isTotal
    ? sums.length > 0
      ? sums
      : await totalsOf(question, turn)
    : await rowsFor(things, question, turn);
  if (rows.length === 0) return answerFromPlans(question, turn, isTotal ? undefined : SURE_LINE);
  const draft = emptyDraft();
  draft.statements.push(...planStatements(rows, turn));
  const compared = things.length <= 1 ? comparison(rows, text, turn) : null;
  if (compared !== null) {
    for (const statement of draft.statements) statement.lead = false;
    draft.statements.unshift(compared);
  }
  if (isTotal) await addToTotals(draft, rows, question, turn);
  holdAgainst(question, rows, draft);
  draft.suggestions = ["Trần giá theo quy định hiện nay là bao nhiêu?"];
  return { draft, about: [] };
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

/** "Thuê HIS 20 triệu/tháng đúng không" asks for HIS. */
export function withoutClaims({ text, claims }: Question): string {
  if (claims.mood !== "asserted") return text;
  let rest = text;
  for (const { start, end } of claims.quantities.toSorted((a, b) => b.start - a.start)) {
    rest = `${rest.slice(0, start)} ${rest.slice(end).replace(/^\s*\/?\s*(?:tháng|thang|năm|cái|cai|bộ|bo)(?![\p{L}])/iu, " ")}`;
  }
  return rest.replace(/(?:đúng|dung|phải|phai) (?:không|khong|ko|k)\b.*$/iu, " ");
}

/** "Chia theo nguồn thế nào": where the money comes from. */
const BY_SOURCE =
  /\btheo (?:tung )?nguon|\bnguon (?:kinh phi|von)? ?(?:nao|gi|the nao|ra sao)|\bco cau nguon|\bgom nhung nguon/;

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

/** "HIS và LIS", "tường lửa": what the question asks the price of, each as terms without the frame. */
export function thingsOf(text: string, turn: Turn): Terms[] {
  const pieces = text.split(/\s+(?:và|va|với|voi|cùng|cung|so với|hay|hoặc)\s+|[,;?]/i);
  return pieces
    .map((piece) => turn.terms(planQuery(piece)))
    .map((terms) => ({
      ...terms,
      weights: new Map([...terms.weights].filter(([term]) => isThing(term, terms, turn))),
    }))
    .filter((terms) => terms.weights.size > 0);
}

function isThing(term: string, { words }: Terms, { frame }: Turn): boolean {
  if (term.includes(" ") || /^(?:\d+|20[12]\d|bn)$/.test(term)) return false;
  return !frame.has(term) || namesThing(term, words);
}

export async function rowsFor(
  things: readonly Terms[],
  question: Question,
  turn: Turn,
): Promise<FoundPassage[]> {
  const rows: FoundPassage[] = [];
  const groupsOnly = /\bnhom\b/.test(fold(question.text));
  for (const thing of things) {
    const query = [...thing.weights.keys()].join(" ");
    const found = await plansPassages(`${query} ${question.text}`, question, turn);
    rows.push(...bestRows(found, thing, { turn, groupsOnly }));
  }
  const distinct = [...new Map(rows.map((row) => [`${row.documentId}|${row.text}`, row])).values()];
  return distinct.sort((a, b) => (b.year ?? 0) - (a.year ?? 0)).slice(0, MOST_ROWS);
}

/** At most two rows a plan: those that carry the thing best, the shorter label first. */
function bestRows(
  found: readonly FoundPassage[],
  thing: Terms,
  { turn, groupsOnly }: { turn: Turn; groupsOnly: boolean },
): FoundPassage[] {
  const wanted = [...thing.weights.keys()];
  const scored = found
    .filter((passage) => passage.table !== null && hasAmount(passage.text))
    .filter((passage) => !isTotalLine(passage.text) && amountsIn(passage).some((sum) => sum > 0))
    .filter((passage) => !groupsOnly || isGroupRow(passage))
    .map((passage) => {
      const own = turn.terms(planQuery(passage.text)).weights;
      const carried = wanted.filter((term) => own.has(term)).length / wanted.length;
      // "Server RIS-PACS", "nâng cấp HIS" stand behind the system itself.
      const isSystem = SYSTEM.test(fold(labelOf(passage)));
      return { passage, carried, size: own.size - (isSystem ? SYSTEM_FIRST : 0) };
    })
    .filter((one) => one.carried >= LEAST_SHARE)
    .sort((a, b) => b.carried - a.carried || a.size - b.size);
  // "Phần cứng hết bao nhiêu" is asked of the group that carries its name, not of two things in it.
  const group = wanted.every((term) => OF_GROUPS.has(term)) ? scored.filter(isWholeGroup) : [];
  const perPlan = new Map<string, number>();
  return (group.length > 0 ? group : scored)
    .filter(({ passage, carried }) => {
      const best = scored.find((one) => one.passage.documentId === passage.documentId);
      const count = perPlan.get(passage.documentId) ?? 0;
      perPlan.set(passage.documentId, count + 1);
      return count < 2 && carried >= (best?.carried ?? 0) - 0.05;
    })
    .map((one) => one.passage);
}

const isWholeGroup = ({ passage, carried }: { passage: FoundPassage; carried: number }): boolean =>
  carried === 1 && isGroupRow(passage);
const OF_GROUPS = new Set("phan mem cung thiet bi he thong ha tang dao tao".split(" "));

const SYSTEM = /^\W*(?:\d+\W+)?(?:he thong|phan mem)\b/;
const SYSTEM_FIRST = 30;
const labelOf = (passage: FoundPassage): string => readRow(passage)?.name ?? passage.text;

const hasAmount = (text: string): boolean =>
  /\d{1,3}(?:[.,]\d{3})+/.test(text) || /\|\s*\d{1,3}\s*\|\s*\d/.test(text);
