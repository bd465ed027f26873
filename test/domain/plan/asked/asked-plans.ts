/** Two invented plans for questions about sections: one with a heading for everything, one whose tasks stand in a table. */
import type { Plan } from "../../../../src/domain/plan/plan.ts";
import { aPlan } from "../plan-builders.ts";

const REPORT_TOPICS = ["Hạ tầng số", "Nhân lực số", "An toàn thông tin mạng"];

/** A report by subjects, tasks by subjects, money in an appendix, recipients at the foot. */
export function fullPlan(): Plan {
  return aPlan(
    [
      ...["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Bến Lức năm 2026"],
      ...["# Phần I. ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NĂM 2025", "## I. TÌNH HÌNH THỰC HIỆN NHIỆM VỤ"],
      ...REPORT_TOPICS.flatMap((topic, index) => [
        `### ${index + 1}. ${topic}`,
        ...["#### a) Kết quả đạt được", `- Đã hoàn thành 0${index + 2} việc của năm.`],
        ...["#### b) Tồn tại, hạn chế", `- Còn 0${index + 1} việc chậm so với yêu cầu.`],
      ]),
      ...["# Phần II. NỘI DUNG KẾ HOẠCH NĂM 2026", "## I. CĂN CỨ LẬP KẾ HOẠCH"],
      "- Quyết định số 749/QĐ-TTg ngày 03 tháng 6 năm 2020 của Thủ tướng Chính phủ;",
      ...["## II. MỤC TIÊU", "### 1. Mục tiêu chung", "- Đưa dịch vụ của Trung tâm lên mạng."],
      ...[
        "### 2. Mục tiêu, chỉ tiêu cụ thể",
        "- 90% văn bản được ký số.",
        "- 70% viên chức dùng nền tảng học tập.",
      ],
      "## III. NHIỆM VỤ",
      ...["### 1. Phát triển hạ tầng số", "- Nâng cấp tủ mạng ở khu khám bệnh."],
      ...["### 2. Phát triển dữ liệu", "- Số hóa sổ tiêm chủng."],
      ...["### 3. Bảo đảm an toàn thông tin", "- Sao lưu hằng tuần."],
      ...["### 4. Phát triển nguồn nhân lực", "- Mở 02 lớp cho viên chức."],
      ...[
        "## IV. GIẢI PHÁP",
        "### 1. Đẩy mạnh tuyên truyền, nâng cao nhận thức",
        "- Phát tờ gấp tại quầy.",
      ],
      ...["### 2. Huy động nguồn nhân lực bên ngoài", "- Mời chuyên gia của Sở."],
      "## V. KINH PHÍ THỰC HIỆN (Phụ lục 2 kèm theo)",
      ...["## VI. TỔ CHỨC THỰC HIỆN", "### 1. Phòng Kế hoạch - Nghiệp vụ", "- Theo dõi, tổng hợp."],
      ...[
        "# Phụ lục 1 DANH MỤC NHIỆM VỤ NĂM 2026",
        "@1",
        "# Phụ lục 2 DỰ TOÁN KINH PHÍ NĂM 2026",
        "@2",
      ],
      ...["Nơi nhận:", "- Sở Y tế (báo cáo);", "- Các khoa, phòng;", "- Lưu: VT, KHNV."],
      ...["GIÁM ĐỐC", "Trần Văn Bảy"],
    ],
    [
      [
        ["TT", "Nhiệm vụ", "Đơn vị thực hiện", "Thời gian"],
        ["1", "Nâng cấp tủ mạng", "Phòng Kế hoạch", "Quý II năm 2026"],
      ],
      [
        ["TT", "Nội dung", "Đơn vị tính", "Số lượng", "Đơn giá", "Thành tiền"],
        ["1", "Tủ mạng", "Cái", "2", "10.000.000", "20.000.000"],
        ["2", "Thuê phần mềm", "Tháng", "12", "1.000.000", "12.000.000"],
      ],
    ],
  );
}

/** No heading of a subject but in the report; tasks by groups of a table, money for another subject. */
export function tablePlan(): Plan {
  return aPlan(
    [
      ...["KẾ HOẠCH", "Chuyển đổi số tại Bệnh viện Mắt Cần Giuộc năm 2026"],
      ...["# A. KẾT QUẢ NĂM 2025", "## I. HẠ TẦNG SỐ", "- Mạng nội bộ phủ 02 khu nhà."],
      ...["# B. KẾ HOẠCH NĂM 2026", "## I. MỤC TIÊU", "- 80% viện phí thanh toán điện tử."],
      ...["## II. NHIỆM VỤ TRỌNG TÂM", "- Chi tiết tại Phụ lục 1 kèm theo."],
      ...["## III. NGUỒN KINH PHÍ", "- Nguồn thu dịch vụ khám bệnh."],
      ...["## IV. TỔ CHỨC THỰC HIỆN", "- Các khoa, phòng thực hiện kế hoạch."],
      ...["# Phụ lục 1 NHIỆM VỤ TRỌNG TÂM NĂM 2026", "@1", "# Phụ lục 2 DỰ TOÁN", "@2"],
    ],
    [
      [
        ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"],
        ["I", "HẠ TẦNG SỐ", "", ""],
        ["1", "Kéo cáp quang cho khu phẫu thuật", "Phòng Vật tư", "Quý III"],
        ["2", "Thay bộ lưu điện", "Phòng Vật tư", "Thường xuyên"],
        ["II", "NHÂN LỰC SỐ", "", ""],
        ["1", "Mở lớp kỹ năng số", "Phòng Tổ chức", "Tháng 5"],
        ["2", "Duy trì nhóm hỗ trợ tại chỗ", "Phòng Tổ chức", "Thường xuyên"],
      ],
      [
        ["TT", "Nội dung", "Đơn vị tính", "Số lượng", "Đơn giá", "Thành tiền"],
        ["1", "Bản quyền diệt mã độc", "Máy", "40", "300.000", "12.000.000"],
        ["2", "Bảng điện tử gọi số", "Bộ", "1", "25.000.000", "25.000.000"],
      ],
    ],
  );
}
