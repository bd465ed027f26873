/** What lies between two shares of a sentence, told in percentage points. */
import { describe, expect, it } from "vitest";

import { toldBelow } from "./review.ts";

const ROWS = `
TT|Nội dung|Số lượng|Đơn giá|Thành tiền
1|Bàn họp|10|2.000.000|20.000.000
2|Ghế họp|40|500.000|20.000.000
|Tổng cộng|||40.000.000`;

describe("percentage points", () => {
  it.each([
    ["Giải ngân năm 2025 đạt 88%, năm 2026 đạt 91,5%, tăng {} điểm phần trăm.", "3,5", "5,3"],
    ["Hài lòng nội trú 96%, ngoại trú 84%, chênh nhau {} điểm %.", "12", "21"],
    ["Công suất giường đạt 92%, cao hơn {} điểm phần trăm so với mức 70% năm trước.", "22", "32"],
    ["Tỷ lệ trễ hẹn còn 4,5% so với 8% trước đây, giảm {} điểm %.", "3,5", "2,5"],
  ])("%s", async (text, right, wrong) => {
    expect(await toldBelow(ROWS, text.replace("{}", right))).toEqual([]);
    expect(await toldBelow(ROWS, text.replace("{}", wrong))).toEqual(["ratio-mismatch"]);
  });

  it.each([
    "Công suất giường đạt 92%, hài lòng đạt 96%, trễ hẹn 4%, tăng 7 điểm phần trăm.",
    "Giải ngân đạt 92%, tăng 7 điểm phần trăm so với năm trước.",
    "Giải ngân đạt 92%, hài lòng 96%, cao hơn bình quân toàn tỉnh 7 điểm phần trăm.",
  ])("silent: %s", async (text) => {
    expect(await toldBelow(ROWS, text)).toEqual([]);
  });
});
