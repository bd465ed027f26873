/**
 * Tables that set what was against what is ("Trước | Nay", "Nội dung (trước → nay)"): what was is quoted there, so its
 * dead documents and old years are no mistakes of the table.
 */
import type { ParsedTable } from "../document/parsed-document.ts";
import { fold } from "../text/fold.ts";

const FORMER = /^(?:truoc(?: day| khi sua)?|cu|noi dung (?:cu|truoc)|hien hanh|quy dinh cu)$/;
const NOW = /^(?:nay|sau|moi|hien nay|noi dung (?:moi|sau)|sua (?:doi|thanh)|sau khi sua)\b/;
const BOTH = /\(truoc\s*(?:→|->|=>)\s*(?:nay|sau)\)/;

/** The words of a cell without those that quote what stood there before. */
export function withoutFormer(
  table: ParsedTable,
): (text: string, at: { index: number; column: number }) => string {
  const headers = (table.rows[0]?.cells ?? []).map(({ text }) => fold(text));
  const compares = headers.some((header) => NOW.test(header));
  const former = headers.map((header) => compares && FORMER.test(header));
  const both = headers.map((header) => BOTH.test(header));
  return (text, { index, column }) => {
    if (index === 0) return text;
    if (former[column] === true) return "";
    return both[column] === true ? text.replace(/^.*(?:→|->|=>)\s*/gmu, "") : text;
  };
}
