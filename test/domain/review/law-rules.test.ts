/** Each clause with a legal basis: one planted defect, and the same budget without it. */
import { describe, expect, it } from "vitest";

import type { ParsedDocument } from "../../../src/domain/document/parsed-document.ts";
import type { ReviewInput } from "../../../src/domain/review/rule.ts";
import { procurement } from "../../../src/domain/review/rules/procurement.ts";
import { planInput } from "../../support/review-input.ts";
import { tsv } from "../budget/tsv.ts";
import { review } from "./review.ts";

const plain = (...rows: string[]): ParsedDocument =>
  tsv(`TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền\n${rows.join("\n")}`);
const taxed = (...rows: string[]): ParsedDocument =>
  tsv(`TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền|Thành tiền (VAT)\n${rows.join("\n")}`);
const facts = (year: number, signed: string) => ({
  facts: { kind: "budget", title: null, year, signed, issuer: null },
});

function told(document: ParsedDocument, code: string, over: Partial<ReviewInput> = {}) {
  return review(document, over)
    .findings.filter((finding) => finding.code === code)
    .map(({ severity, where, alsoAt = [], basis }) => ({
      severity,
      rows: [where, ...alsoAt].map((place) => place.row),
      basis,
    }));
}

describe("thresholds of procurement", () => {
  const server = (amount: string) =>
    plain(`1|Máy chủ|Bộ|1|${amount}|${amount}`, "2|Tủ mạng|Bộ|1|20.000.000|20.000.000");

  it.each([
    { amount: "1.900.000.000", signed: "2026-11-01", rows: ["1"] },
    { amount: "900.000.000", signed: "2026-11-01", rows: [] },
    { amount: "900.000.000", signed: "2026-08-01", rows: ["1"] },
    { amount: "90.000.000", signed: "2026-08-01", rows: [] },
    // The thresholds of that time are not recorded.
    { amount: "1.900.000.000", signed: "2025-01-15", rows: [] },
  ])("$amount on $signed", ({ amount, signed, rows }) => {
    const found = told(server(amount), "procurement-threshold", facts(2026, signed));
    expect(found.flatMap((one) => one.rows)).toEqual(rows);
    expect(found.every((one) => one.severity === "info")).toBe(true);
    expect(found.every((one) => one.basis === "214/2025/NĐ-CP")).toBe(true);
  });

  it("joins lines of one kind that only together pass it", () => {
    const lines = (second: string) =>
      plain(
        "1|Thiết bị tường lửa|Bộ|1|600.000.000|600.000.000",
        `2|${second}|Bộ|1|600.000.000|600.000.000`,
      );
    expect(told(lines("Thiết bị tường lửa"), "package-splitting")).toMatchObject([
      { severity: "info", rows: ["1", "2"], basis: "22/2023/QH15" },
    ]);
    expect(told(lines("Bàn ký điện tử"), "package-splitting")).toEqual([]);
  });
});

describe("VAT by law", () => {
  it("asks about telecommunication at 8 %, not at 10 % and not for devices", () => {
    const line = (name: string, withTax: string) =>
      taxed(
        `1|${name}|Tháng|12|1.000.000|12.000.000|${withTax}`,
        "2|Tủ mạng|Bộ|1|20.000.000|20.000.000|21.600.000",
        "3|Ổ cứng|Bộ|1|10.000.000|10.000.000|10.800.000",
      );
    expect(told(line("Thuê kênh truyền", "12.960.000"), "telecom-vat")).toMatchObject([
      { severity: "info", rows: ["1"], basis: "174/2025/NĐ-CP" },
    ]);
    expect(told(line("Thuê kênh truyền", "13.200.000"), "telecom-vat")).toEqual([]);
    expect(told(line("Thiết bị đường truyền", "12.960.000"), "telecom-vat")).toEqual([]);
  });

  it("leaves software without VAT alone", () => {
    const software = (withTax: string) =>
      taxed(
        `1|Phần mềm HIS|Tháng|12|1.000.000|12.000.000|${withTax}`,
        "2|Tủ mạng|Bộ|1|20.000.000|20.000.000|22.000.000",
      );
    expect(told(software("13.200.000"), "software-vat")).toMatchObject([{ rows: ["1"] }]);
    expect(told(software("12.000.000"), "software-vat")).toEqual([]);
  });
});

describe("modules", () => {
  const module = (name: string, unit: string) =>
    taxed(
      `1|${name}|${unit}|2|6.000.000|12.000.000|13.200.000`,
      "2|Tủ mạng|Bộ|1|20.000.000|20.000.000|22.000.000",
    );

  it("are software unless they are counted by the piece", () => {
    expect(told(module("Module quản lý lịch hẹn", "Gói"), "software-vat")).toHaveLength(1);
    expect(told(module("Module quang SFP", "chiếc"), "software-vat")).toEqual([]);
  });

  it("are no software when a device is named first, whatever it runs", () => {
    for (const name of ["Server HIS", "Mua server EMR (2 CPU)", "Laptop nhập liệu EMR"])
      expect(told(module(name, "Bộ"), "software-vat")).toEqual([]);
    expect(told(module("Phần mềm HIS trên server", "Gói"), "software-vat")).toHaveLength(1);
    expect(told(module("HIS cho server mới", "Gói"), "software-vat")).toHaveLength(1);
  });
});

describe("lines for security and back-up", () => {
  const system = "1|Thuê phần mềm HIS|Tháng|12|1.000.000|12.000.000";
  const security = "2|Giám sát an toàn thông tin|Gói|1|50.000.000|50.000.000";
  const backup = "3|Sao lưu dữ liệu|Gói|1|20.000.000|20.000.000";

  it("asks for what is not there", () => {
    expect(
      told(plain(system, "2|Bàn ghế|Bộ|1|5.000.000|5.000.000"), "security-line-missing"),
    ).toEqual([{ severity: "info", rows: ["1"], basis: "331/2026/NĐ-CP" }]);
    expect(told(plain(system, security), "security-line-missing")).toHaveLength(1);
  });

  it("is content with both, and where no patients' system is paid", () => {
    expect(told(plain(system, security, backup), "security-line-missing")).toEqual([]);
    expect(told(plain("1|Bàn ghế|Bộ|1|5.000.000|5.000.000"), "security-line-missing")).toEqual([]);
  });
});

describe("caps on office machines by the time of the plan", () => {
  const bought = (name: string, price: string) =>
    taxed(
      `1|${name}|Cái|1|${price}|${price}|${price}`,
      "2|Tủ mạng|Bộ|1|5.000.000|5.000.000|5.000.000",
    );
  const printer = (price: string) => bought("Máy in", price);

  it.each([
    "Sửa chữa, thay thế linh kiện máy tính",
    "Bảo trì máy vi tính",
    "Phần mềm máy tính bảng",
    "Xe đẩy gắn máy tính",
    "Giá treo máy tính bảng",
    "Túi đựng laptop",
    "Bàn để máy photocopy",
    "Đế tản nhiệt cho máy xách tay",
    "Máy in phim khô laser",
    "Máy in vòng đeo tay người bệnh",
    "Máy quét tiêu bản giải phẫu bệnh",
    "Máy scan trong miệng nha khoa",
  ])("%s is no machine", (name) => {
    const budget = (what: string) => bought(what, "30.000.000");
    expect(told(budget(name), "price-above-cap", facts(2026, "2025-12-31"))).toEqual([]);
    expect(told(budget("Máy vi tính"), "price-above-cap", facts(2026, "2025-12-31"))).toHaveLength(
      1,
    );
  });

  it.each([
    "Mua sắm bộ máy vi tính để bàn",
    "Trang bị 05 máy tính cho phòng khám",
    "Mua mới máy tính xách tay",
    "Thay thế máy in màu",
    "Laptop cho lãnh đạo",
  ])("%s is one", (name) => {
    const found = told(bought(name, "30.000.000"), "price-above-cap", facts(2026, "2025-12-31"));
    expect(found).toHaveLength(1);
  });

  it.each([
    { price: "14.000.000", year: 2026, signed: "2025-12-31", severities: ["warning"] },
    { price: "13.000.000", year: 2026, signed: "2025-12-31", severities: [] },
    // The caps of that time are not recorded.
    { price: "14.000.000", year: 2024, signed: "2024-01-15", severities: [] },
    // A hundred times the cap is a matter of the unit of the table.
    { price: "14.000.000.000", year: 2026, signed: "2025-12-31", severities: [] },
  ])("$price in $year", ({ price, year, signed, severities }) => {
    const found = told(printer(price), "price-above-cap", facts(year, signed));
    expect(found.map((one) => one.severity)).toEqual(severities);
  });
});

describe("direct appointment above what the law allows on the plan's day", () => {
  const saidOf = (text: string, signed: string): string[] =>
    procurement
      .check(planInput(`## V. KINH PHÍ\n\n${text}`, { signed }))
      .findings.map(({ severity, code, found }) => `${severity} ${code} ${found ?? ""}`);
  const SPRING = "2026-03-16";
  const AUTUMN = "2026-11-12";

  it.each([
    [
      SPRING,
      "Gói mua 34 bộ máy vi tính trị giá 627.200.000 đồng, không hình thành dự án, đề nghị chỉ định thầu.",
      "627.200.000 đồng",
    ],
    [
      SPRING,
      "Mua máy in, máy quét: 0,72 tỷ đồng, hình thức chỉ định thầu rút gọn.",
      "0,72 tỷ đồng",
    ],
    [
      SPRING,
      "Gói thầu số 2 (thuê phần mềm bệnh án điện tử) giá 850 triệu đồng; hình thức lựa chọn: chỉ định thầu.",
      "850 triệu đồng",
    ],
    [
      AUTUMN,
      "Trang bị máy chủ với dự toán 1.120.000.000 đồng theo hình thức chỉ định thầu do trong hạn mức.",
      "1.120.000.000 đồng",
    ],
  ])("on %s: %s", (signed, text, found) => {
    expect(saidOf(text, signed)).toEqual([`warning appointment-above-limit ${found}`]);
  });

  it.each([
    [AUTUMN, "Trang bị máy chủ với dự toán 920.000.000 đồng theo hình thức chỉ định thầu."],
    [SPRING, "Gói mua máy vi tính 480.000.000 đồng, áp dụng chỉ định thầu."],
    [
      SPRING,
      "Gói mua máy vi tính 627.200.000 đồng vượt hạn mức chỉ định thầu, tổ chức đấu thầu rộng rãi.",
    ],
    [
      SPRING,
      "Mua bản quyền phần mềm đang dùng 627.200.000 đồng, chỉ định thầu do chỉ có một nhà cung cấp.",
    ],
    [SPRING, "Gói thầu mua sắm thuộc dự án đầu tư, giá 1.200.000.000 đồng, chỉ định thầu."],
    [SPRING, "Mua sắm khắc phục sự cố cấp bách 700.000.000 đồng, chỉ định thầu."],
    [
      SPRING,
      "Tổng kinh phí mua sắm là 897.200.000 đồng, trong đó các gói nhỏ áp dụng chỉ định thầu theo quy định.",
    ],
    [
      SPRING,
      "Tổng dự toán mua sắm 900.000.000 đồng. Các gói dưới 500 triệu đồng áp dụng chỉ định thầu.",
    ],
    ["2025-03-16", "Gói mua máy vi tính 627.200.000 đồng, áp dụng chỉ định thầu."],
  ])("is silent on %s: %s", (signed, text) => {
    expect(saidOf(text, signed)).toEqual([]);
  });

  it("reads a row that says so", () => {
    const bought = (count: number, amount: string, how: string) =>
      tsv(
        `TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền|Ghi chú\n1|Máy vi tính|Bộ|${count}|16.800.000|${amount}|${how}\n2|Tủ mạng|Bộ|1|20.000.000|20.000.000|`,
      );
    const at = facts(2026, SPRING);
    const code = "appointment-above-limit";
    expect(told(bought(34, "571.200.000", "Chỉ định thầu"), code, at)).toHaveLength(1);
    expect(told(bought(24, "403.200.000", "Chỉ định thầu"), code, at)).toEqual([]);
    expect(told(bought(34, "571.200.000", "Đấu thầu rộng rãi"), code, at)).toEqual([]);
  });
});
