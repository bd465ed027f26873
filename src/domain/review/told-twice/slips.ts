/**
 * One figure told again with two neighbouring digits exchanged ("28,4%", "24,8%"). So rare by chance that few shared words
 * are enough; figures whose words stand in one place of the phrase and differ ("mùa khô", "mùa mưa") are two.
 */
import { groupBy } from "../../group-by.ts";
import { FULL_STOP, type Sentence, sentencesOf } from "../claims/claim-sentences.ts";
import type { Prose } from "../prose.ts";
import { clauseOf } from "./clause-of-figure.ts";
import { anyOf } from "./naming.ts";
import { isOfQuantities } from "./quantity-claims.ts";
import { tellingWords, yearsIn } from "./quantity-words.ts";
import type { Told, ToldPairs } from "./told-finding.ts";

interface Slippable extends Told {
  digits: string;
  /** What it counts or measures: the unit, or the first word behind it. */
  unit: string;
  /** Telling words of its clause, and of its sentence. */
  near: ReadonlySet<string>;
  context: ReadonlySet<string>;
  /** All words of the sentence in their order; the figure itself is "#". */
  row: readonly string[];
  years: string;
  where: string;
  isWanted: boolean;
}

const FIGURE =
  /(?<![\d.,/\p{L}–-])(\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d{1,6}(?:,\d{1,2})?)(?![\d/:]|[.,]\d|\s*[–-]\s*\d)\s*(%|\p{L}+(?:\/\p{L}+)*)/gu;
/** Times and labels. */
const NO_FIGURE =
  /(?:ngày|tháng|năm|quý|thứ|điều|khoản|số|mục|điểm|phụ lục|bảng|nhóm|tầng|khoảng|gần|hơn|dưới|tối đa|tối thiểu|không quá|ít nhất)\s*$/iu;
const WANTED = anyOf(
  "phấn đấu|mục tiêu|dự kiến|nâng|tăng|giảm|đến năm|cần|nhu cầu|đề nghị|thêm|bổ sung|thiếu|trước đây|sau khi",
);
const PLACE =
  /(?<!\p{L})(?:[Kk]hoa|[Pp]hòng|[Tt]rạm(?: [Yy] tế)?|[Xx]ã|[Pp]hường|[Cc]ơ sở|[Đđ]ợt|[Ll]ần|[Qq]uý|[Gg]iai đoạn|[Kk]hu|[Gg]ói|[Ll]ớp|[Nn]hóm|[Đđ]iểm|[Cc]ông ty)\s+(?:[\p{Lu}\d][\p{L}\d]*(?:\s+\p{Lu}\p{L}*)*|thứ \p{L}+|đầu|hai|ba|bốn)/gu;

const MONEY = /^(?:đồng|triệu|tỷ|tỉ|nghìn|ngàn|tr)(?!\p{L})/iu;
const MILLIONS: Readonly<Record<string, string>> = { tỉ: "tỷ", tr: "triệu" };

function slippableOf(sentence: Sentence): Slippable[] {
  const { text } = sentence;
  const years = yearsIn(text).join(" ");
  const context = new Set(tellingWords(text));
  return [...text.matchAll(FIGURE)].flatMap((match): Slippable[] => {
    const [all, printed = "", unit = ""] = match;
    const start = match.index;
    if (NO_FIGURE.test(text.slice(0, start)) || /^(?:19|20)\d\d$/.test(printed)) return [];
    if (unit !== "%" && tellingWords(unit).length === 0 && !MONEY.test(unit)) return [];
    const end = start + printed.length;
    const figure = { kind: "count", start, end } as const;
    const { before, after, lead } = clauseOf(text, figure, null, null);
    return [
      {
        ...{ sentence, start, context, years, shown: all.trim() },
        digits: printed.replace(/[.,]/g, ""),
        unit: MILLIONS[unit.toLowerCase()] ?? unit.toLowerCase(),
        near: new Set(tellingWords(`${before} ${after}`)),
        row: rowOf(text, start, end),
        where: placesIn(`${lead} ${before} ${after}`),
        isWanted: WANTED.test(before),
      },
    ];
  });
}

/** Places, stages and turns that a clause names, sorted and joined. */
export const placesIn = (text: string): string =>
  [...text.matchAll(PLACE)]
    .map(([one]) => one.toLowerCase())
    .toSorted()
    .join("|");

const rowOf = (text: string, start: number, end: number): string[] =>
  [...`${text.slice(0, start)} # ${text.slice(end)}`.toLowerCase().matchAll(/#|\p{L}+|\d+/gu)].map(
    ([word]) => word,
  );

export function slipsIn(prose: Prose): ToldPairs {
  const all = prose.lines
    .filter(isOfQuantities)
    .flatMap((line) => sentencesOf(line, FULL_STOP).flatMap(slippableOf));
  const inRows = digitsOfRows(prose);
  const told = groupBy(all, ({ digits }) => digits);
  const order = new Map(all.map((one, at) => [one, at]));
  const byKey = groupBy(all, keyOf);
  const pairs = all.flatMap((one) => {
    // What stands elsewhere too is no slip.
    if ((told.get(one.digits)?.length ?? 0) > 1 || inRows.has(one.digits)) return [];
    const first = (byKey.get(keyOf(one)) ?? []).filter(
      (other) => (order.get(other) ?? 0) < (order.get(one) ?? 0) && isSlipOf(one, other),
    );
    const values = new Set(first.map(({ digits }) => digits));
    return values.size === 1 ? [{ usual: first, odd: [one] }] : [];
  });
  return { pairs, relations: 0 };
}

/** Figures of cells without their separators. */
const digitsOfRows = (prose: Prose): Set<string> =>
  new Set(
    prose.lines
      .filter(({ kind }) => kind === "row")
      .flatMap(({ cells }) => cells.flatMap((cell) => cell.match(/\d[\d.,]*/g) ?? []))
      .map((figure) => figure.replace(/[.,]/g, "")),
  );

const keyOf = ({ digits, unit }: Slippable): string =>
  `${Array.from(digits).toSorted().join("")} ${unit}`;

function isSlipOf(one: Slippable, other: Slippable): boolean {
  if (one.sentence === other.sentence || !isExchanged(one.digits, other.digits)) return false;
  if (one.isWanted !== other.isWanted) return false;
  if (one.years !== other.years && one.years !== "" && other.years !== "") return false;
  return (
    isNamedAlike(one, other) &&
    isOneWhere(one, other) &&
    !differsInPlace(one, other) &&
    !differsInPlace(other, one)
  );
}

/** Two digits that stand together changed places. */
export function isExchanged(a: string, b: string): boolean {
  const odd = Array.from(a).flatMap((digit, at) => (digit === b.charAt(at) ? [] : [at]));
  const [first = 0, second = -1] = odd;
  return (
    a.length === b.length &&
    odd.length === 2 &&
    second === first + 1 &&
    a.charAt(first) === b.charAt(second) &&
    a.charAt(second) === b.charAt(first)
  );
}

/** The place may be told once, where all else is told in both. */
function isOneWhere(one: Slippable, other: Slippable): boolean {
  if (one.where === other.where) return true;
  const [few, many] = one.near.size <= other.near.size ? [one, other] : [other, one];
  return (
    (one.where === "" || other.where === "") &&
    [...few.near].every((word) => many.context.has(word))
  );
}

/** Of the words of the shorter clause the other sentence has enough; more of them for a figure of two digits. */
function isNamedAlike(one: Slippable, other: Slippable): boolean {
  const [few, many] = one.near.size <= other.near.size ? [one, other] : [other, one];
  const shared = [...few.near].filter((word) => many.context.has(word)).length;
  const telling = one.digits.replace(/0+$/, "").length;
  if (telling >= 4 && isCountedAlike(one, other)) return true;
  return telling >= 3
    ? shared >= 2 && shared * 5 >= few.near.size * 3
    : shared >= 3 && shared * 5 >= few.near.size * 4;
}

/** "2.145 hộ dân", "2.415 hộ dân": an exact number of one thing, by two words. */
function isCountedAlike({ row: a }: Slippable, { row: b }: Slippable): boolean {
  const [one, other] = [a, b].map((row) => row.slice(row.indexOf("#") + 1).slice(0, 2));
  return one?.length === 2 && one.join(" ") === other?.join(" ");
}

/** Behind or before one word the sentences go on with different words, neither of which the other one has. */
function differsInPlace(one: Slippable, other: Slippable): boolean {
  const [own, others] = [one.row.indexOf("#"), other.row.indexOf("#")];
  const isBeside = (at: number, figure: number): boolean => Math.abs(at - figure) <= BESIDE;
  return one.row.some((word, at) => {
    if (word === "#" || !isBeside(at, own)) return false;
    const places = other.row.flatMap((same, place) =>
      same === word && isBeside(place, others) ? [place] : [],
    );
    if (places.length === 0) return false;
    return places.every(
      (place) =>
        isOther(one.row[at + 1], other.row[place + 1], one, other) ||
        isEither(one.row[at - 1], other.row[place - 1]),
    );
  });
}

/** Words from the figure: what names it stands near. */
const BESIDE = 8;

/** Words that say little by themselves but tell one of two. */
const EITHER: ReadonlySet<string> = new Set(
  "một hai ba bốn năm nhất nhì trên dưới trước sau đầu cuối trong ngoài".split(" "),
);

/** What tells one of two may stand in front: "đầu năm", "cuối năm". */
const isEither = (a = "", b = ""): boolean => a !== b && EITHER.has(a) && EITHER.has(b);

function isOther(
  a: string | undefined,
  b: string | undefined,
  { row: own }: Slippable,
  { row: others }: Slippable,
): boolean {
  if (a === undefined || b === undefined || a === b || a === "#" || b === "#") return false;
  if (others.includes(a) || own.includes(b)) return false;
  const says = (word: string): boolean => /^\d/.test(word) || tellingWords(word).length > 0;
  return [a, b].every(says) || isEither(a, b);
}
