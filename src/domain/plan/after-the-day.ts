/**
 * What the law wanted done before the plan's year begins is not begun again in it: "tổ chức triển khai bệnh án điện tử,
 * từng bước thay thế hồ sơ giấy" becomes what keeps it up. Whether it was done on time the report and its questions tell.
 */
import { TOPICS } from "../review/task-deadlines.ts";
import { foldInPlace } from "../text/fold.ts";
import { withoutCitations } from "./citation.ts";
import { deadlineFor } from "./lawful-deadlines.ts";
import { OPEN } from "./open-marks.ts";
import type { RolloverContext } from "./rollover-context.ts";
import { isBeside } from "./wholly-done.ts";

/** The unit in front of its verb, or the sign of a list; the verb; "hồ sơ" of the record's name. */
const BEGINS =
  /^(\s*(?:[-–+*]\s+)?(?:(?:Trung tâm|Bệnh viện|Trạm|Phòng khám|Viện|Đơn vị)(?:\s+\p{L}+){0,7}?\s+)?)((?:(?:tổ chức|tập trung|đẩy mạnh|tiếp tục|từng bước|chủ động)\s+)*(?:triển khai|áp dụng)\s+(?:(?:việc|thực hiện|sử dụng)\s+)*)((?:hồ sơ\s+)?)/iu;
/** A course that was set for reaching it. */
const COURSE =
  /^\s+theo (?:đúng )?(?:lộ trình|kế hoạch)(?:\s+(?:đã|được|phê duyệt|quy định|đề ra)(?!\p{L}))*(?=\s*[,.;]|\s*$)/iu;

/** The line with what keeps its thing up; as it is where the law has no day before the year, or the day is told in it. */
export function keptAfterDay(ctx: RolloverContext, text: string): { text: string; reason: string } {
  const same = { text, reason: "" };
  if (ctx.facility === "authority" || ctx.plan.lostMarks || text.includes(OPEN)) return same;
  if (withoutCitations(text) !== text || /\d{1,2}\/\d{1,2}\/20\d{2}/u.test(text)) return same;
  const topic = TOPICS.find(({ words }) => words.test(foldInPlace(text)));
  if (topic === undefined) return same;
  const clauses = text.split(/(?<=[;,:.])(?=\s)/u);
  const begun = clauses.findIndex((clause) => beginsIt(clause, topic.words));
  if (begun < 0) return same;
  const before = `${ctx.targetYear}-01-01`;
  const query = { text, entries: [], laterThan: 0, before, about: topic.words, ownKindOnly: true };
  const due = deadlineFor(ctx, query);
  if (due === null) return same;
  const now = clauses.map((clause, index) => {
    if (index === begun) return keptUp(clause);
    return index > begun
      ? clause.replace(/^(\s+)từng bước\s+(?=thay thế|chuyển|không|bỏ)/u, "$1")
      : clause;
  });
  return {
    text: now.join(""),
    reason: `Hạn của quy định đến trước năm ${ctx.targetYear}: ${due.reason}.`,
  };
}

/** The thing itself stands right behind the verb. */
function beginsIt(clause: string, words: RegExp): boolean {
  const begun = BEGINS.exec(clause);
  if (begun === null || isBeside(clause)) return false;
  return words.exec(foldInPlace(clause.slice(begun[0].length)))?.index === 0;
}

function keptUp(clause: string): string {
  const [all = "", who = "", verb = "", record = ""] = BEGINS.exec(clause) ?? [];
  const kept = /^\p{Lu}/u.test(verb) ? "Duy trì, hoàn thiện" : "duy trì, hoàn thiện";
  const rest = clause.slice(all.length);
  const at = rest.search(/\s+theo\s/u);
  const untimed = at < 0 ? rest : rest.slice(0, at) + rest.slice(at).replace(COURSE, "");
  return `${who}${kept} ${record.toLowerCase()}${untimed}`;
}
