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
