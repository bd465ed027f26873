/** Prices and sums out of the budget tables of plans: one thing or several, one plan or all of them side by side. */
import { fold } from "../../domain/text/fold.ts";
import { asksAcross } from "./across-plans.ts";
import { emptyDraft, type FoundPassage, type Outcome, type Turn } from "./answer-deps.ts";
import { askedThings, piecesOf } from "./asked-things.ts";
import { answerFromPlans } from "./passage-answer.ts";
import { type Compared, comparison } from "./plan-comparison.ts";
import { asksDifference, differenceOf } from "./plan-difference.ts";
import { namedSource } from "./plan-measures.ts";
import { amountsIn } from "./plan-rows.ts";
import { planStatements } from "./plan-statement.ts";
import { groupStatements, sourcesOf, totalsOf, withoutTotal } from "./plan-totals.ts";
import { rowsFor } from "./row-choice.ts";
import type { Statement } from "./statement.ts";
import type { Terms } from "./terms.ts";
import type { Question } from "./understand.ts";

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
  else addVerdict(draft, { lead: await between(things, question, turn), caution: null });
  if (isTotal) await addToTotals(draft, rows, question, turn);
  holdAgainst(question, rows, draft);
  draft.suggestions = ["Trần giá theo quy định hiện nay là bao nhiêu?"];
  return { draft, about: [] };
}

/** The best row of either of two things, with their difference; null where none is asked for. */
async function between(
  things: readonly Terms[],
  question: Question,
  turn: Turn,
): Promise<Statement | null> {
  if (things.length !== 2 || !asksDifference(question.text)) return null;
  const found = await Promise.all(things.map((thing) => rowsFor([thing], question, turn)));
  return differenceOf(
    found.flatMap((rows) => rows.slice(0, 1)),
    question.text,
    turn,
  );
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

const TOTAL =
  /\btong (?:cong|kinh phi|du toan|so tien|tien|muc)\b|\btong cong\b|\b(?:cong|tong|gop|tinh) lai (?:la |het |duoc )*(?:may|bao nhieu|nhieu)\b|\btat ca (?:la |het )+(?:may|bao nhieu|nhieu)\b/;

function isOfTitle(thing: Terms, rows: readonly FoundPassage[], turn: Turn): boolean {
  return rows.some(({ title, headingPath }) => {
    // The last group of a table stands above its total, which is of all groups.
    const above = headingPath.filter((one) => !/^(?:[IVX]+|[A-H])[.)]/.test(one));
    const own = turn.terms(`${title} | ${above.join(" | ")}`).weights;
    // "Bệnh án điện tử" is no "Đề án … điện tử": its words stand beside each other.
    const pairs = thing.words.flatMap((word, at) => {
      const next = thing.words[at + 1] ?? "";
      return thing.weights.has(word) && thing.weights.has(next) ? [`${word} ${next}`] : [];
    });
    return [...thing.weights.keys(), ...pairs].every((term) => own.has(term));
  });
}

/** "Thuê HIS 20 triệu/tháng đúng không": a sum said of a plan, held against its one row. */
function holdAgainst(
  question: Question,
  rows: readonly FoundPassage[],
  draft: Outcome["draft"],
): void {
  const { quantities } = question.claims;
  const claim =
    quantities.find(({ dimension }) => dimension === "money") ??
    quantities.find(({ dimension }) => dimension === "count");
  const [row, other] = rows;
  const [first] = draft.statements;
  if (claim === undefined || row === undefined || first === undefined) return;
  if (question.claims.mood !== "asserted" || (other && other.documentId !== row.documentId)) return;
  const sums = claim.dimension === "money" ? amountsIn(row) : countsIn(row);
  if (sums.length === 0) return;
  // "42,9 tỷ" is said of 42.932.644.000.
  const rounded = (sum: number) => Math.abs(sum - claim.low) <= claim.low * 0.006;
  const isRight = sums.some(
    (sum) => (sum >= claim.low * 0.999 && sum <= claim.high * 1.001) || rounded(sum),
  );
  first.text = `${isRight ? "Đúng." : `Không phải ${claim.raw}.`} ${first.text}`;
  if (!isRight) draft.kind = "premise-corrected";
}

/** How many of the thing the row counts. */
const countsIn = ({ figures }: FoundPassage): number[] =>
  (figures?.cells ?? []).flatMap(({ role, value }) =>
    role === "quantity" && value !== null ? [value] : [],
  );
