/**
 * Places in a document that are named in front of its citation: "khoản 2 Điều 5 của Nghị định …", "Mẫu 02 tại Quyết
 * định …".
 */
import { type CitationSpan, citationSpans } from "./citation.ts";

/** "5", "IV", "b", "01/QTGD", "5, 6 và 7": what numbers a place in a document. */
const PLACE_NUMBER = String.raw`(?:số\s+)?(?:\d[\p{L}\d]*(?:[/.-][\p{L}\d]+)*|[IVXLC]{1,6}|\p{L})(?![\p{L}\d])`;
const PLACE = String.raw`(?<!\p{L})(?:điều|khoản|điểm|phụ lục|mục|chương|mẫu|biểu(?:\s+mẫu)?|bảng)\s+${PLACE_NUMBER}(?:\s*(?:,|và|đến)\s*${PLACE_NUMBER})*`;
/** What ties a place to its document: "của", "tại", "ban hành kèm theo". */
const OF_DOCUMENT = String.raw`(?:của|tại|thuộc|trong|theo|(?:được\s+)?(?:quy định|ban hành)\s+(?:tại|ở|kèm theo)|kèm theo)`;
export const CLAUSE = new RegExp(
  String.raw`${PLACE}(?:,?\s+(?:${OF_DOCUMENT}\s+|và\s+)?${PLACE})*(?:,?\s+(${OF_DOCUMENT}))?\s*$`,
  "iu",
);
/** The title of one document ends where a place in the next one begins: "… và Mẫu 02 tại Quyết định số …". */
export function spansApart(text: string): CitationSpan[] {
  const spans = citationSpans(text);
  return spans.map((span, index) => {
    const next = spans[index + 1];
    const place =
      next === undefined ? null : CLAUSE.exec(text.slice(span.end - span.tail.length, next.start));
    if (place === null) return span;
    const tail = span.tail.slice(0, place.index).trimEnd();
    return { ...span, tail, end: span.end - span.tail.length + tail.length };
  });
}
