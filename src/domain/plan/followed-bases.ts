/** Documents that a task of the plan says to be carried out by: the plan rests on each of them, whatever else it has on the subject. */
import type { RegisterEntry } from "../regulation/register-entry.ts";
import { canBeBasis } from "../regulation/status.ts";
import { amendsOnly } from "./amendments-named.ts";
import { type Added, sameFamily } from "./choose-bases.ts";
import { citationSpans } from "./citation.ts";
import { judgeCitation } from "./rollover-citations.ts";
import type { RolloverContext } from "./rollover-context.ts";

/** Rules and technical norms; letters, reports and plans of bodies are the occasion of a task, not what it is done by. */
const RULES = /^(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Thông tư(?: liên tịch)?|Quyết định)$/u;

/** "Thông tư C sửa đổi, bổ sung một số điều của A, B và …": what C amends is a part of its name. */
const AMENDED = /(?:sửa đổi|bổ sung|bãi bỏ|thay thế)(?:(?!\s(?:theo|thực hiện|tại)\s)[^.;])*$/iu;

/** New bases beside `kept`, the living ones of the prior plan. */
export function followedBases(ctx: RolloverContext, kept: ReadonlySet<RegisterEntry>): Added[] {
  const named = taskLines(ctx)
    .flatMap((line) =>
      citationSpans(line).filter(({ start }) => !AMENDED.test(line.slice(0, start))),
    )
    .flatMap((span) => {
      const judged = judgeCitation(ctx, span);
      return judged.kind === "kept" || judged.kind === "corrected" ? [judged.entry] : [];
    });
  const whole = named.flatMap((entry) =>
    amendsOnly(entry) ? amended(ctx, entry, named) : [entry],
  );
  return [...new Set(whole)]
    .filter((entry) => !kept.has(entry) && isRule(ctx, entry))
    .map((entry) => ({ entry, reason: "Nhiệm vụ của kế hoạch làm theo văn bản này." }));
}

/** What only amends another document is carried out with it; which of several is meant, the line itself says. */
function amended(
  ctx: RolloverContext,
  entry: RegisterEntry,
  named: readonly RegisterEntry[],
): RegisterEntry[] {
  const targets = entry.relations
    .filter(({ kind }) => kind === "amends")
    .flatMap(({ target }) => ctx.register.bySymbol(target))
    .filter((other) => sameFamily(entry, other));
  return targets.length > 1 || targets.some((target) => named.includes(target)) ? [] : targets;
}

const isRule = (ctx: RolloverContext, entry: RegisterEntry): boolean =>
  entry.scope === "national" &&
  // A number in a scan may be misread: only what was read itself.
  (ctx.plan.lostMarks ? entry.confidence === "high" : entry.confidence !== "low") &&
  RULES.test(entry.type) &&
  ctx.register.status(entry, ctx.asOf).doubt === null &&
  canBeBasis(ctx.register.status(entry, ctx.asOf));

function taskLines({ plan }: RolloverContext): string[] {
  const lines = plan.sections
    .filter(({ role }) => role === "tasks" || role === "solutions")
    .flatMap(({ items }) => items.map(({ text }) => text));
  const rows = plan.tables
    .filter(({ kind, inResults }) => kind === "tasks" && !inResults)
    .flatMap((table) => table.rows.map((row) => row.join("; ")));
  return [...lines, ...plan.tasks.map(({ content }) => content), ...rows];
}
