/** A column of what the rows come to so far: "Lũy kế" of the months, quarters or years above it. */
import { type BudgetColumn, type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { abs, halfUnit, type Micro, printMicro } from "../../budget/fixed.ts";
import { diagnoseTable } from "../../budget/relations/diagnose-table.ts";
import { valueAt } from "../../budget/relations/equation.ts";
import { fold } from "../../text/fold.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import type { Rule } from "../rule.ts";
import { figureTables } from "../table-rule.ts";
import { details, namedRow, whereOfCell } from "../table-texts.ts";

const CODE = "running-sum-mismatch";

export const runningSum: Rule = {
  id: "running-sum",
  title: "Cột lũy kế",
  codes: [
    {
      code: CODE,
      severity: "error",
      meaning:
        "Số lũy kế khác tổng của các dòng từ đầu đến dòng đó, trong khi các dòng khác đều khớp.",
    },
  ],
  check(input) {
    const outcome = emptyOutcome();
    for (const table of figureTables(input)) {
      for (const column of table.columns.filter(isRunning)) {
        const cells = sumsIn(table, column);
        const wrong = cells.filter(({ holds }) => !holds);
        const held = cells.length - wrong.length;
        if (held < LEAST_HELD || wrong.length * 3 > held) continue;
        outcome.relations += held;
        outcome.findings.push(...wrong.map((one) => tell(table, column, one)));
      }
    }
    return outcome;
  },
};

/** The first row bears out every column, so that one more is needed at least. */
const LEAST_HELD = 3;

const isRunning = ({ role, header }: BudgetColumn): boolean =>
  /^(?:figure|amount|amountWithVat|source|quantity)$/.test(role) &&
  /\b(?:luy ke|cong don)\b/.test(fold(header));

interface Running {
  row: number;
  printed: Micro;
  expected: Micro;
  holds: boolean;
}

/** Of all columns the one whose running sum most rows bear out. */
function sumsIn(table: BudgetTable, own: BudgetColumn): Running[] {
  let best: Running[] = [];
  const held = (cells: readonly Running[]): number => cells.filter(({ holds }) => holds).length;
  for (const column of columnsOf(
    table,
    "figure",
    "amount",
    "amountWithVat",
    "source",
    "quantity",
  )) {
    if (isRunning(column)) continue;
    const cells = runningOf(table, own, column);
    if (held(cells) > held(best)) best = cells;
  }
  return best;
}

function runningOf(table: BudgetTable, own: BudgetColumn, of: BudgetColumn): Running[] {
  const blamed = diagnoseTable(table).causes.filter(({ cell }) => cell.column === of.index);
  let sum = 0n;
  let slack = 0n;
  return table.rows.flatMap((row): Running[] => {
    if (row.kind !== "line") return [];
    const needed = blamed.find(({ cell }) => cell.row === row.index)?.needed;
    sum += needed ?? valueAt(table, row.index, of.index) ?? 0n;
    const decimals = row.cells[of.index]?.decimals ?? 0;
    if (decimals > 0) slack += halfUnit(decimals);
    const printed = valueAt(table, row.index, own.index);
    if (printed === null) return [];
    return [{ row: row.index, printed, expected: sum, holds: abs(sum - printed) <= slack }];
  });
}

function tell(table: BudgetTable, { index, header }: BudgetColumn, one: Running): Finding {
  const row = table.rows[one.row];
  const name = row === undefined ? "Bảng" : namedRow(row);
  const [right, said] = [printMicro(one.expected), printMicro(one.printed)];
  return {
    code: CODE,
    severity: table.ocr ? "info" : "error",
    where: whereOfCell(table, { row: one.row, column: index }),
    quote: row?.cells[index]?.source.text.trim() ?? "",
    expected: right,
    found: said,
    message: `${name}, cột ${header}: các dòng từ đầu cộng lại là ${right}, bảng ghi ${said} (${details(one.printed, one.expected)}).`,
    suggestion: "Tính lại số lũy kế từ các dòng phía trên.",
  };
}
