import { describe, expect, it } from "vitest";

import type { Vectors } from "../../src/storage/vectors.ts";

/** What every driver of Vectors must do. `open` opens the same place again and again; dimension 4. */
export function vectorsContract(
  driver: string,
  make: () => { open: () => Promise<Vectors> },
): void {
  const a = [1, 0, 0, 0];
  const b = [0, 1, 0, 0];
  const ids = (hits: readonly { id: string }[]): string[] => hits.map((hit) => hit.id);

  describe(`Vectors: ${driver}`, () => {
    it("is empty at first and finds nothing", async () => {
      const vectors = await make().open();
      expect(vectors.size()).toBe(0);
      expect(await vectors.search(a, 3)).toEqual([]);
    });
    it("finds the nearest first, by direction and not by length", async () => {
      const vectors = await make().open();
      await vectors.upsert([
        { id: "a", vector: [5, 0, 0, 0] },
        { id: "b", vector: b },
        { id: "c", vector: [1, 1, 0, 0] },
      ]);
      const hits = await vectors.search([2, 0.1, 0, 0], 3);
      expect(ids(hits)).toEqual(["a", "c", "b"]);
      expect(hits[0]?.similarity).toBeCloseTo(0.9988, 3);
    });
    it("puts a vector in place of an older one of the same id", async () => {
      const vectors = await make().open();
      await vectors.upsert([
        { id: "a", vector: a },
        { id: "b", vector: b },
      ]);
      await vectors.upsert([{ id: "a", vector: [0, 0, 1, 0] }]);
      expect(vectors.size()).toBe(2);
      expect(ids(await vectors.search([0, 0, 1, 0], 1))).toEqual(["a"]);
    });
    it("forgets what is removed, and takes it up again", async () => {
      const vectors = await make().open();
      await vectors.upsert([
        { id: "a", vector: a },
        { id: "b", vector: b },
      ]);
      await vectors.remove(["a", "unknown"]);
      expect(ids(await vectors.search(a, 5))).toEqual(["b"]);
      await vectors.upsert([{ id: "c", vector: a }]);
      expect(ids(await vectors.search(a, 5))).toEqual(["c", "b"]);
      expect([...vectors.ids()].toSorted()).toEqual(["b", "c"]);
    });
    it("answers only with what is accepted", async () => {
      const vectors = await make().open();
      await vectors.upsert([
        { id: "a", vector: a },
        { id: "b", vector: b },
      ]);
      expect(ids(await vectors.search(a, 5, (id) => id !== "a"))).toEqual(["b"]);
      expect(await vectors.search(a, 5, () => false)).toEqual([]);
    });
    it.each([
      ["too short", [1, 0]],
      ["with NaN", [1, NaN, 0, 0]],
      ["with infinity", [Infinity, 0, 0, 0]],
      ["of zeros", [0, 0, 0, 0]],
    ])("refuses a vector %s and stores nothing of that call", async (_, wrong) => {
      const vectors = await make().open();
      const items = [
        { id: "a", vector: a },
        { id: "x", vector: wrong },
      ];
      await expect(vectors.upsert(items)).rejects.toThrow(RangeError);
      await expect(vectors.search(wrong, 1)).rejects.toThrow(RangeError);
      expect(vectors.size()).toBe(0);
    });
    it("outgrows what it was opened for", async () => {
      const vectors = await make().open();
      const items = Array.from({ length: 3000 }, (_, at) => ({
        id: String(at),
        vector: [Math.cos(at), Math.sin(at), Math.cos(at * 0.7), Math.sin(at * 0.3)],
      }));
      await vectors.upsert(items);
      expect(vectors.size()).toBe(3000);
      expect(ids(await vectors.search(items[2500]!.vector, 1))).toEqual(["2500"]);
    });
    it("keeps what was saved, and only that", async () => {
      const place = make();
      const vectors = await place.open();
      await vectors.upsert([
        { id: "a", vector: a },
        { id: "b", vector: b },
        { id: "gone", vector: a },
      ]);
      await vectors.remove(["gone"]);
      await vectors.save();
      await vectors.upsert([{ id: "late", vector: a }]);
      const again = await place.open();
      expect([...again.ids()].toSorted()).toEqual(["a", "b"]);
      expect(ids(await again.search(a, 3))).toEqual(["a", "b"]);
      await again.upsert([{ id: "new", vector: [0, 0, 0, 1] }]);
      expect(ids(await again.search([0, 0, 0, 1], 1))).toEqual(["new"]);
    });
  });
}
