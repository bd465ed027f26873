/**
 * Groups told side by side by short names that a row may have too: "thiết bị 1,24 tỷ đồng, phần mềm 1,01 tỷ đồng, đào
 * tạo 0,15 tỷ đồng". What stands beside groups is a group, where the list has all of them or the others are told right.
 */
import { abs } from "../../budget/fixed.ts";
import { outerGroups } from "../row-counts.ts";
import { significantDigits } from "../unit-words.ts";
import { isSaidRoundly } from "./borne-by-named.ts";
import { isAmount, type Thing, type ThingMoney } from "./named-things.ts";
import { ASIDE, marksOf, type MoneyMark, type Shape } from "./sentence-shape.ts";
import { NEUTRAL, type ToldAmount, toldOfThing } from "./told-amounts.ts";

const PAIR = new RegExp(
  `E${ASIDE}(?: ?\\(|(?:[ ,:–-]+(?:la|hon|gan|${NEUTRAL}))*[ ,:–-]+)M(?! ?/ ?[a-z])`,
  "g",
);
/** Parts by source, by time, or of one of them. */
const OTHER =
  /\b(?:don gia|ngan sach|nguon|quy (?:[ivx]+|\d)|dot \d|moi|binh quan|con lai|tang|giam|hon|kem|so voi|thue|vat|da|chua)\b/;

interface Told {
  said: MoneyMark;
  group: Thing;
  meant: readonly Thing[];
}

export function toldGroups(shape: Shape): ToldAmount[] {
  const told = [...shape.text.matchAll(PAIR)].map((match): Told | null => {
    const [name] = marksOf(shape, "E", match);
    const [said] = marksOf(shape, "M", match);
    const meant = name?.mention.things ?? [];
    const group = groupOf(meant);
    return group === null || said === undefined ? null : { said, group, meant };
  });
  const known = told.flatMap((one) => one ?? []);
  const names = shape.marks.filter(({ kind }) => kind === "E").length;
  const [first] = known;
  if (first === undefined || known.length < 2 || known.length < names) return [];
  const rows = new Set(known.map(({ group }) => group.rows[0]));
  const single = known.every(({ group }) => group.table === first.group.table);
  const bounds = shape.text.replace(/\b(?:hon|gan|khoang)(?= M)/g, " ");
  if (rows.size < known.length || !single || OTHER.test(bounds)) return [];
  const outer = outerGroups(first.group.table);
  const all = outer.length === rows.size && outer.every((row) => rows.has(row));
  const uneven = all && isUneven(known);
  return known.flatMap((one): ToldAmount[] => {
    const others = known.filter((other) => other !== one);
    if (!all && !others.every(isRight)) return [];
    if (one.said.money.qualifier !== null) return isFar(one) ? [exactly(one)] : [];
    if (uneven && !isRight(one)) return [exactly(one)];
    const also = one.meant.flatMap(amountsOf);
    return one.meant.length > 1 ? [{ ...toldOfThing(one.said.money, one.group), also }] : [];
  });
}

/** Parts of all there is, rounded as they are told, do not come to it: one that is rounded loosely is none of chance. */
function isUneven(known: readonly Told[]): boolean {
  if (known.some(({ said }) => said.money.qualifier !== null)) return false;
  const column = known[0]?.group.money.find(({ column }) =>
    known.every((one) => at(one, column)),
  )?.column;
  const gap = known.reduce(
    (sum, one) => sum + one.said.money.amount - (at(one, column ?? -1)?.right ?? 0n),
    0n,
  );
  const slack = known.reduce((sum, { said }) => sum + said.money.slack, 0n);
  return column !== undefined && abs(gap) > slack;
}

const at = ({ group }: Told, column: number): ThingMoney | undefined =>
  group.money.find((one) => one.column === column && isAmount(group.table, column));

/** No rounding makes it right. */
const exactly = ({ said: { money }, group }: Told): ToldAmount => {
  return { ...toldOfThing({ ...money, slack: 0n }, group), also: [] };
};

/** "Hơn 1,1 tỷ đồng" of less; "khoảng" of what is far from it. */
function isFar({ said: { money }, meant }: Told): boolean {
  const { amount, slack, qualifier } = money;
  const reach = significantDigits(amount) > 1 ? 10n : 4n;
  return meant.flatMap(amountsOf).every((exact) => {
    const gap = exact - amount;
    const wrong =
      (qualifier === "more-than" && gap < -slack) || (qualifier === "less-than" && gap > slack);
    return wrong || abs(gap) * reach > amount;
  });
}

/** The one group among what a name may mean. */
function groupOf(things: readonly Thing[]): Thing | null {
  const groups = things.filter(({ kind, money }) => kind === "group" && money.length > 0);
  const [group, ...more] = groups;
  return group !== undefined && more.every(({ rows }) => rows[0] === group.rows[0]) ? group : null;
}

const isRight = ({ said: { money }, group }: Told): boolean =>
  amountsOf(group).some((exact) => isSaidRoundly(money, exact));

const amountsOf = ({ table, money }: Thing): bigint[] =>
  money.flatMap(({ column, amount, right }) => (isAmount(table, column) ? [amount, right] : []));
