/** What each fund pays, below the table: sums over the lines, and how lines that several funds pay are shared out. */
import type { DraftBudget } from "../domain/draft/draft.ts";
import { payable } from "../domain/plan/budget-tax.ts";
import { isJoint, namesOfFunds, sharesOfLine } from "../domain/plan/fund-shares.ts";
import { FUND_UNKNOWN, fundKey } from "../domain/plan/funding.ts";
import { fundCell, type SharedLine, type SplitLine, undividedFormula } from "./budget-formulas.ts";
import {
  cellAt,
  HEADER_ROW,
  moneyOf,
  putBand,
  putInput,
  putSum,
  type Table,
} from "./budget-sheet-cells.ts";
import type { LineRow, SheetRow } from "./budget-sheet-rows.ts";
import { fitHeight, MONEY_FORMAT, putText, styleCell } from "./xlsx-style.ts";

/** A row a fund below the words, summed over the lines above; what no fund is known to pay stands last. */
export function putFunding(table: Table, budget: DraftBudget, rows: readonly SheetRow[]): void {
  const last = rows.at(-1)?.row ?? HEADER_ROW;
  const span = { first: HEADER_ROW + 1, last: last - 1 };
  const firstFund = last + 2;
  const lines = rows.flatMap((one) => (one.kind === "line" ? [one] : []));
  const funds = fundRows(budget, lines);
  const shared = sharedLines(rows);
  const split = splitRows(lines, firstFund + funds.length + 1);
  const untaxed = budget.groups.some((group) =>
    group.lines.some((line) => line.amount !== null && line.amountWithVat === null),
  );
  funds.forEach(({ name, total, totalWithVat }, index) => {
    const row = firstFund + index;
    const rest = name === FUND_UNKNOWN || name === UNDIVIDED;
    const label = rest ? name : `Nguồn: ${name}`;
    for (const column of table.columns) styleCell(cellAt(table, column, row));
    putText(cellAt(table, "name", row), label);
    for (const column of moneyOf(table)) {
      const amount = column === "amount" ? total : totalWithVat;
      const at = { column, row, firstFund, letters: table.letters };
      putSum(
        cellAt(table, column, row),
        fundCell({ name, amount, rest, shared, split, untaxed }, span, at),
      );
    }
    fitHeight(table.sheet, row, [[label, table.widths.name]]);
  });
  putSplit(table, split);
}

/** Lines that several funds pay, with their rows. */
const sharedLines = (rows: readonly SheetRow[]): SharedLine[] =>
  rows.flatMap((one) => {
    const shares = one.kind === "line" ? (sharesOfLine(one.line.funding ?? "") ?? []) : [];
    return shares.length > 1 ? [{ row: one.row, shares }] : [];
  });

const UNDIVIDED = "Chưa chia giữa các nguồn";

const jointFunding = ({ line: { funding = "" } }: LineRow): string =>
  !funding.startsWith("[") && isJoint(funding) ? funding : "";

/** A row for every fund that a line names, so that its part has a place once it is filled in; the rest last. */
function fundRows(
  { funding = [] }: DraftBudget,
  lines: readonly LineRow[],
): NonNullable<DraftBudget["funding"]> {
  const joint = lines.map(jointFunding).filter((names) => names !== "");
  if (joint.length === 0) return funding;
  const rows = new Map(funding.map((fund) => [fundKey(fund.name), fund]));
  const rest = rows.get(fundKey(FUND_UNKNOWN));
  rows.delete(fundKey(FUND_UNKNOWN));
  for (const name of joint.flatMap(namesOfFunds))
    if (!rows.has(fundKey(name))) rows.set(fundKey(name), { name, total: 0, totalWithVat: 0 });
  return [...rows.values(), rest ?? { name: UNDIVIDED, total: 0, totalWithVat: 0 }];
}

/** Lines that several funds pay with no word on how much each of them does, with their rows from `first` on. */
function splitRows(lines: readonly LineRow[], first: number): SplitLine[] {
  let row = first + 1;
  return lines.flatMap((one) => {
    const funds = namesOfFunds(jointFunding(one));
    if (funds.length === 0) return [];
    const parts = { first: row, last: row + funds.length - 1 };
    row = parts.last + 2;
    return [{ row: one.row, line: one.line, funds, parts }];
  });
}

const SPLIT_TITLE =
  "Chia theo nguồn các dòng do nhiều nguồn cùng chi: ghi số tiền của từng nguồn vào ô vàng";

/** What each fund pays of a line that several of them pay together: filled in by staff, checked against the line. */
function putSplit(table: Table, split: readonly SplitLine[]): void {
  const [top] = split;
  if (top === undefined) return;
  const column = moneyOf(table).at(-1) ?? "amount";
  putBand(table, top.parts.first - 1, "", SPLIT_TITLE);
  for (const one of split) {
    one.funds.forEach((fund, index) => {
      const row = one.parts.first + index;
      putSplitName(table, row, one, fund);
      putInput(cellAt(table, column, row), null, MONEY_FORMAT);
    });
    const check = one.parts.last + 1;
    putSplitName(table, check, one, "chưa chia (chia đủ thì bằng 0)");
    const formula = undividedFormula(one, table.letters);
    putSum(cellAt(table, column, check), { formula, result: payable(one.line) ?? 0 });
  }
}

function putSplitName(table: Table, row: number, { line }: SplitLine, what: string): void {
  const name = `${line.name}: ${what}`;
  for (const column of table.columns) styleCell(cellAt(table, column, row));
  putText(cellAt(table, "label", row), line.label, { align: "center" });
  putText(cellAt(table, "name", row), name);
  fitHeight(table.sheet, row, [[name, table.widths.name]]);
}
