/** Headers, footers and page numbers that repeat over the pages of a PDF or scan. */
import { linesOf, lineText, type PageItem, type PageLine } from "./page-items.ts";
import type { PageContent } from "./page-to-raws.ts";

const EDGE_LINES = 2;
const MIN_PAGES = 3;
/** Points. */
const SAME_HEIGHT = 3;
const SAME_PLACE = 3;
const REPEATED_SHARE = 0.6;
const PAGE_NUMBER = /^(?:[-–]\s*)?(?:trang\s*)?\d{1,4}(?:\s*\/\s*\d{1,4})?(?:\s*[-–])?$/i;

/** Pages without furniture, and how many lines were dropped. */
export function dropPageFurniture(pages: readonly PageContent[]): {
  pages: PageContent[];
  dropped: number;
} {
  const edges = pages.map(edgesOf);
  const counts = new Map<string, number>();
  for (const key of edges.flatMap((lines) => [...new Set(lines.map((line) => line.key))]))
    counts.set(key, (counts.get(key) ?? 0) + 1);
  const pair = pages.length === 2 ? sameOnBoth(edges) : new Set<string>();
  const most = pages.length * REPEATED_SHARE;
  let dropped = 0;
  const cleaned = pages.map((page, index) => {
    const gone = (edges[index] ?? []).filter(
      ({ key, text, outermost }) =>
        (pages.length >= MIN_PAGES && (counts.get(key) ?? 0) >= most) ||
        (outermost && pair.has(key)) ||
        (pages.length > 1 && outermost && PAGE_NUMBER.test(text) && (counts.get(key) ?? 0) > 1),
    );
    dropped += gone.length;
    const items = page.items.filter(
      (item) => !gone.some(({ y0, y1 }) => middle(item) >= y0 && middle(item) <= y1),
    );
    return { ...page, items };
  });
  return { pages: cleaned, dropped };
}

const middle = (item: PageItem) => item.y + item.height / 2;

interface Edge {
  text: string;
  /** Text with its last number less the page's, so that "Trang 3" and "Trang 4" meet but table rows do not. */
  key: string;
  y0: number;
  y1: number;
  outermost: boolean;
}

/** Of two pages only what stands outermost at the same height on both is furniture. */
function sameOnBoth([first = [], second = []]: readonly Edge[][]): Set<string> {
  const meets = (a: Edge, b: Edge) =>
    a.outermost && b.outermost && a.key === b.key && Math.abs(a.y0 - b.y0) < SAME_HEIGHT;
  return new Set(first.filter((a) => second.some((b) => meets(a, b))).map(({ key }) => key));
}

/** First and last lines of a page; rows of tables repeat too and are no furniture. */
function edgesOf(page: PageContent): Edge[] {
  const lines = linesOf(page.items);
  const picked = new Set([
    ...lines.slice(0, EDGE_LINES),
    ...lines.slice(Math.max(0, lines.length - EDGE_LINES)),
  ]);
  return [...picked]
    .filter((line) => line.segments.length < 3 && !insideTable(page, line))
    .map((line) => {
      const text = lineText(line).trim();
      const key = text.replace(/\d{1,4}(?=\D*$)/, (digits) => `#${Number(digits) - page.number}`);
      const outermost = line === lines[0] || line === lines.at(-1);
      return { text, key, y0: line.y0, y1: line.y1, outermost };
    });
}

/** Two rules may be the frame of the page or of a box; a table of two columns has three. */
function insideTable(page: PageContent, line: PageLine): boolean {
  const y = (line.y0 + line.y1) / 2;
  const upright = page.rules.filter((rule) => rule.x0 === rule.x1 && rule.y0 < y && rule.y1 > y);
  return new Set(upright.map((rule) => Math.round(rule.x0 / SAME_PLACE))).size >= 3;
}
