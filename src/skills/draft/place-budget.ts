/** The computed budget at its place in the draft, and its total in the text. */
import { formatDong } from "../../domain/budget/format-money.ts";
import { moneyInBlock } from "../../domain/budget/money-in-text.ts";
import type { DraftBlock, DraftBudget, DraftSection } from "../../domain/draft/draft.ts";
import { budgetBlocks } from "../../domain/plan/budget-blocks.ts";
import { type BudgetTablePart, tablesOf } from "../../domain/plan/budget-sums.ts";
import { fundKey, isSharedOut, splitOf } from "../../domain/plan/funding.ts";
import { openMark } from "../../domain/plan/open-marks.ts";
import type { Plan, PlanSection } from "../../domain/plan/plan.ts";
import type { Rollover } from "../../domain/plan/rollover.ts";
import { emit } from "../../domain/plan/rollover-context.ts";
import { BUDGET_SECTION } from "./draft-order.ts";

/** Puts each computed table where its prior one stood, or into a section of its own. */
export function placeBudget(rollover: Rollover, plan: Plan, budget: DraftBudget | null): void {
  if (budget === null) return;
  const parts = tablesOf(budget);
  const [first] = plan.budgets;
  const homes = parts.map((part) => homeOf(rollover, part.table ?? first?.table));
  const placed = parts.flatMap((part, index) => {
    const home = homes[index];
    return home === undefined ? [] : [{ ...home, part, isLast: index === parts.length - 1 }];
  });
  if (placed.length < parts.length) ownSection(rollover, budget);
  // From the end on, so that the places in front of it stay what they are.
  else for (const one of placed.reverse()) putTable(rollover, one);
  if (parts.some(({ table }) => table !== undefined)) tellEmptied(rollover, plan, parts);
  fillTotals(rollover, plan, budget);
}

interface Home {
  home: DraftSection;
  at: number;
}

function homeOf({ budgetPlaces, sections }: Rollover, table: number | undefined): Home | undefined {
  const place = table === undefined ? undefined : budgetPlaces.get(table);
  const home = sections.find((section) => section.id === place?.section);
  return home && place ? { home, at: place.at } : undefined;
}

function putTable(
  rollover: Rollover,
  { home, at, part, isLast }: Home & { part: BudgetTablePart; isLast: boolean },
): void {
  const { context } = rollover;
  for (const block of home.blocks.slice(0, at)) inDong(rollover, block);
  home.blocks.splice(at, 0, ...budgetBlocks(context, home.heading, part.budget, isLast));
}

const IN_THOUSANDS =
  /((?:đơn vị(?: tính)?|đvt)\s*:?\s*)(?:nghìn|ngàn|triệu|tỷ|tỉ)(?: đồng|(?= ?[).:;,]|$))/giu;

/** The new table is in đồng, whatever the line in front of the prior one said of its unit. */
function inDong(rollover: Rollover, block: DraftBlock): void {
  const printed = block.text;
  const text = printed.replace(IN_THOUSANDS, "$1đồng");
  if (block.kind === "table" || text === printed) return;
  block.text = text;
  block.before ??= printed;
  if (block.status === "kept") block.status = "updated";
  block.reason = "Bảng dự toán mới tính bằng đồng.";
  tellInReport(rollover, printed, block);
}

function ownSection({ context, sections }: Rollover, budget: DraftBudget): void {
  const heading = "DỰ TOÁN KINH PHÍ";
  const blocks = budgetBlocks(context, heading, budget);
  sections.push({ id: BUDGET_SECTION, heading, level: 1, blocks });
}

/** A table of which nothing is left leaves no heading without content. */
function tellEmptied(rollover: Rollover, plan: Plan, parts: readonly BudgetTablePart[]): void {
  const { context } = rollover;
  for (const { table, title } of plan.budgets) {
    if (parts.some((part) => part.table === table)) continue;
    const { home, at } = homeOf(rollover, table) ?? {};
    if (home === undefined || at === undefined) continue;
    const block = emit(context, home.heading, {
      kind: "paragraph",
      text: `Năm ${context.targetYear} không có nhu cầu kinh phí cho nội dung này.`,
      status: "updated",
      reason: `Mọi hạng mục của ${title} được bỏ theo yêu cầu.`,
      sources: [{ documentId: context.priorId, locator: title }],
    });
    home.blocks.push(block);
  }
}

/** "Tổng kinh phí: [cần bổ sung …]" in the text takes the computed total, with what that does not hold yet. */
function fillTotals(rollover: Rollover, plan: Plan, budget: DraftBudget): void {
  if (plan.lostMarks || budget.totalWithVat === 0) return;
  const told = totalInText(budget);
  rollover.context.derived.push(told);
  for (const section of plan.sections.filter(({ role }) => role !== "results")) {
    const draft = rollover.sections.find((candidate) => candidate.id === section.id);
    for (const block of draft?.blocks ?? []) {
      const printed = block.text;
      if (isOpenTotal(block, section, plan)) fillTotal(rollover, block, { told, budget });
      else if (!fillPart(rollover, block, { budget, plan })) {
        addTotal(rollover, block, { told, budget, section, plan });
        tellShares(rollover, block, { told, budget, section, plan });
      }
      tellInReport(rollover, printed, block);
    }
  }
}

/** The change report shows what stands in the document. */
function tellInReport({ context }: Rollover, printed: string, block: DraftBlock): void {
  if (printed === block.text) return;
  const known = context.changes.find(({ after }) => after === printed);
  if (known === undefined) return;
  known.after = block.text;
  known.status = block.status;
  known.reason = block.reason ?? known.reason;
}

function totalInText(budget: DraftBudget): string {
  const open = budget.groups
    .flatMap((group) => group.lines)
    .filter((line) => line.amount === null).length;
  const rest = open === 0 ? "" : `, chưa gồm ${open} hạng mục chưa có số lượng hoặc đơn giá`;
  return `${formatDong(budget.totalWithVat)} đồng (Bằng chữ: ${budget.inWords}${rest})`;
}

interface Told {
  told: string;
  budget: DraftBudget;
}

/** One amount is the total; how it is made up is computed where each line says who pays, else it stays a question. */
function fillTotal({ context }: Rollover, block: DraftBlock, { told, budget }: Told): void {
  const question = /\[cần bổ sung: ([^\]]+)\]/u.exec(block.text)?.[1] ?? "";
  const at = context.missing.findIndex((item) => item.ask === question);
  const several = question.startsWith(SEVERAL);
  const computed = several ? sharesOf(budget) : null;
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
  return paidBy(budget, /^số tiền năm \d{4} của "(.+)"$/u.exec(ask)?.[1] ?? "");
}

/** What a fund that is named in front of an amount pays; null where a line has no payer, or several. */
function paidBy(budget: DraftBudget, label: string): string | null {
  const key = fundKey(label.replace(LEADS_FUND, "").replace(/\s+(?:là|khoảng|cấp)$/iu, ""));
  if (key === "" || sharesOf(budget) === null) return null;
  const paid = (budget.funding ?? []).filter(({ name }) => fundKey(name) === key);
  const [fund] = paid;
  return paid.length === 1 && fund ? `${formatDong(fund.totalWithVat)} đồng` : null;
}

const LEADS_FUND = /^(?:(?:trong đó|kinh phí|dự toán|từ|do|nguồn)[\s:,]+)+(?!thu(?!\p{L}))/iu;

/** "thu sự nghiệp 197.400.000 đồng; …", where every line has one payer. */
function sharesOf({ funding = [] }: DraftBudget): string | null {
  if (!isSharedOut({ funding })) return null;
  return funding
    .filter(({ totalWithVat }) => totalWithVat > 0)
    .map(({ name, totalWithVat }) => `${name} ${formatDong(totalWithVat)} đồng`)
    .join("; ");
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
  context.derived.push(shares.text);
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
  const at = block.text.indexOf(answer);
  const lead = block.text.slice(0, at);
  const ofFund = (budget.funding ?? []).some(({ name }) => lead.trim() === `${name}:`);
  block.text = `${ofFund ? "" : lead}${computed}${block.text.slice(at + answer.length)}`;
  block.reason = "Cơ cấu nguồn lấy theo bảng dự toán của dự thảo.";
}

function answerIn({ results }: Rollover["context"], id: string): string {
  const given = String(results.find((row) => row.id === id)?.value ?? "").trim();
  return given === "" ? "\u0000" : given.replace(/\s+/g, " ");
}

const SEVERAL = "số tiền và cơ cấu nguồn";

function isOpenTotal(block: DraftBlock, section: PlanSection, plan: Plan): boolean {
  if (block.status !== "needs-input" || !/số tiền (?:và cơ cấu nguồn )?năm/u.test(block.text))
    return false;
  return tellsSum(block, section, plan);
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

const amountsIn = (text: string): bigint[] =>
  moneyInBlock({ kind: "paragraph", text, place: {}, headingPath: [] }).map(({ amount }) => amount);
