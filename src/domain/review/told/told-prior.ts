/** Money told of last year, and of this one beside it, where the table has both: "năm 2025 thực hiện … đồng, năm 2026 …". */
import type { BudgetColumn, BudgetTable } from "../../budget/budget-table.ts";
import { mainBudgets } from "../main-budgets.ts";
import type { ReviewInput } from "../rule.ts";
import { amountsIn } from "../table-totals.ts";
import { madeThing, type Thing, type ThingMoney } from "./named-things.ts";
import { onlyOf } from "./own-sentences.ts";
import { mayMean, ownYear, totalRow, yearColumns } from "./prior-columns.ts";
import type { Mark, MoneyMark, Shape } from "./sentence-shape.ts";
import { ofColumn, type ToldAmount } from "./told-amounts.ts";
import { isOfLastYear, isOfThisYear, subjectOf } from "./told-changes.ts";

export function toldPrior(shape: Shape, input: ReviewInput): ToldAmount[] {
  const [table, ...more] = mainBudgets(input.budgets);
  const year = table === undefined ? null : ownYear(input.facts.year, table);
  if (year === null || table === undefined || more.length > 0) return [];
  const columns = yearColumns(table, year);
  if (columns === null) return [];
  const twoYears = new RegExp(`\\b(?:${year - 1}|nam truoc|nam ngoai)\\b`).test(shape.text);
  return shape.marks.flatMap((mark): ToldAmount[] => {
    if (mark.kind !== "M" || mark.money.qualifier !== null) return [];
    const last = isOfLastYear(shape, mark, year);
    // A sentence of this year alone is read elsewhere.
    if (!last && !(twoYears && isOfThisYear(shape, mark, year))) return [];
    return toldOf(shape, mark, table, { columns: last ? columns.before : columns.now, year, last });
  });
}

function toldOf(
  shape: Shape,
  mark: MoneyMark,
  table: BudgetTable,
  { columns, year, last }: { columns: readonly BudgetColumn[]; year: number; last: boolean },
): ToldAmount[] {
  const subject = subjectIn(shape, mark);
  const row = subject == null ? totalRow(table) : subject.rows[0];
  if (subject === undefined || row === undefined || !isPlain(shape, mark, subject)) return [];
  const words = shape.text.slice(0, mark.at).split(/[;,(]/).at(-1) ?? "";
  const expected = columns
    .filter((column) => mayMean(words, column))
    .flatMap((column): ThingMoney[] =>
      amountsIn(table, row, [column]).map((amount) => {
        return { column: column.index, amount, right: amount, slack: 0n };
      }),
    );
  const thing = subject ?? madeThing(table, row.name, [row]);
  const name = `${thing.name}, năm ${last ? year - 1 : year}`;
  return [{ money: mark.money, name, thing, expected, also: [] }];
}

const subjectIn = (shape: Shape, mark: Mark): Thing | null | undefined => {
  const behind = behindOf(shape, mark);
  return behind === null ? subjectOf(shape, mark.at) : behind;
};

/** "Năm 2025 đã chi … cho nhóm I": what the money went to; undefined where it is no thing of the table. */
function behindOf({ text, marks }: Shape, { at }: Mark): Thing | null | undefined {
  const words =
    /^ (?:de )?(?:cho|chi cho|danh cho|mua|de)(?: (?:nhom|khoan|viec|phan|chi))* ?/.exec(
      text.slice(at + 1),
    );
  if (words === null) return null;
  const named = marks.find((mark) => mark.at === at + 1 + words[0].length);
  return named?.kind === "E" ? (onlyOf(named.mention.things) ?? undefined) : undefined;
}

/** Not a part of it: by one source, for one quarter, what was spent by now. */
const isPlain = ({ text }: Shape, { at }: Mark, subject: Thing | null): boolean =>
  (subject === null || !ofColumn(subject)) &&
  !/\b(?:den|het|quy|thang|dau nam|giao dau|bo sung|(?:tang|giam|chenh lech|hon) so voi)\b[^.;,]*$/.test(
    text.slice(0, at),
  );
