/** What became of one file that was to be taken in, as printed by `can-cu ingest --json`. */
export interface IngestResult {
  path: string;
  outcome: "indexed" | "unchanged" | "updated" | "rejected";
  documentId: string | null;
  kind: "regulation" | "plan" | "budget" | "other";
  title: string;
  symbol: string | null;
  year: number | null;
  passages: number;
  tables: number;
  pages: number;
  /** Vietnamese sentences. */
  warnings: string[];
  error?: { code: string; message: string; retryable: boolean };
}

/** A file that was refused: nothing of it is known but its name and why. */
export function refusedFile(path: string, error: NonNullable<IngestResult["error"]>): IngestResult {
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
    error,
  };
}
