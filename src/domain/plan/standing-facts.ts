/**
 * What a report tells of the unit itself: beds, staff, rooms, machines, lines. Unlike a result of the year it still
 * holds until somebody counts anew, so it stays in the next plan, put up for confirmation.
 */
import type { DraftBlock } from "../draft/draft.ts";
import { upperFirst } from "../text/first-letter.ts";
import { fold } from "../text/fold.ts";
import { answerLines, asSentence } from "./answered-lines.ts";
import { withoutCitations } from "./citation.ts";
import { headingOf } from "./heading-of.ts";
import { inPlace } from "./in-place.ts";
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

/** Between clauses; a list in brackets belongs to the clause around it. */
const BETWEEN = /(?:(?<=;)\s+|(?<=\.)\s+(?!\p{Ll}))(?![^()]*\))/u;

interface Split {
  /** What still holds; "" for nothing. */
  standing: string;
  /** Deeds and results of the year; "" for none. */
  deeds: string;
  /** What was put in place, be it within the year: further results of the next year are asked for beside it. */
  placed: boolean;
}

const NOTHING = (text: string): Split => ({ standing: "", deeds: text, placed: false });

/** What the prior report is on. */
interface Reported {
  year: number;
  /** Its part on the targets: what all of them reached is a result, whatever was put in place. */
  targets: boolean;
  /** "6 tháng đầu năm 2026", of the plan's own year; null: nothing of it. */
  part: string | null;
  /** "năm 2025", told in the same heading: which line is of which time the prior plan does not say; null: no other time. */
  beside: string | null;
}

const PART =
  /(?:(?:\d{1,2}|ba|sáu|chín) tháng(?: đầu)?|quý (?:IV|I{1,3}|[1-4])(?:\s*[,và]+\s*quý (?:IV|I{1,3}|[1-4]))*) năm (20\d{2})/iu;

/** "KẾT QUẢ NĂM 2025 VÀ 6 THÁNG ĐẦU NĂM 2026" above a section of a plan for 2026. */
function reportedBy({ plan }: RolloverContext, section: PlanSection): Reported {
  const headings: string[] = [];
  for (let at: PlanSection | undefined = section; at; ) {
    headings.push(at.heading);
    const parent: string | null = at.parent;
    at = parent === null ? undefined : plan.sections.find(({ id }) => id === parent);
  }
  const parts = headings.flatMap((heading) => PART.exec(heading) ?? []);
  const own = parts.indexOf(String(plan.cover.year));
  const printed = own < 1 ? null : (parts[own - 1] ?? "");
  const heading = headings.find((one) => printed !== null && one.includes(printed)) ?? "";
  return {
    year: plan.cover.year - 1,
    targets: /muc tieu|chi tieu/.test(fold(section.heading)),
    part: printed === null ? null : printed.toLocaleLowerCase("vi"),
    beside: printed === null ? null : earlierTime(heading.replace(printed, " "), plan.cover.year),
  };
}

/** "năm 2025", "6 tháng cuối năm 2025" of a heading on two times; years of programmes are none. */
function earlierTime(heading: string, year: number): string | null {
  const found = EARLIER.exec(withoutCitations(heading));
  return found === null || Number(found[1]) >= year ? null : found[0].toLocaleLowerCase("vi");
}

const EARLIER =
  /(?:(?:(?:\d{1,2}|ba|sáu|chín) tháng(?: (?:đầu|cuối))? |quý (?:IV|I{1,3}|[1-4]) )?(?<!đến )(?<!từ )(?<!đoạn )năm )(20\d{2})(?!\d|\s*[-–]\s*20)/iu;

/** Whether a clause tells of the year of the report; the year of a purchase before it is part of what there is. */
function isReached(clause: string, reportedYear: number): boolean {
  const bare = clause.replace(SINCE, (said) =>
    [...said.matchAll(/20\d{2}/gu)].every(([year]) => Number(year) < reportedYear) ? " " : said,
  );
  if (OF_PEOPLE.test(bare)) return true;
  return REACHED.test(bare.trim()) && !(MADE_OF.test(bare) && COUNTED.test(bare));
}

/** "Nhân lực: 01 kỹ sư; tập huấn 05 lớp": what there is, apart from what was done in the year reported on. */
function splitStanding(text: string, { year, targets }: Reported): Split {
  const label = /^[^:;.]{2,40}:\s+/u.exec(text)?.[0] ?? "";
  if (REACHED.test(label)) return NOTHING(text);
  const clauses = text
    .slice(label.length)
    .split(BETWEEN)
    .map((clause) => ({
      ...{ clause, reached: isReached(clause, year) },
      place: targets ? null : inPlace(clause),
    }));
  const deeds = clauses.flatMap(({ clause, place, reached }) =>
    place !== null ? (place.deed === "" ? [] : [place.deed]) : reached ? [clause] : [],
  );
  const standing = clauses.flatMap(({ clause, place, reached }) =>
    place !== null ? [place.standing] : reached ? [] : [clause],
  );
  const placed = clauses.some(({ place }) => place !== null);
  const holds = clauses.some(
    ({ clause, place, reached }) =>
      place !== null || (!reached && (COUNTED.test(clause) || IN_USE.test(clause))),
  );
  if (!holds) return NOTHING(text);
  if (deeds.length === 0 && standing.join(" ") === text.slice(label.length))
    return { standing: text, deeds: "", placed };
  const kept = asSentence(`${label}${standing.join(" ")}`);
  return { standing: kept, deeds: upperFirst(deeds.join(" ")), placed };
}

/** Days count here too: "ngày 30/5/2026". */
const tellsOnly = (text: string, year: number): boolean => {
  const years = withoutCitations(text).match(/(?<![\d–-])20\d{2}(?![\d/]|\s*[-–]\s*20)/gu) ?? [];
  return years.length > 0 && years.every((one) => Number(one) === year);
};

/** What the prior report tells of a part of the very year that the new one is on: all but what names an earlier year only. */
function splitPart(text: string, { year }: Reported): Split {
  const clauses = text.split(BETWEEN);
  const old = clauses.filter((clause) => {
    const years =
      withoutCitations(clause).match(/(?<![\d/–-])20\d{2}(?![\d/]|\s*[-–]\s*20)/gu) ?? [];
    return years.length > 0 && years.every((one) => Number(one) <= year);
  });
  if (old.length === 0) return { standing: text, deeds: "", placed: false };
  const own = clauses.filter((clause) => !old.includes(clause));
  const standing = own.length === 0 ? "" : asSentence(own.join(" "));
  return { standing, deeds: upperFirst(old.join(" ")), placed: false };
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
  /** Further results of the year are to be asked for, though nothing else is left of the section. */
  asks: boolean;
}

/** A line or a table of what there is. */
interface Told {
  item: PlanItem;
  table: PlanTable | undefined;
  text: string;
  placed: boolean;
}

export function standingFacts(ctx: RolloverContext, section: PlanSection): Standing {
  const closed = ctx.plan.lostMarks || ctx.adopted !== undefined;
  if (closed || isLimitationHeading(section.heading))
    return { blocks: [], rest: section.items, asks: false };
  const reported = reportedBy(ctx, section);
  const told: Told[] = [];
  const rest: PlanItem[] = [];
  for (const item of section.items) {
    const table = ctx.plan.tables.find(({ index }) => index === item.table);
    const parts = partsOf(item, table, reported);
    const { standing, deeds, placed } = saidBefore(parts, told) ? allDeeds(item) : parts;
    if (standing !== null) told.push({ item, table, text: standing, placed });
    if (deeds !== null) rest.push(item.text === deeds ? item : { ...item, text: deeds });
  }
  const blocks = told.length === 0 ? [] : confirmed(ctx, section, { told, reported });
  return { blocks, rest, asks: told.some(({ placed }) => placed) };
}

interface Parts {
  standing: string | null;
  deeds: string | null;
  placed: boolean;
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
const allDeeds = ({ text }: PlanItem): Parts => ({ standing: null, deeds: text, placed: false });

/** What an item says of what there is and of what was done; null where it says nothing of it. */
function partsOf(item: PlanItem, table: PlanTable | undefined, reported: Reported): Parts {
  if (table !== undefined)
    return isInventory(table) ? { standing: "", deeds: null, placed: false } : allDeeds(item);
  const split = reported.part === null ? splitStanding : splitPart;
  const { standing, deeds, placed } = split(item.text, reported);
  return standing === ""
    ? allDeeds(item)
    : { standing, deeds: deeds === "" ? null : deeds, placed };
}

/** What there is, as the unit confirms it, tells it anew, or denies it. */
function confirmed(
  ctx: RolloverContext,
  section: PlanSection,
  { told, reported }: { told: readonly Told[]; reported: Reported },
): DraftBlock[] {
  const { year } = ctx.plan.cover;
  // "Kết quả đạt được" is the heading of many: what it is about tells them apart.
  const topic = reportTopic(section, ctx.plan.sections);
  const ask =
    reported.part === null
      ? `xác nhận, cập nhật số liệu hiện trạng về ${topic} đến cuối năm ${year}`
      : `xác nhận các kết quả nêu trên về ${topic} ${toldUntil(reported.part, reported, year)}, bổ sung kết quả đến hết năm ${year}`;
  const id = `th-${section.id}`;
  const answer = answerTo(ctx, { section: section.id, ask, id, expects: "confirm" });
  const texts = told.map(({ text }) => text);
  const known = answer === null ? null : answerLines(texts, answer, told[0]?.table === undefined);
  const blocks = told.flatMap((one, at) => {
    const now = known === null ? one.text : (known.lines[at] ?? null);
    return now === null
      ? leave(ctx, section, one)
      : [factBlock(ctx, section, { ...one, now, reported })];
  });
  const more = known === null ? [openMark(ask)] : known.added;
  const beside = more.map((text) =>
    emit(ctx, headingOf(section), {
      kind: "paragraph",
      text,
      status: known === null ? "needs-input" : "updated",
      reason:
        reported.part === null
          ? "Hiện trạng nêu trong kế hoạch trước phải được đơn vị xác nhận."
          : `Kế hoạch trước báo cáo ${reported.beside === null ? "đến" : `gộp ${reported.beside} và`} ${reported.part}; kết quả cả năm ${year} do đơn vị ghi.`,
      sources: [priorSource(ctx, section)],
    }),
  );
  return [...blocks, ...beside];
}

const toldUntil = (part: string, { beside }: Reported, year: number): string =>
  beside === null
    ? `(kế hoạch trước ghi đến ${part})`
    : `là của năm ${year} (kế hoạch trước gộp ${beside} và ${part}; bỏ kết quả của ${beside})`;

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
  { item, table, text: standing, now, reported }: Told & { now: string; reported: Reported },
): DraftBlock {
  const sources = [priorSource(ctx, section)];
  if (table === undefined) {
    const kind = item.kind === "paragraph" ? "paragraph" : "bullet";
    return emit(ctx, headingOf(section), {
      ...{ kind, text: now, sources, reason: reasonOf(item.text, { standing, now, reported }) },
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

function reasonOf(
  printed: string,
  { standing, now, reported }: { standing: string; now: string; reported: Reported },
): string {
  if (now !== standing) return "Đơn vị ghi lại hiện trạng.";
  const { part, beside, year } = reported;
  const own = `Kết quả ${part ?? ""}, thuộc năm báo cáo; giữ cho đến khi đơn vị cập nhật đến hết năm.`;
  const mixed = `Kế hoạch trước gộp kết quả ${beside ?? ""} và ${part ?? ""}, không ghi riêng từng năm; giữ để đơn vị bỏ kết quả của ${beside ?? ""}, cập nhật đến hết năm ${year + 1}.`;
  const certain = beside === null || tellsOnly(printed, year + 1);
  const why = part === null ? KEPT : certain ? own : mixed;
  return standing === printed
    ? why
    : `${why} Việc làm, kết quả của năm trước không dùng lại, chờ kết quả mới.`;
}
