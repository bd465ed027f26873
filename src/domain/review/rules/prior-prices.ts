/**
 * Unit prices against those of prior plans: outliers, another unit of measure or tax state for the same item, and what
 * the same body's prices did since its last plan. Shown with both sources; nothing is called wrong.
 */
import { type BudgetRow, type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { vatStateOf } from "../../budget/collect-prices.ts";
import { MICRO, printMicro } from "../../budget/fixed.ts";
import type { PriorPrice } from "../../budget/prior-price.ts";
import { fold, syllables } from "../../text/fold.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import { linesOf } from "../legal-finding.ts";
import type { ReviewInput, Rule } from "../rule.ts";
import { namedRow, whereOfCell } from "../table-texts.ts";

export const priorPrices: Rule = {
  id: "prior-prices",
  title: "Đơn giá so với kế hoạch trước",
  codes: [
    {
      code: "price-outlier",
      severity: "info",
      meaning: "Đơn giá lệch từ 50% trở lên so với cùng hạng mục trong kế hoạch đã nạp.",
    },
    {
      code: "price-year-change",
      severity: "info",
      meaning: "Đơn giá thay đổi từ 10% đến dưới 50% so với kế hoạch trước của chính đơn vị.",
    },
    {
      code: "price-unit-differs",
      severity: "info",
      meaning: "Cùng hạng mục, cùng đơn giá nhưng kế hoạch đã nạp ghi đơn vị tính khác.",
    },
    {
      code: "price-vat-differs",
      severity: "info",
      meaning:
        "Cùng hạng mục, cùng đơn giá nhưng một nơi là giá trước thuế, một nơi là giá sau thuế.",
    },
  ],
  check(input) {
    const outcome = emptyOutcome();
    const { budgets, prices } = input;
    if (prices.length === 0) return outcome;
    const byName = new Map<string, PriorPrice[]>();
    for (const price of prices) {
      const key = keyOf(price.name);
      const known = byName.get(key);
      if (known === undefined) byName.set(key, [price]);
      else known.push(price);
    }
    for (const table of budgets) {
      const [column] = columnsOf(table, "unitPrice", "unitPriceWithVat");
      if (column === undefined) continue;
      const withVat = vatStateOf(table, column);
      for (const row of linesOf(table)) {
        const price = priceAt(table, row, column.index);
        const known = byName.get(keyOf(row.name)) ?? [];
        if (price === null || known.length === 0) continue;
        const at: Asked = { table, row, column: column.index, price, withVat };
        const finding = compare(at, known, input);
        if (finding === null) outcome.relations += 1;
        else outcome.findings.push(finding);
      }
    }
    return outcome;
  },
};

interface Asked {
  table: BudgetTable;
  row: BudgetRow;
  column: number;
  /** Whole đồng. */
  price: bigint;
  withVat: boolean | null;
}

function priceAt(table: BudgetTable, row: BudgetRow, column: number): bigint | null {
  const value = row.cells[column]?.value;
  if (value == null || value <= 0n) return null;
  return (value * (table.columns[column]?.scale ?? 1n)) / MICRO;
}

/** Words of buying in front of an item; hiring is another thing. */
const BUYING = /^(?:(?:mua sam|mua|trang bi|dau tu|bo sung)\s+)+/;

/** Same words in any order without remarks in brackets and words of buying. */
function keyOf(name: string): string {
  const words = syllables(name.replace(/\([^)]*\)/g, " ")).join(" ");
  return words.replace(BUYING, "").split(" ").toSorted().join(" ");
}

/** Words for one piece of a thing. */
const PIECE = /^(?:cai|chiec|bo|may|thiet bi|chiec\/bo)$/;
const unitOf = (unit: string | null): string => {
  const folded = fold(unit ?? "").trim();
  return PIECE.test(folded) ? "cai" : folded;
};

function compare(at: Asked, known: readonly PriorPrice[], input: ReviewInput): Finding | null {
  const unit = unitOf(at.row.unit);
  const same = known.filter((prior) => unitOf(prior.unit) === unit && prior.unitPrice > 0n);
  const others = known.filter(
    (prior) => unitOf(prior.unit) !== unit && prior.unit !== null && unit !== "",
  );
  const taxed = same.filter((prior) => isOtherTax(prior, at) && prior.unitPrice === at.price);
  const comparable = same.filter((prior) => !isOtherTax(prior, at));
  if (comparable.length === 0) {
    const vat = newest(taxed);
    if (vat !== undefined) return vatFinding(at, vat);
    const other = newest(others.filter((prior) => prior.unitPrice === at.price));
    return other === undefined ? null : unitFinding(at, other);
  }
  // The newest prior price speaks; one that agrees is enough to call none an outlier.
  const far = comparable.every((prior) => isFar(at.price, prior.unitPrice));
  const prior = newest(comparable);
  if (far && prior !== undefined) return outlier(at, prior);
  return yearChange(at, comparable, input);
}

const isOtherTax = (prior: PriorPrice, { withVat }: Asked): boolean =>
  prior.withVat !== null && withVat !== null && prior.withVat !== withVat;

const newest = (prices: readonly PriorPrice[]): PriorPrice | undefined =>
  prices.toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0))[0];

/** Half as much again, or half. */
const isFar = (a: bigint, b: bigint): boolean => 2n * a >= 3n * b || 2n * a <= b;

/** The last plan of the same body before this one. */
function yearChange(
  at: Asked,
  known: readonly PriorPrice[],
  { facts }: ReviewInput,
): Finding | null {
  const own = facts.issuer === null ? "" : fold(facts.issuer);
  const earlier = known.filter(
    (prior) =>
      own !== "" &&
      fold(prior.organisation ?? "") === own &&
      prior.year !== null &&
      facts.year !== null &&
      prior.year < facts.year,
  );
  const prior = newest(earlier);
  if (prior === undefined) return null;
  const change = ((at.price - prior.unitPrice) * 1_000n) / prior.unitPrice;
  if (change < 100n && change > -100n) return null;
  const percent = printMicro(((change < 0n ? -change : change) * MICRO) / 10n);
  return finding(at, prior, {
    code: "price-year-change",
    message: `đơn giá ${change > 0n ? "tăng" : "giảm"} ${percent}% so với kế hoạch năm ${prior.year ?? ""} của đơn vị`,
    suggestion: "Nêu báo giá hoặc lý do thay đổi.",
  });
}

const outlier = (at: Asked, prior: PriorPrice): Finding =>
  finding(at, prior, {
    code: "price-outlier",
    message: `đơn giá ${printMicro(at.price * MICRO)} đồng lệch nhiều so với kế hoạch đã nạp`,
    suggestion: "Nêu báo giá hoặc lý do thay đổi.",
  });

const unitFinding = (at: Asked, prior: PriorPrice): Finding =>
  finding(at, prior, {
    code: "price-unit-differs",
    message: `đơn vị tính “${at.row.unit}”, kế hoạch đã nạp ghi “${prior.unit ?? ""}” với cùng đơn giá`,
    suggestion: "Thống nhất đơn vị tính, hoặc kiểm tra lại đơn giá.",
  });

const vatFinding = (at: Asked, prior: PriorPrice): Finding =>
  finding(at, prior, {
    code: "price-vat-differs",
    message: `đơn giá ở đây ${taxWords(at.withVat)}, kế hoạch đã nạp ghi cùng số nhưng ${taxWords(prior.withVat)}`,
    suggestion: "Kiểm tra đơn giá đã gồm thuế hay chưa.",
  });

const taxWords = (withVat: boolean | null): string =>
  withVat === true ? "đã gồm thuế" : "chưa gồm thuế";

function finding(
  { table, row, column, price }: Asked,
  prior: PriorPrice,
  told: { code: string; message: string; suggestion: string },
): Finding {
  const whose = prior.organisation == null ? "" : ` của ${prior.organisation}`;
  const year =
    prior.year === null || prior.documentTitle.includes(String(prior.year))
      ? ""
      : ` năm ${prior.year}`;
  const named = prior.documentTitle.includes(prior.organisation ?? "") ? "" : whose;
  return {
    code: told.code,
    severity: "info",
    where: whereOfCell(table, { row: row.index, column }),
    quote: row.cells[column]?.source.text.trim() ?? "",
    expected: printMicro(prior.unitPrice * MICRO),
    found: printMicro(price * MICRO),
    message: `${namedRow(row)}: ${told.message}; ${prior.documentTitle}${named}${year} (${prior.locator}) là ${printMicro(prior.unitPrice * MICRO)} đồng: cần rà soát.`,
    suggestion: told.suggestion,
  };
}
