/** The open place of a section whose lines a scan made unreadable, with the documents that can be told from them. */
import type { DraftBlock, SourceRef } from "../draft/draft.ts";
import { isAttachmentNote } from "./appendix-numbers.ts";
import { citationSpans, citeShort } from "./citation.ts";
import { headingOf } from "./heading-of.ts";
import { openMark } from "./open-marks.ts";
import type { PlanItem, PlanSection } from "./plan.ts";
import { isLegible } from "./readable-text.ts";
import { endRemark, judgeCitation } from "./rollover-citations.ts";
import {
  answerTo,
  emit,
  need,
  priorSource,
  questionIn,
  record,
  registerSource,
  type RolloverContext,
} from "./rollover-context.ts";
import { isFootnote } from "./scanned-body.ts";
import { FOOTNOTE } from "./scanned-footnotes.ts";
import { isTableHead } from "./scanned-targets.ts";
import { isUnsure } from "./unsure-marks.ts";

const REASON =
  "Bản quét của kế hoạch trước mất dấu, không đọc được tin cậy; không chuyển nguyên văn sang kế hoạch mới.";

const HEADER =
  "Dòng tiêu đề của bảng kinh phí, bản quét tách rời khỏi bảng; bảng mới có tiêu đề của mình.";

const TARGET_HEADER = "Dòng tiêu đề của bảng chỉ tiêu, bản quét tách rời khỏi bảng.";

/** Why a line of a scan is neither text of the plan nor to be copied; null for any other line. */
export function leftOfScan(
  ctx: RolloverContext,
  { role, items }: PlanSection,
  item: PlanItem,
): string | null {
  if (item.table !== null || item.text === "") return null;
  if (isFootnote(item.text)) return FOOTNOTE;
  if (role === "targets") return isTableHead(item.text) ? TARGET_HEADER : null;
  const stays = isAttachmentNote(item.text) || isLegible(item.text);
  return role === "appendix" && !stays ? headerLeft(ctx, items, item) : null;
}

function headerLeft(
  ctx: RolloverContext,
  items: readonly PlanItem[],
  item: PlanItem,
): string | null {
  const next = items.slice(items.indexOf(item)).find(({ table }) => table !== null);
  const first = items.find(({ table }) => table !== null);
  const above = next !== undefined && next === first && item.scan === undefined;
  return above && ctx.plan.budgets.some(({ table }) => table === next.table) ? HEADER : null;
}

interface Unread {
  section: PlanSection;
  /** As it stands in the new plan. */
  heading: string;
  unread: readonly PlanItem[];
}

/** One block for all unreadable lines and tables of a section; each of them is listed in the change report. */
export function unreadBlocks(
  ctx: RolloverContext,
  { section, heading, unread }: Unread,
): DraftBlock[] {
  const texts = unread.map((item) => textOf(ctx, item));
  for (const before of texts) {
    record(ctx, {
      section: headingOf(section),
      status: "dropped",
      before,
      after: "",
      reason: REASON,
    });
  }
  const documents = documentsIn(ctx, texts.join("\n"));
  const tables = unread.filter((item) => item.table !== null).length;
  const name = nameOf(section, heading);
  const ask = [
    `nội dung mục ${name} năm ${ctx.targetYear}, chép theo bản gốc (${countOf(ctx, unread.length - tables, tables)} của bản quét không đọc được)`,
    ...(documents.names.length > 0
      ? [`văn bản đã nêu trong mục, còn dùng được: ${documents.names.join(", ")}`]
      : []),
  ].join("; ");
  const money = section.role === "budget" && /\d[\d.,]{8,}/.test(texts.join(" "));
  return [
    ...(money ? [amountBlock(ctx, section)] : []),
    emit(ctx, headingOf(section), {
      kind: "paragraph",
      text: need(ctx, { section: section.id, ask, id: `nd-${section.id}` }),
      status: "needs-input",
      reason: REASON,
      sources: [priorSource(ctx, section), ...documents.sources],
      before: texts.join("\n"),
    }),
  ];
}

/** What stands above the lines of a section that were read again: they are to be compared, until the unit says that they were. */
export function readAgainBlocks(
  ctx: RolloverContext,
  { section, heading, read }: { section: PlanSection; heading: string; read: readonly PlanItem[] },
): DraftBlock[] {
  const name = nameOf(section, heading);
  const marks = read.some(({ text }) => isUnsure(text));
  const most = marks ? ", nhất là chữ, số trong dấu ngoặc vuông" : "";
  const ask = `đối chiếu với bản gốc ${read.length} đoạn của mục ${name} đọc từ bản quét${most}`;
  ctx.derived.push(String(read.length));
  const question = {
    section: section.id,
    ask,
    id: `dc-${section.id}`,
    expects: "confirm",
  } as const;
  if (answerTo(ctx, question) !== null) return [];
  return [
    emit(ctx, headingOf(section), {
      ...{ kind: "paragraph", text: openMark(ask), status: "needs-input" },
      reason:
        "Bản quét của kế hoạch trước mất dấu; các đoạn dưới đây là cách đọc lại chắc chắn nhất.",
      sources: [priorSource(ctx, section)],
    }),
  ];
}

const nameOf = (section: PlanSection, heading: string): string =>
  questionIn(section.heading) === null ? `"${heading}"` : section.number.replace(/\.$/u, "");

/** Counted here, so the figures have no other source. */
function countOf(ctx: RolloverContext, lines: number, tables: number): string {
  ctx.derived.push(String(lines), String(tables));
  const parts = [
    ...(lines > 0 ? [`${lines} đoạn`] : []),
    ...(tables > 0 ? [`${tables} bảng`] : []),
  ];
  return parts.join(", ");
}

function textOf(ctx: RolloverContext, item: PlanItem): string {
  const table = ctx.plan.tables.find((other) => other.index === item.table);
  return table ? table.rows.map((row) => row.join(" | ")).join("\n") : item.text;
}

/** An amount of the section, to be filled in or computed from the budget. */
function amountBlock(ctx: RolloverContext, section: PlanSection): DraftBlock {
  const ask = `số tiền năm ${ctx.targetYear} của mục "${section.heading}"`;
  return emit(ctx, headingOf(section), {
    kind: "paragraph",
    text: need(ctx, { section: section.id, ask, id: `kp-${section.id}` }),
    status: "needs-input",
    reason: "Số tiền của kế hoạch trước không dùng lại.",
    sources: [priorSource(ctx, section)],
  });
}

/** Symbols survive a scan: those that the register knows are named as they stand today. */
function documentsIn(
  ctx: RolloverContext,
  text: string,
): { names: string[]; sources: SourceRef[] } {
  const entries = citationSpans(text).flatMap((span) => {
    const outcome = judgeCitation(ctx, span);
    if (outcome.kind === "kept" || outcome.kind === "corrected") return [outcome.entry];
    return outcome.kind === "replaced" ? outcome.by : [];
  });
  const unique = [...new Set(entries)];
  return {
    // One that ends within the year serves none of its text.
    names: unique.filter((entry) => endRemark(ctx, entry) === "").map(citeShort),
    sources: unique.map((entry) => registerSource(ctx, entry, null)),
  };
}
