/** `can-cu ingest PATH…`: takes files or whole folders into the store, one result line a file. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

import type { Command } from "commander";

import type { IngestResult } from "../domain/document/ingest-result.ts";
import { rejected } from "../knowledge/ingest/ingest-file.ts";
import { readUpload } from "./files.ts";
import { withGlobals } from "./options.ts";
import { type GlobalOptions, printJson, printText } from "./output.ts";
import { withApp } from "./with-app.ts";

const OUTCOMES = {
  indexed: "Đã nạp",
  unchanged: "Đã có, không đổi",
  updated: "Đã cập nhật phiên bản mới",
  rejected: "Không nhận",
} as const;

export function addIngest(program: Command): void {
  withGlobals(
    program
      .command("ingest")
      .description("nạp tệp hoặc thư mục vào kho")
      .argument("<đường dẫn...>"),
  ).action(async (paths: string[], options: GlobalOptions) => {
    await withApp(options, async (app, unit) => {
      for (const path of paths.flatMap(filesOf)) {
        const result = await ingestOne(path, async (file) => app.assistant.ingest(file, unit));
        if (options.json === true) printJson(result);
        else printText(resultText(result));
        if (result.outcome === "rejected") process.exitCode = 1;
      }
    });
  });
}

async function ingestOne(
  path: string,
  ingest: (file: { fileName: string; bytes: Uint8Array }) => Promise<IngestResult>,
): Promise<IngestResult> {
  try {
    return { ...(await ingest(await readUpload(path))), path };
  } catch (error) {
    return rejected(path, error);
  }
}

/** Files of a folder, sorted, hidden ones left out; a path that does not exist is reported by reading it. */
function filesOf(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !name.startsWith("."))
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}

function resultText(result: IngestResult): string {
  if (result.error) return `${OUTCOMES.rejected}: ${result.path}. ${result.error.message}`;
  const facts = [`${result.passages} đoạn`, `${result.tables} bảng`];
  if (result.year !== null) facts.push(`năm ${result.year}`);
  return `${OUTCOMES[result.outcome]}: ${result.path} (${result.documentId ?? ""}, ${result.title}; ${facts.join(", ")})`;
}
