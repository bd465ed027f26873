/** Money told as a mean: "bình quân mỗi hạng mục …", "mỗi tháng chi … cho đường truyền", "trung bình mỗi quý …". */
import type { BudgetTable } from "../../budget/budget-table.ts";
import { mainBudgets } from "../main-budgets.ts";
import { groupCounts, lineCounts } from "../row-counts.ts";
import type { ReviewInput } from "../rule.ts";
import { factorsOf } from "./line-factors.ts";
import { isAmount, madeThing, type Thing, type ThingMoney, wholesOf } from "./named-things.ts";
import { onlyOf } from "./own-sentences.ts";
import { rowNouns } from "./row-nouns.ts";
import { marksOf, type Shape } from "./sentence-shape.ts";
import { NEUTRAL, ofColumn, type ToldAmount } from "./told-amounts.ts";

const PER =
  "(?:moi|mot|1|tung|hang) (?<per>hang muc|khoan muc|khoan chi|khoan|mat hang|noi dung|nhom|thang|quy|[a-z]+(?: (?!duoc\\b)[a-z]+)?)";
const STATE = "(?: (?:sau|truoc|chua(?: gom| co)?|gom|co) thue)?";
const MEAN = "(?:binh quan|trung binh|tinh binh quan|tinh trung binh)";
const LINK = String.raw`(?:[ ,:–-]+(?:la|khoang|chi|can|het|co|bo tri|nhan|nhan duoc|trang bi|duoc cap|benh vien|don vi|trung tam|so y te|phai|tra|trong bang|trong du toan|cua bang|${NEUTRAL}))*[ ,:–-]+`;
const FORMS = [
  new RegExp(
    `${MEAN},?(?: (?:cho|moi nam|ra))? ${PER}${STATE}${LINK}M(?: (?:cho|de chi cho|chi cho) E)?`,
    "g",
  ),
  new RegExp(`E(?:[ ,]+(?:${MEAN}|${NEUTRAL}))*[ ,]+${PER}${LINK}M`, "g"),
  new RegExp(
    `${MEAN}${LINK}M ?(?:/|moi|mot|tren) ?(?<per>hang muc|khoan|mat hang|nhom|thang|quy)\\b`,
    "g",
  ),
];

export function toldAverages(shape: Shape, input: ReviewInput): ToldAmount[] {
  if (!/\b(?:moi|mot|1|tung|hang|binh quan|trung binh)\b/.test(shape.text)) return [];
  const [table, ...more] = mainBudgets(input.budgets);
  const only = more.length > 0 ? undefined : table;
  return FORMS.flatMap((pattern) =>
    [...shape.text.matchAll(pattern)].flatMap((match) => meanTold(shape, match, only)),
  );
}

function meanTold(
  shape: Shape,
  match: RegExpExecArray,
  table: BudgetTable | undefined,
): ToldAmount[] {
  const [said] = marksOf(shape, "M", match);
  const [named] = marksOf(shape, "E", match);
  if (said === undefined || (named === undefined && isOfOther(shape, said.at))) return [];
  const thing = named === undefined ? wholeOf(table) : onlyOf(named.mention.things);
  if (thing === null) return [];
  const per = match.groups?.["per"] ?? "";
  const means = named === undefined ? meansOfTable(thing.table, per) : meansOf(thing, per);
  const [first] = means;
  if (first === undefined) return [];
  // Words of the sentence itself are known here without their marks only.
  const name = NAMES[per] === undefined ? "số bình quân" : `bình quân mỗi ${NAMES[per]}`;
  const { slack } = said.money;
  // A mean is mostly rounded to what is told.
  const money = { ...said.money, slack: slack > 0n ? slack : 1_000n };
  return [{ money, name, thing, expected: [first], also: means.map(({ right }) => right) }];
}

/** "Bình quân mỗi tháng … cho dịch vụ giám sát": of something else, whether the table has its name or not. */
const isOfOther = ({ text, marks }: Shape, at: number): boolean =>
  marks.some(({ kind }) => kind === "E") || /^ (?:cho|de|vao|tien|chi) /.test(text.slice(at + 1));

const NAMES: Readonly<Record<string, string>> = {
  "hang muc": "hạng mục",
  "khoan muc": "khoản mục",
  "khoan chi": "khoản chi",
  khoan: "khoản",
  "mat hang": "mặt hàng",
  "noi dung": "nội dung",
  nhom: "nhóm",
  thang: "tháng",
  quy: "quý",
};

const wholeOf = (table: BudgetTable | undefined): Thing | null =>
  table === undefined ? null : madeThing(table, "tổng cộng");

/** How many of them the table has; none for a thing that it does not count. */
function countOf(table: BudgetTable, per: string): number[] {
  const known = COUNTS[per];
  if (known !== undefined) return known(table);
  if (per in NAMES) return lineCounts(table.rows);
  const nouns = rowNouns(table);
  const isOne = (noun: string): boolean =>
    `${per} `.startsWith(`${noun} `) || noun.startsWith(`${per} `);
  if (nouns.lines.some(isOne)) return lineCounts(table.rows);
  return nouns.groups.some(isOne) ? groupCounts(table) : [];
}

const COUNTS: Readonly<Record<string, (table: BudgetTable) => number[]>> = {
  thang: () => [12],
  quy: () => [4],
  nhom: groupCounts,
};

const meansOfTable = (table: BudgetTable, per: string): ThingMoney[] =>
  shared(wholesOf(table), countOf(table, per));

function meansOf(thing: Thing, per: string): ThingMoney[] {
  if (ofColumn(thing)) return [];
  const money = thing.money.filter(({ column }) => isAmount(thing.table, column));
  if (per === "quy") return shared(money, [4]);
  if (per !== "thang") return [];
  const factors = thing.rows.length === 1 ? factorsOf(thing) : [];
  return shared(money, [12, ...factors]);
}

const shared = (money: readonly ThingMoney[], counts: readonly number[]): ThingMoney[] =>
  [...new Set(counts)]
    .filter((count) => count > 0)
    .flatMap((count) =>
      money.map((one) => ({
        ...one,
        amount: one.amount / BigInt(count),
        right: one.right / BigInt(count),
        slack: one.slack / BigInt(count) + 1n,
      })),
    );
