/**
 * An import by workers (`can-cu worker`) on Redis and PostgreSQL of the bench's own: files, processes, and what an import
 * leaves behind. Used by workers.mjs.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { endWithBench, ownFolder, startPostgres, startRedis, until } from "./own-services.mjs";

const dist = resolve(process.env.CAN_CU_DIST ?? "dist");
const load = (path) => import(pathToFileURL(join(dist, path)).href);
const { enqueueIngest } = await load("jobs/ingest-document.js");
const { jobDefinitions } = await load("jobs/register.js");
const { reindexSoon } = await load("jobs/upkeep.js");
const { makeBullQueue } = await load("src/queue/bullmq/bull-queue.js");
const { openPostgresSql } = await load("src/storage/postgres/postgres-sql.js");
const { makeSqlDocuments } = await load("src/storage/sql/sql-documents.js");
const { makeSqlSettings } = await load("src/storage/sql/sql-settings.js");

const UNIT = "don-vi";
const silent = { info() {}, warn() {}, error() {} };

/** A plan of some 60 sections: about a quarter of a second of reading. */
function plan(number) {
  const sections = Array.from({ length: 60 }, (_, at) => {
    const rows = Array.from(
      { length: 12 },
      (_, row) =>
        `| ${row + 1} | Hạng mục ${number}.${at}.${row} | ${row + 2} | ${(row + 1) * 1_000_000} |`,
    );
    return `## ${at + 1}. Nhiệm vụ ${at + 1} của kế hoạch ${number}\n\nĐơn vị hoàn thành ${at + number} hồ sơ bệnh án điện tử trong quý ${(at % 4) + 1}.\n\n| TT | Nội dung | Số lượng | Kinh phí |\n|---|---|---|---|\n${rows.join("\n")}\n`;
  });
  return `# Kế hoạch chuyển đổi số số ${number} năm 2026\n\n${sections.join("\n")}`;
}

export async function open() {
  const redis = await startRedis();
  const postgres = await startPostgres();
  const dataFolder = ownFolder("workers");
  const sql = await openPostgresSql({ url: postgres.url, log: silent });
  await makeSqlSettings(sql).set("system", "install-id", "bench");
  const queue = makeBullQueue({
    url: redis.url,
    prefix: "can-cu-bench",
    definitions: jobDefinitions,
    log: silent,
  });
  const documents = makeSqlDocuments(sql);
  const close = async () => {
    await queue.close();
    await sql.close();
    await redis.end();
    await postgres.end();
    rmSync(dataFolder, { recursive: true, force: true });
  };
  return { redis, postgres, dataFolder, sql, queue, documents, close };
}

/** Asks for files by number; gives the ids of their jobs. */
export async function ask(bench, files, first = 1) {
  const ids = [];
  for (let number = first; number < first + files; number += 1) {
    const file = {
      fileName: `ke-hoach-${number}.md`,
      bytes: new TextEncoder().encode(plan(number)),
    };
    ids.push((await enqueueIngest(bench, file, UNIT)).id);
  }
  return ids;
}

export async function startWorker({ redis, postgres, dataFolder }) {
  const env = {
    ...process.env,
    REDIS_URL: redis.url,
    DATABASE_URL: postgres.url,
    CAN_CU_DATA: dataFolder,
    LOG_LEVEL: "error",
  };
  const child = spawn(process.execPath, [join(dist, "bin/can-cu.js"), "worker"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  endWithBench(child);
  await new Promise((done) => child.stdout.once("data", done));
  return child;
}

export const end = (child, signal) =>
  new Promise((done) => {
    child.once("exit", done);
    child.kill(signal);
  });

export const count = async ({ queue }, state) =>
  (await queue.list({ name: "ingest-document", state, limit: Number.MAX_SAFE_INTEGER })).length;
export const allDone = (bench, files) =>
  until(async () => (await count(bench, "done").catch(() => 0)) === files, 1_800_000);

/** Passages of the unit that have no vector yet. */
async function vectorsMissing({ sql }) {
  const { rows } = await sql.run(
    `SELECT count(*) AS missing FROM document d JOIN passage p ON p.document_id = d.id
       AND p.version = d.active_version LEFT JOIN passage_vector v ON v.document_id = p.document_id
       AND v.version = p.version AND v.ordinal = p.ordinal
     WHERE d.unit = ? AND v.document_id IS NULL`,
    UNIT,
  );
  return rows[0].missing;
}

/** Everything an import left, but for the times; vectors follow the passages, by a job of their own. */
export async function left(bench) {
  const { sql } = bench;
  await until(async () => (await vectorsMissing(bench)) === 0, 1_200_000);
  const { hash: passagesHash, ...imported } = await leftOfFiles(bench);
  const hash = createHash("sha256").update(passagesHash);
  const { rows } = await sql.run(
    `SELECT document_id, md5(string_agg(CAST(ordinal AS TEXT) || CAST(embedding AS TEXT), '' ORDER BY ordinal)) AS sum,
       count(*) AS vectors FROM passage_vector WHERE unit = ? GROUP BY document_id ORDER BY document_id`,
    UNIT,
  );
  for (const row of rows) hash.update(`${row.document_id} ${row.sum}`);
  const vectors = rows.reduce((sum, row) => sum + row.vectors, 0);
  return { ...imported, vectors, hash: hash.digest("hex") };
}

/** Documents and passages. */
export async function leftOfFiles({ documents }) {
  const list = (await documents.list(UNIT)).filter((document) => document.unit === UNIT);
  const hash = createHash("sha256");
  for (const document of list) {
    hash.update(JSON.stringify({ ...document, addedAt: null }));
    hash.update(JSON.stringify(await documents.passagesOf(document.id)));
  }
  const passages = list.reduce((sum, document) => sum + document.passages, 0);
  return { documents: list.length, passages, hash: hash.digest("hex") };
}

/** Processor time that a process has used, its threads included; Linux counts in hundredths. */
export function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Keeps the index and the vectors waiting for an hour: then processors do the work of the import alone. */
export async function holdIndex({ queue }) {
  const runAt = new Date(Date.now() + 3_600_000).toISOString();
  await reindexSoon(queue, UNIT, runAt);
}
