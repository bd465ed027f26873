/** Labels of rows ("TT"): what kind they are, how deep they stand, which label comes next. */
import { stripMarks } from "../text/fold.ts";
import { toRoman } from "../text/roman.ts";

export type LabelKind =
  | "upper"
  | "roman"
  | "roman-dotted"
  | "upper-dotted"
  | "arabic"
  | "dotted"
  | "lower"
  | "dash"
  | "plus"
  | "none"
  | "other";

export interface RowLabel {
  kind: LabelKind;
  /** Number of the label at its last level: 3 for "III", "3", "1.3", "c". 0 where it has none. */
  ordinal: number;
  /** All levels: [4, 2] for "4.2". */
  path: readonly number[];
}

/** Letters of Vietnamese lists; f, j, w, z are not used. */
const LETTERS = "abcdđeghiklmnopqrstuvxy";

export function parseLabel(text: string): RowLabel {
  const bare = text
    .trim()
    .replace(/^\((.+)\)$/, "$1")
    .replace(/[.)/:,;]+$/, "");
  if (bare === "") return label(/^[-–—•*+]/.test(text.trim()) ? "dash" : "none", 0);
  return numberLabel(bare) ?? letterLabel(bare) ?? label("other", 0);
}

function numberLabel(bare: string): RowLabel | null {
  if (/^\d{1,6}$/.test(bare)) return label("arabic", Number(bare));
  if (/^\d+(?:[.,-]\d+)+$/.test(bare)) return dotted("dotted", bare.split(/[.,-]/).map(Number));
  const sub = /^([IVX]+)((?:[.-]\d+)+)$/.exec(bare);
  // "A1", "B.2" under "A", "B".
  const [, letter, number] = /^([A-HĐ])[.-]?(\d{1,2})$/.exec(bare) ?? [];
  if (letter !== undefined) return dotted("upper-dotted", [letterValue(letter), Number(number)]);
  if (!sub) return null;
  const rest = (sub[2] ?? "").split(/[.-]/).filter((part) => part !== "");
  return dotted("roman-dotted", [romanValue(sub[1] ?? ""), ...rest.map(Number)]);
}

function letterLabel(bare: string): RowLabel | null {
  if (/^[-–—•*]$/.test(bare)) return label("dash", 0);
  if (bare === "+") return label("plus", 0);
  if (/^[IVXLC]+$/.test(bare)) return romanLabel(bare);
  if (/^[A-ZĐ]$/.test(bare)) return label("upper", letterValue(bare));
  return /^[a-zđ]$/.test(bare) ? label("lower", letterValue(bare)) : null;
}

function romanLabel(bare: string): RowLabel {
  // "C" and "L" are letters unless they continue a roman number; nobody has fifty groups.
  if (/^[CL]$/.test(bare)) return label("upper", letterValue(bare));
  return label("roman", romanValue(bare));
}

/**
 * Labels in their order: "L" behind "XLIX" and "C" behind "XCIX" go on with the roman numbers, "I" between "H" and "K"
 * with the letters; so does "XII" behind "M", the eleventh.
 */
export function parseLabels(texts: readonly string[]): RowLabel[] {
  let roman = 0;
  let letters = 0;
  let letter = 0;
  const heads = texts.map((text) => text.replace(/\W/g, ""));
  const letterI = isLetterI(heads);
  return texts.map((text, index) => {
    const parsed = letterI === index ? label("upper", letterValue("i")) : parseLabel(text);
    const value = parsed.kind === "upper" && roman >= 40 ? romanValue(text.replace(/\W/g, "")) : 0;
    const own = value > 0 && value === roman + 1 ? label("roman", value) : parsed;
    // Their count tells, with or without "Đ" among them.
    const goesOn =
      own.kind === "roman" && roman === 0 && letters > 8 && own.ordinal === letters + 1;
    const settled = goesOn ? label("upper", letter + 1) : own;
    if (settled.kind === "roman") roman = settled.ordinal;
    if (settled.kind === "upper") [letters, letter] = [letters + 1, settled.ordinal];
    return settled;
  });
}

/** Where it stands; -1 where "I" is a number, as it is wherever "II" follows. */
function isLetterI(heads: readonly string[]): number {
  const at = heads.lastIndexOf("I");
  const groups = (from: readonly string[]): string[] => from.filter((one) => /^[A-ZĐ]+$/.test(one));
  const [before, after] = [groups(heads.slice(0, at)).at(-1), groups(heads.slice(at + 1))[0]];
  return at > 0 && before === "H" && (after === "K" || after === undefined) ? at : -1;
}

const label = (kind: LabelKind, ordinal: number): RowLabel => ({
  kind,
  ordinal,
  path: ordinal > 0 ? [ordinal] : [],
});

const dotted = (kind: LabelKind, path: number[]): RowLabel => ({
  kind,
  ordinal: path.at(-1) ?? 0,
  path,
});

const letterValue = (letter: string): number => LETTERS.indexOf(letter.toLowerCase()) + 1;

export function romanValue(text: string): number {
  const values: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
  let total = 0;
  for (let i = 0; i < text.length; i++) {
    const value = values[text[i] ?? ""] ?? 0;
    total += value < (values[text[i + 1] ?? ""] ?? 0) ? -value : value;
  }
  return total;
}

/** "3" behind "2", "III" behind "II" and its rows, "2.1" behind "2", "2.3" behind "2.2". */
export function followsOn(before: readonly RowLabel[], label: RowLabel): boolean {
  if (label.ordinal === 0) return false;
  const root = rootOf(label);
  const sibling = before.findLast((one) => one.kind === label.kind && rootOf(one) === root);
  if (sibling !== undefined) return sibling.ordinal + 1 === label.ordinal;
  return label.ordinal === 1 && root !== "" && before.at(-1)?.path.join(".") === root;
}

const rootOf = (label: RowLabel): string => label.path.slice(0, -1).join(".");

/** The label of the same make with another ordinal: "II" and 3 → "III", "4.2" and 1 → "4.1", "b" and 4 → "d". */
export function printLabel(like: RowLabel, ordinal: number): string {
  switch (like.kind) {
    case "roman":
      return toRoman(ordinal);
    case "upper":
      return (LETTERS[ordinal - 1] ?? "?").toUpperCase();
    case "lower":
      return LETTERS[ordinal - 1] ?? "?";
    case "dotted":
      return [...like.path.slice(0, -1), ordinal].join(".");
    case "upper-dotted":
      return `${(LETTERS[(like.path[0] ?? 0) - 1] ?? "?").toUpperCase()}${ordinal}`;
    case "roman-dotted":
      return [toRoman(like.path[0] ?? 0), ...like.path.slice(1, -1), ordinal].join(".");
    default:
      return String(ordinal);
  }
}

/** Depth of a label in an outline: groups before lines. */
export function rankOf(label: RowLabel): number {
  const ranks: Record<LabelKind, number> = {
    upper: 0,
    roman: 1,
    "roman-dotted": label.path.length,
    "upper-dotted": 0.5,
    arabic: 2,
    dotted: 1 + label.path.length,
    lower: 6,
    dash: 7,
    plus: 8,
    none: 9,
    other: 9,
  };
  return ranks[label.kind];
}

/**
 * Takes a label off the start of a name: "III. Phát triển hạ tầng" → "III", "Phát triển hạ tầng".
 * Arabic and letter labels need a point or bracket behind them, so that "5 máy tính" keeps its number.
 */
export function splitLabel(text: string): { label: string; name: string } {
  const match =
    /^\s*([IVX]+(?:\.\d+)*|[A-HĐ]|\d{1,3}(?:\.\d{1,3})*|[a-zđ])\s*[.)/:]\s+(\S[\s\S]*)$/u.exec(
      text,
    );
  if (match) return { label: match[1] ?? "", name: (match[2] ?? "").trim() };
  const dash = /^\s*([-–•+])\s+(\S[\s\S]*)$/u.exec(text);
  return dash
    ? { label: dash[1] ?? "", name: (dash[2] ?? "").trim() }
    : { label: "", name: text.trim() };
}

const TOTAL =
  /^(?:(?:cả|toàn) (?:năm|giai đoạn)\s*$|tổng(?=\s*$|\s*[:(+]|\s+(?:cộng|số|kinh|dự|tiền|giá|chi|mức|nhóm|mục|phần|trước|sau|chưa|đã|các|toàn|năm|hạng|phụ|\(|[ivxlc]+(?!\p{L})|\d)|\s+nguồn(?=\s*$|\s*[:(]|\s+(?:vốn|kinh phí|lực)\s*$))|cộng(?=\s*$|\s*[:(]|\s+(?:nhóm|mục|phần|trước|sau|chưa|các|dồn|hạng|\(|[ivxlc]+(?!\p{L})|\d)|\s+nguồn(?=\s*$|\s*[:(])))/u;
const TOTAL_FOLDED =
  /^(?:t[oe]n[gh] (?:cong|so|kinh phi|du toan|tien|gia tri|muc)\b|t[oe]ng\s*(?:$|[:(])|cong\s*(?:$|[:(]|(?:nhom|muc|phan)\b))/;

/** "Tổng cộng", "Cộng I", "Tổng mục II", "TỔNG (I+II)"; not "Cổng thông tin", "Tổng đài", "Công tác phí". */
export function isTotalName(name: string): boolean {
  if (!/^\s*[tc]/i.test(name)) return false;
  const lower = name.trim().toLowerCase().normalize("NFC");
  if (TOTAL.test(lower)) return true;
  const bare = stripMarks(lower);
  // Without marks "cong" may be "cổng" or "công": only the longer forms count.
  // Half of the marks may be lost ("Tổng cong"); "tổng công ty" is no total.
  const plain = /^tong (?:cong|so|kinh phi|du toan|tien|gia tri|muc)\b(?! ty)/.test(bare);
  return plain || (TOTAL_FOLDED.test(bare) && (bare === lower || /^t[ôoòóeé]n[gh] c/.test(lower)));
}

/** "Thuế GTGT 10%", "VAT"; not "Thuê đường truyền", which is the same without marks. */
export function isTaxName(name: string): boolean {
  if (!/^\s*[tvg]/i.test(name)) return false;
  const lower = name.trim().toLowerCase().normalize("NFC");
  const bare = stripMarks(lower);
  if (!/^(?:tien )?(?:thue|vat|gtgt)\b/.test(bare)) return false;
  const marked = bare !== lower;
  return marked
    ? /^(?:tiền )?(?:thuế|vat|gtgt)/.test(lower)
    : /^(?:tien )?(?:vat|gtgt|thue(?:\s*$|\s*[:(\d]|\s+(?:vat|gtgt|suat)))/.test(bare);
}

/** "Bằng chữ: …", "(Số tiền bằng chữ: …)", "Tổng giá trị viết bằng chữ: …", also as a scan reads it. */
export function isInWords(text: string): boolean {
  if (!/^[(*\s]*[bcdgkmstv]/i.test(text)) return false;
  const folded = stripMarks(text.slice(0, 80).trim().toLowerCase());
  return /^[(*\s]*(?:(?:tong|cong|so|tien|thanh|gia|tri|du|toan|kinh|phi|chi|muc|von|viet|ghi|doc)\s+){0,6}\(?b[a-z]n[gh] ch\w{1,3}\b(?! ky)/.test(
    folded,
  );
}
