/** "Từ 01/01/2027 có quy định gì mới bắt đầu áp dụng": all documents and provisions that begin on one day. */
import { displayDate } from "../../domain/reference/vietnamese-date.ts";
import { checkedTo } from "../../domain/regulation/checked-to.ts";
import type { IsoDate, Provision, RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { canBeBasis } from "../../domain/regulation/status.ts";
import { fold } from "../../domain/text/fold.ts";
import { emptyDraft, type Outcome, type Turn } from "./answer-deps.ts";
import { callIt, type Statement } from "./statement.ts";
import { introduce } from "./status-statements.ts";
import { contentSize } from "./terms.ts";
import type { Question } from "./understand.ts";

const MOST = 12;

const FROM_DAY = /\b(?:tu|ke tu|bat dau tu|sang) (?:ngay )?\d{1,2}\/\d{1,2}\/20\d\d\b(?! den| toi)/;
const ASKS_NEW =
  /\b(?:quy dinh|van ban|nghia vu|yeu cau|viec|cai|dieu) (?:nao|gi)\b|\bco (?:nhung )?(?:gi|quy dinh|van ban|yeu cau)\b|\bphai (?:lam|thuc hien|co) (?:nhung )?gi\b|\bgi moi\b/;
/** Words that name no subject. Folded. */
const FRAME =
  /\b(?:tu|ke|ngay|sang|co|nhung|cac|quy dinh|van ban|nghia vu|yeu cau|viec|cai|dieu|nao|gi|moi|bat dau|bat buoc|ap dung|hieu luc|thuc hien|phai|lam|doi voi|voi|cho|cua|co so|don vi|kham benh|chua benh|kham chua benh|kcb|y te|nganh|benh vien|phong kham|khong|ko|can|luu y|chu y|thay doi|them)\b/g;

/** null where the question has a subject of its own, or nothing begins on that day. */
export function answerFromDay(question: Question, turn: Turn): Outcome | null {
  const text = fold(question.text);
  const [day, other] = question.dates;
  if (day === undefined || other !== undefined) return null;
  if (!FROM_DAY.test(text) || !ASKS_NEW.test(text)) return null;
  const rest = text.replace(/\d{1,2}\/\d{1,2}\/20\d\d/g, " | ").replace(FRAME, " | ");
  if (contentSize(turn.terms(rest)) > 0) return null;
  const documents = turn.register.entries.filter((entry) => isMeant(entry, turn));
  const begun = documents.filter((entry) => entry.effective === day);
  const found = documents.flatMap((entry) => beginning(entry, day).map((one) => ({ entry, one })));
  const statements: Statement[] = [
    ...begun.map((entry) => introduce(entry, turn.citer, turn.asOf)),
    ...found.map(({ entry, one: { fact, locator } }) => ({
      text: `${fact.replace(/\.$/, "")} (${callIt(entry)}${locator === null ? "" : `, ${locator}`}).`,
      citations: [turn.citer.passage(entry, { text: fact, locator })],
    })),
  ];
  if (statements.length === 0) return null;
  const draft = emptyDraft();
  const more = statements.length > MOST ? `, nêu ${MOST}` : "";
  draft.opening = `Văn bản, quy định bắt đầu áp dụng từ ${displayDate(day)} (${statements.length}${more}):`;
  draft.statements.push(...statements.slice(0, MOST));
  const about = [...new Set([...begun, ...found.map(({ entry }) => entry)])];
  draft.verified = checkedTo(about);
  return { draft, about };
}

function isMeant(entry: RegisterEntry, { citer }: Turn): boolean {
  const status = citer.status(entry);
  return entry.scope === "national" && (canBeBasis(status) || status.code === "upcoming");
}

/** Provisions that say that they begin on the day, of a document that began before or begins then. */
const beginning = (entry: RegisterEntry, day: IsoDate): Provision[] =>
  entry.provisions.filter(
    ({ from, fact }) =>
      !/hết hiệu lực/.test(fact) &&
      (from === day || new RegExp(`(?:Từ|từ)(?: ngày)? ${displayDate(day)}`).test(fact)),
  );
