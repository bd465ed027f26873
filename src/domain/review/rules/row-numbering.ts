/** Numbers of rows in tables of figures and of tasks: gaps and repeats, global or by group, also dotted, roman and letters. */
import type { BudgetRow } from "../../budget/budget-table.ts";
import {
  parseLabel,
  parseLabels,
  printLabel,
  rankOf,
  type RowLabel,
} from "../../budget/row-label.ts";
import type { ParsedTable } from "../../document/parsed-document.ts";
import { fold } from "../../text/fold.ts";
import type { Finding, RuleOutcome } from "../finding.ts";
import { emptyOutcome } from "../finding.ts";
import type { ReviewInput, Rule } from "../rule.ts";
import { figureTables } from "../table-rule.ts";
import { whereOfTable } from "../where.ts";

export const rowNumbering: Rule = {
  id: "row-numbering",
  title: "Số thứ tự dòng",
  codes: [
    {
      code: "row-numbering-gap",
      severity: "warning",
      meaning: "Số thứ tự nhảy: có thể thiếu dòng hoặc đã xóa dòng mà không đánh số lại.",
    },
    {
      code: "row-numbering-duplicate",
      severity: "warning",
      meaning: "Hai dòng cùng một số thứ tự.",
    },
  ],
  check(input) {
    const outcome: RuleOutcome = emptyOutcome();
    for (const table of figureTables(input)) {
      const { slips, right } = checkLabels(table.rows);
      outcome.relations += right;
      outcome.findings.push(...findingsOf(table.table, slips, table.ocr));
    }
    for (const table of otherTables(input)) {
      const parts = numberedParts(table).map(checkLabels);
      outcome.relations += parts.reduce((sum, { right }) => sum + right, 0);
      const slips = parts.flatMap((part) => part.slips);
      outcome.findings.push(...findingsOf(table, slips, false));
    }
    return outcome;
  },
};

type NumberedRow = Pick<BudgetRow, "kind" | "label" | "name" | "index" | "source">;

const NUMBER_HEADER = /^(?:tt|stt|so tt|so thu tu)$/;

/** Tables of tasks, of targets, of who does what: their first column says that it numbers the rows. */
function otherTables(input: ReviewInput): ParsedTable[] {
  const { tables, quality } = input.document;
  const known = new Set(figureTables(input).map(({ table }) => table.index));
  return quality.ocr || quality.lostMarks
    ? []
    : tables.filter((table) => !known.has(table.index) && headerAt(table) >= 0);
}

const headerAt = (table: ParsedTable): number =>
  table.rows.slice(0, 3).findIndex(({ cells }) => NUMBER_HEADER.test(fold(cells[0]?.text ?? "")));

/** Rows with a number, part by part: a row that names a group without one lets the count start anew. */
function numberedParts(table: ParsedTable): NumberedRow[][] {
  const parts: NumberedRow[][] = [[]];
  for (const [index, source] of table.rows.slice(headerAt(table) + 1).entries()) {
    const [label = "", name = ""] = source.cells.map((cell) => cell.text.trim());
    // Letters are counted as items of a list: ./list-numbering.ts.
    if (label !== "" && name !== "" && !/^[a-zđ][.)]*$/u.test(label))
      parts.at(-1)?.push({ kind: "line", label, name, index, source });
    else if (label !== "" || name !== "") parts.push([]);
  }
  return parts;
}

interface Slip {
  kind: "gap" | "duplicate";
  row: NumberedRow;
  /** Labels that should stand before or instead. */
  missing: string[];
}

interface Sequence {
  last: RowLabel;
  rank: number;
  /** Index of the row of the last label. */
  at: number;
  /** A label of a higher level has come since: the count may start anew. */
  mayRestart: boolean;
}

/** Walks the rows; each make of label under each parent is one sequence. */
function checkLabels(rows: readonly NumberedRow[]): { slips: Slip[]; right: number } {
  const slips: Slip[] = [];
  const sequences = new Map<string, Sequence>();
  const counted = rows.filter((row) => row.kind === "line" || row.kind === "group");
  const labels = parseLabels(counted.map((row) => row.label));
  const labelled = counted
    .map((row, index) => ({ row, label: labels[index] ?? parseLabel(row.label) }))
    .filter(({ label }) => label.ordinal > 0);
  let right = 0;
  labelled.forEach(({ row, label }, index) => {
    const key = sequenceKey(label);
    const sequence = sequences.get(key);
    for (const other of sequences.values()) {
      if (other.rank > rankOf(label)) other.mayRestart = true;
    }
    forgetDeeper(sequences, label);
    const next = labelled
      .slice(index + 1, index + 40)
      .find((other) => sequenceKey(other.label) === key);
    const slip = slipOf(label, sequence, next?.label);
    if (slip === null || standsBlank(rows, slip, [sequence?.at ?? -1, row.index])) right += 1;
    else slips.push({ ...slip, row });
    const last = slip?.resume ?? label;
    sequences.set(key, { last, rank: rankOf(label), at: row.index, mayRestart: false });
  });
  return { slips, right };
}

/** The numbers that seem to be missing stand there, in rows without a figure ("5 | Kiểm tra | Hằng quý | "). */
function standsBlank(
  rows: readonly NumberedRow[],
  { kind, missing }: Omit<Slip, "row">,
  [from, to]: readonly [number, number],
): boolean {
  if (kind !== "gap") return false;
  const blank = rows
    .filter((row) => row.kind === "note" && row.index > from && row.index < to)
    .map((row) => parseLabel(row.label))
    .map((label) => printLabel(label, label.ordinal));
  return missing.every((label) => blank.includes(label));
}

/** Dotted labels count within their prefix; the others within their make. */
const sequenceKey = (label: RowLabel): string =>
  ["dotted", "roman-dotted", "upper-dotted"].includes(label.kind)
    ? `${label.kind}:${label.path.slice(0, -1).join(".")}`
    : label.kind;

/** Letters under a number start anew at the next number. */
function forgetDeeper(sequences: Map<string, Sequence>, label: RowLabel): void {
  if (label.kind === "arabic" || label.kind === "dotted") sequences.delete("lower");
}

/** "a, b, c, d, e" and "A, B, C, D, E": many leave "đ" out of their lists. */
const leavesOutD = ({ kind, ordinal }: RowLabel, last: number): boolean =>
  (kind === "lower" || kind === "upper") && last === 4 && ordinal === 6;

function slipOf(
  label: RowLabel,
  sequence: Sequence | undefined,
  next: RowLabel | undefined,
): (Omit<Slip, "row"> & { resume?: RowLabel }) | null {
  if (sequence === undefined) return firstSlip(label);
  const last = sequence.last.ordinal;
  const wanted = last + 1;
  // Numbering by group starts anew at 1.
  const restarts = label.ordinal === 1 && (sequence.mayRestart || last !== 1);
  if (label.ordinal === wanted || restarts || leavesOutD(label, last)) return null;
  const oneWrong = next?.ordinal === wanted + 1;
  const skipped = label.ordinal > wanted && !oneWrong ? range(wanted, label.ordinal - 1) : [wanted];
  return {
    kind: label.ordinal === last ? "duplicate" : "gap",
    missing: skipped.map((ordinal) => printLabel(label, ordinal)),
    ...(oneWrong ? { resume: { ...label, ordinal: wanted } } : {}),
  };
}

/** "1.2" without "1.1"; a table that goes on from another one may start anywhere. */
function firstSlip(label: RowLabel): Omit<Slip, "row"> | null {
  if (label.kind !== "dotted" || label.ordinal < 2 || label.ordinal > 5) return null;
  return {
    kind: "gap",
    missing: range(1, label.ordinal - 1).map((ordinal) => printLabel(label, ordinal)),
  };
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.min(Math.max(to - from + 1, 0), 20) }, (_, index) => from + index);

/** One finding a kind and table: gaps that come from one deletion are one matter. */
function findingsOf(table: ParsedTable, slips: readonly Slip[], ocr: boolean): Finding[] {
  return (["gap", "duplicate"] as const).flatMap((kind) => {
    const mine = slips.filter((slip) => slip.kind === kind);
    const [first] = mine;
    // Labels that hardly follow each other are codes of items, not numbers of rows.
    if (first === undefined || mine.length > 12) return [];
    const labels = mine.map((slip) => slip.row.label).join(", ");
    const { name } = first.row;
    // One row is told with what it is about, several with their numbers.
    const named = mine.length > 1 || name === "" ? labels : `${labels} (${name.slice(0, 80)})`;
    const missing = [...new Set(mine.flatMap((slip) => slip.missing))].join(", ");
    const where = (slip: Slip) =>
      whereOfTable(table, { row: slip.row.source, rowName: slip.row.label });
    return [
      {
        code: `row-numbering-${kind}`,
        severity: ocr ? ("info" as const) : ("warning" as const),
        where: where(first),
        quote: first.row.label,
        expected: missing,
        found: labels,
        message:
          kind === "gap"
            ? `Số thứ tự nhảy ở dòng ${named}: thiếu ${missing}. Cần xem có dòng nào bị bỏ sót.`
            : `Số thứ tự ${named} lặp lại; theo thứ tự phải là ${missing}.`,
        suggestion: "Đánh lại số thứ tự, hoặc bổ sung dòng còn thiếu.",
        ...(mine.length > 1 ? { alsoAt: mine.slice(1).map(where) } : {}),
      },
    ];
  });
}
