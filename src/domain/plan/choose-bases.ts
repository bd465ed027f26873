/** Order of legal bases, and the documents that amend a cited one. New ones: ./needed-bases.ts. */
import type { RegisterEntry } from "../regulation/register-entry.ts";
import { canBeBasis } from "../regulation/status.ts";
import { citeShort } from "./citation.ts";
import { belongsHere } from "./rollover-citations.ts";
import type { RolloverContext } from "./rollover-context.ts";

type Ranked = Pick<RegisterEntry, "type" | "issuer" | "scope" | "symbol">;

const LAWS: ReadonlySet<string> = new Set(["Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh"]);

/** National documents, first match wins. */
const RANKS: readonly (readonly [(entry: Ranked) => boolean, number])[] = [
  [(entry) => LAWS.has(entry.type), 10],
  [(entry) => /QH\d+$/.test(entry.symbol), 20],
  [(entry) => /TW$|BCT$/.test(entry.symbol), 25],
  [(entry) => entry.type === "Nghị định", 30],
  [(entry) => /CP$/.test(entry.symbol), 35],
  [(entry) => /TTg$/i.test(entry.symbol) && entry.type === "Quyết định", 40],
  [(entry) => /TTg$/i.test(entry.symbol), 42],
  [(entry) => entry.type.startsWith("Thông tư"), 50],
  [(entry) => entry.type === "Quyết định", 60],
];

/** Luật, nghị quyết của Quốc hội, của Đảng, nghị định, Thủ tướng, thông tư, bộ, tỉnh, nội bộ. */
export function basisRank(entry: Ranked): number {
  if (entry.scope === "internal") return 90;
  if (entry.scope === "provincial") return /UBND|HĐND|TU$/.test(entry.symbol) ? 70 : 80;
  return RANKS.find(([fits]) => fits(entry))?.[1] ?? 65;
}

export interface Added {
  entry: RegisterEntry;
  reason: string;
}

/** The chain of amendments of the cited documents, both ways: 130 + 4750 + 3176 + 1931. */
export function withAmendments(ctx: RolloverContext, cited: readonly RegisterEntry[]): Added[] {
  const added = new Map<RegisterEntry, string>();
  const queue = [...cited];
  const seen = new Set(queue);
  for (let entry = queue.shift(); entry; entry = queue.shift()) {
    for (const [other, reason] of neighbours(ctx, entry)) {
      if (seen.has(other)) continue;
      seen.add(other);
      if (!usable(ctx, other)) continue;
      added.set(other, reason);
      queue.push(other);
    }
  }
  return [...added].map(([entry, reason]) => ({ entry, reason }));
}

function neighbours(ctx: RolloverContext, entry: RegisterEntry): [RegisterEntry, string][] {
  const amenders = ctx.register
    .incoming(entry)
    .filter((effect) => effect.relation.kind === "amends" && sameFamily(entry, effect.acting))
    .map((effect): [RegisterEntry, string] => [
      effect.acting,
      `Sửa đổi ${citeShort(entry)} đang được viện dẫn.`,
    ]);
  // Only a document that is nothing but an amendment needs the one it amends.
  const amended = /^Sửa đổi/u.test(entry.title)
    ? entry.relations
        .filter((relation) => relation.kind === "amends")
        .flatMap((relation) => ctx.register.bySymbol(relation.target))
        .filter((other) => sameFamily(entry, other))
        .map((other): [RegisterEntry, string] => [other, `Văn bản gốc của ${citeShort(entry)}.`])
    : [];
  return [...amenders, ...amended];
}

/** An omnibus amendment touches documents of foreign subjects too. */
export function sameFamily(a: RegisterEntry, b: RegisterEntry): boolean {
  return a.subjects.some((subject) => b.subjects.includes(subject));
}

/** On the date, or signed by then and in force from the first day of the plan's year on. */
function usable(ctx: RolloverContext, entry: RegisterEntry): boolean {
  const begins = `${ctx.targetYear}-01-01`;
  const day = entry.signed !== null && entry.signed <= ctx.asOf && ctx.asOf < begins;
  return (
    (canBeBasis(ctx.register.status(entry, ctx.asOf)) ||
      (day && canBeBasis(ctx.register.status(entry, begins)))) &&
    belongsHere(ctx, entry) &&
    entry.confidence !== "low"
  );
}
