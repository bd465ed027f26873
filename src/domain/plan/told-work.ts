/**
 * What the unit says of a piece of work, in whatever row of the form it says so: in its report on the task, or in its
 * answer whether it is done. A column of states and the report of the year both print it from here.
 */
import { checkAnswer, readConfirmation } from "../draft/answers.ts";
import { lowerFirst } from "../text/first-letter.ts";
import { fold } from "../text/fold.ts";
import { toldShare } from "./judge-result.ts";
import { toldOf } from "./once-done.ts";
import type { RolloverContext } from "./rollover-context.ts";
import { type WorkState, workState } from "./work-state.ts";

export interface ToldWork {
  /** Row of the form. */
  id: string;
  value: string;
  state: WorkState["kind"];
}

/** What the unit says of the work of a line; null where it says nothing that tells how far it is. */
export function toldWork(ctx: RolloverContext, printed: string): ToldWork | null {
  if (ctx.results.length === 0) return null;
  for (const id of toldOf(ctx, printed)) {
    const value = String(ctx.results.find((row) => row.id === id)?.value ?? "").trim();
    if (value === "" || !checkAnswer({ expects: "confirm" }, value).ok) continue;
    const state = workState(value, ctx.targetYear).kind;
    if (state !== "untold") return { id, value, state };
  }
  return null;
}

/** A word that says no more than that it is so. */
const BARE_DONE = /^(?:vang|da|roi|xong|ok|dat|da xong|xong roi|hoan thanh|da hoan thanh|100 ?%)$/;
const DROPPED = /^(?:đã\s+)?(?:bỏ|hủy|huỷ)(?:\s*[,;.:]\s*|$)/iu;
const NO_MORE = "không thực hiện nữa";

/** An answer as a report tells it: "Đúng" to "đã xong chưa" says that it is done, "Bỏ" that nobody goes on with it. */
export function asReported(value: string, state: WorkState["kind"]): string {
  const text = value.trim().replace(/[.;\s]+$/u, "");
  if (state === "given-up") return lowerFirst(text.replace(DROPPED, "")) || NO_MORE;
  const said = readConfirmation(text);
  if (said.kind === "no") return "chưa hoàn thành";
  if (said.kind === "yes") return `đã hoàn thành${said.more === "" ? "" : `; ${said.more}`}`;
  return state === "done" && BARE_DONE.test(fold(text)) ? "đã hoàn thành" : text;
}

/** Work of the year of which nothing was reached: none of its results, but one of its limits. */
export const isUnfinished = ({ value, state }: Pick<ToldWork, "value" | "state">): boolean =>
  state === "not-held" ||
  state === "given-up" ||
  (state === "under-way" && toldShare(value) === null && /^(?:chua|khong)\b/.test(fold(value)));
