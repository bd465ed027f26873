/** The number or letter that opens a line of a list or a heading: "Phần II", "Điều 3.", "a)", "(iv)", "2.1". */
import type { DocumentLine } from "./document-lines.ts";

export const LETTERS = "abcdđeghiklmnopqrstuvxy";

export type Kind =
  | "part"
  | "article"
  | "capital"
  | "number"
  | "roman"
  | "letter"
  | "dotted"
  | "small-roman";

export interface Item {
  value: number;
  /** As printed: "09", "II", "đ". */
  label: string;
  line: DocumentLine;
}

export type FoundItem = Item & { kind: Kind; prefix: string };

export function itemOf(line: DocumentLine): FoundItem | null {
  if (line.kind === "row") return letterItem(line, `${line.cells[0] ?? ""} `);
  const text = line.text.replace(/^[\s#*_>-]+/, "");
  return (
    partItem(line, text) ??
    articleItem(line, text) ??
    smallRomanItem(line, text) ??
    letterItem(line, text) ??
    romanItem(line, text) ??
    capitalItem(line, text) ??
    numberItem(line, text)
  );
}

/** "Phần II", "PHẦN 3. KINH PHÍ", "Phần Đ. GIẢI PHÁP", "PHẦN THỨ HAI: NHIỆM VỤ", alone or over its title. */
const PART =
  /^(?:Phần|PHẦN) (?:(?:thứ|THỨ) )?(?<label>[IVX]{1,5}|\d{1,2}|[A-HĐ]|(?<=(?:thứ|THỨ) )\p{L}{2,4})(?:\s*[.:–-][\s*]*\p{Lu}|[\s*]*$|\s+\p{Lu}{2})/u;
/** "Phần thứ nhất" and those behind it. */
export const ORDINALS: readonly string[] = "nhất hai ba tư năm sáu bảy tám chín mười".split(" ");

function partItem(line: DocumentLine, text: string): FoundItem | null {
  const label = PART.exec(text)?.groups?.["label"];
  if (label === undefined) return null;
  const item = { label: `Phần ${label}`, line, prefix: "" };
  if (/^[A-HĐ]$/.test(label))
    return { ...item, value: CAPITALS.indexOf(label) + 1, kind: "part", prefix: "letter" };
  const ordinal = ORDINALS.indexOf(label.toLowerCase().normalize("NFC")) + 1;
  if (ordinal > 0)
    return {
      ...item,
      value: ordinal,
      label: `Phần thứ ${label.toLowerCase()}`,
      kind: "part",
      prefix: "word",
    };
  if (!/^(?:\d+|[IVX]+)$/.test(label)) return null;
  const value = /^\d/.test(label) ? Number(label) : romanValue(label);
  return { ...item, value, kind: "part" };
}

/** "Điều 3. Trách nhiệm" opens an article; "Điều 3 Luật …" names one of another document. */
function articleItem(line: DocumentLine, text: string): FoundItem | null {
  const number = /^Điều (\d{1,3})(?:\s*[.:]|[\s*]*$)/u.exec(text)?.[1];
  if (number === undefined) return null;
  const item = { value: Number(number), label: `Điều ${number}`, line };
  return { ...item, kind: "article", prefix: "" };
}

export const CAPITALS = "ABCDĐEFGH";

/** "B. KẾ HOẠCH NĂM 2027": a part of the plan, marked as a heading or in capitals. */
function capitalItem(line: DocumentLine, text: string): FoundItem | null {
  const label = /^([A-HĐ])\s*[.:]\s*(?=\p{Lu}|\[)/u.exec(text)?.[1];
  if (label === undefined || (line.kind !== "heading" && /\p{Ll}{3}/u.test(text))) return null;
  return { value: CAPITALS.indexOf(label) + 1, label, line, kind: "capital", prefix: "" };
}

function letterItem(line: DocumentLine, text: string): FoundItem | null {
  const label = /^([a-zđ])\)\s/iu.exec(text)?.[1]?.toLowerCase();
  if (label === undefined || !LETTERS.includes(label)) return null;
  return { value: LETTERS.indexOf(label) + 1, label, line, kind: "letter", prefix: "" };
}

/** "(i)", "(iv)"; without the first bracket "i)" and "v)" are letters. */
function smallRomanItem(line: DocumentLine, text: string): FoundItem | null {
  const label = /^(?:\(([ivx]{1,5})|([ivx]{2,5}))\)\s/.exec(text);
  const printed = label?.[1] ?? label?.[2];
  if (printed === undefined) return null;
  const value = romanValue(printed.toUpperCase());
  return { value, label: printed, line, kind: "small-roman", prefix: "" };
}

function romanItem(line: DocumentLine, text: string): FoundItem | null {
  const label = /^([IVX]{1,5})\s*[.:](?!\d)\s*\S/.exec(text)?.[1];
  if (label === undefined) return null;
  return { value: romanValue(label), label, line, kind: "roman", prefix: "" };
}

function numberItem(line: DocumentLine, text: string): FoundItem | null {
  // "Nhiệm vụ 3: Chuẩn hóa dữ liệu".
  const [, name, count] =
    /^(Nhiệm vụ|Mục tiêu|Giải pháp|Chỉ tiêu|Điểm|Bước|Nội dung|Hoạt động|Việc|Mục) (\d{1,2})\s*[:.]\s+\p{Lu}/u.exec(
      text,
    ) ?? [];
  if (name !== undefined && count !== undefined) {
    return { value: Number(count), label: `${name} ${count}`, line, kind: "number", prefix: name };
  }
  const [, prefix, last] =
    /^((?:\d{1,2}|[IVX]{1,5})(?:\.\d{1,2})*)\.(\d{1,2})\.?\s+\S/.exec(text) ?? [];
  if (prefix !== undefined && last !== undefined) {
    return { value: Number(last), label: `${prefix}.${last}`, line, kind: "dotted", prefix };
  }
  const label =
    /^(\d{1,2})(?:\.\s*|\)\s+)(?=\p{Lu}|\p{Ll}{2}|["“([])/u.exec(text)?.[1] ??
    /^(\d{1,2})[.)]\s+(?=\d+(?:[.,]\d+)?\s*(?:[%/]|\p{L}))/u.exec(text)?.[1];
  if (label === undefined) return null;
  return { value: Number(label), label, line, kind: "number", prefix: "" };
}

function romanValue(label: string): number {
  const values: Record<string, number> = { I: 1, V: 5, X: 10 };
  const digits = label.split("").map((one) => values[one] ?? 0);
  return digits.reduce((sum, one, index) => sum + (one < (digits[index + 1] ?? 0) ? -one : one), 0);
}
