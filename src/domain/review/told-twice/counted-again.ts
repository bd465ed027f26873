/**
 * One count told again with digits that changed places ("127 lượt cán bộ đi học", "172 lượt cán bộ đi học") or pointed
 * back to with another value ("437 trẻ …", "473 trẻ ấy"). What counts the same words at another time or place is none.
 */
import { groupBy } from "../../group-by.ts";
import { FULL_STOP, type Sentence, sentencesOf } from "../claims/claim-sentences.ts";
import type { Prose } from "../prose.ts";
import { type Clause, clauseOf } from "./clause-of-figure.ts";
import { nameBehind } from "./count-names.ts";
import { type Figure, figuresIn } from "./figures-in-sentence.ts";
import { anyOf } from "./naming.ts";
import { isOfQuantities, timesOf } from "./quantity-claims.ts";
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
  isWanted: boolean;
}

const BACK =
  /^((?:\s+\p{L}+){1,6}?)\s+(?:(?:nói|nêu|kể|ở) trên|trên đây|ấy|này|(?<!(?:trong|nhờ|sau|do|từ|theo|khi|vì) )đó)(?!\p{L})/iu;
const WANTED = anyOf(
  "phấn đấu|mục tiêu|dự kiến|kế hoạch|nâng|tăng|giảm|đến năm|cần|nhu cầu|đề nghị|thêm|bổ sung|trong đó|riêng|còn|thiếu",
);
const PLACE =
  /(?<!\p{L})(?:(?:[Kk]hoa|[Pp]hòng|[Tt]rạm(?: [Yy] tế)?|[Xx]ã|[Pp]hường|[Cc]ơ sở|[Đđ]ợt|[Ll]ần|[Qq]uý|[Gg]iai đoạn|[Kk]hu|[Gg]ói|[Ll]ớp|[Nn]hóm|[Đđ]iểm)\s+(?:[\p{Lu}\d][\p{L}\d]*(?:\s+\p{Lu}\p{L}*)*|thứ \p{L}+|đầu|hai|ba|bốn))/gu;

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
  const figures = figuresIn(text);
  let last: Clause | null = null;
  return figures.flatMap((figure, at): Counted[] => {
    const clause = clauseOf(text, figure, figures[at - 1] ?? null, last);
    last = clause;
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
        where: [...`${clause.lead} ${clause.before} ${clause.after}`.matchAll(PLACE)]
          .map(([place]) => place.toLowerCase())
          .toSorted()
          .join("|"),
        isBack: back !== undefined,
        isWanted: WANTED.test(clause.before),
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
  const bySlip = groupBy(counted, slipKey);
  const byHead = groupBy(counted, ({ name: [head = ""] }) => head);
  const order = new Map(counted.map((one, at) => [one, at]));
  const pairs = counted.flatMap((one) => {
    // What stands elsewhere too is no slip.
    if ((times.get(one.value) ?? 0) > 1 || inRows.has(one.value)) return [];
    const near = one.isBack ? byHead.get(one.name[0] ?? "") : bySlip.get(slipKey(one));
    const first = (near ?? []).filter(
      (other) => (order.get(other) ?? 0) < (order.get(one) ?? 0) && isSame(other, one),
    );
    const values = new Set(first.map(({ value }) => value));
    return values.size === 1 ? [{ usual: first, odd: [one] }] : [];
  });
  return { pairs, relations: 0 };
}

const slipKey = ({ value }: Counted): string => digitsOf(value).toSorted().join("");

const digitsOf = (value: number): string[] => Array.from(String(value));

function isSame(first: Counted, one: Counted): boolean {
  if (first.sentence === one.sentence || first.value === one.value) return false;
  if (!isOneTime(first, one) || !isOnePlace(first, one)) return false;
  const slip = isSlip(first.value, one.value);
  if (one.isBack) {
    const isNear = one.value > first.value || (one.value >= MANY && slip);
    return isNear && pointsTo(one, first);
  }
  return slip && first.isWanted === one.isWanted && isOneName(first.name, one.name);
}

const MANY = 100;

const isOneTime = ({ years: a }: Counted, { years: b }: Counted): boolean =>
  a.size === 0 || b.size === 0 || [...a].some((year) => b.has(year));

/** A large number may be told without the place that has it. */
const isOnePlace = (a: Counted, b: Counted): boolean =>
  a.where === b.where || ((a.where === "" || b.where === "") && a.value >= LARGE);

const LARGE = 1000;

/** Two words and more, one name the beginning of the other, or both with a long beginning. */
function isOneName(a: readonly string[], b: readonly string[]): boolean {
  const odd = a.findIndex((word, at) => word !== b[at]);
  const alike = odd < 0 ? a.length : odd;
  return alike >= LONG || (alike >= 2 && alike === Math.min(a.length, b.length));
}

const LONG = 4;

/** Its words stand with the figure that is meant, which counts the same. */
const pointsTo = (one: Counted, { name, context }: Counted): boolean =>
  one.name[0] === name[0] && one.name.every((word) => context.has(word));

/** Three digits and more, two that stand together changed places. */
function isSlip(a: number, b: number): boolean {
  const [one, other] = [String(a), String(b)];
  if (one.length !== other.length || one.length < 3) return false;
  const odd = digitsOf(a).flatMap((digit, at) => (digit === other.charAt(at) ? [] : [at]));
  const [first = 0, second = -1] = odd;
  return (
    odd.length === 2 &&
    second === first + 1 &&
    one.charAt(first) === other.charAt(second) &&
    one.charAt(second) === other.charAt(first)
  );
}
