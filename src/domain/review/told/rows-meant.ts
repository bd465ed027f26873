/**
 * Which of several rows of one name a sentence means: those of a group that it names ("2 máy in của Trạm Y tế Ea Kly"),
 * else any of them, or what all come to together ("máy in của các trạm").
 */
import { rowsBelow } from "../row-counts.ts";
import type { Thing } from "./named-things.ts";
import { together } from "./several-things.ts";

export function rowsMeant(things: readonly Thing[], named: readonly Thing[]): readonly Thing[] {
  const [first, ...more] = things;
  const rows = things.filter(({ kind, money }) => kind === "line" && money.length > 0);
  if (first === undefined || more.length === 0 || rows.some(({ table }) => table !== first.table))
    return things;
  const others = things.filter((thing) => !rows.includes(thing));
  const inside = rows.filter((thing) => named.some((group) => isInside(thing, group)));
  const own = inside.length > 0 ? inside : rows;
  if (own.length < 2) return [...own, ...others];
  const all = together(own, first.name);
  // Of many rows of one name each by itself is told with its group; what else is meant the table does not tell.
  const many = own.length > MOST_ROWS && own.every(({ name }) => name === first.name);
  return many ? [all, { ...first, money: [] }] : [all, ...own, ...others];
}

const MOST_ROWS = 3;

export const isInside = ({ rows, table }: Thing, around: Thing): boolean => {
  const [group] = around.rows;
  if (around.kind !== "group" || around.table !== table || group?.kind !== "group") return false;
  const below = rowsBelow(table, group);
  return rows.every((row) => below.includes(row));
};
