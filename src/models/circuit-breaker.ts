/**
 * Keeps questions fast while the model's server is down: after failures it is left alone for a while, then tried with
 * one call. A slow server costs every question its whole time limit, so one timeout is enough.
 */
import type { ChatFailureReason, ChatModel, ChatOutcome } from "./chat-model.ts";

export interface BreakerOptions {
  /** Milliseconds, any origin. */
  now(): number;
  /** First rest in milliseconds; it doubles with every failed trial. */
  restMs?: number;
  maxRestMs?: number;
  /** Failures in a row, other than timeouts and dead connections, before the rest. */
  tolerance?: number;
}

/** Failures that tell of the server's state. A rejected request or a bad reply may be of one question only. */
const AT_ONCE = new Set<ChatFailureReason>(["timeout", "unreachable", "denied"]);

export function withCircuitBreaker(model: ChatModel, options: BreakerOptions): ChatModel {
  const { now, restMs = 30_000, maxRestMs = 300_000, tolerance = 2 } = options;
  let failures = 0;
  let rest = restMs;
  let closedUntil = -Infinity;
  let trial = false;

  async function guard(call: () => Promise<ChatOutcome>): Promise<ChatOutcome> {
    if (now() < closedUntil || trial) {
      return { kind: "failed", reason: "resting", detail: "resting after failures", tokens: 0 };
    }
    const trying = closedUntil !== -Infinity;
    trial = trying;
    const outcome = await call().finally(() => (trial = false));
    if (outcome.kind === "reply") {
      failures = 0;
      rest = restMs;
      closedUntil = -Infinity;
      return outcome;
    }
    failures++;
    if (trying || AT_ONCE.has(outcome.reason) || failures > tolerance) {
      closedUntil = now() + rest;
      rest = Math.min(rest * 2, maxRestMs);
    }
    return outcome;
  }

  return {
    name: model.name,
    complete: (messages, how) => guard(() => model.complete(messages, how)),
    runTools: (messages, how) => guard(() => model.runTools(messages, how)),
  };
}
