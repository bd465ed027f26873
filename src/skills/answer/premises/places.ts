/** Places of a document that a question names ("Điều 4 khoản 2", "đ12k6", "Phụ lục I"), and whether a locator lies there. Pure. */
import { stripMarks } from "../../../domain/text/fold.ts";

export interface AskedPlace {
  /** "dieu", "phu luc", "chuong", "muc". */
  level: string;
  id: string;
  clause: string | null;
  point: string | null;
  raw: string;
  start: number;
  end: number;
}

const ARTICLE =
  /\b(?:(?:diem ([a-z]),?\s+)?(?:khoan (\d+)|k\.?(\d+)),?\s+)?(?:dieu\s+|d\.?|article\s+)(\d+[a-z]?)\b(?:,?\s*(?:khoan\s+|k\.?)(\d+))?(?:,?\s+diem ([a-z])\b)?|\bd\.?(\d+)k\.?(\d+)\b/g;
const PART = /\b(phu luc|chuong|muc)\s+([ivxl]+|\d{1,2}[a-z]?)\b(?!\s*(?:trieu|ty|%|[.,]?\d))/g;

export function askedPlaces(text: string): AskedPlace[] {
  const nfc = text.normalize("NFC");
  const folded = stripMarks(nfc).toLowerCase();
  if (folded.length !== nfc.length) return [];
  const at = (match: RegExpExecArray) => {
    const end = match.index + match[0].length;
    return { raw: nfc.slice(match.index, end).trim(), start: match.index, end };
  };
  const articles = [...folded.matchAll(ARTICLE)].map((match) => ({
    level: "dieu",
    id: match[4] ?? match[7] ?? "",
    clause: match[2] ?? match[3] ?? match[5] ?? match[8] ?? null,
    point: match[1] ?? match[6] ?? null,
    ...at(match),
  }));
  if (articles.length > 0) return articles;
  return [...folded.matchAll(PART)].map((match) => ({
    level: match[1] ?? "",
    id: match[2] ?? "",
    clause: null,
    point: null,
    ...at(match),
  }));
}

/** The locator lies at or below the place; "Điều 4" of a locator without a clause may hold any. */
export function liesAt(locator: string | null, place: AskedPlace): boolean {
  if (locator === null) return false;
  const folded = stripMarks(locator).toLowerCase();
  if (place.level !== "dieu") return new RegExp(`\\b${place.level} ${place.id}\\b`).test(folded);
  for (const match of folded.matchAll(
    /dieu (\d+[a-z]?)(?:\s*(?:[-–]|den)\s*(?:dieu )?(\d+))?((?:(?!dieu)[^;])*)/g,
  )) {
    const [, from = "", to, rest = ""] = match;
    const number = Number(place.id);
    const inside =
      from === place.id || (to !== undefined && Number(from) <= number && number <= Number(to));
    if (
      inside &&
      fits(place.clause, /khoan (\d+)/, rest) &&
      fits(place.point, /diem ([a-z])\b/, rest)
    )
      return true;
  }
  return false;
}

function fits(asked: string | null, pattern: RegExp, rest: string): boolean {
  const told = pattern.exec(rest)?.[1];
  return asked === null || told === undefined || asked === told;
}

/** The locator names an article at all, so that another one can be told apart. */
export const namesArticle = (locator: string | null): locator is string =>
  locator !== null && /Điều \d/.test(locator);
