/** "Thông tư cấp giấy chứng sinh mới bắt đầu áp dụng ngày nào": the first day of a document that is called by its subject. */
import { TYPE_WORDS } from "../../domain/reference/document-types.ts";
import { checkedTo } from "../../domain/regulation/checked-to.ts";
import type { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { canBeBasis } from "../../domain/regulation/status.ts";
import { fold } from "../../domain/text/fold.ts";
import { emptyDraft, type Outcome, type Turn } from "./answer-deps.ts";
import type { Scored } from "./evidence.ts";
import { introduce } from "./status-statements.ts";
import type { Question } from "./understand.ts";

const OF_TYPE =
  /^(?:\S+ ){0,2}?(thong tu|nghi dinh|luat|quyet dinh|nghi quyet|chi thi)\b(?! (?:nao|gi|so))/;
const ASKS_START =
  /\b(?:bat dau )?(?:ap dung|co hieu luc|hieu luc|thi hanh)(?: chinh thuc)? (?:ke )?(?:tu |vao )?(?:ngay|khi|bao|luc|thang) (?:nao|gio|may)\b|\b(?:tu )?(?:khi|ngay) nao (?:thi )?(?:co hieu luc|ap dung|bat dau)\b/;
/** Share of the subject that title and names must carry. */
const LEAST_HEAD = 0.5;

/** null where no one document in force is called so. */
export function answerStart(
  question: Question,
  ranked: readonly Scored[],
  turn: Turn,
): Outcome | null {
  const said = fold(question.text);
  const word = OF_TYPE.exec(said)?.[1];
  if (word === undefined || !ASKS_START.test(said)) return null;
  const type = TYPE_WORDS.find(([pattern]) => pattern.test(word))?.[1];
  const entry = calledSo(type, ranked, turn);
  if (entry === null) return null;
  const draft = emptyDraft();
  draft.statements.push(introduce(entry, turn.citer, turn.asOf));
  draft.verified = checkedTo([entry]);
  draft.suggestions = [`${entry.symbol} thay văn bản nào?`];
  return { draft, about: [entry] };
}

/** The one document of the type whose title carries most of the subject. */
function calledSo(
  type: string | undefined,
  ranked: readonly Scored[],
  turn: Turn,
): RegisterEntry | null {
  const heads = new Map<RegisterEntry, number>();
  for (const { unit, head } of ranked)
    if (unit.entry.type === type && head >= LEAST_HEAD && isMeant(unit.entry, turn))
      heads.set(unit.entry, Math.max(head, heads.get(unit.entry) ?? 0));
  const [best, second] = [...heads].toSorted((a, b) => b[1] - a[1]);
  return best === undefined || second?.[1] === best[1] ? null : best[0];
}

function isMeant(entry: RegisterEntry, { citer }: Turn): boolean {
  const status = citer.status(entry);
  return entry.effective !== null && (canBeBasis(status) || status.code === "upcoming");
}
