/** A page set in two columns: a sentence goes on over a footnote at the foot of the first one. */
import { describe, expect, it } from "vitest";

import {
  type PageContent,
  pageToRaws,
} from "../../../src/knowledge/ingest/readers/page-layout/page-to-raws.ts";

const word = (text: string, x: number, y: number, height = 11) => ({
  text,
  x,
  y,
  width: text.length * height * 0.42,
  height,
});
const body = (side: string, count: number, x: number) =>
  Array.from({ length: count }, (_, at) =>
    word(`${side} câu văn dài của trang báo cáo dòng ${at + 1}`, x, 80 + at * 16),
  );
const read = (items: PageContent["items"]) =>
  pageToRaws({ number: 1, width: 595, items, rules: [] }).flatMap((raw) =>
    raw.kind === "line" ? [raw.text] : [],
  );

describe("two columns with a footnote", () => {
  const items = [
    ...body("trái", 11, 60),
    word("và bệnh viện gửi số liệu về", 60, 256),
    word("1 Theo báo cáo của các trạm y tế xã năm trước", 60, 276, 8),
    word("và số liệu của trung tâm điều hành tỉnh", 60, 288, 8),
    word("Sở Y tế trước ngày cuối cùng của tháng tới", 310, 80),
    ...body("phải", 13, 310).slice(1),
  ];

  it("reads the text of both, then the note", () => {
    const lines = read(items);
    const joined = lines.join(" ");
    expect(joined).toContain("bệnh viện gửi số liệu về Sở Y tế trước ngày");
    expect(joined.indexOf("1 Theo báo cáo")).toBeGreaterThan(joined.indexOf("phải câu văn"));
    expect(lines.at(-1)).toBe("và số liệu của trung tâm điều hành tỉnh");
  });

  it("small letters without a number stay where they stand", () => {
    const plain = items.map((item) => ({ ...item, text: item.text.replace(/^1 /, "") }));
    const joined = read(plain).join(" ");
    expect(joined.indexOf("Theo báo cáo")).toBeLessThan(joined.indexOf("Sở Y tế trước"));
  });
});

describe("a letterhead in two columns", () => {
  it("whose second line on the left is far wider than the first is read column by column", () => {
    const lines = read([
      word("SỞ Y TẾ", 130, 60, 13),
      word("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT", 300, 60, 13),
      word("BỆNH VIỆN ĐA KHOA KHU VỰC MIỀN", 70, 78, 13),
      word("NAM", 400, 78, 13),
      word("HỒNG NGỰ", 125, 96, 13),
      word("Độc lập - Tự do - Hạnh phúc", 310, 96, 13),
    ]);
    expect(lines.slice(0, 3).join(" ")).toBe("SỞ Y TẾ BỆNH VIỆN ĐA KHOA KHU VỰC MIỀN HỒNG NGỰ");
    expect(lines.slice(3, 5)).toEqual(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT", "NAM"]);
  });
});
