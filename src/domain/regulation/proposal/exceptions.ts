/**
 * "trừ Điều 6", "trừ trường hợp quy định tại Điều 39 Nghị định này": what a clause that ends a document leaves out.
 * Where it names provisions of that document, these live on and the rest is dead; where it speaks of cases or of
 * provisions of the new document, it is a rule of transition and the whole document is dead.
 */
import { foldInPlace } from "../../text/fold.ts";
import { TYPE } from "./date-clause.ts";

const PARTS = "khoan|dieu|diem|muc|chuong|phan|phu luc|mau|bieu|danh muc|quy dinh|noi dung";
/** Begins an exception, in a folded text. */
export const EXCEPTION = new RegExp(`\\btru (?:truong hop|cac|nhung|doi voi|${PARTS})\\b`);

const NEXT_DOCUMENT = new RegExp(`(?:,|\\bva) (?:cac )?${TYPE} (?:lien tich )?so\\b`);

export interface Exception {
  /** Literal, from "trừ" on. */
  text: string;
  start: number;
  end: number;
}

/** Exceptions inside the object of a clause, each up to the next document of the list. `folded` keeps positions. */
export function exceptionsIn(text: string, folded: string): Exception[] {
  const found: Exception[] = [];
  let from = 0;
  for (;;) {
    const match = EXCEPTION.exec(folded.slice(from));
    if (!match) return found;
    const start = from + match.index;
    const end = endOf(folded, start);
    found.push({ text: text.slice(start, end).replace(/[\s,;]+$/, ""), start, end });
    from = end;
  }
}

function endOf(folded: string, start: number): number {
  const rest = folded.slice(start);
  const list = rest.search(/[;\n]/);
  const sentence = list < 0 ? rest.length : list;
  const next = NEXT_DOCUMENT.exec(rest.slice(0, sentence));
  // "trừ các quy định tại Luật số A, Luật số B": the list belongs to the exception.
  const own =
    next !== null && new RegExp(`\\b${TYPE} (?:lien tich )?so\\b`).test(rest.slice(0, next.index));
  return start + (next === null || own ? sentence : next.index);
}

const NAMED_PART =
  /\b(?:khoan|dieu|diem|muc|chuong|phan|phu luc|mau|bieu)(?: so)? (?:\d|[ivx]+\b|[a-zđ]\b)/;
const OF_THE_NEW = new RegExp(`\\b(?:dieu|khoan|chuong|phu luc|${TYPE.slice(3, -1)}) nay\\b`);
const BEHIND =
  /,? (?:(?:duoc )?tiep tuc|con hieu luc|van |co hieu luc|het hieu luc|cho den|den het|den khi)\b.*$/;

/** The provisions of the dead document that an exception keeps alive, in its own words; null when it keeps none. */
export function survivingPart(exception: string): string | null {
  const folded = foldInPlace(exception);
  if (/\btru (?:truong hop|doi voi)\b/.test(folded)) return null;
  const tail = BEHIND.exec(folded);
  const end = tail?.index ?? folded.length;
  if (!NAMED_PART.test(folded.slice(0, end)) || OF_THE_NEW.test(folded.slice(0, end))) return null;
  const lead = /^\s*tru (?:(?:cac|nhung) )?(?:(?:quy dinh|noi dung)(?: (?:tai|cua|trong))? )?/.exec(
    folded,
  );
  return exception
    .slice(lead?.[0].length ?? 0, end)
    .replace(/[\s,;.]+$/, "")
    .trim();
}
