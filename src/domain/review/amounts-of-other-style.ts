/**
 * "1,923 triệu đồng" in a text that writes 1.923: read as the text writes its numbers it is a figure that stands nowhere,
 * read the other way it is one of the table. Not for separators that fit no way of writing: ./broken-amounts.ts.
 */
import { moneyInText, type TextAmount } from "../budget/money-in-text.ts";
import type { Finding } from "./finding.ts";
import type { ReviewInput } from "./rule.ts";
import { figuresOf, isFigure } from "./table-totals.ts";
import { dongPerUnit } from "./unit-words.ts";
import { whereOfBlock } from "./where.ts";

const ONE_GROUP = /^(\d{1,3})([.,])(\d{3})$/;
const GROUPS = /(?<![\d.,/-])\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?![\d/%]|[.,]\d)/g;
/** So many numbers show what the text's own is. */
const FEWEST = 2;

export function amountsOfOtherStyle(input: ReviewInput, code: string): Finding[] {
  const { document, budgets } = input;
  if (document.quality.ocr || document.quality.lostMarks) return [];
  const figures = figuresOf(budgets, ["total", "group", "line"]);
  const known = (amount: bigint): boolean => figures.some((figure) => isFigure(figure, amount));
  const texts = document.blocks.filter(({ kind }) => kind !== "table");
  // "29,5%": the comma is that of decimals. Points stand in shares of texts that part their thousands with points, too.
  const commas = texts.flatMap(({ text }) => text.match(/\d,\d{1,2}\s*%/g) ?? []);
  const marks = texts.flatMap(({ text }) =>
    [...text.matchAll(GROUPS)].map(([number, mark]) => ({ number, mark })),
  );
  return moneyInText(document).flatMap((money): Finding[] => {
    const read = readingsOf(money);
    if (read === null || !known(read.grouped) || known(read.decimal)) return [];
    // "10.086 triệu đồng, tương đương 10.086 tỷ đồng": once rightly with its decimals.
    const others = marks.filter(({ number }) => number !== read.number);
    const shown = others.length + (read.mark === "," ? commas.length : 0);
    if (others.some(({ mark }) => mark === read.mark) || shown < FEWEST) return [];
    return [
      {
        code,
        severity: "warning",
        where: whereOfBlock(money.block),
        quote: money.quote,
        expected: read.expected,
        found: money.quote,
        message: `“${money.quote}” viết khác kiểu phân tách của văn bản: đọc theo kiểu đó là số lẻ, không khớp bảng; bảng có ${read.expected}.`,
        suggestion: `Viết ${read.expected} như các số khác trong văn bản.`,
      },
    ];
  });
}

/** As thousands and as a number with decimals, in đồng. */
function readingsOf({ quote }: TextAmount) {
  const number = /\d[\d.,]*\d/.exec(quote)?.[0] ?? "";
  const [, head = "", mark = "", tail = ""] = ONE_GROUP.exec(number) ?? [];
  const unit = dongPerUnit(quote);
  if (mark === "" || unit === 1n) return null;
  const digits = BigInt(head + tail);
  const expected = quote.replace(number, `${head}${mark === "." ? "," : "."}${tail}`);
  return { number, mark, expected, grouped: digits * unit, decimal: (digits * unit) / 1_000n };
}
