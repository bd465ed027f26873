/** Order of legal bases, the documents that amend a cited one, and new ones that the plan's subjects need. */
import type { RegisterEntry } from "../regulation/register-entry.ts";
import { canBeBasis, startOf } from "../regulation/status.ts";
import { citeShort } from "./citation.ts";
import { belongsHere } from "./rollover-citations.ts";
import type { RolloverContext } from "./rollover-context.ts";
import { subjectsOf } from "./subjects.ts";

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
function sameFamily(a: RegisterEntry, b: RegisterEntry): boolean {
  return a.subjects.some((subject) => b.subjects.includes(subject));
}

function usable(ctx: RolloverContext, entry: RegisterEntry): boolean {
  return (
    canBeBasis(ctx.register.status(entry, ctx.asOf)) &&
    belongsHere(ctx, entry) &&
    entry.confidence !== "low"
  );
}

/** One new basis a subject and type: a plan cites what governs it, not everything there is. */
const NEW_TYPES: ReadonlySet<string> = new Set([
  "Luật",
  "Nghị quyết",
  "Nghị định",
  "Quyết định",
  "Thông tư",
]);

/** Subjects that govern every yearly plan of this kind; the others are cited where a task needs them. */
const CORE: ReadonlySet<string> = new Set([
  "chuyen-doi-so",
  "kham-chua-benh",
  "benh-an-dien-tu",
  "du-lieu",
  "du-lieu-ca-nhan",
  "an-toan-thong-tin",
  "giao-dich-dien-tu",
  "chu-ky-so",
  "so-suc-khoe-dien-tu",
  "ke-don-thuoc",
  "de-an-06",
]);

export function newBases(ctx: RolloverContext): Added[] {
  const subjects = subjectsOf(ctx.planText);
  if (ctx.plan.budgets.length === 0) subjects.delete("dau-thau");
  const taken = new Set<string>();
  const candidates = ctx.register.entries
    .filter((entry) => isCandidate(ctx, entry, subjects))
    .sort(byWeight);
  const chosen: Added[] = [];
  for (const entry of candidates) {
    const subject = entry.subjects[0] ?? "";
    const key = `${subject}#${entry.type}`;
    if (taken.has(key)) continue;
    taken.add(key);
    chosen.push({
      entry,
      reason: "Văn bản mới về nội dung kế hoạch có nêu, chưa có trong kế hoạch trước.",
    });
  }
  return chosen;
}

/** The register says most about what matters most; then the newer one. */
function byWeight(a: RegisterEntry, b: RegisterEntry): number {
  return (
    b.provisions.length - a.provisions.length || (b.signed ?? "").localeCompare(a.signed ?? "")
  );
}

function isCandidate(
  ctx: RolloverContext,
  entry: RegisterEntry,
  subjects: ReadonlySet<string>,
): boolean {
  if (entry.scope !== "national" || entry.confidence !== "high") return false;
  if (!subjects.has(entry.subjects[0] ?? "") || !isNewType(entry)) return false;
  const start = startOf(entry);
  if (entry.signed === null || start === null || start > ctx.asOf) return false;
  // A decision stands as a basis when it is a programme for the plan's time; rules of detail belong to the tasks.
  if (entry.type === "Quyết định" && !coversYear(entry, ctx.targetYear)) return false;
  return /^in-force/.test(ctx.register.status(entry, ctx.asOf).code);
}

function isNewType(entry: RegisterEntry): boolean {
  const subject = entry.subjects[0] ?? "";
  if (!NEW_TYPES.has(entry.type) || (!CORE.has(subject) && subject !== "dau-thau")) return false;
  if (entry.type === "Thông tư" && entry.issuer !== "Bộ Y tế") return false;
  return (
    !entry.subjects.includes("xu-phat") && !/^(?:Sửa đổi|Luật sửa đổi|Danh mục)/u.test(entry.title)
  );
}

function coversYear(entry: RegisterEntry, year: number): boolean {
  const { period } = entry;
  if (period?.to === undefined) return false;
  return (period.from ?? "0000") <= `${year}-12-31` && period.to >= `${year}-01-01`;
}
