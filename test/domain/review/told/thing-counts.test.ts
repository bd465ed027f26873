/** Counts of pieces and rows that a text tells in words of its own, against tables with and without prices. */
import { describe, expect, it } from "vitest";

import { toldBelow } from "../review.ts";
import { type Budget, hospital } from "./budgets.ts";
import { eachPair, eachSilent } from "./each-pair.ts";

const stations: Budget = {
  unit: "đồng",
  rows: `
TT|Tên vật tư|ĐVT|Số lượng|Đơn giá|Thành tiền
1|Tủ lạnh bảo quản vắc xin|Cái|14|9.000.000|126.000.000
2|Tủ lạnh sinh phẩm|Cái|5|11.000.000|55.000.000
3|Tủ lạnh mẫu bệnh phẩm|Cái|3|12.000.000|36.000.000
4|Phích vắc xin|Chiếc|60|450.000|27.000.000
5|Nhiệt kế tự ghi|Cái|28|1.000.000|28.000.000
|Tổng cộng||110||272.000.000`,
};

describe("pieces of several rows and of all", () => {
  eachPair(stations, [
    ["Mua … tủ lạnh các loại cho tuyến xã.", "22", "24"],
    ["Tổng số … vật tư được mua trong năm.", "110", "120"],
    ["Bảng trên gồm … loại vật tư.", "05", "06"],
    ["Phích vắc xin cần 27.000.000 đồng (… chiếc).", "60", "66"],
  ]);

  it.each([
    "Mỗi trạm được cấp 2 tủ lạnh.",
    "Hiện có 9 tủ lạnh cũ cần thay.",
    "Ưu tiên 6 tủ lạnh cho vùng khó khăn.",
    "Mua 22 tủ lạnh, trong đó 10 tủ lạnh cho các xã vùng cao.",
  ])("%s", async (text) => {
    expect(await toldBelow(stations.rows, text)).toEqual([]);
  });
});

describe("rows of a kind", () => {
  const packages: Budget = {
    unit: "triệu đồng",
    rows: `
TT|Tên gói thầu|Giá gói thầu|Hình thức
1|Gói 1: Mua hóa chất|420|Chào hàng cạnh tranh
2|Gói 2: Bảo trì máy|65|Chỉ định thầu
3|Gói 3: Thuê xe|80|Chỉ định thầu
4|Gói 4: In ấn|40|Chỉ định thầu
|Tổng cộng|605|`,
  };
  eachPair(packages, [
    ["Kế hoạch có … gói thầu.", "4", "5"],
    ["Trong đó … gói chỉ định thầu.", "3", "2"],
  ]);
});

describe("tables without prices", () => {
  const list = `TT|Tên dụng cụ|ĐVT|Khoa Nội|Khoa Ngoại|Tổng số
1|Bơm tiêm điện|Cái|6|4|10
2|Máy truyền dịch|Cái|8|7|15
3|Đèn soi|Cái|2|3|5
|Cộng||16|14|30`;
  it.each([
    ["Danh mục gồm 3 loại dụng cụ với tổng số 30 dụng cụ, trong đó có 15 máy truyền dịch.", []],
    ["Danh mục gồm 4 loại dụng cụ.", ["text-figure-unborne"]],
    ["Trong đó có 51 máy truyền dịch.", ["text-figure-unborne"]],
    ["Tổng số 33 dụng cụ được cấp.", ["text-figure-unborne"]],
  ])("%s", async (text, expected) => {
    expect(await toldBelow(list, text, "cái")).toEqual(expected);
  });
});

describe("pieces of several units", () => {
  const supplies = `TT|Vật tư|ĐVT|Số lượng|Đơn giá|Thành tiền
1|Máy hút dịch|Chiếc|7|4.000.000|28.000.000
2|Ghế đẩy|Chiếc|12|1.500.000|18.000.000
3|Đặt nội khí quản|Bộ|5|6.000.000|30.000.000
4|Gối kê|Cặp|8|250.000|2.000.000
|Tổng cộng|||| 78.000.000`;
  it.each([
    ["Tổng số 24 chiếc/bộ được cấp.", []],
    ["Tổng cộng 32 chiếc/bộ/cặp.", []],
    ["Tổng số 29 chiếc/bộ được cấp.", ["text-figure-unborne"]],
    ["Tổng số 22 chiếc được cấp.", ["text-figure-unborne"]],
    ["Tổng số 22 chiếc/khoa được cấp.", []],
  ])("%s", async (text, expected) => {
    expect(await toldBelow(supplies, text)).toEqual(expected);
  });
});

describe("the place all over, and what a course is about", () => {
  eachPair(hospital, [
    ["Kế hoạch lắp đặt … camera giám sát toàn bệnh viện.", "40", "38"],
    ["Mở … lớp tập huấn về an toàn thông tin.", "2", "3"],
    ["Tổ chức … lớp tập huấn về sử dụng bệnh án điện tử.", "6", "8"],
  ]);
  eachSilent(hospital, [
    "Mở 3 lớp tập huấn về an toàn lao động.",
    "Lắp 12 camera tại cổng chính.",
    "Cấp 12 bộ máy tính cho trạm y tế xã An Phú.",
  ]);
});
