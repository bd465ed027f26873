/** Percentages in running text against the fraction they stand for, and shares in tables. */
import type { BudgetTable } from "../../budget/budget-table.ts";
import { ratiosIn, type TextRatio } from "../../budget/counts-in-text.ts";
import { abs, divideRound, halfUnit, MICRO, type Micro, printMicro } from "../../budget/fixed.ts";
import { moneyInBlock } from "../../budget/money-in-text.ts";
import type { Block, ParsedTable } from "../../document/parsed-document.ts";
import { clauseShares } from "../clause-shares.ts";
import { emptyOutcome, type Finding, type RuleOutcome, type Where } from "../finding.ts";
import { namedShares } from "../named-shares.ts";
import { populationShares } from "../population-shares.ts";
import { proseOf } from "../prose.ts";
import type { ReviewInput, Rule } from "../rule.ts";
import { sharesInList } from "../share-lists.ts";
import { type BudgetTotals, type ShareOfTotal, sharesOfTotals } from "../share-of-total.ts";
import { sourceShares } from "../source-shares.ts";
import { type RatioCell, ratioColumns } from "../table-ratios.ts";
import { figureTables } from "../table-rule.ts";
import { namedRow, whereOfCell } from "../table-texts.ts";
import { figuresOf, grandTotalOf, linesAt } from "../table-totals.ts";
import { growthsIn } from "../text-growth.ts";
import { averagesIn, pointsIn } from "../text-points.ts";
import { thingsOf } from "../told/named-things.ts";
import { ownSentences } from "../told/own-sentences.ts";
import { plainRelations } from "../told/plain-relations.ts";
import { sharesOfRows } from "../told/shares-of-rows.ts";
import { sharesBackwards } from "../told/told-backwards.ts";
import { toldDiscounts } from "../told/told-discounts.ts";
import { toldGrowth, type ToldRelation } from "../told/told-growth.ts";
import { whollyPaid } from "../told/told-parts.ts";
import { toldShares } from "../told/told-shares.ts";
import { toldTaxShares } from "../told/told-tax.ts";
import { whereOfBlock, whereOfTable } from "../where.ts";
import { yearRelations } from "../years/year-findings.ts";

const CODE = "ratio-mismatch";

export const ratio: Rule = {
  id: "ratio",
  title: "Tỷ lệ phần trăm",
  codes: [
    {
      code: CODE,
      severity: "error",
      meaning: "Tỷ lệ phần trăm không khớp hai số tạo ra nó.",
    },
  ],
  check(input) {
    const outcome = emptyOutcome();
    const ocr = input.document.quality.ocr || input.document.quality.lostMarks;
    for (const block of input.document.blocks) {
      if (block.kind === "table") continue;
      for (const ratio of ratiosIn(block.text)) {
        if (fits(ratio)) outcome.relations += 1;
        else outcome.findings.push(textFinding(whereOfBlock(block), ratio, ocr));
      }
      const share = zeroShare(input, block, ocr);
      if (share !== null) outcome.findings.push(share);
    }
    if (!ocr) checkStatements(input, outcome);
    if (input.facts.kind === "plan") outcome.findings.push(...populationShares(proseOf(input)));
    for (const table of input.document.tables) checkCells(table, ocr, outcome);
    for (const table of figureTables(input)) checkColumns(table, outcome);
    return outcome;
  },
};

function checkColumns(table: BudgetTable, outcome: RuleOutcome): void {
  const cells = ratioColumns(table);
  const held = cells.filter((cell) => cell.holds).length;
  outcome.relations += held;
  for (const cell of cells) {
    // Where the other rows bear the column out, the one that does not is wrong.
    const sure = held >= 5 && cells.length - held <= held / 5;
    if (!cell.holds) outcome.findings.push(tableFinding(table, cell, sure));
  }
}

/** "80% (8/10 khoa)" in one cell. */
function checkCells(table: ParsedTable, ocr: boolean, outcome: RuleOutcome): void {
  for (const row of table.rows) {
    for (const { text } of row.cells) {
      for (const ratio of text.includes("%") && text.includes("/") ? ratiosIn(text) : []) {
        const where = whereOfTable(table, { row, rowName: row.cells[0]?.text ?? "" });
        if (fits(ratio)) outcome.relations += 1;
        else outcome.findings.push(textFinding(where, ratio, ocr));
      }
    }
  }
}

function sharesToldBy(input: ReviewInput): Map<Block, ShareOfTotal[]> {
  const toldBy = new Map<Block, ShareOfTotal[]>();
  for (const shape of ownSentences(input)) {
    const told = [
      ...toldShares(shape, thingsOf(input).all),
      ...whollyPaid(shape),
      ...toldTaxShares(shape, input),
    ];
    toldBy.set(shape.block, [...(toldBy.get(shape.block) ?? []), ...told]);
  }
  return toldBy;
}

const isOther =
  (known: readonly ToldRelation[]) =>
  (one: ToldRelation): boolean =>
    !known.some(({ block, found }) => block === one.block && found === one.found);

/** One share told twice has one finding. */
function changesTold(input: ReviewInput): ToldRelation[] {
  const years = yearRelations(input);
  const grown = [...years, ...toldGrowth(input).filter(isOther(years))];
  const plainly = [...plainRelations(input), ...sharesBackwards(input)].filter(isOther(grown));
  return [...grown, ...plainly, ...toldDiscounts(input)];
}

/** Shares of a whole that stands elsewhere, and growth told with both its figures. */
function checkStatements(input: ReviewInput, outcome: RuleOutcome): void {
  const { blocks } = input.document;
  const grand = input.budgets.flatMap((table) => grandTotalOf(table)?.amount ?? []);
  const totals = {
    all: figuresOf(input.budgets, ["total"]).map(({ amount }) => amount),
    own: new Set(grand).size === 1 ? (grand[0] ?? null) : null,
    linesAt: (price: bigint) => input.budgets.flatMap((table) => linesAt(table, price)),
  };
  const toldBy = sharesToldBy(input);
  const changed = changesTold(input);
  for (const [index, block] of blocks.entries()) {
    if (block.kind === "table") continue;
    const growths = growthsIn(block.text).map(({ before, after, right, said, ...one }) => ({
      ...one,
      expected: `${right < 0 ? "giảm" : "tăng"} ${printHundredths(Math.abs(right))}%`,
      found: said,
      computation: `Từ ${before} đến ${after}`,
    }));
    const told = sharesIn(input, index, totals, toldBy.get(block) ?? []);
    const shares = told
      .filter(({ holds, percent }) => holds || !isBorne(changed, block, percent))
      .map(({ part, whole, right, percent, ...one }) => ({
        ...one,
        expected: `${printHundredths(right)}%`,
        found: `${percent}%`,
        computation: `${part} / ${whole}`,
      }));
    const sources = sourceShares(blocks, index).map(
      ({ source, amount, right, percent, ...one }) => ({
        ...one,
        expected: `${printHundredths(right)}%`,
        found: percent,
        computation: `${source} ${amount} trên tổng các nguồn`,
      }),
    );
    const changes = [...pointsIn(block.text), ...averagesIn(block.text), ...ofClauses(block)];
    const plain = [...growths, ...shares, ...sources, ...changes];
    const wrong = new Set(plain.flatMap((one) => (one.holds ? [] : lastFigure(one.found))));
    const further = changed.filter(
      (one) => one.block === block && !lastFigure(one.found).some((figure) => wrong.has(figure)),
    );
    for (const one of [...plain, ...further]) {
      const { holds, quote, expected, found, computation } = one;
      if (holds) outcome.relations += 1;
      else {
        outcome.findings.push({
          code: CODE,
          severity: "warning",
          where: whereOfBlock(block),
          quote,
          expected,
          found,
          message: `${computation}: ${expected}, văn bản ghi ${found}.`,
          suggestion: "Đối chiếu lại hai số và tỷ lệ.",
        });
      }
    }
  }
}

/** What is no share of a whole, but borne out by two amounts. */
const isBorne = (told: readonly ToldRelation[], of: Block, percent: string): boolean =>
  told.some(
    ({ block, holds, found }) => block === of && holds && lastFigure(found).includes(percent),
  );

/** "tăng 8,2%" and "8,2%" are one figure. */
const lastFigure = (found: string): string[] =>
  /\d+(?:[.,]\d+)?(?=\s*%)/.exec(found)?.slice() ?? [];

/** Shares of a whole of the same line, where no fraction has told them. */
function ofClauses({ text }: Block): ReturnType<typeof clauseShares> {
  const told = new Set(ratiosIn(text).map(({ percent }) => `${percent.quote}%`));
  return clauseShares(text).filter(({ found }) => !told.has(found));
}

/** Shares of named things first; the others tell what these do not. */
function sharesIn(
  input: ReviewInput,
  index: number,
  totals: BudgetTotals,
  named: readonly ShareOfTotal[],
): ShareOfTotal[] {
  const { blocks } = input.document;
  const { budgets } = input;
  const block = blocks[index];
  if (block === undefined) return [];
  const known = new Set(named.map(({ percent }) => percent));
  const alone = [...sharesOfTotals(blocks, index, totals), ...namedShares(block, budgets)].filter(
    ({ percent }) => !known.has(percent),
  );
  for (const { holds, percent } of alone) if (!holds) known.add(percent);
  const listed = sharesInList(block, budgets).filter(({ percent }) => !known.has(percent));
  const told = [...named, ...alone, ...listed];
  const ofRows = sharesOfRows(input).filter(
    (one) => one.block === block && told.every(({ percent }) => percent !== one.percent),
  );
  return [...told, ...ofRows];
}

const printHundredths = (value: number): string => String(value / 100).replace(".", ",");

/** Rounded or cut off at the printed digit; amounts in millions or billions are rounded themselves. */
function fits({ part, whole, percent, quote }: TextRatio): boolean {
  if (isShare(part.value, whole.value, percent.value, percent.decimals)) return true;
  if (!/t[ỷỉyi]|tri[eệé]u/iu.test(quote)) return false;
  const half = halfUnit(percent.decimals);
  const low = divideRound(
    (part.value - halfUnit(part.decimals)) * 100n * MICRO,
    whole.value + halfUnit(whole.decimals),
  );
  const high = divideRound(
    (part.value + halfUnit(part.decimals)) * 100n * MICRO,
    whole.value - halfUnit(whole.decimals),
  );
  return percent.value >= low - half && percent.value <= high + half;
}

function isShare(part: Micro, whole: Micro, percent: Micro, decimals: number): boolean {
  const exact = divideRound(part * 100n * MICRO, whole);
  const gap = abs(exact - percent);
  return gap <= halfUnit(decimals) || (percent <= exact && gap < 2n * halfUnit(decimals));
}

function textFinding(where: Where, ratio: TextRatio, ocr: boolean): Finding {
  const { part, whole, percent } = ratio;
  const right = share(part.value, whole.value, Math.max(percent.decimals, 1));
  return {
    code: CODE,
    severity: ocr ? "warning" : "error",
    where,
    quote: ratio.quote,
    expected: `${right}%`,
    found: `${percent.quote}%`,
    message: `${part.quote}/${whole.quote} = ${right}%, văn bản ghi ${percent.quote}%.`,
    suggestion: "Đối chiếu lại tử số, mẫu số và tỷ lệ.",
  };
}

function share(part: Micro, whole: Micro, decimals: number): string {
  const unit = 2n * halfUnit(decimals);
  const exact = divideRound(part * 100n * MICRO, whole);
  return printMicro(divideRound(exact, unit) * unit, 0);
}

/**
 * "4.709.484 đồng, chiếm 0% trong tổng": a sum above zero is no 0 % of anything. Certain where a table has the same
 * figure as the whole itself.
 */
function zeroShare(input: ReviewInput, block: Block, ocr: boolean): Finding | null {
  for (const amount of moneyInBlock(block)) {
    const after = block.text.slice(amount.end, amount.end + 40);
    if (
      amount.amount <= 0n ||
      !/^\s*[,;(]?\s*(?:chiếm|đạt|tương ứng)\s*(?:tỷ lệ\s*)?0\s*%/iu.test(after)
    ) {
      continue;
    }
    const proof = figureTables(input).find((table) =>
      table.rows.some((row) =>
        row.cells.some(
          (cell) =>
            cell?.value === amount.amount * MICRO && table.columns[cell.column]?.role !== "source",
        ),
      ),
    );
    const inTable =
      proof === undefined
        ? ""
        : ` Bảng ${proof.table.index} ghi ${amount.quote.replace(/\s*đồng$/, "")} ở cột tổng, không phải phần được nêu.`;
    return {
      code: CODE,
      severity: ocr || proof === undefined ? "warning" : "error",
      where: whereOfBlock(block),
      quote: block.text.slice(amount.start, amount.end + 30).trim(),
      found: "0%",
      message: `${amount.quote} lớn hơn 0 nên không thể chiếm 0%.${inTable}`,
      suggestion: "Đối chiếu lại số tiền và tỷ lệ với bảng số liệu.",
    };
  }
  return null;
}

function tableFinding(table: BudgetTable, cell: RatioCell, sure: boolean): Finding {
  const row = table.rows[cell.row];
  const where = whereOfCell(table, { row: cell.row, column: cell.column });
  const quote = row?.cells[cell.column]?.source.text.trim() ?? "";
  const right = share(cell.part, cell.whole, Math.max(cell.decimals, 1));
  return {
    code: CODE,
    severity: table.ocr ? "info" : sure ? "error" : "warning",
    where,
    quote,
    expected: `${right}%`,
    found: quote,
    message: `${row === undefined ? "Bảng" : namedRow(row)}: ${cell.computation} = ${right}%, bảng ghi ${quote}.`,
    suggestion: "Đối chiếu lại tử số, mẫu số và tỷ lệ.",
  };
}
