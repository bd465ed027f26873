/** Tables of counts whose columns are a whole and its two parts: "Số máy = Đã cài + Chưa cài", borne out by the other rows. */
import type { BudgetColumn, BudgetTable } from "../../budget/budget-table.ts";
import { abs, type Micro, printMicro } from "../../budget/fixed.ts";
import { readCountTables } from "../../budget/read-budget-table.ts";
import { valueAt } from "../../budget/relations/equation.ts";
import { fold } from "../../text/fold.ts";
import { emptyOutcome, type Finding, type RuleOutcome } from "../finding.ts";
import type { Rule } from "../rule.ts";
import { columnText, namedRow, whereOfCell } from "../table-texts.ts";

const CODE = "count-parts-mismatch";
/** The second part is what the first leaves: then two rows bear it out. */
const REST = /^(?:so )?(?:may |don vi |khoa |tram |nguoi )?(?:chua|con lai|khong|con thieu)\b/;

export const countParts: Rule = {
  id: "count-parts",
  title: "Tổng và hai phần trong bảng số lượng",
  codes: [
    {
      code: CODE,
      severity: "warning",
      meaning:
        "Cột tổng không bằng hai cột thành phần, trong khi các dòng khác đều khớp; tổng số lượng không bằng các dòng cộng lại.",
    },
  ],
  check({ document, budgets }) {
    const outcome = emptyOutcome();
    for (const table of readCountTables(document)) if (!table.ocr) checkTable(table, outcome);
    for (const table of budgets) if (!table.ocr) checkTotals(table, outcome);
    return outcome;
  },
};

/** "Số máy" of a budget whose total row counts them too: near what the lines have, and yet not that. */
function checkTotals(table: BudgetTable, outcome: RuleOutcome): void {
  const [sum, ...more] = table.sums.filter(({ kind }) => kind === "total");
  if (sum === undefined || more.length > 0) return;
  const lines = table.rows.filter(({ kind }) => kind === "line").map(({ index }) => index);
  for (const { index } of table.columns.filter(isOfCounts)) {
    const printed = valueAt(table, sum.target, index);
    const values = lines.flatMap((row) => valueAt(table, row, index) ?? []);
    if (printed === null || values.length < lines.length || values.length < 2) continue;
    const all = values.reduce((total, one) => total + one, 0n);
    if (all === printed) outcome.relations += 1;
    else if (abs(all - printed) * 5n <= all) {
      outcome.findings.push(totalFinding(table, { row: sum.target, column: index }, all, printed));
    }
  }
}

const isOfCounts = ({ role, header }: BudgetColumn): boolean =>
  role === "quantity" || (role === "figure" && /^so (?!tien)/.test(fold(header)));

function totalFinding(
  table: BudgetTable,
  cell: { row: number; column: number },
  all: Micro,
  printed: Micro,
): Finding {
  const row = table.rows[cell.row];
  const [right, said] = [printMicro(all), printMicro(printed)];
  return {
    code: CODE,
    severity: "warning",
    where: whereOfCell(table, cell),
    quote: said,
    expected: right,
    found: said,
    message: `${row === undefined ? "Dòng tổng" : namedRow(row)}: ${columnText(table, cell)} của các dòng cộng lại là ${right}, bảng ghi ${said}.`,
    suggestion: "Cộng lại cột số lượng của các dòng.",
  };
}

interface Parts {
  whole: number;
  parts: readonly [number, number];
}

function checkTable(table: BudgetTable, outcome: RuleOutcome): void {
  const rows = table.rows.filter((row) => row.kind !== "note").map((row) => row.index);
  for (const relation of relationsOf(table)) {
    const filled = rows.filter((row) => gapOf(table, row, relation) !== null);
    const wrong = filled.filter((row) => gapOf(table, row, relation) !== 0n);
    const lines = wrong.filter((row) => table.rows[row]?.kind === "line");
    const held = filled.length - wrong.length;
    const rest = REST.test(fold(table.columns[relation.parts[1]]?.header ?? ""));
    if (lines.length > 1 || held < (rest ? 2 : 5)) continue;
    outcome.relations += held;
    const [first] = lines.length > 0 ? lines : wrong;
    if (first !== undefined) outcome.findings.push(finding(table, first, relation, wrong));
  }
}

/** Neighbouring columns of counts: the whole, then its two parts. */
function relationsOf(table: BudgetTable): Parts[] {
  const figures = table.columns
    .filter((column) => ["figure", "quantity", "factor", "source"].includes(column.role))
    .map((column) => column.index);
  return figures.flatMap((whole) => {
    const [a, b] = [whole + 1, whole + 2];
    return figures.includes(a) && figures.includes(b) ? [{ whole, parts: [a, b] as const }] : [];
  });
}

/** Parts less whole; null where a cell is blank. */
function gapOf(table: BudgetTable, row: number, { whole, parts }: Parts): bigint | null {
  const [all, a, b] = [whole, ...parts].map((column) => valueAt(table, row, column));
  return all == null || a == null || b == null ? null : a + b - all;
}

function finding(
  table: BudgetTable,
  row: number,
  { whole, parts: [a, b] }: Parts,
  wrong: readonly number[],
): Finding {
  const show = (column: number): string => printMicro(valueAt(table, row, column) ?? 0n);
  const sum = printMicro((valueAt(table, row, a) ?? 0n) + (valueAt(table, row, b) ?? 0n));
  const line = table.rows[row];
  const others = wrong.filter((other) => other !== row);
  return {
    code: CODE,
    severity: "warning",
    where: whereOfCell(table, { row, column: whole }),
    quote: show(whole),
    expected: sum,
    found: show(whole),
    message: `${line === undefined ? "" : namedRow(line)}: ${columnText(table, { row, column: a })} ${show(a)} + ${columnText(table, { row, column: b })} ${show(b)} = ${sum}, ${columnText(table, { row, column: whole })} ghi ${show(whole)}; các dòng khác đều khớp.`,
    suggestion: "Đối chiếu lại ba số của dòng này.",
    ...(others.length === 0
      ? {}
      : { alsoAt: others.map((other) => whereOfCell(table, { row: other, column: whole })) }),
  };
}
