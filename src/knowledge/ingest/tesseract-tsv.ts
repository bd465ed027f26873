/** Reads the word table that tesseract writes (TSV): level, page, block, par, line, word, left, top, width, height, conf, text. */
import type { PageItem } from "./readers/page-layout/page-items.ts";

export interface OcrPage {
  /** Words, in pixels of the picture. */
  items: PageItem[];
  /** Mean confidence of the words, 0..1. */
  confidence: number;
}

const WORD_LEVEL = "5";
/** A word recognised worse than this, without any letter or digit, is dirt. */
const DIRT = 30;

export function parseTesseractTsv(tsv: string): OcrPage {
  const words: { item: PageItem; line: string; confidence: number }[] = [];
  for (const row of tsv.split("\n")) {
    const cells = row.replace(/\r$/, "").split("\t");
    // Borders of cells are read as bars, brackets and underscores that cling to words.
    const text = (cells[11] ?? "").trim().replace(/^[|¡_[{¦]+|[|_\]}¦]+$/g, "");
    if (cells[0] !== WORD_LEVEL || text === "") continue;
    const confidence = Number(cells[10]);
    if (confidence < DIRT && !/[\p{L}\p{N}]/u.test(text)) continue;
    const [x = 0, y = 0, width = 0, height = 0] = cells.slice(6, 10).map(Number);
    const line = cells.slice(1, 5).join("/");
    words.push({
      item: { text: text.normalize("NFC"), x, y, width, height, word: true },
      line,
      confidence,
    });
  }
  stripBorders(words);
  const sum = words.reduce((total, word) => total + Math.max(0, word.confidence), 0);
  return {
    items: levelLines(words),
    confidence: words.length === 0 ? 0 : Math.round((sum / words.length) * 10) / 1000,
  };
}

/** A bracket that nothing closes on its line is the border of a cell. */
function stripBorders(words: readonly { item: PageItem; line: string }[]): void {
  const closed = new Set(
    words.filter(({ item }) => item.text.includes(")")).map(({ line }) => line),
  );
  for (const { item, line } of words)
    if (!closed.has(line)) item.text = item.text.replace(/^\((?=[\p{L}\d])/u, "");
}

/** Boxes hug the letters ("a" is lower than "ấ"): all words of a line get the height of the line. */
function levelLines(words: readonly { item: PageItem; line: string }[]): PageItem[] {
  const lines = new Map<string, { y0: number; y1: number; heights: number[] }>();
  for (const { item, line } of words) {
    const box = lines.get(line) ?? { y0: Infinity, y1: -Infinity, heights: [] };
    box.y0 = Math.min(box.y0, item.y);
    box.y1 = Math.max(box.y1, item.y + item.height);
    box.heights.push(item.height);
    lines.set(line, box);
  }
  return words.map(({ item, line }) => {
    const box = lines.get(line);
    if (!box) return item;
    const usual = [...box.heights].sort((a, b) => a - b)[Math.floor(box.heights.length / 2)] ?? 0;
    const height = Math.min(box.y1 - box.y0, usual * 1.5);
    return { ...item, y: (box.y0 + box.y1) / 2 - height / 2, height };
  });
}
