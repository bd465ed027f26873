/** Amounts of money in running text, in whole đồng: "50.588.967.000 đồng", "977,45 tỷ đồng", "28.555 triệu đồng". */
import type { Block, ParsedDocument } from "../document/parsed-document.ts";
import { oncePer } from "../once-per.ts";
import { foldInPlace, stripMarks } from "../text/fold.ts";
import { MICRO } from "./fixed.ts";
import { dongPer, type NumberReading, parseNumber } from "./parse-number.ts";
import { isInWords } from "./row-label.ts";
import { type SpokenAmount, spokenAmounts } from "./spoken-amounts.ts";

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
  /** Spelled out: "hai trăm triệu đồng". */
  inWords: boolean;
}

const NUMBER = String.raw`\d[\d.,]*\d?`;
const ABOUT = "(?:khoảng|hơn|trên|gần|dưới|ước|khoang|hon|tren|gan)";
const DONG = String.raw`(?:đồng|đông|dong|dòng|déng|ddng|d[oòóôồốé]ng|đ(?![\p{L}])|vnđ|vnd)`;
const BILLIONS = "(?:tỷ|tỉ|ty)";
const MILLIONS = "(?:triệu|trieu)";
const THOUSANDS = "(?:nghìn|ngàn|nghin|ngan)";
/** "1 tỷ 121 triệu 500 nghìn đồng": each part whole and below a thousand of its unit. */
const PART = String.raw`\s+(?:\d{1,3})\s*`;
const MIXED = String.raw`\d{1,3}\s*${BILLIONS}(?!\p{L})${PART}${MILLIONS}(?!\p{L})(?:${PART}${THOUSANDS}(?!\p{L}))?(?:\s*${DONG})?|\d{1,3}\s*${MILLIONS}(?!\p{L})${PART}${THOUSANDS}(?!\p{L})(?:\s*${DONG})?`;
const AMOUNT = new RegExp(
  String.raw`(?:(?<!\p{L})(?<!(?:cao|thấp|nhiều|ít|lớn|nhỏ|đắt|rẻ|kém) )${ABOUT}\s+)?(?:(?<mixed>(?<![\d.,])(?:${MIXED}))|${NUMBER}\s*tr\.?\s?${DONG}|${NUMBER}\s*(?:(?:${BILLIONS}|${MILLIONS}|${THOUSANDS})\s*)?${DONG})|${NUMBER}\s*(?:tỷ|tỉ|triệu)(?![\p{L}])`,
  "giu",
);

export const moneyInText = oncePer((document: ParsedDocument): TextAmount[] =>
  document.blocks.filter((block) => block.kind !== "table").flatMap((block) => moneyInBlock(block)),
);

/** In the order of the text. Words that only spell the figure beside them are told by that figure. */
export function moneyInBlock(block: Block): TextAmount[] {
  const figures = withListed(block, figuresIn(block));
  const words = isInWords(block.text) ? [] : spokenAmounts(block.text);
  const own = words.filter((one) => !spellsOneOf(block.text, one, figures));
  if (own.length === 0) return figures;
  return [...figures, ...own.map((one) => spokenIn(block, one))].sort((a, b) => a.start - b.start);
}

function figuresIn(block: Block): TextAmount[] {
  const found: TextAmount[] = [];
  for (const match of block.text.matchAll(AMOUNT)) {
    const quote = match[0];
    // "195 dòng chi" counts rows; a scan makes the same of "đồng", of larger figures.
    if (/^\d{1,3}\s+dòng$/iu.test(quote)) continue;
    const at = { quote, block, start: match.index, end: match.index + quote.length };
    const mixed = match.groups?.["mixed"];
    if (mixed !== undefined) {
      found.push({ ...at, ...mixedAmount(quote, mixed) });
      continue;
    }
    const readings = parseNumber(
      quote.replace(/d[^\sđ]{1,3}ng$/iu, "đồng").replace(/tr\.\s?(?=\p{L}+$)/iu, "tr "),
    );
    // "12,985 tỷ" is twelve billion and a part: nobody writes thousands of billions with a comma.
    const reading =
      readings.find((one) => one.style === "comma-decimal" && one.unit === "billion") ??
      readings[0];
    const factor = reading?.unit == null ? null : dongPer[reading.unit];
    if (reading === undefined || factor === null) continue;
    found.push({
      ...at,
      amount: (reading.micro * factor) / MICRO,
      qualifier: reading.qualifier,
      others: readings
        .filter((one) => one !== reading && one.certainty !== "low")
        .map((one) => (one.micro * factor) / MICRO),
      slack: reading.unit === "dong" ? 0n : factor / (2n * 10n ** BigInt(reading.decimals)),
      certain: reading.certainty === "certain",
      inWords: false,
    });
  }
  return found;
}

const LISTED = new RegExp(
  String.raw`(?<![\d.,])${NUMBER}(?=(?:,|;)\s+|\s+(?:và|-|–)\s+|,\s+và\s+)`,
  "gu",
);
/** Then numbers without a unit share that of the last one: "lần lượt là 120, 340 và 55 triệu đồng". */
const IN_TURN = /(?:lan luot|tuong ung|theo thu tu)(?:(?!\d|[.;]\s)[^])*$/;
const LIST = new RegExp(String.raw`(?:${NUMBER}(?:,\s+và|,|;|\s+và|\s+-|\s+–)\s+)+$`, "u");

/** The figures with those in front of them that share their unit. */
function withListed(block: Block, figures: readonly TextAmount[]): TextAmount[] {
  return figures.flatMap((figure, index): TextAmount[] => {
    const from = figures[index - 1]?.end ?? 0;
    const before = block.text.slice(from, figure.start);
    const list = figure.qualifier === null ? LIST.exec(before) : null;
    if (list === null || !IN_TURN.test(foldInPlace(before.slice(0, list.index)))) return [figure];
    const unit = figure.quote.replace(/^[\d.,]+\s*/, "");
    const start = from + list.index;
    const listed = [...list[0].matchAll(LISTED)].flatMap((match): TextAmount[] => {
      const at = { start: start + match.index, end: start + match.index + match[0].length };
      const [read] = figuresIn({ ...block, text: `${match[0]} ${unit}` });
      return read === undefined ? [] : [{ ...read, ...at, block, quote: match[0] }];
    });
    return [...listed, figure];
  });
}

type Value = Omit<TextAmount, "quote" | "block" | "start" | "end">;
const plainly = { others: [], certain: true } as const;

function mixedAmount(quote: string, mixed: string): Value {
  let amount = 0n;
  let factor = 1n;
  for (const [, digits = "", letter = ""] of mixed.matchAll(/(\d+)\s*(t[yỷỉi]|tr|ng)/giu)) {
    factor = FACTORS[stripMarks(letter.toLowerCase())] ?? 1n;
    amount += BigInt(digits) * factor;
  }
  const qualifier = qualifierOf(quote);
  return { ...plainly, amount, qualifier, slack: factor / 2n, inWords: false };
}

const FACTORS: Readonly<Record<string, bigint>> = {
  ty: 1_000_000_000n,
  ti: 1_000_000_000n,
  tr: 1_000_000n,
  ng: 1_000n,
};

const qualifierOf = (words: string): TextAmount["qualifier"] =>
  parseNumber(words.replace(/\d[^]*$/, "1"))[0]?.qualifier ?? null;

function spokenIn(block: Block, { amount, slack, start: from, end }: SpokenAmount): TextAmount {
  const before = block.text.slice(Math.max(0, from - 32), from);
  const lead = LEADING.exec(before)?.[0] ?? "";
  const start = from - (lead.length || (LABEL.exec(before)?.[0].length ?? 0));
  const quote = block.text.slice(start, end);
  const qualifier = lead === "" ? null : qualifierOf(`${lead}1`);
  return { ...plainly, amount, slack, qualifier, quote, block, start, end, inWords: true };
}

const LEADING = new RegExp(String.raw`(?<!\p{L})${ABOUT}\s+$`, "iu");

/** "Tổng dự toán (ghi bằng chữ): …": the label belongs to the amount. */
const LABEL =
  /(?:\(\s*)?(?<!\p{L})(?:(?:viết|ghi|đọc|viet|doc)\s+)?(?:bằng chữ|bang chu)\s*\)?\s*(?:(?:là|la)(?!\p{L}))?\s*:?\s*$/iu;

/** "50.000.000 đồng (bằng chữ: năm mươi triệu đồng)", "… đồng - năm mươi …", "năm mươi triệu đồng (50.000.000 đồng)". */
function spellsOneOf(
  text: string,
  { start, end }: SpokenAmount,
  figures: readonly TextAmount[],
): boolean {
  const before = figures.findLast((one) => one.end <= start);
  const after = figures.find((one) => one.start >= end);
  return (
    (before !== undefined && SPELLED.test(foldInPlace(text.slice(before.end, start)))) ||
    (after !== undefined && /^ ?[([]\s*(?:\p{L}+:? ){0,3}$/u.test(text.slice(end, after.start)))
  );
}

const SPELLED =
  /^\s*(?:[,;.]?\s*[([]?\s*(?:(?:viet|ghi|doc|so tien|so|tien)\s)*bang chu(?: la)?\s*:?|[([]|[-–])\s*$/;
