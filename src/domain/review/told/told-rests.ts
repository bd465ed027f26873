/**
 * What is left of the budget without some of it: "không kể nhóm II, kinh phí là …", "ngoài nhóm I, các nhóm còn lại cần
 * …", "ngân sách bảo đảm …, phần còn lại … từ nguồn thu".
 */
import { columnsOf } from "../../budget/budget-table.ts";
import { abs } from "../../budget/fixed.ts";
import { SMALL_NUMBER, smallNumber } from "../../text/small-number.ts";
import { mainBudgets } from "../main-budgets.ts";
import { groupCounts } from "../row-counts.ts";
import type { ReviewInput } from "../rule.ts";
import { amountsIn } from "../table-totals.ts";
import { isAmount, type Thing, type ThingMoney, wholesOf } from "./named-things.ts";
import { onlyOf } from "./own-sentences.ts";
import { ASIDE, marksOf, type Shape } from "./sentence-shape.ts";
import { together } from "./several-things.ts";
import { JOIN, NEUTRAL, ofColumn, type ToldAmount } from "./told-amounts.ts";
import { cellOf, rowsAndColumns } from "./told-cells.ts";

const WITHOUT =
  "(?:khong ke|khong tinh|khong gom|khong bao gom|chua ke|chua tinh|ngoai|ngoai tru|loai tru|loai|tru(?: di)?|tach(?: rieng)?|de rieng|bo(?: rieng| qua| di)?|gat)(?! tri)";
const OF = "(?:phan|khoan|kinh phi|so|tien|chi phi|ca|cac khoan|hai khoan|hai nhom|cho|chi cho)";
const THINGS = `E${ASIDE}(?:${JOIN}E${ASIDE})*`;
/** Words of what is left; "nhóm I còn M" names the whole itself. */
const LEFT = String.raw`(?:con lai|khac|tong|kinh phi|du toan|tu can doi|tu bao dam|tu dam bao|con(?= (?:lai )?M| phai)|kia|nhu cau|chi phi|so tien)`;
const LINK = String.raw`(?:[ ,:–-]+(?:la|chi|can|${NEUTRAL}))*[ ,:–-]+M`;
const EXCLUDED = new RegExp(
  `\\b${WITHOUT}(?: ${OF})* ${THINGS}(?: (?:cap|ho tro|bao dam|dam bao))*,?(?: [^.;:MP]*?)?\\b${LEFT}\\b[^.;:MPE]{0,40}(?:E${ASIDE}[^.;:MPE]{0,20})?[ :]M`,
  "g",
);

/** "Giá trị không tính nhóm II là …": the whole stands in front. */
const WHOLE_WITHOUT = new RegExp(
  `^\\W*(?:(?:tong|toan bo|kinh phi|du toan|gia tri|so tien|nhu cau|chi phi|truoc thue|sau thue|nam 20\\d\\d)[ ,]+)+(?:neu |sau khi )?${WITHOUT}(?: ${OF})* ${THINGS}(?: (?:la|con|chi con|can|o muc|bang|dat|khoang))*:? M`,
  "g",
);
/** "Nhóm I là 396 triệu đồng, phần còn lại của dự toán là …". */
const REST_OF_WHOLE = new RegExp(
  `^[^EMP]*E${ASIDE}[^EMP.;]{0,40}M[,;] (?:phan|so|kinh phi|so tien) con lai(?: cua (?:du toan|bang|ke hoach|tong kinh phi|kinh phi))?${LINK}`,
  "g",
);

export function toldRests(shape: Shape, input: ReviewInput): ToldAmount[] {
  const [table, ...more] = mainBudgets(input.budgets);
  if (table === undefined || more.length > 0) return [];
  return [
    ...excluded(shape),
    ...otherGroups(shape, table),
    ...restOfWhole(shape, table),
    ...left(shape, table),
  ];
}

/** What is named behind the words of leaving out is taken from the whole, or from the group that is named then. */
function excluded(shape: Shape): ToldAmount[] {
  const matches = [EXCLUDED, WHOLE_WITHOUT].flatMap((form) => [...shape.text.matchAll(form)]);
  return matches.flatMap((match): ToldAmount[] => {
    const said = marksOf(shape, "M", match).at(-1);
    const lead = new RegExp(`^.*?${THINGS}`).exec(match[0])?.[0] ?? "";
    const named = marksOf(shape, "E", match).map(({ at, mention }) => ({
      out: at < match.index + lead.length,
      thing: onlyOf(mention.things),
    }));
    const out = named.flatMap((one) => (one.out && one.thing !== null ? [one.thing] : []));
    const [scope = null] = named.flatMap((one) => (one.out ? [] : [one.thing]));
    const [first] = out;
    if (said === undefined || first === undefined || named.some(({ thing }) => thing === null))
      return [];
    // "Ngoài nhóm I, đơn vị còn chi … cho nhóm II".
    if (isForOthers(shape, match, said.at)) return [];
    if (out.some((one) => one.table !== first.table || one.kind !== first.kind)) return [];
    const rest = without(first.table, out, scope);
    return rest.length === 0
      ? []
      : [
          {
            money: said.money,
            name: `phần không kể ${out.map(({ name }) => name).join(", ")}`,
            thing: scope ?? first,
            expected: rest,
            also: scope === null ? [] : scope.money.map(({ amount }) => amount),
          },
        ];
  });
}

/** "… còn chi 20 triệu đồng cho nhóm II"; what is left may well be told with its use. */
const isForOthers = ({ text }: Shape, match: RegExpExecArray, at: number): boolean =>
  !/\bcon lai[^EMP.;]*[ :]M$/.test(match[0]) &&
  /^ (?:cho|chi cho|danh cho|mua|de|tu|cua) /.test(text.slice(at + 1));

/** Column by column where rows are left out; a source is taken from the totals. */
function without(table: Thing["table"], out: readonly Thing[], scope: Thing | null): ThingMoney[] {
  const part = together(out, "");
  if (scope !== null && ofColumn(scope)) return [];
  const whole = scope?.money.filter(({ column }) => isAmount(table, column)) ?? wholesOf(table);
  if (scope !== null && ofColumn(part)) {
    const cells = cellOf(scope, part);
    return cells.length === 0 ? [] : minus(whole, { ...part, money: cells });
  }
  return minus(whole, part);
}

const minus = (whole: readonly ThingMoney[], part: Thing): ThingMoney[] =>
  whole.flatMap((one) => {
    const other = part.money.find(({ column }) => column === one.column || ofColumn(part));
    return other === undefined || other.amount >= one.amount
      ? []
      : [
          {
            column: one.column,
            amount: one.amount - other.amount,
            right: one.right - other.right,
            slack: one.slack + other.slack,
          },
        ];
  });

/** Where the first amount is the whole money of the thing, the second is what the whole, or the group around, has besides. */
function restOfWhole(shape: Shape, table: Thing["table"]): ToldAmount[] {
  return [...shape.text.matchAll(REST_OF_WHOLE)].flatMap((match): ToldAmount[] => {
    const thing = onlyOf(marksOf(shape, "E", match)[0]?.mention.things ?? []);
    const [own, said] = marksOf(shape, "M", match);
    if (thing === null || own === undefined || said === undefined || ofColumn(thing)) return [];
    const told = own.money;
    if (thing.money.every(({ amount }) => abs(amount - told.amount) > told.slack)) return [];
    const around = table.rows.filter(({ children }) =>
      thing.rows.some(({ index }) => children.includes(index)),
    );
    const also = around.flatMap((group) =>
      amountsIn(table, group, columnsOf(table, "amount", "amountWithVat")).map(
        (amount) => amount - told.amount,
      ),
    );
    const expected = without(table, [thing], null);
    return [{ money: said.money, name: `phần không kể ${thing.name}`, thing, expected, also }];
  });
}

const OTHER_GROUPS = new RegExp(
  `(?:${SMALL_NUMBER} |\\bcac |\\bnhung )(?:nhom|phan)(?: (?:nhiem vu|noi dung|hang muc|chi))? (?:con lai|khac)${LINK}`,
  "gu",
);

/** "Nhóm I cần …; ba nhóm còn lại …": as many as there are without those named before. */
function otherGroups(shape: Shape, table: Thing["table"]): ToldAmount[] {
  return [...shape.text.matchAll(OTHER_GROUPS)].flatMap((match): ToldAmount[] => {
    const [said] = marksOf(shape, "M", match);
    const groups = rowsAndColumns(shape).rows.filter(
      ({ mark, thing }) => mark.at < match.index && thing.kind === "group" && thing.ordinal > 0,
    );
    const out = [...new Set(groups.map(({ thing }) => thing))];
    const [first] = out;
    const [all = 0] = groupCounts(table);
    const count = match[1] === undefined ? all - out.length : smallNumber(match[1]);
    if (said === undefined || first === undefined || out.length + count !== all) return [];
    const expected = without(table, out, null);
    return [{ money: said.money, name: "các nhóm còn lại", thing: first, expected, also: [] }];
  });
}

const LEFT_OVER = new RegExp(
  `\\b(?:phan|so|kinh phi|so tien|nguon|von)?(?: kinh phi| tien)? ?con lai(?: (?:don vi|trung tam|benh vien))?(?: tu can doi| tu bao dam)?${LINK}(?:,? (?:do|tu|lay tu|trich tu|su dung|thuoc|tu nguon|duoc bo tri tu|bo tri tu) (?:nguon )?(E))?`,
  "g",
);

/** "ba loại thiết bị còn lại": things that are left, not money. */
const SOME_LEFT = new RegExp(`${SMALL_NUMBER}(?: [a-z]+){1,4} ?$|\\bcac(?: [a-z]+){1,3} ?$`, "u");

/** What one source leaves of the whole, in a sentence about the whole only. */
function left(shape: Shape, table: Thing["table"]): ToldAmount[] {
  const { rows, columns } = rowsAndColumns(shape);
  return [...shape.text.matchAll(LEFT_OVER)].flatMap((match): ToldAmount[] => {
    const [said] = marksOf(shape, "M", match);
    const from = columns.find(({ mark }) => marksOf(shape, "E", match).includes(mark))?.thing;
    const before = columns.filter(({ mark }) => mark.at < match.index).map(({ thing }) => thing);
    if (said === undefined || rows.length > 0 || !isOfWhole(shape, said.at)) return [];
    if (SOME_LEFT.test(shape.text.slice(0, match.index))) return [];
    const thing = from ?? before[0];
    if (thing === undefined || before.length > 1) return [];
    const expected = from?.money ?? minus(wholesOf(table), thing);
    // "Tổng 480 triệu đồng, đã có 300 triệu đồng, còn lại 180 triệu đồng từ ngân sách": of a whole told there.
    const money = shape.marks.flatMap((mark) => (mark.kind === "M" ? [mark.money.amount] : []));
    const own = thing.money.map(({ amount }) => amount);
    const also = [...money, ...own].flatMap((one) => money.map((other) => one - other));
    return [{ money: said.money, name: `phần còn lại, ${thing.name}`, thing, expected, also }];
  });
}

/** No part of the whole is told but what a source gives. */
const isOfWhole = ({ text }: Shape, at: number): boolean =>
  !/\b(?:rieng|nhom|hang muc|khoan|giai doan|da chi|da cap|da bo tri|dot)\b/.test(
    text.slice(0, at),
  );
