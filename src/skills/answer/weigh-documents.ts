/** How much speaks for a document in a list: where it is filed, what its title carries, how near its statements are. */
import type { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import type { Turn } from "./answer-deps.ts";
import type { Scored } from "./evidence.ts";
import type { Question } from "./understand.ts";

/** The subjects of the register that the question names, and what is filed under them. */
export interface Filed {
  subjects: readonly string[];
  entries: readonly RegisterEntry[];
}

export interface Weighed {
  weight: number;
  /** On the subject itself, not beside it. */
  isMain: boolean;
  /** A law or decree on the subject, or titled by what is asked for. */
  isFirst: boolean;
}

/** Share of the question that title and names of a document on the subject carry. */
const ON_SUBJECT = 0.6;
const IN_TITLE = 0.65;
const HALF = 0.5;
/** Statements looked at, and how many of them speak for a document as much as they can. */
const NEAREST = 40;
const MANY_HITS = 6;
/** What the first and any other subject of a document is worth where it is the one asked for. */
const FILED_FIRST = 1;
const FILED = 0.6;
const NORM = 0.15;

export const isLawOrDecree = ({ type }: RegisterEntry): boolean =>
  type === "Luật" || type === "Nghị định";

/** `near`: documents found, nearest first. */
export function makeWeight(
  ranked: readonly Scored[],
  near: readonly RegisterEntry[],
  { terms }: Question,
  turn: Turn,
): (entry: RegisterEntry, filed: Filed) => Weighed {
  const asked = [...terms.weights.keys()];
  const words = asked.filter((term) => !term.includes(" "));
  const pairs = asked.filter((term) => term.includes(" "));
  const headed = new Set(
    ranked.filter((one) => one.head >= ON_SUBJECT).map(({ unit }) => unit.entry),
  );
  const hitsOf = countHits(ranked);
  const places = new Map(near.map((entry, at) => [entry, 1 - at / near.length]));
  // "Dữ liệu điện tử … khám bệnh" is no "bệnh án điện tử": words count where they stand beside each other.
  const isTitled = (entry: RegisterEntry): boolean =>
    titleShare(entry, words, turn) >= IN_TITLE &&
    (pairs.length === 0 || titleShare(entry, pairs, turn) >= HALF);
  // What the documents called by the subject are filed under, nearest first.
  const subject = (near.find(isTitled) ?? near[0])?.subjects[0];
  return (entry, { subjects }) => {
    const hits = hitsOf(entry);
    const title = titleShare(entry, words, turn);
    const titled = isTitled(entry);
    const isAkin = subjects.length === 0 && entry.subjects[0] === subject;
    const place = standing(entry, subjects, { title, hits });
    return {
      weight:
        place.worth +
        title +
        ((places.get(entry) ?? 0) + hits) / 2 +
        (titled ? 1 : 0) +
        (isAkin ? FILED : 0) +
        (entry.force === "normative" ? NORM : 0),
      isMain: titled || place.isMain || (headed.has(entry) && isAkin),
      isFirst: titled || place.isHead,
    };
  };
}

/** Where a document is filed among the subjects asked for, and what that makes of it. */
function standing(
  entry: RegisterEntry,
  subjects: readonly string[],
  { title, hits }: { title: number; hits: number },
): { worth: number; isMain: boolean; isHead: boolean } {
  const at = entry.subjects.findIndex((one) => subjects.includes(one));
  // A law of another subject that says much of this one rules it too.
  const isRuling = at > 0 && isLawOrDecree(entry) && hits >= HALF;
  const isFiled = at === 0 && (entry.force === "normative" || title >= HALF);
  return {
    worth: at < 0 ? 0 : at === 0 ? FILED_FIRST : FILED,
    isMain: isFiled || isRuling,
    isHead: isLawOrDecree(entry) && (isRuling || entry.subjects[0] === subjects[0]),
  };
}

/** 0..1: how many of the nearest statements are the document's. */
function countHits(ranked: readonly Scored[]): (entry: RegisterEntry) => number {
  const hits = new Map<RegisterEntry, number>();
  for (const { unit } of ranked.slice(0, NEAREST))
    hits.set(unit.entry, (hits.get(unit.entry) ?? 0) + 1);
  return (entry) => Math.min(1, (hits.get(entry) ?? 0) / MANY_HITS);
}

/** Share of the words that the title itself carries. */
function titleShare({ title }: RegisterEntry, words: readonly string[], turn: Turn): number {
  const own = turn.terms(title).weights;
  return words.length === 0 ? 0 : words.filter((word) => own.has(word)).length / words.length;
}
