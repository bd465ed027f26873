/** The year that a title or heading is for. */
import { fold } from "../text/fold.ts";

/** "năm 2026" of a title; the end of a vision ("tầm nhìn đến năm 2030") and result years are no plan year. */
export function planYear(title: string): number | null {
  const folded = fold(title);
  const years: number[] = [];
  for (const match of folded.matchAll(/(?:^|[^\p{L}])(?:nam|nim|ndm)\s+((?:19|20)\d{2})(?!\d)/gu)) {
    const before = folded.slice(Math.max(0, match.index - 14), match.index + 1);
    // "Bệnh án điện tử năm 2027" is of that year, not from it on; "năm 2026 so với năm 2025" of the first.
    if (/(?:\b(?:den|truoc|sau|cua|huong|so voi|voi)|(?<!dien |vat |dau )\btu) ?$/.test(before))
      continue;
    if (/^\s*[-–]\s*(?:19|20)\d{2}/.test(folded.slice(match.index + match[0].length))) continue;
    years.push(Number(match[1]));
  }
  return years.at(-1) ?? null;
}

const HEADS =
  /\b(?:ke hoach|du toan|du tru|kinh phi|danh muc|nhu cau|bang gia|de xuat|de nghi|phuong an)\b/;
/** Read with its marks: "vật tư 2027" is no "từ 2027". */
const OTHER_YEAR =
  /(?:[-–/.]|(?<!\p{L})(?:đến|từ|trước|sau|của|hướng|tháng|ngày|giai đoạn|so với|năm))$/u;
const LONGEST_HEAD = 160;

/** "Dự toán mua sắm 2027": the one year in the line, without the word for it, at the end of what a plan is called. */
export function closingYear(line: string): number | null {
  if (line.length > LONGEST_HEAD || !HEADS.test(fold(line))) return null;
  const text = line.normalize("NFC").toLowerCase().trim();
  const years = text.match(/(?<![\d/.-])20\d{2}(?!\d)/g) ?? [];
  const closing = /(?<![\d/.-])(20\d{2})[^\p{L}\d]*$/u.exec(text);
  if (closing === null || years.length !== 1) return null;
  return OTHER_YEAR.test(text.slice(0, closing.index).trimEnd()) ? null : Number(closing[1]);
}
