/**
 * Several processes under load and under fire, on Redis and PostgreSQL of their own:
 *   node bench/workers.mjs kill [files] [kills]   an import whose worker is killed (SIGKILL) again and again
 *   node bench/workers.mjs speed [files]          one worker against two
 *   node bench/workers.mjs cut [files] [seconds]  Redis killed in the middle, back after a while
 *   node bench/workers.mjs restart [files]        PostgreSQL stopped in the middle, back after 10 s
 *   node bench/workers.mjs depth [jobs]           memory of the asking process with many jobs waiting
 * Prints one JSON object; exits 1 when something was lost, doubled or differs from an undisturbed run. What an import
 * leaves are its documents, passages and vectors.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";

import { endWithBench, startPostgres, startRedis, until } from "./own-services.mjs";

const dist = resolve(process.env.CAN_CU_DIST ?? "dist");
const load = (path) => import(pathToFileURL(join(dist, path)).href);
const { enqueueIngest } = await load("jobs/ingest-document.js");
const { jobDefinitions } = await load("jobs/register.js");
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

async function open() {
  const redis = await startRedis();
  const postgres = await startPostgres();
  const dataFolder = mkdtempSync(join(tmpdir(), "can-cu-workers-"));
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

async function ask(bench, files) {
  const ids = [];
  for (let number = 1; number <= files; number += 1) {
    const file = {
      fileName: `ke-hoach-${number}.md`,
      bytes: new TextEncoder().encode(plan(number)),
    };
    ids.push((await enqueueIngest(bench, file, UNIT)).id);
  }
  return ids;
}

async function startWorker({ redis, postgres, dataFolder }) {
  const env = {
    ...process.env,
    REDIS_URL: redis.url,
    DATABASE_URL: postgres.url,
    CAN_CU_DATA: dataFolder,
    LOG_LEVEL: "error",
  };
  const child = spawn(process.execPath, [join(dist, "src/cli/can-cu.js"), "worker"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  endWithBench(child);
  await new Promise((done) => child.stdout.once("data", done));
  return child;
}

const end = (child, signal) =>
  new Promise((done) => {
    child.once("exit", done);
    child.kill(signal);
  });

const count = async ({ queue }, state) =>
  (await queue.list({ name: "ingest-document", state, limit: Number.MAX_SAFE_INTEGER })).length;
const allDone = (bench, files) =>
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
async function left(bench) {
  const { documents, sql } = bench;
  await until(async () => (await vectorsMissing(bench)) === 0, 1_200_000);
  const list = (await documents.list(UNIT)).filter((document) => document.unit === UNIT);
  const hash = createHash("sha256");
  for (const document of list) {
    hash.update(JSON.stringify({ ...document, addedAt: null }));
    hash.update(JSON.stringify(await documents.passagesOf(document.id)));
  }
  const passages = list.reduce((sum, document) => sum + document.passages, 0);
  let vectors = 0;
  for (const { id } of list) {
    const { rows } = await sql.run(
      `SELECT md5(string_agg(CAST(ordinal AS TEXT) || CAST(embedding AS TEXT), '' ORDER BY ordinal)) AS sum,
         count(*) AS vectors FROM passage_vector WHERE document_id = ?`,
      id,
    );
    vectors += rows[0].vectors;
    hash.update(rows[0].sum);
  }
  return { documents: list.length, passages, vectors, hash: hash.digest("hex") };
}

/** Processor time that a process has used, its threads included; Linux counts in hundredths. */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function calmly(files, workers) {
  const bench = await open();
  try {
    const children = [];
    for (let at = 0; at < workers; at += 1) children.push(await startWorker(bench));
    const before = children.map((child) => cpuSeconds(child.pid));
    const started = performance.now();
    await ask(bench, files);
    await allDone(bench, files);
    const seconds = (performance.now() - started) / 1000;
    const cpuS = children.reduce((sum, { pid }, at) => sum + cpuSeconds(pid) - before[at], 0);
    const result = await left(bench);
    for (const child of children) await end(child, "SIGTERM");
    return { seconds, cpuS, result };
  } finally {
    await bench.close();
  }
}

const statesOf = (bench, ids) =>
  Promise.all(ids.map(async (id) => (await bench.queue.get(id)).state));

async function kill(files = 200, kills = 50) {
  const calm = await calmly(files, 1);
  const bench = await open();
  try {
    const ids = await ask(bench, files);
    let done = 0;
    for (; done < kills; done += 1) {
      const child = await startWorker(bench);
      await sleep(100 + Math.random() * 500);
      await end(child, "SIGKILL");
      if ((await count(bench, "done")) === files) break;
    }
    const killed = performance.now();
    const secondsAfter = () => (performance.now() - killed) / 1000;
    // What the killed one had in hand is done once its sign of life is missed.
    const inHand = (await bench.queue.list({ name: "ingest-document", state: "running" })).map(
      ({ id }) => id,
    );
    const before = await count(bench, "done");
    const child = await startWorker(bench);
    await until(async () => (await count(bench, "done")) > before || before === files, 600_000);
    const resumeS = secondsAfter();
    await until(
      async () => (await statesOf(bench, inHand)).every((state) => state === "done"),
      600_000,
    );
    const inHandS = secondsAfter();
    await allDone(bench, files);
    const allDoneS = secondsAfter();
    const jobs = await Promise.all(ids.map((id) => bench.queue.get(id)));
    const result = await left(bench);
    await end(child, "SIGTERM");
    const lapses = jobs.reduce((sum, job) => sum + job.lapses, 0);
    const lost = jobs.filter(({ state }) => state !== "done").length;
    return {
      ...{ files, kills: done, lapses, lost, doubled: result.documents - files },
      equal: result.hash === calm.result.hash && lost === 0,
      ...result,
      ...{ resumeS, inHandS, allDoneS, calmS: calm.seconds },
    };
  } finally {
    await bench.close();
  }
}

async function speed(files = 100) {
  const one = await calmly(files, 1);
  const two = await calmly(files, 2);
  return {
    files,
    oneS: one.seconds,
    twoS: two.seconds,
    gain: one.seconds / two.seconds,
    cpuMsAFile: [one, two].map(({ cpuS }) => Math.round((cpuS / files) * 1000)),
    equal: one.result.hash === two.result.hash,
  };
}

async function outage(files, stop, start) {
  const bench = await open();
  try {
    const child = await startWorker(bench);
    const ids = await ask(bench, files);
    await until(async () => (await count(bench, "done")) > files / 5, 600_000);
    await stop(bench);
    const waits = [];
    for (let at = 0; at < 5; at += 1) {
      const asked = performance.now();
      // Looking and asking for work: one read, and several writes.
      await (
        at % 2 === 0
          ? bench.queue.get(ids[0])
          : bench.queue.enqueue("register-outlook", {}, { idempotencyKey: `k${at}` })
      ).catch(() => null);
      waits.push(performance.now() - asked);
    }
    await start(bench);
    const back = performance.now();
    const before = await count(bench, "done");
    await until(async () => (await count(bench, "done").catch(() => 0)) > before, 600_000);
    const recoveryS = (performance.now() - back) / 1000;
    await allDone(bench, files);
    const result = await left(bench);
    await end(child, "SIGTERM");
    return {
      files,
      equal: result.documents === files,
      ...result,
      longestWaitMs: Math.max(...waits),
      recoveryS,
    };
  } finally {
    await bench.close();
  }
}

const cut = (files = 100, seconds = 60) =>
  outage(
    files,
    async ({ redis }) => redis.stop(),
    async ({ redis }) => {
      await sleep(seconds * 1000);
      await redis.start();
    },
  );
const restart = (files = 100) =>
  outage(
    files,
    async ({ postgres }) => postgres.stop(),
    async ({ postgres }) => {
      await sleep(10_000);
      postgres.start();
    },
  );

async function depth(jobs = 10_000) {
  const bench = await open();
  try {
    const memory = () => {
      globalThis.gc?.();
      return Math.round(process.memoryUsage().rss / 2 ** 20);
    };
    const measured = [memory()];
    for (let at = 1; at <= jobs; at += 1) {
      await bench.queue.enqueue("register-outlook", {}, { idempotencyKey: `k${at}` });
      if (at % (jobs / 5) === 0) measured.push(memory());
    }
    return {
      jobs,
      rssMb: measured,
      waiting: (await bench.queue.depths()).find(
        (one) => one.state === "waiting" && one.name === "register-outlook",
      )?.jobs,
      equal: true,
    };
  } finally {
    await bench.close();
  }
}

const [what = "kill", ...numbers] = process.argv.slice(2);
const result = await { kill, speed, cut, restart, depth }[what](...numbers.map(Number));
console.log(JSON.stringify({ what, ...result }));
process.exit(result.equal ? 0 : 1);
