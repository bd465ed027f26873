/**
 * Whether a cited document may carry the plan: on the plan's own date, and today. A basis that was wrong at signing
 * and one that died since are different findings; of several only the weightiest is reported.
 *
 * In the report on last year's results a dead document is history, so only what was wrong when it was written counts.
 */
import { displayDate } from "../../reference/vietnamese-date.ts";
import type { Register } from "../../regulation/register.ts";
import type { IsoDate, RegisterEntry } from "../../regulation/register-entry.ts";
import { type DocumentStatus, type Effect, startOf } from "../../regulation/status.ts";
import { fold } from "../../text/fold.ts";
import type { Severity } from "../finding.ts";
import type { CitationIssue } from "./citation-issue.ts";
import type { CitedReference } from "./cited-references.ts";
import { nameWithDate, twofoldSuggestion } from "./printed-form.ts";

export interface StatusContext {
  register: Register;
  planDate: { date: IsoDate | null; assumed: boolean };
  /** Last day on which the plan can have been signed. */
  latest: IsoDate | null;
  planYear: number | null;
  asOf: IsoDate;
  unsure: boolean;
  /** Symbols that the document names anywhere. */
  named: ReadonlySet<RegisterEntry>;
}

interface Known extends StatusContext {
  cited: CitedReference;
  entry: RegisterEntry;
  then: DocumentStatus | null;
  now: DocumentStatus;
}

export function checkStatus(cited: CitedReference, context: StatusContext): CitationIssue | null {
  const after = afterPlan(cited, context);
  if (after) return after;
  const { entry } = cited;
  if (entry === null) return null;
  const { date } = context.planDate;
  const known: Known = {
    ...context,
    cited,
    entry,
    then: date === null ? null : context.register.status(entry, date),
    now: context.register.status(entry, context.asOf),
  };
  const inResults = cited.line.part === "results";
  const found = inResults
    ? (chain(known) ?? historic(known))
    : (supersededThen(known) ??
      annualPlan(known) ??
      periodEnded(known) ??
      supersededSince(known) ??
      partlyDead(known) ??
      chain(known) ??
      takenOverSince(known) ??
      doubtful(known));
  return found === null ? null : lowered(found, known);
}

/** A rule that the report names will be copied into the next plan; a note is enough. */
function historic(known: Known): CitationIssue | null {
  if (known.entry.force !== "normative") return null;
  const issue = supersededSince(known) ?? partlyDead(known);
  return issue === null ? null : { ...issue, severity: "info" };
}

/** A symbol that a scan had to be repaired for may be another one. */
function lowered(issue: CitationIssue, { cited, unsure }: Known): CitationIssue {
  if (!unsure || cited.by === "symbol" || cited.by === "date") return issue;
  return { ...issue, severity: issue.severity === "error" ? "warning" : "info" };
}

function afterPlan(cited: CitedReference, context: StatusContext): CitationIssue | null {
  const { latest, planDate, unsure } = context;
  if (latest === null) return null;
  const { entry } = cited;
  const printed = cited.reference.date?.iso ?? null;
  const signed = entry && !cited.dateDiffers ? entry.signed : printed;
  const own = displayDate(latest);
  if (signed !== null && signed > latest) {
    const sure = entry !== null && !planDate.assumed && !unsure;
    return {
      cited,
      code: "citation-after-plan",
      severity: sure ? "error" : unsure ? "info" : "warning",
      message: `Văn bản ban hành ngày ${displayDate(signed)}, sau ngày của kế hoạch (${planDate.assumed ? `chậm nhất ${own}` : own}).`,
      expected: `văn bản ban hành không muộn hơn ${own}`,
      found: displayDate(signed),
      ...(entry ? { basis: entry.symbol } : {}),
      suggestion: entry
        ? `Tại ngày kế hoạch: bỏ viện dẫn ${entry.symbol} hoặc kiểm tra lại ngày của kế hoạch · Hiện nay: ${nameWithDate(entry)}.`
        : "Kiểm tra lại ngày của văn bản viện dẫn hoặc ngày của kế hoạch.",
    };
  }
  return entry ? notYetInForce(cited, entry, context) : null;
}

function notYetInForce(
  cited: CitedReference,
  entry: RegisterEntry,
  { planYear, latest }: StatusContext,
): CitationIssue | null {
  const start = startOf(entry);
  const end: IsoDate | null = planYear === null ? latest : `${planYear}-12-31`;
  // A plan for next year may well rest on what takes effect during that year.
  if (start === null || end === null || start <= end || cited.line.part === "results") return null;
  return {
    cited,
    code: "citation-not-yet-in-force",
    severity: "info",
    message: `${nameWithDate(entry)} chỉ có hiệu lực từ ${displayDate(start)}, sau thời gian của kế hoạch.`,
    expected: `văn bản có hiệu lực trong năm kế hoạch`,
    found: `hiệu lực từ ${displayDate(start)}`,
    basis: entry.symbol,
  };
}

function supersededThen(known: Known): CitationIssue | null {
  const { cited, entry, then, now, planDate } = known;
  if (then === null) return null;
  const effects = then.replacedBy.length > 0 ? then.replacedBy : then.succeededBy;
  if (effects.length === 0 || then.code === "upcoming") return null;
  const replaced = then.replacedBy.length > 0;
  // A programme whose time is over and that another one carries on: the period is the finding.
  if (!replaced && periodEnded(known) !== null) return null;
  const sure = replaced && certain(effects, entry) && entry.doubt === undefined;
  return {
    cited,
    code: "citation-superseded",
    severity: sure && cited.isBasis ? "error" : "warning",
    message: `${nameWithDate(entry)} ${replaced ? "đã bị thay thế" : "trên thực tế đã có văn bản khác thay vai trò"} trước ngày kế hoạch: ${actors(effects)}.${sure ? "" : " Cần đối chiếu."}`,
    expected: then.current.map((one) => one.symbol).join("; "),
    found: entry.symbol,
    basis: effects[0]?.acting.symbol ?? entry.symbol,
    suggestion: twofoldSuggestion(planDate.date, then.current, now.current),
  };
}

const certain = (effects: readonly Effect[], entry: RegisterEntry): boolean =>
  entry.confidence === "high" &&
  effects.some((one) => one.relation.confidence === "high" && one.acting.confidence === "high");

function actors(effects: readonly Effect[]): string {
  return effects
    .map((one) => {
      const clause = one.relation.clause === undefined ? "" : ` (${one.relation.clause})`;
      const from = one.from === null ? "" : `, từ ${displayDate(one.from)}`;
      return `${one.acting.symbol}${clause}${from}`;
    })
    .join("; ");
}

/** Another body's plan for a single past year ("… năm 2023") carries nothing any more. */
function annualPlan(known: Known): CitationIssue | null {
  const { cited, entry, planYear } = known;
  const year = annualYear(entry);
  if (year === null || planYear === null || year >= planYear) return null;
  const plan = entry.type === "Kế hoạch" || /kế hoạch|dự toán|chỉ tiêu/iu.test(entry.title);
  return {
    cited,
    code: "citation-stale-year",
    severity: plan && cited.isBasis ? "warning" : "info",
    message: `${nameWithDate(entry)} chỉ cho năm ${year}, không làm căn cứ cho kế hoạch năm ${planYear}.`,
    expected: `văn bản cho năm ${planYear} hoặc còn trong giai đoạn`,
    found: `năm ${year}`,
    basis: entry.symbol,
    suggestion: ended(known),
  };
}

function annualYear(entry: RegisterEntry): number | null {
  const folded = fold(entry.title);
  if (/giai doan|den nam|va nhung nam|dinh huong/.test(folded)) return null;
  const year = /\bnam (20\d{2})\b/.exec(folded)?.[1];
  const from = entry.period?.from?.slice(0, 4);
  const to = entry.period?.to?.slice(0, 4);
  if (year === undefined || to === undefined || (from !== undefined && from !== to)) return null;
  return Number(year) === Number(to) ? Number(year) : null;
}

function periodEnded(known: Known): CitationIssue | null {
  const { cited, entry, planYear, planDate, now, asOf } = known;
  const end = entry.period?.to;
  if (end === undefined) return null;
  const start: IsoDate | null = planYear === null ? planDate.date : `${planYear}-01-01`;
  const atSigning = start !== null && end < start;
  if (!atSigning && (end >= asOf || now.code !== "period-ended")) return null;
  // A plan for the same single year ends with it; that is no news.
  if (!atSigning && annualYear(entry) !== null) return null;
  const known2 = now.succeededBy.length > 0 || now.replacedBy.length > 0;
  return {
    cited,
    code: atSigning ? "citation-period-ended" : "citation-period-ended-since",
    severity: atSigning && known2 ? "warning" : "info",
    message:
      !atSigning && entry.scope !== "national"
        ? "Các chương trình, kế hoạch của địa phương này nay đã hết giai đoạn; khi lập kế hoạch mới cần tìm văn bản kế tiếp."
        : `Giai đoạn của ${entry.symbol} kết thúc ngày ${displayDate(end)}${atSigning ? ", trước năm kế hoạch" : ", sau ngày kế hoạch"}.`,
    expected:
      now.current.length > 0
        ? now.current.map((one) => one.symbol).join("; ")
        : "văn bản cho giai đoạn mới",
    found: `${entry.symbol}, đến ${displayDate(end)}`,
    basis: entry.symbol,
    suggestion: ended(known),
    ...(!atSigning && entry.scope !== "national" ? { cause: "local" } : {}),
  };
}

const ended = ({ planDate, then, now }: Known): string =>
  twofoldSuggestion(planDate.date, then?.current ?? [], now.current);

function supersededSince(known: Known): CitationIssue | null {
  const { cited, entry, now, planDate } = known;
  if (now.code !== "replaced") return null;
  const sure =
    certain(now.replacedBy, entry) ||
    now.replacedBy.some((one) => one.relation.confidence === "high");
  return {
    cited,
    code: "citation-superseded-since",
    severity: sure && cited.line.part !== "results" ? "warning" : "info",
    message: `${nameWithDate(entry)} còn hiệu lực ở ngày kế hoạch nhưng nay đã bị thay thế: ${actors(now.replacedBy)}.`,
    expected: now.current.map((one) => one.symbol).join("; "),
    found: entry.symbol,
    basis: now.replacedBy[0]?.acting.symbol ?? entry.symbol,
    suggestion: twofoldSuggestion(planDate.date, [entry], now.current),
  };
}

/** Parts that are dead; where the same document also amends, the chain is the finding. */
function partlyDead(known: Known): CitationIssue | null {
  const { cited, entry, then, now } = known;
  const dead = now.deadParts.filter(
    (one) => !now.amendedBy.some((other) => other.acting === one.acting),
  );
  if (dead.length === 0) return null;
  const atSigning =
    then?.deadParts.some(
      (one) => dead.includes(one) || dead.some((other) => other.acting === one.acting),
    ) ?? false;
  const sure = dead.some((one) => one.relation.confidence === "high");
  const parts = dead.map((one) => one.relation.part).filter((part) => part !== undefined);
  return {
    cited,
    code: "citation-partly-dead",
    severity: sure ? "warning" : "info",
    message: `${nameWithDate(entry)} ${atSigning ? "ở ngày kế hoạch" : "nay"} chỉ còn hiệu lực một phần: ${actors(dead)}${parts.length > 0 ? `; phần hết hiệu lực: ${parts.join("; ")}` : ""}.`,
    expected: `${entry.symbol} (phần còn hiệu lực)`,
    found: entry.symbol,
    basis: dead[0]?.acting.symbol ?? entry.symbol,
    suggestion: `Chỉ viện dẫn phần còn hiệu lực; phần đã hết hiệu lực theo ${dead.map((one) => nameWithDate(one.acting)).join("; ")}.`,
  };
}

/** Amendments that the document names nowhere. */
function chain(known: Known): CitationIssue | null {
  const { cited, entry, then, now, named, planDate } = known;
  if (entry.type === "Luật" || entry.type === "Bộ luật") return null;
  const missing = now.amendedBy.filter((one) => !named.has(one.acting));
  if (missing.length === 0 || now.code === "replaced") return null;
  const issued = missing.filter(
    (one) =>
      planDate.date !== null && one.acting.signed !== null && one.acting.signed <= planDate.date,
  );
  const atSigning = issued.length > 0;
  if (cited.line.part === "results" && !atSigning) return null;
  const told = atSigning ? issued : missing;
  const sure = told.some(
    (one) => one.relation.confidence === "high" && one.acting.confidence === "high",
  );
  const list = told.map((one) => nameWithDate(one.acting)).join("; ");
  const all = missing.map((one) => nameWithDate(one.acting)).join("; ");
  const thenText = atSigning
    ? `nêu kèm ${list}`
    : then === null
      ? ""
      : "giữ nguyên, chưa có văn bản sửa đổi";
  return {
    cited,
    code: "citation-chain-incomplete",
    severity: sure && cited.line.part !== "results" ? "warning" : "info",
    message: `${nameWithDate(entry)} ${atSigning ? "đã được" : "nay đã được"} sửa đổi, bổ sung bởi ${list} nhưng văn bản không nhắc đến.`,
    expected: `${entry.symbol}, sửa đổi bởi ${missing.map((one) => one.acting.symbol).join(", ")}`,
    found: entry.symbol,
    basis: told[0]?.acting.symbol ?? entry.symbol,
    suggestion: `Tại ngày kế hoạch: ${thenText} · Hiện nay: nêu kèm ${all}.`,
  };
}

/** Another document took over in practice after the plan was signed. */
function takenOverSince(known: Known): CitationIssue | null {
  const { cited, entry, now, planDate } = known;
  if (now.succeededBy.length === 0) return null;
  return {
    cited,
    code: "citation-superseded-since",
    severity: "info",
    message: `Sau ngày kế hoạch đã có ${actors(now.succeededBy)} thay vai trò của ${entry.symbol}; chưa thấy điều khoản bãi bỏ, cần đối chiếu.`,
    expected: now.current.map((one) => one.symbol).join("; "),
    found: entry.symbol,
    basis: now.succeededBy[0]?.acting.symbol ?? entry.symbol,
    suggestion: twofoldSuggestion(planDate.date, [entry], now.current),
  };
}

/** Sources leave it open whether the document still holds. Local documents are told together. */
function doubtful({ cited, entry, now }: Known): CitationIssue | null {
  if (now.code !== "unclear" || entry.doubt === undefined) return null;
  const own = entry.force === "normative";
  const severity: Severity = "info";
  return {
    cited,
    code: "citation-doubtful-status",
    severity,
    message: own
      ? `Chưa rõ tình trạng hiệu lực của ${nameWithDate(entry)}: ${entry.doubt}`
      : "Chưa rõ các văn bản này còn hiệu lực hay không; cần đối chiếu với cơ quan ban hành.",
    ...(own ? { found: entry.symbol, basis: entry.symbol } : { cause: "local" }),
  };
}
