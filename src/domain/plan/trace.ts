/**
 * Checks that every number, date and symbol of a text stands in its evidence: the prior plan, the register entries
 * used, results, request and computed figures. Used on every draft, and on whatever a model wrote.
 */
import type { Draft } from "../draft/draft.ts";
import { findReferences } from "../reference/find-references.ts";
import { keyOf } from "../reference/symbol.ts";
import { displayDate, findDates, longDate } from "../reference/vietnamese-date.ts";
import type { RegisterEntry } from "../regulation/register-entry.ts";
import { stripMarks } from "../text/fold.ts";
import { printLocator } from "./citation.ts";
import { parseVietnameseFigure } from "./figure.ts";

export interface Evidence {
  symbols: ReadonlySet<string>;
  /** ISO dates. */
  dates: ReadonlySet<string>;
  /** Values in plain decimal form: "98.4", "15000000". */
  numbers: ReadonlySet<string>;
}

export interface EvidenceInput {
  /** Prior plan, request, results, profile: any text. */
  texts: readonly string[];
  entries: readonly RegisterEntry[];
  /** Computed amounts, labels, years. */
  figures?: readonly (number | string)[];
}

export interface Violation {
  kind: "symbol" | "date" | "number";
  /** As it stands in the text. */
  found: string;
  /** Words around it. */
  context: string;
}

export function makeEvidence(input: EvidenceInput): Evidence {
  const symbols = new Set<string>();
  const dates = new Set<string>();
  const numbers = new Set<string>();
  const take = (text: string): void => {
    for (const figure of figuresOf(text)) {
      if (figure.kind === "symbol") symbols.add(figure.value);
      else if (figure.kind === "date") dates.add(figure.value);
      else numbers.add(figure.value);
    }
    // A date may be cut apart by a line break or be printed in part.
    for (const match of text.matchAll(/\d+/g)) numbers.add(plain(match[0]));
  };
  for (const text of input.texts) take(text);
  for (const entry of input.entries) for (const text of entryTexts(entry)) take(text);
  for (const figure of input.figures ?? []) {
    if (typeof figure === "number") numbers.add(String(figure));
    else take(figure);
  }
  for (const entry of input.entries) {
    symbols.add(keyOf(entry.symbol));
    for (const alias of entry.aliases) symbols.add(keyOf(alias));
  }
  return { symbols, dates, numbers };
}

/** Everything of an entry that a draft may print. */
function entryTexts(entry: RegisterEntry): string[] {
  const dates = [entry.signed, entry.effective].filter((date) => date !== null);
  return [
    entry.symbol,
    entry.title,
    entry.issuer,
    ...dates.flatMap((date) => [longDate(date), displayDate(date)]),
    ...entry.provisions.flatMap((provision) => [
      provision.fact,
      provision.locator ?? "",
      provision.locator === null ? "" : printLocator(provision.locator),
      provision.who ?? "",
      provision.amount ?? "",
      provision.within ?? "",
      ...[provision.due, provision.from, provision.until].flatMap((date) =>
        date === undefined ? [] : [displayDate(date)],
      ),
    ]),
    ...entry.relations.flatMap((relation) => [relation.target, relation.clause ?? ""]),
  ];
}

interface Figure {
  kind: Violation["kind"];
  value: string;
  start: number;
  end: number;
}

/** Symbols first, then dates, then what numbers are left. */
function figuresOf(text: string): Figure[] {
  const nfc = text.normalize("NFC");
  const found: Figure[] = [];
  for (const reference of findReferences(nfc)) {
    const { key, start, end } = reference;
    found.push({
      kind: "symbol",
      value: key ?? `${reference.number}/${reference.year ?? ""}`,
      start,
      end,
    });
  }
  const taken = (start: number, end: number): boolean =>
    found.some((figure) => start < figure.end && end > figure.start);
  for (const { iso, start, end } of findDates(stripMarks(nfc).toLowerCase())) {
    if (iso !== null && !taken(start, end)) found.push({ kind: "date", value: iso, start, end });
  }
  for (const match of nfc.matchAll(/\d+(?:[.,]\d+)*/g)) {
    const start = match.index;
    const end = start + match[0].length;
    if (!taken(start, end)) found.push({ kind: "number", value: plain(match[0]), start, end });
  }
  return found;
}

function plain(number: string): string {
  const value = parseVietnameseFigure(number);
  return value === null ? number : String(value);
}

/** Figures of the text that the evidence does not hold; empty for a sound text. */
export function checkAgainstEvidence(text: string, evidence: Evidence): Violation[] {
  const nfc = text.normalize("NFC");
  const sets = { symbol: evidence.symbols, date: evidence.dates, number: evidence.numbers };
  return figuresOf(nfc)
    .filter((figure) => !sets[figure.kind].has(figure.value))
    .map((figure) => ({
      kind: figure.kind,
      found: nfc.slice(figure.start, figure.end),
      context: nfc.slice(Math.max(0, figure.start - 30), figure.end + 30).replace(/\s+/g, " "),
    }));
}

const KINDS: Record<Violation["kind"], string> = { symbol: "số hiệu", date: "ngày", number: "số" };

/** The place of a line or a row in its list counts on where something was added, and says nothing. */
const ORDINAL = /^(?:\d{1,3}[.)](?=\s)|(?:\d{1,2}\.){1,3}\d{1,2}\.?(?=\s+\p{Lu}))/u;
const withoutLabel = ([label = "", ...cells]: readonly string[]): string[] =>
  /^\d{1,3}[.)]?$/u.test(label.trim()) ? cells : [label, ...cells];

/** Vietnamese sentences for all figures of a draft without evidence. */
export function traceDraft(
  draft: Pick<Draft, "sections" | "cover" | "budget">,
  evidence: Evidence,
): string[] {
  const texts = draft.sections.flatMap((section) => [
    { at: section.heading, text: section.heading },
    ...section.blocks.flatMap((block) =>
      (block.rows?.flatMap(withoutLabel) ?? [block.text.replace(ORDINAL, "")]).map((text) => ({
        at: section.heading,
        text,
      })),
    ),
  ]);
  texts.push({ at: "Bìa", text: draft.cover.title });
  return texts.flatMap(({ at, text }) =>
    checkAgainstEvidence(text, evidence).map(
      (violation) =>
        `Mục "${at}": ${KINDS[violation.kind]} "${violation.found}" không có nguồn (…${violation.context}…).`,
    ),
  );
}
