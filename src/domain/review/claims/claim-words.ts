/**
 * What a statement of a plan is about: its telling syllables with their marks ("bộ" is not "bổ"), in order. Words that
 * only say that something is done, how much of it or by when are left out; all others tell one subject from another.
 */
import { syllable } from "../../text/fold.ts";

export interface Word {
  /** Lower case, tone at the end. */
  word: string;
  /** Offsets in the statement. */
  start: number;
  end: number;
}

/** One way to say a thing for the others; longer ones first. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [
    /(?:cán bộ,? )?(?:công chức,? )?viên chức(?:,? (?:và )?người lao động)?|nhân viên y tế/gu,
    "viên chức",
  ],
  [/người bệnh|bệnh nhân/gu, "người bệnh"],
  [/trực tuyến|qua mạng|trên mạng|online/gu, "trực tuyến"],
  [/(?<!\p{L})emr(?!\p{L})|(?<!\p{L})bađt(?!\p{L})/gu, "bệnh án điện tử"],
  [/(?<!\p{L})ttkdtm(?!\p{L})/gu, "thanh toán không dùng tiền mặt"],
  [/(?<!\p{L})cccd(?!\p{L})/gu, "căn cước công dân"],
  [/(?<!\p{L})attt(?!\p{L})/gu, "an toàn thông tin"],
  [/(?<!\p{L})cntt(?!\p{L})/gu, "công nghệ thông tin"],
  [/(?<!\p{L})csdl(?!\p{L})/gu, "cơ sở dữ liệu"],
  [/(?<!\p{L})bhyt(?!\p{L})/gu, "bảo hiểm y tế"],
  [/(?<!\p{L})kcb(?!\p{L})/gu, "khám bệnh chữa bệnh"],
  [/(?<!\p{L})tthc(?!\p{L})/gu, "thủ tục hành chính"],
  [/khám bệnh, chữa bệnh|khám chữa bệnh|khám, chữa bệnh/gu, "khám bệnh chữa bệnh"],
  [/kios[kc]?|ki ốt/gu, "ki-ốt"],
  [/(?:kết|đấu) nối|liên thông|tích hợp/gu, "nối"],
];

const letters = (words: string): string =>
  words
    .trim()
    .split(/\s*\|\s*|\n/)
    .join("|");

/** Phrases that say that something is done, how much and when. */
const SOFT_PHRASES = new RegExp(
  `(?<!\\p{L})(?:${letters(
    "tỷ lệ|tỉ lệ|tổng số|số lượng|số lượt|chỉ tiêu|phấn đấu|bảo đảm|đảm bảo|thực hiện|triển khai|sử dụng|áp dụng|hoàn thành|hoàn tất|" +
      "tối thiểu|ít nhất|tối đa|trở lên|không thấp hơn|không ít hơn|không dưới|duy trì|tiếp tục|đưa vào|vận hành|hoạt động|tổ chức|tăng cường|" +
      "đẩy mạnh|nâng cao|tiến hành|toàn bộ|tất cả|trong năm|hằng năm|hàng năm|cả năm|trên địa bàn|trong đó|chịu trách nhiệm|có trách nhiệm|" +
      "chủ trì|phối hợp|tham mưu|hiện nay|đến nay|kết quả khảo sát|kết quả đánh giá|kết quả đo lường|mức độ|hệ thống|phần mềm|nền tảng|công tác|kết quả là|khai thác|chậm nhất|muộn nhất|thời hạn|" +
      "thời gian|tiến độ|đơn vị|cuối năm|đầu năm|thực tế|chính thức",
  )})(?!\\p{L})`,
  "gu",
);

const SOFT_WORDS: ReadonlySet<string> = new Set(
  (
    "các của và cho tại theo về trong với việc có được đến từ những do đạt trên lên là đã đang sẽ cần phải để ở vào này đó một hết khi bằng qua " +
    "thì mà nhằm cùng như hoặc hay xong lại ra dùng lập tạo nên còn mức khoảng gần hơn dưới trước sau ngày tháng năm quý đều tới nâng " +
    "rồi cũng nay bởi nhờ dành riêng gồm mọi cả hai ba bốn làm toàn đủ"
  )
    .split(" ")
    .map(syllable),
);

/** "cơ sở 2", "khu B", "cấp độ 3": a number or letter that names one of several. */
const NUMBERED =
  /(?<!\p{L})(?:cơ sở|khu|tầng|nhà|tòa nhà|đợt|giai đoạn|phiên bản|tuyến|cấp độ|mức độ|tổ|đội|lần|kỳ|cấp|loại)\s+(?:số\s+)?(\d{1,2}|[a-e]|[ivx]{1,4})(?![\p{L}\d/.,])/gu;

const blank = (text: string): string => " ".repeat(text.length);

/** Telling words of a statement; a synonym keeps the place of what it stands for. */
export function tellingOf(statement: string): Word[] {
  const lower = statement.toLowerCase().normalize("NFC");
  if (lower.length !== statement.length) return [];
  const found: Word[] = [];
  let rest = lower;
  for (const [pattern, one] of SAME) {
    rest = rest.replace(pattern, (text: string, ...more: unknown[]) => {
      const at = more.find((value): value is number => typeof value === "number") ?? 0;
      for (const word of one.split(" "))
        found.push({ word: syllable(word), start: at, end: at + text.length });
      return blank(text);
    });
  }
  for (const { 1: label = "", index, 0: all } of rest.matchAll(NUMBERED)) {
    const end = index + all.length;
    found.push({ word: label, start: end - label.length, end });
  }
  rest = rest.replace(SOFT_PHRASES, blank);
  for (const { 0: word, index } of rest.matchAll(/\p{L}[\p{L}\p{M}]*(?:-\p{L}+)*/gu)) {
    const form = syllable(word);
    if (word.length > 1 && !SOFT_WORDS.has(form))
      found.push({ word: form, start: index, end: index + word.length });
  }
  return found.sort((a, b) => a.start - b.start);
}

export const wordSet = (words: readonly Word[]): ReadonlySet<string> =>
  new Set(words.map(({ word }) => word));
