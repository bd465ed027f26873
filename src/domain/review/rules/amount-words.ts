/** Amounts in words against their figures: under tables, in captions, in running text. */
import {
  amountInWords,
  isBrokenAmount,
  parseAmountInWords,
  type WordsReading,
} from "../../budget/amount-in-words.ts";
import type { BudgetRow, BudgetTable } from "../../budget/budget-table.ts";
import { abs, MICRO, printMicro } from "../../budget/fixed.ts";
import { moneyInBlock, moneyInText, type TextAmount } from "../../budget/money-in-text.ts";
import { isInWords } from "../../budget/row-label.ts";
import type { Block } from "../../document/parsed-document.ts";
import { fold } from "../../text/fold.ts";
import { smallNumber } from "../../text/small-number.ts";
import { emptyOutcome, type Finding, type RuleOutcome, type Where } from "../finding.ts";
import type { ReviewInput, Rule } from "../rule.ts";
import { isNumberInWords, isSpelled, spelledBehind } from "../spelled-behind.ts";
import { nearbyAmounts, spokenFigures } from "../spoken-figures.ts";
import { figuresOf, grandTotalOf, isFigure, pricesFit } from "../table-totals.ts";
import { whereOfBlock, whereOfTable } from "../where.ts";

export const amountWords: Rule = {
  id: "amount-words",
  title: "Số tiền bằng chữ",
  codes: [
    {
      code: "words-mismatch",
      severity: "error",
      meaning: "Số tiền bằng chữ khác số tiền bằng số.",
    },
  ],
  check(input) {
    const outcome = emptyOutcome();
    for (const table of input.budgets) {
      for (const row of table.rows) {
        if (row.kind === "in-words") checkRow(input, table, row, outcome);
      }
    }
    for (const [index, block] of input.document.blocks.entries()) {
      if (block.kind !== "table") checkBlock(input, index, block, outcome);
    }
    return outcome;
  },
};

/**
 * The words are wrong and not the unit of the table: the text states the figure with its unit, or the prices of the
 * table are such as there are only in the unit it says.
 */
function unitIsSure(
  { document, budgets }: Pick<ReviewInput, "document" | "budgets">,
  words: WordsReading,
  amount: bigint,
): boolean {
  if (moneyInText(document).some((said) => said.amount === amount)) return true;
  const table = budgets.find((candidate) => grandTotalOf(candidate)?.amount === amount);
  const factor = otherScale(words, amount);
  const larger = words.values.some((value) => value > amount);
  return table !== undefined && factor !== undefined && pricesFit(table, factor, larger);
}

function checkRow(
  input: ReviewInput,
  table: BudgetTable,
  row: BudgetRow,
  outcome: RuleOutcome,
): void {
  const quote = row.source.cells
    .map((cell) => cell.text)
    .join(" ")
    .trim();
  const where = whereOfTable(table.table, { row: row.source, rowName: "Bằng chữ" });
  const words = parseAmountInWords(quote);
  if (words === null) {
    outcome.unreadable.push({ where, reason: "Không đọc được số tiền bằng chữ." });
    return;
  }
  const grand = grandTotalOf(table);
  const known = spokenFigures(table);
  if (words.values.some((value) => known.some((figure) => isFigure(figure, value))))
    outcome.relations += 1;
  else if (
    grand !== null &&
    (!isOtherScale(words, grand.amount) || unitIsSure(input, words, grand.amount))
  ) {
    outcome.findings.push(mismatch({ where, quote, words, amount: grand.amount, ocr: table.ocr }));
  }
}

/** A factor of a thousand or a million between words and figures is a matter of the unit, see ./scale.ts. */
const isOtherScale = (words: WordsReading, amount: bigint): boolean =>
  otherScale(words, amount) !== undefined;

const otherScale = (words: WordsReading, amount: bigint): bigint | undefined =>
  [1_000n, 1_000_000n, 1_000_000_000n].find((factor) =>
    words.values.some((value) => value === amount * factor || value * factor === amount),
  );

/** "50.588.967.000 đồng (Bằng chữ: …)", and a paragraph "Bằng chữ: …" under a figure. */
function checkBlock(input: ReviewInput, index: number, block: Block, outcome: RuleOutcome): void {
  const { ocr, lostMarks } = input.document.quality;
  checkCounts(block, ocr || lostMarks, outcome);
  const amounts = moneyInBlock(block).filter(({ inWords }) => !inWords);
  for (const amount of amounts) checkAmount(input, block, amount, outcome);
  checkApart(input, index, amounts, outcome);
  const own = block.text.replace(/^[\s(*]*ghi chú\s*[:.–-]?\s*/iu, "");
  if (amounts.length > 0 || !isInWords(own)) return;
  const known = nearbyAmounts(input, index);
  const [nearest] = known;
  const where = whereOfBlock(block);
  const at = { where, quote: block.text, text: own, amount: nearest };
  const words = readWords(at, ocr || lostMarks, outcome);
  if (words === null || nearest === undefined) return;
  const printed = input.budgets.flatMap(spokenFigures);
  const holds = words.values.some(
    (value) => known.includes(value) || printed.some((figure) => isFigure(figure, value)),
  );
  if (holds) outcome.relations += 1;
  else if (!isOtherScale(words, nearest) || unitIsSure(input, words, nearest)) {
    const quote = block.text;
    outcome.findings.push(
      mismatch({ where, quote, words, amount: nearest, ocr: ocr || lostMarks }),
    );
  }
}

/** The words in brackets or behind "bằng chữ:" right after an amount. */
function checkAmount(
  input: Pick<ReviewInput, "document" | "budgets">,
  block: Block,
  amount: TextAmount,
  outcome: RuleOutcome,
): void {
  const { ocr: scanned, lostMarks } = input.document.quality;
  const ocr = scanned || lostMarks;
  const after = block.text.slice(amount.end, amount.end + 420);
  const spelled = spelledBehind(after);
  const where = whereOfBlock(block);
  const quote = block.text.slice(amount.start, amount.end + (spelled?.length ?? 0) + 3).trim();
  const text = spelled !== undefined && isNumberInWords(spelled) ? spelled : "";
  const words = readWords({ where, quote, text, amount: amount.amount }, ocr, outcome);
  if (words === null) return;
  const own = [amount.amount, ...amount.others].some((said) => fits(words, said, amount.slack));
  if (own || (isApart(after) && spellsTotal(input.budgets, words))) {
    outcome.relations += 1;
    return;
  }
  if (!amount.certain && ocr) return;
  outcome.findings.push(mismatch({ where, quote, words, amount: amount.amount, ocr }));
}

/** "Trạm cần 97.365.000 đồng để làm các việc trên. Viết bằng chữ: …": any figure near may be meant, else the last before it. */
function checkApart(
  input: Pick<ReviewInput, "document" | "budgets">,
  index: number,
  amounts: readonly TextAmount[],
  outcome: RuleOutcome,
): void {
  const block = input.document.blocks[index];
  const { ocr, lostMarks } = input.document.quality;
  if (block === undefined || ocr || lostMarks) return;
  for (const match of block.text.matchAll(LABELLED)) {
    const amount = amounts.findLast(({ end }) => end <= match.index);
    if (amount === undefined || isSpelled(block.text.slice(amount.end))) continue;
    if (match.index - amount.end > FARTHEST) continue;
    const spelled = match[1] ?? "";
    const words = parseAmountInWords(spelled);
    if (words === null) checkBroken(input, block, { spelled, amount }, outcome);
    else if (mayBeMeant(input, index, amounts, words)) outcome.relations += 1;
    else {
      const quote = block.text.slice(amount.start, match.index + match[0].length).trim();
      const where = whereOfBlock(block);
      outcome.findings.push(mismatch({ where, quote, words, amount: amount.amount, ocr: false }));
    }
  }
}

/** One of the amounts of the paragraph, of those near it, or of the tables. */
function mayBeMeant(
  input: Pick<ReviewInput, "document" | "budgets">,
  index: number,
  amounts: readonly TextAmount[],
  words: WordsReading,
): boolean {
  const known = [
    ...amounts.flatMap((one) => [one.amount, ...one.others]),
    ...nearbyAmounts(input, index),
  ];
  const figures = input.budgets.flatMap(spokenFigures);
  return (
    amounts.some((one) => fits(words, one.amount, one.slack)) ||
    words.values.some(
      (value) => known.includes(value) || figures.some((figure) => isFigure(figure, value)),
    )
  );
}

/** Words that make no number; which figure they should spell is the total where one budget has one. */
function checkBroken(
  { budgets }: Pick<ReviewInput, "budgets">,
  block: Block,
  { spelled, amount }: { spelled: string; amount: TextAmount },
  outcome: RuleOutcome,
): void {
  const [text = ""] = /^.*?\p{L} đồng(?!\p{L})/iu.exec(spelled) ?? [];
  const [grand, ...more] = budgets.flatMap((table) => grandTotalOf(table) ?? []);
  const meant = grand === undefined || more.length > 0 ? amount.amount : grand.amount;
  readWords({ where: whereOfBlock(block), quote: text, text, amount: meant }, false, outcome);
}

const LABELLED = /bằng chữ(?: là)?\s*:?\s+(\p{L}[^.;()\d]{6,380})/giu;
const FARTHEST = 160;

/** "… còn lại 415.792.000 đồng. Số tiền bằng chữ: …": a sentence of its own, that may spell the total of the table. */
const isApart = (after: string): boolean => /^\s*\.\s+\p{Lu}/u.test(after);

const spellsTotal = (budgets: readonly BudgetTable[], words: WordsReading): boolean =>
  budgets
    .flatMap((table) => figuresOf([table], ["total"]))
    .some((figure) => words.values.some((value) => isFigure(figure, value)));

/** Words may spell a figure to the đồng that is printed in millions. */
const fits = (words: WordsReading, amount: bigint, slack: bigint): boolean =>
  words.values.some((value) => abs(value - amount) <= slack);

const DIGIT = "một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín";
/** "10 (mười một) hạng mục": with their marks, for "nam" may be men. */
const SPELLED = new RegExp(
  String.raw`(?<![\p{L}\d.,/-])(\d{1,2}) ?\(((?:(?:${DIGIT}) mươi|mười)(?: (?:${DIGIT}))?|${DIGIT})\)`,
  "giu",
);

/** Small counts with their words in brackets. */
function checkCounts(block: Block, doubt: boolean, outcome: RuleOutcome): void {
  for (const match of block.text.normalize("NFC").matchAll(SPELLED)) {
    const [quote, digits = "", words = ""] = match;
    const said = smallNumber(fold(words).replace(/\bnham$/, "lam"));
    if (said === Number(digits)) outcome.relations += 1;
    else if (said > 0)
      outcome.findings.push({
        code: "words-mismatch",
        severity: doubt ? "warning" : "error",
        where: whereOfBlock(block),
        quote,
        expected: digits,
        found: words,
        message: `Ghi ${digits} nhưng bằng chữ là “${words}”.`,
        suggestion: "Thống nhất số và chữ.",
      });
  }
}

interface Mismatch {
  where: Where;
  quote: string;
  words: WordsReading;
  amount: bigint;
  ocr: boolean;
}

/** What the words spell; those of numbers in an order that makes none are told. */
function readWords(
  {
    where,
    quote,
    text,
    amount,
  }: { where: Where; quote: string; text: string; amount: bigint | undefined },
  ocr: boolean,
  outcome: RuleOutcome,
): WordsReading | null {
  if (amount === undefined || !isBrokenAmount(text)) return parseAmountInWords(text);
  outcome.findings.push({
    code: "words-mismatch",
    severity: ocr ? "warning" : "error",
    where,
    quote,
    expected: amountInWords(amount),
    found: text,
    message: `Số tiền bằng chữ viết sai, không đọc được thành số; bằng số là ${printMicro(amount * MICRO)} đồng.`,
    suggestion: `Nếu số đúng thì ghi bằng chữ: ${amountInWords(amount)}.`,
  });
  return null;
}

function mismatch({ where, quote, words, amount, ocr }: Mismatch): Finding {
  const [read] = words.values;
  const figures = printMicro(amount * MICRO);
  const said = printMicro((read ?? 0n) * MICRO);
  const doubt = words.noisy || ocr;
  return {
    code: "words-mismatch",
    severity: doubt ? "warning" : "error",
    where,
    quote,
    expected: amountInWords(amount),
    found: said,
    message: `Bằng số là ${figures} đồng, bằng chữ đọc được ${said} đồng.`,
    suggestion: `Nếu số đúng thì ghi bằng chữ: ${amountInWords(amount)}.`,
  };
}
