/** The shipped register, read and validated from corpus/regulations once a test file. */
import { readdirSync, readFileSync } from "node:fs";

import { makeRegister, type Register } from "../../src/domain/regulation/register.ts";
import { RegisterFile } from "../../src/domain/regulation/register-entry.ts";

const folder = new URL("../../corpus/regulations/", import.meta.url);

export function loadRegister(): Register {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const entries = files.flatMap((name) => {
    const parsed: unknown = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
    return RegisterFile.parse(parsed).documents;
  });
  return makeRegister(entries);
}
