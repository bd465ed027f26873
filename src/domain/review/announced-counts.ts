/**
 * "Kế hoạch gồm 08 nhiệm vụ theo danh mục sau:" over a table of six rows, "5 chỉ tiêu sau:" over a list of four: the
 * number that a line announces against what stands right below it. Budgets are counted by ./rules/rows-in-text.ts.
 */
import type { BudgetTable } from "../budget/budget-table.ts";
import { numbersOf } from "../budget/table-parts.ts";
import { fold } from "../text/fold.ts";
import type { Finding } from "./finding.ts";
import { certainty, type Prose, type ProseLine, quoteOf } from "./prose.ts";

const THING =
  "nhiem vu|nhom nhiem vu|noi dung|chi tieu|muc tieu|hoat dong|cong viec|giai phap|nhom giai phap|hang muc|san pham|du an|buoc";
const ANNOUNCED = new RegExp(
  String.raw`(?<!\b(?:chua|khong) )\b(?:gom|co|thuc hien|la|giao|trien khai|tap trung|voi|theo|dat) (?:tong so |tat ca )?(\d{1,2}) (${THING})\b[^.;:]{0,70}:\s*$`,
);
/** "1.", "1)", "a)", "-", "+": what begins an item of a list. */
const MARKER = /^\s*(?:(\d{1,2})[.)]\s|([a-zđ])\)\s|([-+•])\s)/u;
const LONGEST = 60;

export function announcedCounts(prose: Prose, budgets: readonly BudgetTable[]): Finding[] {
  if (prose.all.unsure) return [];
  const priced = new Set(budgets.flatMap(numbersOf));
  const lines = prose.lines.filter((line) => line.text.trim() !== "");
  return lines.flatMap((line, index) => {
    const said = announcedBy(line);
    const below = lines.slice(index + 1, index + 1 + LONGEST);
    const [first] = below;
    if (said === null || first === undefined || priced.has(first.table ?? 0)) return [];
    const { match, count, thing } = said;
    const there = first.kind === "row" ? rowsIn(below, thing) : itemsIn(below);
    if (there === null || !isSlip(count, there)) return [];
    const quote = quoteOf(line, match.index);
    return [
      {
        code: "text-row-count-mismatch",
        severity: certainty("warning", prose.all.unsure),
        where: line.where,
        quote,
        expected: String(there),
        found: String(count),
        message: `Lời văn ghi “${quote}”, bên dưới có ${there}.`,
        suggestion: "Thống nhất con số với danh sách, hoặc xem danh sách có thiếu, thừa mục.",
        alsoAt: [first.where],
      },
    ];
  });
}

function announcedBy(
  line: ProseLine,
): { match: RegExpExecArray; count: number; thing: string } | null {
  const match = line.kind === "row" ? null : ANNOUNCED.exec(line.own.replace(/[*_]+\s*$/, ""));
  return match === null ? null : { match, count: Number(match[1]), thing: match[2] ?? "" };
}

/** Far more or far fewer are counted at another level. */
const isSlip = (count: number, there: number): boolean =>
  count !== there && Math.abs(there - count) <= Math.max(2, count * 0.4);

/** Numbered rows of the table, where its header names what is counted. */
function rowsIn([head, ...rest]: readonly ProseLine[], thing: string): number | null {
  if (head === undefined || !head.cells.some((cell) => fold(cell).includes(thing))) return null;
  const rows = rest.filter(({ table }) => table === head.table);
  const numbered = rows.filter(({ cells: [label = ""] }) => /^\d{1,2}\.?$/.test(label.trim()));
  // Groups, rows without a number, a second count: what is counted is not clear.
  return numbered.length > 0 && numbered.length === rows.length ? numbered.length : null;
}

/** Items of one kind that follow each other without anything between; a numbered list counts up from one. */
function itemsIn(below: readonly ProseLine[]): number | null {
  const kinds = below.map((line) => (line.kind === "row" ? null : kindOf(line)));
  const [kind] = kinds;
  if (kind === undefined || kind === null) return null;
  const end = kinds.findIndex((one) => one !== kind);
  const items = below.slice(0, end < 0 ? below.length : end);
  const next = below[items.length];
  // Sub-items or a table between them: the list may go on behind.
  const goesOn = next !== undefined && (next.kind === "row" || kindOf(next) !== null);
  if (items.length < 2 || (goesOn && next.kind !== "heading") || !countsUp(items, kind))
    return null;
  return items.length;
}

const kindOf = ({ text }: ProseLine): string | null => {
  const match = MARKER.exec(text.replace(/^\s*\*+/, ""));
  return match === null ? null : match[1] !== undefined ? "number" : (match[3] ?? "letter");
};

const countsUp = (items: readonly ProseLine[], kind: string): boolean =>
  kind !== "number" ||
  items.every(({ text }, at) => Number(MARKER.exec(text.replace(/^\s*\*+/, ""))?.[1]) === at + 1);
