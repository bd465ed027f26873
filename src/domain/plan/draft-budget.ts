/**
 * The budget of the next year from the prior plan's tables and a request. Unit prices come from prior plans with their
 * place; quantities from the request, or from the prior plan for what recurs. What was bought once is put up with
 * an open quantity until somebody asks for it. Amounts are computed in bigint; nothing is typed.
 */
import type { PriorPrice } from "../budget/prior-price.ts";
import type { DraftBudget, DraftBudgetLine, SourceRef } from "../draft/draft.ts";
import { BUDGET_SECTION, type Priced } from "./asked-price.ts";
import { holdCeiling } from "./budget-ceiling.ts";
import { sharedOut } from "./budget-columns.ts";
import { homeOf, untitled, withAdded } from "./budget-homes.ts";
import { amountNote, carriedNote, lostNote, othersQuantity } from "./budget-line-notes.ts";
import {
  beginning,
  costsOther,
  describe,
  describeDraft,
  namedFor,
  rowOfLine,
} from "./budget-line-words.ts";
import { newLine } from "./budget-new-line.ts";
import { ofOpenAmount, taxOf, type VatDecision } from "./budget-notes.ts";
import { quantityFor } from "./budget-quantity.ts";
import { type BudgetAction, parseBudgetRequest } from "./budget-request.ts";
import { amounts, type OpenGroup, total } from "./budget-sums.ts";
import { payable } from "./budget-tax.ts";
import { askSplit, FUND_UNKNOWN, fundOfColumns, withFunding } from "./funding.ts";
import { vatOfLine } from "./line-tax.ts";
import type { PlanBudget, PlanBudgetLine } from "./plan.ts";
import { capNotes, pieceTold } from "./price-caps.ts";
import { priorPrice } from "./prior-line-price.ts";
import { isLegible } from "./readable-text.ts";
import { sharedAmong } from "./request-lines.ts";
import { taxNotes } from "./request-tax.ts";
import { linesOverMonths } from "./requested-quantity.ts";
import { asked } from "./rewrite-text.ts";
import { questionIn, record, type RolloverContext } from "./rollover-context.ts";
import { withOwnCount } from "./told-for-year.ts";
import { rentedPart, toldOnceAround, withoutPart } from "./told-of-lines.ts";
import { tellTotals } from "./totals-apart.ts";
import { withoutUnsureMarks } from "./unsure-marks.ts";

export interface BudgetInput {
  ctx: RolloverContext;
  request?: string;
  /** Prices of other plans of the same unit, for items that the prior plan lacks. */
  prices?: readonly PriorPrice[];
}

interface Candidate {
  name: string;
  /** As it stands in the prior table. */
  prior: PlanBudgetLine;
  /** Its name, with what a scan leaves unsure told apart. */
  printed: string;
  line: PlanBudgetLine;
  budget: PlanBudget;
  group: string;
  actions: BudgetAction[];
  once: boolean;
  part: string;
}

/** null when the prior plan has no budget and nothing is asked for. */
export function draftBudget(input: BudgetInput): DraftBudget | null {
  const { ctx } = input;
  const candidates = candidatesOf(ctx);
  const request = parseBudgetRequest(input.request ?? "");
  const extra = sharedAmong(ctx, candidates, request);
  keepWhole(candidates, request.keepAll);
  tellReading(ctx);
  const groups = groupsOf(ctx, candidates);
  const added = extra.map((action) => newLine(ctx, action, input.prices ?? []));
  const filled = withAdded(groups, added).filter((group) => group.lines.length > 0);
  if (filled.length === 0) return null;
  const budget = total(withFunding(ctx, filled));
  holdCeiling(ctx, budget, request.ceiling);
  tellTotals(ctx, budget);
  return budget;
}

/** Every line that nothing else is said of stays as it was. */
function keepWhole(candidates: readonly Candidate[], phrase: string | null): void {
  if (phrase === null) return;
  // "như năm trước, thêm 2 máy in": two on top of those that there were.
  for (const { actions } of candidates.filter((one) => one.actions.every(addsTo)))
    actions.unshift({
      ...{ kind: "keep", item: "", phrase },
      ...{ quantity: null, months: null, unitPrice: null, priceMonths: null },
    });
}

/** What of the prior tables could not be taken as it stands. */
function tellReading(ctx: RolloverContext): void {
  for (const budget of ctx.plan.budgets) {
    tellScale(ctx, budget);
    tellColumns(ctx, budget);
  }
}

function tellColumns(ctx: RolloverContext, budget: PlanBudget): void {
  const { title, leftColumns = [], leftWords = [] } = budget;
  for (const words of new Set(leftWords)) {
    const reason = "Nêu năm hoặc văn bản của kế hoạch trước, không mang sang bảng mới.";
    const before = `${title}, ${words}`;
    record(ctx, { section: BUDGET_SECTION, status: "dropped", before, after: "", reason });
  }
  for (const column of leftColumns) {
    const reason = `Cột "${column}" của ${title}: bảng mới không có cột này; số liệu của năm trước không tính lại được, xem kế hoạch trước.`;
    const before = `${title}, cột "${column}"`;
    record(ctx, { section: BUDGET_SECTION, status: "dropped", before, after: "", reason });
  }
}

const addsTo = ({ kind, quantity }: BudgetAction): boolean => kind === "add" && quantity !== null;

/** A unit that cannot be that of the cells, with what was read instead. */
function tellScale(ctx: RolloverContext, { title, scaleNote, scaleDoubt }: PlanBudget): void {
  if (scaleNote === undefined) return;
  const reason = `${title}: ${scaleNote}`;
  (scaleDoubt === true ? ctx.violations : ctx.notices).push(reason);
  record(ctx, { section: BUDGET_SECTION, status: "updated", before: title, after: title, reason });
}

function candidatesOf(ctx: RolloverContext): Candidate[] {
  return ctx.plan.budgets.flatMap((budget) =>
    budget.groups.flatMap((group) =>
      group.lines.map((line) => ({
        name: line.name,
        prior: line,
        line: { ...line, name: withoutUnsureMarks(nameAsked(ctx, line)) },
        printed: nameAsked(ctx, line),
        once: toldOnceAround(ctx.plan, { budget, group, line }),
        part: rentedPart(ctx.plan, line),
        budget,
        group:
          group.title === ""
            ? untitled(ctx, budget)
            : asked(ctx, { id: BUDGET_SECTION }, group.title),
        actions: [],
      })),
    ),
  );
}

/** The part of the year for which it was rented was one of the year that is over. */
function nameAsked(ctx: RolloverContext, line: PlanBudgetLine): string {
  const name = rentedPart(ctx.plan, line) === "" ? line.name : withoutPart(line.name);
  return asked(ctx, { id: BUDGET_SECTION }, name);
}

function groupsOf(ctx: RolloverContext, candidates: readonly Candidate[]): OpenGroup[] {
  const groups = new Map<string, OpenGroup>();
  for (const candidate of candidates) {
    const home = homeOf(ctx, candidate.budget);
    const key = `${home.table ?? ""} ${candidate.group}`;
    const group = groups.get(key) ?? { title: candidate.group, ...home, lines: [] };
    groups.set(key, group);
    const line = lineOf(ctx, candidate);
    if (line) group.lines.push(line);
  }
  return [...groups.values()];
}

function sourceOf(ctx: RolloverContext, candidate: Candidate): SourceRef {
  const { label, name } = candidate.line;
  const row = /[\p{L}\d]/u.test(label)
    ? rowOfLine(candidate.budget, candidate.prior)
    : `"${beginning(name)}"`;
  return { documentId: ctx.priorId, locator: `${candidate.budget.title} dòng ${row}` };
}

function lineOf(ctx: RolloverContext, candidate: Candidate): DraftBudgetLine | null {
  const { line, actions } = candidate;
  const before = describe(line);
  if (actions.some((action) => action.kind === "remove")) {
    notePurchase(ctx, candidate, 0, []);
    const phrases = actions.map((action) => action.phrase).join(", ");
    const reason = `Bỏ theo yêu cầu: "${phrases}".`;
    record(ctx, { section: BUDGET_SECTION, status: "dropped", before, after: "", reason });
    return null;
  }
  const decided = quantityFor(ctx, {
    ...{ section: BUDGET_SECTION, line, actions },
    ...{ group: candidate.group, once: candidate.once, part: candidate.part },
  });
  notePurchase(ctx, candidate, decided.quantity, decided.notes);
  if (decided.quantity === 0) {
    const said = decided.notes.join(" ");
    const none = `Không có nhu cầu năm ${ctx.targetYear}. ${said}`.trim();
    const reason = said.includes("ghi làm một lần") ? said : none;
    record(ctx, { section: BUDGET_SECTION, status: "dropped", before, after: "", reason });
    return null;
  }
  const source = sourceOf(ctx, candidate);
  const priced = priorPrice(ctx, { line, actions, decided, source });
  const vat = vatOfLine(ctx, candidate, priced);
  const result: DraftBudgetLine = {
    label: "",
    name: nameOf(candidate, decided.quantity),
    unit: line.unit ?? "",
    ...moneyOf(priced, decided.quantity, vat),
    ...taxOf(vat),
    source: priced.source,
    notes: [
      ...(line.details ?? []),
      ...priced.notes,
      ...carriedNote(line, decided.quantity),
      ...decided.notes,
      ...taxNotes(actions, vat),
      ...capNotes(ctx, line.name, pieceOf(line, priced)),
    ],
    status: decided.status,
  };
  result.notes = ofOpenAmount(result.notes, result);
  Object.assign(result, fundingOf(ctx, candidate, payable(result)));
  askSplit(ctx, line, result);
  if (line.periods !== undefined)
    result.periods = sharedOut(periodsInYear(ctx, line.periods), payable(result));
  result.notes.push(...amountNote(line, result, actions), ...othersQuantity(ctx, actions));
  const lost = lostNote(line, decided.quantity);
  const why = [...decided.notes, ...ofOpenAmount(vat.notes, result), ...lost].join(" ") || GOES_ON;
  if (result.status === "kept" && costsOther(line, result)) result.status = "updated";
  record(ctx, {
    section: BUDGET_SECTION,
    status: result.status,
    before,
    after: describeDraft(result),
    reason: why,
  });
  return result;
}

const GOES_ON = "Dịch vụ dùng thường xuyên, giữ theo kế hoạch trước.";

type Money = Pick<DraftBudgetLine, "unitPrice" | "quantity" | "amount" | "amountWithVat" | "lump">;

/** A sum has neither a price nor a quantity. */
const moneyOf = ({ price, isLump }: Priced, quantity: number | null, vat: VatDecision): Money =>
  isLump === true
    ? { unitPrice: null, quantity: null, ...amounts(price, 1, vat), lump: true }
    : { unitPrice: price, quantity, ...amounts(price, quantity, vat) };

function nameOf({ line, printed, actions }: Candidate, quantity: number | null): string {
  const asked = actions.find((action) => linesOverMonths(action, line) === quantity);
  const name =
    quantity === null
      ? line.name
      : namedFor({ ...line, name: withOwnCount(line, quantity) }, asked);
  return name === line.name ? printed : name;
}

/** The price of one, for the caps; a sum tells it where a remark does. */
const pieceOf = (line: PlanBudgetLine, { isUnitPrice, price }: Priced): number | null =>
  isUnitPrice === true ? price : pieceTold([line.note, ...(line.details ?? []), line.name]);

/** In words of a column, else by the columns of funds that pay the line, where their names can be read. */
function fundingOf(
  ctx: RolloverContext,
  { line, budget }: Candidate,
  paid: number | null,
): Pick<DraftBudgetLine, "funding"> {
  const legible = ({ sources }: PlanBudgetLine): boolean =>
    !ctx.plan.lostMarks || sources.every(({ name }) => isLegible(name));
  const fundIn = (one: PlanBudgetLine): string | undefined =>
    one.fund ?? (legible(one) ? fundOfColumns(one, one === line ? paid : null) : undefined);
  const funded = ({ groups }: PlanBudget): boolean =>
    groups.some(({ lines }) => lines.some((one) => fundIn(one) !== undefined));
  const fund = fundIn(line);
  if (fund !== undefined) return { funding: fund };
  // A table that names no fund is no reason to ask who pays each of its lines.
  return !funded(budget) && ctx.plan.budgets.some(funded) ? { funding: FUND_UNKNOWN } : {};
}

/** "Quý I/2026" a year later. */
const periodsInYear = <Part extends { name: string }>(
  ctx: RolloverContext,
  periods: readonly Part[],
): Part[] =>
  periods.map((part) => ({
    ...part,
    name: part.name.replace(String(ctx.plan.cover.year), String(ctx.targetYear)),
  }));

/** What became of the item, for the text that speaks of it. */
function notePurchase(
  ctx: RolloverContext,
  { line, actions, part }: Candidate,
  next: number | null,
  notes: readonly string[],
): void {
  const asks = notes.map((note) => questionIn(note)).filter((ask) => ask !== null);
  ctx.purchases.push({
    ...{ name: line.name, unit: line.unit ?? "", prior: line.quantity, next },
    ask: next === null ? (asks[0] ?? null) : null,
    phrase: actions
      .filter(({ item }) => item !== "")
      .map(({ phrase }) => phrase)
      .join(", "),
    ...(part === "" ? {} : { part }),
  });
}
