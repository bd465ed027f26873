/**
 * "Kế hoạch này thay thế Kế hoạch số 38/KH-TYT …": a year later the plan in force is the prior one itself, so that one
 * is named, by the number and day on its own cover.
 */
import { longDate } from "../reference/vietnamese-date.ts";
import type { CitationSpan } from "./citation.ts";
import type { PlanSection } from "./plan.ts";
import { need, type RolloverContext } from "./rollover-context.ts";

interface Mention {
  section: Pick<PlanSection, "id">;
  /** The whole line. */
  text: string;
  span: CitationSpan;
  /** What stands in front of the citation. */
  before: string;
}

/** null where the citation is no plan that this one takes the place of. */
export function predecessorText(
  ctx: RolloverContext,
  { section, text, span, before }: Mention,
): { text: string; reason: string } | null {
  const replaced = /thay thế(?:\s+cho)?\s*$/iu.test(before) && /kế hoạch này/iu.test(text);
  if (!replaced || span.reference.typeWord !== "Kế hoạch") return null;
  const { symbol, date, year } = ctx.plan.cover;
  const issuer =
    /^\s*,?\s*của\s+[^,;.]*?(?=\s+(?:về|ban hành)\s|[,;.]|$)/u.exec(span.tail)?.[0] ?? "";
  const reason = `Kế hoạch năm ${ctx.targetYear} thay kế hoạch năm ${year}, không phải kế hoạch trước đó nữa.`;
  const known = symbol !== null && /^\d/.test(symbol) && ctx.adopted === undefined;
  if (!known || date === null) {
    const ask = `số, ngày của Kế hoạch năm ${year} được thay thế`;
    return { text: `Kế hoạch số ${need(ctx, { section: section.id, ask })}${issuer}`, reason };
  }
  const printed = `Kế hoạch số ${symbol} ${longDate(date)}`;
  ctx.derived.push(printed);
  return { text: `${printed}${issuer}`, reason };
}
