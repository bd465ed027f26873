import { describe, expect, it } from "vitest";

import { makeLexicalIndex } from "../../../src/knowledge/search/lexical-index.ts";
import { makeSynonyms } from "../../../src/knowledge/search/synonyms.ts";

const texts: Record<string, string> = {
  "ho-so": "Hồ sơ bệnh án điện tử lưu trữ mười năm.",
  "bao-hiem": "Bảo hiểm y tế thanh toán chi phí khám bệnh, chữa bệnh.",
  "thiet-bi": "Thiết bị y tế mua sắm qua mạng internet.",
  "thu-vien": "Nội dung khác của thư viện.",
};
const index = makeLexicalIndex(
  Object.entries(texts).map(([id, text]) => ({ id, group: id, groupTitle: "", title: "", text })),
  { synonyms: makeSynonyms([{ entries: [{ says: ["BHYT"], means: ["bảo hiểm y tế"] }] }]) },
);
const best = (query: string) => index.search(query, 3)[0]?.id ?? null;

describe("words typed without the space between them", () => {
  it.each([
    ["hồsơ bệnhán", "ho-so"],
    ["hosobenhan dientu", "ho-so"],
    ["bảohiểmytế", "bao-hiem"],
    ["khámbệnh", "bao-hiem"],
    ["thietbi yte", "thiet-bi"],
  ])("%s", (query, id) => {
    expect(best(query)).toBe(id);
  });

  it("what the index has as one word, an abbreviation and letters that are no syllables stay whole", () => {
    expect(best("internet")).toBe("thiet-bi");
    expect(best("BHYT")).toBe("bao-hiem");
    expect(best("zalo")).toBeNull();
  });

  it("a scan that has lost the marks of the question is found", () => {
    const scan = makeLexicalIndex(
      [
        {
          id: "s",
          group: "s",
          groupTitle: "",
          title: "",
          text: "Ho so benh an dien tu cua don vi.",
        },
      ],
      { synonyms: makeSynonyms([]) },
    );
    expect(scan.search("hồsơ bệnhán", 1)[0]?.id).toBe("s");
  });

  it("syllables that do not follow each other anywhere are not put together", () => {
    expect(best("thưbệnh")).toBeNull();
  });
});
