/** Amounts of the prior year's budget inside the text: never carried over, computed anew or asked for. */
import { formatDong } from "../budget/format-money.ts";
import type { DraftBlock } from "../draft/draft.ts";
import { upperFirst } from "../text/first-letter.ts";
import { fold } from "../text/fold.ts";
import { headingOf } from "./heading-of.ts";
import { elided, openMark } from "./open-marks.ts";
import type { PlanItem, PlanSection, PlanTable } from "./plan.ts";
import { printedItem } from "./printed-item.ts";
import { rewritePlain, rewriteText } from "./rewrite-text.ts";
import { answerTo, emit, priorSource, record, type RolloverContext } from "./rollover-context.ts";

export const MONEY = /\d[\d.,]{5,}|\d[\d.,]*\s*(?:tỷ|triệu|nghìn|ngàn)?\s*đồng/iu;
const AMOUNTS =
  /(?:(?:hơn|khoảng|gần|trên)\s+)?(?:\d[\d.,]*\s*(?:tỷ|triệu|nghìn|ngàn)?\s*đồng|\d[\d.,]{5,}(?:\s*đồng)?)(?:\s*\((?![^()]*(?:phụ lục|(?:bảng|biểu)\s+(?:số\s+)?\d))[^()]*\))?/giu;

/** "Kinh phí năm 2026 là 3.475.200.000 đồng": money of the plan, in whatever section it is told. */
export function speaksOfBudget(text: string): boolean {
  return /\b(?:kinh phi|du toan|ngan sach|tong von|tong muc dau tu)\b/.test(fold(text));
}

/** Unit and sum in words of the prior table: the new one prints its own. */
export function staleBudgetLine(
  ctx: RolloverContext,
  section: PlanSection,
  item: PlanItem,
): boolean {
  const computed = ctx.plan.budgets.some((budget) => budget.section === section.id);
  const said = `${item.marker ?? ""} ${item.text}`.trim();
  const own = /^hình thức lựa chọn nhà thầu:/iu.test(said) && ctx.plan.budgets.length > 0;
  const words =
    /^\(?\s*(?:đvt|đơn vị tính|(?:số tiền )?(?:viết )?bằng chữ)|^hình thức lựa chọn nhà thầu:|^theo nguồn kinh phí(?: \(sau thuế\))?:|^\(\d{1,2}\)\s/iu.test(
      said,
    );
  if (!own && !(computed && words)) return false;
  const reason = "Thuộc bảng kinh phí của kế hoạch trước; bảng mới ghi đơn vị và số tiền của mình.";
  record(ctx, {
    section: headingOf(section),
    status: "dropped",
    before: item.text,
    after: "",
    reason,
  });
  return true;
}

/** The sum of a budget that a page break cut off as a table of its own: the new table has its own sum. */
export function isBudgetTail(ctx: RolloverContext, table: PlanTable): boolean {
  const behind = ctx.plan.budgets.some((budget) => budget.table === table.index - 1);
  return (
    behind &&
    table.rows.every((row) => {
      const name = row.find((cell) => /\p{L}{2}/u.test(cell)) ?? "";
      return /^(?:tong|cong|bang chu|so tien bang chu)\b/.test(fold(name));
    })
  );
}

/** An amount of the prior year's budget in words of the text: the new one is computed elsewhere or asked for. */
export function oldAmount(ctx: RolloverContext, section: PlanSection, item: PlanItem): DraftBlock {
  const found = [...item.text.matchAll(AMOUNTS)];
  const rewritten = rewriteText(ctx, section, amountless(item.text, found));
  const ask = questionOf(ctx, section, { text: rewritten.text, amounts: found.length });
  const id = `kp-${item.id.replace("/", "-")}`;
  const expects = found.length > 1 ? ("text" as const) : ("money" as const);
  const answer = answerTo(ctx, { section: section.id, ask, id, expects });
  const amount = answer === null ? openMark(ask) : printed(answer, expects);
  // "800 triệu" is printed in đồng.
  if (answer !== null) ctx.derived.push(amount);
  return emit(ctx, headingOf(section), {
    ...printedItem(item, rewritten.text.replace("\u0001", amount)),
    status: answer === null ? "needs-input" : "updated",
    reason:
      answer === null
        ? "Số tiền của kế hoạch trước không dùng lại."
        : "Số tiền do đơn vị cung cấp thay số tiền của kế hoạch trước.",
    sources: [priorSource(ctx, section)],
    before: item.text,
  });
}

/** The sentence with a sign in the place of its amount; of several amounts what stands before the first one. */
function amountless(text: string, found: readonly RegExpExecArray[]): string {
  const [first] = found;
  if (first === undefined) return text;
  if (found.length === 1) return text.replace(first[0], "\u0001");
  const lead = text.slice(0, first.index).replace(/[\s:]+$/u, "");
  // Where the table stands is no amount: an appendix must be pointed to.
  const pointer =
    /(?:\(|(?:chi tiết )?(?:tại|theo|xem)\s+)(?:phụ lục|(?:bảng|biểu)\s+(?:số\s+)?\d)[^.;()]*\)?/iu.exec(
      text.slice(first.index),
    );
  const named = pointer?.[0].trim() ?? "";
  const where = named.startsWith("(") ? named : named.replace(/\)$/u, "");
  const own = /^\(/u.test(where) ? ` ${where}.` : `. ${upperFirst(where)}.`;
  const sign = lead === "" ? "" : /\slà$/iu.test(lead) ? " " : ": ";
  return `${lead}${sign}\u0001${where === "" ? "." : own}`;
}

function questionOf(
  ctx: RolloverContext,
  section: PlanSection,
  { text, amounts }: { text: string; amounts: number },
): string {
  const label = /^([^:\u0001]{3,80}):?\s*\u0001/u.exec(text)?.[1]?.trim() ?? "";
  const named = label === "" && text.startsWith("\u0001") ? headed(ctx, section) : label;
  const what = amounts > 1 ? "số tiền và cơ cấu nguồn" : "số tiền";
  const untold = named === "" || (label !== "" && /\d/.test(label));
  return `${what} năm ${ctx.targetYear}${untold ? "" : ` của "${named}"`}`;
}

/** An amount right below "1. Tổng kinh phí:" is what the heading says. */
const headed = (ctx: RolloverContext, section: PlanSection): string =>
  rewritePlain(ctx, section, elided(section.heading)).replace(/[\s:.]+$/u, "");

/** "Tổng cộng A+B: 900.000.000 đồng" below the tables of an appendix: the sum of the prior ones. */
export const isSumOfTables = (ctx: RolloverContext, { role }: PlanSection, text: string): boolean =>
  role === "appendix" &&
  ctx.plan.budgets.length > 0 &&
  /^(?:tong(?: cong| so)?|cong)\b/.test(fold(text));

function printed(answer: string, expects: "text" | "money"): string {
  return expects === "money" ? `${formatDong(Number(answer))} đồng` : answer;
}
