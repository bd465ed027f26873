/** Labels of rows in their sequences: gaps, repeats and pairs out of order, global or by group, also dotted, roman and letters. */
import type { BudgetRow } from "../budget/budget-table.ts";
import { parseLabel, parseLabels, printLabel, rankOf, type RowLabel } from "../budget/row-label.ts";

export type NumberedRow = Pick<BudgetRow, "kind" | "label" | "name" | "index" | "source">;

export type SlipKind = "gap" | "duplicate" | "order";

export interface Slip {
  kind: SlipKind;
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
  /** The number that the one before was put in front of; it stands next and is told with that one. */
  owed?: number;
}

/** Walks the rows; each make of label under each parent is one sequence. */
export function checkLabels(rows: readonly NumberedRow[]): { slips: Slip[]; right: number } {
  const slips: Slip[] = [];
  const sequences = new Map<string, Sequence>();
  const labelled = labelledRows(rows);
  let right = 0;
  labelled.forEach((one, index) => {
    const { row, label, key, rank } = one;
    const sequence = sequences.get(key);
    for (const other of sequences.values()) {
      if (other.rank > rank) other.mayRestart = true;
    }
    forgetDeeper(sequences, label);
    const slip = slipOf(label, sequence, followersOf(labelled, one, index));
    if (slip === null || standsBlank(rows, slip, [sequence?.at ?? -1, row.index])) right += 1;
    else slips.push({ ...slip, row });
    sequences.set(key, {
      last: lastOf(label, sequence, slip),
      ...{ rank, at: row.index, mayRestart: false },
      ...(slip?.kind === "order" ? { owed: label.ordinal - 1 } : {}),
    });
  });
  return { slips, right };
}

interface LabelledRow {
  row: NumberedRow;
  label: RowLabel;
  /** Of its sequence. */
  key: string;
  rank: number;
  /** Position of the next one of the sequence; Infinity for the last. */
  next: number;
}

function labelledRows(rows: readonly NumberedRow[]): LabelledRow[] {
  const counted = rows.filter(
    (row, index) => row.kind === "line" || row.kind === "group" || isHead(rows, index),
  );
  const labels = parseLabels(counted.map((row) => row.label));
  const labelled = counted.flatMap((row, index): LabelledRow[] => {
    const label = labels[index] ?? parseLabel(row.label);
    const heads = headsNumbers(row, label, labels[index + 1]);
    const key = heads ? "heads" : sequenceKey(label);
    const rank = rankOf(label) - (heads ? 0.25 : 0);
    return label.ordinal > 0 ? [{ row, label, key, rank, next: Infinity }] : [];
  });
  const seen = new Map<string, number>();
  for (let at = labelled.length - 1; at >= 0; at--) {
    const one = labelled[at];
    if (one === undefined) continue;
    one.next = seen.get(one.key) ?? Infinity;
    seen.set(one.key, at);
  }
  return labelled;
}

/** "2 | Khoa Nhi", a sum, over the line "1" or "70": numbers of the heads and of the lines are two counts. */
const headsNumbers = (row: NumberedRow, label: RowLabel, below: RowLabel | undefined): boolean =>
  row.kind === "group" &&
  label.kind === "arabic" &&
  below?.kind === "arabic" &&
  below.ordinal !== label.ordinal + 1;

/** What the count goes on from: the larger of two that changed places, the right number for a wrong one. */
function lastOf(
  label: RowLabel,
  sequence: Sequence | undefined,
  slip: { resume?: RowLabel } | null,
): RowLabel {
  if (sequence?.owed === label.ordinal) return { ...label, ordinal: label.ordinal + 1 };
  return slip?.resume ?? label;
}

/** Rows of one group are more than these in no plan. */
const REACH = 120;

/** "9 | Phòng Kế hoạch" without figures over "8.1": the head of a group with a number that its rows do not bear. */
function isHead(rows: readonly NumberedRow[], index: number): boolean {
  const [row, next] = [rows[index], rows[index + 1]];
  if (row?.kind !== "note" || next === undefined) return false;
  const { kind } = parseLabel(row.label);
  const below = parseLabel(next.label);
  return (
    kind === "arabic" && below.kind === "dotted" && below.path.length === 2 && below.ordinal === 1
  );
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

/** The next two labels of the sequence, where these are not too far away. */
function followersOf(
  labelled: readonly LabelledRow[],
  { next }: LabelledRow,
  index: number,
): Followers {
  const first = next - index < REACH ? labelled[next] : undefined;
  return [first?.label, first === undefined ? undefined : labelled[first.next]?.label];
}

type Followers = readonly [RowLabel | undefined, RowLabel | undefined];

function slipOf(
  label: RowLabel,
  sequence: Sequence | undefined,
  followers: Followers,
): (Omit<Slip, "row"> & { resume?: RowLabel }) | null {
  if (sequence === undefined) return firstSlip(label);
  if (sequence.owed === label.ordinal || isInOrder(label, sequence)) return null;
  const last = sequence.last.ordinal;
  const wanted = last + 1;
  if (isSwapped(label, wanted, followers))
    return { kind: "order", missing: [printLabel(label, wanted), printLabel(label, wanted + 1)] };
  const oneWrong = followers[0]?.ordinal === wanted + 1;
  const skipped = label.ordinal > wanted && !oneWrong ? range(wanted, label.ordinal - 1) : [wanted];
  return {
    kind: label.ordinal === last ? "duplicate" : "gap",
    missing: skipped.map((ordinal) => printLabel(label, ordinal)),
    ...(oneWrong ? { resume: { ...label, ordinal: wanted } } : {}),
  };
}

function isInOrder(label: RowLabel, { last: { ordinal: last }, mayRestart }: Sequence): boolean {
  // Numbering by group starts anew at 1.
  const restarts = label.ordinal === 1 && (mayRestart || last !== 1);
  return label.ordinal === last + 1 || restarts || leavesOutD(label, last);
}

const isSwapped = ({ ordinal }: RowLabel, wanted: number, [next, after]: Followers): boolean =>
  ordinal === wanted + 1 && next?.ordinal === wanted && goesOn(after, wanted + 2);

/** The count goes on behind the two, starts anew or is over. */
const goesOn = (label: RowLabel | undefined, wanted: number): boolean =>
  label === undefined || label.ordinal === wanted || label.ordinal === 1;

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
