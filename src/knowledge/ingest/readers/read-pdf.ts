/** Reader of PDF: text layer with places, page by page; pages without text are recognised from their picture. */
import { PDFParse } from "pdf-parse";

import { checkReadingQuality } from "../../../domain/document/reading-quality.ts";
import { repairLegacyFont } from "../decode-text.ts";
import { readingLimits } from "../limits.ts";
import { makeOcr, type Ocr } from "../ocr.ts";
import type { Progress } from "../read-options.ts";
import { readingError } from "../reading-errors.ts";
import type { PackedReading } from "../structure/raw.ts";
import type { WorkerInput } from "../worker-messages.ts";
import { textOf } from "./html-sink.ts";
import { dropPageFurniture } from "./page-layout/drop-page-furniture.ts";
import type { PageItem } from "./page-layout/page-items.ts";
import { type PageContent, pageToRaws } from "./page-layout/page-to-raws.ts";
import { type PdfDocument, readPdfPage } from "./pdf-page.ts";
import { refuseInflatingStreams } from "./pdf-streams.ts";

/** Fewer letters than this on a page mean that its text is a picture. */
const MIN_LETTERS = 12;
/** Width in pixels at which a page is drawn for OCR: about 200 dots an inch on A4. */
const SCAN_WIDTH = 1_650;
/** Below this share of sound syllables the text layer is worth less than a recognition. */
const NOISE = 0.75;
/** Fewer hidden letters are a stray mark. */
const MIN_HIDDEN = 3;

/** @throws AppError file-locked, unreadable-file, file-too-large, dependency-missing */
export async function readPdf(input: WorkerInput, progress: Progress): Promise<PackedReading> {
  const { fileName } = input;
  refuseInflatingStreams(input.bytes, fileName);
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
  const state: PagesState = { pages: [], confidences: [], broken: 0, hidden: 0, ocr: null };
  try {
    for (let number = 1; number <= document.numPages; number += 1) {
      state.pages.push(await readPage(reading, state, number));
      progress(number, document.numPages, "trang");
    }
  } finally {
    await state.ocr?.close();
  }
  if (state.broken === document.numPages)
    throw readingError("unreadable-file", input.fileName, "no page can be read");
  return assemble(state);
}

interface PagesState {
  pages: PageContent[];
  confidences: number[];
  broken: number;
  /** Pages with letters that nobody sees on paper. */
  hidden: number;
  ocr: Ocr | null;
}

async function readPage(
  reading: PdfReading,
  state: PagesState,
  number: number,
): Promise<PageContent> {
  const { document, input } = reading;
  const read = await readPdfPage(document, number).catch(() => null);
  if (read === null) {
    state.broken += 1;
    return { number, width: 595, items: [], rules: [] };
  }
  const { hiddenLetters, ...content } = read;
  if (hiddenLetters >= MIN_HIDDEN) state.hidden += 1;
  const page: PageContent = { number, ...content };
  if (!input.ocr || !needsOcr(page)) return page;
  state.ocr ??= await makeOcr(input.fileName);
  const scanned = await recognise(reading, state.ocr, page);
  if (!readsBetter(scanned.items, page.items)) return page;
  state.confidences.push(scanned.confidence);
  return { ...page, items: scanned.items };
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

function assemble({ pages: source, confidences, broken, hidden }: PagesState): PackedReading {
  const { pages, dropped } = dropPageFurniture(source);
  const raws = pages.flatMap(pageToRaws);
  const empty = source.filter((page) => page.items.length === 0).length - broken;
  const warnings = [
    broken > 0 && `Có ${broken} trang không đọc được.`,
    hidden > 0 && `Có chữ ẩn (không thấy khi in) trên ${hidden} trang; chữ ẩn vẫn được đọc.`,
    empty > 0 && `Có ${empty} trang trống hoặc chỉ có hình, không có chữ.`,
    dropped > 0 && `Đã bỏ ${dropped} dòng đầu trang, chân trang và số trang.`,
    confidences.length > 0 &&
      `Có ${confidences.length} trang được đọc bằng nhận dạng chữ (bản quét hoặc phông chữ hỏng); cần đối chiếu với bản gốc.`,
  ].filter((warning) => warning !== false);
  const confidence =
    confidences.reduce((sum, value) => sum + value, 0) / Math.max(1, confidences.length);
  return {
    raw: { raws, text: raws.map(textOf).join("\n"), pages: pages.length, warnings },
    ...(confidences.length > 0 && { ocr: { confidence } }),
  };
}
