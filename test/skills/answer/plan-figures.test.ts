/** Figures of plans as the reader of tables has them: scale, tax, sources, years; a difference only between the same things. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type App, buildApp } from "../../../src/app.ts";
import { parseConfig } from "../../../src/config.ts";
import { coreOf, isSameThing } from "../../../src/skills/answer/plan-things.ts";

let app: App;
beforeAll(async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "can-cu-figures-"));
  app = await buildApp({ ...parseConfig({}), dataFolder });
}, 120_000);
afterAll(async () => {
  await app.close();
});

const ask = (question: string, conversation?: string) =>
  app.assistant.ask({
    unit: "a",
    asOf: "2026-11-29",
    question,
    ...(conversation === undefined ? {} : { conversationId: conversation }),
  });

describe("two names", () => {
  it.each([
    ["Phần mềm quản lý bệnh viện (HIS)", "Hệ thống quản lý bệnh viện (HIS)", true],
    [
      "Phần mềm bệnh án điện tử EMR dưới 3000 bệnh án/tháng",
      "Hệ thống Bệnh án điện tử (EMR)",
      true,
    ],
    [
      "Phần mềm quản lý lưu trữ và truyền tải hình ảnh RIS_PACS dưới 3000 ca chụp/tháng",
      "Hệ thống thông tin chẩn đoán hình ảnh (RIS/PACS)",
      true,
    ],
    ["Tường lửa", "Hệ thống tường lửa", true],
    ["Tường lửa", "Nâng cấp hạ tầng mạng nội bộ và Hệ thống tường lửa", false],
    ["Server RIS-PACS", "Phần mềm RIS-PACS", false],
    ["Nâng cấp phần mềm HIS V3 lên V6", "Hệ thống quản lý bệnh viện (HIS)", false],
    ["Máy tính bảng", "Máy tính, máy in, máy tính bảng", false],
    ["Máy chủ lưu trữ dự phòng", "Hạ tầng máy chủ", false],
  ])("%s | %s: %s", (one, other, same) => {
    expect(isSameThing(one, other)).toBe(same);
    expect(isSameThing(other, one)).toBe(same);
  });

  it("lose what every system may be called", () => {
    expect(coreOf("Thuê phần mềm quản lý bệnh viện (HIS)")).toBe("quan ly benh vien");
  });
});

describe("a row of a plan", () => {
  it.each([
    ["dòng RIS-PACS kế hoạch Krông Pắc tính VAT mấy phần trăm", ["thuế suất 8%", "272.160.000"]],
    ["may in ma vach chiu VAT bao nhieu % trong du toan Krong Pac", ["thuế suất 10%"]],
    ["dự toán năm 2024 cho máy chủ của Vĩnh Long được duyệt bao nhiêu", ["4.030.525.000 đồng"]],
    [
      "Vĩnh Long 2025: quỹ phát triển hoạt động sự nghiệp chi cho EMR bao nhiêu",
      ["11.241.561.600"],
    ],
    ["server dự phòng trong plan Krông Pắc price bao nhiêu?", ["180.000.000"]],
  ])("%s", async (question, told) => {
    const { kind, text } = await ask(question);
    expect(kind).toBe("answered");
    for (const one of told) expect(text).toContain(one);
  });
});

describe("a table that counts by unit", () => {
  it.each([
    ["Vĩnh Long có tất cả bao nhiêu máy trạm", "tổng số máy 1.644"],
    ["bao nhiêu máy ở Vĩnh Long chỉ dùng tường lửa Windows", "1.229"],
    ["Vĩnh Long: mấy đơn vị có máy chủ, bao nhiêu cái đang ngừng chạy?", "ngừng hoạt động 5"],
  ])("tells its total, or the row of the unit named: %s", async (question, told) => {
    const { text } = await ask(question);
    expect(text).toContain(told);
  });
});

describe("sums side by side", () => {
  it("are told without a difference where tax or name is not the same", async () => {
    const his = await ask("Giá phần mềm HIS ở Krông Pắc và Vĩnh Long chênh nhau thế nào?");
    expect(his.text).toContain("4.114.400.000 đồng so với 180.000.000 đồng");
    expect(his.text).toContain("Không tính số chênh lệch");
    const wall = await ask("so sánh kinh phí tường lửa Krông Pắc và Vĩnh Long");
    expect(wall.text).toContain("450.000.000");
    expect(wall.text).toContain("610.000.000");
    expect(wall.text).not.toContain("nhiều hơn");
  });

  it("of one unit in two years stand year by year", async () => {
    const total = await ask("Vĩnh Long: kinh phí CNTT năm 2025 so với 2024 tăng bao nhiêu?");
    expect(total.text.split("\n")[0]).toBe(
      "Năm 2025 nhiều hơn năm 2024 7.656.323.000 đồng (50.588.967.000 đồng so với 42.932.644.000 đồng). [1] [2]",
    );
    const emr = await ask("kinh phí EMR Vĩnh Long từ 2024 sang 2025 thay đổi thế nào");
    expect(emr.text).toContain("(15.198.526.000 đồng so với 13.731.450.000 đồng)");
  });

  it("name the source that is asked for first", async () => {
    const { text } = await ask("trong kế hoạch Vĩnh Long, ngân sách tỉnh năm 2025 cấp bao nhiêu");
    expect(text.split("\n")[0]).toContain("8.094.000.000");
  });
});

describe("what leans on a question about a plan", () => {
  it.each([
    [
      "tổng kinh phí kế hoạch CNTT Vĩnh Long 2025",
      "trong đó quỹ phát triển sự nghiệp là bao nhiêu?",
      "32.402.229.600",
    ],
    ["Vĩnh Long 2025 chi cho tường lửa bao nhiêu", "năm ngoái thì sao", "310.000.000"],
    ["Krông Pắc mua kiosk giá bao nhiêu", "tính cả thuế thì sao", "165.000.000"],
    ["Kon Tum 2024 ai chủ trì thanh toán không dùng tiền mặt", "thời hạn khi nào", "Thường xuyên"],
    ["mục tiêu thanh toán không tiền mặt Thanh Hóa 2022", "thế năm 2023?", "100%"],
  ])("%s → %s", async (before, question, told) => {
    const conversation = `c-${told}`;
    await ask(before, conversation);
    const { text } = await ask(question, conversation);
    expect(text).toContain(told);
  });
});

describe("money and days of a plan in other words", () => {
  it.each([
    [
      "Vĩnh Long năm 2024 đc bố trí bao nhiêu, giải ngân đc bao nhiêu",
      /42\.932\.644\.000/,
      /7\.919/,
    ],
    ["vốn sự nghiệp ngân sách tỉnh cho CNTT y tế Vĩnh Long 2024 vs 2025", /7\.963/, /8\.094/],
    ["dự toán cds + đề án 06 thanh hóa 2023 cộng lại là mấy", /Tổng cộng.*3\.690\.460\.000/, /./],
    ["Chữ ký số: chi phí ở Krông Pắc 2026 và ở Vĩnh Long 2025", /62\.700\.000/, /609\.432\.000/],
    ["thời hạn các đơn vị báo cáo Sở Y tế theo kế hoạch Thanh Hóa 2022", /05\/12\/2022/, /./],
  ])("%s", async (question, first, second) => {
    const answer = await ask(question);
    expect(answer.text).toMatch(first);
    expect(answer.text).toMatch(second);
  });

  it("lists the plans that cite a document, whichever way round it is asked", async () => {
    for (const question of [
      "QĐ 130/QĐ-BYT được nhắc trong kế hoạch của những đơn vị nào?",
      "những đơn vị nào có kế hoạch nhắc tới 130/QĐ-BYT",
    ]) {
      const answer = await ask(question);
      for (const place of ["Krông Pắc", "Kon Tum", "Thanh Hóa"])
        expect(answer.text).toContain(place);
    }
  });
});

it("what is set stands beside what was reached in one message", async () => {
  const { text } = await ask(
    "tỉ lệ dùng CCCD khám bệnh: năm 2023 ở bv tâm thần kon tum thực hiện đc mấy %, krông pắc đặt tra cứu trên mấy %",
  );
  expect(text).toContain("8.656%");
  expect(text).toContain("85%");
});

describe("what is taken for done", () => {
  it.each([
    ["Kế hoạch Krông Pắc 2026 đã mua kiosk trong năm 2025 rồi nhỉ?", /^Chưa\..*chưa trang bị/],
    ["Vĩnh Long năm 2024 đã đầu tư tường lửa rồi đúng không", /^Chưa\..*Chưa thực hiện/],
    ["Krông Pắc đã trang bị kios chưa", /^Chưa\./],
  ])("is told as not done where the plan says so: %s", async (question, said) => {
    expect((await ask(question)).text).toMatch(said);
  });

  it.each([
    "Krông Pắc đã mua LIS rồi nhỉ",
    "Krông Pắc đã triển khai bệnh án điện tử rồi phải không",
    "Vĩnh Long đã mua máy quét CCCD trong năm 2024 rồi nhỉ",
  ])("is left alone where no line denies it: %s", async (question) => {
    expect((await ask(question)).text).not.toMatch(/^Chưa/);
  });
});

describe("targets of two plans", () => {
  it.each([
    [
      "tỷ lệ dân có hồ sơ sức khỏe điện tử: Thanh Hóa đặt 2022 so với Vĩnh Long đặt 2025",
      ["50%", "người dân có hồ sơ sức khỏe cá nhân"],
    ],
    [
      "mục tiêu thanh toán không tiền mặt của y tế Thanh Hoá từ 2022 sang 2023 tăng giảm ra sao",
      ["90%", "100%"],
    ],
  ])("stand side by side, one of each: %s", async (question, told) => {
    const lines = (await ask(question)).text.split("\n\nNguồn:")[0]?.split("\n") ?? [];
    const said = lines.filter((line) => line !== "");
    expect(said).toHaveLength(2);
    for (const [at, one] of told.entries()) expect(said[at]).toContain(one);
  });

  it("a figure counted in per cent carries the sign", async () => {
    const { text } = await ask(
      "tỷ lệ dân có hồ sơ sức khỏe điện tử: Thanh Hóa đặt 2022 so với Vĩnh Long đặt 2025",
    );
    expect(text).toContain("năm 2025 90%");
  });
});

describe("the unit of money of a plan's tables", () => {
  it("is told with the words that say it", async () => {
    const { text } = await ask(
      "don vi tien trong bang kinh phi cua Thanh Hoa 2023 va cua Krong Pac 2026 co giong nhau khong",
    );
    expect(text).toMatch(/Thanh Hóa: .*nghìn đồng \(“.*ngàn đồng/);
    expect(text).toMatch(/Krông Pắc: .*tính bằng đồng/);
    expect((await ask("bảng dự toán Vĩnh Long 2025 dùng đơn vị tính nào")).text).toMatch(
      /tính bằng đồng/,
    );
  });
});

it("two names of machines with a stroke are two machines", async () => {
  const { text } = await ask(
    "máy đọc QR/quét CCCD ở Thanh Hóa 2023 và Vĩnh Long 2025 mỗi nơi dự trù bao nhiêu tiền",
  );
  expect(text).toContain("2.344.000.000");
  expect(text).toContain("890.000.000");
});

it("a short form is read in questions about plans, and left as typed elsewhere", async () => {
  const { text } = await ask("bên lai giấy dùng đc tới ngày mấy");
  expect(text).toContain("31/12/2026");
});
