/** The numbered sources of an answer as text: one document once with its places, in order of first use. Pure. */
import type { Citation } from "../../domain/answer/answer.ts";

interface Numbered {
  citation: Citation;
  /** As the text counts it, from 1. */
  number: number;
}

/** "[1] [3] 13/2025/TT-BYT, Điều 4 khoản 2; [2] Điều 4 khoản 3 (tóm tắt) · [4] …". `shown`: the text above it. */
export function listSources(citations: readonly Citation[], shown: string): string {
  const numbered = citations.map((citation, index) => ({ citation, number: index + 1 }));
  return groupBy(numbered, ({ citation }) => citation.documentId)
    .map((group) => documentItem(group, shown))
    .join(" · ");
}

/** A document known to be dead is said so; the register's own words are marked once. */
function documentItem(group: readonly Numbered[], shown: string): string {
  const [first] = group as [Numbered];
  const name = first.citation.symbol ?? first.citation.title;
  const places = groupBy(group, placeOf).map((own, at) =>
    placeItem(own, at === 0 ? name : null, shown),
  );
  const isDead = group.some(({ citation }) => citation.role === "superseded");
  const isSummary = group.some(({ citation }) => citation.quoteKind === "summary");
  const notes = [isDead ? "hết hiệu lực, để đối chiếu" : "", isSummary ? "tóm tắt" : ""];
  const told = notes.filter((note) => note !== "").join("; ");
  return `${places.join("; ")}${told === "" ? "" : ` (${told})`}`;
}

/** Citations of one place share its item; each literal quote has its own. */
const placeOf = ({ citation }: Numbered): string =>
  citation.quoteKind === "summary"
    ? (citation.locator ?? "")
    : `${citation.locator ?? ""}|${citation.quote}`;

function placeItem(own: readonly Numbered[], name: string | null, shown: string): string {
  const [{ citation }] = own as [Numbered];
  const marks = own.map(({ number }) => `[${number}]`).join(" ");
  const place = citation.locator ?? (name === null ? WHOLE : null);
  const named = [name, place].filter((part) => part !== null).join(", ");
  return `${marks} ${named}${quoteOf(citation, shown)}`;
}

/** The document itself, cited behind one of its places. */
export const WHOLE = "thông tin chung";

/** A quote that stands in a statement is not repeated. */
function quoteOf(citation: Citation, shown: string): string {
  const quote = citation.quote.replace(/\s+/g, " ").trim();
  return citation.quoteKind === "summary" || shown.includes(withoutBullet(quote))
    ? ""
    : `: “${shorten(quote)}”`;
}

/** A line without the mark of its list. */
export const withoutBullet = (text: string): string => text.replace(/^[-+•]\s+/, "");

/** First 160 characters at a word border. */
function shorten(quote: string): string {
  if (quote.length <= 160) return quote;
  return quote.slice(0, quote.lastIndexOf(" ", 160));
}

/** " [1] [2]", three and more in a row as " [6]–[11]". */
export function marksOf(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const runs: number[][] = [];
  for (const number of sorted) {
    const run = runs.at(-1);
    if (run?.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs
    .map((run) =>
      run.length > 2
        ? ` [${run[0]}]–[${run.at(-1)}]`
        : run.map((number) => ` [${number}]`).join(""),
    )
    .join("");
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item)) ?? [];
    group.push(item);
    groups.set(key(item), group);
  }
  return [...groups.values()];
}
