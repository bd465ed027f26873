/**
 * The results part of the next plan: a report on the prior plan's year. Each target of the prior plan is a line to
 * fill in; reports of the year before are history and never stand as results of the new one.
 */
import type { DraftBlock } from "../draft/draft.ts";
import { fold } from "../text/fold.ts";
import { parseVietnameseFigure } from "./figure.ts";
import type { PlanSection, PlanTarget } from "./plan.ts";
import {
  emit,
  headingOf,
  need,
  priorSource,
  record,
  type RolloverContext,
} from "./rollover-context.ts";
import { isLimitationHeading } from "./section-role.ts";

export type Judgement = "met" | "unmet" | "unknown" | "impossible";

/** The reported value of a target, if the staff gave one. */
export function resultOf(ctx: RolloverContext, target: PlanTarget): string | null {
  const value = ctx.results.find((row) => row.id === target.id)?.value ?? null;
  if (value === null || String(value).trim() === "") return null;
  return typeof value === "number" ? String(value).replace(".", ",") : value.trim();
}

/** Whether a reported value meets its target; a share over 100 % or below 0 is impossible. */
export function judgeResult(target: PlanTarget, value: string): Judgement {
  if (/^(?:đạt|hoàn thành|đã (?:đạt|hoàn thành))/iu.test(value)) return "met";
  if (/^(?:không đạt|chưa)/iu.test(value)) return "unmet";
  const number = parseVietnameseFigure(/\d[\d.,]*/.exec(value)?.[0] ?? "");
  if (number === null) return "unknown";
  if (/^\s*-\s*\d/.test(value) || (target.unit === "%" && number > 100)) return "impossible";
  if (target.value === null) return "unknown";
  const met = target.comparison === "at-most" ? number <= target.value : number >= target.value;
  return met ? "met" : "unmet";
}

/** One line a target of the prior plan. */
export function targetReport(ctx: RolloverContext, section: PlanSection): DraftBlock[] {
  return ctx.plan.targets.map((target) => targetLine(ctx, section, target));
}

function targetLine(ctx: RolloverContext, section: PlanSection, target: PlanTarget): DraftBlock {
  const year = ctx.plan.cover.year;
  const given = resultOf(ctx, target);
  const judged = given === null ? "unknown" : judgeResult(target, given);
  // A target that names the year before its own was not moved when the prior plan was written.
  const name = target.text
    .replace(/[.;\s]+$/u, "")
    .replace(new RegExp(`năm ${year - 1}(?!\\d)`, "giu"), `năm ${year}`);
  ctx.derived.push(String(year));
  const home = ctx.plan.sections.find((other) => target.item.startsWith(`${other.id}/`)) ?? section;
  const base = { kind: "bullet" as const, sources: [priorSource(ctx, home)] };
  if (given !== null && judged !== "impossible") {
    return emit(ctx, headingOf(section), {
      ...base,
      text: `${name}: ${printed(target, given)}`,
      status: "updated",
      reason: `Kết quả do đơn vị cung cấp${VERDICTS[judged]}.`,
      sources: [...base.sources, { documentId: "ket-qua", locator: target.id }],
    });
  }
  if (given !== null) {
    const complaint = `Kết quả "${given}" của chỉ tiêu "${name}" là không thể; cần nhập lại.`;
    ctx.violations.push(complaint);
  }
  const ask = `kết quả năm ${year}`;
  return emit(ctx, headingOf(section), {
    ...base,
    text: `${name}: ${open(ctx, target.id, `${ask} của chỉ tiêu "${name}"`, ask)}`,
    status: "needs-input",
    reason: `Chỉ tiêu của kế hoạch năm ${year}, chờ số liệu của đơn vị.`,
  });
}

const VERDICTS: Record<Judgement, string> = {
  met: ", đạt",
  unmet: ", chưa đạt",
  unknown: "",
  impossible: "",
};

function printed(target: PlanTarget, given: string): string {
  return target.unit === "%" && /^[\d.,]+$/.test(given) ? `${given}%` : given;
}

/** The line already names the target; the question in the list names it again. */
function open(ctx: RolloverContext, id: string, ask: string, short: string): string {
  need({ ...ctx, results: [] }, { section: "", ask, id });
  return `[cần bổ sung: ${short}]`;
}

/** A section of the prior report: its text is history; limits that name no figure are put up for confirmation. */
export function reportSection(
  ctx: RolloverContext,
  section: PlanSection,
  path: string,
): DraftBlock[] {
  const heading = headingOf(section);
  const year = ctx.plan.cover.year;
  const source = priorSource(ctx, section);
  const limits = isLimitationHeading(section.heading);
  const kept = limits ? section.items.flatMap((item) => confirmable(item.text)) : [];
  const before = section.items
    .map((item) => item.text)
    .filter((text) => text !== "")
    .join("\n");
  const ask = `${limits ? "tồn tại, hạn chế" : "kết quả"} năm ${year} về ${path}`;
  const asked = need(ctx, { section: section.id, ask, id: `kq-${section.id}` });
  for (const item of section.items) {
    const text = item.text === "" ? `Bảng ${item.table ?? ""}` : item.text;
    record(ctx, {
      section: heading,
      status: "dropped",
      before: text,
      after: "",
      reason: `Số liệu, nhận định của báo cáo trước, không dùng làm kết quả năm ${year}.`,
    });
  }
  const lead = emit(ctx, heading, {
    kind: "paragraph",
    text: asked,
    status: asked.startsWith("[cần bổ sung") ? "needs-input" : "updated",
    reason: `Báo cáo kết quả năm ${year} do đơn vị cung cấp.`,
    sources: [source],
    ...(before === "" ? {} : { before }),
  });
  const confirm = kept.map((text) =>
    emit(ctx, heading, {
      kind: "bullet",
      text,
      status: "needs-input",
      reason: "Hạn chế nêu trong báo cáo trước; giữ để đơn vị xác nhận.",
      sources: [source],
      before: text,
    }),
  );
  if (confirm.length === 0) return [lead];
  const question = need(ctx, {
    section: section.id,
    id: `xn-${section.id}`,
    ask: `xác nhận các hạn chế nêu trên về ${path} còn tồn tại trong năm ${year}`,
  });
  const text = question.startsWith("[cần bổ sung") ? question : `Đã xác nhận: ${question}`;
  const mark = emit(ctx, heading, {
    kind: "paragraph",
    text,
    status: "needs-input",
    reason: "Nhận định của báo cáo trước phải được đơn vị xác nhận trước khi ký.",
    sources: [source],
  });
  return [lead, ...confirm, mark];
}

/** Sentences without a figure, a year or a document. */
function confirmable(text: string): string[] {
  const sentences = text
    .split(/(?<=[.;])\s+/u)
    .filter((sentence) => !/\d/.test(sentence) && sentence.length > 25);
  const joined = sentences.join(" ").trim();
  return joined === "" || /quyết định|kế hoạch số/iu.test(joined) ? [] : [joined];
}

/** Subject of a report section: its own heading, or its parent's where it only says "Kết quả đạt được". */
export function reportTopic(section: PlanSection, sections: readonly PlanSection[]): string {
  const generic = /^(?:ket qua dat duo?c|ton tai,? han che.*|kho khan.*|mot so ket qua.*)$/;
  let at: PlanSection | undefined = section;
  while (at && generic.test(fold(at.heading).replace(/[:.]+$/, ""))) {
    const parent: string | null = at.parent;
    at = parent === null ? undefined : sections.find((other) => other.id === parent);
  }
  const name = (at?.heading ?? section.heading)
    .replace(/[:.;]+$/u, "")
    .replace(/^về\s+/iu, "")
    .replace(/,?\s*(?:năm|NĂM)\s+20\d{2}.*$/u, "")
    .trim();
  return /^(?:đánh giá )?kết quả/iu.test(name) || name === ""
    ? "thực hiện kế hoạch"
    : name.charAt(0).toLowerCase() + name.slice(1);
}
