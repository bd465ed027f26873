/** Shares told of money with a count in between and of tables by their numbers. */
import { describe, expect, it } from "vitest";

import { readDocument } from "../../../../src/knowledge/ingest/read-document.ts";
import { review, toldBelow } from "../review.ts";

const stations = `
TT|Trạm y tế/Nội dung|ĐVT|Số lượng|Đơn giá|Thành tiền
I|Trạm Y tế xã Tân Thuận||||22.050.000
1|Máy tính để bàn|Bộ|1|13.500.000|13.500.000
2|Máy in|Cái|1|8.550.000|8.550.000
II|Trạm Y tế xã U Minh||||26.690.000
1|Máy tính để bàn|Bộ|1|13.500.000|13.500.000
2|Đường truyền|Tháng|10|1.319.000|13.190.000
|Tổng cộng||||48.740.000`;

describe("shares of money with a count in between", () => {
  it.each([
    [
      "Trạm Y tế xã Tân Thuận: 22.050.000 đồng, gồm 2 nội dung, chiếm …% tổng dự toán.",
      "45,24",
      "54,24",
    ],
    ["26.690.000 đồng cho 02 nội dung, chiếm …% toàn ngành.", "54,76", "45,76"],
    ["Phần còn lại là 26.690.000 đồng, tỷ trọng …%.", "54,76", "56,76"],
  ])("%s", async (text, right, wrong) => {
    expect(await toldBelow(stations, text.replace("…", right))).toEqual([]);
    expect(await toldBelow(stations, text.replace("…", wrong))).not.toEqual([]);
  });
  it.each([
    "Trạm Y tế xã U Minh: 26.690.000 đồng, gồm 2 nội dung, bằng 90% số được giao năm 2025.",
    "26.690.000 đồng cho 02 nội dung, chiếm 61,3% các khoản chi chưa tính dự phòng.",
  ])("%s", async (text) => {
    expect(await toldBelow(stations, text)).not.toContain("ratio-mismatch");
  });
});

const twoTables = (sentence: string): string => `# DỰ TOÁN KINH PHÍ NĂM 2026

## PHỤ LỤC 1: PHẦN MỀM

Đơn vị tính: đồng

| TT | Nội dung chi | ĐVT | SL | Đơn giá | Thành tiền |
|---|---|---|---|---|---|
| 1 | Thuê phần mềm quản lý | Tháng | 12 | 10.000.000 | 120.000.000 |
| 2 | Phần mềm ký số | Gói | 1 | 60.000.000 | 60.000.000 |
| | Cộng Phụ lục 1 | | | | 180.000.000 |

## PHỤ LỤC 2: THIẾT BỊ

Đơn vị tính: đồng

| TT | Nội dung chi | ĐVT | SL | Đơn giá | Thành tiền |
|---|---|---|---|---|---|
| 1 | Máy tính để bàn | Bộ | 20 | 15.000.000 | 300.000.000 |
| 2 | Máy in | Cái | 24 | 5.000.000 | 120.000.000 |
| | Cộng Phụ lục 2 | | | | 420.000.000 |

${sentence}
`;

const told = async (sentence: string): Promise<string[]> =>
  review(await readDocument({ fileName: "du-toan.md", bytes: Buffer.from(twoTables(sentence)) }))
    .findings.filter(({ severity }) => severity !== "info")
    .map(({ code }) => code);

describe("shares of tables by their numbers", () => {
  const sentence = (one: string, other: string): string =>
    `Phụ lục 1 gồm các khoản thuê, chiếm ${one}% tổng dự toán; Phụ lục 2 gồm các khoản mua, chiếm ${other}%.`;
  it("each is held against its own total", async () => {
    expect(await told(sentence("30", "70"))).not.toContain("ratio-mismatch");
    expect(await told(sentence("30", "73"))).toContain("ratio-mismatch");
    expect(await told(sentence("37", "70"))).toContain("ratio-mismatch");
  });
  it("a share of something else is left alone", async () => {
    expect(await told("Phụ lục 2 chiếm 85% số được giao năm 2025.")).toEqual([]);
  });
});
