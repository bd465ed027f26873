/** Staff add words of their own in the data folder: they are looked for like the shipped ones. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, it } from "vitest";

import { AppError } from "../../src/errors.ts";
import { loadSynonyms } from "../../src/knowledge/load-synonyms.ts";
import { makeSearch } from "../../src/knowledge/search/hybrid-search.ts";

const corpus = fileURLToPath(new URL("../../corpus", import.meta.url));

function folderWith(content: string | null): string {
  const folder = mkdtempSync(join(tmpdir(), "can-cu-synonyms-"));
  if (content !== null) writeFileSync(join(folder, "synonyms.json"), content);
  return folder;
}

async function firstFor(query: string, folder: string): Promise<string | undefined> {
  const { synonyms } = loadSynonyms(corpus, folder);
  const search = makeSearch({ synonyms });
  const document = { unit: "", kind: "plan" as const, title: "x", symbol: null, year: null };
  const texts = [
    "Máy in mã vạch dùng cho khoa Dược",
    "Tủ đựng hồ sơ của phòng Tổ chức",
    "Ghế xoay văn phòng của khoa Nội",
  ];
  await search.build(
    texts.map((text, ordinal) => ({
      ...{ id: `d${ordinal}#0`, documentId: `d${ordinal}`, ordinal: 0, text },
      ...{ headingPath: [], locator: null, line: null, page: null, table: null },
    })),
    texts.map((_, at) => ({ ...document, id: `d${at}` })),
  );
  return (await search.search(query, 1))[0]?.passage.text;
}

describe("synonyms of staff", () => {
  it("find what the shipped ones do not know", async () => {
    const own = folderWith('\uFEFF{"entries": [{"says": ["zebra"], "means": ["máy in mã vạch"]}]}');
    expect(await firstFor("mua zebra", own)).toContain("mã vạch");
    expect(await firstFor("mua zebra", folderWith(null))).toBeUndefined();
  });

  it.each(['{"entries": [{"says": "zebra"}]}', '{"entries": ['])(
    "are refused with their place when the file is not right: %s",
    (content) => {
      const folder = folderWith(content);
      const refused = () => loadSynonyms(corpus, folder);
      expect(refused).toThrow(AppError);
      expect(refused).toThrow(/own synonyms/);
    },
  );
});
