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

/** "Phần mềm …: đơn vị tính Tháng; đơn giá 15.000.000; số lượng 12; thành tiền 180.000.000". */
export function rowSentence({ name, cells }: PlanRow): string {
  const told = cells.map(({ column, value }) => `${small(column)} ${value}`);
  return `${name}: ${told.join("; ")}`;
}

/** Sums of the row in đồng. */
export function amountsOf({ cells, scale }: PlanRow): number[] {
  return cells
    .map(({ value }) => value)
    .filter((value) => /^\d{1,3}(?:\.\d{3})+$/.test(value))
    .map((value) => Number(value.replaceAll(".", "")) * scale);
}

/** "15,000,000" → "15.000.000". */
const grouped = (value: string): string =>
  /^\d{1,3}(?:,\d{3})+$/.test(value) ? value.replaceAll(",", ".") : value;

/** "Đơn giá" → "đơn giá"; "VAT", "ĐVT" stay. */
const small = (column: string): string =>
  column.replace(/^(\p{Lu})(?=\p{Ll})/u, (first) => first.toLowerCase());

function scaleOf(header: string): number {
  const folded = fold(header);
  if (/(?:ngan|nghin|1\.?000) dong/.test(folded)) return 1000;
  return /trieu dong/.test(folded) ? 1_000_000 : 1;
}
