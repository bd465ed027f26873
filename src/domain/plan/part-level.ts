/**
 * A goal of less than all that goes over to the next year as it was: whether its level stays or rises hangs on what was
 * reached, which nobody has told yet. What the unit names as the new level takes its place.
 */
import { isYes } from "../draft/answers.ts";
import { isCompound, printedTarget } from "./judge-result.ts";
import { elided, OPEN, openMark, withBehind } from "./open-marks.ts";
import type { PlanTarget } from "./plan.ts";
import { answerTo, type RolloverContext } from "./rollover-context.ts";

/** A share of less than all that is to be reached; a limit, a thing kept up and two measures in one line are none. */
function isPart(target: PlanTarget): boolean {
  const { value, unit, comparison, text } = target;
  const share = unit === "%" && value !== null && value > 0 && value < 100;
  return share && comparison !== "at-most" && !isCompound(target) && !/duy trì/iu.test(text);
}

/** The line or cell with the question behind it, where its figure stands in it and nothing else is asked there. */
export function askPartLevel(ctx: RolloverContext, target: PlanTarget, text: string): string {
  const figure = String(target.value).replace(".", "[.,]");
  const level = new RegExp(String.raw`(?<![\d.,])${figure}(?:[.,]0+)?\s*%?(?![\d.,]*\d)`, "u");
  if (ctx.plan.lostMarks || !isPart(target) || text.includes(OPEN) || !level.test(text))
    return text;
  const name = elided(target.text).replace(/[.;\s]+$/u, "");
  const answer = answerTo(ctx, {
    ...{ section: "", id: `muc-${target.id}`, expects: "text" },
    ask: `mức năm ${ctx.targetYear} của chỉ tiêu "${name}" (kế hoạch trước: ${printedTarget(target) ?? ""}; giữ hay nâng theo kết quả năm ${target.year})`,
  });
  if (answer === null)
    return withBehind(text, openMark("giữ hay nâng mức này theo kết quả năm trước"));
  return withLevel(text, level, answer);
}

/** The line or cell with the level that the unit named; words that name none stand behind it. */
function withLevel(text: string, level: RegExp, answer: string): string {
  const figure = /(\d[\d.,]*)\s*%/u.exec(answer) ?? /^[≥>]?\s*(\d[\d.,]*)$/u.exec(answer);
  const named = figure?.[1];
  if (named === undefined)
    return isYes(answer) || KEEPS.test(answer) ? text : withBehind(text, `(${answer})`);
  return text.replace(level, (old) => `${named}${old.includes("%") ? "%" : ""}`);
}

const KEEPS = /^(?:giữ|như cũ|không đổi)/iu;
