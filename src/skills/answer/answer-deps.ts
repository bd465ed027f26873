/** What the branches of the answer skill share. */
import type { PlanTarget, PlanTask } from "../../domain/plan/plan.ts";
import type { FigureRow } from "../../domain/plan/plan-figures.ts";
import type { Register } from "../../domain/regulation/register.ts";
import type { IsoDate, RegisterEntry } from "../../domain/regulation/register-entry.ts";
import type { DocumentKind, StoredDocument } from "../../storage/documents.ts";
import type { Scored } from "./evidence.ts";
import type { Evidence } from "./evidence.ts";
import type { PlanUnit } from "./plan-issuers.ts";
import type { AnswerDraft } from "./render-answer.ts";
import type { Citer } from "./statement.ts";
import type { Terms } from "./terms.ts";

/** A passage of a stored document found for a query. */
export interface FoundPassage {
  documentId: string;
  title: string;
  symbol: string | null;
  issuer: string | null;
  kind: DocumentKind;
  year: number | null;
  signed: string | null;
  origin: "register" | "corpus" | "upload";
  text: string;
  locator: string | null;
  headingPath: string[];
  /** 1-based table index for a passage out of a table. */
  table: number | null;
  score: number;
  /** What the figures of a row are, where the reader of tables knows. */
  figures?: FigureRow;
}

export type PassageSearch = (
  query: string,
  k: number,
  unit: string,
  filter: {
    kinds?: readonly DocumentKind[];
    year?: number;
    documentIds?: readonly string[];
    origins?: readonly ("register" | "corpus" | "upload")[];
  },
) => Promise<FoundPassage[]>;

/** The plans that a unit sees. */
export interface PlanShelf {
  list(unit: string): Promise<readonly StoredDocument[]>;
  /** In reading order. */
  passages(id: string, unit: string): Promise<readonly FoundPassage[]>;
  /** What the plan sets itself to reach. */
  targets(id: string, unit: string): Promise<readonly TargetLine[]>;
  /** What the plan has done by whom and by when. */
  tasks(id: string, unit: string): Promise<readonly TaskLine[]>;
}

/** Where a plan sets a target, and how it is printed there. */
export interface TargetLine {
  target: PlanTarget;
  line: FoundPassage;
}

/** A task of a plan, and how it is printed there. */
export interface TaskLine {
  task: PlanTask;
  line: FoundPassage;
}

export interface Turn {
  register: Register;
  evidence: Evidence;
  terms: (text: string) => Terms;
  citer: Citer;
  asOf: IsoDate;
  unit: string;
  searchPassages: PassageSearch;
  /** The plans themselves. */
  shelf: PlanShelf;
  /** Units whose plans the store holds. */
  planUnits: readonly PlanUnit[];
  /** Words that only frame a question about plans. */
  frame: ReadonlySet<string>;
  /** The subject outside the register that a text names, or null. */
  outside: (text: string) => string | null;
  /** Notes how the answer is being found, in sentences for the user. */
  trace: (...said: string[]) => void;
}

export interface Outcome {
  draft: AnswerDraft;
  /** Documents the answer is about, the main one first. */
  about: RegisterEntry[];
  /** false: the documents are told of, what was asked of them is not known. */
  answered?: boolean;
  /** Found in plans and budgets. */
  plan?: boolean;
}

export function entriesOf(facts: readonly Scored[]): RegisterEntry[] {
  return [...new Set(facts.map((fact) => fact.unit.entry))];
}

export const emptyDraft = (): AnswerDraft => ({
  kind: "answered",
  statements: [],
  cautions: [],
  suggestions: [],
  verified: null,
});
