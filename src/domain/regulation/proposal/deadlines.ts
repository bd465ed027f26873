/**
 * Deadlines that a regulation sets: "chậm nhất ngày …", "trước ngày …", "trong thời hạn … ngày", yearly dates.
 * Rules of transition ("hồ sơ đã nộp trước ngày …") set none.
 */
import { findDates } from "../../reference/vietnamese-date.ts";
import { lowerFirst } from "../../text/first-letter.ts";
import type { IsoDate, Provision } from "../register-entry.ts";
import { type Deadline, ofPeriod } from "./deadline-periods.ts";
import {
  ANCHOR,
  DATED,
  DUTY,
  GOES_ON,
  NO_SPAN,
  REFUSED_FROM,
  REFUSES,
  SPAN,
  TERMED,
  YEARLY,
} from "./deadline-words.ts";
import { asksForDay } from "./demand.ts";
import { evidenceOf, round, sentenceFact } from "./evidence.ts";
import { confidenceStep, type ProposedProvision } from "./proposal.ts";
import { makeStatement, type Statement } from "./statements.ts";
import { whoMust } from "./who-must.ts";

/** Deadlines that a regulation sets: calendar days, ends of months, quarters and years, durations, what comes again. */
export function readDeadlines(
  statements: readonly Statement[],
  weight: number,
): ProposedProvision[] {
  return statements.flatMap((statement, index) => {
    if (statement.heading || statement.quoted) return [];
    const announces = /:$/.test(statement.text);
    const found = clausesOf(statement).flatMap((clause) => {
      const days = [...dated(clause), ...termed(clause), ...refused(clause), ...ofPeriod(clause)];
      // What a sentence announces stands below it; only a day of its own is its deadline.
      if (announces) return days.slice(0, 1).map((deadline) => ({ clause, deadline }));
      const again = days.length > 0 ? [] : yearly(clause);
      const all = again.length > 0 ? again : [...withoutRepeats(days), ...spans(clause)];
      return all.map((deadline) => ({ clause, deadline }));
    });
    const before = statements[index - 1];
    return found.map(({ clause, deadline }) =>
      toProvision(
        {
          statement,
          clause,
          deadline,
          fact: factOf({ statement, clause, before, single: found.length === 1 }),
        },
        weight,
      ),
    );
  });
}

/** The words of a cell under "Thời hạn": "15/12/2027", "Quý II/2027", "Trước 20/12/2026". */
export function daysOfWords(words: string): Pick<Deadline, "due" | "within">[] {
  const text = `Hoàn thành ${lowerFirst(words)}`;
  const statement = makeStatement(
    { text, leads: [], locator: null, place: {}, heading: false },
    text,
  );
  const days = withoutRepeats([...dated(statement), ...ofPeriod(statement)]);
  return days.slice(-1);
}

const withoutRepeats = (all: readonly Deadline[]): Deadline[] =>
  all.filter((one, index) => all.findIndex((other) => other.due === one.due) === index);

/** What semicolons part; the label in front of the first ("Sở Y tế: …; …") belongs to all. */
function clausesOf(statement: Statement): Statement[] {
  const { text, unquoted, folded } = statement;
  const ends = [...folded.matchAll(/;/g)].map((match) => match.index);
  if (ends.length === 0) return [statement];
  return [...ends, text.length].map((end, index) => {
    const start = index === 0 ? 0 : (ends[index - 1] ?? 0) + 1;
    return makeStatement(
      { ...statement, text: text.slice(start, end) },
      unquoted.slice(start, end),
    );
  });
}

interface FactInput {
  statement: Statement;
  clause: Statement;
  before: Statement | undefined;
  single: boolean;
}

const SHORT_FACT = 40;

/** The sentence; of several deadlines in one, its clause; "Hạn cuối: 20/11/2027." needs the sentence before it. */
function factOf({ statement, clause, before, single }: FactInput): string {
  if (single || clause === statement) {
    const fact = sentenceFact(statement);
    const related = before?.locator === statement.locator && !before.heading;
    return fact.length < SHORT_FACT && related ? `${before.text} ${fact}` : fact;
  }
  const label = /^[^:;.]{3,80}:\s/u.exec(statement.text)?.[0] ?? "";
  const own = clause.text.trim();
  return sentenceFact({
    ...statement,
    text: `${own.startsWith(label.trim()) ? "" : label}${own}`.replace(/(?<![.!?])$/u, "."),
  });
}

function dated(statement: Statement): Deadline[] {
  const { folded, text, leads } = statement;
  const context = `${leads.map((lead) => lead.folded).join(" ")} ${folded}`;
  const hasActor = whoMust(statement, statement) !== null;
  return [...folded.matchAll(DATED)].flatMap((match) => {
    const at = match.index + match[0].length;
    const date = dateAt(folded, at);
    if (!date || date.iso === null) return [];
    const lead = match[1] ?? "";
    const latest = /cham nhat|muon nhat|khong |\bhan\b|tien do|thoi gian|xong/.test(lead);
    const span = { text, folded, context, hasActor, start: match.index, end: date.end };
    if (!latest && !asksForDay(span, lead.startsWith("den"))) return [];
    const words = text.slice(match.index, date.end);
    // "trước ngày …" ends the day before; the printed day is kept and the words say which.
    const strict = /^truoc/.test(lead) ? words : null;
    return [{ due: date.iso, within: strict, share: latest ? 0.93 : 0.82 }];
  });
}

/** The day named at `at`; "chậm nhất 10 tháng 11 năm 2027" lacks the word in front. */
function dateAt(folded: string, at: number): { iso: IsoDate | null; end: number } | undefined {
  const day = /^\d{1,2} thang /.test(folded.slice(at)) ? "ngay " : "";
  const date = findDates(day + folded.slice(at)).find((found) => found.start <= 2);
  return date && { iso: date.iso, end: at + date.end - day.length };
}

/** "Từ ngày 01/01/2028, Cổng từ chối tệp không có mã": the day from which the old way is closed. */
function refused({ folded, text }: Statement): Deadline[] {
  return [...folded.matchAll(REFUSED_FROM)].flatMap((match) => {
    const at = match.index + match[0].length;
    const date = findDates(folded.slice(at)).find((found) => found.start <= 2);
    if (!date || date.iso === null || !REFUSES.test(folded.slice(at + date.end))) return [];
    const within = text.slice(match.index, at + date.end).replace(/^[^\p{L}]+/u, "");
    return [{ due: date.iso, within, share: 0.82 }];
  });
}

function termed({ folded }: Statement): Deadline[] {
  const match = TERMED.exec(folded);
  const date = match && findDates(folded.slice(match.index + match[0].length))[0];
  if (!date || date.start > 2 || date.iso === null) return [];
  return [{ due: date.iso, within: null, share: 0.9 }];
}

/** What comes again: "hằng quý trước ngày 15 của tháng cuối quý"; a mere "định kỳ" counts where no day is told. */
function yearly({ folded, text, leads }: Statement): Deadline[] {
  const context = `${leads.map((lead) => lead.folded).join(" ")} ${folded}`;
  if (!DUTY.test(context)) return [];
  const all = [...folded.matchAll(YEARLY)];
  const told = all.filter(
    ([words]) => /\d|\bthu (?!tu\b)/.test(words) || !words.startsWith("dinh"),
  );
  return (told.length > 0 ? told : all.slice(0, 1)).map((match) => {
    const end = match.index + match[0].length;
    const within = text.slice(match.index, end);
    // "hằng năm (trước ngày 15/12)"
    const closing = within.includes("(") && !within.includes(")") && text[end] === ")" ? ")" : "";
    return { due: null, within: within + closing, share: 0.85 };
  });
}

/** "trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ": up to the end of the phrase. */
function spans({ folded, text, leads }: Statement): Deadline[] {
  const context = `${leads.map((lead) => lead.folded).join(" ")} ${folded}`;
  return [...folded.matchAll(SPAN)].flatMap((match) => {
    const end = match.index + match[0].length;
    const anchor = ANCHOR.exec(folded.slice(end))?.[0] ?? "";
    // A span that counts from an event is asked of somebody, whatever the verb.
    if (anchor === "" && !DUTY.test(context)) return [];
    if (limitsNothing({ folded, start: match.index, end, anchor })) return [];
    const within = text.slice(match.index, end + anchor.length).trim();
    return [{ due: null, within, share: anchor === "" ? 0.8 : 0.88 }];
  });
}

/** A span of a condition, of what goes on, or of how long something is kept. */
function limitsNothing(span: { folded: string; start: number; end: number; anchor: string }) {
  const { folded, start, end, anchor } = span;
  if (GOES_ON.test(folded.slice(0, end) + folded.slice(end + anchor.length))) return true;
  if (NO_SPAN.test(folded.slice(0, start))) return true;
  // "lưu trữ ít nhất 10 năm kể từ …" asks how long, "ít nhất 60 ngày trước khi …" until when.
  return folded.startsWith("it nhat", start) && !/^,? ?truoc/.test(anchor);
}

interface Read {
  statement: Statement;
  clause: Statement;
  deadline: Deadline;
  fact: string;
}

function toProvision(
  { statement, clause, deadline, fact }: Read,
  weight: number,
): ProposedProvision {
  const { due, within, share } = deadline;
  const who = whoMust(clause, statement);
  const provision: Provision = {
    locator: statement.locator,
    kind: "deadline",
    fact,
    ...(who !== null && { who }),
    ...(due !== null && { due }),
    ...(within !== null && within.length >= 2 && { within }),
    asks: [],
    confidence: confidenceStep(share * weight),
  };
  return { provision, evidence: evidenceOf(statement, round(share * weight)) };
}
