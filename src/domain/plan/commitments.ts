/**
 * What a part of the organisation promises once ("hoàn thành đấu thầu cụm máy chủ trong tháng 3/2026"): moved a year on it
 * would be promised again, so it goes on with the question whether it is done.
 */
import type { SourceRef } from "../draft/draft.ts";
import { fold } from "../text/fold.ts";
import { DONE_ONCE } from "./once-done.ts";
import { CLOSES_YEAR } from "./one-off.ts";
import { OPEN, openMark, withBehind } from "./open-marks.ts";
import { answerTo, type RolloverContext } from "./rollover-context.ts";
import { untimed } from "./task-name.ts";
import { untoldNote, workState } from "./work-state.ts";

const FINISHED =
  /(?<!\p{L})(?:hoàn thành|xong|khắc phục|nghiệm thu|bàn giao)(?!\p{L})[^.;]*?(?:ngày\s+\d{1,2}\/\d{1,2}\/|(?:tháng|quý)\s+[\dIVX]{1,4}\s*(?:\/|năm)\s*)(20\d{2})/iu;
/** What is drawn up, reported or settled every year. */
const EVERY_YEAR =
  /\b(?:bao cao|tong hop|so ket|tong ket|quyet toan|ke hoach|du toan|kiem ke|danh gia|dinh ky|hang (?:thang|quy|nam)|thuong xuyen)\b/;

export interface Commitment {
  /** null: nothing else of the line is left. */
  text: string | null;
  reason: string;
  sources: SourceRef[];
}

/** null: the line promises nothing of that kind. */
export function commitmentOf(
  ctx: RolloverContext,
  printed: string,
  next: string,
): Commitment | null {
  const { year } = ctx.plan.cover;
  const clause = promised(printed, year);
  if (clause === null || next.includes(OPEN)) return null;
  const ask = `việc làm một lần "${untimed(clause.replace(LABEL, ""))}" đã xong chưa`;
  const answer = answerTo(ctx, { section: "nhiem-vu", ask, expects: "confirm" });
  const reason = `${DONE_ONCE} ${year}, chỉ chuyển tiếp khi chưa xong.`;
  const state = answer === null ? null : workState(answer, ctx.targetYear).kind;
  if (answer !== null && state === "untold") ctx.notices.push(untoldNote(ask, answer));
  if (answer === null || state === "untold")
    return { text: withBehind(next, openMark(ask)), reason, sources: [] };
  // What is not done is promised again.
  if (state === "under-way" || state === "not-held") return null;
  const text = withoutClause(next, clause.replaceAll(String(year), String(ctx.targetYear)));
  return { text, reason: `${reason} Đơn vị trả lời: ${answer}.`, sources: [] };
}

const LABEL = /^(?:[-+*]|\d{1,2}[.)])\s+/u;

/** The clause of a line that is over with the day it names; null where it has none. */
function promised(printed: string, year: number): string | null {
  const parts = printed.split(/[,;:]\s+/u);
  const at = parts.findIndex((part) => FINISHED.test(part));
  const [before = "", found = ""] = [parts[at - 1], parts[at]];
  // ", xong trước ngày 30/6/2026" is said of what stands in front of it.
  const clause = untimed(found) === "" ? printed.slice(printed.indexOf(before)) : found;
  const own = Number(FINISHED.exec(clause)?.[1] ?? 0) === year;
  const again = EVERY_YEAR.test(fold(clause)) || CLOSES_YEAR.test(fold(clause));
  return own && !again ? clause : null;
}

const LEAST_WORDS = 6;

/** null: nothing else of the line is left. */
function withoutClause(line: string, clause: string): string | null {
  const rest = line.replace(new RegExp(String.raw`(?:[,;]\s+)?${literal(clause)}`, "u"), "");
  return rest === line || fold(rest).split(/\s+/).length < LEAST_WORDS ? null : rest;
}

const literal = (text: string): string =>
  text.replace(/[.;\s]+$/u, "").replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
