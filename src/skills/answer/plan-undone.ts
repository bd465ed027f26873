/** "Krông Pắc đã mua kiosk trong năm 2025 rồi nhỉ": a plan tells in plain words that it is not done yet. */
import { fold } from "../../domain/text/fold.ts";
import { emptyDraft, type FoundPassage, type Outcome, type Turn } from "./answer-deps.ts";
import { thingsOf } from "./asked-things.ts";
import { oneCopyEach } from "./plan-copies.ts";
import { linesOf, partOf } from "./plan-lines.ts";
import { readRow } from "./plan-rows.ts";
import { planStatements } from "./plan-statement.ts";
import { rowYear } from "./plan-things.ts";
import { isOfUnits, planQuery, unitsOf, yearsOf } from "./plan-units.ts";
import type { Question } from "./understand.ts";

const DOING =
  "mua(?: sắm)?|trang bị|lắp(?: đặt)?|triển khai|đầu tư|thực hiện|hoàn thành|kết nối|xây dựng|áp dụng|sử dụng|có";
const DONE = new RegExp(`\\bda (?:duoc )?(?:${fold(DOING)})\\b`);
const WORDS_OF_DOING = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:đã |da |được |duoc )*(?:${DOING}|${fold(DOING)})(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])(?:rồi|roi|xong|trong|hết|het)(?![\\p{L}\\p{N}])`,
  "giu",
);
/** All that is said of the thing: "…: chưa trang bị." */
const NOT_DONE = new RegExp(
  `(?:[:|,]|\\b(?:van|con|hien|nay))\\s*chua (?:duoc )?(?:${fold(DOING)}|co)[\\s.;|]*$`,
);

/** null where no line of one plan says so of the one thing that is named. */
export async function answerUndone(question: Question, turn: Turn): Promise<Outcome | null> {
  const { text, claims } = question;
  const units = unitsOf(text, turn);
  const isClaim =
    claims.mood === "asserted" || /\broi(?: (?:nhi|a|ha|chu|day))?\W*$/.test(fold(text));
  if (!(isClaim || claims.mood === "yes-no") || units.length !== 1) return null;
  if (!DONE.test(fold(text))) return null;
  const [thing, other] = thingsOf(text.replace(WORDS_OF_DOING, " "), turn);
  if (thing === undefined || other !== undefined) return null;
  const wanted = [...thing.weights.keys()];
  const found = await turn.searchPassages(planQuery(text), 100, turn.unit, { kinds: ["plan"] });
  const line = oneCopyEach(found)
    .filter((one) => isOfUnits(one, units) && partOf(one) === "results" && isOfYears(one, text))
    .flatMap(linesOf)
    .find((one) => isUndone(one) && carries(one));
  if (line === undefined) return null;
  const draft = emptyDraft();
  if (isClaim) draft.kind = "premise-corrected";
  draft.statements.push(...planStatements([line], turn));
  const [first] = draft.statements;
  if (first !== undefined) first.text = `Chưa. ${first.text}`;
  return { draft, about: [], plan: true };

  function carries(one: FoundPassage): boolean {
    const name = readRow(one)?.name ?? one.text;
    const own = turn.terms(planQuery(name)).weights;
    return wanted.every((term) => own.has(term));
  }
}

/** What a plan of 2026 tells as done is of 2025. */
function isOfYears(line: FoundPassage, text: string): boolean {
  const years = yearsOf(text);
  const told = [rowYear(line), line.year];
  return years.length === 0 || years.every((year) => told.includes(year));
}

function isUndone(line: FoundPassage): boolean {
  const cells = line.table === null ? [] : line.text.split("|");
  if (cells.length > 0) return cells.some((cell) => NOT_DONE.test(`|${fold(cell).trim()}`));
  // "Đã mua 2 cái; khoa khám chưa có" tells of more than one thing.
  return !/[;.]\s/.test(line.text.trim()) && NOT_DONE.test(fold(line.text).trim());
}
