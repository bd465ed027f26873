/** Two rates side by side in a table that names none: right or a slip, a reviewer must say. */
import type { BudgetRow, BudgetTable } from "../../budget/budget-table.ts";
import { columnsOf } from "../../budget/budget-table.ts";
import { REDUCED_VAT } from "../../budget/legal-parameters.ts";
import { printRate } from "../../budget/relations/vat-rate.ts";
import { fold } from "../../text/fold.ts";
import { emptyOutcome } from "../finding.ts";
import { legalFinding, linesOf, rateOfRow, rowList } from "../legal-finding.ts";
import { rowsBelow } from "../row-counts.ts";
import type { Rule } from "../rule.ts";
import { isTelecom } from "./vat-by-law.ts";

const CODE = "vat-rates-mixed";

export const vatRatesMixed: Rule = {
  id: "vat-rates-mixed",
  title: "Nhiều thuế suất trong một bảng",
  codes: [
    {
      code: CODE,
      severity: "warning",
      meaning: "Bảng không ghi thuế suất nhưng các dòng dùng cả 8% và 10%: cần rà soát.",
      basis: REDUCED_VAT.basis,
    },
  ],
  check({ budgets }) {
    const outcome = emptyOutcome();
    for (const table of budgets) {
      if (columnsOf(table, "vatRate").length > 0) continue;
      const byRate = rowsByRate(table);
      if (asTheLawWants(byRate, table)) continue;
      const [fewer, more] = [...byRate].sort((a, b) => a[1].length - b[1].length);
      if (fewer === undefined || more === undefined) continue;
      const finding = legalFinding({
        code: CODE,
        severity: "warning",
        table,
        rows: fewer[1],
        parameter: REDUCED_VAT,
        message: `Bảng ${table.table.index} tính thuế ${printRate(fewer[0])} ở ${rowList(fewer[1])}, các dòng khác ${printRate(more[0])}, mà không có cột thuế suất: cần rà soát.`,
        suggestion: "Ghi rõ thuế suất từng dòng và lý do khác nhau.",
      });
      if (finding !== null) outcome.findings.push(finding);
    }
    return outcome;
  },
};

function rowsByRate(table: BudgetTable): Map<bigint, BudgetRow[]> {
  const byRate = new Map<bigint, BudgetRow[]>();
  for (const row of linesOf(table)) {
    const rate = rateOfRow(table, row);
    if (rate === 8n || rate === 10n) push(byRate, rate, row);
  }
  return byRate;
}

function asTheLawWants(byRate: ReadonlyMap<bigint, BudgetRow[]>, table: BudgetTable): boolean {
  const excluded = new Set(
    table.rows
      .filter(({ kind, name }) => (kind === "group" || kind === "line") && isExcluded(name))
      .flatMap((row) => [row, ...rowsBelow(table, row)]),
  );
  return (
    byRate.get(10n)?.every((row) => excluded.has(row)) === true &&
    byRate.get(8n)?.some((row) => isExcluded(row.name)) !== true
  );
}

/** Telecommunications, insurance, banking, metal stay at 10 % while the others are reduced; a group speaks for its rows. */
const isExcluded = (name: string): boolean =>
  isTelecom(name) || INSURED.test(fold(name)) || METAL.test(name.toLowerCase().normalize("NFC"));

/** A program that settles insurance, a bank of data are other things. */
const INSURED =
  /^(?:mua |phi |tien |chi |dong |dich vu )*(?:bao hiem|ngan hang(?! (?:du lieu|mau|cau hoi|de thi))|chung khoan|bat dong san)/;
/** With its marks: "nhóm" and "nhôm" are the same without. */
const METAL = /(?<!\p{L})(?:thép|nhôm|kim loại|sắt|inox)(?!\p{L})|^(?:thep|kim loai) /u;

function push(map: Map<bigint, BudgetRow[]>, rate: bigint, row: BudgetRow): void {
  const rows = map.get(rate);
  if (rows) rows.push(row);
  else map.set(rate, [row]);
}
