/**
 * Tables of the prior report in the next one: each row stays with its target of the year reported on and the result to
 * fill in; figures of the year before never stand under the new year's header.
 */
import type { DraftBlock } from "../draft/draft.ts";
import { fold } from "../text/fold.ts";
import { parseVietnameseFigure } from "./figure.ts";
import { headingOf } from "./heading-of.ts";
import { judgeResult, printedResult, printedTarget } from "./judge-result.ts";
import { isLowerBetter } from "./lower-is-better.ts";
import { missedDeadline } from "./missed-deadline.ts";
import { elided, OPEN, openMark } from "./open-marks.ts";
import type { PlanItem, PlanSection, PlanTable, PlanTarget } from "./plan.ts";
import { headersOf } from "./read-plan-tables.ts";
import { asked } from "./rewrite-text.ts";
import { emit, need, priorSource, record, type RolloverContext } from "./rollover-context.ts";
import { resultOf } from "./rollover-results.ts";
import { markdownOf } from "./rollover-tables.ts";
import { overlap, subjectWords } from "./subject-key.ts";

const NAME = /noi dung|chi tieu|muc tieu|nhiem vu|cong viec|hang muc|ten /;
const RESULT =
  /thuc hien|ket qua|dat duoc|\buoc\b|duoc duyet|\bda (?:chi|cap)\b|giai ngan|thuc chi|ty le dat|ty le hoan thanh|tien do/;
const NO_RESULT = /don vi thuc hien|bo phan|chu tri|phoi hop|thoi (?:gian|han)|nguoi/;
const TARGET = /ke hoach|chi tieu|muc tieu|duoc giao|giao/;
const REMARK = /danh gia|ghi chu|nhan xet|so (?:sanh|voi)|ly do|nguyen nhan|minh chung|%/;

/** Fewer words name no target beyond doubt. */
const MIN_WORDS = 3;

interface Columns {
  name: number;
  roles: ("kept" | "result" | "target" | "remark")[];
  /** Year in the header, or null. */
  years: (number | null)[];
}

/** null: no table of results that could be filled in again. */
function columnsOf(table: PlanTable): Columns | null {
  const headers = headersOf(table.rows, table.headerRows);
  const isResult = (header: string): boolean => RESULT.test(header) && !NO_RESULT.test(header);
  const name = headers.findIndex((header) => NAME.test(header) && !isResult(header));
  const roles = headers.map((header, index): Columns["roles"][number] => {
    if (index === name) return "kept";
    if (isResult(header)) return "result";
    if (REMARK.test(header)) return "remark";
    // "Mục tiêu, nội dung đầu tư" tells in words what is done.
    return TARGET.test(header) && !/noi dung/.test(header) ? "target" : "kept";
  });
  if (name < 0 || !roles.includes("result")) return null;
  const years = headers.map((header) => {
    const year = /20\d{2}/.exec(header)?.[0];
    return year === undefined ? null : Number(year);
  });
  return { name, roles, years };
}

/** The plan's target that a row reports on. */
function targetOf(ctx: RolloverContext, name: string): PlanTarget | undefined {
  const words = new Set(subjectWords(name));
  if (words.size < MIN_WORDS) return undefined;
  const rated = ctx.plan.targets.map((target) => {
    const other = new Set(subjectWords(target.text));
    const share = Math.min(words.size, other.size) / Math.max(words.size, other.size);
    return { target, score: overlap([...words], [...other]), share, size: other.size };
  });
  const [best] = rated
    .filter(({ score, share, size }) => size >= MIN_WORDS && score >= 0.8 && share >= 0.4)
    .sort((a, b) => b.score * b.share - a.score * a.share);
  return best?.target;
}

/** The table with its rows for the year that the new report is on; null where it holds nothing to fill in. */
export function reportTable(
  ctx: RolloverContext,
  section: PlanSection,
  item: PlanItem,
): DraftBlock | null {
  const table = ctx.plan.tables.find(({ index }) => index === item.table);
  const columns = table === undefined || ctx.plan.lostMarks ? null : columnsOf(table);
  if (table === undefined || columns === null) return null;
  const header = Math.max(1, table.headerRows);
  const heading = headingOf(section);
  const rows = table.rows.map((row, index) => {
    if (index < header) return row.map((cell) => headerCell(ctx, cell));
    const texts = rowOf(ctx, { section, table, columns, row, at: index - header });
    const [before, after] = [row, texts].map((cells) => cells.filter(Boolean).join(" | "));
    const open = /\[cần bổ sung:/.test(after ?? "");
    record(ctx, {
      ...{ section: heading, before: before ?? "", after: after ?? "" },
      status: open ? "needs-input" : after === before ? "kept" : "updated",
      reason: `Dòng của bảng kết quả, nay báo cáo cho năm ${ctx.plan.cover.year}; số liệu cũ không dùng lại.`,
    });
    return texts;
  });
  return emit(ctx, heading, {
    ...{ kind: "table", text: markdownOf(rows), rows, headerRows: header },
    status: rows.flat().some((cell) => cell.includes("[cần bổ sung:")) ? "needs-input" : "updated",
    reason: `Bảng kết quả của báo cáo trước, từng dòng chờ kết quả năm ${ctx.plan.cover.year}.`,
    sources: [{ ...priorSource(ctx, section), locator: `bảng ${table.index}` }],
  });
}

/** The report looks back on one year later than the prior one did. */
function headerCell(ctx: RolloverContext, cell: string): string {
  const { year } = ctx.plan.cover;
  return cell.replace(/(?<![\d/])20\d{2}(?![\d/])/gu, (found) => {
    if (Number(found) >= year || Number(found) < year - 3) return found;
    const next = String(Number(found) + 1);
    ctx.derived.push(next);
    return next;
  });
}

interface Row {
  section: PlanSection;
  table: PlanTable;
  columns: Columns;
  row: readonly string[];
  at: number;
}

function rowOf(ctx: RolloverContext, one: Row): string[] {
  const { section, columns, row } = one;
  const name = asked(ctx, section, row[columns.name] ?? "");
  const target = targetOf(ctx, name);
  return row.map((cell, column) => {
    if (cell === "" && columns.roles[column] !== "remark") return "";
    const role = columns.roles[column];
    if (column === columns.name) return name;
    if (role === "remark") return verdict(ctx, one, { target, column });
    if (role === "kept") return asked(ctx, section, cell);
    return role === "target"
      ? aim(ctx, one, { target, column })
      : reached(ctx, one, { target, column });
  });
}

interface Place {
  target: PlanTarget | undefined;
  column: number;
}

const VERDICTS = { met: "Đạt", unmet: "Chưa đạt", unknown: "" } as const;

/** "Đạt" in the column of judgements, by the result; what was remarked of the year before is none of it. */
function verdict(ctx: RolloverContext, one: Row, { target, column }: Place): string {
  const { table, row } = one;
  const [header = ""] = headersOf(table.rows, table.headerRows).slice(column, column + 1);
  if (!/danh gia|ket luan/.test(header) || row.length < 3) return "";
  if (target === undefined) return VERDICTS[compared(ctx, one)];
  const given = resultOf(ctx, target);
  const wanted = one.columns.roles.indexOf("target");
  // Nobody judges by a goal that the same row still asks for.
  const unknown = wanted >= 0 && aim(ctx, one, { target, column: wanted }).includes(OPEN);
  if (given === null || unknown) return "";
  const judged = judgeResult(target, given);
  const late = judged === "met" ? missedDeadline(target, given) : null;
  return late === null ? VERDICTS[judged] : `${VERDICTS[judged]}, chậm so với hạn ${late}`;
}

/** Goal and result of a row that no target of the plan stands behind, as the unit gave them. */
function compared(ctx: RolloverContext, one: Row): keyof typeof VERDICTS {
  const { row, columns } = one;
  const at = { aim: columns.roles.indexOf("target"), result: columns.roles.indexOf("result") };
  if (at.aim < 0 || at.result < 0 || isLowerBetter(row[columns.name] ?? "")) return "unknown";
  const figures = [
    aim(ctx, one, { target: undefined, column: at.aim }),
    reached(ctx, one, { target: undefined, column: at.result }),
  ].map((cell) =>
    /^[≥>]?\s*\d[\d.,]*\s*%?$/u.test(cell)
      ? parseVietnameseFigure(/\d[\d.,]*/.exec(cell)?.[0] ?? "")
      : null,
  );
  const [wanted = null, got = null] = figures;
  if (wanted === null || got === null) return "unknown";
  return got >= wanted ? "met" : "unmet";
}

/** "19/19 trạm có ký số": a goal told as a part of all. */
const partOfAll = ({ text }: PlanTarget): string | null =>
  /(?<![\d/.,])(\d{1,4}\s*\/\s*\d{1,4})(?![\d/.,]|\s*\/)(?=\s+\p{L})/u.exec(text)?.[1] ?? null;

function aim(ctx: RolloverContext, one: Row, { target, column }: Place): string {
  const known = target === undefined ? null : (printedTarget(target) ?? partOfAll(target));
  return known ?? ask(ctx, one, { what: "chỉ tiêu", year: ctx.plan.cover.year, column });
}

/** The year before the reported one stands beside it: what was reported then under its own header goes on there. */
function earlier(ctx: RolloverContext, one: Row, at: { own: number; column: number }): string {
  const { row, columns } = one;
  const later = columns.years.findIndex(
    (other, index) => other === at.own + 1 && columns.roles[index] === "result",
  );
  // What another unit reached is none of the own unit's results.
  const known = ctx.adopted === undefined ? (row[later] ?? "") : "";
  if (known !== "") return known;
  return ask(ctx, one, { what: "kết quả", year: at.own + 1, column: at.column });
}

function reached(ctx: RolloverContext, one: Row, { target, column }: Place): string {
  const { columns } = one;
  const { year } = ctx.plan.cover;
  const own = columns.years[column] ?? null;
  if (own !== null && own < year - 1) return earlier(ctx, one, { own, column });
  const first = columns.roles.indexOf("result") === column || (own ?? year) >= year - 1;
  if (target !== undefined && first) {
    const given = resultOf(ctx, target);
    return given === null ? openMark(`kết quả năm ${year}`) : printedResult(target, given);
  }
  return ask(ctx, one, { what: "kết quả", year, column });
}

function ask(
  ctx: RolloverContext,
  { section, table, columns, row, at }: Row,
  { what, year, column }: { what: string; year: number; column: number },
): string {
  ctx.derived.push(String(year));
  const name = row[columns.name] ?? "";
  const named = name === "" ? `dòng ${at + 1}` : elided(name);
  const id = `kq-bang-${table.index}-${at + 1}-${column}`;
  const given = need(ctx, { section: section.id, ask: `${what} năm ${year} của "${named}"`, id });
  return given.startsWith("[cần bổ sung:") ? openMark(`${what} năm ${year}`) : given;
}

/** Targets that a table of the report holds as a row: they need no line of their own. */
export function reportedInTables(ctx: RolloverContext): ReadonlySet<string> {
  if (ctx.plan.lostMarks) return new Set();
  const names = ctx.plan.tables
    .filter(({ inResults }) => inResults)
    .flatMap((table) => {
      const columns = columnsOf(table);
      if (columns === null) return [];
      return table.rows.slice(Math.max(1, table.headerRows)).map((row) => row[columns.name] ?? "");
    })
    .filter((name) => fold(name) !== "");
  return new Set(names.flatMap((name) => targetOf(ctx, name)?.id ?? []));
}
