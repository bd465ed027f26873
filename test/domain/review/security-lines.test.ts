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

describe("a budget without any system, of a unit that runs some", () => {
  const result = "Bệnh án điện tử đã dùng tại 9/9 khoa.";
  const rows = [
    "1\tTin nhắn nhắc tái khám\tTháng\t12\t4.000.000\t48.000.000",
    "2\tThiết bị hiển thị mã QR\tBộ\t6\t5.000.000\t30.000.000",
    "3\tĐào tạo\tLớp\t5\t5.000.000\t25.000.000",
  ];
  it.each([
    "Thay tường lửa trong quý I.",
    "Trang bị máy chủ dự phòng, sao lưu cho RIS-PACS trong quý II.",
    "Mua thiết bị sao lưu dữ liệu cho phòng máy.",
    "Thuê dịch vụ giám sát an ninh mạng.",
    "Lắp đặt thiết bị sao lưu ngoài trụ sở.",
    "Thay thế tường lửa hết hạn bảo hành.",
    "Đầu tư tủ lưu bản sao dữ liệu.",
    "Bổ sung phần mềm diệt vi rút cho máy trạm.",
  ])("%s", async (task) => {
    expect(await severities({ tasks: [task], result, rows })).toEqual(["warning"]);
  });

  it.each([
    { task: "Rà soát biện pháp bảo vệ an ninh mạng." },
    { task: "Sao lưu dữ liệu hằng ngày." },
    { task: "Trang bị tường lửa do Sở Y tế cấp." },
    { task: "Thay tường lửa.", result: "Trang thông tin điện tử hoạt động ổn định." },
    {
      task: "Thay tường lửa.",
      rows: [...rows, "4\tNâng cấp hạ tầng\tGói\t1\t5.000.000\t5.000.000"],
    },
    {
      task: "Thay tường lửa.",
      rows: [...rows, "4\tThiết bị công nghệ thông tin\tGói\t1\t5.000.000\t5.000.000"],
    },
    { task: "Thay tường lửa.", rows: rows.slice(0, 2) },
  ])("left alone: %j", async ({ task, ...more }) => {
    expect(await severities({ tasks: [task], result, rows, ...more })).toEqual([]);
  });
});
