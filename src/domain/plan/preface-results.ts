/** Lines in front of the first heading that tell what the year before brought: results, asked anew like those of a report. */
import type { DraftBlock } from "../draft/draft.ts";
import { upperFirst } from "../text/first-letter.ts";
import { headingOf } from "./heading-of.ts";
import type { PlanItem, PlanSection } from "./plan.ts";
import { emit, need, priorSource, type RolloverContext } from "./rollover-context.ts";

const TELLS =
  /(?<!\p{L})(?:đã|đạt|hoàn thành|kết quả|ghi nhận|thực hiện được|tăng|giảm)(?!\p{L})/iu;

/** A sentence on the year before the plan's own, and on no other. */
function looksBack(ctx: RolloverContext, sentence: string): boolean {
  const years = [...sentence.matchAll(/(?<![\d/–-])20\d{2}(?![\d/]|\s*[-–])/gu)].map(([year]) =>
    Number(year),
  );
  const before = ctx.plan.cover.year - 1;
  return years.length > 0 && years.every((year) => year === before) && TELLS.test(sentence);
}

/** What of a paragraph is not about the year before; null where none of it is. */
function without(ctx: RolloverContext, text: string): string | null {
  const sentences = text.split(/(?<=\.)\s+(?=\p{Lu})/u);
  const ahead = sentences.some((one) => one.includes(String(ctx.plan.cover.year)));
  const back = sentences.filter((one) => looksBack(ctx, one));
  if (back.length === 0) return null;
  // "Tuy nhiên, …" behind it belongs to it.
  return ahead ? sentences.filter((one) => !back.includes(one)).join(" ") : "";
}

/** The items of a section, those of a preamble without what it tells of the year before; that is asked for in `blocks`. */
export function prefaceResults(
  ctx: RolloverContext,
  section: PlanSection,
): { blocks: DraftBlock[]; items: PlanItem[] } {
  const first = ctx.plan.sections.findIndex(({ heading }) => heading !== "");
  const opens = section.heading === "" && ctx.plan.sections.indexOf(section) < Math.max(first, 0);
  if (!opens || ctx.plan.lostMarks) return { blocks: [], items: section.items };
  const told = section.items.map((item) => ({ item, rest: without(ctx, item.text) }));
  const results = told.filter(({ rest }) => rest !== null);
  const items = told.flatMap(({ item, rest }) =>
    rest === null ? [item] : rest === "" ? [] : [{ ...item, text: upperFirst(rest) }],
  );
  if (results.length === 0) return { blocks: [], items };
  const year = ctx.plan.cover.year;
  const ask = `kết quả nổi bật năm ${year} nêu ở phần mở đầu`;
  const text = need(ctx, { section: section.id, ask, id: `kq-${section.id}` });
  ctx.derived.push(String(year));
  const block = emit(ctx, headingOf(section), {
    kind: "paragraph",
    text,
    status: text.startsWith("[") ? "needs-input" : "updated",
    reason: `Kết quả năm ${year - 1} ở phần mở đầu của kế hoạch trước; thay bằng kết quả năm ${year}.`,
    sources: [priorSource(ctx, section)],
    before: results.map(({ item }) => item.text).join("\n"),
  });
  return { blocks: [block], items };
}
