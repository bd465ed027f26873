/**
 * The drafted budget as a table of a DOCX: unit above, groups, total and words; what must be said of several lines
 * stands once below the table and is pointed to by number, so that rows stay low.
 */
import { AlignmentType, type FileChild, type Paragraph } from "docx";

import { formatDong, formatQuantity } from "../domain/budget/format-money.ts";
import type { DraftBudget, DraftBudgetLine } from "../domain/draft/draft.ts";
import {
  fundingLine,
  groupNumbers,
  groupSums,
  printVatRate,
  totalLabel,
  totalSums,
  wordsLine,
} from "../domain/plan/budget-blocks.ts";
import {
  type BudgetCells,
  type BudgetColumn,
  columnTitles,
  printedColumns,
} from "../domain/plan/printed-columns.ts";
import { upperFirst } from "../domain/text/first-letter.ts";
import {
  groupName,
  liveLines,
  MONEY_CAPTION,
  sourceParts,
  type SourceTitles,
} from "./budget-rows.ts";
import { BODY_SPACING, paragraph, TIGHT_SPACING } from "./docx-base.ts";
import { type ColumnAlign, type GridCell, type GridRow, gridTable } from "./docx-table.ts";
import { type FootLine, footRows } from "./table-foot.ts";

const GROUP_FILL = "F2F2F2";

/** Notes below the table in the order in which the lines point to them. */
type Notes = string[];

/** A short remark that one line alone has needs no note. */
const LONGEST_IN_ROW = 60;

/** Remarks that stand in one line only. */
function single(budget: DraftBudget, titles: SourceTitles): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const part of budget.groups.flatMap(liveLines).flatMap((one) => sourceParts(one, titles)))
    counts.set(part, (counts.get(part) ?? 0) + 1);
  return new Set([...counts].flatMap(([part, count]) => (count === 1 ? [part] : [])));
}

/** Who carries a line out is read in its row, as in a column of its own. */
const WHO =
  /^(?:(?:đơn vị|cơ quan|bộ phận|khoa,? phòng)(?: (?:thực hiện|chủ trì|phụ trách|sử dụng|quản lý))?|chủ trì|phụ trách|phối hợp): /iu;

interface Remarks {
  titles: SourceTitles;
  notes: Notes;
  alone: ReadonlySet<string>;
}

/** The source of the price and open places stay in the row; the rest becomes a number. */
function remarks(line: DraftBudgetLine, { titles, notes, alone }: Remarks): string {
  const shown: string[] = [];
  const numbers: number[] = [];
  for (const part of sourceParts(line, titles)) {
    // The cell of the quantity is the open place; here stands what there was.
    const before = /^\[cần bổ sung: nhu cầu .*\((kế hoạch trước: [^()]+)\)\]\.?$/u.exec(part)?.[1];
    if (before !== undefined) {
      shown.push(`${upperFirst(before)}.`);
      continue;
    }
    const short = alone.has(part) && part.length <= LONGEST_IN_ROW;
    if (short || WHO.test(part) || /^(?:Giá|Theo kế hoạch)\s|\[cần bổ sung/u.test(part)) {
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

const countedCells = ({ quantity, unitPrice, amount }: DraftBudgetLine) => ({
  quantity: quantity === null ? "[cần bổ sung: số lượng]" : formatQuantity(quantity),
  unitPrice: unitPrice === null ? "[cần bổ sung: đơn giá]" : formatDong(unitPrice),
  amount: amount === null ? "" : formatDong(amount),
});

/** Nobody asks for a number or a price of what is told as one sum. */
const lumpCells = ({ amount }: DraftBudgetLine) => ({
  amount: amount === null ? "[cần bổ sung: số tiền]" : formatDong(amount),
});

function lineCells(line: DraftBudgetLine, remark: string): BudgetCells<string> {
  const money = (amount: number | null): string => (amount === null ? "" : formatDong(amount));
  return {
    label: line.label,
    name: line.name,
    unit: line.unit,
    ...(line.lump === true ? lumpCells(line) : countedCells(line)),
    vatRate: printVatRate(line.vatRate),
    amountWithVat: money(line.amountWithVat),
    funding: line.funding ?? "",
    remarks: remark,
  };
}

/** Not left alone: a group with its first line, the total with the words below it. */
const SUM_LOOK = { fill: GROUP_FILL, keepNext: true } as const;

/** About half of a turned page; more would leave the page above them empty. */
const NOTES_TOGETHER = 12;

const ALIGN: Partial<Record<BudgetColumn, ColumnAlign>> = {
  ...{ label: "center", unit: "center", quantity: "center", vatRate: "center" },
  ...{ unitPrice: "right", amount: "right", amountWithVat: "right" },
};

const noteText = (text: string, index: number): string => `(${index + 1}) ${text}`;

/** Many notes run on below the table; what follows them does not stand alone. */
const noteLines = (notes: readonly string[], followed: boolean): Paragraph[] =>
  notes.map((text, index) =>
    paragraph(
      text,
      { size: 12 },
      {
        spacing: { ...TIGHT_SPACING, after: 40 },
        keepNext: followed && index >= notes.length - 2,
      },
    ),
  );

/** The sum in words and who pays it stand with the total, so do a few notes. */
function footOf(budget: DraftBudget, notes: readonly string[]): FootLine[] {
  const funding = fundingLine(budget);
  return [
    {
      text: wordsLine(budget),
      look: { size: 13, bold: true, italics: true },
      before: 120,
    },
    ...(funding === null ? [] : [{ text: funding, look: { size: 13 }, before: 60 }]),
    ...notes.map((text, index) => ({
      text,
      look: { size: 12 },
      before: index === 0 ? 80 : 20,
    })),
  ];
}

/** The name of a group or of the total runs over the empty cells in front of its sum. */
function spanned(cells: readonly GridCell[], columns: readonly BudgetColumn[]): GridCell[] {
  const name = columns.indexOf("name");
  const sum = columns.indexOf("amount");
  return cells.flatMap((cell, at) => {
    if (at === name) return [{ ...cell, span: sum - name }];
    return at > name && at < sum ? [] : [cell];
  });
}

/** Groups with their lines, at last the total, which never stands without a line above it. */
function tableRows(
  budget: DraftBudget,
  columns: readonly BudgetColumn[],
  remarkOf: (line: DraftBudgetLine) => string,
): GridRow[] {
  const numbers = groupNumbers(budget);
  const cellsOf = (cells: BudgetCells<string>, bold = false): GridRow => ({
    cells: columns.map((column) => ({ text: cells[column] ?? "", ...(bold && { bold }) })),
  });
  const sumRow = (cells: BudgetCells<string>): GridRow => ({
    cells: spanned(cellsOf(cells, true).cells, columns),
    ...SUM_LOOK,
  });
  const rows = budget.groups.flatMap((group, index) => {
    const { label, title } = groupName(group, numbers[index] ?? "");
    const [amount, amountWithVat] = groupSums(group);
    return [
      ...(title === "" ? [] : [sumRow({ label, name: title, amount, amountWithVat })]),
      ...liveLines(group).map((line) => cellsOf(lineCells(line, remarkOf(line)))),
    ];
  });
  const [amount, amountWithVat] = totalSums(budget);
  const last = rows.pop();
  return [
    ...rows,
    ...(last === undefined ? [] : [{ ...last, keepNext: true }]),
    sumRow({ name: totalLabel(budget), amount, amountWithVat }),
  ];
}

export interface BudgetLook {
  /** Paragraphs follow that belong to the table. */
  followed?: boolean;
  /** Name of the table, above it. */
  caption?: string;
  /** What is said of the purchases as a whole, below the notes. */
  closing?: readonly string[];
}

export function budgetChildren(
  budget: DraftBudget,
  titles: SourceTitles,
  width: number,
  { followed = false, closing = [], caption }: BudgetLook = {},
): FileChild[] {
  const notes: Notes = [];
  const columns = printedColumns(budget);
  const alone = single(budget, titles);
  const rows = tableRows(budget, columns, (line) => remarks(line, { titles, notes, alone }));
  const together = notes.length <= NOTES_TOGETHER;
  const below = [...notes.map(noteText), ...closing];
  return [
    ...(caption === undefined
      ? []
      : [paragraph(caption, { bold: true }, { spacing: TIGHT_SPACING, keepNext: true })]),
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
      header: columnTitles(columns),
      rows,
      width,
      size: 12,
      align: columns.map((column) => ALIGN[column] ?? "left"),
      foot: footRows(footOf(budget, together ? below : []), { columns: columns.length, width }),
    }),
    ...(together ? [] : noteLines(below, followed)),
    ...(followed ? [paragraph("", { size: 6 }, { spacing: TIGHT_SPACING, keepNext: true })] : []),
  ];
}

/** The sum of several tables, below the last of them. */
export function wholeParagraph(budget: DraftBudget): Paragraph {
  const [, sum] = totalSums(budget);
  const told = sum === "" ? "" : `${totalLabel(budget)}: ${sum} đồng. `;
  return paragraph(
    `${told}${wordsLine(budget)}`,
    { bold: true },
    { spacing: { ...BODY_SPACING, before: 200 } },
  );
}
