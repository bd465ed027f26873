import { describe, expect, it } from "vitest";

import { classifyDocument } from "../../../src/domain/document/classify.ts";
import { makePassages } from "../../../src/knowledge/ingest/passages.ts";
import { readText } from "../../../src/knowledge/ingest/readers/read-text.ts";
import { buildDocument } from "../../../src/knowledge/ingest/structure/build-document.ts";

function passagesOf(text: string) {
  const document = buildDocument(readText(text), { format: "txt", fileName: "x.txt" });
  return makePassages(document, classifyDocument(document));
}

const sentence = (index: number) =>
  `Đơn vị số ${index} tiếp tục triển khai bệnh án điện tử và bảo đảm an toàn thông tin mạng.`;
const long = Array.from({ length: 30 }, (_, index) => sentence(index)).join(" ");

describe("makePassages", () => {
  it("long text is cut between sentences into 250–780 characters, literally and without loss", () => {
    const passages = passagesOf(`I. MỤC TIÊU\n\n${long}`);
    expect(passages.length).toBeGreaterThan(3);
    for (const { text } of passages.slice(0, -1)) {
      expect(text.length).toBeGreaterThanOrEqual(250);
      expect(text.length).toBeLessThanOrEqual(780);
      expect(long).toContain(text);
      expect(text).toMatch(/\.$/);
    }
    expect(passages.map(({ text }) => text).join(" ")).toBe(long);
  });

  it("never runs over a heading; each passage knows its headings, locator and line", () => {
    const passages = passagesOf(
      "Phần I. A\n\nI. MỤC TIÊU\n\nMột.\n\nII. NHIỆM VỤ\n\n1. Hạ tầng\n\n- Hai.\n\n- Ba.\n\n2. Nhân lực\n\nBốn.",
    );
    expect(passages.map(({ text, locator, line }) => [text, locator, line])).toEqual([
      ["Một.", "Phần I > I", 5],
      ["- Hai.\n- Ba.", "Phần I > II > 1", 11],
      ["Bốn.", "Phần I > II > 2", 17],
    ]);
    expect(passages[1]?.headingPath).toEqual(["Phần I. A", "II. NHIỆM VỤ", "1. Hạ tầng"]);
  });

  it("a heading with nothing below is a passage of its own", () => {
    const passages = passagesOf(
      "## V. KINH PHÍ: (Phụ lục kèm theo)\n\n## VI. TỔ CHỨC\n\nCác đơn vị thực hiện.",
    );
    expect(passages.map(({ text }) => text)).toEqual([
      "V. KINH PHÍ: (Phụ lục kèm theo)",
      "Các đơn vị thực hiện.",
    ]);
  });

  it("a table row is a passage under its group and column names", () => {
    const passages = passagesOf(
      "Phụ lục 2\nKINH PHÍ\n\nTT\tNội dung\tĐơn giá\tThành tiền\nI\tPhần mềm bệnh án điện tử\t\t\n1\tPhần mềm quản lý bệnh viện (HIS)\t15.000.000\t180.000.000",
    );
    expect(passages.at(-1)).toEqual({
      text: "1 | Phần mềm quản lý bệnh viện (HIS) | 15.000.000 | 180.000.000",
      headingPath: [
        "Phụ lục 2 KINH PHÍ",
        "I. Phần mềm bệnh án điện tử",
        "Cột: TT | Nội dung | Đơn giá | Thành tiền",
      ],
      locator: "Phụ lục 2 > I",
      line: 6,
      page: null,
      table: 1,
    });
  });

  it("a clause of a regulation is a passage with its points; clauses are not mixed", () => {
    const passages = passagesOf(
      "THÔNG TƯ\n\nVề hồ sơ\n\nĐiều 1. Hồ sơ\n\n1. Hồ sơ gồm:\n\na) Tờ bìa;\n\nb) Nội dung.\n\n2. Hồ sơ được ký số.\n\nĐiều 2. Thông tư này có hiệu lực từ 01/3/2026.\n\nĐiều 3. Thi hành\n\nChánh Văn phòng.",
    );
    expect(passages.map(({ text, locator }) => [locator, text]).slice(-4)).toEqual([
      ["Điều 1 khoản 1", "1. Hồ sơ gồm:\na) Tờ bìa;\nb) Nội dung."],
      ["Điều 1 khoản 2", "2. Hồ sơ được ký số."],
      ["Điều 2", "Thông tư này có hiệu lực từ 01/3/2026."],
      ["Điều 3", "Chánh Văn phòng."],
    ]);
  });
});
