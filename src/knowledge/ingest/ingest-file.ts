/**
 * Takes one file into the store for one unit. The same content twice changes nothing; the same file name with other
 * content is a new version of the same document.
 */
import { type IngestResult, refusedFile } from "../../domain/document/ingest-result.ts";
import type { ParsedDocument } from "../../domain/document/parsed-document.ts";
import { slug } from "../../domain/text/fold.ts";
import type { RestoredText } from "../../domain/text/restore-marks.ts";
import { toErrorJson } from "../../errors.ts";
import { sha256 } from "../../platform/sha256.ts";
import type { Documents, PutOutcome, StoredDocument } from "../../storage/documents.ts";
import { type PreparedDocument, prepareDocument } from "./prepare-document.ts";
import type { ReadOptions, SourceFile } from "./read-document.ts";

export interface IngestDeps {
  documents: Documents;
  now: () => string;
  /** Reads a title without reliable marks back into Vietnamese. Absent: such titles stay as they are. */
  restoreMarks?: (damaged: string) => RestoredText;
  /** Proposals for the register out of new regulations. */
  proposals?: {
    /** Whether a proposal was made out of this content. */
    has(contentHash: string, unit: string): Promise<boolean>;
    /** Makes one, or takes the place of an earlier one of the same file, and gives its id. */
    make(file: SourceFile & { parsed: ParsedDocument }, unit: string): Promise<{ id: string }>;
  };
}

export function makeIngestFile(
  deps: IngestDeps,
): (file: SourceFile, unit: string, options?: ReadOptions) => Promise<IngestResult> {
  return async (file, unit, options = {}) => {
    try {
      const prepared = withReadTitle(await prepareDocument(file, options), deps.restoreMarks);
      const source = { ...file, parsed: prepared.parsed };
      const same = await deps.documents.findByHash(prepared.contentHash, unit);
      const put = same
        ? { outcome: "unchanged" as const, document: same }
        : await deps.documents.put({
            ...prepared,
            id: await idFor(deps.documents, prepared, { fileName: file.fileName, unit }),
            unit,
            origin: "upload",
            addedAt: deps.now(),
          });
      const proposed = await proposal(deps, source, put);
      const done = result(file.fileName, put.outcome, put.document);
      return { ...done, warnings: [...done.warnings, ...proposed] };
    } catch (error) {
      return rejected(file.fileName, error);
    }
  };
}

/** Below this share of known pairs of syllables a second reading of a title helps nobody. */
const LEAST_KNOWN = 0.6;

/** A title of a scan or a text without marks in a second reading, marked as such; the printed one goes to the warnings. */
function withReadTitle(
  prepared: PreparedDocument,
  restoreMarks: IngestDeps["restoreMarks"],
): PreparedDocument {
  const { title, parsed, warnings } = prepared;
  if (!parsed.quality.lostMarks || restoreMarks === undefined) return prepared;
  const { text, known } = restoreMarks(title);
  if (known < LEAST_KNOWN || text === title) return prepared;
  return {
    ...prepared,
    title: `${text} (tên đọc lại)`,
    warnings: [
      ...warnings,
      `Tên in trong tệp mất dấu: “${title}”; tên hiển thị là bản đọc lại, cần đối chiếu với bản gốc.`,
    ],
  };
}

/**
 * A new regulation may belong into the register: a person decides. Known content gets its proposal too when none was
 * made, as after a crash between storing and proposing.
 */
async function proposal(
  { proposals }: IngestDeps,
  file: SourceFile & { parsed: ParsedDocument },
  { outcome, document }: { outcome: PutOutcome; document: StoredDocument },
): Promise<string[]> {
  const { kind, unit, origin, contentHash } = document;
  if (kind !== "regulation" || origin !== "upload" || proposals === undefined) return [];
  if (outcome === "unchanged" && (await proposals.has(contentHash, unit))) return [];
  const { id } = await proposals.make(file, unit);
  return [
    `Đã lập đề xuất ${id} để đưa văn bản này vào sổ; xem bằng can-cu register show ${id}, xác nhận bằng can-cu register confirm ${id}.`,
  ];
}

/**
 * The same file name of the same unit is the same document, unless symbol or year tell that it is another one
 * ("ke-hoach.docx" of two years). Never an id that a system document or another unit holds.
 */
async function idFor(
  documents: Documents,
  prepared: PreparedDocument,
  { fileName, unit }: { fileName: string; unit: string },
): Promise<string> {
  const plain = `${unit === "" ? "" : `${slug(unit)}-`}${slug(fileName)}`;
  const { symbol, year } = prepared;
  const marked = [symbol, year].filter((mark) => mark !== null).map((mark) => slug(String(mark)));
  for (const id of [plain, ...marked.map((mark) => `${plain}-${mark}`)]) {
    const holder = await documents.holder(id);
    if (holder === null) return id;
    const own = holder === unit ? await documents.get(id, unit) : null;
    if (own?.origin === "upload" && !differ(own.symbol, symbol) && !differ(own.year, year)) {
      return id;
    }
  }
  return `${plain}-${sha256([unit, fileName, ...marked].join("\n")).slice(0, 8)}`;
}

const differ = <T>(a: T | null, b: T | null): boolean => a !== null && b !== null && a !== b;

function result(path: string, outcome: PutOutcome, document: StoredDocument): IngestResult {
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

export const rejected = (path: string, error: unknown): IngestResult =>
  refusedFile(path, toErrorJson(error).error);
