/** Numbers of lines and rows run on where one of them left. */
import type { DraftBlock } from "../draft/draft.ts";

/** "1.", "3." after the second one left: numbers of lines run on. */
export function runOn(blocks: readonly DraftBlock[]): DraftBlock[] {
  let last = 0;
  return blocks.map((block) => {
    const number = Number(/^(\d{1,2})[.)]\s/u.exec(block.text)?.[1] ?? Number.NaN);
    if (block.kind === "table" || Number.isNaN(number)) return block;
    last = number <= last || number > last + 2 ? number : last + 1;
    return last === number
      ? block
      : {
          ...block,
          text: block.text.replace(/^\d+/, String(last)),
          before: block.before ?? block.text,
        };
  });
}

/** Numbers of rows run on where a row left, in each group that counts for itself. */
export function renumbered(rows: readonly string[][], header: number): string[][] {
  let number = 0;
  let printed = 0;
  return rows.map((row, index) => {
    if (index < header || !/^\d+\.?$/.test(row[0] ?? "")) return row;
    const own = Number.parseInt(row[0] ?? "", 10);
    // A group that counts from one again.
    number = own <= printed ? 1 : number + 1;
    printed = own;
    return [(row[0] ?? "").replace(/\d+/, String(number)), ...row.slice(1)];
  });
}
