/** What each fund pays by the computed table. */
import { formatDong } from "../../domain/budget/format-money.ts";
import type { DraftBudget } from "../../domain/draft/draft.ts";
import { FUND_UNKNOWN, fundKey, isSharedOut, paymentsOf } from "../../domain/plan/funding.ts";

/** The fund of which a question asks the amount; "" for none. */
export const fundAsked = (ask: string): string =>
  /^số tiền năm \d{4} của "(.+)"$/u.exec(ask)?.[1] ?? "";

/** What a fund that is named in front of an amount pays; null where a line has no payer, or several. */
export function paidBy(budget: DraftBudget, label: string): string | null {
  const key = fundKey(label.replace(LEADS_FUND, "").replace(/\s+(?:là|khoảng|cấp)$/iu, ""));
  if (key === "" || sharesOf(budget) === null) return null;
  const funds = (budget.funding ?? []).map((fund) => ({ ...fund, key: fundKey(fund.name) }));
  const same = funds.filter((fund) => fund.key === key);
  // "Quỹ phát triển hoạt động sự nghiệp của bệnh viện" is called shorter in the table.
  const paid = same.length > 0 ? same : funds.filter((fund) => key.startsWith(`${fund.key} `));
  const [fund] = paid;
  if (paid.length !== 1 || fund === undefined || fund.totalWithVat === 0) return null;
  const waiting = budget.groups
    .flatMap(({ lines }) => lines)
    .filter(({ amount }) => amount === null)
    .filter((line) => paymentsOf(line).some(({ name }) => fundKey(name) === fund.key)).length;
  const lacks = waiting === 0 ? "" : ` (chưa gồm ${waiting} hạng mục chờ nhu cầu hoặc đơn giá)`;
  return `${formatDong(fund.totalWithVat)} đồng${lacks}`;
}

const LEADS_FUND = /^(?:(?:trong đó|kinh phí|dự toán|từ|do|nguồn)[\s:,]+)+(?!thu(?!\p{L}))/iu;

/** "thu sự nghiệp 197.400.000 đồng; …", where every line has one payer. */
export function sharesOf({ funding = [] }: DraftBudget): string | null {
  if (!isSharedOut({ funding })) return null;
  const paid = funding.filter(({ totalWithVat }) => totalWithVat > 0);
  // Lines of a fund that all wait for their quantities are paid by it all the same.
  const waiting = funding.filter((fund) => !paid.includes(fund) && fund.name !== FUND_UNKNOWN);
  return [
    ...paid.map(({ name, totalWithVat }) => `${name} ${formatDong(totalWithVat)} đồng`),
    ...waiting.map(({ name }) => `${name} chưa tính được`),
  ].join("; ");
}
