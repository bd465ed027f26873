import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";

import type { UploadedFile } from "../../src/assistant/assistant.ts";
import type { IngestResult } from "../../src/domain/document/ingest-result.ts";
import { AppError, type ErrorCode, userMessage } from "../../src/errors.ts";
import type { JobContext } from "../../src/queue/queue.ts";
import { contentHashOf, type IngestDocument } from "../ingest-document.ts";

export interface IngestOptions {
  signal: AbortSignal;
  onProgress(done: number, total: number): void;
}

export interface IngestDocumentDeps {
  dataFolder: string;
  ingest(file: UploadedFile, unit: string, options: IngestOptions): Promise<IngestResult>;
  /** Told of a unit whose documents changed. */
  changed(unit: string): Promise<void>;
  /** Whether the unit has a document with this content. */
  hasContent(hash: string, unit: string): Promise<boolean>;
}

/**
 * Done once the store has the content and the inbox does not. A crash between the two leaves a job whose file is
 * gone and whose work is done.
 */
export function makeIngestDocumentHandler(deps: IngestDocumentDeps) {
  return async (payload: IngestDocument, context: JobContext) => {
    const { fileName, unit } = payload;
    const path = join(deps.dataFolder, payload.path);
    const bytes = await readFile(path).catch((error: unknown) => {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
      throw error;
    });
    if (bytes === null) {
      if (await deps.hasContent(contentHashOf(payload), unit)) return { outcome: "unchanged" };
      throw new AppError("file-not-found", `inbox lacks ${payload.path}`);
    }
    const result = await deps.ingest({ fileName, bytes }, unit, {
      signal: context.signal,
      onProgress: (done, total) => {
        // A page counter that cannot be stored is no reason to give up the reading.
        void context.progress(done, total).catch(() => {});
      },
    });
    if (result.error) throw refusal(result.error);
    await rm(path, { force: true });
    if (result.outcome !== "unchanged") await deps.changed(unit);
    return result;
  };
}

/** The refusal as the failure of the job; its file stays for another try. */
function refusal(error: NonNullable<IngestResult["error"]>): AppError {
  const code: ErrorCode = isErrorCode(error.code) ? error.code : "internal";
  const { message } = error;
  // A foreseen refusal says whether another try helps; anything else (a locked or full disk) may pass.
  const retryable = error.retryable || code === "internal";
  return new AppError(code, `ingest refused: ${code}`, { userMessage: message, retryable });
}

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(userMessage, code);
