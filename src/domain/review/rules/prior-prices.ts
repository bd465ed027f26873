/** Unit prices against those of prior plans: an outlier is shown with both sources, nothing is called wrong. */
import { type BudgetRow, type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { MICRO, printMicro } from "../../budget/fixed.ts";
import type { PriorPrice } from "../../budget/prior-price.ts";
import { fold, syllables } from "../../text/fold.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import { linesOf } from "../legal-finding.ts";
import type { Rule } from "../rule.ts";
import { namedRow, whereOfCell } from "../table-texts.ts";

const CODE = "price-outlier";

export const priorPrices: Rule = {
  id: "prior-prices",
  title: "Đơn giá so với kế hoạch trước",
  codes: [
    {
      code: CODE,
      severity: "info",
      meaning: "Đơn giá lệch từ 50% trở lên so với cùng hạng mục trong kế hoạch đã nạp.",
    },
  ],
  check({ budgets, prices }) {
    const outcome = emptyOutcome();
    if (prices.length === 0) return outcome;
    const byName = new Map<string, PriorPrice[]>();
    for (const price of prices) {
      const key = keyOf(price.name, price.unit);
      byName.set(key, [...(byName.get(key) ?? []), price]);
    }
    for (const table of budgets) {
      const [column] = columnsOf(table, "unitPrice", "unitPriceWithVat");
      if (column === undefined) continue;
      for (const row of linesOf(table)) {
        const known = byName.get(keyOf(row.name, row.unit)) ?? [];
        const finding = compare(table, row, column.index, known);
        if (finding !== null) outcome.findings.push(finding);
        else if (known.length > 0) outcome.relations += 1;
      }
    }
    return outcome;
  },
};

/** Words of buying in front of an item; hiring is another thing. */
const BUYING = /^(?:(?:mua sam|mua|trang bi|dau tu|bo sung)\s+)+/;

/** Same words in any order without remarks in brackets and words of buying, same unit of measure. */
function keyOf(name: string, unit: string | null): string {
  const words = syllables(name.replace(/\([^)]*\)/g, " ")).join(" ");
  return `${words.replace(BUYING, "").split(" ").toSorted().join(" ")}#${fold(unit ?? "")}`;
}

function compare(
  table: BudgetTable,
  row: BudgetRow,
  column: number,
  known: readonly PriorPrice[],
): Finding | null {
  const value = row.cells[column]?.value;
  if (value == null || value === 0n) return null;
  const price = (value * (table.columns[column]?.scale ?? 1n)) / MICRO;
  const withVat = table.columns[column]?.role === "unitPriceWithVat";
  const comparable = known.filter((prior) => prior.withVat === null || prior.withVat === withVat);
  // The newest prior price speaks; one that agrees is enough to say nothing.
  if (comparable.some((prior) => !isFar(price, prior.unitPrice))) return null;
  const [prior] = comparable.toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0));
  if (prior === undefined || prior.unitPrice === 0n) return null;
  return {
    code: CODE,
    severity: "info",
    where: whereOfCell(table, { row: row.index, column }),
    quote: row.cells[column]?.source.text.trim() ?? "",
    expected: printMicro(prior.unitPrice * MICRO),
    found: printMicro(price * MICRO),
    message: `${namedRow(row)}: đơn giá ${printMicro(price * MICRO)} đồng, ${prior.documentTitle} (${prior.locator}) là ${printMicro(prior.unitPrice * MICRO)} đồng: cần rà soát.`,
    suggestion: "Nêu báo giá hoặc lý do thay đổi.",
  };
}

/** Half as much again, or half. */
const isFar = (a: bigint, b: bigint): boolean => 2n * a >= 3n * b || 2n * a <= b;
