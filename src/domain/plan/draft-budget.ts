/**
 * The budget of the next year from the prior plan's tables and a request. Unit prices come from prior plans with their
 * place; quantities from the request, or from the prior plan for what recurs. What was bought once is put up with
 * quantity 0 until somebody asks for it. Amounts are computed in bigint; nothing is typed.
 */
import { amountInWords } from "../budget/amount-in-words.ts";
import { divideRound } from "../budget/fixed.ts";
import type { PriorPrice } from "../budget/prior-price.ts";
import type {
  DraftBudget,
  DraftBudgetGroup,
  DraftBudgetLine,
  SourceRef,
  VatRate,
} from "../draft/draft.ts";
import { fold, slug } from "../text/fold.ts";
import { capNotes, isRecurring, packageMonths, vatFor } from "./budget-notes.ts";
import { type BudgetAction, parseBudgetRequest } from "./budget-request.ts";
import { matchItem } from "./match-item.ts";
import type { PlanBudget, PlanBudgetLine } from "./plan.ts";
import { addVat } from "./read-budgets.ts";
import { need, record, type RolloverContext } from "./rollover-context.ts";

export interface BudgetInput {
  ctx: RolloverContext;
  request?: string;
  /** Prices of other plans of the same unit, for items that the prior plan lacks. */
  prices?: readonly PriorPrice[];
}

interface Candidate {
  name: string;
  line: PlanBudgetLine;
  budget: PlanBudget;
  group: string;
  actions: BudgetAction[];
}

/** Section name under which changes and questions of the budget stand. */
const SECTION = "kinh-phi";
const EXTRA_GROUP = "Bổ sung theo yêu cầu";

/** null when the prior plan has no budget and nothing is asked for. */
export function draftBudget(input: BudgetInput): DraftBudget | null {
  const { ctx } = input;
  const candidates = candidatesOf(ctx);
  const request = parseBudgetRequest(input.request ?? "");
  const extra: BudgetAction[] = [];
  for (const action of request.actions) {
    const match = matchItem(action.item, candidates);
    if (match) match.item.actions.push(action);
    else if (action.kind === "add" || action.kind === "set" || action.kind === "keep")
      extra.push(action);
    else ctx.violations.push(`Không tìm thấy "${action.phrase}" trong dự toán kế hoạch trước.`);
  }
  for (const phrase of request.notUnderstood) {
    ctx.violations.push(`Chưa hiểu yêu cầu "${phrase}" về dự toán.`);
  }
  const groups = groupsOf(ctx, candidates);
  const added = extra.map((action) => newLine(input, action));
  if (added.length > 0) groups.push({ title: EXTRA_GROUP, lines: added });
  const filled = groups.filter((group) => group.lines.length > 0);
  return filled.length === 0 ? null : total(filled);
}

function candidatesOf(ctx: RolloverContext): Candidate[] {
  return ctx.plan.budgets.flatMap((budget) =>
    budget.groups.flatMap((group) =>
      group.lines.map((line) => ({
        name: line.name,
        line,
        budget,
        group: group.title === "" ? budget.title : group.title,
        actions: [],
      })),
    ),
  );
}

interface OpenGroup {
  title: string;
  lines: DraftBudgetLine[];
}

function groupsOf(ctx: RolloverContext, candidates: readonly Candidate[]): OpenGroup[] {
  const groups = new Map<string, DraftBudgetLine[]>();
  for (const candidate of candidates) {
    const lines = groups.get(candidate.group) ?? [];
    groups.set(candidate.group, lines);
    const line = lineOf(ctx, candidate);
    if (line) lines.push(line);
  }
  return [...groups].map(([title, lines]) => ({ title, lines }));
}

function sourceOf(ctx: RolloverContext, candidate: Candidate): SourceRef {
  const row =
    candidate.line.label === "" ? `"${candidate.line.name.slice(0, 40)}"` : candidate.line.label;
  return { documentId: ctx.priorId, locator: `${candidate.budget.title} dòng ${row}` };
}

function lineOf(ctx: RolloverContext, candidate: Candidate): DraftBudgetLine | null {
  const { line, actions } = candidate;
  const before = describe(line);
  if (actions.some((action) => action.kind === "remove")) {
    record(ctx, {
      section: SECTION,
      status: "dropped",
      before,
      after: "",
      reason: `Bỏ theo yêu cầu: "${actions.map((action) => action.phrase).join(", ")}".`,
    });
    return null;
  }
  const decided = quantityFor(ctx, candidate);
  const asked = actions.find((action) => action.unitPrice !== null)?.unitPrice ?? null;
  const price = asked ?? line.unitPrice ?? priceWithoutColumn(line);
  const vat = vatFor(ctx, line.name, line.vatRate);
  const source = sourceOf(ctx, candidate);
  const origin =
    asked === null
      ? `Giá theo kế hoạch ${ctx.plan.cover.year}, ${source.locator ?? ""}.`
      : "Đơn giá theo yêu cầu.";
  const notes = [origin, ...decided.notes, ...vat.notes, ...capNotes(ctx, line.name, price)];
  if (line.unitPrice === null && price !== null)
    notes.push("Kế hoạch trước chỉ nêu tổng số tiền, chưa tách đơn giá.");
  const result: DraftBudgetLine = {
    label: "",
    name: line.name,
    unit: line.unit ?? "",
    unitPrice: price,
    quantity: decided.quantity,
    ...amounts(price, decided.quantity, vat.rate),
    vatRate: vat.rate,
    source: asked === null ? source : { documentId: "yeu-cau", locator: null },
    notes,
    status: decided.status,
  };
  record(ctx, {
    section: SECTION,
    status: decided.status,
    before,
    after: describeDraft(result),
    reason:
      [...decided.notes, ...vat.notes].join(" ") ||
      "Dịch vụ dùng thường xuyên, giữ theo kế hoạch trước.",
  });
  return result;
}

/** A table with funding sources only: the line's amount is the price of one. */
function priceWithoutColumn(line: PlanBudgetLine): number | null {
  if (line.amount === null) return null;
  if (line.quantity === null || line.quantity === 0) return line.amount;
  const each = line.amount / line.quantity;
  return Number.isInteger(each) ? each : null;
}

interface Decided {
  quantity: number;
  status: DraftBudgetLine["status"];
  notes: string[];
}

function quantityFor(ctx: RolloverContext, candidate: Candidate): Decided {
  const { line, actions } = candidate;
  const recurring = isRecurring(line.name, line.unit);
  const prior = line.quantity ?? 1;
  if (actions.length === 0) {
    if (recurring) return { quantity: prior, status: "kept", notes: [] };
    const ask =
      `nhu cầu năm ${ctx.targetYear} về ${line.name} (kế hoạch trước: ${String(prior).replace(".", ",")} ${line.unit ?? ""})`.replace(
        / \)$/u,
        ")",
      );
    const answer = need(ctx, { section: SECTION, ask, id: `nc-${slug(line.name).slice(0, 50)}` });
    const given = Number(answer.replace(",", "."));
    if (Number.isFinite(given) && given >= 0)
      return { quantity: given, status: "updated", notes: ["Số lượng do đơn vị cung cấp."] };
    return {
      quantity: 0,
      status: "needs-input",
      notes: [`[cần bổ sung: ${ask}]`, "Mua sắm một lần, không tự lặp lại; chưa tính vào tổng."],
    };
  }
  return actions.reduce<Decided>((decided, action) => apply(decided, action, line), {
    quantity: recurring ? prior : 0,
    status: "updated",
    notes: [],
  });
}

function apply(decided: Decided, action: BudgetAction, line: PlanBudgetLine): Decided {
  const notes = [...decided.notes, `Số lượng theo yêu cầu: "${action.phrase}".`];
  const { quantity } = action;
  if (action.months !== null && quantity === null)
    return { ...decided, ...forMonths(decided, action.months, line, notes) };
  const amount = quantity ?? (action.kind === "keep" ? (line.quantity ?? 1) : 1);
  if (action.kind === "subtract")
    return { ...decided, quantity: Math.max(0, decided.quantity - amount), notes };
  if (action.kind === "add") return { ...decided, quantity: decided.quantity + amount, notes };
  return { ...decided, quantity: amount, notes };
}

function forMonths(
  decided: Decided,
  months: number,
  line: PlanBudgetLine,
  notes: string[],
): Partial<Decided> {
  if (/^thang\b/.test(fold(line.unit ?? ""))) return { quantity: months, notes };
  if (/^nam\b/.test(fold(line.unit ?? "")) && months % 12 === 0)
    return { quantity: months / 12, notes };
  const each = packageMonths(line.name);
  if (each !== null && months % each === 0) {
    const factor = months / each;
    const quantity =
      factor === 1 ? Math.max(decided.quantity, line.quantity ?? 1) : (line.quantity ?? 1) * factor;
    return { quantity, notes };
  }
  return {
    quantity: line.quantity ?? 1,
    notes: [
      ...notes,
      `Kế hoạch trước tính theo ${line.unit ?? "gói"}; cần báo giá cho ${months} tháng.`,
    ],
  };
}

function newLine(input: BudgetInput, action: BudgetAction): DraftBudgetLine {
  const { ctx } = input;
  const known = matchItem(action.item, input.prices ?? []);
  const name = known?.item.name ?? nameOf(action);
  const price = action.unitPrice ?? (known ? Number(known.item.unitPrice) : null);
  const quantity = action.quantity ?? action.months ?? 1;
  const notes = [`Bổ sung theo yêu cầu: "${action.phrase}".`];
  let source: SourceRef = { documentId: "yeu-cau", locator: null };
  if (known && action.unitPrice === null) {
    source = { documentId: known.item.documentId, locator: known.item.locator };
    notes.push(
      `Giá theo ${known.item.documentTitle}${known.item.year === null ? "" : ` (năm ${known.item.year})`}, ${known.item.locator}.`,
    );
  }
  if (price === null) {
    notes.push(
      need(ctx, {
        section: SECTION,
        ask: `đơn giá và nguồn giá của ${name}`,
        id: `dg-${slug(name).slice(0, 50)}`,
      }),
    );
  }
  const vat = vatFor(ctx, name, null);
  const line: DraftBudgetLine = {
    label: "",
    name,
    unit: known?.item.unit ?? (action.months !== null && action.quantity === null ? "Tháng" : ""),
    unitPrice: price,
    quantity,
    ...amounts(price, quantity, null),
    vatRate: null,
    source,
    notes: [
      ...notes,
      ...vat.notes.filter((note) => note.startsWith("Kế toán")),
      ...capNotes(ctx, name, price),
      "Chưa có thuế suất; kế toán xác định khi có báo giá.",
    ],
    status: price === null ? "needs-input" : "new",
  };
  record(ctx, {
    section: SECTION,
    status: line.status,
    before: "",
    after: describeDraft(line),
    reason: notes.join(" "),
  });
  return line;
}

/** The item as the user wrote it, without verb and figures. */
function nameOf(action: BudgetAction): string {
  const words = action.item.split(" ");
  const printed = action.phrase
    .split(/\s+/)
    .filter((word) => words.includes(fold(word).replace(/[^\p{L}\p{N}/-]/gu, "")));
  const name = printed.length > 0 ? printed.join(" ") : action.item;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

type Amounts = Pick<DraftBudgetLine, "amount" | "amountWithVat">;

/** unitPrice × quantity, exact; quantities have at most six decimals. */
function amounts(price: number | null, quantity: number, rate: VatRate): Amounts {
  if (price === null) return { amount: null, amountWithVat: null };
  const amount = Number(
    divideRound(BigInt(price) * BigInt(Math.round(quantity * 1e6)), 1_000_000n),
  );
  return { amount, amountWithVat: addVat(amount, rate) };
}

/** Labels run through all groups; subtotals and totals are sums of the lines that have an amount. */
function total(groups: readonly OpenGroup[]): DraftBudget {
  let label = 0;
  const done: DraftBudgetGroup[] = groups.map((group) => {
    const lines = group.lines.map((line) => ({ ...line, label: String(++label) }));
    return {
      title: group.title,
      lines,
      subtotal: sum(lines.map((line) => line.amount)),
      subtotalWithVat: sum(lines.map((line) => line.amountWithVat)),
    };
  });
  const totalWithVat = sum(done.map((group) => group.subtotalWithVat));
  return {
    unit: "đồng",
    groups: done,
    total: sum(done.map((group) => group.subtotal)),
    totalWithVat,
    inWords: amountInWords(BigInt(totalWithVat)),
  };
}

function sum(amounts: readonly (number | null)[]): number {
  return Number(amounts.reduce<bigint>((all, amount) => all + BigInt(amount ?? 0), 0n));
}

function describe(line: PlanBudgetLine): string {
  const price = line.unitPrice ?? line.amount;
  return [
    line.label,
    line.name,
    line.quantity === null ? "" : `SL ${line.quantity}`,
    price === null ? "" : `${price} đồng`,
  ]
    .filter((part) => part !== "")
    .join(" | ");
}

function describeDraft(line: DraftBudgetLine): string {
  return [
    line.name,
    line.quantity === null ? "" : `SL ${line.quantity}`,
    line.amountWithVat === null ? "chưa có giá" : `${line.amountWithVat} đồng sau thuế`,
  ]
    .filter((part) => part !== "")
    .join(" | ");
}
