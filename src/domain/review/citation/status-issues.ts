/** The single findings on a document's status; ./check-status.ts orders them by weight and says where each applies. */
import { displayDate } from "../../reference/vietnamese-date.ts";
import type { IsoDate, RegisterEntry } from "../../regulation/register-entry.ts";
import type { DocumentStatus, Effect } from "../../regulation/status.ts";
import { fold } from "../../text/fold.ts";
import type { Severity } from "../finding.ts";
import type { CitationIssue } from "./citation-issue.ts";
import type { CitedReference } from "./cited-references.ts";
import { citationForm, nameWithDate, twofoldSuggestion } from "./printed-form.ts";
import type { StatusContext } from "./status-context.ts";

export interface KnownCitation extends StatusContext {
  cited: CitedReference;
  entry: RegisterEntry;
  /** The plan's own date; today where it has none. */
  date: IsoDate;
  then: DocumentStatus;
  now: DocumentStatus;
}

/** Dead or taken over already on the plan's date. */
export function supersededThen(known: KnownCitation): CitationIssue | null {
  const { cited, entry, then, now, date } = known;
  const replaced = then.replacedBy.length > 0;
  const effects = replaced ? then.replacedBy : then.succeededBy;
  if (effects.length === 0 || then.code === "upcoming") return null;
  // A programme whose time is over and that another one carries on: the period is the finding.
  if (!replaced && periodEnded(known) !== null) return null;
  const sure = replaced && certain(effects, entry) && entry.doubt === undefined;
  const how = replaced ? "đã bị thay thế" : "trên thực tế đã có văn bản khác thay vai trò";
  return {
    cited,
    code: "citation-superseded",
    severity: sure && cited.isBasis ? "error" : "warning",
    message: `${nameWithDate(entry)} ${how} trước ngày kế hoạch: ${actors(effects)}.${sure ? "" : " Cần đối chiếu."}`,
    expected: symbols(then.current),
    found: entry.symbol,
    ...basisOf(effects),
    suggestion: twofoldSuggestion(date, then.current, now.current),
  };
}

const symbols = (entries: readonly RegisterEntry[]): string =>
  entries.map((one) => one.symbol).join("; ");

export const basisOf = ([first]: readonly Effect[]): { basis?: string } =>
  first === undefined ? {} : { basis: first.acting.symbol };

const certain = (effects: readonly Effect[], entry: RegisterEntry): boolean =>
  entry.confidence === "high" && effects.some((one) => certainAct(one));

export const certainAct = (one: Effect): boolean =>
  one.relation.confidence === "high" && one.acting.confidence === "high";

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
export function annualPlan(known: KnownCitation): CitationIssue | null {
  const { cited, entry, planYear, date } = known;
  const year = annualYear(entry);
  if (year === null || planYear === null || year >= planYear) return null;
  const plan = entry.type === "Kế hoạch" || /kế hoạch|dự toán|chỉ tiêu/iu.test(entry.title);
  return {
    cited,
    code: "citation-stale-year",
    // While its year runs it is in force; it is named in autumn for what the next year carries on.
    severity: plan && cited.isBasis && year < Number(date.slice(0, 4)) ? "warning" : "info",
    message: `${nameWithDate(entry)} chỉ cho năm ${year}, không làm căn cứ cho kế hoạch năm ${planYear}.`,
    expected: `văn bản cho năm ${planYear} hoặc còn trong giai đoạn`,
    found: `năm ${year}`,
    basis: entry.symbol,
    suggestion: ended(known),
  };
}

/** The same of a document that the register does not hold: its printed title tells the year. */
export function unknownAnnualPlan(
  cited: CitedReference,
  { planYear, unsure }: StatusContext,
): CitationIssue | null {
  const { reference, isBasis, behind } = cited;
  const folded = fold(behind);
  const year = /\bnam (20\d{2})\W*$/.exec(folded)?.[1];
  const isPlan = reference.typeWord === "Kế hoạch" || /\bke hoach\b/.test(folded);
  if (year === undefined || planYear === null || Number(year) >= planYear) return null;
  if (!isBasis || !isPlan || unsure || /giai doan|den nam|dinh huong|ket qua/.test(folded))
    return null;
  return {
    cited,
    code: "citation-stale-year",
    severity: "warning",
    message: `${reference.symbol ?? reference.raw} là kế hoạch của năm ${year}, không làm căn cứ cho kế hoạch năm ${planYear}.`,
    expected: `văn bản cho năm ${planYear} hoặc còn trong giai đoạn`,
    found: `năm ${year}`,
    suggestion: `Tìm kế hoạch năm ${planYear} của cùng cơ quan.`,
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

export function periodEnded(known: KnownCitation): CitationIssue | null {
  const { entry, planYear, date, now, asOf } = known;
  const end = entry.period?.to;
  if (end === undefined) return null;
  const start: IsoDate = planYear === null ? date : `${planYear}-01-01`;
  if (end < start) return endedThen(known, end);
  // A plan for the same single year ends with it; that is no news.
  const news = end < asOf && now.code === "period-ended" && annualYear(entry) === null;
  return news ? endedSince(known, end) : null;
}

function endedThen(known: KnownCitation, end: IsoDate): CitationIssue {
  const { cited, entry, now } = known;
  return {
    cited,
    code: "citation-period-ended",
    severity: now.current.length > 0 || isBasisOfSpan(known) ? "warning" : "info",
    message: `Giai đoạn của ${entry.symbol} kết thúc ngày ${displayDate(end)}, trước năm kế hoạch.`,
    expected: now.current.length > 0 ? symbols(now.current) : "văn bản cho giai đoạn mới",
    found: `${entry.symbol}, đến ${displayDate(end)}`,
    basis: entry.symbol,
    suggestion: ended(known),
  };
}

/** "giai đoạn 2021–2025" and no view beyond it. */
const isBasisOfSpan = ({ cited, entry }: KnownCitation): boolean =>
  cited.isBasis &&
  entry.scope === "national" &&
  /giai doan 20\d\d/.test(fold(entry.title)) &&
  !/dinh huong|tam nhin/.test(fold(entry.title));

/** Local programmes are told together: nobody outside the province knows their successors. */
function endedSince(known: KnownCitation, end: IsoDate): CitationIssue {
  const { cited, entry, now } = known;
  const code = "citation-period-ended-since";
  if (entry.scope !== "national") {
    return {
      cited,
      code,
      severity: "info",
      cause: "local",
      message:
        "Các chương trình, kế hoạch của địa phương này nay đã hết giai đoạn; khi lập kế hoạch mới cần tìm văn bản kế tiếp.",
      found: `${entry.symbol}, đến ${displayDate(end)}`,
    };
  }
  return {
    cited,
    code,
    severity: "info",
    message: `Giai đoạn của ${entry.symbol} kết thúc ngày ${displayDate(end)}, sau ngày kế hoạch.`,
    expected: now.current.length > 0 ? symbols(now.current) : "văn bản cho giai đoạn mới",
    found: `${entry.symbol}, đến ${displayDate(end)}`,
    basis: entry.symbol,
    suggestion: ended(known),
  };
}

const ended = ({ date, then, now }: KnownCitation): string =>
  twofoldSuggestion(date, then.current, now.current);

export function supersededSince(known: KnownCitation): CitationIssue | null {
  const { cited, entry, now, date } = known;
  if (now.code !== "replaced") return null;
  const sure =
    certain(now.replacedBy, entry) ||
    now.replacedBy.some((one) => one.relation.confidence === "high");
  return {
    cited,
    code: "citation-superseded-since",
    severity: sure && cited.line.part !== "results" ? "warning" : "info",
    message: `${nameWithDate(entry)} còn hiệu lực ở ngày kế hoạch nhưng nay đã bị thay thế: ${actors(now.replacedBy)}.`,
    expected: symbols(now.current),
    found: entry.symbol,
    ...basisOf(now.replacedBy),
    suggestion: twofoldSuggestion(date, [entry], now.current),
  };
}

/** Parts that are dead; where the same document also amends, the chain is the finding. */
export function partlyDead(known: KnownCitation): CitationIssue | null {
  const { cited, entry, then, now } = known;
  // Inside the title of the document that amends it, it is no basis.
  if (/\bsua doi\b[^;]{0,115}$/.test(cited.before) || saysPart(cited)) return null;
  const amending = new Set(now.amendedBy.map((one) => one.acting));
  const dead = now.deadParts.filter((one) => !amending.has(one.acting));
  if (dead.length === 0) return null;
  const actingThen = new Set(then.deadParts.map((one) => one.acting));
  const already = dead.some((one) => actingThen.has(one.acting));
  const when = already ? "ở ngày kế hoạch" : "nay";
  const parts = dead.map((one) => one.relation.part).filter((part) => part !== undefined);
  const what = parts.length > 0 ? `; phần hết hiệu lực: ${parts.join("; ")}` : "";
  return {
    cited,
    code: already ? "citation-partly-dead" : "citation-partly-dead-since",
    severity: dead.some((one) => weighs(one, cited)) ? "warning" : "info",
    message: `${nameWithDate(entry)} ${when} chỉ còn hiệu lực một phần: ${actors(dead)}${what}.`,
    expected: `${entry.symbol} (phần còn hiệu lực)`,
    found: entry.symbol,
    ...basisOf(dead),
    suggestion: `Chỉ viện dẫn phần còn hiệu lực của ${citationForm(entry)}; phần đã hết hiệu lực theo ${dead.map((one) => nameWithDate(one.acting)).join("; ")}.`,
  };
}

/** "… (phần còn hiệu lực)", "(trừ Mục VIII)": the line itself cites what is left. */
const saysPart = ({ behind }: CitedReference): boolean =>
  /^[^;]*\((?:phan con hieu luc|(?:tru|khong gom) (?:phan|muc|dieu|khoan|diem|chuong|phu luc)\b)/.test(
    fold(behind),
  );

/** A form that was exchanged takes nothing from the rules that a plan rests on, unless its line speaks of forms. */
const weighs = ({ relation }: Effect, { line }: CitedReference): boolean =>
  relation.confidence === "high" &&
  (!/^\s*(?:các )?mẫu\b/iu.test(relation.part ?? "") || /\b(?:bieu )?mau\b/.test(line.own));

/** Another document took over in practice after the plan was signed. */
export function takenOverSince(known: KnownCitation): CitationIssue | null {
  const { cited, entry, now, date } = known;
  if (now.succeededBy.length === 0) return null;
  return {
    cited,
    code: "citation-superseded-since",
    severity: "info",
    message: `Sau ngày kế hoạch đã có ${actors(now.succeededBy)} thay vai trò của ${entry.symbol}; chưa thấy điều khoản bãi bỏ, cần đối chiếu.`,
    expected: symbols(now.current),
    found: entry.symbol,
    ...basisOf(now.succeededBy),
    suggestion: twofoldSuggestion(date, [entry], now.current),
  };
}

/** Sources leave it open whether the document still holds. Local documents are told together. */
export function doubtful({ cited, entry, now }: KnownCitation): CitationIssue | null {
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
