/** Rows that stand twice: an error where a total holds only without the second one, else a question. */
import { type BudgetRow, type BudgetTable, rowName } from "../../budget/budget-table.ts";
import type { Finding } from "../finding.ts";
import type { Rule } from "../rule.ts";
import { rowKey, tableIssues } from "../table-issues.ts";
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
      return [...proven, ...others];
    });
    return { findings, relations: 0, citations: 0, unreadable: [] };
  },
};

/** Neighbouring lines of the same group with the same words and figures. */
function repeated(table: BudgetTable): Finding[] {
  const found: Finding[] = [];
  let previous = null as { key: string; row: BudgetRow } | null;
  for (const row of table.rows) {
    if (row.kind !== "line") continue;
    const key = rowKey(row);
    const telling = row.name.length > 3 && row.cells.some((cell) => (cell?.value ?? 0n) > 0n);
    if (telling && previous?.key === key) {
      const where = whereOfCell(table, { row: row.index, column: 0 });
      delete where.column;
      found.push({
        code: CODE,
        severity: "warning",
        where,
        quote: row.name,
        message: `${namedRow(row)} giống hệt dòng ${rowName(previous.row)} ngay trên về nội dung và số liệu: cần xem có phải nhập lặp.`,
        suggestion: "Bỏ dòng lặp hoặc ghi rõ điểm khác nhau.",
      });
    }
    previous = { key, row };
  }
  return found;
}
