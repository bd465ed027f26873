/** How many rows and groups a sentence says there are, all of them or those of a kind. */
import { describe } from "vitest";

import { byKind, components, equipment } from "./budgets.ts";
import { eachPair, eachSilent } from "./each-pair.ts";

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

describe("counts with any noun for a row or a group", () => {
  eachPair(equipment, [
    ["Dự toán được xây dựng cho … đầu việc trong 4 cấu phần.", "10", "12"],
    ["Dự toán được xây dựng cho 10 đầu việc trong … cấu phần.", "4", "5"],
    ["Đơn vị đề nghị phê duyệt kinh phí với … nội dung cụ thể như bảng trên.", "10", "11"],
    ["Toàn bộ nhu cầu gồm … mục chi thuộc bốn nhóm.", "10", "9"],
    ["Bảng trên tổng hợp … khoản mua sắm, thuê dịch vụ của năm 2026.", "10", "13"],
    ["Kinh phí nêu trên dành cho … việc cụ thể của bốn mảng.", "10", "8"],
    ["Cơ cấu dự toán chia … cấu phần, tổng cộng 10 dòng chi.", "4", "3"],
    ["Cộng cả bốn nhóm có … khoản phải chi trong năm.", "10", "12"],
    ["Tổng hợp lại có … mục chi, thuộc 4 nhóm nội dung.", "10", "14"],
    ["Với … đầu mục chi, đơn vị cần 800 triệu đồng.", "10", "12"],
    ["Số đầu việc phải thực hiện là …, phân theo 4 nhóm.", "10", "12"],
    [
      "Đơn vị dự kiến thực hiện … khoản mua sắm, thuê dịch vụ với tổng kinh phí 800 triệu đồng.",
      "10",
      "12",
    ],
    ["Hai nhóm đầu gồm … khoản chi.", "5", "4"],
  ]);
  eachPair(components, [
    ["Đề án được cấu trúc thành … cấu phần với 7 hạng mục công việc.", "3", "2"],
    ["Cấu phần hạ tầng kỹ thuật gồm … hạng mục công việc.", "3", "4"],
    ["Cấu phần vận hành, đào tạo chỉ có … nội dung.", "2", "3"],
    ["Tổng số công việc cần bố trí kinh phí là … việc.", "7", "8"],
  ]);
  eachSilent(equipment, [
    "Báo cáo có 3 phần và 2 phụ lục.",
    "4 nhóm với 6 hạng mục mua sắm hàng hóa và 4 hạng mục dịch vụ.",
    "Trong 4 nhóm có 2 nhóm chi cho dịch vụ.",
    "Dự toán 800 triệu đồng được chia thành 2 phần theo nguồn.",
    "Kế hoạch lựa chọn nhà thầu gồm 3 gói với tổng giá trị 800 triệu đồng.",
    "Đơn vị dự kiến tổ chức đấu thầu 3 gói trong quý II, gồm 6 mặt hàng.",
    "Kế hoạch gồm 5 nhiệm vụ và 12 chỉ tiêu.",
    "Có 3 nội dung thuộc thẩm quyền phê duyệt của Sở Y tế.",
  ]);
});

describe("counts of rows of a kind", () => {
  eachPair(byKind, [
    ["Danh mục gồm 8 khoản chi, trong đó … khoản chi thường xuyên.", "5", "4"],
    ["Danh mục gồm 8 khoản chi, trong đó … khoản chi đầu tư.", "3", "4"],
    ["Có … khoản mang tính chất đầu tư.", "3", "5"],
    ["Trong 8 khoản chi có … khoản thuộc nguồn ngân sách tỉnh.", "5", "6"],
    ["Có … khoản chi từ Quỹ phát triển sự nghiệp.", "3", "2"],
    ["Số khoản mua sắm sử dụng Quỹ phát triển sự nghiệp là ….", "3", "4"],
    ["Trong đó 5 khoản thường xuyên và … khoản đầu tư.", "3", "2"],
    ["Ngân sách tỉnh chi cho … khoản, quỹ phát triển sự nghiệp chi cho 3 khoản.", "5", "4"],
  ]);
  eachSilent(byKind, [
    "Có 2 khoản chi đầu tư trên 50 triệu đồng.",
    "2 khoản đầu tư từ Quỹ phát triển sự nghiệp.",
    "Ngân sách tỉnh chi cho 4 khoản thường xuyên và 1 khoản đầu tư.",
    "Chi thường xuyên 251,4 triệu đồng cho các khoản trong bảng; 3 khoản cần làm ngay.",
  ]);
});
