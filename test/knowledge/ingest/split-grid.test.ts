/** What stands right below the table of a CSV file or sheet: sentences are text, names of groups are rows. */
import { describe, expect, it } from "vitest";

import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";

const read = (lines: readonly string[]) =>
  readDocument({
    fileName: "du-toan.csv",
    bytes: new TextEncoder().encode(lines.map((line) => line.replaceAll("|", ";")).join("\n")),
  });

const TABLE = ["TT|Nội dung|Thành tiền", "1|Máy chủ|30.000.000", "|Tổng cộng|30.000.000"];

describe("below a table without a blank row", () => {
  it.each([
    "Nhóm máy chủ chiếm 100% tổng dự toán||",
    "Số tiền trên do ngân sách tỉnh cấp.||",
    "Bằng chữ: Ba mươi triệu đồng||",
  ])("a sentence is text: %s", async (line) => {
    const { blocks, tables } = await read([...TABLE, line]);
    expect(tables.map(({ rows }) => rows.length)).toEqual([3]);
    expect(blocks.at(-1)).toMatchObject({ kind: "paragraph", place: { line: 4 } });
    expect(blocks.at(-1)?.text).toBe(line.replaceAll("|", ""));
  });

  it("a name alone is a row, but behind the total", async () => {
    const name = "|Phần mềm và dịch vụ thuê ngoài trong năm|";
    const open = await read([...TABLE.slice(0, 2), name]);
    expect(open.tables[0]?.rows).toHaveLength(3);
    const closed = await read([...TABLE, name, "Kế toán trưởng||"]);
    expect(closed.tables[0]?.rows).toHaveLength(3);
  });

  it("the rest of the plan follows a table whose total stands on top", async () => {
    const table = ["TT|Nội dung|Thành tiền", "|Tổng kinh phí|30.000.000", "1|Máy chủ|30.000.000"];
    const text = [
      "Tổng dự toán: 30.000.000 đồng (Ba mươi triệu đồng).||",
      "IV. TỔ CHỨC THỰC HIỆN||",
      "1. Phòng Kế hoạch theo dõi, đôn đốc.||",
      "Nơi nhận:||GIÁM ĐỐC",
    ];
    const { blocks, tables } = await read([...table, ...text]);
    expect(tables.map(({ rows }) => rows.length)).toEqual([3]);
    expect(blocks.map((block) => block.text)).toContain("IV. TỔ CHỨC THỰC HIỆN");
    // A note inside the table leaves what stands below it in the table.
    const noted = await read([
      ...table,
      "Trong đó đã trừ phần đã cấp năm trước.||",
      "|Còn lại|10.000.000",
    ]);
    expect(noted.tables[0]?.rows).toHaveLength(5);
  });
});
