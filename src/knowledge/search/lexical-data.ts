/**
 * What a lexical index holds: postings for the first pass, and the token streams of all documents, from which the
 * second pass reads its features for the few best candidates only. Everything large is a typed array.
 */
import { makePairTable, type PairTable } from "./pair-table.ts";
import { makePostingsBuilder, type Postings, type PostingsBuilder } from "./postings.ts";
import { BREAK, makeVocabulary, type Vocabulary } from "./vocabulary.ts";

export interface LexicalDocument {
  id: string;
  /** Heading of the passage or article. */
  title: string;
  /** Title of the document that it stands in. */
  groupTitle: string;
  /** The document that it stands in: its number or id. */
  group: string;
  text: string;
  /** Article number, for questions that name it ("Điều 10"). */
  article?: number | null;
  /** Year of the document that it stands in. */
  year?: number | null;
}

export interface LexicalData {
  ids: string[];
  /** Documents that rarity is reckoned over; more than `ids` where these are a part of them. */
  count: number;
  groups: string[];
  /** Group of each document. */
  groupOf: Uint32Array;
  /** Article and year of each document, 0 where unknown. */
  articles: Uint32Array;
  years: Uint32Array;
  /** Marked ids of all documents: title, text, one after the other. */
  tokens: Uint32Array;
  /** Begin of title and text of document d at 2d and 2d + 1; one longer at the end. */
  fieldOffsets: Uint32Array;
  /** Marked ids of group titles; begin of group g's at g. */
  groupTokens: Uint32Array;
  groupOffsets: Uint32Array;
  /** Folded id by marked id. */
  foldedOf: Uint32Array;
  words: Postings;
  pairWords: Postings;
  vocabulary: Vocabulary;
  pairs: PairTable;
  meanTitle: number;
  meanGroupTitle: number;
}

/** How much a word in the title and in the document's title counts, in words of the text. */
export const FIELD_WEIGHT = { text: 1, title: 6, groupTitle: 2 } as const;

interface Growing {
  array: Uint32Array;
  length: number;
}

function append(target: Growing, ids: readonly number[]): void {
  if (target.length + ids.length > target.array.length) {
    const wide = new Uint32Array(Math.ceil((target.length + ids.length) * 1.5));
    wide.set(target.array.subarray(0, target.length));
    target.array = wide;
  }
  target.array.set(ids, target.length);
  target.length += ids.length;
}

/** Words, pairs and means of the whole when `documents` are a part of it. */
export interface WholeStatistics {
  count: number;
  vocabulary: Vocabulary;
  /** Documents by folded word. */
  wordFrequencies: Uint32Array;
  pairs: PairTable;
  /** Documents by pair. */
  pairFrequencies: Uint32Array;
  means: FieldMeans;
}

/** Words a document has on average: weighted in all, in its title, in the title of its group. */
export interface FieldMeans {
  length: number;
  title: number;
  groupTitle: number;
}

export function buildLexicalData(
  documents: readonly LexicalDocument[],
  whole?: WholeStatistics,
): LexicalData {
  const vocabulary = whole?.vocabulary ?? makeVocabulary();
  const pairs = whole?.pairs ?? makePairTable();
  const words = makePostingsBuilder();
  const pairWords = makePostingsBuilder();
  const tokens: Growing = { array: new Uint32Array(1 << 16), length: 0 };
  const fieldOffsets = new Uint32Array(documents.length * 2 + 1);
  const lengths = new Float32Array(documents.length);
  const groups = collectGroups(documents, vocabulary);
  const writer: FieldWriter = { vocabulary, pairs, words, pairWords };
  const sums = { title: 0, groupTitle: 0, length: 0 };

  for (const [index, document] of documents.entries()) {
    const title = vocabulary.encode(document.title);
    const text = vocabulary.encode(document.text);
    fieldOffsets[index * 2] = tokens.length;
    append(tokens, title);
    fieldOffsets[index * 2 + 1] = tokens.length;
    append(tokens, text);
    const counts = {
      text: addField(writer, text, FIELD_WEIGHT.text),
      title: addField(writer, title, FIELD_WEIGHT.title),
      groupTitle: addField(
        writer,
        groups.titles[groups.groupOf[index] ?? 0] ?? [],
        FIELD_WEIGHT.groupTitle,
      ),
    };
    const length =
      counts.text * FIELD_WEIGHT.text +
      counts.title * FIELD_WEIGHT.title +
      counts.groupTitle * FIELD_WEIGHT.groupTitle;
    lengths[index] = length;
    sums.title += counts.title;
    sums.groupTitle += counts.groupTitle;
    sums.length += length;
    words.next();
    pairWords.next();
  }
  fieldOffsets[documents.length * 2] = tokens.length;
  return {
    ids: documents.map((document) => document.id),
    groups: groups.names,
    groupOf: groups.groupOf,
    articles: Uint32Array.from(documents, (document) => document.article ?? 0),
    years: Uint32Array.from(documents, (document) => document.year ?? 0),
    tokens: tokens.array.slice(0, tokens.length),
    fieldOffsets,
    groupTokens: groups.tokens,
    groupOffsets: groups.offsets,
    ...packAll(writer, { lengths, sums }, whole),
  };
}

type Packed =
  | "count"
  | "foldedOf"
  | "words"
  | "pairWords"
  | "vocabulary"
  | "pairs"
  | "meanTitle"
  | "meanGroupTitle";

function packAll(
  { vocabulary, pairs, ...writer }: FieldWriter,
  { lengths, sums }: { lengths: Float32Array; sums: FieldMeans },
  whole: WholeStatistics | undefined,
): Pick<LexicalData, Packed> {
  const means = whole?.means ?? meansOf(sums, lengths.length);
  const words = writer.words.pack(vocabulary.foldedSize, lengths, means.length);
  const pairWords = writer.pairWords.pack(pairs.size, lengths, means.length);
  return {
    count: whole?.count ?? lengths.length,
    foldedOf: vocabulary.foldedTable(),
    words: whole ? { ...words, frequencies: whole.wordFrequencies } : words,
    pairWords: whole ? { ...pairWords, frequencies: whole.pairFrequencies } : pairWords,
    vocabulary,
    pairs,
    meanTitle: means.title,
    meanGroupTitle: means.groupTitle,
  };
}

/** Never 0, to divide by. */
export function meansOf(sums: FieldMeans, documents: number): FieldMeans {
  const count = Math.max(1, documents);
  return {
    length: sums.length / count || 1,
    title: sums.title / count || 1,
    groupTitle: sums.groupTitle / count || 1,
  };
}

interface FieldWriter {
  vocabulary: Vocabulary;
  pairs: PairTable;
  words: PostingsBuilder;
  pairWords: PostingsBuilder;
}

/** Adds the words and pairs of a field to the current document; gives the number of words. */
function addField(writer: FieldWriter, ids: readonly number[], weight: number): number {
  let before = BREAK;
  let count = 0;
  for (const id of ids) {
    const folded = id === BREAK ? BREAK : writer.vocabulary.foldedOf(id);
    if (folded !== BREAK) {
      writer.words.add(folded, weight);
      count++;
      if (before !== BREAK) writer.pairWords.add(writer.pairs.intern(before, folded), weight);
    }
    before = folded;
  }
  return count;
}

interface Groups {
  names: string[];
  groupOf: Uint32Array;
  titles: number[][];
  tokens: Uint32Array;
  offsets: Uint32Array;
}

function collectGroups(documents: readonly LexicalDocument[], vocabulary: Vocabulary): Groups {
  const names: string[] = [];
  const titles: number[][] = [];
  const known = new Map<string, number>();
  const groupOf = new Uint32Array(documents.length);
  for (const [index, document] of documents.entries()) {
    let group = known.get(document.group);
    if (group === undefined) {
      group = names.length;
      known.set(document.group, group);
      names.push(document.group);
      titles.push(vocabulary.encode(document.groupTitle));
    }
    groupOf[index] = group;
  }
  const offsets = new Uint32Array(names.length + 1);
  for (const [group, title] of titles.entries())
    offsets[group + 1] = (offsets[group] ?? 0) + title.length;
  return { names, groupOf, titles, tokens: Uint32Array.from(titles.flat()), offsets };
}
