/** Long work of the pages: reviews and drafts. Idempotent: finished work is not done again. */
import { progressLine, type ProgressStep } from "../../src/platform/progress.ts";
import type { JobContext } from "../../src/queue/queue.ts";

export interface WebWorkDeps {
  doWork(
    workId: string,
    watch: { signal: AbortSignal; onProgress: (step: ProgressStep) => void },
  ): Promise<void>;
  /** Shows on the page what is being done. */
  tellWork(workId: string, line: string): Promise<void>;
}

/** Milliseconds between two lines of one work. */
const TELL_MS = 500;

export function makeWebWorkHandler(deps: WebWorkDeps) {
  return async ({ workId }: { workId: string }, { signal }: JobContext) => {
    let toldAt = 0;
    let telling: Promise<unknown> = Promise.resolve();
    const onProgress = (step: ProgressStep): void => {
      const isPage = step.counted !== undefined && step.done !== step.total;
      if (isPage && Date.now() - toldAt < TELL_MS) return;
      toldAt = Date.now();
      // A line that could not be shown is no reason to stop.
      telling = telling
        .then(() => deps.tellWork(workId, progressLine(step)))
        .catch(() => undefined);
    };
    await deps.doWork(workId, { signal, onProgress });
    await telling;
    return {};
  };
}
