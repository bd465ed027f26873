/** What a language model helps with, where one is configured; the rest of the product does not notice. */
import { performance } from "node:perf_hooks";

import type { DraftServiceDeps } from "../assistant/draft-service.ts";
import type { Config } from "../config.ts";
import type { RegisterBook } from "../knowledge/register/register-book.ts";
import type { ChatModel } from "../models/chat-model.ts";
import { withCircuitBreaker } from "../models/circuit-breaker.ts";
import { makeOpenAiChatModel } from "../models/openai/openai-chat-model.ts";
import type { Log } from "../platform/log.ts";
import type { Measures } from "../platform/measures.ts";
import { type AnswerDeps, makeAnswer } from "../skills/answer/make-answer.ts";
import {
  DEFAULT_LIMITS,
  makeAnswerWithModel,
  type WithModelDeps,
} from "../skills/answer/with-model/make-answer-with-model.ts";
import { makeTokenBudget } from "../skills/answer/with-model/token-budget.ts";
import { makeRewriteDraft } from "../skills/draft/with-model/rewrite-draft.ts";
import { measuredAnswer, measuredModel } from "./measured.ts";

interface Watch {
  measures: Measures;
  log: Log;
}

/** Outside the breaker: a call that was not made for its sake is told too. */
function openModel(model: NonNullable<Config["model"]>, purpose: string, watch: Watch): ChatModel {
  const chat = withCircuitBreaker(makeOpenAiChatModel(model), { now: () => performance.now() });
  return measuredModel(chat, purpose, watch);
}

/** The narrative of drafts. */
export function draftWords(
  model: Config["model"],
  parts: Pick<AnswerParts, "settings" | "today">,
  watch: Watch,
): Pick<DraftServiceDeps, "rewrite"> {
  if (model === null) return {};
  const { log } = watch;
  const { perDay } = DEFAULT_LIMITS;
  const budget = makeTokenBudget(parts.settings, parts.today, { perQuestion: perDay, perDay });
  return {
    rewrite: makeRewriteDraft({
      ...{ model: openModel(model, "draft", watch), log },
      openBudget: () => budget.open(),
    }),
  };
}

type AnswerParts = Omit<WithModelDeps, "answer" | "model" | "limits"> & AnswerDeps;

/** Offline, or the same with a language model beside it. */
export function pickAnswer(model: Config["model"], parts: AnswerParts, watch: Watch) {
  const answer = makeAnswer(parts);
  if (model === null) return answer;
  return makeAnswerWithModel({ ...parts, answer, model: openModel(model, "answer", watch) });
}

/**
 * Answers from the newest register: entries confirmed meanwhile count at once, also those that the command line
 * confirmed beside a running server. What answering needs is made ready with the first question, or before it by
 * `prepareAnswers`: about a second that a review, a draft or a list must not wait.
 */
export function answersOfNow(
  book: Pick<RegisterBook, "refresh">,
  make: () => ReturnType<typeof pickAnswer>,
  measures: Measures,
) {
  let newest: ReturnType<typeof pickAnswer> | null = null;
  const fresh = async (): Promise<void> => {
    if (await book.refresh()) newest = null;
  };
  const prepare = () => (newest ??= make());
  const answer = measuredAnswer(async (request) => {
    await fresh();
    return prepare()(request);
  }, measures);
  return { answer, fresh, prepareAnswers: () => void prepare() };
}
