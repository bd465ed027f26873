/**
 * How many there are in some rows of a table by the noun that a sentence counts with: rows ("nội dung", "khoản"), parts
 * ("nhóm", "phần"), places that names, groups or a column tell ("đơn vị", "khoa, phòng", "trạm y tế").
 */
import { type BudgetRow, type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { MICRO } from "../../budget/fixed.ts";
import { fold } from "../../text/fold.ts";
import { plainWords } from "../../text/plain-words.ts";
import { lineCounts, outerGroups } from "../row-counts.ts";
import { GROUP_WORD, ROW_TAIL, ROW_WORD } from "./row-words.ts";

/** Rows of one table that a sentence may speak of. */
export interface CountedRows {
  table: BudgetTable;
  rows: readonly BudgetRow[];
  /** The column of the money that tells them: rows without any of it may be left out. */
  column?: number;
}

export interface Ways {
  /** As a reader counts them: one for each kind of thing the noun may mean. */
  plain: readonly number[];
  /** All that is right for it, by whatever way of counting. */
  all: ReadonlySet<number>;
}

/** Folded words of places: how the names of their rows begin, what a header calls them. */
const PLACES: readonly { noun: string; names: RegExp; header: RegExp }[] = [
  {
    noun: "don vi",
    names:
      /^(?:don vi|benh vien|bv|trung tam|ttyt|tram|chi cuc|van phong|so y te|khoa|phong|truong|xa|phuong|dac khu)\b/,
    header: /^(?:(?:ten|cac) )?(?:don vi|co quan)\b(?! tinh)/,
  },
  {
    noun: "khoa,? (?:va )?phong|khoa ?/ ?phong|khoa",
    names: /^(?:khoa|phong|to|ban|don nguyen|don vi)\b/,
    header: /\bkhoa\b|\bphong\b/,
  },
  { noun: "phong", names: /^phong\b/, header: /\bphong\b/ },
  {
    noun: "tram y te(?: (?:cap )?(?:xa,? (?:va )?phuong|xa|phuong))?|tram",
    names: /^(?:tram|tyt|xa|phuong|dac khu)\b/,
    header: /\btram\b|\btyt\b/,
  },
  { noun: "benh vien", names: /^(?:benh vien|bv)\b/, header: /\bbenh vien\b/ },
  {
    noun: "trung tam(?: y te)?(?: khu vuc)?|ttyt(?: khu vuc)?",
    names: /^(?:trung tam|ttyt|tt)\b/,
    header: /\btrung tam\b/,
  },
  {
    noun: "co so(?: y te| kham,? chua benh)?",
    names: /^(?:co so|benh vien|bv|trung tam|ttyt|tram|tyt|phong kham)\b/,
    header: /\bco so\b(?! du lieu)/,
  },
  {
    noun: "xa,? (?:va )?phuong|xa|phuong",
    names: /^(?:xa|phuong|dac khu|tram y te (?:xa|phuong|dac khu))\b/,
    header: /\bxa\b|\bphuong\b/,
  },
  { noun: "khu vuc|cum", names: /^(?:khu vuc|cum|vung)\b/, header: /^(?:khu vuc|cum)\b/ },
  { noun: "khoi", names: /^khoi\b/, header: /^khoi\b/ },
];

const KIND = "(?:loai|chung loai)(?: (?:hang hoa|thiet bi|mat hang|san pham|vat tu|hang))?";

/** Sources of patterns over folded text. */
export const ROW_NOUN = `(?:${KIND}|(?:${ROW_WORD})${ROW_TAIL}(?: cong viec)?)`;
export const PART_NOUN = GROUP_WORD;
export const PLACE_NOUN = `(?:${PLACES.map(({ noun }) => noun).join("|")})`;

const isNoun = (pattern: string, noun: string): boolean =>
  new RegExp(`^(?:${pattern})$`).test(noun);

/** None where the noun counts nothing of the rows. */
export function waysOf(scope: readonly CountedRows[], noun: string): Ways {
  const place = PLACES.find((one) => isNoun(one.noun, noun));
  const own = scope.map((one) =>
    place !== undefined
      ? placeCounts(one, place)
      : isNoun(PART_NOUN, noun)
        ? partCounts(one)
        : rowCounts(one, noun === "muc"),
  );
  const [first, ...more] = own;
  if (first === undefined || own.some((list) => list.plain.length === 0))
    return { plain: [], all: new Set() };
  if (more.length === 0) return { plain: first.plain, all: new Set(first.all) };
  // Several tables: each by itself and all together, the same names once.
  const sums = first.plain.map((_, at) =>
    own.reduce((sum, { plain }) => sum + (plain[at] ?? plain[0] ?? 0), 0),
  );
  const names = namesOf(scope, place?.names ?? /./);
  return { plain: sums, all: new Set([...sums, names, ...own.flatMap(({ all }) => [...all])]) };
}

/** "TOÀN NGÀNH", "Tổng số": a row that is no part of what it opens or closes. */
export const isWholeName = (name: string): boolean =>
  /^(?:toan|tong|cong)\b/.test(plainWords(name));

const linesIn = (rows: readonly BudgetRow[]): BudgetRow[] =>
  rows.filter(({ kind, name }) => kind === "line" && !isWholeName(name));

interface Counts {
  plain: number[];
  all: number[];
}

const NONE: Counts = { plain: [], all: [] };

function rowCounts(scope: CountedRows, mayBeGroup: boolean): Counts {
  const { rows } = scope;
  const lines = linesIn(rows);
  const groups = partCounts(scope);
  if (lines.length < 2) return NONE;
  // "Phân bổ 10 danh mục": each opens the list of the places that get it.
  if (arePlaces(lines))
    return arePlaces(rows.filter(({ kind }) => kind === "group")) ? NONE : groups;
  const counts = lineCounts(rows);
  const all = [...counts, ...filled(scope, lines), ...groups.all];
  return { plain: [counts[0] ?? 0, ...(mayBeGroup ? groups.plain : [])], all };
}

/** What stands in their rows is told by columns, if at all. */
const arePlaces = (lines: readonly BudgetRow[]): boolean =>
  lines.filter(({ name }) => PLACES.some(({ names }) => names.test(plainWords(name)))).length * 2 >=
  lines.length;

/** Those of the rows that have some of the money. */
const filled = ({ table, column }: CountedRows, rows: readonly BudgetRow[]): number[] =>
  (column === undefined
    ? columnsOf(table, "amount", "amountWithVat").map(({ index }) => index)
    : [column]
  ).map((index) => rows.filter((row) => (row.cells[index]?.value ?? 0n) !== 0n).length);

function partCounts({ table, rows }: CountedRows): Counts {
  const groups = rows.filter(({ kind }) => kind === "group");
  const outer = new Set(outerGroups(table));
  const kindOf = (row: BudgetRow): string =>
    row.label.replace(/[IVXLC]+|[A-HĐ]/g, "R").replace(/\d+/g, "1");
  const kinds = [...new Set(groups.map(kindOf))].map(
    (kind) => groups.filter((row) => kindOf(row) === kind).length,
  );
  const plain = groups.filter((row) => outer.has(row)).length;
  if (groups.length < 2) return NONE;
  return { plain: [plain === 0 ? groups.length : plain], all: [groups.length, plain, ...kinds] };
}

function placeCounts(scope: CountedRows, { names, header }: (typeof PLACES)[number]): Counts {
  const { table, rows } = scope;
  const lines = linesIn(rows);
  const groups = rows.filter(({ kind }) => kind === "group");
  const isNamed = ({ name }: BudgetRow): boolean => names.test(plainWords(name));
  const byHeader = columnsOf(table, "name").some((column) =>
    header.test(fold(column.header).trim()),
  );
  const named = [lines, groups].map((some) => some.filter(isNamed));
  const leaves = byHeader ? [lines] : [];
  const inColumns = table.columns
    .filter((column) => column.role !== "name" && header.test(fold(column.header).trim()))
    .map(
      ({ index }) =>
        new Set(lines.map((row) => plainWords(row.source.cells[index]?.text ?? ""))).size,
    );
  const lists = [...leaves, ...named].filter((list) => list.length > 0);
  const counts = lists.map((list) => list.length);
  const distinct = lists.map((list) => namesOf([{ table, rows: list }], /./));
  const most = Math.max(0, ...counts);
  if (most < 2 && inColumns.every((count) => count < 2)) return NONE;
  const measured = lines
    .filter(({ unit }) => names.test(plainWords(unit)))
    .flatMap(({ cells }) =>
      columnsOf(table, "quantity", "factor").map(({ index }) =>
        Number((cells[index]?.value ?? 0n) / MICRO),
      ),
    );
  const all = [
    ...counts,
    ...distinct,
    ...inColumns,
    ...lists.flatMap((list) => filled(scope, list)),
    ...measured,
  ];
  return { plain: [...counts, ...inColumns].filter((count) => count > 1), all };
}

const namesOf = (scope: readonly CountedRows[], names: RegExp): number =>
  new Set(
    scope.flatMap(({ rows }) =>
      rows.map(({ name }) => plainWords(name)).filter((name) => names.test(name)),
    ),
  ).size;
