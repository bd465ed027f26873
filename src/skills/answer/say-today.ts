/** After an answer for another day: what has become of the documents since, or that the day lies ahead. */
import { displayDate } from "../../domain/reference/vietnamese-date.ts";
import { STATUS_WORDS } from "../../domain/regulation/status-words.ts";
import type { Outcome, Turn } from "./answer-deps.ts";
import { callIt } from "./statement.ts";
import type { Question } from "./understand.ts";

export function sayToday(outcome: Outcome, question: Question, then: Turn, today: Turn): void {
  for (const { entry } of question.named.slice(0, 2)) {
    const [past, now] = [then.citer.status(entry), today.citer.status(entry)];
    if (past.code === now.code || then.asOf > today.asOf) continue;
    const by = now.replacedBy.map(({ acting }) => callIt(acting)).join(", ");
    const since = now.since === null ? "" : ` từ ${displayDate(now.since)}`;
    const how = by === "" ? "" : `, thay bằng ${by}`;
    outcome.draft.statements.push({
      text: `Tính đến ${displayDate(today.asOf)}: ${callIt(entry)} ${STATUS_WORDS[now.code]}${since}${how}.`,
      citations: [
        ...now.replacedBy.map((effect) => then.citer.effect(effect, "related")),
        then.citer.heading(entry, "related"),
      ],
    });
  }
  if (then.asOf > today.asOf) {
    outcome.draft.cautions.push(
      `Ngày ${displayDate(then.asOf)} còn ở phía trước: trả lời theo những gì đã ban hành đến ${displayDate(today.asOf)}.`,
    );
  }
}
