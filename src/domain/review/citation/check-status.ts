/**
 * Whether a cited document may carry the plan: on the plan's own date, and today. A basis that was wrong at signing
 * and one that died since are different findings; of several only the weightiest is reported.
 *
 * In the report on last year's results a dead document is history, so only what was wrong when it was written counts.
 */
import { displayDate } from "../../reference/vietnamese-date.ts";
import type { IsoDate, RegisterEntry } from "../../regulation/register-entry.ts";
import { startOf } from "../../regulation/status.ts";
import { fold } from "../../text/fold.ts";
import type { Severity } from "../finding.ts";
import { chain, chainThen } from "./amendment-chain.ts";
import { type CitationIssue, lower } from "./citation-issue.ts";
import type { CitedReference } from "./cited-references.ts";
import { citationForm, nameWithDate } from "./printed-form.ts";
import type { StatusContext } from "./status-context.ts";
import {
  annualPlan,
  doubtful,
  type KnownCitation,
  partlyDead,
  periodEnded,
  supersededSince,
  supersededThen,
  takenOverSince,
  unknownAnnualPlan,
} from "./status-issues.ts";

export function checkStatus(cited: CitedReference, context: StatusContext): CitationIssue | null {
  const after = afterPlan(cited, context);
  if (after) return after;
  const { entry } = cited;
  if (entry === null && cited.line.part !== "results") return unknownAnnualPlan(cited, context);
  // "… thay thế Thông tư 46/2018/TT-BYT" names a dead document because it is dead.
  if (entry === null || isNamedAsDead(cited)) return null;
  const date = context.planDate.date ?? context.asOf;
  const known: KnownCitation = {
    ...context,
    cited,
    entry,
    date,
    ...statusesOf(entry, date, context),
  };
  const checks = cited.line.part === "results" ? IN_RESULTS : IN_ORDER_OF_WEIGHT;
  for (const check of checks) {
    const issue = check(known);
    if (issue) return lowered(issue, known);
  }
  return null;
}

/** The text itself says so: "thay Luật A và Luật B", "(nay đã được thay thế bằng …)", "(hết hiệu lực từ …)". */
const isNamedAsDead = ({ before, behind }: CitedReference): boolean =>
  /(?:\bthay(?: the)?(?: cho)?|bai bo|huy bo|truoc day la|het hieu luc)\b[^;]{0,115}$/.test(
    before,
  ) ||
  /^[^;]{0,90}\b(?:da )?(?:duoc|bi) (?:thay|bai bo)|^[^;]{0,90}(?:het hieu luc|khong con hieu luc|nay la )/.test(
    fold(behind),
  );

function statusesOf(entry: RegisterEntry, date: IsoDate, context: StatusContext) {
  const known = context.statuses.get(entry);
  if (known) return known;
  const { register, asOf } = context;
  const statuses = { then: register.status(entry, date), now: register.status(entry, asOf) };
  context.statuses.set(entry, statuses);
  return statuses;
}

const IN_ORDER_OF_WEIGHT = [
  supersededThen,
  annualPlan,
  periodEnded,
  chainThen,
  supersededSince,
  partlyDead,
  chain,
  takenOverSince,
  doubtful,
];
const IN_RESULTS = [chain, historic];

/** A rule that the report names will be copied into the next plan; a note is enough. */
function historic(known: KnownCitation): CitationIssue | null {
  if (known.entry.force !== "normative") return null;
  const issue = supersededSince(known) ?? partlyDead(known);
  return issue === null ? null : { ...issue, severity: "info" };
}

/** A symbol that a scan had to be repaired for may be another one. */
function lowered(issue: CitationIssue, known: KnownCitation): CitationIssue {
  if (CHANGED_SINCE.has(issue.code) && hasBegun(known)) return { ...issue, severity: "info" };
  const { cited, unsure } = known;
  if (!unsure || cited.by === "symbol" || cited.by === "date") return issue;
  return { ...issue, severity: lower(issue.severity) };
}

/**
 * Named as it stood, an amended document is named rightly, and a plan whose year has begun is carried out as signed.
 * One that is dead as a whole is told also then: it will be copied.
 */
const CHANGED_SINCE: ReadonlySet<string> = new Set([
  "citation-partly-dead-since",
  "citation-chain-incomplete-since",
]);

const hasBegun = ({ planYear, asOf, date }: KnownCitation): boolean =>
  asOf >= `${planYear ?? Number(date.slice(0, 4)) + 1}-01-01`;

function afterPlan(cited: CitedReference, context: StatusContext): CitationIssue | null {
  const { latest } = context;
  if (latest === null) return null;
  const { entry, dateDiffers, reference } = cited;
  const printed = reference.date?.iso ?? null;
  const signed = entry !== null && !dateDiffers ? entry.signed : printed;
  if (signed !== null && signed > latest) return issuedLater(cited, context, { signed, latest });
  if (entry === null || isNamedAsComing(cited)) return null;
  return notYetInForce(cited, entry, context);
}

function issuedLater(
  cited: CitedReference,
  { planDate, unsure }: StatusContext,
  { signed, latest }: { signed: IsoDate; latest: IsoDate },
): CitationIssue {
  const { entry } = cited;
  const own = displayDate(latest);
  const sure: Severity = entry !== null && !planDate.assumed ? "error" : "warning";
  return {
    cited,
    code: "citation-after-plan",
    severity: unsure ? "info" : sure,
    message: `Văn bản ban hành ngày ${displayDate(signed)}, sau ngày của kế hoạch (${planDate.assumed ? "chậm nhất " : ""}${own}).`,
    expected: `văn bản ban hành không muộn hơn ${own}`,
    found: displayDate(signed),
    ...(entry ? { basis: entry.symbol } : {}),
    suggestion: entry
      ? `Tại ngày kế hoạch: bỏ viện dẫn hoặc kiểm tra lại ngày của kế hoạch · Hiện nay: ${citationForm(entry)}.`
      : "Kiểm tra lại ngày của văn bản viện dẫn hoặc ngày của kế hoạch.",
  };
}

function notYetInForce(
  cited: CitedReference,
  entry: RegisterEntry,
  { planYear, latest, planDate }: StatusContext,
): CitationIssue | null {
  const start = startOf(entry);
  const end: IsoDate | null = planYear === null ? latest : `${planYear}-12-31`;
  if (start === null || end === null || cited.line.part === "results") return null;
  // A plan for next year may well rest on what takes effect during that year: but its bases hold when it is signed.
  const late = start > end;
  const rests = restsOn(cited);
  if (!late && (planDate.assumed || !isAhead(start, planDate.date) || !rests)) return null;
  return {
    cited,
    code: "citation-not-yet-in-force",
    severity: rests ? "warning" : "info",
    message: late
      ? `${nameWithDate(entry)} chỉ có hiệu lực từ ${displayDate(start)}, sau thời gian của kế hoạch.`
      : `${nameWithDate(entry)} chưa có hiệu lực ở ngày kế hoạch; có hiệu lực từ ${displayDate(start)}.`,
    expected: late ? "văn bản có hiệu lực trong năm kế hoạch" : "văn bản đang có hiệu lực",
    found: `hiệu lực từ ${displayDate(start)}`,
    basis: entry.symbol,
    suggestion: `Nêu văn bản đang có hiệu lực, hoặc ghi rõ “có hiệu lực từ ngày ${displayDate(start)}”.`,
  };
}

const isAhead = (start: IsoDate, signed: IsoDate | null): boolean =>
  signed !== null && start > signed;

const restsOn = (cited: CitedReference): boolean => cited.isBasis || isSaidToHold(cited);

/** "…, hiện đang có hiệu lực thi hành". */
const isSaidToHold = ({ behind }: CitedReference): boolean =>
  /^[^;]{0,160}\b(?:dang co|con|da co) hieu luc\b/.test(fold(behind));

/** "(có hiệu lực từ ngày 01/7/2026)", "chuẩn bị thực hiện …": the text knows. */
const isNamedAsComing = ({ before, behind }: CitedReference): boolean =>
  /^[^;]{0,120}(?<!\b(?:dang co|con|da co) )\bhieu luc (?:tu|ke tu|thi hanh)/.test(fold(behind)) ||
  /(?:chuan bi|san sang|ke tu khi|khi)\b[^;.]{0,50}$/.test(before);
