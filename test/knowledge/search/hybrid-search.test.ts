import { beforeEach, describe, expect, it } from "vitest";

import { makeCharEmbedder } from "../../../src/knowledge/search/char-vectors.ts";
import type { DocumentFacts } from "../../../src/knowledge/search/combine-legs.ts";
import { makeSearch } from "../../../src/knowledge/search/hybrid-search.ts";
import { makeSynonyms } from "../../../src/knowledge/search/synonyms.ts";
import { CHAR_TRUST, type VectorLeg } from "../../../src/knowledge/search/vector-leg.ts";
import type { StoredPassage } from "../../../src/storage/documents.ts";
import { openHnswVectors } from "../../../src/storage/vectors-hnsw/hnsw-vectors.ts";

const synonyms = makeSynonyms([
  {
    entries: [{ says: ["BAĐT"], means: ["bệnh án điện tử"], weight: 1 }],
    questionPhrases: ["là gì"],
  },
]);

function aDocument(id: string, facts: Partial<DocumentFacts> = {}): DocumentFacts {
  return { id, unit: "", kind: "regulation", title: id, symbol: null, year: null, ...facts };
}

function aPassage(
  documentId: string,
  ordinal: number,
  text: string,
  rest: Partial<StoredPassage> = {},
): StoredPassage {
  return {
    id: `${documentId}#${ordinal}`,
    documentId,
    ordinal,
    text,
    headingPath: [],
    locator: null,
    line: null,
    page: null,
    table: null,
    ...rest,
  };
}

const documents = [
  aDocument("old", {
    symbol: "46/2018/TT-BYT",
    title: "Thông tư hồ sơ bệnh án điện tử",
    year: 2018,
  }),
  aDocument("new", {
    symbol: "13/2025/TT-BYT",
    title: "Thông tư hồ sơ bệnh án điện tử",
    year: 2025,
  }),
  aDocument("decree", { symbol: "30/2020/NĐ-CP", title: "Nghị định công tác văn thư", year: 2020 }),
  aDocument("plan", {
    unit: "ttyt-a",
    kind: "plan",
    title: "Kế hoạch chuyển đổi số 2026",
    year: 2026,
  }),
  aDocument("plan-b", {
    unit: "ttyt-b",
    kind: "plan",
    title: "Kế hoạch chuyển đổi số 2025",
    year: 2025,
  }),
];
const passages = [
  aPassage(
    "old",
    0,
    "Cơ sở khám bệnh, chữa bệnh triển khai hồ sơ bệnh án điện tử theo lộ trình trước năm 2030.",
  ),
  aPassage("old", 1, "Chữ ký số trong hồ sơ bệnh án điện tử phải bảo đảm giá trị pháp lý."),
  aPassage(
    "new",
    0,
    "Bệnh viện triển khai hồ sơ bệnh án điện tử chậm nhất ngày 30 tháng 9 năm 2025.",
    { locator: "Điều 3" },
  ),
  aPassage("new", 1, "Hồ sơ bệnh án điện tử được lưu trữ theo thời hạn của hồ sơ bệnh án giấy.", {
    locator: "Điều 5",
  }),
  aPassage("decree", 0, "Văn bản điện tử được ký số có giá trị pháp lý như văn bản giấy.", {
    locator: "Điều 5",
  }),
  aPassage(
    "plan",
    0,
    "TT: 1; Nội dung: Thuê phần mềm HIS; Đơn giá: 15.000.000; Thành tiền: 180.000.000",
    {
      headingPath: ["Phụ lục kinh phí", "Thuê dịch vụ công nghệ thông tin"],
      table: 1,
    },
  ),
  aPassage(
    "plan",
    1,
    "TT: 2; Nội dung: Thuê phần mềm LIS; Đơn giá: 1.750.000; Thành tiền: 21.000.000",
    {
      headingPath: ["Phụ lục kinh phí", "Thuê dịch vụ công nghệ thông tin"],
      table: 1,
    },
  ),
  aPassage("plan-b", 0, "Đào tạo kỹ năng số cho viên chức của đơn vị."),
];

const search = makeSearch({ synonyms });
const ids = async (
  query: string,
  ...rest: [filter?: Parameters<typeof search.search>[2]]
): Promise<string[]> => (await search.search(query, 8, ...rest)).map((hit) => hit.passage.id);

describe("makeSearch", () => {
  beforeEach(async () => {
    await search.build(passages, documents);
  });

  it.each([
    ["a full symbol", "Thông tư 46/2018/TT-BYT nói gì về chữ ký số", "old#1"],
    ["a short form", "TT 13 lưu trữ bao lâu", "new#1"],
    ["type, number and year", "nghị định 30 năm 2020", "decree#0"],
    ["an abbreviation", "lộ trình BAĐT trước 2030", "old#0"],
    ["a table row", "đơn giá HIS", "plan#0"],
    ["a table row without marks", "don gia LIS", "plan#1"],
  ])("finds by %s", async (_, query, id) => {
    expect((await ids(query))[0]).toBe(id);
  });

  it("puts all passages of the named document before others, and says by what", async () => {
    const hits = await search.search("46/2018/TT-BYT hồ sơ bệnh án điện tử", 8);
    expect(hits.slice(0, 2).map((hit) => [hit.document.id, hit.legs[0]])).toEqual([
      ["old", "symbol"],
      ["old", "symbol"],
    ]);
    expect(hits[2]?.document.id).toBe("new");
  });

  it("gives a document that is only named in its own order", async () => {
    expect((await ids("46/2018/TT-BYT")).slice(0, 2)).toEqual(["old#0", "old#1"]);
  });

  it("shows a unit its own documents and the system's only", async () => {
    expect(await ids("kỹ năng số viên chức", { unit: "ttyt-a" })).not.toContain("plan-b#0");
    expect(await ids("kỹ năng số viên chức", { unit: "ttyt-b" })).toContain("plan-b#0");
    expect(await ids("đơn giá HIS", { unit: "" })).not.toContain("plan#0");
  });

  it.each([
    ["kinds", { kinds: ["plan"] as const }, ["plan", "plan-b"]],
    ["years", { years: [2025] }, ["new", "plan-b"]],
    ["documents", { documentIds: ["decree"] }, ["decree"]],
  ])("filters by %s", async (_, filter, allowed) => {
    const hits = await search.search("hồ sơ phần mềm ký số kỹ năng năm", 8, filter);
    expect(hits.length).toBeGreaterThan(0);
    for (const hit of hits) expect(allowed).toContain(hit.document.id);
  });

  it("puts a replaced document below its successor, unless the question names it", async () => {
    const filter = {
      ends: {
        isDead: (id: string) => id === "old",
        successorsOf: (id: string) => (id === "old" ? ["new"] : []),
        isSpent: () => false,
      },
    };
    const found = await ids("lộ trình hồ sơ bệnh án điện tử trước năm 2030", filter);
    expect(found.findIndex((id) => id.startsWith("old"))).toBeGreaterThan(
      found.findIndex((id) => id.startsWith("new")),
    );
    expect((await ids("TT 46/2018/TT-BYT lộ trình", filter))[0]).toBe("old#0");
  });

  it("gives scores from 1 to 0 that fall", async () => {
    const scores = (await search.search("hồ sơ bệnh án điện tử", 8)).map((hit) => hit.score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    for (const score of scores) expect(score).toBeGreaterThanOrEqual(0);
    expect(scores[0]).toBeLessThanOrEqual(1);
  });

  it("starts from a saved index of the same key, and builds anew for another", async () => {
    await search.build(passages, documents, { key: "3" });
    const saved = search.save();
    if (saved === null) throw new Error("nothing to save");
    const again = makeSearch({ synonyms });
    expect(await again.build(passages, documents, { key: "3", saved })).toMatchObject({
      loaded: true,
    });
    expect(await again.search("đơn giá HIS", 3)).toEqual(await search.search("đơn giá HIS", 3));
    expect(await again.build(passages, documents, { key: "4", saved })).toMatchObject({
      loaded: false,
    });
  });

  it("answers nothing before it is built", async () => {
    expect(await makeSearch({ synonyms }).search("hồ sơ", 3)).toEqual([]);
  });
});

describe("the vector leg", () => {
  const embedder = makeCharEmbedder(passages.map((passage) => passage.text));
  const leg = (): VectorLeg & { asked: string[] } => {
    const asked: string[] = [];
    return {
      asked,
      store: openHnswVectors({ dimension: embedder.dimension }),
      embedderId: "char",
      trust: CHAR_TRUST,
      embed(texts) {
        if (texts.length === 1) asked.push(...texts);
        return embedder.embed(texts);
      },
    };
  };

  it("finds what words cannot: a question whose spaces were lost and letters mistyped", async () => {
    const both = makeSearch({ synonyms, vectors: async () => leg() });
    await both.build(passages, documents);
    const query = "đàottạokỹnăgng sốhcoviênn chứccủaa đơnvịi";
    const [hit] = await both.search(query, 3);
    expect(hit?.passage.id).toBe("plan-b#0");
    expect(hit?.legs).toContain("vectors");
  });

  it("is not asked where words are strong or the question names a document", async () => {
    const vectors = leg();
    const both = makeSearch({ synonyms, vectors: async () => vectors });
    await both.build(passages, documents);
    await both.search("hồ sơ bệnh án điện tử lưu trữ", 3);
    await both.search("TT 13", 3);
    expect(vectors.asked).toEqual([]);
  });

  it("follows the store: changed texts are embedded again, gone ones removed", async () => {
    const vectors = leg();
    const both = makeSearch({ synonyms, vectors: async () => vectors });
    await both.build(passages, documents);
    expect(vectors.store.size()).toBe(passages.length);
    const before = new Set(vectors.store.ids());
    const changed = [...passages.slice(1, -1), { ...passages[0]!, text: "Nội dung mới." }];
    await both.build(changed, documents);
    expect(vectors.store.size()).toBe(passages.length - 1);
    expect([...vectors.store.ids()].filter((id) => !before.has(id))).toHaveLength(1);
  });

  it("does not hold up the first question over many passages", async () => {
    const many = Array.from({ length: 4_001 }, (_, at) =>
      aPassage("plan-b", at, at === 7 ? "Đào tạo kỹ năng số cho viên chức." : `Nội dung số ${at}.`),
    );
    let isOpen = false;
    const both = makeSearch({
      synonyms,
      vectors: async () => {
        isOpen = true;
        return { ...leg(), embed: () => [] };
      },
    });
    const { vectorsReady } = await both.build(many, documents);
    const [hit] = await both.search("đào tạo kỹ năng số", 3);
    expect(hit?.passage.id).toBe("plan-b#7");
    expect(isOpen).toBe(false);
    await vectorsReady;
    expect(isOpen).toBe(true);
  });
});
