/** "Kế hoạch 877/KH-SYT ban hành ngày nào": number and day of a stored plan, as its cover has them. */
import { displayDate } from "../../domain/reference/vietnamese-date.ts";
import { fold } from "../../domain/text/fold.ts";
import type { StoredDocument } from "../../storage/documents.ts";
import { emptyDraft, type FoundPassage, type Outcome, type Turn } from "./answer-deps.ts";
import { citePassage } from "./cite-passage.ts";
import { planName } from "./plan-statement.ts";
import { isOfUnits, unitsOf, yearsOf } from "./plan-units.ts";
import { bodySaid, isSameBody } from "./premises/issuer-premise.ts";
import type { Question } from "./understand.ts";

const ASKS_DAY =
  /\b(?:ky|ban hanh|phe duyet)(?: \S+){0,2} (?:ngay|khi|luc|thang|bao) (?:nao|may|gio)\b|\bngay (?:ky|ban hanh)\b/;
const ASKS_NUMBER = /\b(?:ke hoach|kh)\b.{0,60}\b(?:so may|so bao nhieu|so hieu|so ky hieu)\b/;

/** null where no one plan is meant, or nothing of its cover is asked for. */
export async function answerCover(question: Question, turn: Turn): Promise<Outcome | null> {
  const said = fold(question.text);
  const body =
    question.claims.mood === "asserted" ? bodySaid(withoutPlanWord(question.text)) : null;
  if (!ASKS_DAY.test(said) && !ASKS_NUMBER.test(said) && body === null) return null;
  const [plan, other] = await plansMeant(question, turn);
  if (plan === undefined || other !== undefined) return null;
  const passages = await turn.shelf.passages(plan.id, turn.unit);
  const { symbol } = plan;
  const lines = passages.filter(({ text }) => !text.startsWith("<!--"));
  const line = lines.find(({ text }) => symbol !== null && text.includes(symbol)) ?? lines[0];
  if (line === undefined) return null;
  return body === null ? ofNumber(plan, line, turn) : ofIssuer({ body, plan, line }, turn);
}

function ofNumber(
  { symbol, signed, title }: StoredDocument,
  line: FoundPassage,
  turn: Turn,
): Outcome {
  const number = symbol === null ? "chưa ghi số" : `số ${symbol}`;
  const day = signed === null ? "không ghi ngày ký" : `ký ngày ${displayDate(signed)}`;
  const draft = emptyDraft();
  draft.statements.push({
    lead: true,
    text: `${planName(line)} ${day}, ${number} (${title}).`,
    citations: [citePassage(line, turn)],
  });
  return { draft, about: [], plan: true };
}

/** "Kế hoạch … do Sở Y tế ban hành đúng không": the body that the cover names. */
function ofIssuer({ body, plan: { issuer, title }, line }: Claimed, turn: Turn): Outcome | null {
  if (issuer === null) return null;
  const isRight = isSameBody(body, issuer);
  const draft = emptyDraft();
  draft.statements.push({
    lead: true,
    text: `${isRight ? "Đúng. " : ""}${title} do ${issuer} ban hành${isRight ? "" : `, không phải ${body}`}.`,
    citations: [citePassage(line, turn)],
  });
  if (!isRight) draft.kind = "premise-corrected";
  return { draft, about: [], plan: true };
}

interface Claimed {
  body: string;
  plan: StoredDocument;
  line: FoundPassage;
}

/** The plan itself is what is made. */
const withoutPlanWord = (text: string): string => text.replace(/kế hoạch|ke hoach/giu, "KH");

/** By its symbol, else by its unit and year. */
async function plansMeant(question: Question, turn: Turn): Promise<readonly StoredDocument[]> {
  const all = (await turn.shelf.list(turn.unit)).filter(({ kind }) => kind === "plan");
  const symbols = question.unknown.map(({ symbol, raw }) => plain(symbol ?? raw));
  const named = all.filter(({ symbol }) => symbol !== null && symbols.includes(plain(symbol)));
  if (named.length > 0 || symbols.length > 0) return named;
  const units = unitsOf(question.text, turn);
  const years = yearsOf(question.text);
  if (units.length !== 1 || !/\b(?:ke hoach|kh)\b/.test(fold(question.text))) return [];
  return all.filter(
    (one) =>
      isOfUnits(one, units) &&
      (years.length === 0 || (one.year !== null && years.includes(one.year))),
  );
}

const plain = (symbol: string): string => fold(symbol).replace(/^[^\d]*|\s+/g, "");
