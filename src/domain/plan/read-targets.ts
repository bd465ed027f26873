/** Targets ("chỉ tiêu") from the bullets of a targets section and from tables of targets. */
import { syllables } from "../text/fold.ts";
import { parseVietnameseFigure } from "./figure.ts";
import { isLowerBetter } from "./lower-is-better.ts";
import type { Comparison, PlanSection, PlanTable, PlanTarget } from "./plan.ts";
import { headersOf } from "./read-plan-tables.ts";
import { subjectKey } from "./subject-key.ts";

interface RawTarget {
  item: string;
  text: string;
  /** Value cell of a table; absent: the figure stands in the text. */
  cell?: string;
  unit?: string;
}

export function readTargets(
  sections: readonly PlanSection[],
  tables: readonly PlanTable[],
  year: number,
): PlanTarget[] {
  const fromText: RawTarget[] = sections
    .filter((section) => section.role === "targets")
    .flatMap((section) => section.items)
    .filter((item) => item.table === null && isTargetText(item.text))
    .map((item) => ({ item: item.id, text: item.text }));
  const fromTables = tables
    .filter((table) => table.kind === "targets")
    .flatMap((table) => rowsOf(table, year));
  return [...fromText, ...fromTables].map((raw, index) => ({
    id: `ct-${String(index + 1).padStart(2, "0")}`,
    item: raw.item,
    text: raw.text,
    subject: subjectKey(raw.text),
    ...measureOf(raw),
    year,
    result: null,
  }));
}

/** Not "Chi tiết tại phụ lục 1", nor a scrap of a scanned table. */
function isTargetText(text: string): boolean {
  // "Bảng 1. Chỉ tiêu …", "Các chỉ tiêu cụ thể tại Bảng 1" lead to targets and are none.
  const leads =
    /^(?:chi tiết tại|(?:bảng|biểu|phụ lục)\s+[\dIVX]+)|(?:tại|theo)\s+(?:bảng|biểu|phụ lục)\s+[\dIVX]+\s*[.:;]?$/iu;
  return !leads.test(text) && syllables(text).filter((word) => word.length > 1).length >= 5;
}

function rowsOf(table: PlanTable, year: number): RawTarget[] {
  const headers = headersOf(table.rows, table.headerRows);
  const name = headers.findIndex((header) => /noi dung|muc tieu|chi tieu|ten/.test(header));
  const unit = unitColumn(table, headers);
  const valued = headers.flatMap((header, index) =>
    index !== name && /20\d\d|ke hoach|gia tri|muc tieu|chi tieu/.test(header) ? [index] : [],
  );
  // What was reached the year before stands beside the target and is none, with or without a word for it.
  const ahead = valued.filter(
    (index) => !/thuc hien|ket qua|dat duoc|uoc|hien trang/.test(headers[index] ?? ""),
  );
  const own = ahead.find((index) => headers[index]?.includes(String(year)) === true);
  const value = own ?? ahead[0] ?? valued[0] ?? -1;
  return table.rows.slice(Math.max(1, table.headerRows)).flatMap((row, index) => {
    const text = row[name] ?? "";
    const cell = row[value] ?? "";
    // A row without a value is a group title.
    if (text === "" || cell === "") return [];
    const raw: RawTarget = { item: `bang-${table.index}/${index + 1}`, text, cell };
    return [unit < 0 ? raw : { ...raw, unit: row[unit] ?? "" }];
  });
}

/** "ĐVT", "Đơn vị tính"; "Đơn vị" where its cells are measures and no bodies: "khoa", "%", not "Khoa Dược". */
function unitColumn(table: PlanTable, headers: readonly string[]): number {
  const named = headers.findIndex((header) =>
    /\bdvt\b|don vi tinh|\bdv tinh\b|don vi do|^(?:don vi )?(?:do luong|do)$/.test(header),
  );
  if (named >= 0) return named;
  const at = headers.findIndex((header) => /^(?:don vi|dv)[\s.:]*$/.test(header));
  const cells = table.rows
    .slice(Math.max(1, table.headerRows))
    .flatMap((row) => (row[at] ?? "").trim() || []);
  const measures = cells.filter((cell) => /^(?:%|\p{L}[\p{L}/]*(?: \p{L}+)?)$/u.test(cell));
  const bodies = cells.filter((cell) => /^\p{Lu}\p{Ll}+ \p{L}/u.test(cell));
  return measures.length === cells.length && bodies.length * 2 < cells.length ? at : -1;
}

/** "Tỷ lệ …" is a share of a hundred where nothing says otherwise. */
const isShare = ({ text }: RawTarget, value: number | null): boolean =>
  /^(?:\S+ ){0,3}t[ỷỉiy] lệ(?!\p{L})/iu.test(text) &&
  !/\/\s*\d|‰|vạn dân|trên 1[.\d]*\s/iu.test(text) &&
  (value ?? 101) <= 100;

type Measure = Pick<PlanTarget, "unit" | "value" | "comparison">;

function measureOf(raw: RawTarget): Measure {
  const told = measureIn(raw.cell ?? raw.text, raw.cell !== undefined);
  // Below none there is nothing: a goal of 0 is the most that may happen.
  const falls = told?.comparison === "equal" && (told.value === 0 || isLowerBetter(raw.text));
  const found: Measure | null = falls ? { ...told, comparison: "at-most" } : told;
  if (!found) return { unit: null, value: null, comparison: null };
  if (raw.unit !== undefined && raw.unit !== "") return { ...found, unit: raw.unit };
  return found.unit === null && isShare(raw, found.value) ? { ...found, unit: "%" } : found;
}

const FIGURE = /(?<sign>[≥≤<>]\s*)?(?<number>\d[\d.,]*\d|\d)\s*(?<unit>%|[\p{L}/]+)?/u;

/** "từ 80% (năm 2025) lên 95%", "95% (năm 2025 đạt 91,3%)": where the target starts from is none of its figures. */
const STARTED_FROM =
  /từ\s+(?:mức\s+)?\d[\d.,]*\s*%(?!\s*trở)[^.;]{0,30}?(?<!trở)(?=\s(?:lên|xuống|đến|tới)(?!\p{L}))|\((?:[^()]*\s)?năm\s+20\d{2}[^()]*\)/giu;

/** The figure of a target: a percentage before anything else; in a text no other number counts, it may be a name. */
function measureIn(printed: string, cell: boolean): Measure | null {
  const text = printed.replace(STARTED_FROM, "");
  const percent = /(?<sign>[≥≤<>]\s*)?(?<number>\d[\d.,]*\d|\d)\s*%/u.exec(text);
  const counted =
    /(?:ít nhất|tối thiểu|trên|không quá|tối đa|lũy kế|luỹ kế|:)\s+(?<number>\d[\d.,]*)\s*(?<unit>(?:hồ sơ|cơ sở|người (?:bệnh|dân)|bệnh nhân|dịch vụ|tài khoản|hệ thống|thủ tục|giao dịch|đơn thuốc|trường hợp|nhân viên|viên chức|cán bộ|văn bản|thiết bị|trạm y tế)(?!\p{L})|\p{L}+)/iu.exec(
      text,
    );
  const match = percent ?? counted ?? (cell ? FIGURE.exec(text) : null);
  const number = match?.groups?.["number"];
  if (!match || number === undefined) return null;
  const value = parseVietnameseFigure(number);
  if (value === null) return null;
  const unit = percent ? "%" : unitOf(cell ? text : "", match);
  return { unit, value, comparison: comparisonOf(text, match) };
}

/** The unit of a figure; "/6" in the cell "6/6". */
function unitOf(cell: string, match: RegExpExecArray): string | null {
  const whole = /^\s*\d[\d.]*\s*(\/\s*\d[\d.]*)\s*$/u.exec(cell)?.[1];
  return whole?.replace(/\s/gu, "") ?? match.groups?.["unit"] ?? null;
}

function comparisonOf(text: string, match: RegExpExecArray): Comparison {
  const sign = match.groups?.["sign"]?.trim() ?? "";
  const before = text.slice(Math.max(0, match.index - 20), match.index + 12).toLowerCase();
  const after = text
    .slice(match.index + match[0].length, match.index + match[0].length + 14)
    .toLowerCase();
  if (/[≤<]/.test(sign) || /không quá|tối đa|dưới/.test(before)) return "at-most";
  if (/[≥>]/.test(sign) || /trên|ít nhất|tối thiểu|từ(?! xa)/.test(before)) return "at-least";
  return /trở lên/.test(after) ? "at-least" : "equal";
}
