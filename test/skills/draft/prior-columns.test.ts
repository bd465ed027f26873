/** Every column of the prior budget goes on, is computed anew or is told; totals in the text follow the table. */
import { describe, expect, it } from "vitest";

import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aPlan, aRegister } from "../../domain/plan/plan-builders.ts";

const draftOf = async (rows: string[][], request = "", ...lines: string[]) => {
  const draft = await makeDrafter({ register: aRegister() })({
    year: 2027,
    priorPlan: aPlan(
      [
        "KẾ HOẠCH",
        "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026",
        "# I. MỤC TIÊU",
        "- 95% văn bản ký số.",
        "# II. KINH PHÍ NĂM 2026",
        ...lines,
        "@1",
      ],
      [rows],
    ),
    priorId: "truoc",
    part: "plan",
    asOf: "2026-11-22",
    request,
  });
  const lines_ = draft.budget?.groups.flatMap((group) => group.lines) ?? [];
  return { ...draft, lines: lines_, text: JSON.stringify(draft.sections) };
};

describe("quarters of a prior budget", () => {
  const rows = [
    ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Quý I", "Quý II", "Quý III", "Quý IV", "Cộng"],
    ["1", "Thuê HIS", "Tháng", "12", "10.000", "30.000", "30.000", "30.000", "30.000", "120.000"],
    ["2", "Bảo trì máy chủ", "Lần", "2", "5.000", "", "5.000", "", "5.000", "10.000"],
    ["3", "Máy quét", "Cái", "2", "8.000", "", "16.000", "", "", "16.000"],
    ["", "Tổng cộng", "", "", "", "30.000", "51.000", "30.000", "35.000", "146.000"],
  ].map((row, index) =>
    index === 0 ? row : row.map((cell) => cell.replace(/\.000$/, ".000.000")),
  );

  it("are shared out anew, in the draft and in its lines, and are no funds", async () => {
    const draft = await draftOf(rows, "tăng gấp đôi máy quét");
    expect(draft.lines.map(({ periods = [] }) => periods.map(({ amount }) => amount))).toEqual([
      [30_000_000, 30_000_000, 30_000_000, 30_000_000],
      [0, 5_000_000, 0, 5_000_000],
      [0, 32_000_000, 0, 0],
    ]);
    expect(draft.text).toContain("Phân bổ kinh phí theo Quý I, Quý II, Quý III, Quý IV");
    expect(draft.budget?.funding).toBeUndefined();
    expect(draft.missing.map(({ id }) => id)).not.toContain("nguon-kinh-phi");
    expect(draft.violations).toEqual([]);
  });

  it("of a line without an amount stay open", async () => {
    const draft = await draftOf(rows);
    expect(draft.lines[2]?.periods?.map(({ amount }) => amount)).toEqual([null, null, null, null]);
    expect(draft.text).toContain("Chưa phân bổ 1 hạng mục");
  });
});

describe("funds of a prior budget", () => {
  const rows = (cell: string) => [
    ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền", "Nguồn kinh phí"],
    ["1", "Thuê HIS", "Tháng", "12", "10.000.000", "120.000.000", cell],
    ["2", "Thuê tên miền", "Năm", "1", "1.000.000", "1.000.000", "NSNN"],
  ];
  it.each([
    ["NSNN 70%, Quỹ PTHĐSN 30%", "NSNN 70%; Quỹ PTHĐSN 30%"],
    ["NSNN: 100 triệu; thu sự nghiệp: 20 triệu", "NSNN; thu sự nghiệp"],
    ["NSNN 100.000.000 đồng + Quỹ 20.000.000 đồng", "NSNN; Quỹ"],
    ["NSNN; Thu sự nghiệp", "NSNN; Thu sự nghiệp"],
  ])("in one cell: %s", async (cell, funding) => {
    const draft = await draftOf(rows(cell));
    expect(draft.lines[0]?.funding).toBe(funding);
    expect(draft.violations).toEqual([]);
    expect(draft.text.includes("chưa chia giữa các nguồn")).toBe(!funding.includes("%"));
  });

  it("with a column each are the payer of the line", async () => {
    const draft = await draftOf([
      ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền", "Ngân sách", "Thu sự nghiệp"],
      ["1", "Thuê HIS", "Tháng", "12", "10.000.000", "120.000.000", "120.000.000", ""],
      ["2", "Thuê tên miền", "Năm", "1", "1.000.000", "1.000.000", "", "1.000.000"],
    ]);
    expect(draft.budget?.funding?.map(({ name, total }) => [name, total])).toEqual([
      ["Ngân sách", 120_000_000],
      ["Thu sự nghiệp", 1_000_000],
    ]);
    expect(draft.missing.map(({ id }) => id)).not.toContain("nguon-kinh-phi");
  });
});

it("words of another column go on as a note, figures of one are told in the change report", async () => {
  const draft = await draftOf([
    ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền", "Thông số kỹ thuật", "Tỷ trọng (%)"],
    ["1", "Thuê HIS", "Tháng", "12", "10.000.000", "120.000.000", "Đủ phân hệ nội trú", "99,2"],
    ["2", "Thuê tên miền", "Năm", "1", "1.000.000", "1.000.000", "Đuôi gov.vn", "0,8"],
  ]);
  expect(draft.lines[0]?.notes[0]).toBe("Thông số kỹ thuật: Đủ phân hệ nội trú.");
  const told = draft.changes.filter(({ before }) => before.includes('cột "Tỷ trọng'));
  expect(told.map(({ status }) => status)).toEqual(["dropped"]);
});

describe("a total in the text", () => {
  const rows = [
    ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền"],
    ["1", "Thuê HIS", "Tháng", "12", "10.000.000", "120.000.000"],
    ["2", "Máy quét", "Cái", "2", "8.000.000", "16.000.000"],
    ["", "Tổng cộng", "", "", "", "136.000.000"],
  ];
  it("is computed, with what it does not hold yet", async () => {
    const draft = await draftOf(rows, "", "Tổng kinh phí: 136.000.000 đồng.");
    expect(draft.text).toContain("Tổng kinh phí: 120.000.000 đồng (Bằng chữ: Một trăm hai mươi");
    expect(draft.text).toContain("chưa gồm 1 hạng mục chờ nhu cầu hoặc đơn giá");
    expect(draft.missing.map(({ id }) => id)).toEqual(expect.not.arrayContaining(["kp-"]));
    expect(draft.violations).toEqual([]);
  });

  it("by another name is known by its prior amount; how it is made up stays a question", async () => {
    const said = "Nhu cầu kinh phí 136 triệu đồng, trong đó thuê dịch vụ 120 triệu đồng.";
    const draft = await draftOf(rows, "bỏ máy quét", said);
    expect(draft.text).toContain("120.000.000 đồng (Bằng chữ: Một trăm hai mươi triệu đồng)");
    expect(draft.text).toContain("cơ cấu nguồn năm 2027");
  });
});

it("ink, repair and courses on machines are under no cap of a machine", async () => {
  const draft = await draftOf(
    [
      ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền"],
      ["1", "Mực máy in", "Hộp", "10", "350.000", "3.500.000"],
      ["2", "Sửa chữa máy tính", "Lần", "4", "500.000", "2.000.000"],
      ["3", "Đào tạo sử dụng phần mềm trên máy tính bảng", "Lớp", "1", "5.000.000", "5.000.000"],
    ],
    "như năm 2026",
  );
  const notes = draft.lines.flatMap((line) => line.notes).join(" ");
  expect(notes).not.toMatch(/mức (?:giá )?tối đa|không chịu thuế/iu);
});

it("the sum that a page break cut off the prior table does not go on", async () => {
  const draft = await makeDrafter({ register: aRegister() })({
    year: 2027,
    priorPlan: aPlan(
      [
        "KẾ HOẠCH",
        "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026",
        "# I. MỤC TIÊU",
        "- 95% văn bản ký số.",
        "# II. KINH PHÍ NĂM 2026",
        "@1",
        "@2",
      ],
      [
        [
          ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền"],
          ["1", "Thuê HIS", "Tháng", "12", "10.000.000", "120.000.000"],
          ["2", "Thuê tên miền", "Năm", "1", "1.000.000", "1.000.000"],
        ],
        [["", "Tổng cộng", "", "", "", "121.500.000"]],
      ],
    ),
    priorId: "truoc",
    part: "plan",
    asOf: "2026-11-22",
  });
  expect(JSON.stringify(draft.sections)).not.toContain("121.500.000");
  const told = draft.changes.find(({ before }) => before.includes("121.500.000"));
  expect(told?.status).toBe("dropped");
});

describe("remarks of a prior line", () => {
  const rows = (note: string, months = "12") => [
    ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền", "Ghi chú"],
    ["1", "Thuê HIS", "Tháng", months, "10.000.000", `${Number(months) * 10}.000.000`, note],
    ["2", "Thuê tên miền", "Năm", "1", "1.000.000", "1.000.000", "Đang dùng"],
  ];

  it("go on while the quantity stays, and are told where they cannot", async () => {
    const kept = await draftOf(rows("11 trạm, 3 quầy khám"));
    expect(kept.lines[0]?.notes.join(" ")).toContain("Kế hoạch trước ghi: 11 trạm, 3 quầy khám.");
    const changed = await draftOf(rows("11 trạm, 3 quầy khám"), "HIS 6 tháng");
    expect(changed.lines[0]?.notes.join(" ")).not.toContain("11 trạm");
    expect(changed.changes.map(({ reason }) => reason).join("\n")).toContain(
      'không mang sang: "11 trạm, 3 quầy khám"',
    );
  });

  it("of a service that began within the year ask for its months", async () => {
    const draft = await draftOf(rows("Từ tháng 9/2026", "4"));
    expect(draft.lines[0]).toMatchObject({ quantity: null, status: "needs-input" });
    expect(draft.lines[0]?.notes.join(" ")).toContain("chỉ thuê một phần của năm trước");
  });
});

it("a new line beside lines without tax tells none of its own", async () => {
  const draft = await draftOf(
    [
      ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền"],
      ["1", "Thuê HIS", "Tháng", "12", "10.000.000", "120.000.000"],
      ["2", "Thuê tên miền", "Năm", "1", "1.000.000", "1.000.000"],
    ],
    "mua 02 máy chủ giá 180 triệu",
  );
  expect(draft.lines[2]).toMatchObject({ unit: "Cái", vatRate: null, amountWithVat: null });
  expect(draft.budget?.total).toBe(draft.budget?.totalWithVat);
});
