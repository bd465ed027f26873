/** What is asked of a thing in a plan, which names no thing itself: its tax, who pays for it, where it stands. Pure. */
import { fold } from "../../domain/text/fold.ts";
import { wholeWords } from "../../domain/text/whole-words.ts";

const TAX =
  "thuế suất|thuế VAT|thuế GTGT|sau thuế|trước thuế|chưa thuế|có thuế|đã thuế|gồm thuế|bao gồm thuế|cả thuế|kể cả thuế|cộng thuế|chịu thuế|tính thuế|tính VAT|chịu VAT|có VAT|VAT|GTGT";
const SOURCES =
  "quỹ phát triển hoạt động sự nghiệp|quỹ phát triển sự nghiệp|quỹ PTHĐSN|nguồn thu sự nghiệp|nguồn thu|vốn sự nghiệp|ngân sách tỉnh|ngân sách nhà nước|ngân sách|NSNN|nguồn vốn|nguồn kinh phí|nguồn nào|những nguồn";
const PLACES =
  "chia theo từng nguồn|chia theo nguồn|phân theo nguồn|theo từng nguồn|theo nguồn|cơ cấu nguồn|mấy phần trăm|bao nhiêu phần trăm|phần trăm|lấy từ đâu|lấy từ|trong đó|cộng lại|tổng lại|gộp lại|tính lại|tất cả là|tất cả hết|bố trí|dòng|dự kiến|dự trù|được duyệt|đã duyệt|đã chi|chi được|còn lại";
/** "Ngân sách cấp bao nhiêu": verbs of paying, not "cấp độ". */
const PAYING = "cấp|giao|góp|đóng góp|rót|phân bổ|bỏ ra|dự trù|duyệt|cấp cho";

const ALL = `${TAX}|${SOURCES}|${PLACES}|nguồn`;
const MARKED = wholeWords(ALL);
const BARE = wholeWords(fold(ALL));
const IS_TAX = new RegExp(`\\b(?:${fold(TAX)})\\b`);
const IS_SOURCE = new RegExp(`\\b(?:${fold(SOURCES)})\\b`);
const PAID = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${PAYING}|${fold(PAYING)})(?=\\s+(?:bao|mấy|may|tiền|tien|nhiêu|nhieu|bn)(?![\\p{L}]))`,
  "giu",
);
const APPENDIX =
  /(?<![\p{L}\p{N}])(?:phụ lục|phu luc|PL)\s*(?:\d{1,2}|[IVX]{1,4})(?![\p{L}\p{N}])/giu;

export const withoutMeasures = (text: string, isMarked: boolean): string =>
  text
    .replace(isMarked ? MARKED : BARE, " ")
    .replace(PAID, " ")
    .replace(APPENDIX, " ");

/** "VAT mấy phần trăm", "sau thuế bao nhiêu". `folded`: the question. */
export const asksTax = (folded: string): boolean => IS_TAX.test(folded) && !OF_LAW.test(folded);

/** What the law sets is no figure of a plan. */
const OF_LAW = /\b(?:quy dinh|luat|nghi dinh|thong tu|nghi quyet|duoc giam|chinh sach)\b/;

/** "Ngân sách tỉnh bao nhiêu". `folded`: the question. */
export const namedSource = (folded: string): string | null => IS_SOURCE.exec(folded)?.[0] ?? null;
