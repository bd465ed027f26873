/** What a line of the text became when it followed the budget, in the change report too. */
import type { DraftBlock, DraftSection } from "../../domain/draft/draft.ts";
import type { RolloverContext } from "../../domain/plan/rollover-context.ts";

/** What one line becomes; null where nothing in it speaks of the budget. */
export interface Aligned {
  text: string;
  status: DraftBlock["status"];
  reasons: string[];
}

/** The change report tells the same of the line. */
export function tell(
  ctx: RolloverContext,
  section: DraftSection,
  block: DraftBlock,
  aligned: Aligned,
): void {
  const known = ctx.changes.find(
    ({ after, status }) => after === block.text && status !== "dropped",
  );
  const reason = aligned.reasons.join(" ");
  if (known === undefined) {
    const { sources } = block;
    const after = aligned.status === "dropped" ? "" : aligned.text;
    const before = block.before ?? block.text;
    ctx.changes.push({
      section: section.heading,
      status: aligned.status,
      before,
      after,
      reason,
      sources,
    });
    return;
  }
  known.after = aligned.status === "dropped" ? "" : aligned.text;
  known.before = known.before === "" ? block.text : known.before;
  known.status = aligned.status;
  known.reason = `${known.status === "dropped" ? "" : asFar(known.reason)}${reason}`;
}

/** What was said of the line before; that it stays as it is holds no longer. */
export function asFar(reason: string): string {
  const said = reason.replace("Nội dung còn áp dụng, giữ nguyên.", "").trim();
  return said === "" ? "" : `${said} `;
}
