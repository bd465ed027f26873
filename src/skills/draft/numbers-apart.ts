/** Numbers and times that the prior plan told otherwise in its text than in its budget: the text of the new plan follows. */
import { formatQuantity } from "../../domain/budget/format-money.ts";
import { openMark } from "../../domain/plan/open-marks.ts";
import { partsOfYear } from "../../domain/plan/parts-of-year.ts";
import { BUYS, type Mention, mentionsIn } from "../../domain/plan/purchase-mentions.ts";
import type { Purchase, RolloverContext } from "../../domain/plan/rollover-context.ts";
import { namesLine, withoutPart } from "../../domain/plan/told-of-lines.ts";

/** Rows that count no things: "Tháng", "Gói". */
const OVER_TIME = /tháng|năm|quý|ngày|gói|trọn|hệ thống|lần/iu;
/** A part of them goes there: "cho khoa Khám bệnh", "tại 05 trạm". */
const PLACED = /^\D*?\s(?:cho|tại|ở|của)\s/iu;

/**
 * Purchases of which the texts tell one number, and not that of the row: more than there are in the row, or fewer without
 * a place that would make them a part. Told once to whoever draws the plan up.
 */
export function numbersApart(
  ctx: RolloverContext,
  texts: readonly string[],
): ReadonlySet<Purchase> {
  const counted = texts
    .filter((text) => BUYS.test(text))
    .flatMap((text) =>
      mentionsIn(text, ctx.purchases).flatMap(({ purchase, count }) =>
        count === null
          ? []
          : [{ purchase, count, rest: text.slice(count.start + count.raw.length) }],
      ),
    );
  const apart = new Set<Purchase>();
  for (const purchase of new Set(counted.map((one) => one.purchase))) {
    const own = counted.filter((one) => one.purchase === purchase);
    const [value = 0, ...others] = new Set(own.map(({ count }) => count.value));
    const { name, prior, unit } = purchase;
    if (prior === null || others.length > 0 || value === prior || OVER_TIME.test(unit)) continue;
    if (value < prior && own.some(({ rest }) => PLACED.test(rest))) continue;
    apart.add(purchase);
    ctx.notices.push(
      `${name}: kế hoạch trước ghi ${formatQuantity(value)} ở phần lời, ${formatQuantity(prior)} ở bảng kinh phí; dự thảo theo bảng.`,
    );
  }
  return apart;
}

/** What stands in the place of such a number: that of the new budget, or its open question; null for any other mention. */
export function numberInstead(
  { purchase, count }: Mention,
  apart: ReadonlySet<Purchase>,
): string | null {
  if (count === null || !apart.has(purchase)) return null;
  const { next, ask } = purchase;
  if (next !== null) return next > 0 ? formatQuantity(next) : null;
  return ask === null ? null : openMark(ask);
}

/** "từ tháng 7/2026" of what was rented for a part of the year: for how long now, the budget says or asks. */
export function withRentedTime(ctx: RolloverContext, text: string): string {
  if (partsOfYear(text).length !== 1) return text;
  const purchase = ctx.purchases.find((one) => one.part !== undefined && namesLine(text, one.name));
  if (purchase === undefined) return text;
  const { next, ask, unit } = purchase;
  const end = /[.;]?\s*$/u.exec(text)?.[0] ?? "";
  const bare = withoutPart(text.slice(0, text.length - end.length));
  if (next === null) return ask === null ? text : `${bare} ${openMark(ask)}${end}`;
  const months = /^tháng/iu.test(unit) && next > 0 && next < 12;
  return months ? `${bare} trong ${formatQuantity(next)} tháng${end}` : `${bare}${end}`;
}
