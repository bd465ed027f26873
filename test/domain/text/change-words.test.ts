import { describe, expect, it } from "vitest";

import { foldChanges, foldChangesInPlace } from "../../../src/domain/text/change-words.ts";
import { fold, foldInPlace } from "../../../src/domain/text/fold.ts";

describe("words of change stay", () => {
  it.each([
    "Kinh phí tăng 20% so với năm 2025",
    "Giảm 15 triệu đồng; mức tăng chung là 5%",
    "kinh phi nhom I tang 20 trieu dong, nhom II giam 5%",
    "kém nhóm II 20 triệu đồng, cao hơn mức cũ",
    "nên tăng thêm 20 triệu đồng",
    "nen tang them 20 trieu dong",
    "giảm định mức; giam dinh muc",
    "giam ho so giay",
    "quy 3 tang 20 trieu dong",
    "đề nghị tăng kinh phí đào tạo",
    "để tăng kinh phí nhóm I",
    "giúp giảm 15% chi phí",
    "TĂNG 5 TỶ",
  ])("%s", (text) => {
    expect(foldChanges(text)).toBe(fold(text));
  });
});

describe("words that look like them go", () => {
  it.each([
    ["Hạ tầng mạng tăng 5%", "ha tanz mang tang 5%"],
    ["ha tang mang tang 5%", "ha tanz mang tang 5%"],
    ["hạ tăng mạng", "ha tanz mang"],
    ["Nền tảng số, nen tang so", "nen tanz so, nen tanz so"],
    ["Camera giám sát giảm 5%", "camera giaz sat giam 5%"],
    ["giam sat, giam doc, giam dinh", "giaz sat, giaz doc, giaz dinh"],
    ["Tăng cường năng lực", "tanz cuong nang luc"],
    ["phòng máy tầng 2 nhà A", "phong may tanz 2 nha a"],
    ["phong may tang 2 nha A", "phong may tanz 2 nha a"],
    ["nha lam viec 3 tang", "nha lam viec 3 tanz"],
    ["Phụ lục kèm theo; máy kèm bản quyền", "phu luc kem theo; may kez ban quyen"],
    ["công cụ, cụ thể", "cong cz, cu the"],
    ["mua máy quét để giảm thời gian chờ.", "mua may quet de giaz thoi gian cho."],
    ["thuế giá trị gia tăng", "thue gia tri gia gtgt"],
  ])("%s", (text, folded) => {
    expect(foldChanges(text)).toBe(folded);
  });
});

it("keeps places", () => {
  const text = "Đường truyền, HẠ TẦNG, Nền tảng: giá trị gia tăng";
  expect(foldChangesInPlace(text)).toHaveLength(foldInPlace(text).length);
});
