/** Amounts of two years told in sentences, and what must follow from them. */
import { describe, expect, it } from "vitest";

import { textAgainstText } from "../../../../src/domain/review/rules/text-against-text.ts";
import { readDocument } from "../../../../src/knowledge/ingest/read-document.ts";
import { review } from "../review.ts";
import { equipment } from "../told/budgets.ts";
import { eachPair, eachSilent } from "../told/each-pair.ts";

describe("the year before is told in another sentence", () => {
  eachPair(equipment, [
    [
      "Năm 2025 được giao 700.000.000 đồng, thực hiện 640.000.000 đồng. Dự toán năm 2026 tăng …% so với thực hiện năm 2025.",
      "25",
      "35",
    ],
    ["Thực hiện năm 2025: 640.000.000 đồng; tốc độ tăng …%.", "25", "52"],
    ["Thực hiện năm 2025 là 640.000.000 đồng. Tăng trưởng năm 2026: …%.", "25", "15"],
    [
      "Thực hiện năm 2025 của cùng nội dung là 1.000.000.000 đồng; dự toán 2026 giảm …% do đã mua đủ máy.",
      "20",
      "30",
    ],
    [
      "Dự toán năm 2026 bằng …% số thực hiện năm 2025. Năm 2025 thực hiện 640.000.000 đồng.",
      "125",
      "152",
    ],
  ]);
});

describe("differences in đồng", () => {
  eachPair(equipment, [
    [
      "Phần tăng thêm (… đồng) so với thực hiện năm 2025 (640.000.000 đồng) để hoàn thiện bệnh án điện tử.",
      "160.000.000",
      "190.000.000",
    ],
    [
      "Mức tăng tuyệt đối so với 640.000.000 đồng của năm 2025 là … đồng.",
      "160.000.000",
      "260.000.000",
    ],
    [
      "Sau khi trừ mức nền 640.000.000 đồng của năm 2025, phần tăng là … đồng.",
      "160.000.000",
      "150.000.000",
    ],
    [
      "Dự toán năm 2026 là 800.000.000 đồng, chênh lệch so với thực hiện năm 2025 (640.000.000 đồng) là … đồng.",
      "160.000.000",
      "106.000.000",
    ],
  ]);
});

describe("the share of the plan that was carried out", () => {
  eachPair(equipment, [
    ["Năm 2025 giao 800.000.000 đồng, thực hiện 640.000.000 đồng, tỷ lệ thực hiện …%.", "80", "88"],
    [
      "Năm 2025 các khoa thực hiện 640.000.000 đồng, bằng …% dự toán được giao (800.000.000 đồng).",
      "80",
      "90",
    ],
  ]);
});

describe("what may be of another base", () => {
  eachSilent(equipment, [
    "Năm 2025 giao 700.000.000 đồng, ước thực hiện 640.000.000 đồng. Dự toán năm 2026 tăng 14,3%.",
    "Năm 2025 thực hiện 640.000.000 đồng. Nếu chỉ giao bằng mức này thì phải giảm 150.000.000 đồng.",
    "Năm 2025 thực hiện 640.000.000 đồng; so với đề xuất của các khoa, dự toán giảm 12%.",
    "Năm 2025 thực hiện 640.000.000 đồng. Riêng khối điều trị tăng 40%.",
    "Năm 2025 doanh thu khám bệnh 20.000.000.000 đồng, năm 2026 tăng 5%.",
    "Đến hết tháng 10 năm 2025 thực hiện 540.000.000 đồng; ước thực hiện năm 2025 là 640.000.000 đồng.",
    "Năm 2025 thực hiện 640.000.000 đồng, tăng 8% so với năm 2024.",
    "Năm 2025 thực hiện 640.000.000 đồng. Số lượt khám năm 2026 dự kiến tăng 7%.",
  ]);
});

describe("shares in front of their amounts, and what was carried out of a plan", () => {
  eachSilent(equipment, [
    "Thiết bị đầu cuối chiếm 49,5% (396.000.000 đồng), các nội dung khác chiếm 50,5% (404.000.000 đồng).",
    "Toàn đơn vị thực hiện năm 2025 640.000.000 đồng, đạt 92,4% dự toán.",
  ]);
});

describe("one figure of the year before in two sentences", () => {
  const told = async (text: string): Promise<string[]> => {
    const table = equipment.rows.trim().split("\n");
    const rule = table[0]?.replace(/[^|]+/g, "---") ?? "";
    const rows = [table[0] ?? "", rule, ...table.slice(1)].map((row) => `| ${row} |`);
    const bytes = Buffer.from(`# DỰ TOÁN KINH PHÍ NĂM 2026\n\n${rows.join("\n")}\n\n${text}\n`);
    const document = await readDocument({ fileName: "du-toan.md", bytes });
    return review(document, { rules: [textAgainstText] }).findings.map(({ found = "" }) => found);
  };

  it("is told where the two differ", async () => {
    const text =
      "Năm 2025 giao 800.000.000 đồng, thực hiện 640.000.000 đồng. Số thực hiện năm 2025 (460.000.000 đồng) sẽ được đối chiếu với Kho bạc.";
    expect(await told(text)).toEqual(["460.000.000 đồng"]);
    expect(await told(text.replace("460", "640"))).toEqual([]);
  });

  it.each([
    "Đến hết tháng 10 năm 2025 thực hiện 540.000.000 đồng; ước thực hiện năm 2025 là 640.000.000 đồng.",
    "Dự toán năm 2025 giao đầu năm 600.000.000 đồng, sau điều chỉnh dự toán năm 2025 là 700.000.000 đồng.",
    "Năm 2025 thực hiện 640.000.000 đồng. Riêng nhóm thiết bị năm 2025 thực hiện 400.000.000 đồng.",
  ])("may be told at two times or of a part: %s", async (text) => {
    expect(await told(text)).toEqual([]);
  });
});
