/**
 * Whether the amounts behind a total are its parts: announced ("trong đó"), listed behind a colon, sources of money.
 */
import type { TextAmount } from "../budget/money-in-text.ts";
import type { Block } from "../document/parsed-document.ts";
import { foldInPlace } from "../text/fold.ts";

export const PARTS = /trong đó|trong do|bao gồm|gồm|cụ thể|chia ra|cu the/iu;
export const WHOLE = /t[oổ]ng(?! h[oợ]p)|toàn bộ/iu;

export interface Total {
  block: Block;
  total: TextAmount;
  behind: string;
  ocr: boolean;
}

export const isAnnounced = (at: Total & { parts: readonly TextAmount[]; end: number }): boolean =>
  announcesParts(at.behind) || /^\s*\((?!\s*\d[\d.,]*\s*%\s*\))/.test(at.behind) || isParted(at);

/** "Kinh phí 90 triệu đồng do xã cấp: máy in 20 triệu đồng, đường truyền 70 triệu đồng.": all that stands behind the colon. */
function isParted(at: Total & { parts: readonly TextAmount[]; end: number }): boolean {
  const { block, total, behind, parts, end } = at;
  const before = foldInPlace(block.text.slice(0, total.start));
  if (!/(?:kinh phi|du toan|nhu cau|tong)\b[^.;:]{0,40}$/.test(before)) return false;
  const colon = /^[^.;:,()\d]{0,70}:\s+(?=\p{L})/u.exec(behind);
  const [first, last] = [parts[0], parts.at(-1)];
  if (colon === null || first === undefined || last === undefined) return false;
  const list = block.text.slice(total.end + colon[0].length, last.end);
  const items = list.split(/[,;]\s+|(?<=đồng|triệu|tỷ)\s+và\s+/u);
  return items.length === parts.length && /^[\s./]*$/.test(block.text.slice(last.end, end));
}

/** "…, từ ngân sách nhà nước cấp 280 triệu đồng và nguồn thu sự nghiệp 140 triệu đồng". */
export const namesSource = (text: string, { start }: TextAmount): boolean =>
  /(?:ngân sách|nguồn|quỹ|chương trình mục tiêu|thu sự nghiệp|xã hội hóa|tài trợ|viện trợ|vốn)[^.;,\d]{0,45}$/iu.test(
    text.slice(Math.max(0, start - 70), start),
  );

/** "Kinh phí 500 triệu đồng, gồm …", not "Thiết bị 500 triệu đồng; phần mềm gồm …": there the word belongs to the next thing. */
const announcesParts = (behind: string): boolean => {
  const at = PARTS.exec(behind);
  if (at === null) return false;
  const between = behind.slice(0, at.index);
  return !/\d/.test(between) && !/;\s*\S/.test(between);
};

const ONE_SOURCE =
  /(?:ngan sach|chuong trinh muc tieu|\bquy|\bthu (?:su nghiep|dich vu|vien phi|hoat dong|hop phap|kham|phi|tu|bao hiem|khac)|nguon thu|xa hoi hoa|tai tro|vien tro|doi ung|von vay|\bnsnn\b|\bnguon (?!luc|kinh phi|von\b)[a-z])[^:;,.(]*$/;

/** The first of several sources side by side ("Ngân sách nhà nước A đồng; Quỹ B đồng; …") is no total of the others. */
export function isOneSource(text: string, { start }: TextAmount): boolean {
  const before = foldInPlace(text.slice(0, start)).replace(/[\s:(–-]+$/, "");
  const clause = before.slice(Math.max(before.lastIndexOf(". "), before.lastIndexOf(": ")) + 1);
  return ONE_SOURCE.test(before) && !WHOLE.test(clause);
}

const OWN_SHARE = /^[^\d;.]{0,25}(\d{1,3}(?:[.,]\d{1,2})?)\s*%/u;

/** "A 424 triệu đồng, chiếm 20,6%; B 671 triệu đồng, chiếm 32,6%": shares below 100 % name some parts, not all. */
export function someOf(text: string, parts: readonly TextAmount[]): boolean {
  const shares = parts.map(({ end }) => OWN_SHARE.exec(text.slice(end))?.[1]?.replace(",", "."));
  return (
    shares.every((one) => one !== undefined) && shares.map(Number).reduce((a, b) => a + b) < 98
  );
}

/** Amounts in brackets behind a part are parts of that part: "ngân sách tỉnh 18 tỷ (chi thường xuyên 4 tỷ, đầu tư 14 tỷ)". */
export function outermost(text: string, from: number, parts: readonly TextAmount[]): TextAmount[] {
  const depths = parts.map(({ start }) => {
    const between = text.slice(from, start);
    return between.split("(").length - between.split(")").length;
  });
  const least = Math.min(...depths);
  return parts.filter((_, index) => depths[index] === least);
}
