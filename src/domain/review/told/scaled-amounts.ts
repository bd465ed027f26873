/**
 * Amounts of the text a thousand or a million times what their thing has. Alone they put the table's unit in question;
 * where other amounts of the text hold in that unit, the unit is right and the one amount is wrong.
 */
import type { BudgetTable } from "../../budget/budget-table.ts";
import type { Block } from "../../document/parsed-document.ts";
import { isOtherUnit } from "../amount-finding.ts";
import { significantDigits } from "../unit-words.ts";
import type { ToldAmount } from "./told-amounts.ts";

const LEAST_DIGITS = 3;
/** "317.500"; in "349,500" the same style makes the comma that of decimals. */
const POINTED = /\d\.\d{3}(?!\d)/;

export interface ScaleWatch {
  /** Every reading of every amount, in the order of the text. */
  note(told: ToldAmount, holds: boolean): void;
  /** The amounts that are wrong, told as their digits stand. */
  wrong(): ToldAmount[];
}

export function watchScales(): ScaleWatch {
  const settled = new Set<BudgetTable>();
  const scaled: ToldAmount[] = [];
  const held = new Map<Block, Set<number>>();
  // Another amount shows that a point parts thousands here: "317.500 triệu" is no 317,5.
  let styled = false;
  const holdsAt = (block: Block): Set<number> => held.get(block) ?? new Set();
  return {
    note(told, holds) {
      const { block, start, others, quote } = told.money;
      if (isScaled(told)) scaled.push(told);
      if (isScaled(told) || !holds) return;
      settled.add(told.thing.table);
      held.set(block, holdsAt(block).add(start));
      styled ||= others.length > 0 || /\d,\d/.test(quote);
    },
    wrong: () =>
      scaled.flatMap((told) => {
        const { block, start, others, quote } = told.money;
        const isRead = others.length === 0 || (styled && POINTED.test(quote));
        const sure = settled.has(told.thing.table) && isRead;
        if (!sure || holdsAt(block).has(start)) return [];
        return [{ ...told, money: { ...told.money, others: [] } }];
      }),
  };
}

/** With enough digits that it is no other figure. */
const isScaled = ({ money, expected, also, sure }: ToldAmount): boolean =>
  sure !== false &&
  significantDigits(money.amount) >= LEAST_DIGITS &&
  expected.some(({ right }) => isOtherUnit(money.amount, right)) &&
  ![...expected.map(({ right }) => right), ...also].includes(money.amount);
