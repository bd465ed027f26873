/** Tables of counts whose columns are a whole and its two parts: "Số máy = Đã cài + Chưa cài", borne out by the other rows. */
import type { BudgetTable } from "../../budget/budget-table.ts";
import { printMicro } from "../../budget/fixed.ts";
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
      meaning: "Cột tổng không bằng hai cột thành phần, trong khi các dòng khác đều khớp.",
    },
  ],
  check({ document }) {
    const outcome = emptyOutcome();
    for (const table of readCountTables(document)) if (!table.ocr) checkTable(table, outcome);
    return outcome;
  },
};

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
