/** Targets that lie below what was reached already: told to the unit, who alone may settle them. */
import { sameSubject, subjectWords } from "../review/subject-words.ts";
import { fold } from "../text/fold.ts";
import { parseVietnameseFigure } from "./figure.ts";
import { passedYearly, printedTarget } from "./judge-result.ts";
import { isLowerBetter } from "./lower-is-better.ts";
import { elided } from "./open-marks.ts";
import type { PlanTarget } from "./plan.ts";
import type { RolloverContext } from "./rollover-context.ts";
import { isLimitationHeading } from "./section-role.ts";

const PERCENT = /(\d{1,3}(?:[.,]\d{1,2})?)\s*%/gu;
/** A distance, a part of the year or what is missing is no level that was reached. */
const NO_LEVEL =
  /\b(?:tang|giam|vuot|them|thieu|con lai|chua|ke hoach|chi tieu|muc tieu|cung ky|so voi|quy [ivx\d]+|thang \d)\b/;
const FEWEST_WORDS = 3;

interface Reached {
  value: number;
  said: string;
}

/** The level that the report of the prior plan tells for the subject of a target; null for none, or several. */
function reachedBefore({ plan }: RolloverContext, target: PlanTarget): Reached | null {
  const words = subjectWords(fold(elided(target.text)));
  if (words.size < FEWEST_WORDS || plan.lostMarks) return null;
  const told = plan.sections
    .filter(({ role, heading }) => role === "results" && !isLimitationHeading(heading))
    .flatMap(({ items }) => items.flatMap(({ text }) => text.split(/(?<=[.;])\s+/u)))
    .flatMap((sentence): Reached[] => {
      const shares = [...sentence.matchAll(PERCENT)];
      const value = parseVietnameseFigure(shares[0]?.[1] ?? "");
      if (shares.length !== 1 || value === null || NO_LEVEL.test(fold(sentence))) return [];
      return sameSubject(subjectWords(fold(sentence)), words)
        ? [{ value, said: sentence.trim() }]
        : [];
    });
  const [first] = told;
  return first !== undefined && told.every(({ value }) => value === first.value) ? first : null;
}

const nameOf = ({ text }: PlanTarget): string => elided(text).replace(/[.;\s]+$/u, "");

function tell(ctx: RolloverContext, notice: string): void {
  if (!ctx.notices.includes(notice)) ctx.notices.push(notice);
}

/** A target that waits for its result, below what the prior plan itself says was reached before it. */
export function tellBelowReport(ctx: RolloverContext, target: PlanTarget): void {
  if (target.unit !== "%" || target.value === null || target.comparison === "at-most") return;
  const reached = reachedBefore(ctx, target);
  if (reached === null || reached.value <= target.value) return;
  const said = reached.said.replace(/[.;]+$/u, "");
  tell(
    ctx,
    `Chỉ tiêu "${nameOf(target)}" thấp hơn kết quả đã nêu trong kế hoạch trước ("${said}"); đơn vị xem lại mức ghi cho năm ${ctx.targetYear}.`,
  );
}

/** The same by the figure that its own row tells of the year before. */
export function tellBelowCell(ctx: RolloverContext, target: PlanTarget, before: string): void {
  const reached = parseVietnameseFigure(/\d[\d.,]*/.exec(before)?.[0] ?? "");
  const less = target.comparison === "at-most" || isLowerBetter(target.text);
  if (target.value === null || reached === null || less || reached <= target.value) return;
  tell(
    ctx,
    `Chỉ tiêu "${nameOf(target)}" (${printedTarget(target) ?? ""}) thấp hơn số đã đạt ghi cùng dòng trong kế hoạch trước (${before}); đơn vị xem lại mức ghi cho năm ${ctx.targetYear}.`,
  );
}

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
