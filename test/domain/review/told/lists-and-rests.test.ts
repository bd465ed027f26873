/** Amounts in turn that share one unit, what is left without a part, tax beside a part, two years of one thing. */
import { describe } from "vitest";

import { beside2025, components, equipment } from "./budgets.ts";
import { eachPair, eachSilent } from "./each-pair.ts";

describe("amounts in their order that share one unit", () => {
  eachPair(equipment, [
    ["Bốn nhóm nêu trên có kinh phí lần lượt là 396, 204, … và 50 triệu đồng.", "150", "105"],
    ["Kinh phí các nhóm I, II, III, IV lần lượt là 396, …, 150, 50 triệu đồng.", "204", "240"],
    [
      "Thiết bị đầu cuối, phần mềm và hạ tầng mạng lần lượt cần 396; 204 và … triệu đồng.",
      "150",
      "155",
    ],
    ["Ngân sách nhà nước và nguồn thu sự nghiệp lần lượt chi … và 320 triệu đồng.", "480", "490"],
    ["Ngân sách nhà nước chi cho bốn nhóm lần lượt là 246, 84, … và 30 triệu đồng.", "120", "210"],
    ["Máy tính để bàn và máy in laser có đơn giá lần lượt là 15 và … triệu đồng.", "6", "7"],
  ]);
  eachPair(components, [
    [
      "Giá trị sau thuế của ba cấu phần A, B, C lần lượt là 313,2; …; 86,4 triệu đồng.",
      "330",
      "303",
    ],
  ]);
  eachSilent(equipment, [
    "Hai quý đầu năm lần lượt giải ngân 200 và 250 triệu đồng.",
    "Nhóm I được cấp làm hai lần, lần lượt là 200 và 196 triệu đồng.",
    "Các nhóm I và II chia cho hai quý, lần lượt là 300 và 300 triệu đồng.",
  ]);
});

describe("what is left without a part", () => {
  eachPair(components, [
    [
      "Nếu tách riêng cấu phần phần mềm thì phần còn lại là ….",
      "399.600.000 đồng",
      "396.900.000 đồng",
    ],
    [
      "Nếu trừ cấu phần hạ tầng kỹ thuật, giá trị còn lại là ….",
      "416,4 triệu đồng",
      "461,4 triệu đồng",
    ],
    ["Bỏ cấu phần vận hành, đào tạo ra thì còn ….", "643,2 triệu đồng", "634,2 triệu đồng"],
    ["Giá trị sau thuế không tính cấu phần phần mềm là ….", "399,6 triệu đồng", "369,6 triệu đồng"],
  ]);
  eachPair(equipment, [
    [
      "Ngoài phần thiết bị đầu cuối, số còn lại … chi cho ba nhóm kia.",
      "404 triệu đồng",
      "440 triệu đồng",
    ],
    [
      "Thiết bị đầu cuối chiếm 396 triệu đồng, phần còn lại của dự toán là ….",
      "404 triệu đồng",
      "414 triệu đồng",
    ],
  ]);
  eachSilent(components, [
    "Tách cấu phần hạ tầng kỹ thuật thành hai gói: gói thứ nhất 205,2 triệu đồng, gói thứ hai 108 triệu đồng.",
    "Máy chủ ảo hóa là 205,2 triệu đồng, số còn lại 108 triệu đồng mua tường lửa và tủ rack.",
  ]);
});

describe("tax beside a part", () => {
  eachPair(components, [
    [
      "Hạ tầng kỹ thuật trước thuế 290 triệu đồng, thuế …, sau thuế 313,2 triệu đồng.",
      "23,2 triệu đồng",
      "32,2 triệu đồng",
    ],
    ["Hạ tầng kỹ thuật có thuế 23,2 triệu đồng, tỷ lệ … trên giá trị trước thuế.", "8,0%", "8,5%"],
    [
      "Đã bao gồm … tiền thuế VAT, tổng mức là 729,6 triệu đồng.",
      "29,6 triệu đồng",
      "26,9 triệu đồng",
    ],
  ]);
  eachSilent(components, [
    "Máy chủ ảo hóa có giá trước thuế 95 triệu đồng/máy, thuế 7,6 triệu đồng/máy, sau thuế 102,6 triệu đồng/máy.",
    "Trong cấu phần hạ tầng kỹ thuật, máy chủ ảo hóa là khoản lớn nhất với tỷ lệ 65,5%.",
  ]);
});

describe("two years of one thing", () => {
  eachPair(beside2025, [
    [
      "Thực hiện năm 2025 của chi vật tư y tế là …, năm 2026 dự kiến 360 triệu đồng.",
      "300 triệu đồng",
      "340 triệu đồng",
    ],
    [
      "Thực hiện năm 2025 của chi vật tư y tế là 300 triệu đồng, năm 2026 dự kiến ….",
      "360 triệu đồng",
      "306 triệu đồng",
    ],
    ["Phần tăng thêm so với năm trước là ….", "80 triệu đồng", "88 triệu đồng"],
    ["Chi vật tư y tế nhích lên … so với mức đã chi của năm 2025.", "20%", "25%"],
  ]);
  eachSilent(beside2025, ["Phần tăng thêm 60 triệu đồng so với năm trước thuộc chi vật tư y tế."]);
});
