/** Counts that a sentence gives of the rows or groups of the one budget there is, where no way of counting gives them. */
import { type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { isInWords } from "../../budget/row-label.ts";
import { SMALL_NUMBER, smallNumber } from "../../text/small-number.ts";
import { mainBudgets } from "../main-budgets.ts";
import { groupCounts, lineCounts } from "../row-counts.ts";
import type { ReviewInput } from "../rule.ts";
import { sourceGroups } from "./column-groups.ts";
import { quarterOf } from "./named-things.ts";
import { rowNouns } from "./row-nouns.ts";
import { quoteOf, type Shape } from "./sentence-shape.ts";

export interface OddCount {
  quote: string;
  said: number;
  /** How many there are, counted plainly. */
  there: number;
}

const ITEM = "hang muc|khoan muc|khoan|noi dung|dong chi|muc chi|dau muc|mat hang";
const GROUP = "nhom|linh vuc|phan|muc";

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
  const longest = (own: readonly string[], usual: string): string =>
    [...own, ...usual.split("|")].sort((a, b) => b.length - a.length).join("|");
  const [item, group] = [longest(nouns.lines, ITEM), longest(nouns.groups, GROUP)];
  const kind = "(?:(?:loai|chung loai|dau) )?";
  const made = {
    counted: new RegExp(
      `${SMALL_NUMBER} ${kind}(?:(${item})|(${group}))\\b(?! chi tieu| dich)`,
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
  /\b(?:trong do|rieng|uu tien|trong tam|lon nhat|nho nhat|cao nhat|thap nhat|moi|them|bo sung|giam|tang|cat|thieu|chua|da|hon|tren|duoi|it nhat|thu|tung|hai muc|tro len|tro xuong|khong)\b|E|^\W*(?:nhom|phan|muc|khoan) \p{L}/u;

const SOURCES = new RegExp(
  `\\b(?:tu|bang|gom|co|do|boi) ${SMALL_NUMBER} nguon(?: kinh phi| von)?(?=$|\\s*[.,;:(])`,
  "gu",
);

/** "Huy động từ hai nguồn": as many as have a column or a word of their own in the table. */
function oddSources(table: BudgetTable, shape: Shape): OddCount[] {
  const columns = columnsOf(table, "source").filter(({ header }) => quarterOf(header) === null);
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
  const ofAll = OF_ALL.test(text);
  if (!ofAll && !THERE_ARE.test(text)) return [];
  const { counted, numberOf } = formsFor(table);
  const hits = [
    ...[...text.matchAll(counted)].map((match) => ({ match, said: match[1], group: match[3] })),
    ...[...text.matchAll(numberOf)].map((match) => ({ match, said: match[3], group: match[2] })),
  ];
  return hits.flatMap(({ match, said, group }) => {
    const count = smallNumber(said ?? "");
    const odd = against(table, count, group);
    if (!ofAll && !ENDS.test(text.slice(match.index + match[0].length))) return [];
    return odd === null ? [] : [{ quote: quoteOf(shape, match), said: count, there: odd }];
  });
}

/** How many there are, where the count is near that and yet none of the ways of counting gives it; else null. */
function against(table: BudgetTable, count: number, group: string | undefined): number | null {
  const lines = lineCounts(table.rows);
  const groups = groupCounts(table);
  if (count === 0 || [...lines, ...groups].includes(count)) return null;
  const [there = 0] = group === undefined ? lines : groups;
  const gap = group === undefined ? Math.max(3, there / 5) : 3;
  return there >= 2 && Math.abs(count - there) <= gap ? there : null;
}
