/** What a check says of one reference, and how issues of one cause become one finding with all its places. */
import { keyOf } from "../../reference/symbol.ts";
import { distinctPlaces, type Finding, type Severity } from "../finding.ts";
import type { CitedReference } from "./cited-references.ts";

export interface CitationIssue {
  cited: CitedReference;
  code: string;
  severity: Severity;
  message: string;
  expected?: string;
  found?: string;
  basis?: string;
  suggestion?: string;
  /** Issues of one code and one cause are one finding; default: the document and what is wrong with it. */
  cause?: string;
}

/** error → warning → info. */
export function lower(severity: Severity): Severity {
  return severity === "error" ? "warning" : "info";
}

const WEIGHT: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** One finding a cause, at the weightiest place first; the others stand in `alsoAt`. */
export function toFindings(issues: readonly CitationIssue[]): Finding[] {
  const groups = new Map<string, CitationIssue[]>();
  for (const issue of issues) {
    const key = `${issue.code}#${issue.cause ?? `${documentKey(issue.cited)}#${issue.expected ?? ""}`}`;
    const group = groups.get(key);
    if (group) group.push(issue);
    else groups.set(key, [issue]);
  }
  return [...groups.values()].map((group) => toFinding(group));
}

export function documentKey(cited: CitedReference): string {
  if (cited.entry) return keyOf(cited.entry.symbol);
  return cited.reference.key ?? `${cited.reference.typeWord ?? ""} ${cited.reference.number}`;
}

function toFinding(group: readonly CitationIssue[]): Finding {
  const sorted = [...group].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
  const main = sorted[0];
  if (!main) throw new Error("a group of issues is never empty");
  const places = sorted.slice(1).map((issue) => issue.cited.line.where);
  const others = distinctPlaces([main.cited.line.where, ...places]).slice(1);
  const { message, severity, code } = main;
  return {
    code,
    severity,
    where: main.cited.line.where,
    quote: main.cited.quote,
    message,
    ...optional({
      expected: main.expected,
      found: main.found,
      basis: main.basis,
      suggestion: main.suggestion,
    }),
    ...(others.length > 0 ? { alsoAt: others } : {}),
  };
}

function optional<T extends Record<string, string | undefined>>(
  fields: T,
): { [K in keyof T]?: string } {
  const kept: { [K in keyof T]?: string } = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) kept[name as keyof T] = value;
  }
  return kept;
}
