/**
 * Everything a door (command line, web, Telegram, Zalo) can ask for. Channels translate between their users and
 * this; they decide nothing. Built in src/app.ts.
 */
import type { Answer } from "../domain/answer/answer.ts";
import type { IngestResult } from "../domain/document/ingest-result.ts";
import type { Draft, DraftAnswer } from "../domain/draft/draft.ts";
import type { DraftDiff } from "../domain/draft/draft-diff.ts";
import type { Finding, Review } from "../domain/review/finding.ts";
import type { SearchFilter } from "../knowledge/make-search.ts";
import type { OnProgress } from "../platform/progress.ts";
import type { DocumentKind, DocumentVersion } from "../storage/documents.ts";
import type { ProfileChanges, ProfileUpdate, ProfileView } from "./unit-profiles.ts";

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

export interface FileText {
  text: string;
  /** Symbols named in it, the first first; a photographed document begins with its own. */
  symbols: string[];
  /** The letters were recognised from a picture, or lost their marks: they may be wrong. */
  doubtful: boolean;
}

export interface AskRequest {
  question: string;
  /** ISO date; absent: today in Asia/Ho_Chi_Minh. */
  asOf?: string;
  unit: string;
  /** Absent: a single question without memory. */
  conversationId?: string;
  /** Also say how the answer was found. */
  why?: boolean;
  /** Hears the engine's own answer, checked and cited, when a language model goes on to work on it. */
  onPreview?: (text: string) => void;
}

export interface DraftRequest {
  year: number;
  /** Document id of the prior plan; absent: the newest plan the unit sees before `year`. */
  from?: string;
  /** Prior plan as a file, in place of `from`. */
  fromFile?: UploadedFile;
  /** A request that orders a section ("soạn mục hạ tầng số") makes "plan" that section; see `wholePlan`. */
  part: "plan" | "budget" | { section: string };
  /** The whole plan was chosen in so many words: a section that the request orders is then told as not used. */
  wholePlan?: boolean;
  request?: string;
  results?: UploadedFile;
  /** Answers to questions of `missing`, by id; they go before the form. */
  answers?: readonly DraftAnswer[];
  asOf?: string;
  unit: string;
  onProgress?: OnProgress;
}

/** Makes a kept draft again with more answers, results or wishes; what it was made from before stays. */
export interface RedraftRequest {
  draftId: string;
  /** The version that the user has seen; AppError "version-conflict" when there is a newer one. */
  expectedVersion: number;
  unit: string;
  /** An empty value takes an earlier answer back. */
  answers?: readonly DraftAnswer[];
  results?: UploadedFile;
  /** Added to the earlier request. */
  request?: string;
  asOf?: string;
}

export interface DraftReply {
  draft: Draft;
  /** What was drafted: as asked for, or as the request orders it. */
  part: DraftRequest["part"];
  files: Deliverable[];
  ms: number;
  /** The kept draft, for `redraft` and `keptDraft`. */
  draftId: string;
  version: number;
  /** Against the version before, or the draft before that had no results; null where there is none. */
  diff: DraftDiff | null;
}

export interface DraftSummary {
  draftId: string;
  title: string;
  year: number;
  /** Newest version, from 1. */
  version: number;
  savedAt: string;
}

export interface KeptDraftReply {
  draft: Draft;
  files: Deliverable[];
  draftId: string;
  version: number;
  newest: number;
  /** What the draft was made from. */
  answers: DraftAnswer[];
  request: string | null;
}

export interface ReviewRequest {
  file: UploadedFile;
  asOf?: string;
  unit: string;
  /** Also make the annotated copy and the reports. */
  withFiles: boolean;
  /** Findings of this review to accept with a reason; null takes an acceptance back. */
  decisions?: readonly { fingerprint: string; reason: string | null }[];
  onProgress?: OnProgress;
}

/** What a reviewer decides on a finding of the newest review of a document; the file itself is not needed. */
export interface FindingDecision {
  unit: string;
  /** `subject` of the review. */
  subject: string;
  fingerprint: string;
  /** Why the finding is accepted; null takes the acceptance back. */
  reason: string | null;
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
  /** A second reading of a text that lost its marks: shown beside it and marked as such, never quoted. */
  reading?: string;
}

export type { SearchFilter } from "../knowledge/make-search.ts";
export type { DocumentVersion } from "../storage/documents.ts";

export interface DocumentView {
  document: DocumentSummary;
  version: number;
  /** False: an older version, kept because it may have been cited. */
  active: boolean;
  passages: {
    id: string;
    locator: string | null;
    headingPath: string[];
    text: string;
    /** A second reading of a text that lost its marks: shown beside it and marked as such, never quoted. */
    reading?: string;
  }[];
}

export interface Assistant {
  ask(request: AskRequest, signal?: AbortSignal): Promise<Answer & { ms: number }>;
  review(
    request: ReviewRequest,
    signal?: AbortSignal,
  ): Promise<{ review: Review; files: Deliverable[]; ms: number }>;
  /** The acceptance as it holds now. Throws AppError "finding-not-found" for what that review did not find. */
  decideFinding(decision: FindingDecision): Promise<Finding["waiver"] | null>;
  /**
   * Every draft is kept with its inputs. Its open places are `draft.missing`: check one typed answer with `checkAnswer`
   * (src/domain/draft/answers.ts), then hand all of them to `redraft`; what is impossible comes back in `draft.refused`.
   */
  draft(request: DraftRequest, signal?: AbortSignal): Promise<DraftReply>;
  redraft(request: RedraftRequest): Promise<DraftReply>;
  /** Without a version the newest; AppError "draft-not-found" for foreign and unknown ids alike. */
  keptDraft(unit: string, draftId: string, version?: number): Promise<KeptDraftReply>;
  keptDrafts(unit: string): Promise<DraftSummary[]>;
  /** What the unit told about itself, and what is still to be asked once. */
  profile(unit: string): Promise<ProfileView>;
  updateProfile(unit: string, changes: ProfileChanges): Promise<ProfileUpdate>;
  ingest(
    file: UploadedFile,
    unit: string,
    signal?: AbortSignal,
    onProgress?: OnProgress,
  ): Promise<IngestResult>;
  /** The text of a file and the documents named in it; nothing is kept. */
  readText(
    file: UploadedFile,
    unit: string,
    signal?: AbortSignal,
    onProgress?: OnProgress,
  ): Promise<FileText>;
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
  search(query: string, k: number, unit: string, filter?: SearchFilter): Promise<SearchHit[]>;
}
