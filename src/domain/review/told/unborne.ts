/**
 * Figures of sentences about the budget that nothing in its tables bears, however one reckons. Asked last, where no
 * reader of statements understood the sentence: it says that a figure wants a look, not what it should be.
 */
import { abs, divideRound, halfUnit, MICRO } from "../../budget/fixed.ts";
import { moneyInBlock, type TextAmount } from "../../budget/money-in-text.ts";
import { diagnoseTable } from "../../budget/relations/diagnose-table.ts";
import type { Block } from "../../document/parsed-document.ts";
import { roleOfSection } from "../../plan/section-role.ts";
import { fold } from "../../text/fold.ts";
import type { ReviewInput } from "../rule.ts";
import { type DerivedAmounts, derivedAmounts } from "./derived-amounts.ts";
import { ownSentences } from "./own-sentences.ts";
import type { SaidShare, Shape } from "./sentence-shape.ts";
import { cellOf, rowsAndColumns } from "./told-cells.ts";
import { splitsWhole } from "./told-splits.ts";
import { oddCounts } from "./unborne-counts.ts";

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
  if (shapes.length === 0) return [];
  const derived = derivedAmounts(input);
  return shapes.flatMap((shape) => [
    ...unborneIn(shape, derived),
    ...oddCounts(input, shape).map(({ quote, there }): Unborne => {
      return { block: shape.block, quote, kind: "count", nearest: BigInt(there) };
    }),
  ]);
}

/** Where the table itself has a fault, its figures are no measure for others. */
const isInDoubt = (table: ReviewInput["budgets"][number]): boolean =>
  table.ocr || table.kind !== "money" || diagnoseTable(table).failing > 0;

const ABOUT =
  /\b(?:kinh phi|du toan|tong (?:cong|so|tien|chi|gia tri|muc)|nguon|nhom|hang muc|khoan|thanh tien|chenh lech|thue|vat|gtgt|cong lai|chiem|ty trong|phan con lai|so tien|nhu cau|de nghi|bo tri|danh muc|quy mo)\b/;
/** Limits, prices of the market and law, what was granted: figures that no table of the plan has. */
const ELSEWHERE =
  /\b(?:binh quan|trung binh|moi|toi da|toi thieu|khong qua|khong vuot|han muc|muc tran|gia tran|dinh muc|nguong|quy dinh|goi thau|chi dinh|dau thau|chao hang|bao gia|khao sat|thi truong|luong co so|muc luong|thu nhap|doanh thu|so thu|tiet kiem|no|ung truoc|tam ung|muc phat|xu phat|hop dong|chi tieu|muc tieu|phan dau|ty le (?:ho so|nguoi|luot|benh|khoa|can bo|may))\b/;

function isAboutBudget({ text, block, marks }: Shape, { facts }: ReviewInput): boolean {
  if (ELSEWHERE.test(text) && !BY_MONTH.test(text)) return false;
  const inBudget = block.headingPath.some(
    (heading) =>
      roleOfSection(heading, null, facts.year ?? 0) === "budget" ||
      /\b(?:kinh phi|du toan)\b/.test(fold(heading)),
  );
  const named = marks.some(({ kind }) => kind === "E");
  const elsewhere = facts.kind === "plan" && !inBudget && block.headingPath.length > 0;
  return !elsewhere && (named || ABOUT.test(fold(block.text)) || BY_MONTH.test(text));
}

/** The whole year parted into months: "chia đều 12 tháng, mỗi tháng …". */
const BY_MONTH = /^[^E]*\b(?:moi|mot|hang) thang\b[^EM]*M[^EMP]*$/;

function monthsIn({ block, marks }: Shape, { wholes }: DerivedAmounts): Unborne[] {
  return marks.flatMap((mark): Unborne[] => {
    if (mark.kind !== "M") return [];
    const { amount, quote } = mark.money;
    const near = wholes.some((whole) => abs(whole / 12n - amount) * 10n <= amount);
    return near ? [] : [{ block, quote, kind: "money", nearest: null }];
  });
}

function unborneIn(shape: Shape, derived: DerivedAmounts): Unborne[] {
  if (BY_MONTH.test(shape.text)) return monthsIn(shape, derived);
  const amounts = moneyInBlock(shape.block);
  const money = shape.marks.flatMap((mark) => (mark.kind === "M" ? [mark.money] : []));
  const beside = CHANGE.test(shape.text) ? amounts : [];
  const isBorne = (one: TextAmount): boolean =>
    isMoneyBorne(one, beside, derived) || (!derived.bySource && splitsWhole(one, derived.wholes));
  const lost = money.filter(
    (one) =>
      (isTelling(one, shape) && !isBorne(one)) ||
      (isVague(one, shape) && !isNearWhole(one, derived)),
  );
  const shares = shape.marks.flatMap((mark) => (mark.kind === "P" ? [mark.share] : []));
  const parts = partsMeant(shape, derived, money);
  const odd = shares.filter((share) => isShareTold(share, shape) && !isShareBorne(share, parts));
  const { block } = shape;
  return [
    ...lost.map(({ quote, amount }): Unborne => {
      return { block, quote, kind: "money", nearest: nearestOf(derived, amount) };
    }),
    ...odd.map(({ quote }): Unborne => ({ block, quote, kind: "share", nearest: null })),
  ];
}

/** Then two amounts of the paragraph make one of the table: "năm trước …, nay thêm …". */
const CHANGE =
  /\b(?:tang|giam|them|bot|cat|so voi|nam truoc|truoc day|chenh lech|con lai|con thieu|da co|da bo tri|bo sung|dieu chinh)\b/;

/** Bounds say less than a figure; round figures are often none of the table. */
function isTelling({ amount, qualifier, slack, certain }: TextAmount, { marks }: Shape): boolean {
  const digits = amount.toString().replace(/0+$/, "").length;
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

interface Shares {
  parts: readonly bigint[];
  wholes: readonly bigint[];
}

/** "chiếm 20 % giá trị của nhóm", "80 % kinh phí hạ tầng mạng": the whole is a part of the table. */
const OF_A_PART =
  /\b(?:(?:cua|trong|tren|so voi) (?:tong )?(?:(?:gia tri|kinh phi|so tien|du toan) (?:cua )?)?|(?:gia tri|kinh phi|so tien|du toan) (?:cua |danh cho |cho )?)(?:nhom|phan|muc|khoan|nguon|quy|E)\b/;

/** What a share of the sentence may be of: the things it names, else any part; amounts it tells beside. */
function partsMeant(
  shape: Shape,
  { parts, wholes, together, lines }: DerivedAmounts,
  money: readonly TextAmount[],
): Shares {
  const { marks, text } = shape;
  const cells = cellsNamed(shape);
  const named = marks.flatMap((mark) =>
    mark.kind === "E"
      ? mark.mention.things.flatMap((thing) => thing.money.map(({ right }) => right))
      : [],
  );
  const told = money.map(({ amount }) => amount);
  const ofPart = OF_A_PART.test(text);
  const own =
    named.length + told.length === 0
      ? [...parts, ...together, ...lines]
      : [...sumsOf(named), ...(ofPart ? lines : [])];
  // What a source gives a row is told of the row and of the source.
  const of = ofPart || cells.length > 0 ? [...parts, ...named] : [];
  return {
    parts: [...own, ...told, ...cells],
    wholes: [...wholes, ...of, ...(named.length > 0 ? told : [])],
  };
}

/** "Nhóm II do ngân sách nhà nước bảo đảm 80%": the cells of the rows and the sources of a sentence. */
function cellsNamed(shape: Shape): bigint[] {
  const { rows, columns } = rowsAndColumns(shape);
  return rows.flatMap((row) =>
    columns.flatMap((column) => cellOf(row.thing, column.thing).map(({ right }) => right)),
  );
}

const MOST_NAMED = 8;

/** Things of a sentence one by one and together. */
function sumsOf(named: readonly bigint[]): bigint[] {
  const all = [...new Set(named)].slice(0, MOST_NAMED);
  return all.reduce<bigint[]>((sums, one) => [...sums, ...sums.map((sum) => sum + one), one], []);
}

const SHARE_WORDS =
  /\b(?:chiem|ty trong|ty le|co cau|tuong (?:duong|ung|ung voi)|bang|danh|bo tri|bao dam|dam bao)\b|^[\s*+•–-]*E\s*[:–-]\s*P[\s;.]*$/;
const OF_MONEY =
  /\b(?:kinh phi|du toan|tong (?:so tien|gia tri|chi|cong)|nhom|nguon|khoan chi|hang muc)\b|[EM]/;
const OF_OTHERS =
  /\b(?:thue suat|tang|giam|du phong|tiet kiem|tien do|hoan thanh|luot|ho so|nguoi|benh nhan|giuong|can bo|nhan vien|dan so)\b/;

function isShareTold({ bound, value }: SaidShare, { text }: Shape): boolean {
  const plain = [0n, 5n, 8n, 10n, 100n].some((rate) => value === rate * MICRO);
  return (
    bound === "is" &&
    !plain &&
    SHARE_WORDS.test(text) &&
    OF_MONEY.test(text) &&
    !OF_OTHERS.test(text)
  );
}

/** Rounded or cut off at its last digit. */
function isShareBorne({ value, decimals }: SaidShare, { parts, wholes }: Shares): boolean {
  const half = halfUnit(decimals);
  const fits = (exact: bigint): boolean =>
    abs(exact - value) <= half || (exact > value && exact - value < 2n * half);
  return wholes.some(
    (whole) =>
      whole > 0n &&
      parts.some((part) => {
        const share = divideRound(part * 100n * MICRO, whole);
        return fits(share) || fits(100n * MICRO - share);
      }),
  );
}
