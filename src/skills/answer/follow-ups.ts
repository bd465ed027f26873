/** Questions that lean on the one before: the same asked of another plan or thing, of an earlier time, of a kind of facility. */
import type { Register } from "../../domain/regulation/register.ts";
import type { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { fold } from "../../domain/text/fold.ts";
import type { Turn } from "./answer-deps.ts";
import { findFacility, findIntents } from "./intent.ts";
import { unitsOf, yearsOf } from "./plan-units.ts";
import type { Terms } from "./terms.ts";
import {
  type AnswerContext,
  contentSize,
  type NamedDocument,
  type Question,
} from "./understand.ts";

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

/**
 * "Thế kiosk bao nhiêu?", "còn Thanh Hóa 2023" after a question about plans: the whole question that is meant, else null.
 * A new unit or year takes the place of the old ones; otherwise unit, year and measure are kept.
 */
export function asPlanQuestion(
  text: string,
  context: AnswerContext | null,
  turn: Pick<Turn, "planUnits" | "frame">,
): string | null {
  const before = context?.plan ?? null;
  if (before === null || text.split(/\s+/).length > 9) return null;
  // "Vĩnh Long tổng kinh phí bao nhiêu" names plan and measure itself.
  const isWhole =
    unitsOf(text, turn).length > 0 &&
    /\b(?:tong|muc tieu|chi tieu|ai|don vi nao)\b/.test(fold(text));
  if (isWhole) return null;
  if (unitsOf(text, turn).length === 0 && isOfLaw(text)) return null;
  if (unitsOf(text, turn).length > 0 || yearsOf(text).length > 0) {
    const bare = unitsOf(before, turn).reduce(
      (rest, unit) => rest.replaceAll(unit, " "),
      fold(before),
    );
    return `${bare.replace(/\b20\d\d\b/g, " ")} ${text}`;
  }
  const frame = before
    .split(/\s+/)
    .filter(
      (word) => turn.frame.has(fold(word).replace(/[^\p{L}\p{N}]/gu, "")) || /20\d\d/.test(word),
    );
  return `${text} ${frame.join(" ")}`;
}

/** A question about the law; "thế VAT thì sao" after a price leans on the plan all the same. */
function isOfLaw(text: string): boolean {
  const said = fold(text);
  return OF_LAW.test(said) || (OF_RULE.test(said) && !/^(?:the|con|vay|roi|thi)\b/.test(said));
}

const OF_LAW = /\b(?:thong tu|nghi dinh|luat|quyet dinh|van ban|quy dinh|phat|hieu luc)\b/;
const OF_RULE =
  /\b(?:vat|gtgt|(?:chiu|tinh|muc|mien|giam) thue|thue suat|bat buoc|duoc phep|gia tran|han muc|dinh muc|chi dinh thau|dau thau|han chot|deadline)\b/;

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
  /\b(?:benh vien(?: tu(?: nhan)?| cong)?|bv|ttyt|trung tam y te|tram y te(?: xa)?|tyt|phong kham(?: da khoa| tu(?: nhan)?)?|co so khac|nha ho sinh)\b/g;

/** Words of a follow-up that name no subject. Folded. */
const NO_SUBJECT =
  /\b(?:han|chot|cuoi|cung|deadline|phat|tien|muc|dieu|khoan|diem|ky|ban hanh|hieu luc|ap dung|thay|doi|thoi|hinh thuc|co quan|don vi|nguoi|phe duyet|duyet|tham quyen|lam|xong|nop|bao cao|cu the|chi tiet|noi dung|quy dinh|bat buoc|rieng|truoc|sau|cai|loai|ngay|thang|nam|gio|dung|kip|tre|cham|qua|vi pham)\b/g;
