import { describe, expect, it } from "vitest";

import { makeCachedBlocks } from "../../../../src/knowledge/search/segments/cached-blocks.ts";
import type { WantedBlock } from "../../../../src/storage/search-segments.ts";

/** Blocks of 1,000 bytes; those of the segment "absent" are not there. */
function makeStore() {
  const read: string[] = [];
  return {
    read,
    blocks: async (wanted: readonly WantedBlock[]) => {
      read.push(...wanted.map(({ key }) => key));
      return wanted
        .filter(({ segmentId }) => segmentId !== "absent")
        .map((one) => ({ ...one, data: new Uint8Array(1000).fill(one.key.length) }));
    },
  };
}
const want = (key: string, segmentId = "s") => ({ segmentId, key });

describe("makeCachedBlocks", () => {
  it("reads a block once, also one that is not there", async () => {
    const store = makeStore();
    const cached = makeCachedBlocks(store, 10_000);
    await cached.blocks([want("a"), want("b", "absent")]);
    const again = await cached.blocks([want("a"), want("b", "absent"), want("cc")]);
    expect(store.read).toEqual(["a", "b", "cc"]);
    expect(again.map(({ key, data }) => [key, data[0]])).toEqual([
      ["a", 1],
      ["cc", 2],
    ]);
  });

  it("keeps what is in use and drops the rest when the bytes are used up", async () => {
    const store = makeStore();
    // Two blocks in each half.
    const cached = makeCachedBlocks(store, 5_000);
    await cached.blocks([want("a"), want("b"), want("c")]);
    await cached.blocks([want("a"), want("d"), want("e")]);
    store.read.length = 0;
    await cached.blocks([want("a")]);
    expect(store.read).toEqual([]);
    await cached.blocks([want("b")]);
    expect(store.read).toEqual(["b"]);
  });
});
