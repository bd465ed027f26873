/** Figures that rounding could explain, and sentences of whole budgets, against tables that come out exactly. */
import { describe, expect, it } from "vitest";

import { toldBelow } from "../review.ts";

const taxed = (tax: string) => `
TT|Tên hàng|ĐVT|Đơn giá|Số lượng|Thành tiền|VAT|Tiền thuế|Thành tiền sau thuế
1|Cáp nối|Cái|920|6|5.520|10%|${tax}|6.072
2|Ổ cắm|Cái|145|51|7.395|10%|739,5|8.134,5
3|Tủ rack|Cái|8.640|2|17.280|10%|1.728|19.008
|Tổng cộng||||30.195||3.019,5|33.214,5`;

const plain = `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
I|Thiết bị||||94.200.000
1|Máy in tem|Cái|4|8.550.000|34.200.000
2|Máy đọc mã|Cái|10|6.000.000|60.000.000
II|Dịch vụ||||27.720.000
3|Kênh truyền nội bộ|Tháng|12|2.310.000|27.720.000
|Tổng cộng||||121.920.000`;

describe("what other rows show to be exact", () => {
  it("a tax that is one off", async () => {
    expect(await toldBelow(taxed("552"), "", "nghìn đồng")).toEqual([]);
    expect(await toldBelow(taxed("551"), "", "nghìn đồng")).toEqual(["row-vat-mismatch"]);
  });
});

describe("sentences of the whole", () => {
  it.each([
    ["Kế hoạch phân kinh phí thành … nhóm nội dung.", "2", "4"],
    ["Có 2 nhóm nội dung chi với … hạng mục chi tiết.", "3", "5"],
    ["Đơn vị mua hoặc thuê Kênh truyền nội bộ với số lượng … tháng.", "12", "10"],
  ])("%s", async (sentence, right, wrong) => {
    expect(await toldBelow(plain, sentence.replace("…", right))).toEqual([]);
    expect(await toldBelow(plain, sentence.replace("…", wrong))).not.toEqual([]);
  });

  it("stations and hundreds of the sum in words are one word without marks", async () => {
    const rows = `
TT|Trạm|Kinh phí
1|Trạm Bắc Sơn|200.000.000
2|Trạm Nam Hà|204.000.000
3|Trạm Đông Lĩnh|208.000.000
|Cộng|612.000.000`;
    const words = "Tổng cộng bằng chữ: Sáu trăm mười hai triệu đồng.";
    expect(await toldBelow(rows, words)).toEqual([]);
  });

  it("a summary in thousands of a large budget is as large as the text says", async () => {
    const rows = `
TT|Nhóm|Kinh phí
1|Thiết bị|12.410.300
2|Phần mềm|8.205.000
3|Hạ tầng|3.061.700
|Cộng|23.677.000`;
    const text = "Nhu cầu kinh phí là 23.677.000.000 đồng.";
    expect(await toldBelow(rows, text, "nghìn đồng")).toEqual([]);
  });
});
