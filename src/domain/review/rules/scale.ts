/** The unit of money of a table against words, text and the size of its figures: factors of a thousand or a million. */
import { parseAmountInWords } from "../../budget/amount-in-words.ts";
import { type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { MICRO, printMicro } from "../../budget/fixed.ts";
import { moneyInText } from "../../budget/money-in-text.ts";
import { isInWords } from "../../budget/row-label.ts";
import { emptyOutcome, type Finding, type Where } from "../finding.ts";
import type { ReviewInput, Rule } from "../rule.ts";
import { figuresOf, isFigure, pricesFit, type TableFigure } from "../table-totals.ts";
import { type OtherCaption, otherCaptions } from "../unit-captions.ts";
import { type UnitSlip, unitWordSlips } from "../unit-word-slips.ts";
import { dongPerUnit, significantDigits, UNIT_NAMES } from "../unit-words.ts";
import { whereOfBlock, whereOfTable } from "../where.ts";

const CODE = "scale-mismatch";
const FACTORS = [1_000n, 1_000_000n, 1_000_000_000n];
export const scale: Rule = {
  id: "scale",
  title: "Đơn vị tiền của bảng",
  codes: [
    {
      code: CODE,
      severity: "error",
      meaning:
        "Đơn vị tiền ghi trên bảng lệch 1.000 hay 1.000.000 lần so với chữ, thân văn bản hoặc độ lớn của số liệu.",
    },
  ],
  check(input) {
    const outcome = emptyOutcome();
    for (const table of input.budgets) {
      const { evidence } = table.scale;
      if (evidence === "size" || evidence === "none" || evidence === "text") continue;
      const said = againstWords(input, table);
      const finding = said === "agrees" ? null : (said ?? againstSize(table));
      if (finding === null) outcome.relations += 1;
      else outcome.findings.push(finding);
    }
    outcome.findings.push(...otherCaptions(input).map(captionFinding));
    outcome.findings.push(...unitWordSlips(input).map(slipFinding));
    return outcome;
  },
};

const captionFinding = ({ where, quote, said, table }: OtherCaption): Finding => {
  const [told, there] = [said, table.scale.factor].map(
    (factor) => UNIT_NAMES[factor.toString()] ?? "",
  );
  return {
    code: CODE,
    severity: "error",
    where,
    quote,
    expected: there ?? "",
    found: told ?? "",
    message: `Ghi đơn vị ${told ?? ""}, bảng ${table.table.index} bên dưới tính bằng ${there ?? ""}.`,
    suggestion: "Thống nhất đơn vị tiền giữa dòng ghi đơn vị và bảng.",
    alsoAt: [whereOfTable(table.table)],
  };
};

const slipFinding = ({ money, unit, right }: UnitSlip): Finding => ({
  code: CODE,
  severity: "warning",
  where: whereOfBlock(money.block),
  quote: money.quote,
  expected: `${printMicro(right * MICRO)} đồng`,
  found: money.quote,
  message: `Lời văn ghi ${money.quote}, các số tiền bên cạnh tính bằng ${unit}; bằng ${unit} thì số này khớp với bảng.`,
  suggestion: "Thống nhất đơn vị tiền trong câu.",
});

interface Spoken {
  amount: bigint;
  others: readonly bigint[];
  quote: string;
  where: Where;
  /** Spelled out in words, which are as easily wrong as the unit. */
  words: boolean;
}

/** Amounts that speak for the table: its words, and sums of the text. */
function spokenFor({ document }: ReviewInput, table: BudgetTable): Spoken[] {
  const inRows = table.rows
    .filter((row) => row.kind === "in-words")
    .flatMap((row) => {
      const quote = row.source.cells
        .map((cell) => cell.text)
        .join(" ")
        .trim();
      const where = whereOfTable(table.table, { row: row.source, rowName: "Bằng chữ" });
      return spelled(quote, where);
    });
  const inBlocks = document.blocks
    .filter((block) => block.kind !== "table" && isInWords(block.text))
    .flatMap((block) => spelled(block.text, whereOfBlock(block)));
  const inText = moneyInText(document).map(({ amount, others, quote, block }) => ({
    amount,
    others,
    quote,
    where: whereOfBlock(block),
    words: false,
  }));
  // The words that gave the unit cannot speak for it.
  return table.scale.evidence === "words" ? inText : [...inText, ...inRows, ...inBlocks];
}

const spelled = (quote: string, where: Where): Spoken[] =>
  (parseAmountInWords(quote)?.values ?? []).map((amount) => ({
    amount,
    others: [],
    quote,
    where,
    words: true,
  }));

/** The sums of the table against what speaks for it: all apart by the same factor, none equal. */
function againstWords(input: ReviewInput, table: BudgetTable): Finding | "agrees" | null {
  const sums = figuresOf([table], ["total", "group"]).filter(
    ({ amount }) => significantDigits(amount) >= 3,
  );
  const known = new Set(sums.map(({ amount }) => amount));
  const spoken = spokenFor(input, table);
  const agrees = (one: Spoken): boolean =>
    sums.some(
      (sum) =>
        isFigure(sum, one.amount) ||
        (one.others.some((other) => isFigure(sum, other)) && !isSamePrint(sum, one)),
    );
  if (spoken.some(agrees)) return "agrees";
  for (const one of spoken) {
    for (const factor of FACTORS) {
      const larger = one.amount % factor === 0n && known.has(one.amount / factor);
      if (!larger && !known.has(one.amount * factor)) continue;
      const found = otherUnit(table, one, { factor, larger });
      if (found !== null) return found;
    }
  }
  return table.scale.evidence === "words" ? "agrees" : null;
}

/** "505.120 nghìn đồng" beside "505.120" of a table in đồng: one figure in two units, not one with decimals. */
function isSamePrint({ table, row, column }: TableFigure, { quote }: Spoken): boolean {
  const digits = (text: string): string => /\d[\d.,]*\d/.exec(text)?.[0] ?? "";
  const unit = dongPerUnit(quote);
  const printed = row.cells[column]?.source.text ?? "";
  const own = table.columns[column]?.scale ?? table.scale.factor;
  return digits(printed) !== "" && digits(printed) === digits(quote) && unit !== own;
}

function otherUnit(
  table: BudgetTable,
  { amount, quote, where, words }: Spoken,
  { factor, larger }: { factor: bigint; larger: boolean },
): Finding | null {
  const said = table.scale.factor;
  const name = UNIT_NAMES[(larger ? said * factor : said / factor).toString()];
  // Words out of all proportion are wrong themselves, see ./amount-words.ts.
  if (name === undefined || (words && pricesFit(table, factor, larger))) return null;
  const sum = larger ? amount / factor : amount * factor;
  return {
    code: CODE,
    severity: table.ocr ? "warning" : "error",
    where: whereOfTable(table.table),
    quote: table.scale.quote,
    expected: name,
    found: UNIT_NAMES[said.toString()] ?? "",
    message: `Bảng ${table.table.index} ghi đơn vị "${table.scale.quote}" nên số của bảng là ${printMicro(sum * MICRO)} đồng, trong khi "${quote}": lệch ${printMicro(factor * MICRO)} lần.`,
    suggestion: `Nếu số tiền ngoài bảng đúng thì đơn vị của bảng là ${name}.`,
    alsoAt: [where],
  };
}

/** Figures too large or too small for the unit they are said to be in. */
function againstSize(table: BudgetTable): Finding | null {
  const prices = columnsOf(table, "unitPrice", "unitPriceWithVat");
  const columns = prices.length > 0 ? prices : columnsOf(table, "amount", "amountWithVat");
  const values = table.rows
    .filter((row) => row.kind === "line")
    .flatMap((row) => columns.map((column) => row.cells[column.index]?.value))
    .filter((value): value is bigint => value != null && value > 0n);
  const { factor } = table.scale;
  if (values.length < 3) return null;
  const large = values.filter((value) => value >= 1_000_000n * MICRO);
  const small = values.filter((value) => value < 1_000n * MICRO);
  const tooLarge = factor >= 1_000n && large.length * 10 >= values.length * 9;
  const tooSmall = factor === 1n && small.length * 10 >= values.length * 9;
  if (!tooLarge && !tooSmall) return null;
  const said = UNIT_NAMES[factor.toString()] ?? "";
  return {
    code: CODE,
    severity: "warning",
    where: whereOfTable(table.table),
    quote: table.scale.quote,
    found: said,
    message: tooLarge
      ? `Bảng ${table.table.index} ghi đơn vị ${said} nhưng hầu hết số liệu từ 1.000.000 trở lên, giống số tính bằng đồng.`
      : `Bảng ${table.table.index} ghi đơn vị đồng nhưng hầu hết số liệu dưới 1.000, giống số tính bằng nghìn hoặc triệu đồng.`,
    suggestion: "Đối chiếu lại dòng Đơn vị tính của bảng.",
  };
}
