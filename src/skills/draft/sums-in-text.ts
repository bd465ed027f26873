/** Sums of the prior budget in the text: the computed total, a table's or a fund's part of it, or an open question. */
import { formatDong } from "../../domain/budget/format-money.ts";
import type { DraftBlock, DraftBudget } from "../../domain/draft/draft.ts";
import { tablesOf } from "../../domain/plan/budget-sums.ts";
import { splitOf } from "../../domain/plan/funding.ts";
import { amountId, TOLD_BY_UNIT } from "../../domain/plan/old-amounts.ts";
import { openMark } from "../../domain/plan/open-marks.ts";
import type { Plan, PlanSection } from "../../domain/plan/plan.ts";
import type { Rollover } from "../../domain/plan/rollover.ts";
import { amountsOf, type OutsidePart, outsideParts, totalWithOutside } from "./outside-tables.ts";
import { fundAsked, paidBy, sharesOf } from "./paid-by-fund.ts";

/** "Tổng kinh phí: [cần bổ sung …]" in the text takes the computed total, with what that does not hold yet. */
export function fillTotals(rollover: Rollover, plan: Plan, budget: DraftBudget): void {
  if (budget.totalWithVat === 0) return;
  for (const section of plan.sections.filter(({ role }) => role !== "results")) {
    const draft = rollover.sections.find((candidate) => candidate.id === section.id);
    const first = draft?.blocks.find(asksSum);
    for (const block of draft?.blocks ?? []) {
      const printed = block.text;
      const outside = outsideParts(draft?.blocks ?? [], block, wholeOf(plan));
      const all = { told: totalInText(budget, outside), budget, section, plan, outside };
      fillSum(rollover, block, { ...all, isFirst: block === first });
      tellInReport(rollover, printed, block);
    }
  }
}

interface InText extends Answered {
  /** The first sum of its section. */
  isFirst: boolean;
}

function fillSum(rollover: Rollover, block: DraftBlock, one: InText): void {
  const { told, budget, section, plan, isFirst } = one;
  const before = block.before ?? "";
  if (takeReckoned(rollover, block, one)) return;
  const table = asksSum(block) ? tableToldOf(before, plan) : null;
  if (table !== null) fillTable(rollover, block, tableIn(budget, table));
  else if ((isFirst || tellsTotal(before, plan)) && isOpenTotal(block, section, plan))
    fillTotal(rollover, block, { told, budget, outside: one.outside });
  else if (!fillPart(rollover, block, { budget, plan })) {
    addTotal(rollover, block, one);
    tellShares(rollover, block, one);
  }
}

/** A sum that the unit told and the table tells otherwise: the table's stands, and a notice says so. */
function takeReckoned({ context }: Rollover, block: DraftBlock, one: InText): boolean {
  const [given, ...others] = amountsOf(block.text);
  if (block.reason !== TOLD_BY_UNIT || given === undefined || others.length > 0) return false;
  const reckoned = reckonedFor(context, block, one);
  const [own] = amountsOf(reckoned ?? "");
  if (reckoned === null || own === undefined || own.amount === given.amount) return true;
  const told = `Đơn vị ghi ${formatDong(given.amount)} đồng, bảng dự toán tính được ${formatDong(own.amount)} đồng`;
  context.notices.push(`${told} ("${block.before ?? ""}"); dự thảo ghi theo bảng dự toán.`);
  context.derived.push(reckoned);
  block.text = block.text.slice(0, given.start) + reckoned + block.text.slice(given.end);
  block.reason = `${told}; ghi theo bảng.`;
  return true;
}

/** What the table tells of the sum that a sentence asked for; null where it tells nothing of it. */
function reckonedFor(
  context: Rollover["context"],
  block: DraftBlock,
  { told, budget, section, plan, outside }: InText,
): string | null {
  const before = block.before ?? "";
  const table = tableToldOf(before, plan);
  if (table !== null) {
    const own = tableIn(budget, table);
    return own === undefined || own.totalWithVat === 0 ? null : tableTotal(own);
  }
  const named = section.role === "budget" && /tổng kinh phí/iu.test(block.text);
  if (named || outside.length > 0 || tellsTotal(before, plan)) return told;
  const item = section.items.find(({ text }) => text === before);
  const id = item === undefined ? "" : amountId(item.id);
  return paidBy(budget, fundAsked(context.asked.find((other) => other.id === id)?.ask ?? ""));
}

/** The one prior table whose total the sentence told; null for the sum of several tables. */
function tableToldOf(before: string, plan: Plan): number | null {
  const [amount, ...others] = amountsIn(before);
  if (plan.budgets.length < 2 || amount === undefined || others.length > 0) return null;
  const found = plan.budgets.filter(({ total }) => total !== null && BigInt(total) === amount);
  return found.length === 1 && amount !== wholeOf(plan) ? (found[0]?.table ?? null) : null;
}

const tableIn = (budget: DraftBudget, table: number): DraftBudget | undefined =>
  tablesOf(budget).find((part) => part.table === table)?.budget;

/** A table of which nothing is computed yet leaves its question open. */
function fillTable({ context }: Rollover, block: DraftBlock, own: DraftBudget | undefined): void {
  if (own === undefined || own.totalWithVat === 0) return;
  putSum(context, block, tableTotal(own));
  block.reason = "Tổng của bảng dự toán này trong dự thảo.";
}

const tableTotal = (own: DraftBudget): string =>
  `${formatDong(own.totalWithVat)} đồng${lacking(own, " (", ")")}`;

/** A computed sum in the place of the question for it. */
function putSum(context: Rollover["context"], block: DraftBlock, told: string): void {
  const question = OPEN_SUM.exec(block.text)?.[1] ?? "";
  context.derived.push(told);
  block.text = block.text.replace(OPEN_SUM, told);
  block.status = block.text.includes("[cần bổ sung:") ? "needs-input" : "updated";
  context.missing = context.missing.filter(({ ask }) => ask !== question);
}

const OPEN_SUM = /\[cần bổ sung: (số tiền (?:và cơ cấu nguồn )?năm[^\]]*)\]/u;

const asksSum = ({ text, status }: DraftBlock): boolean =>
  status === "needs-input" && OPEN_SUM.test(text);

/** The change report shows what stands in the document. */
export function tellInReport({ context }: Rollover, printed: string, block: DraftBlock): void {
  if (printed === block.text) return;
  const known = context.changes.find(({ after }) => after === printed);
  if (known === undefined) return;
  known.after = block.text;
  known.status = block.status;
  known.reason = block.reason ?? known.reason;
}

function totalInText(budget: DraftBudget, outside: readonly OutsidePart[]): string {
  const { sum, inWords, open } = totalWithOutside(budget, outside);
  return `${formatDong(sum)} đồng (Bằng chữ: ${inWords}${lacking(budget, ", ", "", open)})`;
}

/** What the sum does not hold yet; "" where it holds all. `parts`: what stands outside the tables. */
function lacking(
  budget: DraftBudget,
  before: string,
  after = "",
  parts: readonly string[] = [],
): string {
  const open = budget.groups
    .flatMap((group) => group.lines)
    .filter((line) => line.amount === null).length;
  const lines = open === 0 ? [] : [`${open} hạng mục chờ nhu cầu hoặc đơn giá`];
  const without = [...parts, ...lines];
  return without.length === 0 ? "" : `${before}chưa gồm ${without.join(" và ")}${after}`;
}

interface Told {
  told: string;
  budget: DraftBudget;
  outside: readonly OutsidePart[];
}

/** One amount is the total; how it is made up is computed where each line says who pays, else it stays a question. */
function fillTotal(
  { context }: Rollover,
  block: DraftBlock,
  { told, budget, outside }: Told,
): void {
  context.derived.push(told);
  const question = /\[cần bổ sung: ([^\]]+)\]/u.exec(block.text)?.[1] ?? "";
  const at = context.missing.findIndex((item) => item.ask === question);
  const several = question.startsWith(SEVERAL);
  const computed = several ? sharesOfAll(budget, outside) : null;
  const ask = question.replace(SEVERAL, "cơ cấu nguồn");
  const parts = computed === null ? `; ${openMark(ask)}` : `, gồm: ${computed}`;
  block.text = block.text.replace(/\[cần bổ sung: [^\]]+\]/u, several ? `${told}${parts}` : told);
  if (computed !== null) context.derived.push(computed);
  block.status = block.text.includes("[cần bổ sung:") ? "needs-input" : "updated";
  block.reason = "Tổng tính từ bảng dự toán của dự thảo.";
  const item = context.missing[at];
  if (several && computed === null && item !== undefined) context.missing[at] = { ...item, ask };
  else if (at >= 0) context.missing.splice(at, 1);
}

/** null where the funds of the table do not pay all of it. */
const sharesOfAll = (budget: DraftBudget, outside: readonly OutsidePart[]): string | null =>
  outside.length === 0 ? sharesOf(budget) : null;

/** What one fund pays, or how all of them share, stands in the table: it is no question. */
function fillPart(
  { context }: Rollover,
  block: DraftBlock,
  { budget, plan }: { budget: DraftBudget; plan: Plan },
): boolean {
  const ask = /\[cần bổ sung: ([^\]]+)\]/u.exec(block.text)?.[1] ?? "";
  if (block.status !== "needs-input" || !ask.startsWith("số tiền ")) return false;
  const computed = partOf(ask, block, { budget, plan });
  if (computed === null) return false;
  context.derived.push(computed);
  block.text = block.text.replace(openMark(ask), computed);
  block.status = block.text.includes("[cần bổ sung:") ? "needs-input" : "updated";
  block.reason = "Tính từ cột nguồn của bảng dự toán.";
  // Who splits it otherwise is heard all the same.
  context.covered.push(...context.missing.filter((item) => item.ask === ask));
  context.missing = context.missing.filter((item) => item.ask !== ask);
  return true;
}

function partOf(
  ask: string,
  block: DraftBlock,
  { budget, plan }: { budget: DraftBudget; plan: Plan },
): string | null {
  if (ask.startsWith(SEVERAL))
    return splitsTotal(block.before ?? "", plan) ? sharesOf(budget) : null;
  return paidBy(budget, fundAsked(ask));
}

interface Answered extends Told {
  section: PlanSection;
  plan: Plan;
}

/** The unit said who pays: that is no reason for the sum to leave the sentence. */
function addTotal({ context }: Rollover, block: DraftBlock, one: Answered): void {
  const { told, budget, section, plan } = one;
  const item = context.asked.find(
    ({ ask, id }) => ask.startsWith(SEVERAL) && block.text.includes(answerIn(context, id)),
  );
  if (item === undefined || !tellsSum(block, section, plan)) return;
  const answer = answerIn(context, item.id);
  if (answer.includes(formatDong(budget.totalWithVat))) return;
  const shares = splitOf(answer, budget.totalWithVat);
  if (shares.wrong !== null) context.violations.push(shares.wrong);
  context.derived.push(told, shares.text);
  block.text = block.text.replace(answer, `${told}, gồm: ${shares.text}`);
  block.reason = "Tổng tính từ bảng dự toán của dự thảo; cơ cấu nguồn do đơn vị cung cấp.";
}

/** Who pays how much, told apart from the sum: where the unit's figures are not those of the table, the table's stand. */
function tellShares({ context }: Rollover, block: DraftBlock, one: Answered): void {
  const { budget, plan } = one;
  const item = context.asked.find(
    ({ ask, id }) => ask.startsWith(SEVERAL) && block.text.includes(answerIn(context, id)),
  );
  if (item === undefined || !splitsTotal(block.before ?? "", plan)) return;
  const answer = answerIn(context, item.id);
  const { wrong } = splitOf(answer, budget.totalWithVat);
  if (wrong === null) return;
  const computed = sharesOf(budget);
  if (computed === null) {
    context.notices.push(wrong);
    return;
  }
  context.derived.push(computed);
  context.notices.push(`${wrong.replace("; kiểm tra lại.", "")}; dự thảo ghi theo bảng dự toán.`);
  block.text = block.text.replace(answer, () => computed);
  block.reason = "Cơ cấu nguồn lấy theo bảng dự toán của dự thảo.";
}

function answerIn({ results }: Rollover["context"], id: string): string {
  const given = String(results.find((row) => row.id === id)?.value ?? "").trim();
  return given === "" ? "\u0000" : given.replace(/\s+/g, " ");
}

const SEVERAL = "số tiền và cơ cấu nguồn";

function isOpenTotal(block: DraftBlock, section: PlanSection, plan: Plan): boolean {
  return asksSum(block) && tellsSum(block, section, plan);
}

function tellsSum(block: DraftBlock, section: PlanSection, plan: Plan): boolean {
  const named =
    section.role === "budget" &&
    /tổng kinh phí|tong kinh phi/iu.test(`${block.text} ${section.heading}`);
  return named || tellsTotal(block.before ?? "", plan);
}

/** The prior sentence told the sum of the prior tables. */
const tellsTotal = (before: string, plan: Plan): boolean =>
  amountsIn(before).at(0) === wholeOf(plan) && wholeOf(plan) !== null;

/** The prior sentence told the parts of which that sum is made up. */
function splitsTotal(before: string, plan: Plan): boolean {
  const parts = amountsIn(before);
  const sum = parts.reduce((all, part) => all + part, 0n);
  return parts.length > 1 && sum === wholeOf(plan);
}

/** Sum of the prior tables in đồng; null where one of them tells none. */
function wholeOf({ budgets }: Plan): bigint | null {
  const totals = budgets.map(({ total }) => total);
  if (totals.length === 0 || totals.some((total) => total === null)) return null;
  return totals.reduce<bigint>((sum, total) => sum + BigInt(total ?? 0), 0n);
}

const amountsIn = (text: string): bigint[] => amountsOf(text).map(({ amount }) => amount);
