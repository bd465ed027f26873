/** How the line of a task that is done once goes on in the next year: what keeps it up, without its day. */
import { lowerFirst } from "../text/first-letter.ts";

/** What such a task begins with, and what begins the line of the next year once it is done. */
const ONCE: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:(?:rà soát|xây dựng|soạn thảo|sửa đổi|bổ sung)[\s,]+(?:và\s+)?(?:trình\s+)?)*ban hành\s+(?=(?:các\s+)?(?:quy chế|quy định|quy trình|nội quy|đề án|bộ quy tắc)(?!\p{L}))/iu,
    "Tổ chức thực hiện",
  ],
  [
    /^thành lập\s+(?=(?:ban|tổ|hội đồng|đội|nhóm|phòng|bộ phận|trung tâm)(?!\p{L}))/iu,
    "Duy trì hoạt động của",
  ],
  [
    /^(?:(?:tổ chức|hoàn thành|tiến hành|ban hành quyết định),?\s+(?:và\s+)?)?công bố\s+(?:(?:việc\s+)?hoàn thành\s+)?(?:việc\s+)?(?=(?:triển khai|kết nối|xây dựng|sử dụng|áp dụng|chuyển đổi|thực hiện)(?!\p{L}))/iu,
    "Duy trì kết quả",
  ],
  [
    /^hoàn thành\s+(?:việc\s+)?(?=(?:triển khai|kết nối|xây dựng|cài đặt|tích hợp|nâng cấp|chuyển đổi)(?!\p{L}))/iu,
    "Duy trì kết quả",
  ],
];

/** Tasks that may also go on without end: done once only where the unit says that they are done. */
const WHEN_DONE: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:xây dựng|soạn thảo)\s+(?=(?:các\s+)?(?:quy chế|quy định|quy trình|nội quy)(?!\p{L}))/iu,
    "Tổ chức thực hiện",
  ],
  [/^(?:rà soát,?\s+)?sửa đổi(?:,?\s+bổ sung)?\s+(?=quy)/iu, "Tổ chức thực hiện"],
  [/^đưa\s+(?=.+\s+vào\s)/iu, "Duy trì việc đưa"],
  [/^(?=(?:triển khai|kết nối|tích hợp|xây dựng|nâng cấp|cài đặt)\s)/iu, "Duy trì kết quả"],
];

/** When something is to be finished: none of what is kept up. "Quy chế năm 2019" names a thing. */
export const WHEN =
  /(?<!(?:quy chế|quy định|quy trình|quyết định|đề án|phương án|danh mục|phiên bản|mẫu|đời|sản xuất|mua|lắp|trang bị|thuê)\s*)[\s,(]*(?:xong|hoàn thành|dự kiến|bắt đầu|kể)?\s*(?:từ\s+(?:tháng|quý)\s+[\dIVX]{1,4}(?:\/20\d{2})?\s+đến(?:\s+hết)?\s+)?(?:(?:trong|trước|chậm nhất|muộn nhất|đến hết|đến|vào|từ)\s*){0,2}(?:ngày\s+)?(?:\d{1,2}[/-]\d{1,2}[/-]20\d{2}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+20\d{2}|(?:tháng|quý)\s+[\dIVX]{1,4}(?:\s*[/-]\s*|\s+năm\s+)20\d{2}|năm\s+20\d{2})\)?(?=\s*[.;,]|\s*$)/giu;

/** What keeps a task up once it is done, by its verb. */
export const keptBy = (printed: string, done: boolean): Kept | null =>
  (done ? [...ONCE, ...WHEN_DONE] : ONCE).find(([verb]) => verb.test(printed)) ?? null;

export type Kept = readonly [RegExp, string];

/** The line with what keeps it up in the place of its verb. */
export function keptUp(text: string, [verb, instead]: Kept): string {
  const rest = text
    .replace(/\s*\(rà soát, hoàn thành phần còn thiếu[^()]*\)/u, "")
    .replace(WHEN, "")
    .replace(verb, "");
  const small = /^\p{Lu}\p{Ll}+\s/u.test(rest) && verb.test(rest) ? lowerFirst(rest) : rest;
  return `${instead} ${small.replace(/\s*[;,]\s*(?=\.?$)/u, "")}`;
}
