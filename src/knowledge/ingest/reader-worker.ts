/** Entry of the reading worker: parses one file with the one library that its format needs, then ends. */
import { parentPort, workerData } from "node:worker_threads";

import { stopOcr } from "./ocr.ts";
import { readPackedFile } from "./read-packed-file.ts";
import type { WorkerInput, WorkerMessage } from "./worker-messages.ts";

const input = workerData as WorkerInput;
const post = (message: WorkerMessage) => parentPort?.postMessage(message);

// The one message from outside asks to stop: programs started here must not outlive the thread.
parentPort?.once("message", stopOcr);

try {
  const document = await readPackedFile(input, (done, total, what) =>
    post({ kind: "progress", done, total, what }),
  );
  post({ kind: "document", document });
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
