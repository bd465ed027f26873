/** Budget lines in a few words, for the change report and for sources. */
import { formatDong, formatQuantity } from "../budget/format-money.ts";
import type { DraftBudgetLine } from "../draft/draft.ts";
import type { PlanBudget, PlanBudgetLine } from "./plan.ts";
import { questionIn } from "./rollover-context.ts";

/** The first words of a long name. */
export function beginning(name: string): string {
  if (name.length <= 40) return name;
  return `${name.slice(0, name.lastIndexOf(" ", 40)).replace(/[,;:]$/u, "")}…`;
}

/** A row by its label, with its place among the rows where another one has the same: "8 (thứ 11 của bảng)". */
export function rowOfLine({ groups }: PlanBudget, line: PlanBudgetLine): string {
  const all = groups.flatMap(({ lines }) => lines);
  const again = all.filter(({ label }) => label === line.label).length > 1;
  const at = all.indexOf(line);
  return again && at >= 0 ? `${line.label} (thứ ${at + 1} của bảng)` : line.label;
}

/** What a line of the prior table says, in the order in which {@link describeDraft} tells the new one. */
export function describe(line: PlanBudgetLine): string {
  const { amount, amountWithVat } = line;
  return [line.label, ...toldOf(line), sumOf({ ...line, amount: amount ?? amountWithVat ?? null })]
    .filter((part) => part !== "")
    .join(" | ");
}

export const describeDraft = (line: DraftBudgetLine): string =>
  [...toldOf(line), sumOf(line)].filter((part) => part !== "").join(" | ");

interface Told {
  name: string;
  quantity: number | null;
  unitPrice: number | null;
  amount: number | null;
  amountWithVat?: number | null | undefined;
  lump?: boolean | undefined;
}

/** One sum for nobody knows how many has no price that could be missing. */
const toldOf = ({ name, quantity, unitPrice, amount, lump = false }: Told): string[] => {
  const isSum = quantity === null && unitPrice === null && amount !== null;
  return [
    name,
    quantity === null ? "" : `SL ${formatQuantity(quantity)}`,
    unitPrice !== null
      ? `đơn giá ${formatDong(unitPrice)} đồng`
      : isSum || lump
        ? ""
        : "chưa có giá",
  ];
};

function sumOf({ amount, amountWithVat, quantity, lump }: Told): string {
  if (amountWithVat != null) return `${formatDong(amountWithVat)} đồng sau thuế`;
  if (amount !== null) return `${formatDong(amount)} đồng, chưa rõ thuế`;
  if (lump === true) return "chưa có số tiền";
  return quantity === null ? "chưa có số lượng" : "";
}

/** A line that goes on with another rate of tax does not stay as it was. */
export const costsOther = (before: PlanBudgetLine, now: DraftBudgetLine): boolean =>
  before.amountWithVat !== null &&
  now.amountWithVat !== null &&
  before.amountWithVat !== now.amountWithVat;

const LINES_OVER_MONTHS = /\((\d+)\s+(\p{L}[\p{L} ]*?)\s*[x×*]\s*(\d+)\s+tháng\)/u;

/** "(14 xã x 12 tháng)" in the name of a line follows the number and months that were asked for. */
export function namedFor(
  { name, quantity }: Pick<PlanBudgetLine, "name" | "quantity">,
  asked: { quantity: number | null; months: number | null } | undefined,
): string {
  const [whole = "", count = "", of = "", months = ""] = LINES_OVER_MONTHS.exec(name) ?? [];
  if (asked === undefined || whole === "" || Number(count) * Number(months) !== quantity)
    return name;
  return name.replace(whole, `(${asked.quantity ?? ""} ${of} x ${asked.months ?? ""} tháng)`);
}

/** How many there were, or for how much. */
export function priorAmount(line: PlanBudgetLine): string {
  if (line.quantity !== null)
    return [formatQuantity(line.quantity), line.unit ?? ""].join(" ").trim();
  return (line.amount ?? 0) === 0 ? "không ghi số lượng" : `${formatDong(line.amount ?? 0)} đồng`;
}

const MAX_NAME = 90;

/** The item as a question names it: an open name by its place, a long description by its beginning. */
export function shortName(line: PlanBudgetLine): string {
  const open = questionIn(line.name);
  if (open !== null) return open.replace(/^tên /u, "").replace(/, theo bản gốc$/u, "");
  if (line.name.length <= MAX_NAME) return line.name;
  return `${line.name.slice(0, line.name.lastIndexOf(" ", MAX_NAME))} …`;
}

/** Twenty times as many as before may be a slip of the keyboard. */
export function manyNote(line: PlanBudgetLine, given: number): string[] {
  const { quantity } = line;
  if (quantity === null || quantity <= 0 || given < 100 || given < quantity * 20) return [];
  return [
    `${shortName(line)}: số lượng đơn vị cung cấp là ${formatQuantity(given)}, kế hoạch trước ${priorAmount(line)}; kiểm tra lại trước khi trình.`,
  ];
}
