/**
 * What each total row is the total of. Every set of rows it could close is tried; the one that makes the printed
 * sum hold wins, else the name and the place decide, and where they do not, nothing is asserted.
 */
import type { BudgetRow, RowSum } from "./budget-table.ts";
import { abs, type Micro } from "./fixed.ts";
import { parseLabel, type RowLabel } from "./row-label.ts";
import { anyFigure, sumOf } from "./row-tree.ts";

interface Candidate {
  members: readonly number[];
  /** The group the total row stands for. */
  closes: number | null;
  kind: "group" | "total";
  strong: boolean;
  /** The name of the total row spells this one group: "Cộng nhóm III". */
  spelled?: true;
  /** All rows since the total before, or since the start. */
  since?: true;
}

export interface TotalOptions {
  summable: readonly number[];
  slack: Micro;
}

/** Sums of the total rows; sets `closedBy` of the groups they stand for. */
export function totalSums(
  rows: readonly BudgetRow[],
  top: readonly number[],
  options: TotalOptions,
): RowSum[] {
  const sums: RowSum[] = [];
  const totals = rows.filter((row) => row.kind === "total");
  const lastTotal = totals.at(-1)?.index ?? -1;
  const path = new OpenGroups(rows, top);
  let previous: BudgetRow | null = null;
  let bySections = true;
  for (const total of totals) {
    const context = {
      rows,
      top,
      total,
      previous,
      bySections,
      open: path.openAt(total.index),
      last: total.index === lastTotal,
    };
    const chosen = choose(candidates(context), context, options);
    if (chosen !== null) {
      if (chosen.closes !== null) rows[chosen.closes]?.closedBy.push(total.index);
      const { members, kind, strong } = chosen;
      sums.push({ target: total.index, members, kind, strong });
    }
    bySections &&= chosen?.since === true;
    previous = total;
  }
  return sums;
}

interface Context {
  rows: readonly BudgetRow[];
  top: readonly number[];
  total: BudgetRow;
  previous: BudgetRow | null;
  /** Every total so far is the sum of the rows since the one before it. */
  bySections: boolean;
  /** Groups that hold the row before the total, innermost first. */
  open: readonly number[];
  last: boolean;
}

function candidates(context: Context): Candidate[] {
  const { rows, top, total, open, last } = context;
  const onTop = total.index < (top[0] ?? 0);
  const grand = last || isGrand(total) || onTop || isBeforeTax(context);
  const found = [
    ...spelledCandidate(context),
    ...(grand ? wholeCandidates(context, onTop) : []),
    ...open.map((group): Candidate => {
      const members = rows[group]?.children ?? [];
      return { members, closes: group, kind: "group", strong: !grand && group === open[0] };
    }),
    ...sinceCandidates(context),
    ...(grand ? [] : [sumOfSums(context)]),
  ];
  return found.filter((candidate) => candidate.members.length > 0);
}

const rowsAbove = ({ top, total }: Context): number[] => top.filter((row) => row < total.index);

/** What comes below a total ("Dự phòng") is added to it, unless the total heads the table. */
function wholeCandidates(context: Context, onTop: boolean): Candidate[] {
  const { top } = context;
  const all = { closes: null, kind: "total" } as const;
  const whole: Candidate[] = onTop
    ? [{ ...all, members: top, strong: true }]
    : [
        { ...all, members: rowsAbove(context), strong: true },
        { ...all, members: top, strong: false },
      ];
  return [...whole, ...labelledCandidate(context)];
}

/** "Cộng" below "Cộng II": every group has its sum, so it is that of all. */
function sumOfSums(context: Context): Candidate {
  const { rows, open } = context;
  const strong = open.length > 0 && open.every((group) => isSummed(rows[group]));
  return { members: rowsAbove(context), closes: null, kind: "total", strong };
}

/** The groups that the name of the total spells. */
function spelledCandidate(context: Context): Candidate[] {
  const named = namedGroups(context);
  const [only] = named;
  if (only === undefined) return [];
  if (named.length > 1) return [{ members: named, closes: null, kind: "total", strong: true }];
  const members = context.rows[only]?.children ?? [];
  return [{ members, closes: only, kind: "group", strong: true, spelled: true }];
}

/** Groups alone, where "Trong đó" lists sources of the same total beside them. */
function labelledCandidate({ rows, top }: Context): Candidate[] {
  const groups = top.filter((row) =>
    ["roman", "upper"].includes(parseLabel(rows[row]?.label ?? "").kind),
  );
  if (groups.length < 2 || groups.length === top.length) return [];
  return [{ members: groups, closes: null, kind: "total", strong: false }];
}

/** The rows since the total before, without and with that total. */
function sinceCandidates(context: Context): Candidate[] {
  const { rows, previous, open, bySections } = context;
  const since = rowsBetween(context, previous?.index ?? -1);
  // With no group left to close, "Cộng" can only be what stands above it.
  const strong = bySections && since.length > 1 && open.every((group) => isSummed(rows[group]));
  const found: Candidate[] = [{ members: since, closes: null, kind: "group", strong, since: true }];
  if (previous !== null) {
    const members = [previous.index, ...since];
    found.push({ members, closes: null, kind: "total", strong: false });
  }
  return found;
}

/** "Cộng trước thuế" with the row of the tax below it. */
const isBeforeTax = ({ rows, total, previous }: Context): boolean =>
  rows[total.index + 1]?.kind === "tax" && previous?.kind !== "tax";

/** "Tổng cộng", "Tổng kinh phí", "Tổng": the whole table unless rows of totals say otherwise. */
const isGrand = (row: BudgetRow): boolean =>
  /^tổng(?:\s*$|\s*[:(]|\s+(?:cộng|số|kinh|dự|tiền|chi|toàn|giá))/i.test(row.name.normalize("NFC"));

/** "Cộng phần B: Nâng cấp mạng", "Tiểu cộng II (phần mềm)". */
const NAMED_GROUP = /^\s*\p{L}+(?: \p{L}+){0,4}? ([IVXLC]+|[A-HĐ]|\d{1,2})\s*[:.(–-]/u;

/** Labels at the end of the name of a total: "Tổng cộng (A+B)" → A, B; or behind its first words. */
export function spelledLabels(name: string): RowLabel[] {
  const spelled =
    NAMED_GROUP.exec(name)?.[1] ??
    /(?:^|[\s(+])((?:[IVXLC]+|[A-HĐ]|\d{1,2})(?:\s*\+\s*(?:[IVXLC]+|[A-HĐ]|\d{1,2}))*)\s*[):.]?\s*$/.exec(
      name,
    )?.[1];
  if (spelled === undefined || /\d{4}/.test(spelled)) return [];
  return spelled.split("+").map((part) => parseLabel(part.trim()));
}

/** Groups that the name of the total row spells: "Cộng I", "Tổng mục II", "Tổng cộng (I+II)". */
function namedGroups({ rows, top, total }: Context): number[] {
  const wanted = spelledLabels(total.name);
  const groups = wanted.map((want) =>
    top.find((index) => {
      const label = parseLabel(rows[index]?.label ?? "");
      return label.kind === want.kind && label.ordinal === want.ordinal;
    }),
  );
  return groups.every((group) => group !== undefined) ? groups : [];
}

/** Outermost rows after `from` and before the total, tax rows among them. */
function rowsBetween({ rows, total }: Context, from: number): number[] {
  const members: number[] = [];
  let index = from + 1;
  while (index < total.index) {
    const row = rows[index];
    if (row === undefined) break;
    if (row.kind === "line" || row.kind === "group" || row.kind === "tax") members.push(index);
    index = row.children.length > 0 ? lastOf(rows, row) + 1 : index + 1;
  }
  return members;
}

function lastOf(rows: readonly BudgetRow[], row: BudgetRow): number {
  let last = row;
  for (;;) {
    const next = rows[last.children.at(-1) ?? -1];
    if (next === undefined) return last.index;
    last = next;
  }
}

function choose(
  found: readonly Candidate[],
  { rows, total }: Context,
  options: TotalOptions,
): Candidate | null {
  let best: Candidate | null = null;
  let most = 0;
  for (const candidate of found) {
    const matches = options.summable.filter((column) => {
      const printed = total.cells[column]?.value;
      if (printed == null || !anyFigure(rows, candidate.members, column)) return false;
      const sum = sumOf(rows, candidate.members, column);
      const slack = options.slack * BigInt(candidate.members.length + 1);
      return sum !== null && abs(printed - sum) <= slack;
    }).length;
    if (matches > most) {
      most = matches;
      best = candidate;
    }
  }
  return best ?? withTaxRow(rows, found) ?? byName(rows, found);
}

/** After a tax row the total is the one before with the tax, whatever the name says. */
function withTaxRow(rows: readonly BudgetRow[], found: readonly Candidate[]): Candidate | null {
  const taxed = found.findLast((candidate) =>
    candidate.members.some((row) => rows[row]?.kind === "tax"),
  );
  const total = found.some((candidate) => candidate.strong && candidate.kind === "total");
  return taxed === undefined || !total ? null : { ...taxed, strong: true };
}

const byName = (rows: readonly BudgetRow[], found: readonly Candidate[]): Candidate | null =>
  found.find(
    (candidate) => candidate.strong && (candidate.spelled === true || !isClosed(rows, candidate)),
  ) ?? null;

/** A group whose figure is already printed needs no second total. */
function isClosed(rows: readonly BudgetRow[], candidate: Candidate): boolean {
  if (candidate.closes === null) return false;
  return isSummed(rows[candidate.closes]);
}

const isSummed = (group: BudgetRow | undefined): boolean =>
  group === undefined ||
  group.closedBy.length > 0 ||
  group.cells.some((cell) => cell?.value != null && cell.value > 0n);

/** The groups around a position, found by walking the outline once. */
class OpenGroups {
  private readonly rows: readonly BudgetRow[];
  private readonly parents = new Map<number, number>();
  private readonly order: number[] = [];

  constructor(rows: readonly BudgetRow[], top: readonly number[]) {
    this.rows = rows;
    const stack = [...top].reverse();
    while (stack.length > 0) {
      const index = stack.pop() ?? 0;
      this.order.push(index);
      for (const child of rows[index]?.children.toReversed() ?? []) {
        this.parents.set(child, index);
        stack.push(child);
      }
    }
  }

  openAt(position: number): number[] {
    let low = 0;
    let high = this.order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.order[middle] ?? 0) < position) low = middle + 1;
      else high = middle;
    }
    const open: number[] = [];
    let at: number | undefined = this.order[low - 1];
    while (at !== undefined) {
      if ((this.rows[at]?.children.length ?? 0) > 0) open.push(at);
      at = this.parents.get(at);
    }
    return open;
  }
}
