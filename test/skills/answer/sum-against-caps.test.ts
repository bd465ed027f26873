/** A sum without a person named is held against every cap of the thing: for whom it exceeds and for whom not. */
import { describe, expect, it } from "vitest";

import { shippedApp } from "../../support/shipped-app.ts";

const { ask } = shippedApp("2026-11-30");

describe("a sum held to the caps of a thing", () => {
  it.each([
    "mua máy tính 17,5 triệu có vượt định mức không",
    "mua may tinh 16 trieu co vuot dinh muc khong",
  ])("below all of them: %s", async (question) => {
    const { first } = await ask(question);
    expect(first).toMatch(/^Không vượt: .*20 triệu đồng của nhóm VII và nhóm VIII.*25 triệu đồng/);
    expect(first).toContain("người thuộc nhóm VII và nhóm VIII được 01 máy để bàn");
  });

  it("between them tells for whom", async () => {
    const { first } = await ask("máy tính giá 24 triệu có vượt định mức không");
    expect(first).toMatch(/^Tùy người được trang bị: 24 triệu vượt mức tối đa 20 triệu đồng của /);
    expect(first).toContain("không vượt mức tối đa 25 triệu đồng của lãnh đạo");
  });

  it("above all of them", async () => {
    const { first } = await ask("mua máy tính 31 triệu có vượt định mức không");
    expect(first).toMatch(/^Có vượt: 31 triệu vượt .*20 triệu.* cũng vượt .*25 triệu/);
  });

  it("of one cap alone names no other", async () => {
    const { first } = await ask("máy hủy tài liệu 9 triệu có vượt định mức không");
    expect(first).toMatch(/^Không vượt: 9 triệu không quá mức tối đa 10 triệu đồng\./);
  });

  it("of a thing without a cap is none of another machine", async () => {
    const { kind, text } = await ask("mua máy chiếu 30 triệu có vượt định mức không");
    expect(kind).toBe("not-found");
    expect(text).toContain("định mức của “máy chiếu”");
  });
});
