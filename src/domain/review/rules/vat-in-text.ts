/** The rate of tax that the text tells against the rates with which the tables are computed. */
import { type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import type { Block } from "../../document/parsed-document.ts";
import { foldInPlace } from "../../text/fold.ts";
import { emptyOutcome, type Finding, type RuleOutcome } from "../finding.ts";
import { linesOf, rateOfRow } from "../legal-finding.ts";
import type { ReviewInput, Rule } from "../rule.ts";
import { whereOfCell } from "../table-texts.ts";
import { taxesOfSentences, type TaxOfSentence } from "../tax-in-sentence.ts";
import { ownSentences } from "../told/own-sentences.ts";
import { type NamedRate, namedRates, ratesOfRest, ratesOfTaxes } from "../told/told-rates.ts";
import { ratesOfTaxRows } from "../told/told-tax.ts";
import { whereOfBlock, whereOfTable } from "../where.ts";

const CODE = "text-vat-mismatch";
const RATE =
  /(?<![\p{L}])(?:thuế|vat|gtgt)[^.;%\d\n]{0,50}?(?<![\d.,])(\d{1,2})(?:[.,]0)?\s*%|(?<![\d.,])(\d{1,2})(?:[.,]0)?\s*%\s*(?:tiền )?(?:thuế|vat|gtgt)(?!\p{L})/giu;
/** What the law says, what changes, what holds for some things only. */
const OTHER =
  /nghi dinh|thong tu|\bluat\b|nghi quyet|xuong|\bgiam\b|truoc day|\bneu\b|\bhoac\b|ngay|(?<!ghi chu )\brieng\b|mot so|truong hop|tu nam|den nam|thu nhap|nha thau|\btncn\b|\btndn\b/;

export const vatInText: Rule = {
  id: "vat-in-text",
  title: "Thuế suất nêu trong lời văn",
  codes: [
    {
      code: CODE,
      severity: "warning",
      meaning:
        "Thuế suất GTGT nêu trong lời văn hoặc tiêu đề cột khác thuế suất mà bảng dùng để tính.",
    },
  ],
  check(input) {
    const outcome = emptyOutcome();
    const { document, budgets } = input;
    for (const one of budgets) {
      checkHeaders(one, outcome);
      outcome.findings.push(...rowsOfTax(one));
    }
    const rates = new Set(budgets.flatMap(ratesOf));
    const [table] = budgets;
    const sure = !budgets.some(({ ocr }) => ocr) && !document.quality.lostMarks;
    if (sure) checkSentences(document.blocks, outcome);
    if (rates.size === 0 || table === undefined || !sure) return outcome;
    checkItems(input, rates, outcome);
    for (const { block, said, quote } of ratesSaid(input)) {
      if (rates.has(said)) outcome.relations += 1;
      else if (said <= HIGHEST_RATE)
        outcome.findings.push(finding({ block, said, quote }, table, rates));
    }
    return outcome;
  },
};

function checkSentences(blocks: readonly Block[], outcome: RuleOutcome): void {
  for (const one of blocks.flatMap(taxesOfSentences)) {
    if (one.said === one.there) outcome.relations += 1;
    else outcome.findings.push(ofSentence(one));
  }
}

const ofSentence = ({ block, said, there, quote }: TaxOfSentence): Finding => ({
  code: CODE,
  severity: "warning",
  where: whereOfBlock(block),
  quote,
  expected: `${there}%`,
  found: `${said}%`,
  message: `Câu ghi thuế suất ${said}%, nhưng tiền thuế nêu trong câu bằng ${there}% số tiền trước thuế.`,
  suggestion: "Thống nhất thuế suất và tiền thuế trong câu.",
});

/** What is more is a share of something. */
const HIGHEST_RATE = 20n;

interface SaidRate {
  block: Block;
  said: bigint;
  quote: string;
}

const ratesSaid = ({ document, facts }: ReviewInput): SaidRate[] =>
  document.blocks
    .filter(({ kind }) => kind !== "table")
    .flatMap((block) =>
      block.text
        .split(/(?<=[.;])\s/u)
        .map((sentence) => ownPart(sentence, facts.year))
        .flatMap((sentence) => ratesOfSentence(sentence).map((one) => ({ block, ...one }))),
    );

/** "…, dự toán năm 2027 tính thuế suất 10%": the clause that tells how the budget is made, beside what the law does. */
const COMPUTED =
  /^\s*(?:nen |do do |vi vay )?(?:du toan|ke hoach|kinh phi|cac hang muc)\b.{0,40}\b(?:tinh|ap dung|lap)\b.{0,15}\bthue suat\b/;
const CONDITION = /\bneu\b|\bkhi\b|truong hop|\bhoac\b/;

/** The sentence, or the clauses of it, that speak of the budget itself; "" where none does. */
function ownPart(sentence: string, year: number | null): string {
  const folded = foldInPlace(sentence);
  if (isOwn(folded, year)) return sentence;
  if (CONDITION.test(folded)) return "";
  const own = sentence.split(/,\s/u).filter((clause) => {
    const words = foldInPlace(clause);
    const [said = year] = [...words.matchAll(/\b20\d\d\b/g)].map(Number);
    return COMPUTED.test(words) && isOwn(words, year ?? said);
  });
  return own.join(", ");
}

/** "…, hàng hóa thông thường 10%" behind a clause with its rate. */
const RATE_BEHIND = /^\s*(?:và |còn )?\p{L}[^\d%]{3,60}(?<![\d.,])(\d{1,2})\s*%\s*\)?[.;]?$/u;
/** "…, các khoản còn lại tính 8%" behind what is not taxed. */
const REST_TAXED =
  /^\s*(?:va |con )?[a-z ]{0,40}\b(?:con lai|khac)\b(?: (?:deu|tinh|chiu|ap dung|theo|la|muc|thue|suat))* ?\d/;

/** Each clause with its own rate; one of what is not taxed has none. */
function ratesOfSentence(sentence: string): Omit<SaidRate, "block">[] {
  const all = sentence.split(/,\s/u);
  const clauses = all.filter((clause) => !UNTAXED.test(foldInPlace(clause)));
  const untaxed = clauses.length < all.length;
  let listed = false;
  return clauses.flatMap((clause) => {
    const own = [...clause.matchAll(RATE)].flatMap(([quote, behind, before]) =>
      // "Giá trước thuế của ba gói chiếm 36%": a share, no rate.
      /chiếm|tỷ trọng|tỷ lệ/iu.test(quote) ? [] : [{ said: BigInt(behind ?? before ?? 0), quote }],
    );
    const goesOn = listed || (untaxed && REST_TAXED.test(foldInPlace(clause)));
    const behind = goesOn && own.length === 0 ? RATE_BEHIND.exec(clause) : null;
    listed ||= own.length > 0;
    return behind === null ? own : [{ said: BigInt(behind[1] ?? 0), quote: clause.trim() }];
  });
}

const UNTAXED = /khong (?:ap dung|chiu|tinh|thuoc)/;

const isOwn = (sentence: string, year: number | null): boolean =>
  !OTHER.test(sentence) &&
  [...sentence.matchAll(/\b20\d\d\b/g)].every(([said]) => Number(said) === year);

function checkItems(input: ReviewInput, rates: ReadonlySet<bigint>, outcome: RuleOutcome): void {
  const told = ownSentences(input).flatMap((shape) => namedRates(shape, input));
  outcome.findings.push(
    ...ownSentences(input).flatMap((shape) =>
      [...ratesOfTaxes(shape, input), ...ratesOfRest(shape, input)].map(ofItem),
    ),
  );
  for (const one of told) {
    if (one.said === one.there) outcome.relations += 1;
    else if (rates.has(one.said) || one.said === 0n || one.there === 0n)
      outcome.findings.push(ofItem(one));
  }
}

/** The rate told of a row by its name. */
const ofItem = ({ block, row, table, said, there, quote }: NamedRate): Finding => {
  const [told, right] = [said, there].map((rate) => (rate === 0n ? "không chịu thuế" : `${rate}%`));
  return {
    code: CODE,
    severity: "warning",
    where: whereOfBlock(block),
    quote,
    expected: right ?? "",
    found: told ?? "",
    message: `Lời văn ghi ${told ?? ""} cho “${row.name}”, bảng ${table.table.index} tính ${right ?? ""}.`,
    suggestion: "Thống nhất thuế suất giữa lời văn và bảng.",
    alsoAt: [whereOfTable(table.table, { row: row.source, rowName: row.name })],
  };
};

function finding(
  { block, said, quote }: SaidRate,
  { table }: BudgetTable,
  rates: ReadonlySet<bigint>,
): Finding {
  const there = [...rates]
    .sort((a, b) => Number(a - b))
    .map((rate) => `${rate}%`)
    .join(", ");
  return {
    code: CODE,
    severity: "warning",
    where: whereOfBlock(block),
    quote,
    expected: there,
    found: `${said}%`,
    message: `Lời văn ghi thuế suất ${said}%, số liệu của bảng ${table.index} tính theo ${there}.`,
    suggestion: "Thống nhất thuế suất giữa lời văn và bảng.",
    alsoAt: [whereOfTable(table)],
  };
}

const FEWEST_LINES = 3;

/** "Thuế GTGT (8%)" over a column whose figures are all computed with another rate. */
function checkHeaders(table: BudgetTable, outcome: RuleOutcome): void {
  if (table.ocr || columnsOf(table, "vatRate").length > 0) return;
  for (const { header, index } of columnsOf(table, "vatAmount", "amountWithVat")) {
    const [said, ...more] = [...header.matchAll(RATE)].map((match) => match[1] ?? match[2] ?? "");
    const rates = linesOf(table).flatMap((row) => rateOfRow(table, row) ?? []);
    const [there, ...others] = new Set(rates.filter((rate) => rate > 0n));
    if (said === undefined || more.length > 0 || there === undefined) continue;
    if (BigInt(said) === there) outcome.relations += 1;
    if (BigInt(said) === there || others.length > 0 || rates.length < FEWEST_LINES) continue;
    outcome.findings.push({
      code: CODE,
      severity: "warning",
      where: { ...whereOfTable(table.table), column: header },
      quote: header,
      expected: `${there}%`,
      found: `${said}%`,
      message: `Bảng ${table.table.index}: tiêu đề cột ${header} ghi ${said}%, số liệu các dòng tính theo ${there}%.`,
      suggestion: "Thống nhất thuế suất giữa tiêu đề cột và số liệu.",
      alsoAt: linesOf(table)
        .slice(0, 60)
        .map((row) => whereOfCell(table, { row: row.index, column: index })),
    });
  }
}

/** "Thuế GTGT 10%" in a row whose figure is the tax of the sum above by another rate. */
function rowsOfTax(table: BudgetTable): Finding[] {
  return ratesOfTaxRows(table).flatMap(({ row, rates }): Finding[] => {
    const [, said] = /(?<![\d.,])(\d{1,2})(?:[.,]0)?\s*%/.exec(row.name) ?? [];
    const [there, ...more] = rates;
    if (said === undefined || there === undefined || more.length > 0 || table.ocr) return [];
    if (rates.includes(BigInt(said))) return [];
    return [
      {
        code: CODE,
        severity: "error",
        where: whereOfTable(table.table, { row: row.source, rowName: row.name }),
        quote: row.name,
        expected: `${there}%`,
        found: `${said}%`,
        message: `Bảng ${table.table.index}: dòng “${row.name}” ghi ${said}%, số tiền thuế của dòng bằng ${there}% giá trị trước thuế.`,
        suggestion: "Thống nhất thuế suất ghi ở dòng thuế và số tiền thuế.",
      },
    ];
  });
}

/** None where the table shows no tax. */
function ratesOf(table: BudgetTable): bigint[] {
  const lines = linesOf(table).flatMap((row) => rateOfRow(table, row) ?? []);
  return [...lines, ...ratesOfTaxRows(table).flatMap(({ rates }) => rates)].filter(
    (rate) => rate > 0n,
  );
}
