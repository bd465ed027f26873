/**
 * What came since the guide that the plan's own tasks follow: the document that makes it binding, the newer guide of the
 * same ministry on the same thing.
 */
import type { Provision, RegisterEntry } from "../regulation/register-entry.ts";
import { canBeBasis } from "../regulation/status.ts";
import { amendsOnly } from "./amendments-named.ts";
import type { Added } from "./choose-bases.ts";
import { citationSpans, citeShort } from "./citation.ts";
import type { RolloverContext } from "./rollover-context.ts";

const GUIDES = /^(?:ban hành )?hướng dẫn/iu;

/** Documents by which the prior plan says that its tasks are carried out, and the guides that came since on the same thing. */
export function followedByTasks(ctx: RolloverContext): Set<RegisterEntry> {
  const named = namedByTasks(ctx);
  const newer = ctx.register.entries.filter(
    (entry) =>
      GUIDES.test(entry.title) &&
      isSound(ctx, entry) &&
      [...named].some((guide) => isLater(entry, guide)),
  );
  return new Set([...named, ...newer]);
}

function namedByTasks(ctx: RolloverContext): Set<RegisterEntry> {
  const { sections, tasks, tables } = ctx.plan;
  const lines = sections
    .filter(({ role }) => role === "tasks" || role === "solutions")
    .flatMap(({ items }) => items.map(({ text }) => text));
  const rows = tables
    .filter(({ kind, inResults }) => kind === "tasks" && !inResults)
    .flatMap((table) => table.rows.map((row) => row.join("; ")));
  const told = [...lines, ...tasks.map(({ content }) => content), ...rows].join("\n");
  const found = citationSpans(told).flatMap(({ reference }) => {
    const resolved = ctx.register.resolve(reference);
    return resolved.kind === "known" ? [resolved.entry] : [];
  });
  return new Set(found);
}

/** "… phải liên thông … theo hướng dẫn tại Quyết định 2733/QĐ-BYT": a later document makes one binding that the tasks follow. */
export const makesBinding = (
  { kind, fact }: Provision,
  own: RegisterEntry,
  followed: ReadonlySet<RegisterEntry>,
): boolean =>
  kind === "duty" &&
  fact.includes(" phải ") &&
  [...followed].some((guide) => isLater(own, guide) && fact.includes(guide.symbol));

/** New bases beside `kept`, the living ones of the prior plan. */
export function laterGuides(ctx: RolloverContext, kept: ReadonlySet<RegisterEntry>): Added[] {
  const named = [...namedByTasks(ctx)].filter(({ type }) => type === "Quyết định");
  // What follows a guide of the plan is followed itself.
  const guides = named.some((guide) => kept.has(guide))
    ? [...followedByTasks(ctx)].filter(({ type }) => type === "Quyết định")
    : [];
  const found = ctx.register.entries.flatMap((entry) => {
    if (kept.has(entry) || !isSound(ctx, entry)) return [];
    const all = guides.filter((guide) => isLater(entry, guide));
    const bound = all.find(({ symbol }) =>
      entry.provisions.some(({ fact }) => fact.includes(symbol)),
    );
    const older = bound ?? all.find((guide) => named.includes(guide) && kept.has(guide));
    if (older === undefined) return [];
    const binds = bound !== undefined;
    // What only amends the guide stands in the guide's own line.
    if (amendsOnly(entry)) {
      const whole = !kept.has(older) && binds && isSound(ctx, older);
      return whole ? [{ entry: older, reason: "Nhiệm vụ của kế hoạch làm theo văn bản này." }] : [];
    }
    if (!binds && !GUIDES.test(entry.title)) return [];
    const what = binds ? "Quy định việc thực hiện" : "Hướng dẫn mới hơn cùng nội dung với";
    return [{ entry, reason: `${what} ${citeShort(older)} mà nhiệm vụ của kế hoạch làm theo.` }];
  });
  return found.filter(({ entry }, at) => found.findIndex((one) => one.entry === entry) === at);
}

const isLater = (entry: RegisterEntry, guide: RegisterEntry): boolean =>
  entry.type === guide.type &&
  entry.issuer === guide.issuer &&
  entry.subjects[0] === guide.subjects[0] &&
  (entry.signed ?? "") > (guide.signed ?? "9999");

const isSound = (ctx: RolloverContext, entry: RegisterEntry): boolean =>
  entry.scope === "national" &&
  entry.confidence === "high" &&
  entry.period === undefined &&
  canBeBasis(ctx.register.status(entry, ctx.asOf));
