/** Amounts of the text against the tables: the total quoted, and groups or sources quoted by name. */
import { abs } from "../../budget/fixed.ts";
import { moneyInText, type TextAmount } from "../../budget/money-in-text.ts";
import { fold } from "../../text/fold.ts";
import { amountFinding, isSlip, severityOfAmount, TEXT_TABLE } from "../amount-finding.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import { mainBudgets } from "../main-budgets.ts";
import type { Rule } from "../rule.ts";
import { sourceMeant } from "../source-in-text.ts";
import {
  figuresOf,
  grandTotalOf,
  isFigure,
  rightAmount,
  type TableFigure,
} from "../table-totals.ts";
import { LEAST_TOLD, toldMoney } from "../told/check-amounts.ts";
import { oddSplits, sourceSplits } from "../told/source-splits.ts";
import { splitsWhole } from "../told/told-splits.ts";
import {
  type Comparison,
  headline,
  taxStateMeant,
  tellsTotal,
  totalMeant,
  totalTold,
} from "../total-in-text.ts";

export const amountInText: Rule = {
  id: "amount-in-text",
  title: "Số tiền trong lời văn khớp bảng",
  codes: [
    {
      code: TEXT_TABLE,
      severity: "error",
      meaning: "Số tiền nêu trong lời văn khác số của bảng mà nó nói đến.",
    },
  ],
  check(input) {
    const outcome = emptyOutcome();
    if (input.budgets.length === 0) return outcome;
    const grand = mainBudgets(input.budgets)
      .map(grandTotalOf)
      .filter((figure) => figure !== null);
    const figures = [
      ...figuresOf(input.budgets, ["total", "group"]),
      ...(input.budgets.some((table) => table.rows.length > 2_000)
        ? []
        : figuresOf(input.budgets, ["line"])),
    ];
    // A total that is told plainly is none of the lines, however its separators may be read.
    const all = knownFigures(figures);
    const sums = knownFigures(figures.filter(({ row }) => row.kind !== "line"));
    const told = toldMoney(input);
    for (const amount of moneyInText(input.document)) {
      const whole = grand.length === 1 && told.isTotal(amount);
      const plain = whole || (grand.length === 1 && tellsTotal(amount));
      const result =
        told.verdictOn(amount) ??
        against({ input, amount, grand, whole, known: plain ? sums : all });
      if (result === "holds") outcome.relations += 1;
      else if (result !== null) outcome.findings.push(result);
    }
    outcome.findings.push(...oddSplits(input));
    outcome.relations += sourceSplits(input).filter(({ holds }) => holds).length;
    return outcome;
  },
};

function against({
  known,
  whole,
  ...at
}: Omit<Comparison, "figures"> & { known: Known; whole: boolean }): Finding | "holds" | null {
  if (at.amount.amount < LEAST_TOLD) return null;
  if (known.holds([at.amount.amount, ...at.amount.others])) return "holds";
  if (tellsChange(at.amount)) return null;
  const finding = compare({ ...at, figures: known.figures });
  return finding ?? (whole ? totalTold(at.input, at.amount, at.grand[0]) : null);
}

interface Known {
  figures: readonly TableFigure[];
  holds(said: readonly bigint[]): boolean;
}

function knownFigures(figures: readonly TableFigure[]): Known {
  const exact = new Set(figures.flatMap((figure) => [figure.amount, rightAmount(figure)]));
  const rounded = figures.filter((figure) => figure.slack > 0n);
  return {
    figures,
    holds: (said) =>
      said.some((one) => exact.has(one)) ||
      rounded.some((figure) => said.some((one) => isFigure(figure, one))),
  };
}

/** "tổng mức lần này cao hơn 60.000.000 đồng": by how much, not how much. */
const tellsChange = ({ block, start, quote }: TextAmount): boolean =>
  /(?<!\p{L})(?:(?:cao|thấp|nhiều|ít|lớn) hơn|tăng|giảm)(?: thêm| tới| đến)? *$/iu.test(
    block.text.slice(Math.max(0, start - 24), start) + (/^hơn\s/iu.exec(quote)?.[0] ?? ""),
  );

function compare({ input, amount, grand, figures }: Comparison): Finding | null {
  const before = fold(amount.block.text.slice(Math.max(0, amount.start - 160), amount.start));
  const near = (figure: TableFigure): boolean =>
    [figure.amount, rightAmount(figure)].some(
      // Half a unit where it was rounded, a whole one where the rest was cut off.
      (printed) => abs(printed - amount.amount) <= 2n * amount.slack + figure.slack,
    );
  if (amount.slack > 0n && figures.some(near)) return null;
  const total =
    totalMeant({ input, amount, grand, before }) ?? taxStateMeant(input, amount, before);
  if (total !== null) return total;
  const source = sourceMeant(input, amount);
  if (source !== null) return source;
  const named = figures.find(
    (figure) =>
      figure.row.kind !== "total" &&
      names(before, figure.row.name) &&
      isSlip(amount, figure, 3) &&
      !hasNamesake(figures, figure),
  );
  if (named !== undefined)
    return amountFinding(amount, named, severityOfAmount(input, named.table, "error"));
  const chance = splitsWhole(
    amount,
    grand.map((figure) => figure.amount),
  );
  const slip =
    headline(input, amount, grand) ??
    (chance ? undefined : figures.find((figure) => isSlip(amount, figure, 5)));
  return slip === undefined ? null : amountFinding(amount, slip, "warning");
}

/** Of two rows of one name, the name alone says not which is meant. */
const hasNamesake = (figures: readonly TableFigure[], { row }: TableFigure): boolean =>
  figures.some((other) => other.row !== row && fold(other.row.name) === fold(row.name));

/** The words before the amount, in its own clause, name the row: its whole name, of three syllables or more. */
function names(before: string, name: string): boolean {
  const wanted = fold(name).replace(/[^\p{L}\d ]/gu, "");
  const clause = before.slice(-110).split(";").at(-1) ?? "";
  return wanted.split(" ").length >= 3 && clause.includes(wanted);
}
