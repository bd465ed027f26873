/** Figures in a clause of a request: how many, for how long, at what price, and what makes them unfit to be counted. */
import { parseVietnameseFigure, SCALES } from "./figure.ts";

/** "12 tháng", "1 năm" as months, and what is left of the clause. */
export function durationIn(whole: string): { months: number | null; rest: string } {
  // How long a thing is guaranteed is no time for which it is rented.
  const text = whole.replace(/\bbao hanh \d{1,3}\s*(?:thang|nam)\b/g, " ");
  const found = /(\d{1,3})\s*(thang|nam)\b/.exec(text);
  if (!found) return { months: null, rest: text };
  const months = Number(found[1]) * (found[2] === "nam" ? 12 : 1);
  return { months, rest: text.replace(found[0], " ") };
}

export interface Count {
  raw: string;
  value: number | null;
  /** "còn 10", "thành 10": the new quantity, not a difference. */
  absolute: boolean;
}

export function countIn(text: string): Count | null {
  const to = /\b(?:con|thanh|len|xuong|la|=)\s*(\d[\d.]*(?:,\d+)?)/.exec(text);
  // "4g", "300mbps" name a kind.
  const found =
    to ??
    /(?<![\p{L}\d.,])(\d[\d.]*(?:,\d+)?)(?!\s?(?:[345]g|[mgt]bps|[kmgt]b|kva|inch)\b|\d|g\b)/u.exec(
      text,
    );
  if (!found) return null;
  return { raw: found[0], value: parseVietnameseFigure(found[1] ?? ""), absolute: to !== null };
}

/** "giá 18 triệu", "18tr/cái", "đơn giá 15.000.000 đồng": đồng per unit, and the clause without it. */
interface NamedPrice {
  price: number | null;
  priceMonths: number | null;
  unpriced: string;
}

const FIGURE = String.raw`(?<figure>\d[\d.,]*)`;
const PER = String.raw`(?:\s*(?:\/|mot|moi)\s*(?<per>\p{L}+))?(?:\s*(?:\/|mot|moi)\s*(?<time>thang|quy|nam)\b)?`;
const PRICES: readonly RegExp[] = [
  new RegExp(
    String.raw`(?:(?:voi )?(?:don )?gia(?: la| moi \p{L}+)?\s*:?)?\s*${FIGURE}\s*(?<scale>ty|trieu|tr|nghin|ngan|k|dong|d)\b(?:\s*dong\b)?${PER}`,
    "u",
  ),
  // "giá 19.500.000": nobody counts so many things, and no price is told in single đồng.
  new RegExp(
    String.raw`(?:voi )?(?:don )?gia(?: la| moi \p{L}+)?\s*:?\s*(?<figure>\d{1,3}(?:\.\d{3})+|\d{5,})\b${PER}`,
    "u",
  ),
  new RegExp(
    String.raw`(?<figure>\d{1,3}(?:\.\d{3})+|\d{5,})(?=\s*(?:\/|mot|moi)\s*\p{L})${PER}`,
    "u",
  ),
  /(?<figure>\d{1,3}(?:\.\d{3}){2,}|\d{7,})\s*$/u,
];

export function priceIn(folded: string): NamedPrice {
  const match = PRICES.map((pattern) => pattern.exec(folded)).find((found) => found !== null);
  const { figure = "", scale = "dong", per = "", time = per } = match?.groups ?? {};
  const value = parseVietnameseFigure(figure);
  if (!match || value === null) return { price: null, priceMonths: null, unpriced: folded };
  const priceMonths = { thang: 1, quy: 3, nam: 12 }[time] ?? null;
  const price = Math.round(value * (SCALES[scale] ?? 1));
  return { price, priceMonths, unpriced: folded.replace(match[0], " ") };
}

/** More of one thing than this is a slip of the keyboard, or a sum of money without its unit. */
const MOST = 100_000;
const PIECES =
  /\b(?:may|camera|kiosk?|kios|tivi|laptop|dien thoai|thiet bi|cai|chiec|bo|nguoi|lop)\b/;

/** Ways in which figures cannot be counted, each with what is said of it. */
const UNFIT: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\s)am \d|\s[-−]\d/u, "số lượng không thể âm"],
  [
    /(?<![\d/])(?!20\d\d)\d{1,4}\s*[-–]\s*(?!20\d\d)\d{1,4}(?![\d/])/u,
    "số lượng là một khoảng; ghi một số",
  ],
  [/\bgia(?: la)?\s*:?\s*\d/, "đơn giá chưa rõ đơn vị tiền; ghi đủ, ví dụ 18 triệu đồng"],
];

/** Why the figures of a clause (folded) cannot be counted; null where they can. */
export function doubtIn(said: string): string | null {
  const { unpriced } = priceIn(said);
  const unfit = UNFIT.find(([pattern]) => pattern.test(unpriced));
  if (unfit !== undefined) return unfit[1];
  const { months, rest } = durationIn(unpriced);
  const value = countIn(rest)?.value ?? null;
  if (value === null) return months !== null && months > 12 && months % 12 !== 0 ? TOO_LONG : null;
  return countDoubt(said, rest, value);
}

function countDoubt(said: string, rest: string, value: number): string | null {
  if (value === 0 && /^(?:them|mua|bo sung|trang bi|can)\b/.test(said)) return "số lượng bằng 0";
  if (value >= MOST)
    return "số lượng lớn bất thường; kiểm tra lại, nếu là số tiền thì ghi rõ là đơn giá";
  return !Number.isInteger(value) && PIECES.test(rest) ? "số lượng phải là số nguyên" : null;
}

/** Whole years may be paid at once, as of a licence; the rest of a year belongs to the next budget. */
const TOO_LONG =
  "dự toán của một năm tính nhiều nhất 12 tháng; ghi số tháng trong năm, phần còn lại để năm sau";
