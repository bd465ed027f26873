/**
 * Who pays for a line, where a plan says it in words ("NSNN", "Quỹ phát triển hoạt động sự nghiệp"): read from the
 * prior table, carried to the lines of the next budget and summed up a fund. Who pays for something new is asked.
 */
import { type BudgetColumn, type BudgetRow, type BudgetTable } from "../budget/budget-table.ts";
import type { DraftBudget, DraftBudgetLine } from "../draft/draft.ts";
import { fold, slug } from "../text/fold.ts";
import { BUDGET_SECTION } from "./asked-price.ts";
import { isFundName } from "./budget-columns.ts";
import type { PlanBudgetLine } from "./plan.ts";
import { need, type RolloverContext } from "./rollover-context.ts";

const HEADER =
  /^(?:nguon|(?:du kien |co cau )?nguon (?:kinh phi|von|chi|tien|tai chinh|ngan sach|thuc hien|dam bao|bao dam)\b.*|kinh phi tu nguon)$/;

/** "Nguồn kinh phí" may be taken for a column of amounts; its cells tell whether it is one. */
function fundColumns(table: BudgetTable): BudgetColumn[] {
  return table.columns.filter(
    ({ role, header }) => role === "source" || HEADER.test(fold(header).replace(/[\s.:*]+$/u, "")),
  );
}

/** "NSNN" in a column "Nguồn": a fund named, without an amount of its own; "" for none. */
export function fundOf(table: BudgetTable, row: BudgetRow): string {
  return fundColumns(table)
    .map((column) => row.source.cells[column.index]?.text.replace(/\s+/g, " ").trim() ?? "")
    .map(withoutAmounts)
    .filter((text) => /\p{L}{2}/u.test(text))
    .map((text) => text.replace(/^nguồn\s+/iu, "").replace(/[.;,\s]+$/u, ""))
    .join(", ");
}

const PARTS = /\s*(?:[;+\n]|,(?!\d))\s*/u;

/** "NSNN 70%, Quỹ 30%" keeps its shares; amounts of the year before leave, the names of the funds stay. */
function withoutAmounts(text: string): string {
  if (!/\d/.test(text)) return text;
  const parts = text.split(PARTS).filter((part) => /\p{L}{2}/u.test(part));
  const shares = parts.map((part) => Number(/(\d{1,3})\s*%/.exec(part)?.[1] ?? Number.NaN));
  if (parts.length > 1 && shares.reduce((sum, share) => sum + share, 0) === 100)
    return parts.join("; ");
  const names = parts.map((part) =>
    part
      .replace(
        /\(?\s*\d[\d.,]*\s*(?:%|(?:tỷ|triệu|tr|nghìn|ngàn)?\s*(?:đồng|đ)?(?!\p{L}))\s*\)?/giu,
        " ",
      )
      .replace(/[\s:–-]+$/u, "")
      .replace(/\s+/g, " ")
      .trim(),
  );
  return names.some((name) => /\d/.test(name)) ? "" : names.join("; ");
}

/** Several funds for one line, with no word on how much each of them pays. */
export const isJoint = (name: string): boolean =>
  name.split(PARTS).filter((part) => /\p{L}{2}/u.test(part)).length > 1 && !name.includes("%");

/** Who pays a line whose amount stands in columns of funds. */
export function fundOfColumns({ sources }: Pick<PlanBudgetLine, "sources">): string | undefined {
  const paid = sources.filter(({ name, amount }) => amount > 0 && isFundName(name));
  return paid.length === 0 ? undefined : paid.map(({ name }) => name).join("; ");
}

const isOpen = (funding: string): boolean => funding.startsWith("[");

/** Lines that name no fund take the only one of their group; where that tells nothing, the unit is asked. */
export function withFunding<Group extends { lines: DraftBudgetLine[] }>(
  ctx: RolloverContext,
  groups: readonly Group[],
): Group[] {
  const prior = ctx.plan.budgets.flatMap(({ groups: old }) => old.flatMap(({ lines }) => lines));
  const funded = groups.some(({ lines }) => lines.some(({ funding }) => funding !== undefined));
  if (!funded && prior.every(({ fund }) => fund === undefined)) return [...groups];
  const spelt = new Map<string, string>();
  const one = (name: string): string => {
    const known = spelt.get(fold(name)) ?? name;
    spelt.set(fold(name), known);
    return known;
  };
  return groups.map((group) => {
    const named = group.lines.flatMap(({ funding }) => (funding === undefined ? [] : [funding]));
    const shared = new Set(named.map(fold)).size === 1 ? named[0] : undefined;
    const lines = group.lines.map((line) => {
      const known = line.funding ?? shared;
      return { ...line, funding: one(known ?? askFund(ctx, line)) };
    });
    return { ...group, lines };
  });
}

function askFund(ctx: RolloverContext, { name }: DraftBudgetLine): string {
  const id = `nkp-${slug(name).slice(0, 50)}`;
  return need(ctx, { section: BUDGET_SECTION, ask: `nguồn kinh phí của ${name}`, id });
}

export const FUND_UNKNOWN = "Chưa xác định nguồn";

/** Sums a fund, in the order in which the lines name them; what is not decided stands last. */
export function fundTotals(
  groups: readonly { lines: readonly DraftBudgetLine[] }[],
): Pick<DraftBudget, "funding"> {
  const lines = groups.flatMap((group) => group.lines);
  if (lines.every(({ funding }) => funding === undefined)) return {};
  const nameOf = ({ funding }: DraftBudgetLine): string =>
    funding === undefined || isOpen(funding) ? FUND_UNKNOWN : funding;
  const names = [...new Set(lines.map(nameOf))];
  const last = names.filter((name) => name === FUND_UNKNOWN);
  const ordered = [...names.filter((name) => name !== FUND_UNKNOWN), ...last];
  return {
    funding: ordered.map((name) => {
      const own = lines.filter((line) => nameOf(line) === name);
      return {
        name,
        total: own.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
        totalWithVat: own.reduce((sum, { amountWithVat }) => sum + (amountWithVat ?? 0), 0),
      };
    }),
  };
}
