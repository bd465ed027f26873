/**
 * A lexical index as the rows of a segment. Short lists of postings stand side by side in blocks, a block being what
 * one row of a table holds without going elsewhere; long ones have a row each. A posting is the distance to the one
 * before (varint) and its weight (a byte): enough to choose candidates, whose exact score is reckoned from their text.
 * A term that a good part of the passages holds has a byte for every passage instead, which is read without decoding.
 */
import { deflateRawSync, inflateRawSync } from "node:zlib";

import { z } from "zod";

import type { SegmentBlock } from "../../../storage/search-segments.ts";
import type { LexicalData } from "../lexical-data.ts";
import { documentFrequency, type Postings, SATURATION } from "../postings.ts";
import { f32, u8, u32 } from "../typed.ts";
import { FILTER_KEY, makeFilter } from "./term-filter.ts";
import { bucketKey, listKey, pairKey, type TermKey, wordKey } from "./term-key.ts";

/** Bytes of short lists in a block: a row stays below the 2 KB beyond which PostgreSQL stores values elsewhere. */
const BLOCK_BYTES = 1_400;
/** Bytes from which a list has a row of its own. */
const LONG_BYTES = 900;
/** Share of the passages from which a long list is written as a byte for each. */
const DENSE_SHARE = 0.25;
/** A byte of weight 1 stands for this much. */
export const IMPACT_STEP = (SATURATION.k1 + 1) / 255;

export interface EncodedSegment {
  buckets: number;
  blocks: SegmentBlock[];
  vocabulary: Uint8Array;
}

export function encodeSegment(data: LexicalData): EncodedSegment {
  const { folded } = data.vocabulary.serialise();
  const words = folded.map(wordKey);
  const places = data.ids.length;
  const blocks: SegmentBlock[] = [];
  const short: { key: TermKey; entry: Uint8Array }[] = [];
  let shortBytes = 0;
  const add = (key: TermKey, postings: Postings, term: number): void => {
    const frequency = documentFrequency(postings, term);
    if (frequency === 0) return;
    const { list, most } = encodeList(postings, term);
    const isLong = list.length > LONG_BYTES;
    if (isLong) {
      const isDense = frequency >= DENSE_SHARE * places && places > LONG_BYTES;
      const body = isDense ? denseList(list, places) : list;
      blocks.push({
        key: listKey(key),
        data: Buffer.concat([Uint8Array.of(isDense ? 1 : 0), body]),
      });
    }
    const entry = entryOf(key, { frequency, most }, isLong ? null : list);
    short.push({ key, entry });
    shortBytes += entry.length;
  };
  for (const [id, key] of words.entries()) if (id > 0) add(key, data.words, id);
  eachPair(data, (first, second, pair) => {
    add(pairKey(words[first] ?? NONE, words[second] ?? NONE), data.pairWords, pair);
  });
  const buckets = Math.max(1, Math.ceil(shortBytes / BLOCK_BYTES));
  return {
    buckets,
    blocks: [
      ...blocks,
      ...shared(short, buckets),
      { key: FILTER_KEY, data: makeFilter(short.map(({ key }) => key)) },
    ],
    vocabulary: encodeVocabulary(data),
  };
}

const NONE: TermKey = { high: 0, low: 0 };

function eachPair(
  { pairs }: LexicalData,
  use: (first: number, second: number, pair: number) => void,
): void {
  const { first, second, value } = pairs.serialise();
  for (let slot = 0; slot < value.length; slot++) {
    const id = u32(value, slot);
    if (id > 0) use(u32(first, slot), u32(second, slot), id - 1);
  }
}

function shared(
  short: readonly { key: TermKey; entry: Uint8Array }[],
  buckets: number,
): SegmentBlock[] {
  const byKey = new Map<string, Uint8Array[]>();
  for (const { key, entry } of short) {
    const name = bucketKey(key, buckets);
    const list = byKey.get(name);
    if (list === undefined) byKey.set(name, [entry]);
    else list.push(entry);
  }
  return Array.from(byKey, ([key, entries]) => ({ key, data: Buffer.concat(entries) }));
}

/** `low` (4 bytes), greatest weight, frequency, bytes of the list (0: it has a row of its own), the list. */
function entryOf(
  { low }: TermKey,
  { frequency, most }: { frequency: number; most: number },
  list: Uint8Array | null,
): Uint8Array {
  const bytes: number[] = [low & 255, (low >>> 8) & 255, (low >>> 16) & 255, low >>> 24, most];
  pushVarint(bytes, frequency);
  pushVarint(bytes, list?.length ?? 0);
  const entry = new Uint8Array(bytes.length + (list?.length ?? 0));
  entry.set(bytes);
  if (list !== null) entry.set(list, bytes.length);
  return entry;
}

function encodeList(
  { offsets, documents, impacts }: Postings,
  term: number,
): { list: Uint8Array; most: number } {
  const from = u32(offsets, term);
  const to = u32(offsets, term + 1);
  const bytes = new Uint8Array((to - from) * 6);
  let length = 0;
  let before = 0;
  let most = 0;
  for (let at = from; at < to; at++) {
    const document = u32(documents, at);
    for (let rest = document - before; ; rest >>>= 7) {
      if (rest < 128) {
        bytes[length++] = rest;
        break;
      }
      bytes[length++] = (rest & 127) | 128;
    }
    before = document;
    const impact = Math.max(1, Math.round((impacts[at] ?? 0) / IMPACT_STEP));
    bytes[length++] = impact;
    most = Math.max(most, impact);
  }
  return { list: bytes.slice(0, length), most };
}

function denseList(list: Uint8Array, places: number): Uint8Array {
  const bytes = new Uint8Array(places);
  readList(list, (place, impact) => {
    bytes[place] = impact;
  });
  return bytes;
}

function pushVarint(bytes: number[], value: number): void {
  let rest = value;
  for (; rest >= 128; rest >>>= 7) bytes.push((rest & 127) | 128);
  bytes.push(rest);
}

/** Calls with each place and weight (1–255) of a list that is not dense. */
function readList(list: Uint8Array, use: (place: number, impact: number) => void): void {
  const reader = { bytes: list, at: 0 };
  for (let place = 0; reader.at < list.length; ) {
    place += varint(reader);
    use(place, list[reader.at++] ?? 0);
  }
}

/** Adds `weight` times the weight of each posting to the score at its place: the innermost loop of a search. */
export function addSparse(list: Uint8Array, weight: number, scores: Float32Array): void {
  const end = list.length;
  let place = 0;
  for (let at = 0; at < end; ) {
    let byte = u8(list, at++);
    place += byte & 127;
    for (let shift = 7; byte >= 128; shift += 7) {
      byte = u8(list, at++);
      place += (byte & 127) << shift;
    }
    scores[place] = f32(scores, place) + weight * u8(list, at++);
  }
}

export interface FoundTerm {
  frequency: number;
  /** Greatest weight of its postings, 1–255. */
  most: number;
  /** null: it stands under `listKey`. */
  list: Uint8Array | null;
}

export interface LongList {
  isDense: boolean;
  list: Uint8Array;
}

export const readLong = (data: Uint8Array): LongList => ({
  isDense: data[0] === 1,
  list: data.subarray(1),
});

/** The term's entry in its block; null when the segment does not hold it. */
export function findTerm(block: Uint8Array, { low }: TermKey): FoundTerm | null {
  const reader = { bytes: block, at: 0 };
  while (reader.at < block.length) {
    const one =
      (u8(block, reader.at) |
        (u8(block, reader.at + 1) << 8) |
        (u8(block, reader.at + 2) << 16) |
        (u8(block, reader.at + 3) << 24)) >>>
      0;
    const most = u8(block, reader.at + 4);
    reader.at += 5;
    const frequency = varint(reader);
    const length = varint(reader);
    if (one === low) {
      const list = length === 0 ? null : block.subarray(reader.at, reader.at + length);
      return { frequency, most, list };
    }
    reader.at += length;
  }
  return null;
}

function varint(reader: { bytes: Uint8Array; at: number }): number {
  let value = 0;
  let shift = 0;
  let byte = reader.bytes[reader.at++] ?? 0;
  for (; byte >= 128; byte = reader.bytes[reader.at++] ?? 0) {
    value += (byte & 127) << shift;
    shift += 7;
  }
  return value + (byte << shift);
}

/** Every form with marks, by the rarity of its folded word. */
const Vocabulary = z.object({ marked: z.array(z.string()), frequencies: z.array(z.number()) });
export type SegmentVocabulary = z.infer<typeof Vocabulary>;

function encodeVocabulary(data: LexicalData): Uint8Array {
  const { marked, foldedOfMarked } = data.vocabulary.serialise();
  const frequencies = foldedOfMarked.map((id) => documentFrequency(data.words, id));
  const text = JSON.stringify({ marked: marked.slice(1), frequencies: frequencies.slice(1) });
  return deflateRawSync(text, { level: 1 });
}

export function decodeVocabulary(bytes: Uint8Array): SegmentVocabulary {
  if (bytes.length === 0) return { marked: [], frequencies: [] };
  return Vocabulary.parse(JSON.parse(inflateRawSync(bytes).toString("utf8")));
}
