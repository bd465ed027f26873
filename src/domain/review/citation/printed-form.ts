/**
 * Exact form of a first citation (NĐ 30/2020/NĐ-CP, Phụ lục I mục II.6): type, symbol, date, issuer, title;
 * a law goes without its issuer.
 */
import { displayDate, longDate } from "../../reference/vietnamese-date.ts";
import type { IsoDate, RegisterEntry } from "../../regulation/register-entry.ts";
import { lowerFirst } from "../../text/first-letter.ts";

/** Basis of every finding on how a document is cited. */
export const CITATION_FORM_BASIS = "30/2020/NĐ-CP";

export function citationForm(entry: RegisterEntry): string {
  const date = entry.signed === null ? "" : ` ${longDate(entry.signed)}`;
  const isLaw = entry.type === "Luật" || entry.type === "Bộ luật";
  const title = titleIn(entry);
  if (isLaw)
    return `${title.startsWith("Luật") || title.startsWith("Bộ luật") ? title : entry.type} số ${entry.symbol}${date}`;
  return `${entry.type} số ${entry.symbol}${date} của ${signerOf(entry)} ${title}`.trim();
}

/** "Thông tư 13/2025/TT-BYT": how a document is named inside a sentence. */
export function shortName(entry: RegisterEntry): string {
  return `${entry.type} ${entry.symbol}`;
}

export function nameWithDate(entry: RegisterEntry): string {
  const date = entry.signed === null ? "" : ` ngày ${displayDate(entry.signed)}`;
  return `${shortName(entry)}${date}`;
}

/** "Quyết định số 4750/QĐ-BYT ngày 29 tháng 12 năm 2023": how an amendment is named behind what it amends. */
export function amendmentForm(entry: RegisterEntry): string {
  const date = entry.signed === null ? "" : ` ${longDate(entry.signed)}`;
  return `${entry.type} số ${entry.symbol}${date}`;
}

/** Circulars and decisions of a ministry are signed by its minister. */
function signerOf(entry: RegisterEntry): string {
  const ministry = /^Bộ (?!Chính trị)/.test(entry.issuer);
  const signed =
    entry.type === "Thông tư" || entry.type === "Quyết định" || entry.type === "Chỉ thị";
  return ministry && signed ? `Bộ trưởng ${entry.issuer}` : entry.issuer;
}

const VERBS =
  /^(?:ban hành|phê duyệt|quy định|hướng dẫn|sửa đổi|bãi bỏ|công bố|về|triển khai|tăng cường|đẩy mạnh|thực hiện|giao|kiện toàn)/iu;

function titleIn(entry: RegisterEntry): string {
  const { title } = entry;
  if (entry.type === "Luật" || entry.type === "Bộ luật") return title;
  const lower = lowerFirst(title);
  return VERBS.test(title) ? lower : `về ${keepsCapital(title) ? title : lower}`;
}

/** Abbreviations and names keep their first capital. */
const keepsCapital = (title: string): boolean =>
  /^\p{Lu}{2}/u.test(title) ||
  /^(?:Việt Nam|Chương trình|Chiến lược|Đề án|Kế hoạch|Quy chế|Danh mục|Khung|Kiến trúc)/u.test(
    title,
  );

/**
 * What to write instead, for the plan's own date and for today; a document issued later than the plan's date is
 * never named for that date.
 */
export function twofoldSuggestion(
  planDate: IsoDate | null,
  then: readonly RegisterEntry[],
  now: readonly RegisterEntry[],
): string {
  const names = (entries: readonly RegisterEntry[]) => entries.map(citationForm).join("; ");
  const issued = then.filter(
    (entry) => planDate !== null && entry.signed !== null && entry.signed <= planDate,
  );
  if (issued.length > 0 && names(issued) === names(now))
    return `Tại ngày kế hoạch và hiện nay: ${names(now)}.`;
  const before =
    planDate === null
      ? ""
      : `Tại ngày kế hoạch: ${issued.length > 0 ? names(issued) : "giữ nguyên hoặc bỏ viện dẫn, chưa có văn bản thay thế"} · `;
  return `${before}Hiện nay: ${now.length > 0 ? names(now) : "chưa thấy văn bản thay thế"}.`;
}
