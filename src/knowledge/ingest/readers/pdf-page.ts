/**
 * The part of pdf.js that the PDF reader needs, reached through pdf-parse: words with their place, and the rules drawn
 * on a page. pdf-parse keeps its `load` private; the version is pinned and the shape is checked here.
 */
import type { PageItem } from "./page-layout/page-items.ts";
import type { Rule } from "./page-layout/ruled-grid.ts";
import { apply, multiply, runsInterleave, wordsFromGlyphs } from "./pdf-glyphs.ts";
import { hiddenLetters } from "./pdf-hidden.ts";

export interface PdfDocument {
  numPages: number;
  getPage(number: number): Promise<PdfPage>;
}

interface Operators {
  fnArray: number[];
  argsArray: unknown[];
}

interface PdfPage {
  getViewport(options: { scale: number }): Viewport;
  getTextContent(): Promise<{ items: unknown[] }>;
  getOperatorList(): Promise<Operators>;
  commonObjs: { has(id: string): boolean; get(id: string): unknown };
  cleanup(): void;
}

interface Viewport {
  width: number;
  height: number;
  transform: number[];
}

interface TextItem {
  str: string;
  transform: number[];
  width: number;
  height: number;
  fontName: string;
}

export interface PdfPageContent {
  width: number;
  items: PageItem[];
  rules: Rule[];
  /** Letters that nobody sees on paper. */
  hiddenLetters: number;
}

/** Operator codes of pdf.js (OPS). */
const SAVE = 10;
const RESTORE = 11;
const TRANSFORM = 12;
const FORM_BEGIN = 74;
const FORM_END = 75;
const CONSTRUCT_PATH = 91;
/** Codes inside a path (DrawOPS) and how many figures follow. */
const PATH_FIGURES: Record<number, number> = { 0: 2, 1: 2, 2: 6, 3: 0 };
const THIN = 3;
const MIN_RULE = 8;
const MAX_RULES = 4_000;
/** Fewer texts on a page are no table. */
const MIN_TABLE_TEXTS = 6;
/** Height in points below which letters are no print. */
const SMALLEST_LETTER = 2;

type Matrix = readonly [number, number, number, number, number, number];

/** Words, rules and hidden letters of a page. */
export async function readPdfPage(document: PdfDocument, number: number): Promise<PdfPageContent> {
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: 1 });
  const view = asMatrix(viewport.transform);
  const content = await page.getTextContent();
  const texts = content.items.filter(isTextItem).filter((item) => item.str.trim() !== "");
  const operators = texts.length > 0 ? await page.getOperatorList() : null;
  const rules = operators && texts.length >= MIN_TABLE_TEXTS ? readRules(operators, view) : [];
  const runs = texts.map((item) => toPageItem(item, view, isBold(page, item.fontName)));
  const font = (name: string) => ({ unit: glyphUnit(page, name), bold: isBold(page, name) });
  const items =
    operators && runsInterleave(runs) ? wordsFromGlyphs({ ...operators, view, font }) : runs;
  const dots = items.filter((item) => item.height < SMALLEST_LETTER);
  const unseen = operators ? hiddenLetters(operators.fnArray, operators.argsArray) : 0;
  page.cleanup();
  const hiddenCount = unseen + dots.reduce((sum, item) => sum + item.text.trim().length, 0);
  return { width: viewport.width, items, rules, hiddenLetters: hiddenCount };
}

function isTextItem(item: unknown): item is TextItem {
  return typeof item === "object" && item !== null && "str" in item && "transform" in item;
}

function toPageItem(item: TextItem, view: Matrix, bold: boolean): PageItem {
  const matrix = asMatrix(item.transform);
  const scale = Math.hypot(matrix[0], matrix[1]) || 1;
  const direction = [matrix[0] / scale, matrix[1] / scale] as const;
  const start = apply(view, matrix[4], matrix[5]);
  const end = apply(
    view,
    matrix[4] + direction[0] * item.width,
    matrix[5] + direction[1] * item.width,
  );
  const height = item.height || Math.hypot(matrix[2], matrix[3]) || 10;
  return {
    text: item.str.normalize("NFC"),
    x: Math.min(start[0], end[0]),
    y: Math.min(start[1], end[1]) - height * 0.8,
    width: Math.abs(end[0] - start[0]),
    height,
    ...(bold && { bold: true }),
  };
}

/** Fonts are known by name once the operators of a page were read. */
function fontOf(page: PdfPage, name: string): object {
  const font = page.commonObjs.has(name) ? page.commonObjs.get(name) : null;
  return typeof font === "object" && font !== null ? font : {};
}

function isBold(page: PdfPage, fontName: string): boolean {
  const font = fontOf(page, fontName);
  return /bold|black|heavy|-?demi/i.test("name" in font ? String(font.name) : "");
}

/** Glyph widths of most fonts are thousandths of the size. */
function glyphUnit(page: PdfPage, fontName: string): number {
  const font = fontOf(page, fontName);
  const matrix = "fontMatrix" in font && Array.isArray(font.fontMatrix) ? font.fontMatrix : [];
  return Number(matrix[0] ?? 0.001) || 0.001;
}

function readRules({ fnArray, argsArray }: Operators, view: Matrix): Rule[] {
  const stack: Matrix[] = [];
  let current = view;
  const rules: Rule[] = [];
  for (const [index, code] of fnArray.entries()) {
    const args = argsArray[index];
    if (code === CONSTRUCT_PATH) rules.push(...pathRules(args, current));
    else current = moved(code, args, current, stack);
    if (rules.length > MAX_RULES) break;
  }
  return rules;
}

/** The matrix after an operator that saves, restores or changes it. */
function moved(code: number, args: unknown, current: Matrix, stack: Matrix[]): Matrix {
  if (code === RESTORE || code === FORM_END) return stack.pop() ?? current;
  if (code === SAVE || code === FORM_BEGIN) stack.push(current);
  const list: unknown = code === FORM_BEGIN && Array.isArray(args) ? args[0] : args;
  const changes = code === TRANSFORM || code === FORM_BEGIN;
  return changes && Array.isArray(list) ? multiply(current, asMatrix(list)) : current;
}

/** Straight strokes and thin or framed rectangles of a path. */
function pathRules(args: unknown, matrix: Matrix): Rule[] {
  const data: unknown = Array.isArray(args) && Array.isArray(args[1]) ? args[1][0] : null;
  if (!(data instanceof Float32Array)) return [];
  const rules: Rule[] = [];
  for (const points of subPaths(data)) {
    const placed = points.map(([x, y]) => apply(matrix, x, y));
    const xs = placed.map(([x]) => x);
    const ys = placed.map(([, y]) => y);
    const [x0, x1] = [Math.min(...xs), Math.max(...xs)];
    const [y0, y1] = [Math.min(...ys), Math.max(...ys)];
    if (y1 - y0 <= THIN && x1 - x0 >= MIN_RULE) rules.push(flat(x0, x1, (y0 + y1) / 2));
    else if (x1 - x0 <= THIN && y1 - y0 >= MIN_RULE) rules.push(upright((x0 + x1) / 2, y0, y1));
    else if (points.length >= 4 && isFrame(placed) && x1 - x0 < 2_000)
      rules.push(flat(x0, x1, y0), flat(x0, x1, y1), upright(x0, y0, y1), upright(x1, y0, y1));
  }
  return rules;
}

const flat = (x0: number, x1: number, y: number): Rule => ({ x0, x1, y0: y, y1: y });
const upright = (x: number, y0: number, y1: number): Rule => ({ x0: x, x1: x, y0, y1 });

/** Every edge runs along an axis. */
function isFrame(points: readonly (readonly [number, number])[]): boolean {
  return points.every(([x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y];
    return Math.abs(nextX - x) < 1 || Math.abs(nextY - y) < 1;
  });
}

function* subPaths(data: Float32Array): Generator<[number, number][]> {
  let points: [number, number][] = [];
  let at = 0;
  while (at < data.length) {
    const code = data[at] ?? 3;
    const figures = PATH_FIGURES[code];
    if (figures === undefined) break;
    if (code === 0 && points.length > 0) {
      yield points;
      points = [];
    }
    if (figures > 0) points.push([data[at + figures - 1] ?? 0, data[at + figures] ?? 0]);
    at += 1 + figures;
  }
  if (points.length > 1) yield points;
}

function asMatrix(values: readonly unknown[]): Matrix {
  const at = (index: number) => Number(values[index] ?? 0);
  return [at(0), at(1), at(2), at(3), at(4), at(5)];
}
