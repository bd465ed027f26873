/** Installs with vectors in their files, made by the real embedder, and what lies there afterwards. */
import { join } from "node:path";

import { sampleTexts } from "../../src/app/open-vectors.ts";
import { makeCharEmbedder } from "../../src/knowledge/search/char-vectors.ts";
import { syncPassageVectors } from "../../src/knowledge/search/vector-leg.ts";
import { makeVectorLegs, vectorFolder } from "../../src/knowledge/vector-legs.ts";
import type { Embedder } from "../../src/models/openai/openai-embedder.ts";
import { makeSqlDocuments } from "../../src/storage/sql/sql-documents.ts";
import { openDatabase } from "../../src/storage/sqlite/database.ts";
import { makeSqliteSql } from "../../src/storage/sqlite/sqlite-sql.ts";
import { openHnswVectors } from "../../src/storage/vectors-hnsw/hnsw-vectors.ts";
import { aDocument } from "../contract/documents.contract.ts";
import { loadRegister } from "./register.ts";

export const samples = sampleTexts(loadRegister().entries);

/** Documents of each unit with 20 passages each; "": of the system. Vectors of all that "a" and "b" see. */
export async function putVectors(
  folder: string,
  documents: Readonly<Record<string, number>>,
  embedder: Embedder | null = null,
): Promise<void> {
  const db = openDatabase(folder);
  const store = makeSqlDocuments(makeSqliteSql(db));
  const all = Object.entries(documents).flatMap(([unit, count]) =>
    Array.from({ length: count }, (_, at) => ({ unit, id: `kế-hoạch-${unit}-${at}` })),
  );
  await store.putAll(
    all.map(({ unit, id }) =>
      aDocument({
        ...{ id, unit, contentHash: id },
        passageList: Array.from({ length: 20 }, (_, at) => ({
          text: `Nhiệm vụ ${at} của ${id}: hồ sơ bệnh án điện tử, ${at * 7} máy trạm.`,
          ...{ headingPath: [`Mục ${at % 4}`], locator: null, line: at, page: null, table: null },
        })),
      }),
    ),
  );
  const legOf = legs(folder, embedder);
  for (const unit of Object.keys(documents)) {
    if (unit === "") continue;
    const passages = await store.passages(unit);
    await syncPassageVectors(await legOf(unit, passages), passages).ready;
  }
  db.close();
}

const legs = (folder: string, embedder: Embedder | null) =>
  makeVectorLegs({
    ...{ folder: join(folder, "vectors"), openStore: openHnswVectors, samples, embedder },
    onFailure: (error) => {
      throw error;
    },
  });

/** What a unit's files hold: every number by the id of its vector, in the order of the ids. */
export function vectorsOfUnit(folder: string, unit: string, embedder: Embedder | null = null) {
  const dimension = makeCharEmbedder([]).dimension;
  const path = join(folder, "vectors", vectorFolder(unit, embedder?.id ?? null));
  const store = openHnswVectors({ dimension, folder: path });
  return [...store.ids()].sort().map((id) => ({ id, vector: store.vectorOf(id) }));
}

/** Passages whose vectors the product would make anew in this folder. */
export async function missingVectors(
  folder: string,
  unit: string,
  embedder: Embedder | null = null,
): Promise<number> {
  const db = openDatabase(folder);
  const passages = await makeSqlDocuments(makeSqliteSql(db)).passages(unit);
  const { missing, ready } = syncPassageVectors(
    await legs(folder, embedder)(unit, passages),
    passages,
  );
  await ready;
  db.close();
  return missing;
}
