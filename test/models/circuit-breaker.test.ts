import { describe, expect, it } from "vitest";

import type { ChatFailureReason, ChatModel, ChatOutcome } from "../../src/models/chat-model.ts";
import { withCircuitBreaker } from "../../src/models/circuit-breaker.ts";

const options = { signal: new AbortController().signal, maxReplyTokens: 10 };

/** Answers with the given outcomes in order and counts the calls that reach it. */
function scripted(outcomes: (ChatFailureReason | "reply")[]) {
  let calls = 0;
  let now = 0;
  const next = async (): Promise<ChatOutcome> => {
    const outcome = outcomes[calls++] ?? "reply";
    return outcome === "reply"
      ? { kind: "reply", text: "được", tokens: 1 }
      : { kind: "failed", reason: outcome, detail: "", tokens: 0 };
  };
  const inner: ChatModel = { name: "m", complete: next, runTools: next };
  const model = withCircuitBreaker(inner, { now: () => now, restMs: 100, maxRestMs: 300 });
  return {
    ask: async () => {
      const outcome = await model.complete([], options);
      return outcome.kind === "reply" ? "reply" : outcome.reason;
    },
    pass: (ms: number) => (now += ms),
    calls: () => calls,
  };
}

describe("withCircuitBreaker", () => {
  it.each(["timeout", "unreachable", "denied"] as const)(
    "rests at once after %s",
    async (reason) => {
      const model = scripted([reason]);
      expect([await model.ask(), await model.ask(), await model.ask()]).toEqual([
        reason,
        "resting",
        "resting",
      ]);
      expect(model.calls()).toBe(1);
    },
  );

  it("bears two server errors in a row and rests after the third", async () => {
    const model = scripted(["server-error", "server-error", "server-error"]);
    const seen = [await model.ask(), await model.ask(), await model.ask(), await model.ask()];
    expect(seen).toEqual(["server-error", "server-error", "server-error", "resting"]);
  });

  it("counts only failures in a row", async () => {
    const model = scripted(["server-error", "server-error", "reply", "server-error", "reply"]);
    for (let at = 0; at < 5; at++) await model.ask();
    expect(await model.ask()).toBe("reply");
  });

  it("tries one call after the rest and rests twice as long when it fails", async () => {
    const model = scripted(["timeout", "server-error", "reply"]);
    await model.ask();
    model.pass(100);
    expect(await model.ask()).toBe("server-error");
    model.pass(199);
    expect(await model.ask()).toBe("resting");
    model.pass(1);
    expect(await model.ask()).toBe("reply");
    expect(await model.ask()).toBe("reply");
  });
});
