/**
 * Vectors in hnswlib-node: one index file and one list of ids beside it. hnswlib takes plain arrays only and accepts
 * NaN silently, which breaks its graph: every number is checked here.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import hnswlib from "hnswlib-node";
import { z } from "zod";

import type { VectorHit, VectorItem, Vectors } from "../vectors.ts";

/** Neighbours a node keeps and candidates while building and searching. Recall@10 ≥ 0.99 at 200,000 (bench/scale.mjs). */
const GRAPH = { m: 32, efConstruction: 200, ef: 1000 } as const;
const FIRST_CAPACITY = 1024;
const RANDOM_SEED = 100;

const Labels = z.strictObject({
  dimension: z.int().positive(),
  /** Id by label; null for a label that is free. */
  ids: z.array(z.string().nullable()),
  capacity: z.int().positive(),
});

export interface HnswOptions {
  dimension: number;
  /** Folder for the files; absent: memory only. */
  folder?: string;
  /** Candidates of a search, at least 64. */
  ef?: number;
  /** Vectors are of unit length and are kept number for number (as 32 bit), so that a copy equals its original. */
  exact?: boolean;
}

export interface HnswVectors extends Vectors {
  /** As it is kept: of unit length, 32 bit numbers; null for an unknown id. */
  vectorOf(id: string): number[] | null;
}

type Space = "cosine" | "ip";

/** The graph with the ids of its labels. */
interface Graph {
  index: hnswlib.HierarchicalNSW;
  capacity: number;
  /** Id by label; null for a label that is free. */
  ids: (string | null)[];
  labels: Map<string, number>;
  free: number[];
}

/** Opens what the folder holds; a file of another dimension or a damaged one is started anew (vectors can be rebuilt). */
export function openHnswVectors(options: HnswOptions): HnswVectors {
  const { dimension, folder } = options;
  const ef = Math.max(64, options.ef ?? GRAPH.ef);
  // "cosine" is "ip" that brings every vector to unit length first; the files are the same.
  const space: Space = options.exact === true ? "ip" : "cosine";
  const loaded = folder === undefined ? null : load(folder, dimension, space);
  const graph = loaded ?? fresh(dimension, space);
  const { index, ids, labels } = graph;

  return {
    dimension,
    async upsert(items) {
      for (const item of items) check(item.vector, dimension);
      for (const item of items) put(graph, item);
    },
    async remove(gone) {
      for (const id of gone) drop(graph, id);
    },
    async search(vector, k, accept) {
      check(vector, dimension);
      const wanted = Math.min(k, labels.size);
      if (wanted <= 0) return [];
      index.setEf(Math.max(ef, wanted * 2));
      const filter = (label: number): boolean => {
        const id = ids[label] ?? null;
        return id !== null && (accept === undefined || accept(id));
      };
      const found = index.searchKnn([...vector], wanted, accept === undefined ? undefined : filter);
      return found.neighbors.flatMap((label, at): VectorHit[] => {
        const id = ids[label] ?? null;
        return id === null ? [] : [{ id, similarity: 1 - (found.distances[at] ?? 2) }];
      });
    },
    async save() {
      if (folder !== undefined) store(graph, folder, dimension);
    },
    size: () => labels.size,
    ids: () => labels.keys(),
    vectorOf(id) {
      const label = labels.get(id);
      return label === undefined ? null : index.getPoint(label);
    },
  };
}

function put(graph: Graph, { id, vector }: VectorItem): void {
  const { index, ids, labels } = graph;
  const known = labels.get(id);
  const label = known ?? graph.free.pop() ?? ids.length;
  if (label >= graph.capacity) {
    graph.capacity = Math.max(graph.capacity * 2, label + 1);
    index.resizeIndex(graph.capacity);
  }
  // A marked label must be unmarked before it is written again.
  if (known === undefined && label < ids.length) index.unmarkDelete(label);
  index.addPoint([...vector], label);
  ids[label] = id;
  labels.set(id, label);
}

function drop(graph: Graph, id: string): void {
  const label = graph.labels.get(id);
  if (label === undefined) return;
  graph.index.markDelete(label);
  graph.labels.delete(id);
  graph.ids[label] = null;
  graph.free.push(label);
}

function store(graph: Graph, folder: string, dimension: number): void {
  mkdirSync(folder, { recursive: true });
  const files = filesOf(folder);
  const { ids, capacity } = graph;
  // Both under new names first: a crash leaves the old pair, or a pair that `load` sees does not fit.
  graph.index.writeIndexSync(`${files.graph}.new`);
  writeFileSync(`${files.list}.new`, JSON.stringify({ dimension, ids, capacity }));
  renameSync(`${files.graph}.new`, files.graph);
  renameSync(`${files.list}.new`, files.list);
}

function filesOf(folder: string): { graph: string; list: string } {
  return { graph: join(folder, "vectors.hnsw"), list: join(folder, "vectors.json") };
}

function fresh(dimension: number, space: Space): Graph {
  const index = new hnswlib.HierarchicalNSW(space, dimension);
  index.initIndex(FIRST_CAPACITY, GRAPH.m, GRAPH.efConstruction, RANDOM_SEED);
  return { index, capacity: FIRST_CAPACITY, ids: [], labels: new Map(), free: [] };
}

function load(folder: string, dimension: number, space: Space): Graph | null {
  const files = filesOf(folder);
  if (!existsSync(files.graph) || !existsSync(files.list)) return null;
  try {
    const { ids, capacity, ...stored } = Labels.parse(JSON.parse(readFileSync(files.list, "utf8")));
    if (stored.dimension !== dimension) return null;
    const index = new hnswlib.HierarchicalNSW(space, dimension);
    index.readIndexSync(files.graph);
    if (index.getCurrentCount() !== ids.length || index.getNumDimensions() !== dimension)
      return null;
    index.resizeIndex(capacity);
    const labels = new Map<string, number>();
    const free: number[] = [];
    for (const [label, id] of ids.entries()) {
      if (id === null) free.push(label);
      else labels.set(id, label);
    }
    return { index, capacity, ids, labels, free };
  } catch {
    // Unreadable: vectors are a copy of what the store holds, so they are made again.
    return null;
  }
}

function check(vector: readonly number[], dimension: number): void {
  if (vector.length !== dimension) {
    throw new RangeError(`vector of ${vector.length} numbers, ${dimension} expected`);
  }
  let square = 0;
  for (const value of vector) square += value * value;
  if (!Number.isFinite(square)) throw new RangeError("vector with a number that is not finite");
  if (square === 0) throw new RangeError("vector of zeros has no direction");
}
