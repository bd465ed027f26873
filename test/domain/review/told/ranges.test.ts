/** The smallest and the greatest amount or price of rows: where one end is right, the other has to be. */
import { describe } from "vitest";

import { hospital } from "./budgets.ts";
import { eachPair, eachSilent } from "./each-pair.ts";

describe("from … to …", () => {
  eachPair(hospital, [
    ["Kinh phí từng hạng mục từ 30 triệu đồng đến … triệu đồng.", "540", "450"],
    ["Các hạng mục có giá trị từ … triệu đồng đến 540 triệu đồng.", "30", "40"],
    ["Đơn giá các mặt hàng dao động từ 400.000 đồng đến … đồng.", "320.000.000", "230.000.000"],
    ["Đơn giá thiết bị từ … triệu đồng đến 150 triệu đồng.", "2,8", "8,2"],
    ["Giá trị các khoản mục thiết bị dao động từ … triệu đồng đến 522 triệu đồng.", "85", "95"],
    ["Các khoản trong nhóm II nằm trong khoảng từ 30 triệu đồng đến … triệu đồng.", "540", "640"],
    ["Mỗi lớp tập huấn có chi phí từ 15 triệu đồng đến … triệu đồng.", "20", "25"],
    ["Kinh phí các nhóm từ 150 triệu đồng đến … triệu đồng.", "1.236", "1.326"],
    ["Khoản chi lớn nhất là 540 triệu đồng, nhỏ nhất là … triệu đồng.", "30", "40"],
  ]);
  eachSilent(hospital, [
    "Các hạng mục có giá trị từ 30 triệu đồng đến 100 triệu đồng áp dụng chỉ định thầu.",
    "Các khoản chi từ 30 triệu đồng đến 120 triệu đồng do phòng Tài chính duyệt.",
    "Đơn giá máy tính từ 14 đến 17 triệu đồng theo báo giá.",
    "Giá trị hợp đồng từ 30 triệu đồng đến 500 triệu đồng.",
    "Phần lớn các khoản từ 30 triệu đồng đến 132 triệu đồng.",
    "Đơn giá các mặt hàng còn lại từ 400.000 đồng đến 17.000.000 đồng.",
  ]);
});
