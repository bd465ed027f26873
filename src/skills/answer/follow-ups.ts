/** Questions that lean on the one before: the same asked of another plan or thing, of an earlier time, of a kind of facility. */
import type { Register } from "../../domain/regulation/register.ts";
import type { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { fold } from "../../domain/text/fold.ts";
import { findFacility } from "./intent.ts";
import { FRAME, unitsOf, yearsOf } from "./plan-units.ts";
import type { AnswerContext, NamedDocument } from "./understand.ts";

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
export function asPlanQuestion(text: string, context: AnswerContext | null): string | null {
  const before = context?.plan ?? null;
  if (before === null || text.split(/\s+/).length > 9) return null;
  if (unitsOf(text).length > 0 || yearsOf(text).length > 0) {
    const bare = unitsOf(before).reduce((rest, unit) => rest.replaceAll(unit, " "), fold(before));
    return `${bare.replace(/\b20\d\d\b/g, " ")} ${text}`;
  }
  if (
    /\b(?:thong tu|nghi dinh|luat|quyet dinh|van ban|quy dinh|phat|hieu luc)\b/.test(fold(text))
  ) {
    return null;
  }
  const frame = before
    .split(/\s+/)
    .filter((word) => FRAME.has(fold(word).replace(/[^\p{L}\p{N}]/gu, "")) || /20\d\d/.test(word));
  return `${text} ${frame.join(" ")}`;
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
