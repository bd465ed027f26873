/**
 * What a report tells of the unit itself: beds, staff, rooms, machines, lines. Unlike a result of the year it still
 * holds until somebody counts anew, so it stays in the next plan, put up for confirmation.
 */
import type { DraftBlock } from "../draft/draft.ts";
import { upperFirst } from "../text/first-letter.ts";
import { answerLines } from "./answered-lines.ts";
import { headingOf } from "./heading-of.ts";
import { openMark } from "./open-marks.ts";
import type { PlanItem, PlanSection, PlanTable } from "./plan.ts";
import { printedWords } from "./printed-item.ts";
import { headersOf } from "./read-plan-tables.ts";
import { answerTo, emit, priorSource, record, type RolloverContext } from "./rollover-context.ts";
import { reportTopic } from "./rollover-results.ts";
import { markdownOf } from "./rollover-tables.ts";
import { isLimitationHeading } from "./section-role.ts";
import { overlap, subjectWords } from "./subject-key.ts";

const THINGS =
  "giường|viên chức|công chức|nhân viên|người|cán bộ|bác sĩ|điều dưỡng|hộ sinh|kỹ sư|cử nhân|cao đẳng|đại học|khoa|phòng|trạm|cơ sở|máy|thiết bị|đường truyền|thôn|dân|nhân khẩu";
const COUNTED = new RegExp(
  String.raw`(?:\d|(?<!\p{L})(?:một|hai|ba|bốn|sáu|bảy|tám|chín|mười))\s*(?:${THINGS})(?!\p{L})|\d\s*(?:Mbps|TB|GB)(?!\p{L})`,
  "iu",
);
/** Words of what was reached or done in the year. */
const REACHED =
  /20\d{2}|đạt(?!\p{L})|tỷ lệ|đã\s|lượt|\d\s*(?:phiếu|ca|mũi|đơn thuốc|hồ sơ|bệnh án|báo cáo|văn bản|tin|bài|lớp|buổi)(?!\p{L})|được (?:cấp|lập|cập nhật|đào tạo|tập huấn|bồi dưỡng|khám|kê|ký|số hóa)(?!\p{L})|(?<![\d/])(?!24\/)\d{1,5}\/\d{1,5}(?![\d/])\s+\p{L}|tổng số|so với|^(?:duy trì|triển khai|tổ chức|thực hiện|xây dựng|ban hành|mua|nâng cấp|tiếp tục|lắp|tập huấn|đào tạo|bồi dưỡng|hoàn thành|cử|đầu tư|bổ sung|trang bị|thay|cài|cấp|kết nối|cung cấp|kéo|nâng|mở|lập|chuyển|số hóa|số hoá|rà soát|kiểm tra|hỗ trợ|phát|đăng|gửi|nhập|tạo|hướng dẫn|phối hợp|tham gia|xử lý|khắc phục|sửa|tuyển|in|làm|cập nhật|thành lập|kiện toàn)(?=\s)/iu;

/** A share of the people is what was reached, whatever it is a share of. */
const OF_PEOPLE = /\d\s*%\s*(?:dân số|người dân|số dân|hộ gia đình|hộ dân)(?!\p{L})/iu;
/** How the unit came to be is what it is: "được hợp nhất từ hai trung tâm, có 11 khoa". */
const MADE_OF =
  /(?<!\p{L})(?:được\s+)?(?:hợp nhất|sáp nhập|thành lập|tổ chức lại|đổi tên)\s+(?:từ|theo|trên cơ sở)\s/iu;

/** Since when a thing is there: "02 máy chủ (mua năm 2019)", "thuê từ năm 2021". */
const SINCE =
  /\s*\((?:mua|trang bị|đầu tư|lắp đặt|sản xuất|sử dụng|đưa vào sử dụng|xây dựng)\s+(?:từ\s+)?năm\s+20\d{2}(?:\s*(?:,|và)\s*(?:năm\s+)?20\d{2})*\)|(?<=[\p{L})]\s)(?:mua|trang bị|đầu tư|thuê|sử dụng|dùng|vận hành)\s+(?:từ\s+)?năm\s+20\d{2}(?:\s*(?:,|và)\s*(?:năm\s+)?20\d{2})*/giu;
/** What has been in use since a year that is over holds, though it tells no number. */
const IN_USE = /(?<=[\p{L})]\s)(?:thuê|sử dụng|dùng|vận hành)\s+từ\s+năm\s+20\d{2}/iu;

interface Split {
  /** What still holds; "" for nothing. */
  standing: string;
  /** Deeds and results of the year; "" for none. */
  deeds: string;
}

/** Whether a clause tells of the year of the report; the year of a purchase before it is part of what there is. */
function isReached(clause: string, reportedYear: number): boolean {
  const bare = clause.replace(SINCE, (said) =>
    [...said.matchAll(/20\d{2}/gu)].every(([year]) => Number(year) < reportedYear) ? " " : said,
  );
  if (OF_PEOPLE.test(bare)) return true;
  return REACHED.test(bare.trim()) && !(MADE_OF.test(bare) && COUNTED.test(bare));
}

/** "Nhân lực: 01 kỹ sư; tập huấn 05 lớp": what there is, apart from what was done in the year reported on. */
function splitStanding(text: string, year: number): Split {
  const label = /^[^:;.]{2,40}:\s+/u.exec(text)?.[0] ?? "";
  const clauses = text.slice(label.length).split(/(?<=[;.])\s+/u);
  if (REACHED.test(label)) return { standing: "", deeds: text };
  const deeds = clauses.filter((clause) => isReached(clause, year));
  const standing = clauses.filter((clause) => !isReached(clause, year));
  if (!standing.some((clause) => COUNTED.test(clause) || IN_USE.test(clause)))
    return { standing: "", deeds: text };
  if (deeds.length === 0) return { standing: text, deeds: "" };
  const kept = `${label}${standing.join(" ")}`.replace(/[;,]$/u, ".");
  return { standing: upperFirst(kept), deeds: upperFirst(deeds.join(" ")) };
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

/** A line or a table of what there is. */
interface Told {
  item: PlanItem;
  table: PlanTable | undefined;
  text: string;
}

export function standingFacts(ctx: RolloverContext, section: PlanSection): Standing {
  const closed = ctx.plan.lostMarks || ctx.adopted !== undefined;
  if (closed || isLimitationHeading(section.heading)) return { blocks: [], rest: section.items };
  const told: Told[] = [];
  const rest: PlanItem[] = [];
  for (const item of section.items) {
    const table = ctx.plan.tables.find(({ index }) => index === item.table);
    const parts = partsOf(item, table, ctx.plan.cover.year - 1);
    const { standing, deeds } = saidBefore(parts, told) ? allDeeds(item) : parts;
    if (standing !== null) told.push({ item, table, text: standing });
    if (deeds !== null) rest.push(item.text === deeds ? item : { ...item, text: deeds });
  }
  return { blocks: told.length === 0 ? [] : confirmed(ctx, section, told), rest };
}

interface Parts {
  standing: string | null;
  deeds: string | null;
}

/** What is left of a line without its deeds, and another line has told with the same figure, is no line of its own. */
const saidBefore = ({ standing, deeds }: Parts, told: readonly Told[]): boolean =>
  standing !== null &&
  deeds !== null &&
  told.some(
    ({ text }) =>
      figuresIn(standing).some((figure) => figuresIn(text).includes(figure)) &&
      overlap(wordsBare(text), wordsBare(standing)) >= SAME,
  );

const figuresIn = (text: string): string[] => text.match(/\d[\d.,]*\s?\p{L}+/gu) ?? [];
const wordsBare = (text: string): readonly string[] =>
  subjectWords(text.replace(/^[^:;.]{2,40}:\s+/u, ""));
const SAME = 0.6;
const allDeeds = ({ text }: PlanItem): Parts => ({ standing: null, deeds: text });

/** What an item says of what there is and of what was done; null where it says nothing of it. */
function partsOf(item: PlanItem, table: PlanTable | undefined, year: number): Parts {
  if (table !== undefined)
    return isInventory(table)
      ? { standing: "", deeds: null }
      : { standing: null, deeds: item.text };
  const { standing, deeds } = splitStanding(item.text, year);
  return standing === ""
    ? { standing: null, deeds: item.text }
    : { standing, deeds: deeds === "" ? null : deeds };
}

/** What there is, as the unit confirms it, tells it anew, or denies it. */
function confirmed(
  ctx: RolloverContext,
  section: PlanSection,
  told: readonly Told[],
): DraftBlock[] {
  // "Kết quả đạt được" is the heading of many: what it is about tells them apart.
  const ask = `xác nhận, cập nhật số liệu hiện trạng về ${reportTopic(section, ctx.plan.sections)} đến cuối năm ${ctx.plan.cover.year}`;
  const id = `th-${section.id}`;
  const answer = answerTo(ctx, { section: section.id, ask, id, expects: "confirm" });
  const texts = told.map(({ text }) => text);
  const known = answer === null ? null : answerLines(texts, answer, told[0]?.table === undefined);
  const blocks = told.flatMap((one, at) => {
    const now = known === null ? one.text : (known.lines[at] ?? null);
    return now === null ? leave(ctx, section, one) : [factBlock(ctx, section, { ...one, now })];
  });
  const more = known === null ? [openMark(ask)] : known.added;
  const beside = more.map((text) =>
    emit(ctx, headingOf(section), {
      kind: "paragraph",
      text,
      status: known === null ? "needs-input" : "updated",
      reason: "Hiện trạng nêu trong kế hoạch trước phải được đơn vị xác nhận.",
      sources: [priorSource(ctx, section)],
    }),
  );
  return [...blocks, ...beside];
}

function leave(ctx: RolloverContext, section: PlanSection, { item, text }: Told): DraftBlock[] {
  record(ctx, {
    ...{ section: headingOf(section), status: "dropped", after: "" },
    before: text === "" ? printedWords(ctx.plan, item) : text,
    reason: "Đơn vị trả lời là hiện trạng này không còn đúng.",
    sources: [priorSource(ctx, section), { documentId: "ket-qua", locator: `th-${section.id}` }],
  });
  return [];
}

function factBlock(
  ctx: RolloverContext,
  section: PlanSection,
  { item, table, text: standing, now }: Told & { now: string },
): DraftBlock {
  const sources = [priorSource(ctx, section)];
  if (table === undefined) {
    const kind = item.kind === "paragraph" ? "paragraph" : "bullet";
    return emit(ctx, headingOf(section), {
      ...{ kind, text: now, sources, reason: reasonOf(item.text, standing, now) },
      ...(now === item.text
        ? { status: "kept" as const }
        : { status: "updated" as const, before: item.text }),
    });
  }
  const { rows, headerRows } = table;
  return emit(ctx, headingOf(section), {
    ...{ kind: "table", text: markdownOf(rows), rows, headerRows, status: "kept", sources },
    reason: KEPT,
  });
}

const KEPT = "Hiện trạng tổ chức, nhân lực, hạ tầng; giữ cho đến khi đơn vị cập nhật.";

function reasonOf(printed: string, standing: string, now: string): string {
  if (now !== standing) return "Đơn vị ghi lại hiện trạng.";
  return standing === printed
    ? KEPT
    : `${KEPT} Việc làm, kết quả của năm trước không dùng lại, chờ kết quả mới.`;
}
