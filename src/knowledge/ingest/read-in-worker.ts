/**
 * Runs one parse in a worker thread with bounded memory and time. Whatever happens there (endless loop, exhausted
 * heap, crash) ends with the worker and leaves this process unharmed.
 */
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker, type WorkerOptions } from "node:worker_threads";

import type { ParsedDocument, TableRow } from "../../domain/document/parsed-document.ts";
import { readingLimits } from "./limits.ts";
import type { ReadOptions } from "./read-options.ts";
import { isReadingErrorCode, readingError } from "./reading-errors.ts";
import { type WorkerInput, WorkerMessage, type WorkerOrder } from "./worker-messages.ts";

/** From source (tests, development) the worker needs the TypeScript loader that the build makes superfluous. */
const fromSource = import.meta.url.endsWith(".ts");

function startWorker(workerData: WorkerInput, heapMb: number): Worker {
  const options: WorkerOptions = {
    workerData,
    transferList: [workerData.bytes.buffer as ArrayBuffer],
    execArgv: [],
    resourceLimits: {
      maxOldGenerationSizeMb: heapMb,
      // Parsers make many short-lived objects: with the usual 16 MB a large workbook is mostly collecting them.
      maxYoungGenerationSizeMb: 64,
      stackSizeMb: 8,
    },
    // Parsers warn on stderr about every odd file; the outcome says what matters.
    stdout: true,
    stderr: true,
    env: {},
  };
  if (!fromSource) return new Worker(new URL("./reader-worker.js", import.meta.url), options);
  // `require` finds the CommonJS build of the loader; the ES module beside it is the one that works in a worker.
  const found = createRequire(import.meta.url).resolve("tsx/esm/api");
  const loader = pathToFileURL(found.replace(/\.cjs$/, ".mjs")).href;
  const entry = new URL("./reader-worker.ts", import.meta.url).href;
  const code = `import(${JSON.stringify(loader)}).then(({ register }) => { register(); return import(${JSON.stringify(entry)}); })`;
  return new Worker(code, { ...options, eval: true });
}

/** Time for the worker to end programs it started before the thread is killed. */
const STOP_GRACE_MS = 50;

/** On a busy machine a reading may last this many times its limit by the clock. */
const MOST_WAITED = 5;
const LEAST_MORE_MS = 100;

/**
 * Milliseconds that a reading may still have when its limit has passed by the clock: as long as this whole process was
 * given less of the processor than the limit, the worker cannot have used it up.
 */
export function timeLeft(
  limitMs: number,
  spent: () => { cpuMs: number; clockMs: number } = spentSince(),
): () => number {
  return () => {
    const { cpuMs, clockMs } = spent();
    const most = limitMs * MOST_WAITED - clockMs;
    return cpuMs >= limitMs || most <= 0
      ? 0
      : Math.min(Math.max(limitMs - cpuMs, LEAST_MORE_MS), most);
  };
}

function spentSince(): () => { cpuMs: number; clockMs: number } {
  const cpu = process.cpuUsage();
  const start = performance.now();
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return { cpuMs: (user + system) / 1_000, clockMs: performance.now() - start };
  };
}

/** @throws AppError as readDocument. */
export function readInWorker(
  file: Omit<WorkerInput, "ocr">,
  options: ReadOptions,
): Promise<ParsedDocument> {
  const { fileName } = file;
  const recognise = options.ocr !== false;
  const mayScan = recognise && (file.format === "pdf" || file.format === "image");
  const timeoutMs =
    options.timeoutMs ?? (mayScan ? readingLimits.ocrTimeoutMs : readingLimits.timeoutMs);
  const input: WorkerInput = { ...file, bytes: new Uint8Array(file.bytes), ocr: recognise };
  const left = mayScan ? () => 0 : timeLeft(timeoutMs);
  return new Promise((resolve, reject) => {
    const worker = startWorker(input, options.heapMb ?? readingLimits.workerHeapMb);
    const order = (what: WorkerOrder) => worker.postMessage(what);
    const parts: RowPart[] = [];
    let settled = false;
    const settle = (finish: () => void) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      options.signal?.removeEventListener("abort", abort);
      order("stop");
      setTimeout(() => void worker.terminate().then(finish, finish), STOP_GRACE_MS);
    };
    const fail = (...args: Parameters<typeof readingError>) =>
      settle(() => reject(readingError(...args)));
    const abort = () => fail("cancelled", fileName, "aborted");
    let timer = setTimeout(outOfTime, timeoutMs);
    options.signal?.addEventListener("abort", abort, { once: true });
    worker.on("message", (value: unknown) => {
      const message = WorkerMessage.safeParse(value);
      if (!message.success) fail("unreadable-file", fileName, "unexpected worker message");
      else receive(message.data);
    });
    worker.on("error", (cause) => {
      const memory = (cause as { code?: string }).code === "ERR_WORKER_OUT_OF_MEMORY";
      fail(memory ? "hostile-file" : "unreadable-file", fileName, cause.message, { cause });
    });
    worker.on("exit", (code) => fail("unreadable-file", fileName, `worker ended with ${code}`));
    function outOfTime(): void {
      const more = left();
      if (more > 0) timer = setTimeout(outOfTime, more);
      else fail("reading-timeout", fileName, `${timeoutMs} ms`);
    }
    function receive(message: WorkerMessage): void {
      if (message.kind === "progress")
        options.onProgress?.(message.done, message.total, message.what);
      else if (message.kind === "rows") {
        parts.push(message);
        order("next");
      } else if (message.kind === "document")
        settle(() => resolve(withRows(message.document, parts)));
      else {
        const code = isReadingErrorCode(message.code) ? message.code : "unreadable-file";
        const sentence = isReadingErrorCode(message.code) ? message.sentence : null;
        fail(code, fileName, message.detail, sentence === null ? {} : { sentence });
      }
    }
  });
}

interface RowPart {
  table: number;
  rows: TableRow[];
}

/** Puts the rows that came before their document, the last ones first, behind those it brought. */
function withRows(document: ParsedDocument, parts: readonly RowPart[]): ParsedDocument {
  const tables = new Map(document.tables.map((table) => [table.index, table]));
  for (const part of parts.toReversed()) {
    const rows = tables.get(part.table)?.rows;
    for (const row of part.rows) rows?.push(row);
  }
  return document;
}
