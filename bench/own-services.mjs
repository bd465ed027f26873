/** Redis and PostgreSQL of the bench's own, on free ports and in a temporary folder; the machine's are left alone. */
import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { Redis } from "ioredis";
import pg from "pg";

export const freePort = () =>
  new Promise((resolve) => {
    const server = net.createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

let guard;

/**
 * A shell command for when this process is gone, however it went (also by SIGKILL): a shell beside it reads commands
 * until its input ends, which it does with this process.
 */
function afterwards(command) {
  if (guard === undefined) {
    const script = 'all=:; while IFS= read -r one; do all="$all; $one"; done; eval "$all"';
    guard = spawn("sh", ["-c", script], { stdio: ["pipe", "ignore", "ignore"], detached: true });
    guard.unref();
    guard.stdin.unref?.();
  }
  guard.stdin.write(`${command}\n`);
}

/** A temporary folder that is gone with this process, however it ends. */
export function ownFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `can-cu-${name}-`));
  afterwards(`rm -rf ${folder}`);
  return folder;
}

/** A process of the product must not outlive the bench either. */
export const endWithBench = ({ pid }) =>
  afterwards(`grep -qs can-cu /proc/${pid}/cmdline && kill -9 ${pid}`);

export async function startRedis() {
  const folder = mkdtempSync(join(tmpdir(), "can-cu-redis-"));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const pidFile = join(folder, "redis.pid");
  afterwards(`kill -9 $(cat ${pidFile}); rm -rf ${folder}`);
  let child;
  const start = async () => {
    const settings = ["--appendonly", "yes", "--maxmemory-policy", "noeviction", "--save", ""];
    settings.push("--pidfile", pidFile);
    const args = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, ...settings];
    child = spawn("redis-server", args, { stdio: "ignore" });
    await until(() => answersRedis(url));
  };
  const stop = async () => {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  };
  await start();
  const end = async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, start, stop, end };
}

async function answersRedis(url) {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  redis.on("error", () => {});
  try {
    await redis.connect();
    return (await redis.ping()) === "PONG";
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
}

/** PostgreSQL refuses to run as root: then it runs as the user postgres. */
const asUser = (command, args) =>
  process.getuid() === 0
    ? ["runuser", ["-u", "postgres", "--", command, ...args]]
    : [command, args];

const DEBIAN = "/usr/lib/postgresql";

/** On Debian the programs of the server lie outside the path. */
function program(name) {
  const newest = existsSync(DEBIAN)
    ? readdirSync(DEBIAN)
        .sort((a, b) => a - b)
        .at(-1)
    : undefined;
  return newest === undefined ? name : join(DEBIAN, newest, "bin", name);
}

export async function startPostgres() {
  const folder = mkdtempSync(join(tmpdir(), "can-cu-pg-"));
  chmodSync(folder, 0o755);
  const data = join(folder, "data");
  const [command, args] = asUser(program("pg_ctl"), ["-D", data, "-m", "immediate", "stop"]);
  // Killed while the server was being made or started, what does that goes on for a moment: asked until all is gone.
  const again = "1 2 3 4 5 6 7 8 9 10";
  afterwards(
    `cd /; for n in ${again}; do ${command} ${args.join(" ")}; rm -rf ${folder}; sleep 1; [ -e ${folder} ] || break; done`,
  );
  mkdirSync(data);
  if (process.getuid() === 0) {
    const id = (flag) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
    chownSync(data, id("-u"), id("-g"));
  }
  const run = (command, args) =>
    execFileSync(...asUser(program(command), args), { stdio: "ignore", cwd: folder });
  run("initdb", ["-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale", "C.UTF-8"]);
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`;
  const start = () =>
    run("pg_ctl", ["-D", data, "-w", "-o", options, "-l", join(data, "log.txt"), "start"]);
  const stop = () => run("pg_ctl", ["-D", data, "-w", "-m", "immediate", "stop"]);
  start();
  await until(() => answersPostgres(url));
  const end = async () => {
    stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, start, stop, end };
}

async function answersPostgres(url) {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

export async function until(check, limitMs = 60_000) {
  for (const end = Date.now() + limitMs; Date.now() < end; await sleep(100)) {
    if (await check()) return;
  }
  throw new Error("waited too long");
}
