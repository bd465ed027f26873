/** Entry of the reading worker: parses one file with the one library that its format needs, hands it over, then ends. */
import { parentPort, workerData } from "node:worker_threads";

import type { ParsedDocument } from "../../domain/document/parsed-document.ts";
import { stopOcr } from "./ocr.ts";
import { readPackedFile } from "./read-packed-file.ts";
import type { WorkerInput, WorkerMessage, WorkerOrder } from "./worker-messages.ts";

/** Rows of a table in one message. A long table goes over in parts, so that it is never held three times at once. */
const ROWS_AT_ONCE = 5_000;

const input = workerData as WorkerInput;
const post = (message: WorkerMessage) => parentPort?.postMessage(message);
let goOn: () => void = () => undefined;

parentPort?.on("message", (order: WorkerOrder) => {
  // Programs started here must not outlive the thread.
  if (order === "stop") stopOcr();
  else goOn();
});

async function handOver(document: ParsedDocument): Promise<void> {
  for (const { index, rows } of document.tables) {
    while (rows.length > ROWS_AT_ONCE) {
      const taken = new Promise<void>((resolve) => (goOn = resolve));
      post({ kind: "rows", table: index, rows: rows.splice(-ROWS_AT_ONCE) });
      await taken;
    }
  }
  post({ kind: "document", document });
}

try {
  const document = await readPackedFile(input, (done, total, what) =>
    post({ kind: "progress", done, total, what }),
  );
  await handOver(document);
} catch (error) {
  const refused = error as { code?: unknown; userMessage?: unknown; message?: unknown };
  post({
    kind: "error",
    code: typeof refused.code === "string" ? refused.code : "",
    detail: String(refused.message).slice(0, 500),
    sentence: typeof refused.userMessage === "string" ? refused.userMessage : null,
  });
}
parentPort?.close();
