/** A table by source or by group beside the table that it sums up. */
import { describe, expect, it } from "vitest";

import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import { review, toldBelow } from "./review.ts";

const asTable = (rows: string): string => {
  const [head = "", ...lines] = rows.trim().split("\n");
  const rule = head
    .split("|")
    .map(() => "---")
    .join("|");
  return [head, rule, ...lines].map((row) => `| ${row.replaceAll("|", " | ")} |`).join("\n");
};

async function told(...tables: string[]) {
  const text = `# DỰ TOÁN NĂM 2026\n\nĐơn vị tính: đồng\n\n${tables.map(asTable).join("\n\nTổng hợp\n\n")}\n`;
  const bytes = Buffer.from(text);
  return review(await readDocument({ fileName: "du-toan.md", bytes })).findings.filter(
    ({ severity }) => severity !== "info",
  );
}

const detailed = (printer: string) => `TT|Nội dung|Số lượng|Đơn giá|Thành tiền|Nguồn vốn
1|Máy in|5|8.000.000|40.000.000|${printer}
2|Máy quét|3|10.000.000|30.000.000|Nguồn thu sự nghiệp
3|Tủ mạng|2|7.500.000|15.000.000|Ngân sách nhà nước
4|Bộ lưu điện|2|9.000.000|18.000.000|Nguồn thu sự nghiệp
|Tổng cộng|||103.000.000|`;
const bySource = (
  state: string,
  own: string,
  names = ["Ngân sách nhà nước", "Nguồn thu sự nghiệp"],
) =>
  `TT|Nguồn kinh phí|Số tiền
1|${names[0] ?? ""}|${state}
2|${names[1] ?? ""}|${own}
|Tổng cộng|103.000.000`;

describe("a table by source", () => {
  it("is what the rows of each source come to", async () => {
    expect(
      await told(detailed("Ngân sách nhà nước"), bySource("55.000.000", "48.000.000")),
    ).toEqual([]);
    const short = bySource("55.000.000", "48.000.000", ["NSNN", "Nguồn thu sự nghiệp"]);
    expect(await told(detailed("Ngân sách nhà nước"), short)).toEqual([]);
  });

  it("shows the row that bears the name of another source", async () => {
    const [only, ...more] = await told(
      detailed("Nguồn thu sự nghiệp"),
      bySource("55.000.000", "48.000.000"),
    );
    expect(more).toEqual([]);
    expect(only).toMatchObject({ code: "summary-mismatch", expected: "Ngân sách nhà nước" });
    expect(only?.where).toMatchObject({ table: 1, row: "1", column: "Nguồn vốn" });
  });

  it("is told itself where no row has just the amount that was moved", async () => {
    const [only] = await told(detailed("Ngân sách nhà nước"), bySource("54.000.000", "49.000.000"));
    expect(only?.where.table).toBe(2);
  });

  it("of other names is not compared", async () => {
    const others = bySource("54.000.000", "49.000.000", ["Ngân sách tỉnh", "Xã hội hóa"]);
    expect(await told(detailed("Ngân sách nhà nước"), others)).toEqual([]);
    expect(await told(detailed(""), bySource("54.000.000", "49.000.000"))).toEqual([]);
  });
});

const groups = `TT|Nội dung|Số lượng|Đơn giá|Thành tiền
I|Thiết bị|||70.000.000
1|Máy in|5|8.000.000|40.000.000
2|Máy quét|3|10.000.000|30.000.000
II|Hạ tầng|||33.000.000
1|Tủ mạng|2|7.500.000|15.000.000
2|Bộ lưu điện|2|9.000.000|18.000.000
III|Đào tạo|||20.000.000
1|Lớp tập huấn|2|10.000.000|20.000.000
|Tổng cộng|||123.000.000`;
const byGroup = (network: string, total: string) => `TT|Nhóm|Kinh phí
1|Thiết bị|70.000.000
2|Hạ tầng|${network}
3|Đào tạo|20.000.000
|Cộng|${total}`;

describe("a table by group", () => {
  it.each([
    ["33.000.000", "123.000.000", []],
    ["36.000.000", "126.000.000", ["summary-mismatch"]],
  ])("%s", async (network, total, expected) => {
    const found = await told(groups, byGroup(network, total));
    expect(found.map(({ code }) => code)).toEqual(expected);
  });
});

describe("sources under names that the budget does not have", () => {
  const paid = (state: string, total: string) => `TT|Nguồn kinh phí|Số tiền
1|Ngân sách tỉnh|${state}
2|Quỹ phát triển hoạt động sự nghiệp|50.000.000
|Tổng nguồn|${total}`;

  it.each([
    ["73.000.000", "123.000.000", []],
    ["70.000.000", "120.000.000", ["summary-mismatch"]],
    ["950.000.000", "1.000.000.000", []],
  ])("%s", async (state, total, expected) => {
    const found = await told(groups, paid(state, total));
    expect(found.map(({ code }) => code)).toEqual(expected);
  });
});

describe("a text below a budget and its sources", () => {
  const rows = `TT|Nội dung|Số lượng|Đơn giá|Thành tiền|Thuế|Sau thuế
1|Máy in|5|8.000.000|40.000.000|3.200.000|43.200.000
2|Máy quét|3|10.000.000|30.000.000|2.400.000|32.400.000
3|Tủ mạng|2|7.500.000|15.000.000|1.200.000|16.200.000
|Tổng cộng|||85.000.000|6.800.000|91.800.000`;
  const sources = asTable(`TT|Nguồn kinh phí|Số tiền
1|Ngân sách tỉnh|61.800.000
2|Xã hội hóa|30.000.000
|Tổng nguồn|91.800.000`);
  const below = (text: string) => toldBelow(rows, `${text}\n\nNguồn kinh phí\n\n${sources}`);

  it.each([
    ["Bảng trên có 03 nội dung.", []],
    ["Bảng trên có 05 nội dung.", ["text-row-count-mismatch"]],
    ["Chênh lệch giữa giá trị sau thuế và trước thuế là 6.800.000 đồng.", []],
    ["Giá trị trước thuế là 85.000.000 đồng.", []],
  ])("means the budget: %s", async (text, expected) => {
    expect(await below(text)).toEqual(expected);
  });
});
