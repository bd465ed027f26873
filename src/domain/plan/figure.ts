/** Figures in running Vietnamese text: "98,4", "98.4", "230.553", "3.344.000". */
import { fold } from "../text/fold.ts";

/** Value of a printed figure; groups of exactly three digits are thousands, anything else is a decimal part. */
export function parseVietnameseFigure(text: string): number | null {
  const clean = text.replace(/[.,]+$/u, "");
  if (!/^\d[\d.,]*$/.test(clean)) return null;
  const grouped = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/.exec(clean);
  if (grouped) {
    const mark = grouped[1] ?? ".";
    const parts = clean.split(mark === "." ? "," : ".");
    return Number(`${(parts[0] ?? "").split(mark).join("")}.${parts[1] ?? "0"}`);
  }
  const decimal = /^(\d+)[.,](\d{1,6})$/.exec(clean);
  if (decimal) return Number(`${decimal[1] ?? ""}.${decimal[2] ?? ""}`);
  return /^\d+$/.test(clean) ? Number(clean) : null;
}

/** Đồng by the word behind a figure, folded. */
export const SCALES: Readonly<Record<string, number>> = {
  ty: 1e9,
  trieu: 1e6,
  tr: 1e6,
  nghin: 1e3,
  ngan: 1e3,
  k: 1e3,
  dong: 1,
  d: 1,
};

/** Whole đồng of "hơn 1,2 tỷ đồng", by the first figure and the word behind it; 0 without a figure. */
export function dongOf(words: string): number {
  const [, figure = "", scale = ""] = /(\d[\d.,]*)\s*(\p{L}*)/u.exec(words) ?? [];
  return Math.round((parseVietnameseFigure(figure) ?? 0) * (SCALES[fold(scale)] ?? 1));
}
