/**
 * Recognition of Vietnamese text in a picture of a page: the system's tesseract with its `vie` model when present,
 * else tesseract.js with the packaged model. Both work offline; both report words with place and confidence.
 */
import { type ChildProcess, execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import { readingLimits } from "./limits.ts";
import { readingError } from "./reading-errors.ts";
import { type OcrPage, parseTesseractTsv } from "./tesseract-tsv.ts";

export interface Ocr {
  engine: "tesseract" | "tesseract.js";
  recognise(image: Uint8Array): Promise<OcrPage>;
  close(): Promise<void>;
}

const COMMAND = "tesseract";
const LANGUAGE = "vie";
/** Where programs live; the environment of the server is not handed to the program that meets hostile files. */
const PATH =
  "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/opt/homebrew/bin:/snap/bin";
const MAX_OUTPUT = 32 * 1024 * 1024;
const running = new Set<ChildProcess>();

/** Ends programs that still run; called when a reading is stopped. */
export function stopOcr(): void {
  for (const child of running) child.kill("SIGKILL");
}

/** @throws AppError dependency-missing when no engine can be started */
export async function makeOcr(fileName: string): Promise<Ocr> {
  if (await hasSystemTesseract()) return systemTesseract();
  try {
    return await packagedTesseract();
  } catch (cause) {
    throw readingError("dependency-missing", fileName, "no OCR engine", { cause });
  }
}

/** True when the system's tesseract knows Vietnamese. */
async function hasSystemTesseract(): Promise<boolean> {
  const languages = await run(["--list-langs"], null, 10_000).catch(() => "");
  return languages.split(/\s+/).includes(LANGUAGE);
}

function systemTesseract(): Ocr {
  return {
    engine: "tesseract",
    async recognise(image) {
      const args = ["stdin", "stdout", "-l", LANGUAGE, "--psm", "3", "tsv"];
      return parseTesseractTsv(await run(args, image, readingLimits.ocrPageTimeoutMs));
    },
    close: () => Promise.resolve(),
  };
}

function run(
  args: readonly string[],
  input: Uint8Array | null,
  timeoutMs: number,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      COMMAND,
      [...args],
      {
        timeout: timeoutMs,
        killSignal: "SIGKILL",
        maxBuffer: MAX_OUTPUT,
        env: { PATH, OMP_THREAD_LIMIT: "1" },
      },
      (error, stdout) => {
        running.delete(child);
        if (error) reject(new Error(`tesseract: ${error.message.slice(0, 200)}`, { cause: error }));
        else resolve(stdout);
      },
    );
    running.add(child);
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input ?? undefined);
  });
}

/** tesseract.js with the packaged model; slower and weaker than the system program. */
export async function packagedTesseract(): Promise<Ocr> {
  const { createWorker } = await import("tesseract.js");
  const require = createRequire(import.meta.url);
  const data = dirname(require.resolve("@tesseract.js-data/vie/package.json"));
  const worker = await createWorker(LANGUAGE, 1, {
    langPath: join(data, "4.0.0"),
    gzip: true,
    cacheMethod: "none",
    errorHandler: () => undefined,
  });
  return {
    engine: "tesseract.js",
    async recognise(image) {
      const result = await worker.recognize(Buffer.from(image), {}, { text: true, tsv: true });
      return parseTesseractTsv(result.data.tsv ?? "");
    },
    async close() {
      await worker.terminate();
    },
  };
}
