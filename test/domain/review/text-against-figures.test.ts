/** Figures that stand alone in a sentence against the table or the place that tells the same: each with its clean twin. */
import { describe, expect, it } from "vitest";

import { classifyDocument } from "../../../src/domain/document/classify.ts";
import { reviewDocument } from "../../../src/domain/review/review-document.ts";
import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import { loadRegister } from "../../support/register.ts";

const register = loadRegister();

/** Codes of the errors and warnings that the insertions bring to a small plan which has none of these kinds. */
async function told(codes: RegExp, ...parts: readonly string[]): Promise<string[]> {
  const text = [HEAD, ...parts].join("\n\n");
  const document = await readDocument({ fileName: "ke-hoach.md", bytes: Buffer.from(text) });
  const facts = classifyDocument(document);
  const review = reviewDocument({ document, facts, register, asOf: "2026-11-22", prices: [] });
  return review.findings
    .filter(({ severity, code }) => severity !== "info" && codes.test(code))
    .map(({ severity, code }) => `${severity} ${code}`);
}

const HEAD = `SỞ Y TẾ TỈNH TÂN LẬP

**TRUNG TÂM Y TẾ NẬM SÔNG**

# KẾ HOẠCH

**Chuyển đổi số năm 2027 của Trung tâm Y tế Nậm Sông**

## A. KẾT QUẢ NĂM 2026

Trung tâm hiện có 14 khoa, phòng và 11 trạm y tế với 162 viên chức. Tổng số máy vi tính là 128 máy.`;
const targets = (line: string) => `## B. MỤC TIÊU NĂM 2027\n\n- ${line}`;
const tasks = (line: string) => `## C. NHIỆM VỤ NĂM 2027\n\n- ${line}`;
const money = (line: string) => `## D. KINH PHÍ NĂM 2027\n\n${line}`;
const annex = (head: string, ...rows: string[]) =>
  `## PHỤ LỤC 1\n\nĐơn vị tính: đồng\n\n${[head, head.replace(/[^|]+/g, "---"), ...rows].map((row) => `| ${row} |`).join("\n")}`;

describe("a target counted in the text and the table of targets", () => {
  const cases = [
    {
      line: (n: string) => `Cấp ${n} chứng thư số cho nhân viên y tế.`,
      table: annex(
        "TT | Nội dung | ĐVT | Chỉ tiêu 2027",
        "1 | Cấp chứng thư số cho nhân viên y tế | Chứng thư | 120",
      ),
      values: ["150", "120"],
    },
    {
      line: (n: string) => `Số hóa ${n} hồ sơ bệnh án giấy trong năm.`,
      table: annex(
        "TT | Nội dung | Khối lượng | Đơn vị chủ trì",
        "1 | Số hóa hồ sơ bệnh án giấy | 8.000 hồ sơ | Phòng Kế hoạch",
      ),
      values: ["10.000", "8.000"],
    },
    {
      line: (n: string) => `Tỷ lệ người bệnh đăng ký khám qua ứng dụng: ${n}%.`,
      table: annex(
        "STT | Chỉ tiêu | ĐVT | Năm 2026 | Năm 2027",
        "1 | Người bệnh đăng ký khám qua ứng dụng | % | 20 | 35",
      ),
      values: ["45", "35"],
    },
  ] as const;

  it.each(cases)("$table", async ({ line, table, values: [wrong, right] }) => {
    expect(await told(/target-conflict/, targets(line(wrong)), table)).toEqual([
      "warning target-conflict",
    ]);
    expect(await told(/target-conflict/, targets(line(right)), table)).toEqual([]);
  });

  it.each([
    "Quý I cấp 30 chứng thư số cho nhân viên y tế.",
    "Cấp thêm 20 chứng thư số cho nhân viên y tế.",
  ])("a step or a part says nothing: %s", async (line) => {
    expect(await told(/target-conflict/, targets(line), cases[0].table)).toEqual([]);
  });
});

describe("money of a source or a quarter in the text and its column", () => {
  const sources = annex(
    "TT | Nội dung | Tổng kinh phí | Ngân sách tỉnh | Nguồn thu sự nghiệp",
    "1 | Thiết bị | 634.000.000 | 434.000.000 | 200.000.000",
    "2 | Dịch vụ | 250.500.000 | 96.700.000 | 153.800.000",
    " | Tổng cộng | 884.500.000 | 530.700.000 | 353.800.000",
  );
  const quarters = annex(
    "TT | Nội dung | Tổng | Quý I | Quý II | Quý III | Quý IV",
    "1 | Thiết bị | 634.000.000 | 100.000.000 | 284.500.000 | 149.500.000 | 100.000.000",
    "2 | Dịch vụ | 250.500.000 | 100.000.000 | 100.000.000 | 50.500.000 | 0",
    " | Tổng cộng | 884.500.000 | 200.000.000 | 384.500.000 | 200.000.000 | 100.000.000",
  );

  it.each([
    [
      (n: string) => `Ngân sách tỉnh cấp ${n} đồng cho kế hoạch này.`,
      sources,
      "550.700.000",
      "530.700.000",
    ],
    [(n: string) => `Nguồn ngân sách tỉnh hỗ trợ ${n} triệu đồng.`, sources, "503,7", "530,7"],
    [
      (n: string) => `- Từ nguồn thu sự nghiệp của đơn vị: ${n} đồng.`,
      sources,
      "335.800.000",
      "353.800.000",
    ],
    [
      (n: string) => `Trích nguồn thu sự nghiệp của đơn vị chi ${n} đồng.`,
      sources,
      "358.300.000",
      "353.800.000",
    ],
    [(n: string) => `Quý II giải ngân ${n} đồng.`, quarters, "348.500.000", "384.500.000"],
  ])("%#", async (line, table, wrong, right) => {
    expect(await told(/text-table/, money(line(wrong)), table)).toHaveLength(1);
    expect(await told(/text-table/, money(line(right)), table)).toEqual([]);
  });

  it("another year's money of the same source is no slip", async () => {
    const line = "Năm 2026 ngân sách tỉnh cấp 480.000.000 đồng.";
    expect(await told(/text-table/, money(line), sources)).toEqual([]);
  });
});

describe("numbers of units and people told again", () => {
  it.each([
    [
      "Tập huấn an toàn thông tin cho 126 viên chức.",
      "Tập huấn an toàn thông tin cho 120 viên chức.",
    ],
    ["Rà soát linh kiện của 182 máy vi tính.", "Rà soát linh kiện của 128 máy vi tính."],
    [
      "Triển khai phần mềm quản lý tại 13 trạm y tế.",
      "Triển khai phần mềm quản lý tại 9 trạm y tế.",
    ],
    ["Thay thiết bị mạng cho 15 khoa, phòng.", "Thay thiết bị mạng cho 14 khoa, phòng."],
  ])("%s", async (wrong, right) => {
    expect(await told(/count/, tasks(wrong))).toEqual(["warning count-conflict"]);
    expect(await told(/count/, tasks(right))).toEqual([]);
  });

  it.each([
    "Kết nối với 25 trạm y tế trên địa bàn tỉnh.",
    "Theo dõi 261 lượt khám từ xa và 216 lượt hội chẩn.",
    "Chia sẻ dữ liệu với 13 trạm y tế của tỉnh bạn.",
  ])("of others, or of what comes and goes: %s", async (line) => {
    expect(await told(/count/, tasks(line))).toEqual([]);
  });
});

describe("a share without a word for it", () => {
  const total = "Tổng kinh phí: 884.500.000 đồng.";
  it.each([
    [(n: string) => `Ngân sách nhà nước bố trí 530.700.000 đồng (${n}%).`, "65", "60"],
    [(n: string) => `Phần đào tạo là 221.125.000 đồng, đạt ${n}% tổng kinh phí.`, "35", "25"],
  ])("%#", async (line, wrong, right) => {
    expect(await told(/ratio/, money(total), line(wrong))).toEqual(["warning ratio-mismatch"]);
    expect(await told(/ratio/, money(total), line(right))).toEqual([]);
  });

  it.each([
    "Thuế giá trị gia tăng 80.400.000 đồng (10%).",
    "Đã giải ngân 353.800.000 đồng (80%).",
    "Dự phòng 40.000.000 đồng (10%).",
  ])("of something else: %s", async (line) => {
    expect(await told(/ratio/, money(total), line)).toEqual([]);
  });
});

describe("articles in order", () => {
  const rules = (last: number) =>
    `## PHỤ LỤC 1\n\nChương I. Chung\n\nĐiều 1. Phạm vi\n\n1. Áp dụng trong đơn vị.\n\n2. Áp dụng với đối tác.\n\nChương II. Thi hành\n\n**Điều 2.** Nguyên tắc theo Điều 9 Luật Viên chức.\n\nĐiều ${last}: Hiệu lực.`;

  it("one is left out", async () => {
    expect(await told(/list-numbering/, rules(4))).toEqual(["warning list-numbering-gap"]);
    expect(await told(/list-numbering/, rules(3))).toEqual([]);
  });
});

describe("a price that says its tax", () => {
  const table = (head: string, first: string) =>
    annex(
      `TT | Nội dung | ĐVT | SL | ${head} | Thành tiền`,
      `1 | ${first} | Tháng | 12 | 10.800.000 | 129.600.000`,
      "2 | Màn hình hiển thị | Cái | 12 | 5.400.000 | 64.800.000",
      " | Tổng cộng | | | | 194.400.000",
    );

  it.each([
    "Đơn giá (đã gồm VAT 8%)",
    "Đơn giá (đã bao gồm thuế GTGT 10%)",
    "Đơn giá chưa VAT 10%",
  ])("%s is no column of rates", async (head) => {
    expect(await told(/vat-mismatch|product|total/, table(head, "Máy quét"))).toEqual([]);
  });

  it("software at that rate is told, software without is not", async () => {
    expect(
      await told(/software-vat/, table("Đơn giá (đã gồm VAT 8%)", "Thuê phần mềm HIS")),
    ).toEqual(["warning software-vat"]);
    expect(await told(/software-vat/, table("Đơn giá", "Thuê phần mềm HIS"))).toEqual([]);
  });

  it("so is a row of tax below the lines; training in it is no software", async () => {
    const taxed = (name: string) =>
      annex(
        "TT | Nội dung | ĐVT | SL | Đơn giá | Thành tiền",
        `1 | ${name} | Gói | 1 | 120.000.000 | 120.000.000`,
        "2 | Máy chủ | Bộ | 1 | 60.000.000 | 60.000.000",
        " | Cộng | | | | 180.000.000",
        " | Thuế GTGT (10%) | | | | 18.000.000",
        " | Tổng cộng | | | | 198.000.000",
      );
    expect(await told(/software-vat/, taxed("Phân hệ quản lý dược"))).toEqual([
      "warning software-vat",
    ]);
    expect(await told(/software-vat/, taxed("Đào tạo sử dụng phần mềm"))).toEqual([]);
  });
});
