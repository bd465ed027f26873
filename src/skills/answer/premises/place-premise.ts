/** "Theo Điều 8 Thông tư 13/2025 phải …": the place named, held against the place of the statement found. */
import type { RegisterEntry } from "../../../domain/regulation/register-entry.ts";
import type { Turn } from "../answer-deps.ts";
import type { Scored } from "../evidence.ts";
import { callIt, type Statement } from "../statement.ts";
import type { Question } from "../understand.ts";
import { liesAt, namesArticle } from "./places.ts";

/** The statement must surely be the one that was meant. */
const SURE = 0.6;

export function placeCorrection(
  question: Question,
  entry: RegisterEntry,
  facts: readonly Scored[],
  turn: Turn,
): Statement | null {
  const [place] = question.places;
  // An article may lie in the chapter that was named: only articles are told apart.
  if (place === undefined || place.level !== "dieu") return null;
  const own = facts.filter(({ unit }) => unit.entry === entry);
  const [first] = own;
  if (!first) return null;
  const locator = first.unit.passage.locator;
  if (own.some(({ unit }) => liesAt(unit.passage.locator, place)) || !namesArticle(locator)) {
    return null;
  }
  if (first.coverage < SURE && first.ask < SURE) return null;
  return {
    lead: true,
    text: `Nội dung này ở ${locator} ${callIt(entry)}, không phải ${place.raw}.`,
    citations: [turn.citer.passage(entry, first.unit.passage)],
  };
}
