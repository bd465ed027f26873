/** How well the kind of a statement and what it tells fit what a question wishes to know: a day, a figure, a form's number, a case. */
import type { Provision } from "../../domain/regulation/register-entry.ts";
import { fold, syllables } from "../../domain/text/fold.ts";
import type { Intent } from "./intent.ts";
import { statedDays } from "./premises/days.ts";
import { agrees, comparable, quantitiesOf } from "./premises/quantities.ts";
import { meritOf } from "./standing.ts";
import type { Question } from "./understand.ts";

/** Kinds of provision that fit a wish. */
const FITTING: Partial<Record<Intent, readonly Provision["kind"][]>> = {
  deadline: ["deadline", "duty", "procedure", "target", "effect"],
  date: ["deadline", "effect"],
  amount: ["cap", "rate", "threshold", "penalty", "target", "duty"],
  obligation: ["duty", "right", "prohibition", "scope", "deadline"],
  price: ["cap", "rate", "threshold"],
};

/** A statement of the kind that was asked for, with the figure that was asked for. */
export function wishBonus(provision: Provision | null, question: Question): number {
  if (!provision) return 0;
  const { intents } = question;
  let value = provision.confidence === "low" ? -0.12 : 0;
  for (const intent of intents) if (FITTING[intent]?.includes(provision.kind)) value += 0.12;
  value += meritOf(provision, question);
  const isDue = (provision.due ?? provision.within) !== undefined;
  if (intents.has("deadline") && isDue) value += 0.2;
  if (intents.has("amount") && provision.amount !== undefined) value += 0.12;
  if (tellsOf(provision, question)) value += 0.25;
  value += countBonus(provision, question) + limitBonus(provision, question);
  value +=
    useBonus(provision, question) +
    labelBonus(provision, question) +
    caseBonus(provision, question);
  value += themeBonus(provision, question) + frequencyBonus(provision, question);
  value -= timeMalus(provision, question) + figureMalus(provision, question);
  return (
    value +
    penaltyBonus(provision, question) +
    leaveBonus(provision, question) +
    rateBonus(provision, question)
  );
}

/** "Thuế suất bao nhiêu": the rate, not how to budget for it. */
const rateBonus = ({ kind }: Provision, { text }: Question): number =>
  !ASKS_RATE.test(fold(text)) ? 0 : kind === "rate" ? 0.3 : kind === "note" ? -0.3 : 0;

const ASKS_RATE =
  /\b(?:vat|gtgt|thue)\b.*\b(?:bao nhieu|may (?:%|phan tram)|(?:\d+ ?%? )?hay (?:la )?\d+ ?%)|\b(?:bao nhieu|may) ?(?:%|phan tram) (?:vat|gtgt|thue)\b/;

/** "Bị phạt ra sao": the sanction, not the duty that was broken. */
const penaltyBonus = ({ kind }: Provision, { text }: Question): number =>
  kind !== "penalty" ? 0 : OF_SANCTION.test(fold(text)) ? 0.35 : -0.3;

const OF_SANCTION = /\b(?:phat|vi pham|che tai|xu ly|xu phat|sao khong|co sao)\b/;

/** "Người bệnh có được sao chụp … không": the leave itself, not how it is to be used. */
const leaveBonus = ({ kind }: Provision, { text }: Question): number =>
  kind === "right" && ASKS_LEAVE.test(fold(text)) ? 0.2 : 0;

const ASKS_LEAVE =
  /\bco (?:duoc|quyen)\b|\bduoc (?:phep )?(?:khong|ko|k|hong)\b|\bai (?:co quyen|duoc)\b/;

/** "Trước khi nào", "chậm nhất ngày nào" is answered by a statement that tells a time. */
function timeMalus(provision: Provision, { intents, text }: Question): number {
  if (!intents.has("deadline") || !ASKS_TIME.test(fold(text))) return 0;
  const { due, within, from, until, fact } = provision;
  const isTyped = [due, within, from, until].some((one) => one !== undefined);
  const isTold = isTyped || statedDays(fact, provision).length > 0;
  return isTold || quantitiesOf(fact).some(({ dimension }) => dimension === "time") ? 0 : 0.25;
}

/** "Hạn mức chỉ định thầu", "phạt bao nhiêu tiền" is answered by a statement with a figure. */
function figureMalus({ amount, within, fact }: Provision, { intents, text }: Question): number {
  if (!intents.has("amount") || !ASKS_FIGURE.test(fold(text))) return 0;
  return (amount ?? within) !== undefined || quantitiesOf(fact).length > 0 ? 0 : 0.25;
}

const ASKS_FIGURE =
  /\b(?:han muc|gia tran|muc (?:tran|gia|phat|thue)|thue suat|nguong)\b|\bbao nhieu (?:tien|trieu|ty|dong|phan tram|%)/;

const ASKS_TIME =
  /\b(?:truoc|cham nhat|xong|han|den|tu) (?:khi|ngay|luc|bao|thang|nam) (?:nao|gio|may)\b|\bbao (?:lau|gio)\b|\bkhi nao (?:phai )?xong\b|\bdeadline\b|\bhan (?:chot|cuoi)\b|\btrong (?:may|bao nhieu) (?:gio|ngay|thang|nam)\b/;

/** "Có bắt buộc dùng bệnh án điện tử không": that it is to be done by a day, not how whoever does it must do it. */
const useBonus = ({ kind, fact }: Provision, { text }: Question): number =>
  kind === "deadline" && ASKS_USE.test(fold(text)) && TO_BE_DONE.test(fold(fact)) ? 0.4 : 0;

const ASKS_USE =
  /\bbat buoc (?:phai )?(?:dung|su dung|trien khai|ap dung|lam|thuc hien|chuyen)\b|\bphai (?:dung|trien khai|ap dung) .{3,40} (?:khong|ko|k)\b/;
const TO_BE_DONE = /\bphai (?:hoan thanh )?(?:trien khai|ap dung|thuc hien|su dung|chuyen)\b/;

/** "Bao nhiêu bảng", "mấy ký tự": the statement that counts that thing. */
const countBonus = (provision: Provision, question: Question): number =>
  countsAsked(provision, question) ? 0.45 : 0;

function countsAsked({ fact }: Provision, { text }: Question): boolean {
  const thing = /\b(?:bao nhieu|may) ([a-z]{3,})/.exec(fold(text))?.[1];
  return (
    thing !== undefined &&
    quantitiesOf(fact).some(({ dimension, unit }) => dimension === "count" && unit === thing)
  );
}

/** "Bao lâu gửi một lần": the statement that tells how often. */
const frequencyBonus = ({ fact }: Provision, { text }: Question): number =>
  ASKS_OFTEN.test(fold(text)) && TELLS_OFTEN.test(fold(fact)) ? 0.4 : 0;

const ASKS_OFTEN =
  /\b(?:bao lau|may (?:ngay|thang|nam|quy|tuan)|bao nhieu (?:ngay|thang|nam))\b(?: \S+){0,3} mot lan\b|\btan suat\b|\b(?:may|bao nhieu) lan (?:mot |moi |trong )?(?:ngay|thang|quy|nam)\b/;
const TELLS_OFTEN =
  /\btan suat\b|\b(?:moi|hang) (?:ngay|tuan|thang|quy|nam)\b|\bdinh ky\b|\b\d+ lan\b|\bmoc \d+ thang\b/;

/** "Mẫu số mấy", "giai đoạn nào": the label whose number is asked for, folded; null where none is. */
export const askedLabel = (text: string): string | null => LABEL.exec(fold(text))?.[1] ?? null;

const LABEL =
  /\b(mau|phu luc|nhom|hang|giai doan|dot|chuong|muc(?= (?:may|so)))(?: so)? (?:may|nao|bao nhieu)\b/;

/** The statement that numbers it. */
function labelBonus({ fact }: Provision, { text }: Question): number {
  const label = askedLabel(text);
  if (label === null) return 0;
  return new RegExp(`\\b${label} (?:so )?(?:\\d|[ivx]+\\b)`).test(fold(fact)) ? 0.4 : -0.3;
}

/** "Cỡ chữ Quốc hiệu là mấy": the statement that begins with the thing is of it alone, a note tells of many. */
function themeBonus({ fact, kind }: Provision, { intents, terms }: Question): number {
  if (!intents.has("amount")) return 0;
  const begins = syllables(fact).slice(0, 2).join(" ");
  const isTheme = (terms.weights.get(begins) ?? 0) >= 1 && !OF_MEASURE.test(begins);
  return (isTheme ? 0.12 : 0) - (kind === "note" ? 0.12 : 0);
}

const OF_MEASURE =
  /^(?:co chu|muc phat|muc gia|gia tran|thoi han|dinh muc|so luong|han muc|bo co)$/;

/** "Vào viện trước 21/7/2025 có phải chuyển …": the statement of the day that tells which case is meant. */
function caseBonus(provision: Provision, { dates, claims }: Question): number {
  const ofCase = dates.filter((day) => !claims.days.some(({ value }) => day.startsWith(value)));
  if (ofCase.length === 0) return 0;
  const told = statedDays(provision.fact, provision);
  return ofCase.some((day) => told.includes(day)) ? 0.35 : 0;
}

/** "VAT 8 % đến khi nào": the statement of that figure. */
function tellsOf({ amount, within }: Provision, { claims }: Question): boolean {
  const [claim] = claims.quantities;
  if (claims.mood !== "open" || claim === undefined || claim.dimension === "count") return false;
  return [amount, within].some(
    (text) =>
      text !== undefined &&
      quantitiesOf(text).some((one) => comparable(one, claim) && agrees(claim, one)),
  );
}

/** "15 máy giá 18 triệu có đúng định mức không": a limit in money is what the sum is held to. */
function limitBonus({ kind, amount }: Provision, { claims, text }: Question): number {
  const isSum = claims.quantities.some(({ dimension }) => dimension === "money");
  if (!isSum || !HELD_TO.test(fold(text)) || amount === undefined) return 0;
  const isLimit = kind === "cap" || kind === "threshold";
  return isLimit && quantitiesOf(amount).some(({ dimension }) => dimension === "money") ? 0.3 : 0;
}

const HELD_TO =
  /\b(?:dinh muc|han muc|gia tran|tran|toi da|vuot|chi dinh thau|mua sam truc tuyen)\b/;
