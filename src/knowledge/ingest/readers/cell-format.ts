/** What a spreadsheet cell shows: figures by their number format with Vietnamese separators, dates as dd/mm/yyyy. */
import type ExcelJS from "exceljs";

export interface ShownValue {
  text: string;
  value?: number;
  formula?: string;
}

/** Text, stored number and formula of a cell. An error value shows as it stands ("#REF!"). */
export function shownValue(cell: ExcelJS.Cell): ShownValue {
  const stored = cell.value;
  if (isFormula(stored)) {
    const formula = cell.formula || (stored.formula ?? "");
    const result: unknown = stored.result;
    return { ...shown(result, cell.numFmt), ...(formula !== "" && { formula }) };
  }
  return shown(stored, cell.numFmt);
}

interface FormulaValue {
  formula?: string;
  sharedFormula?: string;
  result?: unknown;
}

function isFormula(value: unknown): value is FormulaValue {
  return (
    typeof value === "object" && value !== null && ("formula" in value || "sharedFormula" in value)
  );
}

function shown(value: unknown, format: string | undefined): ShownValue {
  if (value === null || value === undefined) return { text: "" };
  if (typeof value === "number") return { text: formatNumber(value, format ?? "General"), value };
  if (typeof value === "boolean") return { text: value ? "TRUE" : "FALSE" };
  if (value instanceof Date) return { text: formatDate(value) };
  if (typeof value === "string") return { text: tidy(value) };
  return { text: tidy(objectText(value)) };
}

/** Rich text, links and errors. */
function objectText(value: object): string {
  if ("richText" in value && Array.isArray(value.richText))
    return value.richText.map((part: unknown) => textField(part)).join("");
  if ("error" in value) return String(value.error);
  if ("text" in value) {
    const inner: unknown = value.text;
    return typeof inner === "object" && inner !== null ? objectText(inner) : String(inner);
  }
  return "";
}

function textField(part: unknown): string {
  return typeof part === "object" && part !== null && "text" in part ? String(part.text) : "";
}

function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[ \t\u00a0]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .trim();
}

/** Days of a spreadsheet have no time zone: exceljs gives them as UTC. */
function formatDate(date: Date): string {
  if (Number.isNaN(date.getTime())) return "";
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
  const minutes = date.getUTCHours() * 60 + date.getUTCMinutes();
  return minutes === 0 ? day : `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}

/** "#,##0" → 1.234.567; "0.00%" → 12,50%; "General" → plain digits. Text in the format ("đ", "\"tr\"") is kept. */
export function formatNumber(value: number, format: string): string {
  const section = sectionFor(value, format)
    .replace(/\[[^\]]*\]/g, "")
    .replace(/_.|\*./g, "");
  const digits = /[#0?][#0?,.]*/.exec(section)?.[0];
  if (/^(?:General|@)$/.test(section) || digits === undefined) return plainNumber(value);
  const at = section.indexOf(digits);
  const before = literalOf(section.slice(0, at)).replace(/^-$/, "");
  const after = literalOf(section.slice(at + digits.length));
  const text = figures(section.includes("%") ? value * 100 : value, digits);
  const sign = value < 0 ? "-" : "";
  return [
    before,
    `${sign}${text}${after.startsWith("%") ? after : ""}`,
    after.startsWith("%") ? "" : after,
  ]
    .filter((part) => part !== "")
    .join(" ");
}

/** The figures themselves, without sign: grouping, decimals and thousands left out as the format says. */
function figures(value: number, digits: string): string {
  const leftOut = /,+$/.exec(digits)?.[0].length ?? 0;
  const decimals = /\.([0#?]+)/.exec(digits)?.[1] ?? "";
  return new Intl.NumberFormat("vi-VN", {
    minimumFractionDigits: decimals.replace(/[^0]/g, "").length,
    maximumFractionDigits: Math.min(20, decimals.length),
    useGrouping: /,(?=[#0?])/.test(digits),
  }).format(Math.abs(value) / 1000 ** leftOut);
}

/** Text of a format: without quotes, escapes and the brackets of negative figures. */
function literalOf(part: string): string {
  return part.replace(/\\(.)/g, "$1").replace(/"/g, "").replace(/[()]/g, "").trim();
}

/** Formats hold up to four parts: positive; negative; zero; text. */
function sectionFor(value: number, format: string): string {
  const sections = format.split(";");
  if (value < 0 && sections[1] !== undefined) return sections[1];
  if (value === 0 && sections[2] !== undefined && /[#0?]/.test(sections[2])) return sections[2];
  return sections[0] ?? "General";
}

function plainNumber(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(12))).replace(".", ",");
}
