/** Counts wrong codes per source within a window, in memory: guessing a code must not be worth while. */
export interface TryLimit {
  spent(source: string): boolean;
  failed(source: string): void;
}

/** Sources remembered at most; the oldest go first. */
const SOURCES = 10_000;

export function makeTryLimit(
  { count, windowMs }: { count: number; windowMs: number },
  now: () => number,
): TryLimit {
  const failures = new Map<string, number[]>();
  const recent = (source: string): number[] =>
    (failures.get(source) ?? []).filter((at) => at > now() - windowMs);
  return {
    spent: (source) => recent(source).length >= count,
    failed(source) {
      const list = [...recent(source), now()];
      failures.delete(source);
      failures.set(source, list);
      const [oldest] = failures.keys();
      if (failures.size > SOURCES && oldest !== undefined) failures.delete(oldest);
    },
  };
}
