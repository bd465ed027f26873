import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  type LexicalDocument,
  loadLexicalIndex,
  makeLexicalIndex,
} from "../../../src/knowledge/search/lexical-index.ts";
import { makePairTable } from "../../../src/knowledge/search/pair-table.ts";
import { makeSynonyms } from "../../../src/knowledge/search/synonyms.ts";

const synonyms = makeSynonyms([
  {
    entries: [{ says: ["KCB"], means: ["khám bệnh chữa bệnh"], weight: 1 }],
    questionPhrases: ["là gì", "như thế nào", "khi nào"],
  },
]);

const articles: [id: string, law: string, article: number, title: string, text: string][] = [
  [
    "luu-tru-11",
    "Luật Lưu trữ",
    11,
    "Thời hạn nộp lưu hồ sơ",
    "Trong thời hạn 01 năm kể từ ngày công việc kết thúc, hồ sơ được nộp vào lưu trữ cơ quan.",
  ],
  [
    "luu-tru-2",
    "Luật Lưu trữ",
    2,
    "Giải thích từ ngữ",
    "Trong Luật này, các từ ngữ được hiểu như sau:\n1. Lưu trữ cơ quan là tổ chức thực hiện hoạt động lưu trữ đối với tài liệu của cơ quan.\n2. Hồ sơ là tập tài liệu có liên quan với nhau.",
  ],
  [
    "ke-toan-41",
    "Luật Kế toán",
    41,
    "Bảo quản, lưu trữ tài liệu kế toán",
    "Tài liệu kế toán phải được bảo quản đầy đủ, an toàn trong quá trình sử dụng và lưu trữ. Hồ sơ kế toán nộp vào kho.",
  ],
  [
    "kcb-59",
    "Luật Khám bệnh, chữa bệnh",
    59,
    "Hồ sơ bệnh án",
    "Hồ sơ bệnh án là tài liệu y học, y tế và pháp lý; cơ sở khám bệnh, chữa bệnh lập cho từng người bệnh.",
  ],
  [
    "kcb-6",
    "Luật Khám bệnh, chữa bệnh",
    6,
    "Các hành vi bị cấm",
    "Từ chối hoặc cố ý chậm cấp cứu người bệnh.",
  ],
  [
    "mang-25",
    "Luật An toàn thông tin mạng",
    25,
    "Trách nhiệm của chủ quản hệ thống thông tin",
    "Chủ quản hệ thống thông tin có trách nhiệm bảo vệ hệ thống thông tin theo cấp độ.",
  ],
  [
    "mang-6",
    "Luật An toàn thông tin mạng",
    6,
    "Hợp tác quốc tế về an toàn thông tin mạng",
    "Hợp tác quốc tế theo nguyên tắc tôn trọng độc lập, chủ quyền.",
  ],
];
const documents = articles.map(
  ([id, group, article, title, text]): LexicalDocument => ({
    id,
    group,
    groupTitle: group,
    title,
    text,
    article,
    year: 2020,
  }),
);
const index = makeLexicalIndex(documents, { synonyms });
const first = (query: string): string | undefined => index.search(query, 3)[0]?.id;

describe("makeLexicalIndex", () => {
  it.each([
    ["words of the title", "thời hạn nộp lưu hồ sơ", "luu-tru-11"],
    ["a question without marks", "thoi han nop luu ho so", "luu-tru-11"],
    ["an abbreviation", "hành vi bị cấm trong KCB", "kcb-6"],
    ["the meaning of a term", "lưu trữ cơ quan là gì", "luu-tru-2"],
    ["a law named with an article", "điều 6 luật an toàn thông tin mạng", "mang-6"],
    ["letters swapped", "chủ quản hệ thốgn thôgn tin", "mang-25"],
    ["a letter left out", "tài liệu kế tán bảo quản", "ke-toan-41"],
  ])("finds by %s", (_, query, id) => {
    expect(first(query)).toBe(id);
  });

  it("finds a scanned document by the sound word", () => {
    const scanned = makeLexicalIndex(
      [
        {
          id: "a",
          group: "a",
          groupTitle: "",
          title: "",
          text: "Ung dung c6ng nghé thdng tin nganh y té",
        },
        {
          id: "b",
          group: "b",
          groupTitle: "",
          title: "",
          text: "công trình thông thường của ngành y tế",
        },
      ],
      { synonyms },
    );
    expect(scanned.search("ứng dụng công nghệ thông tin", 2)[0]?.id).toBe("a");
  });

  it("tells words apart by their marks when the question carries them", () => {
    const texts = ["thư viện", "thu viện"].map((text, at) => ({
      id: String(at),
      group: "g",
      groupTitle: "",
      title: "",
      text: `phí ${text} phí`,
    }));
    const small = makeLexicalIndex([...texts, ...documents], { synonyms });
    expect(small.search("thư viện", 2).map((hit) => hit.id)).toEqual(["0", "1"]);
    expect(small.search("thu viện", 2).map((hit) => hit.id)).toEqual(["0", "1"]);
  });

  it("answers only with what is accepted", () => {
    const hits = index.search("lưu trữ hồ sơ", 5, (place) => place >= 2);
    expect(hits.map((hit) => hit.id)).not.toContain("luu-tru-11");
    expect(hits[0]?.id).toBe("ke-toan-41");
  });

  it("tells how much of the question a hit holds", () => {
    const [all] = index.search("thời hạn nộp lưu hồ sơ", 1);
    const [part] = index.search("thời hạn xyzzyq qwrtpk", 1);
    expect(all?.cover).toBeCloseTo(1, 5);
    expect(part?.cover).toBeLessThan(0.6);
  });

  it.each(["", "   ", "?!", "xyzzyq", "😀"])("finds nothing for %j", (query) => {
    expect(index.search(query, 5)).toEqual([]);
  });

  it("answers nothing from an empty index", () => {
    expect(makeLexicalIndex([], { synonyms }).search("hồ sơ", 5)).toEqual([]);
  });

  it("never fails and never repeats a hit, whatever is asked", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 80 }),
        fc.integer({ min: 1, max: 9 }),
        (query, k) => {
          const ids = index.search(query, k).map((hit) => hit.id);
          expect(new Set(ids).size).toBe(ids.length);
          expect(ids.length).toBeLessThanOrEqual(k);
        },
      ),
    );
  });
});

describe("a saved index", () => {
  const file = index.serialise("generation 7");
  it("answers as the one that was saved", () => {
    const loaded = loadLexicalIndex(file, "generation 7", { synonyms });
    for (const query of ["hồ sơ bệnh án", "thoi han nop luu", "hệ thốgn thông tin"]) {
      expect(loaded?.search(query, 5)).toEqual(index.search(query, 5));
    }
  });
  it("loads from a buffer that does not begin on a word boundary", () => {
    const shifted = new Uint8Array(file.byteLength + 3);
    shifted.set(file, 3);
    const loaded = loadLexicalIndex(shifted.subarray(3), "generation 7", { synonyms });
    expect(loaded?.search("bệnh án", 1)[0]?.id).toBe("kcb-59");
  });
  it.each([
    ["of another generation", file, "generation 8"],
    ["cut short", file.slice(0, 2000), "generation 7"],
    ["of another make", new Uint8Array(64), "generation 7"],
    ["that is empty", new Uint8Array(0), "generation 7"],
  ])("%s is not used", (_, bytes, key) => {
    expect(loadLexicalIndex(bytes, key, { synonyms })).toBeNull();
  });
});

describe("makePairTable", () => {
  it("keeps every pair apart while it grows", () => {
    const table = makePairTable();
    for (let a = 0; a < 400; a++) for (let b = 0; b < 400; b++) table.intern(a, b);
    expect(table.size).toBe(160_000);
    expect(table.find(399, 0)).toBe(399 * 400);
    expect(table.find(0, 399)).toBe(399);
    expect(table.find(400, 0)).toBe(-1);
  });
});
