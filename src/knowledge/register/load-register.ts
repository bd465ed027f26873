/** Reads and validates the shipped register (`corpus/regulations/*.json`). Throws AppError when a file is damaged. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { z } from "zod";

import { type RegisterEntry, RegisterFile } from "../../domain/regulation/register-entry.ts";
import { AppError } from "../../errors.ts";

export function loadRegisterEntries(folder: string): RegisterEntry[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((name) => parseFile(join(folder, name)));
}

function parseFile(path: string): RegisterEntry[] {
  const result = RegisterFile.safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (!result.success) {
    throw new AppError("data-folder-damaged", `${path}: ${z.prettifyError(result.error)}`);
  }
  return result.data.documents;
}
