/** "Điều 4 khoản 2 TT 13/2025 quy định gì": what the register knows to stand at a place of a document. */
import type { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import type { Turn } from "./answer-deps.ts";
import type { Scored } from "./evidence.ts";
import { liesAt } from "./premises/places.ts";
import { callIt } from "./statement.ts";
import { contentSize } from "./terms.ts";
import type { Question } from "./understand.ts";

const MOST = 6;

/** What stands at a place is asked for; what is claimed of one is looked for by its words. */
export function asksPlace(question: Question): boolean {
  const [place] = question.places;
  if (place === undefined || question.claims.mood === "asserted") return false;
  // "Danh mục kỹ thuật theo Phụ lục 02 áp dụng từ khi nào" has a subject of its own.
  return place.level === "dieu" || contentSize(question.terms) <= 1;
}

export function factsAt(question: Question, entry: RegisterEntry, turn: Turn): Scored[] {
  const [place] = question.places;
  if (place === undefined) return [];
  return turn.evidence
    .all(entry)
    .filter(({ unit }) => unit.provision !== null && liesAt(unit.passage.locator, place))
    .slice(0, MOST);
}

/** "Sổ văn bản chưa có nội dung Điều 99 …"; null where no place was asked for. */
export function nothingAt(question: Question, entry: RegisterEntry): string | null {
  const [place] = question.places;
  if (place === undefined || !asksPlace(question)) return null;
  const articles = entry.provisions
    .map(({ amount }) => Number(/^(\d+) điều$/.exec(amount ?? "")?.[1]))
    .find((count) => count > 0);
  const only =
    articles !== undefined && place.level === "dieu" && Number(place.id) > articles
      ? ` (văn bản này chỉ có ${articles} điều)`
      : "";
  return `Sổ văn bản chưa có nội dung ${place.raw} của ${callIt(entry)}${only}. Những gì đã ghi của văn bản này:`;
}
