/** What a task is called in a question: without its time, its document and its stop, in its shortest wording. */
import { citationSpans } from "./citation.ts";
import { WHEN } from "./kept-up.ts";
import { elided } from "./open-marks.ts";
import type { RolloverContext } from "./rollover-context.ts";
import { sameWork } from "./same-work.ts";
import { tasksTold } from "./tasks-told.ts";

const MAX_NAME = 110;

/** "… theo Nghị định số 85/2016/NĐ-CP": what a task rests on may be dead by now, and is no part of its name. */
const withoutLaws = (text: string): string =>
  citationSpans(text).reduceRight((words, { start, end }) => {
    const by = /,?\s*theo(?:\s+quy định(?:\s+(?:tại|của))?)?\s*$/iu.exec(words.slice(0, start));
    return by === null || by.index < LEAST_NAME
      ? words
      : words.slice(0, by.index) + words.slice(end);
  }, text);
const LEAST_NAME = 24;

/** An aside that names a time is cut as a whole. */
const WHEN_IN = /(?:ngày|tháng|quý|năm)\s+[\dIVX]|20\d{2}/iu;

/** "… . Chủ trì: Tổ CNTT; phối hợp: …" behind the task. */
const WHO =
  /[.;]\s+(?:(?:đơn vị|cơ quan|bộ phận)\s+)?(?:chủ trì|phối hợp|thực hiện|phụ trách|đầu mối|theo dõi)(?:\s+thực hiện)?\s*:.*$/isu;

/** What a task is called in a question: without its time, who does it and its stop. */
export const untimed = (text: string): string =>
  withoutLaws(elided(text).replace(WHO, ""))
    .replace(/\s*\([^()]*\)/gu, (aside) => (WHEN_IN.test(aside) ? "" : aside))
    .replace(WHEN, "")
    .replace(/[.;\s]+$/u, "");

/** The shortest wording of the task: a line and its row in a table ask one question. */
export function shortName(ctx: RolloverContext, printed: string): string {
  const told = [...tasksTold(ctx, printed), ...sameWork(ctx.plan, printed)];
  const names = [printed, ...told.map(({ content }) => content)].map(untimed);
  const name = names.reduce((short, one) => (one.length < short.length ? one : short));
  return name.length <= MAX_NAME ? name : `${name.slice(0, name.lastIndexOf(" ", MAX_NAME))} …`;
}
