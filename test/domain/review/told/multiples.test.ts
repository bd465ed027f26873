/** How many times one row is another: in money, in price, in number. */
import { describe } from "vitest";

import { hospital } from "./budgets.ts";
import { eachPair, eachSilent } from "./each-pair.ts";

describe("so many times another", () => {
  eachPair(hospital, [
    ["Kinh phí thuê HIS gấp … lần kinh phí thuê đường truyền Internet.", "18", "8"],
    ["Kinh phí nhóm II gần gấp … nhóm III.", "bảy", "năm"],
    ["Số lượng máy tính để bàn gấp … lần số máy in laser.", "1,5", "2,5"],
    ["Số chữ ký số nhiều gấp … lần số camera.", "2", "3"],
    ["Đơn giá máy chủ ứng dụng gấp hơn … lần đơn giá máy tính để bàn.", "10", "20"],
    ["Đơn giá máy chủ ứng dụng gấp … lần đơn giá camera giám sát IP.", "53,6", "35,6"],
    ["Chi cho máy chủ ứng dụng gấp … lần chi cho máy in laser.", "2,3", "3,2"],
  ]);
  eachSilent(hospital, [
    "Giá máy in laser gần gấp đôi giá camera giám sát IP.",
    "Máy in laser in nhanh gấp 3 lần máy in cũ.",
    "Thuế của máy tính để bàn gấp 3 lần thuế của máy in laser.",
    "Máy tính để bàn có số lượng gấp 1,5 lần máy in laser.",
  ]);
});
