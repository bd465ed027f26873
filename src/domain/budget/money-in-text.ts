/** Amounts of money in running text, in whole đồng: "50.588.967.000 đồng", "977,45 tỷ đồng", "28.555 triệu đồng". */
import type { Block, ParsedDocument } from "../document/parsed-document.ts";
import { MICRO } from "./fixed.ts";
import { dongPer, type NumberReading, parseNumber } from "./parse-number.ts";

export interface TextAmount {
  /** Whole đồng. */
  amount: bigint;
  quote: string;
  block: Block;
  /** Position in the block's text. */
  start: number;
  end: number;
  qualifier: NumberReading["qualifier"];
  /** Half a unit of the last printed digit, in đồng. */
  slack: bigint;
  /** Other sound readings: "1.386 triệu" may have decimals. */
  others: readonly bigint[];
  /** Read without doubt about separators. */
  certain: boolean;
}

const AMOUNT =
  /(?:(?<!\p{L})(?:khoảng|hơn|trên|gần|dưới|ước|khoang|hon|tren|gan)\s+)?\d[\d.,]*\d?\s*(?:(?:tỷ|tỉ|triệu|trieu|nghìn|ngàn|nghin|ngan|ty)\s*)?(?:đồng|đông|dong|dòng|déng|ddng|d[oòóôồốé]ng|đ(?![\p{L}])|vnđ|vnd)|\d[\d.,]*\d?\s*(?:tỷ|tỉ|triệu)(?![\p{L}])/giu;

const memo = new WeakMap<ParsedDocument, TextAmount[]>();

export function moneyInText(document: ParsedDocument): TextAmount[] {
  const known = memo.get(document);
  if (known) return known;
  const found = document.blocks
    .filter((block) => block.kind !== "table")
    .flatMap((block) => moneyInBlock(block));
  memo.set(document, found);
  return found;
}

export function moneyInBlock(block: Block): TextAmount[] {
  const found: TextAmount[] = [];
  for (const match of block.text.matchAll(AMOUNT)) {
    const quote = match[0];
    const readings = parseNumber(quote.replace(/d[^\sđ]{1,3}ng$/iu, "đồng"));
    // "12,985 tỷ" is twelve billion and a part: nobody writes thousands of billions with a comma.
    const reading =
      readings.find((one) => one.style === "comma-decimal" && one.unit === "billion") ??
      readings[0];
    const factor = reading?.unit == null ? null : dongPer[reading.unit];
    if (reading === undefined || factor === null) continue;
    found.push({
      amount: (reading.micro * factor) / MICRO,
      quote,
      block,
      start: match.index,
      end: match.index + quote.length,
      qualifier: reading.qualifier,
      others: readings
        .filter((one) => one !== reading && one.certainty !== "low")
        .map((one) => (one.micro * factor) / MICRO),
      slack: reading.unit === "dong" ? 0n : factor / (2n * 10n ** BigInt(reading.decimals)),
      certain: reading.certainty === "certain",
    });
  }
  return found;
}
