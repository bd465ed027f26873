/**
 * Years of a prior plan in the next one. Works on text outside citations: a year that means the plan year moves on;
 * a year of the past, of a period or of a far goal stays; a period that is over becomes a question.
 */
import { amountInWords } from "../budget/amount-in-words.ts";
import { statesBaseline } from "./baselines.ts";
import { besideLawful, FULL_DATE, OF_LAW, plainDate, sentenceAt, SINCE } from "./days-in-line.ts";
import { isGoalAhead, withNamesHidden } from "./programme-aims.ts";
import { YEAR_LIST } from "./several-years.ts";
import { type YearBefore, yearBefore } from "./year-before.ts";

export interface YearShift {
  from: number;
  to: number;
  /** The text tells how things came to be: only the plan year itself moves. */
  keepsPast?: boolean;
  /** Days that documents set which the line cites, "31/12/2026": they are the law's, not the plan's. */
  lawful?: ReadonlySet<string>;
  /** Years by which another document sets an aim: they never move, and are over where they lie before `to`. */
  bound?: ReadonlySet<number>;
}

export interface Shifted {
  text: string;
  /** Dates and years made here. */
  derived: string[];
  /** Periods that are over, as printed. */
  ended: string[];
}

const PERIOD = /(?:giai đoạn\s+)?(20\d{2})(\s*[-–]\s*)(20\d{2})/giu;
/** "(1990 - 2025)": the life of a thing. */
const LIFE = /(?<![\d/])19\d{2}\s*[-–]\s*20\d{2}(?!\d)/gu;
/** "mua từ năm 2017 đến 2023": how something came to be, no period of a programme. */
const HISTORY = /(?<!giai đoạn\s)\btừ(?: năm)?\s+20\d{2}\s+đến(?: năm)?\s+20\d{2}/giu;
/** "(năm 2025: 92%)", "(đến 31/12/2025 là 9.800)": what was reached then, beside its figure. */
const BASELINE =
  /(?<=[(;]\s*(?:(?:thực hiện|kết quả|hiện trạng|ước thực hiện|đạt được|đến|tính đến|cuối|hết)\s+)*(?:(?:cuối|hết|trong)\s+)?(?:năm\s+|ngày\s+)?)(?:\d{1,2}\/){0,2}20\d{2}(?=\s*(?::|là|đạt|đã đạt)\s*(?:đạt\s+)?\d)/giu;
/** "giai đoạn 2025-2026 đã thay 20 máy": what was done in it stays told of it. */
const DONE = /^,?\s*(?:\p{L}+\s+){0,3}đã\s/iu;
/** "đã đầu tư trong giai đoạn", "mua sắm từ giai đoạn": what was done in a period stays told of it. */
const doneWithin = (before: string): boolean => {
  const deed = DEED.exec(before)?.[0] ?? DONE_SINCE.exec(before)?.[0];
  return deed !== undefined && !OF_PROGRAMME.test(deed);
};
const DONE_SINCE =
  /(?<!\p{L})(?:đầu tư|mua sắm|trang bị|lắp đặt|xây dựng|triển khai|hình thành)\s+(?:từ|trước|ở)\s+$/iu;
/** Aims and lists of a programme are over with it, whoever approved them. */
const OF_PROGRAMME =
  /(?<!\p{L})(?:kế hoạch|chương trình|đề án|chiến lược|nghị quyết|lộ trình|mục tiêu|chỉ tiêu|nhiệm vụ|danh mục|phê duyệt|ban hành|ký kết|cam kết)(?!\p{L})/iu;
/** "hồ sơ giấy giai đoạn 2015-2020", "dữ liệu các năm 2019-2022": of when the papers are, no period of a programme. */
const KEPT_PAPERS =
  /(?<!\p{L})(?:hồ sơ|bệnh án|phiếu|sổ(?: sách| gốc)?|tài liệu|dữ liệu|số liệu|chứng từ|văn bản|phim|hình ảnh|kết quả|giấy tờ|lưu trữ|kho)(?!\p{L})(?:(?!kế hoạch|chương trình|đề án|chiến lược|nghị quyết|dự án|phê duyệt)[^.;:]){0,60}$/iu;
/** The year is part of a name: a company's, a product's, a version's. */
const NAMED =
  /(?:công ty|tập đoàn|phiên bản|windows|office|server|sql)\b[^.;,:()]*?20\d{2}(?!\d)|["“][^"”]{2,60}?(?<!năm )(?<![\d/])20\d{2}["”]/giu;
/** "2026", "6/2026", "30.6.2026", "II/2026" of a quarter, "T6/2026"; never a part of a symbol ("12/2026/TT-BYT"). */
const YEAR =
  /(?<![\d.,/\p{L}-])(?<lead>(?:\d{1,2}\s*\/\s*){0,2}|[Nn]gày\s*\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*|(?:\d{1,2}|[IVX]{1,3})\s*[-–]\s*(?:\d{1,2}|[IVX]{1,3})\s*\/\s*|(?:\d{1,2}\s*[.-]\s*){1,2}|(?:[IVXivx]{1,4}|[QTqt]\d{1,2})\s*[/.-]\s*)(?<year>20\d{2})(?!\d|[.,]\d{3}|\/\p{L})/gu;

/** `ended` is called for a period or goal year that is over and gives the words in its place. */
export function shiftYears(
  text: string,
  shift: YearShift,
  ended: (found: string) => string,
): Shifted {
  const shifted: Shifted = { text: "", derived: [], ended: [] };
  const kept: string[] = [];
  const hide = (value: string): string => `\u0001${kept.push(value) - 1}\u0002`;
  const step = text.replace(PERIOD, (found, ...rest) => {
    const [, , end, at] = rest as [string, string, string, number];
    const past =
      shift.keepsPast === true ||
      DONE.test(text.slice(at + found.length)) ||
      (Number(end) < shift.to && doneWithin(text.slice(0, at))) ||
      (Number(end) < shift.from && KEPT_PAPERS.test(text.slice(0, at)));
    if (Number(end) >= shift.to || past) return hide(found);
    shifted.ended.push(found);
    return hide(ended(found));
  });
  const listed = step.replace(YEAR_LIST, (list) => {
    const years = yearsOf(list);
    // Work of several years that the new year is one of.
    if (years.includes(shift.from) && years.includes(shift.to)) return hide(list);
    const last = years.at(-1) ?? 0;
    if (last !== shift.from || shift.keepsPast === true) return hide(list);
    shifted.derived.push(...years.map((year) => String(year + shift.to - shift.from)));
    return hide(list.replace(/20\d{2}/gu, (year) => String(Number(year) + shift.to - shift.from)));
  });
  const measured = statesBaseline(text, shift.from);
  shifted.text = withNamesHidden(wordedYear(listed, shift, shifted), hide)
    // What an open place quotes stays as it was said.
    .replace(/câu\s+"[^[\]]*"(?=\])/giu, hide)
    // A day on which a document was signed, took or lost effect is a fact, whatever year it lies in.
    .replace(OF_LAW, hide)
    .replace(LIFE, hide)
    .replace(SINCE, (found) => (lastYear(found) <= shift.from ? hide(found) : found))
    .replace(FULL_DATE, (found, at: number, whole: string) =>
      besideLawful(sentenceAt(whole, at), shift.lawful) ? hide(found) : found,
    )
    .replace(BASELINE, (found) => (lastYear(found) < shift.from ? hide(found) : found))
    .replace(HISTORY, (found) => (lastYear(found) < shift.from ? hide(found) : found))
    .replace(NAMED, (found) => (/năm\s+20\d{2}["”]?$/iu.test(found) ? found : hide(found)))
    .replace(YEAR, (found, ...rest) => {
      const groups = rest.at(-1) as { lead: string; year: string };
      const [offset, whole] = rest.slice(-3) as [number, string];
      const before = whole.slice(Math.max(0, offset - 40), offset).toLowerCase();
      if (tellsDeed(whole, offset, found.length) && Number(groups.year) < shift.from) return found;
      if (measured && Number(groups.year) === shift.from - 1) return found;
      const near = whole.slice(Math.max(0, offset - 90), offset);
      const after = whole.slice(offset + found.length, offset + found.length + 80);
      return shiftOne({ found, groups, before, near, after, shift, shifted, ended });
    })
    .replace(/\u0001(\d+)\u0002/g, (_, index: string) => kept[Number(index)] ?? "");
  return shifted;
}

/** "Trong năm 2025 đã thí điểm …", "đã lắp trong năm 2025": a deed of its year, whatever year the plan is for. */
function tellsDeed(text: string, at: number, length: number): boolean {
  const before = text.slice(Math.max(0, at - 100), at);
  return (
    /^,?\s*(?:\p{L}+\s+){0,4}đã\s+(?!đề ra|đặt ra|giao)\p{L}/iu.test(text.slice(at + length)) ||
    DEED.test(before)
  );
}

/** "đã đầu tư năm 2023, năm", "(đã kết nối 5/7 máy đến hết năm", "chưa tuyển được của năm": what was or was not done then. */
const DEED =
  /(?<!\p{L})(?:đã\s+(?!đạt|đề ra|đặt ra|giao|có|nêu)|chưa\s+(?=[^.;:]*(?:được|xong|hết)\s))\p{L}(?:(?!phấn đấu|mục tiêu|tiếp tục|bảo đảm|sẽ\s|phải\s|cần\s)[^.;:]){0,70}?\s(?:(?:trong|vào|ở|của|từ|đến|tới|hết|cuối|đầu|tháng \d{1,2}|quý [IVX]+)[\s/]+)*(?:năm\s+)?(?:\d{1,2}\/)?$/iu;

/** "kế hoạch năm sau", "báo cáo trước 05/01 năm sau": the year after the plan's own is told as such in front of it. */
export const isNextYears = (before: string): boolean =>
  OF_NEXT_YEAR.test(before.slice(-70).toLowerCase());

const OF_NEXT_YEAR =
  /(?:kế hoạch|dự toán|định hướng|phương hướng|nhu cầu|danh mục)(?: (?:của|cho))? năm\s*$|(?<!\p{L})chuẩn bị(?!\p{L})[^.;,]{0,50}(?:năm|trước|từ|ngày|tháng)\s*$|(?:báo cáo|tổng kết|gửi|nộp|(?:thanh|quyết) toán|thanh lý|bàn giao hồ sơ)[^.;]{0,24}(?:trước|chậm nhất|đến hết)(?: ngày)?(?: \d{1,2}\/){0,2}(?: \d{1,2} tháng \d{1,2} năm)?\s*$/u;

const yearsOf = (list: string): number[] => (list.match(/20\d{2}/gu) ?? []).map(Number);

const lastYear = (text: string): number => Number(/20\d{2}$/.exec(text)?.[0] ?? Number.NaN);

/** "năm hai nghìn không trăm hai mươi sáu": the plan year in words. */
function wordedYear(text: string, shift: YearShift, shifted: Shifted): string {
  if (!/hai ng(?:hì|à)n/iu.test(text)) return text;
  const words = yearInWords(shift.from)
    .replace("nghìn", "(?:nghìn|ngàn)")
    .replace("không trăm ", "(?:không trăm )?(?:linh |lẻ )?");
  return text.replace(new RegExp(`(?<=năm )${words}(?!\\p{L})(?! (?:mươi|mốt|lăm))`, "giu"), () => {
    const next = yearInWords(shift.to);
    shifted.derived.push(next);
    return next;
  });
}

/** "hai nghìn không trăm hai mươi sáu". */
function yearInWords(year: number): string {
  return amountInWords(BigInt(year))
    .replace(/\s+đồng$/u, "")
    .toLowerCase();
}

/** "Từ ngày 01/7/2025 tiếp nhận …": what has happened keeps its day. */
function isHistory(year: number, { before, shift }: One): boolean {
  return year < shift.from && (shift.keepsPast === true || HAPPENED.test(before));
}

const HAPPENED =
  /(?:(?:^|[^\p{L}])từ(?: ngày)?|mua(?: sắm)?(?: từ)?|trang bị(?: từ)?|thành lập|sáp nhập|hợp nhất|sắp xếp|tiếp nhận|hoạt động từ)(?:\s+(?:vào|trong))?(?:\s+(?:năm|ngày|tháng|quý))?\s*$/iu;

interface One {
  found: string;
  groups: { lead: string; year: string };
  before: string;
  near: string;
  after: string;
  shift: YearShift;
  shifted: Shifted;
  ended: (found: string) => string;
}

/** A goal of the past is over; one between the plan's year and the new one was never the plan's own, nor one that another document sets. */
function isOver({ groups, before, shift }: One, goal: boolean): boolean {
  const year = Number(groups.year);
  const foreign = year > shift.from || year < shift.from - 1;
  return (goal && foreign) || (shift.bound?.has(year) === true && isGoalAhead(before));
}

function over({ found, shifted, ended }: One): string {
  shifted.ended.push(found);
  return ended(found);
}

function shiftOne(one: One): string {
  const { found, groups, before, shift, shifted } = one;
  const year = Number(groups.year);
  if (shift.lawful?.has(plainDate(found)) === true) return found;
  const past = pastOf(one);
  if (past === "stays" || (past === null && isHistory(year, one))) return found;
  const moved = (next: number): string => {
    shifted.derived.push(`${groups.lead}${next}`);
    return `${groups.lead}${next}`;
  };
  const byOne = year + shift.to - shift.from;
  // "kế hoạch năm sau", "báo cáo năm trước 05/01 năm sau": it is the year after the plan's own.
  if (year === shift.from + 1 && isNextYears(before)) return moved(byOne);
  if (year >= shift.to) return found;
  const goal = /(?:đến|tầm nhìn|định hướng)(?: hết| cuối)?(?: năm)?\s*$/u.test(before);
  if (isOver(one, goal)) return over(one);
  if (year < shift.from - 1) return found;
  // What looks back moves with the plan. Anything else means the plan year, also when the prior plan had forgotten to
  // move it.
  return moved(past === null ? shift.to : byOne);
}

/** What the year before the plan's own means here; in a text on how things came to be it is history like any other. */
const pastOf = ({ groups, near, after, shift }: One): YearBefore =>
  Number(groups.year) === shift.from - 1 && shift.keepsPast !== true
    ? yearBefore(near, after)
    : null;

/**
 * Heading of a report in the form it has a year later: years of the report move to `year`; periods and far goals are
 * names of programmes and stay. A report on some months ("6 tháng đầu năm") becomes one on the year.
 */
export function reportYear(text: string, year: number): string {
  const names: string[] = [];
  const hide = (value: string): string => `\u0001${names.push(value) - 1}\u0002`;
  return text
    .replace(PERIOD, hide)
    .replace(/(?:đến|tầm nhìn|định hướng)(?: hết)?(?: năm)?\s+20\d{2}/giu, hide)
    .replace(/\s*(?:và|,)?\s*\d{1,2} tháng (?:đầu|cuối) năm\s+20\d{2}/giu, (_, at: number) =>
      at === 0 ? `năm ${year}` : /năm\s+20\d{2}/iu.test(text.slice(0, at)) ? "" : ` năm ${year}`,
    )
    .replace(/(?<![\d/])20\d{2}(?!\d)/g, String(year))
    .replace(/\u0001(\d+)\u0002/g, (_, index: string) => names[Number(index)] ?? "");
}
