/** `can-cu eval --feedback`: asks again what users have marked, and compares with what was answered then. */
import type { FeedbackEntry } from "../storage/sql/feedback.ts";
import { type GlobalOptions, printJson, printText } from "./output.ts";
import { withApp } from "./with-app.ts";

/** A liked answer must stay as it was; a disliked one is told apart: changed since, or still the same. */
export async function replayFeedback(options: GlobalOptions): Promise<void> {
  await withApp(options, async (app, unit) => {
    const count = { liked: 0, kept: 0, disliked: 0, changed: 0 };
    for (const entry of await app.feedback.list(unit)) {
      const { useful, kind, sources } = entry;
      const answer = await app.feedback.askAgain(entry);
      const [first] = answer.citations;
      const isSame = answer.kind === kind && (first?.symbol ?? first?.documentId) === sources[0];
      count[useful ? "liked" : "disliked"]++;
      if (useful === isSame) count[useful ? "kept" : "changed"]++;
      report(entry, isSame, answer.kind, options.json === true);
    }
    if (options.json === true) printJson(count);
    else
      printText(
        `👍 ${count.liked} câu, giữ nguyên ${count.kept} · 👎 ${count.disliked} câu, đã đổi ${count.changed}`,
      );
  });
}

function report(entry: FeedbackEntry, isSame: boolean, kindNow: string, json: boolean): void {
  const { question, useful, reason, kind } = entry;
  if (json) {
    printJson({ question, useful, reason, isSame, kindThen: kind, kindNow });
    return;
  }
  if (useful === isSame) return;
  const why = reason === null ? "" : ` (${reason})`;
  printText(`${useful ? "👍 đã đổi" : "👎 chưa đổi"}: ${question}${why}`);
}
