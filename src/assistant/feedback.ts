/** Takes 👍 and 👎: notes what the question is answered with today, so that a later change of the answer is seen. */
import type { Clock } from "../platform/clock.ts";
import { newId } from "../platform/ids.ts";
import type { Conversations, Turn } from "../storage/conversations.ts";
import type { FeedbackEntry, FeedbackStore } from "../storage/sql/feedback.ts";
import type { Assistant } from "./assistant.ts";

export interface GivenFeedback {
  unit: string;
  question: string;
  useful: boolean;
  reason?: string | undefined;
  /** The conversation in which it was asked. */
  conversationId?: string;
}

export interface FeedbackService {
  give(feedback: GivenFeedback): Promise<void>;
  list(unit: string): Promise<FeedbackEntry[]>;
  /** Asks again as it was asked, behind what was asked before it; leaves no conversation behind. */
  askAgain(
    asked: Pick<FeedbackEntry, "unit" | "question" | "earlier"> & { asOf?: string },
  ): ReturnType<Assistant["ask"]>;
}

/** Longer questions are no questions; what is stored stays small. */
const MAX_QUESTION = 2000;
const MAX_REASON = 500;

/** Turns looked back at; a question of one's own far back has no bearing on this one. */
const LOOK_BACK = 20;
/** Earlier questions kept. */
const EARLIER = 5;

export function makeFeedback(deps: {
  store: FeedbackStore;
  clock: Clock;
  ask: Assistant["ask"];
  conversations: Pick<Conversations, "recent" | "clear">;
}): FeedbackService {
  const askAgain: FeedbackService["askAgain"] = async ({ unit, question, earlier, asOf }) => {
    const dated = asOf === undefined ? {} : { asOf };
    if (earlier.length === 0) return deps.ask({ question, unit, ...dated });
    const conversationId = newId("hoi-lai");
    try {
      for (const before of earlier)
        await deps.ask({ question: before, unit, conversationId, ...dated });
      return await deps.ask({ question, unit, conversationId, ...dated });
    } finally {
      await deps.conversations.clear(conversationId);
    }
  };
  return {
    askAgain,
    async give({ unit, question: asked, useful, reason, conversationId }) {
      const question = asked.trim().slice(0, MAX_QUESTION);
      if (question === "") return;
      const turns =
        conversationId === undefined
          ? []
          : await deps.conversations.recent(conversationId, LOOK_BACK);
      const earlier = askedBefore(turns, question);
      const { kind, asOf, citations } = await askAgain({ unit, question, earlier });
      await deps.store.add({
        ...{ unit, question, earlier, useful, kind, asOf },
        reason: reason?.slice(0, MAX_REASON) ?? null,
        sources: [...new Set(citations.map((one) => one.symbol ?? one.documentId))],
        at: deps.clock.now(),
      });
    },
    list: (unit) => deps.store.list(unit),
  };
}

/** Questions of the conversation before this one, which may not be the last any more. */
function askedBefore(turns: readonly Turn[], question: string): string[] {
  const questions = turns.filter(({ role }) => role === "user").map(({ text }) => text.trim());
  const at = questions.lastIndexOf(question);
  return at === -1 ? [] : questions.slice(Math.max(0, at - EARLIER), at);
}
