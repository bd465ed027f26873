import { expect, it } from "vitest";

import { makeReadText } from "../../src/assistant/read-text.ts";
import { readDocument } from "../../src/knowledge/ingest/read-document.ts";

const readText = makeReadText(async (file) => readDocument(file, {}));
const file = (fileName: string, content: string) => ({
  fileName,
  bytes: new TextEncoder().encode(content),
});

it("gives text and tables line by line, and each document named once, the first first", async () => {
  const { text, symbols, doubtful } = await readText(
    file(
      "trang.md",
      "Số: 46/2018/TT-BYT\n\nCăn cứ Nghị định 13/2023/NĐ-CP và Thông tư 46/2018/TT-BYT.\n\n| TT | Nội dung |\n|---|---|\n| 1 | Máy chủ |\n",
    ),
  );
  expect(symbols).toEqual(["46/2018/TT-BYT", "13/2023/NĐ-CP"]);
  expect(text).toContain("Căn cứ Nghị định 13/2023/NĐ-CP");
  expect(text).toContain("1 | Máy chủ");
  expect(doubtful).toBe(false);
});

it("tells that a text without its marks may be wrong", async () => {
  const content =
    "Can cu Thong tu so 46/2018/TT-BYT ngay 28 thang 12 nam 2018 cua Bo Y te quy dinh ho so benh an dien tu. ".repeat(
      5,
    );
  expect((await readText(file("x.txt", content))).doubtful).toBe(true);
});
