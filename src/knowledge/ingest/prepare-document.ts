/** A file → what the store keeps of it: parsed form, facts, passages. Nothing is written here. */
import { classifyDocument } from "../../domain/document/classify.ts";
import type { ParsedDocument } from "../../domain/document/parsed-document.ts";
import { sha256 } from "../../platform/sha256.ts";
import type { NewDocument } from "../../storage/documents.ts";
import { makePassages } from "./passages.ts";
import { readDocument, type ReadOptions, type SourceFile } from "./read-document.ts";

export type PreparedDocument = Omit<NewDocument, "id" | "unit" | "origin" | "addedAt"> & {
  parsed: ParsedDocument;
};

/** Reads, classifies and cuts a file. Throws what readDocument throws. */
export async function prepareDocument(
  file: SourceFile,
  options: ReadOptions = {},
): Promise<PreparedDocument> {
  const parsed = await readDocument(file, options);
  const facts = classifyDocument(parsed);
  return {
    parsed,
    bytes: file.bytes,
    kind: facts.kind,
    title: facts.title === "" ? file.fileName : facts.title,
    symbol: facts.symbol,
    issuer: facts.issuer,
    year: facts.year,
    signed: facts.signed,
    fileName: file.fileName,
    contentHash: sha256(file.bytes),
    pages: parsed.pages,
    tables: parsed.tables.length,
    warnings: parsed.warnings,
    passageList: makePassages(parsed, facts),
  };
}
