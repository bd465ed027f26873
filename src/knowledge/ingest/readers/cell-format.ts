/** What a spreadsheet cell shows: figures by their number format with Vietnamese separators, dates as dd/mm/yyyy. */

export interface ShownValue {
  text: string;
  value?: number;
  formula?: string;
}

/** What the file stores for a cell. */
export type StoredCell =
  | { kind: "empty" }
  | { kind: "text"; text: string }
  | { kind: "number"; value: number; date1904: boolean }
  | { kind: "date"; date: Date };

/** Text and stored number of a cell. An error value shows as it stands ("#REF!"). */
export function shownValue(stored: StoredCell, format: string): ShownValue {
  switch (stored.kind) {
    case "empty":
      return { text: "" };
    case "text":
      return { text: tidy(stored.text).normalize("NFC") };
    case "date":
      return { text: formatDate(stored.date) };
    case "number":
      if (!Number.isFinite(stored.value)) return { text: "" };
      if (isDateFormat(format)) return { text: formatDate(dayOf(stored)) };
      return { text: formatNumber(stored.value, format), value: stored.value };
  }
}

const dateFormats = new Map<string, boolean>();

/** "dd/mm/yyyy", "[h]:mm"; letters in brackets, quotes or behind a backslash say nothing. */
function isDateFormat(format: string): boolean {
  if (format === "General" || format === "@") return false;
  const known = dateFormats.get(format);
  if (known !== undefined) return known;
  const plain = format.replace(/\[[^\]]*\]|"[^"]*"|\\./g, "");
  const date = /[ymdhs]/i.test(plain.replace(/General/gi, ""));
  if (dateFormats.size > 2_000) dateFormats.clear();
  dateFormats.set(format, date);
  return date;
}

/** Days since 30/12/1899, or since 01/01/1904 in files of old Macs. */
function dayOf({ value, date1904 }: { value: number; date1904: boolean }): Date {
  const days = value - 25_569 + (date1904 ? 1_462 : 0);
  return new Date(Math.round(days * 86_400_000));
}

function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[ \t\u00a0]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .trim();
}

/** Days of a spreadsheet have no time zone: they are kept as UTC. */
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
  return numberFormat({
    least: Math.min(20, decimals.replace(/[^0]/g, "").length),
    most: Math.min(20, decimals.length),
    grouped: /,(?=[#0?])/.test(digits),
  }).format(Math.abs(value) / 1000 ** leftOut);
}

const numberFormats = new Map<string, Intl.NumberFormat>();

/** Made once for each form: making one costs more than a thousand uses. */
function numberFormat(form: { least: number; most: number; grouped: boolean }): Intl.NumberFormat {
  const key = `${form.least} ${form.most} ${String(form.grouped)}`;
  const known = numberFormats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat("vi-VN", {
    minimumFractionDigits: form.least,
    maximumFractionDigits: form.most,
    useGrouping: form.grouped,
  });
  numberFormats.set(key, made);
  return made;
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
