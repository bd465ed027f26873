/**
 * Two reviews of the same document: what was fixed, what is new, what is still there, what a reviewer has accepted.
 *
 * A finding is known by what it says, not by where its line stands now: code, column and the quoted words. A figure
 * that was changed and is still wrong is a new finding, so an accepted reason never covers another figure.
 */
import { fold } from "../text/fold.ts";
import type { Finding, FixedFinding } from "./finding.ts";

/** A finding that a reviewer accepts as it is, with the reason. */
export interface Waiver {
  fingerprint: string;
  reason: string;
  /** ISO instant. */
  at: string;
}

export interface ReviewChanges {
  /** Each with its fingerprint and state. */
  findings: Finding[];
  /** Of the review before, those that are gone. */
  fixed: FixedFinding[];
}

/** Findings with their fingerprints, in the same order. */
export function withFingerprints(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const base = hashOf(sayingOf(finding));
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return { ...finding, fingerprint: count === 1 ? base : `${base}-${count}` };
  });
}

/** `before`: the findings of the last review of an earlier version; null when there was none. */
export function compareReviews(
  findings: readonly Finding[],
  before: readonly FixedFinding[] | null,
  waivers: readonly Waiver[],
): ReviewChanges {
  const accepted = new Map(waivers.map((waiver) => [waiver.fingerprint, waiver]));
  const known = new Set((before ?? []).map((finding) => finding.fingerprint));
  const marked = withFingerprints(findings).map((finding): Finding => {
    const waiver = accepted.get(finding.fingerprint ?? "");
    if (waiver !== undefined) {
      return { ...finding, state: "waived", waiver: { reason: waiver.reason, at: waiver.at } };
    }
    return { ...finding, state: known.has(finding.fingerprint ?? "") ? "still-there" : "new" };
  });
  const now = new Set(marked.map((finding) => finding.fingerprint));
  return {
    findings: marked,
    fixed: (before ?? []).filter((finding) => !now.has(finding.fingerprint)),
  };
}

/** What stays the same when rows move, numbers of rows change and other lines come and go. */
function sayingOf({ code, where, quote, expected }: Finding): string {
  const said = quote === "" ? `${where.row ?? ""}/${expected ?? ""}` : quote;
  return [code, fold(where.column ?? ""), fold(said)].join("\u0000");
}

/** FNV-1a over 64 bits, hexadecimal: a name, not a safeguard. */
function hashOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const unit of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(unit)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}

/** What tells the versions of one document: its title and year, else the name of its file without marks of a version. */
export function subjectOf(
  { title, year }: { title: string | null; year: number | null },
  fileName: string,
): string {
  const words = fold(title ?? "");
  if (words.split(" ").length >= 4) return hashOf(`${words}\u0000${year ?? ""}`);
  const stem = fold(fileName.replace(/\.[^.]+$/, ""))
    .replace(/[\s._-]*(?:\(\d+\)|v\d+|ban \d+|lan \d+|sua|chinh sua|final|copy)$/g, "")
    .replace(/[\s._-]+/g, " ");
  return hashOf(`${stem}\u0000${words}\u0000${year ?? ""}`);
}
