/** Quantities that a sentence gives by reckoning: "6 lớp, mỗi lớp 45 học viên", "khối A có 51 bác sĩ, khối B có 18 bác sĩ". */
import { FULL_STOP, type Sentence, sentencesOf } from "../claims/claim-sentences.ts";
import type { Prose } from "../prose.ts";
import { type Clause, clauseOf } from "./clause-of-figure.ts";
import { countedIn, HAS } from "./count-names.ts";
import { type Figure, figuresIn } from "./figures-in-sentence.ts";
import { type Claim, timesOf } from "./quantity-claims.ts";
import { tellingWords } from "./quantity-words.ts";

export const reckonedIn = (prose: Prose): Claim[] =>
  prose.lines
    .filter(({ kind, part, text }) => kind !== "row" && part !== "bases" && /\d.*\d/.test(text))
    .flatMap((line) => sentencesOf(line, FULL_STOP).flatMap(reckonedOf));

interface Counted {
  figure: Figure;
  clause: Clause;
  /** Words of the counted thing. */
  thing: readonly string[];
}

function reckonedOf(sentence: Sentence): Claim[] {
  const figures = figuresIn(sentence.text);
  let before: Clause | null = null;
  const counted = figures.flatMap((figure, at): Counted[] => {
    const clause = clauseOf(sentence.text, figure, figures[at - 1] ?? null, before);
    before = clause;
    if (figure.kind !== "count") return [];
    return [{ figure, clause, thing: countedIn(clause.after) }];
  });
  return [...productOf(sentence, counted), ...sumOf(sentence, counted)];
}

const EACH = /(?<!\p{L})(?:mỗi|từng)\s+(\p{L}+)(?:\s+\p{L}+){0,4}\s*$/iu;
const ABOUT =
  /(?<!\p{L})(?:trung bình|bình quân|khoảng|tối đa|tối thiểu|ít nhất|gần|hơn)(?!\p{L})/iu;

/** One number of wholes and one figure for each of them. */
function productOf(sentence: Sentence, counted: readonly Counted[]): Claim[] {
  const [one, ...more] = counted.filter(({ clause }) => EACH.test(clause.before));
  if (one === undefined || more.length > 0 || ABOUT.test(sentence.text)) return [];
  const whole = EACH.exec(one.clause.before)?.[1] ?? "";
  const isWhole = new RegExp(`^\\s*${whole}(?!\\p{L})`, "iu");
  const [times, ...others] = counted.filter(
    (other) => other !== one && isWhole.test(other.clause.after),
  );
  if (times === undefined || others.length > 0) return [];
  const value = times.figure.value * one.figure.value;
  const printed = `${times.figure.printed} × ${one.figure.printed} = ${value}`;
  return [reckoned(sentence, one, { value, printed })];
}

/** Counts of one thing, each of another subject. */
function sumOf(sentence: Sentence, counted: readonly Counted[]): Claim[] {
  const parts = counted.filter(({ clause }) => HAS.test(clause.before));
  const [one] = parts;
  if (one === undefined || parts.length < 2 || parts.length !== counted.length) return [];
  const name = one.thing.join(" ");
  const subjects = parts.map(({ clause }) => tellingWords(clause.before.replace(HAS, "")));
  const names = new Set(subjects.map((words) => words.join(" ")));
  if (name === "" || names.size < parts.length || names.has("")) return [];
  if (parts.some(({ thing }) => thing.join(" ") !== name)) return [];
  const value = parts.reduce((sum, { figure }) => sum + figure.value, 0);
  const printed = `${parts.map(({ figure }) => figure.printed).join(" + ")} = ${value}`;
  return [{ ...reckoned(sentence, one, { value, printed }), parts: subjects }];
}

const reckoned = (
  sentence: Sentence,
  { figure, clause, thing }: Counted,
  told: Pick<Figure, "value" | "printed">,
): Claim => ({
  scope: "all",
  thing,
  anchor: [],
  isBare: false,
  bound: null,
  area: [],
  sentence,
  figure: { ...figure, ...told, others: [] },
  index: sentence.start + figure.start,
  context: new Set(tellingWords(sentence.text)),
  ...timesOf(sentence.text, figure, clause),
});
