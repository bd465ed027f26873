/**
 * What is left of the budget without some of it: "không kể nhóm II, kinh phí là …", "ngoài nhóm I, các nhóm còn lại cần
 * …", "ngân sách bảo đảm …, phần còn lại … từ nguồn thu".
 */
import { SMALL_NUMBER, smallNumber } from "../../text/small-number.ts";
import { mainBudgets } from "../main-budgets.ts";
import { groupCounts } from "../row-counts.ts";
import type { ReviewInput } from "../rule.ts";
import { isAmount, type Thing, type ThingMoney, wholesOf } from "./named-things.ts";
import { onlyOf } from "./own-sentences.ts";
import { ASIDE, marksOf, type Shape } from "./sentence-shape.ts";
import { together } from "./several-things.ts";
import { JOIN, NEUTRAL, ofColumn, type ToldAmount } from "./told-amounts.ts";
import { cellOf, rowsAndColumns } from "./told-cells.ts";

const WITHOUT =
  "(?:khong ke|khong tinh|khong gom|khong bao gom|chua ke|chua tinh|ngoai|ngoai tru|tru|sau khi tru|neu khong ke|neu khong tinh)";
const OF = "(?:phan|khoan|kinh phi|so|tien|chi phi|ca|cac khoan|hai khoan|hai nhom|cho|chi cho)";
const THINGS = `E${ASIDE}(?:${JOIN}E${ASIDE})*`;
/** Words of what is left; "nhóm I còn M" names the whole itself. */
const LEFT = String.raw`(?:con lai|khac|tong|kinh phi|du toan|tu can doi|tu bao dam|tu dam bao|con(?= (?:lai )?M)|nhu cau|chi phi|so tien)`;
const EXCLUDED = new RegExp(
  `\\b${WITHOUT}(?: ${OF})* ${THINGS}(?: (?:cap|ho tro|bao dam|dam bao))*,?(?: [^.;:MP]*?)?\\b${LEFT}\\b[^.;:MPE]{0,40}(?:E${ASIDE}[^.;:MPE]{0,20})?[ :]M`,
  "g",
);

export function toldRests(shape: Shape, input: ReviewInput): ToldAmount[] {
  const [table, ...more] = mainBudgets(input.budgets);
  if (table === undefined || more.length > 0) return [];
  return [...excluded(shape), ...otherGroups(shape, table), ...left(shape, table)];
}

/** What is named behind the words of leaving out is taken from the whole, or from the group that is named then. */
function excluded(shape: Shape): ToldAmount[] {
  return [...shape.text.matchAll(EXCLUDED)].flatMap((match): ToldAmount[] => {
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
    if (/^ (?:cho|chi cho|danh cho|mua|de|tu|cua) /.test(shape.text.slice(said.at + 1))) return [];
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

const LINK = String.raw`(?:[ ,:–-]+(?:la|chi|can|${NEUTRAL}))*[ ,:–-]+M`;
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
