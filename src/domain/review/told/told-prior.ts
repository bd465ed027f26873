/** Last year's money told beside a table that has it too: "năm 2025 thực hiện … đồng", "tăng từ … lên … đồng". */
import { mainBudgets } from "../main-budgets.ts";
import type { ReviewInput } from "../rule.ts";
import { amountsIn } from "../table-totals.ts";
import { madeThing, type Thing, type ThingMoney } from "./named-things.ts";
import { mayMean, ownYear, totalRow, yearColumns } from "./prior-columns.ts";
import type { Mark, Shape } from "./sentence-shape.ts";
import { ofColumn, type ToldAmount } from "./told-amounts.ts";
import { isOfLastYear, subjectOf } from "./told-changes.ts";

export function toldPrior(shape: Shape, input: ReviewInput): ToldAmount[] {
  const [table, ...more] = mainBudgets(input.budgets);
  const year = table === undefined ? null : ownYear(input.facts.year, table);
  if (year === null || table === undefined || more.length > 0) return [];
  const columns = yearColumns(table, year);
  if (columns === null) return [];
  return shape.marks.flatMap((mark): ToldAmount[] => {
    if (mark.kind !== "M" || mark.money.qualifier !== null || !isOfLastYear(shape, mark, year))
      return [];
    const subject = subjectOf(shape, mark.at);
    const row = subject == null ? totalRow(table) : subject.rows[0];
    if (subject === undefined || row === undefined || !isPlain(shape, mark, subject)) return [];
    const words = shape.text.slice(0, mark.at).split(/[;,(]/).at(-1) ?? "";
    const expected = columns.before
      .filter((column) => mayMean(words, column))
      .flatMap((column): ThingMoney[] =>
        amountsIn(table, row, [column]).map((amount) => {
          return { column: column.index, amount, right: amount, slack: 0n };
        }),
      );
    const thing = subject ?? madeThing(table, row.name, [row]);
    return [
      { money: mark.money, name: `${thing.name}, năm ${year - 1}`, thing, expected, also: [] },
    ];
  });
}

/** Not a part of it: by one source, for one quarter, what was spent by now. */
const isPlain = ({ text }: Shape, { at }: Mark, subject: Thing | null): boolean =>
  (subject === null || !ofColumn(subject)) &&
  !/\b(?:den|het|quy|thang|dau nam|giao dau|bo sung|(?:tang|giam|chenh lech|hon) so voi)\b[^.;,]*$/.test(
    text.slice(0, at),
  );
