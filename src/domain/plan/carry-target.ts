/** A target of the prior plan in the next one: met ones are kept up, unmet ones carry over. */
import type { SourceRef } from "../draft/draft.ts";
import { lowerFirst } from "../text/first-letter.ts";
import { withBaselineOf } from "./baselines.ts";
import { tellPassed } from "./below-reached.ts";
import { judgeResult, printedResult, raisedTo } from "./judge-result.ts";
import { lawfulLevel } from "./lawful-levels.ts";
import { isOneOff } from "./one-off.ts";
import { OPEN, openMark, withBehind } from "./open-marks.ts";
import type { PlanTarget } from "./plan.ts";
import type { RolloverContext } from "./rollover-context.ts";
import { resultOf } from "./rollover-results.ts";
import { withoutFinishing } from "./wholly-done.ts";

/** Verbs that nobody keeps up: "duy trì nâng …" says nothing. */
const GROWS = /^(?:nâng|tăng|giảm|phấn đấu|hoàn thành)\s/iu;

export interface Carried {
  text: string;
  reason: string;
  sources: SourceRef[];
}

/** Met targets are kept up, unmet ones carry over; what the law wants of all is no goal of a part of them. */
export function carryTarget(ctx: RolloverContext, target: PlanTarget, text: string): Carried {
  const lawful = lawfulLevel(ctx, target, text);
  if (lawful === null) return carryByResult(ctx, target, text);
  const carried = carryByResult(ctx, lawful.target, lawful.text);
  const reason = `${lawful.reason} ${carried.reason}`;
  return { text: carried.text, reason, sources: [...lawful.sources, ...carried.sources] };
}

/** What is reached for good: a paper approved or issued, a thing accepted or opened. */
const FOR_GOOD =
  /(?<!\p{L})(?:được|hoàn thành|xong)\s+(?:việc\s+)?(?:phê duyệt|thẩm định|ban hành|công bố|nghiệm thu|công nhận|thành lập|bàn giao)(?!\p{L})/iu;

/** "Xây dựng Kế hoạch triển khai …": a paper that is written, not kept up. */
const PAPER =
  /^(?:[-–+•]\s*)?(?:tiếp tục\s+)?(?:xây dựng|lập|soạn thảo|ban hành|trình|hoàn thành|hoàn thiện)\s+(?:và\s+(?:ban hành|trình)\s+)?(?:kế hoạch|đề án|quy chế|quy định|quy trình|phương án|nội quy|hồ sơ đề xuất)(?!\p{L})/iu;
/** One of each year. */
const YEARLY = /(?<!\p{L})(?:hằng|hàng|mỗi|từng) năm(?!\p{L})|(?<!\d)20\d{2}(?!\d)/iu;

/** A target without a figure that was reached for good is none of the next year; null for any other. */
export function reachedOnce(
  ctx: RolloverContext,
  target: PlanTarget,
): { text: null; reason: string; sources: SourceRef[] } | null {
  const lasts =
    FOR_GOOD.test(target.text) || (PAPER.test(target.text) && !YEARLY.test(target.text));
  if (target.value !== null || !lasts) return null;
  const given = resultOf(ctx, target);
  if (given === null || judgeResult(target, given) !== "met") return null;
  const reason = `Đã đạt trong năm ${target.year} (${given}), không đặt lại.`;
  return { text: null, reason, sources: [{ documentId: "ket-qua", locator: target.id }] };
}

function carryByResult(ctx: RolloverContext, target: PlanTarget, text: string): Carried {
  const given = resultOf(ctx, target);
  if (given === null) {
    const open = withBaselineOf(text, target.year, null);
    if (open !== text) ctx.derived.push(String(target.year));
    return {
      text: isFinishedOnce(ctx, target)
        ? withBehind(open, openMark(`kết quả năm ${target.year}`))
        : open,
      reason: "Chuyển tiếp, chờ kết quả của năm trước.",
      sources: [],
    };
  }
  const sources = [{ documentId: "ket-qua", locator: target.id }];
  const judged = judgeResult(target, given);
  if (judged !== "met") {
    const why =
      judged === "unmet"
        ? `Chưa đạt trong năm ${target.year} (${given})`
        : "Chưa đánh giá được kết quả";
    const now = reachedIn(ctx, target, { text, reached: given });
    return { text: now, reason: `${why}, chuyển tiếp.`, sources };
  }
  const kept = reachedIn(ctx, target, { text: withoutFinish(text), reached: given });
  const raised = raisedTo(target, kept, given);
  tellPassed(ctx, target, { given: printedResult(target, given), raised: raised !== kept });
  if (raised !== kept) {
    const reason = `Đạt trong năm ${target.year} (${given}), chuyển sang duy trì; chỉ tiêu ghi bằng mức đã đạt.`;
    return { text: keptUp(raised), reason, sources };
  }
  if (PAPER.test(kept)) {
    const reason = `Đạt trong năm ${target.year} (${given}); văn bản lập theo từng năm, lập lại cho năm ${ctx.targetYear}.`;
    return { text: kept, reason, sources };
  }
  if (GROWS.test(kept)) {
    const lowered = lowerFirst(kept);
    const reason = `Đạt trong năm ${target.year} (${given}), chuyển sang duy trì.`;
    return { text: `Duy trì kết quả đã đạt: ${lowered}`, reason, sources };
  }
  return {
    text: keptUp(kept),
    reason: `Đạt trong năm ${target.year} (${given}), chuyển sang duy trì.`,
    sources,
  };
}

/** "Hoàn thành hợp nhất 05 phần mềm trước 30/6/2026": moved a year on unseen it would be work that may be done. */
const isFinishedOnce = (ctx: RolloverContext, { text }: PlanTarget): boolean =>
  !text.includes(OPEN) && isOneOff({ text, budgets: ctx.plan.budgets });

/** What the target starts from is told of the year that is over, by its result. */
function reachedIn(
  ctx: RolloverContext,
  target: PlanTarget,
  { text, reached }: { text: string; reached: string },
): string {
  const now = withBaselineOf(text, target.year, printedResult(target, reached));
  if (now !== text) ctx.derived.push(String(target.year));
  return now;
}

/** "…: 01, hoàn thành hợp nhất trước 31/3/2027": what is reached has no day any more. */
const withoutFinish = (text: string): string =>
  withoutFinishing(text).replace(
    /,\s*hoàn thành(?![^,.;]*%)[^,.;]*?(?:trước|trong|vào|chậm nhất)[^,.;]*?20\d{2}(?=\s*[.;,]|\s*$)/iu,
    "",
  );

function keptUp(text: string): string {
  const lower = /^\p{Lu}\p{Ll}/u.test(text) ? lowerFirst(text) : text;
  return /^duy trì/iu.test(text) ? text : `Duy trì ${lower.replace(/^tiếp tục\s+/iu, "")}`;
}
