/** Sentences that go on with the figures of those before them, and groups told side by side by short names. */
import { describe } from "vitest";

import { hospital } from "./budgets.ts";
import { eachPair, eachSilent } from "./each-pair.ts";

describe("what is left of what the sentences before told", () => {
  eachPair(hospital, [
    [
      "Trong đó thiết bị và hạ tầng 1.236 triệu đồng. Còn lại … triệu đồng cho phần mềm và đào tạo.",
      "1.164",
      "1.614",
    ],
    [
      "Tổng kinh phí 2.400 triệu đồng. Trong đó, phần mềm và dịch vụ 1.014 triệu đồng. Còn lại … triệu đồng là thiết bị và đào tạo.",
      "1.386",
      "1.836",
    ],
    [
      "Tổng dự toán là 2,4 tỷ đồng. Thiết bị chiếm 1.236 triệu đồng. Phần còn lại … triệu đồng chi cho phần mềm và đào tạo.",
      "1.164",
      "1.264",
    ],
    [
      "Nhóm thiết bị và hạ tầng là 1.236 triệu đồng. Trong đó máy tính để bàn 522 triệu đồng. Còn lại … triệu đồng mua thiết bị khác.",
      "714",
      "741",
    ],
  ]);
  eachSilent(hospital, [
    "Đợt 1 giải ngân 600 triệu đồng. Còn lại 1.800 triệu đồng giải ngân đợt 2.",
    "Đã thanh toán 300 triệu đồng cho máy chủ ứng dụng. Còn lại 100 triệu đồng.",
    "Máy tính để bàn 522 triệu đồng. Máy in laser 132 triệu đồng. Còn lại 582 triệu đồng là của các khoản khác trong nhóm I.",
    "Thiết bị và hạ tầng 1.236 triệu đồng. Còn lại 100 triệu đồng của nhóm này chuyển năm sau.",
    "Phần mềm và dịch vụ 1.014 triệu đồng, đã chi 300 triệu đồng. Còn lại 714 triệu đồng.",
  ]);
});

describe("sums and shares of what was just told", () => {
  eachPair(hospital, [
    [
      "Nhóm thiết bị cần 1.236 triệu đồng. Nhóm phần mềm cần 1.014 triệu đồng. Cộng hai nhóm là … triệu đồng.",
      "2.250",
      "2.350",
    ],
    [
      "Máy tính để bàn 522 triệu đồng. Máy in laser 132 triệu đồng. Hai khoản này cộng lại … triệu đồng.",
      "654",
      "645",
    ],
    [
      "Máy tính để bàn 522 triệu đồng. Máy in laser 132 triệu đồng. Hai khoản này chiếm … tổng kinh phí.",
      "27,25%",
      "29,25%",
    ],
  ]);
  eachSilent(hospital, [
    "Máy tính để bàn 522 triệu đồng. Máy in laser 132 triệu đồng. Hai khoản này chiếm 52,9% kinh phí thiết bị.",
    "Máy tính để bàn 522 triệu đồng. Máy in laser 132 triệu đồng. Camera giám sát IP 112 triệu đồng. Hai khoản này được mua trong quý I.",
  ]);
});

describe("groups side by side", () => {
  eachPair(hospital, [
    [
      "Tổng kinh phí 2,4 tỷ đồng, trong đó thiết bị 1,24 tỷ đồng, phần mềm … tỷ đồng, đào tạo 0,15 tỷ đồng.",
      "1,01",
      "1,10",
    ],
    [
      "Tổng kinh phí khoảng 2,4 tỷ đồng (thiết bị 1,2 tỷ đồng; phần mềm … tỷ đồng; đào tạo 0,2 tỷ đồng).",
      "1,0",
      "1,5",
    ],
    [
      "Thiết bị và hạ tầng khoảng 1,2 tỷ đồng, phần mềm và dịch vụ khoảng … tỷ đồng, đào tạo 150 triệu đồng.",
      "1",
      "1,3",
    ],
    ["Nhu cầu thiết bị là hơn 1,2 tỷ đồng, phần mềm hơn … tỷ đồng.", "1", "1,1"],
  ]);
  eachSilent(hospital, [
    "Thiết bị 85 triệu đồng và phần mềm 320 triệu đồng được mua trước.",
    "Đơn giá thiết bị 85 triệu đồng, phần mềm 320 triệu đồng.",
  ]);
});

describe("the amount of a row behind its price", () => {
  eachPair(hospital, [
    ["Với 40 camera, đơn giá 2,8 triệu đồng, tổng kinh phí là … triệu đồng.", "112", "121"],
  ]);
});
