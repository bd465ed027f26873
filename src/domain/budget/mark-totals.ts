/**
 * Total rows whose names are not enough to tell them ("Tiểu cộng A", "Giá trị sau thuế", "Nhu cầu toàn dự án"). Such a
 * row has neither label nor unit nor price, and a quantity only where the quantities are summed too; it is a total when
 * its name begins like one, when its figures are the sum of what stands above it, when it is made like rows proved so,
 * or when it closes the table with the largest figure.
 */
import { fold } from "../text/fold.ts";
import type { BudgetRow, ColumnRole } from "./budget-table.ts";
import { columnsWith } from "./column-roles.ts";
import { abs, halfUnit, type Micro } from "./fixed.ts";
import { parseLabel } from "./row-label.ts";

const PRICES = new Set<ColumnRole>(["unitPrice", "unitPriceWithVat"]);
const COUNTS = new Set<ColumnRole>(["quantity"]);
const SUMMED = new Set<ColumnRole>(["amount", "amountWithVat", "vatAmount", "source"]);

/** "Tổng …" and "cộng …" begin other words too. */
const NAMED =
  /^(?:(?:tiểu |tổng )?cộng(?! (?:tác|đồng|nghệ|hòa|hoà|sản|hưởng|sinh|chứng|sự))|tổng(?! (?:đài|công ty|hợp|kết|cục|quan|thể|quát|vệ sinh|đạo|biên|thầu|thư|giám|điều|duyệt|rà|kiểm|tham|lực|hành))|tất cả(?=\s*$|\s*[:(]| các)|toàn bộ(?=\s*$|\s*[:(]))/u;
const TAX_STATE =
  /^(?:gia tri|chi phi|kinh phi|du toan|thanh tien|so tien|gia|don gia|tien)\b.*\b(?:truoc|sau|chua(?: co| gom| bao gom)?|da co|da gom|gom|co|ca) (?:ca )?(?:thue|vat|gtgt)/;
const SHARE = /^trong do\b|^nguon\b|\bnguon\b/;

interface Space {
  rows: readonly BudgetRow[];
  summed: readonly number[];
  /** Money and quantities: what a row that sums up the items may print. */
  counted: readonly number[];
  isLeaf(row: BudgetRow): boolean;
  /** Has money but no label, unit or price, and no quantity that one item could have. */
  isBare(row: BudgetRow): boolean;
  hasCount(row: BudgetRow): boolean;
}

export function markTotals(rows: readonly BudgetRow[], roles: readonly ColumnRole[]): void {
  const space = spaceOf(rows, roles);
  const bare = rows.filter((row) => space.isBare(row));
  if (bare.length === 0) return;
  for (const row of bare) if (isNamed(row.name)) row.kind = "total";
  const proved = provedBySums(space);
  const makes = new Map<string, number>();
  for (const row of proved) makes.set(makeOf(row), (makes.get(makeOf(row)) ?? 0) + 1);
  const plain = bare.filter((row) => !space.hasCount(row));
  const alike = plain.filter((row) => (makes.get(makeOf(row)) ?? 0) >= 2);
  for (const row of [...proved, ...alike, ...closing(space)]) row.kind = "total";
}

function spaceOf(rows: readonly BudgetRow[], roles: readonly ColumnRole[]): Space {
  const prices = columnsWith(roles, PRICES);
  const counts = columnsWith(roles, COUNTS);
  const priced = [...prices, ...counts];
  const summed = columnsWith(roles, SUMMED);
  const filled = (row: BudgetRow, wanted: readonly number[]): boolean =>
    wanted.some((column) => row.cells[column]?.value != null);
  // Where items have prices a quantity alone may be a sum: "Cộng trạm A | | 54 | | 111.930".
  const telling = prices.length > 0 ? prices : counts;
  const isItem = (row: BudgetRow): boolean => row.unit !== "" || filled(row, telling);
  const deepest = priced.length > 0 ? null : commonLabel(rows);
  return {
    rows,
    hasCount: (row) => filled(row, counts),
    summed,
    counted: [...counts, ...summed],
    isLeaf: (row) =>
      row.kind === "line" &&
      filled(row, summed) &&
      (deepest === null ? isItem(row) : parseLabel(row.label).kind === deepest),
    isBare: (row) =>
      row.kind === "line" &&
      row.label === "" &&
      !isItem(row) &&
      filled(row, summed) &&
      !isShare(row),
  };
}

/** The make of label that most rows carry; without prices those rows are the items. */
function commonLabel(rows: readonly BudgetRow[]): string {
  const counts = new Map<string, number>();
  for (const { label } of rows) {
    const { kind } = parseLabel(label);
    if (kind !== "none" && kind !== "other") counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}

const isShare = (row: BudgetRow): boolean => SHARE.test(fold(row.name));

function isNamed(name: string): boolean {
  const lower = name.trim().toLowerCase().normalize("NFC");
  return NAMED.test(lower) || TAX_STATE.test(fold(name));
}

/** The first two words: "Kinh phí nhóm A" and "Kinh phí nhóm B" are made alike. */
const makeOf = (row: BudgetRow): string => fold(row.name).split(/\s+/).slice(0, 2).join(" ");

/** Sums by column over a stretch of rows. */
class Running {
  count = 0;
  private readonly sums = new Map<number, Micro>();
  private slack = 0n;
  private readonly columns: readonly number[];

  constructor(columns: readonly number[]) {
    this.columns = columns;
  }

  add(row: BudgetRow): void {
    this.count += 1;
    for (const column of this.columns) {
      const cell = row.cells[column];
      if (cell?.value == null) continue;
      this.sums.set(column, (this.sums.get(column) ?? 0n) + cell.value);
      if (cell.value !== 0n) this.slack += cell.decimals > 0 ? halfUnit(cell.decimals) : 0n;
    }
  }

  /** Every figure of the row is the sum of its column. */
  gives(row: BudgetRow): boolean {
    let told = false;
    for (const column of this.columns) {
      const value = row.cells[column]?.value;
      if (value == null) continue;
      if (abs(value - (this.sums.get(column) ?? 0n)) > this.slack) return false;
      told ||= value !== 0n;
    }
    return told;
  }
}

/** Bare rows that are the sum of the items above, of those since the last heading or total, or of the total before. */
function provedBySums(space: Space): BudgetRow[] {
  const proved: BudgetRow[] = [];
  const all = new Running(space.counted);
  let since = new Running(space.counted);
  let withTotal = new Running(space.counted);
  for (const row of space.rows) {
    if (space.isLeaf(row)) for (const sums of [all, since]) sums.add(row);
    else if (row.kind === "tax") withTotal.add(row);
    else if (row.kind === "total" || space.isBare(row)) {
      const isSum = [all, since, withTotal].some((sums) => sums.count >= 2 && sums.gives(row));
      if (row.kind !== "total" && isSum && !headsItsRows(space, row)) proved.push(row);
      since = new Running(space.counted);
      withTotal = new Running(space.counted);
      withTotal.add(row);
    } else if (row.label !== "") since = new Running(space.counted);
  }
  return proved;
}

/** The items below, up to the next bare row, give its figures just as well. */
function headsItsRows(space: Space, row: BudgetRow): boolean {
  const below = new Running(space.counted);
  for (let at = row.index + 1; at < space.rows.length; at++) {
    const next = space.rows[at];
    if (next === undefined || next.kind === "total" || space.isBare(next)) break;
    if (space.isLeaf(next)) below.add(next);
    if (below.count > 0 && below.gives(row)) return true;
  }
  return false;
}

/** The last row with money, when it alone has no label and no other figure of its column is as large. */
function closing(space: Space): BudgetRow[] {
  const money = space.rows.filter((row) =>
    space.summed.some((column) => (row.cells[column]?.value ?? 0n) !== 0n),
  );
  const last = money.at(-1);
  const items = money.filter((row) => space.isLeaf(row));
  if (last === undefined || !space.isBare(last) || space.hasCount(last) || items.length < 3)
    return [];
  if (!items.every((row) => row.label !== "")) return [];
  const column = space.summed.findLast((at) => last.cells[at]?.value != null) ?? 0;
  const own = last.cells[column]?.value ?? 0n;
  const others = money.slice(0, -1);
  return others.every((row) => (row.cells[column]?.value ?? 0n) < own) ? [last] : [];
}
