/**
 * One of several processes that add documents to one unit, keep its index and ask it, all at once. Arguments: database,
 * number of the process, documents. At the end it prints what it could not find though it was there: JSON.
 */
import { makeSynonyms } from "../../src/knowledge/search/synonyms.ts";
import { makeSegmentIndex } from "../../src/knowledge/segment-index.ts";
import type { NewDocument } from "../../src/storage/documents.ts";
import { makePostgresSegments } from "../../src/storage/postgres/postgres-segments.ts";
import { openPostgresSql } from "../../src/storage/postgres/postgres-sql.ts";
import { makeSqlDocuments } from "../../src/storage/sql/sql-documents.ts";

const [, , url = "", number = "", count = "0"] = process.argv;
const sql = await openPostgresSql({ url, connections: 3 });
const documents = makeSqlDocuments(sql);
const index = makeSegmentIndex({
  ...{ documents, segments: makePostgresSegments(sql) },
  synonyms: makeSynonyms([{ entries: [], questionPhrases: [] }]),
  endsOn: () => ({ isDead: () => false, successorsOf: () => [], isSpent: () => false }),
});
const missed: string[] = [];

const made = (id: string, text: string): NewDocument => ({
  ...{ id, unit: "a", origin: "upload", kind: "plan", title: id, symbol: null, issuer: null },
  ...{ year: null, signed: null, fileName: null, contentHash: id, pages: 1, tables: 0 },
  ...{ addedAt: "2026-11-22T00:00:00.000Z", warnings: [], parsed: null, bytes: null },
  passageList: [{ text, headingPath: [], locator: null, line: null, page: null, table: null }],
});

/** Whether all documents of this process so far are found, and by words that were not asked for before. */
async function look(put: readonly string[], word: string): Promise<void> {
  const found = new Set((await index.search(word, 500, "a")).map((hit) => hit.documentId));
  missed.push(...put.filter((id) => !found.has(id)).map((id) => `${word}: ${id}`));
}

const put: string[] = [];
for (let at = 0; at < Number(count); at += 1) {
  const id = `p${number}-${at}`;
  const words = Array.from({ length: Number(count) }, (_, word) => `vần${number}x${word}`);
  await documents.put(made(id, `Trạm y tế: ${words.join(" ")} ${id}.`));
  put.push(id);
  await look(put, `vần${number}x${at}`);
  // Superseded versions and forgotten documents make others write segments anew.
  if (at % 7 === 6) {
    const gone = put.splice(0, 1)[0] ?? "";
    await documents.forget(gone, "a");
    await look(put, `vần${number}x${at}`);
  }
}
await index.close();
await sql.close();
process.stdout.write(`${JSON.stringify({ put, missed })}\n`);
