/** "Ký ngày nào, ai ban hành, về cái gì": type, day, issuer and title of a document, whatever its status. */
import type { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { fold } from "../../domain/text/fold.ts";
import type { Turn } from "./answer-deps.ts";
import { isDead } from "./premises/document-premises.ts";
import type { Statement } from "./statement.ts";
import { introduce } from "./status-statements.ts";
import type { Question } from "./understand.ts";

/** Type, date, issuer, title and status: first where they are asked for, else behind the answer. */
export function identityOf(question: Question, entry: RegisterEntry, turn: Turn): Statement {
  const statement = introduce(entry, turn.citer, turn.asOf);
  return { ...statement, lead: leads(question, entry, turn) };
}

/** "… còn dùng không, bản mới là gì" of a dead document asks for what applies now, not for what it was. */
function leads(question: Question, entry: RegisterEntry, turn: Turn): boolean {
  const { intents } = question;
  const asksStatus = intents.has("status") || intents.has("replaced-by");
  if (asksStatus && !asksDates(question) && isDead(entry, turn.citer)) return false;
  const said = fold(question.text);
  // "Luật An ninh mạng mới số mấy": of a document called by its name the number is asked.
  const isByName = question.named.some((one) => one.entry === entry && one.reference.end === 0);
  return ASKS_IDENTITY.test(said) || (isByName && ASKS_NUMBER.test(said));
}

const ASKS_NUMBER = /\bso (?:hieu )?(?:la )?(?:may|bao nhieu|gi|nao)\b|\bso (?:ky )?hieu\b/;

/** Day of signing, issuer, title: no statement of the document answers that. */
const ASKS_DATES =
  /\bky (?:ngay|hom|khi|luc|bua|nam) (?:nao|may)|\bngay (?:ky|ban hanh)\b|\bai (?:ban hanh|ky)\b|(?:co quan|bo|don vi) nao (?:ban hanh|ky|ra)|\btrich yeu|ban hanh (?:ngay|khi|luc) nao/;
const ASKS_IDENTITY =
  /\bky (?:ngay|hom|khi|luc|bua|nam) (?:nao|may)|\bngay (?:ky|ban hanh)|\bai (?:ban hanh|ky)|(?:co quan|bo|don vi) nao (?:ban hanh|ky|ra)|\bten (?:day du|goi|la)|\btrich yeu|\bve (?:cai |viec )?gi\b|\bla (?:van ban |quyet dinh |thong tu |nghi dinh |luat |ke hoach |cong van )?gi\b|ban hanh (?:ngay|khi|luc) nao/;

export const asksDates = (question: Question): boolean => ASKS_DATES.test(fold(question.text));
