/**
 * Takes one file into the store for one unit. The same content twice changes nothing; the same file name with other
 * content is a new version of the same document.
 */
import type { IngestResult } from "../../domain/document/ingest-result.ts";
import type { ParsedDocument } from "../../domain/document/parsed-document.ts";
import { slug } from "../../domain/text/fold.ts";
import { toErrorJson } from "../../errors.ts";
import type { Documents, StoredDocument } from "../../storage/documents.ts";
import { prepareDocument } from "./prepare-document.ts";
import type { ReadOptions, SourceFile } from "./read-document.ts";

export interface IngestDeps {
  documents: Documents;
  now: () => string;
  /** Makes a proposal for the register out of a new regulation and gives its id. */
  propose?: (
    file: SourceFile & { parsed: ParsedDocument },
    unit: string,
  ) => Promise<{ id: string }>;
}

export function makeIngestFile(
  deps: IngestDeps,
): (file: SourceFile, unit: string, options?: ReadOptions) => Promise<IngestResult> {
  return async (file, unit, options = {}) => {
    try {
      const prepared = await prepareDocument(file, options);
      const same = await deps.documents.findByHash(prepared.contentHash, unit);
      if (same) return result(file.fileName, "unchanged", same);
      const id = `${unit === "" ? "" : `${slug(unit)}-`}${slug(file.fileName)}`;
      const put = await deps.documents.put({
        ...prepared,
        id: (await isTaken(deps.documents, id, unit))
          ? `${id}-${prepared.contentHash.slice(0, 8)}`
          : id,
        unit,
        origin: "upload",
        addedAt: deps.now(),
      });
      const proposed = await proposal(deps, { ...file, parsed: prepared.parsed }, put.document);
      const done = result(file.fileName, put.outcome, put.document);
      return { ...done, warnings: [...done.warnings, ...proposed] };
    } catch (error) {
      return rejected(file.fileName, error);
    }
  };
}

/** A new regulation may belong into the register: a person decides. */
async function proposal(
  deps: IngestDeps,
  file: SourceFile & { parsed: ParsedDocument },
  { kind, unit }: StoredDocument,
): Promise<string[]> {
  if (kind !== "regulation" || deps.propose === undefined) return [];
  const { id } = await deps.propose(file, unit);
  return [
    `Đã lập đề xuất ${id} để đưa văn bản này vào sổ; xem bằng can-cu register show ${id}, xác nhận bằng can-cu register confirm ${id}.`,
  ];
}

/** A system document or another unit's holds the id. */
async function isTaken(documents: Documents, id: string, unit: string): Promise<boolean> {
  const known = await documents.get(id, unit);
  return known !== null && (known.unit !== unit || known.origin !== "upload");
}

function result(
  path: string,
  outcome: "indexed" | "unchanged" | "updated",
  document: StoredDocument,
): IngestResult {
  return {
    path,
    outcome,
    documentId: document.id,
    kind: document.kind,
    title: document.title,
    symbol: document.symbol,
    year: document.year,
    passages: document.passages,
    tables: document.tables,
    pages: document.pages,
    warnings: document.warnings,
  };
}

export function rejected(path: string, error: unknown): IngestResult {
  return {
    path,
    outcome: "rejected",
    documentId: null,
    kind: "other",
    title: path,
    symbol: null,
    year: null,
    passages: 0,
    tables: 0,
    pages: 0,
    warnings: [],
    error: toErrorJson(error).error,
  };
}
