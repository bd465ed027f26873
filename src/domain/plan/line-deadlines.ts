/** Deadlines that a line of the prior plan states, held against those that the law sets for the same thing. */
import type { SourceRef } from "../draft/draft.ts";
import { displayDate, findDates } from "../reference/vietnamese-date.ts";
import type { IsoDate, RegisterEntry } from "../regulation/register-entry.ts";
import { TOPICS } from "../review/task-deadlines.ts";
import { timePoints } from "../review/time-points.ts";
import { fold, foldInPlace, stripMarks } from "../text/fold.ts";
import { byClause, citationSpans } from "./citation.ts";
import { type Deadline, deadlineFor, setDays } from "./lawful-deadlines.ts";
import { withBehind } from "./open-marks.ts";
import { finishNow, tellOverdue } from "./passed-deadlines.ts";
import { registerSource, type RolloverContext } from "./rollover-context.ts";
import { isBeside } from "./wholly-done.ts";

export interface DatedLine {
  text: string;
  /** Entries that the line cites, after correction. */
  entries: readonly RegisterEntry[];
  result: { reasons: string[]; sources: SourceRef[] };
}

/** "Dự kiến hoàn thành trong năm 2028" against a duty that is due before: the sentence states the duty's deadline. */
export function fixDeadline(ctx: RolloverContext, line: DatedLine): string {
  const said = new Set<string>();
  const told: string[] = [];
  const fixed = line.text.split(/(?<=[.;])\s+/u).flatMap((sentence) => {
    // What an earlier draft wrote of a day that is over says already what is left to do.
    if (/^Rà soát, hoàn thành phần còn thiếu/u.test(sentence)) return [sentence];
    const { masked, restore } = withoutCitations(sentence);
    const deadline = earlierDeadline(ctx, line, { sentence, masked });
    if (deadline === null || isOverBelow(sentence, deadline)) return [sentence];
    line.result.reasons.push(
      `Mốc "${sentence.trim()}" muộn hơn hạn của quy định: ${deadline.reason}.`,
    );
    line.result.sources.push(...deadline.sources);
    const rest = restore(withoutTime(masked));
    const label = TIME_LABEL.exec(sentence)?.[0];
    if (label !== undefined) return [`${label} ${deadline.text.replace(AHEAD, "")}`];
    if (said.has(deadline.text)) return rest === "" ? [] : [rest.trim()];
    said.add(deadline.text);
    told.push(
      keptUpBy(ctx, rest, deadline.text) ?? finishedBy(rest, deadline) ?? `${rest}${deadline.text}`,
    );
    return told.slice(-1);
  });
  const joined = merged(ctx, fixed, said).reduce((text, piece) => {
    // What goes on in small letters behind the new words stands behind a semicolon.
    const goesOn = /^\p{Ll}/u.test(piece) && told.some((words) => text.endsWith(words));
    return text === "" ? piece : `${goesOn ? text.replace(/\.$/u, ";") : text} ${piece}`;
  }, "");
  return told.length === 0 ? joined : withoutPassedDays(ctx, line, joined);
}

const TIME_LABEL = /^\s*(?:[-+*]\s+)?(?:thời (?:gian|hạn)|tiến độ|hạn)[^:.;]{0,30}:/iu;

/** The time of a work that is told above it: a day that is over gives it none. */
const isOverBelow = (sentence: string, { text }: Deadline): boolean =>
  TIME_LABEL.test(sentence) && !AHEAD.test(text);

const AHEAD = /^Hạn hoàn thành: /u;

/** Told what is left to do, a line sets no day that is over, unless it rests on the law that sets it. */
const withoutPassedDays = (ctx: RolloverContext, { entries }: DatedLine, text: string): string =>
  dated(entries).length > 0
    ? text
    : setDays(ctx, text, entries)
        .filter(({ due }) => due < ctx.asOf)
        .reduce((rest, { due }) => withoutDay(rest, due), text);

/** "Từng bước triển khai X. Dự kiến hoàn thành năm 2028.": the day of the law joins the sentence that it is about. */
const merged = (ctx: RolloverContext, pieces: string[], days: ReadonlySet<string>): string[] =>
  pieces.reduce<string[]>((all, piece) => {
    const before = all.at(-1) ?? "";
    const kept = days.has(piece) && before !== "" ? keptUpBy(ctx, before, piece) : null;
    return kept === null ? [...all, piece] : [...all.slice(0, -1), kept];
  }, []);

/** What ceases is not kept up. */
const ENDS = /(?<!\p{L})(?:bỏ|chấm dứt|ngừng|dừng|hủy|thay thế)(?!\p{L})/iu;
const FINISH =
  /^((?:[-+*]|\d{1,2}[.)]|\p{Ll}\))?\s*)(?:Phấn đấu\s+h|H)oàn thành\s+(?:việc\s+)?(?:triển khai\s+)?/u;

const ANNOUNCES =
  /^(?:(?:[-+*]|\d{1,2}[.)]|\p{Ll}\))?\s*)(?:(?:tổ chức|hoàn thành|tiến hành|ban hành quyết định),?\s+(?:và\s+)?)?công bố\s/iu;

/** "Từng bước triển khai X". */
const STEP_BY_STEP =
  /^((?:[-+*]|\d{1,2}[.)]|\p{Ll}\))?\s*)(?:Từng bước|Tiếp tục)\s+(?=(?:triển khai|áp dụng)\s)/u;

/** "Hoàn thành X. Duy trì kết quả …" would finish and keep up in one breath; null for any other line. */
function keptUpBy(ctx: RolloverContext, rest: string, deadline: string): string | null {
  const [, by] =
    /^Duy trì trong năm \d{4} kết quả đã triển khai (\(hạn[^]*\)\.)$/u.exec(deadline) ?? [];
  // Whether it was announced is asked; nobody keeps an announcement up.
  if (by !== undefined && ANNOUNCES.test(rest)) return `${rest.replace(/\.\s*$/u, "")} ${by}`;
  const goesOn = STEP_BY_STEP.test(rest);
  if (by === undefined || !(FINISH.test(rest) || goesOn) || ENDS.test(rest)) return null;
  if (goesOn) return `${keptStepByStep(ctx, rest)} ${by}`;
  const kept = rest
    .replace(FINISH, "$1Duy trì ")
    .replace(/Duy trì (?=(?:đưa|chuyển|lập|áp dụng)\s)/u, "Duy trì việc ")
    .replace(/\.\s*$/u, "");
  return `${kept} trong năm ${ctx.targetYear} ${by}`;
}

/** What is kept up goes on no course any more and moves towards nothing. */
const keptStepByStep = (ctx: RolloverContext, rest: string): string =>
  rest
    .replace(STEP_BY_STEP, `$1Duy trì trong năm ${ctx.targetYear} việc `)
    .replace(
      /(?<!\p{L})theo (?:đúng )?lộ trình (?:quy định )?(?=(?:tại|của|trong)\s)/iu,
      "theo quy định ",
    )
    .replace(/(?<=[,;]\s)(?:từng bước\s+|(?:hướng|tiến) tới\s+)+(?=(?:việc\s+)?không\s)/giu, "")
    .replace(/\.\s*$/u, "");

/** The law's day is that of the work, not of a plan for it. */
const MAKES_A_PLAN =
  /^[-+\s]*(?:xay dung|lap|ban hanh|trinh|tham muu)\s(?:(?!hoan thanh)[^.;,]){0,30}\b(?:ke hoach|phuong an|de an|lo trinh)\b(?![^.;]*\bhoan thanh\b)/;

/** The law's day for what a text plans to carry out ("xây dựng kế hoạch triển khai X"), where it lies before the plan's year. */
export function overBeforePlanned(ctx: RolloverContext, text: string): Deadline | null {
  const folded = foldInPlace(text);
  const plan = MAKES_A_PLAN.exec(folded);
  const about = TOPICS.find(({ words }) => words.test(folded))?.words;
  const carries = plan !== null && CARRIES_OUT.test(folded.slice(plan[0].length));
  if (about === undefined || !carries || citationSpans(text).length > 0) return null;
  const before = `${ctx.targetYear}-01-01`;
  return deadlineFor(ctx, { text, entries: [], laterThan: 0, before, about });
}

const CARRIES_OUT = /^ (?:de |nham )?(?:trien khai|thuc hien|hoan thanh|ap dung)\b/;

/** "các đơn vị chưa xong phải hoàn thành", its own time gone: the rest of the work is what they finish. */
function finishedBy(rest: string, { text, passed }: Deadline): string | null {
  const lead = /^(.*(?<!\p{L})(?:phải|cần|sẽ|tiếp tục|để)\s+(?:hoàn thành|làm xong))\.?\s*$/su.exec(
    rest,
  )?.[1];
  const what = / (phần còn thiếu.*)$/su.exec(text)?.[1];
  return passed && lead !== undefined && what !== undefined ? `${lead} ${what}` : null;
}

interface Said {
  sentence: string;
  masked: string;
}

function earlierDeadline(
  ctx: RolloverContext,
  { text, entries }: DatedLine,
  { sentence, masked }: Said,
): Deadline | null {
  if (MAKES_A_PLAN.test(foldInPlace(sentence))) return null;
  if (isDayOfNamed(ctx, { text, entries }, masked)) return null;
  const named = lawfulBefore(ctx, masked, latestTime(masked), entries);
  if (named !== null || topicOf(foldInPlace(masked))?.topic === LEVEL) return named;
  const year = Number(
    /\b(20\d{2})\b/.exec(
      sentence.replace(/\d{4}\/|\[[^\]]*\]|so với (?:\p{L}+ ){0,4}20\d{2}/giu, ""),
    )?.[1] ?? Number.NaN,
  );
  const dated = /hoàn thành|lộ trình|chậm nhất|phấn đấu/iu.test(sentence);
  if (Number.isNaN(year) || !dated || masked !== sentence) return null;
  return dayOfTopic(ctx, { text, entries }, year);
}

/** A subject alone ("hồ sơ sức khỏe") has many works, each with a day of its own. */
function dayOfTopic(
  ctx: RolloverContext,
  { text, entries }: Pick<DatedLine, "text" | "entries">,
  laterThan: number,
): Deadline | null {
  if (entries.length > 0) return deadlineFor(ctx, { text, entries, laterThan });
  const about = topicOf(foldInPlace(text))?.words;
  return about === undefined ? null : deadlineFor(ctx, { text, entries, laterThan, about });
}

/** "chậm nhất ngày 31/12/2026 đối với <whom the law sets that day>": others of the same law may have an earlier one. */
function isDayOfNamed(
  ctx: RolloverContext,
  { text, entries }: Pick<DatedLine, "text" | "entries">,
  sentence: string,
): boolean {
  const latest = latestTime(sentence);
  return setDays(ctx, text, entries).some(
    ({ due, provision: { who } }) =>
      due === latest && who !== undefined && fold(sentence).includes(fold(who)),
  );
}

/** The law's deadline for the very thing that a text names, where it falls due before `limit`; null without one. */
export function lawfulBefore(
  ctx: RolloverContext,
  text: string,
  limit: IsoDate | null,
  cited: readonly RegisterEntry[] = [],
): Deadline | null {
  const about = topicOf(foldInPlace(text))?.words;
  if (limit === null || about === undefined || isBeside(text)) return null;
  const own = dated(cited.length > 0 ? cited : citedIn(ctx, text));
  return deadlineFor(ctx, { text, entries: own, laterThan: 0, before: limit, about });
}

const LEVEL = "cap-do-he-thong";
/** Approving the level of a system is the work, whatever the system holds. */
function topicOf(folded: string): (typeof TOPICS)[number] | undefined {
  const at = (words: RegExp): number => words.exec(folded)?.index ?? Number.POSITIVE_INFINITY;
  const first = TOPICS.find(({ words }) => words.test(folded));
  const level = TOPICS.find(({ topic, words }) => topic === LEVEL && words.test(folded));
  return first && level && at(level.words) < at(first.words) ? level : first;
}

/** A line that rests on a law with a day of its own has that day, and no other law's. */
const dated = (entries: readonly RegisterEntry[]): RegisterEntry[] =>
  entries.filter(({ provisions }) => provisions.some(({ due }) => due !== undefined));

function citedIn(ctx: RolloverContext, text: string): RegisterEntry[] {
  return citationSpans(text).flatMap(({ reference }) => {
    const resolved = ctx.register.resolve(reference);
    return resolved.kind === "known" ? [resolved.entry] : [];
  });
}

const LIMITS =
  /hoan thanh|cong bo|lo trinh|cham nhat|muon nhat|phan dau|phe duyet|truoc (?:ngay|thang|quy|nam|\d)|xong|\btu (?:ngay|thang|quy|nam) /;

/** Last day of the last time that a text names as a limit; of "từ năm 2028" the first day. */
export function latestTime(text: string): IsoDate | null {
  const folded = foldInPlace(text.replace(/\[[^\]]*\]/gu, (mark) => " ".repeat(mark.length)));
  const last = timePoints(folded).at(-1);
  if (last === undefined || !LIMITS.test(folded)) return null;
  return /\btu\s*$/.test(folded.slice(0, last.start)) ? last.from : last.to;
}

/** Dates of documents are no times of the sentence. */
function withoutCitations(sentence: string): { masked: string; restore: (text: string) => string } {
  const spans = citationSpans(sentence);
  const masked = spans.reduceRight(
    (text, { start, end }, index) =>
      `${text.slice(0, start)}\u0001${String(index)}\u0002${text.slice(end)}`,
    sentence,
  );
  const restore = (text: string): string =>
    text.replace(/\u0001(\d+)\u0002/gu, (_, index: string) => {
      const span = spans[Number(index)];
      return span === undefined ? "" : sentence.slice(span.start, span.end);
    });
  return { masked, restore };
}

const TIME =
  /,?\s*(?:xong\s+)?(?:(?:trước|chậm nhất|muộn nhất|đến hết|hết|đến|vào|trong|từ|cuối|là)\s+){0,3}(?:(?:ngày\s+)?\d{1,2}[/.]\d{1,2}[/.]|quý\s+[IVX\d]+\s*(?:năm\s+|\/)\s*|tháng\s+\d{1,2}\s*(?:năm\s+|\/)\s*|(?:cuối\s+)?năm\s+)20\d{2}/giu;

/** The sentence without its own time, where it says more than "Dự kiến hoàn thành"; "" where it does not. */
function withoutTime(sentence: string): string {
  const rest = sentence
    .replace(TIME, (found, at: number, whole: string) =>
      // What stands on both sides of the time stays apart.
      found.startsWith(",") && /^\s+\p{L}/u.test(whole.slice(at + found.length)) ? "," : "",
    )
    .replace(/^[\s,]+/u, "")
    .replace(/[.;,\s]+$/u, "")
    .replace(/[,:–-]\s*(?:(?:dự kiến|phấn đấu)\s+)?(?:hoàn thành|xong)$/iu, "");
  const said = rest.replace(/^(?:dự kiến|phấn đấu|sẽ|lộ trình)\s+/iu, "").split(/\s+/);
  return said.length >= 4 ? `${rest}. ` : "";
}

/** A day of the law that has passed stays as it is, with what to do now; moved a year on it would be a false deadline. */
export function markOverdue(ctx: RolloverContext, line: DatedLine): string {
  const own = dated(line.entries);
  const passed = setDays(ctx, line.text, line.entries).find(
    ({ due, entry }) =>
      due < `${ctx.targetYear}-01-01` &&
      (own.length === 0 || own.includes(entry)) &&
      findDates(stripMarks(line.text).toLowerCase()).some(({ iso }) => iso === due),
  );
  if (passed === undefined || /quá hạn|phần còn thiếu/iu.test(line.text)) return line.text;
  if (/duy trì/iu.test(line.text))
    return own.length > 0 ? line.text : withoutDay(line.text, passed.due);
  const clause = byClause(passed.entry, passed.provision);
  const over = passed.due < ctx.asOf;
  const when = over ? "đã qua" : `đến trước năm ${ctx.targetYear}`;
  line.result.reasons.push(`Hạn ${displayDate(passed.due)} ${clause} ${when}, giữ nguyên ngày.`);
  line.result.sources.push(registerSource(ctx, passed.entry, passed.provision.locator));
  if (over) tellOverdue(ctx, line.text, `ngày ${displayDate(passed.due)} ${clause}`);
  const prepared = PREPARES.exec(line.text);
  if (prepared !== null)
    return `${prepared[1] ?? ""}Rà soát, hoàn thành phần còn thiếu và duy trì việc ${line.text.slice(prepared[0].length)}`;
  const told = own.length > 0 || !over ? line.text : withoutDay(line.text, passed.due);
  return withBehind(told, `(rà soát, ${finishNow(ctx)})`);
}

/** What prepares a work whose day is over prepares nothing any more. */
const PREPARES =
  /^((?:[-+*]|\d{1,2}[.)]|\p{Ll}\))?\s*)Chuẩn bị\s+[^,.;:]{0,40}?\s(?:cho|để)\s+(?:việc\s+)?(?=(?:triển khai|thực hiện|áp dụng)\s)/u;

/** The plan's own words for a day that is over, where they do not rest on the document that sets it. */
function withoutDay(text: string, due: IsoDate): string {
  const [year = "", month = "", day = ""] = due.split("-").map((part) => String(Number(part)));
  const printed = new RegExp(
    String.raw`[,;]?\s*(?:(?:hoàn thành|xong)\s+)?(?:(?:trước|chậm nhất|muộn nhất|đến hết|hết|đến|vào|trong|là)\s+)*(?:ngày\s+)?0?${day}[/.-]0?${month}[/.-]${year}(?!\s*(?:theo|của))`,
    "iu",
  );
  return text.replace(printed, "");
}
