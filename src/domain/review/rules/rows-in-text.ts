/**
 * How many items and groups the text says its budget has, against the rows of the one budget there is: "Dự toán gồm 31
 * hạng mục, chia thành 5 nhóm", "Nhóm hạ tầng có 11 hạng mục". Wrong only where no way of counting the rows gives the
 * number and the number is near: else it speaks of something else. Other lists and tables: ../announced-counts.ts.
 */
import { type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { fold } from "../../text/fold.ts";
import { announcedCounts } from "../announced-counts.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import { type ProseLine, proseOf, quoteOf } from "../prose.ts";
import { groupCounts, groupNamed, lineCounts, rowsBelow } from "../row-counts.ts";
import type { Rule } from "../rule.ts";
import { whereOfTable } from "../where.ts";

const CODE = "text-row-count-mismatch";

export const rowsInText: Rule = {
  id: "rows-in-text",
  title: "Số hạng mục, số nhóm nêu trong lời văn",
  codes: [
    {
      code: CODE,
      severity: "warning",
      meaning:
        "Lời văn nêu số hạng mục, số nhóm hoặc số nhiệm vụ khác với số dòng, số mục ghi bên dưới.",
    },
  ],
  check(input) {
    const prose = proseOf(input);
    const outcome = { ...emptyOutcome(), findings: announcedCounts(prose, input.budgets) };
    const { budgets } = input;
    if (budgets.length === 0 || budgets.some((table) => table.ocr)) return outcome;
    for (const line of prose.lines) {
      if (line.kind === "row" || line.part === "results" || line.part === "bases") continue;
      for (const said of countsSaid(line, budgets)) {
        if (said.counts.includes(said.count)) outcome.relations += 1;
        else if (isNear(said)) outcome.findings.push(finding(line, said));
      }
    }
    return outcome;
  },
};

interface Said {
  index: number;
  length: number;
  count: number;
  /** What there is, by each way of counting; the first is the plain one. */
  counts: readonly number[];
  what: string;
  table: BudgetTable;
}

const COUNT = String.raw`(\d{1,4})(?![\d.,/%]*\d)`;
/** Words for a row whatever stands in it, and words that count where the header of the names has them. */
const ROW = "hang muc|khoan muc|muc chi|khoan chi|mat hang|(?:hang hoa|thiet bi),? (?:va )?dich vu";
const BY_HEADER = "hang hoa|noi dung|nhiem vu|thiet bi|dich vu|danh muc|hoat dong";
const SUBJECT =
  "(?:bang )?(?:du toan|khai toan|danh muc|bieu|bang|phu luc|du tru|nhu cau)(?: (?:kinh phi|mua sam|chi tiet|chi phi|tren|nay|so|kem theo|nam 20\\d\\d|\\d{1,2}|[ivx]{1,4}))*";
const HAS =
  "(?:duoc lap )?(?:bao gom|gom co|gom|co|liet ke|neu|voi|cho|la|:)(?: (?:tong cong|tong so|tat ca|ca thay))?";
const WHOLE = new RegExp(
  String.raw`(?:^|[^a-z])${SUBJECT} ${HAS} ${COUNT} (${ROW}|${BY_HEADER})\b`,
  "g",
);
const NUMBER_OF = new RegExp(
  String.raw`(?:^|[^a-z])(?:tong )?so (${ROW})(?: (?:trong|cua|o) (?:du toan|bang|danh muc|phu luc))?(?: la|:| gom) ${COUNT}(?! ?%)`,
  "g",
);
const GROUPS = new RegExp(
  String.raw`\b(?:chia (?:thanh|lam|ra)|thuoc|xep (?:thanh|theo)|theo|trong|gom|co) ${COUNT} nhom\b`,
  "g",
);
const OF_GROUP = new RegExp(
  String.raw`(?:^|[^a-z])(?:nhom|phan|muc) ([^.;:\d]{1,90}?),? (?:gom|co|bao gom|voi) ${COUNT} (${ROW}|${BY_HEADER})\b`,
  "g",
);

function countsSaid(line: ProseLine, budgets: readonly BudgetTable[]): Said[] {
  const [table, ...more] = budgets;
  const single = more.length === 0 ? table : undefined;
  return [...(single === undefined ? [] : ofWhole(line, single)), ...ofGroups(line, budgets)];
}

function ofWhole(line: ProseLine, table: BudgetTable): Said[] {
  const counts = lineCounts(table.rows);
  const wholes = [...line.own.matchAll(WHOLE)]
    .filter(([, , thing = ""]) => countsRows(table, thing))
    .map((match) => ({ match, count: Number(match[1]), counts, what: "hạng mục" }));
  const numbers = [...line.own.matchAll(NUMBER_OF)].map((match) => ({
    match,
    count: Number(match[2]),
    counts,
    what: "hạng mục",
  }));
  const groups =
    wholes.length + numbers.length === 0
      ? []
      : [...line.own.matchAll(GROUPS)].map((match) => ({
          match,
          count: Number(match[1]),
          counts: groupCounts(table),
          what: "nhóm",
        }));
  return [...wholes, ...numbers, ...groups].map(({ match, ...said }) => ({
    ...said,
    index: match.index,
    length: match[0].length,
    table,
  }));
}

function ofGroups(line: ProseLine, budgets: readonly BudgetTable[]): Said[] {
  return [...line.own.matchAll(OF_GROUP)].flatMap((match) => {
    const named = groupNamed(budgets, match[1] ?? "");
    if (named === null || !countsRows(named.table, match[3] ?? "")) return [];
    const below = rowsBelow(named.table, named.row);
    const counts = [...lineCounts(below), named.row.children.length];
    const at = { index: match.index, length: match[0].length };
    return [{ ...at, count: Number(match[2]), counts, what: "hạng mục", table: named.table }];
  });
}

/** "12 nội dung" counts the rows of a table whose names stand under "Nội dung". */
function countsRows(table: BudgetTable, thing: string): boolean {
  if (new RegExp(`^(?:${ROW})$`).test(thing)) return true;
  return columnsOf(table, "name").some(({ header }) => fold(header).includes(thing));
}

/** A number far from the rows counts something else. */
function isNear({ count, counts }: Said): boolean {
  const [rows = 0] = counts;
  return rows > 0 && Math.abs(count - rows) <= Math.max(2, rows * 0.2);
}

function finding(line: ProseLine, { index, length, count, counts, what, table }: Said): Finding {
  const quote = quoteOf(line, index, length).replace(/^[^\p{L}\d]+/u, "");
  const there = String(counts[0] ?? 0);
  return {
    code: CODE,
    severity: "warning",
    where: line.where,
    quote,
    expected: there,
    found: String(count),
    message: `Lời văn ghi “${quote}”, bảng ${table.table.index} có ${there} ${what}.`,
    suggestion: "Thống nhất con số trong lời văn với bảng, hoặc xem bảng có thiếu, thừa dòng.",
    alsoAt: [whereOfTable(table.table)],
  };
}
