/** The vector files of an embedded install as one side of a copy: a folder for each unit and embedder. */
import { existsSync } from "node:fs";
import { join } from "node:path";

import { vectorId } from "../knowledge/search/vector-leg.ts";
import { vectorFolder } from "../knowledge/vector-legs.ts";
import type { Place } from "../storage/copy/copy-tables.ts";
import {
  type CopiedVector,
  type LocatedVector,
  placeOf,
  type VectorSide,
} from "../storage/copy/copy-vectors.ts";
import type { Documents } from "../storage/documents.ts";
import { type HnswVectors, openHnswVectors } from "../storage/vectors-hnsw/hnsw-vectors.ts";

/** Vectors of one kind, as each of the two stores names it. */
export interface KnownEmbedder {
  /** In the table of PostgreSQL. */
  tableId: string;
  /** In the ids of the files; null: the offline ones, whose folder carries no name. */
  fullId: string | null;
  /** Part of the ids of vectors. */
  idInFiles: string;
  dimension: number;
}

export interface HnswSideDeps {
  /** Of the vectors of all units. */
  folder: string;
  documents: Pick<Documents, "list" | "passages">;
  embedders: readonly KnownEmbedder[];
}

/** Vectors read at a time. */
const BATCH = 200;
/** The files are written whole: after so many new vectors, or a quarter of what is there. */
const SAVE_AFTER = 2_000;

export function makeHnswSide(deps: HnswSideDeps): VectorSide {
  let writing: Writing | null = null;
  return {
    read: (scope, after) => read(deps, scope, after),
    async write(scope, vectors) {
      if (writing?.scope !== scope) writing = { scope, stores: await openScope(deps, scope) };
      for (const one of vectors) await put(writing, one);
      // A scope that was cut off begins anew and passes over what its files hold.
      return false;
    },
    async finish() {
      for (const { store } of writing?.stores.values() ?? []) await store.save();
      writing = null;
    },
  };
}

interface OpenStore {
  store: HnswVectors;
  /** Current passages of the scope by the id of their vector, and the other way round. */
  places: Map<string, LocatedVector>;
  ids: Map<string, string>;
  unsaved: number;
}

interface Writing {
  scope: string;
  /** By the embedder's name in the table. */
  stores: Map<string, OpenStore>;
}

const keyOf = (one: LocatedVector): string => JSON.stringify(placeOf(one));

async function openScope(
  { folder, documents, embedders }: HnswSideDeps,
  scope: string,
): Promise<Map<string, OpenStore>> {
  const facts = new Map((await documents.list(scope)).map((document) => [document.id, document]));
  const passages = await documents.passages(scope);
  const stores = new Map<string, OpenStore>();
  for (const { tableId: embedder, fullId, idInFiles, dimension } of embedders) {
    const places = new Map<string, LocatedVector>();
    const ids = new Map<string, string>();
    for (const passage of passages) {
      const document = facts.get(passage.documentId);
      if (document === undefined) continue;
      const { documentId, ordinal } = passage;
      const place = {
        embedder,
        unit: document.unit,
        documentId,
        version: document.version,
        ordinal,
      };
      const id = vectorId(idInFiles, passage);
      places.set(id, place);
      ids.set(keyOf(place), id);
    }
    const path = join(folder, vectorFolder(scope, fullId));
    const store = openHnswVectors({ dimension, folder: path, exact: true });
    stores.set(embedder, { store, places, ids, unsaved: 0 });
  }
  return stores;
}

async function* read(
  deps: HnswSideDeps,
  scope: string,
  after: Place | null,
): AsyncGenerator<CopiedVector[]> {
  const paths = deps.embedders.map(({ fullId }) => join(deps.folder, vectorFolder(scope, fullId)));
  if (!paths.some((path) => existsSync(path))) return;
  const found: { id: string; place: LocatedVector; store: HnswVectors }[] = [];
  for (const { store, places } of (await openScope(deps, scope)).values()) {
    for (const id of store.ids()) {
      const place = places.get(id);
      // Of a text or embedder that is no more.
      if (place !== undefined) found.push({ id, place, store });
    }
  }
  const wanted = found
    .filter(({ place }) => after === null || compare(placeOf(place), after) > 0)
    .sort((a, b) => compare(placeOf(a.place), placeOf(b.place)));
  for (let from = 0; from < wanted.length; from += BATCH) {
    yield wanted.slice(from, from + BATCH).map(({ id, place, store }) => ({
      ...place,
      vector: store.vectorOf(id) ?? [],
    }));
  }
}

function compare(a: Place, b: Place): number {
  for (const [at, value] of a.entries()) {
    const other = b[at] ?? null;
    if (value !== other) return (value ?? "") < (other ?? "") ? -1 : 1;
  }
  return 0;
}

async function put({ stores }: Writing, one: CopiedVector): Promise<void> {
  const open = stores.get(one.embedder);
  const id = open?.ids.get(keyOf(one));
  if (open === undefined || id === undefined || open.store.vectorOf(id) !== null) return;
  await open.store.upsert([{ id, vector: one.vector }]);
  open.unsaved += 1;
  if (open.unsaved < Math.max(SAVE_AFTER, open.store.size() / 4)) return;
  await open.store.save();
  open.unsaved = 0;
}
