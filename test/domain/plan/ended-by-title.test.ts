import { describe, expect, it } from "vitest";

import { endedByTitle } from "../../../src/domain/plan/rollover-citations.ts";

describe("endedByTitle for a plan of 2025", () => {
  it.each([
    " của Sở Y tế về Chuyển đổi số trong ngành Y tế năm 2024",
    " về Đề án 06 giai đoạn 2022 - 2025, tầm nhìn đến năm 2030 trên địa bàn tỉnh năm 2023",
    " về chuyển đổi số giai đoạn 2021-2024",
    " ứng dụng công nghệ thông tin đến năm 2020",
  ])("%s is over", (tail) => {
    expect(endedByTitle(tail, 2025)).toMatch(/không còn áp dụng cho năm 2025/);
  });

  it.each([
    " phê duyệt Chương trình đến năm 2025, định hướng đến năm 2030",
    " về Đề án 06 giai đoạn 2022 – 2025, tầm nhìn đến năm 2030",
    " đẩy mạnh triển khai Đề án 06 tại các địa phương năm 2024 và những năm tiếp theo",
    " quy định chuẩn dữ liệu ngày 29 tháng 12 năm 2023",
  ])("%s is not", (tail) => {
    expect(endedByTitle(tail, 2025)).toBeNull();
  });
});
