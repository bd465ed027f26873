/** Budgets of a plan from its money tables: all amounts in whole đồng, whatever scale is printed. */
import { type BudgetRow, type BudgetTable, columnsOf } from "../budget/budget-table.ts";
import { MICRO } from "../budget/fixed.ts";
import { parseNumber } from "../budget/parse-number.ts";
import { readPrintedBudgets } from "../budget/read-budget-table.ts";
import { announcementOf } from "../budget/unit-above.ts";
import type { ParsedDocument } from "../document/parsed-document.ts";
import type { VatRate } from "../draft/draft.ts";
import { fold } from "../text/fold.ts";
import { tableName } from "./appendix-numbers.ts";
import { dong, money, textOf } from "./budget-cells.ts";
import { isPeriod, leftColumns, lostWords, textsOf, wordsOf } from "./budget-columns.ts";
import { type MendedScale, mendedScale } from "./budget-scale.ts";
import { belowLine, type FootTax, footTax } from "./foot-tax.ts";
import { fundedByTitle, fundOf } from "./funding.ts";
import type { PlanBudget, PlanBudgetLine, PlanTable } from "./plan.ts";
import {
  headersOfMoney,
  netOf,
  rateBetween,
  rateOfPercent,
  rateSaid,
  taxedPrices,
  untaxedBy,
} from "./printed-price.ts";
import { speltFactors, withoutQuote } from "./spelt-factors.ts";
import { saidOfTotals, totalsOf, withOwnTotal } from "./told-totals.ts";

export function readBudgets(document: ParsedDocument, tables: readonly PlanTable[]): PlanBudget[] {
  const found = readPrintedBudgets(document).flatMap((table) => {
    const home = tables.find((candidate) => candidate.index === table.table.index);
    return table.kind !== "money" || home === undefined || home.inResults ? [] : [{ table, home }];
  });
  const totals = totalsOf(found.map(({ table }) => table));
  return found
    .map(({ table, home }) => readBudget(table, home, { document, totals }))
    .filter((budget) => budget.groups.some((group) => group.lines.length > 0))
    .filter((budget) => !document.quality.lostMarks || isLegible(budget))
    .map(withOwnTotal);
}

interface Around {
  document: ParsedDocument;
  /** Printed totals of all tables, and their sum. */
  totals: ReadonlySet<number>;
}

/** A scan may read a table as scraps of words; those name no items. */
function isLegible(budget: PlanBudget): boolean {
  const names = budget.groups.flatMap((group) => group.lines.map((line) => line.name));
  const good = names.filter(
    (name) => /^[\p{Lu}\d]/u.test(name) && name.length > 6 && !/[{}|\\€¢£%&"“”<>~^*=]/u.test(name),
  );
  return good.length >= 0.75 * names.length;
}

function readBudget(
  printed: BudgetTable,
  home: PlanTable,
  { document, totals }: Around,
): PlanBudget {
  const scale = mendedScale(printed, document);
  const table = rescaled(printed, scale.factor);
  const groups: PlanBudget["groups"] = [];
  let total: number | null = null;
  let words: string | null = null;
  let fundOfGroup = "";
  const foot = footTax(table);
  const told = taxedPrices([
    ...below(document, home.index, table),
    ...announced(document, table),
    ...saidOfTotals(document, totals),
  ]);
  for (const row of table.rows) {
    if (row.kind === "group") {
      groups.push({ ...titleOf(row), printed: amountOf(table, row), lines: [] });
      fundOfGroup = fundOf(table, row);
    } else if (row.kind === "total") total = amountOf(table, row) ?? total;
    else if (row.kind === "in-words") words = row.name;
    else if (row.kind === "line" && !isAdjustment(row.name)) {
      const last = groups.at(-1) ?? { label: "", title: "", printed: null, lines: [] };
      if (groups.length === 0) groups.push(last);
      const fund = fundOf(table, row) || fundOfGroup;
      last.lines.push({
        ...readLine(table, row, { foot, told }),
        ...(fund === "" ? {} : { fund }),
      });
    }
  }
  return {
    table: home.index,
    section: home.section,
    title: titleOfTable(home),
    scale: Number(table.scale.factor),
    ...tellingOf(scale, table),
    groups: fundedByTitle(groups, home.caption).filter((group) => group.lines.length > 0),
    total,
    words,
  };
}

function tellingOf({ note, doubt }: MendedScale, table: BudgetTable): Partial<PlanBudget> {
  const columns = leftColumns(table);
  const words = lostWords(table);
  return {
    ...(columns.length === 0 ? {} : { leftColumns: columns }),
    ...(words.length === 0 ? {} : { leftWords: words }),
    ...(note === "" ? {} : { scaleNote: note }),
    ...(doubt ? { scaleDoubt: true } : {}),
  };
}

/** The table with another unit in its money columns that printed none of their own. */
function rescaled(table: BudgetTable, factor: bigint): BudgetTable {
  const { factor: said } = table.scale;
  if (factor === said) return table;
  const columns = table.columns.map((column) =>
    column.scale === said ? { ...column, scale: factor } : column,
  );
  return { ...table, columns, scale: { ...table.scale, factor } };
}

/** A discount or a rounding is part of the sum, no item that could be bought again. */
function isAdjustment(name: string): boolean {
  return /^(?:chiet khau|lam tron|giam gia|giam tru|khuyen mai)\b/.test(fold(name));
}

/** "II. Hệ thống phần cứng" in one cell carries its own label. */
function titleOf(row: BudgetRow): { label: string; title: string } {
  const inside = /^([IVX]+|\d+|[A-H])\s*[.)]\s*(.+)$/su.exec(row.name);
  if (row.label === "" && inside) return { label: inside[1] ?? "", title: inside[2] ?? "" };
  return { label: row.label, title: row.name };
}

/** "Phụ lục 2" or "Biểu 01" where the caption has it, else the number of the table. */
function titleOfTable(table: PlanTable): string {
  const named = table.caption
    .map((line) => /ph[uụ] l[uụ]c\s*[\dIVX]*/iu.exec(line)?.[0].trim() ?? tableName(line))
    .find(Boolean);
  return named === undefined || named === null
    ? `Bảng ${table.index}`
    : named.replace(/^ph[uụ] l[uụ]c/iu, "Phụ lục").replace(/\s+/g, " ");
}

/** Rows of words, remarks beside the total, and the lines right below the table. */
function below(document: ParsedDocument, index: number, { rows }: BudgetTable): string[] {
  const at = document.blocks.findIndex(({ kind, table }) => kind === "table" && table === index);
  const next = at < 0 ? [] : document.blocks.slice(at + 1, at + 4);
  const end = next.findIndex(({ kind }) => kind === "heading" || kind === "table");
  const lines = (end < 0 ? next : next.slice(0, end)).map(({ text }) => text);
  const words = rows.filter(({ kind }) => kind === "in-words" || kind === "note");
  const totals = rows.filter(({ kind }) => kind === "total");
  const remarks = totals.flatMap(({ source }) => source.cells.map(({ text }) => text));
  return [...words.map(({ name }) => name), ...remarks, ...lines];
}

/** What the sentence that announces the table says of it, part by part. */
const announced = (document: ParsedDocument, { table }: BudgetTable): string[] =>
  (announcementOf(table, document) ?? "").split(/[(),;:]/u);

interface TaxTold {
  foot: FootTax;
  /** What is said of the prices of all lines. */
  told: readonly string[];
}

function readLine(table: BudgetTable, row: BudgetRow, { foot, told }: TaxTold): PlanBudgetLine {
  const { sources, periods, sum } = partsOf(table, row);
  const amount = money(table, row, "amount");
  const amountWithVat = money(table, row, "amountWithVat");
  const counted = countedIn(table, row, amount ?? amountWithVat ?? sum);
  const { name, note, details } = wordsLeft(table, row, counted.quote);
  // A long remark speaks of more than this price.
  const remark = note.length > 60 ? [] : [note];
  const says = [row.name, ...remark, ...table.table.caption];
  const sums = { amount, withVat: amountWithVat };
  const inRow =
    rateOf(table, row, sums) ??
    untaxedBy(note, sums) ??
    rateSaid([...says, ...headersOfMoney(table)]);
  const { vatRate: rate, ...shared } = belowLine(foot, row.index, inRow);
  const printed = {
    ...{ amount, amountWithVat, quantity: counted.quantity, rate },
    unitPrice: counted.unitPrice,
    priceWithVat: money(table, row, "unitPriceWithVat"),
  };
  const net = netOf(printed, [...says, ...told]);
  return {
    label: row.label,
    name,
    unit: counted.unit,
    quantity: counted.quantity,
    ...net,
    amount: net.amount ?? (sum > 0 && net.amountWithVat === null ? sum : null),
    vatRate: rate,
    ...shared,
    sources,
    ...(sumOf(periods) > 0 ? { periods } : {}),
    ...(details.length > 0 ? { details } : {}),
    note,
  };
}

interface CountedRow extends Pick<PlanBudgetLine, "unit" | "quantity" | "unitPrice"> {
  /** Words that told quantity and price where no columns do. */
  quote: string;
}

/** Quantity and unit price in their columns, else as words spell the amount out. */
function countedIn(table: BudgetTable, row: BudgetRow, amount: number): CountedRow {
  const counted = quantityOf(table, row);
  const factor = factorOf(table, row);
  const quantity = factor === null ? counted.count : (counted.count ?? 1) * factor.value;
  const unit = unitOf(row.unit === "" ? counted.unit : row.unit, factor, counted.count);
  const unitPrice = money(table, row, "unitPrice");
  const own = { unit, quantity, unitPrice, quote: "" };
  if (unitPrice !== null || money(table, row, "unitPriceWithVat") !== null) return own;
  const texts = [textOf(table, row, "notes"), ...textsOf(table, row), row.name];
  const spelt = speltFactors(texts, { amount, scale: Number(table.scale.factor) });
  if (spelt === null || (quantity !== null && quantity !== spelt.quantity)) return own;
  return { ...spelt, unit: unit ?? (spelt.unit === "" ? null : spelt.unit) };
}

/** Words of a row but for those that became quantity and price. */
function wordsLeft(table: BudgetTable, row: BudgetRow, quote: string) {
  const note = withoutQuote(textOf(table, row, "notes"), quote);
  const name = withoutQuote(row.name, quote);
  const details = wordsOf(table, row).filter((words) => quote === "" || !words.includes(quote));
  return { name: name === "" ? row.name.trim() : name, note, details };
}

const sumOf = (parts: readonly { amount: number }[]): number =>
  parts.reduce((sum, { amount }) => sum + amount, 0);

/** Parts of the amount with a column each: who pays, or when. */
function partsOf(table: BudgetTable, row: BudgetRow) {
  const parts = columnsOf(table, "source").map((column) => ({
    name: column.header.replace(/\s+/g, " ").trim(),
    amount: dong(row.cells[column.index], column) ?? 0,
  }));
  const sources = parts.filter(({ name, amount }) => !isPeriod(name) && amount !== 0);
  const periods = parts.filter(({ name }) => isPeriod(name));
  return { sources, periods, sum: sumOf(sources.length > 0 ? sources : periods) };
}

function amountOf(table: BudgetTable, row: BudgetRow): number | null {
  return money(table, row, "amountWithVat") ?? money(table, row, "amount");
}

interface Counted {
  count: number | null;
  /** Printed behind the number: "60 tài khoản". */
  unit: string;
}

function quantityOf(table: BudgetTable, row: BudgetRow): Counted {
  const [column] = columnsOf(table, "quantity");
  if (column === undefined) return countInWords(table, row);
  const value = row.cells[column.index]?.value;
  if (value === null || value === undefined) return { count: null, unit: "" };
  const printed = row.source.cells[column.index]?.text ?? "";
  return { count: Number(value) / Number(MICRO), unit: COUNT_AND_UNIT.exec(printed)?.[2] ?? "" };
}

const COUNT_AND_UNIT = /^\s*(\d[\d.,]*)\s*(\p{L}[\p{L} ]{0,20}?)\s*$/u;

/** A column of quantities that carry their unit may hold no plain figures. */
function countInWords(table: BudgetTable, row: BudgetRow): Counted {
  const column = table.columns.find(
    ({ role, header }) => role === "text" && /^(?:sl|so luong|khoi luong)\b/.test(fold(header)),
  );
  const cell = column === undefined ? "" : (row.source.cells[column.index]?.text.trim() ?? "");
  const [, number = "", unit = ""] = COUNT_AND_UNIT.exec(cell) ?? [];
  const value = number === "" ? undefined : parseNumber(number)[0]?.micro;
  return value === undefined
    ? { count: null, unit: "" }
    : { count: Number(value) / Number(MICRO), unit };
}

interface Factor {
  value: number;
  /** "tháng", "lần": from the header "Số tháng". */
  of: string;
}

/** A further factor of the amount: 15 lines × 12 months are 180 months. */
function factorOf(table: BudgetTable, row: BudgetRow): Factor | null {
  const [column] = columnsOf(table, "factor");
  const value = column === undefined ? undefined : row.cells[column.index]?.value;
  if (column === undefined || value === null || value === undefined) return null;
  const of = /(tháng|năm|quý|lần|đợt|kỳ|ngày|buổi|người)/iu.exec(column.header)?.[1] ?? "kỳ";
  return { value: Number(value) / Number(MICRO), of: of.toLowerCase() };
}

function unitOf(unit: string, factor: Factor | null, count: number | null): string | null {
  if (factor === null) return unit === "" ? null : unit;
  if (count === null || count === 1) return unit === "" ? factor.of : unit;
  return `${unit === "" ? "đơn vị" : unit} × ${factor.of}`;
}

interface Amounts {
  amount: number | null;
  withVat: number | null;
}

const NO_TAX = /^\s*(?:không(?: có| tính)?(?: thuế)?|0\s*%)\s*\.?$/iu;

/** A printed rate, or the one that both amounts show. */
function rateOf(table: BudgetTable, row: BudgetRow, amounts: Amounts): VatRate {
  const printed = textOf(table, row, "vatRate");
  if (/kct|không chịu/iu.test(printed)) return "KCT";
  // "Không" in the column of the tax, with the same sum before and after it.
  const { amount, withVat } = amounts;
  if (NO_TAX.test(printed) && (withVat ?? amount) === amount) return "KCT";
  const percent = Number(/(\d{1,2})/.exec(printed)?.[1] ?? Number.NaN);
  const named = rateOfPercent(percent);
  if (named !== null) return named;
  if (amount === null || withVat === null || amount === 0) return null;
  return rateBetween(amount, withVat, Number(table.scale.factor));
}
