/** Counts told with a part of a row's name, in other words' order or by a source's letters spelled out; each with its clean twin. */
import { describe, expect, it } from "vitest";

import { toldBelow } from "../review.ts";

const ROWS = `
TT|Nội dung|ĐVT|Số lượng|Đơn giá|Thành tiền|NSNN|Quỹ PTHĐSN
1|Máy quét mã vạch không dây|Cái|16|4.000.000|64.000.000|64.000.000|
2|Kệ để hồ sơ năm tầng|Cái|6|2.500.000|15.000.000||15.000.000
3|Bộ chia mạng 24 cổng|Bộ|14|3.000.000|42.000.000||42.000.000
4|Hỗ trợ tiền xe người bệnh lao|Người|34|500.000|17.000.000|17.000.000|
5|Lắp mạng không dây trạm y tế|Trạm|12|5.400.000|64.800.000|64.800.000|
6|Tập huấn dùng phần mềm|Lớp|3|9.000.000|27.000.000|27.000.000|
|Tổng cộng||||229.800.000|172.800.000|57.000.000`;

const told = (text: string): Promise<string[]> => toldBelow(ROWS, text);

describe("told in part", () => {
  it.each([
    ["- {} máy quét mã vạch thay cho các máy cấp từ năm 2014.", "16", "18"],
    ["6 kệ để hồ sơ và {} máy quét mã vạch sẽ đặt tại quầy.", "16", "15"],
    ["Có {} người bệnh lao được hỗ trợ tiền xe, mỗi người 500.000 đồng.", "34", "43"],
    ["Có {} trạm y tế được lắp mạng không dây, mỗi trạm 5.400.000 đồng.", "12", "21"],
    ["Toàn bộ {} bộ chia mạng dùng cho hai tầng nhà mới.", "14", "16"],
    ["Quỹ phát triển hoạt động sự nghiệp gánh {} đồng.", "57.000.000", "75.000.000"],
    ["Chủng loại đắt nhất là {}.", "lắp mạng không dây trạm y tế", "bộ chia mạng 24 cổng"],
  ])("%s", async (text, right, wrong) => {
    expect(await told(text.replace("{}", right))).toEqual([]);
    expect(await told(text.replace("{}", wrong))).toHaveLength(1);
  });

  it.each([
    "Trung tâm quản lý 14 trạm y tế.",
    "Kinh phí trung bình mỗi lớp tập huấn là 9.000.000 đồng.",
    "Năm 2025 có 51 người bệnh lao được hỗ trợ tiền xe.",
    "Khu nhà mới cần 5 máy quét mã vạch cho khoa Dược.",
    "Có 40 người bệnh lao đang quản lý.",
  ])("silent: %s", async (text) => {
    expect(await told(text)).toEqual([]);
  });
});
