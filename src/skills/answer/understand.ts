/** A question as far as rules can understand it: its subject, wishes, named documents, dates, kind of facility. */
import { TYPE_WORDS } from "../../domain/reference/document-types.ts";
import type { Reference } from "../../domain/reference/find-references.ts";
import { findDates } from "../../domain/reference/vietnamese-date.ts";
import type { Register } from "../../domain/regulation/register.ts";
import {
  type DocumentType,
  isNumberOnly,
  type IsoDate,
  type RegisterEntry,
} from "../../domain/regulation/register-entry.ts";
import { fold, stripMarks } from "../../domain/text/fold.ts";
import { biddingSubject } from "./bidding-case.ts";
import { findFacility, findIntents, type Intent } from "./intent.ts";
import { isOwnYear, issuerHint, issuersBehind, namedIn, yearBehind } from "./named-documents.ts";
import { type Claims, claimsOf } from "./premises/claims.ts";
import { type AskedPlace, askedPlaces } from "./premises/places.ts";
import { assumed, blank, repair, subjectTerms } from "./question-subject.ts";
import { contentSize, type Terms, typedForms } from "./terms.ts";
import type { Vocabulary } from "./vocabulary.ts";

export type { Claims } from "./premises/claims.ts";

/** What a conversation remembers between two questions. */
export interface AnswerContext {
  /** Register ids of the documents of the last answer, the main one first. */
  documentIds: string[];
  /** Subject words of the last question. */
  subject: string;
  facility: Facility | null;
  /** The last question, when it was answered from plans. */
  plan: string | null;
}

export type Facility = "hospital" | "non-hospital";

export interface NamedDocument {
  reference: Reference;
  entry: RegisterEntry;
  /** Documents of the same short symbol, known by their numbers alone. */
  others?: readonly RegisterEntry[];
  /** Number and year are its own, the type that was said is not. */
  otherType?: boolean;
}

/** A number that stands behind the name of a law and is not its own. */
interface WrongNumber {
  reference: Reference;
  /** The law of that name. */
  entry: RegisterEntry;
  /** The law that bears the number. */
  bearer: RegisterEntry | null;
}

export interface Question {
  text: string;
  /** What the next question may lean on: its own words, or those of the question that it leans on itself. */
  subject: string;
  /** Subject terms, without the named documents. */
  terms: Terms;
  /** The same as typed: plans use words that the register does not know. */
  typedTerms: Terms;
  intents: Set<Intent>;
  named: NamedDocument[];
  /** Laws called by their names, whatever is asked. */
  mentioned: readonly RegisterEntry[];
  unknown: Reference[];
  /** Numbers that stand behind the name of a law and are not its own. */
  wrongNumbers: WrongNumber[];
  ambiguous: { reference: Reference; candidates: RegisterEntry[] }[];
  /** Dates that the question names, those right behind a symbol left out. */
  dates: IsoDate[];
  facility: Facility | null;
  /** "Trước đó thì sao": what held before is meant. */
  earlier: boolean;
  /** What it takes for granted. */
  claims: Claims;
  /** "Điều 4 khoản 2". */
  places: AskedPlace[];
  /** "Thông tư nào …", "NĐ nào …": the type of document that is asked for. */
  wantedType: DocumentType | null;
  /** The subject of the question before, where this one has none of its own. */
  leaned: Terms | null;
  /** It leans on the last answer ("văn bản đó", "còn hạn chót thì sao"). */
  followUp: boolean;
}

const POINTING =
  /(?:van ban|thong tu|nghi dinh|quyet dinh|luat|cong van|cai|chi thi|dieu) (?:do|nay|kia|ay|tren)\b|\bno\b|^(?:the|vay|con|thi|roi) |thi sao\b/;

export function understand(
  text: string,
  deps: {
    register: Register;
    terms: (text: string) => Terms;
    vocabulary: Vocabulary;
    context: AnswerContext | null;
  },
): Question {
  const nfc = text.normalize("NFC");
  const references = namedIn(nfc, deps.register);
  const claims = claimsOf(nfc, references);
  const places = askedPlaces(nfc);
  const subject = blank(nfc, [
    ...references,
    ...issuersBehind(nfc, references),
    ...assumed(nfc, claims),
    ...places,
  ]);
  const asCase = references.length === 0 ? biddingSubject(nfc) : null;
  const question: Question = {
    text: nfc,
    subject: nfc,
    // A word that was put right carries no marks to hold it to.
    terms: { ...subjectTerms(repair(asCase ?? subject, deps), deps.terms), typed: typedForms(nfc) },
    typedTerms: deps.terms(blank(nfc, references)),
    intents: findIntents(nfc),
    named: [],
    mentioned: [],
    unknown: [],
    wrongNumbers: [],
    ambiguous: [],
    dates: questionDates(nfc, references),
    facility: findFacility(nfc) ?? deps.context?.facility ?? null,
    claims,
    places,
    wantedType: wantedType(nfc),
    leaned: null,
    followUp: false,
    earlier: false,
  };
  turnReplacement(question.intents, nfc, references);
  for (const reference of references) resolve(question, reference, deps.register, nfc);
  const named = question.named.length + question.unknown.length + question.ambiguous.length;
  question.followUp =
    named === 0 &&
    deps.context !== null &&
    (POINTING.test(fold(nfc)) || contentSize(question.terms) <= 2);
  return question;
}

/** "Số 48/2024 là văn bản nào", "luật hay nghị định": which of those that bear the number is the very question. */
const ASKS_ITSELF =
  /\bla (?:van ban|cai) (?:nao|gi)\b|\b(?:luat|nghi dinh|thong tu|quyet dinh|nghi quyet|nd|tt|qd) (?:hay|hoac|hay la) (?:luat|nghi dinh|thong tu|quyet dinh|nghi quyet|nd|tt|qd)\b/;

/** "Thông tư thay TT 54" asks what replaced it; "TT 13 thay cái nào" what it replaced. */
function turnReplacement(
  intents: Set<Intent>,
  text: string,
  references: readonly Reference[],
): void {
  const [first] = references;
  if (first === undefined || references.length !== 1) return;
  const before = fold(text.slice(0, first.start));
  const after = fold(text.slice(first.end));
  if (/\b(?:thay(?: the)?(?: cho)?|bai bo|thay cho)$/.test(before)) {
    intents.delete("replaces");
    intents.add("replaced-by");
  } else if (/^(?:da |se |co |nay )*thay(?: the)?(?: cho)? (?!bang|boi|roi|chua|doi)/.test(after)) {
    intents.delete("replaced-by");
    intents.add("replaces");
  }
}

/** "Quyết định 1931 năm 2016" where the one of the register is of 2026. */
function isOfOtherYear(text: string, reference: Reference, entry: RegisterEntry): boolean {
  const year = reference.year === null ? yearBehind(text, reference) : null;
  return year !== null && isOwnYear(year, entry) && !entry.signed?.startsWith(String(year));
}

function resolve(question: Question, reference: Reference, register: Register, text: string): void {
  const resolution = register.resolve(reference, issuerHint(text, register));
  switch (resolution.kind) {
    case "known":
      if (isOfOtherYear(text, reference, resolution.entry)) {
        question.unknown.push(reference);
        break;
      }
      if (!question.named.some((known) => known.entry === resolution.entry)) {
        const others = sameNumbers(reference, resolution.entry, register, text);
        question.named.push({ reference, entry: resolution.entry, others });
      }
      break;
    case "ambiguous": {
      // A document known by its number alone is rarely the one that is meant.
      const full = resolution.candidates.filter((one) => !isNumberOnly(one));
      if (reference.typeWord === null && ASKS_ITSELF.test(fold(text))) {
        question.ambiguous.push({ reference, candidates: resolution.candidates });
        break;
      }
      const [only] = full;
      const others = resolution.candidates.filter((one) => one !== only);
      if (full.length === 1 && only) question.named.push({ reference, entry: only, others });
      else
        question.ambiguous.push({
          reference,
          candidates: full.length > 1 ? full : resolution.candidates,
        });
      break;
    }
    case "unknown":
      question.unknown.push(reference);
      break;
  }
}

/** "QĐ 326" with nothing to tell which: the documents of that type and number beside the one that is meant. */
function sameNumbers(
  reference: Reference,
  entry: RegisterEntry,
  register: Register,
  text: string,
): RegisterEntry[] {
  const isOpen = reference.key === null && reference.year === null && reference.date === null;
  if (!isOpen || issuerHint(text, register).issuerHint !== undefined) return [];
  const number = new RegExp(`^0*${Number(reference.number)}/`);
  return register.entries.filter(
    (one) => one !== entry && one.type === entry.type && number.test(one.symbol),
  );
}

const ASKED_TYPE =
  /\b(thong tu|tt|nghi dinh|nd|luat|quyet dinh|qd|cong van|cv|chi thi|nghi quyet|nq)(?: so)? (?:nao|gi|may)\b|la (thong tu|nghi dinh|luat|quyet dinh|cong van|chi thi|nghi quyet) so (?:may|bao nhieu)|\b(luat|nghi dinh|nd|thong tu|tt|nghi quyet)\b (?:\S+ ){1,9}?(?:so (?:may|bao nhieu|hieu)|la (?:cai )?(?:nao|gi)|(?:ban hanh )?(?:co )?chua)\b|\bso(?: hieu)? (?:cua )?(?:cai )?(luat|nghi dinh|nd|thong tu|tt|nghi quyet)\b/;

function wantedType(text: string): DocumentType | null {
  if (/\btcvn\b|\btieu chuan (?:viet nam|quoc gia)\b/.test(fold(text))) return "Tiêu chuẩn";
  const match = ASKED_TYPE.exec(fold(text));
  const word = match?.slice(1).find(Boolean);
  if (word === undefined) return null;
  return TYPE_WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

function questionDates(text: string, references: readonly Reference[]): IsoDate[] {
  const attached = new Set(references.map((reference) => reference.date?.start));
  return findDates(stripMarks(text).toLowerCase())
    .filter((date) => !attached.has(date.start))
    .map((date) => date.iso)
    .filter((iso) => iso !== null);
}
