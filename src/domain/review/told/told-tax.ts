/** What a sentence tells of the budget before its tax, of the tax and of both together, against the totals of the table. */
import { type BudgetRow, type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { divideRound, MICRO } from "../../budget/fixed.ts";
import { splitLabel } from "../../budget/row-label.ts";
import { ADDED_VALUE } from "../../text/change-words.ts";
import { fold } from "../../text/fold.ts";
import { mainBudgets } from "../main-budgets.ts";
import type { ReviewInput } from "../rule.ts";
import { isShareOf, type ShareOfTotal } from "../share-of-total.ts";
import { figuresOf, grandTotalOf, rightAmount } from "../table-totals.ts";
import { madeThing, type ThingMoney } from "./named-things.ts";
import { onlyOf } from "./own-sentences.ts";
import { marksOf, quoteOf, type Shape } from "./sentence-shape.ts";
import { holdsFor } from "./share-pairs.ts";
import { NEUTRAL, ofColumn, type ToldAmount } from "./told-amounts.ts";

type State = "before" | "tax" | "after";

const TAX = `(?:thue(?: gtgt| ${ADDED_VALUE}| vat)?|vat|gtgt)`;
const LINK = String.raw`(?:[ ,:–-]+(?:tuong ung|phai nop|P|\(P\)|${NEUTRAL}))*[ ,:–-]+M`;
const FORMS: readonly [State, RegExp][] = [
  [
    "before",
    new RegExp(
      String.raw`\b(?:truoc|chua|chua (?:gom|co|bao gom|ke|tinh)|khong (?:gom|ke)) ${TAX}${LINK}`,
      "g",
    ),
  ],
  [
    "after",
    new RegExp(
      String.raw`(?<!\b(?:chua|khong) )\b(?:sau|da (?:gom|co|bao gom|tinh|cong)|(?:gom|gop|ke|tinh|cong|bao gom) ca|(?<!M[,;]? \(?)bao gom) ${TAX}${LINK}`,
      "g",
    ),
  ],
  [
    "tax",
    new RegExp(
      String.raw`(?<!\b(?:truoc|sau|chua|gom|co|ke|ca|tinh|cong|chiu|mien|thue) )(?<!M (?:la )?(?:tien )?(?:thue )?)(?:\btien |\bso )*\b${TAX}${LINK}`,
      "g",
    ),
  ],
  ["tax", new RegExp(String.raw`M (?:la )?(?:tien )?thue (?:gtgt|vat|${ADDED_VALUE})`, "g")],
  [
    "tax",
    new RegExp(
      String.raw`\b(?:chenh lech|hieu so|khac biet) (?:giua )?[^EMP.;]*(?:truoc|chua(?: gom| co| bao gom)?) ${TAX} (?:va|voi|so voi) [^EMP.;]*(?:sau|da (?:gom|co|bao gom)|gom|co) ${TAX}${LINK}`,
      "g",
    ),
  ],
];
/** "1) Sinh hóa – 5 mặt hàng – thuế …": a line of a list with what it is about in front. */
const LABELLED =
  /^\s*(?:[-+*•]|\d+[.)]|[a-z][.)])?\s*(?!tong |tien |kinh phi |gia tri )[a-z][^.;:MP]{2,60} [–-] $/;
const NAMES: Readonly<Record<State, string>> = {
  before: "giá trị trước thuế",
  tax: "thuế giá trị gia tăng",
  after: "giá trị sau thuế",
};

export function toldTaxes(shape: Shape, input: ReviewInput): ToldAmount[] {
  const [table, ...more] = mainBudgets(input.budgets);
  if (table === undefined || more.length > 0 || table.ocr) return [];
  // "Thuê" and "thuế" are one word without their marks; what names a part of the budget is no total.
  const said = shape.block.text.slice(shape.start, shape.end);
  const row = rowMeant(shape, table);
  if (!/thuế|VAT|GTGT/iu.test(said) || row === null) return [];
  return FORMS.flatMap(([state, pattern]) =>
    [...shape.text.matchAll(pattern)].flatMap((match): ToldAmount[] => {
      const before = shape.text.slice(0, match.index);
      if (
        LABELLED.test(before) ||
        /\b(?:hon|tang|them|giam)(?: so voi)?(?: (?:gia tri|so|muc|tong|so tien))* ?$/.test(
          before,
        ) ||
        /\b(?:moi|binh quan|trung binh|chenh lech|hieu so|khac biet|don gia|(?<!tri )gia(?! tri| thanh toan))\b/.test(
          before,
        )
      )
        return [];
      // A price: "trước thuế 95 triệu đồng/máy".
      if (/^ ?\/ ?[a-z]/.test(shape.text.slice(match.index + match[0].length))) return [];
      const [money] = marksOf(shape, "M", match);
      const expected = totalsOf(table, row, state);
      if (money === undefined || expected.length === 0) return [];
      return [
        {
          money: money.money,
          name: NAMES[state],
          thing: madeThing(table, row.name, [row]),
          expected,
          also: [],
        },
      ];
    }),
  );
}

/** The row that is named in front of all amounts, else the total; null where more is named. */
function rowMeant({ marks, block }: Shape, table: BudgetTable): BudgetRow | null {
  const [named, ...more] = marks.filter((mark) => mark.kind === "E");
  if (named === undefined) return rowHeading(block.headingPath.at(-1) ?? "", table);
  const thing = onlyOf(named.mention.things);
  if (more.length > 0 || marks.some(({ at }) => at < named.at)) return null;
  return thing === null || ofColumn(thing) || thing.table !== table || thing.rows.length !== 1
    ? null
    : (thing.rows[0] ?? null);
}

/** "A. Thiết bị khu khám bệnh:" in front of its sentence. */
const HEADS_SENTENCE = /:\s*$/;

/** The row whose name and label are the words in front; null where they name something else. Else the total is meant. */
function rowHeading(heading: string, table: BudgetTable): BudgetRow | null {
  if (!HEADS_SENTENCE.test(heading)) return grandTotalOf(table)?.row ?? null;
  const { label, name } = splitLabel(heading.replace(HEADS_SENTENCE, ""));
  const [only, ...more] = table.rows.filter(
    (row) => fold(row.name) === fold(name) && (label === "" || row.label.startsWith(label)),
  );
  if (only === undefined && OF_WHOLE.test(fold(name))) return grandTotalOf(table)?.row ?? null;
  return more.length > 0 ? null : (only ?? null);
}

const OF_WHOLE =
  /^(?:tong|kinh phi|du toan|khai toan|nhu cau|gia tri|thue|ve (?:kinh phi|du toan))\b/;

const SHARE = new RegExp(
  String.raw`(?:(?<!\b(?:chua|truoc|sau|co|gom) )${TAX}|(?<=\bco )${TAX}(?= M))(?:[ ,:–-]+(?:phai nop|${NEUTRAL}|M))*[ ,:(–-]+(?:(?:bang|chiem|ty le|tuong duong|tuong ung)(?: khoang)? )P (?:cua |tren |tong |so )*(?:gia tri|so tien|du toan|kinh phi|thanh tien)?(?: hang hoa)? ?(truoc|chua|sau) thue`,
  "g",
);

/** "Thuế GTGT là …, bằng 7,5% giá trị trước thuế". */
export function toldTaxShares(shape: Shape, input: ReviewInput): ShareOfTotal[] {
  const [table, ...more] = mainBudgets(input.budgets);
  const row = table === undefined || more.length > 0 ? null : rowMeant(shape, table);
  if (table === undefined || row === null || table.ocr) return [];
  return [...shape.text.matchAll(SHARE)].flatMap((match): ShareOfTotal[] => {
    const [share] = marksOf(shape, "P", match);
    const state = match[1] === "sau" ? "after" : "before";
    const [tax] = totalsOf(table, row, "tax");
    const [whole] = totalsOf(table, row, state);
    if (share === undefined || tax === undefined || whole === undefined) return [];
    const { value, decimals, quote } = share.share;
    const printed = { text: quote, value, decimals, of: "" };
    const percent = quote.replace(/\s*%$/, "");
    return [
      {
        holds:
          share.share.bound === "is"
            ? isShareOf(tax, whole, printed)
            : holdsFor(tax, whole, share.share),
        quote: quoteOf(shape, match),
        part: NAMES.tax,
        whole: NAMES[state],
        percent,
        right: Number(divideRound(tax.right * 10_000n, whole.right)),
      },
    ];
  });
}

const ROLES = { before: "amount", tax: "vatAmount", after: "amountWithVat" } as const;

/** By the column of the total; where the tax has a row of its own, by the rows around it. */
function totalsOf(table: BudgetTable, row: BudgetRow, state: State): ThingMoney[] {
  const taxes = table.rows.filter(({ kind }) => kind === "tax");
  const [tax, ...others] = taxes;
  if (columnsOf(table, "vatAmount").length > 0)
    return tax === undefined ? moneyOf(table, row, ROLES[state]) : [];
  if (tax === undefined || others.length > 0) return [];
  // Rows above the row of the tax are told without it.
  if (tax.index > row.index) return state === "before" ? moneyOf(table, row, "amount") : [];
  if (state === "tax") return moneyOf(table, tax, "amount");
  if (state === "after") return moneyOf(table, row, "amount");
  const base = table.rows.findLast(({ kind, index }) => kind === "total" && index < tax.index);
  const plain = base !== undefined && !/sau thue|da (?:co|gom)/.test(fold(base.name));
  return plain ? moneyOf(table, base, "amount") : [];
}

function moneyOf(table: BudgetTable, row: BudgetRow, role: string): ThingMoney[] {
  return figuresOf([table], [row.kind])
    .filter((figure) => figure.row === row && isRole(table.columns[figure.column]?.role, role))
    .map((figure) => ({
      column: figure.column,
      amount: figure.amount,
      right: rightAmount(figure),
      slack: figure.slack,
    }));
}

const isRole = (role: string | undefined, wanted: string): boolean =>
  role === wanted || (wanted === "amount" && role === "figure");

/** Rows of tax with the rates, in whole percent, by which their figures are the tax of a total above. */
export function ratesOfTaxRows(table: BudgetTable): { row: BudgetRow; rates: bigint[] }[] {
  return table.rows
    .filter(({ kind }) => kind === "tax")
    .map((row) => {
      const rates = row.cells.flatMap((cell) => {
        if (cell?.value == null || cell.value === 0n) return [];
        const own = cell.value;
        const bases = table.rows.flatMap((base) =>
          base.kind === "total" && base.index < row.index
            ? (base.cells[cell.column]?.value ?? [])
            : [],
        );
        return [5n, 8n, 10n].filter((rate) =>
          bases.some((base) => {
            const gap = base * rate - own * 100n;
            return (gap < 0n ? -gap : gap) <= 100n * MICRO;
          }),
        );
      });
      return { row, rates: [...new Set(rates)] };
    });
}
