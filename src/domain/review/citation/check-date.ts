/**
 * The date printed behind a symbol: a day that no calendar has, another day than the register's, two days for one
 * symbol in the same document. A scan that could have produced the difference is never reported.
 */
import { displayDate, longDate } from "../../reference/vietnamese-date.ts";
import type { Register } from "../../regulation/register.ts";
import type { IsoDate, RegisterEntry } from "../../regulation/register-entry.ts";
import { editDistance } from "../../text/edit-distance.ts";
import type { Severity } from "../finding.ts";
import { type CitationIssue, documentKey, lower } from "./citation-issue.ts";
import { type CitedReference, sameWords } from "./cited-references.ts";
import { CITATION_FORM_BASIS, citationForm, nameWithDate } from "./printed-form.ts";

export interface DateContext {
  register: Register;
  /** Scan or text without marks. */
  unsure: boolean;
  /** Keys of all documents that are named. */
  cited: readonly CitedReference[];
}

export function checkDate(cited: CitedReference, context: DateContext): CitationIssue | null {
  const { reference, entry } = cited;
  const { date } = reference;
  if (date === null || (context.unsure && date.iso === null)) return null;
  const flawless = (date.flaw ?? null) === null;
  if (date.iso === null || !flawless) return malformed(cited, context.unsure);
  if (entry === null) return null;
  if (entry.signed === null) return disputedDate(cited, entry, date.iso);
  if (!cited.dateDiffers) return null;
  if (context.unsure && couldBeMisread(date.iso, entry.signed)) return null;
  return wrongDate(cited, entry, { ...context, printed: date.iso, signed: entry.signed });
}

function malformed(cited: CitedReference, unsure: boolean): CitationIssue {
  const { date } = cited.reference;
  const { entry } = cited;
  const twice = date?.flaw === "month-word-twice" && date.iso !== null;
  return {
    cited,
    code: "citation-date-malformed",
    severity: unsure ? "info" : "warning",
    message: twice
      ? "Ngày ban hành viết lặp chữ “tháng” ở chỗ của chữ “năm”."
      : "Ngày ban hành không có trong lịch hoặc viết sai.",
    ...(entry?.signed == null ? {} : { expected: longDate(entry.signed) }),
    found: cited.quote.slice(-Math.max(0, (date?.end ?? 0) - (date?.start ?? 0))),
    basis: CITATION_FORM_BASIS,
    suggestion: entry ? `Ghi: ${citationForm(entry)}.` : "Ghi lại ngày ban hành theo bản gốc.",
  };
}

/** The register holds no date because its sources quarrel about it. */
function disputedDate(
  cited: CitedReference,
  entry: RegisterEntry,
  printed: IsoDate,
): CitationIssue | null {
  const quarrel = entry.disagreements.find((text) => /^(?:ngày|năm) (?:ký|ban hành)/iu.test(text));
  if (quarrel === undefined) return null;
  return {
    cited,
    code: "citation-date-wrong",
    severity: "info",
    message: `Ngày của ${entry.type} ${entry.symbol} cần đối chiếu. ${quarrel}`,
    found: displayDate(printed),
    basis: entry.symbol,
  };
}

/** Two digits of eight may be misread; the year and the order of the day are then still those of the document. */
function couldBeMisread(a: IsoDate, b: IsoDate): boolean {
  return editDistance(a.replaceAll("-", ""), b.replaceAll("-", "")) <= 2;
}

interface WrongDate extends DateContext {
  printed: IsoDate;
  signed: IsoDate;
}

function wrongDate(cited: CitedReference, entry: RegisterEntry, at: WrongDate): CitationIssue {
  const disputed = entry.disagreements.some((text) => /^(?:ngày|năm) (?:ký|ban hành)/iu.test(text));
  const sure: Severity = entry.confidence === "high" ? "error" : "warning";
  const severity = disputed || entry.confidence === "low" ? "info" : sure;
  const owner = ownerOfDate(entry, at);
  const whose = owner
    ? ` Ngày ${displayDate(at.printed)} là ngày của ${nameWithDate(owner).replace(/ ngày .*/, "")}.`
    : "";
  return {
    cited,
    code: "citation-date-wrong",
    severity: at.unsure ? lower(severity) : severity,
    message: `${entry.type} ${entry.symbol} ban hành ngày ${displayDate(at.signed)}, không phải ${displayDate(at.printed)}.${whose}`,
    expected: displayDate(at.signed),
    found: displayDate(at.printed),
    basis: entry.symbol,
    suggestion: `Ghi: ${citationForm(entry)}.`,
  };
}

/** Whose date was taken over: a document it replaced or one named nearby. */
function ownerOfDate(entry: RegisterEntry, at: WrongDate): RegisterEntry | null {
  const sameDay = at.register.entries.filter(
    (other) => other !== entry && other.signed === at.printed,
  );
  const targets = new Set(entry.relations.map((relation) => relation.target));
  const related = sameDay.filter((other) => targets.has(other.symbol));
  const named = sameDay.filter((other) => at.cited.some((one) => one.entry === other));
  return related[0] ?? named[0] ?? null;
}

/**
 * One symbol with two dates. Numbers start again every year, so a plain symbol counts only when the words behind it
 * agree or both dates lie in one year.
 */
export function checkTwoDates(all: readonly CitedReference[], unsure: boolean): CitationIssue[] {
  if (unsure) return [];
  const groups = new Map<string, CitedReference[]>();
  for (const cited of all) {
    if (cited.reference.date?.iso == null || cited.reference.symbol === null) continue;
    const key = cited.reference.key ?? documentKey(cited);
    const group = groups.get(key);
    if (group) group.push(cited);
    else groups.set(key, [cited]);
  }
  return [...groups.values()].flatMap((group) => clashes(group));
}

function clashes(group: readonly CitedReference[]): CitationIssue[] {
  const count = (iso: string) => group.filter((cited) => isoOf(cited) === iso).length;
  const trusted = [...group].sort(
    (a, b) => trust(b) - trust(a) || count(isoOf(b)) - count(isoOf(a)),
  )[0];
  if (!trusted) return [];
  return group.flatMap((cited) => {
    const likeness = isoOf(cited) === isoOf(trusted) ? 0 : sameDocument(cited, trusted);
    if (likeness === 0) return [];
    // The register already says which date is right; one finding is enough.
    if (cited.entry !== null && cited.entry.confidence === "high" && cited.dateDiffers) return [];
    const one = displayDate(isoOf(trusted));
    const other = displayDate(isoOf(cited));
    return [
      {
        cited,
        code: "citation-two-dates",
        severity:
          likeness >= 0.5 || sameYear(cited, trusted) ? ("error" as const) : ("warning" as const),
        message: `${cited.reference.symbol ?? ""} được ghi hai ngày khác nhau trong cùng văn bản: ${one} và ${other}.`,
        expected: one,
        found: other,
        basis: CITATION_FORM_BASIS,
        suggestion: `Đối chiếu bản gốc và ghi thống nhất một ngày; nơi kia ghi ${one}.`,
      },
    ];
  });
}

/** A body gives a number once a year. */
const sameYear = (a: CitedReference, b: CitedReference): boolean =>
  isoOf(a).slice(0, 4) === isoOf(b).slice(0, 4) && a.reference.symbol === b.reference.symbol;

const isoOf = (cited: CitedReference): string => cited.reference.date?.iso ?? "";
const trust = (cited: CitedReference): number =>
  cited.entry !== null && !cited.dateDiffers ? 1 : 0;

/** 0: two documents of the same number; else how sure it is one. */
function sameDocument(a: CitedReference, b: CitedReference): number {
  if (a.reference.year !== null) return 1;
  const oneYear = isoOf(a).slice(0, 4) === isoOf(b).slice(0, 4);
  const words = sameWords(a.behind, b.behind);
  if (!oneYear) return words >= 0.6 ? words : 0;
  const bare = a.behind.length < 20 || b.behind.length < 20;
  return bare ? 0.4 : words >= 0.4 ? words : 0;
}
