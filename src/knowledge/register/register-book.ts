/**
 * The register as it grows: proposals from new regulations, their confirmation, and what in the store leans on the
 * documents that a new one ends or changes. A confirmed entry counts from the next question on, in every process.
 */
import { classifyDocument } from "../../domain/document/classify.ts";
import type { ParsedDocument } from "../../domain/document/parsed-document.ts";
import { findReferences, type Reference } from "../../domain/reference/find-references.ts";
import { keyOf } from "../../domain/reference/symbol.ts";
import { confirmEntry } from "../../domain/regulation/confirm-entry.ts";
import { makeLiveRegister } from "../../domain/regulation/live-register.ts";
import { mergeEntries } from "../../domain/regulation/merge-entries.ts";
import type { Proposal } from "../../domain/regulation/proposal/proposal.ts";
import { proposeEntry } from "../../domain/regulation/propose-entry.ts";
import type { Register } from "../../domain/regulation/register.ts";
import type { IsoDate, RegisterEntry, Relation } from "../../domain/regulation/register-entry.ts";
import type { StatusCode } from "../../domain/regulation/status.ts";
import { AppError } from "../../errors.ts";
import type { Clock } from "../../platform/clock.ts";
import { sha256 } from "../../platform/sha256.ts";
import type { Documents, StoredDocument } from "../../storage/documents.ts";
import type { RegisterEntries, StoredProposal } from "../../storage/register-entries.ts";
import type { Settings } from "../../storage/settings.ts";
import { readDocument } from "../ingest/read-document.ts";
import { loadCorpus } from "../load-corpus.ts";

export interface RegisterBookDeps {
  shipped: readonly RegisterEntry[];
  /** Folder of the shipped corpus. */
  corpus: string;
  store: RegisterEntries;
  documents: Documents;
  settings: Settings;
  clock: Clock;
}

export interface NewRegulation {
  fileName: string;
  bytes: Uint8Array;
  /** Absent: the file is read here. */
  parsed?: ParsedDocument;
}

/** What a new regulation does to a document, and how that one stands today. */
export interface Consequence {
  kind: Relation["kind"];
  symbol: string;
  part: string | null;
  /** First day of the effect; null when it is not known. */
  from: IsoDate | null;
  clause: string | null;
  /** null: the register does not know the document. */
  documentId: string | null;
  title: string | null;
  status: StatusCode | null;
}

/** A plan or file of the store that cites what a new regulation ends or changes. */
export interface LeaningDocument {
  documentId: string;
  title: string;
  kind: StoredDocument["kind"];
  year: number | null;
  cites: { symbol: string; effect: Relation["kind"]; locators: string[] }[];
}

export interface Confirmed {
  proposal: StoredProposal;
  entry: RegisterEntry;
  /** Vietnamese sentences. */
  notes: string[];
  consequences: Consequence[];
  leansOn: LeaningDocument[];
}

export interface RegisterBook {
  readonly register: Register;
  /** Takes over what was confirmed since, here or in another process. True when the register has changed. */
  refresh(): Promise<boolean>;
  /** Throws what readDocument throws. */
  propose(file: NewRegulation, unit: string): Promise<StoredProposal>;
  /** Whether a proposal was made out of this content. */
  hasProposal(contentHash: string, unit: string): Promise<boolean>;
  proposals(unit: string): Promise<StoredProposal[]>;
  /** Throws AppError document-not-found. */
  proposal(id: string, unit: string): Promise<StoredProposal>;
  /** Throws AppError document-not-found, proposal-incomplete, or bad-usage with what is wrong. */
  confirm(id: string, unit: string, corrections: Record<string, string>): Promise<Confirmed>;
  /** Of all units, in order of confirmation. */
  confirmedSince(at: string): Promise<StoredProposal[]>;
  consequences(relations: readonly Relation[], effective: IsoDate | null): Consequence[];
  leansOn(
    consequences: readonly Consequence[],
    unit: string,
    except?: string,
  ): Promise<LeaningDocument[]>;
}

const ACTS: ReadonlySet<Relation["kind"]> = new Set(["replaces", "repeals-part", "amends"]);

/** Opens the register and stores its passages. */
export async function openRegisterBook(deps: RegisterBookDeps): Promise<RegisterBook> {
  const live = makeLiveRegister(deps.shipped);
  let revision: number | null = null;

  async function refresh(): Promise<boolean> {
    const now = await deps.store.generation();
    if (now === revision) return false;
    live.replaceEntries(mergeEntries(deps.shipped, await deps.store.confirmed()));
    const { corpus: folder, documents, settings } = deps;
    await loadCorpus({
      folder,
      register: live.register,
      documents,
      settings,
      revision: now,
      now: deps.clock.now,
    });
    const first = revision === null;
    revision = now;
    return !first;
  }
  await refresh();

  const { register } = live;
  const find = async (id: string, unit: string) => {
    const found = await deps.store.proposal(id, unit);
    if (found) return found;
    throw new AppError("document-not-found", `no proposal ${id}`, {
      userMessage: `Không có đề xuất ${id}; xem danh sách bằng can-cu register list --proposals.`,
    });
  };
  const book: RegisterBook = {
    register,
    refresh,
    propose: async (file, unit) =>
      deps.store.propose({ ...(await readProposal(file)), unit, proposedAt: deps.clock.now() }),
    hasProposal: async (contentHash, unit) =>
      (await deps.store.proposal(proposalId(contentHash), unit)) !== null,
    proposals: (unit) => deps.store.proposals(unit),
    proposal: find,
    confirmedSince: (at) => deps.store.confirmedSince(at),
    consequences: (relations, effective) =>
      consequencesOf(register, relations, { effective, today: deps.clock.today() }),
    leansOn: (consequences, unit, except) =>
      leaningOn({ deps, register, consequences, unit, except }),
    async confirm(id, unit, corrections) {
      await refresh();
      const stored = await find(id, unit);
      const { entry, notes } = checked(stored, corrections, {
        register,
        shipped: deps.shipped,
        seen: deps.clock.today(),
      });
      await deps.store.confirm(id, unit, entry, deps.clock.now());
      await refresh();
      const consequences = book.consequences(entry.relations, entry.effective);
      const leansOn = await book.leansOn(consequences, unit, stored.contentHash);
      return { proposal: await find(id, unit), entry, notes, consequences, leansOn };
    },
  };
  return book;
}

const proposalId = (contentHash: string): string => `dx-${contentHash.slice(0, 8)}`;

async function readProposal({ fileName, bytes, parsed }: NewRegulation) {
  const contentHash = sha256(bytes);
  const document = parsed ?? (await readDocument({ fileName, bytes }));
  const proposal: Proposal = proposeEntry(document, classifyDocument(document));
  return { id: proposalId(contentHash), fileName, contentHash, proposal };
}

function checked(
  stored: StoredProposal,
  corrections: Record<string, string>,
  context: { register: Register; shipped: readonly RegisterEntry[]; seen: IsoDate },
): { entry: RegisterEntry; notes: string[] } {
  const { proposal, fileName } = stored;
  const result = confirmEntry({ proposal, corrections, fileName, ...context });
  if (result.kind === "confirmed") return result;
  if (result.kind === "incomplete") {
    throw new AppError("proposal-incomplete", `proposal ${stored.id} lacks fields`, {
      userMessage: `Đề xuất còn thiếu ${result.missing.join(", ")}; bổ sung bằng --set trường=giá trị.`,
    });
  }
  throw new AppError("bad-usage", `proposal ${stored.id} cannot be confirmed`, {
    userMessage: result.problems.join(" "),
  });
}

function consequencesOf(
  register: Register,
  relations: readonly Relation[],
  { effective, today }: { effective: IsoDate | null; today: IsoDate },
): Consequence[] {
  return relations
    .filter((relation) => ACTS.has(relation.kind))
    .map((relation) => {
      const sharing = register.bySymbol(relation.target);
      const target = sharing.find((entry) => entry.signed === relation.targetSigned) ?? sharing[0];
      return {
        kind: relation.kind,
        symbol: relation.target,
        part: relation.part ?? null,
        from: relation.from ?? effective,
        clause: relation.clause ?? null,
        documentId: target ? register.idOf(target) : null,
        title: target?.title ?? null,
        status: target ? register.status(target, today).code : null,
      };
    });
}

interface LeanInput {
  deps: RegisterBookDeps;
  register: Register;
  consequences: readonly Consequence[];
  unit: string;
  /** Hash of the new regulation's own file. */
  except: string | undefined;
}

async function leaningOn(input: LeanInput): Promise<LeaningDocument[]> {
  const { deps, consequences, unit, except } = input;
  const found: LeaningDocument[] = [];
  if (consequences.length === 0) return found;
  for (const document of await deps.documents.list(unit)) {
    if (document.origin === "register" || document.contentHash === except) continue;
    const cites = await citationsIn(document.id, input);
    const { id: documentId, title, kind, year } = document;
    if (cites.length > 0) found.push({ documentId, title, kind, year, cites });
  }
  return found;
}

/** What the new regulation does to the document that is referred to; undefined when it leaves it alone. */
export function consequenceFor(
  register: Register,
  consequences: readonly Consequence[],
  reference: Reference,
): Consequence | undefined {
  const resolved = register.resolve(reference);
  const id = resolved.kind === "known" ? register.idOf(resolved.entry) : null;
  return consequences.find((one) =>
    one.documentId === null
      ? reference.symbol !== null && keyOf(reference.symbol) === keyOf(one.symbol)
      : one.documentId === id,
  );
}

/** Citations of the affected documents, with the places where they stand. */
async function citationsIn(
  documentId: string,
  { deps, register, consequences }: LeanInput,
): Promise<LeaningDocument["cites"]> {
  const cites = new Map<Consequence, Set<string>>();
  for (const passage of await deps.documents.passagesOf(documentId)) {
    for (const reference of findReferences(passage.text)) {
      const hit = consequenceFor(register, consequences, reference);
      if (!hit) continue;
      const places = cites.get(hit) ?? new Set<string>();
      cites.set(hit, places.add(passage.locator ?? passage.id));
    }
  }
  return [...cites].map(([one, places]) => ({
    symbol: one.symbol,
    effect: one.kind,
    locators: [...places],
  }));
}
