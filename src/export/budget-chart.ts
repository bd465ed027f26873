/**
 * A budget as a picture: bars by group and by source, largest figures readable on a phone. Hand-written SVG, drawn
 * to PNG on white; texts use a system font with Vietnamese letters.
 */
import { Resvg } from "@resvg/resvg-js";

import { formatDong } from "../domain/budget/format-money.ts";
import { escapeMarkup } from "./clean-text.ts";

export interface ChartShare {
  label: string;
  /** Whole đồng. */
  amount: number;
}

export interface BudgetChart {
  title: string;
  byGroup: readonly ChartShare[];
  bySource: readonly ChartShare[];
}

const WIDTH = 1000;
const MARGIN = 32;
const LABEL_WIDTH = 360;
const VALUE_WIDTH = 210;
const ROW_HEIGHT = 44;
const MAX_BARS = 14;
const LABEL_LETTERS = 38;
/** As many wide letters as the picture has room for. */
const TITLE_LETTERS = 60;
const FAMILIES = "DejaVu Sans, Liberation Sans, Noto Sans, Arial, sans-serif";
/** Told apart in grey print and by people who do not see red and green. */
const COLOURS = { group: "#1f5a94", source: "#b35c00" } as const;

interface TextStyle {
  size: number;
  anchor?: "start" | "end";
  bold?: boolean;
  fill?: string;
}

function textAt(x: number, y: number, text: string, style: TextStyle): string {
  const weight = style.bold === true ? ' font-weight="bold"' : "";
  const anchor = style.anchor ?? "start";
  return `<text x="${x}" y="${y}" font-size="${style.size}" text-anchor="${anchor}" fill="${style.fill ?? "#111"}"${weight}>${escapeMarkup(text)}</text>`;
}

const shorten = (text: string, letters: number): string =>
  text.length <= letters ? text : `${text.slice(0, letters - 1).trimEnd()}…`;

/** The largest shares; the rest together as one. */
function topShares(shares: readonly ChartShare[]): ChartShare[] {
  const sorted = shares.filter((share) => share.amount > 0).sort((a, b) => b.amount - a.amount);
  if (sorted.length <= MAX_BARS) return sorted;
  const rest = sorted.slice(MAX_BARS - 1);
  const amount = rest.reduce((sum, share) => sum + share.amount, 0);
  return [...sorted.slice(0, MAX_BARS - 1), { label: `${rest.length} mục khác`, amount }];
}

function percentText(amount: number, total: number): string {
  if (total <= 0) return "";
  const tenths = Math.round((amount / total) * 1000);
  return ` (${Math.floor(tenths / 10)},${tenths % 10}%)`;
}

interface Drawn {
  svg: string;
  height: number;
}

function panel(title: string, shares: readonly ChartShare[], top: number, colour: string): Drawn {
  const shown = topShares(shares);
  const total = shown.reduce((sum, share) => sum + share.amount, 0);
  const largest = Math.max(1, ...shown.map((share) => share.amount));
  const room = WIDTH - 2 * MARGIN - LABEL_WIDTH - VALUE_WIDTH - 20;
  const bars = shown.map((share, index) => {
    const y = top + 48 + index * ROW_HEIGHT;
    const width = Math.max(2, Math.round((share.amount / largest) * room));
    const x = MARGIN + LABEL_WIDTH + 10;
    const value = `${formatDong(share.amount)}${percentText(share.amount, total)}`;
    return [
      textAt(MARGIN + LABEL_WIDTH, y + 19, shorten(share.label, LABEL_LETTERS), {
        size: 16,
        anchor: "end",
      }),
      `<rect x="${x}" y="${y}" width="${width}" height="28" fill="${colour}"/>`,
      textAt(x + width + 8, y + 19, value, { size: 15 }),
    ].join("");
  });
  const head = textAt(MARGIN, top + 24, title, { size: 19, bold: true, fill: colour });
  const empty =
    shown.length === 0 ? textAt(MARGIN, top + 60, "Chưa có số liệu.", { size: 16 }) : "";
  return { svg: head + bars.join("") + empty, height: 64 + Math.max(1, shown.length) * ROW_HEIGHT };
}

const sourcePanel = (chart: BudgetChart, top: number): Drawn =>
  chart.bySource.length === 0
    ? { svg: "", height: 0 }
    : panel("Theo nguồn kinh phí", chart.bySource, top, COLOURS.source);

/** The picture as SVG; exported for channels that show it as it is. */
export function budgetChartSvg(chart: BudgetChart): string {
  const total = chart.byGroup.reduce((sum, share) => sum + share.amount, 0);
  const groups = panel("Theo nhóm", chart.byGroup, 96, COLOURS.group);
  const sources = sourcePanel(chart, 96 + groups.height);
  const height = 96 + groups.height + sources.height + 16;
  const head = [
    textAt(MARGIN, 46, shorten(chart.title, TITLE_LETTERS), { size: 22, bold: true }),
    textAt(MARGIN, 76, `Tổng cộng ${formatDong(total)} đồng`, { size: 18 }),
  ].join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="${FAMILIES}"><rect width="100%" height="100%" fill="#ffffff"/>${head}${groups.svg}${sources.svg}</svg>`;
}

/** PNG, 1000 pixels wide, white ground. */
export function makeBudgetChart(chart: BudgetChart): Uint8Array {
  const image = new Resvg(budgetChartSvg(chart), {
    background: "white",
    font: { loadSystemFonts: true, defaultFontFamily: "DejaVu Sans" },
  });
  return new Uint8Array(image.render().asPng());
}
