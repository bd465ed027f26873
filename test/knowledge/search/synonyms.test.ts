import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { fold } from "../../../src/domain/text/fold.ts";
import { makeSynonyms } from "../../../src/knowledge/search/synonyms.ts";

const packaged: unknown = JSON.parse(
  readFileSync(new URL("../../../corpus/synonyms.json", import.meta.url), "utf8"),
);
const words = (text: string): string[] => text.split(" ");
const meant = (query: string, files: unknown[] = [packaged]): string[] =>
  makeSynonyms(files)
    .expand(words(query))
    .map((expansion) => expansion.words.join(" "));

describe("corpus/synonyms.json", () => {
  it.each([
    ["badt", "benh an dien tu"],
    ["hsba", "ho so benh an"],
    ["emr", "benh an dien tu"],
    ["his", "he thong thong tin benh vien"],
    ["lis", "he thong thong tin xet nghiem"],
    ["ris", "he thong thong tin chan doan hinh anh"],
    ["pacs", "he thong luu tru va truyen tai hinh anh"],
    ["kcb", "kham benh chua benh"],
    ["bhyt", "bao hiem y te"],
    ["cccd", "can cuoc cong dan"],
    ["cntt", "cong nghe thong tin"],
    ["attt", "an toan thong tin"],
    ["anm", "an ninh mang"],
    ["httt", "he thong thong tin"],
    ["ttyt", "trung tam y te"],
    ["syt", "so y te"],
    ["cds", "chuyen doi so"],
    ["csdl", "co so du lieu"],
    ["tthc", "thu tuc hanh chinh"],
    ["skdt", "so suc khoe dien tu"],
    ["gksk", "giay kham suc khoe"],
    ["vpdt", "van phong dien tu"],
    ["nsnn", "ngan sach nha nuoc"],
    ["vat", "gia tri gia tang"],
    ["ubnd", "uy ban nhan dan"],
  ])("knows %s", (short, long) => {
    expect(meant(short)).toContain(long);
  });
});

describe("makeSynonyms", () => {
  const file = {
    entries: [
      { says: ["bệnh án"], means: ["hồ sơ bệnh án"], weight: 0.5 },
      { says: ["tóm tắt bệnh án"], means: ["bản tóm tắt hồ sơ"] },
      { says: ["người bệnh"], means: ["bệnh nhân"], bothWays: true },
    ],
    questionPhrases: ["là gì", "gì"],
  };

  it("takes the longest entry at a place and none inside it", () => {
    expect(meant("xin tom tat benh an", [file])).toEqual(["ban tom tat ho so"]);
  });
  it("works both ways where the entry says so", () => {
    expect(meant("benh nhan", [file])).toEqual(["nguoi benh"]);
    expect(meant("ho so benh an", [file])).toEqual([]);
  });
  it("leaves out what the question already says", () => {
    expect(meant("nguoi benh tuc benh nhan", [file])).toEqual([]);
  });
  it.each([
    ["AI", "dùng AI đọc phim", true],
    ["ai", "ai đọc phim", false],
    ["VẬT", "vật tư y tế", false],
    ["AI among capitals", "AI CHỊU TRÁCH NHIỆM", false],
  ])("takes an abbreviation that is also a syllable in capitals only: %s", (_, query, found) => {
    const written = words(query);
    const says = ["AI", "VAT"].map((short) => ({ says: [short], means: ["nghĩa dài"] }));
    const folded = written.map((word) => fold(word));
    expect(makeSynonyms([{ entries: says }]).expand(folded, written)).toHaveLength(found ? 1 : 0);
  });
  it("merges a file of the users' own, whose weight wins", () => {
    const own = { entries: [{ says: ["bệnh án"], means: ["hồ sơ bệnh án"], weight: 0.9 }] };
    expect(makeSynonyms([file, own]).expand(["benh", "an"])).toEqual([
      { words: ["ho", "so", "benh", "an"], weight: 0.9, from: 0, to: 2 },
    ]);
  });
  it("marks the words of question phrases, longest phrase first", () => {
    expect(makeSynonyms([file]).questionWords(words("benh an la gi"))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
  it.each([
    ["no entries", {}],
    ["an empty word", { entries: [{ says: [" "], means: ["x"] }] }],
    ["a weight above 1", { entries: [{ says: ["a"], means: ["b"], weight: 2 }] }],
    ["an unknown field", { entries: [], extra: 1 }],
  ])("refuses a file with %s", (_, wrong) => {
    expect(() => makeSynonyms([wrong])).toThrow();
  });
});
