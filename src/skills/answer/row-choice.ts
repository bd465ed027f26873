/** Which rows of the money tables of plans are meant by a thing: their names carry it and little else, of the years asked. */
import { fold } from "../../domain/text/fold.ts";
import type { FoundPassage, Turn } from "./answer-deps.ts";
import { excludedIn } from "./excluded-things.ts";
import { amountsIn, readRow } from "./plan-rows.ts";
import { coreOf, rowYear } from "./plan-things.ts";
import { isGroupRow, isTotalLine, plansPassages } from "./plan-totals.ts";
import { planQuery, yearsOf } from "./plan-units.ts";
import type { Terms } from "./terms.ts";
import type { Question } from "./understand.ts";

/** Share of a thing's words that a row must carry itself. */
const LEAST_SHARE = 0.75;
const MOST_ROWS = 10;
/** Of one plan and year. */
const MOST_OF_PLAN = 2;

export async function rowsFor(
  things: readonly Terms[],
  question: Question,
  turn: Turn,
): Promise<FoundPassage[]> {
  const rows: FoundPassage[] = [];
  const groupsOnly = /\bnhom\b/.test(fold(question.text));
  const years = yearsOf(question.text);
  for (const thing of things) {
    const query = [...thing.weights.keys()].join(" ");
    const found = await plansPassages(`${query} ${question.text}`, question, turn);
    rows.push(...bestRows(found, thing, { turn, groupsOnly, years }));
  }
  const left = excludedIn(question.text).map((thing) => [...turn.terms(planQuery(thing)).words]);
  const kept = rows.filter((row) => !left.some((words) => namesAll(row, words, turn)));
  const distinct = [...new Map(kept.map((row) => [`${row.documentId}|${row.text}`, row])).values()];
  return distinct
    .sort((a, b) => (b.year ?? 0) - (a.year ?? 0) || (rowYear(b) ?? 0) - (rowYear(a) ?? 0))
    .slice(0, MOST_ROWS);
}

/** The row is of what the question leaves out. */
function namesAll(row: FoundPassage, words: readonly string[], turn: Turn): boolean {
  const own = turn.terms(planQuery(readRow(row)?.name ?? row.text)).words;
  return words.length > 0 && words.every((word) => own.includes(word));
}

interface Scored {
  passage: FoundPassage;
  /** Shares of the thing in the whole row and in its name. */
  carried: number;
  byName: number;
  /** Words of the name that are not of the thing. */
  more: number;
  /** A group where a line is meant. */
  isWhole: boolean;
}

interface Wish {
  turn: Turn;
  groupsOnly: boolean;
  years: readonly number[];
}

function bestRows(found: readonly FoundPassage[], thing: Terms, wish: Wish): FoundPassage[] {
  const wanted = [...thing.weights.keys()];
  const scored = found
    .filter((passage) => passage.table !== null && hasAmount(passage.text))
    .filter((passage) => !isTotalLine(passage.text) && amountsIn(passage).some((sum) => sum > 0))
    .filter((passage) => !wish.groupsOnly || isGroupRow(passage))
    .map((passage) => scoreRow(passage, wanted, wish))
    .filter((one) => one.carried >= LEAST_SHARE)
    .sort(
      (a, b) =>
        b.byName - a.byName ||
        Number(a.isWhole) - Number(b.isWhole) ||
        b.carried - a.carried ||
        a.more - b.more,
    );
  // "Phần cứng hết bao nhiêu" is asked of the group that carries its name, not of two things in it.
  const group = wanted.every((term) => OF_GROUPS.has(term)) ? scored.filter(isWholeGroup) : [];
  return nearBest(ofYears(group.length > 0 ? group : scored, wish.years));
}

function scoreRow(
  passage: FoundPassage,
  wanted: readonly string[],
  { turn, groupsOnly }: Wish,
): Scored {
  const name = readRow(passage)?.name ?? passage.text;
  const shareIn = (text: string) => {
    const own = turn.terms(planQuery(text)).weights;
    return wanted.filter((term) => own.has(term)).length / wanted.length;
  };
  const more = coreOf(name)
    .split(" ")
    .filter((word) => !wanted.includes(word)).length;
  return {
    passage,
    carried: shareIn(passage.text),
    byName: shareIn(name),
    // "Server RIS-PACS", "nâng cấp HIS" stand behind the system itself.
    more: SYSTEM.test(fold(name)) ? 0 : more,
    isWhole: !groupsOnly && (passage.figures?.kind === "group" || isGroupRow(passage)),
  };
}

function nearBest(rows: readonly Scored[]): FoundPassage[] {
  const perPlan = new Map<string, Scored[]>();
  for (const one of rows) {
    const key = `${one.passage.documentId} ${rowYear(one.passage) ?? ""}`;
    const chosen = perPlan.get(key) ?? [];
    const best = chosen[0] ?? one;
    const isNear = one.byName >= best.byName - 0.05 && (best.isWhole || !one.isWhole);
    if (isNear && chosen.length < MOST_OF_PLAN) perPlan.set(key, [...chosen, one]);
  }
  return [...perPlan.values()].flat().map(({ passage }) => passage);
}

/** Rows of the years asked; else those that plans set, and what was done only where a plan sets none. */
function ofYears(rows: readonly Scored[], years: readonly number[]): readonly Scored[] {
  if (years.length > 0) {
    const within = rows.filter(({ passage }) => years.includes(rowYear(passage) ?? 0));
    return within.length > 0 ? within : rows;
  }
  const isSet = ({ passage }: Scored) => rowYear(passage) === passage.year;
  const set = new Set(rows.filter(isSet).map(({ passage }) => passage.documentId));
  return rows.filter((one) => isSet(one) || !set.has(one.passage.documentId));
}

const isWholeGroup = ({ passage, carried }: Scored): boolean =>
  carried === 1 && isGroupRow(passage);
const OF_GROUPS = new Set("phan mem cung thiet bi he thong ha tang dao tao".split(" "));

const SYSTEM = /^\W*(?:\d+\W+)?(?:he thong|phan mem)\b/;

const hasAmount = (text: string): boolean =>
  /\d{1,3}(?:[.,]\d{3})+/.test(text) || /\|\s*\d{1,3}\s*\|\s*\d/.test(text);
