/** Takes 👍 and 👎: notes what the question is answered with today, so that a later change of the answer is seen. */
import type { Clock } from "../platform/clock.ts";
import type { FeedbackEntry, FeedbackStore } from "../storage/sql/feedback.ts";
import type { Assistant } from "./assistant.ts";

export interface GivenFeedback {
  unit: string;
  question: string;
  useful: boolean;
  reason?: string | undefined;
}

export interface FeedbackService {
  give(feedback: GivenFeedback): Promise<void>;
  list(unit: string): Promise<FeedbackEntry[]>;
}

/** Longer questions are no questions; what is stored stays small. */
const MAX_QUESTION = 2000;
const MAX_REASON = 500;

export function makeFeedback(deps: {
  store: FeedbackStore;
  clock: Clock;
  ask: Assistant["ask"];
}): FeedbackService {
  return {
    async give({ unit, question: asked, useful, reason }) {
      const question = asked.trim().slice(0, MAX_QUESTION);
      if (question === "") return;
      const { kind, asOf, citations } = await deps.ask({ question, unit });
      await deps.store.add({
        ...{ unit, question, useful, kind, asOf },
        reason: reason?.slice(0, MAX_REASON) ?? null,
        sources: [...new Set(citations.map((one) => one.symbol ?? one.documentId))],
        at: deps.clock.now(),
      });
    },
    list: (unit) => deps.store.list(unit),
  };
}
