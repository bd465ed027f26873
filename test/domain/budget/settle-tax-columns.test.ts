import { describe, expect, it } from "vitest";

import type { ColumnRole } from "../../../src/domain/budget/budget-table.ts";
import { settleTaxColumns } from "../../../src/domain/budget/settle-tax-columns.ts";
import type { Grid } from "../../../src/domain/budget/table-grid.ts";

const grid = (rows: string[][]): Grid => ({
  width: rows[0]?.length ?? 0,
  headers: [],
  lead: [],
  body: rows.map((cells) => ({
    source: { place: {}, cells: cells.map((text) => ({ text })) },
    cells: cells.map((text) => ({ text })),
    count: cells.length,
    complete: true,
  })),
});

describe("settleTaxColumns", () => {
  it.each<{ case: string; roles: ColumnRole[]; rows: string[][]; wanted: ColumnRole[] }>([
    {
      case: "a column called VAT that holds rates is a rate",
      roles: ["name", "amount", "vatAmount", "amountWithVat"],
      rows: [
        ["a", "100.000", "10 %", "110.000"],
        ["b", "100.000", "KCT", "100.000"],
        ["c", "1.000", "8%", "1.080"],
      ],
      wanted: ["name", "amount", "vatRate", "amountWithVat"],
    },
    {
      case: "a column called VAT that holds amounts stays an amount of tax",
      roles: ["name", "amount", "vatAmount", "amountWithVat"],
      rows: [
        ["a", "100.000", "10.000", "110.000"],
        ["b", "80", "8", "88"],
        ["c", "70", "7", "77"],
      ],
      wanted: ["name", "amount", "vatAmount", "amountWithVat"],
    },
    {
      case: "a column called VAT (10%) that holds amounts is an amount of tax",
      roles: ["name", "amount", "vatRate", "amountWithVat"],
      rows: [
        ["a", "100.000", "10.000", "110.000"],
        ["b", "80.000", "8.000", "88.000"],
      ],
      wanted: ["name", "amount", "vatAmount", "amountWithVat"],
    },
    {
      case: "a rate that the law does not know stays a rate",
      roles: ["name", "amount", "vatRate", "amountWithVat"],
      rows: [
        ["a", "100.000", "80", "108.000"],
        ["b", "100.000", "8", "108.000"],
      ],
      wanted: ["name", "amount", "vatRate", "amountWithVat"],
    },
    {
      case: "the sum behind the tax column includes the tax",
      roles: ["name", "amount", "vatAmount", "amount"],
      rows: [["a", "100.000", "10.000", "110.000"]],
      wanted: ["name", "amount", "vatAmount", "amountWithVat"],
    },
    {
      case: "without a tax column a second sum stays a sum",
      roles: ["name", "amount", "amount"],
      rows: [["a", "1.000", "2.000"]],
      wanted: ["name", "amount", "amount"],
    },
  ])("$case", ({ roles, rows, wanted }) => {
    const settled = [...roles];
    settleTaxColumns(settled, grid(rows));
    expect(settled).toEqual(wanted);
  });
});
