/** Spreadsheet addresses: "F12" ⇄ column 6, row 12. */

export interface CellAddress {
  /** 1-based. */
  column: number;
  row: number;
}

const MAX_ROW = 1_048_576;
const MAX_COLUMN = 16_384;

/** The first cell of "F12", "$F$12" or "F12:G14"; null when it is none. */
export function parseAddress(text: string): CellAddress | null {
  const match = /^\s*\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?\s*$/.exec(text);
  if (match === null) return null;
  let column = 0;
  for (const letter of (match[1] ?? "").toUpperCase())
    column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(match[2]);
  return row >= 1 && row <= MAX_ROW && column <= MAX_COLUMN ? { column, row } : null;
}

/** 1 → "A", 27 → "AA". */
export function letterOf(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

export const formatAddress = ({ column, row }: CellAddress): string => `${letterOf(column)}${row}`;
