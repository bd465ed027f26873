/** Unit prices that stand in the budget tables of a document, for comparison and for next year's budget. */
import type { ParsedDocument } from "../document/parsed-document.ts";
import { type BudgetColumn, type BudgetRow, type BudgetTable, columnsOf } from "./budget-table.ts";
import { saysAfterTax, saysBeforeTax } from "./column-roles.ts";
import { MICRO } from "./fixed.ts";
import type { PriorPrice } from "./prior-price.ts";
import { readBudgetTables } from "./read-budget-table.ts";

/** What a document tells of itself. */
export interface PriceSource {
  id: string;
  title: string;
  year: number | null;
  issuer?: string | null;
}

/** Only prices that can be read for certain and are whole đồng. */
export function collectPrices(document: PriceSource, parsed: ParsedDocument): PriorPrice[] {
  return readBudgetTables(parsed)
    .filter((table) => table.kind === "money" && !table.ocr)
    .flatMap((table) =>
      table.rows
        .filter((row) => row.kind === "line" && row.name !== "")
        .flatMap((row) => priceOf(document, table, row)),
    );
}

function priceOf(document: PriceSource, table: BudgetTable, row: BudgetRow): PriorPrice[] {
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
      withVat: vatStateOf(table, column),
      organisation: document.issuer ?? null,
      year: document.year,
      documentId: document.id,
      locator: [caption ?? `bảng ${table.table.index}`, `dòng ${row.label}`].join(", "),
      documentTitle: document.title,
    },
  ];
}

/**
 * Whether prices of a column carry the tax: the header says so, or its product gives the amount before tax beside one
 * with tax. Null where nothing tells.
 */
export function vatStateOf(table: BudgetTable, column: BudgetColumn): boolean | null {
  if (column.role === "unitPriceWithVat") return true;
  if (saysBeforeTax(column.path)) return false;
  const [before] = columnsOf(table, "amount");
  const [after] = columnsOf(table, "amountWithVat", "vatAmount");
  if (before !== undefined && after !== undefined) return false;
  if (before === undefined) return null;
  if (saysBeforeTax(before.path)) return false;
  return saysAfterTax(before.path) ? true : null;
}
