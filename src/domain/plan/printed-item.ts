import type { DraftBlock } from "../draft/draft.ts";
import type { PlanItem } from "./plan.ts";

/** A dash is the exporter's to print; "+", "1." and "a)" stay in front of the text. */
export function printedItem(item: PlanItem, text: string): Pick<DraftBlock, "kind" | "text"> {
  const marker = item.marker ?? "";
  if (/^[-–—•●*]?$/u.test(marker)) return { kind: marker === "" ? "paragraph" : "bullet", text };
  return { kind: "paragraph", text: `${marker} ${text}` };
}
