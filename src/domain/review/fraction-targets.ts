/**
 * Targets told as a part of all units: "duy trì 9/11 khoa dùng bệnh án điện tử" where the results tell 11/11 of them.
 * Only fractions of the same whole and the same kind of unit are held against each other.
 */
import type { Finding } from "./finding.ts";
import { LESS_IS_BETTER } from "./less-is-better.ts";
import { PLANNED } from "./plan-parts.ts";
import type { Prose, ProseLine } from "./prose.ts";
import { valuesOfRows } from "./row-values.ts";
import { belowResult } from "./share-conflicts.ts";
import { sameSubject, tellingWords } from "./subject-words.ts";

const FRACTION =
  /(?<![\d/.,])(\d{1,4})\/(\d{1,4})(?![\d/])\s+(khoa|phong|tram|don vi|benh vien|xa|phuong|co so|khu pho|thon|ap|may|nguoi|vien chuc|can bo|nhan vien|trung tam)\b/g;

interface Fraction {
  line: ProseLine;
  part: number;
  whole: number;
  unit: string;
  words: ReadonlySet<string>;
  text: string;
}

export function fractionsBelowResults(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const all = [...prose.lines.flatMap(fractionOf), ...rowFractions(prose)];
  const reached = all.filter(({ line }) => line.part === "results");
  return all.flatMap((target) => {
    if (!PLANNED.has(target.line.part) || LESS_IS_BETTER.test(target.line.own)) return [];
    const same = reached.filter((one) => isSameThing(one, target));
    const [first] = same;
    if (first === undefined || same.some((one) => one.part <= target.part)) return [];
    return [belowResult(target, first)];
  });
}

const isSameThing = (a: Fraction, b: Fraction): boolean =>
  a.whole === b.whole &&
  a.unit === b.unit &&
  sameSubject(a.words, b.words) &&
  SIGNED.test(a.line.own) === SIGNED.test(b.line.own);

/** To sign records is more than to keep them. */
const SIGNED = /\bky so\b/;

/** The one fraction of a line; several may be of several things. */
function fractionOf(line: ProseLine): Fraction[] {
  return line.kind === "row" || line.text.length > 300 ? [] : fractionIn(line, line.own);
}

const rowFractions = (prose: Prose): Fraction[] =>
  valuesOfRows(prose).flatMap(({ line, name, value }) => fractionIn(line, `${name} ${value}`));

function fractionIn(line: ProseLine, said: string): Fraction[] {
  const [match, ...more] = said.matchAll(FRACTION);
  if (match === undefined || more.length > 0) return [];
  const [text, part, whole, unit = ""] = match;
  if (Number(part) > Number(whole) || Number(whole) < 2) return [];
  // ", không in bệnh án giấy" behind it says no more of what is counted.
  const clause = /^[^,;.]*/.exec(said.slice(match.index + text.length))?.[0] ?? "";
  const words = tellingWords(`${said.slice(0, match.index)} ${unit} ${clause}`);
  return [{ line, part: Number(part), whole: Number(whole), unit, words, text }];
}
