/**
 * Port: documents, their immutable versions and passages. Drivers: ./sqlite/ (and PostgreSQL later); both pass
 * test/contract/documents.contract.ts.
 */
import type { ParsedDocument } from "../domain/document/parsed-document.ts";

export type DocumentKind = "regulation" | "plan" | "budget" | "other";

/** A passage of 400–600 characters, the unit of search and of quotes. */
export interface StoredPassage {
  /** `${documentId}#${ordinal}`; unique over all active documents. */
  id: string;
  documentId: string;
  ordinal: number;
  /** Literal text of the document (or the register's own words). */
  text: string;
  /** Headings above it, outermost first. */
  headingPath: string[];
  /** "Điều 4 khoản 2", "Phụ lục 2 > I", "dòng 12"; null when there is none. */
  locator: string | null;
  line: number | null;
  page: number | null;
  /** 1-based table index for a passage that is a table row or part. */
  table: number | null;
}

export interface StoredDocument {
  id: string;
  /** "" for system documents that every unit sees read-only. */
  unit: string;
  origin: "register" | "corpus" | "upload";
  kind: DocumentKind;
  title: string;
  symbol: string | null;
  issuer: string | null;
  /** Plan year or year of the document. */
  year: number | null;
  /** Date printed on the document. */
  signed: string | null;
  fileName: string | null;
  /** sha256 of the file, hex. */
  contentHash: string;
  version: number;
  pages: number;
  tables: number;
  passages: number;
  addedAt: string;
  warnings: string[];
}

export interface NewDocument extends Omit<StoredDocument, "version" | "passages"> {
  passageList: Omit<StoredPassage, "id" | "documentId" | "ordinal">[];
  /** The parsed form; null for register entries. */
  parsed: ParsedDocument | null;
  /** Raw bytes of the upload; null when they are not kept. */
  bytes: Uint8Array | null;
}

/** One stored version. Versions are numbered from 1 in the order in which their content first came. */
export interface DocumentVersion {
  version: number;
  title: string;
  /** sha256 of the file, hex. */
  contentHash: string;
  fileName: string | null;
  passages: number;
  addedAt: string;
  /** The one that lists, searches and answers see. */
  active: boolean;
}

export type PutOutcome = "indexed" | "unchanged" | "updated";

export interface Documents {
  /**
   * Stores a new version and makes it the active one. The content of the active version changes nothing; that of an
   * older one makes the older one active again ("updated"). Throws when another unit holds the id.
   */
  put(document: NewDocument): Promise<{ outcome: PutOutcome; document: StoredDocument }>;
  /** Many documents in one transaction (first start). */
  putAll(documents: readonly NewDocument[]): Promise<void>;
  /** Documents a unit sees: its own and the system's. */
  list(unit: string): Promise<StoredDocument[]>;
  /** The active version, or the one asked for; null for what the unit does not see. */
  get(id: string, unit: string, version?: number): Promise<StoredDocument | null>;
  /** The unit that holds an id; null for a free id. */
  holder(id: string): Promise<string | null>;
  /** Among active versions. */
  findByHash(hash: string, unit: string): Promise<StoredDocument | null>;
  /** Versions in order; empty for a document that the unit does not see. */
  versions(id: string, unit: string): Promise<DocumentVersion[]>;
  /** Makes a stored version of the unit's own document the active one; null when there is no such version. */
  activate(id: string, unit: string, version: number): Promise<StoredDocument | null>;
  /** Of the active version when none is named, as the two below. */
  parsed(id: string, version?: number): Promise<ParsedDocument | null>;
  bytes(id: string, version?: number): Promise<Uint8Array | null>;
  /** Passages of all active versions that the unit sees, in stable order. */
  passages(unit: string): Promise<StoredPassage[]>;
  passagesOf(id: string, version?: number): Promise<StoredPassage[]>;
  /** Removes a document with all versions and passages; false when the unit has no such document. */
  forget(id: string, unit: string): Promise<boolean>;
  /**
   * Grows with every put, activation or forget that changes what the unit sees (its own documents and the system's):
   * caches and indexes compare it. Changes of other units leave it alone.
   */
  generation(unit: string): Promise<number>;
}
