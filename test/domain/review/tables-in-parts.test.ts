/** One table printed in several parts: groups and totals over the parts hold, a wrong one is told at its own place. */
import { describe, expect, it } from "vitest";

import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import { review } from "./review.ts";

const HEAD = "| TT | Nội dung | ĐVT | SL | Đơn giá | Thành tiền |\n|---|---|---|---|---|---|";

async function found(text: string): Promise<string[]> {
  const bytes = Buffer.from(`# DỰ TOÁN KINH PHÍ NĂM 2026\n\nĐơn vị tính: đồng\n\n${text}\n`);
  const document = await readDocument({ fileName: "du-toan.md", bytes });
  return review(document)
    .findings.filter(({ severity }) => severity !== "info")
    .map(({ code, where }) => `${code}@${where.table ?? ""}/${where.row ?? ""}`);
}

const row = (...cells: string[]): string => `| ${cells.join(" | ")} |`;

const software = [
  row("I", "Phần mềm", "", "", "", "90.000.000"),
  row("1", "Phần mềm HIS", "Tháng", "3", "20.000.000", "60.000.000"),
  row("2", "Phần mềm LIS", "Tháng", "3", "10.000.000", "30.000.000"),
];
const goods = [
  row("3", "Máy tính", "Bộ", "4", "15.000.000", "60.000.000"),
  row("4", "Máy in", "Cái", "5", "4.000.000", "20.000.000"),
  row("5", "Máy quét", "Cái", "2", "10.000.000", "20.000.000"),
];
const goodsOf = (sum: string): string => row("II", "Thiết bị", "", "", "", sum);
const total = (sum: string): string => row("", "TỔNG CỘNG", "", "", "", sum);
const table = (...rows: string[]): string => [HEAD, ...rows].join("\n");

describe("a table in parts", () => {
  const parts = (mark: string, group = "100.000.000", sum = "190.000.000"): string =>
    [
      table(...software, goodsOf(group), ...goods.slice(0, 2)),
      mark,
      table(...goods.slice(2), total(sum)),
    ].join("\n\n");

  it.each(["(Bảng tiếp theo)", "Bảng 1 (tiếp)", "Trang 2", "Các dòng sau nối tiếp các dòng trên."])(
    "a group goes on behind “%s”, the total is that of both parts",
    async (mark) => {
      expect(await found(parts(mark))).toEqual([]);
    },
  );

  it("tells a wrong group or total at the part it stands in", async () => {
    expect(await found(parts("(Bảng tiếp theo)", "101.000.000", "191.000.000"))).toEqual([
      "group-total-mismatch@1/II",
    ]);
    expect(await found(parts("(Bảng tiếp theo)", "100.000.000", "200.000.000"))).toEqual([
      "total-mismatch@2/TỔNG CỘNG",
    ]);
  });

  it("tells a wrong product in a later part with the number of that part", async () => {
    const text = parts("(Bảng tiếp theo)").replace("2 | 10.000.000 | 20", "3 | 10.000.000 | 20");
    expect(await found(text)).toEqual(["row-product-mismatch@2/5"]);
  });

  it("cut between two groups, and right behind the row of a group", async () => {
    const group = goodsOf("100.000.000");
    expect(
      await found(
        [table(...software), table(group, ...goods, total("190.000.000"))].join("\n\nTrang 2\n\n"),
      ),
    ).toEqual([]);
    expect(
      await found(
        [table(...software, group), table(...goods, total("190.000.000"))].join("\n\nTrang 2\n\n"),
      ),
    ).toEqual([]);
  });

  it("three parts, a group in each two of them", async () => {
    const more = [
      row("6", "Tủ mạng", "Tủ", "1", "10.000.000", "10.000.000"),
      row("7", "Cáp mạng", "Nút", "10", "1.000.000", "10.000.000"),
    ];
    const text = [
      table(...software, goodsOf("100.000.000"), ...goods.slice(0, 1)),
      table(...goods.slice(1), row("III", "Mạng", "", "", "", "20.000.000"), ...more.slice(0, 1)),
      table(...more.slice(1), total("210.000.000")),
    ].join("\n\n(tiếp theo)\n\n");
    expect(await found(text)).toEqual([]);
  });

  it("each part with its sum, the total of all at the end of the last", async () => {
    const text = (sum: string): string =>
      [
        "Phần A. Phần mềm",
        table(...software.slice(1), row("", "Cộng A", "", "", "", "90.000.000")),
        "Phần B. Thiết bị",
        table(
          ...goods,
          row("", "Cộng B", "", "", "", "100.000.000"),
          row("", "TỔNG CỘNG (A + B)", "", "", "", sum),
        ),
      ].join("\n\n");
    expect(await found(text("190.000.000"))).toEqual([]);
    expect(await found(text("195.000.000"))).toHaveLength(1);
  });

  it("a sum carried to the next part is no row of it", async () => {
    const text = (carried: string): string =>
      [
        table(
          ...software.slice(1),
          goods[0] ?? "",
          row("", "Cộng chuyển trang sau", "", "", "", carried),
        ),
        table(
          row("", "Cộng trang trước chuyển sang", "", "", "", carried),
          ...goods.slice(1),
          total("190.000.000"),
        ),
      ].join("\n\nTrang 2\n\n");
    expect(await found(text("150.000.000"))).toEqual([]);
  });
});

describe("tables that stand side by side", () => {
  it("with sums of their own are no parts of one another", async () => {
    const text = [
      table(...software.slice(1), total("90.000.000")),
      "Biểu 2. Thiết bị",
      table(...goods, total("100.000.000")),
    ].join("\n\n");
    expect(await found(text)).toEqual([]);
    expect(await found(text.replace("| 100.000.000", "| 110.000.000"))).toEqual([
      "total-mismatch@2/TỔNG CỘNG",
    ]);
  });

  it("with wrong sums of their own stay apart though their numbers run on", async () => {
    const text = [
      table(...software.slice(1), total("95.000.000")),
      "Trạm Y tế 2",
      table(...goods, total("110.000.000")),
    ].join("\n\n");
    expect(await found(text)).toEqual(["total-mismatch@1/TỔNG CỘNG", "total-mismatch@2/TỔNG CỘNG"]);
  });

  it("of other columns stay apart", async () => {
    const text = [
      table(...software.slice(1), total("90.000.000")),
      "| TT | Nội dung | Thành tiền |\n|---|---|---|\n| 3 | Đào tạo | 10.000.000 |\n| 4 | In ấn | 5.000.000 |\n|  | Tổng cộng | 25.000.000 |",
    ].join("\n\nBiểu 2\n\n");
    expect(await found(text)).toEqual(["total-mismatch@2/Tổng cộng"]);
  });
});
