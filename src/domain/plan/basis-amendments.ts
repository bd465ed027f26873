/**
 * Amendments in the line of the basis that they amend: "Quyết định A …, được sửa đổi, bổ sung bởi Quyết định B … và Quyết
 * định C …". Laws, and whatever the prior plan lists apart, keep lines of their own.
 */
import { longDate } from "../reference/vietnamese-date.ts";
import type { RegisterEntry } from "../regulation/register-entry.ts";
import type { Effect } from "../regulation/status.ts";
import { amendmentsOf, amendsOnly, isLaw, startTold } from "./amendments-named.ts";
import { citeShort } from "./citation.ts";
import type { BasisLine } from "./local-bases.ts";
import { OPEN } from "./open-marks.ts";
import { registerSource, type RolloverContext } from "./rollover-context.ts";
import { unreadText } from "./validity-asked.ts";

/** What amends the document, and what amends that, where all of it stands in the document's own line. */
function chainInLine(
  ctx: RolloverContext,
  entry: RegisterEntry,
  listed: ReadonlySet<RegisterEntry>,
): Effect[] {
  if (isLaw(entry) || amendsOnly(entry)) return [];
  const chain = amendmentsOf(ctx, entry);
  for (const { acting } of chain)
    chain.push(
      ...amendmentsOf(ctx, acting).filter((next) =>
        chain.every((one) => one.acting !== next.acting),
      ),
    );
  // One manner for a whole list: who lists one amendment apart lists all of them so.
  return chain.some(({ acting }) => listed.has(acting))
    ? []
    : chain
        .filter(({ acting }) => amendsOnly(acting))
        .toSorted((a, b) => (a.acting.signed ?? "").localeCompare(b.acting.signed ?? ""));
}

/** Amendments that need no line of their own beside `listed`, the bases that have one. */
export function toldInLines(
  ctx: RolloverContext,
  listed: ReadonlySet<RegisterEntry>,
): ReadonlySet<RegisterEntry> {
  const all = [...listed].flatMap((entry) => chainInLine(ctx, entry, listed));
  return new Set(all.map(({ acting }) => acting));
}

/** The line with the amendments behind it; one that printed some of them has them all. */
export function withChain(
  ctx: RolloverContext,
  line: BasisLine,
  listed: ReadonlySet<RegisterEntry>,
): BasisLine {
  if (line.entry === null) return line;
  const chain = chainInLine(ctx, line.entry, listed);
  const fresh = chain.filter(({ acting }) => !line.text.includes(acting.symbol));
  if (fresh.length === 0) return line;
  const names = chain.map((one) => named(ctx, one));
  const last = names.pop() ?? "";
  const list = names.length === 0 ? last : `${names.join(", ")} và ${last}`;
  const at = line.text.indexOf(OPEN);
  const [plain, mark] =
    at < 0 ? [line.text, ""] : [line.text.slice(0, at), ` ${line.text.slice(at)}`];
  const bare = plain.replace(TOLD, "").replace(/[.,;\s]+$/u, "");
  const text = fresh.reduce(
    (told, { acting }) => unreadText(ctx, { id: "can-cu" }, { entry: acting, text: told }),
    `${bare}, được sửa đổi, bổ sung bởi ${list}${mark}`,
  );
  const why = `Nêu kèm văn bản sửa đổi, bổ sung: ${fresh.map(({ acting }) => citeShort(acting)).join("; ")}.`;
  return {
    ...line,
    text,
    status: text.includes(OPEN) ? "needs-input" : line.status === "kept" ? "updated" : line.status,
    reason: `${line.reason} ${why}`.trim(),
    sources: [...line.sources, ...fresh.map(({ acting }) => registerSource(ctx, acting, null))],
  };
}

/** The amendments that the line has printed, at its end. */
const TOLD = /[\s,]*\(?(?:đã )?được sửa đổi,? bổ sung (?:bởi|tại|theo) [^()]*\)?[\s.;]*$/iu;

function named(ctx: RolloverContext, effect: Effect): string {
  const { acting } = effect;
  const day = acting.signed === null ? "" : ` ${longDate(acting.signed)}`;
  const later = startTold(ctx, effect);
  return `${citeShort(acting)}${day}${later === null ? "" : ` (áp dụng từ ngày ${later})`}`;
}
