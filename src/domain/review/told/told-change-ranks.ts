/** What a sentence says grows or falls the most against last year: "Mục tăng nhiều nhất về số tiền là …", "… giảm mạnh nhất". */
import { MICRO } from "../../budget/fixed.ts";
import { rowsBelow } from "../row-counts.ts";
import { amountsIn } from "../table-totals.ts";
import type { Thing, Things } from "./named-things.ts";
import { onlyOf } from "./own-sentences.ts";
import { ownYear, type YearColumns, yearColumns } from "./prior-columns.ts";
import { ASIDE, marksOf, quoteOf, type Shape } from "./sentence-shape.ts";
import { groupOf, isScoped, NOUN, rivalsIn, type ToldOrder } from "./told-ranks.ts";

const BY = "(?:(?:theo|ve|xet|tinh)(?: (?:theo|ve))?(?: (?:so|gia tri))?)";
const MEASURE = String.raw`(?:so tien|so tuyet doi|tuyet doi|gia tri|quy mo|ty le|phan tram|toc do|so tuong doi|tuong doi)`;
const YEAR = String.raw`(?:so voi (?:du toan |thuc hien |kinh phi )?nam (?:truoc|ngoai|20\d\d)|nam (?:nay|20\d\d)|trong nam)`;
const MOST = `(tang|giam)(?: (?:kinh phi|${MEASURE}|${BY}|P|M))* (?:nhieu|manh|lon|cao|it|thap|nhe|sau) nhat`;
const FEWEST = /\b(?:it|thap|nhe) nhat/;
const LED = new RegExp(
  `(?:${NOUN}|co)(?: (?:co|chi|muc|${NOUN}|${YEAR}|${MEASURE}))* ${MOST}(?:[ ,]+(?:${BY}|${MEASURE}|${YEAR}|la|thuoc ve|o))*[ ,:–-]+E`,
  "g",
);
const SAID = new RegExp(
  `E${ASIDE},?(?: (?:la|co|duoc|muc|${NOUN}|${YEAR}))* ${MOST}(?:[ ,]+(?:${BY}|${MEASURE}))*`,
  "g",
);

/** Sentences of plans whose tables have a year beside their own; `year` is the plan's. */
export function changeRanks(shape: Shape, things: Things, year: number | null): ToldOrder[] {
  if (!/\bnhat\b/.test(shape.text)) return [];
  const led = [...shape.text.matchAll(LED)];
  const said = [...shape.text.matchAll(SAID)].filter(
    (match) => !led.some((other) => other.index + other[0].length - 1 >= match.index),
  );
  return [...led, ...said].flatMap((match): ToldOrder[] => {
    const named = marksOf(shape, "E", match).at(match[0].startsWith("E") ? 0 : -1);
    const thing = onlyOf(named?.mention.things ?? []);
    if (thing === null) return [];
    // "So sánh dự toán năm 2027 với năm 2026": which of the two is the plan's, the columns tell.
    const [columns] = [ownYear(year, thing.table), ownYear(null, thing.table)].flatMap((own) =>
      own === null ? [] : (yearColumns(thing.table, own) ?? []),
    );
    if (columns === undefined) return [];
    const others = rivalsIn(shape, match, thing, things).filter(({ rows }) => rows.length === 1);
    if (others.length < 2 || !others.includes(thing)) return [];
    const falls = match[1] === "giam";
    const measures = measuresOf(match[0], columns, falls);
    const fewest = FEWEST.test(match[0]);
    const holds =
      measures.some((measure) => isFirst(thing, others, measure, fewest)) ||
      measures.some((measure) => isFirst(thing, inGroup(shape, thing, others), measure, fewest));
    const [measure] = measures;
    const first = others.find(
      (one) => measure !== undefined && isFirst(one, others, measure, fewest),
    );
    if (first === undefined) return [];
    return [
      { holds, thing, quote: quoteOf(shape, match), expected: first.name, found: thing.name },
    ];
  });
}

type Measure = (thing: Thing) => bigint | null;

/** In money or as a rate, as the words say; either where they do not. A fall counts with its size. */
function measuresOf(words: string, { before, now }: YearColumns, falls: boolean): Measure[] {
  const ofMoney = /\b(?:so tien|tuyet doi|gia tri|quy mo)\b/.test(words);
  const ofRate = /\b(?:ty le|phan tram|toc do|tuong doi)\b/.test(words.replace("tuyet doi", ""));
  return before.flatMap((old) =>
    now.flatMap((own): Measure[] => {
      const pairOf = ({ table, rows: [row] }: Thing): [bigint, bigint] | null => {
        const [a] = row === undefined ? [] : amountsIn(table, row, [old]);
        const [b] = row === undefined ? [] : amountsIn(table, row, [own]);
        return a === undefined || b === undefined ? null : [a, b];
      };
      const change = ([a, b]: [bigint, bigint]): bigint => (falls ? a - b : b - a);
      const money: Measure = (thing) => {
        const pair = pairOf(thing);
        return pair === null ? null : change(pair);
      };
      const rate: Measure = (thing) => {
        const pair = pairOf(thing);
        return pair === null || pair[0] === 0n ? null : (change(pair) * MICRO) / pair[0];
      };
      return ofMoney && !ofRate ? [money] : ofRate && !ofMoney ? [rate] : [money, rate];
    }),
  );
}

/** Of those that change the way the sentence says. */
function isFirst(
  thing: Thing,
  others: readonly Thing[],
  measure: Measure,
  fewest: boolean,
): boolean {
  const own = measure(thing);
  if (own === null || own <= 0n) return false;
  return others.every((other) => {
    const one = measure(other);
    return one === null || one <= 0n || (fewest ? one >= own : one <= own);
  });
}

/** The rows of its group, where the text is about that group. */
function inGroup(shape: Shape, thing: Thing, others: readonly Thing[]): Thing[] {
  const group = groupOf(thing);
  if (group === undefined || !isScoped(shape, group.name)) return [...others];
  const inside = rowsBelow(thing.table, group);
  return others.filter(({ rows: [row] }) => row !== undefined && inside.includes(row));
}
