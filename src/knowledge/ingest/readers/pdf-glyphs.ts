/**
 * Words of a PDF page put together from single glyphs. Needed where a font lacks the Vietnamese letters: the program that
 * wrote the file then draws a line with gaps and afterwards the missing letters into the gaps with another font, so that
 * the runs pdf.js hands out lie inside each other ("Chuy n đ i s", "ể", "ổ", "ố").
 */
import type { PageItem } from "./page-layout/page-items.ts";

type Matrix = readonly [number, number, number, number, number, number];

/** What the drawing operators of a page say (`PDFPageProxy.getOperatorList`). */
export interface Drawing {
  fnArray: readonly number[];
  argsArray: readonly unknown[];
  /** From the user space of the page to points from the top left corner. */
  view: Matrix;
  /** Width of a glyph's unit against the size of the font, and whether the font is bold. */
  font(name: string): { unit: number; bold: boolean };
}

/** Operator codes of pdf.js (OPS). */
const OPS = {
  save: 10,
  restore: 11,
  transform: 12,
  beginText: 31,
  charSpacing: 33,
  wordSpacing: 34,
  horizontalScale: 35,
  leading: 36,
  font: 37,
  rise: 39,
  move: 40,
  leadingMove: 41,
  textMatrix: 42,
  nextLine: 43,
  show: 44,
  formBegin: 74,
  formEnd: 75,
} as const;

interface TextState {
  ctm: Matrix;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  size: number;
  font: string;
}

interface Cursor {
  matrix: Matrix;
  lineX: number;
  lineY: number;
  x: number;
  y: number;
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
/** A gap of this share of the letter height parts two words. */
const WORD_GAP = 0.14;

/** A run begins inside another one of its line: letters were drawn into gaps. */
export function runsInterleave(items: readonly PageItem[]): boolean {
  const sorted = [...items].sort((a, b) => a.y - b.y || a.x - b.x);
  return sorted.some((item, index) => {
    const last = sorted[index - 1];
    return (
      last !== undefined &&
      Math.abs(last.y - item.y) < item.height * 0.2 &&
      item.x > last.x + 1 &&
      item.x + item.width < last.x + last.width - 1
    );
  });
}

/** The words of a page, each from glyphs that touch. */
export function wordsFromGlyphs(drawing: Drawing): PageItem[] {
  const lines: PageItem[][] = [];
  for (const glyph of glyphsOf(drawing).sort((a, b) => a.y - b.y || a.x - b.x)) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line && first && Math.abs(first.y - glyph.y) < glyph.height * 0.3) line.push(glyph);
    else lines.push([glyph]);
  }
  return lines.flatMap(joinTouching);
}

function joinTouching(glyphs: readonly PageItem[]): PageItem[] {
  const words: PageItem[] = [];
  for (const glyph of [...glyphs].sort((a, b) => a.x - b.x)) {
    const last = words.at(-1);
    const end = last ? last.x + last.width : 0;
    if (last && glyph.x - end < WORD_GAP * glyph.height && sameFace(last, glyph)) {
      last.text += glyph.text;
      last.width = Math.max(end, glyph.x + glyph.width) - last.x;
    } else words.push({ ...glyph });
  }
  return words.map((word) => ({ ...word, text: word.text.normalize("NFC") }));
}

const sameFace = (a: PageItem, b: PageItem): boolean => Math.abs(a.height - b.height) < 0.5;

function glyphsOf(drawing: Drawing): PageItem[] {
  const stack: TextState[] = [];
  let state: TextState = {
    ...{ ctm: drawing.view, charSpacing: 0, wordSpacing: 0, scale: 1 },
    ...{ leading: 0, rise: 0, size: 1, font: "" },
  };
  let cursor: Cursor = { matrix: IDENTITY, lineX: 0, lineY: 0, x: 0, y: 0 };
  const glyphs: PageItem[] = [];
  for (const [index, code] of drawing.fnArray.entries()) {
    const args = asList(drawing.argsArray[index]);
    if (code === OPS.show) glyphs.push(...shown(args, { state, cursor, drawing }));
    else if (code === OPS.save || code === OPS.formBegin) stack.push(state);
    if (code === OPS.restore || code === OPS.formEnd) state = stack.pop() ?? state;
    else state = stateAfter(code, args, state);
    cursor = cursorAfter(code, args, cursor, state);
  }
  return glyphs;
}

/** Operators that set one figure of the text state. */
const FIGURES: Readonly<Record<number, (value: number) => Partial<TextState>>> = {
  [OPS.charSpacing]: (charSpacing) => ({ charSpacing }),
  [OPS.wordSpacing]: (wordSpacing) => ({ wordSpacing }),
  [OPS.horizontalScale]: (percent) => ({ scale: percent / 100 }),
  [OPS.leading]: (down) => ({ leading: -down }),
  [OPS.rise]: (rise) => ({ rise }),
};

function stateAfter(code: number, args: readonly unknown[], state: TextState): TextState {
  const turned = (matrix: Matrix) => ({ ...state, ctm: multiply(state.ctm, matrix) });
  if (code === OPS.transform) return turned(asMatrix(args));
  if (code === OPS.formBegin) return turned(asMatrix(asList(args[0]), IDENTITY));
  if (code === OPS.leadingMove) return { ...state, leading: Number(args[1] ?? 0) };
  if (code === OPS.font) return { ...state, font: String(args[0]), size: Number(args[1] ?? 1) };
  return { ...state, ...FIGURES[code]?.(Number(args[0] ?? 0)) };
}

function cursorAfter(
  code: number,
  args: readonly unknown[],
  cursor: Cursor,
  state: TextState,
): Cursor {
  const to = (x: number, y: number): Cursor => ({ ...cursor, lineX: x, lineY: y, x, y });
  switch (code) {
    case OPS.beginText:
      return { matrix: IDENTITY, lineX: 0, lineY: 0, x: 0, y: 0 };
    case OPS.textMatrix:
      return { matrix: textMatrix(args), lineX: 0, lineY: 0, x: 0, y: 0 };
    case OPS.move:
    case OPS.leadingMove:
      return to(cursor.lineX + Number(args[0] ?? 0), cursor.lineY + Number(args[1] ?? 0));
    case OPS.nextLine:
      return to(cursor.lineX, cursor.lineY + state.leading);
    default:
      return cursor;
  }
}

/** Six figures, or one list of six. */
function textMatrix(args: readonly unknown[]): Matrix {
  return args.length === 1 ? asMatrix(asList(args[0])) : asMatrix(args);
}

interface Glyph {
  unicode: string;
  width: number;
  isSpace: boolean;
}

/** Moves the cursor on along the glyphs that it returns. */
function shown(
  args: readonly unknown[],
  { state, cursor, drawing }: { state: TextState; cursor: Cursor; drawing: Drawing },
): PageItem[] {
  const { unit, bold } = drawing.font(state.font);
  const whole = multiply(state.ctm, cursor.matrix);
  const items: PageItem[] = [];
  let along = 0;
  for (const part of asList(args[0])) {
    if (typeof part === "number") {
      along -= (part * state.size) / 1000;
      continue;
    }
    if (!isGlyph(part)) continue;
    const width = part.width * unit * state.size;
    const start = apply(whole, cursor.x + along * state.scale, cursor.y + state.rise);
    const end = apply(whole, cursor.x + (along + width) * state.scale, cursor.y + state.rise);
    along += width + state.charSpacing + (part.isSpace ? state.wordSpacing : 0);
    if (part.unicode.trim() === "") continue;
    const height = Math.hypot(whole[2], whole[3]) * Math.abs(state.size);
    items.push({
      ...{ text: part.unicode, x: Math.min(start[0], end[0]), y: start[1] - height * 0.8 },
      ...{ width: Math.abs(end[0] - start[0]), height },
      ...(bold && { bold: true }),
    });
  }
  cursor.x += along * state.scale;
  return items;
}

function isGlyph(part: unknown): part is Glyph {
  return typeof part === "object" && part !== null && "unicode" in part && "width" in part;
}

const asList = (value: unknown): readonly unknown[] =>
  Array.isArray(value)
    ? value
    : value instanceof Float32Array || value instanceof Float64Array
      ? [...value]
      : [];

function asMatrix(values: readonly unknown[], otherwise?: Matrix): Matrix {
  if (values.length < 6 && otherwise) return otherwise;
  const at = (index: number) => Number(values[index] ?? 0);
  return [at(0), at(1), at(2), at(3), at(4), at(5)];
}

export function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ];
}

export function apply(matrix: Matrix, x: number, y: number): [number, number] {
  return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]];
}
