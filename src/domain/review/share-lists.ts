/**
 * Shares told one beside another: "ngân sách tỉnh 1.113 triệu đồng (56,7%); thu dịch vụ 622 triệu đồng (31,7%); …" or
 * "thuê phần mềm 13,55%, thiết bị 24,82%, mạng 18,75%". One whole makes all of them but one hold: that one is wrong.
 */
import type { BudgetTable } from "../budget/budget-table.ts";
import { divideRound } from "../budget/fixed.ts";
import { moneyInBlock } from "../budget/money-in-text.ts";
import type { Block } from "../document/parsed-document.ts";
import { foldInPlace } from "../text/fold.ts";
import { ownTotals } from "./named-figures.ts";
import { partsNamed, wholesOf } from "./named-shares.ts";
import { isShareOf, type Printed, readPercent, type ShareOfTotal } from "./share-of-total.ts";

interface Item {
  part: { amount: bigint; slack: bigint };
  share: Printed;
  /** As written: the part, and the part with its share. */
  name: string;
  quote: string;
}

interface Whole {
  amount: bigint;
  slack: bigint;
}

/** Fewer shares that hold beside it say nothing of the one that does not. */
const LEAST_HELD = 2;

export function sharesInList(block: Block, tables: readonly BudgetTable[]): ShareOfTotal[] {
  if (!block.text.includes("%")) return [];
  const priced = pricedItems(block);
  return [...judged(priced, []), ...ofTwo(priced, tables), ...namedLists(block, tables)];
}

/** Two sources that come to the total of a table: one share holds, so the other one does not. */
function ofTwo(items: readonly Item[], tables: readonly BudgetTable[]): ShareOfTotal[] {
  const [a, b, ...more] = items;
  if (a === undefined || b === undefined || more.length > 0) return [];
  const amount = a.part.amount + b.part.amount;
  if (!ownTotals(tables).some((total) => total.amount === amount)) return [];
  const whole = { amount, slack: 0n };
  const [wrong, ...others] = [a, b].filter(({ part, share }) => !isShareOf(part, whole, share));
  return wrong === undefined || others.length > 0
    ? []
    : [unlike(wrong, amount, "tổng của hai nguồn")];
}

const unlike = (
  { quote, name, share, part }: Item,
  amount: bigint,
  whole: string,
): ShareOfTotal => ({
  holds: false,
  ...{ quote, part: name, percent: share.text, whole },
  right: Number(divideRound(part.amount * 10_000n, amount)),
});

/** The one share that does not hold where all others do. */
function judged(items: readonly Item[], wholes: readonly Whole[]): ShareOfTotal[] {
  if (items.length <= LEAST_HELD) return [];
  const sum = {
    amount: items.reduce((all, { part }) => all + part.amount, 0n),
    slack: items.reduce((all, { part }) => all + part.slack, 0n),
  };
  const rated = [sum, ...wholes].map((whole) => ({
    whole,
    wrong: items.filter(({ part, share }) => !isShareOf(part, whole, share)),
  }));
  const [best] = rated.toSorted((a, b) => a.wrong.length - b.wrong.length);
  const [wrong] = best?.wrong ?? [];
  if (best?.wrong.length !== 1 || wrong === undefined) return [];
  return [unlike(wrong, best.whole.amount, "tổng mà các tỷ lệ cùng chỗ đều khớp")];
}

const IN_BRACKETS =
  /^\s*(?:\(|,? (?:chiem|tuong duong|tuong ung|bang) )\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*%/;

/** Amounts with their share right behind them. */
function pricedItems(block: Block): Item[] {
  return moneyInBlock(block).flatMap((one): Item[] => {
    const percent = IN_BRACKETS.exec(foldInPlace(block.text.slice(one.end, one.end + 40)))?.[1];
    if (percent === undefined || one.qualifier !== null || one.amount === 0n) return [];
    const end = block.text.indexOf("%", one.end) + 1;
    return [
      {
        ...{ part: one, share: { ...readPercent(percent), of: "" }, name: one.quote },
        quote: block.text.slice(one.start, end),
      },
    ];
  });
}

const NAMED_ITEM =
  /(?:^|[;,:]|\bva\b)\s*((?:[a-z][a-z/-]*\s+(?:va )?|[a-z]+, (?=[a-z/ -]+ \d)){1,9}?)(?:chiem |dat |la )?\(?(\d{1,3}(?:[.,]\d{1,2})?)\s*%/g;

/** Groups or sources of one table, each with its share of the table's whole. */
function namedLists(block: Block, tables: readonly BudgetTable[]): ShareOfTotal[] {
  if (tables.length === 0) return [];
  const found = [...foldInPlace(block.text).matchAll(NAMED_ITEM)].flatMap((match) => {
    const [all, name = "", percent = ""] = match;
    const [part, ...others] = partsNamed(tables, name.trim());
    if (part === undefined || others.some(({ amount }) => amount !== part.amount)) return [];
    const start = match.index + all.indexOf(name);
    const quote = block.text.slice(start, match.index + all.length);
    const share = { ...readPercent(percent), of: "" };
    return [{ part, share, quote, name: block.text.slice(start, start + name.length).trim() }];
  });
  const [first] = found;
  const same = found.filter(({ part }) => part.table === first?.part.table);
  return first === undefined ? [] : judged(same, wholesOf(first.part));
}
