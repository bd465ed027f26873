/** Quantities, groups, parts and bodies that the words name: a planted defect and its clean counterpart each. */
import { describe, expect, it } from "vitest";

import { planBodies } from "../../../src/domain/review/rules/plan-bodies.ts";
import { planContradictions } from "../../../src/domain/review/rules/plan-contradictions.ts";
import { planDeadlines } from "../../../src/domain/review/rules/plan-deadlines.ts";
import { planLeftovers } from "../../../src/domain/review/rules/plan-leftovers.ts";
import { planStaleYear } from "../../../src/domain/review/rules/plan-stale-year.ts";
import { toldBy } from "../../support/review-input.ts";
import { tsv } from "../budget/tsv.ts";
import { codes } from "./review.ts";

const PRINTERS =
  "TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền\n1|Máy in laser|Cái|3|5.000.000|15.000.000\n2|Máy trạm|Bộ|2|15.000.000|30.000.000";

describe("quantity in the text against the row of the same item", () => {
  it.each([
    { text: "Đơn vị trang bị 08 cái máy in laser.", wrong: true },
    { text: "Trong năm 2026, đơn vị trang bị 08 cái máy in laser.", wrong: true },
    { text: "Đơn vị trang bị 03 cái máy in laser.", wrong: false },
    { text: "Trong năm 2024, đơn vị trang bị 08 cái máy in laser.", wrong: false },
    { text: "Năm qua đã trang bị 08 cái máy in laser.", wrong: false },
    { text: "Trang bị 08 cái máy in laser màu.", wrong: false },
    { text: "Trang bị 01 cái máy in laser cho khoa Nhi.", wrong: false },
    { text: "Trang bị 08 bộ máy in laser.", wrong: false },
    { text: "Trang bị 02 máy trạm và 08 máy in laser.", wrong: true },
    { text: "Trang bị 02 máy trạm và 03 máy in laser.", wrong: false },
    {
      text: "Mua bộ chuyển mạch, 02 máy trạm, 08 cái máy in laser cho khu khám bệnh.",
      wrong: true,
    },
    { text: "Cấp mới 08 máy in laser.", wrong: true },
    { text: "Nhu cầu của khu khám bệnh: máy in laser (08 cái), máy trạm (02 bộ).", wrong: true },
    { text: "Nhu cầu của khu khám bệnh: máy in laser (03 cái), máy trạm (02 bộ).", wrong: false },
    { text: "Mỗi khoa được trang bị 01 máy in laser.", wrong: false },
  ])("$text", ({ text, wrong }) => {
    const found = codes({ ...tsv(PRINTERS, { text: [text] }), format: "docx" });
    expect(found.filter((code) => code.startsWith("text-quantity-mismatch"))).toHaveLength(
      wrong ? 1 : 0,
    );
  });
});

describe("a grand total that names its groups", () => {
  const groups = (name: string, third: string, total: string) =>
    tsv(`TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
A|THUÊ||||20.000.000
1|Thuê HIS|Tháng|2|10.000.000|20.000.000
B|MUA||||30.000.000
1|Máy trạm|Bộ|2|15.000.000|30.000.000
C|ĐÀO TẠO||||${third}
1|Lớp|Lớp|${third === "" ? "||" : `1|${third}|${third}`}
|${name}||||${total}`);

  it.each([
    { name: "TỔNG CỘNG (A+B)", third: "7.000.000", total: "50.000.000", wrong: 1 },
    { name: "TỔNG CỘNG (A+B+C)", third: "7.000.000", total: "57.000.000", wrong: 0 },
    { name: "TỔNG CỘNG (A+B)", third: "", total: "50.000.000", wrong: 0 },
    { name: "TỔNG CỘNG", third: "7.000.000", total: "57.000.000", wrong: 0 },
  ])("$name, C = '$third': $wrong", ({ name, third, total, wrong }) => {
    const found = codes(groups(name, third, total));
    expect(found.filter((code) => code.startsWith("total-leaves-out-group"))).toHaveLength(wrong);
  });
});

describe("a whole and its parts in a table of counts", () => {
  const counts = (third: string) =>
    tsv(`TT|Khoa|Số máy|Đã cài|Chưa cài
1|Khoa Sản|38|30|8
2|Khoa Nhi|44|40|4
3|Khoa Khám|27|27|0
4|Hành chính|${third}`);

  it.each([
    { third: "36|24|14", wrong: 1 },
    { third: "38|24|14", wrong: 0 },
  ])("$third", ({ third, wrong }) => {
    const found = codes(counts(third));
    expect(found.filter((code) => code.startsWith("count-parts-mismatch"))).toHaveLength(wrong);
  });
});

describe("a quantity spelled in the name of the row", () => {
  const spelled = (quantity: string, amount: string) =>
    tsv(`TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
1|Phát thanh: 8 buổi x 23 xã|Buổi|184|65.000|11.960.000
2|Tờ rơi: 23 xã x 300 tờ|Tờ|6.900|2.500|17.250.000
3|Băng rôn: 23 xã x 2 cái|Cái|${quantity}|400.000|${amount}`);

  it.each([
    { quantity: "36", amount: "14.400.000", wrong: 1 },
    { quantity: "46", amount: "18.400.000", wrong: 0 },
  ])("$quantity", ({ quantity, amount, wrong }) => {
    const found = codes(spelled(quantity, amount));
    expect(found.filter((code) => code.startsWith("described-quantity"))).toHaveLength(wrong);
  });
});

describe("organs of the district in tasks", () => {
  it.each([
    { text: "Phối hợp với Công an huyện và Công an tỉnh bảo vệ hệ thống.", wrong: 1 },
    { text: "Phoi hop voi Bao hiem xa hoi huyen doi soat du lieu.", wrong: 1 },
    { text: "Phòng Y tế huyện chủ trì.", wrong: 1 },
    { text: "UBND huyện bố trí kinh phí.", wrong: 1 },
    { text: "Kéo cáp quang cho 09 trạm y tế của huyện Mường Mẫu.", wrong: 1 },
    { text: "Tập huấn cho cán bộ các huyện, thị xã.", wrong: 1 },
    { text: "Lắp camera tại thị xã Mẫu Giang.", wrong: 1 },
    { text: "Trung tâm Y tế huyện Mường Mẫu chủ trì.", wrong: 0 },
    { text: "Chuyển sổ tiêm của huyện Mường Mẫu (cũ) sang phần mềm.", wrong: 0 },
    { text: "Đặt ki-ốt cho quan sát dễ, ở huyện lỵ cũ.", wrong: 0 },
    { text: "Phối hợp với Công an xã và Bảo hiểm xã hội tỉnh.", wrong: 0 },
    { text: "Nhận bàn giao của Công an huyện (cũ).", wrong: 0 },
  ])("$text", ({ text, wrong }) => {
    expect(toldBy(planBodies, `## IV. NHIỆM VỤ\n\n- ${text}`)).toHaveLength(wrong);
    expect(toldBy(planBodies, `## I. KẾT QUẢ NĂM 2025\n\n- ${text}`)).toEqual([]);
  });
});

describe("blanks and instructions of a template", () => {
  it.each([
    { text: "Căn cứ Kế hoạch số ____/XX của đơn vị.", wrong: 1 },
    { text: "(Nêu các giải pháp bảo đảm an toàn thông tin)", wrong: 1 },
    { text: "Trang bị .... máy trạm cho các khoa.", wrong: 1 },
    { text: "Trang bị 12 máy trạm cho các khoa...", wrong: 0 },
    { text: "Nêu cao trách nhiệm của người đứng đầu.", wrong: 0 },
  ])("$text", ({ text, wrong }) => {
    expect(toldBy(planLeftovers, `## IV. NHIỆM VỤ\n\n${text}`)).toHaveLength(wrong);
  });
});

describe("days of the text against the law and against each other", () => {
  it.each([
    { text: "Chia sẻ kết quả cận lâm sàng với các bệnh viện từ 01/7/2027.", wrong: 1 },
    { text: "Liên thông, sử dụng kết quả cận lâm sàng từ ngày 01/01/2027.", wrong: 0 },
    { text: "Mở rộng chia sẻ kết quả cận lâm sàng từ 01/7/2027.", wrong: 0 },
    { text: "Bệnh án không giấy tại mọi khoa, hoàn thành trong năm 2027.", wrong: 1 },
    { text: "Vận hành bệnh án không giấy trong năm 2027.", wrong: 0 },
  ])("$text", ({ text, wrong }) => {
    const options = { year: 2027, signed: "2026-11-12" };
    const found = toldBy(planDeadlines, `## III. MỤC TIÊU\n\n- ${text}`, options);
    expect(found).toEqual(Array.from({ length: wrong }, () => "warning deadline-after-law"));
  });

  it.each([
    { task: "Bệnh án điện tử: hoàn thành khoa cuối cùng trước 30/11/2026.", wrong: 1 },
    { task: "Bệnh án điện tử: hoàn thành khoa cuối cùng trước 30/9/2026.", wrong: 0 },
    { task: "Bệnh án điện tử: nghiệm thu khoa cuối cùng trước 30/11/2026.", wrong: 0 },
    { task: "Bệnh án điện tử: hoàn thành trạm cuối cùng trước 30/11/2026.", wrong: 0 },
  ])("$task", ({ task, wrong }) => {
    const goal = "- 8/8 khoa dùng bệnh án điện tử trước 30/9/2026.";
    const text = `## III. MỤC TIÊU\n\n${goal}\n\n## IV. NHIỆM VỤ\n\n- ${task}`;
    expect(toldBy(planContradictions, text)).toHaveLength(wrong);
  });

  it.each([
    { task: "Duy trì 03 ki-ốt tự phục vụ.", wrong: 1 },
    { task: "Duy trì 02 ki-ốt tự phục vụ.", wrong: 0 },
    { task: "Bổ sung 03 ki-ốt tự phục vụ.", wrong: 0 },
    { task: "Tiếp tục vận hành hệ thống xếp hàng tự động đã triển khai.", wrong: 1 },
    { task: "Triển khai hệ thống xếp hàng tự động.", wrong: 0 },
  ])("$task", ({ task, wrong }) => {
    const results =
      "- Đã trang bị 02 ki-ốt tự phục vụ tại khoa Khám bệnh.\n- Chưa triển khai hệ thống xếp hàng tự động.";
    const text = `## I. KẾT QUẢ NĂM 2025\n\n${results}\n\n## IV. NHIỆM VỤ\n\n- ${task}`;
    expect(toldBy(planContradictions, text)).toHaveLength(wrong);
  });
});

describe("an earlier year written short in a task", () => {
  it.each([
    { text: "Hoàn thành trong quý III/2026.", wrong: 1 },
    { text: "Hoàn thành trước tháng 9/2026.", wrong: 1 },
    { text: "Hoàn thành trong quý III/2027.", wrong: 0 },
    { text: "Thực hiện hợp đồng ký tháng 9/2026.", wrong: 0 },
    { text: "Số liệu quý III/2026 làm mốc so sánh.", wrong: 0 },
    { text: "Bắt đầu từ tháng 12/2026.", wrong: 0 },
  ])("$text", ({ text, wrong }) => {
    const found = toldBy(planStaleYear, `## IV. NHIỆM VỤ\n\n- ${text}`, { year: 2027 });
    expect(found).toHaveLength(wrong);
  });
});
