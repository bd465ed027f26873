/**
 * Answers of the staff to the open questions of a draft: what is accepted and what is impossible. The same check
 * serves a dialogue (one question at a time) and the results form.
 */
import { parseVietnameseFigure, SCALES } from "../plan/figure.ts";
import { isOrder } from "../plan/orders-to-machines.ts";
import { findDates } from "../reference/vietnamese-date.ts";
import { fold, stripMarks } from "../text/fold.ts";
import type { MissingItem } from "./draft.ts";

export type AnswerCheck =
  /** `value`: normalised; shares and quantities "97,5", money in whole đồng "18000000". */
  { ok: true; value: string } | { ok: false; message: string };

const MAX_LENGTH = 2_000;
/** Above this no budget line of a health body lies, in đồng. */
const MAX_MONEY = 10_000_000_000_000;
const MAX_QUANTITY = 1_000_000;
const VERDICT = /^(?:da |chua |khong )?(?:dat|hoan thanh|thuc hien|trien khai)\b|^(?:chua|khong) /;

const refuse = (message: string): AnswerCheck => ({ ok: false, message });
const accept = (value: string): AnswerCheck => ({ ok: true, value });

/** Checks one answer. The message is one Vietnamese sentence that says what to type instead. */
export function checkAnswer(
  item: Pick<MissingItem, "expects" | "unit">,
  typed: string | number,
): AnswerCheck {
  const value = clean(typed);
  if (value === "") return refuse("Câu trả lời trống; nhập nội dung hoặc bỏ qua câu này.");
  if (value.length > MAX_LENGTH)
    return refuse(`Câu trả lời dài quá ${MAX_LENGTH} ký tự; rút gọn rồi gửi lại.`);
  if (/\[cần bổ sung/iu.test(value))
    return refuse("Câu trả lời còn chỗ chưa điền; thay phần trong ngoặc vuông bằng nội dung.");
  if (isOrder(value))
    return refuse("Câu trả lời ra lệnh cho phần mềm, không phải số liệu; nhập nội dung cần ghi.");
  return checkKind(item, value);
}

function checkKind(
  { expects = "text", unit }: Pick<MissingItem, "expects" | "unit">,
  value: string,
): AnswerCheck {
  switch (expects) {
    case "percent":
      return checkPercent(value);
    case "number":
      return checkNumber(value, unit);
    case "quantity":
      return checkQuantity(value, unit ?? "");
    case "money":
      return checkMoney(value);
    case "account":
    case "text":
      return tellsNothing(value, expects) ? refuse(UNTOLD) : checkText(value);
    case "validity":
    case "confirm":
      return checkText(value);
  }
}

/** "Không có" is an account of causes or limits, "chưa có số liệu" is none. */
const tellsNothing = (value: string, expects: "account" | "text"): boolean =>
  NO_DATA.test(fold(value)) &&
  !(expects === "account" && /^khong\b/.test(fold(value)) && readConfirmation(value).kind === "no");

function clean(typed: string | number): string {
  const text = typeof typed === "number" ? String(typed).replace(".", ",") : typed;
  return text
    .normalize("NFC")
    .replace(/\p{Cc}+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

const NO_DATA =
  /^(?:hien )?(?:chua|khong)(?: (?:co|ro|biet|thong ke|tong hop|bao cao|cap nhat|du|nam))+(?: (?:duoc|day du))?(?: (?:so lieu|ket qua|thong tin|bao cao))?[.\s]*$|^(?:hien )?dang (?:tong hop|thong ke|cap nhat)(?: so lieu)?[.\s]*$/;

/** A bound is what a target says; a result is what was reached. */
const BOUND =
  /^(?:[≤≥<>]|(?:không (?:quá|dưới|vượt|ít hơn)|tối (?:đa|thiểu)|ít nhất|nhiều nhất)(?!\p{L}))/iu;
/** Why an answer that tells nothing yet is not taken over. */
export const UNTOLD = "Chưa có số liệu thì để trống; câu hỏi được giữ trong dự thảo.";

/** What stands for a figure and is none: "chưa có số liệu" says nothing of the target, "≤ 29" is no result. */
function noFigure(value: string): AnswerCheck | null {
  if (NO_DATA.test(fold(value))) return refuse(UNTOLD);
  return BOUND.test(value)
    ? refuse(`Ghi số thực hiện, không ghi ngưỡng so sánh như ở ${value}.`)
    : null;
}

const NUMBER = /(-\s*)?(\d[\d.,]*)/;

function numberIn(value: string): number | null {
  const match = NUMBER.exec(value);
  const number = match ? parseVietnameseFigure(match[2] ?? "") : null;
  if (number === null) return null;
  return match?.[1] === undefined ? number : -number;
}

function checkPercent(value: string): AnswerCheck {
  const none = noFigure(value);
  if (none !== null) return none;
  const number = numberIn(value);
  if (number === null) {
    return VERDICT.test(fold(value))
      ? checkText(value)
      : refuse("Cần một tỷ lệ từ 0 đến 100, ví dụ 97,5.");
  }
  if (number < 0) return refuse(`Tỷ lệ ${value} nhỏ hơn 0; kiểm tra lại số.`);
  // "258/265": the share is told by its parts.
  if (IN_PARTS.test(value)) return checkParts(value);
  if (number > 100) return refuse(`Tỷ lệ ${value} lớn hơn 100%; kiểm tra lại số.`);
  // A cell in percent holds 0,97 for 97%; only its writer knows which of the two is meant.
  if (number > 0 && number < 1 && /^[\d.,]+$/u.test(value))
    return refuse(twoReadings(value, number));
  // "0.97 %" as a calculator writes it.
  const bare = value
    .replace(/^(?:(?:đã\s+)?đạt\s+)?([\d.,]+)\s*%?$/iu, "$1")
    .replace(/^(\d{1,3})\.(\d+)$/u, "$1,$2");
  return checkText(bare);
}

function twoReadings(value: string, number: number): string {
  const printed = value.replace(".", ",");
  const hundredfold = String(Math.round(number * 1e6) / 1e4).replace(".", ",");
  return `Tỷ lệ ${printed} đọc được hai cách; ghi rõ ${hundredfold}% hay ${printed}%.`;
}

/** "Điểm (thang 5)": the most that there can be. */
function topOf(unit: string | undefined): number | null {
  const [, named, over] =
    /\bthang (?:diem )?(\d{1,3})\b|^diem\s*\/\s*(\d{1,3})$/.exec(fold(unit ?? "")) ?? [];
  const top = named ?? over;
  return top === undefined ? null : Number(top);
}

function checkNumber(value: string, unit: string | undefined): AnswerCheck {
  const none = noFigure(value);
  if (none !== null) return none;
  const number = numberIn(value);
  const top = topOf(unit);
  if (number !== null && top !== null && number > top)
    return refuse(`Số ${value} lớn hơn mức cao nhất của thang ${top}; kiểm tra lại số.`);
  if (number === null) {
    return VERDICT.test(fold(value)) ? accept(value) : refuse("Cần một số, ví dụ 12 hoặc 1.250.");
  }
  if (IN_PARTS.test(value)) return checkParts(value);
  return number < 0 ? refuse(`Số ${value} nhỏ hơn 0; kiểm tra lại số.`) : checkText(value);
}

const IN_PARTS = /^(\d[\d.,]*)\s*\/\s*(\d[\d.,]*)(?!\s*\/|\d)/u;

/** "35/30": more than there are. */
function checkParts(value: string): AnswerCheck {
  const [, part = "", whole = ""] = IN_PARTS.exec(value) ?? [];
  const [some, all] = [part, whole].map((one) => parseVietnameseFigure(one) ?? 0);
  return (all ?? 0) > 0 && (some ?? 0) > (all ?? 0)
    ? refuse(`${value}: phần lớn hơn tổng; kiểm tra lại số.`)
    : checkText(value);
}

/** Things that come whole. */
const PIECE = /^(?:cai|chiec|bo|may|nguoi|goi|quyen|tu|dau|lop|cuoc|suat)$/;

/** "Không có nhu cầu", "không mua". */
const NO_NEED = /^khong(?: (?:co|con|can|mua|nhu cau|nua|thue|trang bi|mua sam|dau tu))*[.\s]*$/;

function checkQuantity(value: string, unit: string): AnswerCheck {
  if (NO_NEED.test(fold(value))) return accept("0");
  const bare = /^(\d[\d.,]*)(?:\s*[\p{L}/ ]{1,20})?$/u.exec(value)?.[1];
  const number = bare === undefined ? null : parseVietnameseFigure(bare);
  if (number === null)
    return refuse("Cần một số lượng không âm, ví dụ 20 (0 nếu không có nhu cầu).");
  if (!Number.isInteger(number) && PIECE.test(fold(unit).trim()))
    return refuse(`Số lượng tính bằng ${unit.toLowerCase()} là số nguyên; kiểm tra lại ${value}.`);
  if (number > MAX_QUANTITY) return refuse(`Số lượng ${value} lớn bất thường; kiểm tra lại số.`);
  return accept(String(number).replace(".", ","));
}

function checkMoney(value: string): AnswerCheck {
  const match = /^(\d[\d.,]*)\s*(ty|trieu|tr|nghin|ngan)?\s*(?:dong|d|vnd)?(?:\b|$)/.exec(
    fold(value),
  );
  const number = match ? parseVietnameseFigure(match[1] ?? "") : null;
  const scale = SCALES[match?.[2] ?? ""] ?? 1;
  if (number === null) return refuse("Cần một số tiền, ví dụ 18.000.000 hoặc 18 triệu.");
  const dong = Math.round(number * scale);
  if (dong > MAX_MONEY) return refuse(`Số tiền ${value} lớn bất thường; kiểm tra lại số.`);
  if (dong > 0 && dong < 1_000)
    return refuse(`Số tiền ${value} quá nhỏ; ghi đủ đơn vị, ví dụ 18 triệu.`);
  return accept(String(dong));
}

/** A share over 100 % that is no growth, a part larger than its whole, or a day that does not exist stands in no report. */
function checkText(value: string): AnswerCheck {
  if (/^-\s*\d[\d.,]*$/u.test(value)) return refuse(`Số ${value} nhỏ hơn 0; kiểm tra lại số.`);
  const share = wrongShare(value);
  if (share !== null) return refuse(share);
  const [, part = "", whole = ""] = IN_PARTS.exec(value) ?? [];
  // "16/14" is no day of a month.
  if (Number(whole) > 12 && Number(part) > Number(whole))
    return refuse(`${value}: phần lớn hơn tổng; kiểm tra lại số.`);
  const wrong = findDates(stripMarks(value).toLowerCase()).find((date) => date.iso === null);
  if (wrong) return refuse(`Ngày "${wrong.raw}" không có trong lịch; kiểm tra lại.`);
  return accept(value);
}

/** What is wrong with a percentage of a text; null for none. */
function wrongShare(value: string): string | null {
  for (const match of value.matchAll(/(-\s*)?(\d[\d.,]*)\s*%/gu)) {
    const number = parseVietnameseFigure(match[2] ?? "") ?? 0;
    const before = fold(value.slice(Math.max(0, match.index - 24), match.index));
    const growth = /tang|vuot|gap|bang|so voi|giam/.test(before);
    if (number > 100 && !growth) return `Tỷ lệ ${match[0]} lớn hơn 100%; kiểm tra lại số.`;
    if (match[1] !== undefined && number > 0 && /(?:^|[:;,]\s*)$/.test(before))
      return `Tỷ lệ ${match[0]} nhỏ hơn 0; kiểm tra lại số.`;
  }
  return null;
}

/** "còn hiệu lực", "vẫn áp dụng", "có", "đúng". */
export function isYes(answer: string): boolean {
  return /^(?:co|con|van|dung|da|dong y|xac nhan|ok|roi|hieu luc)\b/.test(fold(answer));
}

/** "hết hiệu lực", "không còn", "đã bị thay thế". */
export function isNo(answer: string): boolean {
  return /^(?:khong|het|bai bo|da (?:bi |het |duoc )?(?:thay|het|bai)|chua|thay)\b/.test(
    fold(answer),
  );
}

const CONFIRMS =
  /^(?:(?:vang|da)(?: a)? )?(?:co|con|van con|van|dung|dong y|xac nhan|da xac nhan|ok|giu nguyen|khong (?:thay )?doi|nhu (?:cu|tren)|chinh xac)(?: (?:vay|roi|dung|nguyen|con|ca|the|het|day|a|nhu|cu|tren|xac|thay doi))*$/;
const DENIES =
  /^(?:khong|khong phai|khong co|khong con|khong dung|chua|chua dung|het|sai)(?: (?:nua|con|dung|co|roi|vay|a|gi|them|han che|ton tai|nao))*$/;

/**
 * What an answer says of the lines that it was asked to confirm: yes or no in so many words, with what is added behind
 * them; or other words, which stand in their place. "Có 272 máy" is no yes.
 */
export function readConfirmation(
  answer: string,
): { kind: "yes"; more: string } | { kind: "no" } | { kind: "other"; text: string } {
  const [, head = "", rest = ""] = /^([^.;,:]*)[.;,:]?\s*(.*)$/su.exec(answer.trim()) ?? [];
  const said = fold(head).trim();
  const more = rest.replace(/^(?:nhưng|và|hiện|vì)\s+/iu, "").trim();
  if (CONFIRMS.test(said)) return { kind: "yes", more };
  if (!DENIES.test(said)) return { kind: "other", text: answer.trim() };
  return more === "" ? { kind: "no" } : { kind: "other", text: more };
}
