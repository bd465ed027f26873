/**
 * What a reader of one format hands to the structuring step: lines and table grids in reading order, with what the
 * source itself says about them. Headings, lists, joined paragraphs and merged tables are decided later, once for all
 * formats (./build-document.ts).
 */
import type { Place, TableRow } from "../../../domain/document/parsed-document.ts";

export interface RawLine {
  kind: "line";
  /** NFC, no markup, no line break. */
  text: string;
  place: Place;
  /** A blank line or a paragraph border stands above. */
  gap: boolean;
  /** First line of a new page. */
  pageStart?: boolean;
  bold?: boolean;
  italic?: boolean;
  /** Heading depth that the source states (Markdown #, HTML h1–h6, a Word style). */
  headingLevel?: number;
  /** The source states a list item; the marker is not in `text`. */
  item?: { level: number; marker: string };
  /** False when the source keeps paragraphs whole, so that lines must never be joined. */
  wraps: boolean;
}

export interface RawTable {
  kind: "table";
  rows: TableRow[];
  place: Place;
  /** Number of header rows the source states. */
  headerRows?: number;
  /** Columns of the grid. */
  columns: number;
  /** A page break or blank line stands above, so that it may continue the table before. */
  mayContinue: boolean;
}

export type Raw = RawLine | RawTable;

export interface RawDocument {
  raws: Raw[];
  /** Whole text, NFC, LF. */
  text: string;
  /** The words of the text without markup, where the text is a source with markup. */
  readable?: string;
  pages: number;
  warnings: string[];
}

/** A raw document, and the OCR's confidence (0..1) where an engine ran. */
export interface PackedReading {
  raw: RawDocument;
  ocr?: { confidence: number };
}
