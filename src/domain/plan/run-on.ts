/** Numbers and letters of lines and rows run on where one of them left. */
import type { DraftBlock } from "../draft/draft.ts";
import { orderOfLetters } from "../text/point-letters.ts";

/** "1.", "3." after the second one left: numbers of lines run on, and so do letters. `before`: the whole list. */
export function runOn(blocks: readonly DraftBlock[], before: readonly string[]): DraftBlock[] {
  const order = orderOfLetters(lettersOf(blocks.map(({ text }) => text)));
  const number = running(Number, String, first(before, /^(\d{1,2})[.)]\s/u));
  const letter = running(
    (mark) => order.indexOf(mark) + 1,
    (at) => order[at - 1] ?? "",
  );
  const dotted = new Map<string, (mark: string) => string>();
  return blocks.map((block) => {
    const [, lead, below] = DOTTED.exec(block.text) ?? [];
    if (lead !== undefined && below !== undefined && block.kind !== "table") {
      const same = before.filter((text) => DOTTED.exec(text)?.[1] === lead);
      const next = dotted.get(lead) ?? running(Number, String, first(same, DOTTED));
      dotted.set(lead, next);
      return withMark(block, lead.length, { mark: below, now: next(below) });
    }
    const [, digits, point = ""] = /^(?:(\d{1,2})[.)]|([a-zđ])\))\s/u.exec(block.text) ?? [];
    const mark = digits ?? point;
    if (block.kind === "table" || mark === "") return block;
    const now = digits === undefined ? letter(mark) : number(mark);
    return withMark(block, 0, { mark, now });
  });
}

const DOTTED = /^((?:\d{1,2}\.){1,3})(\d{1,2})\.?\s/u;

/** The number with which a list began: "4.2." where its heading is "4.1."; 1 where it has none. */
function first(before: readonly string[], mark: RegExp): number {
  const [found] = before.flatMap((text) => mark.exec(text)?.at(-1) ?? []);
  return Math.max(1, Number(found ?? 1));
}

/** The line with another number or letter at that place. */
function withMark(
  block: DraftBlock,
  at: number,
  { mark, now }: { mark: string; now: string },
): DraftBlock {
  if (now === mark) return block;
  const text = block.text.slice(0, at) + now + block.text.slice(at + mark.length);
  return { ...block, text, before: block.before ?? block.text };
}

/** One gap is closed; a longer one, or a count that starts anew, is the plan's own. */
function running(
  read: (mark: string) => number,
  write: (place: number) => string,
  start = 1,
): (mark: string) => string {
  let last = start - 1;
  return (mark) => {
    const own = read(mark);
    if (own === 0) return mark;
    last = own <= last || own > last + 2 ? own : last + 1;
    return write(last);
  };
}

/** Numbers of rows run on where a row left, in each group that counts for itself. */
export function renumbered(rows: readonly string[][], header: number): string[][] {
  let number = 0;
  let printed = 0;
  return lettered(rows, header, true).map((row, index) => {
    if (index < header || !/^\d+\.?$/.test(row[0] ?? "")) return row;
    const own = Number.parseInt(row[0] ?? "", 10);
    // A group that counts from one again.
    number = own <= printed ? 1 : number + 1;
    printed = own;
    return [(row[0] ?? "").replace(/\d+/, String(number)), ...row.slice(1)];
  });
}

const LETTER = /^([a-zđ])([).]?)$/u;

const lettersOf = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => /^([a-zđ])\)?(?=[\s.]|$)/u.exec(text.trim())?.[1] ?? []);

/** "d)", "g)": letters of rows run on too; `left`: rows left, so that a list may have lost its "a)". */
export function lettered(rows: readonly string[][], header: number, left = false): string[][] {
  const order = orderOfLetters(lettersOf(rows.slice(header).map(([first = ""]) => first)));
  let at = -1;
  let printed = -1;
  return rows.map((row, index) => {
    const [, letter, end = ""] = LETTER.exec(row[0]?.trim() ?? "") ?? [];
    if (index < header || letter === undefined || !order.includes(letter)) return row;
    const own = order.indexOf(letter);
    const first = left ? 0 : own;
    at = printed < 0 || own <= printed ? first : at + 1;
    printed = own;
    return [`${order[at] ?? letter}${end}`, ...row.slice(1)];
  });
}

/** New lines behind "a)", "b)", "2.3." or "1.", "2." take the next letter or number; where the last line has none, none. */
export function runningOn(
  lines: readonly DraftBlock[],
  added: readonly DraftBlock[],
): readonly DraftBlock[] {
  const last = lines.at(-1)?.text ?? "";
  if (DOTTED.test(last)) return belowDotted(last, added);
  const [, digits, point, end = ""] = /^(?:(\d{1,2})|([a-zđ]))([.)])\s/u.exec(last) ?? [];
  if (digits === undefined && point === undefined) return added;
  const order = orderOfLetters(lettersOf(lines.map(({ text }) => text)));
  let at = digits === undefined ? order.indexOf(point ?? "") : Number(digits);
  if (at < 0) return added;
  return added.map((block) => {
    if (block.kind !== "bullet") return block;
    at += 1;
    const mark = digits === undefined ? order[at] : String(at);
    if (mark === undefined) return block;
    return { ...block, kind: "paragraph", text: `${mark}${end} ${block.text}` };
  });
}

/** Behind "2.4." stand "2.5.", "2.6.". */
function belowDotted(last: string, added: readonly DraftBlock[]): readonly DraftBlock[] {
  const [whole = "", lead = "", below = ""] = DOTTED.exec(last) ?? [];
  const stop = whole.trimEnd().endsWith(".") ? "." : "";
  return added.map((block, at) => {
    const mark = `${lead}${Number(below) + at + 1}${stop}`;
    return block.kind === "bullet"
      ? { ...block, kind: "paragraph" as const, text: `${mark} ${block.text}` }
      : block;
  });
}
