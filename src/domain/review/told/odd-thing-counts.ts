/**
 * Counts of the text that no way of counting the tables gives: "36 máy tính các loại", "Mở 3 lớp", "gồm 05 loại thiết
 * bị", "4 gói chỉ định thầu". What was there before, what each of several gets and bounds are no such counts.
 */
import type { BudgetTable } from "../../budget/budget-table.ts";
import { WHOLE_NUMBER, wholeNumber } from "../../budget/counts-in-text.ts";
import { readCountTables } from "../../budget/read-budget-table.ts";
import { isInWords } from "../../budget/row-label.ts";
import { SMALL_NUMBER, smallNumber } from "../../text/small-number.ts";
import { mainBudgets } from "../main-budgets.ts";
import { type ProseLine, proseOf } from "../prose.ts";
import type { ReviewInput } from "../rule.ts";
import {
  type Countable,
  countableBefore,
  countableByEnd,
  countableOf,
  countableOfUnits,
  isCountable,
} from "./countables.ts";
import { isOfYear, OTHER } from "./own-sentences.ts";
import { speaksOfGroup, speaksOfKind } from "./row-kinds.ts";
import { GROUP_WORD } from "./row-words.ts";
import { EACH_OF, isOfOthers } from "./told-lines.ts";

export interface OddThingCount {
  line: ProseLine;
  quote: string;
  count: number;
  there: number;
  countable: Countable;
}

export interface ThingCounts {
  odd: OddThingCount[];
  /** Counts that hold. */
  held: number;
}

const NUMBER = new RegExp(
  `${SMALL_NUMBER}|(?<![\\p{L}\\d.,/:-])${WHOLE_NUMBER}(?![\\p{L}\\d%]|[.,/:-]\\d|\\s*[%x×/])`,
  "gu",
);
/** Words that end the name of a thing. */
const STOP =
  /^(?:cho|tai|o|voi|va|la|co|duoc|trong|tren|do|da|de|tu|theo|gom|bao|ung|moi|cac|nay|sau|den|can|phai|se|tinh|nam|thuoc|cua|dat|chiem|tong|nhu|phuc|khac|con|tri|het|nguon|duoi|dung|chi|trien|thuc|huy|thay|giup|rut|nham)$/;
/** Parts, bounds, labels, times: what stands in front of a number that counts no rows. */
const NO_COUNT =
  /\b(?:nam|thang|ngay|quy|thu|(?<!tong )so|so thu tu|stt|muc|dieu|khoan|diem|phu luc|bieu|bang|nhom|goi|goi so|phien ban|moi|cap do|tuoi|hien co|da co|con|hon|kem|it nhat|toi thieu|toi da|khong qua|khoang|gan|tren|duoi|them|tang|giam|bao hanh|bao tri|vong|han|thoi gian thuc hien|lan thu|giai doan|dot|ty le|uu tien|truoc mat|chua|thieu|mot trong|trong so|hai muc|rieng)(?: (?:la|co|duoc|khoang|tu))?[ :(]*$/;
const OTHERS =
  /\b(?:hien co|hien nay|da co|da trang bi|da lap|so voi|dinh muc|tieu chuan|bao hanh|binh quan|trung binh|moi|tung|deu|dot|neu|truoc day|toi da|toi thieu|khong qua|lo trinh)\b/;
/** A count of all of them, or one that a list begins with. */
const OF_ALL =
  /\b(?:tong cong|tong so|tat ca|toan bo|ca thay|tong|gom|bao gom|co|la|mo|to chuc|mua|trang bi|lap dat|thue|cap|bo sung|chia|cho|de nghi|dau tu|tu)[ :]*(?:co |la |gom |cac )?$/;
const FEWER =
  /\b(?:trong do|rieng|uu tien|lon nhat|nho nhat|cao nhat|thap nhat|moi|them|chi)\b[^.;]*$/;
/** Fewer for one place are a part of the lot. */
const FOR_PLACE = /^(?:cho|tai|o|thuoc|cua)\b(?! (?:cac|toan|ca)\b)/;
const MOST_WORDS = 8;

export function thingCounts(input: ReviewInput): ThingCounts {
  const tables = [...mainBudgets(input.budgets), ...readCountTables(input.document)].filter(
    isCountable,
  );
  const { all, lines } = proseOf(input);
  if (tables.length === 0 || all.unsure) return { odd: [], held: 0 };
  const found = lines.flatMap((line) =>
    isAbout(line, input) ? sentencesOf(line).flatMap((one) => weighed(one, tables)) : [],
  );
  const odd = found.filter((one) => one !== "holds");
  return { odd, held: found.length - odd.length };
}

const BUDGET =
  /\b(?:kinh phi|du toan|bang|bieu|phu luc|danh muc|mua sam|trang bi|tong so|goi thau|hang muc)\b/;

const isAbout = ({ kind, part, own, text }: ProseLine, { facts }: ReviewInput): boolean =>
  kind === "text" &&
  part !== "results" &&
  part !== "bases" &&
  !isInWords(text) &&
  (facts.kind === "budget" || BUDGET.test(own)) &&
  isOfYear(own, facts.year);

interface Sentence {
  line: ProseLine;
  text: string;
  start: number;
}

function sentencesOf(line: ProseLine): Sentence[] {
  let start = 0;
  return line.own.split(/(?<=[.;])\s/).map((text): Sentence => {
    const at = start;
    start += text.length + 1;
    return { line, text, start: at };
  });
}

function weighed(sentence: Sentence, tables: readonly BudgetTable[]): (OddThingCount | "holds")[] {
  const { text } = sentence;
  if (OTHER.test(text)) return [];
  return [...text.matchAll(NUMBER)].flatMap((match): (OddThingCount | "holds")[] => {
    const [said] = match;
    const count = match[1] === undefined ? wholeNumber(said) : smallNumber(match[1]);
    const before = text.slice(0, match.index);
    const rest = text.slice(match.index + said.length);
    const printed = sentence.line.text.slice(sentence.start + match.index + said.length);
    if (count < 2 || isElsewhere(before, rest) || IS_SCALE.test(printed)) return [];
    const found = foundIn(tables, before, rest);
    const [first, ...others] = found;
    if (first === undefined) return [];
    if (found.some(({ countable }) => countable.counts.includes(count))) return ["holds"];
    // Rows of several tables may be meant together.
    if (first.countable.kind === "rows" && others.length > 0) return [];
    // Names of groups in quotes are none of the own words.
    const { line, start } = sentence;
    const lead = line.folded.slice(start, start + match.index);
    const own = first.countable.kind === "rows" && speaksOfGroup(first.countable.table, lead);
    return !own && tells(first, count, before, rest)
      ? [oddCount(sentence, match, count, first)]
      : [];
  });
}

const tellsNumber = (text: string, number: number): boolean =>
  [...text.matchAll(NUMBER)].some(
    ([said, small]) => (small === undefined ? wholeNumber(said) : smallNumber(small)) === number,
  );

function foundIn(tables: readonly BudgetTable[], before: string, rest: string): Found[] {
  const words = wordsBehind(rest);
  const aside = /\($/.test(before) && /^[^()]*\)/.test(rest);
  const units = JOINED.exec(rest)?.[0]
    .trim()
    .split(/\s*\/\s*/);
  if (units !== undefined) {
    return tables.flatMap((table): Found | [] => {
      const countable = countableOfUnits(table, units);
      return countable === null ? [] : { countable, words: units, behind: [] };
    });
  }
  return tables.flatMap(
    (table) =>
      (aside
        ? asideOf(table, before, words)
        : (wholeOf(table, words) ?? endOf(table, words, `${before} ${rest}`))) ?? [],
  );
}

/** Stations are places: how many there are says nothing of the rows that begin with them. */
const wholeOf = (table: BudgetTable, words: readonly string[]): Found | null =>
  words[0] === "tram" ? null : longestOf(table, words);

/** "43 người bệnh kháng thuốc được hỗ trợ dinh dưỡng" of "Hỗ trợ dinh dưỡng người bệnh kháng thuốc", in persons. */
function endOf(table: BudgetTable, words: readonly string[], around: string): Found | null {
  for (let length = Math.min(MOST_WORDS, words.length); length >= LEAST_END; length--) {
    const countable = countableByEnd(table, words.slice(0, length), around);
    const behind = words.slice(length);
    if (countable !== null && (behind[0] === undefined || STOP.test(behind[0])))
      return { countable, words: words.slice(0, length), behind };
  }
  return null;
}

const LEAST_END = 3;

/** "cái/bộ" behind a number: of the one or the other; "cái/xã" is so many for each. */
const JOINED = /^\s+[\p{L} ]{1,16}(?:\s*\/\s*[\p{L}]{1,8})+/u;

function oddCount(
  { line, text, start }: Sentence,
  match: RegExpExecArray,
  count: number,
  { countable, words }: Found,
): OddThingCount {
  const [said] = match;
  const rest = text.slice(match.index + said.length);
  const thing = new RegExp(`^\\s+${words.join("[\\s/]+(?:ve\\s+)?")}`).exec(rest)?.[0] ?? "";
  const at = start + match.index;
  const quote = line.text.slice(at, at + said.length + thing.length);
  return { line, quote, count, there: nearestOf(countable.counts, count), countable };
}

const isElsewhere = (before: string, rest: string): boolean =>
  NO_COUNT.test(before) ||
  OTHERS.test(before) ||
  isOfOthers(before) ||
  // "mỗi trạm 5.400.000 đồng" is a price.
  new RegExp(`\\b${EACH_OF}\\b(?! (?:la |het |can )?[\\d.,]+ (?:dong|trieu|nghin)\\b)`).test(
    rest,
  ) ||
  /^\s*(?:nghin|trieu|ty|ngan|dong|muoi)\b/.test(rest);

/** Without its marks a station ("trạm") is a hundred. */
const IS_SCALE = /^\s*trăm(?!\p{L})/iu;

/** "tập huấn về an toàn thông tin" is "tập huấn an toàn thông tin". */
const ABOUT = /\b(tap huan|dao tao|boi duong|huong dan|hoi nghi|hoi thao) ve (?=[a-z])/g;
/** "camera giám sát toàn bệnh viện": what follows is the place, all of it. */
const ALL_OVER =
  / (?:tren |trong )?toan (?:bo|benh vien|vien|don vi|trung tam|nganh|tinh|huyen|xa)\b.*$/;

/** Words up to the next mark. */
const wordsBehind = (rest: string): string[] =>
  (/^\s+([\p{L}\d ]+)/u.exec(rest)?.[1] ?? "")
    .replace(ALL_OVER, "")
    .replace(ABOUT, "$1 ")
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "");

interface Found {
  countable: Countable;
  /** The words that name it. */
  words: readonly string[];
  /** What stands behind them. */
  behind: readonly string[];
}

/** The most words that name something of the table, where a stop or the end follows them. */
function longestOf(table: BudgetTable, words: readonly string[]): Found | null {
  for (let length = Math.min(MOST_WORDS, words.length); length > 0; length--) {
    const named = words.slice(0, length);
    const behind = words.slice(length);
    const countable = countableOf(table, named);
    if (countable === null) continue;
    const [next] = behind;
    if (next === undefined || STOP.test(next)) return { countable, words: named, behind };
  }
  return null;
}

/** "Máy quét mã vạch 63,7 triệu đồng (26 chiếc)": pieces of the row that is named in front. */
function asideOf(table: BudgetTable, before: string, words: readonly string[]): Found | null {
  const countable = countableBefore(table, before, words);
  return countable === null ? null : { countable, words, behind: [] };
}

const OF_TOTAL = /\b(?:tong so|tong cong|tat ca|toan bo|tong)\b[^.;,\d]{0,40}$/;

/** "Tổng số … tháng", not "tổng số lượng thẻ nhớ của các trạm là … tháng". */
const OF_UNITS =
  /\b(?:tong so|tong cong|tat ca|toan bo|tong)(?: (?:so luong|luong|la|co|gom|cong)|:)* ?$/;

/** The words leave no doubt that all of them are meant. */
function tells(found: Found, count: number, before: string, rest: string): boolean {
  const { kind, counts } = found.countable;
  const behind = found.behind.join(" ");
  if (kind === "rows") return tellsRows(found, count, before, rest);
  if (kind === "unit") return OF_UNITS.test(before);
  // "25 cái cho khoa Nội, 15 cái cho khoa Ngoại, tổng cộng 40 cái": all of them are told there too.
  const all = tellsNumber(`${before} ${rest}`, counts[0] ?? 0);
  const part = FOR_PLACE.test(behind) || FEWER.test(before) || all;
  return count >= (counts[0] ?? 0) || !part;
}

function tellsRows(
  { countable: { counts, table }, words, behind }: Found,
  count: number,
  before: string,
  rest: string,
): boolean {
  const around = `${before.slice(-AROUND)} ${words.join(" ")} ${rest.slice(0, AROUND)}`;
  // Rows of a kind are counted by ./told-kinds.ts, those of a group by ./told-counts.ts.
  if (speaksOfKind(table, around)) return false;
  if (!isNear(counts, count) || isNarrowed(before, rest)) return false;
  const all = OF_ALL.test(before) && ENDS_ROWS.test(behind.join(" "));
  return OF_TOTAL.test(before) || (all && !OF_OTHERS.test(before));
}

function isNear(counts: readonly number[], count: number): boolean {
  const nearest = nearestOf(counts, count);
  return Math.abs(count - nearest) <= Math.max(3, nearest * 0.25);
}

const isNarrowed = (before: string, rest: string): boolean =>
  FEWER.test(before) || OF_GROUP.test(before) || OF_SIZE.test(before) || SOME_OF.test(rest);

/** Any other word may narrow the rows: "từ 100 triệu đồng", "chỉ dùng nguồn thu". */
const ENDS_ROWS =
  /^(?:$|(?:voi|va(?! \d+ (?:chi tieu|giai phap|muc tieu))|nhu|sau|nay|theo|thuoc(?= \S+ nhom)\b)\b)/;
const AROUND = 60;
/** "3 gói, gồm 6 mặt hàng": those of what was counted before. */
const OF_OTHERS = new RegExp(`${SMALL_NUMBER} (?!${GROUP_WORD}\\b|thang|nam\\b)[a-z]`, "u");
const OF_GROUP =
  /\b(?:nhom|phan(?! bo| chia)|(?<!danh |hang |khoan |dau )muc|nguon|linh vuc|khoi)\b/;

/** "Số hạng mục từ 60 triệu đồng trở lên là 6", "thuế 8% cho 4 khoản". */
const OF_SIZE = /%|\b(?:co gia tri|don gia|trieu dong tro|tro len|tro xuong|lon hon|nho hon)\b/;
const SOME_OF = /^[^.;,]*\b(?:moi|lon|nho|uu tien|trong tam|chinh|chu yeu)\b/;

const nearestOf = (counts: readonly number[], count: number): number =>
  counts.reduce(
    (best, one) => (Math.abs(one - count) < Math.abs(best - count) ? one : best),
    counts[0] ?? 0,
  );
