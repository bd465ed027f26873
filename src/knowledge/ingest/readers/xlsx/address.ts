/** Addresses of cells ("F12") and of blocks of cells ("A1:C3"). */

export interface Block {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** 1-based column of "F12" or "F"; 0 when there are no letters. */
export function columnOf(address: string): number {
  let column = 0;
  for (let at = 0; at < address.length; at += 1) {
    const code = address.charCodeAt(at) & ~0x20;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column;
}

const LETTERS: string[] = [];

export function columnLetters(column: number): string {
  return (LETTERS[column] ??= lettersOf(column));
}

function lettersOf(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** Null when the words are no block. */
export function parseBlock(text: string): Block | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i.exec(text);
  const [, from = "", top, to, bottom] = match ?? [];
  if (top === undefined) return null;
  return {
    top: Number(top),
    left: columnOf(from),
    bottom: Number(bottom ?? top),
    right: columnOf(to ?? from),
  };
}
