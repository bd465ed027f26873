/**
 * A request that is given for one section: its numbers replace those of the same thing in a line of the section that is
 * about it ("giám sát cho 16 bệnh viện"); whatever of it found no place is told in one sentence, never passed over.
 */
import type { DraftBlock, DraftSection } from "../../domain/draft/draft.ts";
import { printedLike } from "../../domain/plan/purchase-mentions.ts";
import { clausesIn } from "../../domain/plan/request-clauses.ts";
import type { Rollover } from "../../domain/plan/rollover.ts";
import { overlap, subjectWords } from "../../domain/plan/subject-key.ts";
import { fold } from "../../domain/text/fold.ts";

/** A number and the thing that it counts, "16 bệnh viện". */
interface Count {
  number: string;
  thing: string;
}

/** No day, no number of a document or of its parts: "ngày 19 tháng 8", "Khoản 2 Điều 4". */
const COUNT =
  /(?<![\p{L}\d.,/:-])(?<!(?:ngày|tháng|năm|quý|điều|khoản|điểm|số|mục|phụ lục)\s+)(\d[\d.]*)(?!\s+tháng\s+\d)(\s+)(\p{L}+(?:\s+\p{L}+)?)(?![\p{L}\d])/giu;
/** Words of a line and of a clause that speak of one thing. */
const SAME_SUBJECT = 0.6;

/** Takes the request over into the sections that are handed on. */
export function takeRequest(
  { context: ctx }: Rollover,
  sections: readonly DraftSection[],
  request: string,
): void {
  for (const { phrase } of clausesIn(request)) {
    const all = countsIn(phrase);
    const open = all.filter((count) => !put(ctx, sections, phrase, count));
    // A line of its own for what a line tells already would say it twice.
    if (open.length < all.length) withoutAdded(ctx, sections, phrase);
    else if (added(ctx, sections, phrase).length > 0) continue;
    if (all.length > 0 && open.length === 0) continue;
    const rest =
      open.length === all.length
        ? "chưa dùng"
        : `chưa dùng phần ${open.map(({ number, thing }) => `"${number} ${thing}"`).join(", ")}`;
    ctx.notices.push(
      `Yêu cầu "${phrase}" ${rest}: mục "${sections[0]?.heading ?? ""}" không có dòng nào nêu nội dung này; ghi thẳng vào mục, hoặc soạn cả kế hoạch để đưa vào nhiệm vụ và dự toán.`,
    );
  }
}

/** Lines of these sections that the clause made or changed. */
function added(
  ctx: Rollover["context"],
  sections: readonly DraftSection[],
  phrase: string,
): DraftBlock[] {
  const made = ctx.changes.filter(({ reason }) => reason.includes(`"${phrase}"`));
  return sections.flatMap(({ blocks }) =>
    blocks.filter(({ text }) => made.some(({ after }) => after === text)),
  );
}

function withoutAdded(
  ctx: Rollover["context"],
  sections: readonly DraftSection[],
  phrase: string,
): void {
  const made = added(ctx, sections, phrase).filter(({ status }) => status === "new");
  for (const section of sections)
    section.blocks = section.blocks.filter((block) => !made.includes(block));
  ctx.changes = ctx.changes.filter(({ after }) => !made.some(({ text }) => text === after));
}

/** The last word of a pair may belong to what follows: "12 tháng cho". */
function countsIn(text: string): Count[] {
  return [...text.matchAll(COUNT)].map(([, number = "", , words = ""]) => ({
    number,
    thing: words.replace(/\s+(?:cho|của|tại|ở|với|theo|từ|trong|và|thì|là)$/iu, ""),
  }));
}

/** Whether a line about the same subject counts the same thing; its number is then the one of the request. */
function put(
  ctx: Rollover["context"],
  sections: readonly DraftSection[],
  phrase: string,
  count: Count,
): boolean {
  for (const section of sections) {
    for (const [index, block] of section.blocks.entries()) {
      const text = withCount(block, phrase, count);
      if (text === null) continue;
      if (text === block.text) return true;
      const before = block.before ?? block.text;
      const reason = `Số theo yêu cầu "${phrase}".`;
      const change = ctx.changes.find(({ after }) => after === block.text);
      if (change === undefined)
        ctx.changes.push({
          section: section.heading,
          status: "updated",
          before,
          after: text,
          reason,
        });
      else Object.assign(change, { status: "updated", after: text, reason, before });
      section.blocks[index] = { ...block, text, before, reason, status: "updated" };
      return true;
    }
  }
  return false;
}

function withCount(block: DraftBlock, phrase: string, count: Count): string | null {
  if (block.kind === "table" || block.status === "new") return null;
  if (overlap(subjectWords(phrase), subjectWords(block.text)) < SAME_SUBJECT) return null;
  const found = [...block.text.matchAll(COUNT)].filter(([, , , words = ""]) =>
    `${fold(words)} `.startsWith(`${fold(count.thing)} `),
  );
  const [only] = found;
  if (only === undefined || found.length > 1) return null;
  const [, raw = ""] = only;
  const value = Number(count.number.replaceAll(".", ""));
  const number = printedLike(raw, value);
  return block.text.slice(0, only.index) + number + block.text.slice(only.index + raw.length);
}
