/**
 * The references of a document with what surrounds them: place, part of the plan, words behind (issuer, title), and
 * the register's document when it is certainly that one.
 *
 * Numbers start again every year and in every province, so a number alone proves little: a local document counts as
 * known only with its date or its province, a plain number of another year only with a title that agrees.
 */
import { findReferences } from "../../reference/find-references.ts";
import type { Reference } from "../../reference/reference.ts";
import { keyOf, parseSymbol } from "../../reference/symbol.ts";
import type { Register, Resolution } from "../../regulation/register.ts";
import type { RegisterEntry } from "../../regulation/register-entry.ts";
import { fold, syllables } from "../../text/fold.ts";
import { type DocumentLine, type DocumentLines, documentLines } from "../document-lines.ts";
import type { ReviewInput } from "../rule.ts";
import { isShortOf, matchName, titleBehind } from "./name-match.ts";
import { findNamedLaws } from "./named-laws.ts";

export interface CitedReference {
  reference: Reference;
  /** Literally from the document, the symbol with its date. */
  quote: string;
  line: DocumentLine;
  /** Words behind symbol and date up to the end of the clause: issuer and title. */
  behind: string;
  /** Offset in the text where the words behind end. */
  behindEnd: number;
  /** Folded words in front, up to 130 units. */
  before: string;
  /** null: unknown to the register, ambiguous, or another document of the same number. */
  entry: RegisterEntry | null;
  by: Extract<Resolution, { kind: "known" }>["by"] | null;
  /** The printed date is another one than the register's, yet title or number say it is this document. */
  dateDiffers: boolean;
  /** The first place where this document is named. */
  first: boolean;
  /** A plan rests on it: in the list of bases, behind "căn cứ", or as the basis of a price. */
  isBasis: boolean;
}

/** References of the document without the ones that name the document itself. */
export function citedReferences(input: ReviewInput): CitedReference[] {
  const lines = documentLines(input.document);
  const numbered = findReferences(lines.text);
  const references = [...numbered, ...findNamedLaws(lines, numbered, input.register)].sort(
    (a, b) => a.start - b.start,
  );
  const own = ownReferences(references, lines);
  const others = references.filter((reference) => !own.has(reference));
  const seen = new Set<string>();
  const province = fold(`${input.facts.issuer ?? ""} ${input.facts.title ?? ""} ${headOf(lines)}`);
  return others.flatMap((reference, index) => {
    const line = lines.lineAt(reference.start);
    if (!line) return [];
    const { behind, behindEnd } = wordsBehind(lines.text, reference, others[index + 1]);
    const identity = identify(input.register, reference, { behind, province });
    const name = identity.entry
      ? keyOf(identity.entry.symbol)
      : (reference.key ?? fold(reference.raw));
    const first = !seen.has(name);
    seen.add(name);
    const before = lines.folded.slice(Math.max(0, reference.start - 130), reference.start);
    const end = reference.date?.end ?? reference.end;
    return {
      reference,
      quote: lines.text.slice(reference.start, end).replace(/\s*\n\s*/g, " "),
      line,
      behind,
      behindEnd,
      before,
      ...identity,
      first,
      isBasis: isBasis(line, before) || isListedBasis(line, reference.start - line.start),
    };
  });
}

/** In the list of bases, behind "căn cứ", or in a line of the head that begins with "Thực hiện" or "Theo". */
const isBasis = ({ part, folded }: DocumentLine, before: string): boolean =>
  part === "bases" ||
  /can cu\b[^;.]*$/.test(before) ||
  (part === "front" && /^[\s*+•-]*(?:thuc hien|thi hanh|theo)\b/.test(folded));

/** "… xây dựng Kế hoạch này căn cứ Luật A; Nghị định B; …": all that the sentence names in front of the plan. */
const isListedBasis = ({ part, folded }: DocumentLine, index: number): boolean =>
  part === "front" &&
  /\bcan cu (?:cac )?(?:hien phap|luat|nghi|thong tu|quyet dinh|chi thi)\b(?:[^.]|\.(?=\d))*$/.test(
    folded.slice(0, index),
  );

/** The document's own number in its head, and "(Kèm theo Kế hoạch số …)" over its annexes. */
function ownReferences(references: readonly Reference[], lines: DocumentLines): Set<Reference> {
  const own = new Set<Reference>();
  let ownKey: string | null = null;
  for (const reference of references) {
    const start = lines.folded.lastIndexOf("\n", reference.start - 1) + 1;
    const before = lines.folded.slice(start, reference.start);
    const head = reference.start < 1200 && ownKey === null && reference.typeWord === null;
    if (head && /^[\s*|]*s[o60]\s*[:.]?\s*$/.test(before)) {
      ownKey = reference.key;
      own.add(reference);
    } else if (/^[\s*_(]*k[ea]m theo\s*$/.test(before)) own.add(reference);
    else if (ownKey !== null && reference.key === ownKey) own.add(reference);
  }
  return own;
}

const headOf = (lines: DocumentLines): string => lines.text.slice(0, 1500);

/** A mark, a new line of a list, or the plan's own sentence ("…, Bệnh viện A xây dựng kế hoạch"). */
const STOP =
  /;|\n\s*\n|\n\s*[-+•]|\.\s*\n|\.\s+\p{Lu}|\t|,\s+(?=\p{Lu}[^,;.]{4,90}\s(?:xây dựng|ban hành|lập)\s+(?:và ban hành\s+)?[Kk]ế hoạch)/u;

/** Up to 260 units, ended by the next reference, a semicolon, a blank line or a full stop. */
function wordsBehind(
  text: string,
  reference: Reference,
  next: Reference | undefined,
): { behind: string; behindEnd: number } {
  const start = reference.date ? Math.max(reference.date.end, reference.end) : reference.end;
  const limit = Math.min(text.length, start + 260, next?.start ?? Infinity);
  const words = text.slice(start, Math.max(start, limit));
  const stop = STOP.exec(words);
  const kept = stop ? words.slice(0, stop.index) : words;
  return { behind: kept.replace(/\s+/g, " ").trim(), behindEnd: start + kept.length };
}

interface Context {
  behind: string;
  province: string;
}

type Identity = Pick<CitedReference, "entry" | "by" | "dateDiffers">;

const UNKNOWN: Identity = { entry: null, by: null, dateDiffers: false };

function identify(register: Register, reference: Reference, context: Context): Identity {
  const [, issuerHint = ""] = /^\W*(?:của|cua|do)\s+([^,;.()]{3,60})/iu.exec(context.behind) ?? [];
  const found = register.resolve(reference, { issuerHint });
  if (found.kind !== "known") return UNKNOWN;
  return identityOf(found, reference.date?.iso ?? null, context);
}

function identityOf(
  { entry, by }: Extract<Resolution, { kind: "known" }>,
  printed: string | null,
  context: Context,
): Identity {
  const known: Identity = { entry, by, dateDiffers: false };
  const sameDate = printed !== null && printed === entry.signed;
  if (!sameDate && entry.scope !== "national" && !samePlace(entry, context)) return UNKNOWN;
  if (sameDate || printed === null || entry.signed === null) return known;
  return isSameDocument(entry, printed, context) ? { entry, by, dateDiffers: true } : UNKNOWN;
}

/** With another date: the title agrees, or the number cannot belong to another document. */
function isSameDocument(entry: RegisterEntry, printed: string, context: Context): boolean {
  if (matchName(entry.title, context.behind) >= 0.5) return true;
  if (entry.scope === "national" && isShortOf(entry.title, titleBehind(context.behind)))
    return true;
  // A normative symbol carries its year, so it names one document whatever date is printed.
  if ((parseSymbol(entry.symbol)?.year ?? null) !== null) return true;
  return entry.scope === "national" && printed.slice(0, 4) === entry.signed?.slice(0, 4);
}

/** Words that many bodies share; what is left names the province or the unit. */
const GENERIC =
  /\b(?:ubnd|uy ban nhan dan|tinh|thanh pho|so|y te|chu tich|ban chi dao|chuyen doi so|tinh uy|ban thuong vu|thanh uy|trung tam|ttyt|thong tin|va truyen thong|tai chinh|van phong|benh vien|khoa hoc|cong nghe|noi vu|bo|chua ro|ky hieu)\b|[()]/g;

function samePlace(entry: RegisterEntry, context: Context): boolean {
  const place = fold(fold(entry.issuer).replace(GENERIC, " "));
  if (place.length < 4) return false;
  return context.province.includes(place) || fold(context.behind).includes(place);
}

/** Share of the shorter title's words that stand in the other one; for two titles as printed. */
export function sameWords(a: string, b: string): number {
  const first = new Set(syllables(a));
  const second = new Set(syllables(b));
  const smaller = Math.min(first.size, second.size);
  if (smaller < 4) return 0;
  return [...first].filter((word) => second.has(word)).length / smaller;
}
