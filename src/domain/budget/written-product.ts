/** Products written out in words and figures: "6 buổi x 559 xã x 60.000đ", with or without their result. */
import { MICRO, type Micro, times } from "./fixed.ts";
import { dongPer, parseNumber } from "./parse-number.ts";

export interface WrittenProduct {
  quote: string;
  factors: readonly Micro[];
  /** The factors as printed: "12 tháng", "16.000.000 đồng/tháng". */
  parts: readonly string[];
  /** Product of the factors, in đồng where a factor names its unit. */
  product: Micro;
  /** A factor is a price: it names đồng or thousands of them. */
  priced: boolean;
  /** The result behind the equals sign; null when none is written. */
  said: Micro | null;
}

const FACTOR = String.raw`(?:\d[\d.,]*\d|\d)\s*(?:đ(?:ồng)?(?!\p{L})|nghìn(?: đồng)?|ngàn(?: đồng)?|triệu(?: đồng)?)?(?:\s*\/\s*[\p{L}]+|\s*\([^()\d]{1,30}\)|\s+[\p{L}][\p{L}\s,]{0,40}?)?`;
const PRODUCT = String.raw`(?<![\d.,])${FACTOR}(?:\s*[x×*X]\s*${FACTOR}){1,4}`;
const RESULT = String.raw`\s*=\s*(?:\d[\d.,]*\d|\d)\s*(?:tỷ|triệu|nghìn|ngàn)?(?:\s*đ(?:ồng)?(?!\p{L}))?`;
const WITH_RESULT = new RegExp(PRODUCT + RESULT, "gu");
/** Not cut short before a further factor or its result. */
const WHOLE = String.raw`(?!\p{L}|[.,]?\d)(?![^\d=]{0,45}?[x×*X]\s*\d)(?!\s*=)`;
const ANY = new RegExp(`${PRODUCT}(?:${RESULT})?${WHOLE}`, "gu");

/** Products of a text that say their result. */
export const statedProducts = (text: string): WrittenProduct[] =>
  !/[x×*X]/.test(text) || !text.includes("=") ? [] : read(text, WITH_RESULT);

/** All products of a text. */
export const writtenProducts = (text: string): WrittenProduct[] =>
  /\d.*[x×*X]\s*\d/u.test(text) ? read(text, ANY) : [];

function read(text: string, pattern: RegExp): WrittenProduct[] {
  return [...text.matchAll(pattern)].flatMap((match) => productOf(match[0]) ?? []);
}

function productOf(quote: string): WrittenProduct | null {
  const at = quote.lastIndexOf("=");
  const parts = (at < 0 ? quote : quote.slice(0, at)).split(
    /\s[xX]\s|\s*[×*]\s*|(?<=[\d)])[xX](?=[\d(\s])|\s[xX](?=\d)/u,
  );
  const factors = parts.map(valueOf);
  const said = at < 0 ? null : valueOf(quote.slice(at + 1));
  if (factors.length < 2 || factors.some((factor) => factor === null)) return null;
  if (at >= 0 && said === null) return null;
  const values = factors.filter((factor) => factor !== null);
  const product = values.reduce((all, value) => times(all, value), MICRO);
  const priced = PRICE.test(at < 0 ? quote : quote.slice(0, at));
  return { quote: quote.trim(), factors: values, parts, product, priced, said };
}

const PRICE = /\d\s*(?:đ(?!\p{L})|đồng|nghìn|ngàn|triệu|tỷ)|\d[.,]\d{3}(?!\d)/u;

/** First number of a factor with its unit of money. */
function valueOf(text: string): Micro | null {
  const match = /(\d[\d.,]*\d|\d)\s*(nghìn|ngàn|triệu|tỷ)?/u.exec(text);
  const [reading] = parseNumber(`${match?.[1] ?? ""} ${match?.[2] ?? ""}`.trim());
  if (reading === undefined || reading.style === "malformed") return null;
  const factor = reading.unit === null ? 1n : (dongPer[reading.unit] ?? 1n);
  return reading.micro * factor;
}
