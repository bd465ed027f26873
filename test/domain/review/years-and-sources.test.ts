/** Heads of years and sources in each other's place, and rows under another source than the table by source has them. */
import { describe, expect, it } from "vitest";

import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import { review } from "./review.ts";

async function found(...tables: string[]): Promise<string[]> {
  const printed = tables.map((table) => {
    const [head = "", ...rows] = table.trim().split("\n");
    const rule = head.replace(/[^|]+/g, "---");
    return [head, rule, ...rows].map((row) => `| ${row.replaceAll("|", " | ")} |`).join("\n");
  });
  const bytes = Buffer.from(
    `# DỰ TOÁN KINH PHÍ NĂM 2026\n\nĐơn vị tính: đồng\n\n${printed.join("\n\nBảng tổng hợp\n\n")}\n`,
  );
  return review(await readDocument({ fileName: "du-toan.md", bytes }))
    .findings.filter(({ severity }) => severity !== "info")
    .map(({ code, where }) => `${code}@${where.row ?? where.column ?? ""}`);
}

describe("a column of rises and falls", () => {
  const years = (now: string, before: string, change = "Tăng (+), giảm (-)"): string =>
    `TT|Nội dung|${now}|${before}|${change}
1|Phần mềm|318.600.000|277.070.000|41.530.000
2|Máy tính|203.000.000|137.230.000|65.770.000
3|Máy đọc mã|36.300.000|37.800.000|-1.500.000
4|Bảo trì|39.000.000|32.900.000|6.100.000
|Tổng cộng|596.900.000|485.000.000|111.900.000`;

  it("is of the later year against the one before", async () => {
    expect(await found(years("Dự toán năm 2026", "Ước thực hiện năm 2025"))).toEqual([]);
    expect(await found(years("Ước thực hiện năm 2025", "Dự toán năm 2026"))).toEqual([
      "difference-mismatch@Ước thực hiện năm 2025",
    ]);
  });

  it("without a word for which way, may be either", async () => {
    expect(await found(years("Dự toán năm 2025", "Dự toán năm 2026", "Chênh lệch"))).toEqual([]);
  });
});

describe("two tables of one budget by source", () => {
  const detail = (a: string, b: string): string =>
    `TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền|${a}|${b}
1|Máy chủ|Bộ|1|100.000.000|100.000.000|70.000.000|30.000.000
2|Máy tính|Bộ|4|15.000.000|60.000.000|60.000.000|0
3|Máy in|Cái|5|4.000.000|20.000.000|0|20.000.000
|Tổng cộng||||180.000.000|130.000.000|50.000.000`;
  const groups = (caption: string): string =>
    `TT|${caption}|Kinh phí|NSNN|Quỹ PTHĐSN
I|Hạ tầng|100.000.000|70.000.000|30.000.000
II|Thiết bị|80.000.000|60.000.000|20.000.000
|Tổng cộng|180.000.000|130.000.000|50.000.000`;

  it("have the same of each source", async () => {
    expect(await found(groups("Nhóm"), detail("NSNN", "Quỹ PTHĐSN"))).toEqual([]);
    expect(await found(groups("Nhóm"), detail("Quỹ PTHĐSN", "NSNN"))).toEqual([
      "summary-mismatch@NSNN",
    ]);
  });
});

describe("a table by source that counts its rows", () => {
  const detail = (source: string): string =>
    `TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền|Nguồn
1|Máy chủ|Bộ|1|100.000.000|100.000.000|NSNN
2|Máy tính|Bộ|4|15.000.000|60.000.000|${source}
3|Máy in|Cái|5|4.000.000|20.000.000|Nguồn thu
4|Máy quét|Cái|3|10.000.000|30.000.000|Quỹ PTHĐSN
5|Tủ mạng|Tủ|1|15.000.000|15.000.000|NSNN
|Tổng cộng||||225.000.000|`;
  const summary = `TT|Nguồn kinh phí|Số danh mục|Số tiền
1|Ngân sách nhà nước (NSNN)|2|115.000.000
2|Quỹ phát triển hoạt động sự nghiệp (Quỹ PTHĐSN)|2|90.000.000
3|Nguồn thu sự nghiệp (Nguồn thu)|1|20.000.000
|Cộng|5|225.000.000`;

  it("has each row under the source that the row tells", async () => {
    expect(await found(detail("Quỹ PTHĐSN"), summary)).toEqual([]);
    expect(await found(detail("NSNN"), summary)).toEqual(["summary-mismatch@2"]);
  });
});
