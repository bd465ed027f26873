/** Lines of the budget that pay for work of which the unit has told what became of it. */
import { formatQuantity } from "../budget/format-money.ts";
import { fold } from "../text/fold.ts";
import { headTokens, itemTokens } from "./match-item.ts";
import type { PlanBudgetLine } from "./plan.ts";
import type { RolloverContext } from "./rollover-context.ts";

/** What it pays for was done once, as the unit said, and is paid by the piece: "Cử 01 kỹ sư học chứng chỉ …". */
export function isDoneOnce({ doneOnce }: RolloverContext, { name, unit }: PlanBudgetLine): boolean {
  const wanted = fold(name).replace(/\s*\(.*$/, "");
  if (wanted.split(" ").length < 3 || GOES_ON.test(`${fold(unit ?? "")} ${wanted}`)) return false;
  return doneOnce.some((task) => ` ${fold(task).replace(/[.,;:]/g, "")} `.includes(` ${wanted} `));
}

/** The line pays for as many things as a task had, of which the unit has done a part. */
export function restOfWork(
  { restOnce }: RolloverContext,
  { name, quantity }: PlanBudgetLine,
): string | null {
  const head = headTokens(name);
  const task = restOnce.find(
    (one) => one.whole === quantity && head.every((word) => itemTokens(one.task).includes(word)),
  );
  if (task === undefined || head.length === 0) return null;
  return `Đơn vị báo việc này còn lại ${formatQuantity(task.rest)}; số lượng của năm sau do đơn vị xác nhận; chưa tính vào tổng.`;
}

/** Folded unit and name of what is paid for as long as it is used. */
const GOES_ON =
  /^(?:thang|quy|nam|ngay)\b|\b(?:thue|duy tri|bao tri|bao duong|gia han|phan mem|dich vu|duong truyen)\b/;
