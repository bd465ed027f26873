/** A basis that names a law by its name alone: "Luật An toàn thông tin mạng ngày 19 tháng 11 năm 2015". */
import { displayDate } from "../reference/vietnamese-date.ts";
import type { RegisterEntry } from "../regulation/register-entry.ts";
import { canBeBasis } from "../regulation/status.ts";
import { fold } from "../text/fold.ts";
import { citeShort } from "./citation.ts";
import type { RolloverContext } from "./rollover-context.ts";

export interface NamedLaw {
  /** The law itself, or what stands in its place now. */
  now: RegisterEntry[];
  reason: string;
}

/** null when the line is more than a law's name and day, or the register knows no such law. */
export function lawByName(ctx: RolloverContext, text: string): NamedLaw | null {
  const bare = fold(text)
    .replace(/\s+(?:ngay \d.*|nam (?:19|20)\d{2}|so)?\s*$/u, "")
    .trim();
  const named = ctx.register.entries.filter(
    (entry) => entry.type === "Luật" && fold(entry.title) === bare,
  );
  const years = [...text.matchAll(/(?:19|20)\d{2}/g)].map(([year]) => year);
  const entry = named.find(
    (one) => years.length === 0 || years.includes((one.signed ?? "").slice(0, 4)),
  );
  if (entry === undefined) return null;
  const status = ctx.register.status(entry, ctx.asOf);
  const holds = canBeBasis(status);
  const now = holds ? [entry] : status.current.filter((one) => one.type === "Luật");
  if (now.length === 0) return null;
  const reason = holds
    ? "Bổ sung số hiệu của luật."
    : `${entry.title} (${citeShort(entry)}) không còn hiệu lực tính đến ${displayDate(ctx.asOf)}.`;
  return { now, reason };
}
