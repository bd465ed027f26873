/** Proposals and confirmations as JSON and as the text of a terminal. */
import type { LeaningWork, LeaningWorks } from "../assistant/subscriptions/leaning-works.ts";
import { displayDate } from "../domain/reference/vietnamese-date.ts";
import { nameOf } from "../domain/regulation/entry-passages.ts";
import type { Evidence, FieldName, Proposal } from "../domain/regulation/proposal/proposal.ts";
import type { Relation } from "../domain/regulation/register-entry.ts";
import type {
  Confirmed,
  Consequence,
  LeaningDocument,
} from "../knowledge/register/register-book.ts";
import type { StoredProposal } from "../storage/register-entries.ts";

export interface ProposalView {
  stored: StoredProposal;
  consequences: readonly Consequence[];
  leansOn: readonly LeaningDocument[];
  works: LeaningWorks;
}

const FIELD_WORDS: Record<FieldName, string> = {
  symbol: "Số hiệu",
  type: "Loại văn bản",
  issuer: "Cơ quan ban hành",
  signed: "Ngày ký",
  effective: "Ngày có hiệu lực",
  effectiveRule: "Cách tính hiệu lực",
  title: "Trích yếu",
  period: "Giai đoạn",
};
const RULE_WORDS = {
  date: "theo ngày ghi trong văn bản",
  "from-signing": "từ ngày ký",
  unknown: "chưa rõ",
} as const;
const KIND_WORDS: Record<Relation["kind"], string> = {
  replaces: "Thay thế",
  "repeals-part": "Bãi bỏ một phần",
  amends: "Sửa đổi, bổ sung",
  succeeds: "Tiếp nối",
  guides: "Quy định chi tiết, hướng dẫn",
  implements: "Triển khai thực hiện",
  consolidates: "Hợp nhất",
};

/** The proposal flat: every value beside its line or page, quote and confidence (0..1). */
export function proposalJson({ stored, consequences, leansOn, works }: ProposalView): object {
  const { proposal } = stored;
  const fields = Object.fromEntries(
    Object.entries(proposal.fields).map(([name, field]) => [
      name,
      { value: field.value, ...placeJson(field.evidence) },
    ]),
  );
  return {
    proposalId: stored.id,
    file: stored.fileName,
    confirmedAt: stored.confirmedAt,
    entry: stored.entry ?? draftJson(proposal),
    fields,
    scope: proposal.scope,
    force: proposal.force,
    subjects: proposal.subjects,
    relations: proposal.relations.map(({ relation, targetDate, evidence }) => ({
      ...relation,
      targetDate,
      ...placeJson(evidence),
    })),
    provisions: proposal.provisions.map(({ provision, evidence }) => ({
      ...provision,
      ...placeJson(evidence),
    })),
    bases: proposal.bases.map(({ symbol, name, evidence }) => ({
      symbol,
      name,
      ...placeJson(evidence),
    })),
    unresolved: proposal.unresolved.map(placeJson),
    missing: proposal.missing,
    consequences,
    leansOn,
    ...works,
  };
}

/** The values alone, in the shape of a register entry. */
function draftJson({ fields, scope, force, subjects, ...rest }: Proposal): object {
  const values = Object.entries(fields).map(([name, field]) => [name, field.value] as const);
  return {
    ...Object.fromEntries(values),
    scope,
    force,
    subjects,
    relations: rest.relations.map((one) => one.relation),
    provisions: rest.provisions.map((one) => one.provision),
    confidence: rest.confidence,
  };
}

function placeJson(evidence: Evidence | null): object {
  if (evidence === null) return { confidence: 0 };
  const { place, locator, quote, confidence } = evidence;
  return { ...place, locator, quote, confidence };
}

export function confirmedJson(
  { proposal, entry, notes, consequences, leansOn }: Confirmed,
  works: LeaningWorks,
): object {
  return {
    proposalId: proposal.id,
    confirmedAt: proposal.confirmedAt,
    entry,
    notes,
    consequences,
    leansOn,
    ...works,
  };
}

export function proposalText({ stored, consequences, leansOn, works }: ProposalView): string {
  const { proposal, id, fileName, confirmedAt } = stored;
  const state = confirmedAt === null ? "" : " (đã xác nhận)";
  return [
    `Đề xuất ${id}${state} từ tệp ${fileName}`,
    ...fieldLines(proposal),
    ...section("Quan hệ với văn bản khác", relationLines(proposal)),
    ...section("Thời hạn và hiệu lực riêng", provisionLines(proposal)),
    ...section(
      "Căn cứ ban hành",
      proposal.bases.map(({ symbol, name }) => `- ${[name, symbol].filter(Boolean).join(" ")}`),
    ),
    ...section(
      "Nêu tên nhưng không nêu số hiệu, cần xem lại",
      proposal.unresolved.map((evidence) => `- ${placeText(evidence)}`),
    ),
    ...section(
      "Chưa tìm thấy trong văn bản",
      proposal.missing.map((name) => `- ${FIELD_WORDS[name as FieldName]} (${name})`),
    ),
    ...consequenceLines(consequences),
    ...leaningLines(leansOn),
    ...workLines(works),
    `Xác nhận: can-cu register confirm ${id} [--set trường=giá trị]`,
  ].join("\n");
}

export function confirmedText(
  { entry, notes, consequences, leansOn }: Confirmed,
  works: LeaningWorks,
): string {
  return [
    `Đã đưa vào sổ: ${nameOf(entry)} (${entry.issuer}): ${entry.title}`,
    ...notes.map((note) => `Lưu ý: ${note}`),
    ...consequenceLines(consequences),
    ...leaningLines(leansOn),
    ...workLines(works),
  ].join("\n");
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`${title}:`, ...lines];

function fieldLines({ fields }: Proposal): string[] {
  const shown: [FieldName, string | null][] = [
    ["symbol", fields.symbol.value],
    ["type", fields.type.value],
    ["issuer", fields.issuer.value],
    ["signed", dateText(fields.signed.value)],
    ["effective", dateText(fields.effective.value)],
    ["effectiveRule", fields.effectiveRule.value && RULE_WORDS[fields.effectiveRule.value]],
    ["title", fields.title.value],
    ["period", periodText(fields.period.value)],
  ];
  return shown.flatMap(([name, value]) =>
    value === null ? [] : [`${FIELD_WORDS[name]}: ${value} ${placeText(fields[name].evidence)}`],
  );
}

const dateText = (iso: string | null) => (iso === null ? null : displayDate(iso));

function periodText(period: Proposal["fields"]["period"]["value"]): string | null {
  if (period === null) return null;
  const from = period.from === undefined ? "" : `từ ${displayDate(period.from)} `;
  return `${from}${period.to === undefined ? "" : `đến ${displayDate(period.to)}`}`.trim();
}

function relationLines({ relations }: Proposal): string[] {
  return relations.map(({ relation, evidence }, index) => {
    const part = relation.part === undefined ? "" : ` (${relation.part})`;
    const from = relation.from === undefined ? "" : ` từ ${displayDate(relation.from)}`;
    const note = relation.note === undefined ? "" : `; ${relation.note}`;
    return `${index + 1}. ${KIND_WORDS[relation.kind]} ${relation.target}${part}${from}${note} ${placeText(evidence)}`;
  });
}

function provisionLines({ provisions }: Proposal): string[] {
  return provisions.map(({ provision, evidence }, index) => {
    const when = provision.due ?? provision.from;
    const day = when === undefined ? (provision.within ?? "") : displayDate(when);
    const who = provision.who === undefined ? "" : ` – ${provision.who}`;
    return `${index + 1}. ${day}${who} ${placeText(evidence)}`;
  });
}

/** "[dòng 12, Điều 4 khoản 2, tin cậy 95 %] «…»" */
function placeText(evidence: Evidence | null): string {
  if (evidence === null) return "";
  const { place, locator, quote, confidence } = evidence;
  const parts = [
    place.page === undefined ? null : `trang ${place.page}`,
    place.line === undefined ? null : `dòng ${place.line}`,
    locator,
    `tin cậy ${Math.round(confidence * 100)} %`,
  ];
  return `[${parts.filter((part) => part !== null).join(", ")}] «${quote}»`;
}

function consequenceLines(consequences: readonly Consequence[]): string[] {
  const lines = consequences.map(({ kind, symbol, part, from, title, status }) => {
    const what = part === null ? "" : ` (${part})`;
    const day = from === null ? "" : ` từ ${displayDate(from)}`;
    const known = status === null ? "sổ chưa có văn bản này" : `${title ?? ""}; nay: ${status}`;
    return `- ${KIND_WORDS[kind]} ${symbol}${what}${day} – ${known}`;
  });
  return section("Tác động", lines);
}

function leaningLines(leansOn: readonly LeaningDocument[]): string[] {
  const lines = leansOn.map(({ documentId, title, cites }) => {
    const places = cites.map(({ symbol, locators }) => `${symbol} (${locators.join("; ")})`);
    return `- ${title} [${documentId}]: ${places.join(", ")}`;
  });
  return section("Tài liệu trong kho đang dựa vào", lines);
}

function workLines({ drafts, answers }: LeaningWorks): string[] {
  const line = ({ title, symbols }: LeaningWork) => `- ${title}: ${symbols.join(", ")}`;
  return [
    ...section("Dự thảo đang dựa vào", drafts.map(line)),
    ...section("Câu trả lời đã được đánh giá đang dựa vào", answers.map(line)),
  ];
}
