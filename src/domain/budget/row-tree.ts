/**
 * The outline of a table: which rows are groups of which, and which rows are totals of what.
 *
 * Labels decide ("II" over "1", "4" over "4.1"); where they leave it open, a row is a group only when its figure is
 * the sum of the rows below, or when other rows of the same make show so. Total rows are tried against every set of
 * rows they could close; the set that makes the sum hold wins.
 */
import type { BudgetRow, RowSum } from "./budget-table.ts";
import { abs, type Micro } from "./fixed.ts";
import { parseLabel, parseLabels, rankOf, type RowLabel } from "./row-label.ts";

export interface Outline {
  sums: RowSum[];
  /** Rows without a group above them. */
  top: number[];
}

export interface TreeOptions {
  /** Columns whose figures add up over rows. */
  summable: readonly number[];
  /** Quantity and unit price columns: a row that has them is no group. */
  priced: readonly number[];
  /** Those of the quantities where there are prices too: of a group they may be summed up. */
  counts: readonly number[];
  /** Largest allowed gap of one figure when a sum is tried, in Micro. */
  slack: Micro;
}

interface Node {
  row: BudgetRow;
  label: RowLabel;
  rank: number;
  children: Node[];
  parent: Node | null;
  strong: boolean;
}

export function outline(rows: readonly BudgetRow[], options: TreeOptions): Outline {
  const nodes = buildNodes(rows, options);
  let top = nest(nodes);
  const weak = nodes.filter((node) => node.children.length > 0 && !node.strong);
  const dissolved = weakGroupsToDissolve(weak, rows, options);
  if (dissolved.size > 0) {
    // The rows below become its equals.
    for (const node of dissolved) for (const child of node.children) child.rank = node.rank;
    top = nest(nodes.map((node) => Object.assign(node, { children: [], parent: null })));
  }
  const flat: Node[] = [];
  collect(top, flat);
  for (const node of flat) {
    node.row.children = node.children.map((child) => child.row.index);
    if (node.children.length > 0) node.row.kind = "group";
  }
  const sums: RowSum[] = flat
    .filter((node) => node.children.length > 0)
    .map((node) => ({
      target: node.row.index,
      members: node.row.children,
      kind: "group",
      strong: node.strong,
    }));
  return { sums, top: top.map((node) => node.row.index) };
}

/** Value of a row in a column: as printed, else by a total row that closes it, else the sum of its children. */
export function effective(rows: readonly BudgetRow[], index: number, column: number): Micro | null {
  const row = rows[index];
  if (row === undefined) return null;
  const own = row.cells[column];
  if (own?.unreadable === true) return null;
  if (own?.value != null) return own.value;
  for (const closing of row.closedBy) {
    const value = rows[closing]?.cells[column]?.value;
    if (value != null) return value;
  }
  if (row.children.length === 0) return 0n;
  return sumOf(rows, row.children, column);
}

/** Sum over rows; null when one of them cannot be read. */
export function sumOf(
  rows: readonly BudgetRow[],
  members: readonly number[],
  column: number,
): Micro | null {
  let total = 0n;
  for (const member of members) {
    const value = effective(rows, member, column);
    if (value === null) return null;
    total += value;
  }
  return total;
}

/** True when at least one of the rows has a figure in the column. */
export function anyFigure(
  rows: readonly BudgetRow[],
  members: readonly number[],
  column: number,
): boolean {
  return members.some((member) => {
    const row = rows[member];
    if (row === undefined) return false;
    if (row.cells[column]?.value != null) return true;
    if (row.closedBy.some((closing) => rows[closing]?.cells[column]?.value != null)) return true;
    return row.children.length > 0 && anyFigure(rows, row.children, column);
  });
}

function buildNodes(rows: readonly BudgetRow[], options: TreeOptions): Node[] {
  const letters = rows.some((row) => /^A[.)]?$/.test(row.label));
  const deeper = depthUnderRoman(rows);
  const labels = parseLabels(rows.map((row) => row.label));
  let outermost = Infinity;
  return rows.flatMap((row, index) => {
    const parsed = labels[index] ?? parseLabel(row.label);
    const counted = headsCounts(rows, index, options);
    const node = row.kind === "line" ? nodeOf(row, { parsed, letters, counted }, options) : null;
    if (node === null) return [];
    // "1" under "I.1" is a line of it, not its equal.
    if (node.label.kind === "arabic" || node.label.kind === "dotted") node.rank += deeper;
    if (headsNumbers(rows, labels, index, options)) node.rank -= 0.25;
    if (isAddedBelow(rows, index, options)) node.rank = Math.min(node.rank, outermost);
    outermost = Math.min(outermost, node.rank);
    return [node];
  });
}

/** No unit, no price, and a quantity that the rows below, up to the next such row, come to: "Khoa Dược | | 18 | | 84.000". */
function headsCounts(rows: readonly BudgetRow[], index: number, options: TreeOptions): boolean {
  const bareCount = (row: BudgetRow | undefined): Micro | null => {
    const bare = row?.kind === "line" && row.unit === "";
    const filled = options.priced.filter((column) => row?.cells[column]?.value != null);
    const [only, ...more] = filled;
    if (!bare || only === undefined || more.length > 0) return null;
    return options.counts.includes(only) ? (row.cells[only]?.value ?? null) : null;
  };
  const own = bareCount(rows[index]);
  if (own === null) return false;
  let [sum, members] = [0n, 0];
  for (let at = index + 1; at < rows.length; at++) {
    const row = rows[at];
    if (row?.kind !== "line" || bareCount(row) !== null) break;
    for (const column of options.counts) sum += row.cells[column]?.value ?? 0n;
    members += 1;
  }
  return members >= 2 && sum === own;
}

/**
 * "2 | Khoa Nhi | | | | 84.000" over a priced line numbered "1" or, where numbers run on through the table, "70": a sum
 * without unit and price outside the order of the lines. "5 | Chi khác" between lines 4 and 6 is one of them.
 */
function headsNumbers(
  rows: readonly BudgetRow[],
  labels: readonly RowLabel[],
  index: number,
  options: TreeOptions,
): boolean {
  const [own, below] = [labels[index], labels[index + 1]];
  if (own?.kind !== "arabic" || below?.kind !== "arabic") return false;
  const [row, line] = [rows[index], rows[index + 1]];
  if (row === undefined || line === undefined || below.ordinal === own.ordinal + 1) return false;
  return isBareSum(row, options) && (line.unit !== "" || has(line, options.priced));
}

const has = (row: BudgetRow, columns: readonly number[]): boolean =>
  columns.some((column) => row.cells[column]?.value != null);

const isBareSum = (row: BudgetRow, { priced, summable }: TreeOptions): boolean =>
  row.kind === "line" && row.unit === "" && !has(row, priced) && has(row, summable);

/** "Dự phòng (5%)" behind a total, with no rows of its own: added to all that stands above, part of no group. */
function isAddedBelow(rows: readonly BudgetRow[], index: number, options: TreeOptions): boolean {
  const isBare = (row: BudgetRow | undefined): boolean =>
    row?.kind === "line" &&
    row.label === "" &&
    row.unit === "" &&
    !options.priced.some((column) => row.cells[column]?.value != null);
  if (!isBare(rows[index])) return false;
  let above = index - 1;
  while (isBare(rows[above])) above -= 1;
  const next = rows[index + 1];
  const alone = next === undefined || next.kind !== "line" || isBare(next);
  return alone && rows[above]?.kind === "total";
}

/** How much deeper plain numbers stand in a table that has "I.1" over them. */
function depthUnderRoman(rows: readonly BudgetRow[]): number {
  let longest = 0;
  for (const row of rows) {
    if (!/^[IVX]/.test(row.label)) continue;
    const label = parseLabel(row.label);
    if (label.kind === "roman-dotted") longest = Math.max(longest, label.path.length);
  }
  return longest === 0 ? 0 : longest - 1.5;
}

function nodeOf(
  row: BudgetRow,
  { parsed, letters, counted }: { parsed: RowLabel; letters: boolean; counted: boolean },
  options: TreeOptions,
): Node | null {
  // Beside an "A" the letters C and D are no roman numbers.
  const label: RowLabel =
    letters && /^[CD][.)]?$/.test(row.label) ? { ...parsed, kind: "upper" } : parsed;
  const figures = has(row, options.summable);
  const priced = has(row, options.priced);
  const unnamed = label.kind === "none" || label.kind === "other";
  if (!figures && !priced && unnamed) return null;
  const heading = unnamed && (!priced || counted) && isHeading(row, options);
  const rank = heading ? 1.5 : rankOf(label);
  return { row, label, rank, children: [], parent: null, strong: false };
}

/** A figure without unit in a table of prices, or set off from the lines by its print. */
const isHeading = (row: BudgetRow, options: TreeOptions): boolean =>
  row.unit === "" && (options.priced.length > 0 || isLoud(row));

/** Printed bold or in capitals, as headings are. */
const isLoud = (row: BudgetRow): boolean =>
  row.source.cells.some((cell) => cell.bold === true) ||
  (row.name === row.name.toUpperCase() && /\p{L}{3}/u.test(row.name));

function nest(nodes: readonly Node[]): Node[] {
  const top: Node[] = [];
  const stack: Node[] = [];
  for (const node of nodes) {
    while (stack.length > 0 && (stack.at(-1)?.rank ?? 0) >= node.rank) stack.pop();
    const parent = stack.at(-1) ?? null;
    node.parent = parent;
    if (parent === null) top.push(node);
    else parent.children.push(node);
    stack.push(node);
  }
  for (const node of nodes) node.strong = isStrong(node);
  return top;
}

function isStrong(node: Node): boolean {
  const [child] = node.children;
  if (child === undefined) return false;
  if (["upper", "roman"].includes(node.label.kind)) return true;
  if (["roman-dotted", "upper-dotted"].includes(node.label.kind)) return !isPriced(node);
  const prefixed =
    child.label.path.length > node.label.path.length &&
    node.label.path.length > 0 &&
    node.label.path.every((part, level) => part === child.label.path[level]);
  return prefixed && !isPriced(node);
}

const isPriced = (node: Node): boolean => node.row.unit !== "";

/** Weak groups whose figure is not the sum of their rows, unless others of the same make do sum up. */
function weakGroupsToDissolve(
  weak: readonly Node[],
  rows: readonly BudgetRow[],
  options: TreeOptions,
): Set<Node> {
  const makes = new Map<string, { good: number; bad: Node[] }>();
  for (const node of weak.toReversed()) {
    node.row.children = node.children.map((child) => child.row.index);
    const make = `${node.label.kind}/${node.children[0]?.label.kind ?? ""}`;
    const entry = makes.get(make) ?? { good: 0, bad: [] };
    makes.set(make, entry);
    if (sumsUp(node, rows, options)) entry.good += 1;
    else entry.bad.push(node);
  }
  for (const node of weak) node.row.children = [];
  const dissolved = new Set<Node>();
  for (const { good, bad } of makes.values()) {
    // One odd group among good ones is a finding; without good ones the make proves nothing.
    if (bad.length > good) for (const node of bad) dissolved.add(node);
  }
  return dissolved;
}

function sumsUp(node: Node, rows: readonly BudgetRow[], options: TreeOptions): boolean {
  return options.summable.some((column) => {
    const printed = node.row.cells[column]?.value;
    if (printed == null) return false;
    const sum = sumOf(rows, node.row.children, column);
    return sum !== null && abs(printed - sum) <= options.slack * BigInt(node.children.length + 1);
  });
}

function collect(nodes: readonly Node[], into: Node[]): void {
  for (const node of nodes) {
    into.push(node);
    collect(node.children, into);
  }
}
