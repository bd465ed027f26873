/**
 * Who pays for a line, where a plan says it in words ("NSNN", "Quỹ phát triển hoạt động sự nghiệp"): read from the
 * prior table, carried to the lines of the next budget and summed up a fund. Who pays for something new is asked.
 */
import { type BudgetColumn, type BudgetRow, type BudgetTable } from "../budget/budget-table.ts";
import { formatDong, formatQuantity } from "../budget/format-money.ts";
import type { DraftBudget, DraftBudgetLine } from "../draft/draft.ts";
import { upperFirst } from "../text/first-letter.ts";
import { fold, slug, stripMarks } from "../text/fold.ts";
import { BUDGET_SECTION } from "./asked-price.ts";
import { isFundName } from "./budget-columns.ts";
import { payable } from "./budget-tax.ts";
import { dongOf, parseVietnameseFigure } from "./figure.ts";
import {
  type FundShare,
  fundShares,
  isJoint,
  namesOfFunds,
  PARTS,
  shareOut,
  sharesOfLine,
} from "./fund-shares.ts";
import { openMark } from "./open-marks.ts";
import type { PlanBudget, PlanBudgetLine } from "./plan.ts";
import { answerTo, need, type RolloverContext } from "./rollover-context.ts";
import { withoutUnsureMarks } from "./unsure-marks.ts";

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
    .map((text) => text.replace(OF_FUND, "").replace(/[.;,\s]+$/u, ""))
    .join(", ");
}

/** "Nguồn NSNN" is NSNN; "Nguồn thu hợp pháp" is called so. */
const OF_FUND = /^nguồn\s+(?!thu(?!\p{L})|khác|hợp pháp|xã hội)/iu;

const TITLE_LEAD =
  /^(?:(?:phụ lục|bảng|biểu)(?:\s+(?:số\s+)?[\dIVX]+)?[\s.:–-]*|(?:[A-Z]|[IVX]+|\d+)[.)]\s*)*/iu;
const TITLE_FUND =
  /^(?:(?:(?:tổng hợp|dự toán|kinh phí|chi|thực hiện|mua sắm)\s+)*(?:từ|bằng)\s+)?((?:nguồn|ngân sách|quỹ|nsnn|vốn|thu)(?!\p{L}).{0,60})$/iu;

/** "KINH PHÍ TỪ NGUỒN NGÂN SÁCH TỈNH" says who pays where no column does. */
export function fundedByTitle(
  groups: PlanBudget["groups"],
  title: readonly string[],
): PlanBudget["groups"] {
  const told = groups.flatMap(({ lines }) => lines);
  const fund = fundOfTitle(title);
  if (fund === "" || told.some((line) => line.fund !== undefined || line.sources.length > 0))
    return groups;
  return groups.map((group) => ({
    ...group,
    lines: group.lines.map((line) => ({ ...line, fund })),
  }));
}

/** The one fund that pays a whole table, as its title tells it; "" for none or several. */
function fundOfTitle(lines: readonly string[]): string {
  for (const line of lines) {
    const bare = line
      .replace(TITLE_LEAD, "")
      .replace(/\s*\([^()]*\)/gu, "")
      .replace(/[\s,]*năm\s+20\d{2}.*$/iu, "")
      .replace(/[\s.:;]+$/u, "");
    const name = (TITLE_FUND.exec(bare)?.[1] ?? "").replace(OF_FUND, "");
    const plain = name === name.toLocaleUpperCase("vi") ? inSmallLetters(name) : name;
    const several = /,|;|\svà\s|\d/iu.test(plain);
    if (!several && isFundName(plain)) return upperFirst(plain);
  }
  return "";
}

/** "NGÂN SÁCH TỈNH" as a name in a cell; letters of an abbreviation stay. */
const inSmallLetters = (name: string): string =>
  name.replace(/\p{Lu}+/gu, (word) =>
    /[AEIOUY]/.test(stripMarks(word)) ? word.toLocaleLowerCase("vi") : word,
  );

const ABBREVIATED: readonly (readonly [RegExp, string])[] = [
  [/\b(?:nsnn|ns nha nuoc)\b/g, "ngan sach nha nuoc"],
  [/\b(?:quy ptsn|quy pthdsn|quy phat trien hdsn)\b/g, "quy phat trien hoat dong su nghiep"],
  [/\bquy phat trien su nghiep\b/g, "quy phat trien hoat dong su nghiep"],
  [/\bxhh\b/g, "xa hoi hoa"],
];

/** One fund however it is spelt. */
export const fundKey = (name: string): string =>
  ABBREVIATED.reduce(
    (key, [short, whole]) => key.replace(short, whole),
    fold(name).replace(/^nguon /, ""),
  );

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

const SPLIT_AMOUNT = /\d[\d.,]*\s*(?:tỷ|triệu|nghìn|ngàn)?\s*đồng|\d{1,3}(?:\.\d{3}){2,}/giu;

/** A split that the unit typed: shares get their amounts; what does not make up the total is told. */
export function splitOf(answer: string, total: number): { text: string; wrong: string | null } {
  const text = answer.replace(/[.;\s]+$/u, "");
  const shares = fundShares(text);
  if (shares !== null) {
    const paid = shareOut(shares, total).map(
      ({ name, amount }, index) =>
        `${name} ${formatQuantity(shares[index]?.percent ?? 0)}% (${formatDong(amount ?? 0)} đồng)`,
    );
    return { text: paid.join("; "), wrong: null };
  }
  const percents = [...text.matchAll(/(\d[\d.,]*)\s*%/g)].map(
    ([, one]) => parseVietnameseFigure(one ?? "") ?? 0,
  );
  if (percents.length > 0) {
    const sum = percents.reduce((all, one) => all + one, 0);
    const wrong = `Cơ cấu nguồn "${text}" cộng lại ${formatQuantity(sum)}%, không bằng 100%; kiểm tra lại.`;
    return { text, wrong: Math.abs(sum - 100) < 0.01 ? null : wrong };
  }
  const sums = [...text.matchAll(SPLIT_AMOUNT)].map(([one]) => dongOf(one));
  const sum = sums.reduce((all, one) => all + one, 0);
  const wrong = `Cơ cấu nguồn "${text}" cộng lại ${formatDong(sum)} đồng, khác tổng dự toán ${formatDong(total)} đồng; kiểm tra lại.`;
  return { text, wrong: sums.length === 0 || sum === total ? null : wrong };
}

/**
 * Who pays a line whose amount stands in columns of funds; `now`: what it costs next year, đồng. Amounts tell no rule
 * for another sum: they go on with the sum that they make up, else the names alone do.
 */
export function fundOfColumns(
  { sources }: Pick<PlanBudgetLine, "sources">,
  now: number | null,
): string | undefined {
  const paid = sources.filter(({ name, amount }) => amount > 0 && isFundName(name));
  if (paid.length < 2) return paid[0]?.name;
  const whole = paid.reduce((sum, { amount }) => sum + amount, 0);
  return paid
    .map(({ name, amount }) => (now === whole ? `${name} ${formatDong(amount)} đồng` : name))
    .join("; ");
}

/** How the funds shared the line before is what the answer starts from. */
function splitAsk(name: string, funding: string, sources: PlanBudgetLine["sources"]): string {
  const prior = fundOfColumns({ sources }, sumOf(sources)) ?? "";
  return /\d đồng/u.test(prior)
    ? `số tiền từng nguồn của ${name} (kế hoạch trước: ${prior})`
    : `số tiền từng nguồn (${namesOfFunds(funding).join(", ")}) của ${name}`;
}

const sumOf = (sources: PlanBudgetLine["sources"]): number =>
  sources
    .filter(({ name, amount }) => amount > 0 && isFundName(name))
    .reduce((sum, { amount }) => sum + amount, 0);

/**
 * How the funds share a line that costs another sum than their columns told: asked, and told by the answer. A cell of
 * words that names several funds told no shares before either.
 */
export function askSplit(
  ctx: RolloverContext,
  { fund, sources }: Pick<PlanBudgetLine, "fund" | "sources">,
  line: DraftBudgetLine,
): void {
  if (fund !== undefined || !isJoint(line.funding ?? "")) return;
  const name = withoutUnsureMarks(line.name);
  const question = {
    ...{ section: BUDGET_SECTION, ask: splitAsk(name, line.funding ?? "", sources) },
    id: `cn-${slug(name).slice(0, 50)}`,
  };
  const answer = answerTo(ctx, question)?.replace(/[.;\s]+$/u, "") ?? null;
  if (answer === null) line.notes.push(openMark(question.ask));
  else if (sharesOfLine(answer) === null) line.notes.push(`Số tiền từng nguồn: ${answer}.`);
  else {
    line.funding = answer;
    const sum = payable(line);
    const wrong = sum === null ? null : splitOf(answer, sum).wrong;
    if (wrong !== null) ctx.violations.push(`${name}: ${wrong}`);
  }
}

/** Whether every line has one payer, or a share for each. */
export const isSharedOut = ({ funding = [] }: Pick<DraftBudget, "funding">): boolean =>
  funding.some(({ totalWithVat }) => totalWithVat > 0) &&
  funding.every(
    ({ name, totalWithVat }) => totalWithVat === 0 || (name !== FUND_UNKNOWN && !isJoint(name)),
  );

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
    const known = spelt.get(fundKey(name)) ?? name;
    spelt.set(fundKey(name), known);
    return known;
  };
  return groups.map((group) => {
    const named = group.lines.flatMap(({ funding }) => (funding === undefined ? [] : [funding]));
    const [first = ""] = named;
    // What each fund pays of one line is no word on another.
    const amounts = sharesOfLine(first)?.some(({ weight }) => weight !== undefined) === true;
    const shared = new Set(named.map(fundKey)).size === 1 && !amounts ? first : undefined;
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

/** What each fund pays of a line: the whole, or its share. */
export function paymentsOf({
  funding,
  amount,
}: Pick<DraftBudgetLine, "funding" | "amount">): FundShare[] {
  if (funding === undefined || isOpen(funding)) return [{ name: FUND_UNKNOWN, percent: 100 }];
  const shares = sharesOfLine(funding);
  if (shares !== null) return shares;
  // Of a line that waits for its sum nobody has to say yet how the funds share it.
  if (amount === null) return namesOfFunds(funding).map((name) => ({ name, percent: 0 }));
  return [{ name: funding, percent: 100 }];
}

/** Sums a fund, in the order in which the lines name them; what is not decided stands last. */
export function fundTotals(
  groups: readonly { lines: readonly DraftBudgetLine[] }[],
): Pick<DraftBudget, "funding"> {
  const lines = groups.flatMap((group) => group.lines);
  if (lines.every(({ funding }) => funding === undefined)) return {};
  const sums = new Map<string, { name: string; total: number; totalWithVat: number }>();
  for (const line of lines) {
    const payments = paymentsOf(line);
    const net = shareOut(payments, line.amount);
    const gross = shareOut(payments, payable(line));
    for (const [index, { name }] of payments.entries()) {
      const fund = sums.get(fundKey(name)) ?? { name, total: 0, totalWithVat: 0 };
      fund.total += net[index]?.amount ?? 0;
      fund.totalWithVat += gross[index]?.amount ?? 0;
      sums.set(fundKey(name), fund);
    }
  }
  const funding = [...sums.values()];
  const isLast = ({ name }: { name: string }): boolean => name === FUND_UNKNOWN;
  return { funding: [...funding.filter((fund) => !isLast(fund)), ...funding.filter(isLast)] };
}
