/** Reader of PDF: text layer with places, page by page; pages without text are recognised from their picture. */
import { PDFParse } from "pdf-parse";

import { checkReadingQuality } from "../../../domain/document/reading-quality.ts";
import { repairLegacyFont } from "../decode-text.ts";
import { readingLimits } from "../limits.ts";
import { makeOcr, type Ocr } from "../ocr.ts";
import type { PackedReading, Progress } from "../read-packed-file.ts";
import { readingError } from "../reading-errors.ts";
import type { WorkerInput } from "../worker-messages.ts";
import { textOf } from "./html-sink.ts";
import { dropPageFurniture } from "./page-layout/drop-page-furniture.ts";
import type { PageItem } from "./page-layout/page-items.ts";
import { type PageContent, pageToRaws } from "./page-layout/page-to-raws.ts";
import { type PdfDocument, readPdfPage } from "./pdf-page.ts";

/** Fewer letters than this on a page mean that its text is a picture. */
const MIN_LETTERS = 12;
/** Width in pixels at which a page is drawn for OCR: about 200 dots an inch on A4. */
const SCAN_WIDTH = 1_650;
/** Below this share of sound syllables the text layer is worth less than a recognition. */
const NOISE = 0.75;

/** @throws AppError file-locked, unreadable-file, file-too-large, dependency-missing */
export async function readPdf(input: WorkerInput, progress: Progress): Promise<PackedReading> {
  const { fileName } = input;
  const parser = new PDFParse({
    data: new Uint8Array(input.bytes),
    isEvalSupported: false,
    disableAutoFetch: true,
    useSystemFonts: false,
    stopAtErrors: false,
  });
  try {
    const document = await load(parser, fileName);
    if (document.numPages > readingLimits.pages)
      throw readingError("file-too-large", fileName, `${document.numPages} pages`, {
        sentence: `Tệp ${fileName} có ${document.numPages} trang, quá giới hạn ${readingLimits.pages} trang; tách nhỏ tệp rồi gửi lại.`,
      });
    return await readPages({ document, parser, input, progress });
  } finally {
    await parser.destroy().catch(() => undefined);
  }
}

async function load(parser: PDFParse, fileName: string): Promise<PdfDocument> {
  const loader = parser as unknown as { load(): Promise<PdfDocument> };
  try {
    return await loader.load();
  } catch (cause) {
    const name = cause instanceof Error ? `${cause.name} ${cause.message}` : String(cause);
    const locked = /password/i.test(name);
    throw readingError(locked ? "file-locked" : "unreadable-file", fileName, name, { cause });
  }
}

interface PdfReading {
  document: PdfDocument;
  parser: PDFParse;
  input: WorkerInput;
  progress: Progress;
}

async function readPages(reading: PdfReading): Promise<PackedReading> {
  const { document, input, progress } = reading;
  const pages: PageContent[] = [];
  const warnings: string[] = [];
  const confidences: number[] = [];
  let ocr: Ocr | null = null;
  let empty = 0;
  let broken = 0;
  try {
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await readPdfPage(document, number).catch(() => null);
      if (page === null) broken += 1;
      const content: PageContent = { number, ...(page ?? { width: 595, items: [], rules: [] }) };
      if (input.ocr && page !== null && needsOcr(content)) {
        ocr ??= await makeOcr(input.fileName);
        const scanned = await recognise(reading, ocr, content);
        if (readsBetter(scanned.items, content.items)) {
          content.items = scanned.items;
          confidences.push(scanned.confidence);
        }
      }
      if (content.items.length === 0) empty += 1;
      pages.push(content);
      progress(number, document.numPages, "trang");
    }
  } finally {
    await ocr?.close();
  }
  if (broken === document.numPages)
    throw readingError("unreadable-file", input.fileName, "no page can be read");
  if (broken > 0) warnings.push(`Có ${broken} trang không đọc được.`);
  if (empty > broken)
    warnings.push(`Có ${empty - broken} trang trống hoặc chỉ có hình, không có chữ.`);
  return assemble(pages, warnings, confidences);
}

/** No text, or text that reads as noise: a font without a table of its letters. */
function needsOcr(page: PageContent): boolean {
  if (lettersOf(page.items) < MIN_LETTERS) return true;
  const text = textOfItems(page.items);
  const quality = checkReadingQuality(text);
  return quality.tokens >= 40 && quality.score < NOISE && repairLegacyFont(text) === null;
}

function readsBetter(scanned: readonly PageItem[], layer: readonly PageItem[]): boolean {
  if (lettersOf(layer) < MIN_LETTERS) return lettersOf(scanned) > lettersOf(layer);
  const score = (items: readonly PageItem[]) => checkReadingQuality(textOfItems(items)).score;
  return lettersOf(scanned) > lettersOf(layer) * 0.5 && score(scanned) > score(layer) + 0.1;
}

function lettersOf(items: readonly PageItem[]): number {
  return items.reduce((sum, item) => sum + item.text.replace(/[^\p{L}\p{N}]/gu, "").length, 0);
}

function textOfItems(items: readonly PageItem[]): string {
  return items.map((item) => item.text).join(" ");
}

/** Words of the drawn page, in points like those of the text layer. */
async function recognise({ parser }: PdfReading, ocr: Ocr, page: PageContent) {
  const shot = await parser.getScreenshot({
    partial: [page.number],
    desiredWidth: SCAN_WIDTH,
    imageDataUrl: false,
    imageBuffer: true,
  });
  const data = shot.pages[0]?.data;
  if (!data || data.length === 0) return { items: [], confidence: 0 };
  const { items, confidence } = await ocr.recognise(data);
  const scale = page.width / SCAN_WIDTH;
  const scaled = items.map((item) => ({
    ...item,
    x: item.x * scale,
    y: item.y * scale,
    width: item.width * scale,
    height: item.height * scale,
  }));
  return { items: scaled, confidence };
}

function assemble(
  source: readonly PageContent[],
  warnings: string[],
  confidences: readonly number[],
): PackedReading {
  const { pages, dropped } = dropPageFurniture(source);
  if (dropped > 0) warnings.push(`Đã bỏ ${dropped} dòng đầu trang, chân trang và số trang.`);
  const raws = pages.flatMap(pageToRaws);
  if (confidences.length > 0)
    warnings.push(
      `Có ${confidences.length} trang được đọc bằng nhận dạng chữ (bản quét hoặc phông chữ hỏng); cần đối chiếu với bản gốc.`,
    );
  const mean = confidences.reduce((sum, value) => sum + value, 0) / Math.max(1, confidences.length);
  return {
    raw: { raws, text: raws.map(textOf).join("\n"), pages: pages.length, warnings },
    ...(confidences.length > 0 && { ocr: { confidence: mean } }),
  };
}
