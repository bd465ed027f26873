/**
 * The search over an inverted index in the database, for installs of several processes: nothing of it is kept in this
 * process but the words of a unit and their rarity. The same answers as ./passage-index.ts, which holds all in memory.
 */
import type { Documents, StoredDocument } from "../storage/documents.ts";
import type { SearchSegments } from "../storage/search-segments.ts";
import { type Found, idsOf, type PassageIndex, toFound, toRanked } from "./passage-index.ts";
import { combineLegs, type Legs } from "./search/combine-legs.ts";
import { searchSegments } from "./search/segments/search-segments.ts";
import { openView, type SegmentView } from "./search/segments/segment-view.ts";
import { syncSegments } from "./search/segments/sync-segments.ts";
import { makeSymbolLookup } from "./search/symbol-lookup.ts";
import type { Synonyms } from "./search/synonyms.ts";

/** Units whose words stay in this process; the least recently asked goes first. */
const MOST_VIEWS = 200;

export interface SegmentIndexDeps {
  documents: Documents;
  segments: SearchSegments;
  synonyms: Synonyms;
  isDead: (documentId: string) => boolean;
  /** Documents that stand in place of a dead one. */
  successorsOf: (documentId: string) => readonly string[];
}

interface Seen {
  generation: number;
  view: SegmentView;
  documents: Map<string, StoredDocument>;
  legs: Legs;
}

export function makeSegmentIndex(deps: SegmentIndexDeps): PassageIndex {
  const seen = new Map<string, Seen>();
  const opening = new Map<string, Promise<Seen>>();

  async function current(unit: string): Promise<Seen> {
    const generation = await deps.documents.generation();
    const known = seen.get(unit);
    if (known?.generation === generation) {
      seen.delete(unit);
      seen.set(unit, known);
      return known;
    }
    const name = `${generation} ${unit}`;
    const begun = opening.get(name) ?? open(unit, generation).finally(() => opening.delete(name));
    opening.set(name, begun);
    return begun;
  }

  async function open(unit: string, generation: number): Promise<Seen> {
    for (const one of new Set(["", unit])) await syncSegments(deps, one);
    const heads = await deps.segments.heads([...new Set(["", unit])]);
    const view = await openView(deps.segments, heads, seen.get(unit)?.view ?? null);
    const list = await deps.documents.list(unit);
    const documents = new Map(list.map((document) => [document.id, document]));
    const made = { generation, view, documents, legs: legsOf(deps, view, documents) };
    seen.delete(unit);
    seen.set(unit, made);
    const [oldest] = seen.keys();
    if (seen.size > MOST_VIEWS && oldest !== undefined) seen.delete(oldest);
    return made;
  }

  const find: PassageIndex["find"] = async (query, k, unit, filter) => {
    const { legs, documents } = await current(unit);
    const ids = idsOf(documents, filter);
    if (ids?.length === 0) return [];
    const { isDead, successorsOf } = deps;
    const only = ids === null ? {} : { documentIds: ids };
    const hits = await combineLegs(legs, query, { k, filter: { isDead, successorsOf, ...only } });
    return hits.flatMap((hit): Found[] => {
      const document = documents.get(hit.passage.documentId);
      return document === undefined ? [] : [toFound(hit.passage, document, hit.score)];
    });
  };

  return {
    find,
    search: async (query, k, unit) => (await find(query, k, unit, {})).map(toRanked),
    async sync(unit) {
      await current(unit);
    },
    async close() {
      await Promise.allSettled(opening.values());
    },
  };
}

function legsOf(
  deps: SegmentIndexDeps,
  view: SegmentView,
  documents: ReadonlyMap<string, StoredDocument>,
): Legs {
  const symbols = makeSymbolLookup(documents.values());
  return {
    documents,
    named: symbols.find,
    words: (query, k, allowed) => searchSegments(deps, view, documents, { query, k, allowed }),
    async firstOf(ids, k) {
      const first = [];
      for (const id of [...ids].sort()) {
        if (first.length >= k) break;
        first.push(...(await deps.documents.passagesOf(id)));
      }
      return first.slice(0, k);
    },
    vectors: null,
  };
}
