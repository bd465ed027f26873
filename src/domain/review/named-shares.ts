/** "Nguồn ngân sách nhà nước chiếm 49,7% tổng kinh phí": the share of a source or group of the table, without its amount. */
import type { BudgetTable } from "../budget/budget-table.ts";
import type { Block } from "../document/parsed-document.ts";
import { foldInPlace } from "../text/fold.ts";
import { ownTotals, sourceName, sourceTotals } from "./named-figures.ts";
import { groupNamed } from "./row-counts.ts";
import {
  isShareOf,
  OF_BUDGET,
  type Printed,
  readPercent,
  type ShareOfTotal,
} from "./share-of-total.ts";
import { figuresOf, grandTotalOf, type TableFigure } from "./table-totals.ts";

const NAMED =
  /(?:^|[.;,:(]|\bva\b|\btrong do\b)\s*((?:nguon|von|nhom|phan|muc|kinh phi|chi|quy|ngan sach|thu|xa hoi hoa)\b[^.;,:%\d()]{2,90}?),? (?:chiem|dat|bang|tuong duong|tuong ung)(?: ty le| khoang)? (\d{1,3}(?:[.,]\d{1,2})?)\s*%([^.;,]{0,60})/g;

export function namedShares(block: Block, tables: readonly BudgetTable[]): ShareOfTotal[] {
  if (!block.text.includes("%") || tables.length === 0) return [];
  return [...foldInPlace(block.text).matchAll(NAMED)].flatMap((match): ShareOfTotal[] => {
    const [quote, name = "", percent = "", of = ""] = match;
    if (!OF_BUDGET.test(of)) return [];
    const share: Printed = { ...readPercent(percent), of };
    const pairs = partsNamed(tables, name).map((part) => ({ part, wholes: wholesOf(part) }));
    const [first] = pairs;
    const whole = first?.wholes[0];
    if (first === undefined || whole === undefined) return [];
    const start = match.index + quote.indexOf(name);
    return [
      {
        holds: pairs.some(({ part, wholes }) => wholes.some((one) => isShareOf(part, one, share))),
        quote: block.text.slice(start, block.text.indexOf("%", start) + 1),
        part: block.text.slice(start, start + name.length),
        whole: `tổng của bảng ${first.part.table.table.index}`,
        percent,
        right: Number((first.part.amount * 10_000n + whole.amount / 2n) / whole.amount),
      },
    ];
  });
}

/** Totals of the source, or amounts of the one group of that name. */
export function partsNamed(tables: readonly BudgetTable[], name: string): TableFigure[] {
  const sources = sourceTotals(tables, sourceName(name));
  if (sources.length > 0) return sources.length === 1 ? sources : [];
  const group = groupNamed(
    tables,
    name.replace(/^(?:kinh phi )?(?:nhom|phan(?! (?:mem|cung))|muc|chi cho)\s+/, ""),
  );
  if (group === null) return [];
  return figuresOf([group.table], ["group"]).filter(
    ({ row, table, column }) => row === group.row && isMoney(table, column),
  );
}

const isMoney = (table: BudgetTable, column: number): boolean =>
  /^amount/.test(table.columns[column]?.role ?? "");

/** Whole amounts of the table of the part, the last total first. */
export function wholesOf({ table }: TableFigure): TableFigure[] {
  const grand = grandTotalOf(table);
  const others = ownTotals([table]).filter(({ column }) => isMoney(table, column));
  return grand === null ? [] : [grand, ...others];
}
