/**
 * How a text shares out the whole budget among sources that the table does not know: in one paragraph or in a list below
 * "Nguồn kinh phí". What it gives of each comes to a total of the table, or the split is wrong.
 */
import { type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { abs, MICRO, printMicro } from "../../budget/fixed.ts";
import { moneyInBlock, type TextAmount } from "../../budget/money-in-text.ts";
import { explainDifference } from "../../budget/relations/explain-difference.ts";
import { parseLabel } from "../../budget/row-label.ts";
import type { Block } from "../../document/parsed-document.ts";
import { oncePer } from "../../once-per.ts";
import { roleOfSection } from "../../plan/section-role.ts";
import { foldInPlace } from "../../text/fold.ts";
import { severityOfAmount, TEXT_TABLE } from "../amount-finding.ts";
import type { Finding } from "../finding.ts";
import { outermost } from "../listed-parts.ts";
import { mainBudgets } from "../main-budgets.ts";
import type { ReviewInput } from "../rule.ts";
import { whereOfBlock, whereOfTable } from "../where.ts";
import { sourceGroups } from "./column-groups.ts";
import { wholesOf } from "./named-things.ts";
import { isOfYear, OTHER } from "./own-sentences.ts";

export interface SourceSplit {
  parts: readonly TextAmount[];
  sum: bigint;
  /** The total of the table that is meant. */
  whole: bigint;
  holds: boolean;
  /** The words say that nothing but these sources pays. */
  complete: boolean;
}

const SOURCE =
  /\b(?:ngan sach|nsnn|nstw|nsdp|nst|quy (?!(?:[ivx]+|\d)\b)(?:phat trien|pt|phuc loi|dau tu|hoat dong|su nghiep|bao hiem|bhyt|du phong|tien|von|cai cach|khen|bo sung|[a-z]+ (?:su nghiep|tu thien))|chuong trinh muc tieu|nguon thu|thu (?:su nghiep|dich vu|phi|vien phi|hop phap|khac|tu)|xa hoi hoa|tai tro|vien tro|doi ung|von vay|nguon (?!luc|kinh phi|nhan luc)[a-z]+|kinh phi (?:thuong xuyen|chi thuong xuyen|tu chu|khong tu chu|khoan|khong thuong xuyen))\b/;
const REST =
  /\b(?:(?:phan|so|so tien|kinh phi)? ?con lai|tu can doi|tu bao dam|tu dam bao|tu chi tra)\b/;
/** What a source gives of the whole, not of one thing or in one year. */
const OF_PART =
  /\b(?:rieng|moi|tung|nhom|hang muc|khoan (?!chi thuong)|dot \d|giai doan|quy (?:[ivx]+|\d)\b|du kien tang|da (?:cap|chi|bo tri|giao|su dung)|nam (?:truoc|ngoai|sau)|vuot|toi da|toi thieu|it nhat)\b/;
const LEAD =
  /\b(?:nguon (?:kinh phi|von)|nguon|kinh phi (?:thuc hien )?(?:duoc |do |tu |lay )|co cau nguon|trong do|phan theo nguon|theo nguon)\b/;

export const sourceSplits = oncePer(splitsOf, ({ document }: ReviewInput) => document);

function splitsOf(input: ReviewInput): SourceSplit[] {
  const { document, budgets, facts } = input;
  const [table, ...more] = mainBudgets(budgets);
  if (table === undefined || more.length > 0 || document.quality.ocr || table.ocr) return [];
  if (columnsOf(table, "source").length > 0 || sourceGroups(table).length > 0) return [];
  const wholes = [...new Set(wholesOf(table).map(({ right }) => right))].filter((one) => one > 0n);
  const blocks = document.blocks.filter(
    ({ kind, headingPath }) =>
      kind !== "table" &&
      !headingPath.some((heading) =>
        ["results", "bases"].includes(roleOfSection(heading, null, facts.year ?? 0)),
      ),
  );
  const runs = [...blocks.flatMap(runsInside), ...runsOfBlocks(blocks)].filter(
    ({ text }) =>
      !OTHER.test(text) &&
      !OF_PART.test(withoutAllGroups(text, table)) &&
      isOfYear(text, facts.year),
  );
  return runs.flatMap((run) => splitOf(run, wholes) ?? []);
}

const GROUPS =
  /\bnhom (?:so )?((?:\d{1,2}|[ivx]{1,4})(?:(?:, ?| va )(?:\d{1,2}|[ivx]{1,4}))*)(?![\p{L}\d.,]*[\p{L}\d])/gu;

/** "cho nhóm 2 và nhóm 3 … cho nhóm 1": where every group of the table is named once, the whole is shared out. */
function withoutAllGroups(text: string, table: BudgetTable): string {
  const named = [...text.matchAll(GROUPS)].flatMap(([, list = ""]) =>
    list.split(/, ?| va /).map((label) => parseLabel(label.toUpperCase()).ordinal),
  );
  const members = table.sums.findLast(({ kind }) => kind === "total")?.members ?? [];
  const groups = members.map((row) => parseLabel(table.rows[row]?.label ?? "").ordinal);
  const once = new Set(named).size === named.length && named.length === groups.length;
  return once && groups.every((group) => group > 0 && named.includes(group))
    ? text.replace(GROUPS, " ")
    : text;
}

interface Run {
  parts: readonly TextAmount[];
  /** A total stands in front, which the parts are held against where sums of the text are checked. */
  behindTotal: boolean;
  /** Folded, what stands before, between and behind the amounts. */
  text: string;
  lead: string;
}

const SENTENCE = /(?<=[.!?;])\s+(?=\p{Lu})/gu;

/** Of each sentence of the paragraph, else of them together. */
function runsInside(block: Block): Run[] {
  const cuts = [...block.text.matchAll(SENTENCE)].map(({ index }) => index);
  const runs = [...cuts, block.text.length].flatMap((end, at) =>
    runWithin(block, cuts[at - 1] ?? 0, end),
  );
  return runs.length > 0 ? runs : runWithin(block, 0, block.text.length);
}

/** Amounts side by side, each behind the name of its source; a total may stand in front. */
function runWithin(block: Block, from: number, to: number): Run[] {
  const inside = moneyInBlock(block).filter(({ start, end }) => start >= from && end <= to);
  const all = outermost(block.text, from, inside);
  const folded = foldInPlace(block.text);
  const own = all.map((one, at) => folded.slice(all[at - 1]?.end ?? from, one.start));
  const first = own.findIndex((words) => SOURCE.test(words));
  const parts = all.slice(first);
  const words = own.slice(first);
  if (first < 0 || first > 1 || parts.length < 2 || !areSources(words)) return [];
  const text = folded.slice(from, to);
  return [{ parts, text, lead: words[0] ?? "", behindTotal: first === 1 }];
}

/** Each is told for a source of its own; what is left once. */
const areSources = (words: readonly string[]): boolean =>
  words.every((one) => SOURCE.test(one) || REST.test(one)) &&
  words.filter((one) => REST.test(one)).length <= 1 &&
  new Set(words.map((one) => one.trim())).size === words.length;

/** Items side by side, each with a source and its one amount. */
function runsOfBlocks(blocks: readonly Block[]): Run[] {
  const runs: Run[] = [];
  let items: { block: Block; money: TextAmount }[] = [];
  let before: Block | undefined;
  const close = (): void => {
    const text = items.map(({ block }) => foldInPlace(block.text)).join("\n");
    const parts = items.map(({ money }) => money);
    const lead = foldInPlace(before?.text ?? "");
    const behindTotal = before !== undefined && moneyInBlock(before).length > 0;
    if (items.length > 1) runs.push({ parts, text, lead, behindTotal });
    items = [];
  };
  for (const [at, block] of blocks.entries()) {
    const [money, ...more] = moneyInBlock(block);
    const folded = foldInPlace(block.text);
    const words = folded.slice(0, money?.start);
    const item = money !== undefined && more.length === 0 && SOURCE_ITEM.test(words);
    if (!item) {
      close();
      continue;
    }
    if (items.length === 0) before = blocks[at - 1];
    items.push({ block, money });
  }
  close();
  return runs;
}

const SOURCE_ITEM = new RegExp(
  String.raw`^[\s*+•–\-\d.)(a-z]{0,6}(?:tu |nguon |phan |von |kinh phi |do )*${SOURCE.source}[^.;]*$`,
);

function splitOf(run: Run, wholes: readonly bigint[]): SourceSplit | null {
  const { parts, text, lead, behindTotal } = run;
  if (parts.some(({ qualifier }) => qualifier !== null)) return null;
  const sum = parts.reduce((all, { amount }) => all + amount, 0n);
  const slack = parts.reduce((all, one) => all + one.slack, 0n);
  const near = wholes.toSorted((a, b) => (abs(a - sum) < abs(b - sum) ? -1 : 1));
  const [whole] = near;
  const rest = REST.test(text);
  const told = rest && parts.some((part) => REST.test(wordsBefore(part)));
  const complete = told || (!rest && LEAD.test(lead));
  if (whole === undefined || abs(whole - sum) * (complete ? 1n : 4n) > whole) return null;
  const holds = abs(whole - sum) <= slack;
  return behindTotal && !holds ? null : { parts, sum, whole, holds, complete };
}

const wordsBefore = ({ block, start }: TextAmount): string =>
  foldInPlace(block.text.slice(0, start));

/** Splits that do not come to the total; of one that may leave a source out only where a slip explains it. */
export const oddSplits = (input: ReviewInput): Finding[] => {
  const [table] = mainBudgets(input.budgets);
  return sourceSplits(input).flatMap((split) =>
    split.holds || table === undefined || !isCertain(split) ? [] : [finding(input, table, split)],
  );
};

const isCertain = ({ complete, sum, whole }: SourceSplit): boolean =>
  complete || explainDifference(sum * MICRO, whole * MICRO) !== null;

function finding(input: ReviewInput, table: BudgetTable, split: SourceSplit): Finding {
  const { parts, sum, whole } = split;
  const print = (amount: bigint): string => printMicro(amount * MICRO);
  return {
    code: TEXT_TABLE,
    severity: severityOfAmount(input, table, "warning"),
    ...placeOf(parts),
    expected: print(whole),
    found: print(sum),
    message: `Các nguồn kinh phí nêu trong lời văn cộng lại là ${print(sum)} đồng (${parts.map(({ amount }) => print(amount)).join(" + ")}), tổng của bảng ${table.table.index} là ${print(whole)} đồng (lệch ${print(abs(whole - sum))}).`,
    suggestion: "Đối chiếu lại số của từng nguồn với tổng kinh phí.",
    alsoAt: [...parts.slice(1).map((part) => whereOfBlock(part.block)), whereOfTable(table.table)],
  };
}

/** From the first amount to the last where they stand in one paragraph, else the first. */
function placeOf([first, ...more]: readonly TextAmount[]): Pick<Finding, "where" | "quote"> {
  if (first === undefined) return { where: {}, quote: "" };
  const { block, start, quote } = first;
  const last = more.at(-1);
  const whole = last?.block === block ? block.text.slice(start, last.end) : quote;
  return { where: whereOfBlock(block), quote: whole };
}
