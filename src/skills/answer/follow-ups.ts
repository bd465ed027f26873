/** Questions that lean on the one before: the same asked of another plan or thing, of an earlier time, of a kind of facility. */
import type { Register } from "../../domain/regulation/register.ts";
import type { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { fold } from "../../domain/text/fold.ts";
import { findFacility, findIntents } from "./intent.ts";
import { contentSize, type Terms } from "./terms.ts";
import type { AnswerContext, NamedDocument, Question } from "./understand.ts";

/** A document that was meant without its symbol. */
export function asNamed(entry: RegisterEntry): NamedDocument {
  const reference = {
    raw: entry.symbol,
    start: 0,
    end: 0,
    symbol: entry.symbol,
    key: null,
    printedCode: null,
    number: "",
    year: null,
    typeWord: null,
    typeOfSymbol: null,
    date: null,
  };
  return { entry, reference };
}

/** The main document of the last answer. */
export function fromContext(context: AnswerContext | null, register: Register): NamedDocument[] {
  const id = context?.documentIds[0];
  const entry = id === undefined ? undefined : register.byId(id);
  return entry ? [asNamed(entry)] : [];
}

/** "Trước đó thì sao?": what held before. */
export function asksEarlier(text: string): boolean {
  return /\btruoc (?:do|day|kia)\b|\bhoi truoc\b|\bban cu\b|\bquy dinh cu\b|\bmuc cu\b/.test(
    fold(text),
  );
}

/** "Đơn vị tôi là trung tâm y tế": no question but what the asker is. */
export function declaredFacility(text: string): "hospital" | "non-hospital" | null {
  const says =
    /^(?:a|da|vang|thi)?\s*(?:don vi|co so|ben|cho)?\s*(?:cua )?(?:toi|em|minh|chung toi|tui|ben em|don vi)\s*(?:la|thuoc)\s.{3,60}$/;
  const folded = fold(text).replace(/[?!.,;:]/g, "");
  if (!says.test(folded) || /\b(?:nao|may|khi|bao|han|phai|sao|gi)\b/.test(folded)) return null;
  return findFacility(text);
}

/**
 * "Phạt bao nhiêu?", "điều mấy?": a question without a subject of its own takes that of the one before, kept for the next.
 * `termsOf`: the subject terms of a whole question.
 */
export function leanOn(
  question: Question,
  before: AnswerContext | null,
  {
    isSameMessage,
    terms,
    termsOf,
  }: {
    isSameMessage: boolean;
    terms: (text: string) => Terms;
    termsOf: (text: string) => Terms;
  },
): void {
  if (before === null || before.subject === "" || before.plan !== null) return;
  if (refersTo(question) || (!isSameMessage && !question.followUp)) return;
  const own = contentSize(terms(withoutFrame(question.text)));
  if (own > 1) return;
  const base = termsOf(before.subject);
  const typed = new Map([...base.typed, ...question.terms.typed]);
  question.leaned = {
    words: [...base.words, ...question.terms.words],
    weights: new Map([...question.terms.weights, ...base.weights]),
    typed: base.typed.size === 0 || question.terms.typed.size === 0 ? new Map() : typed,
  };
  question.subject = before.subject;
  question.followUp = true;
}

/** "Thế còn bệnh viện?": the question before is meant, of another kind of facility. */
export function asksOfOtherFacility(
  question: Question,
  before: AnswerContext | null,
  terms: (text: string) => Terms,
): boolean {
  if (before === null || before.subject === "" || before.plan !== null || refersTo(question))
    return false;
  if (findFacility(question.text) === null || OF_DOCUMENT.some((one) => question.intents.has(one)))
    return false;
  // "TT 13 thay thông tư nào, phòng khám thì hạn khi nào" wishes something of its own.
  const asked = findIntents(before.subject);
  if (OWN_WISHES.some((one) => question.intents.has(one) && !asked.has(one))) return false;
  return contentSize(terms(withoutFrame(question.text))) === 0;
}

const OWN_WISHES = ["deadline", "amount", "who", "locator"] as const;
const OF_DOCUMENT = ["which", "list", "replaces", "replaced-by", "changes", "guided-by"] as const;

const refersTo = ({ named, unknown, ambiguous }: Question): boolean =>
  named.length + unknown.length + ambiguous.length > 0;

const withoutFrame = (text: string): string =>
  fold(text).replace(FACILITY_WORDS, " | ").replace(NO_SUBJECT, " | ");

const FACILITY_WORDS =
  /\b(?:benh vien(?: tu(?: nhan)?| cong)?|bv|ttyt|trung tam y te|tram y te(?: xa)?|tyt|phong kham(?: da khoa| tu(?: nhan)?)?|co so khac|nha ho sinh)\b(?: (?:hang (?:[1-4]|i{1,3}|iv)|tuyen (?:huyen|xa)|cap huyen|khu vuc|da khoa|hai chuc nang|2 chuc nang|(?:khong )?co (?:giuong(?: benh)?|noi tru|dieu tri noi tru)|(?:khong )?(?:co )?dieu tri noi tru)\b)*/g;

/** Words of a follow-up that name no subject. Folded. */
const NO_SUBJECT =
  /\b(?:han|chot|cuoi|cung|deadline|phat|tien|muc|dieu|khoan|diem|ky|ban hanh|hieu luc|ap dung|thay|doi|thoi|hinh thuc|co quan|don vi|nguoi|phe duyet|duyet|tham quyen|lam|xong|nop|bao cao|cu the|chi tiet|noi dung|quy dinh|bat buoc|rieng|truoc|sau|cai|loai|ngay|thang|nam|gio|dung|kip|tre|cham|qua|vi pham|xu)\b/g;
