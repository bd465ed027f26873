/** One line of a text file, and what a finder of tables answers. */
import type { RawTable } from "../../structure/raw.ts";

export interface TextLine {
  /** 1-based. */
  number: number;
  /** Without line end and form feed. */
  source: string;
  trimmed: string;
  pageStart: boolean;
}

export interface FoundTable {
  table: RawTable;
  /** Index of the first line behind the table. */
  next: number;
}

/** A line of dashes or the like under a header or between rows, in one run or one a column: it holds no text. */
export const isRuleLine = ({ trimmed }: TextLine): boolean =>
  trimmed.length >= 3 && /^[-=_–—─━═+|:.*~ \t]+$/.test(trimmed) && /[-=_–—─━═]{3}/.test(trimmed);
