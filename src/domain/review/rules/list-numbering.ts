/**
 * Numbers and letters of lists and headings: gaps, repeats and letters out of order. A gap is the trace of a deleted
 * entry. Vietnamese lists count a, b, c, d, đ, e, g … and know no f, j, w, z (NĐ 30/2020/NĐ-CP, Phụ lục I mục II.6).
 *
 * Rows of budgets are numbered by rules of their own; a scan loses too many marks to count.
 */
import { numbersOf } from "../../budget/table-parts.ts";
import { toRoman } from "../../text/roman.ts";
import type { DocumentLine } from "../document-lines.ts";
import { emptyOutcome, type Finding, type Severity } from "../finding.ts";
import {
  CAPITALS,
  type FoundItem,
  type Item,
  itemOf,
  type Kind,
  LETTERS,
  ORDINALS,
} from "../list-items.ts";
import { type Prose, proseOf, quoteOf } from "../prose.ts";
import type { ReviewInput, Rule, RuleCode } from "../rule.ts";

const codes: readonly RuleCode[] = [
  {
    code: "list-numbering-gap",
    severity: "warning",
    meaning: "Số thứ tự hoặc chữ cái của danh sách, đề mục bị nhảy hoặc lặp.",
    basis: "30/2020/NĐ-CP",
  },
  {
    code: "list-number-style",
    severity: "info",
    meaning: "Một mục đánh số khác kiểu các mục còn lại.",
    basis: "30/2020/NĐ-CP",
  },
];

export const listNumbering: Rule = {
  id: "list-numbering",
  title: "Số thứ tự của danh sách và đề mục",
  codes,
  check(input) {
    const prose = proseOf(input);
    if (prose.all.unsure) return emptyOutcome();
    const findings: Finding[] = [];
    let relations = 0;
    for (const series of seriesOf(prose, input)) {
      const faults = faultsOf(series);
      findings.push(...faults, ...styleOf(series));
      relations += faults.length === 0 && series.items.length > 2 ? 1 : 0;
    }
    return { ...emptyOutcome(), findings, relations };
  },
};

interface Series {
  kind: Kind;
  items: Item[];
}

/** Kinds from the outermost; an item of one closes the open series of the inner ones. */
const ORDER: readonly Kind[] = [
  "part",
  "article",
  "capital",
  "roman",
  "number",
  "dotted",
  "letter",
  "small-roman",
];

function seriesOf(prose: Prose, input: ReviewInput): Series[] {
  const budgets = new Set(input.budgets.flatMap(numbersOf));
  const reader = new SeriesReader();
  for (const line of prose.lines) {
    if (line.table === null || !budgets.has(line.table)) reader.read(line);
  }
  return reader.finish();
}

/** Keeps the open series of each kind while lines go by. */
class SeriesReader {
  private readonly done: Series[] = [];
  private readonly open = new Map<string, Series>();
  private table: number | null = null;

  read(line: DocumentLine): void {
    // A table has lists of its own, so it neither goes on with one nor leaves one open.
    if (line.table !== this.table) this.close(["letter", "small-roman"]);
    this.table = line.table;
    if (/^[\s#*]*phu luc\b/.test(line.folded)) this.close(ORDER);
    else if (/^[\s#*]*phan\b/.test(line.folded)) this.close(ORDER.slice(1));
    // Articles go on over the chapters.
    else if (/^[\s#*]*chuong\b/.test(line.folded)) this.close(ORDER.slice(2));
    const item = itemOf(line);
    if (item) this.add(item);
  }

  finish(): Series[] {
    return [...this.done, ...this.open.values()];
  }

  private add(item: FoundItem): void {
    this.close(ORDER.slice(ORDER.indexOf(item.kind) + 1));
    const key = `${item.kind}${item.prefix}`;
    const series = this.open.get(key);
    if (series && belongs(item, series.items)) {
      series.items.push(item);
      return;
    }
    if (series) this.done.push(series);
    this.open.set(key, { kind: item.kind, items: [item] });
  }

  private close(kinds: readonly string[]): void {
    for (const [key, series] of this.open) {
      if (!kinds.some((kind) => key.startsWith(kind))) continue;
      this.done.push(series);
      this.open.delete(key);
    }
  }
}

/** "1." opens a new list, but right below a first "1."; so does a number that goes back. */
function belongs(item: Item, items: readonly Item[]): boolean {
  if (item.value === 1)
    return items.length === 1 && items[0]?.value === 1 && isNext(items[0], item);
  return item.value >= (items.at(-1)?.value ?? 0) || isSwapped(items, item);
}

/** "1., 3., 2.": the number that the one before was put in front of. */
const isSwapped = (items: readonly Item[], { value }: Item): boolean =>
  items.at(-1)?.value === value + 1 && items.at(-2)?.value === value - 1;

function faultsOf(series: Series): Finding[] {
  const { items } = series;
  return items.flatMap((item, index) => {
    const previous = inOrder(items, index - 1);
    const next = items[index + 1];
    if (!previous || item.value === previous.value + 1 || isSwappedAt(items, index)) return [];
    if (next !== undefined && isSwappedAt(items, index + 1)) return [swapFinding(item, next)];
    return faultOf(series, previous, item);
  });
}

/** Counted from 1 or "a" up to the item, line upon line. */
function isOneList(items: readonly Item[], item: Item): boolean {
  const before = items.slice(0, items.indexOf(item));
  const counted = before.every(({ value }, index) => value === index + 1);
  const joined = [...before, item].every(
    (one, index) => index === 0 || isNext(before[index - 1], one),
  );
  // "1., 1., 1." is how Markdown lets the reader count.
  const told = item.value > 1 || items[items.indexOf(item) + 1]?.value === 2;
  return counted && joined && told;
}

/** Nothing stands between the two. */
const isNext = (above: Item | undefined, { line }: Item): boolean =>
  above !== undefined && line.start - above.line.start - above.line.text.length <= PARTING;

/** Line breaks between two entries, with a blank line at most. */
const PARTING = 3;

function faultOf(series: Series, previous: Item, item: Item): Finding[] {
  const repeated = item.value === previous.value;
  // Two lists of a few entries that both begin in the middle are no evidence; one that nothing parts from its first is.
  const few = series.kind !== "roman" && series.items.length < 4;
  if (repeated && few && !isOneList(series.items, item)) return [];
  const missing = missingLabels(series.kind, previous, item);
  if (!repeated && missing.every(isOfOneAlphabet)) return [];
  const onlyD = series.kind === "letter" && missing.length === 1 && missing[0] === "đ";
  const severity: Severity = onlyD ? "info" : "warning";
  return [
    {
      code: "list-numbering-gap",
      severity,
      where: item.line.where,
      quote: quoteOf(item.line, 0, 90),
      expected: nextLabel(series.kind, previous),
      found: item.label,
      message: repeated
        ? `Số ${item.label} dùng hai lần liền nhau.`
        : `Sau ${previous.label} là ${item.label}: thiếu ${missing.join(", ")}; có thể đã xóa mục mà không đánh số lại.`,
      basis: "30/2020/NĐ-CP",
      suggestion: "Đánh lại thứ tự và kiểm tra có mục nào bị bỏ sót.",
    },
  ];
}

/** The last item counted so far: of two that changed places the larger one. */
function inOrder(items: readonly Item[], index: number): Item | undefined {
  return isSwappedAt(items, index) ? items[index - 1] : items[index];
}

function isSwappedAt(items: readonly Item[], index: number): boolean {
  const item = items[index];
  return item !== undefined && isSwapped(items.slice(0, index), item);
}

const swapFinding = (item: Item, next: Item): Finding => ({
  code: "list-numbering-gap",
  severity: "warning",
  where: item.line.where,
  quote: quoteOf(item.line, 0, 90),
  expected: `${next.label}, ${item.label}`,
  found: `${item.label}, ${next.label}`,
  message: `Mục ${item.label} và mục ${next.label} đảo thứ tự.`,
  basis: "30/2020/NĐ-CP",
  suggestion: "Đánh lại thứ tự, hoặc xếp lại hai mục.",
  alsoAt: [next.line.where],
});

/** Both alphabets are in use for the parts of a plan: Đ and F may be left out. */
const isOfOneAlphabet = (label: string): boolean => /^(?:Phần )?[ĐF]$/.test(label);

function missingLabels(kind: Kind, previous: Item, item: Item): string[] {
  const count = Math.max(0, item.value - previous.value - 1);
  const base = previous.label.replace(/\d+$/, "");
  const all = Array.from({ length: Math.min(count, 8) }, (_, index) =>
    labelOf(kind, previous.value + index + 1, base),
  );
  const sure = all.filter((label) => !isOfOneAlphabet(label));
  return sure.length === 0 ? all : sure;
}

const nextLabel = (kind: Kind, previous: Item): string =>
  labelOf(kind, previous.value + 1, previous.label.replace(/\d+$/, ""));

function labelOf(kind: Kind, value: number, base: string): string {
  if (kind === "letter") return LETTERS.charAt(value - 1);
  if (kind === "capital") return CAPITALS.charAt(value - 1);
  if (kind === "part") return `Phần ${partLabel(value, base)}`;
  if (kind === "roman") return toRoman(value);
  if (kind === "small-roman") return toRoman(value).toLowerCase();
  return kind === "dotted" || kind === "article" ? `${base}${value}` : String(value);
}

function partLabel(value: number, base: string): string {
  if (/^Phần thứ /.test(base)) return `thứ ${ORDINALS[value - 1] ?? value}`;
  if (/^Phần [A-HĐ]$/.test(base)) return CAPITALS.charAt(value - 1);
  return /^Phần $/.test(base) ? String(value) : toRoman(value);
}

/** "09." among "1." … "8.": the zero belongs to numbers of documents, not to lists. */
function styleOf(series: Series): Finding[] {
  const padded = series.items.filter((item) => /^0\d/.test(item.label));
  const plain = series.items.filter((item) => /^[1-9]$/.test(item.label));
  const first = padded[0];
  if (!first || plain.length <= padded.length) return [];
  return [
    {
      code: "list-number-style",
      severity: "info",
      where: first.line.where,
      quote: quoteOf(first.line, 0, 60),
      expected: String(first.value),
      found: first.label,
      message: `Mục ${first.value} ghi “${first.label}” trong khi các mục khác không thêm số 0.`,
      basis: "30/2020/NĐ-CP",
    },
  ];
}
