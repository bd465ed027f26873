/** Unit prices of office machines against the caps; above them a decision is needed, not a correction. */
import { type BudgetRow, type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { MICRO, printMicro } from "../../budget/fixed.ts";
import { holdsOn, PRICE_CAPS, type PriceCap } from "../../budget/legal-parameters.ts";
import { fold } from "../../text/fold.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import { legalFinding, linesOf, rateOfRow, rowList } from "../legal-finding.ts";
import type { ReviewInput, Rule } from "../rule.ts";

const CODE = "price-above-cap";
/** First day of 15/2025/QĐ-TTg. */
const NORM_FROM = "2025-07-01";
/** A price this many times the cap is a matter of the table's unit, not of the norm. */
const ABSURD = 100n;

export const priceCaps: Rule = {
  id: "price-caps",
  title: "Mức giá trần máy móc, thiết bị văn phòng",
  codes: [
    {
      code: CODE,
      severity: "warning",
      meaning:
        "Đơn giá vượt mức trần (trước hoặc sau thuế): cần quyết định hoặc giải trình, không khẳng định sai.",
      basis: "15/2025/QĐ-TTg",
    },
  ],
  check(input) {
    const outcome = emptyOutcome();
    for (const table of input.budgets) {
      const finding = checkTable(input, table);
      if (finding !== null) outcome.findings.push(finding);
    }
    return outcome;
  },
};

interface Excess {
  row: BudgetRow;
  cap: PriceCap;
  /** Above before tax, above only after tax, above only the cap for staff. */
  how: "before" | "after" | "staff";
}

function checkTable({ planDate, facts }: ReviewInput, table: BudgetTable): Finding | null {
  const [column] = columnsOf(table, "unitPrice", "unitPriceWithVat");
  if (column === undefined) return null;
  const found = linesOf(table)
    .map((row) => excessOf(table, row, column.index))
    .filter((excess) => excess !== null);
  const [first] = found;
  if (first === undefined) return null;
  // Plans for 2026 and later are bound by the norm of 2025; before it other caps held, which are not recorded here.
  if ((planDate.date ?? NORM_FROM) < NORM_FROM && (facts.year ?? 0) < 2026) return null;
  const sure = holdsOn(first.cap, planDate.date) || (facts.year ?? 0) >= 2026;
  const clauses = (["before", "after", "staff"] as const).flatMap((how) => {
    const mine = found.filter((excess) => excess.how === how);
    return mine.length === 0
      ? []
      : [`${CLAUSES[how]} ở ${rowList(mine.map((excess) => excess.row))}`];
  });
  const caps = [...new Set(found.map(({ cap }) => `${cap.item} ${printMicro(cap.cap * MICRO)}`))];
  return legalFinding({
    code: CODE,
    severity: sure ? "warning" : "info",
    table,
    rows: found.map((excess) => excess.row),
    parameter: first.cap,
    message: `Đơn giá ${clauses.join("; ")} (mức trần: ${caps.join(", ")}): cần rà soát. Trần đã gồm thuế hay chưa là điểm chưa kiểm chứng.`,
    suggestion:
      "Nêu quyết định về định mức của cấp có thẩm quyền, lý do chuyên dùng, hoặc điều chỉnh đơn giá.",
  });
}

const CLAUSES = {
  before: "vượt mức trần",
  after: "bằng hoặc dưới mức trần trước thuế nhưng vượt sau thuế",
  staff: "vượt mức 20.000.000 của chuyên viên (mức 25.000.000 chỉ dành cho lãnh đạo)",
} as const;

/** What is done with the thing, how many there are: words before its own name. */
const BEFORE_NAME =
  /^(?:[\d.,:+\s-]+|(?:mua sam|mua|trang bi|trang cap|bo sung|thay the|thay|cung cap|dau tu|lap dat|va|moi|may moc|thiet bi|bo|cai|chiec|dan|he thong)\b[\s:]*)+/;

/** The machine is what the name is about: "Mua máy tính", not "Xe đẩy gắn máy tính". */
function isNamed(name: string, pattern: RegExp): boolean {
  const found = pattern.exec(name);
  const before = found === null ? "x" : name.slice(0, found.index);
  return before.replace(BEFORE_NAME, "").trim() === "";
}

function excessOf(table: BudgetTable, row: BudgetRow, column: number): Excess | null {
  const name = fold(row.name);
  const cap = PRICE_CAPS.find(
    ({ pattern, except }) => isNamed(name, pattern) && except?.test(name) !== true,
  );
  const value = row.cells[column]?.value;
  if (cap === undefined || value == null) return null;
  const price = value * (table.columns[column]?.scale ?? 1n);
  const limit = cap.cap * MICRO;
  if (price > limit * ABSURD) return null;
  if (price > limit) return { row, cap, how: "before" };
  if (cap.staffCap !== undefined && price > cap.staffCap * MICRO) return { row, cap, how: "staff" };
  const rate = rateOfRow(table, row) ?? 0n;
  return price * (100n + rate) > limit * 100n ? { row, cap, how: "after" } : null;
}
