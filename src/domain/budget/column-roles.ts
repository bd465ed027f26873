/** What a column of a table holds, told by its header; words as met in plans and budgets of Vietnamese bodies. */
import { fold } from "../text/fold.ts";
import type { ColumnRole } from "./budget-table.ts";

const BEFORE_TAX =
  /chua (?:co |bao gom |gom |tinh )?(?:thue|vat|gtgt)|truoc (?:thue|vat|gtgt)|khong (?:bao )?gom (?:thue|vat)/;
const AFTER_TAX =
  /(?:sau|da co|da gom|da bao gom|bao gom|gom|co|ca|tinh ca) (?:ca )?(?:thue|vat|gtgt)|\((?:co )?(?:vat|gtgt)(?: ?\d{1,2} ?%)?\)|(?:thanh tien|tong cong|tong tien|gia tri|so tien)\s*(?:\+|-|–)?\s*(?:vat|gtgt)$/;

/** In order: the first pattern that fits the folded header wins. */
const ROLES: readonly [RegExp, ColumnRole][] = [
  [/^(?:tt|stt|so tt|so thu tu|s\.?t\.?t|#|no)\.?$/, "label"],
  [/^(?:dvt|d\.v\.t|don vi|don vi (?:tinh|do|do luong|dem)|dv tinh|dv do|dv|pvt)\.?$/, "unit"],
  // "Đơn giá (đã gồm VAT 8%)" is a price and says its rate.
  [
    /thue suat|^(?:ts|muc) ?(?:vat|gtgt|thue)|ty le thue|muc thue|^(?!(?:don |thanh |tong |so )?(?:gia|tien|kinh phi|du toan|cong)\b).*(?:(?:vat|gtgt|thue)[^a-z]*%|%\s*(?:thue|vat|gtgt))/,
    "vatRate",
  ],
  [
    /^(?:tien |so tien |gia tri )?(?:thue|vat|gtgt)(?: (?:gtgt|vat))?(?: ?\((?!%)[^)]*\))?$|^tien (?:thue|vat)/,
    "vatAmount",
  ],
  [/ghi chu|^can cu|co so (?:tinh|gia)|thuyet minh|bao gia|nguon gia|^dien giai$/, "notes"],
  [/^ty (?:le|trong)|^%|^ti le|dat ty le|^co cau(?: ?\(|$)|(?<!\d ?)%\)?$/, "ratio"],
  [/^gia (?:tri )?(?:goi thau|hop dong|trung thau|goi)\b/, "amount"],
  [
    /don gia|muc gia|gia du kien|^(?:muc )?luong (?:co so|toi thieu)|^suat (?:dau tu|von|chi)|^gia\b(?! tri)|muc chi|^dinh muc/,
    "unitPrice",
  ],
  [
    /^(?:sl|so luong|khoi luong|kl|s\.luong|so luong \(.*\))$|^so luong|^khoi luong|^tong (?:cong )?(?:so luong|khoi luong|sl)\b/,
    "quantity",
  ],
  [
    /^so (?:thang|ngay|nam|lan|buoi|dot|ky|gio|nguoi|lop|xa|huyen|don vi)\b|^thang(?: thue| su dung)?$|^ngay$|^he so|^thoi (?:gian|han|luong)(?: (?:thue|su dung|dich vu|duy tri|cung cap)\b|(?: [a-z ]+)? ?\((?:so )?(?:thang|ngay|nam|tuan|quy|gio)\)|$)|^ky han\b|^so luot$/,
    "factor",
  ],
  [
    /ngan sach|nsnn|nstw|nsdp|^ns(?: (?:tinh|tw|trung uong|dia phuong|huyen|xa|tp|thanh pho|nha nuoc))?$|nguon thu|^thu (?:su nghiep|dich vu|vien phi|hop phap|khac)|quy phat|^quy\b|^q\.? ?[1-4]$|xa hoi hoa|xhh|vien tro|tai tro|nguon khac|hop phap khac|von (?:su nghiep|dau tu|vay|doi ung|vien tro|tai tro|huy dong|oda|trung uong|dia phuong|tinh|tu co|khac)|^doi ung\b|tu chu|nguon von/,
    "source",
  ],
  [
    /thanh tien|^tien hang|kinh phi|du toan|^tong\b|^cong$|^cong \(|so tien|gia tri|tong (?:cong|tien|so|muc)|nhu cau von|^von\b|^(?:ca|toan) nam$/,
    "amount",
  ],
  [
    /noi dung|ten |^ten$|danh muc|hang muc|nhiem vu|hoat dong|thiet bi|san pham|khoan muc|chi tieu|mo ta|cong viec|vat tu|dien giai/,
    "name",
  ],
];

/**
 * Role of a column from its header path, outermost first. The leaf decides; what stands above it only tells parts
 * of an amount ("Trong đó", "Nguồn kinh phí") and tax states.
 */
export function roleOfHeader(path: readonly string[]): ColumnRole | null {
  const leaf = cleanHeader(path.at(-1) ?? "");
  const above = fold(path.slice(0, -1).join(" / "));
  const own = isCountTotal(leaf, path) ? "quantity" : roleOfText(leaf, above);
  const part = /trong do|nguon|chia (?:ra|theo)|co cau|phan (?:ky|bo|theo)/.test(above);
  if (part && (own === null || own === "amount" || own === "factor") && !isTotal(leaf))
    return "source";
  if (/^trong do/.test(leaf) || /^(?:nam )?20\d\d$/.test(leaf)) return "source";
  return own ?? roleOfText(cleanHeader(path.slice(0, -1).join(" ")), "");
}

/** "Tổng" beside "Khoa A", "Khoa B" under "Số lượng" is so many things. */
const isCountTotal = (leaf: string, path: readonly string[]): boolean =>
  isTotal(leaf) && roleOfText(cleanHeader(path.at(-2) ?? ""), "") === "quantity";

function roleOfText(leaf: string, above: string): ColumnRole | null {
  if (leaf === "") return null;
  const found = ROLES.find(([pattern]) => pattern.test(leaf))?.[1] ?? null;
  const both = `${above} ${leaf}`;
  if (AFTER_TAX.test(both) && !BEFORE_TAX.test(both)) return withTax(found);
  if (found === null && BEFORE_TAX.test(leaf)) return "amount";
  return found === "vatAmount" && leaf.includes("%") ? "vatRate" : found;
}

function withTax(role: ColumnRole | null): ColumnRole | null {
  if (role === "amount" || role === null) return "amountWithVat";
  return role === "unitPrice" ? "unitPriceWithVat" : role;
}

const isTotal = (leaf: string): boolean => /^(?:tong|cong)\b|^(?:ca|toan) nam$/.test(leaf);

/** Folded header without its unit in brackets, its column number and its formula: "(ngàn đồng)", "(5)=(3)x(4)". */
function cleanHeader(header: string): string {
  return fold(header)
    .replace(
      /\((?:[^()]*\b)?(?:nghin|ngan|trieu|ty|1\.?000|dong|vnd|d|vn d)(?:\s*dong|\s*vnd)?\)/g,
      " ",
    )
    .replace(/[\s,–-]*(?:dvt|don vi(?: tinh)?)\s*:.*$/, " ")
    .replace(/\(?\b\d{1,2}\)?\s*=.*$/, " ")
    .replace(/\s+/g, " ")
    .replace(/[\s.:*]+$/, "")
    .trim();
}

/** The header says that its amounts are before tax, and not that they are after it. */
export function saysBeforeTax(path: readonly string[]): boolean {
  const text = fold(path.join(" "));
  return BEFORE_TAX.test(text);
}

/** The header says that its amounts carry the tax. */
export function saysAfterTax(path: readonly string[]): boolean {
  const text = fold(path.join(" "));
  return AFTER_TAX.test(text) && !BEFORE_TAX.test(text);
}

const SCALES: readonly [RegExp, bigint][] = [
  [/^(?:ty|ti)\b/, 1_000_000_000n],
  [/^(?:trieu|tr)\b|^1[.,]?000[.,]?000/, 1_000_000n],
  [/^(?:nghin|ngan)\b|^1[.,]?000/, 1_000n],
  [/^(?:dong|vnd|vn d|d|viet nam dong)\b/, 1n],
];
const IN_BRACKETS =
  /\(\s*(?:dvt|don vi(?: tinh)?)?\s*:?\s*((?:ty|ti|trieu|tr|nghin|ngan|1[.,]000[.,]000|1[.,]?000|dong|vnd|vn d|d)(?:\s*(?:dong|vnd|d))?)\s*\)/;
const NAMED =
  /(?:dvt|pvt|don vi(?: tinh)?|don vi tien)\s*[:.]?\s*((?:ty|ti|trieu|tr|nghin|ngan|1[.,]000[.,]000|1[.,]?000|dong|vnd|vn d|viet nam dong)\b(?:\s*(?:dong|vnd|d)\b)?)/;

/** Đồng per printed unit said by a header or caption: "Đơn giá (ngàn đồng)", "Đơn vị tính: triệu đồng". */
export function scaleIn(text: string): bigint | null {
  const folded = fold(text);
  const words = IN_BRACKETS.exec(folded)?.[1] ?? NAMED.exec(folded)?.[1];
  if (words === undefined) return null;
  return SCALES.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/** Columns whose role is one of these, from the left. */
export const columnsWith = (
  roles: readonly ColumnRole[],
  wanted: ReadonlySet<ColumnRole>,
): number[] => roles.flatMap((role, column) => (wanted.has(role) ? [column] : []));
