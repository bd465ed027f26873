/** Goals, tasks and money of a plan for year N that still say an earlier year, and results that say the plan's own year. */
import type { IsoDate } from "../regulation/register-entry.ts";
import { foldInPlace } from "../text/fold.ts";
import type { DocumentLine } from "./document-lines.ts";
import type { Finding } from "./finding.ts";
import { PLANNED, type PlanPart } from "./plan-parts.ts";
import type { Prose } from "./prose.ts";
import { PLAN_HEADING } from "./stale-title.ts";
import { staleYear } from "./stale-year.ts";
import { timePoints } from "./time-points.ts";

const PARTS: ReadonlySet<PlanPart> = new Set<PlanPart>([...PLANNED, "organisation"]);

/** Words in front of "năm 2025" that make an earlier year right. */
const HISTORY_SOURCE =
  '(?:^|[\\s(“"])(?:so với(?: (?:dự toán|kinh phí|kết quả|mức|thực hiện|kế hoạch)){0,2}|kết quả(?: [^\\s]+){0,4}|từ|kể từ|tổng kết|đánh giá|báo cáo|quyết toán|cuối|cùng kỳ|trong các|' +
  "tính đến|tính hết|đến hết|hết|trước|sau|đã(?: [^\\s]+){1,6}|chưa(?: [^\\s]+){1,6}|tồn tại(?: [^\\s]+){0,3}|tồn đọng|" +
  "dở dang|(?:cao|thấp|nhiều|ít|nhanh|tốt) hơn|như|chuyển nguồn|chuyển tiếp(?: [^\\s]+){0,3}|còn lại(?: [^\\s]+){0,3}|số liệu|dữ liệu|thống kê|hiện trạng|giai đoạn|" +
  "thực hiện được|đạt được|với(?: [^\\s]+){1,6} \\d[\\d.,]* ?%|luật(?: [^\\s]+){1,8}|hiến pháp|dân số|tháng \\d+|quý [ivx]+|năm 20\\d\\d (?:và|,))\\s*(?:của )?$";
const HISTORY = new RegExp(HISTORY_SOURCE, "u");
/** Without marks "điện tử" and "từ", "đa khoa" and "đã" look the same, so the short words do not count. */
const HISTORY_UNMARKED = new RegExp(
  foldInPlace(HISTORY_SOURCE.replace("|từ|", "|kể từ|").replace("|đã(?: [^\\s]+){1,6}", "")),
  "u",
);

/** Words in front of a short date that make it the date of a document or of something done. */
const DATED =
  /\b(?:ky|ban hanh|bien ban|hop dong|quyet dinh|ke hoach|cong van|thong bao|van ban|da|chua|so lieu|hieu luc|truoc day|so voi|ket qua|cung ky|danh gia|bao cao|tong ket|hien trang|giai doan|luat|ket thuc|sau|tu|ke tu|den het|tinh den)\b[^,]*$/;

const YEAR =
  /(?:\b(?:nam|nim)\s+|\b\d{1,2}\/\d{1,2} (?:va|hoac) (?:ngay )?\d{1,2}\/\d{1,2}\/|\b(?:quy [ivx]{1,3}|thang \d{1,2}|ngay \d{1,2}\/\d{1,2})\s*\/\s*|\b(?:truoc|trong|xong|vao)\s+\d{1,2}\/(?:\d{1,2}\/)?)(20\d{2})\b(?!\s*[-–]\s*20\d{2})/g;

export function yearsInProse(prose: Prose, planYear: number, signed: IsoDate | null): Finding[] {
  const findings: Finding[] = [];
  for (const match of prose.own.matchAll(YEAR)) {
    const year = Number(match[1]);
    if (year >= planYear || year < planYear - 5) continue;
    const line = prose.all.lineAt(match.index);
    if (!line || !speaksOfPlan(prose, line, match.index)) continue;
    const short = match[0].includes("/");
    const isPast = short ? isOver(prose, match, signed) : speaksOfPast(prose, match.index);
    if (isPast && !isDayOfGoal(prose, line, match)) continue;
    if (isFigureBeside(prose, match)) continue;
    const certain = year === planYear - 1 && !short;
    const quote = quoteAround(prose, match.index, match[0].length);
    findings.push(
      staleYear(prose, {
        ...{ line, quote, said: year, right: planYear },
        message: `Kế hoạch cho năm ${planYear} nhưng còn ghi “${quote.replace(/^[\s*+-]+/, "")}”; có thể chép từ kế hoạch cũ.`,
        suggestion: `Sửa thành năm ${planYear} hoặc nói rõ đây là số liệu của năm ${year}.`,
        severity: certain ? "error" : "warning",
      }),
    );
  }
  return findings;
}

/** "2.2. Chỉ tiêu đến hết năm 2025" over the targets. */
const AIMS_BY =
  /^\W*(?:[ivx\d]+(?:\.\d+)*[.)]\s*)?(?:chi tieu|muc tieu)(?: cu the| chung| chu yeu)? den (?:het |cuoi )?nam 20\d\d\W*$/;

const isOfGoals = ({ part }: DocumentLine): boolean =>
  part === "targets" || part === "goals-general";

/** "Đến hết năm 2025 bệnh viện hoàn thành …": what is to come. */
const IS_TO_BE =
  /^,?[^.,;:]{0,80}?(?<!\p{L})(?:hoàn thành|phấn đấu|bảo đảm|đảm bảo|trở thành|chấm dứt|không còn|đưa|triển khai|xây dựng|thực hiện|hình thành)(?!\p{L})/iu;

/** "1. Đến cuối năm 2024, tỷ lệ … đạt 50%" among the goals: when the goal is due, not what was there by then. */
function isDayOfGoal(prose: Prose, line: DocumentLine, match: RegExpExecArray): boolean {
  if (!isOfGoals(line) || prose.all.unsure) return false;
  if (AIMS_BY.test(line.folded)) return true;
  const lead = prose.own.slice(line.start, match.index);
  const goal = line.text.slice(match.index - line.start + match[0].length);
  return (
    /^[\s*+•-]*(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\))?\s*(?:phan dau )?(?:den|toi) (?:het |cuoi )+$/.test(
      lead,
    ) &&
    (/^, [^.]*\d/.test(goal) || IS_TO_BE.test(goal)) &&
    !/(?<!\p{L})(?:đã|mới|chỉ|hiện|(?<!không )còn|từ|so với|năm)(?!\p{L})/u.test(goal)
  );
}

/** "ký ngày 12/5/2025" dates what there is; what is due in the last weeks before the plan year may still be ahead. */
function isDateOfPast(prose: Prose, index: number, words: string): boolean {
  if (/quy iv|\b1[12]\//.test(words)) return true;
  const before = prose.all.folded.slice(Math.max(0, index - 80), index);
  return DATED.test(/[^.;:\n]*$/.exec(before)?.[0] ?? "");
}

/** "Dự toán năm 2026 là 640 triệu đồng; dự toán năm 2027 bằng 125% năm 2026": what the plan is held against. */
const BASE_YEAR =
  /^ ?(?:la|:|duoc giao|thuc hien|uoc thuc hien)(?: la)? ?\d[\d.,]* (?:nghin |trieu |ty )?dong\b.*\b(?:so voi|so sanh|he so|ty le|bang|tang|giam)\b.*\d/;

/** "tăng 120.500.000 đồng so với mức 900.000.000 đồng của năm 2025", "bằng 112% kinh phí năm 2025". */
const HELD_AGAINST =
  /(?<!\p{L})(?:so v[ớo]i|(?:cao|thấp|nhiều|ít|lớn|nhỏ) hơn|bằng|gấp|vượt|(?:tăng|giảm) từ)(?: \p{L}+){0,5} \d[\d.,]*(?: ?%| lần| (?:nghìn |triệu |tỷ |tỉ )?(?:đồng|người|lượt|hồ sơ|ca|bộ|máy|đơn|lớp))?(?: \p{L}+){0,5} $/iu;

/** "chuyển sang", "chưa sử dụng hết chuyển sang năm": money of a year behind it that goes on. */
const MONEY_LEFT =
  /^\s*(?:(?:chua|khong)(?: [a-z]+){1,5} )?(?:duoc )?(?:chuyen (?:sang|nguon|qua)|con lai|con du|ket du)\b|^\s*(?:chua|khong) (?:su dung|giai ngan|chi|thanh toan|quyet toan|phan bo)\b/;

/**
 * The figure of the year before beside the goal: "dưới 12 phút (năm 2026: 14 phút)", "từ 65 phút (năm 2026) xuống 50 phút";
 * or its money that goes on: "kinh phí năm 2026 chuyển sang".
 */
function isFigureBeside(prose: Prose, match: RegExpExecArray): boolean {
  if (isDayOfLaw(prose, match)) return true;
  const near = prose.own.slice(Math.max(0, match.index - 160), match.index);
  const goal = /[^\n]*$/.exec(near)?.[0] ?? "";
  const behind = prose.own.slice(match.index + match[0].length, match.index + 60);
  const rest = /^[^\n]*/.exec(prose.own.slice(match.index + match[0].length)) ?? [""];
  if (HELD_AGAINST.test(prose.all.text.slice(match.index - goal.length, match.index))) return true;
  if (BASE_YEAR.test(rest[0])) return true;
  if (MONEY_LEFT.test(behind)) return true;
  if (/^\s*\)/.test(behind)) return /\btu \d[^();]{0,30}\(\s*$/.test(goal);
  return (
    /\d[^(]*\((?:ket qua |thuc hien )?(?:nam 20\d\d\s*:[^;()]{1,20};\s*)?$/.test(goal) &&
    /^\s*(?::|la|dat|chi dat|moi dat)\s*(?:khoang |~ ?)?\d[^();]{0,30}[;)]/.test(behind)
  );
}

/** "chậm nhất ngày 30/09/2025 theo Khoản 2 Điều 4 Thông tư …": the day is the law's, whatever year the plan is for. */
const isDayOfLaw = (prose: Prose, { index, 0: found }: RegExpExecArray): boolean =>
  found.includes("/") && BY_LAW.test(prose.all.text.slice(index + found.length));

const BY_LAW =
  /^,?\s+theo\s+(?:quy định\s+(?:tại|của)\s+)?(?:điểm|khoản|điều|bộ luật|luật|pháp lệnh|nghị định|thông tư)(?!\p{L})/iu;

const speaksOfPlan = (prose: Prose, line: DocumentLine, index: number): boolean =>
  isPlanText(line) || isOwnBudget(prose, line, index) || isPlanHeading(line);

const isOver = (prose: Prose, match: RegExpExecArray, signed: IsoDate | null): boolean =>
  !startsBefore(prose, match, signed) &&
  !isOverdue(prose, match, signed) &&
  isDateOfPast(prose, match.index, match[0]);

/** "KẾ HOẠCH NĂM 2025" over the goals, "PHÂN CÔNG NHIỆM VỤ NĂM 2025" over an annex. */
const isPlanHeading = (line: DocumentLine): boolean =>
  line.kind !== "row" &&
  line.part !== "front" &&
  line.part !== "bases" &&
  line.part !== "results" &&
  PLAN_HEADING.test(line.folded) &&
  !/\bda\b|ket qua|tinh hinh/.test(line.folded);

/** "Mua phần mềm hẹn khám, vận hành từ ngày 01/3/2026" in a plan of November 2026: used before it is bought. */
function startsBefore(prose: Prose, match: RegExpExecArray, signed: IsoDate | null): boolean {
  const line = prose.all.lineAt(match.index);
  if (signed === null || line === undefined || prose.all.unsure) return false;
  const [time] = timePoints(prose.own.slice(match.index, match.index + match[0].length + 2));
  if (time === undefined || time.to >= signed) return false;
  const before = line.text.slice(0, match.index - line.start);
  return BUYS_TO_START.test(before);
}

const BUYS_TO_START =
  /^[\s*+•\d.)-]*(?:Mua(?! sắm bổ sung)|Thuê|Lắp đặt|Lắp|Xây dựng|Trang bị|Phát triển|Thiết lập)(?!\p{L})(?!.*(?<!\p{L})(?:thay thế|thay cho|bảo trì|gia hạn|bổ sung|nâng cấp|đã|đang|hiện)(?!\p{L}))[^.;:]{8,120}, (?:đưa vào )?(?:vận hành|sử dụng|hoạt động|khai thác) (?:chính thức )?từ (?:ngày )?$/u;

/** "báo cáo trước ngày 15/10/2026" in a plan of November 2026: over before it was signed. */
function isOverdue(prose: Prose, match: RegExpExecArray, signed: IsoDate | null): boolean {
  if (signed === null) return false;
  const before = prose.own.slice(Math.max(0, match.index - 30), match.index);
  const time = timePoints(prose.own.slice(match.index, match.index + match[0].length + 2))[0];
  if (time === undefined || time.to >= signed) return false;
  // "báo cáo ngày 15/6 và 15/12/2025": the first day lies in the plan's year.
  if (/^\d{1,2}\/\d{1,2} /.test(match[0])) return /\bngay\s*$/.test(before);
  return /\b(?:truoc|cham nhat|xong|hoan thanh|trong)\s*$/.test(before);
}

/** "Kinh phí thực hiện kế hoạch năm 2026 là …" opens the plan's own money; "đã cấp năm 2026" looks back. */
function isOwnBudget(prose: Prose, line: DocumentLine, index: number): boolean {
  if (line.part !== "budget" || line.kind === "row") return false;
  const clause = /[^.;:()]*$/.exec(prose.own.slice(line.start, index))?.[0] ?? "";
  return OWN_BUDGET.test(clause);
}

/** "Thời gian: tháng 3 năm 2026". */
const TIME_LABEL =
  /(?:thời gian|thời hạn|tiến độ|hoàn thành)[^:.;]{0,24}:\s*(?:từ |đến )?(?:quý [ivx]+|tháng \d+)\s*$/u;

const OWN_BUDGET =
  /\b(?:tong )?(?:kinh phi|du toan|nhu cau(?: kinh phi| von)?|tong (?:muc|so tien|von))(?: du kien)?(?: (?:thuc hien|trien khai|cua))?(?: (?:ke hoach|cac nhiem vu))?(?: chuyen doi so)?\s*$/;

function speaksOfPast(prose: Prose, index: number): boolean {
  const source = prose.all.unsure ? prose.own : prose.all.text;
  const before = source.slice(Math.max(0, index - 60), index).toLowerCase();
  const clause = /[^.;:()]*$/.exec(before)?.[0].replace(/\s+/g, " ") ?? "";
  // "trong quý III năm 2026" sets a time, "số liệu quý III năm 2026" looks back.
  if (
    /(?:^|trong|trước|vào|hoàn thành|xong|từ|đến|(?:tháng \d+|quý [ivx]+) (?:và|hoặc))\s*(?:quý [ivx]+|tháng \d+)\s*$/u.test(
      clause,
    )
  ) {
    const labelled = clause.trim() !== "" && !/^\s*(?:quý|tháng)/u.test(clause);
    if (labelled || TIME_LABEL.test(before)) return false;
  }
  return (prose.all.unsure ? HISTORY_UNMARKED : HISTORY).test(clause);
}

/** Goals, tasks, solutions, and captions of annexes; rows are read by their own columns. */
function isPlanText(line: DocumentLine): boolean {
  if (line.kind === "row") return false;
  if (PARTS.has(line.part)) return true;
  // A sentence of an annex tells of that year; what heads it stands without a full stop.
  const caption =
    line.text.length < 140 &&
    !/[.;]\s*$/.test(line.text) &&
    !/\b(?:da|ket qua|tinh hinh|hien trang|kem theo)\b/.test(line.folded);
  return line.part === "appendix" && caption && /\p{Lu}{3}|^[*#\s]*\p{Lu}/u.test(line.text);
}

function quoteAround(prose: Prose, index: number, length: number): string {
  const line = prose.all.lineAt(index);
  const from = Math.max(line?.start ?? 0, index - 70);
  return prose.all.text
    .slice(from, index + length)
    .replace(/\s+/g, " ")
    .replace(/^[\s*+•-]+(?=\p{L}|\d)/u, "")
    .replace(/^\S*\s/, (word) => (from === line?.start ? word : ""))
    .trim();
}

const AHEAD =
  /\b(?:den|vao|trong|cho|tu|truoc|het|sau|ke hoach|giao|dang ky|se|du kien|chua|chuyen sang|muc tieu|yeu cau|can|phai)\b/;
const DONE = /\b(?:da|dat duoc|hoan thanh duoc|thuc hien duoc|trong nam)\b/;

/** "năm 2027 tiếp tục ở các trạm đã thí điểm": what the year will see; what was done before stands behind it. */
const GOES_ON =
  /^\W*(?:(?:benh vien|trung tam|don vi|tram|nganh|so)(?: [a-z]+){0,5} )?(?:tiep tuc|mo rong|nhan rong|chuyen sang|bo sung|hoan thien|hoan tat|phan dau|duy tri|nang cap|trien khai tiep|moi|thuc hien tiep)\b/;

/** Results told of the plan's own year in a plan written before that year: a year changed by hand. */
export function resultsAhead(prose: Prose, year: number, date: IsoDate | null): Finding[] {
  if (date === null || date >= `${year}-01-01`) return [];
  return prose.lines.flatMap((line) => {
    if (line.part !== "results" || line.kind !== "text") return [];
    const found = new RegExp(`\\bnam ${year}\\b(?!\\s*[-–])`).exec(line.own);
    if (found === null) return [];
    const before = /[^.;]*$/.exec(line.own.slice(0, found.index))?.[0] ?? "";
    const behind = /^[^.;]*/.exec(line.own.slice(found.index + found[0].length))?.[0] ?? "";
    if (!DONE.test(behind.slice(0, 60)) || AHEAD.test(before.slice(-40))) return [];
    if (/\b(?:se|du kien|chua|can|phai)\b/.test(behind.slice(0, 40)) || GOES_ON.test(behind))
      return [];
    const quote = line.text.slice(found.index, found.index + 80).trim();
    return [
      staleYear(prose, {
        ...{ line, quote, said: year, right: year - 1 },
        message: `Phần kết quả ghi “${quote}” trong khi kế hoạch lập trước năm ${year}.`,
        suggestion: `Sửa thành năm ${year - 1}, hoặc chuyển sang phần mục tiêu.`,
        severity: "warning",
      }),
    ];
  });
}
