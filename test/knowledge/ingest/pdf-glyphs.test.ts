import { describe, expect, it } from "vitest";

import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import {
  runsInterleave,
  wordsFromGlyphs,
} from "../../../src/knowledge/ingest/readers/pdf-glyphs.ts";
import { convert, skipWithoutSoffice } from "../../support/soffice.ts";

const glyph = (unicode: string, width = 500) => ({ unicode, width, isSpace: unicode === " " });
const view = [1, 0, 0, -1, 0, 800] as const;
const font = () => ({ unit: 0.001, bold: false });

describe("wordsFromGlyphs", () => {
  // "Chuy n", then "ể" into the gap, as LibreOffice writes where the font lacks the letter.
  const fnArray = [31, 37, 42, 44, 42, 37, 44];
  const argsArray = [
    null,
    ["F1", 10],
    [new Float32Array([1, 0, 0, 1, 100, 700])],
    [["C", "h", "u", "y"].map((letter) => glyph(letter))],
    [new Float32Array([1, 0, 0, 1, 120, 700])],
    ["F2", 10],
    [[glyph("ể"), -500, glyph("x")]],
  ];
  it("puts letters drawn into gaps where they stand", () => {
    const words = wordsFromGlyphs({ fnArray, argsArray, view, font });
    expect(words.map(({ text, x, width }) => ({ text, x, width }))).toEqual([
      { text: "Chuyể", x: 100, width: 25 },
      { text: "x", x: 130, width: 5 },
    ]);
  });
  it("counts figures between glyphs as thousandths of the size against the line", () => {
    const args = [
      null,
      ["F1", 10],
      [new Float32Array([1, 0, 0, 1, 0, 700])],
      [[glyph("a"), 100, glyph("b")]],
    ];
    const [word] = wordsFromGlyphs({ fnArray: [31, 37, 42, 44], argsArray: args, view, font });
    expect(word).toMatchObject({ text: "ab", x: 0, width: 9 });
  });
});

describe("runsInterleave", () => {
  const run = (x: number, width: number, y = 10) => ({ text: "a", x, y, width, height: 10 });
  it.each([
    { case: "side by side", items: [run(0, 20), run(22, 20)], expected: false },
    { case: "one inside the other", items: [run(0, 60), run(20, 5)], expected: true },
    { case: "inside, but on another line", items: [run(0, 60), run(20, 5, 40)], expected: false },
  ])("$case", ({ items, expected }) => {
    expect(runsInterleave(items)).toBe(expected);
  });
});

describe.skipIf(skipWithoutSoffice)(
  "a PDF of LibreOffice (skipped where soffice is absent)",
  () => {
    it("is read from its text layer where the font lacks Vietnamese letters", async () => {
      const lines = [
        "Chuyển đổi số tại Bệnh viện Đa khoa khu vực Đức Trọng năm 2026",
        "Tỷ lệ thanh toán viện phí không dùng tiền mặt năm 2025 đạt 60%.",
        "Trang bị hệ thống tự động xếp hàng tại khu khám bệnh trong quý III năm 2026.",
        "Duy trì hồ sơ bệnh án điện tử theo Thông tư số 13/2025/TT-BYT ngày 06/6/2025 của Bộ Y tế.",
        "Hạ tầng số và trang thiết bị chưa đồng bộ, chưa đáp ứng yêu cầu của các khoa, phòng.",
      ];
      // LibreOffice drops the first paragraph of a web page from its PDF.
      const body = ["Kế hoạch", ...lines].map((line) => `<p>${line}</p>`).join("");
      const html = `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body style="font-family:'Liberation Serif'">${body}</body></html>`;
      const bytes = convert(new TextEncoder().encode(html), "html", "pdf");
      const parsed = await readDocument({ fileName: "ke-hoach.pdf", bytes }, { ocr: false });
      const text = JSON.stringify(parsed);
      for (const line of lines) expect(text).toContain(line);
    }, 120_000);
  },
);
