/** True sentences in which a figure is of more, or of less, than the thing of the budget that stands beside it. */
import { describe, expect, it } from "vitest";

import { toldBelow } from "./review.ts";

const TABLE = `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền|Thuế GTGT|Sau thuế
A|Vật tư văn phòng||||8.500.000|850.000|9.350.000
1|Phong bì A4|Cái|900|5.000|4.500.000|450.000|4.950.000
2|Phong bì A5|Cái|800|2.500|2.000.000|200.000|2.200.000
3|Pin AA loại sạc|Viên|200|10.000|2.000.000|200.000|2.200.000
B|Truyền thông||||30.000.000|3.000.000|33.000.000
4|Mít-tinh hưởng ứng|Buổi|1|18.000.000|18.000.000|1.800.000|19.800.000
5|Hội thi kiến thức|Buổi|2|6.000.000|12.000.000|1.200.000|13.200.000
|Tổng cộng||||38.500.000|3.850.000|42.350.000`;

const told = (text: string): Promise<string[]> => toldBelow(TABLE, text);

describe("a figure of several things, one of them named otherwise", () => {
  it.each([
    "Hai hoạt động mít tinh và hội thi kiến thức có kinh phí 30.000.000 đồng.",
    "Phong bì lớn và phong bì A5 được mua 1.700 cái.",
    "Lượng phong bì A4 nhiều hơn phong bì A5 100 cái.",
    "Tiền mua phong bì chiếm 16,9% tổng giá trị, số còn lại 32.000.000 đồng là phần khác.",
    "Phong bì các loại tổng cộng 1.700 cái, thành tiền 6.500.000 đồng.",
    "1) Văn phòng – 3 mặt hàng – thuế 850.000 đồng;\n\n2) Sự kiện – 2 mặt hàng – thuế 3.000.000 đồng.",
  ])("%s", async (text) => {
    expect(await told(text)).toEqual([]);
  });

  it.each([
    ["Kinh phí hội thi kiến thức là 13.900.000 đồng.", "text-table-mismatch"],
    ["Riêng phong bì A5 cần 860 cái.", "text-quantity-mismatch"],
    ["Tổng kinh phí thực hiện là 24.350.000 đồng.", "text-table-mismatch"],
    ["Tổng thuế giá trị gia tăng là 3.580.000 đồng.", "text-table-mismatch"],
  ])("%s", async (text, code) => {
    expect(await told(text)).toEqual([code]);
  });
});
