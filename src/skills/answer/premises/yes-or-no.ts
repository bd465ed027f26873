/**
 * The first word of an answer to a yes-or-no question: "Có.", "Không.", "Còn.", "Chưa.". Said only where the statement that
 * leads is surely about what was asked; else the statement stands alone. Pure.
 */
import type { RegisterEntry } from "../../../domain/regulation/register-entry.ts";
import type { DocumentStatus, StatusCode } from "../../../domain/regulation/status.ts";
import { fold } from "../../../domain/text/fold.ts";
import type { Scored } from "../evidence.ts";
import { ofSubject, suits } from "../select-facts.ts";
import { contentSize } from "../terms.ts";
import type { Question } from "../understand.ts";
import { mayAffirm } from "./affirmation.ts";
import { deniedIn, wordsOf } from "./wording-premise.ts";

const NOT = "(?:khong|ko|k|hong|hok|hem|hk|chua)";
const plain = (text: string): string =>
  fold(text)
    .replace(/[?!.,;:()"“”]/g, " ")
    .replace(/(?: (?:a|ad|em|anh|chi|sep|ban|admin|vay|z|nhe|nha|nhi|oi|ta|the|luon|roi))+\s*$/, "")
    .replace(/\s+/g, " ")
    .trim();

/** A yes or no is wanted, nothing else beside it. */
const IS_POLAR = new RegExp(`\\b${NOT}$|\\bco (?:phai|can|duoc|bat buoc)\\b`);
const IS_OPEN =
  /\b(?:nao|gi|bao nhieu|may|bao gio|bao lau|the nao|ra sao|vi sao|tai sao|o dau|dau|ai|khi)\b/;
/** "Có phải không cần …": a yes to a no is read either way. */
const IS_NEGATED =
  /\b(?:khong|ko|chua) (?:can|phai|duoc|bat buoc|ap dung|co|lam|ban hanh|nop|gui)\b/;

/** The statement itself leaves it open. */
const IS_UNSETTLED =
  /\btranh luan\b|\bhay khong\b|\bchua (?:ro|thong nhat|chac|thay|xac dinh|ket luan)\b|\bnhieu cach hieu\b|\b(?:can|nen) (?:doi chieu|hoi|xac minh)\b|\bdo .{2,30} quyet dinh\b|\bde .{2,30} quyet dinh\b/;

/** Share of the question's telling words that the statement itself or its ways of being asked for must carry. */
const SURE = 0.7;

export function yesOrNo(question: Question, fact: Scored | undefined): string | null {
  const claim = polarClaim(question);
  if (claim === null || fact === undefined || !isOfQuestion(fact, question)) return null;
  const told = fold(fact.unit.passage.text);
  if (IS_UNSETTLED.test(told)) return null;
  const shared = new Set([...fact.unit.body].filter((term) => question.terms.weights.has(term)));
  if (deniedIn(wordsOf(told), shared)) return "Không.";
  return affirms(claim, told, fact) && mayAffirm(question, fact) ? "Có." : null;
}

/** What is asked as a yes or no; null where something else is asked too, or the question denies. */
function polarClaim(question: Question): string | null {
  const said = plain(question.text);
  if (!IS_POLAR.test(said) || IS_OPEN.test(said) || question.intents.has("status")) return null;
  const claim = said.replace(new RegExp(`\\b${NOT}$`), "").trim();
  return IS_NEGATED.test(claim) ? null : claim;
}

/** The statement is surely about what was asked. */
function isOfQuestion(fact: Scored, question: Question): boolean {
  const { facility } = question;
  if (fact.unit.provision === null || !fact.key || !ofSubject(fact, question)) return false;
  if (facility !== null && !suits(fact, facility)) return false;
  return Math.max(carriedBy(fact, question), fact.ask) >= SURE;
}

/** The statement speaks in the mood of the question: a duty where a duty is asked for, a leave where a leave. */
function affirms(claim: string, told: string, { unit: { provision } }: Scored): boolean {
  if (/\b(?:khong|chua|chi|tru)\b/.test(told)) return false;
  if (ENDS.test(told) && !ENDS.test(claim)) return false;
  if (/\b(?:phai|bat buoc|can)\b/.test(claim))
    return /\bphai\b|\bbat buoc\b|\bcham nhat\b/.test(told) || provision?.kind === "duty";
  // What "phải được" be done is no leave.
  if (/\b(?:duoc|co the|cho phep)\b/.test(claim))
    return /\bduoc\b|\bco the\b/.test(told.replace(/\bphai duoc\b/g, " "));
  if (/\bbi phat\b/.test(claim)) return provision?.kind === "penalty";
  return true;
}

const ENDS = /\b(?:het (?:hieu luc|han|giai doan)|bai bo|huy bo|mat hieu luc)\b/;

function carriedBy({ unit: { body, askTerms } }: Scored, { terms }: Question): number {
  const words = [...terms.weights.keys()].filter((term) => !term.includes(" "));
  const told = words.filter((word) => body.has(word) || askTerms.has(word));
  return words.length < 2 ? 0 : told.length / words.length;
}

/** What is asked of the status: whether it still holds, has begun, or has ended. */
const STILL =
  /\bcon\b(?! (?:phai|can|tuy|doi voi)).{0,40}\b(?:hieu luc|ap dung|dung|xai|gia tri|su dung|thi hanh|can cu|vien dan|theo|khong|ko|k|hong|nua)\b|\b(?:van|dang) (?:con )?(?:hieu luc|ap dung|dung|xai|thi hanh)\b/;
const ENDED =
  /\b(?:het (?:hieu luc|han|gia tri)|bi (?:thay(?: the)?|bai bo|huy bo)|(?:duoc |co )?thay the|bai bo|bi thay)\b.{0,20}\b(?:chua|khong|ko|k)$/;
/** Another document in its place is asked for, or a clause that ends it: the end of its time is neither. */
const TAKEN_OVER = /\b(?:thay(?: the)?|bai bo|huy bo)\b/;
const BEGUN = /\b(?:co hieu luc|ap dung|hieu luc|thi hanh)\b.{0,14}\b(?:chua|khong|ko|k)$/;

const WORDS: Readonly<Record<"still" | "ended" | "begun", Record<StatusCode, string>>> = {
  still: {
    "in-force": "Còn.",
    "in-force-partly": "Còn một phần.",
    replaced: "Không còn.",
    "period-ended": "Không còn.",
    upcoming: "Chưa có hiệu lực.",
    unclear: "Chưa rõ.",
  },
  ended: {
    "in-force": "Chưa.",
    "in-force-partly": "Chưa, chỉ hết hiệu lực một phần.",
    replaced: "Rồi.",
    "period-ended": "Rồi.",
    upcoming: "Chưa.",
    unclear: "Chưa rõ.",
  },
  begun: {
    "in-force": "Có.",
    "in-force-partly": "Có, trừ phần đã hết hiệu lực.",
    replaced: "Không còn.",
    "period-ended": "Không còn.",
    upcoming: "Chưa.",
    unclear: "Chưa rõ.",
  },
};

const askedOf = (said: string): "still" | "ended" | "begun" | null =>
  ENDED.test(said) ? "ended" : STILL.test(said) ? "still" : BEGUN.test(said) ? "begun" : null;

/** Its time is over and nobody saw a clause that ends it. */
function endedOnly(said: string, isSucceeded: boolean): string {
  if (isSucceeded) return "Đã có văn bản tiếp nối, chưa thấy điều khoản bãi bỏ.";
  const deed = /\bthay\b/.test(said) ? "thay thế" : "bãi bỏ";
  return `Chưa thấy văn bản ${deed}; đã hết giai đoạn.`;
}

/** "Còn.", "Không còn.", "Rồi.", "Chưa." where the status of one document is asked as a yes or no; else null. */
export function statusWord(
  question: Question,
  { code, succeededBy }: Pick<DocumentStatus, "code" | "succeededBy">,
): string | null {
  const said = plain(question.text);
  if (question.named.length !== 1 || question.claims.days.length > 0) return null;
  const asked = askedOf(said);
  if (asked === null || /\b(?:khi|ngay|tu|luc) nao\b/.test(said)) return null;
  if (asked === "ended" && code === "period-ended" && TAKEN_OVER.test(said))
    return endedOnly(said, succeededBy.length > 0);
  return wordOf(asked, code, said);
}

function wordOf(asked: keyof typeof WORDS, code: StatusCode, said: string): string {
  if (asked === "ended" && code === "in-force-partly" && /\bmot phan\b/.test(said)) return "Đúng.";
  if (asked === "begun" && code === "in-force" && said.endsWith("chua")) return "Rồi.";
  return WORDS[asked][code];
}

/** "Thông tư 32/2023 có bắt buộc không", nothing else asked: what is normative and in force binds. */
export function bindingWord(
  question: Question,
  { force }: Pick<RegisterEntry, "force">,
  { code }: Pick<DocumentStatus, "code">,
): string | null {
  const isBare = contentSize(question.terms) === 0 && question.named.length === 1;
  if (!isBare || !/\bbat buoc\b.{0,16}\b(?:khong|ko|k|chua)$/.test(plain(question.text)))
    return null;
  if (force !== "normative") return null;
  if (code === "in-force") return "Có, đây là văn bản quy phạm pháp luật đang có hiệu lực.";
  if (code === "in-force-partly")
    return "Có, với phần còn hiệu lực; đây là văn bản quy phạm pháp luật.";
  return code === "replaced" || code === "period-ended" ? "Không còn." : null;
}
