/**
 * A lexical index as one binary buffer: a JSON head with the names, types and lengths of the parts, then the parts,
 * each on an 8-byte boundary so that loading makes views and copies nothing.
 */
import { z } from "zod";

import type { LexicalData } from "./lexical-data.ts";
import { makePairTable } from "./pair-table.ts";
import type { Postings } from "./postings.ts";
import { makeVocabulary } from "./vocabulary.ts";

/** Changes with the layout or with anything that ranking reads from it; an older file is built anew. */
const FORMAT = "can-cu-lexical-1";

const Part = z.strictObject({
  name: z.string(),
  kind: z.enum(["u32", "f32", "text"]),
  /** Elements of an array, bytes of a text. */
  length: z.int().nonnegative(),
  offset: z.int().nonnegative(),
});
const Head = z.strictObject({
  format: z.literal(FORMAT),
  key: z.string(),
  parts: z.array(Part),
  pairCount: z.int().nonnegative(),
  meanTitle: z.number(),
  meanGroupTitle: z.number(),
});

type PartBytes = { name: string; kind: "u32" | "f32" | "text"; bytes: Uint8Array; length: number };

function bytesOf(array: Uint32Array | Float32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** `key` names what the index was built from (a generation); loading asks for the same. */
export function encodeLexicalData(data: LexicalData, key: string): Uint8Array {
  const vocabulary = data.vocabulary.serialise();
  const pairs = data.pairs.serialise();
  const numbers: Record<string, Uint32Array | Float32Array> = {
    groupOf: data.groupOf,
    articles: data.articles,
    years: data.years,
    tokens: data.tokens,
    fieldOffsets: data.fieldOffsets,
    groupTokens: data.groupTokens,
    groupOffsets: data.groupOffsets,
    foldedOf: data.foldedOf,
    wordOffsets: data.words.offsets,
    wordDocuments: data.words.documents,
    wordImpacts: data.words.impacts,
    pairOffsets: data.pairWords.offsets,
    pairDocuments: data.pairWords.documents,
    pairImpacts: data.pairWords.impacts,
    pairFirst: pairs.first,
    pairSecond: pairs.second,
    pairValue: pairs.value,
  };
  const texts: Record<string, string[]> = {
    ids: data.ids,
    groups: data.groups,
    folded: vocabulary.folded,
    marked: vocabulary.marked,
  };
  const parts: PartBytes[] = [
    ...Object.entries(numbers).map(([name, array]) => ({
      name,
      kind: array instanceof Float32Array ? ("f32" as const) : ("u32" as const),
      bytes: bytesOf(array),
      length: array.length,
    })),
    ...Object.entries(texts).map(([name, lines]) => {
      const bytes = new TextEncoder().encode(JSON.stringify(lines));
      return { name, kind: "text" as const, bytes, length: bytes.byteLength };
    }),
  ];
  return join(parts, {
    format: FORMAT,
    key,
    pairCount: pairs.size,
    meanTitle: data.meanTitle,
    meanGroupTitle: data.meanGroupTitle,
  });
}

function aligned(offset: number): number {
  return Math.ceil(offset / 8) * 8;
}

function join(parts: readonly PartBytes[], facts: Record<string, unknown>): Uint8Array {
  let end = 0;
  const table = parts.map(({ name, kind, bytes, length }) => {
    const offset = end;
    end = aligned(end + bytes.byteLength);
    return { name, kind, length, offset };
  });
  const head = new TextEncoder().encode(JSON.stringify({ ...facts, parts: table }));
  const base = aligned(8 + head.byteLength);
  const file = new Uint8Array(base + end);
  new DataView(file.buffer).setUint32(0, head.byteLength, true);
  file.set(head, 8);
  for (const [index, part] of parts.entries()) {
    file.set(part.bytes, base + (table[index]?.offset ?? 0));
  }
  return file;
}

/**
 * The index in a buffer that `encodeLexicalData` made; null when it was made from something else (`key`), by another
 * version, or is damaged: the caller builds it anew.
 */
export function decodeLexicalData(file: Uint8Array, key: string): LexicalData | null {
  const head = readHead(file);
  if (head?.key !== key) return null;
  try {
    return assemble(openParts(file, head), head);
  } catch (error) {
    if (
      error instanceof RangeError ||
      error instanceof SyntaxError ||
      error instanceof z.ZodError
    ) {
      return null;
    }
    throw error;
  }
}

interface Parts {
  u32: (name: string) => Uint32Array;
  f32: (name: string) => Float32Array;
  text: (name: string) => string[];
}

function openParts(file: Uint8Array, { base, parts }: FoundHead): Parts {
  // A pooled Buffer may start off the 8-byte grid; views need it, so such a file is copied once.
  const bytes = file.byteOffset % 8 === 0 ? file : file.slice();
  const start = (name: string): { at: number; length: number } => {
    const part = parts.find((one) => one.name === name);
    if (part === undefined) throw new RangeError(`lexical index without part ${name}`);
    return { at: bytes.byteOffset + base + part.offset, length: part.length };
  };
  return {
    u32(name) {
      const { at, length } = start(name);
      return new Uint32Array(bytes.buffer, at, length);
    },
    f32(name) {
      const { at, length } = start(name);
      return new Float32Array(bytes.buffer, at, length);
    },
    text(name) {
      const { at, length } = start(name);
      const json = new TextDecoder().decode(new Uint8Array(bytes.buffer, at, length));
      return z.array(z.string()).parse(JSON.parse(json));
    },
  };
}

function assemble({ u32, f32, text }: Parts, head: FoundHead): LexicalData {
  const foldedOf = u32("foldedOf");
  const postings = (name: string): Postings => ({
    offsets: u32(`${name}Offsets`),
    documents: u32(`${name}Documents`),
    impacts: f32(`${name}Impacts`),
  });
  return {
    ids: text("ids"),
    count: u32("groupOf").length,
    groups: text("groups"),
    groupOf: u32("groupOf"),
    articles: u32("articles"),
    years: u32("years"),
    tokens: u32("tokens"),
    fieldOffsets: u32("fieldOffsets"),
    groupTokens: u32("groupTokens"),
    groupOffsets: u32("groupOffsets"),
    foldedOf,
    words: postings("word"),
    pairWords: postings("pair"),
    vocabulary: makeVocabulary({
      folded: text("folded"),
      marked: text("marked"),
      foldedOfMarked: Array.from(foldedOf),
    }),
    pairs: makePairTable({
      first: u32("pairFirst"),
      second: u32("pairSecond"),
      value: u32("pairValue"),
      size: head.pairCount,
    }),
    meanTitle: head.meanTitle,
    meanGroupTitle: head.meanGroupTitle,
  };
}

type FoundHead = z.infer<typeof Head> & { base: number };

function readHead(file: Uint8Array): FoundHead | null {
  if (file.byteLength < 8) return null;
  const length = new DataView(file.buffer, file.byteOffset).getUint32(0, true);
  if (8 + length > file.byteLength) return null;
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length)));
    const head = Head.safeParse(json);
    return head.success ? { ...head.data, base: aligned(8 + length) } : null;
  } catch {
    return null;
  }
}
