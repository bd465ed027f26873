/** Goals that lie below what was reached already: put to the unit, who alone may settle them. */
import { oncePer } from "../once-per.ts";
import { sameSubject, subjectWords } from "../review/subject-words.ts";
import { fold } from "../text/fold.ts";
import { withoutCitations } from "./citation.ts";
import { parseVietnameseFigure } from "./figure.ts";
import { passedYearly, printedTarget } from "./judge-result.ts";
import { isLowerBetter } from "./lower-is-better.ts";
import { elided, OPEN, openMark, withBehind } from "./open-marks.ts";
import type { Plan, PlanSection, PlanTarget } from "./plan.ts";
import { answerTo, type RolloverContext } from "./rollover-context.ts";
import { isLimitationHeading } from "./section-role.ts";

const PERCENT = /(\d{1,3}(?:[.,]\d{1,2})?)\s*%/gu;
/** A distance, a part of the year or what is missing is no level that was reached. */
const NO_LEVEL =
  /\b(?:tang|giam|vuot|them|thieu|con lai|chua|ke hoach|chi tieu|muc tieu|cung ky|so voi|quy [ivx\d]+|thang \d)\b/;
/** Treating ("chữa") is no "not yet" ("chưa"). */
const isNoLevel = (sentence: string): boolean =>
  NO_LEVEL.test(fold(sentence.replace(/(?<!\p{L})chữa(?!\p{L})/giu, " ")));
/** A limit, or a step from what there is. */
const NO_GOAL = /(?:dưới|không quá|tối đa|giảm|tăng|thêm|nâng|[≤<])\s*(?:\p{L}+\s+){0,2}$/iu;
const FEWEST_WORDS = 3;

interface Reached {
  value: number;
  said: string;
  words: ReadonlySet<string>;
}

/** Telling words, the usual short forms written out. */
const wordsOf = (text: string): Set<string> =>
  subjectWords(
    fold(elided(text))
      .replace(/\bchu ky so\b/g, "ky so")
      .replace(/\bcccd\b/g, "can cuoc cong dan")
      .replace(/\bkcb\b/g, "kham benh chua benh"),
  );

const sentencesIn = (text: string): string[] =>
  text.split(/(?<=[.;])\s+|\s+(?=[-–+]\s+\p{Lu})/u).map((said) => said.replace(/^[-–+]\s+/u, ""));

/** Levels that the report of the prior plan tells, one a sentence. */
const levelsOf = oncePer((plan: Plan): Reached[] =>
  plan.sections
    .filter(({ role, heading }) => role === "results" && !isLimitationHeading(heading))
    .flatMap(({ items }) => items.flatMap(({ text }) => sentencesIn(text)))
    .flatMap((sentence): Reached[] => {
      const shares = [...sentence.matchAll(PERCENT)];
      const value = parseVietnameseFigure(shares[0]?.[1] ?? "");
      if (shares.length !== 1 || value === null || isNoLevel(sentence)) return [];
      return [{ value, said: sentence.trim().replace(/[.;]+$/u, ""), words: wordsOf(sentence) }];
    }),
);

/** The one level that the report tells of a subject; null for none, or several. */
function levelOf(plan: Plan, isAbout: (told: Reached) => boolean): Reached | null {
  const told = plan.lostMarks ? [] : levelsOf(plan).filter(isAbout);
  const [first] = told;
  return first !== undefined && told.every(({ value }) => value === first.value) ? first : null;
}

interface Goal {
  value: number;
  /** What it is a goal of, as printed. */
  clause: string;
  words: ReadonlySet<string>;
  sentence: string;
}

/** The shares that a line sets as goals, each with its clause; the only one of a sentence is that of the whole. */
export function goalsIn(text: string): Goal[] {
  return sentencesIn(withoutCitations(elided(text))).flatMap((sentence) => {
    if (/^duy trì/iu.test(sentence)) return [];
    const whole = [...sentence.matchAll(PERCENT)].length === 1;
    const clauses = whole ? [sentence] : sentence.split(/,\s+/u);
    return clauses.flatMap((clause): Goal[] => {
      const [only, ...others] = clause.matchAll(PERCENT);
      const value = parseVietnameseFigure(only?.[1] ?? "");
      if (only === undefined || others.length > 0 || value === null) return [];
      if (NO_GOAL.test(clause.slice(0, only.index)) || isLowerBetter(clause)) return [];
      return [
        { value, clause: clause.trim().replace(/[.;]+$/u, ""), words: wordsOf(clause), sentence },
      ];
    });
  });
}

/** Few words are told apart by those of the sentence around them: "…, tỷ lệ tra cứu đạt trên 85%". */
function isAbout({ words, sentence, clause }: Goal, told: Reached): boolean {
  if (words.size >= FEWEST_WORDS) return sameSubject(told.words, words) || counts(clause, told);
  const around = wordsOf(sentence);
  const shared = [...told.words].filter((word) => around.has(word)).length;
  return (
    words.size === FEWEST_WORDS - 1 &&
    [...words].every((word) => told.words.has(word)) &&
    shared >= NEARLY_ALL * told.words.size
  );
}

const NEARLY_ALL = 0.7;

/** "… đạt trên 95% văn bản được ký số": what stands behind the figure says by itself of what it is a share. */
function counts(clause: string, told: Reached): boolean {
  const counted = wordsOf(clause.slice(clause.search(/%/u) + 1));
  const all = [...counted].every((word) => told.words.has(word));
  return all && counted.size >= FEWEST_WORDS && told.words.size - counted.size <= 1;
}

export interface BelowReached {
  section: Pick<PlanSection, "id">;
  /** As the prior plan has it. */
  printed: string;
  /** As it stands in the draft. */
  text: string;
}

/**
 * The line with a question behind it where a share lies below what the prior plan itself says was reached; with the level
 * that the unit names, where it answered. Lines that wait for something else already are left alone.
 */
export function askBelow(ctx: RolloverContext, { section, printed, text }: BelowReached): string {
  if (text.includes(OPEN)) return text;
  return goalsIn(printed).reduce((line, goal) => {
    const reached = passedBy(ctx.plan, goal);
    if (reached === null || !line.includes("%")) return line;
    const known = printedShare(reached);
    return withLevel(ctx, { section, text: line, value: goal.value, of: goal.clause, known });
  }, text);
}

/** What was reached already, above the goal. */
function passedBy(plan: Plan, goal: Goal): Reached | null {
  const reached = levelOf(plan, (told) => isAbout(goal, told));
  return reached === null || reached.value <= goal.value ? null : reached;
}

/** Whether a share of the line is put to the unit for what was reached already. */
export const liesBelow = (plan: Plan, printed: string): boolean =>
  goalsIn(printed).some((goal) => passedBy(plan, goal) !== null);

interface Asked {
  section: Pick<PlanSection, "id">;
  text: string;
  value: number;
  of: string;
  /** What was reached, as printed. */
  known: string;
}

/** "95% …" with the question behind it, or with the level that the unit answered. */
function withLevel(ctx: RolloverContext, { section, text, value, of, known }: Asked): string {
  const named = of.length > LONGEST ? `${of.slice(0, of.lastIndexOf(" ", LONGEST))}…` : of;
  const ask = `mức năm ${ctx.targetYear} của "${named}" (kế hoạch trước đã nêu kết quả ${known})`;
  ctx.derived.push(known);
  const answer = answerTo(ctx, { section: section.id, ask });
  if (answer === null) return markBehind(text, of, openMark(ask));
  const level = /\d{1,3}(?:[.,]\d{1,2})?/u.exec(answer)?.[0];
  const same = [...text.matchAll(/\d{1,3}(?:[.,]\d{1,2})?(?=\s*%|\s*$)/gu)].filter(
    ([raw]) => parseVietnameseFigure(raw) === value,
  );
  const [only] = same;
  if (level === undefined || only === undefined || same.length > 1) return text;
  return text.slice(0, only.index) + level + text.slice(only.index + only[0].length);
}

const LONGEST = 80;

/** Behind the very words that it asks about, where they stand as they were. */
function markBehind(text: string, words: string, mark: string): string {
  const at = text.indexOf(words);
  if (at < 0) return withBehind(text, mark);
  const end = at + words.length;
  return `${text.slice(0, end)} ${mark}${text.slice(end)}`;
}

const nameOf = ({ text }: Pick<PlanTarget, "text">): string =>
  elided(text).replace(/[.;\s]+$/u, "");

function tell(ctx: RolloverContext, notice: string): void {
  if (!ctx.notices.includes(notice)) ctx.notices.push(notice);
}

interface GoalCell {
  section: Pick<PlanSection, "id">;
  text: string;
  target: PlanTarget;
  /** What its row tells of the year before. */
  before?: string;
}

/** The cell of a goal in a table, below what the report or the row itself tells of the year before. */
export function askBelowInCell(ctx: RolloverContext, cell: GoalCell): string {
  const { section, text, target } = cell;
  const { value } = target;
  if (value === null || text.includes(OPEN) || /duy trì/iu.test(text)) return text;
  if (target.comparison === "at-most" || isLowerBetter(target.text)) return text;
  const known = reachedInTable(ctx, cell, value);
  return known === null
    ? text
    : withLevel(ctx, { section, text, value, of: nameOf(target), known });
}

/** A level above the goal, as printed. */
function reachedInTable(
  ctx: RolloverContext,
  { target, before = "" }: GoalCell,
  value: number,
): string | null {
  const words = wordsOf(target.text);
  const isSame = (told: Reached): boolean =>
    words.size >= FEWEST_WORDS && sameSubject(told.words, words);
  const reported = target.unit === "%" ? levelOf(ctx.plan, isSame) : null;
  if (reported !== null && reported.value > value) return printedShare(reported);
  const inRow = parseVietnameseFigure(/\d[\d.,]*/.exec(before)?.[0] ?? "");
  return inRow !== null && inRow > value ? before : null;
}

const printedShare = ({ value }: Reached): string => `${String(value).replace(".", ",")}%`;

interface Passed {
  given: string;
  raised: boolean;
  /** The goal as its cell prints it. */
  was?: string;
}

/** A goal that stands below the reported result, or took it over. */
export function tellPassed(
  ctx: RolloverContext,
  target: PlanTarget,
  { given, raised, was = printedTarget(target) ?? "" }: Passed,
): void {
  const name = nameOf(target);
  const year = ctx.plan.cover.year;
  if (raised)
    tell(
      ctx,
      `Chỉ tiêu "${name}": kết quả năm ${year} (${given}) đã ${target.comparison === "at-most" ? "tốt hơn" : "vượt"} mục tiêu cũ (${was}); mục tiêu năm ${ctx.targetYear} tạm ghi bằng mức đã đạt, đơn vị xem lại.`,
    );
  else if (passedYearly(target, given))
    tell(
      ctx,
      `Chỉ tiêu "${name}": năm ${year} thực hiện ${given}, cao hơn mức ${was}; số lượt, số lần của một năm không tự thành mức của năm sau nên giữ ${was}, đơn vị xem lại.`,
    );
}
