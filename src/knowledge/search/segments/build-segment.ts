/** Passages of some documents as a segment. */
import { randomUUID } from "node:crypto";

import type { StoredPassage } from "../../../storage/documents.ts";
import type { NewSegment, SegmentMember } from "../../../storage/search-segments.ts";
import type { DocumentFacts } from "../combine-legs.ts";
import { lexicalDocument } from "../hybrid-search.ts";
import { buildLexicalData, FIELD_WEIGHT, type LexicalData } from "../lexical-data.ts";
import { u32 } from "../typed.ts";
import { BREAK } from "../vocabulary.ts";
import { encodeSegment } from "./segment-codec.ts";

export interface DocumentToIndex {
  documentId: string;
  version: number;
  facts: DocumentFacts | undefined;
  passages: readonly StoredPassage[];
}

export function buildSegment(unit: string, documents: readonly DocumentToIndex[]): NewSegment {
  const data = buildLexicalData(
    documents.flatMap(({ passages, facts }) =>
      passages.map((passage) => lexicalDocument(passage, facts)),
    ),
  );
  let base = 0;
  const members = documents.map(({ documentId, version, passages }): SegmentMember => {
    const member = { documentId, version, base, passages: passages.length };
    base += passages.length;
    return { ...member, sums: sumsOf(data, member.base, base) };
  });
  return { id: randomUUID(), unit, passages: base, members, ...encodeSegment(data) };
}

function sumsOf(data: LexicalData, from: number, to: number): SegmentMember["sums"] {
  const sums = { title: 0, groupTitle: 0, length: 0 };
  for (let place = from; place < to; place++) {
    const title = wordsIn(data.tokens, u32(data.fieldOffsets, place * 2), place * 2 + 1, data);
    const text = wordsIn(data.tokens, u32(data.fieldOffsets, place * 2 + 1), place * 2 + 2, data);
    const group = groupWords(data, u32(data.groupOf, place));
    sums.title += title;
    sums.groupTitle += group;
    sums.length +=
      text * FIELD_WEIGHT.text + title * FIELD_WEIGHT.title + group * FIELD_WEIGHT.groupTitle;
  }
  return sums;
}

function wordsIn(tokens: Uint32Array, from: number, end: number, data: LexicalData): number {
  const to = u32(data.fieldOffsets, end);
  let count = 0;
  for (let at = from; at < to; at++) if (u32(tokens, at) !== BREAK) count++;
  return count;
}

function groupWords({ groupTokens, groupOffsets }: LexicalData, group: number): number {
  let count = 0;
  const to = u32(groupOffsets, group + 1);
  for (let at = u32(groupOffsets, group); at < to; at++)
    if (u32(groupTokens, at) !== BREAK) count++;
  return count;
}
