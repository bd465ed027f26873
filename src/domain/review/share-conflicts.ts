/**
 * Two shares of the same subject held against each other: a target below the result, two targets or two results that
 * differ.
 */
import type { Finding } from "./finding.ts";
import { LESS_IS_BETTER } from "./less-is-better.ts";
import { PLANNED } from "./plan-parts.ts";
import { type Prose, type ProseLine, quoteOf } from "./prose.ts";
import { valuesOfRows } from "./row-values.ts";
import { type Share, shareOf, sharesOf } from "./shares.ts";
import { sameSubject } from "./subject-words.ts";

/** "không quá 5%": what is wanted is the less. */
const AT_MOST = /\b(?:duoi|khong (?:qua|vuot)|toi da|giam (?:xuong )?con)(?: muc)? \d/;

const allShares = (prose: Prose): Share[] =>
  prose.lines
    .filter((line) => line.kind !== "row" && line.text.length < 500)
    .flatMap(sharesOf)
    .filter((share) => share.words.size >= 3 && share.percent <= 10_000 && !share.growth);

/** Rows "Tỷ lệ … | 22%" of tables that hold results or targets. */
const sharesOfRows = (prose: Prose): Share[] =>
  valuesOfRows(prose).flatMap(({ line, name, value }) => {
    const share = shareOf(line, `${name} dat ${value}`, 0);
    return share === null || share.words.size < 3 || share.percent > 10_000 ? [] : [share];
  });

const SUBSET: ReadonlySet<string> = new Set(["noi", "ngoai", "tru"]);

/** All of them were reached, so all in-patients or out-patients among them were. */
const isPartOfWhole = (target: Share, result: Share): boolean =>
  result.percent === 10_000 &&
  [...result.words].every((word) => target.words.has(word)) &&
  [...target.words].every((word) => result.words.has(word) || SUBSET.has(word));

/** A target for what was already surpassed says nothing. */
export function targetsBelowResults(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const shares = [...allShares(prose), ...sharesOfRows(prose)];
  const results = shares.filter((share) => share.line.part === "results");
  return shares.flatMap((target) => {
    if (!PLANNED.has(target.line.part) || LESS_IS_BETTER.test(target.line.own)) return [];
    if (AT_MOST.test(target.line.own)) return [];
    const reached = results.find(
      (result) =>
        result.percent > target.percent &&
        (sameSubject(result.words, target.words) || isPartOfWhole(target, result)),
    );
    if (!reached) return [];
    return [belowResult(target, reached)];
  });
}

interface Told {
  line: ProseLine;
  text: string;
  /** Where its sentence begins. */
  index?: number;
}

export const belowResult = (target: Told, reached: Told): Finding => ({
  code: "target-below-result",
  severity: "warning",
  where: target.line.where,
  quote: quoteOf(target.line, target.index),
  expected: `không thấp hơn ${reached.text}`,
  found: target.text,
  message: `Chỉ tiêu ${target.text} thấp hơn kết quả ${reached.text} đã ghi ở phần đánh giá.`,
  suggestion: "Nâng chỉ tiêu, hoặc ghi “duy trì” mức đã đạt.",
  alsoAt: [reached.line.where],
});

/** Two targets for one subject at one time; steps on the way name their times. */
export function targetConflicts(prose: Prose, year: number | null): Finding[] {
  if (prose.all.unsure) return [];
  const targets = allShares(prose).filter(
    ({ line: { part } }) => PLANNED.has(part) || part === "organisation",
  );
  const suggestion =
    "Thống nhất một mức ở cả hai nơi, hoặc nói rõ phạm vi, thời điểm của từng mức.";
  const isSame = (first: Share, one: Share): boolean =>
    PLANNED.has(first.line.part) && sameSubject(first.words, one.words);
  const whole = targets.map((share) => ({ ...share, times: timesBeside(share.times, year) }));
  return conflictsAmong(whole, isSame, { code: "target-conflict", suggestion });
}

/** "đến hết năm 2027" in the plan for 2027 is when all of it is due. */
const timesBeside = (times: string, year: number | null): string =>
  times
    .split("|")
    .filter(
      (time) =>
        !/^(?:6 thang )?cuoi nam$/.test(time) &&
        time !== `den het nam ${year}` &&
        time !== `den nam ${year}`,
    )
    .join("|");

/** One thing measured twice in the results, with the same words and the same time, and two figures. */
export function resultConflicts(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const results = allShares(prose).filter((share) => share.line.part === "results");
  const isSame = (first: Share, one: Share): boolean =>
    years(first) === years(one) && sameWords(first.words, one.words);
  const suggestion = "Thống nhất số liệu ở cả hai nơi, hoặc nói rõ phạm vi, thời điểm.";
  return conflictsAmong(results, isSame, { code: "result-conflict", suggestion });
}

/** Each share against the first one before it, on another line, of the same thing and time. */
function conflictsAmong(
  shares: readonly Share[],
  isSame: (first: Share, one: Share) => boolean,
  told: Pick<Finding, "code" | "suggestion">,
): Finding[] {
  return shares.flatMap((one, index) => {
    const other = shares
      .slice(0, index)
      .find(
        (first) =>
          first.percent !== one.percent &&
          first.line !== one.line &&
          first.times === one.times &&
          isSame(first, one),
      );
    return other === undefined ? [] : conflictOf(one, other, told);
  });
}

/** Two figures for one thing; steps on the way are no conflict. */
function conflictOf(
  one: Share,
  other: Share,
  told: Pick<Finding, "code" | "suggestion">,
): Finding[] {
  if (STEP.test(one.line.own) || STEP.test(other.line.own)) return [];
  return [
    {
      ...told,
      severity: "warning",
      where: one.line.where,
      quote: quoteOf(one.line, one.index),
      expected: other.text,
      found: one.text,
      message: `Cùng một nội dung nhưng nơi ghi ${other.text} (“${quoteOf(other.line, other.index, 90)}”), nơi ghi ${one.text}.`,
      alsoAt: [other.line.where],
    },
  ];
}

/** Earlier years named beside the figure. */
const years = (share: Share): string =>
  /so voi|cung ky|nam truoc|ke hoach/.test(share.line.own) ? share.line.own : "";

const sameWords = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size >= 5 && Math.abs(a.size - b.size) <= 1 && sameSubject(a, b);

const STEP = /\b(?:buoc dau|giai doan \d|dot \d|thi diem|lo trinh)\b/;
