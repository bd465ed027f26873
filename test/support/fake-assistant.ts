/** Double of the assistant: records calls; a call nobody planned fails the test. */
import type { Assistant } from "../../src/assistant/assistant.ts";

export interface FakeAssistant extends Assistant {
  calls: { method: keyof Assistant; args: unknown[] }[];
}

export function makeFakeAssistant(script: Partial<Assistant> = {}): FakeAssistant {
  const calls: FakeAssistant["calls"] = [];
  const planned = <K extends keyof Assistant>(method: K): Assistant[K] => {
    const run = async (...args: unknown[]): Promise<unknown> => {
      calls.push({ method, args });
      const reply = script[method] as ((...args: unknown[]) => Promise<unknown>) | undefined;
      if (reply === undefined) throw new Error(`unplanned call of assistant.${method}`);
      return reply(...args);
    };
    return run as Assistant[K];
  };
  return {
    calls,
    ask: planned("ask"),
    review: planned("review"),
    decideFinding: planned("decideFinding"),
    draft: planned("draft"),
    redraft: planned("redraft"),
    keptDraft: planned("keptDraft"),
    keptDrafts: planned("keptDrafts"),
    profile: planned("profile"),
    updateProfile: planned("updateProfile"),
    ingest: planned("ingest"),
    readText: planned("readText"),
    documents: planned("documents"),
    document: planned("document"),
    versions: planned("versions"),
    rollback: planned("rollback"),
    forget: planned("forget"),
    search: planned("search"),
  };
}
