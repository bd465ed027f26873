/**
 * How many items and groups a text says its budget has: "Dự toán gồm 31 hạng mục, chia thành 5 nhóm", "cho 05 (năm)
 * nhóm nhiệm vụ", "Nhóm hạ tầng có 11 hạng mục". Counts of some of them ("3 hạng mục trọng tâm") are none of these.
 */
import { type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { fold } from "../../text/fold.ts";
import { SMALL_NUMBER, smallNumber } from "../../text/small-number.ts";
import type { Where } from "../finding.ts";
import { mainBudgets } from "../main-budgets.ts";
import { type ProseLine, proseOf } from "../prose.ts";
import { groupCounts, lineCounts, rowsBelow } from "../row-counts.ts";
import type { ReviewInput } from "../rule.ts";
import { whereOfBlock } from "../where.ts";
import { columnGroups } from "./column-groups.ts";
import type { Thing } from "./named-things.ts";
import { onlyOf, ownSentences } from "./own-sentences.ts";
import { GROUP_WORD, ROW_TAIL, ROW_WORD } from "./row-words.ts";
import { marksOf, quoteOf, type Shape } from "./sentence-shape.ts";

export interface Said {
  where: Where;
  quote: string;
  count: number;
  /** What there is, by each way of counting; the first is the plain one. */
  counts: readonly number[];
  what: "hạng mục" | "nhóm";
  table: BudgetTable;
}

/** Words that count where the header of the names has them. */
const BY_HEADER = "hang hoa|thiet bi|dich vu|hoat dong";
const GOODS = "(?:hang hoa|thiet bi),? (?:va )?dich vu";
const ITEM = `(${ROW_WORD}|${GOODS}|${BY_HEADER})${ROW_TAIL}`;
const SUBJECT =
  "(?:bang )?(?:du toan|khai toan|danh muc|danh sach|bieu|bang tinh|bang|phu luc|du tru|nhu cau|ke hoach kinh phi)(?: (?:kinh phi|mua sam|chi tiet|chi phi|tren|nay|so|kem theo|nam 20\\d\\d|\\d{1,2}|[ivx]{1,4}))*";
const HAS =
  "(?:duoc (?:lap|xay dung|tinh|tong hop|phan bo) )?(?:lap |xay dung )?(?:bao gom|gom co|gom|co|liet ke|neu|tong hop|voi|cho|la|:)(?: (?:tong cong|tong so|tat ca|ca thay|du))?";
/** Words that make a count one of all: whose it is, or that it is all of them. */
const ALL =
  "toan bo|tat ca(?: co)?|ca thay|tong hop|tong cong(?: co)?|tong so(?: co)?|tong so la|du|de xuat|de nghi|kinh phi (?:de )?(?:thuc hien|cho)";
const IN_TABLE = "(?:trong|cua|o|tai) (?:du toan|bang|danh muc|bieu|phu luc)";
const WITH =
  "(?:voi|co|va) (?:tong |so |gia tri|kinh phi|du toan|\\d|(?:hai|ba|bon|nam|sau|bay|tam|chin|muoi)\\b)";
const SO_MANY_GROUPS = `\\S+(?: \\(\\S+\\))? ${GROUP_WORD}\\b`;
const IN_GROUPS = `(?:thuoc|trong|o|cua|(?:chia|phan|xep)(?: thanh| lam| theo| vao)?) ${SO_MANY_GROUPS}`;
/** What may stand behind a count of all. */
const END = new RegExp(
  `^(?:$|\\s*[.,;:)(]| (?:${WITH}|${IN_TABLE}|neu tren|nhu tren|nhu bang|sau day|sau khi|duoi day|kem theo|chi tiet|cu the|deu|la|trong nam|nam 20|can (?:bo tri|kinh phi)|duoc (?:de nghi|bo tri|dua vao|liet ke|chia|xep|phan|lap|tong hop|thuc hien)|${IN_GROUPS}|,))`,
);

const OF_IT = `(?: (?:${IN_TABLE}(?: tren| nay)?|de nghi|de xuat|mua sam|thue|dau tu|can|phai|duoc|bo tri|kinh phi|du toan|trong nam|nam 20\\d\\d))*`;

interface Form {
  pattern: RegExp;
  what: Said["what"];
}

const form = (what: Said["what"], source: string): Form => ({
  what,
  pattern: new RegExp(source, "gu"),
});
const START = "(?:^|[^a-z])";
/** "1.000 mặt hàng" too. */
const NUMBER = SMALL_NUMBER.replace("(\\d{1,4}", "(\\d{1,3}\\.\\d{3}|\\d{1,4}");
/** Each has the count in its first group; items have their noun in the second. */
const FORMS: readonly Form[] = [
  form("hạng mục", `${START}${SUBJECT} ${HAS} ${NUMBER} ${ITEM}\\b`),
  form("hạng mục", `${START}(?:${ALL}) ${NUMBER} ${ITEM}\\b`),
  form(
    "hạng mục",
    `${START}(?:co |gom )?${NUMBER} ${ITEM}(?= (?:${IN_TABLE}|duoc (?:dua|tong hop|liet ke|ghi|xep|lap) (?:vao|trong) (?:du toan|bang|danh muc|bieu|phu luc))\\b)`,
  ),
  form(
    "hạng mục",
    `${NUMBER} ${ITEM}(?=,? (?:duoc )?(?:thuoc|(?:chia|phan|xep)(?: thanh| theo| vao)) ${SO_MANY_GROUPS})`,
  ),
  // "4 nhóm chi, 26 nội dung chi".
  form(
    "hạng mục",
    `(?<=(?:^|[^a-z])\\d{1,2} ${GROUP_WORD}(?:,? (?:va|voi|gom)|,) )${NUMBER} ${ITEM}\\b`,
  ),
  form(
    "hạng mục",
    `nhom(?: nhiem vu| noi dung)?,? (?:voi|gom|va) (?:tong (?:so|cong) )?${NUMBER} ${ITEM}\\b`,
  ),
  form(
    "nhóm",
    `\\b(?:(?:chia|phan|xep|tach)(?: [a-z]+){0,3} (?:thanh|lam|ra|theo)|thuoc|xep (?:thanh|theo)|theo|trong|gom|co|cho|toan bo|tat ca|ca|tong hop|lap cho|phan thanh|voi|cua) ${SMALL_NUMBER} ${GROUP_WORD}\\b`,
  ),
  form("nhóm", `^[^a-z0-9]*${SMALL_NUMBER} ${GROUP_WORD}\\b`),
];
const NUMBER_OF: readonly Form[] = [
  form(
    "hạng mục",
    `${START}(?:tong )?so (?:luong )?(?:${ROW_WORD}|${GOODS})${OF_IT}(?: la|:| gom) ${SMALL_NUMBER}`,
  ),
  form(
    "nhóm",
    `${START}(?:tong )?so (?:luong )?${GROUP_WORD}${OF_IT}(?: la|:| gom) ${SMALL_NUMBER}`,
  ),
];
/** "1 nhóm với 16 khoản mục": one group of all the items, not one of several. */
const WITH_ITEMS = new RegExp(`^,? (?:voi|va|gom) ${SMALL_NUMBER} ${ITEM}\\b`, "u");
/** Some of them, or so many each. */
const SOME =
  /\b(?:(?:trong do|rieng|uu tien|con|them|mot trong)(?: co| gom| la)?|chi|hon|it nhat|toi thieu|tren|duoi|moi|cung|thu|khoang|bo sung|giam|tang)\s*$/;
const BUDGET =
  /kinh phi|du toan|\bbang\b|bieu|phu luc|nhu cau|so tien|chi phi|tong muc|khoan chi|nhom (?:nhiem vu|noi dung|hang muc) chi\b|dong\b|danh muc/;

/** Counts of the whole of the one budget there is. */
export function countsOfTable(input: ReviewInput): Said[] {
  const [table, ...more] = mainBudgets(input.budgets);
  if (table === undefined || more.length > 0) return [];
  return proseOf(input).lines.flatMap((line) =>
    line.kind === "row" || line.part === "results" || line.part === "bases"
      ? []
      : countsIn(line, table, input.facts.kind === "budget"),
  );
}

interface Hit {
  what: Said["what"];
  /** The count as written, its noun, the words of the hit and those around it. */
  said: string;
  thing: string;
  at: number;
  start: number;
  end: number;
  before: string;
  rest: string;
  /** The count stands in front of its noun. */
  leads: boolean;
}

function countsIn(line: ProseLine, table: BudgetTable, budget: boolean): Said[] {
  if (!budget && !BUDGET.test(line.own)) return [];
  const hits = [
    ...FORMS.flatMap((one) => hitsOf(line, one, true)),
    ...NUMBER_OF.flatMap((one) => hitsOf(line, one, false)),
  ].filter((hit) => isOfAll(hit, table));
  const first = hits.filter((hit, index) => hits.findIndex(({ at }) => at === hit.at) === index);
  return first.flatMap(({ what, said, start, end, before, rest }): Said[] => {
    const counts = what === "nhóm" ? groupsOf(table) : lineCounts(table.rows);
    const count = smallNumber(said);
    const max = Math.max(...counts);
    if (max === 0 || (count === 1 && !(what === "nhóm" && WITH_ITEMS.test(rest)))) return [];
    if (what === "nhóm" && !speaksOfAll(before, rest, count, max)) return [];
    const quote = line.text
      .slice(start, end)
      .replace(/^[^\p{L}\d]+/u, "")
      .trim();
    return [{ where: line.where, quote, count, counts, what, table }];
  });
}

const hitsOf = ({ own }: ProseLine, { pattern, what }: Form, leads: boolean): Hit[] =>
  [...own.matchAll(pattern)].map((match) => {
    const [all, said = "", thing = ""] = match;
    const [start, end] = [match.index, match.index + all.length];
    const at = start + all.indexOf(said);
    const around = { before: own.slice(0, at), rest: own.slice(end) };
    return { what, said, thing, at, start, end, leads, ...around };
  });

/** "Báo cáo có 3 phần". */
const PARTS_OF_TEXT =
  /\b(?:bao cao|to trinh|van ban|ho so|tai lieu|thuyet minh|cong van|de cuong)(?: [a-z]+){0,3} (?:co|gom|chia (?:thanh|lam)) $/;

function isOfAll({ what, thing, before, rest, leads }: Hit, table: BudgetTable): boolean {
  if (SOME.test(before) || (leads && !END.test(rest))) return false;
  if (what === "nhóm") return !PARTS_OF_TEXT.test(before);
  return (thing === "" || countsRows(table, thing)) && !(leads && isOfGroup(before));
}

/** "Nhóm hạ tầng có 3 hạng mục": the count of a group; "chia thành 4 nhóm với 11 hạng mục" is that of all. */
const isOfGroup = (before: string): boolean =>
  /\b(?:nhom|phan|(?<!danh |hang |khoan |dau )muc) (?!nhiem vu|noi dung|hang muc|voi|gom|va|chi\b)[^.;]*$/.test(
    before,
  ) && !new RegExp(`${SMALL_NUMBER} ${GROUP_WORD}[^.;]*$`, "u").test(before);

/** Fewer groups than there are may be some of them; more can be none. */
function speaksOfAll(before: string, rest: string, count: number, max: number): boolean {
  if (/^ (?:tren|nay)\b/.test(rest)) return false;
  // "…. Cả hai nhóm là …": those that were told of before.
  if (/\bca $/.test(before) && count < max && /[.;\d]/.test(before)) return false;
  if (count >= max) return true;
  return !/^ neu tren/.test(rest) || /\b(?:toan bo|tat ca|ca)\s*$/.test(before);
}

function groupsOf(table: BudgetTable): number[] {
  const merged = columnGroups(table).length;
  return merged > 0 ? [merged] : groupCounts(table);
}

/** "12 thiết bị" counts the rows of a table whose names stand under "Thiết bị". */
function countsRows(table: BudgetTable, thing: string): boolean {
  if (new RegExp(`^(?:${ROW_WORD}|${GOODS})$`).test(thing)) return true;
  return columnsOf(table, "name").some(({ header }) => fold(header).includes(thing));
}

const OF_GROUP: readonly RegExp[] = [
  new RegExp(
    `E(?: ?\\([^()EMP]*\\))?(?::|,? (?:can|du kien|su dung) M (?:cho|gom|voi)|,? (?:gom|(?:chi |hien )?co|bao gom|voi|gom co|(?:duoc )?chia (?:thanh|lam)))(?: (?:tong cong|tong so|tat ca))? ${SMALL_NUMBER} ${ITEM}\\b`,
    "gu",
  ),
  new RegExp(`${SMALL_NUMBER} ${ITEM} (?:thuoc|cua|trong|o) E(?! ?[(,] ?E)`, "gu"),
  new RegExp(
    `so (?:luong )?(?:${ROW_WORD}) (?:thuoc|cua|trong|o) E(?: la|:) ${SMALL_NUMBER}`,
    "gu",
  ),
];

/** Counts of the rows of a group that the sentence names. */
export function countsOfGroups(input: ReviewInput): Said[] {
  return ownSentences(input).flatMap((shape) =>
    OF_GROUP.flatMap((pattern) =>
      [...shape.text.matchAll(pattern)].flatMap((match) => ofGroup(shape, match)),
    ),
  );
}

function ofGroup(shape: Shape, match: RegExpExecArray): Said[] {
  const [named] = marksOf(shape, "E", match);
  const thing = onlyOf(named?.mention.things ?? []);
  const [all, said = "", item = ""] = match;
  const before = shape.text.slice(0, match.index + all.indexOf(said));
  const rest = shape.text.slice(match.index + all.length);
  if (thing?.kind !== "group" || SOME.test(before)) return [];
  if (item !== "" && (!countsRows(thing.table, item) || (!all.endsWith("E") && !END.test(rest))))
    return [];
  const at = { where: whereOfBlock(shape.block), quote: quoteOf(shape, match) };
  const counts = rowsOf(thing);
  return [{ ...at, count: smallNumber(said), counts, what: "hạng mục", table: thing.table }];
}

function rowsOf({ table, rows }: Thing): number[] {
  if (rows.some(({ kind }) => kind !== "group")) return [rows.length];
  const below = rows.flatMap((row) => rowsBelow(table, row));
  return [...lineCounts(below), rows.reduce((all, { children }) => all + children.length, 0)];
}
