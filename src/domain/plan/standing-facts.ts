/**
 * What a report tells of the unit itself: beds, staff, rooms, machines, lines. Unlike a result of the year it still
 * holds until somebody counts anew, so it stays in the next plan, put up for confirmation.
 */
import { isYes } from "../draft/answers.ts";
import type { DraftBlock } from "../draft/draft.ts";
import { headingOf } from "./heading-of.ts";
import { openMark } from "./open-marks.ts";
import type { PlanItem, PlanSection, PlanTable } from "./plan.ts";
import { headersOf } from "./read-plan-tables.ts";
import {
  answerTo,
  emit,
  nameInQuestion,
  priorSource,
  type RolloverContext,
} from "./rollover-context.ts";
import { markdownOf } from "./rollover-tables.ts";
import { isLimitationHeading } from "./section-role.ts";

const COUNTED =
  /\d\s*(?:giường|viên chức|công chức|người|cán bộ|bác sĩ|điều dưỡng|hộ sinh|kỹ sư|khoa|phòng|trạm|cơ sở|máy|thiết bị|đường truyền|thôn|dân|nhân khẩu|Mbps|TB|GB)(?!\p{L})/iu;
/** Words of what was reached or done in the year. */
const REACHED =
  /20\d{2}|đạt(?!\p{L})|tỷ lệ|đã\s|lượt|tổng số|so với|^(?:duy trì|triển khai|tổ chức|thực hiện|xây dựng|ban hành|mua|nâng cấp|tiếp tục|lắp đặt|tập huấn|hoàn thành|cử|đầu tư|bổ sung|trang bị)\s/iu;

/** "Bệnh viện có quy mô 350 giường, 21 khoa, phòng". */
export function isStandingFact(text: string): boolean {
  return COUNTED.test(text) && !REACHED.test(text);
}

/** A list of what there is: "Hạng mục | Số lượng | Tình trạng". */
function isInventory(table: PlanTable): boolean {
  const headers = headersOf(table.rows, table.headerRows).join(" | ");
  return /so luong|hien co/.test(headers) && !/20\d{2}|ket qua|thuc hien|thanh tien/.test(headers);
}

export interface Standing {
  blocks: DraftBlock[];
  /** What else the section said. */
  rest: PlanItem[];
}

export function standingFacts(ctx: RolloverContext, section: PlanSection): Standing {
  const closed = ctx.plan.lostMarks || ctx.adopted !== undefined;
  if (closed || isLimitationHeading(section.heading)) return { blocks: [], rest: section.items };
  const blocks: DraftBlock[] = [];
  const rest: PlanItem[] = [];
  for (const item of section.items) {
    const table = ctx.plan.tables.find(({ index }) => index === item.table);
    if (table === undefined ? isStandingFact(item.text) : isInventory(table)) {
      blocks.push(factBlock(ctx, section, { item, table }));
    } else rest.push(item);
  }
  return { blocks: blocks.length === 0 ? [] : [...blocks, ...toConfirm(ctx, section)], rest };
}

function factBlock(
  ctx: RolloverContext,
  section: PlanSection,
  { item, table }: { item: PlanItem; table: PlanTable | undefined },
): DraftBlock {
  const told = {
    status: "kept" as const,
    reason: "Hiện trạng tổ chức, nhân lực, hạ tầng; giữ cho đến khi đơn vị cập nhật.",
    sources: [priorSource(ctx, section)],
  };
  if (table === undefined) {
    const kind = item.kind === "paragraph" ? "paragraph" : "bullet";
    return emit(ctx, headingOf(section), { ...told, kind, text: item.text });
  }
  const { rows, headerRows } = table;
  const text = markdownOf(rows);
  return emit(ctx, headingOf(section), { ...told, kind: "table", text, rows, headerRows });
}

function toConfirm(ctx: RolloverContext, section: PlanSection): DraftBlock[] {
  const ask = `xác nhận, cập nhật số liệu hiện trạng mục "${nameInQuestion(section)}" đến cuối năm ${ctx.plan.cover.year}`;
  const id = `th-${section.id}`;
  const answer = answerTo(ctx, { section: section.id, ask, id, expects: "confirm" });
  if (answer !== null && isYes(answer)) return [];
  const block = emit(ctx, headingOf(section), {
    kind: "paragraph",
    text: answer ?? openMark(ask),
    status: answer === null ? "needs-input" : "updated",
    reason: "Hiện trạng nêu trong kế hoạch trước phải được đơn vị xác nhận.",
    sources: [priorSource(ctx, section)],
  });
  return [block];
}
