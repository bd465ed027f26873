/** Where the vectors of passages come from, and what the search keeps of them: beside the database or in the data folder. */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

import type { Config } from "../config.ts";
import { entryPassages } from "../domain/regulation/entry-passages.ts";
import type { RegisterEntry } from "../domain/regulation/register-entry.ts";
import { makeCharEmbedder } from "../knowledge/search/char-vectors.ts";
import { fitTrust } from "../knowledge/search/fit-trust.ts";
import type { StoredVectors } from "../knowledge/search/segments/stored-vectors.ts";
import { CHAR_TRUST } from "../knowledge/search/vector-leg.ts";
import { FittedVectors, makeVectorLegs } from "../knowledge/vector-legs.ts";
import { type Embedder, makeOpenAiEmbedder } from "../models/openai/openai-embedder.ts";
import type { Log } from "../platform/log.ts";
import { sha256 } from "../platform/sha256.ts";
import type { PassageVectorStore } from "../storage/passage-vectors.ts";
import type { Settings } from "../storage/settings.ts";
import { openHnswVectors } from "../storage/vectors-hnsw/hnsw-vectors.ts";
import type { Stores } from "./open-stores.ts";

export const sampleTexts = (entries: readonly RegisterEntry[]): string[] =>
  entries.flatMap((entry) => entryPassages(entry).map((passage) => passage.text));

const vectorFailure = (log: Log) => (error: unknown) =>
  log.warn({ error: String(error) }, "vectors failed, words go on alone");

const now = (): number => performance.now();

export function configured({ model }: Pick<Config, "model">): Embedder | null {
  const name = model?.embeddingName ?? null;
  return model === null || name === null ? null : makeOpenAiEmbedder({ ...model, name, now });
}

interface VectorParts {
  stores: Stores;
  settings: Settings;
  config: Config;
  log: Log;
}

/** Vectors that all processes share: of the configured embedder, else made from letters, offline. */
export function storedVectors(
  { stores: { vectors: store }, settings, config, log }: VectorParts,
  entries: readonly RegisterEntry[],
) {
  if (store === null) return {};
  const samples = sampleTexts(entries);
  const embedder = configured(config);
  const onVectorFailure = vectorFailure(log);
  if (embedder !== null)
    return { vectors: vectorsOf({ embedder, store, settings, samples }), onVectorFailure };
  const { id: embedderId, dimension, embed } = makeCharEmbedder(samples);
  const vectors = async () => ({ store, embedderId, dimension, trust: CHAR_TRUST, embed });
  return { vectors, onVectorFailure };
}

/** The address of the server is nobody's business in a table. */
export const tableEmbedderId = (embedderId: string): string =>
  `openai-${sha256(embedderId).slice(0, 16)}`;

/** Where the length and trust of an embedder's vectors are kept, in the scope "system". */
export const fitKey = (tableId: string): string => `vectors-${tableId}`;

/**
 * Of an embedder over the network. Length and trust of its vectors are found once for the install; while it cannot be
 * reached words search alone, never vectors of another kind, which would take the place of the stored ones.
 */
export function vectorsOf(parts: {
  embedder: Embedder;
  store: PassageVectorStore;
  settings: Settings;
  samples: readonly string[];
}): () => Promise<StoredVectors> {
  const { embedder, store, settings, samples } = parts;
  const embedderId = tableEmbedderId(embedder.id);
  let opened: StoredVectors | null = null;
  return async () => {
    if (opened !== null) return opened;
    const known = FittedVectors.safeParse(await settings.get("system", fitKey(embedderId)));
    const found = known.success ? known.data : await fitted(embedder, samples);
    if (!known.success) await settings.set("system", fitKey(embedderId), found);
    const embed: StoredVectors["embed"] = (texts, signal) => embedder.embed(texts, signal);
    opened = { store, embedderId, ...found, embed };
    return opened;
  };
}

async function fitted(embedder: Embedder, samples: readonly string[]) {
  const [probe] = await embedder.embed(["kế hoạch chuyển đổi số"]);
  const passages = samples.map((text, at) => ({
    ...{ id: `mẫu#${at}`, documentId: "mẫu", ordinal: at, text, headingPath: [] },
    ...{ locator: null, line: null, page: null, table: null },
  }));
  const trust = await fitTrust((texts) => embedder.embed(texts), passages);
  return FittedVectors.parse({ dimension: probe?.length ?? 0, trust });
}

/** What the search keeps in the data folder; all of it can be made again. */
export function searchFiles(config: Config, entries: readonly RegisterEntry[], log: Log) {
  const { dataFolder } = config;
  const onVectorFailure = vectorFailure(log);
  const vectors = makeVectorLegs({
    ...{ folder: join(dataFolder, "vectors"), openStore: openHnswVectors },
    ...{ samples: sampleTexts(entries), embedder: configured(config) },
    onFailure: onVectorFailure,
  });
  return { cache: fileCache(join(dataFolder, "lexical-index.bin")), vectors, onVectorFailure };
}

function fileCache(path: string) {
  return {
    load: () => (existsSync(path) ? readFileSync(path) : null),
    save: (bytes: Uint8Array) => {
      writeFileSync(`${path}.new`, bytes);
      renameSync(`${path}.new`, path);
    },
  };
}
