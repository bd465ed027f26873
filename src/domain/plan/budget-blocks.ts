/** The computed budget as blocks of a section: unit, table with groups and totals, words, notes on procurement. */
import { formatDong, formatQuantity } from "../budget/format-money.ts";
import type {
  DraftBlock,
  DraftBudget,
  DraftBudgetGroup,
  DraftBudgetLine,
  VatRate,
} from "../draft/draft.ts";
import { toRoman } from "../text/roman.ts";
import { procurementNote } from "./budget-notes.ts";
import { payable, taxLack, untaxedLines } from "./budget-tax.ts";
import { isJoint } from "./fund-shares.ts";
import { isSharedOut } from "./funding.ts";
import { dutyMoneyBlocks, sourceBlocks } from "./funds-asked.ts";
import { OPEN } from "./open-marks.ts";
import { type BudgetCells, columnTitles, printedColumns } from "./printed-columns.ts";
import { emit, need, type RolloverContext } from "./rollover-context.ts";
import { markdownOf } from "./rollover-tables.ts";

/** "Theo nguồn kinh phí (sau thuế): NSNN 100.000 đồng; …"; null where no line says who pays. */
export function fundingLine({ funding, groups }: DraftBudget): string | null {
  if (funding === undefined) return null;
  const parts = funding
    .filter(({ totalWithVat }) => totalWithVat > 0)
    .map(
      ({ name, totalWithVat }) =>
        `${name}${isJoint(name) ? " (chưa chia giữa các nguồn)" : ""} ${formatDong(totalWithVat)} đồng`,
    );
  if (parts.length === 0) return null;
  const taxed = untaxedLines({ groups }) === 0 ? " (sau thuế)" : "";
  return `Theo nguồn kinh phí${taxed}: ${parts.join("; ")}.`;
}

/** "8%", "KCT" (not subject to tax), "" for an unknown rate. */
export function printVatRate(rate: VatRate): string {
  if (rate === null) return "";
  return rate === "KCT" ? "KCT" : `${Math.round(rate * 100)}%`;
}

/** Sums of a group as printed; empty while none of its lines has an amount: "0" would look like a decision. */
export function groupSums(group: DraftBudgetGroup): [string, string] {
  const lines = group.lines.filter((line) => line.status !== "dropped");
  if (lines.length > 0 && lines.every((line) => line.amount === null)) return ["", ""];
  return [formatDong(group.subtotal), formatDong(group.subtotalWithVat)];
}

/** The same for the whole: a sum of nothing is none. */
export function totalSums(budget: DraftBudget): [string, string] {
  const [amount, amountWithVat] = [formatDong(budget.total), formatDong(budget.totalWithVat)];
  return waitingLines(budget) > 0 && budget.totalWithVat === 0 ? ["", ""] : [amount, amountWithVat];
}

/** Lines that wait for a quantity or a price. */
const waitingLines = (budget: DraftBudget): number =>
  budget.groups
    .flatMap((group) => group.lines)
    .filter((line) => line.amount === null && line.status !== "dropped").length;

/** A total that lacks lines or the tax of some of them says so itself. */
export function totalLabel(budget: DraftBudget): string {
  const waiting = waitingLines(budget);
  const lines = waiting === 0 ? "" : `tạm tính, chưa gồm ${waiting} hạng mục`;
  const lacks = [lines, taxLack(budget)].filter((part) => part !== "");
  return lacks.length === 0 ? "Tổng cộng" : `Tổng cộng (${lacks.join("; ")})`;
}

/** Rows as printed; the same figures as in the JSON. */
function budgetRows(budget: DraftBudget): string[][] {
  const columns = printedColumns(budget);
  const numbers = groupNumbers(budget);
  const rows = budget.groups.flatMap((group, index) => {
    const number = numbers[index] ?? "";
    const [amount, amountWithVat] = groupSums(group);
    const head = { label: number, name: group.title, amount, amountWithVat };
    return [...(number === "" ? [] : [head]), ...group.lines.map(lineCells)];
  });
  const [amount, amountWithVat] = totalSums(budget);
  const sums = { name: totalLabel(budget), amount, amountWithVat };
  return [
    columnTitles(columns),
    ...[...rows, sums].map((row: BudgetCells<string>) =>
      columns.map((column) => row[column] ?? ""),
    ),
  ];
}

/** "I", "II" …; "" for lines that stand in no group. */
export function groupNumbers({ groups }: Pick<DraftBudget, "groups">): string[] {
  let number = 0;
  return groups.map(({ title }) => (title.trim() === "" ? "" : toRoman(++number)));
}

function lineCells(line: DraftBudgetLine): BudgetCells<string> {
  const money = (amount: number | null): string => (amount === null ? "" : formatDong(amount));
  return {
    label: line.label,
    name: line.name,
    unit: line.unit,
    quantity: line.quantity === null ? "" : formatQuantity(line.quantity),
    unitPrice: money(line.unitPrice),
    amount: money(line.amount),
    vatRate: printVatRate(line.vatRate),
    amountWithVat: money(line.amountWithVat),
    funding: line.funding ?? "",
    remarks: line.notes.join(" "),
  };
}

/** The sum in words, with what it does not hold yet; a sum of nothing is none. */
export function wordsLine(budget: DraftBudget): string {
  const waiting = waitingLines(budget);
  const words = budget.inWords.trim().replace(/[.\s]+$/u, "");
  const open = `${waiting} hạng mục chờ nhu cầu hoặc đơn giá`;
  if (waiting > 0 && budget.totalWithVat === 0) return `Tổng dự toán chưa tính được: ${open}.`;
  const lines = waiting === 0 ? "" : `chưa gồm ${open}`;
  const lacks = [lines, taxLack(budget)].filter((part) => part !== "");
  return lacks.length === 0 ? `Bằng chữ: ${words}.` : `Bằng chữ: ${words} (${lacks.join("; ")}).`;
}

export function budgetBlocks(
  ctx: RolloverContext,
  heading: string,
  budget: DraftBudget,
): DraftBlock[] {
  const rows = budgetRows(budget);
  const lines = budget.groups.flatMap((group) => group.lines);
  const open = lines.some(
    (line) => line.status === "needs-input" || line.funding?.startsWith("[") === true,
  );
  const sources = lines.map((line) => line.source);
  const base = {
    sources,
    reason: "Tính từ đơn giá của kế hoạch trước và yêu cầu; tổng do máy tính.",
  } as const;
  const blocks = [
    emit(ctx, heading, {
      ...base,
      kind: "paragraph",
      text: "Đơn vị tính: đồng",
      status: "updated",
    }),
    emit(ctx, heading, {
      ...base,
      kind: "table",
      text: markdownOf(rows),
      rows,
      status: open ? "needs-input" : "updated",
    }),
    emit(ctx, heading, {
      ...base,
      kind: "paragraph",
      text: wordsLine(budget),
      status: "updated",
    }),
  ];
  const funding = fundingLine(budget);
  if (funding !== null) {
    ctx.derived.push(funding);
    const reason = "Nguồn của từng dòng theo kế hoạch trước; tổng do máy tính.";
    blocks.push(
      emit(ctx, heading, { ...base, reason, kind: "paragraph", text: funding, status: "updated" }),
    );
  }
  return [...blocks, ...periodBlocks(ctx, heading, budget)];
}

/** What is said once of all tables. */
export function closingBlocks(
  ctx: RolloverContext,
  heading: string,
  budget: DraftBudget,
): DraftBlock[] {
  const blocks = isSharedOut(budget) ? [] : fundingBlocks(ctx, heading);
  blocks.push(...sourceBlocks(ctx, heading, budget), ...dutyMoneyBlocks(ctx, heading));
  const note = isSmall(ctx, budget) ? null : procurementNote(ctx);
  if (note !== null)
    blocks.push(
      emit(ctx, heading, {
        kind: "paragraph",
        text: note.text,
        status: note.text.includes(OPEN) ? "needs-input" : "new",
        reason: "Mức áp dụng khi chọn hình thức mua sắm.",
        sources: [note.source],
      }),
    );
  return blocks;
}

/** A tenth of the least limit on awards: where all purchases together come to less, it says nothing of any of them. */
const SMALL = 50_000_000;

const isSmall = ({ plan }: RolloverContext, { totalWithVat }: DraftBudget): boolean =>
  plan.budgets.length > 0 &&
  totalWithVat < SMALL &&
  plan.budgets.reduce((sum, { total }) => sum + (total ?? SMALL), 0) < SMALL;

/** Columns of quarters: the amount with tax of each line, shared out as the prior plan shared its own. */
function periodBlocks(ctx: RolloverContext, heading: string, budget: DraftBudget): DraftBlock[] {
  const table = periodTable(budget);
  if (table === null) return [];
  const { names, rows, left } = table;
  ctx.derived.push(...rows.flat());
  const base = {
    status: "updated" as const,
    sources: [{ documentId: ctx.priorId, locator: null }],
    reason: `Cột ${names.join(", ")} của kế hoạch trước: tính lại theo tỷ lệ phân bổ của từng dòng.`,
  };
  const rest =
    left === 0
      ? ""
      : ` Chưa phân bổ ${left} hạng mục không có trong bảng phân bổ trước hoặc chưa có số tiền.`;
  const taxed = untaxedLines(budget) === 0 ? " sau thuế" : "";
  const lead = `Phân bổ kinh phí${taxed} theo ${names.join(", ")} (đồng), theo tỷ lệ của kế hoạch trước.${rest}`;
  ctx.derived.push(lead);
  return [
    emit(ctx, heading, { ...base, kind: "paragraph", text: lead }),
    emit(ctx, heading, { ...base, kind: "table", text: markdownOf(rows), rows }),
  ];
}

interface PeriodTable {
  names: string[];
  rows: string[][];
  /** Lines that are not in it. */
  left: number;
}

function periodTable({ groups }: DraftBudget): PeriodTable | null {
  const all = groups.flatMap((group) => group.lines);
  const lines = all.filter(({ periods = [] }) => periods.some(({ amount }) => amount !== null));
  const names = [...new Set(lines.flatMap(({ periods = [] }) => periods.map(({ name }) => name)))];
  if (lines.length === 0) return null;
  const partOf = (line: DraftBudgetLine, name: string): number =>
    line.periods?.find((period) => period.name === name)?.amount ?? 0;
  const money = (amount: number): string => (amount === 0 ? "" : formatDong(amount));
  const sum = (name: string): number =>
    lines.reduce((whole, line) => whole + partOf(line, name), 0);
  const whole = lines.reduce((total, line) => total + (payable(line) ?? 0), 0);
  return {
    names,
    rows: [
      ["TT", "Nội dung", ...names, "Cộng"],
      ...lines.map((line) => [
        line.label,
        line.name,
        ...names.map((name) => money(partOf(line, name))),
        money(payable(line) ?? 0),
      ]),
      ["", "Tổng cộng", ...names.map((name) => money(sum(name))), money(whole)],
    ],
    left: all.length - lines.length,
  };
}

/** Columns of funding sources: who pays what next year is the unit's to say. */
function fundingBlocks(ctx: RolloverContext, heading: string): DraftBlock[] {
  const lines = ctx.plan.budgets.flatMap((budget) => budget.groups.flatMap((group) => group.lines));
  const names = [...new Set(lines.flatMap((line) => line.sources.map(({ name }) => name)))];
  // Where each line has one payer, the sums of the funds are computed.
  const shared = lines.some((line) => line.sources.filter(({ amount }) => amount > 0).length > 1);
  if (names.length < 2 || !(shared || ctx.plan.lostMarks)) return [];
  const ask = `số tiền năm ${ctx.targetYear} của từng nguồn: ${names.join(", ")}`;
  const answer = need(ctx, { section: "kinh-phi", ask, id: "nguon-kinh-phi" });
  return [
    emit(ctx, heading, {
      kind: "paragraph",
      text: `Nguồn kinh phí: ${answer}`,
      status: answer.startsWith("[") ? "needs-input" : "updated",
      reason: `Kế hoạch trước chia kinh phí theo ${names.length} nguồn; cơ cấu nguồn của năm mới do đơn vị quyết định.`,
      sources: [{ documentId: ctx.priorId, locator: null }],
    }),
  ];
}
