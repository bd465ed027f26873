/**
 * What a unit sees of the segments: its own and the system's as one row of places, the words of all of them with their
 * rarity, and the means that weights are reckoned from. Postings stay in the database. A view never changes; one that
 * only gained segments is made from the one before.
 */
import type {
  SearchSegments,
  SegmentHead,
  SegmentMember,
} from "../../../storage/search-segments.ts";
import { type FieldMeans, meansOf } from "../lexical-data.ts";
import { makeSharedScratch, type SharedScratch } from "../question-frame.ts";
import { makeVocabulary, type Vocabulary } from "../vocabulary.ts";
import type { Reading } from "../word-repair.ts";
import { decodeVocabulary, type SegmentVocabulary } from "./segment-codec.ts";

export interface ViewSegment {
  id: string;
  buckets: number;
  /** Place of its first passage within the view. */
  offset: number;
  passages: number;
}

export interface ViewMember extends SegmentMember {
  segmentId: string;
  /** Place of its first passage within the view. */
  first: number;
}

export interface SegmentView {
  segments: ViewSegment[];
  members: ViewMember[];
  /** Member by place; -1 where a document counts no more. */
  memberOf: Int32Array;
  /** Passages that count. */
  count: number;
  means: FieldMeans;
  vocabulary: Vocabulary;
  /** Passages by folded word. */
  frequencies: Uint32Array;
  scratch: SharedScratch;
  /** Damaged forms by sound word, worked out when first asked for. */
  damaged: Map<number, Reading[]>;
  heads: readonly SegmentHead[];
}

export async function openView(
  store: Pick<SearchSegments, "vocabulary">,
  heads: readonly SegmentHead[],
  before: SegmentView | null,
): Promise<SegmentView> {
  const words = await wordsOf(store, heads, before);
  const segments: ViewSegment[] = [];
  const members: ViewMember[] = [];
  let places = 0;
  for (const { id, buckets, passages, members: own } of heads) {
    segments.push({ id, buckets, offset: places, passages });
    for (const member of own)
      members.push({ ...member, segmentId: id, first: places + member.base });
    places += passages;
  }
  const memberOf = new Int32Array(places).fill(-1);
  const sums = { title: 0, groupTitle: 0, length: 0 };
  let count = 0;
  for (const [at, { first, passages, sums: own }] of members.entries()) {
    memberOf.fill(at, first, first + passages);
    count += passages;
    sums.title += own.title;
    sums.groupTitle += own.groupTitle;
    sums.length += own.length;
  }
  const { vocabulary, frequencies } = words;
  const scratch = makeSharedScratch({ vocabulary, foldedOf: vocabulary.foldedTable() });
  return {
    ...{ segments, members, memberOf, count, means: meansOf(sums, count) },
    ...{ vocabulary, frequencies, scratch, damaged: new Map(), heads },
  };
}

/** Words of all segments. Those of a view that these segments include need not be read again. */
async function wordsOf(
  store: Pick<SearchSegments, "vocabulary">,
  heads: readonly SegmentHead[],
  before: SegmentView | null,
): Promise<{ vocabulary: Vocabulary; frequencies: Uint32Array }> {
  const known = new Set(before?.heads.map((head) => head.id));
  const ids = new Set(heads.map((head) => head.id));
  const isGrown = before !== null && [...known].every((id) => ids.has(id));
  const vocabulary = isGrown ? before.vocabulary : makeVocabulary();
  let frequencies: Uint32Array = isGrown ? before.frequencies.slice() : new Uint32Array(4096);
  for (const { id } of heads) {
    if (isGrown && known.has(id)) continue;
    frequencies = counted(vocabulary, frequencies, decodeVocabulary(await store.vocabulary(id)));
  }
  return { vocabulary, frequencies };
}

function counted(
  vocabulary: Vocabulary,
  before: Uint32Array,
  words: SegmentVocabulary,
): Uint32Array {
  let frequencies = before;
  const seen = new Set<number>();
  for (const [at, form] of words.marked.entries()) {
    const folded = vocabulary.foldedOf(vocabulary.intern(form));
    // Several forms with marks are one word.
    if (seen.has(folded)) continue;
    seen.add(folded);
    if (folded >= frequencies.length) frequencies = widened(frequencies, folded);
    frequencies[folded] = (frequencies[folded] ?? 0) + (words.frequencies[at] ?? 0);
  }
  return frequencies;
}

function widened(array: Uint32Array, index: number): Uint32Array {
  const wide = new Uint32Array(Math.max(index + 1, array.length * 2));
  wide.set(array);
  return wide;
}
