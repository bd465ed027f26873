/** Figures of sentences that nothing in the table bears, in words that no reader of statements knows. */
import { describe, expect, it } from "vitest";

import { toldBelow } from "../review.ts";

const rows = `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền|Nguồn kinh phí
I|Trạm y tế điện tử||||212.640.000|
1|Máy quét mã vạch cầm tay|Cái|24|2.860.000|68.640.000|Ngân sách tỉnh
2|Phần mềm tiêm chủng|Tháng|12|12.000.000|144.000.000|Thu dịch vụ
II|Truyền thông số||||97.350.000|
3|Video hướng dẫn|Video|15|4.930.000|73.950.000|Ngân sách tỉnh
4|Tờ gấp mã QR|Tờ|9.000|2.600|23.400.000|Thu dịch vụ
|Tổng cộng||||309.990.000|`;

const told = (text: string): Promise<string[]> => toldBelow(rows, text);

describe("money, shares and counts that the table does not bear", () => {
  it.each([
    [
      "Ước tính phần do ngân sách tỉnh gánh vác về kinh phí vào độ 142.590.000 đồng.",
      "Ước tính phần do ngân sách tỉnh gánh vác về kinh phí vào độ 145.290.000 đồng.",
    ],
    [
      "Về kinh phí, hai khoản đắt nhất hợp thành 217.950.000 đồng.",
      "Về kinh phí, hai khoản đắt nhất hợp thành 271.950.000 đồng.",
    ],
    [
      "Xét về tỷ trọng kinh phí thì mảng dành cho cơ sở ở mức 68,6%.",
      "Xét về tỷ trọng kinh phí thì mảng dành cho cơ sở ở mức 86,6%.",
    ],
    ["Quy mô dự toán gần 310 triệu đồng.", "Quy mô dự toán gần 250 triệu đồng."],
    [
      "Tính ra mỗi tháng trung tâm chi khoảng 26 triệu đồng.",
      "Tính ra mỗi tháng trung tâm chi khoảng 36 triệu đồng.",
    ],
    ["Sau khi rà soát thì danh mục còn 4 khoản.", "Sau khi rà soát thì danh mục còn 6 khoản."],
  ])("%s", async (right, wrong) => {
    expect(await told(right)).toEqual([]);
    expect(await told(wrong)).toHaveLength(1);
  });

  it.each([
    "Định mức tối đa về kinh phí của một máy là 13.250.000 đồng.",
    "Kinh phí năm 2024 của chương trình là 287.450.000 đồng.",
    "Tiến độ các nhóm: trạm y tế điện tử 47%, truyền thông số 31%.",
    "Trong danh mục có 3 khoản được ưu tiên mua sớm.",
    "Kinh phí bình quân của mỗi trạm là 13.777.333 đồng.",
  ])("speaks of something else: %s", async (text) => {
    expect(await told(text)).toEqual([]);
  });

  it("is silent where the table itself has a fault, or another rule speaks of the sentence", async () => {
    const wrong = "Ước tính phần do ngân sách tỉnh gánh vác về kinh phí vào độ 145.290.000 đồng.";
    const broken = await toldBelow(rows.replace("309.990.000", "399.990.000"), wrong);
    expect(broken).not.toContain("text-figure-unborne");
    const named = await told("Tổng kinh phí thực hiện là 390.990.000 đồng.");
    expect(named).toEqual(["text-table-mismatch"]);
  });
});

describe("sources that only the text knows", () => {
  const plain = rows.replaceAll(/\|(?:Nguồn kinh phí|Ngân sách tỉnh|Thu dịch vụ)?(?=\n|$)/g, "");

  it("may share the total as they like, but have to come to it", async () => {
    const split = (own: string): Promise<string[]> =>
      toldBelow(plain, `Nguồn kinh phí: ngân sách xã ${own} đồng, quỹ hội 99.990.000 đồng.`);
    expect(await split("210.000.000")).toEqual([]);
    expect(await split("201.000.000")).not.toEqual([]);
  });
});
