/**
 * Documents that another one issues and carries behind its signature ("QUY CHẾ … (Ban hành kèm theo Quyết định số …)"):
 * their articles count anew, so that "Điều 3" alone would name two places.
 */
import { fold } from "../text/fold.ts";
import type { Block } from "./parsed-document.ts";

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^quy che\b/, "Quy chế"],
  [/^quy dinh\b/, "Quy định"],
  [/^quy trinh\b/, "Quy trình"],
  [/^dieu le\b/, "Điều lệ"],
  [/^noi quy\b/, "Nội quy"],
  [/^huong dan\b/, "Hướng dẫn"],
  [/^chuong trinh\b/, "Chương trình"],
  [/^de an\b/, "Đề án"],
  [/^ke hoach\b/, "Kế hoạch"],
  [/^bo tieu chi\b/, "Bộ tiêu chí"],
];
/** Lines between the name and its note. */
const NOTE_WITHIN = 5;

/** Index of the block with the name of an attached document → its name; only behind the first article. */
export function attachmentStarts(blocks: readonly Block[]): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const first = blocks.findIndex((block) => /^[đp]i[eề]u \d/iu.test(block.marker ?? ""));
  if (first < 0) return found;
  for (const [index, block] of blocks.entries()) {
    if (index <= first || !isIssueNote(block.text)) continue;
    const before = Math.max(first, index - NOTE_WITHIN);
    for (let at = index - 1; at > before; at -= 1) {
      const text = blocks[at]?.text ?? "";
      const name = isCapitals(text)
        ? NAMES.find(([pattern]) => pattern.test(fold(text)))
        : undefined;
      if (name === undefined) continue;
      found.set(at, name[1]);
      break;
    }
  }
  return found;
}

/** "(Ban hành kèm theo Quyết định số …)" */
function isIssueNote(text: string): boolean {
  return text.startsWith("(") && /^\((?:duoc )?(?:ban hanh )?k.{1,2}m th.o/.test(fold(text));
}

function isCapitals(text: string): boolean {
  return text === text.toUpperCase() && /\p{Lu}{2}/u.test(text);
}
