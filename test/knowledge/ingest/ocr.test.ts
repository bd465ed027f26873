import { Resvg } from "@resvg/resvg-js";
import { describe, expect, it } from "vitest";

import { fold } from "../../../src/domain/text/fold.ts";
import { packagedTesseract } from "../../../src/knowledge/ingest/ocr.ts";
import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import { parseTesseractTsv } from "../../../src/knowledge/ingest/tesseract-tsv.ts";
import { buildScanPdf } from "../../fixtures/reader/build-files.ts";

const lines = [
  "I. MỤC TIÊU",
  "Trung tâm Y tế triển khai bệnh án điện tử",
  "- Trang bị máy tính cho các khoa;",
  "II. KINH PHÍ",
];
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="620"><rect width="100%" height="100%" fill="white"/>${lines
  .map(
    (text, index) =>
      `<text x="90" y="${120 + index * 90}" font-size="38" font-family="DejaVu Sans, Noto Sans, Arial">${text}</text>`,
  )
  .join("")}</svg>`;
const drawn = new Resvg(svg, {
  font: { loadSystemFonts: true, defaultFontFamily: "DejaVu Sans" },
}).render();
/** Read once: every access copies the whole picture. */
const { pixels } = drawn;
/** A machine without any font draws an empty page: nothing to recognise. */
const hasFont = pixels.some((value) => value < 128);

describe.skipIf(!hasFont)("recognition of pictures (skipped without a system font)", () => {
  it("an image is read with its outline and its confidence", async () => {
    const parsed = await readDocument({
      fileName: "scan.png",
      bytes: new Uint8Array(drawn.asPng()),
    });
    expect(parsed).toMatchObject({ format: "image", pages: 1, quality: { ocr: true } });
    expect(parsed.quality.ocrConfidence).toBeGreaterThan(0.7);
    expect(fold(parsed.text)).toContain("trung tam y te trien khai benh an dien tu");
    expect(parsed.blocks.map((block) => block.kind)).toEqual([
      "heading",
      "paragraph",
      "list-item",
      "heading",
    ]);
  });

  it("a PDF page without text is recognised, with progress; without OCR it stays empty", async () => {
    const grey = new Uint8Array(drawn.width * drawn.height);
    for (let at = 0; at < grey.length; at += 1) grey[at] = pixels[at * 4]!;
    const bytes = buildScanPdf(grey, drawn.width, drawn.height);
    const seen: string[] = [];
    const onProgress = (done: number, total: number, what: string) =>
      seen.push(`${done}/${total} ${what}`);
    const parsed = await readDocument({ fileName: "scan.pdf", bytes }, { onProgress });
    expect(fold(parsed.text)).toContain("benh an dien tu");
    expect(parsed.blocks[0]?.place).toEqual({ page: 1 });
    expect(seen).toEqual(["1/1 trang"]);
    const plain = await readDocument({ fileName: "scan.pdf", bytes }, { ocr: false });
    expect(plain.blocks).toEqual([]);
    expect(plain.warnings.join()).toContain("1 trang trống");
  });

  it("the packaged engine reads it too", async () => {
    const ocr = await packagedTesseract();
    const { items, confidence } = await ocr.recognise(new Uint8Array(drawn.asPng()));
    await ocr.close();
    expect(fold(items.map((item) => item.text).join(" "))).toContain("trung tam y te");
    expect(confidence).toBeGreaterThan(0.5);
  });
});

describe("parseTesseractTsv", () => {
  it("takes words, drops dirt and the borders of cells, means the confidence", () => {
    const row = (line: number, x: number, confidence: number, text: string) =>
      `5\t1\t1\t1\t${line}\t1\t${x}\t100\t50\t20\t${confidence}\t${text}`;
    const tsv = [
      "level\tpage",
      row(1, 10, 90, "|Phần"),
      row(1, 70, 80, "mềm_"),
      row(1, 130, 10, "~"),
      row(1, 180, 70, "(12"),
    ].join("\n");
    const { items, confidence } = parseTesseractTsv(tsv);
    expect(items.map((item) => item.text)).toEqual(["Phần", "mềm", "12"]);
    expect(confidence).toBe(0.8);
  });
});
