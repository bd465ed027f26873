import { describe, expect, it } from "vitest";

import {
  blockLocators,
  type LegalNode,
  parseLegalStructure,
} from "../../../src/domain/document/legal-structure.ts";
import { readText } from "../../../src/knowledge/ingest/readers/read-text.ts";
import { buildDocument } from "../../../src/knowledge/ingest/structure/build-document.ts";

const text = `THÔNG TƯ

Quy định về hồ sơ

Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh

Thông tư này quy định về hồ sơ.

Chương II
QUY ĐỊNH CỤ THỂ

Mục 1
LẬP HỒ SƠ

Điều 2. Lập hồ sơ

1. Cơ sở lập hồ sơ khi tiếp nhận người bệnh.

2. Hồ sơ gồm:

a) Phần hành chính;

b) Phần chuyên môn.

2a. Hồ sơ được ký số.

Điều 3. Sửa đổi Điều 5 như sau:

“1. Nội dung được thay.

2. Nội dung thứ hai.”

Điều 4. Thông tư này có hiệu lực từ ngày 01 tháng 3 năm 2026.

Phụ lục I
MẪU HỒ SƠ

1. Tên cơ sở.`;

const document = buildDocument(readText(text), { format: "txt", fileName: "tt.txt" });
const flat = (nodes: readonly LegalNode[]): string[] =>
  nodes.flatMap((node) => [node.locator, ...flat(node.children)]);

describe("parseLegalStructure", () => {
  it("articles, clauses and points have locators of their own; outer parts do not show in them", () => {
    expect(flat(parseLegalStructure(document))).toEqual([
      "Chương I",
      "Điều 1",
      "Chương II",
      "Chương II mục 1",
      "Điều 2",
      "Điều 2 khoản 1",
      "Điều 2 khoản 2",
      "Điều 2 khoản 2 điểm a",
      "Điều 2 khoản 2 điểm b",
      "Điều 2 khoản 2a",
      "Điều 3",
      "Điều 4",
      "Phụ lục I",
    ]);
  });

  it("every block has the locator of the deepest part around it; quoted clauses belong to their article", () => {
    const locators = blockLocators(document);
    const at = (part: string) =>
      locators[document.blocks.findIndex((block) => block.text.includes(part))];
    expect(at("Phần chuyên môn")).toBe("Điều 2 khoản 2 điểm b");
    expect(at("Nội dung thứ hai")).toBe("Điều 3");
    expect(at("có hiệu lực")).toBe("Điều 4");
    expect(at("Tên cơ sở")).toBe("Phụ lục I");
    expect(at("Quy định về hồ sơ")).toBeNull();
  });

  it("titles and spans", () => {
    const [, second] = parseLegalStructure(document);
    expect(second).toMatchObject({ kind: "chapter", label: "II", title: "QUY ĐỊNH CỤ THỂ" });
    expect(second?.children[0]?.children[0]).toMatchObject({
      kind: "article",
      label: "2",
      title: "Lập hồ sơ",
    });
  });
});

it("reads a regulation typed or scanned without marks with its numbers alone", () => {
  const plain = buildDocument(
    readText(
      "Chuong I\nQUY DINH CHUNG\n\nDieu 3. Pham vi\n\n1. Ap dung cho moi co so.\n\n2. Khong ap dung khac.\n",
    ),
    { format: "txt", fileName: "a.txt" },
  );
  expect(blockLocators(plain)).toContain("Điều 3 khoản 2");
  expect(blockLocators(plain).join()).not.toContain("Dieu");
});
