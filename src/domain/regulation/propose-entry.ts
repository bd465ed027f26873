/**
 * Reads the text of a new regulation as a proposal for the register: who issued what and when, from when it holds,
 * what it replaces, repeals, amends and details, and the deadlines it sets. Every value has its place and a
 * confidence; nothing is guessed. The proposal becomes an entry only through ./confirm-entry.ts.
 */
import type { DocumentFacts } from "../document/classify.ts";
import type { ParsedDocument } from "../document/parsed-document.ts";
import { subjectsOf } from "../plan/subjects.ts";
import { parseSymbol } from "../reference/symbol.ts";
import { foldInPlace } from "../text/fold.ts";
import { readDeadlines } from "./proposal/deadlines.ts";
import { readEffect } from "./proposal/effect-clause.ts";
import { round } from "./proposal/evidence.ts";
import {
  type HeadLine,
  headLines,
  type Identity,
  readIdentity,
} from "./proposal/identity-fields.ts";
import { readBases, readConsolidated, readGuides } from "./proposal/legal-bases.ts";
import { mergeRelations } from "./proposal/merge-relations.ts";
import {
  confidenceStep,
  type Field,
  type Proposal,
  type ProposedFields,
  type ProposedProvision,
  type ProposedRelation,
} from "./proposal/proposal.ts";
import { readRelations } from "./proposal/relation-clauses.ts";
import { blankQuotes, makeStatement, type Statement, statementsOf } from "./proposal/statements.ts";
import { tableDeadlines } from "./proposal/table-deadlines.ts";
import type { DocumentType, IsoDate, RegisterEntry } from "./register-entry.ts";

export type { Proposal } from "./proposal/proposal.ts";

/** Without reliable marks names may be wrong; scanned figures less often so, but they are not proof either. */
const LOST_MARKS_WEIGHT = 0.7;

export function proposeEntry(document: ParsedDocument, facts: DocumentFacts): Proposal {
  const weight = document.quality.lostMarks ? LOST_MARKS_WEIGHT : 1;
  const identity = readIdentity(document, facts, weight);
  const statements = statementsOf(document);
  if (identity.type.value === "Văn bản hợp nhất")
    return consolidatedProposal(document, identity, weight);
  const effect = readEffect(statements, identity.signed.value, weight);
  const titled = titleChanges(identity, headLines(document));
  const clauses = readRelations({
    statements,
    signed: identity.signed.value,
    effective: effect.effective.value,
    amended: onlyAmended(titled),
    weight,
  });
  const bases = readBases(headLines(document), weight);
  const guides = readGuides({
    title: identity.title.value,
    titleEvidence: identity.title.evidence,
    statements,
    bases,
    symbol: identity.symbol.value,
    weight,
  });
  const targets = new Set(clauses.relations.map(({ relation }) => relation.target));
  const relations = withoutSelf(
    mergeRelations([
      ...clauses.relations,
      ...titled.filter(({ relation }) => !targets.has(relation.target)),
      ...guides,
    ]),
    identity.symbol.value,
  );
  const fields: ProposedFields = {
    ...identity,
    effective: effect.effective,
    effectiveRule: effect.rule,
    period: periodOf(identity, effect.until),
  };
  return {
    ...frameOf(fields, identity, statements),
    relations,
    provisions: [
      ...effect.partial,
      ...notPast(
        [...readDeadlines(statements, weight), ...tableDeadlines(document, weight)],
        identity.signed.value,
      ),
    ],
    bases,
    unresolved: clauses.unresolved,
    missing: missingOf(fields),
  };
}

/** A day before the signing is none that the document sets. */
function notPast(
  deadlines: readonly ProposedProvision[],
  signed: IsoDate | null,
): ProposedProvision[] {
  return deadlines.filter(
    ({ provision: { due } }) => due === undefined || signed === null || due >= signed,
  );
}

/** What follows from the fields alone. */
function frameOf(fields: ProposedFields, identity: Identity, statements: readonly Statement[]) {
  return {
    fields,
    scope: scopeOf(identity),
    force: forceOf(identity),
    subjects: [...subjectsOf([identity.title.value ?? "", scopeText(statements)].join(" "))].sort(),
    confidence: overall(fields),
  };
}

/**
 * A consolidated text has no effect and ends nothing: its closing articles are those of the document it joins with its
 * amendments, which has an entry of its own.
 */
function consolidatedProposal(
  document: ParsedDocument,
  identity: Identity,
  weight: number,
): Proposal {
  const none = { value: null, evidence: null };
  const head = headLines(document);
  const fields: ProposedFields = {
    ...identity,
    effective: none,
    effectiveRule: none,
    period: none,
  };
  return {
    ...frameOf(fields, identity, statementsOf(document)),
    relations: withoutSelf(readConsolidated(head, weight), identity.symbol.value),
    provisions: [],
    bases: readBases(head, weight),
    unresolved: [],
    missing: missingOf(fields).filter((name) => name !== "effective"),
  };
}

/** Fields without which an entry is of little use, as far as the text does not give them. */
function missingOf(fields: ProposedFields): string[] {
  const wanted = ["symbol", "type", "issuer", "signed", "effective", "title"] as const;
  return wanted.filter((name) => fields[name].value === null);
}

function overall(fields: ProposedFields): Proposal["confidence"] {
  const wanted = [fields.symbol, fields.type, fields.issuer, fields.signed, fields.title];
  const shares = wanted.map((field) => field.evidence?.confidence ?? 0);
  return confidenceStep(Math.min(...shares));
}

function withoutSelf(relations: readonly ProposedRelation[], symbol: string | null) {
  return relations.filter(({ relation }) => relation.target !== symbol);
}

/** "Sửa đổi, bổ sung một số điều của Thông tư số …" in a title, where no article says it. */
function titleChanges(identity: Identity, head: readonly HeadLine[]): ProposedRelation[] {
  const { value: title, evidence } = identity.title;
  if (title === null || evidence === null) return [];
  const words = title.replace(/^(?:Luật|Bộ luật|Pháp lệnh)\s+/u, "");
  const named = changesOf(words, evidence.place);
  const found = named.length > 0 ? named : enactedChanges(words, head);
  return found.map((one) => ({
    ...one,
    evidence: { ...evidence, confidence: round(evidence.confidence * 0.9) },
  }));
}

/** The one document that the title says is amended. */
function onlyAmended(titled: readonly ProposedRelation[]) {
  const [one, ...more] = titled;
  if (one?.relation.kind !== "amends" || more.length > 0) return null;
  return { symbol: one.relation.target, date: one.targetDate };
}

function changesOf(words: string, place: HeadLine["place"]): ProposedRelation[] {
  const statement = makeStatement(
    { text: words, locator: null, place, leads: [], heading: true },
    blankQuotes(words),
  );
  return readRelations({ statements: [statement], signed: null, effective: null, weight: 1 })
    .relations;
}

/** The title names the law alone; the enacting line has its number: "Quốc hội ban hành Luật sửa đổi … số 25/2008/QH12". */
function enactedChanges(words: string, head: readonly HeadLine[]): ProposedRelation[] {
  const wanted = foldInPlace(words).slice(0, 60);
  if (!/^(?:sua doi|bo sung)/.test(wanted)) return [];
  const line = head.findLast(
    ({ text }) => /\bban hanh\b/.test(foldInPlace(text)) && foldInPlace(text).includes(wanted),
  );
  if (!line) return [];
  const start = foldInPlace(line.text).indexOf(wanted);
  const history = /\s+(?:đã )?được (?:sửa đổi|bổ sung)/iu.exec(line.text.slice(start));
  const end = history ? start + history.index : line.text.length;
  return changesOf(line.text.slice(start, end), line.place);
}

const SCOPES: readonly (readonly [RegExp, RegisterEntry["scope"]])[] = [
  [/^(?:so |uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|tinh uy|thanh uy|chi cuc)/, "provincial"],
  [
    /^(?:benh vien|trung tam y te|trung tam kiem soat|tram y te|phong kham|phong |khoa )/,
    "internal",
  ],
];

function scopeOf(identity: Identity): RegisterEntry["scope"] | null {
  const issuer = identity.issuer.value;
  if (issuer === null) return null;
  return SCOPES.find(([pattern]) => pattern.test(foldInPlace(issuer)))?.[1] ?? "national";
}

const NORMATIVE: readonly DocumentType[] = [
  "Hiến pháp",
  "Bộ luật",
  "Luật",
  "Pháp lệnh",
  "Nghị định",
  "Thông tư",
  "Thông tư liên tịch",
];
const GUIDANCE: readonly DocumentType[] = ["Công văn", "Hướng dẫn", "Tiêu chuẩn"];

/** Resolutions and decisions are normative when their symbol carries the year of its series. */
function forceOf(identity: Identity): RegisterEntry["force"] | null {
  const type = identity.type.value;
  if (type === null) return null;
  if (NORMATIVE.includes(type)) return "normative";
  if (GUIDANCE.includes(type)) return "guidance";
  const symbol = identity.symbol.value === null ? null : parseSymbol(identity.symbol.value);
  if (symbol?.party === true) return "party";
  const series = type === "Quyết định" || type === "Nghị quyết";
  return series && symbol?.year != null ? "normative" : "administrative";
}

/** "giai đoạn 2026 - 2030", "đến năm 2030" of a programme's title, or the last day of an effect clause. */
function periodOf(identity: Identity, until: Field<string>): ProposedFields["period"] {
  if (until.value !== null) return { value: { to: until.value }, evidence: until.evidence };
  const { value: title, evidence } = identity.title;
  const force = forceOf(identity);
  if (title === null || evidence === null || force === "normative" || force === null)
    return { value: null, evidence: null };
  const folded = foldInPlace(title);
  const span = /\bgiai doan ((?:19|20)\d{2}) ?[-–—] ?((?:19|20)\d{2})/.exec(folded);
  if (span?.[1] !== undefined && span[2] !== undefined)
    return { value: { from: `${span[1]}-01-01`, to: `${span[2]}-12-31` }, evidence };
  const end = /(?<!tam nhin |dinh huong )\bden (?:het )?nam ((?:19|20)\d{2})/.exec(folded)?.[1];
  if (end !== undefined) return { value: { to: `${end}-12-31` }, evidence };
  return { value: null, evidence: null };
}

/** Title and first article speak of the subject; the rest cites too much else. */
function scopeText(statements: readonly Statement[]): string {
  return statements
    .filter((statement) => /^Điều 1(?: |$)/u.test(statement.locator ?? ""))
    .map((statement) => statement.text)
    .join(" ")
    .slice(0, 2000);
}
