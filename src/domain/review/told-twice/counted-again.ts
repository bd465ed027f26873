/**
 * A count that a sentence points back to ("473 trẻ nói trên") with another value than it was told with ("437 trẻ sinh ra
 * sống"). What may be some of them is none.
 */
import { groupBy } from "../../group-by.ts";
import { FULL_STOP, type Sentence, sentencesOf } from "../claims/claim-sentences.ts";
import type { Prose } from "../prose.ts";
import { type Clause, withClauses } from "./clause-of-figure.ts";
import { nameBehind } from "./count-names.ts";
import { type Figure, figuresIn } from "./figures-in-sentence.ts";
import { isOfQuantities, timesOf } from "./quantity-claims.ts";
import { isExchanged, placesIn } from "./slips.ts";
import type { Told, ToldPairs } from "./told-finding.ts";

interface Counted extends Told {
  value: number;
  /** Words behind the figure, in their order. */
  name: readonly string[];
  /** Words of the sentence. */
  context: ReadonlySet<string>;
  years: ReadonlySet<string>;
  /** Places, stages and turns named in its clause. */
  where: string;
  isBack: boolean;
}

const BACK =
  /^((?:\s+\p{L}+){1,6}?)\s+(?:(?:nói|nêu|kể|ở) trên|trên đây|ấy|này|(?<!(?:trong|nhờ|sau|do|từ|theo|khi|vì) )đó)(?!\p{L})/iu;
const wordsOf = (text: string): string[] =>
  [
    ...text
      .normalize("NFC")
      .toLowerCase()
      .matchAll(/\p{L}+/gu),
  ].map(([word]) => word);

function countedIn(prose: Prose): Counted[] {
  return prose.lines
    .filter(isOfQuantities)
    .flatMap((line) => sentencesOf(line, FULL_STOP).flatMap(countedOf));
}

function countedOf(sentence: Sentence): Counted[] {
  const { text } = sentence;
  return withClauses(text, figuresIn(text)).flatMap(({ figure, clause }): Counted[] => {
    if (figure.kind !== "count" || Number.isNaN(figure.value)) return [];
    const back = BACK.exec(clause.after)?.[1];
    const name = wordsOf((back ?? nameBehind(clause.after)).replace(/\d.*$/u, ""));
    if (name.length === 0 || IS_SAID.has(name[0] ?? "")) return [];
    return [
      {
        ...{ sentence, name, start: figure.start, value: figure.value },
        shown: `${figure.printed} ${name.slice(0, 3).join(" ")}`,
        context: new Set(wordsOf(text)),
        years: yearsOf(text, figure, clause),
        where: placesIn(`${clause.lead} ${clause.before} ${clause.after}`),
        isBack: back !== undefined,
      },
    ];
  });
}

const yearsOf = (text: string, figure: Figure, clause: Clause): Set<string> =>
  new Set(timesOf(text, figure, clause).times);

/** "Nơi thứ 12 có …" counts nothing. */
const IS_SAID: ReadonlySet<string> = new Set("có là được đã thì đang sẽ".split(" "));

export function countedAgain(prose: Prose): ToldPairs {
  const counted = countedIn(prose);
  const inRows = new Set(
    prose.lines
      .filter(({ kind }) => kind === "row")
      .flatMap(({ cells }) => cells.map((cell) => Number(cell.replaceAll(".", "")))),
  );
  const times = new Map<number, number>();
  for (const { value } of counted) times.set(value, (times.get(value) ?? 0) + 1);
  const byHead = groupBy(counted, ({ name: [head = ""] }) => head);
  const order = new Map(counted.map((one, at) => [one, at]));
  const pairs = counted.flatMap((one) => {
    // What stands elsewhere too is no slip.
    if (!one.isBack || (times.get(one.value) ?? 0) > 1 || inRows.has(one.value)) return [];
    const first = (byHead.get(one.name[0] ?? "") ?? []).filter(
      (other) => (order.get(other) ?? 0) < (order.get(one) ?? 0) && isMeant(one, other),
    );
    const values = new Set(first.map(({ value }) => value));
    return values.size === 1 ? [{ usual: first, odd: [one] }] : [];
  });
  return { pairs, relations: 0 };
}

/** It cannot be some of them: there are more, or the same digits in another order. */
function isMeant(one: Counted, first: Counted): boolean {
  if (first.sentence === one.sentence || first.value === one.value) return false;
  if (!isOneTime(first, one) || !isOnePlace(first, one) || !pointsTo(one, first)) return false;
  const slip = isExchanged(String(one.value), String(first.value));
  return one.value > first.value || (one.value >= MANY && slip);
}

const MANY = 100;

const isOneTime = ({ years: a }: Counted, { years: b }: Counted): boolean =>
  a.size === 0 || b.size === 0 || [...a].some((year) => b.has(year));

/** A large number may be told without the place that has it. */
const isOnePlace = (a: Counted, b: Counted): boolean =>
  a.where === b.where || ((a.where === "" || b.where === "") && a.value >= LARGE);

const LARGE = 1000;

/** Its words stand with the figure that is meant, which counts the same. */
const pointsTo = (one: Counted, { name, context }: Counted): boolean =>
  one.name[0] === name[0] && one.name.every((word) => context.has(word));
