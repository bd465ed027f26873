/** A plan that has security or back-up bought, and no line of its budget for it. */
import { describe, expect, it } from "vitest";

import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import { review } from "./review.ts";

const ROWS = [
  "1\tThuê phần mềm HIS, bệnh án điện tử\tTháng\t12\t10.000.000\t120.000.000",
  "2\tMáy vi tính để bàn\tBộ\t2\t15.000.000\t30.000.000",
  "3\tĐường truyền dự phòng\tTháng\t12\t1.000.000\t12.000.000",
];

async function severities(parts: { tasks: readonly string[]; result?: string; rows?: string[] }) {
  const { tasks, result = "Mạng nội bộ ổn định.", rows = ROWS } = parts;
  const text = `KẾ HOẠCH\nChuyển đổi số năm 2026\n\nI. KẾT QUẢ NĂM 2025\n- ${result}\n\nIII. NHIỆM VỤ\n${tasks
    .map((task) => `- ${task}`)
    .join(
      "\n",
    )}\n\nV. KINH PHÍ\nĐơn vị tính: đồng\nSTT\tNội dung\tĐVT\tSố lượng\tĐơn giá\tThành tiền\n${rows.join("\n")}\n`;
  const document = await readDocument({ fileName: "ke-hoach.txt", bytes: Buffer.from(text) });
  return review(document)
    .findings.filter(({ code }) => code === "security-line-missing")
    .map(({ severity }) => severity);
}

describe("security and back-up that the tasks ask for", () => {
  it.each([
    [["Thuê dịch vụ sao lưu dữ liệu ngoài trụ sở; Tổ CNTT thực hiện."]],
    [["Lắp tường lửa, cấu hình trong quý II; Tổ CNTT thực hiện."]],
    [["Trang bị phần mềm diệt vi rút cho máy trạm."]],
    [
      [
        "Sao lưu dữ liệu hằng ngày, giữ một bản ngoài trụ sở.",
        "Kết nối giám sát an ninh mạng tập trung trước 30/6/2026.",
      ],
    ],
  ])("%j is a warning without a line", async (tasks) => {
    expect(await severities({ tasks })).toEqual(["warning"]);
  });

  it.each([
    [["Tập huấn viên chức về an toàn thông tin."]],
    [["Sao lưu dữ liệu hằng ngày."]],
    [["Thuê dịch vụ sao lưu dữ liệu đã bao gồm trong gói phần mềm."]],
    [["Kết nối giám sát an ninh mạng tập trung do Sở Y tế bố trí.", "Sao lưu hằng ngày."]],
  ])("%j is a remark", async (tasks) => {
    expect(await severities({ tasks })).toEqual(["info"]);
  });

  it("leaves alone what is there already, and a line for copies of the data", async () => {
    const tasks = ["Thuê dịch vụ sao lưu ngoài trụ sở."];
    const result = "Đã trang bị thiết bị sao lưu, hợp đồng 03 năm.";
    expect(await severities({ tasks, result })).toEqual(["info"]);
    const rows = [
      ...ROWS,
      "4\tLưu bản sao dữ liệu ngoài trụ sở\tTháng\t8\t5.000.000\t40.000.000",
      "5\tGiám sát an toàn thông tin\tGói\t1\t50.000.000\t50.000.000",
    ];
    expect(await severities({ tasks, rows })).toEqual([]);
  });
});
