import type { DraftBlock } from "../draft/draft.ts";
import type { Plan, PlanItem } from "./plan.ts";

/** A dash is the exporter's to print; "+", "1." and "a)" stay in front of the text. */
export function printedItem(item: PlanItem, text: string): Pick<DraftBlock, "kind" | "text"> {
  const marker = item.marker ?? "";
  if (/^[-–—•●*]?$/u.test(marker)) return { kind: marker === "" ? "paragraph" : "bullet", text };
  return { kind: "paragraph", text: `${marker} ${text}` };
}

/** What an item says: its text, or the cells of its table, row by row. */
export function printedWords({ tables }: Pick<Plan, "tables">, { text, table }: PlanItem): string {
  if (text !== "") return text;
  const rows = tables.find(({ index }) => index === table)?.rows ?? [];
  const said = rows.map((row) => row.filter((cell) => cell !== "").join(" | "));
  return `Bảng ${table ?? ""}: ${said.filter((row) => row !== "").join("; ")}`.replace(/: $/u, "");
}
