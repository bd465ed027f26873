/** How many rows and groups a sentence says there are, all of them or those of a kind. */
import { describe } from "vitest";

import { equipment } from "./budgets.ts";
import { eachPair } from "./each-pair.ts";

describe("counts with filters", () => {
  eachPair(equipment, [
    ["Có … hạng mục từ 100 triệu đồng trở lên.", "02", "03"],
    ["Trong đó có … hạng mục có giá trị trên 100 triệu đồng.", "hai", "ba"],
    ["Dự toán có … khoản dưới 50 triệu đồng.", "3", "4"],
    ["… hạng mục có kinh phí lớn hơn 70 triệu đồng.", "4", "5"],
    ["Có … nhóm dưới 100 triệu đồng.", "1", "2"],
    ["Số hạng mục có giá trị từ 60 triệu đồng trở lên là … hạng mục.", "6", "7"],
    ["Có … hạng mục chỉ sử dụng ngân sách nhà nước.", "4", "5"],
    ["Có … hạng mục được chi từ cả hai nguồn.", "6", "7"],
    [
      "Hai hạng mục có giá trị trên 100 triệu đồng; … hạng mục còn lại đều dưới 100 triệu đồng.",
      "8",
      "7",
    ],
    ["Trong 10 hạng mục có … hạng mục từ 100 triệu đồng đến dưới 200 triệu đồng.", "1", "2"],
    ["Ngoài 2 hạng mục lớn, … hạng mục khác có giá trị không quá 72 triệu đồng.", "8", "6"],
    ["… hạng mục có đơn giá từ 10 triệu đồng trở lên.", "5", "4"],
  ]);
});

describe("counts in words", () => {
  eachPair(equipment, [
    ["Dự toán gồm … nhóm với mười hạng mục.", "bốn", "năm"],
    ["Dự toán gồm bốn nhóm với … hạng mục.", "mười", "mười hai"],
    ["Bảng dự toán có … khoản mục, xếp vào bốn nhóm.", "mười", "mười một"],
    ["Danh mục có … hạng mục mua sắm, thuê dịch vụ.", "10", "11"],
    ["Kinh phí được chia cho … nhóm nội dung.", "bốn", "ba"],
    ["Cả … nhóm đều được bố trí từ hai nguồn.", "bốn", "năm"],
    ["Nhóm III có … nội dung chi.", "ba", "bốn"],
    ["Kinh phí được huy động từ … nguồn.", "hai", "bốn"],
    ["Danh sách kèm theo gồm … dòng.", "10", "11"],
    ["Dự toán trên được lập cho … hạng mục, tổng số tiền 800 triệu đồng.", "mười", "chín"],
    ["Các khoản chi được chia thành … nhóm, nhóm đầu tiên là thiết bị đầu cuối.", "04", "05"],
  ]);
});
