/** "Hạn mức trước và sau 09/9/2026", "VAT 2026 và 2027 khác gì": what holds of a subject on either of two days, side by side. */
import type { Citation } from "../../domain/answer/answer.ts";
import { displayDate, findDates } from "../../domain/reference/vietnamese-date.ts";
import type { IsoDate } from "../../domain/regulation/register-entry.ts";
import { canBeBasis } from "../../domain/regulation/status.ts";
import { fold } from "../../domain/text/fold.ts";
import { emptyDraft, type Outcome, type Turn } from "./answer-deps.ts";
import { quantitiesOf } from "./premises/quantities.ts";
import { makeCiter, type Statement } from "./statement.ts";
import { introduce } from "./status-statements.ts";
import { answerSubject } from "./subject-answer.ts";
import { contentSize } from "./terms.ts";
import type { Question } from "./understand.ts";

/** The words that only compare, and the days compared. */
const FRAME =
  /\b(?:trong |nam |ngay |thang )*(?:[\d]{1,2}[/.-][\d]{1,2}[/.-])?20\d\d\b|\b(?:trước và sau|trước|sau|khác nhau|khác gì|khác|so với|thay đổi|thế nào|ra sao|như thế nào|chỗ nào|ở đâu|nhau|gì|năm|ngày|từ|sang|và|truoc va sau|truoc|khac nhau|khac gi|khac|so voi|thay doi|the nao|ra sao|nhu the nao|cho nao|o dau|nhau|gi|nam|ngay|tu|sang|va|với|voi)(?![\p{L}\p{N}])/giu;

interface Side {
  label: string;
  /** The day for which it is told. */
  day: IsoDate;
  /** From when it is so called. */
  from: IsoDate;
}

/** null where no two days are compared, or one of them has no statement of the subject, or both have the same. */
export function answerOnTwoDays(question: Question, turn: Turn): Outcome | null {
  const sides = sidesOf(question.text);
  if (sides === null) return null;
  const text = question.text.replace(FRAME, " ");
  const terms = { ...turn.terms(text), typed: question.terms.typed };
  if (contentSize(terms) === 0) return null;
  const outcomes = sides.map(({ day }) => onDay({ ...question, text, terms }, day, turn));
  const [before, after] = outcomes;
  if (!before || !after) return null;
  const [one, other] = [tellingOf(before), tellingOf(after)];
  if (one === undefined || other === undefined || one.text === other.text) return null;
  const draft = emptyDraft();
  const told = [one, other].map((statement, at) => ({
    ...statement,
    text: labelled(sides[at]?.label ?? "", statement.text),
    citations: statement.citations.map((citation) => asOfNow(citation, turn)),
  }));
  // What holds today goes first.
  const isBegun = sides[1].from <= turn.asOf;
  const ordered = isBegun ? told.toReversed() : told;
  draft.statements.push(...ordered.map((statement, at) => ({ ...statement, lead: at === 0 })));
  const [main] = after.about;
  if (main !== undefined) draft.statements.push(introduce(main, turn.citer, turn.asOf));
  draft.cautions.push(...after.draft.cautions);
  draft.verified = after.draft.verified;
  draft.suggestions = after.draft.suggestions;
  return { draft, about: [...new Set([...after.about, ...before.about])] };
}

/** The first statement with an amount or a rate, else the first. */
const tellingOf = ({ draft: { statements } }: Outcome): Statement | undefined =>
  statements.find(({ text }) =>
    quantitiesOf(text).some(({ dimension }) => dimension === "money" || dimension === "percent"),
  ) ?? statements[0];

/** "Từ ngày 09/09/2026: gói thầu …"; the statement's own "Từ 09/09/2026, …" is not said again. */
function labelled(label: string, text: string): string {
  const rest = text.replace(OWN_TIME, "");
  return `${label}: ${rest === text ? text : rest.slice(0, 1).toLocaleLowerCase("vi") + rest.slice(1)}`;
}

const OWN_TIME =
  /^(?:Từ|Đến hết|Trước)(?: ngày)? \d\d\/\d\d\/\d{4}(?: đến hết(?: ngày)? \d\d\/\d\d\/\d{4})?,? /u;

/** What held on the day compared may be dead today. */
function asOfNow(citation: Citation, { register, citer }: Turn): Citation {
  const [entry] = citation.symbol === null ? [] : register.bySymbol(citation.symbol);
  if (entry === undefined) return citation;
  const { status, replacedBy } = citer.heading(entry);
  const isDead = !canBeBasis(citer.status(entry)) && status !== "upcoming";
  return { ...citation, status, replacedBy, role: isDead ? "superseded" : citation.role };
}

function onDay(question: Question, day: IsoDate, turn: Turn): Outcome | null {
  const intents = new Set([...question.intents].filter((one) => !OF_CHANGE.has(one)));
  // What differs between two days is mostly a figure.
  intents.add("amount");
  const there = { ...turn, asOf: day, citer: makeCiter(turn.register, day) };
  return answerSubject({ ...question, intents }, there);
}

const OF_CHANGE: ReadonlySet<string> = new Set(["changes", "replaces", "replaced-by", "date"]);

/** A day and the one ahead of it, or the last days of two years. */
function sidesOf(text: string): [Side, Side] | null {
  const folded = fold(text);
  const days = findDates(text).flatMap(({ iso }) => (iso === null ? [] : [iso]));
  const [day, second] = [...new Set(days)].sort();
  if (day !== undefined && second !== undefined) return [onThe(day), onThe(second)];
  if (day !== undefined) {
    if (!BEFORE_AND_AFTER.test(folded)) return null;
    const eve = new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
    return [
      { label: `Trước ngày ${displayDate(day)}`, day: eve, from: eve },
      { label: `Từ ngày ${displayDate(day)}`, day, from: day },
    ];
  }
  const years = [...new Set([...folded.matchAll(/\b(20[12]\d|2030)\b/g)].map(([year]) => year))];
  const [first, last] = years.sort();
  if (first === undefined || last === undefined || first === last) return null;
  return [
    { label: `Năm ${first}`, day: `${first}-12-31`, from: `${first}-01-01` },
    { label: `Năm ${last} (từ 01/01/${last})`, day: `${last}-12-31`, from: `${last}-01-01` },
  ];
}

/** "Trước và sau 09/9/2026", "hạn mức thay đổi thế nào từ 9/9/2026". */
const BEFORE_AND_AFTER =
  /\btruoc\b.{0,12}\bsau\b|\b(?:thay doi|doi|khac|tang|giam)\b.{0,40}\b(?:tu|ke tu|sau)\b|\b(?:tu|ke tu)\b.{0,60}\b(?:thay doi|doi|khac|tang|giam)\b/;

const onThe = (day: IsoDate): Side => ({ label: `Ngày ${displayDate(day)}`, day, from: day });
