/**
 * Blocks of segments that were read lately, kept in this process up to a number of bytes. A segment never changes, so
 * that nothing here can be out of date.
 */
import type { SearchSegments, WantedBlock } from "../../../storage/search-segments.ts";
import { makeBlockMap } from "./block-map.ts";

type Blocks = Pick<SearchSegments, "blocks">;

/** Bytes that an entry costs beside its data. */
const ENTRY_BYTES = 200;

/**
 * Two halves: what is used goes into the newer one; when that is full it becomes the older one, and what nobody used
 * since is dropped. So nothing is ever taken out one by one.
 */
export function makeCachedBlocks(store: Blocks, mostBytes: number): Blocks {
  let newer = makeBlockMap<Uint8Array | null>();
  let older = makeBlockMap<Uint8Array | null>();
  let bytes = 0;

  /** null: known not to be there. */
  function keep(segmentId: string, key: string, data: Uint8Array | null): void {
    newer.set(segmentId, key, data);
    bytes += ENTRY_BYTES + (data?.length ?? 0);
    if (bytes <= mostBytes / 2) return;
    older = newer;
    newer = makeBlockMap();
    bytes = 0;
  }

  function find({ segmentId, key }: WantedBlock): Uint8Array | null | undefined {
    const fresh = newer.get(segmentId, key);
    if (fresh !== undefined) return fresh;
    const known = older.get(segmentId, key);
    if (known !== undefined) keep(segmentId, key, known);
    return known;
  }

  return {
    async blocks(wanted) {
      const found: (WantedBlock & { data: Uint8Array })[] = [];
      const missing: WantedBlock[] = [];
      for (const one of wanted) {
        const data = find(one);
        if (data === undefined) missing.push(one);
        else if (data !== null) found.push({ segmentId: one.segmentId, key: one.key, data });
      }
      if (missing.length === 0) return found;
      const read = makeBlockMap<Uint8Array>();
      for (const { segmentId, key, data } of await store.blocks(missing))
        read.set(segmentId, key, data);
      for (const { segmentId, key } of missing) {
        const data = read.get(segmentId, key);
        keep(segmentId, key, data ?? null);
        if (data !== undefined) found.push({ segmentId, key, data });
      }
      return found;
    },
  };
}
