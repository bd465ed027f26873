/** Unit prices that stand in the budget tables of a document, for comparison and for next year's budget. */
import type { ParsedDocument } from "../document/parsed-document.ts";
import { type BudgetRow, type BudgetTable, columnsOf } from "./budget-table.ts";
import { MICRO } from "./fixed.ts";
import type { PriorPrice } from "./prior-price.ts";
import { readBudgetTables } from "./read-budget-table.ts";

/** Only prices that can be read for certain and are whole đồng. */
export function collectPrices(
  document: { id: string; title: string; year: number | null },
  parsed: ParsedDocument,
): PriorPrice[] {
  return readBudgetTables(parsed)
    .filter((table) => table.kind === "money" && !table.ocr)
    .flatMap((table) =>
      table.rows
        .filter((row) => row.kind === "line" && row.name !== "")
        .flatMap((row) => priceOf(document, table, row)),
    );
}

function priceOf(
  document: { id: string; title: string; year: number | null },
  table: BudgetTable,
  row: BudgetRow,
): PriorPrice[] {
  const column = columnsOf(table, "unitPrice", "unitPriceWithVat")[0];
  const cell = column && row.cells[column.index];
  if (!cell || cell.value === null || cell.certainty !== "certain") return [];
  const scaled = cell.value * (column.scale ?? table.scale.factor);
  if (scaled <= 0n || scaled % MICRO !== 0n) return [];
  const caption = table.table.caption.find((line) => /phụ lục/i.test(line));
  return [
    {
      name: row.name,
      unit: row.unit === "" ? null : row.unit,
      unitPrice: scaled / MICRO,
      withVat: column.role === "unitPriceWithVat",
      year: document.year,
      documentId: document.id,
      locator: [caption ?? `bảng ${table.table.index}`, `dòng ${row.label}`].join(", "),
      documentTitle: document.title,
    },
  ];
}
