/** Laws that a line names without a symbol, under the name that is in force. */
import type { SourceRef } from "../draft/draft.ts";
import { fold } from "../text/fold.ts";
import { citeShort } from "./citation.ts";
import type { PlanSection } from "./plan.ts";
import { need, registerSource, type RolloverContext } from "./rollover-context.ts";

interface NamedWork {
  section: Pick<PlanSection, "id" | "heading">;
  text: string;
  result: { reasons: string[]; sources: SourceRef[] };
}

/** Year or day of the old law: it is not the new one's. */
const OF_THE_LAW =
  /^\s+(?:năm\s+(?:19|20)\d{2}|(?:được [^,;.]{0,30}\s)?ngày\s+\d{1,2}(?:\/|\s+tháng\s+)\d{1,2}(?:\/|\s+năm\s+)(?:19|20)\d{2})/u;

/** Laws named without a symbol: "Luật An toàn thông tin mạng năm 2015" when that law is dead. */
export function lawNames(ctx: RolloverContext, work: NamedWork): string {
  if (!/luật/iu.test(work.text)) return work.text;
  let { text } = work;
  for (const entry of ctx.register.entries) {
    if (entry.type !== "Luật" || !fold(text).includes(fold(entry.title))) continue;
    const status = ctx.register.status(entry, ctx.asOf);
    // An older law may share its name with the one in force.
    const sameName = ctx.register.entries.some(
      (other) =>
        other !== entry &&
        other.title === entry.title &&
        ctx.register.status(other, ctx.asOf).code === "in-force",
    );
    if (status.code !== "replaced" || status.current.length === 0 || sameName) continue;
    const at = fold(text).indexOf(fold(entry.title));
    const tail = OF_THE_LAW.exec(text.slice(at + entry.title.length))?.[0] ?? "";
    const clause = /(?:điều|khoản|điểm)\s+[\p{L}\d]+(?:\s+của)?\s*$/iu.test(text.slice(0, at))
      ? ` ${need(ctx, { section: work.section.id, ask: `điều khoản tương ứng của ${entry.title} trong luật mới` })}`
      : "";
    work.result.reasons.push(`${entry.title} (${entry.symbol}) đã hết hiệu lực.`);
    work.result.sources.push(...status.current.map((next) => registerSource(ctx, next, null)));
    text = `${text.slice(0, at)}${status.current.map((next) => `${next.title} (${citeShort(next)})`).join(", ")}${clause}${text.slice(at + entry.title.length + tail.length)}`;
  }
  return text;
}
