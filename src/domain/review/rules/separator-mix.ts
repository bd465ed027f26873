/** One document, one way to write thousands: 15.000.000, not 15,000,000 here and 15.000.000 there. */
import type { BudgetCell, BudgetTable } from "../../budget/budget-table.ts";
import { markOf, readingsOf } from "../../budget/choose-readings.ts";
import { MICRO, printMicro } from "../../budget/fixed.ts";
import { moneyInText } from "../../budget/money-in-text.ts";
import { diagnoseTable } from "../../budget/relations/diagnose-table.ts";
import type { CellRef } from "../../budget/relations/equation.ts";
import { amountsOfOtherStyle } from "../amounts-of-other-style.ts";
import { brokenAmounts } from "../broken-amounts.ts";
import type { Finding } from "../finding.ts";
import { emptyOutcome } from "../finding.ts";
import type { ReviewInput, Rule } from "../rule.ts";
import { figureTables } from "../table-rule.ts";
import { namedRow, whereOfCell } from "../table-texts.ts";
import { whereOfTable } from "../where.ts";

const CODE = "separator-mix";

export const separatorMix: Rule = {
  id: "separator-mix",
  title: "Dấu phân tách trong số",
  codes: [
    {
      code: CODE,
      severity: "info",
      meaning:
        "Số viết khác kiểu phân tách nghìn với phần còn lại của bảng hoặc của văn bản; là điểm cần xem khi dấu đặt sai nhóm ba chữ số.",
    },
  ],
  check(input) {
    const outcome = emptyOutcome();
    for (const table of figureTables(input)) {
      const odd = oddCells(table);
      if (odd.length > 0) outcome.findings.push(tableFinding(table, odd));
      else outcome.relations += 1;
    }
    outcome.findings.push(...brokenAmounts(input.document, CODE));
    outcome.findings.push(...amountsOfOtherStyle(input, CODE));
    const mixed = documentFinding(input);
    if (mixed !== null) outcome.findings.push(mixed);
    return outcome;
  },
};

interface OddCell extends CellRef {
  /** Separators that fit no style, or a figure that only fits when read against its separators. */
  wrong: boolean;
}

function oddCells(table: BudgetTable): OddCell[] {
  const { reread } = diagnoseTable(table);
  const again = new Set(reread.map((ref) => `${ref.row}:${ref.column}`));
  return table.rows.flatMap((row) =>
    row.cells.flatMap((cell): OddCell[] => {
      if (cell === undefined || cell.style === null) return [];
      const wrong = cell.style === "malformed" || again.has(`${row.index}:${cell.column}`);
      return wrong || isOtherStyle(table, cell)
        ? [{ row: row.index, column: cell.column, wrong }]
        : [];
    }),
  );
}

/** Grouped with the other mark; a share with a decimal point is no group. */
function isOtherStyle(table: BudgetTable, cell: BudgetCell): boolean {
  const first = cell.style === "plain" ? undefined : readingsOf(cell.source)[0];
  if (first === undefined) return false;
  const mark = markOf(first) ?? likelyMark(first.style, first.certainty);
  if (table.grouping === null || mark === null || mark === table.grouping) return false;
  const settled = first.certainty === "likely" && cell.value !== first.micro;
  const decimal = first.certainty === "certain" && first.decimals > 0;
  return !settled && !(decimal && first.micro < 1_000n * MICRO);
}

/** "1.234" in a table of commas: read as thousands, written in the other style. */
function likelyMark(style: string, certainty: string): "." | "," | null {
  if (certainty !== "likely") return null;
  if (style === "dot-grouped") return ".";
  return style === "comma-grouped" ? "," : null;
}

function tableFinding(table: BudgetTable, odd: readonly OddCell[]): Finding {
  const [first] = odd.toSorted((a, b) => Number(b.wrong) - Number(a.wrong) || a.row - b.row);
  const lead = first ?? { row: 0, column: 0, wrong: false };
  const cell = table.rows[lead.row]?.cells[lead.column];
  const row = table.rows[lead.row];
  const quote = cell?.source.text.trim() ?? "";
  const value = cell?.value == null ? "" : printMicro(cell.value, cell.decimals);
  const style = table.grouping === null ? "" : `; bảng dùng dấu "${table.grouping}" giữa các nghìn`;
  const others = odd.filter((other) => other.row !== lead.row || other.column !== lead.column);
  return {
    code: CODE,
    severity: lead.wrong && !table.ocr ? "warning" : "info",
    where: whereOfCell(table, lead),
    quote,
    expected: value,
    found: quote,
    message: `${row === undefined ? "Bảng" : namedRow(row)}: "${quote}" viết khác kiểu phân tách${style}; được đọc là ${value}.`,
    suggestion:
      "Viết thống nhất theo kiểu Việt Nam: dấu chấm giữa các nghìn, dấu phẩy trước phần lẻ.",
    ...(others.length === 0
      ? {}
      : { alsoAt: others.slice(0, 50).map((ref) => whereOfCell(table, ref)) }),
  };
}

function isWithCommas({ source }: BudgetCell): boolean {
  const [first] = readingsOf(source);
  return first !== undefined && markOf(first) === ",";
}

/** Tables with commas under a text with dots. */
function documentFinding({ document, budgets }: ReviewInput): Finding | null {
  const table = budgets.find((candidate) => candidate.grouping === ",");
  // What a spreadsheet writes by its own setting is no choice of the author's.
  const exported = document.format === "csv" || document.format === "xlsx";
  if (table === undefined || exported) return null;
  const inText = document.blocks
    .filter((block) => block.kind !== "table")
    .flatMap((block) => block.text.match(/(?<![\d.,/])\d{1,3}(?:\.\d{3})+(?![\d.,/])/g) ?? []);
  const quote =
    inText[0] ?? moneyInText(document).find((amount) => /\.\d{3}/.test(amount.quote))?.quote;
  if (quote === undefined) return null;
  const cell = table.rows
    .flatMap((row) => row.cells)
    .find((candidate) => candidate !== undefined && isWithCommas(candidate));
  return {
    code: CODE,
    severity: "info",
    where: whereOfTable(table.table),
    quote: cell?.source.text.trim() ?? "",
    message: `Bảng ${table.table.index} viết nghìn bằng dấu phẩy (${cell?.source.text.trim() ?? ""}), thân văn bản bằng dấu chấm (${quote}).`,
    suggestion: "Dùng một kiểu trong toàn văn bản: dấu chấm giữa các nghìn.",
  };
}
