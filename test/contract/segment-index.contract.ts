/** The search over segments in a database: the same answers as the index in memory, and always in step with the store. */
import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";
import { z } from "zod";

import { entryPassages } from "../../src/domain/regulation/entry-passages.ts";
import { makePassageIndex } from "../../src/knowledge/passage-index.ts";
import { buildSegment } from "../../src/knowledge/search/segments/build-segment.ts";
import { makeSynonyms } from "../../src/knowledge/search/synonyms.ts";
import { makeSegmentIndex } from "../../src/knowledge/segment-index.ts";
import type { NewDocument } from "../../src/storage/documents.ts";
import type { SearchSegments } from "../../src/storage/search-segments.ts";
import type { Sql } from "../../src/storage/sql/sql.ts";
import { makeSqlDocuments } from "../../src/storage/sql/sql-documents.ts";
import { loadRegister } from "../support/register.ts";
import { aDocument } from "./documents.contract.ts";

const json = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));
const synonyms = makeSynonyms([json("corpus/synonyms.json")]);
const never = {
  endsOn: () => ({ isDead: () => false, successorsOf: () => [], isSpent: () => false }),
};

const questions = readFileSync(new URL("../eval/questions.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => z.object({ q: z.string() }).parse(JSON.parse(line)).q)
  // A slip of the keyboard and a lost space beside them.
  .filter((_, at) => at % 12 === 0)
  .flatMap((q, at) => (at % 5 === 0 ? [q, q.replace("ng", "gn")] : [q]));

function registerDocuments(): NewDocument[] {
  return loadRegister().entries.map((entry, at) =>
    aDocument({
      ...{ id: `vb-${String(at).padStart(4, "0")}`, unit: "", kind: "regulation" as const },
      ...{ title: entry.title, symbol: entry.symbol, contentHash: `vb-${at}` },
      passageList: entryPassages(entry).map(({ text, locator }) => ({
        ...{ text, locator, headingPath: [entry.title], line: null, page: null, table: null },
      })),
    }),
  );
}

const say = (id: string, unit: string, ...texts: string[]) =>
  aDocument({
    ...{ id, unit, title: id, contentHash: `${id} ${texts.join("|")}` },
    passageList: texts.map((text, at) => ({
      ...{ text, locator: `Điều ${at + 1}`, headingPath: [], line: null, page: null, table: null },
    })),
  });

export function segmentIndexContract(
  driver: string,
  open: () => Promise<{ sql: Sql; segments: SearchSegments }>,
): void {
  async function opened() {
    const { sql, segments } = await open();
    const documents = makeSqlDocuments(sql);
    const index = () => makeSegmentIndex({ documents, segments, synonyms, ...never });
    return { sql, documents, segments, index };
  }
  const ids = (hits: readonly { documentId: string }[]) => hits.map((hit) => hit.documentId);

  describe(`segment index: ${driver}`, () => {
    it("finds what the index in memory finds, in the same order", async () => {
      const { documents, index } = await opened();
      await documents.putAll(registerDocuments());
      await documents.put(say("quy-che", "a", "Quy chế trực của trạm về hồ sơ bệnh án điện tử."));
      const memory = makePassageIndex({
        ...{ documents, synonyms, ...never },
        cache: { load: () => null, save: () => undefined },
      });
      const stored = index();
      const places = (hits: Awaited<ReturnType<typeof stored.find>>) =>
        hits.map((hit) => `${hit.documentId} ${hit.locator} ${hit.score.toFixed(4)}`);
      let same = 0;
      for (const question of questions) {
        const [here, there] = await Promise.all([
          memory.find(question, 10, "a", {}),
          stored.find(question, 10, "a", {}),
        ]);
        same += JSON.stringify(places(here)) === JSON.stringify(places(there)) ? 1 : 0;
      }
      expect(same / questions.length).toBeGreaterThanOrEqual(0.98);
    });

    it("keeps units apart, and shows the system's documents to all", async () => {
      const { documents, index } = await opened();
      await documents.put(say("chung", "", "Quy chế trực chung của ngành."));
      await documents.put(say("cua-a", "a", "Quy chế trực của trạm A."));
      await documents.put(say("cua-b", "b", "Quy chế trực của trạm B."));
      const stored = index();
      const [a, b] = await Promise.all([
        stored.search("quy chế trực", 10, "a"),
        stored.search("quy chế trực", 10, "b"),
      ]);
      expect(ids(a).toSorted()).toEqual(["chung", "cua-a"]);
      expect(ids(b).toSorted()).toEqual(["chung", "cua-b"]);
    });

    it("sees at the next question what another process added, replaced or forgot", async () => {
      const { documents, index } = await opened();
      const [one, other] = [index(), index()];
      await documents.put(say("x", "a", "Máy chủ đặt tại trung tâm dữ liệu."));
      expect(ids(await one.search("máy chủ", 5, "a"))).toEqual(["x"]);
      expect(ids(await other.search("máy chủ", 5, "a"))).toEqual(["x"]);
      await documents.put(say("x", "a", "Đường truyền dự phòng của bệnh viện."));
      expect(ids(await other.search("máy chủ", 5, "a"))).toEqual([]);
      expect(ids(await one.search("đường truyền", 5, "a"))).toEqual(["x"]);
      await documents.forget("x", "a");
      expect(ids(await one.search("đường truyền", 5, "a"))).toEqual([]);
    });

    it("opens a unit's view anew for what the unit sees, not for other units", async () => {
      const { documents, segments } = await opened();
      const looks: string[] = [];
      const heads: SearchSegments["heads"] = (units) => {
        looks.push(units.join());
        return segments.heads(units);
      };
      const watched = { ...segments, heads };
      const stored = makeSegmentIndex({ documents, segments: watched, synonyms, ...never });
      await documents.put(say("cua-b", "b", "Quy chế trực của trạm B."));
      await stored.search("quy chế", 5, "b");
      looks.length = 0;
      await documents.put(say("cua-a", "a", "Quy chế trực của trạm A."));
      expect(ids(await stored.search("quy chế", 5, "b"))).toEqual(["cua-b"]);
      expect(looks).toEqual([]);
      await documents.put(say("chung", "", "Quy chế trực chung của ngành."));
      expect(ids(await stored.search("quy chế", 5, "b")).toSorted()).toEqual(["chung", "cua-b"]);
    });

    it("keeps no word of what was forgotten", async () => {
      const { sql, documents, index } = await opened();
      await documents.put(say("x", "a", "Mật danh zanzibar của dự án.", "Điều thứ hai."));
      await documents.put(say("y", "a", "Dự án khác."));
      await index().sync("a");
      await documents.forget("x", "a");
      await index().sync("a");
      const { rows } = await sql.run("SELECT count(*) AS members FROM search_member");
      expect(rows).toEqual([{ members: 1 }]);
      expect(ids(await index().search("dự án", 5, "a"))).toEqual(["y"]);
    });

    it("is made again after it was cleared, also in a process that has it open", async () => {
      const { documents, segments, index } = await opened();
      await documents.put(say("x", "a", "Máy chủ đặt tại trung tâm dữ liệu."));
      const one = index();
      expect(ids(await one.search("máy chủ", 5, "a"))).toEqual(["x"]);
      await segments.clear();
      expect(await segments.heads(["a"])).toEqual([]);
      expect(ids(await one.search("máy chủ", 5, "a"))).toEqual(["x"]);
    });

    it("finds all that another process has put together since it last looked", async () => {
      const { documents, segments, index } = await opened();
      const other = index();
      for (const at of [1, 2, 3]) {
        await documents.put(
          say(`kh-${at}`, "a", `Kế hoạch số ${at} của trạm: máy chủ, đường truyền.`),
        );
        await other.sync("a");
      }
      const one = index();
      expect(await one.search("kế hoạch trạm", 9, "a")).toHaveLength(3);
      const heads = await segments.heads(["a"]);
      expect(heads).toHaveLength(3);
      // As a process would that began before the last document was there.
      const read = heads
        .flatMap((head) => head.members)
        .map(async ({ documentId, version }) => ({
          ...{ documentId, version, facts: undefined },
          passages: await documents.passagesOf(documentId, version),
        }));
      const gone = heads.map((head) => head.id);
      expect(await segments.replace("a", gone, buildSegment("a", await Promise.all(read)))).toBe(
        true,
      );
      expect(await one.search("đường truyền", 9, "a")).toHaveLength(3);
    });

    it("puts small segments together, whoever wrote them, and loses none", async () => {
      const { documents, segments, index } = await opened();
      const [one, other] = [index(), index()];
      for (let at = 0; at < 14; at += 1) {
        await documents.put(say(`kh-${at}`, "a", `Kế hoạch số ${at} của trạm y tế.`));
        await Promise.all([one.sync("a"), other.sync("a")]);
      }
      const heads = await segments.heads(["a"]);
      expect(heads.length).toBeLessThan(8);
      expect(heads.flatMap((head) => head.members)).toHaveLength(14);
      expect(await one.search("kế hoạch trạm y tế", 20, "a")).toHaveLength(14);
    });

    it("answers from named documents and from those that a filter leaves", async () => {
      const { documents, index } = await opened();
      await documents.putAll(registerDocuments());
      const named = await index().search("Thông tư 13/2025/TT-BYT", 3, "a");
      expect(named[0]?.symbol).toBe("13/2025/TT-BYT");
      const only = await index().find("bệnh án điện tử", 10, "a", { documentIds: ["vb-0001"] });
      expect(new Set(ids(only)).size).toBeLessThanOrEqual(1);
    });
  });
}
