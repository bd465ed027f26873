/**
 * Everything a door (command line, web, Telegram, Zalo) can ask for. Channels translate between their users and
 * this; they decide nothing. Built in src/app.ts.
 */
import type { Answer } from "../domain/answer/answer.ts";
import type { IngestResult } from "../domain/document/ingest-result.ts";
import type { Draft } from "../domain/draft/draft.ts";
import type { Review } from "../domain/review/finding.ts";
import type { DocumentKind, DocumentVersion } from "../storage/documents.ts";

export type { IngestResult } from "../domain/document/ingest-result.ts";

export interface UploadedFile {
  fileName: string;
  bytes: Uint8Array;
}

/** A file made for the user. */
export interface Deliverable {
  fileName: string;
  mediaType: string;
  bytes: Uint8Array;
}

export interface AskRequest {
  question: string;
  /** ISO date; absent: today in Asia/Ho_Chi_Minh. */
  asOf?: string;
  unit: string;
  /** Absent: a single question without memory. */
  conversationId?: string;
}

export interface DraftRequest {
  year: number;
  /** Document id of the prior plan; absent: the newest plan the unit sees before `year`. */
  from?: string;
  /** Prior plan as a file, in place of `from`. */
  fromFile?: UploadedFile;
  part: "plan" | "budget" | { section: string };
  request?: string;
  results?: UploadedFile;
  asOf?: string;
  unit: string;
}

export interface ReviewRequest {
  file: UploadedFile;
  asOf?: string;
  unit: string;
  /** Also make the annotated copy and the reports. */
  withFiles: boolean;
}

export interface DocumentSummary {
  documentId: string;
  kind: DocumentKind;
  title: string;
  symbol: string | null;
  issuer: string | null;
  year: number | null;
  origin: "register" | "corpus" | "upload";
  passages: number;
  addedAt: string;
}

export interface SearchHit {
  rank: number;
  documentId: string;
  symbol: string | null;
  title: string;
  locator: string | null;
  score: number;
  text: string;
}

export type { DocumentVersion } from "../storage/documents.ts";

export interface DocumentView {
  document: DocumentSummary;
  version: number;
  /** False: an older version, kept because it may have been cited. */
  active: boolean;
  passages: { id: string; locator: string | null; headingPath: string[]; text: string }[];
}

export interface Assistant {
  ask(request: AskRequest, signal?: AbortSignal): Promise<Answer & { ms: number }>;
  review(
    request: ReviewRequest,
    signal?: AbortSignal,
  ): Promise<{ review: Review; files: Deliverable[]; ms: number }>;
  draft(
    request: DraftRequest,
    signal?: AbortSignal,
  ): Promise<{ draft: Draft; files: Deliverable[]; ms: number }>;
  ingest(file: UploadedFile, unit: string, signal?: AbortSignal): Promise<IngestResult>;
  documents(unit: string): Promise<DocumentSummary[]>;
  /** Throws AppError "document-not-found" for foreign and unknown ids alike. */
  document(id: string, unit: string, version?: number): Promise<DocumentView>;
  /** Throws AppError "document-not-found" as `document`. */
  versions(id: string, unit: string): Promise<DocumentVersion[]>;
  /**
   * Makes a stored version of an uploaded document the one that search and answers see. Throws AppError
   * "document-not-found" for an unknown version too, "not-allowed" for a document of the system.
   */
  rollback(id: string, unit: string, version: number): Promise<DocumentSummary>;
  forget(id: string, unit: string): Promise<void>;
  search(query: string, k: number, unit: string): Promise<SearchHit[]>;
}
