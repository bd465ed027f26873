/**
 * What a document says there is of something, how long something takes, when it ends or how much money something is: each
 * figure with the words of what it is of, the words of its sentence and the times it speaks of. What is told as a part of
 * more, per unit, wanted or about is no claim.
 */
import { foldInPlace } from "../../text/fold.ts";
import { FULL_STOP, type Sentence, sentencesOf } from "../claims/claim-sentences.ts";
import type { Prose, ProseLine } from "../prose.ts";
import { timePoints } from "../time-points.ts";
import { type Clause, withClauses } from "./clause-of-figure.ts";
import { type Figure, figuresIn } from "./figures-in-sentence.ts";
import type { Naming } from "./naming.ts";
import { namingOf } from "./quantity-names.ts";
import { tellingWords } from "./quantity-words.ts";

export interface Claim extends Naming {
  sentence: Sentence;
  figure: Figure;
  /** Offset of the figure in its line. */
  index: number;
  /** Telling words of the sentence. */
  context: ReadonlySet<string>;
  /** Days and years of the sentence that the figure may speak of: "2025", "2025-12-31". */
  times: readonly string[];
  /** The times stand in the clause of the figure itself. */
  ownTimes: boolean;
  /** Told of the state behind a change ("sau khi nâng cấp"), as a total of parts ("cộng cả hai khối"). */
  isAfterChange: boolean;
  isTotal: boolean;
  /** For a sum of several counts of one sentence: the words of what each of them is of. */
  parts?: readonly (readonly string[])[];
}

/** Claims of the running text, headings and notes; rows of tables are held against each other elsewhere. */
export function claimsIn(prose: Prose): Claim[] {
  return prose.lines
    .filter(isOfQuantities)
    .flatMap((line) => sentencesOf(line, FULL_STOP).flatMap(claimsOf));
}

/** What a draft still asks for, brackets in brackets, is none of the words of the document. */
export const isOfQuantities = ({ kind, part, text }: ProseLine): boolean =>
  kind !== "row" && part !== "bases" && /\d/.test(text) && !text.includes("[cần bổ sung:");

export function claimsOf(sentence: Sentence): Claim[] {
  const { text } = sentence;
  return withClauses(text, figuresIn(text)).flatMap(({ figure, clause }): Claim[] => {
    if (Number.isNaN(figure.value)) return [];
    const naming = namingOf(figure, clause);
    if (naming === null || naming.thing.length === 0) return [];
    return [
      {
        ...naming,
        sentence,
        figure,
        index: sentence.start + figure.start,
        context: new Set(tellingWords(text)),
        ...timesOf(text, figure, clause),
        ...stateOf(text, figure),
      },
    ];
  });
}

/** "Sau khi nâng cấp": another state than the present one. */
const CHANGE =
  /(?<!\p{L})(?:sau (?:khi )?|khi )(?:được )?(?:nâng cấp|mở rộng|sáp nhập|sắp xếp|hợp nhất|bổ sung|hoàn thành|đầu tư|tinh giản|cải tạo|chuyển đổi|điều chỉnh|thanh lý|giảm|trang bị|mua)(?!\p{L})/iu;
/** "Cộng cả hai khối": a total of parts. */
const TOTAL =
  /(?<!\p{L})(?:cộng (?:cả|hai|ba|bốn|các|lại)|(?:hai|ba|bốn) (?:khối|cơ sở|nhóm|khu|tuyến|khoa|phòng|đơn vị|trạm|bộ phận))(?!\p{L})/iu;

export const stateOf = (
  text: string,
  { start }: Figure,
): Pick<Claim, "isAfterChange" | "isTotal"> => ({
  isAfterChange: CHANGE.test(text.slice(0, start)),
  isTotal: TOTAL.test(text),
});

/** Those of the clause, else those told before it; the end of a year is the year. */
export function timesOf(
  text: string,
  figure: Figure,
  clause: Clause,
): Pick<Claim, "times" | "ownTimes"> {
  if (figure.kind === "day" || figure.kind === "year") return { times: [], ownTimes: false };
  const points = [
    ...timePoints(foldInPlace(text)).map(({ from, to, start, end }) => ({
      time: nameOf(from, to),
      start,
      end,
    })),
  ].filter(({ start, end }) => end <= figure.start || start >= figure.end);
  const own = points.filter(({ start, end }) => start >= clause.start && end <= clause.end);
  const told = own.length > 0 ? own : points.filter(({ end }) => end <= clause.start).slice(-1);
  const partly = [...text.slice(0, clause.end).matchAll(PARTLY)].map(([said]) =>
    said.toLowerCase(),
  );
  const times = [...new Set([...told.map(({ time }) => time), ...partly])];
  return { times: times.toSorted((a, b) => a.localeCompare(b)), ownTimes: own.length > 0 };
}

/** Not at the end of the time that is told beside it, or not for all of it. */
const PARTLY =
  /(?<!\p{L})(?:(?:đầu|giữa) (?:năm|quý|tháng)|quý (?:iv|i{1,3}|[1-4])|(?:3|6|9|ba|sáu|chín) tháng(?: đầu| cuối)?(?= năm| đầu| cuối)|tháng \d{1,2}(?!\d|\s*(?:\/|năm))|lần \d)(?![\p{L}\d])/giu;

const nameOf = (from: string, to: string): string =>
  from.endsWith("-01-01") && to.endsWith("-12-31") ? to.slice(0, 4) : to;
