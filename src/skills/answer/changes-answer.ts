/** "Văn bản nào sắp hết hiệu lực?", "từ 2024 đến nay có gì mới về …": changes of status between two dates. */
import { displayDate } from "../../domain/reference/vietnamese-date.ts";
import { checkedTo } from "../../domain/regulation/checked-to.ts";
import type { Change } from "../../domain/regulation/register.ts";
import { fold } from "../../domain/text/fold.ts";
import { emptyDraft, type Outcome, type Turn } from "./answer-deps.ts";
import { callIt, type Statement } from "./statement.ts";
import { contentSize, type Question } from "./understand.ts";

const WORDS: Record<Change["kind"], string> = {
  "takes-effect": "có hiệu lực",
  replaced: "hết hiệu lực",
  "partly-repealed": "hết hiệu lực một phần",
  amended: "được sửa đổi",
  "taken-over": "được văn bản khác thay vai trò trên thực tế",
  "period-ends": "hết giai đoạn áp dụng",
};

export function answerChanges(question: Question, turn: Turn): Outcome | null {
  const span = spanOf(question.text, turn.asOf);
  if (!span) return null;
  const related = contentSize(question.terms) > 1 ? new Set(relatedTo(question, turn)) : null;
  const changes = turn.register
    .changes(span.from, span.to)
    .filter((change) => change.entry.scope === "national")
    .filter((change) => related === null || related.size === 0 || related.has(change.entry));
  // An empty list says what the store lacks, nothing of the world.
  if (changes.length === 0) return null;
  const draft = emptyDraft();
  const shown = changes.slice(-14);
  draft.opening = `Thay đổi từ ${displayDate(span.from)} đến ${displayDate(span.to)} (${changes.length}${changes.length > shown.length ? `, nêu ${shown.length} thay đổi gần nhất` : ""}):`;
  draft.statements.push(...shown.map((change) => changeStatement(change, turn)));
  draft.verified = checkedTo(changes.map((change) => change.entry));
  return { draft, about: shown.map((change) => change.entry) };
}

export function changeStatement(change: Change, turn: Turn): Statement {
  const by = change.by === null ? "" : ` theo ${callIt(change.by.acting)}`;
  const dead = change.kind === "replaced" || change.kind === "period-ends";
  return {
    text: `${displayDate(change.date)}: ${callIt(change.entry)} (${change.entry.title}) ${WORDS[change.kind]}${by}.`,
    citations: [
      ...(change.by === null ? [] : [turn.citer.effect(change.by)]),
      turn.citer.heading(change.entry, dead ? "superseded" : "basis"),
    ],
  };
}

function relatedTo(question: Question, turn: Turn) {
  const found = turn.evidence.find(question.terms, { limit: 60 });
  const floor = (found[0]?.score ?? 0) * 0.6;
  return found
    .filter((one) => one.score >= floor && one.coverage >= 0.4)
    .map((one) => one.unit.entry);
}

/** The days asked about: "sắp hết hiệu lực" = the next 90; "từ 2024 đến 2026", "so với năm 2023". */
function spanOf(text: string, asOf: string): { from: string; to: string } | null {
  const folded = fold(text);
  const years = [...folded.matchAll(/\b(20[12]\d|2030)\b/g)]
    .map((match) => Number(match[1]))
    .sort((a, b) => a - b);
  const days = /(\d{1,3}) ngay (?:toi|nua|toi day)/.exec(folded)?.[1];
  if (/sap (?:het|co|toi)|trong thoi gian toi|toi day/.test(folded) || days !== undefined) {
    return { from: asOf, to: addDays(asOf, Number(days ?? 90)) };
  }
  const [first, last] = [years[0], years.at(-1)];
  if (first !== undefined && last !== undefined && first !== last) {
    // "2027 so với 2026": what comes in the later year.
    if (/so voi/.test(folded)) return { from: `${last}-01-01`, to: `${last}-12-31` };
    return { from: `${first}-01-01`, to: `${last}-12-31` };
  }
  if (first !== undefined)
    return {
      from: `${first}-01-01`,
      to: first >= Number(asOf.slice(0, 4)) ? `${first}-12-31` : asOf,
    };
  if (/co gi moi|moi ban hanh|gi moi|thay doi gi/.test(folded))
    return { from: addDays(asOf, -365), to: asOf };
  return null;
}

function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}
