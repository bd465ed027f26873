import { describe, expect, it } from "vitest";

import type { Documents, NewDocument } from "../../src/storage/documents.ts";

export function aDocument(over: Partial<NewDocument> = {}): NewDocument {
  return {
    id: "ke-hoach",
    unit: "a",
    origin: "upload",
    kind: "plan",
    title: "Kế hoạch",
    symbol: null,
    issuer: "Trung tâm Y tế Suối Xanh",
    year: 2026,
    signed: null,
    fileName: "ke-hoach.md",
    contentHash: "1",
    pages: 1,
    tables: 0,
    addedAt: "2026-11-22T00:00:00.000Z",
    warnings: [],
    parsed: null,
    bytes: new Uint8Array([1, 2, 3]),
    passageList: [
      { text: "Mục tiêu", headingPath: ["II"], locator: "II", line: 3, page: null, table: null },
      { text: "Nhiệm vụ", headingPath: ["III"], locator: "III", line: 9, page: null, table: null },
    ],
    ...over,
  };
}

/** One suite, every driver. */
export function documentsContract(driver: string, open: () => Promise<Documents>): void {
  describe(`Documents: ${driver}`, () => {
    it("stores a document with its passages in order", async () => {
      const documents = await open();
      const { outcome, document } = await documents.put(aDocument());
      expect(outcome).toBe("indexed");
      expect(document).toMatchObject({ id: "ke-hoach", version: 1, passages: 2, year: 2026 });
      const passages = await documents.passagesOf("ke-hoach");
      expect(passages.map((passage) => [passage.id, passage.text])).toEqual([
        ["ke-hoach#0", "Mục tiêu"],
        ["ke-hoach#1", "Nhiệm vụ"],
      ]);
      expect(await documents.bytes("ke-hoach")).toEqual(Buffer.from([1, 2, 3]));
    });

    it("changes nothing when the same content comes again", async () => {
      const documents = await open();
      await documents.put(aDocument());
      const before = await documents.generation("a");
      expect((await documents.put(aDocument())).outcome).toBe("unchanged");
      expect(await documents.generation("a")).toBe(before);
    });

    it("counts changes for the units that see them", async () => {
      const documents = await open();
      const counts = () => Promise.all(["a", "b"].map((unit) => documents.generation(unit)));
      const before = await counts();
      await documents.put(aDocument());
      await documents.putAll([aDocument({ id: "khac" })]);
      await documents.activate("ke-hoach", "a", 1);
      await documents.forget("khac", "a");
      const own = await counts();
      expect(own[0]).toBeGreaterThan(before[0] ?? 0);
      expect(own[1]).toBe(before[1]);
      await documents.put(aDocument({ id: "chung", unit: "" }));
      const shared = await counts();
      for (const at of [0, 1]) expect(shared[at]).toBeGreaterThan(own[at] ?? 0);
    });

    it("makes new content of the same document the active version", async () => {
      const documents = await open();
      await documents.put(aDocument());
      const second = aDocument({
        contentHash: "2",
        passageList: [
          { text: "Mới", headingPath: [], locator: null, line: 1, page: null, table: null },
        ],
      });
      expect((await documents.put(second)).outcome).toBe("updated");
      expect((await documents.passagesOf("ke-hoach")).map((passage) => passage.text)).toEqual([
        "Mới",
      ]);
      expect((await documents.get("ke-hoach", "a"))?.version).toBe(2);
    });

    const second = aDocument({
      contentHash: "2",
      title: "Kế hoạch (sửa)",
      bytes: new Uint8Array([9]),
      addedAt: "2026-11-23T00:00:00.000Z",
      passageList: [
        { text: "Mới", headingPath: [], locator: null, line: 1, page: null, table: null },
      ],
    });

    it("keeps every version with its own facts, passages and bytes", async () => {
      const documents = await open();
      await documents.put(aDocument());
      await documents.put(second);
      expect(await documents.versions("ke-hoach", "a")).toEqual([
        {
          version: 1,
          title: "Kế hoạch",
          fileName: "ke-hoach.md",
          contentHash: "1",
          passages: 2,
          addedAt: "2026-11-22T00:00:00.000Z",
          active: false,
        },
        {
          version: 2,
          title: "Kế hoạch (sửa)",
          fileName: "ke-hoach.md",
          contentHash: "2",
          passages: 1,
          addedAt: "2026-11-23T00:00:00.000Z",
          active: true,
        },
      ]);
      expect(await documents.get("ke-hoach", "a", 1)).toMatchObject({
        title: "Kế hoạch",
        version: 1,
      });
      expect((await documents.passagesOf("ke-hoach", 1)).map((one) => one.text)).toEqual([
        "Mục tiêu",
        "Nhiệm vụ",
      ]);
      expect(await documents.bytes("ke-hoach", 1)).toEqual(Buffer.from([1, 2, 3]));
      expect(await documents.bytes("ke-hoach")).toEqual(Buffer.from([9]));
      expect(await documents.get("ke-hoach", "a", 3)).toBeNull();
    });

    it("rolls back to an older version and numbers the next one after the newest", async () => {
      const documents = await open();
      await documents.put(aDocument());
      await documents.put(second);
      const before = await documents.generation("a");
      expect(await documents.activate("ke-hoach", "a", 1)).toMatchObject({
        version: 1,
        title: "Kế hoạch",
        passages: 2,
      });
      expect(await documents.generation("a")).toBeGreaterThan(before);
      expect((await documents.list("a"))[0]).toMatchObject({ version: 1, title: "Kế hoạch" });
      expect((await documents.passages("a")).map((one) => one.text)).toEqual([
        "Mục tiêu",
        "Nhiệm vụ",
      ]);
      const third = await documents.put({ ...second, contentHash: "3" });
      expect(third.document.version).toBe(3);
    });

    it("makes an older version active again when its content comes again", async () => {
      const documents = await open();
      await documents.put(aDocument());
      await documents.put(second);
      const back = await documents.put(aDocument());
      expect(back).toMatchObject({ outcome: "updated", document: { version: 1 } });
      expect(await documents.versions("ke-hoach", "a")).toHaveLength(2);
    });

    it("activates nothing of another unit and no version that was never stored", async () => {
      const documents = await open();
      await documents.put(aDocument());
      await documents.put(second);
      const before = await documents.generation("a");
      expect(await documents.activate("ke-hoach", "b", 1)).toBeNull();
      expect(await documents.activate("ke-hoach", "a", 7)).toBeNull();
      expect(await documents.activate("ke-hoach", "a", 2)).toMatchObject({ version: 2 });
      expect(await documents.versions("ke-hoach", "b")).toEqual([]);
      expect(await documents.generation("a")).toBe(before);
    });

    it("refuses to write into another unit's document", async () => {
      const documents = await open();
      await documents.put(aDocument());
      expect(await documents.holder("ke-hoach")).toBe("a");
      expect(await documents.holder("khac")).toBeNull();
      await expect(documents.put(aDocument({ unit: "b", contentHash: "5" }))).rejects.toThrow();
      expect((await documents.get("ke-hoach", "a"))?.version).toBe(1);
    });

    it("shows a unit its own documents and the system's, no other unit's", async () => {
      const documents = await open();
      await documents.put(aDocument());
      await documents.put(aDocument({ id: "he-thong", unit: "", contentHash: "3" }));
      await documents.put(aDocument({ id: "don-vi-b", unit: "b", contentHash: "4" }));
      expect((await documents.list("a")).map((one) => one.id)).toEqual(["he-thong", "ke-hoach"]);
      expect(await documents.get("don-vi-b", "a")).toBeNull();
      expect(await documents.findByHash("4", "a")).toBeNull();
      expect((await documents.passages("b")).map((one) => one.documentId)).not.toContain(
        "ke-hoach",
      );
    });

    it("forgets a document everywhere, and only for its own unit", async () => {
      const documents = await open();
      await documents.put(aDocument());
      expect(await documents.forget("ke-hoach", "b")).toBe(false);
      await documents.put(second);
      const before = await documents.generation("a");
      expect(await documents.forget("ke-hoach", "a")).toBe(true);
      expect(await documents.passages("a")).toEqual([]);
      expect(await documents.versions("ke-hoach", "a")).toEqual([]);
      expect(await documents.passagesOf("ke-hoach", 1)).toEqual([]);
      expect(await documents.bytes("ke-hoach")).toBeNull();
      expect(await documents.generation("a")).toBeGreaterThan(before);
    });

    it("stores all of several documents or none", async () => {
      const documents = await open();
      const broken = aDocument({ id: "hong", title: 7 as unknown as string });
      await expect(documents.putAll([aDocument(), broken])).rejects.toThrow();
      expect(await documents.list("a")).toEqual([]);
    });
  });
}
