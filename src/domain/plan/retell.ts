/** What a later pass over the finished draft does to a line stands in the change report too. */
import type { BlockStatus } from "../draft/draft.ts";
import type { RolloverContext } from "./rollover-context.ts";

export const UNCHANGED = "Nội dung còn áp dụng, giữ nguyên.";

/** What is told of a line without a reason of its own: as it was, or with a question that was put into it. */
export const reasonLeft = (status: BlockStatus): string =>
  status === "needs-input" ? "Nội dung còn áp dụng; chỗ chỉ đơn vị biết thì hỏi lại." : UNCHANGED;

export interface Retold {
  /** The line (cells of a row joined by " | ") in front of the pass and behind it. */
  was: string;
  now: string;
  why: string;
  /** The unit has something to fill in. */
  asks?: boolean;
}

/** The change report has the line as it stands now. */
export function retell(ctx: RolloverContext, { was, now, why, asks = false }: Retold): void {
  const known = ctx.changes.find(({ after, status }) => after === was && status !== "dropped");
  if (known === undefined) return;
  known.after = now;
  if (known.before === "" && known.status === "kept") known.before = was;
  if (asks) known.status = "needs-input";
  else if (known.status === "kept") known.status = "updated";
  known.reason = `${known.reason.replace(UNCHANGED, "")} ${why}`.trim();
}

/** Cells of a row as the change report prints them. */
export const joinedCells = (cells: readonly string[]): string =>
  cells.filter((cell) => cell !== "").join(" | ");
