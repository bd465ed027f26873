/** The status of a document as people read it. */
import type { StatusCode } from "./status.ts";

export const STATUS_WORDS: Record<StatusCode, string> = {
  "in-force": "còn hiệu lực",
  "in-force-partly": "còn hiệu lực một phần",
  replaced: "không còn hiệu lực",
  "period-ended": "đã hết giai đoạn áp dụng",
  upcoming: "chưa có hiệu lực",
  unclear: "chưa rõ tình trạng hiệu lực",
};
