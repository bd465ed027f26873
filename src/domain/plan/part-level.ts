/**
 * A goal of less than all that goes over to the next year as it was: whether its level stays or rises hangs on what was
 * reached, which nobody has told yet. What the unit names as the new level takes its place.
 */
import { isYes } from "../draft/answers.ts";
import { goalsIn, liesBelow } from "./below-reached.ts";
import { isCompound, printedTarget } from "./judge-result.ts";
import { isLowerBetter } from "./lower-is-better.ts";
import { notBegunOf } from "./not-started.ts";
import { elided, OPEN, openMark, withBehind } from "./open-marks.ts";
import type { PlanTarget } from "./plan.ts";
import { answerTo, type RolloverContext } from "./rollover-context.ts";
import { withUnsureElided } from "./unsure-marks.ts";

/** A share of less than all that is to be reached; a limit, a thing kept up and two measures in one line are none. */
function isPart(target: PlanTarget): boolean {
  const { value, unit, comparison, text } = target;
  const share = unit === "%" && value !== null && value > 0 && value < 100;
  return share && comparison !== "at-most" && !isCompound(target) && !/duy trì/iu.test(text);
}

/** The line or cell with the question behind it, where its figure stands in it and nothing else is asked there. */
export function askPartLevel(ctx: RolloverContext, target: PlanTarget, text: string): string {
  const level = levelOf(target.value ?? Number.NaN);
  if (ctx.plan.lostMarks || !isPart(target) || text.includes(OPEN) || !level.test(text))
    return text;
  const name = elided(target.text).replace(/[.;\s]+$/u, "");
  const answer = answerTo(ctx, {
    ...{ section: "", id: `muc-${target.id}`, expects: "text" },
    ask: `mức năm ${ctx.targetYear} của chỉ tiêu "${name}" (kế hoạch trước: ${printedTarget(target) ?? ""}; giữ hay nâng theo kết quả năm ${target.year})`,
  });
  return answer === null
    ? withBehind(text, openMark(KEEP_OR_RAISE))
    : withLevel(text, level, answer);
}

export interface LevelLine {
  target: PlanTarget;
  /** As the prior plan has it, and as it stands in the draft. */
  printed: string;
  text: string;
}

/** A target in a line: each of its shares of less than all has its own question, behind its own words. */
export function askPartLevels(ctx: RolloverContext, { target, printed, text }: LevelLine): string {
  if (liesBelow(ctx.plan, printed)) return text;
  const goals = ctx.plan.lostMarks ? scannedGoals(text) : goalsIn(printed);
  const parts = goals.filter(({ value }) => value > 0 && value < 100);
  const said = ctx.plan.lostMarks ? null : notBegunOf(ctx.plan, printed);
  const unbegun = said === null ? "" : `; phần đánh giá lại ghi: "${said}"`;
  return parts.reduce((line, { clause, value }, index) => {
    const at = endOfLevel(line, clause, value);
    // A line that asks for this level or its result already, or has it no more, is left alone.
    if (at === null || ASKED_FOR_LEVEL.test(line)) return line;
    const figure = `${String(value).replace(".", ",")}%`;
    ctx.derived.push(figure);
    const answer = answerTo(ctx, {
      ...{ section: "", id: `muc-${target.id}${index === 0 ? "" : `-${index + 1}`}` },
      ...{ expects: "text" },
      ask: `mức năm ${ctx.targetYear} của chỉ tiêu "${nameOf(clause)}" (kế hoạch trước: ${figure}; giữ hay nâng theo kết quả năm ${target.year}${unbegun})`,
    });
    const [front, rest] = [line.slice(0, at), line.slice(at)];
    return answer === null
      ? `${front} ${openMark(KEEP_OR_RAISE)}${rest}`
      : `${withLevel(front, levelOf(value), answer)}${rest}`;
  }, text);
}

/** Where the words of a level end: as they were, or behind the only such figure where a year or a name in them moved. */
function endOfLevel(line: string, clause: string, value: number): number | null {
  const at = line.indexOf(clause);
  if (at >= 0) return at + clause.length;
  const figure = String(value).replace(".", "[.,]");
  const [only, ...others] = line.matchAll(
    new RegExp(String.raw`(?<![\d.,])${figure}\s*%[^.;[]*?(?=\s*(?:[.;](?:\s|$)|\[|$))`, "gu"),
  );
  return only === undefined || others.length > 0 ? null : only.index + only[0].length;
}

/** A figure that is still to be compared stands in the question by itself. */
const nameOf = (clause: string): string =>
  elided(withUnsureElided(clause.replace(/:? \uE000[>≥]?\d{1,3}%\uE001$/u, "")));

/** "…: [đối chiếu: 30%]": the figure of a row that was read from a scan. */
function scannedGoals(text: string): { clause: string; value: number }[] {
  const figure = /: \uE000[>≥]?(\d{1,3})%\uE001$/u.exec(text)?.[1];
  const limit = figure === undefined || isLowerBetter(text) || /^duy trì/iu.test(text);
  return limit ? [] : [{ clause: text, value: Number(figure) }];
}

const KEEP_OR_RAISE = "giữ hay nâng mức này theo kết quả năm trước";
const ASKED_FOR_LEVEL = /\[cần bổ sung: (?:mức năm|kết quả năm)/u;

const levelOf = (value: number): RegExp => {
  const figure = String(value).replace(".", "[.,]");
  return new RegExp(String.raw`(?<![\d.,])${figure}(?:[.,]0+)?\s*%?(?![\d.,]*\d)`, "u");
};

/** The line or cell with the level that the unit named; words that name none stand behind it. */
function withLevel(text: string, level: RegExp, answer: string): string {
  const figure = /(\d[\d.,]*)\s*%/u.exec(answer) ?? /^[≥>]?\s*(\d[\d.,]*)$/u.exec(answer);
  const named = figure?.[1];
  if (named === undefined)
    return isYes(answer) || KEEPS.test(answer) ? text : withBehind(text, `(${answer})`);
  return text.replace(level, (old) => `${named}${old.includes("%") ? "%" : ""}`);
}

const KEEPS = /^(?:giữ|như cũ|không đổi)/iu;
