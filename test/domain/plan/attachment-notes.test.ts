import { describe, expect, it } from "vitest";

import { isAttachmentNote } from "../../../src/domain/plan/appendix-numbers.ts";

describe("a note that says what an appendix is attached to", () => {
  it.each([
    "(Kèm theo Kế hoạch số: /KH-TTYT ngày / /2026 của Trung tâm Y tế)",
    "(Ban hành kèm theo Kế hoạch số 12/KH-BV)",
    "Phụ lục ban hành kèm theo Quyết định số 3/QĐ-BV",
  ])("%s", (text) => {
    expect(isAttachmentNote(text)).toBe(true);
  });

  it.each([
    "(Phụ lục kèm theo)",
    "(Danh mục kèm theo Kế hoạch này)",
    "Kinh phí theo bảng kèm theo",
  ])("%s only refers to one", (text) => {
    expect(isAttachmentNote(text)).toBe(false);
  });
});
