/** The tax of one row told with its rate: "thuế GTGT 10% của máy in là 8 triệu đồng", "máy in chịu thuế 8%, tương ứng …". */
import { MICRO } from "../../budget/fixed.ts";
import { ADDED_VALUE } from "../../text/change-words.ts";
import { isAmount, type Thing, type ThingMoney } from "./named-things.ts";
import { lineOf } from "./own-sentences.ts";
import { ASIDE, marksOf, type Shape } from "./sentence-shape.ts";
import { NEUTRAL, type ToldAmount, toldOfThing } from "./told-amounts.ts";

const TAX = `(?:thue(?: suat)?(?: gtgt| ${ADDED_VALUE}| vat)?|vat|gtgt)`;
const LINK = String.raw`(?:[ ,:(–-]+(?:tuong ung|tuong duong|phai nop|ung voi|tien thue|${NEUTRAL}))*[ ,:(–-]+M`;
const FORMS = [
  new RegExp(
    `(?<!\\b(?:truoc|chua|gom|sau|ca) )\\b${TAX} P (?:cua|doi voi|cho|tinh tren|tren|khoan)(?: (?:gia tri|khoan|hang muc))* E${ASIDE}${LINK}`,
    "g",
  ),
  new RegExp(
    `E${ASIDE},? (?:phai |co |se )?(?:chiu|nop) (?:muc )?${TAX} P,? (?:la |tuc |tuong ung |tuong duong |so tien |tien thue |voi )*\\(?M`,
    "g",
  ),
];
const RATES = [5n, 8n, 10n];

export const toldRowTaxes = (shape: Shape): ToldAmount[] =>
  FORMS.flatMap((form) =>
    [...shape.text.matchAll(form)].flatMap((match): ToldAmount[] => {
      const [name] = marksOf(shape, "E", match);
      const [share] = marksOf(shape, "P", match);
      const [said] = marksOf(shape, "M", match);
      const thing = lineOf(name);
      const rate = (share?.share.value ?? 0n) / MICRO;
      // A price: "tương ứng 1,5 triệu đồng/bộ".
      const each = /^ ?(?:\/|moi |mot |1 )/.test(shape.text.slice(match.index + match[0].length));
      if (thing === null || said === undefined || share?.share.bound !== "is" || each) return [];
      if (!RATES.some((one) => one === rate && one * MICRO === share.share.value)) return [];
      const { expected } = toldOfThing(said.money, thing);
      const printed = thing.money.filter(
        ({ column }) => thing.table.columns[column]?.role === "vatAmount",
      );
      const taxOf = ({ column, amount, right }: ThingMoney): ThingMoney => {
        return { column, amount: tax(amount, rate), right: tax(right, rate), slack: 1n };
      };
      const within = expected.map(({ amount }) => (amount * rate) / (100n + rate));
      const taxes = expected.filter(({ column }) => isBase(thing, column)).map(taxOf);
      const title = `thuế ${rate}% của ${thing.name}`;
      return [
        {
          money: said.money,
          name: title,
          thing,
          expected: taxes,
          also: [...within, ...printed.map(({ amount }) => amount)],
        },
      ];
    }),
  );

const tax = (amount: bigint, rate: bigint): bigint => (amount * rate + 50n) / 100n;

/** What the tax is reckoned on: not what has it already, where the table has both. */
function isBase({ table }: Thing, column: number): boolean {
  const plain = table.columns.some(({ role }) => role === "amount");
  return isAmount(table, column) && !(plain && table.columns[column]?.role === "amountWithVat");
}
