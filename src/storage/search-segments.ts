/**
 * Port: an inverted index kept in the database, in segments that never change once written. A segment holds passages
 * of one unit's documents; which of its documents still count is decided by their active versions. What the bytes say
 * is the business of src/knowledge/search/segments/.
 */
import type { StoredPassage } from "./documents.ts";

export interface SegmentMember {
  documentId: string;
  version: number;
  /** Place of its first passage within the segment; the others follow. */
  base: number;
  passages: number;
  /** Sums over its passages: words in titles, in the title of the document, and weighted in all. */
  sums: { title: number; groupTitle: number; length: number };
}

export interface SegmentHead {
  id: string;
  unit: string;
  passages: number;
  /** Blocks that short lists are spread over. */
  buckets: number;
  /** Those whose version is the active one of its document. */
  members: SegmentMember[];
  /** Passages of members that count no more. */
  stale: number;
  /** A member's document was forgotten: its words must go. */
  holdsForgotten: boolean;
}

export interface SegmentBlock {
  key: string;
  data: Uint8Array;
}

export interface NewSegment {
  id: string;
  unit: string;
  passages: number;
  buckets: number;
  members: SegmentMember[];
  vocabulary: Uint8Array;
  blocks: SegmentBlock[];
}

export interface UnindexedDocument {
  documentId: string;
  version: number;
  passages: number;
}

export interface WantedBlock {
  segmentId: string;
  key: string;
}

export interface PassagePlace {
  documentId: string;
  version: number;
  ordinal: number;
}

export interface SearchSegments {
  /** Segments of these units. */
  heads(units: readonly string[]): Promise<SegmentHead[]>;
  /** Another text whenever a segment of these units was put in place of others or taken away. */
  revision(units: readonly string[]): Promise<string>;
  /** Active versions of the unit that no segment holds. */
  unindexed(unit: string): Promise<UnindexedDocument[]>;
  vocabulary(segmentId: string): Promise<Uint8Array>;
  /** In any order; a block that is not there is left out. */
  blocks(wanted: readonly WantedBlock[]): Promise<(WantedBlock & { data: Uint8Array })[]>;
  /** In the order of document and ordinal. */
  passages(wanted: readonly PassagePlace[]): Promise<StoredPassage[]>;
  /**
   * Puts one segment of a unit in place of others (of none), all at once. False when another process was faster: a
   * member stands in another segment already.
   */
  replace(unit: string, gone: readonly string[], added: NewSegment | null): Promise<boolean>;
  /** Removes all segments, to be made again. */
  clear(): Promise<void>;
}
