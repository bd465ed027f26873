/**
 * Prices spelled out in the words of a row: "Tập huấn (5 lớp x 30 người x 200.000 đồng)". The product is the amount, the
 * unit price or a part of them by one of the row's own factors; where it is none of them the words and figures differ.
 */
import { type BudgetRow, type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { abs, divideRound, MICRO, type Micro, printMicro, times } from "../../budget/fixed.ts";
import { describedProducts } from "../../budget/relations/described-product.ts";
import { valueAt } from "../../budget/relations/equation.ts";
import { type WrittenProduct, writtenProducts } from "../../budget/written-product.ts";
import { fold } from "../../text/fold.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import type { Rule } from "../rule.ts";
import { namedRow, whereOfCell } from "../table-texts.ts";
import { isOfYear } from "../told/own-sentences.ts";

const CODE = "described-amount-mismatch";

export const describedAmount: Rule = {
  id: "described-amount",
  title: "Phép nhân có đơn giá viết trong nội dung của dòng",
  codes: [
    {
      code: CODE,
      severity: "warning",
      meaning:
        "Phép nhân có đơn giá viết trong nội dung không cho thành tiền hay đơn giá của dòng.",
    },
  ],
  check({ budgets, facts }) {
    const outcome = emptyOutcome();
    for (const table of budgets) {
      // Where most rows bear it out, the product is a relation of the table itself.
      if (table.ocr || describedProducts(table) !== null) continue;
      for (const row of table.rows) {
        const result = checkRow(table, row, facts.year);
        if (result === "holds") outcome.relations += 1;
        else if (result !== null) outcome.findings.push(result);
      }
    }
    return outcome;
  },
};

function checkRow(
  table: BudgetTable,
  row: BudgetRow,
  year: number | null,
): Finding | "holds" | null {
  if (row.kind !== "line") return null;
  const [target] = columnsOf(table, "amount", "amountWithVat");
  const written = onlyPriced(table, row, year);
  const amount = target === undefined ? null : valueAt(table, row.index, target.index);
  if (written === null || amount === null || amount === 0n || target === undefined) return null;
  const scale = target.scale ?? table.scale.factor;
  if (figuresOf(table, row).some((figure) => isNear(figure, written.product, scale)))
    return "holds";
  const inDong = amount * scale;
  if (isMultiple(inDong, written, textOf(table, row))) return "holds";
  // Other orders of size mean another thing than this row's money.
  if (written.product > inDong * 20n || written.product * 20n < inDong) return null;
  const computation = written.factors.map((factor) => printMicro(factor)).join(" × ");
  return {
    code: CODE,
    severity: "warning",
    where: whereOfCell(table, { row: row.index, column: target.index }),
    quote: written.quote,
    expected: printMicro(written.product),
    found: printMicro(inDong),
    message: `${namedRow(row)}: nội dung ghi ${computation} = ${printMicro(written.product)} đồng, bảng ghi ${printMicro(inDong)} đồng.`,
    suggestion: "Thống nhất phép nhân trong nội dung với số lượng, đơn giá và thành tiền.",
  };
}

/** One product in the row's words with a price in đồng; its own result, if written, is another rule's matter. */
function onlyPriced(
  table: BudgetTable,
  row: BudgetRow,
  year: number | null,
): WrittenProduct | null {
  const columns = columnsOf(table, "name", "notes", "text").map((column) => column.index);
  const texts = columns.map((column) => row.source.cells[column]?.text ?? "");
  const [written, ...more] = texts.flatMap((text) => writtenProducts(text));
  if (written === undefined || more.length > 0) return null;
  const [own = ""] = texts.filter((text) => text.includes(written.quote));
  if (!isOfYear(fold(own), year) || OF_BEFORE.test(fold(own))) return null;
  const inDong = /\d\s*(?:đ(?!\p{L})|đồng|nghìn|ngàn|triệu)/u.test(written.quote);
  return inDong || isAllThereIs(own, written, row) ? written : null;
}

const OF_BEFORE = /\b(?:nam (?:truoc|ngoai)|truoc day)\b/;

/** "= 24 x 5.500.000": with the row's own number of things, and no other words. */
function isAllThereIs(text: string, { priced, factors }: WrittenProduct, row: BudgetRow): boolean {
  return (
    priced &&
    /^\s*=?[\s\d.,x×*X]+$/u.test(text) &&
    row.cells.some((cell) => factors.includes(cell?.value ?? 0n))
  );
}

/** Money of the row in đồng: as printed, and by each of its counts. */
function figuresOf(table: BudgetTable, row: BudgetRow): Micro[] {
  const money = columnsOf(
    table,
    "amount",
    "amountWithVat",
    "unitPrice",
    "unitPriceWithVat",
    "source",
  ).flatMap((column) => {
    const value = valueAt(table, row.index, column.index);
    return value === null || value === 0n ? [] : [value * (column.scale ?? table.scale.factor)];
  });
  const counts = columnsOf(table, "quantity", "factor").flatMap((column) => {
    const value = valueAt(table, row.index, column.index);
    return value === null || value === 0n ? [] : [value];
  });
  return money.flatMap((value) => [
    value,
    ...counts.flatMap((count) => [times(value, count), divideRound(value * MICRO, count)]),
  ]);
}

const textOf = (table: BudgetTable, row: BudgetRow): string =>
  columnsOf(table, "name", "notes", "text")
    .map((column) => row.source.cells[column.index]?.text ?? "")
    .join(" ");

/** "6 buổi phát thanh tại 559 xã: 559 xã x 60.000đ": a further factor stands in the words without its sign. */
function isMultiple(amount: Micro, { product }: WrittenProduct, text: string): boolean {
  if (product === 0n || amount % product !== 0n) return false;
  const times = amount / product;
  return new RegExp(String.raw`(?<![\d.,])0?${times}(?![\d.,]*\d)`).test(text);
}

const isNear = (figure: Micro, product: Micro, scale: bigint): boolean =>
  abs(figure - product) <= (scale === 1n ? 0n : (scale * MICRO) / 2n);
