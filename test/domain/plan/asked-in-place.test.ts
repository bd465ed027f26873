/** What only the unit can say is asked where it stands: documents in doubt, times left empty, what may be out of date. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { anEntry, aPlan } from "./plan-builders.ts";

const doubted = anEntry({
  symbol: "19/CT-TTg",
  type: "Chỉ thị",
  issuer: "Thủ tướng Chính phủ",
  ...{ signed: "2017-04-12", effective: "2017-04-12" },
  title: "Tăng cường phòng, chống mã độc",
  doubt: "Chưa thấy nguồn nói văn bản còn hay hết hiệu lực.",
});

interface Given {
  tasks: readonly string[];
  report?: readonly string[];
  bases?: readonly string[];
  rows?: string[][];
  year?: number;
  results?: { id: string; value: string }[];
}

function roll({ tasks, report = [], bases = [], rows, year = 2026, results = [] }: Given) {
  const { sections, context } = rolloverPlan({
    plan: aPlan(
      [
        "KẾ HOẠCH",
        `Chuyển đổi số tại Trung tâm Y tế Sông Lô năm ${year}`,
        ...(report.length === 0 ? [] : [`# A. KẾT QUẢ NĂM ${year - 1}`, ...report]),
        "# I. CĂN CỨ",
        ...bases,
        "# II. NHIỆM VỤ",
        ...tasks,
        ...(rows === undefined ? [] : ["# Phụ lục 1", "@1"]),
      ],
      rows === undefined ? [] : [rows],
    ),
    ...{ priorId: "truoc", targetYear: year + 1, asOf: `${year}-11-22`, results },
    register: makeRegister([doubted]),
  });
  const blocks = sections.flatMap((section) => section.blocks);
  return { text: blocks.map(({ text }) => text).join("\n"), blocks, context };
}

describe("a document in doubt", () => {
  const task = "- Diệt mã độc theo Chỉ thị số 19/CT-TTg ngày 12/4/2017 của Thủ tướng Chính phủ.";
  const mark = "[cần bổ sung: kiểm tra hiệu lực của Chỉ thị số 19/CT-TTg]";

  it("is asked of among the bases, and the answer holds in a task and in a row", () => {
    const bases = ["- Chỉ thị số 19/CT-TTg ngày 12/4/2017 của Thủ tướng Chính phủ về mã độc;"];
    const rows = [
      ["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"],
      ["1", "Rà quét theo Chỉ thị số 19/CT-TTg", "Tổ CNTT", "Hằng quý"],
    ];
    const open = roll({ tasks: [task], bases, rows });
    const id = open.context.missing.find(({ ask }) => ask.includes("19/CT-TTg"))?.id ?? "";
    const told = (value: string) => roll({ tasks: [task], bases, rows, results: [{ id, value }] });
    const replaced = told("Hết hiệu lực, thay bằng Chỉ thị số 27/CT-TTg ngày 05/3/2026");
    expect(replaced.text).not.toContain("19/CT-TTg");
    expect(replaced.text.split("27/CT-TTg")).toHaveLength(4);
    const over = told("Hết hiệu lực");
    expect(over.text.split("[cần bổ sung: văn bản thay cho Chỉ thị số 19/CT-TTg]")).toHaveLength(4);
    expect(over.context.missing.filter(({ ask }) => ask.includes("19/CT-TTg"))).toHaveLength(1);
    expect(told("Còn hiệu lực").text.split("19/CT-TTg")).toHaveLength(4);
  });

  it("is asked of in a task, once, and the answer counts", () => {
    const open = roll({ tasks: [task, "- Báo cáo theo Chỉ thị số 19/CT-TTg hằng quý."] });
    expect(open.text.split(mark)).toHaveLength(2);
    const id = open.context.missing.find(({ ask }) => ask.includes("19/CT-TTg"))?.id ?? "";
    const told = roll({ tasks: [task], results: [{ id, value: "Còn hiệu lực" }] });
    expect(told.text).not.toContain("kiểm tra hiệu lực");
    expect(told.text).toContain("19/CT-TTg ngày 12/4/2017");
  });

  it("is asked of in the bases where it stands there", () => {
    const basis = "- Chỉ thị số 19/CT-TTg ngày 12/4/2017 của Thủ tướng Chính phủ;";
    const { text } = roll({ tasks: [task], bases: [basis] });
    expect(text.split(mark)).toHaveLength(2);
    expect(text).toMatch(/^Diệt mã độc theo Chỉ thị số 19\/CT-TTg ngày 12\/4\/2017[^[]*$/mu);
  });

  it("does not hide that a work may be done", () => {
    const { text } = roll({
      tasks: ["- Lắp đặt 02 tường lửa theo Chỉ thị số 19/CT-TTg trước ngày 30/6/2026."],
    });
    expect(text).toContain(mark);
    expect(text).toContain("đã xong chưa");
  });
});

describe("times of tasks", () => {
  it.each([
    ["- Vận hành PACS từ tháng 3/2026.", "Vận hành PACS."],
    ["- Từ ngày 01/4/2026, in phiếu theo mẫu mới.", "In phiếu theo mẫu mới."],
    ["- Trả lương qua thẻ (kể từ năm 2026).", "Trả lương qua thẻ."],
  ])("since when a work goes on was of its year: %s", (line, wanted) => {
    expect(roll({ tasks: [line] }).text.split("\n")).toContain(wanted);
  });

  it.each([
    "- Dùng biên lai điện tử từ ngày 01/6/2026 theo Điều 5 Nghị định số 254/2026/NĐ-CP.",
    "- Thử nghiệm từ tháng 02/2026 đến tháng 5/2027.",
    "- Mở phòng khám từ tháng 3/2027.",
  ])("a span, a day of the law and a start ahead stay: %s", (line) => {
    expect(roll({ tasks: [line] }).text).toMatch(/ từ (?:ngày|tháng) /u);
  });

  it("in a table, too; one left empty among others is asked for", () => {
    const { blocks } = roll({
      tasks: ["- Trực."],
      rows: [
        ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"],
        ["1", "Vận hành cổng tra cứu", "Tổ CNTT", "Từ quý II/2026"],
        ["2", "Sao lưu dữ liệu hằng ngày", "Tổ CNTT", "Thường xuyên"],
        ["3", "Đối chiếu số liệu kho", "Khoa Dược", ""],
        ["4", "Kiểm tra máy trạm", "Tổ CNTT", "Hằng quý"],
      ],
    });
    const rows = blocks.find((block) => block.rows !== undefined)?.rows ?? [];
    expect(rows[1]?.[3]).toBe("Thường xuyên");
    expect(rows[3]?.[3]).toBe(
      '[cần bổ sung: thời hạn của "Đối chiếu số liệu kho" (kế hoạch trước để trống)]',
    );
  });
});

describe("what may be out of date", () => {
  it("an epidemic is asked of behind the sentence, not within it", () => {
    const { text } = roll({ tasks: ["- Đối soát dữ liệu tiêm Covid-19 với dân cư. Báo cáo quý."] });
    expect(text).toMatch(
      /với dân cư \[cần bổ sung: năm 2027 còn thực hiện nội dung "Covid-19" không \(câu "Đối soát dữ liệu tiêm.*\]\. Báo cáo/u,
    );
  });

  it("levels of services are asked of since the decree that ended them", () => {
    const task = "- Cung cấp dịch vụ công trực tuyến mức độ 4.";
    expect(roll({ tasks: [task], year: 2022 }).text).toContain(
      "loại toàn trình hay cả loại một phần",
    );
    expect(roll({ tasks: [task], year: 2021 }).text).not.toContain("toàn trình");
  });

  it("levels of services written in several ways are one question, whose answer takes their place", () => {
    const tasks = [
      "- Cung cấp dịch vụ công trực tuyến mức độ 3, mức độ 4.",
      "- Tăng hồ sơ dịch vụ công mức 4.",
    ];
    const asked = roll({ tasks, year: 2022 }).context.missing.filter(({ ask }) =>
      ask.includes("toàn trình"),
    );
    expect(asked).toHaveLength(1);
    const results = [{ id: asked[0]?.id ?? "", value: "Dịch vụ công trực tuyến toàn trình" }];
    const { text } = roll({ tasks, year: 2022, results });
    expect(text).toContain("Cung cấp dịch vụ công trực tuyến toàn trình.");
    expect(text).toContain("Tăng hồ sơ dịch vụ công toàn trình.");
  });

  it("an epidemic is asked of since it is lived with, not in its midst", () => {
    const task = "- Tiếp nhận phản ánh về công tác phòng, chống dịch Covid-19 qua tổng đài.";
    expect(roll({ tasks: [task], year: 2022 }).text).toContain("còn thực hiện nội dung");
    expect(roll({ tasks: [task], year: 2021 }).text).not.toContain("còn thực hiện nội dung");
  });
});

describe("work and upkeep in one line", () => {
  const line =
    "- Xây dựng cơ sở dữ liệu 14 trạm y tế trước ngày 30/6/2026. Cập nhật dữ liệu trạm hằng tuần.";

  it("asks of the work alone, and keeps the upkeep once it is done", () => {
    const { text, context } = roll({ tasks: [line] });
    expect(text).toMatch(/đã xong chưa\]\. Cập nhật dữ liệu trạm hằng tuần\./u);
    const id = context.missing.find(({ ask }) => ask.includes("đã xong chưa"))?.id ?? "";
    const done = roll({ tasks: [line], results: [{ id, value: "Đã xong" }] });
    expect(done.text).toContain("Cập nhật dữ liệu trạm hằng tuần.");
    expect(done.text).not.toContain("đã xong chưa");
  });

  it("a programme's number counts nothing", () => {
    expect(roll({ tasks: ["- Tiếp tục triển khai Đề án 06 trên địa bàn."] }).text).not.toContain(
      "đã xong chưa",
    );
  });
});

it("facts are asked of by what they are about, and what is told already is not told again", () => {
  const { text } = roll({
    tasks: ["- Trực."],
    report: [
      "## I. HẠ TẦNG MẠNG",
      "### 1. Kết quả đạt được",
      "- Đường truyền: 100% máy của Trung tâm nối mạng tốc độ 200Mbps.",
      "- Bảo mật: Trung tâm đang dùng đường truyền mạng tốc độ 200Mbps; đã cài phần mềm diệt virus cho 9/9 máy.",
    ],
  });
  expect(text).toContain("xác nhận, cập nhật số liệu hiện trạng về hạ tầng mạng đến cuối năm 2026");
  expect(text).not.toMatch(/^Bảo mật: Trung tâm đang dùng/mu);
});
