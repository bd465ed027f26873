/** Amendments of a cited document that the plan names nowhere: on its own day and since. */
import type { RegisterEntry } from "../../regulation/register-entry.ts";
import type { Effect } from "../../regulation/status.ts";
import { fold } from "../../text/fold.ts";
import type { CitationIssue } from "./citation-issue.ts";
import type { CitedReference } from "./cited-references.ts";
import { amendmentForm, nameWithDate } from "./printed-form.ts";
import { basisOf, certainAct, type KnownCitation } from "./status-issues.ts";

/**
 * Amendments that the document names nowhere. A law is often cited without them: there it counts only among the bases,
 * and only where no amendment at all is named.
 */
export function chain(known: KnownCitation): CitationIssue | null {
  return known.now.code === "replaced" ? null : missingIn(known, known.now.amendedBy);
}

/** Of a document that was replaced since: what the plan left out on its own day comes before what came later. */
export function chainThen(known: KnownCitation): CitationIssue | null {
  return known.now.code === "replaced" ? missingIn(known, known.then.amendedBy) : null;
}

function missingIn(known: KnownCitation, amendments: readonly Effect[]): CitationIssue | null {
  const { cited, entry, named, date } = known;
  const missing = amendments.filter((one) => !named.has(one.acting));
  const none = missing.length === amendments.length;
  if (missing.length === 0) return null;
  const issued = missing.filter((one) => one.acting.signed !== null && one.acting.signed <= date);
  const goesWithout =
    isLaw(entry) && (!none || !cited.isBasis || saysAmended(cited) || issued.length === 0);
  const inResults = cited.line.part === "results";
  if (goesWithout || (inResults && issued.length === 0)) return null;
  const sure = !inResults && isSureChain(issued, missing, none && !isAmendment(cited));
  return chainIssue(known, { issued, missing, sure });
}

/** One amendment of several that is left out may be a matter of opinion; none at all is not. */
function isSureChain(
  issued: readonly Effect[],
  missing: readonly Effect[],
  none: boolean,
): boolean {
  const told = issued.length > 0 ? issued : missing;
  return told.some(certainAct) || (none && issued.some(likelyAct));
}

function chainIssue(
  { cited, entry }: KnownCitation,
  at: { issued: readonly Effect[]; missing: readonly Effect[]; sure: boolean },
): CitationIssue {
  const { issued, missing, sure } = at;
  const then = issued.length > 0;
  const told = then ? issued : missing;
  const list = told.map((one) => nameWithDate(one.acting)).join("; ");
  return {
    cited,
    code: then ? "citation-chain-incomplete" : "citation-chain-incomplete-since",
    severity: sure ? "warning" : "info",
    message: `${nameWithDate(entry)} ${then ? "đã" : "nay đã"} được sửa đổi, bổ sung bởi ${list} nhưng văn bản không nhắc đến.`,
    expected: `${entry.symbol}, sửa đổi bởi ${missing.map((one) => one.acting.symbol).join(", ")}`,
    found: entry.symbol,
    ...basisOf(told),
    suggestion: chainSuggestion(issued, missing),
  };
}

/** What to add behind the citation, on the plan's own date and today. */
function chainSuggestion(issued: readonly Effect[], missing: readonly Effect[]): string {
  const added = (effects: readonly Effect[]): string =>
    `nêu kèm “được sửa đổi, bổ sung bởi ${effects.map((one) => amendmentForm(one.acting)).join("; ")}”`;
  if (issued.length === missing.length) return `Tại ngày kế hoạch và hiện nay: ${added(missing)}.`;
  const then = issued.length > 0 ? added(issued) : "giữ nguyên, chưa có văn bản sửa đổi";
  return `Tại ngày kế hoạch: ${then} · Hiện nay: ${added(missing)}.`;
}

const likelyAct = (one: Effect): boolean =>
  one.relation.confidence !== "low" && one.acting.confidence !== "low";

const isLaw = ({ type }: RegisterEntry): boolean => type === "Luật" || type === "Bộ luật";

/** "…, sửa đổi bởi Quyết định 4750/QĐ-BYT": named for what it amends. */
const isAmendment = ({ before }: CitedReference): boolean => /\bsua doi\b[^;]{0,115}$/.test(before);

/** "(được sửa đổi, bổ sung năm 2025)". */
const saysAmended = ({ behind }: CitedReference): boolean =>
  /\bsua doi|\bbo sung/.test(fold(behind));
