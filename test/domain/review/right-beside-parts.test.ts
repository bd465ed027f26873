/** Right sentences on groups, years and lists beside a budget, each with the neighbour that is wrong. */
import { describe, expect, it } from "vitest";

import { rules } from "../../../src/domain/review/rules/index.ts";
import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import { tsv } from "../budget/tsv.ts";
import { codes, review, toldBelow } from "./review.ts";

const GROUPS = `TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
A|Thiết bị khu khám||||160.000.000
1|Máy tính để bàn|Bộ|8|15.000.000|120.000.000
2|Máy in mã vạch|Cái|8|5.000.000|40.000.000
B|Phòng máy chủ||||240.000.000
3|Máy chủ ứng dụng|Bộ|1|200.000.000|200.000.000
4|Cải tạo cáp mạng LAN|Nút|40|1.000.000|40.000.000
|Cộng trước thuế||||400.000.000
|Thuế GTGT 10%||||40.000.000
|Tổng cộng sau thuế||||440.000.000`;

describe("a sentence behind the name of a group", () => {
  it.each([
    ["A. Thiết bị khu khám: 2 loại, giá trị trước thuế 160.000.000 đồng.", 0],
    ["B. Phòng máy chủ: 2 loại, giá trị trước thuế 240.000.000 đồng.", 0],
    ["A. Thiết bị khu khám: 2 loại, giá trị trước thuế 165.000.000 đồng.", 1],
    ["Giá trị trước thuế 400.000.000 đồng, thuế GTGT 40.000.000 đồng.", 0],
    ["Giá trị trước thuế 430.000.000 đồng, thuế GTGT 40.000.000 đồng.", 1],
  ])("%s", async (text, wrong) => {
    expect(await toldBelow(GROUPS, text)).toHaveLength(wrong);
  });
});

describe("capital letters of a name", () => {
  it.each([
    [
      "Thanh toán đợt đầu 200.000.000 đồng, đợt cuối 240.000.000 đồng, tổng hai lần 440.000.000 đồng.",
      0,
    ],
    ["Cải tạo mạng LAN 40.000.000 đồng.", 0],
    ["Cải tạo mạng LAN 45.000.000 đồng.", 1],
  ])("%s", async (text, wrong) => {
    expect(await toldBelow(GROUPS, text)).toHaveLength(wrong);
  });
});

describe("a change told in money and the new amount by the old one", () => {
  const change = (share: string): string =>
    `Ước thực hiện năm 2025 là 400 triệu đồng, dự toán năm 2026 là 440 triệu đồng, tăng 40 triệu đồng, bằng ${share} so với năm trước.`;

  it.each([
    ["110%", 0],
    ["10,0%", 0],
    ["119%", 1],
  ])("bằng %s", async (share, wrong) => {
    expect(await toldBelow(GROUPS, change(share))).toHaveLength(wrong);
  });
});

describe("a list below amounts before and after tax", () => {
  const text = (last: string): string =>
    `Tổng giá trị trước thuế 400.000.000 đồng, thuế GTGT 40.000.000 đồng, tổng giá trị sau thuế 440.000.000 đồng.\n\n- Khu khám: 176.000.000 đồng\n- Phòng máy chủ: ${last} đồng`;

  it("may be the parts of any of them", async () => {
    expect(await toldBelow(GROUPS, text("264.000.000"))).toEqual([]);
    expect(await toldBelow(GROUPS, text("274.000.000"))).not.toEqual([]);
  });
});

describe("amounts in millions with three decimals", () => {
  const rows = `TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
I|Phần mềm quản lý||||270,250
1|Phần mềm HIS|Tháng|12|18,000|216,000
2|Phần mềm LIS|Tháng|5|10,850|54,250
II|Máy móc, thiết bị||||140,000
3|Máy tính|Bộ|10|14,000|140,000
|Tổng cộng||||410,250`;

  it.each([
    ["Mục I – Phần mềm quản lý: 02 nhiệm vụ, 270,250 triệu đồng, chiếm 65,9%.", 0],
    ["Mục I – Phần mềm quản lý: 02 nhiệm vụ, 270,250 triệu đồng, chiếm 69,5%.", 1],
  ])("%s", async (text, wrong) => {
    expect(await toldBelow(rows, text, "triệu đồng")).toHaveLength(wrong);
  });
});

describe("invoices by the hundred thousand", () => {
  const rows = (unit: string) => `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
1|Máy tính|Bộ|4|15.000.000|60.000.000
2|Máy in|Cái|4|5.000.000|20.000.000
3|Máy quét|Cái|2|10.000.000|20.000.000
4|Chuyển mạch|Bộ|3|9.000.000|27.000.000
5|Dịch vụ điện tử|${unit}|80.000|400|32.000.000`;

  it("are cheap, a package is not", () => {
    expect(codes(tsv(rows("Hóa đơn")))).toEqual([]);
    expect(codes(tsv(rows("Giao dịch")))).toEqual([]);
    expect(codes(tsv(rows("Gói")))).toEqual(["quantity-price-swapped@6"]);
  });
});

describe("counts led by what they are of", () => {
  const told = async (first: string, second: string): Promise<string[]> => {
    const bytes = Buffer.from(`# KẾ HOẠCH NĂM 2026\n\n## I. Nội dung\n\n- ${first}\n- ${second}\n`);
    const document = await readDocument({ fileName: "ke-hoach.md", bytes });
    return review(document, { rules })
      .findings.filter(({ code }) => code === "text-text-mismatch")
      .map(({ code }) => code);
  };

  it("of two things are two", async () => {
    const one = "Về phần mềm: gồm 06 khoản, chi nhiều nhất cho thuê phần mềm quản lý bệnh viện.";
    const other = "Về đường truyền: gồm 04 khoản, chi nhiều nhất cho giám sát an toàn thông tin.";
    expect(await told(one, other)).toEqual([]);
    expect(await told(one, one.replace("06", "04").replace("gồm", "có"))).toEqual([
      "text-text-mismatch",
    ]);
  });
});
