/** Parts of the product that tell how long they took. */
import { performance } from "node:perf_hooks";

import type { AssistantDeps } from "../assistant/make-assistant.ts";
import type { PassageIndex } from "../knowledge/passage-index.ts";
import type { ChatModel, ChatOutcome } from "../models/chat-model.ts";
import type { Log } from "../platform/log.ts";
import type { Measures } from "../platform/measures.ts";
import type { BoundHandler } from "../queue/queue.ts";

const secondsSince = (start: number): number => (performance.now() - start) / 1000;

export function measuredIndex(index: PassageIndex, measures: Measures): PassageIndex {
  const find: PassageIndex["find"] = async (...asked) => {
    const start = performance.now();
    try {
      return await index.find(...asked);
    } finally {
      measures.search(secondsSince(start));
    }
  };
  return { ...index, find };
}

export function measuredAnswer(
  answer: AssistantDeps["answer"],
  measures: Measures,
): AssistantDeps["answer"] {
  return async (request) => {
    const start = performance.now();
    try {
      const result = await answer(request);
      const { kind, mode } = result.answer;
      measures.answer({ kind, mode, seconds: secondsSince(start) });
      return result;
    } catch (error) {
      measures.answer({ kind: "failed", mode: "none", seconds: secondsSince(start) });
      throw error;
    }
  };
}

export function measuredJob(handler: BoundHandler, measures: Measures): BoundHandler {
  const { name } = handler;
  return {
    name,
    async run(payload, context) {
      const start = performance.now();
      const told = (end: string): void => measures.job({ name, end, seconds: secondsSince(start) });
      try {
        const result = await handler.run(payload, context);
        told("done");
        return result;
      } catch (error) {
        told(context.signal.aborted ? "stopped" : "failed");
        throw error;
      }
    },
  };
}

/** `purpose`: what is asked of the model, as a label. */
export function measuredModel(
  model: ChatModel,
  purpose: string,
  { measures, log }: { measures: Measures; log: Pick<Log, "info"> },
): ChatModel {
  const told = async (call: () => Promise<ChatOutcome>): Promise<ChatOutcome> => {
    const start = performance.now();
    const made = await call();
    const outcome = made.kind === "reply" ? "reply" : made.reason;
    const facts = { purpose, outcome, tokens: made.tokens, seconds: secondsSince(start) };
    measures.modelCall(facts);
    log.info(facts, "model: call ended");
    return made;
  };
  return {
    name: model.name,
    complete: (...asked) => told(() => model.complete(...asked)),
    runTools: (...asked) => told(() => model.runTools(...asked)),
  };
}
