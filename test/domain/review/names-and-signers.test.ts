/** Whose plan it is: the signer, the own name with a letter changed, the names of others; what is said of all and of none. */
import { describe, expect, it } from "vitest";

import { planBodies } from "../../../src/domain/review/rules/plan-bodies.ts";
import { planContradictions } from "../../../src/domain/review/rules/plan-contradictions.ts";
import { planForeignUnit } from "../../../src/domain/review/rules/plan-foreign-unit.ts";
import { planSignature } from "../../../src/domain/review/rules/plan-signature.ts";
import { textWording } from "../../../src/domain/review/rules/text-wording.ts";
import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import { toldBy } from "../../support/review-input.ts";
import { review } from "./review.ts";

const part = (heading: string, ...lines: string[]): string =>
  `## ${heading}\n\n${lines.join("\n\n")}\n\n`;
const tasks = (...lines: string[]): string => part("III. NHIỆM VỤ", ...lines);

describe("signature-differs", () => {
  const text = (...signers: string[]): string =>
    `SỞ Y TẾ TỈNH SƠN LA\n\nBỆNH VIỆN PHỔI\n\n${tasks("- Việc.")}Nơi nhận:\n\n- Lưu: VT.\n\n${signers.join("\n\nTrần Mẫu\n\n")}`;
  const hospital = { issuer: "Bệnh viện Phổi Sơn La" };
  it.each([
    [["GIÁM ĐỐC"], 0],
    [["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], 0],
    [["GIÁM ĐỐC BỆNH VIỆN PHỔI"], 0],
    [["**GIÁM ĐỐC SỞ Y TẾ**"], 1],
    [["GIÁM ĐỐC BỆNH VIỆN MẮT LAI CHÂU"], 1],
    [["HIỆU TRƯỞNG"], 1],
    [["GIÁM ĐỐC", "GIÁM ĐỐC SỞ Y TẾ"], 0],
    [["NGƯỜI LẬP BIỂU"], 0],
  ])("%s", (signers, count) => {
    expect(toldBy(planSignature, text(...signers), hospital)).toHaveLength(count);
  });

  it("of a station is its head", () => {
    const station = { issuer: "Trạm Y tế xã Mẫu" };
    expect(toldBy(planSignature, text("TRƯỞNG TRẠM"), station)).toEqual([]);
    expect(toldBy(planSignature, text("GIÁM ĐỐC"), station)).toHaveLength(1);
  });
});

describe("the own name in another spelling", () => {
  it.each([
    ["Sở Y tế Bắc Ninh", "Văn phòng Sở Y tế tỉnh Bắc Nính làm đầu mối.", 1],
    ["Sở Y tế Bắc Ninh", "Văn phòng Sở Y tế tỉnh Bắc Ninh làm đầu mối.", 0],
    [
      "Trung tâm Kiểm soát bệnh tật Hưng Yên",
      "Khoa của Trung tâm Kiểm soát bệnh tật tỉnh Hưng Yên làm.",
      0,
    ],
    ["Sở Y tế Thanh Hóa", "Văn phòng Sở Y tế tỉnh Thanh Hoá làm đầu mối.", 0],
    ["Trường Cao đẳng Y tế Bạch Mai", "Khoa của Trường Cao đẳng Y tế Bạch Mái làm.", 1],
    ["Trung tâm Y tế Thuận Châu", "Khoa của Trung tâm Y tế Thuận Chấu làm.", 1],
  ])("%s: %s", (issuer, line, count) => {
    const told = toldBy(textWording, tasks(line), { issuer });
    expect(told.filter((one) => one === "warning name-variants")).toHaveLength(count);
  });

  it("VNeID with a hyphen", () => {
    const text = tasks("Dùng VNeID ở quầy.", "Cài VN-eID cho người dân.");
    expect(toldBy(textWording, text)).toEqual(["info name-variants"]);
  });
});

describe("offices of the plan's own unit", () => {
  const told = (line: string, other: string, issuer = "Bệnh viện Phổi Mẫu Sơn"): number =>
    toldBy(textWording, tasks(line, other), { issuer }).filter(
      (one) => one === "warning name-variants",
    ).length;
  it.each([
    ["- Phòng Tổ chức - Hành chính mở lớp.", "- Giao Phòng Hành chính - Tổ chức chấm công."],
    ["- Phòng Dược và Vật tư y tế mua sắm.", "- Phòng Vật tư y tế và Dược nghiệm thu."],
    [
      "- Phòng Điều dưỡng - Kiểm soát nhiễm khuẩn nhập phiếu.",
      "- Phòng Kiểm soát nhiễm khuẩn – Điều dưỡng rà phiếu.",
    ],
    ["- Phòng Công nghệ thông tin trực máy chủ.", "- Tổ Tin học trực mạng."],
    ["- Phòng CNTT trực máy chủ.", "- Tổ Công nghệ thông tin trực mạng."],
    [
      "- Phòng Tổ chức - Hành chính mở lớp.\n\n- Phòng Tổ chức - Hành chính chấm công.",
      "- Phòng Tổ chức cán bộ lập danh sách.",
    ],
  ])("%s | %s", (line, other) => {
    expect(told(line, other)).toBe(1);
  });
  it.each([
    ["- Phòng Tổ chức - Hành chính mở lớp.", "- Phòng Tài chính - Kế toán chi trả."],
    ["- Phòng Công nghệ thông tin trực máy chủ.", "- Phòng CNTT trực mạng."],
    ["- Phòng Công nghệ thông tin trực.", "- Tổ Tin học đã được nâng cấp thành phòng, nay là một."],
    ["- Phòng Kế hoạch - Tài chính thẩm định.", "- Phòng Tài chính - Kế hoạch huyện bàn giao."],
    ["- Khoa Nội - Nhi dùng máy quét.", "- Khoa Nội - Truyền nhiễm dùng máy quét."],
    ["- Phòng Kế hoạch tổng hợp đầu mối.", "- Phòng Kế hoạch đầu mối."],
  ])("apart: %s | %s", (line, other) => {
    expect(told(line, other)).toBe(0);
  });
  it("of the units below a department are not its own", () => {
    expect(
      told("- Phòng Công nghệ thông tin trực.", "- Tổ Công nghệ thông tin trực.", "Sở Y tế Mẫu"),
    ).toBe(0);
  });
});

describe("another unit spoken of as the own one", () => {
  const told = (text: string, issuer = "Bệnh viện Nhi Mẫu Sơn"): string[] =>
    toldBy(planForeignUnit, text, { issuer });
  const results = (line: string): string => part("I. KẾT QUẢ NĂM 2025", line);
  it.each([
    results("- Bệnh viện Đa khoa Bản Lầu hiện có 64 máy trạm."),
    results("- Bệnh viện Tâm thần chưa có máy chủ dự phòng."),
    results("- Điều dưỡng Bệnh viện Mắt Mẫu Sơn đều ký số trên máy tính bảng."),
    results("- Đến tháng 10, BVĐK huyện Bản Lầu đã bỏ sổ giấy."),
    tasks("- Tổ Quản lý chất lượng Bệnh viện Bản Lầu chấm điểm hằng quý."),
    tasks("- Kéo cáp mạng ở sảnh Bệnh viện Đa khoa Bản Lầu."),
    part("I. CĂN CỨ", "Điều kiện thực tế của Bệnh viện Mắt Bản Lầu."),
  ])("%s", (text) => {
    expect(told(text)).toEqual(["warning foreign-unit"]);
  });
  it.each([
    results("- Bệnh viện Nhi Trung ương đã có 04 buổi giảng qua mạng."),
    results("- Bệnh viện Đa khoa Bản Lầu đã hội chẩn từ xa 12 ca với khoa Sơ sinh."),
    results("- Người bệnh chuyển từ Bệnh viện Đa khoa Bản Lầu có tóm tắt điện tử."),
    results("- Trẻ sinh tại Bệnh viện Phụ sản Mẫu Sơn được sàng lọc."),
    tasks("- Bệnh viện liên thông kết quả của Bệnh viện Mắt Mẫu Sơn."),
    tasks("- Cử 02 người đi học tại Bệnh viện Đa khoa Bản Lầu."),
    part("I. CĂN CỨ", "Quyết định số 5/QĐ-BV ngày 02/01/2026 của Bệnh viện Mắt Bản Lầu."),
  ])("apart: %s", (text) => {
    expect(told(text)).toEqual([]);
  });
  it("the health centre above a station", () => {
    const line = results("- Trung tâm Y tế Bản Lầu đã cấp 02 máy vi tính.");
    expect(told(line, "Trạm Y tế xã Mẫu")).toEqual([]);
  });
});

describe("another province, districts and other sectors in the plan of a hospital", () => {
  const head = "SỞ Y TẾ TỈNH SƠN LA\n\nBỆNH VIỆN PHỔI\n\nSơn La, ngày 05 tháng 12 năm 2025\n\n";
  const hospital = { issuer: "Bệnh viện Phổi Sơn La" };
  it.each([
    ["- Đăng bài lên Cổng thông tin điện tử tỉnh Yên Bái.", 1],
    ["- Báo cáo CDC Hòa Bình mỗi tuần.", 1],
    ["- 90% người dân Điện Biên có hồ sơ sức khỏe điện tử.", 1],
    ["- Tham khảo kho dữ liệu của Quảng Ninh.", 0],
    ["- Ký kết với Sở Y tế Lai Châu về hội chẩn liên tỉnh.", 0],
    ["- Khám cho 200 lượt người dân Lai Châu.", 0],
    ["- Người dân Sơn La dùng VNeID.", 0],
  ])("%s", (line, count) => {
    expect(toldBy(planForeignUnit, head + tasks(line), hospital)).toHaveLength(count);
  });

  it.each([
    ["- Kéo cáp cho trạm y tế thuộc huyện Bản Lầu.", 1],
    ["- Đề nghị Kho bạc Nhà nước huyện kiểm soát chi.", 1],
    ["- Đề nghị Ủy ban nhân dân thành phố Mẫu Sơn bố trí kinh phí.", 1],
    ["- Tập huấn cho cán bộ các huyện, thành phố.", 1],
    ["- Kéo cáp cho trạm y tế thuộc huyện Bản Lầu cũ.", 0],
    ["- Đổi mã địa bàn sau khi bỏ cấp huyện.", 0],
    ["- Dùng dữ liệu do Sở Giao thông vận tải bàn giao.", 0],
    ["- Hội chẩn với Trung tâm Y tế huyện Bản Lầu.", 0],
  ])("%s", (line, count) => {
    expect(toldBy(planBodies, tasks(line), hospital)).toHaveLength(count);
  });

  it.each([
    ["- Gắn biển báo hiệu đường bộ ở 04 nút giao.", 1],
    ["- Quản lý hộ khẩu trên phần mềm.", 1],
    ["- Xây dựng cơ sở dữ liệu quy hoạch xây dựng.", 1],
    ["- Hội Nông dân xã giúp cài VNeID.", 0],
    ["- Báo ca bệnh ở vùng chăn nuôi.", 0],
    ["- Báo Công an người bệnh tai nạn do xe buýt.", 0],
    ["- Lắng nghe ý kiến, tăng thu, để điều chỉnh dịch vụ an toàn.", 0],
  ])("%s", (line, count) => {
    const told = toldBy(textWording, tasks(line), hospital);
    expect(told.filter((one) => one.endsWith("wrong-sector"))).toHaveLength(count);
  });
});

describe("services of other sectors that a hospital buys for itself", () => {
  const hospital = { issuer: "Bệnh viện Phổi Sơn La" };
  const told = async (name: string, below = ""): Promise<string[]> => {
    const rows = `| 1 | ${name} | Lần | 4 | 5.000.000 | 20.000.000 |\n| 2 | In sổ khám | Quyển | 10 | 50.000 | 500.000 |`;
    const text = `BỆNH VIỆN PHỔI SƠN LA\n\n## V. KINH PHÍ\n\n| TT | Nội dung | ĐVT | Số lượng | Đơn giá (đồng) | Thành tiền (đồng) |\n|---|---|---|---|---|---|\n${rows}\n\n${below}\n`;
    const document = await readDocument({
      fileName: "du-toan.md",
      bytes: new TextEncoder().encode(text),
    });
    const facts = { kind: "budget", title: null, year: 2026, signed: null, ...hospital };
    return review(document, { rules: [textWording], facts }).findings.map(({ code }) => code);
  };
  it.each([
    "Quan trắc môi trường định kỳ",
    "Đăng kiểm, phí đường bộ xe ô tô",
    "Thuê bao internet phòng họp",
    "Công chứng hồ sơ nhà đất",
  ])("%s", async (name) => {
    expect(await told(name)).not.toContain("wrong-sector");
  });

  it("are spoken of below the table as well", async () => {
    const below = "Riêng quan trắc môi trường tăng hai lần so với năm trước.";
    expect(await told("Quan trắc môi trường định kỳ", below)).not.toContain("wrong-sector");
    expect(await told("Sửa mái nhà", below)).toContain("wrong-sector");
  });

  it("are not what the sector itself does", async () => {
    expect(await told("Số hóa hồ sơ đất đai")).toContain("wrong-sector");
  });
});

describe("names of others", () => {
  const hospital = { issuer: "Bệnh viện Nhi Mẫu Sơn" };
  const end = (name: string): string =>
    part("V. TỔ CHỨC THỰC HIỆN", `Trên đây là Kế hoạch chuyển đổi số năm 2026 của ${name}.`);
  it.each([
    [tasks("- Đăng 04 tin mỗi tháng trên trang thông tin điện tử của Trung tâm Y tế Bản Lầu."), 1],
    [tasks("- Tham khảo trang thông tin điện tử của Trung tâm Y tế Bản Lầu."), 0],
    [end("Trung tâm Y tế Bản Lầu"), 1],
    [end("Bệnh viện Nhi Mẫu Sơn"), 0],
  ])("%s", (text, count) => {
    expect(toldBy(planForeignUnit, text, hospital)).toHaveLength(count);
  });

  it("a school that is another one", () => {
    const line = tasks("- Trường Cao đẳng Y tế Bản Lầu chủ trì biên soạn học liệu.");
    const school = { issuer: "Trường Cao đẳng Y tế Mẫu Sơn" };
    expect(toldBy(planForeignUnit, line, school)).toEqual(["warning foreign-unit"]);
  });

  it("another province than that of the line with the day", () => {
    const text = (head: string): string =>
      `${head}, ngày 10 tháng 12 năm 2025\n\n${tasks("- Phối hợp Công an tỉnh Cà Mau kiểm tra hệ thống.")}`;
    expect(toldBy(planForeignUnit, text("Lai Châu"), hospital)).toEqual(["warning foreign-unit"]);
    expect(toldBy(planForeignUnit, text("Cà Mau"), hospital)).toEqual([]);
    // Part of Cà Mau since the merger.
    expect(toldBy(planForeignUnit, text("Bạc Liêu"), hospital)).toEqual([]);
  });
});

describe("all against none, part against whole", () => {
  it.each([
    ["Chưa triển khai liên thông giấy chuyển tuyến điện tử.", 1],
    ["Đơn vị chưa thực hiện liên thông giấy chuyển tuyến điện tử thường xuyên.", 0],
    ["Một số khoa chưa thực hiện liên thông giấy chuyển tuyến.", 0],
    ["Chưa triển khai liên thông giấy khám sức khỏe lái xe.", 0],
  ])("%s", (line, count) => {
    const text = part(
      "I. KẾT QUẢ NĂM 2025",
      "- Liên thông 1.250 giấy chuyển tuyến lên cổng, đạt 98,5%, giấy ra viện đạt 100%.",
      `- ${line}`,
    );
    expect(toldBy(planContradictions, text)).toHaveLength(count);
  });

  it("holds what is told of all against the goal for out-patients", () => {
    const text = (share: number): string =>
      part(
        "I. KẾT QUẢ NĂM 2025",
        "- Liên thông 900 đơn thuốc lên hệ thống đơn thuốc quốc gia, đạt 100%.",
      ) + part("II. MỤC TIÊU NĂM 2026", `- Đạt ${share}% đơn thuốc ngoại trú được liên thông.`);
    expect(toldBy(planContradictions, text(90))).toEqual(["warning target-below-result"]);
    expect(toldBy(planContradictions, text(100))).toEqual([]);
  });
});

describe("an office under two names, each in one place", () => {
  const plan = (task: string, organisation: readonly string[], kept: string): string =>
    `SỞ Y TẾ TỈNH SƠN LA\n\nTRUNG TÂM Y TẾ MẪU\n\n${tasks(`- ${task}`, "- Tập huấn cho viên chức.")}` +
    part("V. TỔ CHỨC THỰC HIỆN", ...organisation.map((line, at) => `${at + 1}. ${line}`)) +
    `Nơi nhận:\n\n- Sở Y tế;\n\n- Lưu: VT, ${kept}.\n\nGIÁM ĐỐC\n`;
  const told = (task: string, organisation: readonly string[], kept: string): string[] =>
    toldBy(textWording, plan(task, organisation, kept)).filter((one) =>
      one.endsWith("name-variants"),
    );

  it.each([
    [
      "Quét hồ sơ giấy; Phòng Kế hoạch tổng hợp chủ trì.",
      "Phòng Kế hoạch - Nghiệp vụ: đầu mối, báo cáo Sở Y tế.",
      "KHNV",
    ],
    [
      "Mua máy quét; Phòng Kế hoạch - Nghiệp vụ chủ trì.",
      "Phòng Kế hoạch tổng hợp: đầu mối, theo dõi.",
      "KHTH",
    ],
    [
      "Cử người đi học; Phòng Tổ chức cán bộ chủ trì.",
      "Phòng Tổ chức - Hành chính: mua sắm, đào tạo.",
      "TCHC",
    ],
    [
      "Thanh toán gói thuê; Phòng Kế hoạch - Tài chính chủ trì.",
      "Phòng Tài chính - Kế toán: bảo đảm kinh phí.",
      "TCKT",
    ],
    [
      "Đặt máy chấm công; Phòng Hành chính - Tổ chức.",
      "Phòng Tổ chức cán bộ: đào tạo, mua sắm.",
      "VP",
    ],
    [
      "Lập báo cáo; Phòng Kế hoạch tổng hợp giao Khoa Dược, Phòng Kế hoạch - Nghiệp vụ.",
      "Các khoa: thực hiện.",
      "KHNV",
    ],
  ])("%s / %s / %s", (task, organisation, kept) => {
    expect(told(task, [organisation, "Các phòng, khoa: phối hợp."], kept)).toEqual([
      "warning name-variants",
    ]);
  });

  it.each([
    // The department of health has one of its own.
    [
      "Trình Phòng Kế hoạch - Tài chính, Sở Y tế thẩm định.",
      "Phòng Kế hoạch - Nghiệp vụ: đầu mối.",
      "KHNV",
    ],
    [
      "Làm việc với Phòng Kế hoạch - Tài chính của Sở Y tế.",
      "Phòng Kế hoạch - Nghiệp vụ: đầu mối.",
      "KHNV",
    ],
    // Neither name is surer than the other one.
    [
      "Quét hồ sơ; Phòng Kế hoạch tổng hợp và Phòng Kế hoạch - Nghiệp vụ.",
      "Các khoa: thực hiện.",
      "VP",
    ],
    // Two offices of the plan with duties of their own.
    ["Tập huấn; Phòng Điều dưỡng chủ trì.", "Phòng Kế hoạch - Nghiệp vụ: đầu mối.", "KHNV"],
    ["Tập huấn; Phòng Kế hoạch - Nghiệp vụ.", "Phòng Kế hoạch - Nghiệp vụ: đầu mối.", "KHNV"],
    ["Đổi Phòng Kế hoạch tổng hợp thành phòng mới.", "Phòng Kế hoạch: đầu mối.", "KH"],
  ])("left alone: %s / %s", (task, organisation, kept) => {
    expect(told(task, [organisation, "Các phòng, khoa: phối hợp."], kept)).toEqual([]);
  });

  it("two names that both say what they have to do are two offices", () => {
    const both = ["Phòng Kế hoạch tổng hợp: đầu mối.", "Phòng Kế hoạch - Tài chính: kinh phí."];
    expect(told("Tập huấn cho viên chức.", both, "KHTH")).toEqual([]);
  });
});
