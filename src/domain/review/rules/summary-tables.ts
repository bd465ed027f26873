/**
 * A small table that sums up another one, by source or by group: each of its rows against what the other table comes
 * to under the same name, and a table of sources against the total that they are to pay.
 */
import {
  type BudgetColumn,
  type BudgetRow,
  type BudgetTable,
  columnsOf,
} from "../../budget/budget-table.ts";
import { abs, halfUnit, MICRO, printMicro } from "../../budget/fixed.ts";
import { diagnoseTable } from "../../budget/relations/diagnose-table.ts";
import { fold } from "../../text/fold.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import { linesOf } from "../legal-finding.ts";
import { isSourceTable, mainBudgets } from "../main-budgets.ts";
import { type NamedPart, type NamedParts, namedParts, partNamed } from "../named-parts.ts";
import type { Rule } from "../rule.ts";
import { sourcesAgainst } from "../sources-against.ts";
import { namedRow, whereOfCell } from "../table-texts.ts";
import { figuresOf, grandTotalOf, type TableFigure } from "../table-totals.ts";

const CODE = "summary-mismatch";

export const summaryTables: Rule = {
  id: "summary-tables",
  title: "Bảng tổng hợp khớp bảng chi tiết",
  codes: [
    {
      code: CODE,
      severity: "warning",
      meaning:
        "Bảng tổng hợp theo nguồn hoặc theo nhóm ghi khác số cộng của bảng chi tiết dưới cùng một tên.",
    },
  ],
  check({ budgets }) {
    const outcome = emptyOutcome();
    for (const result of sourcesAgainst(budgets)) {
      if (result === "holds") outcome.relations += 1;
      else outcome.findings.push({ ...result, code: CODE });
    }
    for (const table of budgets) {
      const summary = summaryOf(table);
      if (summary === null) continue;
      const compared = budgets.flatMap((other) =>
        other === table ? [] : (nearest(summary, other) ?? []),
      );
      if (compared.some(({ bad }) => bad.length === 0)) outcome.relations += summary.lines.length;
      else if (compared.length > 0)
        outcome.findings.push(...compared.slice(0, 1).flatMap(findingOf));
      else {
        const paid = paidTotal(summary, budgets);
        if (paid === "holds") outcome.relations += 1;
        else if (paid !== null) outcome.findings.push(paid);
      }
    }
    return outcome;
  },
};

interface SummaryLine {
  row: BudgetRow;
  /** Whole đồng, with half a unit of its last printed digit. */
  amount: bigint;
  slack: bigint;
}

interface Summary {
  table: BudgetTable;
  column: BudgetColumn;
  lines: readonly SummaryLine[];
}

const MOST_LINES = 12;

/** How many rows of the other table stand behind one of this. */
const COUNTS_ROWS =
  /^so (?:luong )?(?:danh muc|khoan|noi dung|hang muc|muc|nhiem vu|dong)(?: chi)?$/;

/** Named rows with one amount each; nothing is counted, priced or split any further. */
function summaryOf(table: BudgetTable): Summary | null {
  const detailed = columnsOf(
    table,
    "quantity",
    "factor",
    "unitPrice",
    "unitPriceWithVat",
    "source",
  ).filter(({ role, header }) => role !== "quantity" || !COUNTS_ROWS.test(fold(header)));
  const [column, ...more] = columnsOf(table, "amountWithVat", "amount");
  if (table.ocr || detailed.length > 0 || column === undefined || more.length > 0) return null;
  const factor = column.scale ?? table.scale.factor;
  const lines = linesOf(table).flatMap((row): SummaryLine[] => {
    const cell = row.cells[column.index];
    if (cell?.value == null || row.name === "") return [];
    const slack = (halfUnit(cell.decimals) * factor) / MICRO;
    return [{ row, amount: (cell.value * factor) / MICRO, slack }];
  });
  const flat = table.rows.every(({ kind }) => kind !== "group");
  return flat && lines.length >= 2 && lines.length <= MOST_LINES ? { table, column, lines } : null;
}

interface Told extends SummaryLine {
  part: NamedPart;
}

interface Comparison {
  summary: Summary;
  other: BudgetTable;
  told: readonly Told[];
  bad: readonly Told[];
}

/** The way of sorting the other table under just these names that bears out most of the rows. */
function nearest(summary: Summary, other: BudgetTable): Comparison | null {
  if (other.ocr || linesOf(other).length <= summary.lines.length) return null;
  let best: Comparison | null = null;
  for (const parts of namedParts(other)) {
    const told = toldBy(summary, parts);
    if (told === null) continue;
    const bad = told.filter((one) => abs(gapOf(one)) > one.slack + one.part.slack);
    if (best === null || bad.length < best.bad.length) best = { summary, other, told, bad };
  }
  return best;
}

/** Null unless the names are the same on both sides. */
function toldBy({ lines }: Summary, parts: NamedParts): Told[] | null {
  const told = lines.flatMap((line): Told[] => {
    const part = partNamed(parts, line.row.name);
    return part === undefined ? [] : [{ ...line, part }];
  });
  const used = new Set(told.map(({ part }) => part));
  const rest = [...parts.values()].some((part) => !used.has(part) && part.amount !== 0n);
  return told.length === lines.length && used.size === lines.length && !rest ? told : null;
}

/** How much more the detailed table has under the name, in đồng. */
const gapOf = ({ amount, part }: Told): bigint => part.amount - amount;

function findingOf(comparison: Comparison): Finding[] {
  const { bad, told } = comparison;
  const [one, two, ...more] = bad;
  if (one === undefined || more.length > 0 || !isSound(comparison)) return [];
  if (two === undefined) return told.length < 3 ? [] : [rowFinding(comparison, one)];
  if (abs(gapOf(one) + gapOf(two)) > one.slack + two.slack + one.part.slack) return [];
  return [movedFinding(comparison, gapOf(one) > 0n ? [one, two] : [two, one])];
}

/** Where one of the tables does not add up, that is told already. */
const isSound = ({ summary, other }: Pick<Comparison, "summary" | "other">): boolean =>
  diagnoseTable(summary.table).failing === 0 && diagnoseTable(other).failing === 0;

const dong = (amount: bigint): string => printMicro(amount * MICRO);

function rowFinding({ summary, other }: Comparison, one: Told): Finding {
  const at = { row: one.row.index, column: summary.column.index };
  const quote = one.row.cells[at.column]?.source.text.trim() ?? "";
  return {
    code: CODE,
    severity: "warning",
    where: whereOfCell(summary.table, at),
    quote,
    expected: dong(one.part.amount),
    found: dong(one.amount),
    message: `Bảng ${summary.table.table.index}, ${namedRow(one.row)}: ghi ${dong(one.amount)} đồng, bảng ${other.table.index} cộng được ${dong(one.part.amount)} đồng dưới cùng tên này.`,
    suggestion: "Đối chiếu hai bảng và ghi một số.",
  };
}

/** One name has too much by just what the other lacks: a row may bear the wrong name. */
function movedFinding(
  { summary, other }: Comparison,
  [over, under]: readonly [Told, Told],
): Finding {
  const gap = gapOf(over);
  const [moved, ...more] = over.part.rows.filter((row) => hasAmount(other, row, gap));
  const sure = moved !== undefined && more.length === 0 ? moved : undefined;
  const column = over.part.sortedBy ?? 0;
  const summed = `Bảng ${other.table.index} cộng được ${dong(over.part.amount)} đồng “${over.row.name}” và ${dong(under.part.amount)} đồng “${under.row.name}”, bảng ${summary.table.table.index} ghi ${dong(over.amount)} và ${dong(under.amount)}: lệch ${dong(gap)} ở cả hai.`;
  const inSummary = [over, under].map(({ row }) =>
    whereOfCell(summary.table, { row: row.index, column: summary.column.index }),
  );
  const [first = {}, ...others] =
    sure === undefined
      ? inSummary
      : [whereOfCell(other, { row: sure.index, column }), ...inSummary];
  return {
    code: CODE,
    severity: "warning",
    where: first,
    quote: sure === undefined ? over.row.name : (sure.source.cells[column]?.text.trim() ?? ""),
    expected: under.row.name,
    found: over.row.name,
    message:
      sure === undefined
        ? summed
        : `${summed} ${namedRow(sure)} có đúng số tiền này, ghi “${over.row.name}”.`,
    suggestion:
      sure === undefined
        ? "Đối chiếu từng dòng với bảng tổng hợp."
        : `Nếu bảng tổng hợp đúng thì dòng này là “${under.row.name}”.`,
    alsoAt: others,
  };
}

/** Sources under names that the budget does not have come to what they are to pay, before or after tax. */
function paidTotal(summary: Summary, budgets: readonly BudgetTable[]): Finding | "holds" | null {
  const [other, ...more] = mainBudgets(budgets);
  const whole = other === undefined ? null : grandTotalOf(other);
  if (other === undefined || whole === null || more.length > 0) return null;
  if (!isSourceTable(summary.table, budgets)) return null;
  const sum = summary.lines.reduce((all, { amount }) => all + amount, 0n);
  const slack = summary.lines.reduce((all, line) => all + line.slack, 0n);
  const totals = figuresOf([other], ["total"]).filter(({ column }) =>
    /^amount/.test(other.columns[column]?.role ?? ""),
  );
  if (totals.some((figure) => abs(figure.amount - sum) <= slack + figure.slack)) return "holds";
  const isSlip = isSound({ summary, other }) && isNear(sum, whole.amount);
  return isSlip ? unpaidFinding(summary, whole, sum) : null;
}

function unpaidFinding(
  { table, lines, column }: Summary,
  whole: TableFigure,
  sum: bigint,
): Finding {
  const row = grandTotalOf(table)?.row ?? lines.at(-1)?.row;
  const at = { row: row?.index ?? 0, column: column.index };
  return {
    code: CODE,
    severity: "warning",
    where: whereOfCell(table, at),
    quote: row?.cells[at.column]?.source.text.trim() ?? "",
    expected: dong(whole.amount),
    found: dong(sum),
    message: `Bảng ${table.table.index}: các nguồn cộng lại ${dong(sum)} đồng, tổng của bảng ${whole.table.table.index} là ${dong(whole.amount)} đồng (lệch ${dong(abs(sum - whole.amount))}).`,
    suggestion: "Đối chiếu nguồn kinh phí với tổng dự toán.",
    alsoAt: [whereOfCell(whole.table, { row: whole.row.index, column: whole.column })],
  };
}

/** A plan of several years or of other money is no slip of this one. */
const isNear = (sum: bigint, whole: bigint): boolean =>
  sum * 10n >= whole * 7n && sum * 10n <= whole * 14n;

const hasAmount = (table: BudgetTable, row: BudgetRow, amount: bigint): boolean =>
  columnsOf(table, "amount", "amountWithVat").some((column) => {
    const value = row.cells[column.index]?.value;
    return value != null && (value * (column.scale ?? table.scale.factor)) / MICRO === amount;
  });
