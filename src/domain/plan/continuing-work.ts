/**
 * Work that is never over, whatever day a prior plan gave it: what is done with each paper or patient, and what a target of
 * the plan keeps up. The day was that of its beginning; in the next year it goes on.
 */
import { isNo, isYes } from "../draft/answers.ts";
import { timePoints } from "../review/time-points.ts";
import { lowerFirst } from "../text/first-letter.ts";
import { fold, foldInPlace } from "../text/fold.ts";
import { withoutCitations } from "./citation.ts";
import { openMark } from "./open-marks.ts";
import type { Plan } from "./plan.ts";
import { answerTo, type RolloverContext } from "./rollover-context.ts";
import { overlap, subjectWords } from "./subject-key.ts";

/** Verbs of what an office or a hospital does every day, folded. */
const DAILY =
  /^(?:(?:tiep tuc|duy tri|tang cuong|thuc hien|to chuc thuc hien) (?:(?:tot|nghiem tuc|day du|viec|cong tac) )*)?(?:quan ly|xu ly|gui|tiep nhan|trao doi|luan chuyen|su dung|khai thac|van hanh|ky so|ke don|thanh toan|giai quyet|khai bao|luu tru)\b/;
/** A share of what comes in anew each day, folded: "100% văn bản", "100% người bệnh". */
const OF_FLOW =
  /\b(?:dam bao|bao dam|duy tri)(?: (?:ty le|tren|toi thieu))* \d{1,3}(?:[.,]\d+)? ?% (?:cac |so )?(?:van ban|giao dich|don thuoc|luot|nguoi benh|benh nhan|ho so (?:cong viec|thu tuc|tthc|benh an))/;

/** `bare`: folded, without the sign of its list. */
export const isDaily = (bare: string): boolean => DAILY.test(bare) || OF_FLOW.test(bare);

/** A target of the plan keeps the same share up: "Duy trì tỷ lệ 100% cơ sở …". */
export function isKeptAtLevel({ targets }: Plan, text: string): boolean {
  const clauses = clausesOf(text).filter((clause) => SHARE.test(clause));
  if (clauses.length === 0) return false;
  return targets
    .flatMap((target) => clausesOf(target.text))
    .filter((clause) => /^(?:\S+\s+)?duy trì\s/iu.test(clause))
    .some((kept) => clauses.some((clause) => sameShare(kept, clause)));
}

const SHARE = /\d{1,3}(?:,\d+)?\s*%/u;
const clausesOf = (text: string): string[] =>
  withoutCitations(text)
    .split(/[;:.](?=\s|$)/u)
    .map((one) => one.trim());
const ALIKE = 0.7;

function sameShare(kept: string, clause: string): boolean {
  const figures = [kept, clause].map((one) => SHARE.exec(one)?.[0].replace(/\s/gu, ""));
  return (
    figures[0] !== undefined &&
    figures[0] === figures[1] &&
    overlap(subjectWords(kept), subjectWords(clause)) >= ALIKE
  );
}

const TOLD_DONE = /^(?:thoi (?:gian|han|diem)|tien do|han) hoan thanh\b/;
const LEADING_TIME =
  /^(?:(?:trước|trong|đến hết|đến|chậm nhất|muộn nhất)\s+)?(?:ngày\s+)?(?:\d{1,2}[/.-]\d{1,2}[/.-]|(?:tháng|quý)\s+[\dIVX]{1,4}(?:\s*[/.-]\s*|\s+năm\s+))20\d{2}[\s,:]*/iu;

/** The line of its deadline for the next year; null where it names no day within the year. */
export function deadlineOfContinuing(
  ctx: RolloverContext,
  printed: string,
): { text: string; reason: string } | null {
  const [, label = "", said = ""] = /^([^:]{4,40}):\s*(.+)$/su.exec(printed) ?? [];
  const points = timePoints(foldInPlace(said));
  if (!TOLD_DONE.test(fold(printed)) || points.length === 0 || !points.every(isShort)) return null;
  const reason = `Việc làm thường xuyên, mốc của năm ${ctx.plan.cover.year} là lúc bắt đầu.`;
  const always = `${label}: Thường xuyên trong năm ${ctx.targetYear}`;
  const told = said.replace(/[.;\s]+$/u, "");
  const step = told.replace(LEADING_TIME, "");
  if (step === told || step.split(/\s+/u).length < STEP) return { text: `${always}.`, reason };
  const when = told.slice(0, told.length - step.length).replace(/[\s,:]+$/u, "");
  return stepAsked(ctx, { always, step, when, reason });
}

/** What was to be finished by the day: done, or left for the next year. */
function stepAsked(
  ctx: RolloverContext,
  { always, step, when, reason }: Record<"always" | "step" | "when" | "reason", string>,
): { text: string; reason: string } {
  const ask = `việc "${step}" (kế hoạch trước: ${lowerFirst(when)}) đã xong chưa`;
  const answer = answerTo(ctx, { section: "nhiem-vu", ask, expects: "confirm" });
  if (answer === null) return { text: `${always} ${openMark(ask)}.`, reason };
  const answered = `${reason} Đơn vị trả lời: ${answer}.`;
  if (isYes(answer)) return { text: `${always}.`, reason: answered };
  const left = isNo(answer) ? `trong năm ${ctx.targetYear} ${lowerFirst(step)}` : answer;
  return { text: `${always}; ${left}.`, reason: answered };
}

/** Words of a step that a deadline tells beside its day. */
const STEP = 4;
const SHORT_DAYS = 100;
const isShort = ({ from, to }: { from: string; to: string }): boolean =>
  Date.parse(to) - Date.parse(from) < SHORT_DAYS * 86_400_000;
