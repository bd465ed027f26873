/** "Đến cuối năm nay phải xong gì", "quý này văn bản nào có hiệu lực": due dates and changes of a stretch of time. */
import { displayDate } from "../../domain/reference/vietnamese-date.ts";
import { checkedTo, mostlySeen } from "../../domain/regulation/checked-to.ts";
import { dueDates } from "../../domain/regulation/due-dates.ts";
import type { IsoDate, RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { fold } from "../../domain/text/fold.ts";
import { emptyDraft, type Outcome, type Turn } from "./answer-deps.ts";
import { kindsOf } from "./change-kinds.ts";
import { changeStatement, livingFirst } from "./changes-answer.ts";
import { answerFromDay } from "./from-day.ts";
import { callIt, type Statement } from "./statement.ts";
import { contentSize } from "./terms.ts";
import type { Question } from "./understand.ts";
import { type Window, windowOf } from "./windows.ts";

const MOST = 12;

/** A list of what must be done is asked for. */
const ASKS_DUE =
  /\b(?:cac|nhung) (?:han|han chot|deadline|moc)\b|\b(?:han|han chot|deadline|moc|nghia vu|den han|toi han|phai (?:lam|xong|hoan thanh|thuc hien|co|trien khai)|can (?:lam|xong|hoan thanh))\b.{0,24}\b(?:gi|nao|nhung|may|ko|khong)\b|\b(?:nhung|cac|co|viec|may) (?:\S+ ){0,3}(?:han|deadline|moc|viec)\b.{0,30}\b(?:phai|nao|gi|khong|ko)\b/;
const ASKS_DOCUMENTS =
  /\b(?:van ban|thong tu|nghi dinh|luat|quyet dinh|quy dinh|cai)(?: \S+){0,3}? (?:nao|gi|moi|sap)\b|\bco (?:gi|van ban|quy dinh)(?: nao| gi)? moi\b|\bgi moi\b/;
const CHANGING =
  /\b(?:hieu luc|ap dung|het han|bi thay|thay the|bai bo|sua doi|ban hanh|thay doi|moi)\b/;

export function answerWindow(question: Question, turn: Turn): Outcome | null {
  const begun = answerFromDay(question, turn);
  if (begun) return begun;
  const window = windowOf(question.text, turn.asOf);
  if (window === null) return null;
  const text = fold(question.text);
  const subject = subjectOf(question, window, turn);
  if (ASKS_DUE.test(text) && !/\b(?:van ban|thong tu|nghi dinh) nao\b/.test(text)) {
    return dueIn(window, subject, question, turn);
  }
  if (!ASKS_DOCUMENTS.test(text) || !CHANGING.test(text)) return null;
  return changesIn(window, subject, text, turn);
}

/** Documents of the subject that stands beside the time; null where there is none. */
function subjectOf(question: Question, window: Window, turn: Turn): Set<RegisterEntry> | null {
  const rest = `${question.text.slice(0, window.start)} ${question.text.slice(window.end)}`;
  const bare = fold(rest).replace(FRAME_WORDS, " ");
  const terms = turn.terms(bare);
  if (contentSize(terms) < 2) return null;
  const found = turn.evidence.find(terms, { limit: 60 });
  const floor = (found[0]?.score ?? 0) * 0.6;
  const near = found.filter((one) => one.score >= floor && one.coverage >= 0.45);
  return near.length === 0 ? null : new Set(near.map((one) => one.unit.entry));
}

const FRAME_WORDS =
  /\b(?:van ban|thong tu|nghi dinh|luat|quyet dinh|quy dinh|hieu luc|het|co|sap|moi|nao|gi|nhung|cac|han chot|han|deadline|moc|nghia vu|viec|phai|lam|xong|hoan thanh|don vi|minh|toi|em|ben|ttyt|benh vien|trung tam y te|bat dau|ap dung|ban hanh|thay doi|thay the|bi|trong|tu|gio|nay|den|toi|cuoi|ke|liet|can|thuc hien|nam|thang|quy|ngay|sau|ad|ko|khong|duoc|cho|ra|se|chu y|luu y|dang)\b/g;

function dueIn(
  window: Window,
  subject: ReadonlySet<RegisterEntry> | null,
  question: Question,
  turn: Turn,
): Outcome | null {
  const from = window.from < turn.asOf ? turn.asOf : window.from;
  const due = dueDates(turn.register, { asOf: turn.asOf, from, facility: question.facility })
    .filter((one) => one.due <= window.to)
    .flatMap((one) => {
      const entry = turn.register.byId(one.documentId);
      return entry?.scope === "national" ? [{ ...one, entry }] : [];
    })
    .filter(({ entry }) => subject === null || subject.has(entry));
  if (due.length === 0) return null;
  const statements: Statement[] = due.slice(0, MOST).map(({ due: day, entry, fact, locator }) => ({
    text: `${displayDate(day)} (còn ${daysTo(day, turn.asOf)} ngày): ${fact.replace(/\.$/, "")} (${callIt(entry)}${locator === null ? "" : `, ${locator}`}).`,
    citations: [turn.citer.passage(entry, { text: fact, locator })],
  }));
  const draft = emptyDraft();
  const more = due.length > MOST ? `, nêu ${MOST} hạn gần nhất` : "";
  draft.opening = `Các hạn từ ${displayDate(from)} đến ${displayDate(window.to)} (${due.length}${more}), gần nhất trước:`;
  draft.statements.push(...statements);
  if (question.facility === null) {
    draft.cautions.push("Hạn nào ghi rõ loại cơ sở thì chỉ áp dụng cho loại đó.");
  }
  const about = [...new Set(due.map(({ entry }) => entry))];
  draft.verified = checkedTo(about);
  return { draft, about };
}

function changesIn(
  window: Window,
  subject: ReadonlySet<RegisterEntry> | null,
  text: string,
  turn: Turn,
): Outcome | null {
  const kinds = kindsOf(text);
  const all = turn.register
    .changes(window.from, window.to)
    .filter(({ entry, kind }) => entry.scope === "national" && kinds.has(kind))
    .filter(({ entry }) => subject === null || subject.has(entry))
    .filter(
      ({ entry, kind }) => kind !== "takes-effect" || turn.citer.status(entry).code !== "replaced",
    );
  const keyed = all.map((one) => [`${one.kind} ${one.entry.symbol} ${one.date}`, one] as const);
  const changes = [...new Map(keyed).values()];
  if (changes.length === 0) return nothing(window, turn);
  const shown = window.from >= turn.asOf ? changes.slice(0, MOST) : changes.slice(-MOST);
  const draft = emptyDraft();
  const more = changes.length > shown.length ? `, nêu ${shown.length}` : "";
  draft.opening = `Thay đổi từ ${displayDate(window.from)} đến ${displayDate(window.to)} (${changes.length}${more}):`;
  draft.statements.push(...livingFirst(shown, turn).map((change) => changeStatement(change, turn)));
  draft.verified = checkedTo(changes.map(({ entry }) => entry));
  return { draft, about: shown.map(({ entry }) => entry) };
}

function nothing(window: Window, turn: Turn): Outcome {
  const draft = emptyDraft();
  draft.kind = "not-found";
  const verified = mostlySeen(turn.register.entries);
  draft.opening = `Không tìm thấy trong kho thay đổi nào từ ${displayDate(window.from)} đến ${displayDate(window.to)}${verified === null ? "" : ` (đối chiếu đến ${displayDate(verified)})`}; văn bản chưa nạp thì không tính được.`;
  return { draft, about: [] };
}

const daysTo = (day: IsoDate, asOf: IsoDate): number =>
  Math.round((Date.parse(day) - Date.parse(asOf)) / 86_400_000);
