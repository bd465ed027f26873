/**
 * Documents that the plan's lines lean on and that hold only from a day within its year, signed already; and programmes in
 * force of no told time, known at second hand alone. A law of these is a basis with its day, of the others the report of
 * changes says why they are none yet.
 */
import { displayDate } from "../reference/vietnamese-date.ts";
import type { RegisterEntry } from "../regulation/register-entry.ts";
import { canBeBasis, startOf } from "../regulation/status.ts";
import { type Added, basisRank } from "./choose-bases.ts";
import type { RolloverContext } from "./rollover-context.ts";

/** What only the report may name: of the State, above what a ministry decides. */
const isOfState = ({ scope, type, symbol }: RegisterEntry): boolean =>
  scope === "national" &&
  (type === "Luật" || type === "Nghị định" || (type === "Quyết định" && /TTg$/u.test(symbol)));

/** null: it can be a basis, or nobody could know of it on the day. */
function whyNotYet(ctx: RolloverContext, entry: RegisterEntry): string | null {
  const start = startOf(entry);
  if (entry.signed === null || entry.signed > ctx.asOf || start === null) return null;
  if (start > ctx.asOf && start > `${ctx.targetYear}-01-01`)
    return start <= lastDay(ctx)
      ? `có hiệu lực từ ngày ${displayDate(start)}, trong năm kế hoạch; rà soát lại căn cứ khi đến ngày đó`
      : null;
  return isUnreadProgramme(entry) && holdsAllYear(ctx, entry)
    ? "còn hiệu lực nhưng mới biết qua nguồn thứ cấp; đối chiếu với bản gốc rồi mới viện dẫn"
    : null;
}

const lastDay = ({ targetYear }: RolloverContext): string => `${targetYear}-12-31`;

const isUnreadProgramme = ({ type, period, confidence }: RegisterEntry): boolean =>
  type === "Quyết định" && period === undefined && confidence === "medium";

/** What ends within the year is no basis to look for. */
function holdsAllYear(ctx: RolloverContext, entry: RegisterEntry): boolean {
  const status = ctx.register.status(entry, ctx.asOf);
  const ends = status.upcoming.some(({ from }) => from !== null && from <= lastDay(ctx));
  return !ends && status.doubt === null && canBeBasis(status);
}

/** `leans`: whether a line of the plan leans on it; `named`: all that the draft has as a basis, or has told of. */
export function basesNotYet(
  ctx: RolloverContext,
  leans: (entry: RegisterEntry) => boolean,
  named: ReadonlySet<RegisterEntry>,
): Added[] {
  return ctx.register.entries
    .filter((entry) => isOfState(entry) && !named.has(entry))
    .flatMap((entry) => {
      const reason = whyNotYet(ctx, entry);
      return reason !== null && leans(entry) ? [{ entry, reason }] : [];
    })
    .sort((a, b) => basisRank(a.entry) - basisRank(b.entry));
}
