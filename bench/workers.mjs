/**
 * Several processes under load and under fire, on Redis and PostgreSQL of their own:
 *   node bench/workers.mjs kill [files] [kills]   an import whose worker is killed (SIGKILL) again and again
 *   node bench/workers.mjs speed [files]          one worker against two: reading files alone, start-up left out
 *   node bench/workers.mjs cut [files] [seconds]  Redis killed in the middle, back after a while
 *   node bench/workers.mjs restart [files]        PostgreSQL stopped in the middle, back after 10 s
 *   node bench/workers.mjs depth [jobs]           memory of the asking process with many jobs waiting
 * Prints one JSON object; exits 1 when something was lost, doubled or differs from an undisturbed run. What an import
 * leaves are its documents, passages and vectors.
 */
import { setTimeout as sleep } from "node:timers/promises";

import {
  allDone,
  ask,
  count,
  cpuSeconds,
  end,
  holdIndex,
  left,
  leftOfFiles,
  open,
  startWorker,
} from "./import-rig.mjs";
import { until } from "./own-services.mjs";

/** The same files, undisturbed. */
async function calmly(files) {
  const bench = await open();
  try {
    const child = await startWorker(bench);
    const started = performance.now();
    await ask(bench, files);
    await allDone(bench, files);
    const seconds = (performance.now() - started) / 1000;
    const result = await left(bench);
    await end(child, "SIGTERM");
    return { seconds, result };
  } finally {
    await bench.close();
  }
}

/** Files that each worker reads before it is measured at most: its code is warm by then. */
const WARM_UP = 60;

/** Wall and processor time of an import, of workers that are warm. */
async function paced(files, workers) {
  const warmUp = Math.min(WARM_UP, files) * workers;
  const bench = await open();
  try {
    await holdIndex(bench);
    const children = [];
    for (let at = 0; at < workers; at += 1) children.push(await startWorker(bench));
    await ask(bench, warmUp, 1_000_000);
    await allDone(bench, warmUp);
    const before = children.map(({ pid }) => cpuSeconds(pid));
    const started = performance.now();
    await ask(bench, files);
    await allDone(bench, warmUp + files);
    const seconds = (performance.now() - started) / 1000;
    const cpuS = children.map(({ pid }, at) => cpuSeconds(pid) - before[at]);
    const result = await leftOfFiles(bench);
    for (const child of children) await end(child, "SIGTERM");
    return { seconds, cpuS, isWhole: result.documents === warmUp + files };
  } finally {
    await bench.close();
  }
}

const statesOf = (bench, ids) =>
  Promise.all(ids.map(async (id) => (await bench.queue.get(id)).state));

async function kill(files = 200, kills = 50) {
  const calm = await calmly(files);
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

async function speed(files = 400) {
  const one = await paced(files, 1);
  const two = await paced(files, 2);
  const [cpuOne, cpuTwo] = [one, two].map(
    ({ cpuS }) => (cpuS.reduce((sum, used) => sum + used, 0) / files) * 1000,
  );
  return {
    files,
    oneS: one.seconds,
    twoS: two.seconds,
    gain: one.seconds / two.seconds,
    cpuMsAFile: [cpuOne, cpuTwo].map((ms) => Math.round(ms * 10) / 10),
    cpuDifference: Math.round((cpuTwo / cpuOne - 1) * 1000) / 1000,
    equal: one.isWhole && two.isWhole,
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
