/** A row of a budget table as a sentence: its name, then each cell under the name of its column. Figures in Vietnamese form. */
import { fold } from "../../domain/text/fold.ts";
import type { FoundPassage } from "./answer-deps.ts";

const COLUMNS = "Cột: ";
const IS_NUMBER = /^(?:tt|stt|so tt|so thu tu|#)$/;
const IS_NAME =
  /\b(?:ten|noi dung|hang muc|danh muc|hoat dong|nhiem vu|phan mem|thiet bi|chi tieu|dien giai)\b/;

export interface PlanRow {
  name: string;
  cells: { column: string; value: string }[];
  /** What one unit of the money columns is worth, đồng. */
  scale: number;
}

/** null where the cells do not stand under their columns. */
export function readRow(passage: FoundPassage): PlanRow | null {
  if (passage.table === null) return null;
  const header = passage.headingPath.find((part) => part.startsWith(COLUMNS));
  if (header === undefined) return null;
  const columns = header
    .slice(COLUMNS.length)
    .split("|")
    .map((one) => one.trim());
  const values = passage.text.split("|").map((one) => one.trim());
  if (columns.length !== values.length || columns.length < 3) return null;
  const pairs = columns.map((column, at) => ({ column, value: values[at] ?? "" }));
  const named = pairs.find(({ column, value }) => IS_NAME.test(fold(column)) && value !== "");
  const name = named ?? pairs.find(({ value }) => /\p{L}{3}/u.test(value));
  if (name === undefined) return null;
  const cells = pairs
    .filter((pair) => pair !== name && !IS_NUMBER.test(fold(pair.column)))
    .filter(({ value }) => value !== "" && value !== "-")
    .map(({ column, value }) => ({ column, value: grouped(value) }));
  return { name: name.value, cells, scale: scaleOf(header) };
}

/** "Phần mềm …: đơn vị tính Tháng; đơn giá 15.000.000 đồng; số lượng 12". Sums of thousands are told in đồng. */
export function rowSentence({ name, cells }: PlanRow): string {
  const unit = cells.find(({ column }) => IS_UNIT.test(fold(column)))?.value ?? "";
  const told = cells
    .filter(({ column, value }) => value !== "0" && !IS_ASIDE.test(fold(column)))
    .map(({ column, value }) => {
      if (unit !== "" && fold(column) === "so luong")
        return `số lượng ${value} ${unit.toLocaleLowerCase("vi")}`;
      const scale = scaleOf(column);
      const sum = IS_MONEY.test(fold(column)) || scale > 1 ? sumOf(value, scale) : null;
      const label = small(column.replace(SCALE, "").replace(/\s+/g, " ").trim());
      return `${label} ${sum ?? value}`;
    });
  return told.length === 0 ? `${name}: không có số` : `${name}: ${told.join("; ")}`;
}

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

/** "15,000,000" → "15.000.000 đồng"; null for what is no sum. */
function sumOf(value: string, scale: number): string | null {
  const number = SUM.test(value)
    ? Number(value.replace(/[.,]/g, ""))
    : scale > 1 && PART_SUM.test(value)
      ? Number(value.replaceAll(".", "").replace(",", "."))
      : null;
  if (number === null || (scale === 1 && number < 1000)) return null;
  return `${Math.round(number * scale).toLocaleString("de-DE")} đồng`;
}

/** "Tổng | 4,852,710,000" → "Tổng: 4.852.710.000 đồng"; null where the row has not exactly one sum. */
export function totalSentence(passage: FoundPassage): string | null {
  if (passage.table === null) return null;
  const cells = passage.text.split("|").map((one) => one.trim());
  const sums = cells.filter((one) => SUM.test(one));
  const names = cells.filter((one) => /\p{L}{3}/u.test(one));
  const [sum, name] = [sums[0], names[0]];
  if (sums.length !== 1 || names.length !== 1 || sum === undefined || name === undefined)
    return null;
  if (cells.some((one) => PART_SUM.test(one))) return null;
  const header = passage.headingPath.find((part) => part.startsWith(COLUMNS)) ?? "";
  const told = sumOf(sum, scaleOf(header));
  return told === null ? null : `${name}: ${told}`;
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
  if (row !== null) {
    return row.cells
      .filter(({ value }) => SUM.test(value))
      .map(({ column, value }) => {
        const own = scaleOf(column);
        return Number(value.replace(/[.,]/g, "")) * (own > 1 ? own : row.scale);
      });
  }
  const header = passage.headingPath.find((part) => part.startsWith(COLUMNS)) ?? "";
  const scale = passage.table === null ? 1 : scaleOf(header);
  return [...passage.text.matchAll(/\d{1,3}(?:[.,]\d{3})+(?![\d.,]*\d)/g)].map(
    ([sum]) => Number(sum.replace(/[.,]/g, "")) * scale,
  );
}

/** The one sum that a row is about: its unit price where that is asked, else what it comes to; null where none stands out. */
export function mainAmount(passage: FoundPassage, question: string): number | null {
  const row = readRow(passage);
  if (row === null) return amountsIn(passage)[0] ?? null;
  const wanted = /\bdon gia\b/.test(question) ? [/^don gia/] : [];
  for (const column of [...wanted, /^thanh tien/, /^tong (?:cong|so|tien)|^so tien|^kinh phi/]) {
    const cell = row.cells.find(
      (one) => column.test(fold(one.column)) && SUM.test(one.value) && one.value !== "0",
    );
    if (cell === undefined) continue;
    const own = scaleOf(cell.column);
    return Number(cell.value.replace(/[.,]/g, "")) * (own > 1 ? own : row.scale);
  }
  return null;
}

export const tellsUnitPrice = (passage: FoundPassage): boolean =>
  readRow(passage)?.cells.some(({ column }) => fold(column).startsWith("don gia")) === true;

/** The sum of a cell in đồng; a plain count where it is no money; null where it holds no number. `scale`: of the table. */
export function sumIn({ column, value }: PlanRow["cells"][number], scale: number): number | null {
  if (/^\d{1,3}$/.test(value)) return Number(value);
  if (!SUM.test(value)) return null;
  const own = scaleOf(column);
  return Number(value.replace(/[.,]/g, "")) * (own > 1 ? own : scale);
}

/** "15,000,000" → "15.000.000". */
const grouped = (value: string): string =>
  /^\d{1,3}(?:,\d{3})+$/.test(value) ? value.replaceAll(",", ".") : value;

/** "Đơn giá" → "đơn giá"; "VAT", "ĐVT" stay. */
const small = (column: string): string =>
  column.replace(/^(\p{Lu})(?=\p{Ll})/u, (first) => first.toLowerCase());

function scaleOf(header: string): number {
  const folded = fold(header);
  if (/(?:ngan|nghin|1\.?000) (?:dong|d)\b/.test(folded)) return 1000;
  return /trieu (?:dong|d)\b/.test(folded) ? 1_000_000 : 1;
}
