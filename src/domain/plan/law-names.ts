/** Laws that a line names without a symbol, under the name that is in force. */
import type { SourceRef } from "../draft/draft.ts";
import type { RegisterEntry } from "../regulation/register-entry.ts";
import { fold } from "../text/fold.ts";
import { citeShort } from "./citation.ts";
import type { PlanSection } from "./plan.ts";
import { endRemark } from "./rollover-citations.ts";
import { need, registerSource, type RolloverContext } from "./rollover-context.ts";

interface NamedWork {
  section: Pick<PlanSection, "id" | "heading">;
  text: string;
  result: { reasons: string[]; sources: SourceRef[] };
}

/** Year or day of the old law: it is not the new one's. */
const OF_THE_LAW =
  /^\s+(?:năm\s+(?:19|20)\d{2}|(?:được [^,;.]{0,30}\s)?ngày\s+\d{1,2}(?:\/|\s+tháng\s+)\d{1,2}(?:\/|\s+năm\s+)(?:19|20)\d{2})/u;

/** Laws named without a symbol: "Luật An toàn thông tin mạng năm 2015" when that law is dead, or ends within the year. */
export function lawNames(ctx: RolloverContext, work: NamedWork): string {
  if (!/luật/iu.test(work.text)) return work.text;
  return ctx.register.entries
    .filter(({ type }) => type === "Luật")
    .reduce((text, entry) => {
      const at = fold(text).indexOf(fold(entry.title));
      if (at < 0) return text;
      const tail = OF_THE_LAW.exec(text.slice(at + entry.title.length))?.[0] ?? "";
      const place = { text, at, end: at + entry.title.length + tail.length };
      return inItsPlace(ctx, work, entry, place) ?? text;
    }, work.text);
}

interface LawPlace {
  text: string;
  at: number;
  /** Behind its year or day. */
  end: number;
}

/** null: the name stays as it is. */
function inItsPlace(
  ctx: RolloverContext,
  { section, result }: NamedWork,
  entry: RegisterEntry,
  { text, at, end }: LawPlace,
): string | null {
  const status = ctx.register.status(entry, ctx.asOf);
  // An older law may share its name with the one in force.
  const sameName = ctx.register.entries.some(
    (other) =>
      other !== entry &&
      other.title === entry.title &&
      ctx.register.status(other, ctx.asOf).code === "in-force",
  );
  if (sameName) return null;
  const [before, behind] = [text.slice(0, at), text.slice(end)];
  if (status.code !== "replaced") {
    const ends = /^in-force/.test(status.code) ? endRemark(ctx, entry) : "";
    if (ends === "" || /^\s*\([^()]*hết hiệu lực/iu.test(behind)) return null;
    result.sources.push(registerSource(ctx, entry, null));
    return `${text.slice(0, end)}${ends}${behind}`;
  }
  if (status.current.length === 0) return null;
  const clause = /(?:điều|khoản|điểm)\s+[\p{L}\d]+(?:\s+của)?\s*$/iu.test(before)
    ? ` ${need(ctx, { section: section.id, ask: `điều khoản tương ứng của ${entry.title} trong luật mới` })}`
    : "";
  result.reasons.push(`${entry.title} (${entry.symbol}) đã hết hiệu lực.`);
  result.sources.push(...status.current.map((next) => registerSource(ctx, next, null)));
  const now = status.current.map((next) => `${next.title} (${citeShort(next)})`).join(", ");
  return `${before}${now}${clause}${behind}`;
}
