/** Unit prices that a sentence tells of one row: "đơn giá …", "15 triệu đồng/bộ", "mỗi bộ …", "giá một bộ …". */
import { columnsOf } from "../../budget/budget-table.ts";
import { fold } from "../../text/fold.ts";
import { amountsIn } from "../table-totals.ts";
import { factorsOf } from "./line-factors.ts";
import { isAmount, type Thing, type ThingMoney } from "./named-things.ts";
import { lineOf } from "./own-sentences.ts";
import { ASIDE, marksOf, type MoneyMark, type Shape } from "./sentence-shape.ts";
import { NEUTRAL, type ToldAmount } from "./told-amounts.ts";

const PER = String.raw`(?:moi|mot|1|cho moi) [a-z]+`;
const PRICE = `(?:don gia|muc gia|(?<!(?:bao|chao) )gia(?! tri))(?: (?:mua|thue|du kien|tam tinh|tinh|khoang|cua|cho|la|${PER}))*`;
const PRICES = [
  new RegExp(
    `${PRICE} E${ASIDE}(?:[ ,:–-]+(?:la|ap dung|ap|khoang|du kien|tam tinh|tinh|o muc|bang|theo bao gia|${PER}))*[ ,:–-]+M`,
    "g",
  ),
  new RegExp(
    String.raw`E${ASIDE}(?:[ ,:(–-]+(?:so luong|\d[\d.]* [a-z]+(?: [a-z]+)?|voi|co|la|x|va|duoc tinh|tinh|lap|theo))*[ ,:(–-]+${PRICE}[ :–-]+M`,
    "g",
  ),
];

/** Unit prices; the money of the whole row is none of these. */
export function toldPrices(shape: Shape): ToldAmount[] {
  const named = PRICES.flatMap((pattern) =>
    [...shape.text.matchAll(pattern)].flatMap((match): ToldAmount[] => {
      const thing = lineOf(marksOf(shape, "E", match)[0]);
      const [said] = marksOf(shape, "M", match);
      return thing === null || said === undefined
        ? []
        : [priceTold(said, thing, isPerUnit(shape, said, thing))];
    }),
  );
  const perUnit = shape.marks
    .filter((mark): mark is MoneyMark => mark.kind === "M")
    .flatMap((said): ToldAmount[] => {
      const thing = priced(shape, said);
      return thing !== null && isPerUnit(shape, said, thing) ? [priceTold(said, thing, true)] : [];
    });
  return [...perUnit, ...named];
}

const CHEAPER = "(?:(?:re|dat|cao|thap|nhieu|it)(?: hon)?|hon|kem(?! theo))";
/** "Camera rẻ hơn máy in 2 triệu đồng mỗi cái", "đơn giá camera cao hơn máy in 2 triệu đồng". */
const GAPS: readonly RegExp[] = [
  new RegExp(
    `E${ASIDE}(?: co| M[^EMP.;]{0,20})*,? ${CHEAPER} (?:so voi )?(?:gia |don gia |cua |mot )*E${ASIDE}(?: (?:la|khoang|dung))*:? M(?= ?(?:/|moi |mot |1 )[ a-z])`,
    "g",
  ),
  new RegExp(
    `(?:don gia|(?<!\\b(?:tri|bao|danh) )gia(?! tri)) (?:cua |mua |mot |moi [a-z]+ )*E${ASIDE},? ${CHEAPER} (?:so voi )?(?:gia |don gia |cua |mot )*E${ASIDE}(?: (?:la|khoang|dung))*:? M`,
    "g",
  ),
];

/** What the prices of two rows differ by. */
export const toldPriceGaps = (shape: Shape): ToldAmount[] =>
  GAPS.flatMap((form) =>
    [...shape.text.matchAll(form)].flatMap((match): ToldAmount[] => {
      const [one, other] = marksOf(shape, "E", match).map(lineOf);
      const said = marksOf(shape, "M", match).at(-1);
      if (one == null || other == null || said === undefined || one.table !== other.table)
        return [];
      const prices = columnsOf(one.table, "unitPrice", "unitPriceWithVat");
      const expected = prices.flatMap((column): ThingMoney[] => {
        const [a] = amountsIn(one.table, one.rows[0], [column]);
        const [b] = amountsIn(other.table, other.rows[0], [column]);
        if (a === undefined || b === undefined) return [];
        const gap = a > b ? a - b : b - a;
        return [{ column: column.index, amount: gap, right: gap, slack: 0n }];
      });
      const name = `đơn giá ${one.name} so với ${other.name}`;
      return [{ money: said.money, name, thing: one, expected, also: [] }];
    }),
  );

/** With the words of a unit there is no doubt that it is a price; else it may be the money of the row. */
export function priceTold(
  { money }: Pick<MoneyMark, "money">,
  thing: Thing,
  sure: boolean,
): ToldAmount {
  const { table, rows } = thing;
  const prices = columnsOf(table, "unitPrice", "unitPriceWithVat");
  const expected = prices.flatMap((column) =>
    amountsIn(table, rows[0], [column]).map((amount): ThingMoney => {
      return { column: column.index, amount, right: amount, slack: 0n };
    }),
  );
  const also = sure ? sharesOf(thing) : thing.money.map(({ amount }) => amount);
  return { money, name: `đơn giá ${thing.name}`, thing, expected, also };
}

/** Per piece after tax, per month of several pieces: the amounts over the factors of the row. */
function sharesOf(thing: Thing): bigint[] {
  const factors = factorsOf(thing).map(BigInt);
  const all = factors.reduce((product, factor) => product * factor, 1n);
  const amounts = thing.money.filter(({ column }) => isAmount(thing.table, column));
  return amounts.flatMap(({ amount }) => [all, ...factors].map((factor) => amount / factor));
}

const PIECE = String.raw`(?:[ ,:–-]+(?:la|gia|het|can|tri gia|co gia|${NEUTRAL}))*[ ,:–-]+$`;
const MEASURE = "[a-z]+(?: [a-z]+)?";
const BEHIND = new RegExp(`^ ?(?:/ ?|(?:mot|moi|1|cho moi|cho mot|tren mot) )(${MEASURE})`);
const AHEAD = new RegExp(`(?:^|[ ,:(])(?:moi|mot|1) (${MEASURE})(?: E)?${PIECE}`);

/** The unit of the row stands beside the money: "/bộ", "mỗi bộ". */
function isPerUnit({ text }: Shape, said: MoneyMark, { rows: [row], name }: Thing): boolean {
  const unit = fold(row?.unit ?? "").trim();
  const before = text.slice(0, said.at);
  const words = BEHIND.exec(text.slice(said.at + 1))?.[1] ?? AHEAD.exec(before)?.[1];
  if (words === undefined) return ONE_OF.test(before);
  const head = fold(name).split(" ")[0] ?? "";
  return [unit, head].some((one) => one !== "" && `${words} `.startsWith(`${one} `));
}

/** "Mỗi máy quét …", "Giá một bộ phát wifi là …": the name is that of a piece. */
const ONE_OF = new RegExp(`(?:^|[ ,])(?:moi|mot|1) E${PIECE}`);
const GAP = String.raw`(?:[^EMP.;]{0,60})`;
const ROW_BEFORE = new RegExp(`E${GAP}$`);
const ROW_BEHIND = new RegExp(`^ ?(?:/ ?|mot |moi |1 )${MEASURE} (?:cua|cho|doi voi) E`);

/** The row whose price it is: named behind it ("… đồng/bộ của E"), else the last one before it in its clause. */
function priced(shape: Shape, said: MoneyMark): Thing | null {
  const { text, marks } = shape;
  const names = marks.filter((mark) => mark.kind === "E");
  const behind = ROW_BEHIND.exec(text.slice(said.at + 1));
  if (behind !== null) return lineOf(names.find(({ at }) => at > said.at));
  const before = text.slice(0, said.at);
  if (!ROW_BEFORE.test(before) || OTHER.test(before) || COMPARED.test(before)) return null;
  return lineOf(names.findLast(({ at }) => at < said.at));
}

/** The row is only what another is held against. */
const COMPARED = /\b(?:hon|kem(?! theo)|so voi|gap)(?: [a-z]+){0,4} E[^EMP.;]*$/;
/** What is saved, differs or was paid before. */
const OTHER =
  /\b(?:tang|giam|hon|kem(?! theo)|so voi|chenh lech|truoc day|cu|thi truong|tran|dinh muc|phu cap|ho tro|khong qua|toi da|vuot)\b[^E.;]*$|\b(?:tran|dinh muc|thi truong|bao gia)\b[^EMP.;]*E[^E.;]*$/;
