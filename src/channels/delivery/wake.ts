/** A bell between parts of one process; other processes are found by looking from time to time. */
export interface Bell {
  ring(): void;
  /** Until it rings, the time is over, or the signal. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export function makeBell(): Bell {
  let rung = false;
  const waiting = new Set<() => void>();
  return {
    ring() {
      rung = true;
      for (const wake of waiting) wake();
    },
    async wait(ms, signal) {
      if (!rung && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(done, ms);
          function done() {
            clearTimeout(timer);
            waiting.delete(done);
            signal.removeEventListener("abort", done);
            resolve();
          }
          waiting.add(done);
          signal.addEventListener("abort", done);
        });
      }
      rung = false;
    },
  };
}
