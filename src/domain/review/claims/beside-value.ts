import type { Level } from "./level-claims.ts";

/** The words beside the value, from the mark before it to the one behind. */
export function besideValue({ clause, printed }: Level): string {
  const end = clause.indexOf(printed) + printed.length;
  const before = /[^,;:(]*$/.exec(clause.slice(0, end))?.[0] ?? "";
  return before + (/^[^,;:)]*/.exec(clause.slice(end))?.[0] ?? "");
}
