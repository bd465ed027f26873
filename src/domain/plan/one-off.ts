/**
 * Whether a task of a prior plan is done once: it completes something ("kéo cáp quang cho 03 trạm", "tuyển thêm 01 kỹ sư")
 * of a given number or by a given day. What is held, reported, checked or taught every year is none.
 */
import { timePoints } from "../review/time-points.ts";
import { fold, foldInPlace } from "../text/fold.ts";
import { withoutCitations } from "./citation.ts";
import { isDaily } from "./continuing-work.ts";
import { isStepByStep, partsOfYear, withoutLeadingPart } from "./parts-of-year.ts";
import type { PlanBudget } from "./plan.ts";
import { BUYS, MACHINES, mentionsIn } from "./purchase-mentions.ts";

/** Verbs of what comes to an end, folded. */
const COMPLETES =
  /^(?:tiep tuc |tang cuong )?(?:to chuc )?(?:ra soat,? )?(?:keo|tao lap|lap dat|lap(?= \d)|lap ho so|thay(?: the)?|mua(?: sam)?|trang bi|dau tu|xay dung|trien khai|hoan thanh|nang cap|hop nhat|sap nhap|kien toan|thanh lap|chuan hoa|tham muu|nghiem thu|trinh|gop|thanh ly|thu hoi|xoa(?= \d)|dong(?= (?:\d|ten mien|trang|cong|kenh|tai khoan|he thong))|go bo|cham dut|ngung|bo(?= (?:\d|so giay|ban giay))|tuyen(?: dung)?|cu|dua|cap(?: moi)?|so hoa|lam sach(?= \d)|nhap hoi cuu|quet(?= \d)|chuyen doi|ket noi|tich hop|cai dat|thi diem|cong bo|khoi cong|mo rong|bo sung|di chuyen|thiet ke|khao sat|phe duyet|ban giao|ghep noi|dau noi|hoan thien(?= \d)|[a-z]+ them(?= \d)|chuyen(?= (?:phong|may|kho|tru so|du lieu|toan)\b)|mo(?= (?:trang|cong|kenh|them))|tap huan|dao tao|ban do so|phong may chu|hoc tap kinh nghiem|tham quan|(?:to chuc )?(?:hoi thi|cuoc thi))\b/;

/** Words that say of anything that it goes on, folded. */
const EVERY =
  "hang (?:ngay|tuan|thang|quy|nam)|dinh ky|thuong xuyen|moi (?:ngay|tuan|thang|quy|nam)|duy tri";
/** "hoàn thành mua sắm trước ngày 30/9": the money of every year is spent by then; what is bought is not told. */
export const CLOSES_YEAR =
  /\b(?:hoan thanh|xong) (?:(?:viec|cong tac|thu tuc|toan bo|dot) )*(?:mua sam|giai ngan|(?:thanh |quyet )+toan|lua chon nha thau|dau thau|phan bo|nghiem thu|thanh ly hop dong)(?: (?:du toan|von|kinh phi|cua nam))*(?=\s*(?:[,.;(]|$)| (?:truoc|trong|cham|den|vao|theo|dung|het|nam|quy|thang)\b)/;

/** What a body does again each year, folded; "còn lại", "thêm" and a first time make it once all the same. */
const AGAIN = new RegExp(
  String.raw`${EVERY}|^(?:hop(?! nhat)|bao cao|so ket|tong ket|theo doi|giam sat|tuyen truyen|truyen thong|kiem tra|danh gia|dien tap|thuc hien|phoi hop|tham muu(?!.*\b(?:ban hanh|trinh|nghi quyet|de an|quy che)\b)|trien khai thuc hien)\b|\b(?:ke hoach|du toan|dinh huong|phuong huong)\b.*\bnam\b|hoi nghi|ngay chuyen doi so|dich vu thue`,
);
/** "Trước 30/6/2026 hoàn thành việc phê duyệt …" in the deadline: the work is finished then. */
const FINISHES = /\d\s+hoan thanh\b/;
/** "Thời gian hoàn thành: Quý III năm 2026" below a task: with its own label the work is over then, whatever it is. */
const TOLD_DONE = /^(?:thoi (?:gian|han|diem)|tien do|han) hoan thanh\b/;
/** What is held or told every year, whatever day it has. */
const YEARLY = new RegExp(
  String.raw`${EVERY}|\b(?:bao cao|so ket|tong ket|hoi nghi|kiem tra|danh gia|dien tap|tuyen truyen|ngay chuyen doi so|bao tri|bao duong|sao luu|khen thuong)\b`,
);
const TAUGHT =
  /^(?:(?:to chuc|trien khai|thuc hien|mo) )?(?:cac )?(?:lop )?(?:tap huan|dao tao|boi duong)\b/;
const ADDED =
  /\bcon lai\b|\bthem \d|\b(?:cu|tuyen(?: dung)?|cap moi)\s+\d|\blan dau\b|\b\d{1,3} nam (?:thanh lap|ngay|truyen thong)\b/;

/** Work that is over once it is done, whatever number or day it has, folded; "các quy chế" of all kinds goes on. */
const BUILDS =
  /^(?:(?:to chuc|tien hanh|thuc hien) )?(?:thi cong|khoi cong|nghiem thu|ban giao|lap dat|thi diem|chay thu|van hanh thu|thu nghiem|le (?:cong bo|ra mat|khai truong|khanh thanh|khoi dong)|di doi|chuyen (?:toan bo|het)|xay dung (?:moi )?(?:phong may|trang thong tin|website|cong thong tin)|(?:xay dung|soan thao|bien soan)(?: va ban hanh)? (?:quy che|quy trinh|noi quy|de an|bo quy tac))\b/;
const GOES_ON =
  /\b(?:tiep tuc|tung buoc|day manh|tang cuong|hoan thien|khi (?:co|can)|neu (?:co|can)|theo (?:nhu cau|lo trinh))\b/;

/** A number of things: "03 trạm"; levels, phases, shares, times and the numbers of programmes are none. */
const COUNTED =
  /(?<!(?:cap do|muc do|muc|giai doan|so|khoan|dieu|quy|thang|ngay|thu|nam|phien ban|cap|de an|du an|chi thi|nghi quyet|nghi dinh|quyet dinh|ke hoach|chuong trinh|luat)\s)(?<![\d.,/%-])\b\d{1,4}\s+(?!(?:thang|quy|nam|ngay|gio|phut|lan|va|hoac|den|cua|trong|tren|len|tro|tb|gb)\b)[a-z]{2,}/;

export interface OneOffQuery {
  text: string;
  /** Cell of the deadline, where the task stands in a table. */
  deadline?: string;
  /** The prior budget: what it buys is asked for with its line. */
  budgets: readonly PlanBudget[];
}

/** "Giai đoạn 1 (từ tháng 3 đến tháng 6/2026): triển khai …". */
const STAGE = /^(?:giai doan|dot|buoc)\s+(?:\d{1,2}|[ivx]{1,4})\s*(?:\([^()]*\))?\s*[:.–-]\s*/;

/** Folded, without the sign of its list, the name of its stage and the time that it begins with. */
const bare = (text: string): string =>
  fold(withoutLeadingPart(text.replace(/^\s*(?:[-+*]|\d{1,2}[.)]|\p{L}\))\s+/u, ""))).replace(
    STAGE,
    "",
  );

export function isOneOff({ text, deadline = "", budgets }: OneOffQuery): boolean {
  const plain = withoutCitations(text);
  const folded = bare(plain);
  if (isToldOver(folded, plain, deadline) && !bought(plain, budgets)) return true;
  const made = isMade(plain, deadline);
  if (!(made || COMPLETES.test(folded)) || bought(plain, budgets)) return false;
  if (AGAIN.test(folded) || AGAIN.test(fold(deadline)) || CLOSES_YEAR.test(folded)) return false;
  return made || isCounted(folded, { plain, deadline });
}

/** Its own deadline says that it is finished then. */
function isToldOver(folded: string, text: string, deadline: string): boolean {
  if (YEARLY.test(folded) || isDailyWork(text)) return false;
  if (FINISHES.test(fold(deadline)) && isDated("", deadline)) return true;
  return isOverWithinYear(deadline) && !TAUGHT.test(folded);
}

/** By a part of the year that another one follows; December closes the year for work of every kind. */
function isOverWithinYear(deadline: string): boolean {
  if (!TOLD_DONE.test(fold(deadline))) return false;
  const points = timePoints(foldInPlace(deadline));
  return points.length > 0 && points.every(({ to }) => !/-1[12]-\d\d$/.test(to));
}

function isMade(plain: string, deadline: string): boolean {
  const folded = bare(plain);
  if (isBuilt(folded) || (THING.test(folded) && isDated("", deadline))) return true;
  return isStepByStep(plain) && !YEARLY.test(folded);
}

/** Things that are there once they are made, as a row names them without a verb, folded. */
const THING =
  /^(?:ho so(?: de xuat)? cap do|cong (?:thong tin|tra cuu|dich vu)|trang (?:thong tin|tra cuu)|(?:tuyen )?cap quang|(?:ho so )?benh an dien tu|kho du lieu|co so du lieu|mang (?:lan|noi bo)|quy che|quy trinh|de an|phong may|kenh|kiosk)\b/;

/** What is done again and again, or without an end. */
export function goesOn({ text, deadline = "", budgets }: OneOffQuery): boolean {
  const folded = bare(withoutCitations(text));
  const endless = GOES_ON.test(folded) && !isDated("", deadline);
  const again = isYearly(text, deadline) || endless || isDailyWork(text) || TAUGHT.test(folded);
  return again || bought(text, budgets);
}

/** What is taught to a number of people or in a number of classes. */
export function isCourse(text: string): boolean {
  const folded = bare(withoutCitations(text));
  return TAUGHT.test(folded) && COUNTED.test(folded) && !isYearly(text, "");
}

/** What is done with each paper or patient, and of no number of things. */
export function isDailyWork(text: string): boolean {
  const folded = bare(withoutCitations(text));
  return isDaily(folded) && !COUNTED.test(folded.replace(/\d+ ?%/g, ""));
}

/** What is held, told or reported each year, or has no end by its deadline. */
export function isYearly(text: string, deadline: string): boolean {
  const folded = bare(withoutCitations(text));
  return AGAIN.test(folded) || YEARLY.test(folded) || AGAIN.test(fold(deadline));
}

const isBuilt = (folded: string): boolean =>
  BUILDS.test(folded) && !GOES_ON.test(folded) && !TAUGHT.test(folded);

/** Of a given number, or by a given day; what is taught only where it is told to come on top. */
function isCounted(
  folded: string,
  { plain, deadline }: { plain: string; deadline: string },
): boolean {
  if (ADDED.test(folded)) return true;
  const counted = COUNTED.test(folded) || (THOUSANDS.test(folded) && !/\bluot\b/.test(folded));
  return !TAUGHT.test(folded) && (counted || isDated(plain, deadline));
}

/** What was left of something, folded: "cho 12 máy còn lại", "người chưa có hồ sơ". */
const REMAINDER = /\b(?:con (?:lai|thieu|ton)|chua (?:co|duoc))\b/;
/** Work on a number of things that is over with them, folded. */
const WORKED_OFF =
  /^(?:chuyen(?= \d)|quet(?= \d)|so hoa(?= \d)|cai|lam sach|cap nhat|ra soat|hoan thien|bo tri|sua chua|khac phuc|thay)\b/;

/** "38.500 phim", folded. */
const THOUSANDS = /(?<![\d.,])\d{1,3}(?:\.\d{3})+\s+(?!dong\b)[a-z]{2,}/;

/** A task that is reported done: what is held, taught or bought each year comes again all the same. */
export function isOverOnceDone({ text, deadline = "", budgets }: OneOffQuery): boolean {
  const folded = fold(withoutCitations(text));
  const again = AGAIN.test(folded) || YEARLY.test(folded) || AGAIN.test(fold(deadline));
  const over =
    isDated(text, deadline) ||
    REMAINDER.test(folded) ||
    (WORKED_OFF.test(folded) && (COUNTED.test(folded) || THOUSANDS.test(folded)));
  return !again && !TAUGHT.test(folded) && over && !bought(text, budgets);
}

/** A day, a month or a quarter; a year alone is the whole plan's. */
function isDated(text: string, deadline: string): boolean {
  const points = timePoints(foldInPlace(`${text} ${deadline}`));
  const short = points.filter(({ from, to }) => days(from, to) <= 100);
  if (PART.test(fold(deadline))) return true;
  if (deadline === "" && isOnePart(text)) return true;
  if (points.length > 0) return short.length === points.length && points.length <= 2;
  return BARE.test(fold(deadline));
}

/** Within a part of the year; "từ quý II" alone tells when something begins. */
function isOnePart(text: string): boolean {
  const [part, ...others] = partsOfYear(text);
  const said = part === undefined ? "" : fold(text.slice(part.start, part.end));
  return said !== "" && others.length === 0 && !/^tu (?!.*\d.*(?:den|-|–))/.test(said);
}

/** "Trong 6 tháng đầu năm 2026". */
const PART = /\b(?:(?:6|sau) thang (?:dau|cuoi)|dau|giua) nam\b/;

/** "Quý I", "Tháng 5" in the column of deadlines. */
const BARE = /^(?:(?:truoc|trong|het|cuoi) )?(?:quy (?:iv|i{1,3}|[1-4])|thang \d{1,2})\.?$/;

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

function bought(text: string, budgets: readonly PlanBudget[]): boolean {
  if (budgets.length === 0 || !BUYS.test(text)) return false;
  if (MACHINES.test(text)) return true;
  // What is paid by the month is no purchase: its line goes on, the work on it is done once.
  const items = budgets
    .flatMap(({ groups }) => groups.flatMap(({ lines }) => lines))
    .filter(({ unit }) => !/^(?:thang|quy|nam|ngay)\b/.test(fold(unit ?? "")));
  const purchases = items.map(({ name, unit, quantity }) => ({
    ...{ name, unit: unit ?? "", prior: quantity },
    ...{ next: null, ask: null, phrase: "" },
  }));
  return mentionsIn(text, purchases).length > 0;
}
