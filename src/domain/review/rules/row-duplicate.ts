/** Rows that stand twice: an error where a total holds only without the second one, else a question. */
import { type BudgetRow, type BudgetTable, columnsOf, rowName } from "../../budget/budget-table.ts";
import type { Finding } from "../finding.ts";
import { partsOfRows } from "../row-parts.ts";
import type { Rule } from "../rule.ts";
import { rowKey } from "../sum-issues.ts";
import { tableIssues } from "../table-issues.ts";
import { namedRow, whereOfCell } from "../table-texts.ts";

const CODE = "row-duplicate";

export const rowDuplicate: Rule = {
  id: "row-duplicate",
  title: "Dòng lặp",
  codes: [
    {
      code: CODE,
      severity: "error",
      meaning:
        "Một dòng lặp lại với cùng nội dung và số liệu; là lỗi khi tổng chỉ khớp nếu tính một lần, ngoài ra là điểm cần xem.",
    },
  ],
  check({ budgets }) {
    const findings = budgets.flatMap((table) => {
      const proven = tableIssues(table).filter((finding) => finding.code === CODE);
      const known = new Set(proven.map((finding) => finding.where.line ?? finding.where.row));
      const others = repeated(table).filter(
        (finding) => !known.has(finding.where.line ?? finding.where.row),
      );
      return [...proven, ...gathered(others)];
    });
    return { findings, relations: 0, citations: 0, unreadable: [] };
  },
};

/** Lines with the same words and figures: side by side, in one part, or in two of them, where both may be meant. */
function repeated(table: BudgetTable): Finding[] {
  const found: Finding[] = [];
  const parts = partsOfRows(table);
  const seen = new Map<string, BudgetRow>();
  const amounts = columnsOf(table, "amount", "amountWithVat").map(({ index }) => index);
  // The parts of a set, listed below it with no amount of their own, may come with every set.
  const counts = (row: BudgetRow): boolean =>
    amounts.length === 0 || amounts.some((column) => (row.cells[column]?.value ?? 0n) > 0n);
  for (const row of table.rows) {
    if (row.kind !== "line" || !isTelling(row) || !counts(row)) continue;
    const key = rowKey(table, row);
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, row);
      continue;
    }
    const where = whereOfCell(table, { row: row.index, column: 0 });
    delete where.column;
    const near = first.index + 1 === row.index;
    const same = near || parts.get(first.index) === parts.get(row.index);
    found.push({
      code: CODE,
      severity: same ? "warning" : "info",
      where,
      quote: row.name,
      message: `${namedRow(row)} giống hệt dòng ${rowName(first)}${near ? " ngay trên" : ""} về nội dung và số liệu: cần xem có phải nhập lặp.`,
      suggestion: "Bỏ dòng lặp hoặc ghi rõ điểm khác nhau.",
      alsoAt: [whereOfCell(table, { row: first.index, column: 0 })],
    });
  }
  return found;
}

/** Parts that list the same things (each ward its gloves) repeat many lines: one remark for all of them. */
function gathered(findings: readonly Finding[]): Finding[] {
  const between = findings.filter(({ severity }) => severity === "info");
  const [first] = between;
  if (first === undefined || between.length <= MANY) return [...findings];
  const names = [...new Set(between.map(({ quote }) => quote))];
  const listed = `${names.slice(0, MANY).join("; ")}${names.length > MANY ? "; …" : ""}`;
  const one: Finding = {
    ...first,
    message: `${between.length} dòng giống hệt một dòng ở nhóm khác về nội dung và số liệu (${listed}): xem qua một lượt, có thể là nhu cầu của từng nhóm.`,
    suggestion: "Bỏ dòng nhập lặp, nếu có.",
    alsoAt: between.flatMap(({ where, alsoAt = [] }) => [...alsoAt, where]),
  };
  return [...findings.filter(({ severity }) => severity !== "info"), one];
}

const MANY = 3;

const isTelling = (row: BudgetRow): boolean =>
  row.name.length > 3 && row.cells.filter((cell) => (cell?.value ?? 0n) > 0n).length >= 2;
