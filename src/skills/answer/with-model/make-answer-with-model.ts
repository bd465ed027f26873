/**
 * The answer skill with a language model beside it. The engine answers first; the model may then help to understand
 * what the engine did not, look up more with tools, and put checked statements in order. Whatever it does or fails to
 * do, there is an answer within the time limit, and kind, citations and facts are the engine's.
 */
import { displayDate } from "../../../domain/reference/vietnamese-date.ts";
import type { ChatModel } from "../../../models/chat-model.ts";
import type { Log } from "../../../platform/log.ts";
import { loadPrompt, type Prompt } from "../../../platform/prompts.ts";
import type { Settings } from "../../../storage/settings.ts";
import type { AnswerRequest, AnswerResult } from "../make-answer.ts";
import { makeOutsideSubjects } from "../outside-subjects.ts";
import { type AnswerDraft, distinct, renderAnswer } from "../render-answer.ts";
import { makeTerms, type Terms, type TermSynonyms } from "../terms.ts";
import { makeGround } from "./check-sentence.ts";
import { composeAnswer } from "./compose.ts";
import { type Evidence, type EvidenceDeps, makeEvidenceTools } from "./evidence-tools.ts";
import { strengthOf } from "./is-weak.ts";
import { makeSubjectKeeper } from "./keeps-subject.ts";
import { makeModelTurn, type ModelTurn, type TurnOutcome } from "./model-turn.ts";
import { phrase, type PhraseOutcome, type PhrasePrompts } from "./phrase.ts";
import { findRewordings } from "./rewordings.ts";
import { makeTokenBudget, type TokenLimits } from "./token-budget.ts";

export interface ModelLimits extends TokenLimits {
  /** All the model's work on one question; with a cold start around it the answer must come within 15 s. */
  timeoutMs: number;
  toolRounds: number;
}

export const DEFAULT_LIMITS: ModelLimits = {
  timeoutMs: 10_000,
  toolRounds: 5,
  perQuestion: 24_000,
  perDay: 1_000_000,
};

export interface WithModelDeps extends Omit<EvidenceDeps, "keepsSubject"> {
  model: ChatModel;
  synonyms: TermSynonyms;
  settings: Settings;
  /** ISO date by which the day's tokens are counted. */
  today(): string;
  log: Pick<Log, "info">;
  limits?: Partial<ModelLimits>;
}

interface Prompts extends PhrasePrompts {
  understand: Prompt<"question" | "subject">;
  gather: Prompt<"question" | "today">;
}

interface Work extends WithModelDeps, EvidenceDeps {
  turn: ModelTurn;
  prompts: Prompts;
  terms: (text: string) => Terms;
  request: AnswerRequest;
  toolRounds: number;
}

type Failure = Extract<TurnOutcome, { kind: "failed" }>;

/** The model wrote, and nothing of it is borne out. */
type Unsupported = Extract<PhraseOutcome, { kind: "unsupported" }>;

/** What the model's help came to: `helped` when it left a mark on the answer. */
type Step = { result: AnswerResult; evidence: Evidence[]; helped: boolean } | Failure;

export function makeAnswerWithModel(
  deps: WithModelDeps,
): (request: AnswerRequest) => Promise<AnswerResult> {
  const limits = { ...DEFAULT_LIMITS, ...deps.limits };
  const budget = makeTokenBudget(deps.settings, () => deps.today(), limits);
  const terms = makeTerms(deps.synonyms);
  const outside = makeOutsideSubjects(deps.register);
  const keepsSubject = makeSubjectKeeper(deps.register, terms);
  const prompts = loadPrompts();
  return async (request) => {
    const offline = await deps.answer(request);
    const strength = strengthOf(request.question, offline, terms);
    // A subject outside the register stays declined: another wording of it would answer another question.
    const isOutside = strength === "none" && outside(request.question) !== null;
    if (strength === "settled" || isOutside) return offline;
    if (strength === "strong") request.onPreview?.(offline.answer.text);
    const turn = makeModelTurn({
      model: deps.model,
      budget: await budget.open(),
      timeoutMs: limits.timeoutMs,
      onFailure: (reason, detail) => {
        deps.log.info({ reason, detail, model: deps.model.name }, "model gave no help");
      },
    });
    const { toolRounds } = limits;
    const work = { ...deps, turn, prompts, terms, keepsSubject, request, toolRounds };
    const found = await understand(work, offline);
    if (isFailure(found)) return withNote(offline, found.reason);
    const phrased = await putInWords(work, found);
    if (!("kind" in phrased)) return phrased;
    return withNote(found.result, phrased.kind === "failed" ? phrased.reason : phrased.kind);
  };
}

function loadPrompts(): Prompts {
  return {
    understand: loadPrompt("answer.understand", ["question", "subject"]),
    gather: loadPrompt("answer.gather", ["question", "today"]),
    phrase: loadPrompt("answer.phrase", ["question", "statements"]),
    repair: loadPrompt("answer.repair", ["violations"]),
  };
}

const isFailure = (one: Step | AnswerResult | TurnOutcome): one is Failure =>
  "kind" in one && one.kind === "failed";

/** The engine's result, or that of another wording, or with more evidence. */
async function understand(work: Work, offline: AnswerResult): Promise<Step> {
  const { request, terms } = work;
  const plain = { result: offline, evidence: [], helped: false };
  const strength = strengthOf(request.question, offline, terms);
  if (strength === "strong") return plain;
  const reworded = await findRewordings(work.turn, work.prompts.understand, {
    question: request.question,
    subject: request.context?.subject ?? "",
  });
  if (reworded.kind === "failed") return reworded;
  let offered: string | null = null;
  for (const query of reworded.queries) {
    const result = await work.answer({ ...request, question: query });
    const better =
      result.answer.kind === "answered" && strengthOf(query, result, terms) === "strong";
    if (!better) continue;
    if (work.keepsSubject(query, request.question)) {
      return { ...plain, result: understoodAs(query, result, request), helped: true };
    }
    offered ??= query;
  }
  if (offered !== null)
    return { ...plain, result: asOffer(offered, offline, request), helped: true };
  // Nothing to look for: the model itself takes the question for foreign.
  if (reworded.queries.length === 0) return plain;
  return gather(work, offline);
}

function understoodAs(query: string, result: AnswerResult, request: AnswerRequest): AnswerResult {
  const note = `Hiểu câu hỏi là: “${query}”`;
  const { opening } = result.draft;
  return redrafted(
    result,
    { ...result.draft, opening: opening === undefined ? note : `${note}\n${opening}` },
    request,
  );
}

/** Another subject than was asked: the user may take it up, it is no answer. */
function asOffer(query: string, offline: AnswerResult, request: AnswerRequest): AnswerResult {
  const { draft } = offline;
  if (draft.kind !== "not-found" && draft.kind !== "clarify") return offline;
  const cautions = [...draft.cautions, `Có phải anh/chị muốn hỏi: “${query}”`];
  const suggestions = [query, ...draft.suggestions];
  return redrafted(offline, { ...draft, cautions, suggestions }, request);
}

function redrafted(
  result: AnswerResult,
  draft: AnswerDraft,
  { asOf }: AnswerRequest,
): AnswerResult {
  return { ...result, draft, answer: { ...renderAnswer(draft, asOf), mode: "model" } };
}

/** Lets the model call tools. A server that cannot is no reason to give up: then there is just no more evidence. */
async function gather(work: Work, offline: AnswerResult): Promise<Step> {
  const { request, turn, prompts } = work;
  const kit = makeEvidenceTools(work, request);
  const { system, user } = prompts.gather.render({
    question: request.question,
    today: displayDate(request.asOf),
  });
  const outcome = await turn.askWithTools(
    [
      { role: "system", text: system },
      { role: "user", text: user },
    ],
    kit.tools,
    work.toolRounds,
  );
  const evidence = [...kit.found()];
  if (isFailure(outcome) && outcome.reason !== "rejected" && evidence.length === 0) return outcome;
  return { result: offline, evidence, helped: false };
}

/** Statements in the model's order and joints, once every sentence is borne out. */
async function putInWords(
  work: Work,
  { result, evidence, helped }: Exclude<Step, Failure>,
): Promise<AnswerResult | Failure | Unsupported> {
  const { draft } = result;
  const own = distinct(draft.statements);
  const answered = draft.kind === "answered" || draft.kind === "premise-corrected";
  const wordable = own.some((one) => one.lead === true && !makeGround(one).quoted);
  if (evidence.length === 0 && !(answered && wordable)) return result;
  const base = answered ? own : [];
  const grounds = distinct([...base, ...evidence.map((one) => one.statement)]).map(makeGround);
  const outcome = await phrase(work.turn, work.prompts, {
    question: work.request.question,
    grounds,
  });
  // What another wording found stands, whether or not it was put in words.
  if (outcome.kind !== "phrased") return helped ? result : outcome;
  const { sentences } = outcome;
  const used = new Set(sentences.flatMap(({ uses }) => uses.map((use) => use.ground.statement)));
  const cited = evidence.filter((one) => used.has(one.statement));
  const merged = mergeEvidence(result, cited, work.request);
  if (merged === null) return result;
  if (merged.draft.kind === "not-found" || merged.draft.kind === "clarify") return merged;
  const kept = new Set(merged.draft.statements.map((one) => one.text));
  const answer = composeAnswer(merged.draft, work.request.asOf, {
    grounds: grounds.filter((ground) => kept.has(ground.statement.text)),
    sentences: sentences.filter(({ uses }) =>
      uses.every((use) => kept.has(use.ground.statement.text)),
    ),
  });
  return { ...merged, answer };
}

/**
 * The result with the evidence that the model used. The kind is the engine's: what it did not find becomes an answer
 * only when the engine itself answered the wording by which the evidence was found.
 */
function mergeEvidence(
  result: AnswerResult,
  cited: readonly Evidence[],
  request: AnswerRequest,
): AnswerResult | null {
  const { kind } = result.draft;
  const more = cited.map((one) => one.statement);
  if (kind === "answered" || kind === "premise-corrected") {
    const draft = { ...result.draft, statements: [...result.draft.statements, ...more] };
    return redrafted(result, draft, request);
  }
  if (more.length === 0) return null;
  const base = cited.find((one) => one.result !== null)?.result;
  if (base) {
    return redrafted(
      base,
      { ...base.draft, statements: [...base.draft.statements, ...more] },
      request,
    );
  }
  const near = more
    .slice(0, 3)
    .map((one) => ({ ...one, text: `Có thể liên quan: ${one.text}`, lead: false }));
  return redrafted(
    result,
    { ...result.draft, statements: [...result.draft.statements, ...near] },
    request,
  );
}

/** Why the answer is the engine's own, for the user. */
const NOTES: Record<Failure["reason"] | "unsupported", string> = {
  timeout: "Mô hình ngôn ngữ không phản hồi trong thời hạn",
  unreachable: "Không kết nối được mô hình ngôn ngữ",
  denied: "Khóa truy cập mô hình ngôn ngữ sai hoặc hết hạn, quản trị viên cần kiểm tra",
  "rate-limited": "Mô hình ngôn ngữ đang quá tải",
  "server-error": "Máy chủ mô hình ngôn ngữ báo lỗi",
  rejected: "Máy chủ mô hình ngôn ngữ từ chối yêu cầu",
  "bad-output": "Trả lời của mô hình ngôn ngữ không đọc được",
  resting: "Tạm dừng hỏi mô hình ngôn ngữ do lỗi trước đó",
  limit: "Đã hết hạn mức mô hình ngôn ngữ",
  unsupported: "Nội dung mô hình ngôn ngữ viết không khớp nguồn nên không dùng",
};

function withNote(result: AnswerResult, reason: keyof typeof NOTES): AnswerResult {
  const note = `${NOTES[reason]}; câu trả lời lập ngoại tuyến.`;
  const answer = { ...result.answer, text: `${result.answer.text}\n\n${note}` };
  return { ...result, answer };
}
