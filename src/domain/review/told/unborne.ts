/**
 * Figures of sentences about the budget that nothing in its tables bears, however one reckons. Asked last, where no
 * reader of statements understood the sentence: it says that a figure wants a look, not what it should be.
 */
import { abs } from "../../budget/fixed.ts";
import { moneyInBlock, type TextAmount } from "../../budget/money-in-text.ts";
import { diagnoseTable } from "../../budget/relations/diagnose-table.ts";
import type { Block } from "../../document/parsed-document.ts";
import { roleOfSection } from "../../plan/section-role.ts";
import { fold } from "../../text/fold.ts";
import { mainBudgets } from "../main-budgets.ts";
import type { ReviewInput } from "../rule.ts";
import { significantDigits } from "../unit-words.ts";
import { isBorneByYears, yearRelations } from "../years/year-findings.ts";
import { amountsOfNamed } from "./borne-by-named.ts";
import { toldMoney } from "./check-amounts.ts";
import { type DerivedAmounts, derivedAmounts } from "./derived-amounts.ts";
import { ownSentences, plannedSentences } from "./own-sentences.ts";
import type { Shape } from "./sentence-shape.ts";
import { sharesOfRows } from "./shares-of-rows.ts";
import { splitsWhole } from "./told-splits.ts";
import { oddChanges } from "./unborne-changes.ts";
import { oddCounts } from "./unborne-counts.ts";
import { CHANGE, isBorneByNamed, oddMoneyOfNamed } from "./unborne-named.ts";
import { namesThings, oddShares, oddSharesOfNamed } from "./unborne-shares.ts";
import { oddWholes } from "./unborne-whole.ts";

export interface Unborne {
  block: Block;
  quote: string;
  kind: "money" | "share" | "count";
  /** The nearest figure that the table has: đồng for money, rows for a count; null for a share. */
  nearest: bigint | null;
}

export function unborneFigures(input: ReviewInput): Unborne[] {
  if (input.budgets.length === 0 || input.budgets.some(isInDoubt)) return [];
  const shapes = ownSentences(input).filter((shape) => isAboutBudget(shape, input));
  const named = ownSentences(input).filter(({ marks }) => marks.some(({ kind }) => kind === "E"));
  const years = yearRelations(input).filter(({ holds }) => holds);
  const changes = plannedSentences(input).flatMap((shape) =>
    oddChanges(shape, input)
      .filter(
        ({ quote }) => !years.some(({ block, found }) => block === shape.block && found === quote),
      )
      .map(({ quote }): Unborne => {
        return { block: shape.block, quote, kind: "share", nearest: null };
      }),
  );
  const asked = [...new Set([...shapes, ...named])];
  const whole = wholeSentences(input);
  const counts = [...new Set([...asked, ...whole])].flatMap((shape) =>
    oddCounts(input, shape).map(({ quote, there }): Unborne => {
      return { block: shape.block, quote, kind: "count", nearest: BigInt(there) };
    }),
  );
  const figured = [...new Set([...asked, ...whole])].filter(({ marks }) =>
    marks.some(({ kind }) => kind !== "E"),
  );
  if (figured.length === 0) return [...changes, ...counts];
  const derived = derivedAmounts(input);
  const figures = figured.flatMap((shape) => [
    ...(shapes.includes(shape) ? unborneIn(shape, derived, input) : []),
    ...(asked.includes(shape) ? ofNamed(shape, derived, input) : []),
    ...(whole.includes(shape) ? ofWhole(shape, derived, input) : []),
  ]);
  return [...changes, ...figures, ...counts];
}

function ofNamed(shape: Shape, derived: DerivedAmounts, input: ReviewInput): Unborne[] {
  const { block } = shape;
  const inBudget = input.facts.kind === "budget" || isInBudget(shape, input);
  return [
    ...oddMoneyOfNamed(shape, derived, input.budgets)
      .filter(isOpen(input))
      .map(({ quote, amount }): Unborne => {
        return { block, quote, kind: "money", nearest: nearestOf(derived, amount) };
      }),
    ...oddSharesOfNamed(shape, inBudget).map(({ quote }): Unborne => {
      return { block, quote, kind: "share", nearest: null };
    }),
  ];
}

/** In the part of the text about the one budget there is. */
const wholeSentences = (input: ReviewInput): Shape[] =>
  mainBudgets(input.budgets).length > 1
    ? []
    : ownSentences(input).filter(
        (shape) => input.facts.kind === "budget" || isInBudget(shape, input),
      );

const ofWhole = (shape: Shape, derived: DerivedAmounts, input: ReviewInput): Unborne[] =>
  oddWholes(shape, derived)
    .filter(isOpen(input))
    .map(({ quote, amount }): Unborne => {
      return { block: shape.block, quote, kind: "money", nearest: nearestOf(derived, amount) };
    });

/** What a reader of statements found right is borne: "máy chủ đắt hơn máy in 20 triệu đồng mỗi cái". */
const isOpen =
  (input: ReviewInput) =>
  (amount: TextAmount): boolean =>
    !isBorneByYears(input, amount.block, amount.start) &&
    (amount.qualifier !== null || toldMoney(input).verdictOn(amount) !== "holds");

/** Where the table itself has a fault, its figures are no measure for others. */
const isInDoubt = (table: ReviewInput["budgets"][number]): boolean =>
  table.ocr ||
  table.kind !== "money" ||
  diagnoseTable(table).failing > 0 ||
  diagnoseTable(table).model.swapped !== null;

const ABOUT =
  /\b(?:kinh phi|du toan|tong (?:cong|so|tien|chi|gia tri|muc)|nguon|nhom|hang muc|khoan|thanh tien|chenh lech|thue|vat|gtgt|cong lai|chiem|ty trong|phan con lai|so tien|nhu cau|de nghi|bo tri|danh muc|quy mo)\b/;
/** Limits, prices of the market and law, what was granted: figures that no table of the plan has. */
const ELSEWHERE =
  /\b(?:binh quan|trung binh|toi da|toi thieu|khong qua|khong vuot|han muc|muc tran|gia tran|dinh muc|nguong|quy dinh|goi thau|chi dinh|dau thau|chao hang|bao gia|khao sat|thi truong|luong co so|so du|muc luong|thu nhap|doanh thu|so thu|tiet kiem|no|ung truoc|tam ung|muc phat|xu phat|hop dong|chi tieu|muc tieu|phan dau|ty le (?:ho so|nguoi|luot|benh|khoa|can bo|may))\b/;

const isInBudget = ({ block }: Shape, { facts }: ReviewInput): boolean =>
  block.headingPath.some(
    (heading) =>
      roleOfSection(heading, null, facts.year ?? 0) === "budget" ||
      /\b(?:kinh phi|du toan)\b/.test(fold(heading)),
  );

function isAboutBudget(shape: Shape, input: ReviewInput): boolean {
  const { text, block, marks } = shape;
  // "Mỗi" is "mới" without its marks.
  const each = /mỗi/iu.test(block.text.slice(shape.start, shape.end).normalize("NFC"));
  if ((ELSEWHERE.test(text) || each) && !BY_MONTH.test(text)) return false;
  const named = marks.some(({ kind }) => kind === "E");
  const elsewhere =
    input.facts.kind === "plan" && !isInBudget(shape, input) && block.headingPath.length > 0;
  return !elsewhere && (named || ABOUT.test(fold(block.text)) || BY_MONTH.test(text));
}

/** The whole year parted into months: "chia đều 12 tháng, mỗi tháng …". */
const BY_MONTH =
  /^[^E]*\b(?:moi|mot|hang) thang\b(?![^EM]*\bcho (?!ca |toan |don vi))[^EM]*M(?!\s*(?:cho|de|tien|chi cho|vao)\b)[^EMP]*$/;

/** A twelfth of the whole, or what a row is paid each month. */
function monthsIn({ block, marks }: Shape, { wholes, lines }: DerivedAmounts): Unborne[] {
  return marks.flatMap((mark): Unborne[] => {
    if (mark.kind !== "M") return [];
    const { amount, quote } = mark.money;
    const near =
      lines.includes(amount) || wholes.some((whole) => abs(whole / 12n - amount) * 10n <= amount);
    return near ? [] : [{ block, quote, kind: "money", nearest: null }];
  });
}

function unborneIn(shape: Shape, derived: DerivedAmounts, input: ReviewInput): Unborne[] {
  if (BY_MONTH.test(shape.text)) return monthsIn(shape, derived);
  const amounts = moneyInBlock(shape.block);
  const money = shape.marks.flatMap((mark) => (mark.kind === "M" ? [mark.money] : []));
  const beside = CHANGE.test(shape.text) ? amounts : [];
  const named = namesThings(shape) ? amountsOfNamed(shape) : null;
  const isBorne = (one: TextAmount): boolean =>
    isMoneyBorne(one, beside, derived) ||
    (named !== null && (isBorneByNamed(one, named) || splitsWhole(one, named.plain))) ||
    derived.told.has(one.amount);
  const lost = money
    .filter(isOpen(input))
    .filter(
      (one) =>
        (isTelling(one, shape) && !isBorne(one)) ||
        (isVague(one, shape) && !isNearWhole(one, derived)),
    );
  const { block } = shape;
  const known = sharesOfRows(input).filter((one) => one.block === block && one.holds);
  const odd = oddShares(shape, derived, money).filter(({ quote }) =>
    known.every(({ percent }) => percent !== quote.replace(/\s*%$/, "")),
  );
  return [
    ...lost.map(({ quote, amount }): Unborne => {
      return { block, quote, kind: "money", nearest: nearestOf(derived, amount) };
    }),
    ...odd.map(({ quote }): Unborne => ({ block, quote, kind: "share", nearest: null })),
  ];
}

/** Bounds say less than a figure; round figures are often none of the table. */
function isTelling({ amount, qualifier, slack, certain }: TextAmount, { marks }: Shape): boolean {
  const digits = significantDigits(amount);
  const named = marks.some(({ kind }) => kind === "E");
  return (
    certain &&
    qualifier === null &&
    amount >= 1_000_000n &&
    (digits >= 4 || (slack > 0n && named && digits >= 3))
  );
}

const WHOLE =
  /\b(?:tong (?:kinh phi|du toan|so tien|gia tri|cong|nhu cau|muc)|quy mo (?:du toan|kinh phi)|du toan (?:nam|lap|xay dung)|nhu cau kinh phi)\b|\bcan M (?:cho|trong) ca nam\b/;

/** "Tổng kinh phí gần 2,5 tỷ đồng". */
const isVague = ({ qualifier, amount }: TextAmount, { text, marks }: Shape): boolean =>
  qualifier !== null &&
  amount >= 1_000_000n &&
  WHOLE.test(text) &&
  marks.every(({ kind }) => kind !== "E") &&
  marks.filter(({ kind }) => kind === "M").length === 1;

/** Who rounds up or down stays within a tenth. */
const isNearWhole = ({ amount }: TextAmount, { wholes }: DerivedAmounts): boolean =>
  [...wholes, wholes.reduce((sum, one) => sum + one, 0n)].some(
    (one) => abs(one - amount) * 10n <= one,
  );

/** Itself, or with another amount beside it. */
function isMoneyBorne(
  one: TextAmount,
  beside: readonly TextAmount[],
  derived: DerivedAmounts,
): boolean {
  const slack = one.slack;
  if ([one.amount, ...one.others].some((amount) => derived.bears(amount, slack))) return true;
  const others = beside.filter((other) => other.start !== one.start);
  return others.some(
    (other) =>
      derived.bears(one.amount + other.amount, slack + other.slack) ||
      derived.bears(abs(one.amount - other.amount), slack + other.slack),
  );
}

function nearestOf({ wholes, parts }: DerivedAmounts, amount: bigint): bigint | null {
  const gap = (one: bigint): bigint => abs(one - amount);
  const [first] = [...wholes, ...parts].sort((a, b) => (gap(a) < gap(b) ? -1 : 1));
  return first !== undefined && gap(first) * 4n < first ? first : null;
}
