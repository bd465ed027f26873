/**
 * "Tiếp tục triển khai X" in a plan whose own report says that X has not begun: one of the two is wrong, and the unit alone
 * knows which. Asked behind the task.
 */
import { isNo, isYes } from "../draft/answers.ts";
import { oncePer } from "../once-per.ts";
import { subjectWords } from "../review/subject-words.ts";
import { fold } from "../text/fold.ts";
import { OPEN, openMark, withBehind } from "./open-marks.ts";
import type { Plan, PlanSection } from "./plan.ts";
import { answerTo, type RolloverContext } from "./rollover-context.ts";
import { untimed } from "./task-name.ts";

const CONTINUES =
  /^((?:[-–+*]|\d{1,2}[.)]|\p{Ll}\))?\s*)(?:Tiếp tục|Duy trì)\s+(?:việc\s+)?(?=\p{L})/u;
const NOT_BEGUN =
  /^(?:[-–+*]\s+)?(?:Hiện(?: nay| tại)?,?\s+)?(?:[Đđ]ơn vị\s+)?[Cc]hưa\s+(?:triển khai|thực hiện|áp dụng|tổ chức|có)\s+(?:được\s+)?([^.;]{6,80})[.;]?$/u;
const FEWEST_WORDS = 3;

interface NotBegun {
  said: string;
  words: ReadonlySet<string>;
}

const notBegun = oncePer((plan: Plan): NotBegun[] =>
  plan.sections
    .filter(({ role }) => role === "results")
    .flatMap(({ items }) => items.flatMap(({ text }) => text.split(/(?<=[.;])\s+/u)))
    .flatMap((sentence): NotBegun[] => {
      // Why it has not begun is none of what has not.
      const said = sentence
        .replace(/,?\s+(?:do|vì|bởi)\s.*$/u, "")
        .replace(/[.;]$/u, "")
        .trim();
      const words = subjectWords(fold(NOT_BEGUN.exec(said)?.[1] ?? ""));
      return words.size < FEWEST_WORDS ? [] : [{ said, words }];
    }),
);

/** What is to be gone on with, without "Tiếp tục", in its first words. */
function beheaded(task: string): string {
  const name = task.replace(CONTINUES, "").replace(/["“”]/gu, "");
  return name.length <= LONGEST ? name : `${name.slice(0, name.lastIndexOf(" ", LONGEST))} …`;
}

const LONGEST = 80;

/** What the report says has not begun of a thing that a goal is set for; null without it. */
export function notBegunOf(plan: Plan, goal: string): string | null {
  const words = subjectWords(fold(goal));
  const found = notBegun(plan).find(({ words: all }) => {
    const shared = [...all].filter((one) => words.has(one)).length;
    return shared >= FEWEST_WORDS && shared >= NEARLY_ALL * all.size;
  });
  return found?.said ?? null;
}

const NEARLY_ALL = 0.75;

/** The task with the question behind it, or begun anew where the unit answers that there is nothing to go on with. */
export function askNotStarted(
  ctx: RolloverContext,
  { section, text }: { section: Pick<PlanSection, "id">; text: string },
): string {
  if (ctx.plan.lostMarks || text.includes(OPEN) || !CONTINUES.test(text)) return text;
  const words = subjectWords(fold(text));
  const found = notBegun(ctx.plan).find(({ words: all }) =>
    [...all].every((one) => words.has(one)),
  );
  if (found === undefined) return text;
  const name = beheaded(untimed(text));
  const ask = `"${name}" đã triển khai chưa (kế hoạch trước ghi: "${found.said}")`;
  const answer = answerTo(ctx, { section: section.id, ask, expects: "confirm" });
  if (answer === null) return withBehind(text, openMark(ask));
  if (!isNo(answer) || isYes(answer)) return text;
  const begun = text.replace(CONTINUES, "$1");
  const marker = CONTINUES.exec(text)?.[1] ?? "";
  return `${marker}${begun.charAt(marker.length).toUpperCase()}${begun.slice(marker.length + 1)}`;
}
