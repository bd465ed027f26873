/** Who does a task of a plan, with whom, by when and with what result; the tasks of one body or of one time. */
import { fold } from "../../domain/text/fold.ts";
import { wholeWords } from "../../domain/text/whole-words.ts";
import type { StoredDocument } from "../../storage/documents.ts";
import { asksAcross } from "./across-plans.ts";
import { emptyDraft, type Outcome, type TaskLine, type Turn } from "./answer-deps.ts";
import { citePassage } from "./cite-passage.ts";
import { without } from "./plan-follow-ups.ts";
import { planName } from "./plan-statement.ts";
import { bodyTasks, timeTasks } from "./plan-task-lists.ts";
import { type TaskWish, taskWish } from "./plan-task-wish.ts";
import { taskDetails, taskName, tellTask } from "./plan-task-words.ts";
import { isOfUnits, planQuery, unitsOf, yearsOf } from "./plan-units.ts";
import { toldOf, wordsOfThing } from "./plan-words.ts";
import { isMarked } from "./terms.ts";
import type { Question } from "./understand.ts";

/** null where no task of the plans meant is surely the one. */
export async function answerTasks(question: Question, turn: Turn): Promise<Outcome | null> {
  const wish = taskWish(question.text);
  if (wish === null || asksAcross(fold(question.text))) return null;
  const plans = await plansMeant(question.text, turn);
  const opened = await Promise.all(
    plans.map(async ({ id }) =>
      (await turn.shelf.tasks(id, turn.unit)).filter((one) => taskDetails(one).length > 0),
    ),
  );
  const listed = wish.listed ? tellLists(question.text, opened, turn) : null;
  return listed ?? tellOne(question.text, wish, opened, turn);
}

/** Plans of the units and years that are named, the newest first. */
async function plansMeant(text: string, turn: Turn): Promise<StoredDocument[]> {
  const units = unitsOf(text, turn);
  const years = yearsOf(text);
  const all = await turn.shelf.list(turn.unit);
  const own = all.filter((plan) => isOfUnits(plan, units));
  const dated = own.filter(({ year }) => year !== null && years.includes(year));
  return (dated.length > 0 ? dated : years.length > 0 ? [] : own).toSorted(
    (a, b) => (b.year ?? 0) - (a.year ?? 0),
  );
}

const ASKING =
  "ai|đơn vị|cơ quan|bộ phận|phòng|khoa|bên|nơi|nào|chủ trì|phụ trách|phối hợp|theo dõi|đôn đốc|giám sát|thực hiện|giao cho|giao|làm|lo|đảm nhiệm|chịu trách nhiệm|phân công|được|bị|phải|khi nào|bao giờ|lúc nào|tháng mấy|quý mấy|quý nào|tháng nào|ngày nào|ngày mấy|thời gian|thời hạn|hạn chót|hạn|deadline|bao lâu|sản phẩm|đầu ra|kết quả|nhiệm vụ|công việc|việc|nội dung|hoàn thành|xong|trước|trong|theo|kế hoạch|năm|là gì|là";
const MARKED = wholeWords(ASKING);
const BARE = wholeWords(fold(ASKING));

/** Share of the thing that a task must name. */
const LEAST_TOLD = 0.6;
/** What a word counts that only the heading of the tasks has. */
const ABOVE = 0.4;
/** Tasks as near as this to the nearest are told beside it. */
const AS_NEAR = 0.97;
const MOST_TASKS = 3;

interface Scored {
  one: TaskLine;
  told: number;
  /** Share of the task's own words that were asked for. */
  own: number;
}

function tellOne(
  text: string,
  wish: TaskWish,
  opened: readonly (readonly TaskLine[])[],
  turn: Turn,
): Outcome | null {
  const bare = text.replace(isMarked(text) ? MARKED : BARE, " ");
  const words = thingWords(bare, text, turn);
  if (words.join("").length < LEAST_LETTERS || wish.parts.length === 0) return null;
  const scored = opened.map((tasks) => nearest(tasks, words, turn)).filter(([one]) => one);
  const best = Math.max(0, ...scored.map(([one]) => one?.told ?? 0));
  const near = scored.filter(([one]) => (one?.told ?? 0) >= best * AS_NEAR);
  // Of several units each is told of; of one unit the plan that is nearest.
  const isOfEach = unitsOf(text, turn).length > 1;
  const ofAll = isOfEach ? scored : unitsOf(text, turn).length === 0 ? near : near.slice(0, 1);
  const chosen = ofAll.flat().slice(0, MOST_TASKS);
  if (chosen.length === 0) return null;
  const tells = (one: TaskLine) => taskDetails(one).some(({ part }) => wish.parts.includes(part));
  // A task that names no such body is told so; where no day is told, the text of the plan may tell it.
  const isOfDay = wish.parts.every((part) => part === "deadline");
  if (isOfDay && !chosen.some(({ one }) => tells(one))) return null;
  const draft = emptyDraft();
  draft.statements.push(
    ...chosen.map(({ one }, at) => ({
      lead: at === 0,
      text: tellTask(one, wish.parts, planName(one.line)),
      citations: [citePassage(one.line, turn)],
    })),
  );
  if (isOfEach) draft.cautions.push(...withoutTask(opened, chosen));
  draft.suggestions = ["Văn bản nào quy định việc này?"];
  return { draft, about: [] };
}

/** Plans of units that were named and have no such task. */
function withoutTask(
  opened: readonly (readonly TaskLine[])[],
  chosen: readonly Scored[],
): string[] {
  const told = new Set(chosen.map(({ one }) => one.line.documentId));
  const left = opened.flatMap(([first]) =>
    first === undefined || told.has(first.line.documentId) ? [] : [planName(first.line)],
  );
  return left.length === 0 ? [] : [`Không thấy nhiệm vụ này trong ${left.join(", ")}.`];
}

/** "Ban hành kế hoạch chuyển đổi số": where all words are such as frame any question, they are the thing. */
function thingWords(bare: string, text: string, turn: Turn): string[] {
  const own = wordsOfThing(bare, text, turn);
  if (own.length > 0) return own;
  const named = without(bare, [...unitsOf(text, turn), ...yearsOf(text).map(String)]);
  const keys = [...turn.terms(named).weights.keys()].filter((key) => !key.includes(" "));
  const places = unitsOf(text, turn).join(" ").split(" ");
  const things = keys.filter((key) => !places.includes(key) && !OF_BODY.test(key));
  return things.length < LEAST_WORDS ? [] : things;
}

/** "Ký" alone names no task. */
const LEAST_LETTERS = 4;
const OF_BODY = /^(?:benh|vien|bv|trung|tam|so|ttyt|y|te|tinh)$/;
const LEAST_WORDS = 3;

/** The tasks of one plan that name most of the thing, those that are about little else first. */
function nearest(tasks: readonly TaskLine[], words: readonly string[], turn: Turn): Scored[] {
  const all = toldOf(words, turn);
  const scored = tasks
    .map((one) => {
      const { content, activity, group } = one.task;
      const own = turn.terms(planQuery(`${content} | ${activity ?? ""}`)).weights;
      const above = turn.terms(planQuery(group ?? "")).weights;
      const told = toldOf(words, turn, (word) => (own.has(word) ? 1 : above.has(word) ? ABOVE : 0));
      const named = turn.terms(planQuery(content)).weights;
      const carried = words.filter((word) => named.has(word)).length;
      const size = [...named.keys()].filter((word) => !word.includes(" ")).length;
      return { one, told: told / all, own: size === 0 ? 0 : carried / size };
    })
    .filter(({ told }) => told >= LEAST_TOLD)
    .sort((a, b) => b.told - a.told || b.own - a.own);
  const [first] = scored;
  return scored.filter(
    ({ told, own }) => told >= (first?.told ?? 0) * AS_NEAR && own >= (first?.own ?? 0) * 0.8,
  );
}

const MOST_LISTED = 8;

/** Tasks of a body or of a time that the question names. */
function tellLists(
  text: string,
  opened: readonly (readonly TaskLine[])[],
  turn: Turn,
): Outcome | null {
  for (const tasks of opened) {
    const list = bodyTasks(tasks, text) ?? timeTasks(tasks, text);
    const [first] = list?.tasks ?? [];
    if (list === null || first === undefined) continue;
    const { line } = first;
    const draft = emptyDraft();
    const told = list.tasks.slice(0, MOST_LISTED);
    const left = list.tasks.length - told.length;
    draft.statements.push({
      lead: true,
      text: `Theo ${planName(line)}, ${list.says} ${list.tasks.length} nhiệm vụ${left > 0 ? ` (nêu ${MOST_LISTED} nhiệm vụ đầu)` : ""}: ${told.map(taskName).join("; ")}.`,
      citations: told.map((one) => citePassage(one.line, turn)),
    });
    draft.statements.push(
      ...told.map((one) => ({
        text: `${taskName(one)}: ${taskDetails(one)
          .map(({ label, value }) => `${label} ${value}`)
          .join("; ")}.`,
        citations: [citePassage(one.line, turn)],
      })),
    );
    return { draft, about: [] };
  }
  return null;
}
