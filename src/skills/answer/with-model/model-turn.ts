/** The model for the length of one question: one time limit and one token limit over all its calls. */
import { performance } from "node:perf_hooks";

import type {
  ChatFailureReason,
  ChatMessage,
  ChatModel,
  ChatOutcome,
  ModelTool,
} from "../../../models/chat-model.ts";
import type { QuestionBudget } from "./token-budget.ts";

export type TurnOutcome =
  | { kind: "reply"; text: string }
  | { kind: "failed"; reason: ChatFailureReason | "limit" };

export interface ModelTurn {
  ask(messages: readonly ChatMessage[]): Promise<TurnOutcome>;
  askWithTools(
    messages: readonly ChatMessage[],
    tools: readonly ModelTool[],
    maxRounds: number,
  ): Promise<TurnOutcome>;
  /** Would another call like the slowest so far still end in time? */
  hasTimeForAnother(): boolean;
}

export interface TurnDeps {
  model: ChatModel;
  budget: QuestionBudget;
  timeoutMs: number;
  /** For the log: reason and detail, never what was asked or written. */
  onFailure(reason: string, detail: string): void;
}

const MAX_REPLY_TOKENS = 1500;
/** A call that could not be paid for in full is not begun. */
const LEAST_TOKENS = 500;

export function makeModelTurn({ model, budget, timeoutMs, onFailure }: TurnDeps): ModelTurn {
  const end = performance.now() + timeoutMs;
  const signal = AbortSignal.timeout(timeoutMs);
  let slowestMs = 0;
  const run = async (
    messages: readonly ChatMessage[],
    call: (maxReplyTokens: number) => Promise<ChatOutcome>,
  ) => {
    const left = budget.left();
    if (left < LEAST_TOKENS) return { kind: "failed", reason: "limit" } as const;
    const start = performance.now();
    const outcome = await call(Math.min(MAX_REPLY_TOKENS, left));
    slowestMs = Math.max(slowestMs, performance.now() - start);
    await budget.spend(outcome.tokens > 0 ? outcome.tokens : unseenCost(messages, outcome));
    if (outcome.kind === "reply") return { kind: "reply", text: outcome.text } as const;
    onFailure(outcome.reason, outcome.detail);
    return { kind: "failed", reason: outcome.reason } as const;
  };
  return {
    ask: (messages) =>
      run(messages, (maxReplyTokens) => model.complete(messages, { signal, maxReplyTokens })),
    askWithTools: (messages, tools, maxRounds) =>
      run(messages, (maxReplyTokens) =>
        model.runTools(messages, {
          signal,
          maxReplyTokens,
          tools,
          maxRounds,
          maxTokens: budget.left(),
        }),
      ),
    hasTimeForAnother: () => performance.now() + slowestMs < end,
  };
}

/** A reply that came too late or broken was paid for all the same. */
function unseenCost(messages: readonly ChatMessage[], outcome: ChatOutcome): number {
  const paid =
    outcome.kind === "failed" && (outcome.reason === "timeout" || outcome.reason === "bad-output");
  return paid ? Math.ceil(messages.reduce((sum, { text }) => sum + text.length, 0) / 3) : 0;
}
