/** Blocks by segment and key; names put together from both would cost more than the look-up. */
export interface BlockMap<T> {
  get(segmentId: string, key: string): T | undefined;
  set(segmentId: string, key: string, value: T): void;
}

export function makeBlockMap<T>(): BlockMap<T> {
  const bySegment = new Map<string, Map<string, T>>();
  return {
    get: (segmentId, key) => bySegment.get(segmentId)?.get(key),
    set(segmentId, key, value) {
      let keys = bySegment.get(segmentId);
      if (keys === undefined) bySegment.set(segmentId, (keys = new Map<string, T>()));
      keys.set(key, value);
    },
  };
}
