/** One piece of work told in the text and in the table in other words: one question, one result, one fate. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { sameWork } from "../../../src/domain/plan/same-work.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

const ROWS = [
  ["TT", "Nội dung công việc", "Chủ trì", "Sản phẩm", "Hoàn thành", "Tình trạng"],
  ["I", "HẠ TẦNG", "", "", "", ""],
  ["1", "Đấu nối PACS với 05 máy siêu âm", "Khoa CĐHA", "05 máy", "Quý III/2026", "Đang làm"],
  ["2", "Cáp quang nhà mổ - khoa Dược", "Tổ CNTT", "Tuyến cáp", "30/5/2026", "Chưa làm"],
  [
    "3",
    "Trang thông tin điện tử",
    "Tổ CNTT",
    "Trang",
    "Tháng 4/2026",
    "Đã hoàn thành tháng 12/2025",
  ],
  ["4", "Camera phòng máy chủ", "Tổ CNTT", "04 camera", "Tháng 4/2026", "Xong phần khảo sát"],
  ["II", "CON NGƯỜI", "", "", "", ""],
  ["5", "Tập huấn PACS cho 05 khoa", "Phòng TCHC", "2 lớp", "Quý II/2026", "Chưa làm"],
  ["6", "Tuyển dụng kỹ sư mạng", "Phòng TCHC", "01 người", "Quý II/2026", "Chưa làm"],
];

const plan = () =>
  aPlan(
    [
      "KẾ HOẠCH",
      "Chuyển đổi số tại Bệnh viện đa khoa Sông Lô năm 2026",
      "# I. NHIỆM VỤ VÀ GIẢI PHÁP",
      "- Kết nối 05 máy siêu âm còn lại vào hệ thống PACS, bỏ in phim.",
      "- Kéo cáp quang nối nhà mổ với khoa Dược, hoàn thành trước ngày 30/5/2026.",
      "- Tuyển 01 kỹ sư mạng (chỉ tiêu chưa tuyển được của năm 2025).",
      "- Kiểm tra việc dùng hệ thống PACS của các khoa.",
      "- Số hóa kho phim giấy giai đoạn 2012-2018: năm 2026 quét phim của khoa Ngoại, năm 2027 quét phim của các khoa còn lại.",
      "- Thanh toán, quyết toán kinh phí trước ngày 31/01/2027.",
      "# Phụ lục 1 TIẾN ĐỘ NHIỆM VỤ NĂM 2026",
      "@1",
    ],
    [ROWS],
  );

function roll(results: readonly { id: string; value: string }[] = []) {
  const { sections, context } = rolloverPlan({
    ...{ plan: plan(), priorId: "truoc", targetYear: 2027, asOf: "2026-11-22" },
    ...{ register: aRegister(), results },
  });
  const blocks = sections.flatMap((section) => section.blocks);
  return {
    texts: blocks.filter(({ kind }) => kind !== "table").map(({ text }) => text),
    rows: blocks.flatMap(({ rows }) => rows ?? []),
    context,
  };
}

const idOf = (content: string): string =>
  plan().tasks.find((task) => task.content === content)?.id ?? "";

describe("sameWork", () => {
  it.each([
    ["Kết nối 05 máy siêu âm còn lại vào hệ thống PACS, bỏ in phim.", ROWS[2]![1]!],
    ["Kéo cáp quang nối nhà mổ với khoa Dược, hoàn thành trước ngày 30/5/2026.", ROWS[3]![1]!],
    ["Tuyển 01 kỹ sư mạng (chỉ tiêu chưa tuyển được của năm 2025).", ROWS[8]![1]!],
  ])("%s is the row %s", (line, row) => {
    expect(sameWork(plan(), line).map(({ content }) => content)).toEqual([row]);
  });

  it.each([
    ["another kind of action", "Kiểm tra việc dùng hệ thống PACS của các khoa."],
    ["another number", "Kết nối 07 máy siêu âm vào hệ thống PACS."],
    ["a few common words", "Nâng cấp hệ thống của các khoa."],
  ])("%s makes another work", (_, line) => {
    expect(sameWork(plan(), line)).toEqual([]);
  });
});

describe("work told in the text and in the table", () => {
  it("is asked about with one question", () => {
    const { texts, rows, context } = roll();
    const ask = 'việc làm một lần "Đấu nối PACS với 05 máy siêu âm" đã xong chưa';
    expect(texts.find((text) => text.startsWith("Kết nối 05 máy"))).toContain(ask);
    expect(rows.find(([label]) => label === "1")?.[1]).toContain(ask);
    expect(context.missing.filter((item) => item.ask === ask)).toHaveLength(1);
    expect(context.missing.filter(({ ask: one }) => one.includes("kỹ sư mạng"))).toHaveLength(1);
  });

  it("leaves both when its row is reported done", () => {
    const { texts, rows } = roll([
      { id: idOf("Cáp quang nhà mổ - khoa Dược"), value: "Đã nghiệm thu ngày 20/5/2026" },
    ]);
    // The report alone tells it.
    expect([...texts, ...rows.flat()].filter((text) => text.includes("áp quang"))).toEqual([
      "Cáp quang nhà mổ - khoa Dược: Đã nghiệm thu ngày 20/5/2026",
    ]);
  });

  it("takes the new day in both when it is late", () => {
    const { texts, rows } = roll([
      { id: idOf("Cáp quang nhà mổ - khoa Dược"), value: "Chưa xong, chuyển sang tháng 3/2027" },
    ]);
    expect(texts).toContain("Kéo cáp quang nối nhà mổ với khoa Dược, hoàn thành tháng 3/2027.");
    expect(rows.find(([, name]) => name?.startsWith("Cáp quang"))?.[4]).toBe("Tháng 3/2027");
  });

  it("leaves no state of the year before in its row", () => {
    const { rows } = roll();
    const states = rows.slice(1).map((row) => row[5] ?? "");
    expect(states.filter((state) => /làm|khảo sát/u.test(state))).toEqual([]);
    expect(rows.flat()).not.toContain("Trang thông tin điện tử");
    expect(rows.find(([, name]) => name?.startsWith("Tập huấn"))?.[5]).toBe(
      "[cần bổ sung: tình trạng đến cuối năm 2026]",
    );
  });
});

describe("years of a line", () => {
  it("papers keep the years they are of; a step that is over is asked behind the one of the new year", () => {
    expect(roll().texts.find((text) => text.startsWith("Số hóa"))).toBe(
      'Số hóa kho phim giấy giai đoạn 2012-2018: năm 2027 quét phim của các khoa còn lại [cần bổ sung: bước trước đó của việc này ("quét phim của khoa Ngoại") đã xong chưa].',
    );
  });

  it("what is settled in the year after the plan moves on, what was not done then stays told of its year", () => {
    const { texts } = roll();
    expect(texts).toContain("Thanh toán, quyết toán kinh phí trước ngày 31/01/2028.");
    expect(texts.find((text) => text.startsWith("Tuyển"))).toContain("của năm 2025)");
  });
});

describe("answers on work", () => {
  const ask = (text: RegExp): string =>
    roll().context.missing.find((item) => text.test(item.ask))?.id ?? "";

  it("stand in the report, whichever question they answer", () => {
    const { texts, rows } = roll([
      { id: ask(/một lần "Đấu nối PACS/u), value: "Đúng" },
      { id: ask(/một lần ".*kỹ sư mạng/u), value: "Bỏ, không tuyển nữa" },
    ]);
    expect(texts).toContain("Đấu nối PACS với 05 máy siêu âm: đã hoàn thành");
    expect(texts).toContain("Tuyển dụng kỹ sư mạng: không tuyển nữa");
    expect(rows.flat().filter((cell) => cell.includes("siêu âm"))).toEqual([]);
  });

  it("a course that was held asks whether there is another one", () => {
    const held = [{ id: idOf("Tập huấn PACS cho 05 khoa"), value: "Hoàn thành 2/2 lớp" }];
    const { rows, context } = roll(held);
    const again = context.missing.find((item) => item.ask.includes("có tổ chức tiếp"));
    expect(again?.ask).toBe('năm 2027 có tổ chức tiếp "Tập huấn PACS cho 05 khoa" không');
    expect(rows.find(([, name]) => name?.startsWith("Tập huấn"))?.[5]).toBe("Hoàn thành 2/2 lớp");
    const { rows: without } = roll([...held, { id: again?.id ?? "", value: "Không" }]);
    expect(without.flat().join()).not.toContain("Tập huấn PACS");
  });
});

describe("tables that call things otherwise", () => {
  const steps = [
    ["Công việc", "Bắt đầu", "Kết thúc", "Phụ trách"],
    ["Hoàn thiện biểu mẫu EMR", "01/2026", "3/2026", "Phòng KHTH"],
    ["Hồ sơ cấp độ 3", "2/2026", "8/2026", "Tổ CNTT"],
  ];
  const goals = [
    ["TT", "Chỉ tiêu", "Năm 2025", "Năm 2026"],
    ["1", "Tỷ lệ người bệnh hẹn khám qua mạng (%)", "31", "25"],
    ["2", "Thời gian chờ khám (phút)", "60", "45"],
  ];
  const lines = [
    "KẾ HOẠCH",
    "Chuyển đổi số tại Bệnh viện đa khoa Sông Lô năm 2026",
    "# I. CHỈ TIÊU",
    "@1",
    "# II. NHIỆM VỤ",
    "- Rà soát, hoàn thiện 18 biểu mẫu bệnh án điện tử còn thiếu trước ngày 31/3/2026.",
    "- Trình phê duyệt cấp độ 3 cho hệ thống HIS, EMR.",
    "- Đặt thêm 03 ki ốt lấy số tại sảnh.",
    "# Phụ lục 1 TIẾN ĐỘ NĂM 2026",
    "@2",
  ];
  const read = aPlan(lines, [goals, steps]);
  const { sections, context } = rolloverPlan({
    ...{ plan: read, priorId: "truoc", targetYear: 2027, asOf: "2026-11-22" },
    register: aRegister(),
  });
  const texts = sections.flatMap(({ blocks }) => blocks.map(({ text }) => text));

  it("the figure of the plan year is the target's, and one below the year before is put to the unit", () => {
    expect(read.targets.map(({ value }) => value)).toEqual([25, 45]);
    const asked = context.missing.filter(({ ask }) => ask.startsWith("mức năm 2027"));
    expect(asked).toHaveLength(1);
    expect(asked[0]?.ask).toMatch(/hẹn khám qua mạng.*31/u);
    expect(texts.join("\n")).toMatch(/\| 25 \[cần bổ sung: mức năm 2027/u);
  });

  it("steps from … to … are tasks; forms of a record are not the record", () => {
    const asked = context.missing.map(({ ask }) => ask).join("\n");
    expect(asked).toContain('"Hoàn thiện biểu mẫu EMR" đã xong chưa');
    expect(asked).toContain('"Hồ sơ cấp độ 3" đã xong chưa');
    expect(asked).toContain('"Đặt thêm 03 ki ốt lấy số tại sảnh" đã xong chưa');
    expect(texts.find((text) => text.startsWith("Rà soát, hoàn thiện 18"))).not.toContain(
      "duy trì",
    );
  });
});

describe("what is reported on a table and told in the text", () => {
  const rows = [
    ["TT", "Nội dung", "Chủ trì", "Sản phẩm", "Hoàn thành"],
    ["1", "Quét, nhập phiếu khám giấy", "Khoa Khám", "9.000 phiếu", "Tháng 12/2026"],
    ["2", "Quy chế quản lý tài khoản", "Tổ CNTT", "Quy chế", "Quý I/2026"],
  ];
  const read = aPlan(
    [
      "KẾ HOẠCH",
      "Chuyển đổi số tại Bệnh viện đa khoa Sông Lô năm 2026",
      "# I. KẾT QUẢ THỰC HIỆN NĂM 2025",
      "## 1. Tồn tại, hạn chế",
      "- Quy chế quản lý tài khoản chưa được ban hành.",
      "- Mạng nội bộ của khoa Nội hay bị nghẽn.",
      "# II. MỤC TIÊU",
      "- Hồ sơ cấp độ 2 của phần mềm viện phí được phê duyệt trong năm.",
      "- 95% văn bản đi của bệnh viện được ký số.",
      "# III. NHIỆM VỤ",
      "- Số hóa phiếu khám giấy giai đoạn 2015-2019: năm 2026 làm 9.000 phiếu, năm 2027 làm 4.000 phiếu.",
      "- Ban hành Quy chế quản lý tài khoản trong quý I năm 2026.",
      "@1",
    ],
    [rows],
  );
  const id = (text: string): string =>
    [...read.tasks, ...read.targets.map((one) => ({ ...one, content: one.text }))].find(
      ({ content }) => content.startsWith(text),
    )?.id ?? "";
  const results = [
    { id: id("Quét, nhập"), value: "Đã quét 7.000/9.000 phiếu" },
    { id: id("Quy chế quản lý"), value: "Đã ban hành ngày 15/3/2026" },
    { id: id("Hồ sơ cấp độ"), value: "Đã được phê duyệt" },
  ];
  const { sections } = rolloverPlan({
    ...{ plan: read, priorId: "truoc", targetYear: 2027, asOf: "2026-11-22" },
    ...{ register: aRegister(), results },
  });
  const texts = sections.flatMap(({ blocks }) => blocks.map(({ text }) => text));

  it("what is left of a step is told, a rule that is there is no limit, a paper that is there no target", () => {
    expect(texts).toContain(
      "Số hóa phiếu khám giấy giai đoạn 2015-2019: năm 2027 làm 4.000 phiếu (làm tiếp phần chưa xong: làm 2.000 phiếu).",
    );
    expect(texts).toContain("Tổ chức thực hiện Quy chế quản lý tài khoản.");
    expect(texts.join("\n")).not.toContain("chưa được ban hành");
    expect(texts.join("\n")).not.toContain("Duy trì hồ sơ cấp độ");
    expect(texts).toContain("Mạng nội bộ của khoa Nội hay bị nghẽn.");
  });
});
