/**
 * Clauses that speak of the whole budget and name no part of it: "Quy mô dự toán xấp xỉ …", "Nhu cầu kinh phí của toàn
 * bộ kế hoạch được xác định ở mức …". Every word up to the amount is one of a budget, of asking, of agreeing; a word
 * that is none of these may name a part, and the clause says nothing.
 */
import { abs } from "../../budget/fixed.ts";
import { moneyInText, type TextAmount } from "../../budget/money-in-text.ts";
import { fold } from "../../text/fold.ts";
import {
  amountFinding,
  isOtherUnit,
  isRoundedTo,
  isSlip,
  isTaxed,
  severityOfAmount,
} from "../amount-finding.ts";
import type { Finding } from "../finding.ts";
import { mainBudgets } from "../main-budgets.ts";
import type { ReviewInput } from "../rule.ts";
import { figuresOf, grandTotalOf, rightAmount, type TableFigure } from "../table-totals.ts";
import { mentionsIn } from "./mentions.ts";
import { thingsOf } from "./named-things.ts";
import { ownSentences, plannedSentences } from "./own-sentences.ts";
import type { MoneyMark, Shape } from "./sentence-shape.ts";
import { splitsWhole } from "./told-splits.ts";

const HEAD =
  "(?:ca giai doan|tong (?:so tien|kinh phi|du toan|nhu cau|gia tri|so|cong|muc|chi phi)|nhu cau kinh phi|kinh phi|du toan|so tien|nhu cau|quy mo|tong so|gia tri|chi phi|(?:vi sao|tai sao)(?: (?:don vi|lai|phai))* can)";
/** These say that all is meant; a plain "kinh phí thực hiện" may stand under each of several tasks. */
const ALL =
  /\b(?:tong|toan bo|vi sao|tai sao|quy mo|ca ke hoach|ca giai doan|ca nam|phe duyet|xin duyet|duyet|chot|phuong an|tinh chung|ky nay)\b|\bdu toan (?:nay|nam|tren|neu tren|can|o|la|vao|khoang|xap xi)/;
const SCOPE =
  "(?:cua|cho|toan bo|ca|giai doan|nam|nam nay|ky nay|dot nay|nay|tren|neu tren|noi tren|ke hoach|don vi|benh vien|trung tam|tram|phuong an|duoc chon|lua chon|cac|nhiem vu|noi dung|hang muc|cong nghe thong tin|chuyen doi so|20\\d\\d)";
const DEED =
  "(?:thuc hien|trien khai|duoc|xac dinh|chot|thong nhat|kinh|xin|de nghi|de xuat|trinh|xem xet|phe duyet|duyet|tham dinh|an dinh|cap co tham quyen|cap tren|so y te|bo tri|can|can co|can den|la|o|muc|con so|voi|vao|bang|co|lap|tong hop|uoc|uoc tinh|tinh chung|tinh ra|khoang|xap xi|chung|dat|het|len|toi|den|giu)";
const START =
  "(?:^|[(])[\\s*+-]*(?:(?:tinh chung|nhu vay|nhin chung|tom lai|sau khi (?:lay y kien|tong hop|ra soat|thong nhat|can doi|tham dinh)[^EMP.;]{0,60}),\\s*)?";
const CLAUSE = new RegExp(
  `${START}(?<said>(?:(?:${HEAD}|${SCOPE}|${DEED})(?:[ ,:–-]+))*${HEAD}(?:[ ,:–-]+(?:${HEAD}|${SCOPE}|${DEED}))*)[ ,:–-]+M`,
  "g",
);
/** What is granted, left or parted is no whole; nor is one of several things told by turns. */
const OTHER =
  /\b(?:con lai|trong do|rieng|moi|tung|binh quan|phan|neu(?! tren)|khi do|luc do|truoc day|nam truoc|giao|ho tro)\b/;
const BEHIND = /^\s*(?:$|[.;?)(]|,|de |nham |theo |dung |phu hop )/;

interface Stated {
  money: TextAmount;
  /** The folded words before it. */
  said: string;
  /** In brackets behind words that may name a part: only a slip of the whole is told. */
  aside: boolean;
  /** It says in so many words that all is meant. */
  all: boolean;
}

function statedIn(shape: Shape): Stated[] {
  return [...shape.text.matchAll(CLAUSE)].flatMap((match): Stated[] => {
    const end = match.index + match[0].length;
    const mark = shape.marks.find(
      (one): one is MoneyMark => one.kind === "M" && one.at === end - 1,
    );
    const before = shape.text.slice(0, match.index);
    const said = match.groups?.["said"] ?? "";
    if (mark === undefined || /[EMP]/.test(before) || OTHER.test(before) || OTHER.test(said))
      return [];
    if (!BEHIND.test(shape.text.slice(end))) return [];
    const aside = match[0].startsWith("(");
    return [{ money: mark.money, said, aside, all: ALL.test(said) }];
  });
}

/** Sentences of the plan's own year; of all years of the table where it has a column for each. */
export function sentencesOnWholes(input: ReviewInput): Shape[] {
  const own = ownSentences(input);
  const [table, ...more] = mainBudgets(input.budgets);
  const years = new Set(
    (more.length > 0 ? [] : (table?.columns ?? [])).flatMap(
      ({ header }) => fold(header).match(/\b20\d\d\b/g) ?? [],
    ),
  );
  if (years.size < 2) return own;
  const ofAll = plannedSentences(input).filter(
    (shape) =>
      !own.includes(shape) &&
      /\bca giai doan\b/.test(shape.text) &&
      (shape.text.match(/\b20\d\d\b/g) ?? []).every((year) => years.has(year)),
  );
  return [...own, ...ofAll];
}

interface Verdict {
  money: TextAmount;
  verdict: Finding | "holds";
}

/** What the clause says of each amount; undefined where it speaks of no whole. */
export function verdictsOnWholes(shape: Shape, input: ReviewInput): Verdict[] {
  const stated = statedIn(shape);
  const [table, ...more] = mainBudgets(input.budgets);
  if (stated.length === 0 || table === undefined || more.length > 0) return [];
  const grand = grandTotalOf(table);
  if (grand === null || table.ocr) return [];
  const wholes = wholesOf(grand);
  return stated.flatMap(({ money, said, aside, all }): Verdict[] => {
    if (aside ? !isSlip(money, grand, 3) : !all && !isOnlyOne(shape, said, input)) return [];
    if (wholes.some((one) => mayBe(money, one))) return [{ money, verdict: "holds" }];
    if (splitsWhole(money, [rightAmount(grand)]) || isElsewhere(money, input)) return [];
    const sure = money.qualifier === null && all;
    const level = severityOfAmount(input, table, sure ? "error" : "warning");
    return [{ money, verdict: amountFinding(money, grand, level) }];
  });
}

interface Whole {
  amount: bigint;
  /** Half a unit of its last printed digit, in đồng. */
  printed: bigint;
}

/** Totals of the table, of every column, and what stands behind them. */
function wholesOf({ table }: TableFigure): Whole[] {
  const totals = figuresOf([table], ["total"]);
  const last = Math.max(...totals.map(({ row }) => row.index));
  // A total that stands over all the others has nothing of its own behind it.
  const closes = table.rows.some(({ kind, index }) => kind === "line" && index < last);
  const behind = figuresOf([table], ["line", "group", "tax"]).filter(
    ({ row }) => closes && row.index > last,
  );
  return [...totals, ...behind].flatMap((figure) => [
    { amount: figure.amount, printed: figure.slack },
    { amount: rightAmount(figure), printed: figure.slack },
  ]);
}

const TENTH = 10n;

/** Told exactly, rounded, with a tax, or in another unit, which is told elsewhere. */
function mayBe(
  { amount, others, slack, qualifier }: TextAmount,
  { amount: whole, printed }: Whole,
): boolean {
  if (qualifier !== null) {
    const gap = whole - amount;
    if (qualifier === "more-than") return gap >= -2n * slack && gap * 4n <= amount;
    if (qualifier === "less-than") return gap <= 2n * slack && -gap * 4n <= amount;
    return abs(gap) * TENTH <= amount;
  }
  return [amount, ...others].some(
    (one) =>
      isRoundedTo(one, whole, slack) ||
      abs(one - whole) <= printed + slack ||
      isOtherUnit(one, whole) ||
      isTaxed(one, whole) ||
      isTaxed(whole, one),
  );
}

/** "Kinh phí thực hiện: …" under a task of its own, as under others, tells the money of that task. */
function isOnlyOne({ block }: Shape, said: string, input: ReviewInput): boolean {
  const { blocks } = input.document;
  const things = thingsOf(input);
  const prose = blocks.filter(({ kind }) => kind !== "table");
  const above = prose[prose.indexOf(block) - 1]?.text ?? "";
  if ([above, ...block.headingPath].some((text) => mentionsIn(text, things).length > 0))
    return false;
  const told = prose.flatMap(({ text }) =>
    fold(text)
      .split(new RegExp(`${said}[ ,:–-]*(?=\\d)`))
      .slice(1),
  );
  return told.length <= 1;
}

/** The same amount stands in the text elsewhere: then it is another whole, which the table does not hold. */
const isElsewhere = (money: TextAmount, { document }: ReviewInput): boolean =>
  moneyInText(document).filter(({ amount }) => amount === money.amount).length > 1;
