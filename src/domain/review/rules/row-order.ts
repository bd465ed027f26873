/** A quantity and a unit price in each other's place: the product cannot show it, the other rows can. */
import { type BudgetRow, type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { MICRO, type Micro } from "../../budget/fixed.ts";
import { valueAt } from "../../budget/relations/equation.ts";
import { fold } from "../../text/fold.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import { linesOf } from "../legal-finding.ts";
import { partsOfRows } from "../row-parts.ts";
import type { Rule } from "../rule.ts";
import { namedRow, whereOfCell } from "../table-texts.ts";

const CODE = "quantity-price-swapped";
/** A price is at least this many times the quantity in every other row before a swap is suspected. */
const GAP = 100n;

export const rowOrder: Rule = {
  id: "row-order",
  title: "Số lượng và đơn giá đúng cột",
  codes: [
    {
      code: CODE,
      severity: "warning",
      meaning:
        "Số lượng và đơn giá của một dòng có vẻ đổi chỗ: tích không đổi nhưng trái với các dòng khác.",
    },
  ],
  check({ budgets }) {
    const outcome = emptyOutcome();
    for (const table of budgets) outcome.findings.push(...checkTable(table));
    return outcome;
  },
};

function checkTable(table: BudgetTable): Finding[] {
  const [quantity] = columnsOf(table, "quantity");
  const [price] = columnsOf(table, "unitPrice", "unitPriceWithVat");
  if (quantity === undefined || price === undefined) return [];
  const rows = linesOf(table).flatMap((row) => {
    const a = valueAt(table, row.index, quantity.index);
    const b = valueAt(table, row.index, price.index);
    return a === null || b === null || a <= 0n || b <= 0n ? [] : [{ row, a, b }];
  });
  const printed = byPrint(rows, quantity.index, price.index);
  // A price in millions with its decimals (0,350) is a price; a whole number may be a quantity.
  const isPrice = (row: BudgetRow): boolean => (row.cells[price.index]?.decimals ?? 0) > 0;
  const usual = rows.filter(({ a, b }) => b >= a * GAP);
  const scale = price.scale ?? table.scale.factor;
  const odd = rows.filter(
    ({ row, a, b }) => a >= b * GAP && b < 1_000n * MICRO && !(scale > 1n && isPrice(row)),
  );
  const scaled = (value: Micro): Micro => value * scale;
  const isMass = ({ row, a, b }: Pair): boolean =>
    isMassItem(row) && !isTooCheap(row, scaled(b), a);
  const few = odd.length > 0 && odd.length * 10 <= rows.length * 3 && usual.length >= 3;
  const most = usual.reduce((top, { a }) => (a > top ? a : top), 0n);
  const parts = partsOfRows(table);
  // Supplies bought by the hundred for little: most rows of their part have more of them than they cost.
  const amongCheap = (pair: Pair): boolean => {
    const part = parts.get(pair.row.index);
    const others = rows.filter((one) => one !== pair && parts.get(one.row.index) === part);
    return others.length >= 3 && others.filter(({ a, b }) => a > b).length * 2 > others.length;
  };
  const bySize = few
    ? odd.filter((pair) => pair.a > most * 10n && !isMass(pair) && !amongCheap(pair))
    : [];
  const counts = rows.map(({ a }) => a).sort((a, b) => (a < b ? -1 : 1));
  const middle = counts[rows.length >> 1] ?? 0n;
  const dearer = rows.filter(({ a, b }) => b > a).length;
  const byWorth = rows.filter(
    ({ row, a, b }) =>
      isBelowWorth(row, scaled(b), scaled(a)) && a >= 30n * MICRO && a > 3n * middle && b < a,
  );
  const found = new Set([
    ...bySize,
    ...printed,
    ...(byWorth.length === 1 && dearer >= 3 && dearer * 2 > rows.length ? byWorth : []),
  ]);
  return [...found].map(({ row }) => {
    const at = { row: row.index, column: quantity.index };
    const left = row.cells[quantity.index]?.source.text.trim() ?? "";
    const right = row.cells[price.index]?.source.text.trim() ?? "";
    return {
      code: CODE,
      severity: table.ocr ? ("info" as const) : ("warning" as const),
      where: whereOfCell(table, at),
      quote: left,
      expected: right,
      found: left,
      message: `${namedRow(row)}: ${quantity.header} ${left}, ${price.header} ${right}; các dòng khác có đơn giá lớn hơn số lượng nhiều lần, hai số có vẻ đổi chỗ.`,
      suggestion: `Đổi lại: ${quantity.header} ${right}, ${price.header} ${left}.`,
      alsoAt: [whereOfCell(table, { row: row.index, column: price.index })],
    };
  });
}

const PAPER = /^(?:to|tin|trang|ban|phieu|the|luot|sms|km|m|met)\b/;

/** Nobody holds a class or a meeting for the price of a leaflet, and a hundred thousand of a thing cost more than a few đồng each. */
function isTooCheap(row: BudgetRow, price: Micro, count: Micro): boolean {
  if (price < 50n * MICRO && count >= 100_000n * MICRO) return true;
  if (price < 100n * MICRO && !PAPER.test(fold(row.unit))) return true;
  const work =
    /^(?:buoi|lop|dot|xa)\b/.test(fold(row.unit)) ||
    /^(?:danh gia|kiem tra|bao tri|bao duong|tap huan|dien tap|ra soat|nang cap|sua chua|tham dinh)\b/.test(
      fold(row.name),
    );
  return work && price < 20_000n * MICRO;
}

/** What the thing costs at the very least, in đồng: far below any offer. */
const LEAST_PRICES: readonly (readonly [RegExp, bigint])[] = [
  [/^(?:he thong )?may chu\b/, 15_000_000n],
  [/^(?:he thong |phan mem |thiet bi )?(?:kiosk|ki-?ot)\b/, 10_000_000n],
  [/^(?:thiet bi |he thong )?(?:tuong lua|luu tru nas|luu tru san)\b/, 5_000_000n],
  [/^(?:tu dia|he thong (?:luu tru|hoi nghi truyen hinh|camera|pacs|his|lis|emr))\b/, 5_000_000n],
  [/^(?:dieu hoa|may lanh|ti ?vi|smart tivi)\b/, 1_000_000n],
  [/^may (?:in(?! ma vach cam tay)|quet|scan|photocopy|huy tai lieu|chieu)\b/, 700_000n],
  [/^(?:man hinh|giuong|may phat dien)\b(?! (?:dan|bao))/, 500_000n],
  [/^(?:bo luu dien|ups)\b/, 300_000n],
  [
    /^(?:bo|thiet bi) (?:chuyen mach|phat (?:khong day|song|wifi)|dinh tuyen|can bang tai)\b/,
    200_000n,
  ],
  [/^camera\b(?! (?:may tinh|web))/, 100_000n],
  [/^may (?:vi )?tinh(?: de ban| xach tay| bang| may tram)?\b/, 3_000_000n],
];

/** A dear thing at a price that nobody offers, and the number in the other column would be a sound one. */
function isBelowWorth(row: BudgetRow, price: Micro, other: Micro): boolean {
  const name = fold(row.name);
  const least = LEAST_PRICES.find(([pattern]) => pattern.test(name))?.[1];
  return least !== undefined && price < least * MICRO && other >= least * MICRO;
}

/** Leaflets, messages, broadcasts: cheap things in great numbers are as they should be. */
function isMassItem(row: BudgetRow): boolean {
  return (
    /^(?:to|tin|trang|ban|phieu|the|luot|nguoi|buoi|gio|phut|km|lit|kwh|so|met|m|m2|m3|quyen|cuon|bo ho so|ho so|sms|suat|xa|ho|chai|goi nho|ngay cong|ngay|tuan|lan|hoa don|chung tu|giao dich|ban ghi|bien lai|file|tep|nhan|tem)\b/.test(
      fold(row.unit),
    ) ||
    /^(?:bia|test|kit|que|mat na|phong bi|but|giay|tem|kep|ghim|khau trang|gang tay|bong|kim|bom tiem|ong nghiem|so (?:kham|theo doi)|nhan(?! (?:vien|luc|su|cong))|decal|phoi|vong (?:deo )?tay|tui|bao bi|hoa don|bien lai)\b|to roi|to gap|tin nhan|phat thanh|(?<!bo |thiet bi |tram |dau )phat song|in an|bang ron|nuoc uong|van phong pham|sms/.test(
      fold(row.name),
    )
  );
}

interface Pair {
  row: BudgetRow;
  a: Micro;
  b: Micro;
}

/** Prices in millions carry decimals, quantities do not: one row has it the other way round. */
function byPrint(rows: readonly Pair[], quantity: number, price: number): Pair[] {
  const places = ({ row }: Pair, column: number): number =>
    row.cells[column]?.style === "stored" ? -1 : (row.cells[column]?.decimals ?? 0);
  const usual = rows.filter((row) => places(row, price) > 0 && places(row, quantity) === 0);
  const odd = rows.filter((row) => places(row, quantity) > 0 && places(row, price) === 0);
  return usual.length >= 3 && odd.length * 10 <= usual.length * 2 ? odd : [];
}
