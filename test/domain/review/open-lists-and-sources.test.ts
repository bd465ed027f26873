/** Right sentences on sources, open lists and rounded totals beside a budget; the wrong ones next to them are told. */
import { describe, expect, it } from "vitest";

import { toldBelow } from "./review.ts";

/** Parts of the total by what is bought. */
const byContent = `
TT|Đơn vị|Phần mềm|Thiết bị|An toàn thông tin|Tổng cộng
1|Bệnh viện Đa khoa tỉnh|430.000.000|218.000.000|70.000.000|718.000.000
2|Bệnh viện Phổi|209.000.000|175.000.000|51.000.000|435.000.000
3|Bệnh viện Mắt|177.000.000|158.000.000|20.000.000|355.000.000
|TỔNG CỘNG|816.000.000|551.000.000|141.000.000|1.508.000.000`;
/** Who pays. */
const bySource = `
TT|Nội dung|Thành tiền|NSNN|Quỹ PTHĐSN|Nguồn khác
1|Thuê phần mềm quản lý bệnh viện|430.000.000|200.000.000|150.000.000|80.000.000
2|Máy chủ|209.000.000|109.000.000|60.000.000|40.000.000
3|Thiết bị tường lửa|177.000.000|97.000.000|70.000.000|10.000.000
|TỔNG CỘNG|816.000.000|406.000.000|280.000.000|130.000.000`;

describe("how many sources there are", () => {
  it("columns of contents are no sources", async () => {
    const text =
      "Dự toán được bảo đảm từ hai nguồn: ngân sách nhà nước 900.000.000 đồng và quỹ phát triển hoạt động sự nghiệp 608.000.000 đồng.";
    expect(await toldBelow(byContent, text)).toEqual([]);
  });
  it("columns of sources are counted", async () => {
    expect(await toldBelow(bySource, "Kinh phí được bảo đảm từ ba nguồn.")).toEqual([]);
    expect(await toldBelow(bySource, "Kinh phí được bảo đảm từ hai nguồn.")).not.toEqual([]);
  });
});

describe("shares of sources", () => {
  it("a source told by its money alone leaves a gap", async () => {
    const text = (last: string): string =>
      `Theo nguồn: ngân sách nhà nước 49,8%, quỹ phát triển hoạt động sự nghiệp ${last}.`;
    expect(await toldBelow(bySource, text("34,3%, nguồn khác 130.000.000 đồng"))).toEqual([]);
    expect(await toldBelow(bySource, text("34,3%"))).not.toEqual([]);
  });
});

describe("lists of kinds", () => {
  it("others without a number leave a gap", async () => {
    const text = (others: string): string =>
      `Toàn ngành có 170 đơn vị, gồm 09 bệnh viện, 16 trung tâm y tế và ${others}.`;
    const open = "138 trạm y tế xã cùng các đơn vị tuyến tỉnh khác";
    expect(await toldBelow(byContent, text(open))).toEqual([]);
    expect(await toldBelow(byContent, text("138 trạm y tế xã"))).not.toEqual([]);
    expect(await toldBelow(byContent, text("139 đơn vị khác"))).not.toEqual([]);
  });
});

describe("counts of two tables", () => {
  it("each table has its own", async () => {
    const text = (second: string): string =>
      `${second} gồm 36 hạng mục của các trung tâm. Biểu 02 gồm 39 hạng mục của các bệnh viện.`;
    expect(await toldBelow(bySource, text("Biểu 03"))).toEqual([]);
  });
});

describe("totals once more in a larger unit", () => {
  it("rounded they are no slip of the unit", async () => {
    const table = bySource.replaceAll(".000.000", ".435.000");
    const lead = "Ngân sách nhà nước 109.435.000 đồng, quỹ 60.435.000 đồng cho máy chủ.";
    expect(await toldBelow(table, `${lead} Máy chủ cần khoảng 0,21 tỷ đồng.`)).not.toContain(
      "scale-mismatch",
    );
  });
});

describe("tax on software", () => {
  const row = (name: string): string => `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền|Thuế suất|Tiền thuế|Sau thuế
1|${name}|Gói|1|85.000.000|85.000.000|10%|8.500.000|93.500.000
2|Máy chủ|Bộ|1|100.000.000|100.000.000|10%|10.000.000|110.000.000
|Tổng cộng||||185.000.000||18.500.000|203.500.000`;
  it("data that come from software are none", async () => {
    expect(await toldBelow(row("Chuyển đổi dữ liệu từ phần mềm cũ"), "")).toEqual([]);
    expect(await toldBelow(row("Phần mềm chuyển đổi dữ liệu"), "")).toEqual(["software-vat"]);
    expect(await toldBelow(row("Nâng cấp phần mềm quản lý hồ sơ"), "")).toEqual(["software-vat"]);
  });
});
