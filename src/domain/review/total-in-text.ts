/**
 * An amount that the text tells as the total of the one budget there is, for the plan's own year, before or after tax.
 */
import { abs, MICRO } from "../budget/fixed.ts";
import { moneyInText, type TextAmount } from "../budget/money-in-text.ts";
import { explainDifference } from "../budget/relations/explain-difference.ts";
import { roleOfSection } from "../plan/section-role.ts";
import { fold } from "../text/fold.ts";
import {
  amountFinding,
  isOtherUnit,
  isRoundedTo,
  isSlip,
  isTaxed,
  severityOfAmount,
} from "./amount-finding.ts";
import type { Finding } from "./finding.ts";
import type { ReviewInput } from "./rule.ts";
import { figuresOf, grandTotalOf, rightAmount, type TableFigure } from "./table-totals.ts";
import { CONDITION } from "./told/told-total.ts";

/** An amount of the text, the totals of the tables, and all figures that it may be held against. */
export interface Comparison {
  input: ReviewInput;
  amount: TextAmount;
  grand: readonly TableFigure[];
  figures: readonly TableFigure[];
}

/** "Tổng nhu cầu: …", "Tổng kinh phí thực hiện năm 2027 là …". */
export const tellsTotal = ({ block, start }: TextAmount): boolean =>
  /(?:^|[.;] |[-+*•] ?)(?:tong (?:kinh phi|du toan|nhu cau|cong|muc|so tien|gia tri|so kinh phi|chi phi)|nhu cau kinh phi)(?: (?:kinh phi|du toan|thuc hien|ke hoach|ca nam|du kien|nam 20\d\d))*(?: la)?:? ?$/.test(
    fold(block.text.slice(Math.max(0, start - 90), start)),
  );

const TOTAL_WORDS =
  /tong (?:kinh phi|du toan|nhu cau|cong|muc|so tien|gia tri|so kinh phi|chi phi)|kinh phi (?:thuc hien|du kien)|du toan kinh phi/g;

/** "Kinh phí thuê dịch vụ trong năm: 233.000.000 đồng." alone in its paragraph, a digit off the one total. */
export function headline(
  input: ReviewInput,
  amount: TextAmount,
  [only, ...more]: readonly TableFigure[],
): TableFigure | undefined {
  const folded = fold(amount.block.text);
  const alone = moneyInText(input.document).filter(({ block }) => block === amount.block);
  if (only === undefined || more.length > 0 || alone.length > 1) return undefined;
  const years = yearsIn(folded);
  const { year } = input.facts;
  if (isOfOtherYear(years, year) || looksBack({ years, amount, only, year })) return undefined;
  const tells =
    /^(?:[-+*•] ?)?(?:tong |nhu cau |du toan )?(?:kinh phi|du toan|nhu cau|chi phi)\b[^:;.]{0,80}(?::| la) ?\d/;
  return tells.test(folded) && isSlip(amount, only, 3) ? only : undefined;
}

/** What is asked for in all: near the total, or a slip of it. */
export function totalTold(
  input: ReviewInput,
  amount: TextAmount,
  only: TableFigure | undefined,
): Finding | null {
  if (only === undefined || isOtherUnit(amount.amount, only.amount)) return null;
  const [said, right] = [amount.amount, rightAmount(only)];
  const near = said * 3n > right && said < right * 3n;
  if (!near || isTaxed(said, right) || isRoundedTo(said, right, amount.slack)) return null;
  const wanted = isSlip(amount, only, 3) ? "error" : "warning";
  return amountFinding(amount, only, severityOfAmount(input, only.table, wanted));
}

/** The text speaks of the total of the one table of money there is, for the plan's own year. */
export function totalMeant({
  input,
  amount,
  grand,
  before,
}: Omit<Comparison, "figures"> & { before: string }): Finding | null {
  const [only, ...more] = grand;
  if (only === undefined || more.length > 0 || amount.qualifier !== null) return null;
  const sentence = before.slice(Math.max(before.lastIndexOf(". "), before.lastIndexOf("; "), 0));
  if (!endsWithTotal(sentence) || WITHOUT.test(sentence) || isOtherUnit(amount.amount, only.amount))
    return null;
  const years = yearsOfTotal(sentence);
  const { year } = input.facts;
  if (years === null || isOfOtherYear(years, year) || looksBack({ years, amount, only, year }))
    return null;
  const slip = explainDifference(amount.amount * MICRO, rightAmount(only) * MICRO) !== null;
  const wanted = slip || years.length > 0 ? "error" : "warning";
  return amountFinding(amount, only, severityOfAmount(input, only.table, wanted));
}

/**
 * "tăng 20 % so với kinh phí thực hiện năm 2025 (…)": the year behind the words for the total is its own; null where
 * it is what another total is compared with.
 */
function yearsOfTotal(sentence: string): number[] | null {
  const at = [...sentence.matchAll(TOTAL_WORDS)].at(-1)?.index ?? 0;
  if (/\bso voi(?: \p{L}+){0,3} ?$/u.test(sentence.slice(0, at))) return null;
  const own = yearsIn(sentence.slice(at));
  return own.length > 0 ? own : yearsIn(sentence);
}

/** "Chưa kể dự phòng, kinh phí là …": not the total as it is printed. */
const WITHOUT = new RegExp(
  String.raw`\b(?:(?:chua|khong) (?:ke|tinh|gom|bao gom)|ngoai|sau khi tru|loai tru|${CONDITION})\b(?! (?:thue|vat|gtgt))|\bcon(?: lai)?(?: khoang| la)?:? *$|\bchiu (?:thue|vat|gtgt)\b`,
);

const yearsIn = (text: string): number[] =>
  [...text.matchAll(/nam (\d{4})/g)].map((match) => Number(match[1]));

/** Of a table whose own year is not known, no year of the text is sure to be meant. */
const isOfOtherYear = (years: readonly number[], year: number | null): boolean =>
  years.length > 0 && (year === null || !years.includes(year));

interface Told {
  years: readonly number[];
  amount: TextAmount;
  only: TableFigure;
  year: number | null;
}

/** What was spent last year is no total of the plan's table. */
const looksBack = ({ years, amount, only, year }: Told): boolean =>
  years.length === 0 && inResults(amount.block, year) && !inResults(only.table.table, year);

const inResults = (
  { headingPath }: { headingPath: readonly string[] },
  year: number | null,
): boolean => headingPath.some((heading) => roleOfSection(heading, null, year ?? 0) === "results");

const TAX_STATES = [
  [
    /\b(?:truoc|chua (?:gom|co|bao gom)) (?:thue|vat)(?: gtgt| gia tri gia tang)?(?: la)?:? ?$/,
    "amount",
  ],
  [
    // "224 triệu đồng, gồm thuế 20 triệu đồng": behind an amount it is the tax in it.
    /\b(?:sau|da gom|da bao gom|(?<!\bdong[,;]? \(?(?:bao |trong do )?)(?:gom|co)) (?:thue|vat)(?: gtgt| gia tri gia tang)?(?: la)?:? ?$/,
    "amountWithVat",
  ],
  [/(?:^|[,;:]) ?(?:tien )?thue (?:gtgt|vat|gia tri gia tang)(?: la)?:? ?$/, "vatAmount"],
] as const;

/** "trước thuế …, thuế giá trị gia tăng …, sau thuế …": each against the total of its column in the only table. */
export function taxStateMeant(
  input: ReviewInput,
  amount: TextAmount,
  before: string,
): Finding | null {
  const role = TAX_STATES.find(([words]) => words.test(before))?.[1];
  const [table, ...more] = input.budgets;
  if (role === undefined || table === undefined || more.length > 0) return null;
  if (amount.qualifier !== null || !ofOwnTotal(before, input.facts.year)) return null;
  const grand = grandTotalOf(table);
  const [only, ...others] = figuresOf([table], ["total"]).filter(
    ({ row, column }) => row === grand?.row && table.columns[column]?.role === role,
  );
  if (only === undefined || others.length > 0) return null;
  const rounded = abs(only.amount - amount.amount) <= 20n * amount.slack;
  if (rounded || isOtherUnit(amount.amount, only.amount)) return null;
  const wanted = isSlip(amount, only, 3) ? "error" : "warning";
  return amountFinding(amount, only, severityOfAmount(input, table, wanted));
}

/** The sentence tells the total, of the plan's own year where it names one. */
function ofOwnTotal(before: string, year: number | null): boolean {
  const sentence = before.slice(Math.max(before.lastIndexOf(". "), 0));
  const years = yearsIn(sentence);
  const plain = /\btong\b/.test(sentence) && !/\b(?:chenh lech|hieu so)\b/.test(sentence);
  return plain && years.every((one) => one === year);
}

/** Words for a total, with no other amount and no source between them and the end: else it is a part. */
function endsWithTotal(sentence: string): boolean {
  const meant = [...sentence.matchAll(TOTAL_WORDS)].at(-1);
  if (meant === undefined) return false;
  const between = sentence.slice(meant.index + meant[0].length);
  return (
    !/[.;!?]\s*$|\d[.,]\d{3}|nguon|trong do|\bvon\b|ngan sach|con lai|chenh lech|so voi/.test(
      between,
    ) && !COUNTED.test(between)
  );
}

/** "Pin AA và pin AAA tổng cộng 475 viên, thành tiền …": what is counted has a price; a count of rows is one of the table. */
const COUNTED =
  /(?<!nam )(?<![\d.,/])\d+ (?!(?:hang muc|khoan|noi dung|muc|nhom|goi|mat hang|dau muc|nhiem vu|dong|du an|nguon)\b)[a-z]+/;
