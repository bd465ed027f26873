/** Rows of tasks that name a thing to be bought and no verb ("Máy vi tính làm việc | … | Năm 2026"): they wait as its budget line does. */
import { isNo } from "../../domain/draft/answers.ts";
import { headTokens } from "../../domain/plan/match-item.ts";
import { OPEN } from "../../domain/plan/open-marks.ts";
import { BUYS } from "../../domain/plan/purchase-mentions.ts";
import {
  answerTo,
  type Purchase,
  type RolloverContext,
} from "../../domain/plan/rollover-context.ts";
import { fold } from "../../domain/text/fold.ts";

/** Names with which such a row begins, folded. */
const MACHINE =
  /^(?:may (?:vi )?tinh|may in|may (?:scan|quet)|may chu|may photo|laptop|kiosk?|kios|dau doc|tuong lua|o luu tru|tu dia|man hinh|thiet bi (?:doc|mang|luu tru)|bo luu dien|ups|switch|router|camera)\b/;
const GOES_ON = /\b(?:thuong xuyen|hang (?:ngay|tuan|thang|quy|nam)|dinh ky)\b/;
/** As many words of the name of a line, without its verb, mean the same thing. */
const SAME_WORDS = 3;

export interface ThingNamed {
  /** Behind the name; "" where it stays as it is. */
  ask: string;
  reason: string;
  /** The unit does not want it again. */
  gone: boolean;
}

/** What a row that names a thing waits for; null for any other row, and where nothing of the budget was put up. */
export function thingNamed(
  ctx: RolloverContext,
  { row, task }: { row: readonly string[]; task: number },
): ThingNamed | null {
  const name = (row[task] ?? "").trim();
  const folded = fold(name);
  if (ctx.plan.budgets.length === 0 || name === "" || BUYS.test(name)) return null;
  // A title of a group names nothing to be done.
  if (row.filter((cell) => cell !== "").length < 3) return null;
  if (row.some((cell) => cell.includes(OPEN) || GOES_ON.test(fold(cell)))) return null;
  const line = ctx.purchases.find((one) => one.ask !== null && isSame(one, folded));
  if (line?.ask != null) return { ask: line.ask, reason: onceOf(ctx), gone: false };
  const known = ctx.purchases.some((one) => isSame(one, folded));
  return known || !MACHINE.test(folded) ? null : boughtAgain(ctx, name);
}

/** The same machine, or a name that begins with the same words. */
function isSame({ name }: Purchase, folded: string): boolean {
  const bare = fold(name.replace(BUYS, " ")).trim();
  if (MACHINE.test(folded) && MACHINE.test(bare)) {
    const [own, ...more] = headTokens(folded);
    const [other, ...rest] = headTokens(bare);
    return more.length + rest.length === 0 && own === other;
  }
  const begins = (text: string): string => text.split(/\s+/).slice(0, SAME_WORDS).join(" ");
  return begins(bare).split(" ").length === SAME_WORDS && begins(bare) === begins(folded);
}

const onceOf = ({ plan, targetYear }: RolloverContext): string =>
  `Mua một lần năm ${plan.cover.year}; có mua tiếp năm ${targetYear} hay không do đơn vị quyết định.`;

function boughtAgain(ctx: RolloverContext, name: string): ThingNamed | null {
  const ask = `"${name}" là việc mua sắm của kế hoạch trước; năm ${ctx.targetYear} có tiếp tục không`;
  const answer = answerTo(ctx, { section: "nhiem-vu", ask, expects: "confirm" });
  if (answer === null) return { ask, reason: onceOf(ctx), gone: false };
  return isNo(answer)
    ? { ask: "", reason: `${onceOf(ctx)} Đơn vị trả lời: ${answer}.`, gone: true }
    : null;
}
