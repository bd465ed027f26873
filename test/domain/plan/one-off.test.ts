/** Tasks of a prior plan that are done once: asked about, closed by their result, never carried over silently. */
import { describe, expect, it } from "vitest";

import { isOneOff } from "../../../src/domain/plan/one-off.ts";
import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { untimed } from "../../../src/domain/plan/task-name.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

const once = (text: string, deadline = ""): boolean => isOneOff({ text, deadline, budgets: [] });

describe("a task that is done once", () => {
  it.each([
    ["Triển khai thêm 15 khoa dùng bệnh án điện tử", ""],
    ["Tuyển thêm 01 kỹ sư công nghệ thông tin", ""],
    ["Kéo cáp quang cho 03 trạm y tế", "Quý II/2026"],
    ["Tập huấn kỹ năng số cho 57 viên chức còn lại", "Quý II, III/2026"],
    ["Kiện toàn Ban Chỉ đạo chuyển đổi số", "Tháng 01/2026"],
    ["Lập hồ sơ đề xuất cấp độ 2 cho hệ thống HIS", "Trước ngày 30/6/2026"],
    ["Hợp nhất phần mềm quản lý văn bản của hai cơ sở", "Quý I"],
    ["Nâng cấp hệ thống PACS; hoàn thành trong quý II năm 2026", ""],
    ['Tổ chức Hội thi "Bác sĩ số" chào mừng 35 năm thành lập Bệnh viện', ""],
    ["Đào tạo: cử 04 kỹ sư học chứng chỉ quản trị mạng", ""],
    ["Mở rộng ký số tới 12 phòng chức năng", ""],
    ["Gộp 03 máy chủ dữ liệu giám sát về Trung tâm dữ liệu tỉnh", "8/2026"],
    ["Gộp 03 trang thông tin điện tử thành một, đóng tên miền cũ", "4/2026"],
    ["Thanh lý 25 máy tính hết khấu hao", "Quý III/2026"],
    ["Đóng 02 trang thông tin của đơn vị cũ", ""],
    ["Bỏ sổ giấy đối với 05 loại sổ", "Quý III/2026"],
    ["Hoàn thành mua sắm 40 máy tính trước ngày 30 tháng 9 năm 2026", ""],
    [
      "Thực hiện chuyển đổi phần mềm quản lý văn bản của các khoa",
      "Thời gian hoàn thành: Quý III năm 2026.",
    ],
    ["Triển khai phần mềm kê đơn điện tử", "Thời gian hoàn thành: Quý III năm 2026."],
    ["Giai đoạn 1 (từ tháng 3 đến tháng 6/2026): triển khai tại 02 khoa Nội, Nhi", ""],
    ["Đợt 2: mở rộng thêm 04 khoa", ""],
    ["Số hóa 12.000 bệnh án giấy các năm 2016 - 2020", "Cả năm"],
    ["Rà soát, làm sạch 412.000 đối tượng tiêm chủng trùng lặp", ""],
    ["Phối hợp liên thông giấy chứng sinh", "Hạn hoàn thành: trước ngày 30/6/2026"],
  ])("%s | %s", (text, deadline) => {
    expect(once(text, deadline)).toBe(true);
  });

  it.each([
    ["Họp Ban Chỉ đạo hằng quý", "Hằng quý"],
    ["Báo cáo kết quả chuyển đổi số", "Trước 15/12/2026"],
    ["Tổ chức tập huấn chữ ký số", "30/6/2026"],
    ["Triển khai bồi dưỡng kỹ năng số cho 60 viên chức", "Quý III/2026"],
    ["Sao lưu dữ liệu HIS hằng ngày", "Thường xuyên"],
    ["Tiếp tục triển khai Chương trình 12 tại các trạm y tế", ""],
    ["Triển khai Đề án 06 trong lĩnh vực y tế", ""],
    ["Kiểm tra an toàn thông tin 02 lần", "Quý IV/2026"],
    ["Triển khai bệnh án điện tử", "Năm 2026"],
    ["Xây dựng Kế hoạch chuyển đổi số năm 2026", "Tháng 01/2026"],
    ["Triển khai dịch vụ công mức độ 3, 4", ""],
    ["Hoàn thành 100% chỉ tiêu được giao", ""],
    ["Duy trì 12 đường truyền", ""],
    ["Hoàn thành mua sắm trước ngày 30 tháng 9 năm 2026", ""],
    ["Hoàn thành công tác giải ngân, quyết toán trước ngày 31/12/2026", ""],
    ["Phân bổ dự toán, hoàn thành thủ tục lựa chọn nhà thầu trong quý II/2026", ""],
    ["Bố trí kinh phí, hoàn thành mua sắm theo tiến độ, chậm nhất ngày 30/9/2026", ""],
    ["Thực hiện Quyết định số 4750/QĐ-BYT ngày 29/12/2023", "Thường xuyên"],
    ["Truyền thông cho 5.000 người dân", ""],
    ["Triển khai khám sàng lọc cho 12.000 lượt người", ""],
    ["Thúc đẩy thanh toán không tiền mặt", "Thời gian hoàn thành: Tháng 12 năm 2026."],
    ["Thực hiện liên thông giấy chứng sinh", "Thời gian hoàn thành: Thường xuyên trong năm 2026."],
    ["Bồi dưỡng kỹ năng số cho viên chức", "Thời gian hoàn thành: Quý II năm 2026."],
    ["Thực hiện kiểm tra chuyên đề", "Thời gian hoàn thành: Quý III năm 2026."],
    [
      "Thực hiện quản lý văn bản hoàn toàn trên môi trường mạng",
      "Thời gian hoàn thành: Quý III năm 2026.",
    ],
    [
      "Chấn chỉnh công tác văn thư, bảo đảm 100% văn bản đi được ký số",
      "Thời gian hoàn thành: Quý III năm 2026.",
    ],
    ["Thực hiện thanh toán không tiền mặt", "Thời gian thực hiện: Quý III năm 2026."],
  ])("recurs or is no work that ends: %s | %s", (text, deadline) => {
    expect(once(text, deadline)).toBe(false);
  });
});

const HEADER = ["TT", "Nhiệm vụ", "Chủ trì", "Sản phẩm", "Thời hạn"];
const ROWS = [
  ["A", "Hạ tầng", "", "", ""],
  ["1", "Kéo cáp quang cho 03 trạm y tế", "Tổ CNTT", "03 trạm", "Quý II/2026"],
  ["2", "Họp Ban Chỉ đạo hằng quý", "Phòng TCHC", "Biên bản", "Hằng quý"],
  ["3", "Kiện toàn Ban Chỉ đạo", "Phòng TCHC", "Quyết định", "Tháng 01/2026"],
];

function roll(results: { id: string; value: string }[] = []) {
  const { sections, context } = rolloverPlan({
    plan: aPlan(
      [
        ...["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026", "# I. NHIỆM VỤ"],
        ...["1. Kéo cáp quang cho 03 trạm y tế trong quý II năm 2026.", "2. Giám sát mạng."],
        ...["# II. PHÂN CÔNG NHIỆM VỤ", "@1"],
      ],
      [[HEADER, ...ROWS]],
    ),
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register: aRegister(), results },
  });
  const blocks = sections.flatMap((section) => section.blocks);
  return {
    texts: blocks.filter(({ kind }) => kind !== "table").map(({ text }) => text),
    rows: blocks.flatMap(({ rows }) => rows ?? []),
    context,
  };
}

describe("what such a task is called in its question", () => {
  it.each([
    [
      "Xây dựng Quy chế an toàn thông tin thay Quy chế năm 2019. Chủ trì: Tổ CNTT. Ban hành trong tháng 3/2026.",
      "Xây dựng Quy chế an toàn thông tin thay Quy chế năm 2019",
    ],
    ["Tuyển dụng 01 kỹ sư; phối hợp: Phòng Tài chính. Quý III/2026.", "Tuyển dụng 01 kỹ sư"],
    ["Lắp đặt 03 camera trước ngày 30 tháng 9 năm 2026.", "Lắp đặt 03 camera"],
  ])("%s", (line, name) => {
    expect(untimed(line)).toBe(name);
  });
});

describe("in the next plan", () => {
  it("it carries the question whether it is done, one for the line and its row", () => {
    const { texts, rows, context } = roll();
    const ask = 'việc làm một lần "Kéo cáp quang cho 03 trạm y tế" đã xong chưa';
    expect(texts.join()).toContain(ask);
    expect(rows[2]?.[1]).toContain(ask);
    expect(rows[3]?.[1]).toBe("Họp Ban Chỉ đạo hằng quý");
    expect(context.missing.filter((item) => item.ask === ask)).toHaveLength(1);
  });

  it.each(["Đã hoàn thành", "3/3 trạm", "Xong ngày 20/5/2026", "Hoàn thành, đã nghiệm thu"])(
    "it leaves with its result as the reason: %s",
    (value) => {
      const row = roll().context.covered.find(({ ask }) => ask.includes("Kéo cáp"))?.id ?? "";
      const { texts, rows, context } = roll([{ id: row, value }]);
      expect(rows.map((cells) => cells[0]).slice(0, 4)).toEqual(["TT", "A", "1", "2"]);
      expect(rows.flat().join()).not.toContain("Kéo cáp");
      expect(texts).toContain("1. Giám sát mạng.");
      const gone = context.changes.find(
        ({ status, before }) => status === "dropped" && before.includes("Kéo cáp"),
      );
      expect(gone?.reason).toContain(value);
      // The report tells it once.
      expect(texts.filter((text) => text.includes("Kéo cáp"))).toHaveLength(1);
    },
  );

  it.each([
    ["2/3 trạm", "01 trạm"],
    ["Chưa đạt: còn 01 trạm", "03 trạm"],
    ["Đang thực hiện", "03 trạm"],
  ])("it goes on, with what is left of it: %s", (value, left) => {
    const id = roll().context.covered.find(({ ask }) => ask.includes("Kéo cáp"))?.id ?? "";
    const { rows } = roll([{ id, value }]);
    expect(rows.flat().join()).toContain(`Kéo cáp quang cho ${left} y tế`);
  });
});
