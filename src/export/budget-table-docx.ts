/**
 * The drafted budget as a table of a DOCX: unit above, groups, total and words; what must be said of several lines
 * stands once below the table and is pointed to by number, so that rows stay low.
 */
import { AlignmentType, type FileChild, type Paragraph } from "docx";

import { formatDong, formatQuantity } from "../domain/budget/format-money.ts";
import type { DraftBudget, DraftBudgetLine } from "../domain/draft/draft.ts";
import {
  budgetHeader,
  fundingLine,
  groupSums,
  printVatRate,
  totalLabel,
  withFund,
  wordsLine,
} from "../domain/plan/budget-blocks.ts";
import { upperFirst } from "../domain/text/first-letter.ts";
import {
  groupName,
  liveLines,
  MONEY_CAPTION,
  sourceParts,
  type SourceTitles,
} from "./budget-rows.ts";
import { BODY_SPACING, paragraph, TIGHT_SPACING } from "./docx-base.ts";
import { type GridRow, gridTable } from "./docx-table.ts";

const GROUP_FILL = "F2F2F2";

/** Notes below the table in the order in which the lines point to them. */
type Notes = string[];

/** The source of the price and open places stay in the row; the rest becomes a number. */
function remarks(line: DraftBudgetLine, titles: SourceTitles, notes: Notes): string {
  const shown: string[] = [];
  const numbers: number[] = [];
  for (const part of sourceParts(line, titles)) {
    // The cell of the quantity is the open place; here stands what there was.
    const before = /^\[cần bổ sung: nhu cầu .*\((kế hoạch trước: [^()]+)\)\]\.?$/u.exec(part)?.[1];
    if (before !== undefined) {
      shown.push(`${upperFirst(before)}.`);
      continue;
    }
    if (/^(?:Giá|Theo kế hoạch)\s|\[cần bổ sung/u.test(part)) {
      shown.push(part);
      continue;
    }
    if (!notes.includes(part)) notes.push(part);
    numbers.push(notes.indexOf(part) + 1);
  }
  const marks = numbers
    .sort((a, b) => a - b)
    .map((number) => `(${number})`)
    .join(", ");
  return [...shown, ...(marks === "" ? [] : [`Ghi chú ${marks}.`])].join(" ");
}

function lineRow(line: DraftBudgetLine, remark: string): GridRow {
  const money = (amount: number | null): string => (amount === null ? "" : formatDong(amount));
  const price = line.unitPrice === null ? "[cần bổ sung: đơn giá]" : formatDong(line.unitPrice);
  const quantity =
    line.quantity === null ? "[cần bổ sung: số lượng]" : formatQuantity(line.quantity);
  const texts = [
    line.label,
    line.name,
    line.unit,
    quantity,
    price,
    money(line.amount),
    printVatRate(line.vatRate),
    money(line.amountWithVat),
    remark,
  ];
  return { cells: texts.map((text) => ({ text })) };
}

/** Not left alone: a group with its first line, the total with the words below it. */
function sumRow(label: string, title: string, sums: readonly [string, string]): GridRow {
  const texts = [label, title, "", "", "", sums[0], "", sums[1], ""];
  return {
    cells: texts.map((text) => ({ text, bold: true })),
    fill: GROUP_FILL,
    keepNext: true,
  };
}

/** The row with who pays, in a budget that says it. */
function funded(budget: DraftBudget, row: GridRow, funding = ""): GridRow {
  if (budget.funding === undefined) return row;
  return { ...row, cells: withFund(row.cells, { text: funding }) };
}

const NOTES_TOGETHER = 6;

const ALIGN = ["center", "left", "center", "center", "right", "right", "center", "right"] as const;

const noteLines = (
  notes: readonly string[],
  { together, followed }: { together: boolean; followed: boolean },
): Paragraph[] =>
  notes.map((text, index) => {
    const last = index === notes.length - 1;
    // What follows the notes never stands alone either.
    const keepNext = last ? followed : together || (followed && index === notes.length - 2);
    const spacing = { ...TIGHT_SPACING, after: 40 };
    return paragraph(`(${index + 1}) ${text}`, { size: 12 }, { spacing, keepNext });
  });

/** A total never stands without a line above it. */
const withLastKept = (rows: readonly GridRow[]): GridRow[] =>
  rows.map((row, index) => (index === rows.length - 1 ? { ...row, keepNext: true } : row));

export interface BudgetLook {
  /** Paragraphs follow that belong to the table. */
  followed?: boolean;
}

export function budgetChildren(
  budget: DraftBudget,
  titles: SourceTitles,
  width: number,
  { followed = false }: BudgetLook = {},
): FileChild[] {
  const notes: Notes = [];
  const rows = budget.groups.flatMap((group, index) => {
    const { label, title } = groupName(group, index);
    return [
      funded(budget, sumRow(label, title, groupSums(group))),
      ...liveLines(group).map((line) =>
        funded(budget, lineRow(line, remarks(line, titles, notes)), line.funding),
      ),
    ];
  });
  const funding = fundingLine(budget);
  // A few notes never stand alone on a page: the total and its words go with them.
  const together = notes.length > 0 && notes.length <= NOTES_TOGETHER;
  const totals = [formatDong(budget.total), formatDong(budget.totalWithVat)] as const;
  return [
    paragraph(
      MONEY_CAPTION,
      { size: 13, italics: true },
      {
        alignment: AlignmentType.RIGHT,
        spacing: { ...TIGHT_SPACING, after: 60 },
        keepNext: true,
      },
    ),
    gridTable({
      header: budgetHeader(budget),
      rows: [...withLastKept(rows), funded(budget, sumRow("", totalLabel(budget), totals))],
      width,
      size: 12,
      align: [...ALIGN, "left", "left"],
    }),
    paragraph(
      wordsLine(budget),
      { size: 13, bold: true, italics: true },
      { spacing: { ...BODY_SPACING, before: 120 }, keepNext: together },
    ),
    ...(funding === null
      ? []
      : [paragraph(funding, { size: 13 }, { spacing: BODY_SPACING, keepNext: together })]),
    ...noteLines(notes, { together, followed }),
  ];
}
