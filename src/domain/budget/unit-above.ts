/** Where the unit of a table is told in front of it: on a line of its own, or in the sentence that announces it. */
import type { Block, ParsedDocument, ParsedTable } from "../document/parsed-document.ts";
import { fold } from "../text/fold.ts";

/** "Đơn vị tính: triệu đồng" alone on a line, with a sentence or two between it and the table. */
export function unitAbove(table: ParsedTable, document: ParsedDocument): string[] {
  const before = blocksBefore(table, document);
  const above = before.slice(-6);
  const from = above.findLastIndex((block) => block.kind === "table") + 1;
  const alone = above
    .slice(from)
    .filter(
      ({ text }) => text.length < 60 && /^[\s(*_]*(?:đvt|đơn vị(?: tính)?)\s*[:.]/iu.test(text),
    )
    .map(({ text }) => text);
  const announced = announcementOf(table, document);
  return announced === null ? alone : [...alone, withUnitNamed(announced)];
}

const blocksBefore = (table: ParsedTable, { blocks }: ParsedDocument): Block[] => {
  const at = blocks.findIndex((block) => block.kind === "table" && block.table === table.index);
  return blocks.slice(0, Math.max(0, at));
};

/** "Số liệu tính bằng nghìn đồng" names the unit as "đơn vị tính: nghìn đồng" does. */
const withUnitNamed = (text: string): string =>
  text.replace(/tính\s+(?:bằng|theo)\s+(?:đơn vị\s+)?(?:là\s+)?/iu, "đơn vị tính: ");

const ANNOUNCES =
  /(?:(\d{1,2}|cac|nhung|hai|ba|bon|nam|sau)\s+)?(?:bang|bieu|phu luc)(?:\s+(?:bieu|chi tiet|du toan|kinh phi|tong hop|so lieu))?\s+(?:sau|duoi day|sau day|kem theo|tiep theo)\b/;
const COUNTS = ["", "", "hai", "ba", "bon", "nam", "sau"];
const UNIT = /\b(?:dvt|don vi(?: tinh)?\s*:|tinh (?:bang|theo))/;
/** A sentence about tables further on is seldom longer. */
const LONGEST = 240;

/** "Chi tiết tại hai bảng sau (đơn vị tính: nghìn đồng):" in front of the table, or of those before it that it counts. */
export function announcementOf(table: ParsedTable, document: ParsedDocument): string | null {
  let between = 0;
  for (const { kind, text } of blocksBefore(table, document).reverse()) {
    if (kind === "table") {
      between += 1;
      continue;
    }
    if (announcesUnit(text)) return between < tablesAnnounced(text) ? text : null;
    if (kind === "heading" && /^(?:[IVX]+|[A-H])[.)]?\s|^(?:phụ lục|phần|chương)\s/iu.test(text))
      return null;
  }
  return null;
}

/** A sentence that announces tables and tells their unit. */
export function announcesUnit(text: string): boolean {
  if (text.length > LONGEST) return false;
  const folded = fold(text);
  return UNIT.test(folded) && ANNOUNCES.test(folded);
}

function tablesAnnounced(text: string): number {
  const count = ANNOUNCES.exec(fold(text))?.[1] ?? "";
  if (count === "cac" || count === "nhung") return Number.POSITIVE_INFINITY;
  return Math.max(1, Number(count) || COUNTS.indexOf(count));
}
