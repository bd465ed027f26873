/**
 * Running servers for tests: the product as a process (browser tests), and the web channel alone around a scripted
 * assistant (tests of the wire).
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";

import type { Assistant } from "../../src/assistant/assistant.ts";
import { makeWebApp } from "../../src/channels/web/make-web-app.ts";
import { serveWeb } from "../../src/channels/web/serve-web.ts";
import { packagePath } from "../../src/platform/package-root.ts";
import { makeFakeAssistant } from "./fake-assistant.ts";
import { matrixInstall } from "./matrix-install.ts";
import { webDeps } from "./web-app.ts";
import {
  aDeliverable,
  aDocumentView,
  aDraft,
  anAnswer,
  anIngestResult,
  aReview,
  keptAs,
  sampleDocuments,
} from "./web-samples.ts";

const script: Partial<Assistant> = {
  ask: async () => {
    await delay(30);
    return anAnswer();
  },
  review: async ({ file }) => ({
    review: aReview({ file: file.fileName }),
    files: [aDeliverable({ fileName: "Kế hoạch (có ghi chú).docx" })],
    ms: 5,
  }),
  draft: async ({ year }) => ({
    draft: aDraft({ year }),
    files: [
      aDeliverable({ fileName: `ke-hoach-${year}.docx` }),
      aDeliverable({ fileName: `kinh-phi-${year}.xlsx` }),
    ],
    ms: 5,
    ...keptAs,
  }),
  ingest: async (file) => anIngestResult({ path: file.fileName, title: file.fileName }),
  documents: async () => sampleDocuments,
  document: async () => aDocumentView(),
  search: async () => [
    {
      rank: 1,
      documentId: "13-2025-tt-byt",
      symbol: "13/2025/TT-BYT",
      title: "Thông tư 13/2025/TT-BYT",
      locator: "Điều 4 khoản 2",
      score: 1,
      text: "Cơ sở có giường khác chậm nhất 31/12/2026.",
    },
  ],
  forget: async () => undefined,
};

export interface TestServer {
  url: string;
  close: () => Promise<void>;
}

const BIN = packagePath("dist", "bin", "can-cu.js");
/** Milliseconds; a first start loads the corpus. */
const START_TIMEOUT_MS = 60_000;

/** The first address that the process prints; rejects with what it said when it ends or hangs before. */
function printedUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = (why: string): void => reject(new Error(`serve ${why}: ${said}`));
    const timer = setTimeout(() => fail("printed no address in time"), START_TIMEOUT_MS);
    child.once("exit", (code) => fail(`ended with ${String(code)}`));
    child.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
    if (child.stdout === null) throw new Error("stdout of the product is not piped");
    createInterface({ input: child.stdout }).on("line", (line) => {
      said += `${line}\n`;
      const url = /http:\/\/[^\s]+:\d+/.exec(line)?.[0];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    });
  });
}

/**
 * The built product: `can-cu serve --port 0`, on a folder that is there already or on an empty install of its own, which
 * goes with it; of what kind that is, matrix-install.ts says. Build it first (`npm test` does).
 */
export async function startServer(
  folder?: string,
  env: Record<string, string> = {},
): Promise<TestServer> {
  if (!existsSync(BIN)) throw new Error("dist/ is missing: run `npm run build` first");
  const data = folder ?? (await mkdtemp(join(tmpdir(), "can-cu-web-")));
  const install = folder === undefined ? await matrixInstall() : null;
  const given = { ...process.env, ...install?.env, ...env };
  const child = spawn(process.execPath, [BIN, "serve", "--port", "0", "--data", data], {
    stdio: ["ignore", "pipe", "pipe"],
    env: given,
  });
  // With Redis the server leaves long work to a worker.
  const workers =
    given["REDIS_URL"] === undefined
      ? []
      : [spawn(process.execPath, [BIN, "worker", "--data", data], { stdio: "ignore", env: given })];
  const processes = [child, ...workers];
  const ended = Promise.all(
    processes.map((one) => new Promise((resolve) => one.once("exit", resolve))),
  );
  const close = async (): Promise<void> => {
    for (const one of processes) one.kill("SIGTERM");
    await ended;
    await install?.close();
    if (folder === undefined) await rm(data, { recursive: true, force: true });
  };
  try {
    return { url: await printedUrl(child), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The web channel alone, on samples. */
export async function startSampleServer(): Promise<TestServer> {
  const app = makeWebApp({ ...webDeps(makeFakeAssistant(script)), version: "0.0.0" });
  return serveWeb(app, { host: "127.0.0.1", port: 0 });
}
