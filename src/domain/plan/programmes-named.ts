/**
 * Programmes called by their number ("Đề án 06") whose time is over before the plan's year, and which nothing that is signed
 * follows yet: whether they go on is asked where the plan names them first.
 */
import { displayDate } from "../reference/vietnamese-date.ts";
import type { RegisterEntry } from "../regulation/register-entry.ts";
import { citeShort } from "./citation.ts";
import type { PlanSection } from "./plan.ts";
import { need, type RolloverContext } from "./rollover-context.ts";

const BY_NUMBER = /^(?:Đề án|Chương trình|Dự án) (?:số )?\d+$/u;

export function withProgrammesAsked(
  ctx: RolloverContext,
  section: Pick<PlanSection, "id">,
  text: string,
): string {
  if (!/(?:đề án|chương trình|dự án) (?:số )?\d/iu.test(text)) return text;
  return ctx.register.entries.reduce((told, entry) => {
    const name = entry.shortNames.find((one) => BY_NUMBER.test(one));
    if (name === undefined || ctx.marked.has(name) || !isOver(ctx, entry, name)) return told;
    const at = placeOf(told, name);
    if (at < 0) return told;
    ctx.marked.add(name);
    ctx.used.add(entry);
    const ended = displayDate(entry.period?.to ?? "");
    ctx.derived.push(ended);
    const ask = `văn bản về ${name} áp dụng cho năm ${ctx.targetYear} (${citeShort(entry)} cho giai đoạn đến ngày ${ended})`;
    return `${told.slice(0, at)} ${need(ctx, { section: section.id, ask })}${told.slice(at)}`;
  }, text);
}

/** Behind the name, with the "/CP" that it may have; -1 where the text has it in an open place or not at all. */
function placeOf(text: string, name: string): number {
  const found = new RegExp(String.raw`(?<!\p{L})${name}(?:\/CP)?(?![\d/-]| giai đoạn)`, "iu").exec(
    text,
  );
  if (found === null || text.lastIndexOf("[", found.index) > text.lastIndexOf("]", found.index))
    return -1;
  return found.index + found[0].length;
}

function isOver(ctx: RolloverContext, entry: RegisterEntry, name: string): boolean {
  const first = `${ctx.targetYear}-01-01`;
  const day = ctx.asOf < first ? first : ctx.asOf;
  if (entry.period?.to === undefined || ctx.register.status(entry, day).code !== "period-ended")
    return false;
  return !ctx.register.entries.some(
    (other) =>
      other !== entry &&
      other.signed !== null &&
      other.signed <= ctx.asOf &&
      other.shortNames.some((one) => one.startsWith(`${name} `)),
  );
}
