/** Money told as a mean: "bình quân mỗi hạng mục …", "mỗi tháng chi … cho đường truyền", "trung bình mỗi quý …". */
import { type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import type { ParsedDocument } from "../../document/parsed-document.ts";
import { fold } from "../../text/fold.ts";
import { mainBudgets } from "../main-budgets.ts";
import { groupCounts, lineCounts } from "../row-counts.ts";
import type { ReviewInput } from "../rule.ts";
import { amountsIn } from "../table-totals.ts";
import { countableOf } from "./countables.ts";
import { factorsOf } from "./line-factors.ts";
import {
  isAmount,
  madeThing,
  sumOf,
  type Thing,
  type ThingMoney,
  wholesOf,
} from "./named-things.ts";
import { onlyOf } from "./own-sentences.ts";
import { rowNouns } from "./row-nouns.ts";
import { marksOf, type Shape } from "./sentence-shape.ts";
import { NEUTRAL, ofColumn, type ToldAmount } from "./told-amounts.ts";

const PER =
  "(?:moi|mot|1|tung|hang) (?<per>hang muc|khoan muc|khoan chi|khoan|mat hang|noi dung|nhom|thang|quy|nam|[a-z]+(?: (?!(?:duoc|la|het|can|chi|nhan|khoang)\\b)[a-z]+){0,3})";
const STATE = "(?: (?:sau|truoc|chua(?: gom| co)?|gom|co) thue)?";
const MEAN = "(?:binh quan|trung binh|tinh binh quan|tinh trung binh)";
const LINK = String.raw`(?:[ ,:–-]+(?:la|khoang|chi|can|het|co|bo tri|dau tu|duoc dau tu|duoc bo tri|duoc ho tro|ho tro|nhan|nhan duoc|trang bi|duoc cap|benh vien|don vi|trung tam|so y te|phai|tra|trong bang|trong du toan|cua bang|${NEUTRAL}))*[ ,:–-]+`;
const FORMS = [
  new RegExp(
    `${MEAN},?(?: (?:cho|moi nam|ra))? ${PER}(?:,? (?:va )?(?:phuong|xa|phong|khoa|tram|don vi))?${STATE}${LINK}M(?: (?:cho|de chi cho|chi cho) E)?`,
    "g",
  ),
  new RegExp(`E(?:[ ,]+(?:${MEAN}|${NEUTRAL}))*[ ,]+${PER}${LINK}M`, "g"),
  new RegExp(
    `(?:${MEAN} )?${PER},? (?:(?:tien|chi phi|kinh phi|chi|cho|thue|mua) )*E${LINK}M`,
    "g",
  ),
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
    [...shape.text.matchAll(pattern)].flatMap((match) =>
      meanTold(shape, match, only, input.document),
    ),
  );
}

function meanTold(
  shape: Shape,
  match: RegExpExecArray,
  table: BudgetTable | undefined,
  document: ParsedDocument,
): ToldAmount[] {
  const [said] = marksOf(shape, "M", match);
  const [named] = marksOf(shape, "E", match);
  if (said === undefined || (named === undefined && isOfOther(shape, said.at))) return [];
  const thing = named === undefined ? wholeOf(table) : onlyOf(named.mention.things);
  if (thing === null) return [];
  const per = match.groups?.["per"] ?? "";
  const { means, also } =
    named === undefined ? meansOfWhole(thing.table, per, document) : meansOfNamed(thing, per);
  const [first] = means;
  if (first === undefined) return [];
  // A mean is mostly rounded to what is told.
  const { slack } = said.money;
  const money = { ...said.money, slack: slack > 0n ? slack : 1_000n };
  return [{ money, name: nameOfMean(per), thing, expected: [first], also }];
}

interface Means {
  means: ThingMoney[];
  /** All that the words may mean. */
  also: bigint[];
}

function meansOfWhole(table: BudgetTable, per: string, document: ParsedDocument): Means {
  const counts = [...countOf(table, per), ...countsTold(per, document)];
  const means = shared(wholesBy(table, per), counts);
  return { means, also: [...means.map(({ right }) => right), ...ownMeans(table, per)] };
}

function meansOfNamed(thing: Thing, per: string): Means {
  const means = meansOf(thing, per);
  return { means, also: means.map(({ right }) => right) };
}

/** Words of the sentence itself are known here without their marks only. */
const nameOfMean = (per: string): string =>
  NAMES[per] === undefined ? "số bình quân" : `bình quân mỗi ${NAMES[per]}`;

/** "Bình quân mỗi tháng … cho dịch vụ giám sát": of something else, whether the table has its name or not. */
const isOfOther = ({ text, marks }: Shape, at: number): boolean =>
  marks.some(({ kind }) => kind === "E") ||
  /\b(?:chi phi|tien|cuoc|chi cho) (?!(?:thuc hien|trung binh|binh quan|cho|moi|cua|nam|du kien|ca|hang|toan)\b)[a-z]/.test(
    text.slice(0, at),
  ) ||
  /^ (?:cho|de|vao|tien|chi) /.test(text.slice(at + 1));

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
  const nearest = (all: readonly string[]): number =>
    Math.max(
      0,
      ...all.map((noun) =>
        `${per} `.startsWith(`${noun} `)
          ? noun.length
          : noun.startsWith(`${per} `)
            ? per.length
            : 0,
      ),
    );
  const [lines, groups] = [nearest(nouns.lines), nearest(nouns.groups)];
  if (groups > lines) return groupCounts(table);
  if (lines > 0) return lineCounts(table.rows);
  return [...(countableOf(table, per.split(" "))?.counts ?? [])];
}

/** "18 trạm y tế" of the title or of a sentence: among so many the whole is shared out. */
function countsTold(per: string, { blocks }: ParsedDocument): number[] {
  if (per.length < 2 || per in NAMES || per in COUNTS) return [];
  const pattern = new RegExp(`(?<![\\d.,/])(\\d{1,5}) ${per}\\b`, "g");
  const told = blocks.flatMap(({ kind, text }) =>
    kind === "table" ? [] : [...fold(text).matchAll(pattern)].map(([, count]) => Number(count)),
  );
  return [...new Set(told)].filter((count) => count > 1);
}

/** Of years that each have a column of amounts what they come to, else each whole of the table. */
function wholesBy(table: BudgetTable, per: string): ThingMoney[] {
  const wholes = wholesOf(table);
  const years = wholes.filter(({ column }) =>
    /\b20\d\d\b/.test(table.columns[column]?.header ?? ""),
  );
  const byColumn = [...new Map(years.map((one) => [one.column, one])).values()];
  const [first] = byColumn;
  return per === "nam" && first !== undefined && byColumn.length > 1
    ? [sumOf(byColumn, first.column)]
    : wholes;
}

/** As many as there are columns of years. */
function yearsOf({ columns }: BudgetTable): number[] {
  const years = new Set(columns.flatMap(({ header }) => header.match(/\b20\d\d\b/g) ?? []));
  return years.size > 1 ? [years.size] : [];
}

const COUNTS: Readonly<Record<string, (table: BudgetTable) => number[]>> = {
  thang: () => [12],
  quy: () => [4],
  nam: yearsOf,
  nhom: groupCounts,
};

function meansOf(thing: Thing, per: string): ThingMoney[] {
  if (ofColumn(thing)) return [];
  const money = thing.money.filter(({ column }) => isAmount(thing.table, column));
  if (per === "quy") return shared(money, [4]);
  if (per !== "thang") return [];
  const factors = thing.rows.length === 1 ? factorsOf(thing) : [];
  return shared(money, [12, ...factors]);
}

/** "Trung bình mỗi lớp tập huấn": what the rows of that name come to, each of them. */
function ownMeans(table: BudgetTable, per: string): bigint[] {
  const own = per in NAMES ? null : countableOf(table, per.split(" "));
  if (own === null || own.kind !== "pieces") return [];
  const prices = columnsOf(table, "unitPrice", "unitPriceWithVat");
  const sums = columnsOf(table, "amount", "amountWithVat").map((column) =>
    own.rows.flatMap((row) => amountsIn(table, row, [column])).reduce((sum, one) => sum + one, 0n),
  );
  return [
    ...own.rows.flatMap((row) => amountsIn(table, row, prices)),
    ...own.counts.flatMap((count) => (count > 0 ? sums.map((sum) => sum / BigInt(count)) : [])),
  ];
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
