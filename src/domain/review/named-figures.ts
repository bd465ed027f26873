/** Figures of a table by the words that the text has for them: sources by the header of their column. */
import type { BudgetTable } from "../budget/budget-table.ts";
import { fold } from "../text/fold.ts";
import { plainWords } from "../text/plain-words.ts";
import { figuresOf, grandTotalOf, type TableFigure } from "./table-totals.ts";

/** Figures of the rows that stand for whole tables; totals of groups ("Cộng I") are none of them. */
export const ownTotals = (tables: readonly BudgetTable[]): TableFigure[] =>
  figuresOf(tables, ["total"]).filter(({ table, row }) => grandTotalOf(table)?.row === row);

/** Totals of the columns of the source of that name. */
export const sourceTotals = (tables: readonly BudgetTable[], name: string): TableFigure[] =>
  ownTotals(tables).filter(({ table, column }) => {
    const own = table.columns[column];
    return own?.role === "source" && sourceName(own.header) === name;
  });

/** The name without words of paying, planning and owning around it: "Nguồn ngân sách tỉnh hỗ trợ" → "ngan sach tinh". */
export const sourceName = (text: string): string =>
  plainWords(
    fold(text)
      .replace(/\([^)]*\)/g, " ")
      .replace(/\bnam 20\d\d\b/g, " "),
  )
    .replace(/\b(?:nguon|von|kinh phi|tu|trong do|gom|phan|du kien)\b/g, " ")
    .replace(/^\s*(?:trich|su dung|huy dong|lay)\b/, " ")
    .replace(
      /(?:\b(?:(?:cua|do) don vi|(?:da )?(?:duoc )?(?:cap|chi|ho tro|bo tri|bao dam|dam bao|giai ngan|phan bo|dong gop|can doi)(?: la| khoang)?)\s*)+$/,
      " ",
    )
    .replace(/\s+/g, " ")
    .trim();
