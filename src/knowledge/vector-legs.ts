/**
 * The vectors that a unit's search uses: of the configured embedder when it answers, else of the offline characters.
 * Each lies in a folder of its own; opening one removes the unit's others, so that nothing forgotten stays behind.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { z } from "zod";

import type { Embedder } from "../models/openai/openai-embedder.ts";
import { sha256 } from "../platform/sha256.ts";
import type { StoredPassage } from "../storage/documents.ts";
import type { Vectors } from "../storage/vectors.ts";
import { makeCharEmbedder } from "./search/char-vectors.ts";
import { fitTrust } from "./search/fit-trust.ts";
import { CHAR_TRUST, type VectorLeg } from "./search/vector-leg.ts";

export interface VectorLegsDeps {
  /** Folder for the vectors of all units. */
  folder: string;
  openStore(options: { dimension: number; folder: string }): Vectors;
  /** Texts that seldom change, for the offline vectors. */
  samples: Iterable<string>;
  /** null: none is configured. */
  embedder: Embedder | null;
  onFailure(error: unknown): void;
}

/** What was found out about the vectors of an embedder: their length and how far they can be trusted. */
export const FittedVectors = z.strictObject({
  dimension: z.int().positive(),
  trust: z.strictObject({
    middle: z.number(),
    width: z.number().positive(),
    weight: z.number(),
    when: z.enum(["weak", "always"]),
  }),
});

const Trust = FittedVectors.extend({ embedderId: z.string() });

/** Of a unit's vectors, below the folder of all; `embedderId` null: the offline ones. */
export function vectorFolder(unit: string, embedderId: string | null): string {
  const suffix = embedderId === null ? "" : `-${sha256(embedderId).slice(0, 8)}`;
  return `${prefixOf(unit)}${suffix}`;
}

const prefixOf = (unit: string): string => sha256(unit).slice(0, 16);

/** Gives the same leg for a unit every time; a failing embedder is tried again at the next opening. */
export function makeVectorLegs(deps: VectorLegsDeps) {
  const legs = new Map<string, VectorLeg>();
  const chars = makeCharEmbedder(deps.samples);
  const folderOf = (unit: string, embedderId: string | null) =>
    join(deps.folder, vectorFolder(unit, embedderId));

  function charLeg(unit: string): VectorLeg {
    const { dimension, id: embedderId, embed } = chars;
    const store = deps.openStore({ dimension, folder: folderOf(unit, null) });
    return { store, embedderId, trust: CHAR_TRUST, embed };
  }

  async function realLeg(
    embedder: Embedder,
    unit: string,
    passages: readonly StoredPassage[],
  ): Promise<VectorLeg> {
    const folder = folderOf(unit, embedder.id);
    const { dimension, trust } = await fitted(embedder, folder, passages);
    const store = deps.openStore({ dimension, folder });
    const embed = (texts: readonly string[], signal?: AbortSignal) => embedder.embed(texts, signal);
    return { store, embedderId: embedder.id, trust, embed };
  }

  function dropOthers(unit: string, kept: string): void {
    const prefix = prefixOf(unit);
    if (!existsSync(deps.folder)) return;
    for (const name of readdirSync(deps.folder)) {
      const path = join(deps.folder, name);
      if (name.startsWith(prefix) && path !== kept) rmSync(path, { recursive: true, force: true });
    }
  }

  return async (unit: string, passages: readonly StoredPassage[]): Promise<VectorLeg> => {
    const known = legs.get(unit);
    if (known) return known;
    const { embedder } = deps;
    if (embedder !== null) {
      try {
        const leg = await realLeg(embedder, unit, passages);
        dropOthers(unit, folderOf(unit, embedder.id));
        legs.set(unit, leg);
        return leg;
      } catch (error) {
        deps.onFailure(error);
        return charLeg(unit);
      }
    }
    dropOthers(unit, folderOf(unit, null));
    const leg = charLeg(unit);
    legs.set(unit, leg);
    return leg;
  };
}

/** Length and trust of an embedder's vectors: found once, then kept beside them. */
async function fitted(embedder: Embedder, folder: string, passages: readonly StoredPassage[]) {
  const kept = readTrust(folder);
  if (kept?.embedderId === embedder.id) return kept;
  const [probe] = await embedder.embed(["kế hoạch chuyển đổi số"]);
  const dimension = probe?.length ?? 0;
  const trust = await fitTrust((texts) => embedder.embed(texts), passages);
  const found = Trust.parse({ embedderId: embedder.id, dimension, trust });
  writeTrust(folder, found);
  return found;
}

/** What lies beside the vectors of a configured embedder; null beside the offline ones. */
export function readTrust(folder: string): z.infer<typeof Trust> | null {
  const path = join(folder, "trust.json");
  return existsSync(path) ? (Trust.safeParse(readJson(path)).data ?? null) : null;
}

export function writeTrust(folder: string, trust: z.infer<typeof Trust>): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "trust.json"), JSON.stringify(trust));
}

/** undefined for a damaged file. */
function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as unknown;
  } catch {
    return undefined;
  }
}
