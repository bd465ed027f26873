/** Headers, footers and page numbers that repeat over the pages of a PDF or scan. */
import type { PageItem } from "./page-items.ts";
import { linesOf, lineText } from "./page-items.ts";
import type { PageContent } from "./page-to-raws.ts";

const EDGE_LINES = 3;
const MIN_PAGES = 3;
const REPEATED_SHARE = 0.6;
const PAGE_NUMBER = /^(?:[-–]\s*)?(?:trang\s*)?\d{1,4}(?:\s*\/\s*\d{1,4})?(?:\s*[-–])?$/i;

/** Pages without furniture, and how many lines were dropped. */
export function dropPageFurniture(pages: readonly PageContent[]): {
  pages: PageContent[];
  dropped: number;
} {
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(edgesOf(page).map(({ key }) => key)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  let dropped = 0;
  const cleaned = pages.map((page) => {
    const gone = edgesOf(page).filter(
      ({ key, outermost }) =>
        (pages.length >= MIN_PAGES && (counts.get(key) ?? 0) >= pages.length * REPEATED_SHARE) ||
        (pages.length > 1 && outermost && PAGE_NUMBER.test(key.replace(/#/g, "0"))),
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
  /** Text with its figures masked, so that "Trang 3" and "Trang 4" meet. */
  key: string;
  y0: number;
  y1: number;
  outermost: boolean;
}

function edgesOf(page: PageContent): Edge[] {
  const lines = linesOf(page.items);
  const picked = new Set([
    ...lines.slice(0, EDGE_LINES),
    ...lines.slice(Math.max(0, lines.length - EDGE_LINES)),
  ]);
  return [...picked].map((line) => ({
    key: lineText(line).replace(/\d/g, "#").trim(),
    y0: line.y0,
    y1: line.y1,
    outermost: line === lines[0] || line === lines.at(-1),
  }));
}
