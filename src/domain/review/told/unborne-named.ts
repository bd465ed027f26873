/** Money told beside things that a sentence names, where nothing of these things gives it. */
import type { BudgetTable } from "../../budget/budget-table.ts";
import { abs } from "../../budget/fixed.ts";
import type { TextAmount } from "../../budget/money-in-text.ts";
import { fold } from "../../text/fold.ts";
import { figuresOf } from "../table-totals.ts";
import { significantDigits } from "../unit-words.ts";
import { amountsOfNamed, isSaidRoundly, type NamedAmounts } from "./borne-by-named.ts";
import type { DerivedAmounts } from "./derived-amounts.ts";
import { wordsAround } from "./figure-parts.ts";
import type { Shape } from "./sentence-shape.ts";
import { LISTED_BEFORE } from "./told-amounts.ts";
import { splitsWhole } from "./told-splits.ts";

/** Then two amounts of the paragraph make one of the table: "năm trước …, nay thêm …". */
export const CHANGE =
  /\b(?:tang|giam|them|bot|cat|so voi|nam truoc|truoc day|chenh lech|con lai|con thieu|da co|da bo tri|bo sung|dieu chinh)\b/;

export function oddMoneyOfNamed(
  shape: Shape,
  derived: DerivedAmounts,
  tables: readonly BudgetTable[],
): TextAmount[] {
  const told = shape.marks.flatMap((mark) =>
    mark.kind === "M" && isOfNamed(mark.money, shape) ? [mark.money] : [],
  );
  if (told.length === 0) return [];
  const named = amountsOfNamed(shape);
  // "Nhóm I được cấp hai lần: 200 triệu đồng và 196 triệu đồng": parts that only the text tells.
  return told.filter(
    (one) =>
      !isBorneByNamed(one, named) &&
      !derived.told.has(one.amount) &&
      !splitsWhole(one, named.plain) &&
      !isRunningTotal(one, shape, derived) &&
      !isOfUnnamed(one, shape, { derived, tables }),
  );
}

/** "Tính đến hết quý II": parts taken together that the sentence does not name one by one. */
const isRunningTotal = (
  { amount, slack }: TextAmount,
  { text }: Shape,
  { together }: DerivedAmounts,
): boolean =>
  /\b(?:den|toi|luy ke|cong don)(?: [a-z]+){0,2} E/.test(text) &&
  together.some((one) => abs(one - amount) <= slack);

/** Another plan, another purse, what is not in the table. */
const OUTSIDE =
  /\b(?:toi da|toi thieu|khong qua|khong vuot|han muc|muc tran|gia tran|dinh muc|nguong|quy dinh|goi thau|chi dinh|dau thau|chao hang|(?<!theo )bao gia|khao sat|thi truong|luong co so|muc luong|thu nhap|doanh thu|so thu|tiet kiem|ung truoc|tam ung|muc phat|xu phat|hop dong|chi tieu|muc tieu|phan dau|du an|ban giao|da (?:duoc )?(?:giao|cap|chi|thanh toan|giai ngan|su dung|huy dong|ho tro)|ngoai ra|khac|cu(?! the)|truoc day|hien tai|neu (?!tren|tai|trong|o\b)|gia tri con lai|khau hao|nguyen gia)\b/;
/** "Hệ thống sao lưu đắt hơn tường lửa …": what it is compared with is called otherwise in the table. */
const OF_UNKNOWN =
  /(?:\bE|[a-z]{2}) (?:[a-z]+ )?(?:hon|kem) (?!theo\b|la\b|nua\b|so voi [EMP]|ca\b|het\b|mot\b)[a-z]/;
/** What is compared with the thing is not named. */
const COMPARED = /^[^E]*\b(?:hon|kem(?! theo)|so voi) (?:[a-z]+ ){0,3}E[^;]*$/;
/** Far enough from what it names that it may be told of something else. */
const REACH = 72;

/** With another thing that the table calls otherwise. */
const JOINED = /E (?:va|cung|cung voi|hoac) [a-z]|[a-z)] (?:va|cung|cung voi|hoac) (?:\d{1,4} )?E/;

/** Money beside a thing of the table, in a sentence that speaks of this budget alone. */
function isOfNamed(one: TextAmount, shape: Shape): boolean {
  const { text, marks } = shape;
  const digits = significantDigits(one.amount);
  const at = marks.find((mark) => mark.kind === "M" && mark.money.start === one.start)?.at ?? 0;
  const near = marks.some(
    (mark) =>
      mark.kind === "E" &&
      Math.abs(mark.at - at) <= REACH &&
      !text.slice(Math.min(mark.at, at), Math.max(mark.at, at)).includes(";"),
  );
  const words = wordsAround(shape, at);
  const plain =
    [JOINED, OUTSIDE, CHANGE, OF_UNKNOWN].every((other) => !other.test(words)) &&
    !isListed(text.slice(0, at)) &&
    !COMPARED.test(text.slice(0, at));
  return (digits >= 2 || one.amount >= 10_000_000n) && one.amount >= 100_000n && near && plain;
}

const isListed = (before: string): boolean => {
  const first = before.indexOf("E");
  return first >= 0 && LISTED_BEFORE.test(before.slice(0, first));
};

export const isBorneByNamed = (one: TextAmount, named: NamedAmounts): boolean =>
  [one.amount, ...one.others].some(
    (amount) =>
      named.plain.some((exact) => isSaidRoundly({ ...one, amount }, exact)) ||
      (isFull(amount) && named.exact.some((exact) => abs(exact - amount) <= one.slack + 1n)),
  );

/** Told with so many digits that no chance makes it a figure with its tax. */
const isFull = (amount: bigint): boolean => significantDigits(amount) >= 4;

/** Printed in a row that the sentence may mean in other words; of the only name of a sentence the row is known. */
function isOfUnnamed(
  one: TextAmount,
  { block, marks }: Shape,
  { derived, tables }: { derived: DerivedAmounts; tables: readonly BudgetTable[] },
): boolean {
  const said = [one.amount, ...one.others];
  const isSaid = (exact: bigint): boolean =>
    said.some((amount) =>
      one.qualifier === null
        ? abs(amount - exact) <= one.slack
        : isSaidRoundly({ ...one, amount }, exact),
    );
  if (!derived.printed.some(isSaid)) return false;
  const [first, ...more] = marks.filter(({ kind }) => kind !== "P");
  if (first?.kind !== "E" || more.length > 1) return true;
  const words = new Set(fold(block.text).split(/[^a-z]+/));
  const rows = figuresOf(tables, ["line", "group", "total", "tax"]).filter(({ amount }) =>
    isSaid(amount),
  );
  // A price is told with that word, which other readers know.
  return (
    rows.length === 0 ||
    rows.some(({ row }) => {
      const own = fold(row.name)
        .split(/[^a-z]+/)
        .filter((word) => word.length > 1);
      return own.filter((word) => words.has(word)).length >= Math.min(2, own.length);
    })
  );
}
