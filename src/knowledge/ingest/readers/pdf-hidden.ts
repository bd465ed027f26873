/**
 * Text of a PDF page that a reader of the paper does not see: drawn invisibly, in white, or smaller than a dot. The
 * invisible layer below the picture of a scan is what scanners write, so a page with a picture has none.
 */

/** Operator codes of pdf.js (OPS). */
const SAVE = 10;
const RESTORE = 11;
const FILL_GRAY = 57;
const FILL_RGB = 59;
const RENDERING_MODE = 38;
const SHOW = new Set([44, 45, 46, 47]);
const PICTURE = new Set([83, 85, 86]);
const FILL_PATH = 91;
/** Rendering modes that draw nothing: 3 invisible, 7 clipping only. */
const INVISIBLE = new Set([3, 7]);

interface State {
  mode: number;
  white: boolean;
}

/** Letters and digits shown invisibly or in white on a page without dark ground. */
export function hiddenLetters(fnArray: readonly number[], argsArray: readonly unknown[]): number {
  if (fnArray.some((code) => PICTURE.has(code))) return 0;
  const stack: State[] = [];
  let state: State = { mode: 0, white: false };
  let invisible = 0;
  let white = 0;
  // White letters stand on the dark ground of a table's head, so white counts only where nothing dark was painted.
  let ground = false;
  for (const [index, code] of fnArray.entries()) {
    const args = argsArray[index];
    state = after(code, args, state, stack);
    if (code === FILL_PATH) ground ||= !state.white && fills(args);
    if (!SHOW.has(code)) continue;
    if (INVISIBLE.has(state.mode)) invisible += lettersOf(args);
    else if (state.white) white += lettersOf(args);
  }
  return invisible + (ground ? 0 : white);
}

/** The state after an operator that saves, restores or changes it. */
function after(code: number, args: unknown, state: State, stack: State[]): State {
  if (code === SAVE) stack.push(state);
  if (code === RESTORE) return stack.pop() ?? state;
  if (code === RENDERING_MODE) return { ...state, mode: Number(first(args)) };
  if (code === FILL_RGB || code === FILL_GRAY) return { ...state, white: isWhite(args) };
  return state;
}

const first = (args: unknown): unknown => (Array.isArray(args) ? args[0] : undefined);

/** "#ffffff", or figures from 0 to 255. */
function isWhite(args: unknown): boolean {
  if (!Array.isArray(args)) return false;
  if (typeof args[0] === "string") return /^#f{6}$/i.test(args[0]);
  return args.length > 0 && args.every((part) => Number(part) >= 254);
}

/** The path operator names its paint; 22 to 27 fill. */
function fills(args: unknown): boolean {
  return [22, 23, 24, 25, 26, 27].includes(Number(first(args)));
}

function lettersOf(args: unknown): number {
  const glyphs: unknown = first(args);
  if (!Array.isArray(glyphs)) return 0;
  return glyphs.filter(
    (glyph: unknown) =>
      typeof glyph === "object" &&
      glyph !== null &&
      "unicode" in glyph &&
      /[\p{L}\p{N}]/u.test(String(glyph.unicode)),
  ).length;
}
