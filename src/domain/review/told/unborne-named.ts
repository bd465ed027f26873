/** Money told beside things that a sentence names, where nothing of these things gives it. */
import { abs } from "../../budget/fixed.ts";
import type { TextAmount } from "../../budget/money-in-text.ts";
import { amountsOfNamed, isSaidRoundly, type NamedAmounts } from "./borne-by-named.ts";
import type { DerivedAmounts } from "./derived-amounts.ts";
import type { Shape } from "./sentence-shape.ts";

/** Then two amounts of the paragraph make one of the table: "năm trước …, nay thêm …". */
export const CHANGE =
  /\b(?:tang|giam|them|bot|cat|so voi|nam truoc|truoc day|chenh lech|con lai|con thieu|da co|da bo tri|bo sung|dieu chinh)\b/;

export function oddMoneyOfNamed(shape: Shape, derived: DerivedAmounts): TextAmount[] {
  const told = shape.marks.flatMap((mark) =>
    mark.kind === "M" && isOfNamed(mark.money, shape) ? [mark.money] : [],
  );
  if (told.length === 0) return [];
  const named = amountsOfNamed(shape);
  return told.filter((one) => !isBorneByNamed(one, named, derived));
}

/** Another plan, another purse, what is not in the table. */
const OUTSIDE =
  /\b(?:toi da|toi thieu|khong qua|khong vuot|han muc|muc tran|gia tran|dinh muc|nguong|quy dinh|goi thau|chi dinh|dau thau|chao hang|bao gia|khao sat|thi truong|luong co so|muc luong|thu nhap|doanh thu|so thu|tiet kiem|ung truoc|tam ung|muc phat|xu phat|hop dong|chi tieu|muc tieu|phan dau|du an|ban giao|ngoai ra|khac|cu|truoc day|hien tai|neu|gia tri con lai|khau hao|nguyen gia)\b/;
/** "Hệ thống sao lưu đắt hơn tường lửa …": what it is compared with is called otherwise in the table. */
const OF_UNKNOWN =
  /(?:\bE|[a-z]{2}) (?:[a-z]+ )?hon (?!la\b|nua\b|so voi [EMP]|ca\b|het\b|mot\b)[a-z]/;
/** Far enough from what it names that it may be told of something else. */
const REACH = 48;

/** Money beside a thing of the table, in a sentence that speaks of this budget alone. */
function isOfNamed(one: TextAmount, { text, marks }: Shape): boolean {
  const digits = one.amount.toString().replace(/0+$/, "").length;
  const at = marks.find((mark) => mark.kind === "M" && mark.money.start === one.start)?.at ?? 0;
  const near = marks.some(
    (mark) =>
      mark.kind === "E" &&
      Math.abs(mark.at - at) <= REACH &&
      !text.slice(Math.min(mark.at, at), Math.max(mark.at, at)).includes(";"),
  );
  const plain = !OUTSIDE.test(text) && !CHANGE.test(text) && !OF_UNKNOWN.test(text);
  return (digits >= 2 || one.amount >= 10_000_000n) && one.amount >= 100_000n && near && plain;
}

/** By what the sentence names, or printed somewhere in the tables. */
const isBorneByNamed = (
  one: TextAmount,
  named: NamedAmounts,
  { printed }: DerivedAmounts,
): boolean =>
  [one.amount, ...one.others].some(
    (amount) =>
      named.plain.some((exact) => isSaidRoundly({ ...one, amount }, exact)) ||
      named.exact.some((exact) => abs(exact - amount) <= 1n) ||
      printed.some((exact) => abs(exact - amount) <= one.slack),
  );
