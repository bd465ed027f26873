/** "…, nơi hiện chưa triển khai": what is not there stands in the clause in front. */
import { describe, expect, it } from "vitest";

import { planContradictions } from "../../../src/domain/review/rules/plan-contradictions.ts";
import { toldBy } from "../../support/review-input.ts";

const told = (result: string, task: string): string[] =>
  toldBy(
    planContradictions,
    `## I. KẾT QUẢ THỰC HIỆN NĂM 2026\n\n- ${result}\n- Mạng nội bộ ổn định tại các khoa, phòng.\n\n` +
      `## III. NHIỆM VỤ\n\n- Tập huấn cho viên chức về an toàn thông tin.\n- ${task}\n`,
    { year: 2027 },
  );

describe("a task that says of its own work that it is not done", () => {
  it.each([
    [
      "100% phòng khám trên các cù lao Tân Phong, Ngũ Hiệp, Tân Bình, Bình Đức đã ký số đơn thuốc điện tử.",
      "Triển khai ký số đơn thuốc điện tử tại các phòng khám trên cù lao, nơi hiện chưa triển khai.",
    ],
    [
      "Đã lắp mã QR thanh toán viện phí tại tất cả các quầy thu.",
      "Triển khai mã QR thanh toán viện phí tại quầy thu, việc này đến nay chưa làm.",
    ],
    [
      "100% trạm y tế đã kết nối hệ thống họp trực tuyến.",
      "Kết nối họp trực tuyến tới các trạm y tế (hiện chưa thực hiện), xong trong quý II/2027.",
    ],
    [
      "100% văn bản đi được ký số và gửi qua trục liên thông.",
      "Ký số văn bản đi (chưa triển khai) giao Văn phòng.",
    ],
    [
      "Hóa đơn điện tử: 100% lượt thu đã xuất hóa đơn điện tử.",
      "Đưa vào sử dụng hóa đơn điện tử, hiện đơn vị chưa áp dụng.",
    ],
    [
      "15/15 trạm đã sử dụng phần mềm quản lý trạm y tế.",
      "Triển khai phần mềm quản lý trạm y tế tại các trạm, nơi hiện chưa sử dụng.",
    ],
    [
      "100% viên chức đã được cấp tài khoản thư điện tử công vụ.",
      "Cấp thư điện tử công vụ cho viên chức, đến nay chưa cấp.",
    ],
    [
      "Kê đơn thuốc điện tử đã thực hiện tại 100% điểm khám.",
      "Bắt đầu kê đơn thuốc điện tử tại điểm khám, do đến nay chưa triển khai.",
    ],
  ])("%s / %s", (result, task) => {
    expect(told(result, task)).toEqual(["warning not-started-against-continued"]);
  });

  it.each([
    [
      "100% đơn thuốc ngoại trú được kê điện tử.",
      "Kê đơn thuốc điện tử nội trú, hiện chưa triển khai, xong trong quý II.",
    ],
    [
      "Bệnh án điện tử: 9/12 khoa đã lập.",
      "Triển khai bệnh án điện tử tại 03 khoa còn lại, nơi hiện chưa triển khai.",
    ],
    ["100% trạm y tế đã có máy vi tính.", "Lắp camera tại các trạm y tế, nơi hiện chưa có."],
    ["100% văn bản đi được ký số.", "Ký số văn bản nội bộ giữa các khoa, hiện chưa triển khai."],
    [
      "100% bệnh viện tuyến tỉnh đã triển khai bệnh án điện tử.",
      "Triển khai bệnh án điện tử tại các phòng khám đa khoa khu vực, nơi chưa triển khai.",
    ],
    [
      "Đã lắp mã QR thanh toán tại quầy thu viện phí.",
      "Lắp mã QR thanh toán tại nhà thuốc, hiện chưa có.",
    ],
  ])("is silent of %s / %s", (result, task) => {
    expect(told(result, task)).toEqual([]);
  });
});

describe("what is not there at all places, or in rooms of a unit that serves all", () => {
  it.each([
    [
      "Kê đơn thuốc điện tử: 100% lượt khám ngoại trú có đơn điện tử.",
      "Triển khai kê đơn điện tử tại Khoa Khám bệnh và các phòng khám khu vực (hiện chưa triển khai).",
    ],
    [
      "Ký số đơn thuốc điện tử đạt 100% lượt khám.",
      "Ký số đơn thuốc điện tử tại các phòng khám (chưa thực hiện).",
    ],
    [
      "100% kết quả xét nghiệm được trả qua cổng người bệnh.",
      "Trả kết quả xét nghiệm qua cổng người bệnh tại Khoa Xét nghiệm (hiện chưa triển khai).",
    ],
    [
      "Hóa đơn điện tử viện phí: 100% lần thu.",
      "Xuất hóa đơn điện tử viện phí tại các quầy thu (đến nay chưa áp dụng).",
    ],
    [
      "Kê đơn thuốc điện tử đạt 100% lượt khám.",
      "Do Trung tâm chưa triển khai kê đơn điện tử, năm 2027 tổ chức thực hiện.",
    ],
    [
      "Khám bệnh, chữa bệnh từ xa: các trạm y tế xã, phường chưa triển khai, mới dừng ở mức thử đường truyền.",
      "Tiếp tục duy trì hoạt động khám bệnh, chữa bệnh từ xa tại 30 trạm y tế xã, phường.",
    ],
    [
      "Hội chẩn hình ảnh từ xa: các trạm y tế chưa thực hiện, chỉ mới khảo sát.",
      "Duy trì hội chẩn hình ảnh từ xa tại các trạm y tế.",
    ],
    [
      "Đặt lịch tiêm chủng trực tuyến: các trạm trên địa bàn chưa triển khai.",
      "Tiếp tục đặt lịch tiêm chủng trực tuyến tại 12 trạm.",
    ],
  ])("%s / %s", (result, task) => {
    expect(told(result, task)).toEqual(["warning not-started-against-continued"]);
  });

  it.each([
    [
      "Kê đơn thuốc điện tử: 100% lượt khám ngoại trú có đơn điện tử.",
      "Triển khai kê đơn điện tử tại Khoa Nội và Khoa Ngoại (hiện chưa triển khai).",
    ],
    [
      "Ký số đơn thuốc điện tử đạt 100% đơn nội trú.",
      "Ký số đơn thuốc điện tử tại Khoa Khám bệnh (chưa thực hiện).",
    ],
    [
      "Ký số đơn thuốc điện tử tại Khoa Nội đạt 100%.",
      "Ký số đơn thuốc điện tử tại các phòng khám (chưa thực hiện).",
    ],
    [
      "Kê đơn thuốc điện tử đạt 87% lượt khám.",
      "Triển khai kê đơn điện tử tại các phòng khám khu vực (hiện chưa triển khai).",
    ],
    [
      "Khám bệnh, chữa bệnh từ xa: các trạm y tế xã, phường chưa triển khai.",
      "Tiếp tục duy trì khám bệnh, chữa bệnh từ xa với Bệnh viện Bạch Mai.",
    ],
    [
      "Khám bệnh, chữa bệnh từ xa: một số trạm y tế xã, phường chưa triển khai.",
      "Tiếp tục duy trì khám bệnh, chữa bệnh từ xa tại 30 trạm y tế.",
    ],
    [
      "Khám bệnh, chữa bệnh từ xa: các trạm y tế xã, phường chưa triển khai.",
      "Thí điểm khám bệnh, chữa bệnh từ xa tại 30 trạm y tế.",
    ],
    [
      "Do thiếu máy, Trung tâm chưa triển khai đủ bệnh án điện tử tại các khoa.",
      "Tiếp tục duy trì bệnh án điện tử tại 09 khoa.",
    ],
  ])("left alone: %s / %s", (result, task) => {
    expect(told(result, task)).toEqual([]);
  });
});

describe("a row of results that all have got it", () => {
  const row = (...cells: string[]): string =>
    `Số liệu chính:\n\n| Nội dung | ${cells.length > 2 ? "Kế hoạch | " : ""}Kết quả |\n|---|---|${cells.length > 2 ? "---|" : ""}\n| ${cells.join(" | ")} |\n`;
  const task =
    "Do Trung tâm chưa triển khai kê đơn điện tử, năm 2027 tổ chức thực hiện cho 100% lượt khám.";
  it("is held against a task that says it is not there", () => {
    const result = row("Đơn thuốc ngoại trú kê điện tử", "100% (từ ngày 01/11/2026)");
    expect(told(result, task)).toEqual(["warning not-started-against-continued"]);
  });

  it.each([
    [["Đơn thuốc ngoại trú kê điện tử", "0%"]],
    [["Đơn thuốc ngoại trú kê điện tử", "100%", "chưa thực hiện"]],
    [["Phiếu chăm sóc ghi điện tử", "100%"]],
  ])("%j is not", (cells) => {
    expect(told(row(...cells), task)).toEqual([]);
  });
});
