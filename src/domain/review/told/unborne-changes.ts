/**
 * Changes and multiples that no two amounts of the sentence or of the two years of the table give, in whatever words:
 * "năm 2025 thực hiện …, dự toán 2026 là …, tăng 12%", "gấp 1,2 lần mức năm trước", "giữ nguyên như năm 2025".
 */
import type { BudgetTable } from "../../budget/budget-table.ts";
import { abs, divideRound, MICRO, type Micro } from "../../budget/fixed.ts";
import { mainBudgets } from "../main-budgets.ts";
import type { ReviewInput } from "../rule.ts";
import { readPercent } from "../share-of-total.ts";
import { amountsIn } from "../table-totals.ts";
import { thingsNamed } from "./borne-by-named.ts";
import { isAmount, type Thing, wholesOf } from "./named-things.ts";
import { ownYear, totalRow, type YearColumns, yearColumns } from "./prior-columns.ts";
import { type Mark, quoteOf, type Shape } from "./sentence-shape.ts";
import { ofColumn } from "./told-amounts.ts";
import { isOfLastYear } from "./told-changes.ts";

export interface OddChange {
  quote: string;
}

interface Pair {
  now: bigint;
  before: bigint;
}

/** Other measures, other bases: what was to be, what was reached by now. */
const ELSEWHERE =
  /\b(?:so luot|luot|doanh thu|so thu|thu nhap|ty le (?:ho so|nguoi|luot|benh|khoa|can bo)|so luong|don gia|muc gia|gia (?:mua|thue|ban)|luong co so|dau nam|de ra|binh quan|moi nam|hang nam|lam phat|chi so|tien do|giai doan|du kien tang|phan dau|muc tieu|chi tieu)\b/;

const OTHER_BASE = /\bso voi (?![^.;,]{0,60}\b(?:nam (?:20\d\d|truoc|ngoai)|cung ky|E)\b)/;

export function oddChanges(shape: Shape, input: ReviewInput): OddChange[] {
  if (!speaksOfChange(shape)) return [];
  const [table, ...more] = mainBudgets(input.budgets);
  if (table === undefined || more.length > 0) return [];
  const year = ownYear(input.facts.year, table);
  const spans = spansBeside(shape, table, year);
  if (spans.length > 0) return [...oddShares(shape, spans), ...oddMultiples(shape, spans)];
  const columns = year === null ? null : yearColumns(table, year);
  if (year !== null && !isOfYears(shape, year)) return [];
  const wholes = wholesOf(table).flatMap(({ amount, right }) => [amount, right]);
  const { years, changes } =
    year === null ? { years: [], changes: [] } : toldPairs(shape, year, wholes);
  const ofYears = [...years, ...(columns === null ? [] : yearPairs(shape, columns))];
  const pairs = [...ofYears, ...changes];
  return [
    ...(pairs.length === 0 ? [] : oddShares(shape, pairs)),
    ...oddGaps(shape, ofYears),
    ...oddMultiples(shape, ofYears),
    ...(columns === null ? [] : unlike(shape, columns)),
  ];
}

/** Other years than the plan's own and the one before it. */
const spansBeside = (shape: Shape, table: BudgetTable, year: number | null): Pair[] =>
  year !== null && isOfYears(shape, year) ? [] : pairsOfSpans(shape, table);

/** Of what is named, else of the whole, each two of the years that head columns, where the sentence tells other years. */
function pairsOfSpans(shape: Shape, table: BudgetTable): Pair[] {
  const columns = table.columns.flatMap((column) => {
    const years = column.header.match(/\b20\d\d\b/g) ?? [];
    const money = /^(?:amount|source|figure)$/.test(column.role) && column.scale !== null;
    return money && years.length === 1 ? [{ column, year: Number(years[0]) }] : [];
  });
  const told = new Set(
    [...shape.text.matchAll(/(?<!\d)20\d\d(?!\d)/g)].map(([year]) => Number(year)),
  );
  const known = new Set(columns.map(({ year }) => year));
  if (known.size !== columns.length || told.size < 2 || [...told].some((year) => !known.has(year)))
    return [];
  const things = thingsNamed(shape).filter((thing) => thing.table === table && !ofColumn(thing));
  const own = things.flatMap(({ rows }) => rows);
  // Beside a part the whole may be told of in any words.
  const rows = own.length > 0 || speaksOfWhole(shape, false) ? [...own, totalRow(table)] : [];
  return rows.flatMap((row) =>
    columns.flatMap((one) =>
      columns.flatMap((other): Pair[] => {
        const [now] = amountsIn(table, row, [one.column]);
        const [before] = amountsIn(table, row, [other.column]);
        return one.year <= other.year || now === undefined || before === undefined
          ? []
          : [{ now, before }];
      }),
    ),
  );
}

const speaksOfChange = ({ text }: Shape): boolean =>
  /\b(?:tang|giam|gap|bang|giu nguyen|cao hon|thap hon|nhich|nhinh|vuot|o muc|he so|lam goc)\b/.test(
    text,
  ) &&
  !ELSEWHERE.test(text) &&
  !OTHER_BASE.test(text);

const isOfYears = ({ text }: Shape, year: number): boolean =>
  [...text.matchAll(/(?<!\d)20\d\d(?!\d)/g)].every(([said]) =>
    [year, year - 1].includes(Number(said)),
  );

interface ToldPairs {
  /** Amounts of two years. */
  years: Pair[];
  /** A change told in money gives the amount before it. */
  changes: Pair[];
}

/** What the sentence tells of last year, with what it tells of now, what it names, or the whole. */
function toldPairs(shape: Shape, year: number, wholes: readonly bigint[]): ToldPairs {
  const { marks, text } = shape;
  const money = marks.flatMap((mark) => (mark.kind === "M" ? [mark] : []));
  const isChange = ({ at }: Mark): boolean => GAP.test(text.slice(0, at));
  const amounts = money.filter((mark) => !isChange(mark));
  const clause = new RegExp(`\\bnam (?:${year - 1}|truoc|ngoai)\\b[^EMP;,]*$`);
  const last = amounts.filter(
    (mark) => isOfLastYear(shape, mark, year) || clause.test(text.slice(0, mark.at)),
  );
  const told = amounts.filter((mark) => !last.includes(mark)).map((mark) => mark.money.amount);
  const named = thingsNamed(shape).flatMap((thing) => thing.money.map(({ right }) => right));
  const whole = speaksOfWhole(shape, named.length > 0) ? wholes : [];
  // "Năm trước chỉ có …, đợt này tăng thêm …": both amounts of the change stand there.
  const raised = last.flatMap((before) =>
    money.filter(isChange).map((change): Pair => {
      const by = /\bgiam\b|\b(?:thap|it) hon\b/.test(text)
        ? -change.money.amount
        : change.money.amount;
      return { now: before.money.amount + by, before: before.money.amount };
    }),
  );
  const years = last.flatMap((before) =>
    [...told, ...named, ...whole].map((now): Pair => ({ now, before: before.money.amount })),
  );
  const changes = money.filter(isChange).flatMap(({ money: { amount } }) =>
    [...told, ...named, ...whole].flatMap((now): Pair[] => [
      { now, before: abs(now - amount) },
      { now, before: now + amount },
    ]),
  );
  return { years, changes: [...changes, ...raised] };
}

const GAP =
  /\b(?:tang|giam|cao hon|thap hon|nhieu hon|it hon|chenh lech|hon)(?: (?:them|len|xuong|la|so tien|khoang))*[: ]*$/;

/** "Thấp hơn 80 triệu đồng" where last year's amount is known. */
function oddGaps({ marks, text }: Shape, pairs: readonly Pair[]): OddChange[] {
  if (pairs.length === 0 || !/\bnam (?:20\d\d|truoc|ngoai|lien truoc)\b/.test(text)) return [];
  return marks.flatMap((mark): OddChange[] => {
    if (mark.kind !== "M" || mark.money.qualifier !== null) return [];
    if (!GAP.test(text.slice(0, mark.at))) return [];
    const { amount, slack, quote, others } = mark.money;
    const holds = pairs.some(({ now, before }) =>
      [amount, ...others].some((one) => abs(abs(now - before) - one) <= 2n * slack),
    );
    return holds ? [] : [{ quote }];
  });
}

/** Of what is named, else of the whole; a thing that is a column has no years. */
function yearPairs(shape: Shape, { table, now, before }: YearColumns): Pair[] {
  const things = thingsNamed(shape).filter((thing) => thing.table === table && !ofColumn(thing));
  const own = things.flatMap(({ rows }) => rows);
  const whole = speaksOfWhole(shape, own.length > 0);
  const rows = whole ? [...own, totalRow(table)] : own;
  return rows.flatMap((row) =>
    amountsIn(table, row, now).flatMap((one) =>
      amountsIn(table, row, before).map((other): Pair => ({ now: one, before: other })),
    ),
  );
}

/** The total is meant where nothing else may be. */
const speaksOfWhole = ({ text }: Shape, named: boolean): boolean =>
  named
    ? /\b(?:tong|toan|chung)\b|^[^E]*\b(?:kinh phi|du toan|nhu cau)\b[^E]*\b(?:tang|giam)\b/.test(
        text,
      )
    : /\b(?:tong|toan bo|du toan|kinh phi|nhu cau|quy mo|muc (?:tang|giam)|(?:lan|dot|ky|nam) nay|ca danh muc)\b/.test(
        text,
      ) && !OF_PART.test(text);
const OF_PART =
  /\b(?:rieng|nhom|khoan|hang muc)\b|\b(?:cho|cua|mua|thue|phan|khoan|nhom) (?!don vi|trung tam|benh vien|tram|nam|cac (?:noi dung|nhiem vu)|toan|so y te|ca|ke hoach)[a-z]/;

const CHANGED =
  /\b(?:tang|giam|cao hon|thap hon|nhieu hon|it hon|nhich(?: len| xuong)?|nhinh hon|vuot)\b(?: (?:(?:so voi )?(?:muc )?(?:thuc hien )?nam (?:20\d\d|truoc|ngoai)|them|len|xuong|khoang|la|gan|hon|tuong ung|tuong duong|ty le|muc|toi|den|M))*[ ,(:]*(?:(?:tuc|tuong duong|tuong ung|hay|ung voi|bang|co|khoang|chung|tam|xap xi|uoc)(?: voi| muc| ty le| la| tang| giam)* )?$/;
const LEVEL = /\b(?:bang|dat)(?: khoang)? $/;
/** "Lấy … của năm 2025 làm gốc 100%, … ở mức P", "hệ số so sánh 2026/2025: P". */
const BASED =
  /\blam goc\b[^;]*\b(?:bang|dat|o muc)(?: khoang)? $|\bhe so(?: so sanh)?[^EMP;]*[: ]$/;
const OF_BEFORE = /^[^EMP.;]{0,60}\b(?:20\d\d|nam (?:truoc|ngoai))/;

function oddShares({ marks, text }: Shape, pairs: readonly Pair[]): OddChange[] {
  return marks.flatMap((mark): OddChange[] => {
    if (mark.kind !== "P" || mark.share.bound !== "is") return [];
    const before = text.slice(0, mark.at);
    const change = CHANGED.test(before);
    const level =
      BASED.test(before) || (LEVEL.test(before) && OF_BEFORE.test(text.slice(mark.at + 1)));
    if (!change && !level) return [];
    const { value, decimals, quote } = mark.share;
    const holds = pairs.some((pair) => {
      // "Tăng 104 triệu đồng, bằng 110,7% so với năm trước" may be either.
      const parts = [
        ...(change ? [abs(pair.now - pair.before)] : []),
        ...(level || !change ? [pair.now] : []),
      ];
      return (
        parts.some((part) => isNear(part * 100n, pair.before, value, decimals)) ||
        (level && isNear(pair.before * 100n, pair.now, value, decimals))
      );
    });
    return holds ? [] : [{ quote }];
  });
}

/** Rounded or cut off at its last digit. */
function isNear(part: bigint, whole: bigint, said: Micro, decimals: number): boolean {
  if (whole <= 0n) return false;
  const exact = divideRound(part * MICRO, whole);
  const unit = MICRO / 10n ** BigInt(decimals);
  return abs(exact - said) * 2n <= unit || (exact > said && exact - said < unit);
}

const MULTIPLE = /\b(?:gap|bang)(?: (khoang|gan|hon|tren|xap xi))? (\d{1,2}[.,]\d{1,2}) lan\b/g;

function oddMultiples(shape: Shape, pairs: readonly Pair[]): OddChange[] {
  const { text, marks } = shape;
  return [...text.matchAll(MULTIPLE)].flatMap((match): OddChange[] => {
    const { value, decimals } = readPercent(match[2] ?? "");
    const named = marks.filter(isNamed).flatMap(({ mention }) => mention.things);
    const all = [...pairs, ...pairsOf([...new Set(named)])];
    const coarse = match[1] === undefined ? decimals : decimals - 1;
    const holds = all.some(({ now, before }) => isNear(now, before, value, coarse));
    return holds || all.length === 0 ? [] : [{ quote: quoteOf(shape, match) }];
  });
}

const isNamed = (mark: Mark): mark is Extract<Mark, { kind: "E" }> => mark.kind === "E";

const pairsOf = (things: readonly Thing[]): Pair[] =>
  things.flatMap((one) =>
    things.flatMap((other) =>
      one === other
        ? []
        : one.money.flatMap(({ column, right }) =>
            other.money
              .filter((money) => money.column === column || ofColumn(other))
              .map((money): Pair => ({ now: right, before: money.right })),
          ),
    ),
  );

const SAME =
  /E(?: [a-z\d]+){0,4} (?:giu nguyen|khong (?:thay doi|doi|tang)|bang dung|giu muc)[^EMP.;]*\b(?:nam (?:20\d\d|truoc|ngoai))/;

/** "Giữ nguyên như năm trước" of a row whose two years differ. */
function unlike(shape: Shape, columns: YearColumns): OddChange[] {
  const match = SAME.exec(shape.text);
  const named = shape.marks.find((mark) => mark.kind === "E" && mark.at === match?.index);
  if (match === null || named?.kind !== "E") return [];
  const things = named.mention.things.filter(
    ({ table, money }) =>
      table === columns.table && money.some(({ column }) => isAmount(table, column)),
  );
  const only = { ...shape, marks: [named] };
  const pairs = things.length === 0 ? [] : yearPairs(only, columns);
  const differ = pairs.length > 0 && pairs.every(({ now, before }) => now !== before);
  return differ ? [{ quote: quoteOf(shape, match) }] : [];
}
