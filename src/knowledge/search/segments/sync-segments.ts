/**
 * Keeps the segments of a unit in step with its documents: what no segment holds is indexed, small segments are put
 * together, what was forgotten is taken out. Any process may do it; of two that do the same the slower one's work is
 * dropped.
 */
import type { Documents } from "../../../storage/documents.ts";
import type { SearchSegments, SegmentHead } from "../../../storage/search-segments.ts";
import { buildSegment } from "./build-segment.ts";

export interface SyncDeps {
  documents: Pick<Documents, "list" | "passagesOf">;
  segments: SearchSegments;
}

/** Passages a segment holds at most: some seconds of work, some 100 MB while it is built. */
const MOST_PASSAGES = 65_536;
/** Segments of like size that are put together. */
const MERGED = 6;
/** A class of size holds segments up to this many times as large as the class below. */
const CLASS_FACTOR = 4;
/** Share of superseded passages from which a segment is written anew. */
const MOST_STALE = 0.3;
/** Attempts against other processes; what is left then, the next question tries again. */
const MOST_ROUNDS = 1_000;

export async function syncSegments(deps: SyncDeps, unit: string): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const missing = await deps.segments.unindexed(unit);
    if (missing.length === 0) break;
    await rewrite(deps, unit, [], upTo(MOST_PASSAGES, missing));
  }
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const group = toRewrite(await deps.segments.heads([unit]));
    if (group === null) return;
    const members = group.flatMap((head) => head.members);
    await rewrite(
      deps,
      unit,
      group.map((head) => head.id),
      members,
    );
  }
}

/** The first ones that fit together; one that is larger than all stands alone. */
function upTo<T extends { passages: number }>(most: number, list: readonly T[]): T[] {
  let sum = 0;
  const taken: T[] = [];
  for (const one of list) {
    if (taken.length > 0 && sum + one.passages > most) break;
    taken.push(one);
    sum += one.passages;
  }
  return taken;
}

/** Segments that one new segment should stand for; null when all is well. */
function toRewrite(heads: readonly SegmentHead[]): SegmentHead[] | null {
  const spoilt = heads.find(
    (head) =>
      head.holdsForgotten ||
      head.members.length === 0 ||
      head.stale > MOST_STALE * Math.max(1, head.passages),
  );
  if (spoilt !== undefined) return [spoilt];
  const classes = new Map<number, SegmentHead[]>();
  for (const head of heads) {
    const size = Math.floor(Math.log(Math.max(1, head.passages)) / Math.log(CLASS_FACTOR));
    classes.set(size, [...(classes.get(size) ?? []), head]);
  }
  for (const group of classes.values()) {
    const chosen = upTo(MOST_PASSAGES, group);
    if (chosen.length >= MERGED) return chosen;
  }
  return null;
}

async function rewrite(
  { documents, segments }: SyncDeps,
  unit: string,
  gone: readonly string[],
  members: readonly { documentId: string; version: number }[],
): Promise<void> {
  if (members.length === 0) {
    await segments.replace(unit, gone, null);
    return;
  }
  const facts = new Map((await documents.list(unit)).map((document) => [document.id, document]));
  const read = [];
  for (const { documentId, version } of members) {
    const passages = await documents.passagesOf(documentId, version);
    read.push({ documentId, version, facts: facts.get(documentId), passages });
  }
  await segments.replace(unit, gone, buildSegment(unit, read));
}
