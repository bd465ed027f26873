/**
 * Several questions in one message, taken apart so that each is answered, in order: "A? B?", lines, "1) … 2) …",
 * "… không và … khi nào", "… . Còn …". A clause becomes a question of its own when both sides ask.
 */
import { PUTS_UP } from "./confirmation.ts";
import { findIntents } from "./intent.ts";
import { spoken } from "./spoken.ts";
import { contentSize, type Terms } from "./terms.ts";

/** Who asks more than this at once is told that the rest is left. */
export const MOST_PARTS = 6;

/** Words by which a clause asks something by itself. Folded. */
const ASKS =
  /\b(?:nao|may(?! (?:tinh|in|chu|tram|scan|moc|photo|anh|phat|lanh|huy|quet|sieu|tho|x|vi tinh|chieu|do|doc|dem)\b)|bao nhieu|nhieu|bao gio|bao lau|bao h|the nao|ra sao|o dau|so hieu|ai)\b|\b(?:gi|sao|khong|ko|k|hong|hok|chua|dau|vay)$|\b(?:gi|khong|ko|k|chua) (?:a|ad|nhi|nhe|vay|em|anh|chi|ha|the)$|\bcon (?:hieu luc|dung|xai|ap dung)\b|^(?:han(?! muc| che| hep)|deadline|muc phat|thoi han|ke (?:ten|ra)|liet ke|cho (?:biet|hoi|xin)|neu|so sanh)\b/;

const WORDS =
  "và|va|còn|con|rồi|roi|với lại|voi lai|đồng thời|dong thoi|ngoài ra|ngoai ra|tiện thể|tien the|luôn tiện|luon tien|sẵn|san|hỏi thêm|hoi them|thêm nữa|them nua|tiếp theo|sau đó|sau do|thế|the|vậy|vay|hay là|nhưng|nhung|mà|ma";
const JOINT = new RegExp(
  `[,;.!]?\\s+(?:${WORDS})\\s+|[,;]\\s+|(?<=[\\p{L}\\p{N}]{2})[.!]\\s+`,
  "giu",
);

/** "1) …", "2. …", "a) …", "- …", "thứ hai là …" in front of a question. */
const MARK =
  /^(?:(?:\d{1,2}|[a-e])\s*[.)/]\s+|\d\)\s*|[-–•+]\s+|(?:thứ|thu|câu|cau|ý|y)\s+(?:nhất|nhat|một|mot|hai|ba|tư|tu|bốn|bon|năm|nam|\d)(?:\s*(?:là|la))?\s*[:,.]?\s+)/iu;
const ORDINAL = /(?:^|[\s,;.])(?=(?:thứ|thu|câu|cau) (?:hai|ba|tư|2|3|4)(?: là| la)?[\s:,])/iu;
const NUMBERED = /(?:^|[\s:])([1-9])[.)]\s*(?=\p{L})/gu;

/** At numbers that run 1, 2, …; "điều 2. Luật" alone is no list. */
function numbered(line: string): string[] {
  const marks = [...line.matchAll(NUMBERED)].filter(
    (mark, at, all) => Number(mark[1]) === at + 1 && all.length > 1,
  );
  if (marks.length < 2) return line.split(ORDINAL);
  const starts = [0, ...marks.map((mark) => mark.index), line.length];
  return starts.slice(1).map((end, at) =>
    line
      .slice(starts[at], end)
      .trim()
      .replace(/^[:\s]+/, ""),
  );
}

export function splitQuestions(text: string, terms: (text: string) => Terms): string[] {
  const parts: string[] = [];
  for (const piece of text.split(/(?<=\?)\s*|\n+/).flatMap(numbered)) {
    const trimmed = piece.trim().replace(MARK, "").trim();
    if (trimmed === "" || THANKS.test(spoken(trimmed))) continue;
    const last = parts.at(-1);
    // A short tail ("phải không?") belongs to the one before.
    if (last !== undefined && (isTail(trimmed) || isLeft(last, trimmed)))
      parts[parts.length - 1] = `${last} ${trimmed}`;
    else parts.push(...clauses(trimmed, terms));
  }
  return withoutHeadings(parts);
}

/** "Đúng không?", "phải vậy hông": nothing but the wish for a yes. Folded. */
const TAIL =
  /^(?:(?:co |la )?(?:phai|dung|vay|the|duoc|chac)(?: (?:vay|the|la))?(?: (?:khong|ko|k|hong|chua|nhi|a|ha))?|(?:ha|nhi|a|ok|khong|ko|giup (?:em|minh|toi).*))$/;
const THANKS =
  /^(?:(?:da|xin|em|minh|toi|chan thanh) )*(?:cam on|cam un|thanks?|tks|thank you)\b.{0,30}$/;

/** "… theo luật nào? Từ bao giờ?": the day belongs to the rule that is asked for. */
function isLeft(head: string, tail: string): boolean {
  const wishes = findIntents(head);
  const isOfRule = wishes.has("which") || wishes.has("obligation");
  return isOfRule && !/\d\s*\//.test(head) && BARE.test(spoken(tail));
}

const isTail = (text: string): boolean => TAIL.test(spoken(text));

/** What stands before the first question belongs to it ("Đơn vị em là TTYT."); a greeting or "Cho hỏi:" asks nothing. */
function withoutHeadings(parts: readonly string[]): string[] {
  const kept: string[] = [];
  let ahead = "";
  for (const part of parts) {
    if (/:\s*$/.test(part) || GREETING.test(spoken(part))) continue;
    if (!asks(part) && kept.length === 0 && parts.length > 1 && !/\d\s*\//.test(part)) {
      ahead = `${ahead} ${part}`.trim();
      continue;
    }
    kept.push(ahead === "" ? part : `${ahead} ${part}`);
    ahead = "";
  }
  return kept.length > 0 ? kept : [...parts];
}

const GREETING =
  /^(?:(?:da|vang|a|alo|hi|hello|xin|em|kinh) )*(?:chao|cho (?:em|minh|toi|hoi|e)(?: hoi)?|hoi (?:chut|ti|xiu)|ad oi|anh oi|chi oi)(?: (?:anh|chi|ad|admin|ban|em|a|may|2|hai|ba|viec|cau|chut|ti|nhe|voi|thang))*$/;

/** Cut where both sides ask, each something of its own. */
function clauses(text: string, terms: (text: string) => Terms, isLater = false): string[] {
  for (const joint of text.matchAll(JOINT)) {
    const head = text.slice(0, joint.index).trim();
    const tail = text.slice(joint.index + joint[0].length).trim();
    if (!asksByWords(head) || !asksByWords(tail) || !standsApart(head, tail, terms, isLater))
      continue;
    return [head, ...clauses(completed(tail, head), terms, true)];
  }
  return [text];
}

/** The tail has a subject of its own, or wishes something else of the same one; a later head has that of the first. */
function standsApart(
  head: string,
  tail: string,
  terms: (text: string) => Terms,
  isLater: boolean,
): boolean {
  if (/\b(?:truoc|cu|moi|ca|hai)$/.test(spoken(head))) return false;
  // "… là nghị định nào, có phải Nghị định 45/2026 không": one question and what the asker takes for its answer.
  if (CONFIRMS.test(spoken(tail))) return false;
  if (beginsBare(tail)) return false;
  if (isOfList(head, tail)) return false;
  const isOpen = contentSize(terms(spoken(head).replace(LIST, " "))) === 0;
  if (isOpen && !isLater && !/\d\s*\//.test(head)) return false;
  // "Kiosk đặt ở khoa nào và phối hợp với ai theo kế hoạch Krông Pắc": one plan for both.
  if (OF_PLAN.test(spoken(tail)) && !/\b(?:ke hoach|kh)\b|\d\//.test(spoken(head))) return false;
  if (contentSize(terms(tail)) >= 2) return true;
  const [before, wished] = [findIntents(head), findIntents(tail)];
  return OWN_WISHES.some((intent) => wished.has(intent) && !before.has(intent));
}

/** "… nhập vào đâu, từ khi nào, ảnh hưởng ra sao": a bare clause stays with the one ahead of it. */
const beginsBare = (tail: string): boolean =>
  [tail, ...tail.split(/[,;]\s+/).slice(0, 1)].some((clause) => BARE.test(spoken(clause)));

/** "Văn bản về an toàn thông tin, an ninh mạng còn dùng được", "…, liệt kê": more of what the list is wanted of. */
function isOfList(head: string, tail: string): boolean {
  const wishes = findIntents(head);
  if (!wishes.has("list") && !wishes.has("which")) return false;
  return !ASKS.test(spoken(spoken(tail).replace(OF_LIST, " ")));
}

const OF_LIST =
  /\b(?:con (?:hieu luc|dung|xai|ap dung)(?: duoc)?(?: (?:khong|ko|k))?|liet ke|ke (?:ten|ra|het)|neu ten)\b/g;

/** "… và bao nhiêu", ", từ bao giờ", ", đơn giá mấy": asks for no other thing. */
const BARE =
  /^(?:(?:la|het|gom|tu|ke tu|vao|truoc|den|trong|don gia|gia|so luong|moi cai|chenh(?: lech)?|hon|kem) )*(?:(?:bao nhieu|may|nhieu)(?: tien| phan tram| cai| bo| chiec)?|khi nao|bao gio|ngay (?:nao|may)|(?:dieu|khoan|muc|phu luc|chuong)(?: khoan)? (?:nao|may)|bao lau|nhu the nao|ra sao|the nao|o dau|gi|sao|ai|vi sao|tai sao)(?: (?:a|vay|ad|em|nhi))*$/;
/** Folded: "co phai nghi dinh 45/2026 khong". */
const CONFIRMS = new RegExp(`^${PUTS_UP} .{3,60} (?:khong|ko|k|hong|ha)$`);
/** "Những văn bản nào thay đổi, sửa đổi …": the head has no subject yet. */
const LIST =
  /\b(?:nhung|cac|van ban|thong tu|nghi dinh|luat|quyet dinh|thay doi|sua doi|sua|bo sung|thay the|huong dan|quy dinh|ban hanh|ke hoach|viec)\b/g;
const OF_PLAN = /\b(?:theo|trong|cua|o) (?:ban |cac )?(?:ke hoach|kh)\b/;

/** What is measured in both: "phần mềm chịu thuế bao nhiêu, máy in thì bao nhiêu". */
const MEASURES =
  /(?:chịu thuế|chiu thue|thuế suất|thue suat|thuế|thue|VAT|GTGT|bị phạt|bi phat|phạt|phat|giá trần|gia tran|đơn giá|don gia|lưu trữ|luu tru|định mức|dinh muc|hạn mức|han muc)(?![\p{L}])/iu;
const ELLIPTIC = /\b(?:thi|con)\b.*\b(?:bao nhieu|may|sao|the nao|bao lau|nhieu)\b|%/;

/** The measure of the head in front of a tail that leaves it out. */
function completed(tail: string, head: string): string {
  const measure = MEASURES.exec(head)?.[0];
  if (measure === undefined || MEASURES.test(tail) || !ELLIPTIC.test(spoken(tail) + tail))
    return tail;
  return /\d\s*\//.test(tail) ? tail : `${measure} ${tail}`;
}

/** Wishes that make a question even of a few words: "phạt bao nhiêu", "ai duyệt", "điều mấy". */
const OWN_WISHES = ["deadline", "amount", "who", "locator"] as const;

const asksByWords = (clause: string): boolean => ASKS.test(spoken(clause));
const asks = (clause: string): boolean => asksByWords(clause) || /\?\s*$/.test(clause);
