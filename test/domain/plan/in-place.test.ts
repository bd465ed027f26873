/** What a report tells to be in place holds on; what was done or counted within its year does not. */
import { describe, expect, it } from "vitest";

import { inPlace } from "../../../src/domain/plan/in-place.ts";
import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

describe("a clause of a report", () => {
  it.each([
    "Hệ thống mạng LAN tại bệnh viện hoạt động thông suốt 24/24 giờ.",
    "Phần mềm kế toán đã được sử dụng tại Sở và 100% các đơn vị trực thuộc.",
    "Phần mềm quản lý bệnh viện đã được 100% các bệnh viện triển khai.",
    "Cổng thông tin điện tử đi vào hoạt động từ tháng 5/2014 tại địa chỉ http://ttyt.vn.",
    "100% trạm y tế xã được trang bị máy tính có phần mềm y tế cơ sở.",
    "27/27 bệnh viện đã đầu tư xây dựng hệ thống mạng LAN.",
    "Các cơ sở y tế trên địa bàn đã triển khai phần mềm thống kê y tế.",
    "Tỷ lệ viên chức được trang bị máy tính làm việc đạt 100%.",
    "Tuy nhiên, đa số máy vi tính có cấu hình thấp.",
    "Hiện nay, ngành y tế đã triển khai các phần mềm quản lý bệnh viện.",
    "Các bệnh viện tuyến huyện đã có cán bộ chuyên trách về CNTT.",
    "Tổng số viên chức có trình độ tin học cơ sở chiếm 95%.",
    "Máy chủ: 02; máy trạm: 85.",
  ])("is in place: %s", (clause) => {
    expect(inPlace(clause)).toEqual({ standing: clause, deed: "" });
  });

  it.each([
    "Phần mềm quản lý văn bản đã xử lý 27.710 lượt văn bản trong năm.",
    "Trong 9 tháng đầu năm 2025, hệ thống tiếp nhận 12.000 hồ sơ.",
    "95% bệnh viện đã triển khai hóa đơn điện tử trên máy chủ đặt tại đơn vị.",
    "12/27 bệnh viện đã được trang bị máy chủ.",
    "Đã nâng cấp hệ thống máy chủ.",
    "Triển khai phần mềm quản lý bệnh viện tại 05 khoa.",
    "Tổ chức 03 lớp tập huấn sử dụng phần mềm cho viên chức.",
    "100% văn bản được ký số trên môi trường mạng.",
    "Hệ thống máy tính tăng 12 máy so với năm 2024.",
    "Các đơn vị đã tổ chức tuyên truyền trên hệ thống loa.",
    "Bệnh viện đã ban hành quy chế an toàn thông tin.",
  ])("is none: %s", (clause) => {
    expect(inPlace(clause)).toBeNull();
  });

  it("stays without what was done with the thing, and without the year of an approval", () => {
    expect(
      inPlace(
        "Hệ thống hội nghị trực tuyến đã được triển khai và đưa vào sử dụng tại phòng họp, tổ chức trên 45 hội nghị trong năm.",
      ),
    ).toEqual({
      standing: "Hệ thống hội nghị trực tuyến đã được triển khai và đưa vào sử dụng tại phòng họp",
      deed: "tổ chức trên 45 hội nghị trong năm.",
    });
    expect(
      inPlace(
        "Trong năm, Sở đã được Công an tỉnh phê duyệt cấp độ an toàn hệ thống thông tin cấp độ 2 tại Quyết định số 114/QĐ-CAT ngày 16/4/2025.",
      )?.standing,
    ).toMatch(/^Sở đã được Công an tỉnh/u);
  });
});

function reportOf(lines: readonly string[], results: { id: string; value: string }[] = []) {
  const { sections, context } = rolloverPlan({
    plan: aPlan([
      ...["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026", ...lines],
      ...["# II. MỤC TIÊU", "- 100% văn bản được ký số."],
    ]),
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register: aRegister(), results },
  });
  const textsOf = (heading: RegExp): string[] =>
    sections
      .filter((section) => heading.test(section.heading))
      .flatMap(({ blocks }) => blocks.map(({ text }) => text));
  return { textsOf, context };
}

describe("a part of a report that tells what is in place", () => {
  const lines = [
    "# I. KẾT QUẢ THỰC HIỆN NĂM 2025",
    "## 1. Hạ tầng kỹ thuật",
    "- 100% trạm y tế được trang bị máy tính; trong năm đã mua 12 máy in.",
    "## 2. Thực hiện các chỉ tiêu",
    "- 100% trạm y tế được trang bị máy tính.",
  ];

  it("keeps it for confirmation, and still asks for the results of the year", () => {
    expect(reportOf(lines).textsOf(/Hạ tầng/u)).toEqual([
      "100% trạm y tế được trang bị máy tính.",
      "[cần bổ sung: xác nhận, cập nhật số liệu hiện trạng về hạ tầng kỹ thuật đến cuối năm 2026]",
      "[cần bổ sung: kết quả năm 2026 về hạ tầng kỹ thuật]",
    ]);
  });

  it("but what targets reached is a result", () => {
    expect(
      reportOf(lines)
        .textsOf(/chỉ tiêu/u)
        .join("\n"),
    ).not.toContain("100% trạm y tế");
  });
});

describe("a report that runs into the plan's own year", () => {
  const lines = [
    "# I. KẾT QUẢ NĂM 2025 VÀ 6 THÁNG ĐẦU NĂM 2026",
    "## 1. Truyền thông",
    "- Đăng 25 tin bài về chuyển đổi số. Năm 2025 tổ chức 02 hội nghị.",
    "- Ra mắt mô hình điểm ngày 30/5/2026 theo Kế hoạch số 12/KH-TTYT ngày 15/12/2025.",
    "## 2. Tập huấn",
    "- Năm 2025 tập huấn 05 lớp.",
  ];
  const ASKED =
    "[cần bổ sung: xác nhận các kết quả nêu trên về truyền thông là của năm 2026 (kế hoạch trước gộp năm 2025 và 6 tháng đầu năm 2026; bỏ kết quả của năm 2025), bổ sung kết quả đến hết năm 2026]";

  it("keeps what it tells of that year, without what it tells of the year before", () => {
    const { textsOf } = reportOf(lines);
    expect(textsOf(/Truyền thông/u)).toEqual([
      "Đăng 25 tin bài về chuyển đổi số.",
      "Ra mắt mô hình điểm ngày 30/5/2026 theo Kế hoạch số 12/KH-TTYT ngày 15/12/2025.",
      ASKED,
      "[cần bổ sung: kết quả năm 2026 về truyền thông]",
    ]);
    expect(textsOf(/Tập huấn/u)).toEqual(["[cần bổ sung: kết quả năm 2026 về tập huấn]"]);
  });

  it("tells apart what is of that year for certain and what of either", () => {
    const { context } = reportOf(lines);
    const reasonOf = (start: string) =>
      context.changes.find(({ after }) => after.startsWith(start))?.reason;
    expect(reasonOf("Đăng 25")).toContain("gộp kết quả năm 2025 và 6 tháng đầu năm 2026");
    expect(reasonOf("Ra mắt")).toContain("Kết quả 6 tháng đầu năm 2026, thuộc năm báo cáo");
  });

  it("names no earlier year where its heading tells of the part alone", () => {
    const { textsOf } = reportOf(lines.map((line) => line.replace("NĂM 2025 VÀ ", "")));
    expect(textsOf(/Truyền thông/u).join("\n")).toContain(
      "(kế hoạch trước ghi đến 6 tháng đầu năm 2026)",
    );
  });

  it("is confirmed with what the rest of the year brought", () => {
    const id = reportOf(lines).context.missing.find(({ ask }) => ASKED.includes(ask))?.id ?? "";
    const { textsOf } = reportOf(lines, [
      { id, value: "Đúng. Sáu tháng cuối năm phát 12 buổi trên đài." },
    ]);
    expect(textsOf(/Truyền thông/u)).toContain("Sáu tháng cuối năm phát 12 buổi trên đài.");
  });

  it("keeps nothing where the part is of the year before", () => {
    const { textsOf } = reportOf(
      lines.map((line) => line.replace("VÀ 6 THÁNG ĐẦU NĂM 2026", "VÀ QUÝ I NĂM 2025")),
    );
    expect(textsOf(/Truyền thông/u).join("\n")).not.toContain("25 tin bài");
  });
});
