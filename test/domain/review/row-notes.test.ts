/** Notes of rows against the rows: what they tell of the row itself has to be its own. */
import { describe, expect, it } from "vitest";

import { toldBelow } from "./review.ts";

const table = (notes: readonly string[]): string => `
TT|Nội dung|ĐVT|Số lượng|Đơn giá|Thành tiền|Ghi chú
1|Thuê phần mềm HIS|Tháng|12|45.000.000|540.000.000|${notes[0] ?? ""}
2|Máy in laser|Cái|24|5.500.000|132.000.000|${notes[1] ?? ""}
3|Camera giám sát IP|Cái|40|2.800.000|112.000.000|${notes[2] ?? ""}
4|Chữ ký số cá nhân|Bộ|80|550.000|44.000.000|${notes[3] ?? ""}
5|Tập huấn an toàn thông tin|Lớp|2|15.000.000|30.000.000|${notes[4] ?? ""}
|Tổng cộng||||858.000.000|`;

const told = (row: number, note: string): Promise<string[]> =>
  toldBelow(
    table(Array.from({ length: row }, (_, at) => (at === row - 1 ? note : ""))),
    "Kinh phí thực hiện nêu trên.",
  );

describe("the figure of the row, and another", () => {
  it.each([
    [1, "12 tháng x … đồng", "45.000.000", "54.000.000", "described-amount-mismatch"],
    [2, "= 24 x …", "5.500.000", "5.000.000", "described-amount-mismatch"],
    [2, "Giá … triệu đồng/cái", "5,5", "6,5", "note-mismatch"],
    [3, "Đơn giá … đồng/cái theo báo giá", "2.800.000", "2.080.000", "note-mismatch"],
    [3, "… camera cho cổng và hành lang", "40", "45", "note-mismatch"],
    [3, "Lắp tại 20 vị trí, mỗi vị trí … cái", "2", "3", "note-mismatch"],
    [5, "2 lớp, mỗi lớp … triệu đồng", "15", "18", "note-mismatch"],
    [5, "Thành tiền … triệu đồng", "30", "45", "note-mismatch"],
    [1, "Tương đương … triệu đồng/tháng", "45", "54", "note-mismatch"],
  ])("%s: %s %s / %s", async (row, note, right, wrong, code) => {
    expect(await told(row, note.replace("…", right))).toEqual([]);
    expect(await told(row, note.replace("…", wrong))).toEqual([code]);
  });
});

describe("of something else", () => {
  it.each([
    [3, "Đơn giá năm 2025 là 2.700.000 đồng"],
    [1, "Năm 2025: 12 tháng x 40.000.000 đồng"],
    [2, "Báo giá ngày 12/9/2025 của 3 nhà cung cấp"],
    [1, "Hợp đồng 36 tháng, bắt đầu 01/2025"],
    [4, "Gia hạn 30 bộ, cấp mới 50 bộ"],
    [4, "50 bộ gia hạn, 30 bộ cấp mới"],
    [2, "Định mức 6 triệu đồng/cái"],
    [3, "Bảo hành 24 tháng, gồm 2 ổ cứng"],
    [4, "2 bộ đọc thẻ dùng chung"],
    [2, "Thay 20 máy hỏng, thêm 4 máy"],
    [2, "20 máy cho khoa Nội"],
    [5, "Thù lao giảng viên 2 người x 1.500.000"],
    [1, "Trong đó bảo trì 5 triệu đồng/tháng"],
    [3, "Giá thị trường 2,5-3,2 triệu đồng"],
    [4, "550.000 đồng/bộ/2 năm"],
    [2, "Trước đây 5 triệu đồng/cái"],
    [2, "Giá 6.050.000 đồng/cái (đã gồm VAT 10%)"],
    [1, "36 tháng"],
  ])("%s: %s", async (row, note) => {
    expect(await told(row, note)).toEqual([]);
  });
});
