/** Money told of a row by a source or a quarter: "nhóm II do ngân sách nhà nước cấp …", "vật tư văn phòng quý IV là …". */
import { halfUnit, MICRO } from "../../budget/fixed.ts";
import { isAmount, sumOf, type Thing, type ThingMoney } from "./named-things.ts";
import { onlyOf } from "./own-sentences.ts";
import { ASIDE, type MoneyMark, type NameMark, type Shape } from "./sentence-shape.ts";
import { JOIN, NEUTRAL, ofColumn, type ToldAmount } from "./told-amounts.ts";

export interface NamedThing {
  mark: NameMark;
  thing: Thing;
}

/** What the sentence names without doubt: rows and groups, and columns. */
export function rowsAndColumns(shape: Shape): { rows: NamedThing[]; columns: NamedThing[] } {
  const all = shape.marks.flatMap((mark): NamedThing[] => {
    const thing = mark.kind === "E" ? onlyOf(mark.mention.things) : null;
    return mark.kind !== "E" || thing === null ? [] : [{ mark, thing }];
  });
  return {
    rows: all.filter(({ thing }) => !ofColumn(thing)),
    columns: all.filter(({ thing }) => ofColumn(thing)),
  };
}

/** What a row has in the columns of a source or a period; none where nothing stands there. */
export function cellOf(row: Thing, column: Thing): ThingMoney[] {
  const { table } = row;
  const wanted = column.columns ?? column.money.map((one) => one.column);
  const first = wanted[0];
  if (table !== column.table || first === undefined) return [];
  const parts = row.rows.flatMap(({ cells }) =>
    wanted.flatMap((index): ThingMoney[] => {
      const cell = cells[index];
      if (cell?.value == null) return [];
      const scale = table.columns[index]?.scale ?? table.scale.factor;
      const amount = (cell.value * scale) / MICRO;
      const slack = (halfUnit(cell.decimals) * scale) / MICRO;
      return [{ column: index, amount, right: amount, slack }];
    }),
  );
  return parts.length === 0 ? [] : [sumOf(parts, first)];
}

const LINK = String.raw`${ASIDE}(?:[ ,:–-]+(?:chi tra|chi|ho tro|su dung|tai tro|thanh toan|${NEUTRAL}))*[ ,:–-]+`;
const BEHIND = new RegExp(`^${LINK}$`);
const FOR =
  /^(?: (?:con lai|con thieu))?(?: (?:cho|chi cho|danh cho|mua|tu|lay|lay tu|trich|trich tu|do|bang|vao|trong|cua))+ (?:nguon )?$/;
const JOINED = new RegExp(`^${ASIDE}${JOIN}$`);

export function toldCells(shape: Shape): ToldAmount[] {
  const { rows, columns } = rowsAndColumns(shape);
  if (rows.length === 0 || columns.length === 0) return [];
  const money = shape.marks.filter((mark): mark is MoneyMark => mark.kind === "M");
  return money.flatMap((said): ToldAmount[] => {
    if (said.money.qualifier !== null || OTHER.test(shape.text.slice(0, said.at))) return [];
    const row = meant(shape, said, rows);
    const column = meant(shape, said, columns);
    if (row === null || column === null || !(row.beside || column.beside)) return [];
    const expected = cellOf(row.thing, column.thing);
    const whole = row.thing.money.filter((one) => isAmount(row.thing.table, one.column));
    const also = [...whole, ...column.thing.money].flatMap(({ amount, right }) => [amount, right]);
    const name = `${row.thing.name}, ${column.thing.name}`;
    return [{ money: said.money, name, thing: row.thing, expected, also }];
  });
}

/** Other sums: what is compared, taxed, taken away. */
const OTHER =
  /\b(?:don gia|gia(?! tri)|thue|con lai|con thieu|chenh lech|tang|giam|hon|gap|so voi|tiet kiem|tam ung|moi|binh quan|ngoai|tru|khong ke|khong tinh)\b[^.;:M]*$/;

/** The one beside the money; else the only one of its clause, or of its sentence. */
function meant(
  shape: Shape,
  said: MoneyMark,
  all: readonly NamedThing[],
): { thing: Thing; beside: boolean } | null {
  const { text } = shape;
  const before = all.findLast(({ mark }) => mark.at < said.at);
  const after = all.find(({ mark }) => mark.at > said.at);
  if (after !== undefined && FOR.test(text.slice(said.at + 1, after.mark.at)))
    return /^(?:,| va| cung) E/.test(text.slice(after.mark.at + 1))
      ? null
      : { thing: after.thing, beside: true };
  if (before !== undefined && BEHIND.test(text.slice(before.mark.at + 1, said.at)))
    return isJoined(text, all, before) ? null : { thing: before.thing, beside: true };
  const from = text.lastIndexOf(";", said.at);
  const clause = all.filter(({ mark }) => mark.at > from && mark.at < said.at);
  const [only, ...more] = clause.length > 0 ? clause : all;
  return only === undefined || more.length > 0 ? null : { thing: only.thing, beside: false };
}

/** "Nhóm I và nhóm II": what is told of both is told of neither. */
function isJoined(text: string, all: readonly NamedThing[], one: NamedThing): boolean {
  const other = all[all.indexOf(one) - 1];
  return other !== undefined && JOINED.test(text.slice(other.mark.at + 1, one.mark.at));
}
