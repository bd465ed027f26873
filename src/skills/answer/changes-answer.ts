/** "Văn bản nào sắp hết hiệu lực?", "từ 2024 đến nay có gì mới về …": changes of status between two dates. */
import { displayDate, findDates } from "../../domain/reference/vietnamese-date.ts";
import { checkedTo } from "../../domain/regulation/checked-to.ts";
import type { Change } from "../../domain/regulation/register.ts";
import type { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { canBeBasis } from "../../domain/regulation/status.ts";
import { fold } from "../../domain/text/fold.ts";
import { emptyDraft, type Outcome, type Turn } from "./answer-deps.ts";
import { kindsOf } from "./change-kinds.ts";
import { callIt, type Statement } from "./statement.ts";
import { introduce, titleOf } from "./status-statements.ts";
import { contentSize, type Terms } from "./terms.ts";
import type { Question } from "./understand.ts";

const WORDS: Record<Change["kind"], string> = {
  "takes-effect": "có hiệu lực",
  replaced: "hết hiệu lực",
  "partly-repealed": "hết hiệu lực một phần",
  amended: "được sửa đổi",
  "taken-over": "được văn bản khác thay vai trò trên thực tế",
  "period-ends": "hết giai đoạn áp dụng",
  doubted: "chưa rõ còn hiệu lực hay không",
};

export function answerChanges(question: Question, turn: Turn): Outcome | null {
  const span = spanOf(question.text, turn.asOf);
  if (!span) return null;
  const terms = turn.terms(fold(question.text).replace(FRAME, " | "));
  const related = contentSize(terms) > 1 ? new Set(relatedTo(terms, turn)) : null;
  const said = fold(question.text);
  // "Sắp có hiệu lực" asks for what begins; "có gì mới" for all that changes.
  const kinds = kindsOf(/\bsap\b/.test(said) ? said : "");
  const changes = turn.register
    .changes(span.from, span.to)
    .filter((change) => change.entry.scope === "national" && kinds.has(change.kind))
    .filter((change) => related === null || related.size === 0 || related.has(change.entry));
  // An empty list says what the store lacks, nothing of the world.
  if (changes.length === 0) return null;
  const draft = emptyDraft();
  const shown = changes.slice(-14);
  draft.opening = `Thay đổi từ ${displayDate(span.from)} đến ${displayDate(span.to)} (${changes.length}${changes.length > shown.length ? `, nêu ${shown.length} thay đổi gần nhất` : ""}):`;
  draft.statements.push(
    ...nowInForce(shown, related, turn),
    ...livingFirst(shown, turn).map((change) => changeStatement(change, turn)),
  );
  draft.verified = checkedTo(changes.map((change) => change.entry));
  return { draft, about: shown.map((change) => change.entry) };
}

/** What changes are listed for: "sắp hết hiệu lực", "thay đổi gì từ 01/07/2026"; else the change is told by its facts. */
export function asksWhichChange(text: string): boolean {
  const folded = fold(text);
  if (/\b(?:sap|moi co hieu luc|chua co hieu luc|moi ban hanh|van ban nao)\b/.test(folded))
    return true;
  return (
    /\b(?:thay doi|khac|doi|co) (?:nhung )?(?:gi|cho nao|o dau|the nao|ra sao|nhau)\b|\bkhac (?:nam )?20\d\d\b/.test(
      folded,
    ) && /\b(?:20[12]\d|2030)\b/.test(folded)
  );
}

export function changeStatement(change: Change, turn: Turn): Statement {
  const by = change.by === null ? "" : ` theo ${callIt(change.by.acting)}`;
  const dead = change.kind === "replaced" || change.kind === "period-ends";
  return {
    text: `${displayDate(change.date)}: ${callIt(change.entry)}${titleOf(change.entry)} ${WORDS[change.kind]}${by}.`,
    citations: [
      ...(change.by === null ? [] : [turn.citer.effect(change.by)]),
      turn.citer.heading(change.entry, dead ? "superseded" : "basis"),
    ],
  };
}

/** In order of date; on one day the documents that may be a basis before the dead ones. */
export function livingFirst(changes: readonly Change[], turn: Turn): Change[] {
  const dead = ({ entry }: Change) => Number(!canBeBasis(turn.citer.status(entry)));
  return changes.toSorted((a, b) => a.date.localeCompare(b.date) || dead(a) - dead(b));
}

/** Words that ask for changes and their time, not for a subject. */
const FRAME =
  /\b(?:khung phap ly|phap ly|phap luat|quy dinh|van ban|thong tu|nghi dinh|luat|thay doi|khac|doi|moi|co gi|cho nao|o dau|the nao|ra sao|gi|so voi|nam|thang|ngay|ke tu|tu|sang|den|nay|truoc|sau|ve|hieu luc|sap|het|co|nhung|cac|nao|[\d/.]+)\b/g;

/** What applies now of the subject, in front of how it came about. */
function nowInForce(
  shown: readonly Change[],
  related: ReadonlySet<RegisterEntry> | null,
  { citer, asOf }: Turn,
): Statement[] {
  if (related === null) return [];
  const begun = shown.filter(({ kind }) => kind === "takes-effect").map(({ entry }) => entry);
  const main = [...related].find(
    (entry) => begun.includes(entry) && canBeBasis(citer.status(entry)),
  );
  return main === undefined ? [] : [introduce(main, citer, asOf)];
}

function relatedTo(terms: Terms, turn: Turn) {
  const found = turn.evidence.find(terms, { limit: 60 });
  const floor = (found[0]?.score ?? 0) * 0.6;
  return found
    .filter((one) => one.score >= floor && one.coverage >= 0.4)
    .map((one) => one.unit.entry);
}

/** The days asked about: "sắp hết hiệu lực" = the next 90; "từ 2024 đến 2026", "so với năm 2023". */
function spanOf(text: string, asOf: string): Span | null {
  const folded = fold(text);
  const years = [...folded.matchAll(/\b(20[12]\d|2030)\b/g)]
    .map((match) => Number(match[1]))
    .sort((a, b) => a - b);
  const days = /(\d{1,3}) ngay (?:toi|nua|toi day)/.exec(folded)?.[1];
  if (/sap (?:het|co|toi)|trong thoi gian toi|toi day/.test(folded) || days !== undefined) {
    return { from: asOf, to: addDays(asOf, Number(days ?? 90)) };
  }
  const [day] = findDates(folded)
    .map(({ iso }) => iso)
    .filter((iso) => iso !== null);
  if (day !== undefined && /\b(?:tu|ke tu|sau|truoc|ngay)\b/.test(folded)) {
    return { from: day, to: day < asOf ? asOf : addDays(day, 365) };
  }
  return ofYears(years, folded, asOf) ?? ofLastYear(folded, asOf);
}

function ofYears(years: readonly number[], folded: string, asOf: string): Span | null {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return null;
  if (first === last) {
    return {
      from: `${first}-01-01`,
      to: first >= Number(asOf.slice(0, 4)) ? `${first}-12-31` : asOf,
    };
  }
  // "2027 so với 2026", "từ 2025 sang 2026": what comes in the later year.
  const isLater = /so voi|\bkhac\b|\bsang\b/.test(folded);
  return { from: `${isLater ? last : first}-01-01`, to: `${last}-12-31` };
}

const ofLastYear = (folded: string, asOf: string): Span | null =>
  /co gi moi|moi ban hanh|gi moi|thay doi gi/.test(folded)
    ? { from: addDays(asOf, -365), to: asOf }
    : null;

interface Span {
  from: string;
  to: string;
}

function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}
