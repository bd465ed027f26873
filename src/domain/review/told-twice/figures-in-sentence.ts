/** Figures of a sentence with their units: money, spans of time, days, years in which something began, measures, counts. */
import { moneyInBlock } from "../../budget/money-in-text.ts";
import { foldInPlace } from "../../text/fold.ts";
import { oncePerText } from "../../text/once-per-text.ts";
import { timePoints } from "../time-points.ts";

export type FigureKind = "money" | "length" | "day" | "year" | "measure" | "count";

export interface Figure {
  kind: FigureKind;
  /** Đồng, days or months or hours by `unit`, yyyymmdd, year, what is counted or measured. */
  value: number;
  /** The same by another reading of its separators. */
  others: readonly number[];
  /** Half a unit of the last printed digit. */
  slack: number;
  /** "month", "day", "working day", "mbps"; "" for money, days, years and counts. */
  unit: string;
  printed: string;
  /** Offsets in the sentence; the unit of a length, measure or money is inside, that of a count behind. */
  start: number;
  end: number;
  /** "05/05 thành viên": all of them are told. */
  isAll: boolean;
}

/** Not the figure itself but one near it. */
const ABOUT =
  /(?:khoảng|hơn|(?<!(?:tính|dựa|lấy|cứ|hiện|cài|cài đặt|đặt|chạy|lắp|triển khai|dân|đánh giá|khảo sát|phục vụ) )trên|gần|dưới|xấp xỉ|ít nhất|tối thiểu|tối đa|không quá|không dưới|từ|đến|trung bình|bình quân|ước|chừng|~|≈|≥|≤|>|<)\s*$/iu;
/** Behind these words a number is a label or part of a time. */
const LABEL =
  /(?:ngày|tháng|năm|quý|thứ|(?<!(?:tổng|trong|của|dân) )số|điều|khoản|điểm|mục|tầng|lần|đợt|giai đoạn|(?<!trên )cơ sở|phiên bản|cấp độ|mức độ|mức|loại|khu|phụ lục|bảng|biểu|mẫu|chương|phần|chỉ tiêu|nhiệm vụ \p{L}+|hạng|windows|office|core|nhóm|gói|dòng|stt|tt|quyết định|tuần|khóa|lớp|tuyến|thông tư|nghị định)\s*$/iu;
const LENGTH =
  /(?<![\d.,/\p{L}-])(\d{1,3})(?:\s*\([\p{L} ]{2,20}\))?\s+(giờ|phút|ngày(?: làm việc)?|tuần|tháng|năm)(?!\p{L})(?!\s+(?:\d|đầu|cuối|qua|trở))(?!\s*\/)/giu;
const LENGTHS: Readonly<Record<string, readonly [string, number]>> = {
  giờ: ["hour", 1],
  phút: ["minute", 1],
  ngày: ["day", 1],
  "ngày làm việc": ["working day", 1],
  tuần: ["day", 7],
  tháng: ["month", 1],
  năm: ["month", 12],
};
const NUMBER = String.raw`\d{1,3}(?:[.,]\d{3})+|\d{1,6}`;
const MEASURE = new RegExp(
  String.raw`(?<![\d.,/\p{L}-])(${NUMBER}|\d+,\d{1,2})\s*(mbps|gbps|kbps|tb|gb|mb|m2|m²|km2|km²|km|ha|kva|kwp|kw|va|inch)(?![\p{L}\d/])`,
  "giu",
);
const COUNT = new RegExp(
  String.raw`(?<![\d.,/\p{L}%:-])(${NUMBER})(?:\s*/\s*(${NUMBER}))?(?:\s*\((?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)[\p{L} ]{0,20}\))?(?=\s+\p{L}|[.;)]|\s*$)(?!\.\d)(?!\s*(?:đồng|triệu|tỷ|tỉ|nghìn|ngàn|tr|đ|%|x|phần trăm|độ)(?!\p{L}))`,
  "giu",
);
const BEGAN =
  /(?:đưa vào (?:sử dụng|vận hành|khai thác|hoạt động)|(?<=(?:hệ thống|phòng|máy chủ|trụ sở|nhà|trạm)\P{Nd}{0,40} (?:được |)) ?đầu tư|khánh thành|thành lập|xây dựng|khởi công)\s+(?:từ |vào |trong )?năm\s+((?:19|20)\d\d)(?!\s*[-–]\s*\d)/giu;

type Found = Omit<Figure, "start" | "end" | "printed" | "isAll" | "others"> &
  Partial<Pick<Figure, "isAll" | "others">>;

/** In their order; a figure that is told about, a label and a part of another figure are left out. */
export const figuresIn = oncePerText((text: string): readonly Readonly<Figure>[] => {
  const found: Figure[] = [];
  const add: Add = (start, end, figure) => {
    if (found.every((one) => end <= one.start || start >= one.end)) {
      const printed = text.slice(start, end).trim();
      found.push({ isAll: false, others: [], ...figure, start, end, printed });
    }
  };
  for (const read of [addMoney, addDays, addYears, addLengths, addMeasures, addCounts])
    read(text, add);
  return found.sort((a, b) => a.start - b.start);
});

type Add = (start: number, end: number, figure: Found) => void;

function addMoney(text: string, add: Add): void {
  for (const money of moneyInBlock({ kind: "paragraph", text, place: {}, headingPath: [] })) {
    const { amount, slack, start, end, qualifier, quote, inWords, others } = money;
    const isEstimate = qualifier === "about" && /^ước\s/iu.test(quote);
    const skip = inWords || (qualifier !== null && !isEstimate);
    // Taken as told, so that no count is read in it.
    add(start, end, {
      kind: "money",
      value: skip ? Number.NaN : Number(amount),
      slack: Number(slack),
      others: others.map(Number),
      unit: "",
    });
  }
}

function addDays(text: string, add: Add): void {
  for (const { from, to, start, end } of timePoints(foldInPlace(text))) {
    const at = start + Math.max(text.slice(start, end).search(/\d/), 0);
    if (from === to) add(at, end, { kind: "day", value: dayNumber(to), slack: 0, unit: "" });
  }
}

function addYears(text: string, add: Add): void {
  if (!/năm\s+(?:19|20)\d/iu.test(text)) return;
  for (const match of text.matchAll(BEGAN)) {
    const end = match.index + match[0].length;
    add(end - 4, end, { kind: "year", value: Number(match[1]), slack: 0, unit: "" });
  }
}

function addLengths(text: string, add: Add): void {
  for (const match of text.matchAll(LENGTH)) {
    const [unit, factor] = LENGTHS[(match[2] ?? "").toLowerCase()] ?? ["", 1];
    if (unit === "" || isLabel(text, match.index)) continue;
    const value = Number(match[1]) * factor;
    add(match.index, match.index + match[0].length, { kind: "length", value, slack: 0, unit });
  }
}

function addMeasures(text: string, add: Add): void {
  for (const match of text.matchAll(MEASURE)) {
    if (ABOUT.test(text.slice(0, match.index))) continue;
    const value = Number((match[1] ?? "").replace(/[.,](?=\d{3})/g, "").replace(",", "."));
    const unit = (match[2] ?? "").toLowerCase().replace("²", "2");
    add(match.index, match.index + match[0].length, { kind: "measure", value, slack: 0, unit });
  }
}

function addCounts(text: string, add: Add): void {
  for (const match of text.matchAll(COUNT)) {
    const [all, one = "", whole = one] = match;
    if (isNoCount(text, match.index, one)) continue;
    const isAll = one.replace(/^0+/, "") === whole.replace(/^0+/, "");
    const isFraction = match[2] !== undefined;
    // "47/186 máy tính đã hết khấu hao": how many there are of what is not said for certain.
    const value = isAll ? Number(whole.replace(/[.,]/g, "")) : Number.NaN;
    const figure: Found = { kind: "count", value, slack: 0, unit: "", isAll: isFraction && isAll };
    add(match.index, match.index + all.length, figure);
  }
}

/** A label, about a number, or a year. */
function isNoCount(text: string, index: number, digits: string): boolean {
  const before = text.slice(0, index);
  const isYear = /^(?:19|20)\d\d$/.test(digits) && !/(?<!\p{L})(?:có|cả|bộ|số)\s*$/u.test(before);
  return isLabel(text, index) || ABOUT.test(before) || isYear;
}

const isLabel = (text: string, index: number): boolean => {
  const before = text.slice(0, index);
  return LABEL.test(before) && !EACH.test(before);
};
/** "mỗi lớp 45 học viên". */
const EACH = /(?<!\p{L})(?:mỗi|từng)\s+\p{L}+\s*$/iu;
const dayNumber = (iso: string): number => Number(iso.replaceAll("-", ""));
