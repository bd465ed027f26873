/** Places of a document that a question names ("Điều 4 khoản 2"), and what the register knows to stand there. Pure. */
import { stripMarks } from "../../../domain/text/fold.ts";

/** Levels and numbers, in the order of a full place. */
export interface AskedPlace {
  article: string;
  clause: string | null;
  point: string | null;
  raw: string;
  start: number;
  end: number;
}

const PLACE =
  /\b(?:(?:diem ([a-z]),?\s+)?(?:khoan (\d+),?\s+)?dieu (\d+[a-z]?)|d(?:ieu)?\.?\s?(\d+))((?:,?\s+khoan (\d+))?(?:,?\s+diem ([a-z])\b)?)/g;

export function askedPlaces(text: string): AskedPlace[] {
  const nfc = text.normalize("NFC");
  const folded = stripMarks(nfc).toLowerCase();
  if (folded.length !== nfc.length) return [];
  return [...folded.matchAll(PLACE)].flatMap((match) => {
    const [raw, pointBefore, clauseBefore, article, , , clauseAfter, pointAfter] = match;
    if (article === undefined) return [];
    const end = match.index + raw.length;
    return [
      {
        article,
        clause: clauseBefore ?? clauseAfter ?? null,
        point: pointBefore ?? pointAfter ?? null,
        raw: nfc.slice(match.index, end),
        start: match.index,
        end,
      },
    ];
  });
}

/** The locator lies at or below the place; "Điều 4" of a locator without a clause may hold any. */
export function liesAt(locator: string | null, place: AskedPlace): boolean {
  if (locator === null) return false;
  const folded = stripMarks(locator).toLowerCase();
  for (const match of folded.matchAll(
    /dieu (\d+[a-z]?)(?:\s*(?:[-–]|den dieu)\s*(\d+))?([^;]*)/g,
  )) {
    const [, from = "", to, rest = ""] = match;
    const inside =
      from === place.article ||
      (to !== undefined &&
        Number(from) <= Number(place.article) &&
        Number(place.article) <= Number(to));
    if (!inside) continue;
    const clause = /khoan (\d+)/.exec(rest)?.[1];
    const point = /diem ([a-z])\b/.exec(rest)?.[1];
    const fits = (asked: string | null, told: string | undefined) =>
      asked === null || told === undefined || asked === told;
    if (fits(place.clause, clause) && fits(place.point, point)) return true;
  }
  return false;
}

/** The locator names an article at all, so that another one can be told apart. */
export const namesArticle = (locator: string | null): locator is string =>
  locator !== null && /Điều \d/.test(locator);
