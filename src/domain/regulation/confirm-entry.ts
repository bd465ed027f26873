/**
 * Turns a proposal and a person's corrections into a register entry, or says why it cannot become one yet. What a
 * known entry of the same document holds beyond the proposal (other spellings, provisions, subjects) is kept.
 */
import { z } from "zod";

import { keyOf, parseSymbol } from "../reference/symbol.ts";
import { isSameDocument } from "./merge-entries.ts";
import {
  EffectiveRule,
  Force,
  type Proposal,
  type ProposedRelation,
  Scope,
} from "./proposal/proposal.ts";
import type { Register } from "./register.ts";
import { DocumentType, IsoDate, Provision, RegisterEntry, Relation } from "./register-entry.ts";

export interface Confirmation {
  proposal: Proposal;
  /** field → value as typed by the person; see FIELDS. */
  corrections: Readonly<Record<string, string>>;
  register: Register;
  /** Entries that came with the product: what they know beyond the text is kept. */
  shipped: readonly RegisterEntry[];
  fileName: string;
  /** Day on which the text was read. */
  seen: IsoDate;
}

export type ConfirmResult =
  | { kind: "confirmed"; entry: RegisterEntry; notes: string[] }
  /** Fields that nobody has given yet. */
  | { kind: "incomplete"; missing: string[] }
  /** Vietnamese sentences. */
  | { kind: "invalid"; problems: string[] };

/** For a document whose subject the text does not tell. */
const NO_SUBJECT = "chua-phan-loai";
const list = z.string().transform((text) => text.split(/[,;]\s*/).filter((part) => part !== ""));
const json = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: "custom", message: "not JSON" });
        return z.NEVER;
      }
    })
    .pipe(schema);

const Corrections = z.strictObject({
  symbol: z
    .string()
    .refine((text) => parseSymbol(text) !== null || /^TCVN/i.test(text))
    .optional(),
  type: DocumentType.optional(),
  issuer: z.string().min(2).optional(),
  signed: IsoDate.optional(),
  effective: IsoDate.optional(),
  effectiveRule: EffectiveRule.optional(),
  title: z.string().min(5).optional(),
  scope: Scope.optional(),
  force: Force.optional(),
  subjects: list.pipe(z.array(z.string().regex(/^[a-z0-9-]+$/)).min(1)).optional(),
  periodFrom: IsoDate.optional(),
  periodTo: IsoDate.optional(),
  shortNames: list.optional(),
  relations: json(z.array(Relation)).optional(),
  provisions: json(z.array(Provision)).optional(),
});
type Corrections = z.infer<typeof Corrections>;

/** Names that a correction may bear; `relation.N` and `provision.N` with an empty value drop the N-th one. */
export const FIELDS: readonly string[] = [
  ...Object.keys(Corrections.shape),
  "relation.N",
  "provision.N",
];
const DROP = /^(relation|provision)\.(\d{1,3})$/;

export function confirmEntry(confirmation: Confirmation): ConfirmResult {
  const typed = readCorrections(confirmation.corrections);
  if (typed.kind === "invalid") return typed;
  const draft = draftOf(confirmation, typed.value, typed.dropped);
  const missing = missingOf(draft);
  if (missing.length > 0) return { kind: "incomplete", missing };
  const parsed = RegisterEntry.safeParse(draft);
  if (!parsed.success)
    return { kind: "invalid", problems: parsed.error.issues.map((issue) => issueText(issue.path)) };
  const known = confirmation.shipped.find((other) => isSameDocument(other, parsed.data));
  const chosen = typed.value.relations !== undefined || typed.dropped.size > 0;
  const entry = known ? keepKnown(parsed.data, known, chosen) : parsed.data;
  const problems = contradictions(entry, confirmation.register);
  if (problems.length > 0) return { kind: "invalid", problems };
  return { kind: "confirmed", entry, notes: notesOf(entry, confirmation.register) };
}

type Typed =
  | { kind: "read"; value: Corrections; dropped: ReadonlySet<string> }
  | { kind: "invalid"; problems: string[] };

function readCorrections(corrections: Readonly<Record<string, string>>): Typed {
  const dropped = new Set<string>();
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(corrections)) {
    if (DROP.test(name) && value === "") dropped.add(name);
    else plain[name] = value;
  }
  const parsed = Corrections.safeParse(plain);
  if (parsed.success) return { kind: "read", value: parsed.data, dropped };
  const problems = parsed.error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => `Không có trường ${key}; các trường: ${FIELDS.join(", ")}.`)
      : [issueText(issue.path)],
  );
  return { kind: "invalid", problems };
}

function issueText(path: readonly PropertyKey[]): string {
  return `Giá trị của ${path.map(String).join(".") || "văn bản"} chưa hợp lệ.`;
}

type Draft = z.input<typeof RegisterEntry>;
type PartialDraft = { [K in keyof Draft]?: Draft[K] | null };

function draftOf(
  { proposal, register, fileName, seen }: Confirmation,
  typed: Corrections,
  dropped: ReadonlySet<string>,
): PartialDraft {
  const { fields } = proposal;
  const signed = typed.signed ?? fields.signed.value;
  const kept = <T>(items: readonly T[], name: string) =>
    items.filter((_item, index) => !dropped.has(`${name}.${index + 1}`));
  const period = periodOf(proposal, typed);
  return {
    ...namesOf(proposal, typed),
    shortNames: typed.shortNames ?? [],
    signed,
    ...effectOf(proposal, typed, signed),
    subjects: typed.subjects ?? subjectsOf(proposal, register),
    ...(period !== null && { period }),
    relations:
      typed.relations ?? kept(proposal.relations, "relation").map((one) => targeted(one, register)),
    provisions:
      typed.provisions ?? kept(proposal.provisions, "provision").map((one) => one.provision),
    sources: [{ text: `Toàn văn trong tệp ${fileName}`, seen, level: "full-text" }],
    confidence: proposal.confidence,
  };
}

function namesOf({ fields, scope, force }: Proposal, typed: Corrections): PartialDraft {
  return {
    symbol: typed.symbol ?? fields.symbol.value,
    type: typed.type ?? fields.type.value,
    issuer: typed.issuer ?? fields.issuer.value,
    title: typed.title ?? fields.title.value,
    scope: typed.scope ?? scope,
    force: typed.force ?? force,
  };
}

/** A corrected day of signing moves an effect "from the day of signing". */
function effectOf(
  { fields }: Proposal,
  typed: Corrections,
  signed: IsoDate | null,
): Pick<PartialDraft, "effective" | "effectiveRule"> {
  const fromText = fields.effectiveRule.value ?? "unknown";
  const rule = typed.effectiveRule ?? (typed.effective === undefined ? fromText : "date");
  if (rule === "from-signing") return { effective: typed.effective ?? signed, effectiveRule: rule };
  return { effective: typed.effective ?? fields.effective.value, effectiveRule: rule };
}

function periodOf({ fields }: Proposal, typed: Corrections): RegisterEntry["period"] | null {
  const from = typed.periodFrom ?? fields.period.value?.from;
  const to = typed.periodTo ?? fields.period.value?.to;
  if (from === undefined && to === undefined) return null;
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

/** What the text speaks of; else what the documents are about that it ends, changes or details. */
function subjectsOf(proposal: Proposal, register: Register): string[] {
  if (proposal.subjects.length > 0) return proposal.subjects;
  const targets = proposal.relations.flatMap(({ relation }) => register.bySymbol(relation.target));
  const subjects = new Set(targets.flatMap((entry) => entry.subjects));
  return subjects.size > 0 ? [...subjects].sort() : [NO_SUBJECT];
}

/** Where documents share a symbol, the printed day of signing tells which one is meant. */
function targeted({ relation, targetDate }: ProposedRelation, register: Register): Relation {
  const sharing = register.bySymbol(relation.target);
  const named = sharing.some((entry) => entry.signed === targetDate);
  if (sharing.length < 2 || targetDate === null || !named) return relation;
  return { ...relation, targetSigned: targetDate };
}

const ENDS: ReadonlySet<Relation["kind"]> = new Set(["replaces", "repeals-part"]);

function missingOf(draft: PartialDraft): string[] {
  const wanted = ["symbol", "type", "issuer", "signed", "title", "scope", "force"] as const;
  const missing: string[] = wanted.filter((name) => draft[name] == null);
  // Without a first day, what it ends would count as dead from the day of signing.
  const endsWithoutDay = (draft.relations ?? []).some(
    (relation) => ENDS.has(relation.kind) && relation.from === undefined,
  );
  return endsWithoutDay && draft.effective === null ? [...missing, "effective"] : missing;
}

/** Statements that cannot all be true: a person has to correct one. */
function contradictions(entry: RegisterEntry, register: Register): string[] {
  const problems: string[] = [];
  const own = keyOf(entry.symbol);
  for (const relation of entry.relations) {
    const targets = register.bySymbol(relation.target);
    const turned = targets.some((target) =>
      target.relations.some((other) => other.kind === "replaces" && keyOf(other.target) === own),
    );
    if (relation.kind === "replaces" && keyOf(relation.target) === own)
      problems.push(`${entry.symbol} không thể tự thay thế chính mình.`);
    else if (relation.kind === "replaces" && turned)
      problems.push(
        `Trong sổ, ${relation.target} lại thay thế ${entry.symbol}; cần xem lại quan hệ này.`,
      );
    if (entry.signed !== null && relation.from !== undefined && relation.from < entry.signed)
      problems.push(
        `Ngày ${relation.target} hết hiệu lực (${relation.from}) trước ngày ký ${entry.signed}.`,
      );
  }
  return problems;
}

/** What a person should know although the entry stands. */
function notesOf(entry: RegisterEntry, register: Register): string[] {
  const notes: string[] = [];
  if (entry.subjects.includes(NO_SUBJECT))
    notes.push("Chưa rõ lĩnh vực của văn bản; bổ sung bằng --set subjects=….");
  if (entry.effective === null) notes.push("Chưa rõ ngày có hiệu lực.");
  if (entry.signed !== null && entry.effective !== null && entry.effective < entry.signed)
    notes.push("Ngày có hiệu lực trước ngày ký.");
  for (const relation of entry.relations) {
    const targets = register.bySymbol(relation.target);
    if (targets.length === 0)
      notes.push(
        `Sổ chưa có ${relation.target}; quan hệ sẽ có hiệu lực khi văn bản này được bổ sung.`,
      );
    const later =
      targets.length > 0 &&
      targets.every((target) => (target.signed ?? "") > (entry.signed ?? "9"));
    if (later)
      notes.push(`${relation.target} trong sổ được ký sau văn bản này; cần đối chiếu ngày ký.`);
  }
  return notes;
}

/** What the register knew of the document beyond its text; relations that a person chose stand alone. */
function keepKnown(entry: RegisterEntry, known: RegisterEntry, chosen: boolean): RegisterEntry {
  const relationId = (relation: Relation) => `${relation.kind}|${keyOf(relation.target)}`;
  const relations = new Set(entry.relations.map(relationId));
  const provisionId = (provision: Provision) =>
    `${provision.locator ?? ""}|${provision.due ?? provision.kind}`;
  const provisions = new Set(known.provisions.map(provisionId));
  return {
    ...known,
    ...entry,
    aliases: [...new Set([...known.aliases, ...entry.aliases])],
    shortNames: [...new Set([...known.shortNames, ...entry.shortNames])],
    subjects: [...new Set([...known.subjects, ...entry.subjects])].filter((s) => s !== NO_SUBJECT),
    relations: [
      ...entry.relations,
      ...known.relations.filter((relation) => !chosen && !relations.has(relationId(relation))),
    ],
    provisions: [
      ...known.provisions,
      ...entry.provisions.filter((provision) => !provisions.has(provisionId(provision))),
    ],
    disagreements: known.disagreements,
    notes: known.notes,
    citedIn: known.citedIn,
  };
}
