/** A row of a budget table as a sentence: its name, then each cell under the name of its column. Figures in Vietnamese form. */
import { formatDong } from "../../domain/budget/format-money.ts";
import type { FigureRow } from "../../domain/plan/plan-figures.ts";
import { fold } from "../../domain/text/fold.ts";
import type { FoundPassage } from "./answer-deps.ts";

const COLUMNS = "Cột: ";
const IS_NUMBER = /^(?:tt|stt|so tt|so thu tu|#)$/;
const IS_NAME =
  /\b(?:ten|noi dung|hang muc|danh muc|hoat dong|nhiem vu|phan mem|thiet bi|chi tieu|dien giai)\b/;

export interface PlanRow {
  name: string;
  cells: PlanCell[];
  /** "cái", "tháng": what is counted. */
  unit: string;
  /** Of the tax between its amounts. */
  vatPercent: number | null;
}

export interface PlanCell {
  column: string;
  value: string;
  /** Đồng, where it is money. */
  sum: number | null;
  /** What the reader of tables takes it for. */
  role?: FigureRow["cells"][number]["role"];
}

/** null where the cells do not stand under their columns. */
export function readRow(passage: FoundPassage): PlanRow | null {
  if (passage.figures !== undefined) return typedRow(passage.figures);
  const { table, headingPath, text } = passage;
  const header = headingPath.find((part) => part.startsWith(COLUMNS));
  if (table === null || header === undefined) return null;
  const columns = header
    .slice(COLUMNS.length)
    .split("|")
    .map((one) => one.trim());
  const values = text.split("|").map((one) => one.trim());
  if (columns.length !== values.length || columns.length < 3) return null;
  const pairs = columns.map((column, at) => ({ column, value: values[at] ?? "" }));
  const named = pairs.find(({ column, value }) => IS_NAME.test(fold(column)) && value !== "");
  const name = named ?? pairs.find(({ value }) => /\p{L}{3}/u.test(value));
  if (name === undefined) return null;
  const cells = pairs
    .filter((pair) => pair !== name && !IS_NUMBER.test(fold(pair.column)))
    .filter(({ value }) => value !== "" && value !== "-");
  const unit = cells.find(({ column }) => IS_UNIT.test(fold(column)))?.value ?? "";
  const told = cells
    .filter((cell) => !IS_ASIDE.test(fold(cell.column)))
    .map(({ column, value }) => {
      const own = scaleOf(column);
      const scale = own > 1 ? own : scaleOf(header);
      const isMoney = IS_MONEY.test(fold(column)) || own > 1;
      return { column, value: grouped(value), sum: isMoney ? sumOf(value, scale) : null };
    });
  return { name: name.value, cells: told, unit, vatPercent: null };
}

function typedRow({ name, unit, cells, vatPercent, table }: FigureRow): PlanRow {
  const told = cells
    .filter(({ role, printed }) => role !== "notes" && printed !== "-")
    .filter(({ role, header }) => role !== "text" || !IS_PURPOSE.test(fold(header)))
    .map(({ header, printed, value, isMoney, role }) => ({
      role,
      column: header,
      value: grouped(printed),
      sum: isMoney && value !== null ? value : null,
    }))
    // Nothing of a sum is left out of what it comes to; none of a count is an answer.
    .filter(({ sum }) => sum !== 0 || !table.isMoney);
  return { name, unit, vatPercent, cells: told };
}

/** "Phần mềm …: đơn giá 15.000.000 đồng; số lượng 12 tháng". Sums of thousands are told in đồng. */
export function rowSentence({ name, cells, unit, vatPercent }: PlanRow): string {
  const told = cells.map(({ column, value, sum }) => {
    if (unit !== "" && fold(column) === "so luong")
      return `số lượng ${value} ${unit.toLocaleLowerCase("vi")}`;
    const label = small(column.replace(SCALE, "").replace(/\s+/g, " ").trim());
    // "Năm 2025: 90" of a target counted in per cent.
    const share = unit === "%" && /^\W*\d[\d.,]*$/.test(value) ? "%" : "";
    return `${label} ${sum === null ? `${value}${share}` : `${formatDong(sum)} đồng`}`;
  });
  if (vatPercent !== null) told.push(`thuế suất ${vatPercent}%`);
  return told.length === 0 ? `${name}: không có số` : `${name}: ${told.join("; ")}`;
}

/** What a thing is for is asked of the text. */
const IS_PURPOSE = /^(?:muc tieu|muc dich|noi dung|ghi chu)\b/;
const IS_UNIT = /^(?:don vi tinh|dvt)$/;
/** What a reader of figures need not be told of: the unit stands behind the number. */
const IS_ASIDE = /^(?:don vi tinh|dvt|ghi chu)$/;

const SCALE =
  /\(?\s*(?:đvt|đơn vị(?: tính)?)?\s*:?\s*(?:ngàn|nghìn|triệu|1\.?000)\s*(?:đồng|đ)\s*\)?/giu;
const IS_MONEY =
  /\b(?:don gia|thanh tien|so tien|kinh phi|tong cong|tong muc|nguon thu|von|quy|ngan sach|gia tri|du toan|vat)\b/;
const SUM = /^\d{1,3}(?:[.,]\d{3})+$|^\d{4,}$/;
/** "42.932,644" of millions. */
const PART_SUM = /^\d{1,3}(?:\.\d{3})*,\d{1,3}$/;

/** "15,000,000" → 15000000 đồng; null for what is no sum. */
function sumOf(value: string, scale: number): number | null {
  const number = SUM.test(value)
    ? Number(value.replace(/[.,]/g, ""))
    : scale > 1 && PART_SUM.test(value)
      ? Number(value.replaceAll(".", "").replace(",", "."))
      : null;
  if (number === null || (scale === 1 && number < 1000)) return null;
  return Math.round(number * scale);
}

/** "Tổng | 4,852,710,000" → "Tổng: 4.852.710.000 đồng"; null where the row has not exactly one sum. */
export function totalSentence(passage: FoundPassage): string | null {
  const only = onlySum(passage);
  return only === null ? null : `${only.name}: ${formatDong(only.sum)} đồng`;
}

function onlySum(passage: FoundPassage): { name: string; sum: number } | null {
  if (passage.table === null) return null;
  if (passage.figures === undefined) return onlyPrinted(passage);
  const { name, cells } = typedRow(passage.figures);
  const [only, other] = cells;
  return only?.sum == null || other !== undefined ? null : { name, sum: only.sum };
}

function onlyPrinted({ text, headingPath }: FoundPassage): { name: string; sum: number } | null {
  const cells = text.split("|").map((one) => one.trim());
  const sums = cells.filter((one) => SUM.test(one));
  const names = cells.filter((one) => /\p{L}{3}/u.test(one));
  const [sum, name] = [sums[0], names[0]];
  if (sums.length !== 1 || names.length !== 1 || sum === undefined || name === undefined)
    return null;
  if (cells.some((one) => PART_SUM.test(one))) return null;
  const header = headingPath.find((part) => part.startsWith(COLUMNS)) ?? "";
  const told = sumOf(sum, scaleOf(header));
  return told === null ? null : { name, sum: told };
}

/** The line says who does it: a column for that, or words. */
export function namesActor(passage: FoundPassage): boolean {
  const header = passage.headingPath.find((part) => part.startsWith(COLUMNS)) ?? "";
  if (passage.table !== null) return ACTOR_COLUMN.test(fold(header));
  return ACTOR.test(fold(passage.text));
}

const ACTOR_COLUMN =
  /\b(?:don vi (?:thuc hien|chu tri|phoi hop|phu trach)|khoa, ?phong|phan cong|chu tri|phu trach|phoi hop|nguoi thuc hien)\b/;
const ACTOR =
  /\b(?:chu tri|phu trach|phoi hop|giao (?:cho )?(?:phong|khoa|so|trung tam|van phong)|(?:don vi|phong|khoa|bo phan|van phong)\b.{0,60}\b(?:thuc hien|chiu trach nhiem|theo doi|tham muu|don doc))\b/;

/** Sums of a row or line in đồng. */
export function amountsIn(passage: FoundPassage): number[] {
  const row = readRow(passage);
  if (row !== null) return row.cells.flatMap(({ sum }) => sum ?? []);
  const header = passage.headingPath.find((part) => part.startsWith(COLUMNS)) ?? "";
  const scale = passage.table === null ? 1 : scaleOf(header);
  return [...passage.text.matchAll(/\d{1,3}(?:[.,]\d{3})+(?![\d.,]*\d)/g)].map(
    ([sum]) => Number(sum.replace(/[.,]/g, "")) * scale,
  );
}

/** The one sum that a row is about: its unit price where that is asked, else what it comes to; null where none stands out. */
export function mainAmount(passage: FoundPassage, question: string): number | null {
  const row = readRow(passage);
  if (row === null) return onlySum(passage)?.sum ?? amountsIn(passage)[0] ?? null;
  const isPrice = /\bdon gia\b/.test(question);
  const ofRole = (role: PlanCell["role"]) =>
    row.cells.find((one) => one.role === role && (one.sum ?? 0) > 0)?.sum ?? null;
  const typed =
    (isPrice ? ofRole("unitPrice") : null) ?? ofRole("amount") ?? ofRole("amountWithVat");
  if (typed !== null) return typed;
  const wanted = isPrice ? [/^don gia/] : [];
  for (const column of [...wanted, /^thanh tien/, /^tong (?:cong|so|tien)|^so tien|^kinh phi/]) {
    const cell = row.cells.find((one) => column.test(fold(one.column)) && (one.sum ?? 0) > 0);
    if (cell !== undefined) return cell.sum;
  }
  return null;
}

export const tellsUnitPrice = (passage: FoundPassage): boolean =>
  readRow(passage)?.cells.some(({ column }) => fold(column).startsWith("don gia")) === true;

/** "15,000,000" → "15.000.000". */
const grouped = (value: string): string =>
  /^\d{1,3}(?:,\d{3})+$/.test(value) ? value.replaceAll(",", ".") : value;

/** "Đơn giá" → "đơn giá"; "VAT", "ĐVT" stay. */
/** The heading of a column inside a sentence: "Đơn giá" → "đơn giá", "ĐVT" stays. */
export const small = (column: string): string =>
  column.replace(/^(\p{Lu})(?=\p{Ll})/u, (first) => first.toLowerCase());

function scaleOf(header: string): number {
  const folded = fold(header);
  if (/(?:ngan|nghin|1\.?000) (?:dong|d)\b/.test(folded)) return 1000;
  return /trieu (?:dong|d)\b/.test(folded) ? 1_000_000 : 1;
}
