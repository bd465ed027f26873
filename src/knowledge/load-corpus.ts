/**
 * Puts the register (shipped and confirmed entries) and the shipped prior plans into the store. The first start on an
 * empty data folder does it; later starts only compare one hash and the revision of the confirmed entries. System
 * documents are read-only for every unit.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";

import { z } from "zod";

import { entryPassages } from "../domain/regulation/entry-passages.ts";
import type { Register } from "../domain/regulation/register.ts";
import type { RegisterEntry } from "../domain/regulation/register-entry.ts";
import { sha256 } from "../platform/sha256.ts";
import type { Documents, NewDocument } from "../storage/documents.ts";
import type { Settings } from "../storage/settings.ts";
import { prepareDocument } from "./ingest/prepare-document.ts";

const Manifest = z.strictObject({
  plans: z.array(
    z.object({
      id: z.string(),
      file: z.string(),
      title: z.string(),
      issuer: z.string(),
      year: z.int(),
      signed: z.string().nullable(),
    }),
  ),
});

const SCOPE = "system";
const KEY = "corpus-hash";
const REVISION = "register-revision";

export interface CorpusDeps {
  folder: string;
  register: Register;
  documents: Documents;
  settings: Settings;
  /** Counts the changes of the confirmed entries in `register`. */
  revision: number;
  now: () => string;
}

/** True when something was loaded. */
export async function loadCorpus(deps: CorpusDeps): Promise<boolean> {
  const hash = hashOf(deps.folder);
  const sameFolder = (await deps.settings.get(SCOPE, KEY)) === hash;
  if (sameFolder && (await deps.settings.get(SCOPE, REVISION)) === deps.revision) return false;
  const manifest = readManifest(deps.folder);
  const plans = sameFolder ? [] : await readPlans(deps, manifest);
  const entries = deps.register.entries.map((entry) => registerDocument(entry, deps));
  const wanted = [...entries, ...manifest.plans].map((document) => document.id);
  await dropStale(deps, new Set(wanted));
  await deps.documents.putAll([...entries, ...plans]);
  await deps.settings.set(SCOPE, KEY, hash);
  await deps.settings.set(SCOPE, REVISION, deps.revision);
  return true;
}

/** System documents of an older release that the corpus no longer holds. */
async function dropStale(deps: CorpusDeps, wanted: ReadonlySet<string>): Promise<void> {
  for (const document of await deps.documents.list("")) {
    if (document.origin !== "upload" && !wanted.has(document.id)) {
      await deps.documents.forget(document.id, "");
    }
  }
}

function registerDocument(entry: RegisterEntry, deps: CorpusDeps): NewDocument {
  const passages = entryPassages(entry);
  return {
    id: deps.register.idOf(entry),
    unit: "",
    origin: "register",
    kind: "regulation",
    title: entry.title,
    symbol: entry.symbol,
    issuer: entry.issuer,
    year: Number(entry.signed?.slice(0, 4) ?? 0) || null,
    signed: entry.signed,
    fileName: null,
    contentHash: sha256(JSON.stringify(entry)),
    pages: 0,
    tables: 0,
    addedAt: deps.now(),
    warnings: [],
    parsed: null,
    bytes: null,
    passageList: passages.map((passage) => ({
      text: passage.text,
      headingPath: [`${entry.type} ${entry.symbol}`],
      locator: passage.locator,
      line: null,
      page: null,
      table: null,
    })),
  };
}

function readManifest(folder: string): z.infer<typeof Manifest> {
  return Manifest.parse(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")));
}

async function readPlans(
  deps: CorpusDeps,
  manifest: z.infer<typeof Manifest>,
): Promise<NewDocument[]> {
  const plans: NewDocument[] = [];
  for (const plan of manifest.plans) {
    const path = join(deps.folder, plan.file);
    const bytes = readFileSync(path);
    const prepared = await prepareDocument({ fileName: basename(path), bytes });
    plans.push({
      ...prepared,
      id: plan.id,
      unit: "",
      origin: "corpus",
      kind: "plan",
      title: plan.title,
      issuer: plan.issuer,
      year: plan.year,
      signed: plan.signed,
      addedAt: deps.now(),
    });
  }
  return plans;
}

function hashOf(folder: string): string {
  const hash = createHash("sha256");
  const visit = (path: string): void => {
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) visit(join(path, name));
      return;
    }
    hash.update(basename(path)).update(readFileSync(path));
  };
  visit(folder);
  return hash.digest("hex");
}
