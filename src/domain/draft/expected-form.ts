/** How an answer to an open question of a draft is typed, by what is expected. */
import type { Expectation } from "./draft.ts";

export const expectedForm: Readonly<Record<Expectation, string>> = {
  percent: "tỷ lệ %, ví dụ 97,5",
  number: "số, ví dụ 1.250",
  quantity: "số lượng, ví dụ 12",
  money: "đồng, ví dụ 18.000.000",
  validity: "còn hiệu lực hay không",
  confirm: "đúng hay không",
  account: "nội dung, hoặc Không có",
  text: "nội dung",
};
