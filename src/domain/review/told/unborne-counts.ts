/** Counts that a sentence gives of the rows or groups of the one budget there is, where no way of counting gives them. */
import { type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { abs } from "../../budget/fixed.ts";
import { isInWords } from "../../budget/row-label.ts";
import { fold } from "../../text/fold.ts";
import { SMALL_NUMBER, smallNumber } from "../../text/small-number.ts";
import { mainBudgets } from "../main-budgets.ts";
import { groupCounts, lineCounts } from "../row-counts.ts";
import type { ReviewInput } from "../rule.ts";
import { sourceGroups } from "./column-groups.ts";
import { quarterOf } from "./named-things.ts";
import { wholesOf } from "./named-things.ts";
import { speaksOfKind } from "./row-kinds.ts";
import { rowNouns } from "./row-nouns.ts";
import { ROW_WORDS } from "./row-words.ts";
import { quoteOf, type Shape } from "./sentence-shape.ts";

export interface OddCount {
  quote: string;
  said: number;
  /** How many there are, counted plainly. */
  there: number;
}

const GROUPS = ["linh vuc", "cau phan", "hop phan", "nhom", "phan", "mang", "muc"];

interface Forms {
  counted: RegExp;
  numberOf: RegExp;
}

const forms = new WeakMap<BudgetTable, Forms>();

/** Both have the noun of a row or of a group in one of two groups. */
function formsFor(table: BudgetTable): Forms {
  const known = forms.get(table);
  if (known) return known;
  const nouns = rowNouns(table);
  const longest = (own: readonly string[], usual: readonly string[]): string =>
    [...own, ...usual].sort((a, b) => b.length - a.length).join("|");
  const [item, group] = [longest(nouns.lines, ROW_WORDS), longest(nouns.groups, GROUPS)];
  const kind = "(?:(?:loai|chung loai|dau) )?";
  const made = {
    counted: new RegExp(
      `${SMALL_NUMBER} ${kind}(?:(${item})|(${group}))\\b(?! chi tieu| doi tuong| nguoi| benh nhan| dich(?! vu)| theo (?:nguon|tinh chat|hinh thuc|thoi gian|quy|dot)\\b)`,
      "gu",
    ),
    numberOf: new RegExp(
      `\\bso (?:luong )?(?:(${item})|(${group}))[^.;:,\\d]{0,24}(?: la|:) ${SMALL_NUMBER}`,
      "gu",
    ),
  };
  forms.set(table, made);
  return made;
}

/** The count is one of all there is. */
const OF_ALL =
  /\b(?:tong cong|tong so|danh muc|bang|bieu|du toan|kinh phi chia|phan bo cho|(?:chia|xep|tong hop) (?:thanh|lam|theo|vao)|bao gom|gom|ra soat|tat ca|toan bo|ca thay|cho)\b/;
/** So many there are, and nothing tells which: "Có 6 nhiệm vụ được phân bổ trong năm". */
const THERE_ARE = /^\W*(?:co|gom)\b|\b(?:phan bo|bo tri)\b/;
const ENDS =
  /^(?:$|\s*[.;:)(]|\s*,(?! \d)| (?:duoc (?:phan bo|bo tri|chia|xep|thuc hien|de nghi|tong hop|lap|giao)|trong (?:nam|bang|du toan)|can bo tri|voi tong|nhu sau)\b)/;
/** Of some of them, by what they cost, or of something else. */
const OF_SOME =
  /\b(?:trong do|rieng|uu tien|trong tam|lon nhat|nho nhat|cao nhat|thap nhat|moi|them|bo sung|giam|tang|cat|thieu|khoang|gan|chua|da|hon|(?<!(?:bang|toan|bieu|neu|noi|nhu|muc|kinh phi|ke) )tren|duoi(?! day)|it nhat|thu|tung|hai muc|tro len|tro xuong|khong)\b|E|^\W*(?:nhom|phan|muc|khoan) \p{L}|^\W*con \d/u;

const IS_SOURCE =
  /\b(?:nguon|ngan sach|ns[a-z]*|quy|thu|von|vien phi|vien tro|tai tro|xa hoi hoa|bao hiem|bhyt|dia phuong|trung uong|khac)\b/;
const SOURCES = new RegExp(
  `\\b(?:tu|bang|gom|co|do|boi) ${SMALL_NUMBER} nguon(?: kinh phi| von)?(?=$|\\s*[.,;:(])`,
  "gu",
);

/** "Huy động từ hai nguồn": as many as have a column or a word of their own in the table. */
function oddSources(table: BudgetTable, shape: Shape): OddCount[] {
  const parts = columnsOf(table, "source").filter(({ header }) => quarterOf(header) === null);
  // "Phần mềm", "Thiết bị": parts of the total by what is bought, who pays for it is told nowhere.
  const columns = parts.every(({ header }) => IS_SOURCE.test(fold(header))) ? parts : [];
  const there = columns.length > 0 ? columns.length : sourceGroups(table).length;
  if (there < 2 || /\b(?:moi|tung|rieng|con lai|khac|trong do)\b/.test(shape.text)) return [];
  return [...shape.text.matchAll(SOURCES)].flatMap((match) => {
    const said = smallNumber(match[1] ?? "");
    return said === there || said < 2 ? [] : [{ quote: quoteOf(shape, match), said, there }];
  });
}

export function oddCounts(input: ReviewInput, shape: Shape): OddCount[] {
  const [table, ...more] = mainBudgets(input.budgets);
  if (table === undefined || more.length > 0) return [];
  return [...oddSources(table, shape), ...oddRows(table, shape)];
}

function oddRows(table: BudgetTable, shape: Shape): OddCount[] {
  const { text } = shape;
  if (OF_SOME.test(text) || isInWords(shape.block.text)) return [];
  const { counted, numberOf } = formsFor(table);
  const hits = [
    ...[...text.matchAll(counted)].map((match) => hitOf(match, match[1], match[3])),
    ...[...text.matchAll(numberOf)].map((match) => hitOf(match, match[3], match[2])),
  ];
  const ways = { rows: lineCounts(table.rows), groups: groupCounts(table) };
  const told = hits.filter((hit) => !isOfAnother(hit, hits, ways));
  const sure = tellsWhole(shape, table, { hits, ways });
  const ofAll = sure || OF_ALL.test(text);
  if (!ofAll && !THERE_ARE.test(text)) return [];
  return told.flatMap(({ match, count, group }) => {
    // Without their marks a row is a đồng, a station a hundred.
    if (/đồng|trăm/iu.test(quoteOf(shape, match))) return [];
    const odd = against(ways, { count, group }, sure);
    const rest = text.slice(match.index + match[0].length);
    if ((!ofAll && !ENDS.test(rest)) || isOfKind(table, shape, match)) return [];
    return odd === null ? [] : [{ quote: quoteOf(shape, match), said: count, there: odd }];
  });
}

interface Hit {
  match: RegExpExecArray;
  count: number;
  group: boolean;
}

const hitOf = (
  match: RegExpExecArray,
  said: string | undefined,
  group: string | undefined,
): Hit => ({
  match,
  count: smallNumber(said ?? ""),
  group: group !== undefined,
});

interface Ways {
  rows: readonly number[];
  groups: readonly number[];
}

const holds = ({ count, group }: Hit, { rows, groups }: Ways): boolean =>
  count > 1 && (group ? groups : rows).includes(count);

/** "Trong 4 nhóm có 2 nhóm …", "6 hạng mục hàng hóa và 4 hạng mục dịch vụ": parts of what is told. */
function isOfAnother(hit: Hit, hits: readonly Hit[], ways: Ways): boolean {
  const same = hits.filter(({ group }) => group === hit.group);
  const all = same.reduce((sum, { count }) => sum + count, 0);
  return same.length > 1 && [...same, { ...hit, count: all }].some((one) => holds(one, ways));
}

/** Beside the right number of groups or the money of the whole table a number of rows is that of all, and the other way. */
function tellsWhole(
  { marks }: Shape,
  table: BudgetTable,
  { hits, ways }: { hits: readonly Hit[]; ways: Ways },
): boolean {
  const [money, ...more] = marks.flatMap((mark) => (mark.kind === "M" ? [mark.money] : []));
  const whole =
    money !== undefined &&
    more.length === 0 &&
    wholesOf(table).some(({ amount, slack }) => abs(amount - money.amount) <= money.slack + slack);
  const both = hits.length === 2 && hits[0]?.group !== hits[1]?.group;
  return whole || (both && hits.some((hit) => holds(hit, ways)));
}

const AROUND = 60;

/** "5 khoản chi thường xuyên": rows of a kind are counted by ./told-filters.ts. */
function isOfKind(table: BudgetTable, { text }: Shape, match: RegExpExecArray): boolean {
  const end = match.index + match[0].length;
  const clause = /^[^.;]*/.exec(text.slice(end, end + AROUND))?.[0] ?? "";
  const before = /[^.;]*$/.exec(text.slice(Math.max(0, match.index - AROUND), match.index))?.[0];
  return speaksOfKind(table, `${before ?? ""} ${match[0]} ${clause}`);
}

/** How many there are, where the count is near that and yet none of the ways of counting gives it; else null. */
function against(
  { rows, groups }: Ways,
  { count, group }: Pick<Hit, "count" | "group">,
  sure: boolean,
): number | null {
  if (count === 0 || [...rows, ...groups].includes(count)) return null;
  const [there = 0] = group ? groups : rows;
  const gap = Math.max(3, group ? 0 : there / (sure ? 2 : 5));
  return there >= 2 && Math.abs(count - there) <= gap ? there : null;
}
