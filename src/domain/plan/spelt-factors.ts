/**
 * Quantity and unit price that a row of a budget spells out in words: "12 tháng x 16.000.000 đồng/tháng" under "Diễn
 * giải", "(22 trạm x 45 triệu đồng)" in the name. They count only where their product is the amount of the row.
 */
import { writtenProducts } from "../budget/written-product.ts";
import { fold } from "../text/fold.ts";
import { parseVietnameseFigure, SCALES } from "./figure.ts";

export interface SpeltFactors {
  quantity: number;
  /** "tháng", "xã × buổi"; "" where the words name none. */
  unit: string;
  /** Whole đồng. */
  unitPrice: number;
  /** The words that say so, as printed; what is left of their text says something else. */
  quote: string;
}

interface Factor {
  /** Đồng where it names them. */
  value: number;
  isMoney: boolean;
  /** "bộ" of "37 bộ". */
  of: string;
  /** "tháng" of "16.000.000 đồng/tháng". */
  per: string;
}

interface Row {
  /** Whole đồng. */
  amount: number;
  /** Đồng per printed unit of the table: "22 trạm x 45" in a table of millions. */
  scale: number;
}

/** The first text that spells the amount out; null where none does. */
export function speltFactors(texts: readonly string[], row: Row): SpeltFactors | null {
  for (const text of texts.map((one) => one.replace(/\s+/g, " ").trim())) {
    const found = fromProduct(text, row) ?? fromWords(text, row);
    if (found !== null) return found;
  }
  return null;
}

/** The text without the words that became figures: "Mạng LAN (22 trạm x 45 triệu đồng)" → "Mạng LAN". */
export function withoutQuote(text: string, quote: string): string {
  const plain = text.replace(/\s+/g, " ").trim();
  if (quote === "" || !plain.includes(quote)) return plain;
  const at = plain.indexOf(quote);
  const before = plain.slice(0, at);
  const after = plain.slice(at + quote.length);
  const inside = before.trimEnd().endsWith("(") && after.trimStart().startsWith(")");
  const lead = inside ? before.trimEnd().slice(0, -1) : before;
  const rest = inside ? after.trimStart().slice(1) : after;
  return `${lead.replace(/[\s,;:–=-]+$/u, "")} ${rest.replace(/^[\s,;:.–=-]+/u, "")}`.trim();
}

function fromProduct(text: string, row: Row): SpeltFactors | null {
  for (const written of writtenProducts(text)) {
    const factors = written.parts.map(factorOf);
    const price = priceAmong(factors, row);
    if (price === null) continue;
    const counts = factors.filter((factor) => factor !== price.factor);
    return joined(counts, price, written.quote);
  }
  return null;
}

interface Price {
  factor: Factor;
  /** Whole đồng. */
  dong: number;
}

/** The one factor that is money, or the one that counts nothing in a table with a unit of its own. */
function priceAmong(factors: readonly Factor[], { amount, scale }: Row): Price | null {
  const whole = Math.round(factors.reduce((product, { value }) => product * value, 1));
  const money = factors.filter(({ isMoney }) => isMoney);
  const [only] = money;
  if (only !== undefined)
    return money.length === 1 && whole === amount ? { factor: only, dong: only.value } : null;
  const bare = factors.filter(({ of }) => of === "");
  const [last] = bare;
  if (last === undefined || bare.length !== 1 || scale === 1) return null;
  return whole * scale === amount ? { factor: last, dong: last.value * scale } : null;
}

/** "37 bộ, đơn giá 14.800.000 đồng": one price, and counts that make the amount of it. */
function fromWords(text: string, { amount }: Row): SpeltFactors | null {
  const bracketed = /\(([^()]*)\)\s*$/u.exec(text)?.[1];
  const quote = bracketed ?? text;
  const factors = [...quote.matchAll(FIGURE)].map(([figure]) => factorOf(figure));
  const [money, ...more] = factors.filter(({ isMoney, value }) => isMoney && value !== amount);
  if (money === undefined || more.length > 0) return null;
  const counts = factors.filter(({ isMoney, of }) => !isMoney && of !== "");
  const price = { factor: money, dong: money.value };
  const one = counts.filter(({ value }) => value * money.value === amount);
  if (one.length === 1) return joined(one, price, quote);
  const all = counts.reduce((product, { value }) => product * value, money.value);
  return counts.length > 1 && all === amount ? joined(counts, price, quote) : null;
}

function joined(counts: readonly Factor[], price: Price, quote: string): SpeltFactors | null {
  const quantity = counts.reduce((product, { value }) => product * value, 1);
  if (counts.length === 0 || !Number.isSafeInteger(price.dong) || price.dong <= 0) return null;
  const units = counts.map(({ of }) => of).filter((of) => of !== "");
  const named = units.length === counts.length ? units.join(" × ") : "";
  const unit = counts.length === 1 ? unitOf(named, price.factor.per) : named;
  return { quantity, unit, unitPrice: price.dong, quote };
}

/** "22 trạm y tế" counts "trạm", where the price says "/trạm"; else its own words. */
const unitOf = (of: string, per: string): string =>
  per !== "" && (of === "" || fold(of).startsWith(fold(per))) ? per : of;

const NUMBER = String.raw`(?:\d[\d.,]*\d|\d)`;
const WORDS = String.raw`\p{L}+(?: \p{L}+){0,2}`;
const MONEY = String.raw`(?:tỷ|tỉ|triệu|tr|nghìn|ngàn)(?!\p{L})(?:\s*(?:đồng|đ|vnđ|vnd)(?!\p{L}))?|(?:đồng|đ|vnđ|vnd)(?!\p{L})`;
const FIGURE = new RegExp(
  String.raw`(?<![\d.,/\p{L}])${NUMBER}(?![\d%])\s*(?:(?:${MONEY})(?:\s*\/\s*${WORDS})?|\/\s*${WORDS}|${WORDS})?`,
  "giu",
);
const PART = new RegExp(
  String.raw`(?<number>${NUMBER})\s*(?<money>${MONEY})?\s*(?:\/\s*(?<per>${WORDS})|(?<of>${WORDS}))?`,
  "iu",
);

function factorOf(text: string): Factor {
  const { number = "", money, per = "", of = "" } = PART.exec(text)?.groups ?? {};
  const value =
    Math.round((parseVietnameseFigure(number) ?? Number.NaN) * scaleOf(money) * 1e6) / 1e6;
  const isMoney = money !== undefined || (per !== "" && value >= 1000) || isGrouped(number, of);
  return { value, isMoney, of: isMoney ? "" : unitIn(of), per: unitIn(per) };
}

function scaleOf(money: string | undefined): number {
  const word = /^(?:t[yi]|trieu|tr|nghin|ngan)\b/.exec(fold(money ?? ""))?.[0] ?? "";
  return SCALES[word === "ti" ? "ty" : word] ?? 1;
}

const unitIn = (words: string): string => words.replace(BEHIND, "").trim();

/** "37 bộ với mức giá": no part of the unit. */
const BEHIND = /(?:^|\s)(?:với|theo|giá|đơn giá|mức|cho|của|tại|mỗi|và|là|gồm)(?!\p{L}).*$/iu;

/** "16.000.000" without a word behind it is no count. */
const isGrouped = (number: string, of: string): boolean =>
  of === "" && /^\d{1,3}(?:[.,]\d{3})+$/.test(number);
