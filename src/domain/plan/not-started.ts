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
    .flatMap(({ items }) => items)
    .flatMap(({ text }): NotBegun[] => {
      const thing = NOT_BEGUN.exec(text.trim())?.[1];
      const words = subjectWords(fold(thing ?? ""));
      const said = text.trim().replace(/[.;]$/u, "");
      return words.size < FEWEST_WORDS ? [] : [{ said, words }];
    }),
);

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
  const ask = `việc này đã triển khai chưa (kế hoạch trước ghi: "${found.said}")`;
  const answer = answerTo(ctx, { section: section.id, ask, expects: "confirm" });
  if (answer === null) return withBehind(text, openMark(ask));
  if (!isNo(answer) || isYes(answer)) return text;
  const begun = text.replace(CONTINUES, "$1");
  const marker = CONTINUES.exec(text)?.[1] ?? "";
  return `${marker}${begun.charAt(marker.length).toUpperCase()}${begun.slice(marker.length + 1)}`;
}
