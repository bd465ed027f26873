import { describe, expect, it } from "vitest";

import { checkReadingQuality, isSyllable } from "../../../src/domain/document/reading-quality.ts";

describe("isSyllable", () => {
  it.each([
    "nghiêng",
    "khuỷu",
    "quyết",
    "giường",
    "đặc",
    "ước",
    "uỷ",
    "gìn",
    "oanh",
    "truong",
    "thuyền",
    "ì",
  ])("%s has the shape of a syllable", (token) => expect(isSyllable(token)).toBe(true));
  it.each(["tién-g", "xzy", "chuyện1", "windows", "cácc", "bảt", "trê̂n", "thdng", "viéc k"])(
    "%s has not",
    (token) => expect(isSyllable(token)).toBe(false),
  );
});

describe("checkReadingQuality", () => {
  const clean =
    "Ủy ban nhân dân tỉnh phê duyệt kế hoạch chuyển đổi số của ngành y tế, trong đó nâng cấp hạ tầng mạng và đào tạo nhân lực.";
  const unmarked =
    "Uy ban nhan dan tinh phe duyet ke hoach chuyen doi so cua nganh y te, trong do nang cap ha tang mang va dao tao nhan luc.";
  const noisy =
    "Uy b4n nhan dan tinh ph€ duyét k€ ho@ch chuyén d6i s6 cua nganh y té, trong d6 nang cap ha tang mang va d4o t4o nhan lwc.";

  it.each([
    ["sound text", clean, false, 0.95],
    ["text without marks", unmarked, true, 0.95],
    ["noise of a scan", noisy, true, 0],
  ])("%s", (_, text, lostMarks, least) => {
    const quality = checkReadingQuality(text);
    expect(quality.lostMarks).toBe(lostMarks);
    expect(quality.score).toBeGreaterThanOrEqual(least);
  });

  it("a list of devices with their English names and amounts in đ is no scan", () => {
    const devices =
      "Switch PoE 24 port, Patch panel 24 cổng, Module quang: 1.200.000 đ, 3.400.000 đ";
    expect(checkReadingQuality(`${devices}; ${devices}; ${devices}`).lostMarks).toBe(false);
  });

  it("marks of a page round the cells are none of the text", () => {
    const cells = ["Máy trạm", "Tủ mạng", "Đường truyền", "Vận hành", "Tổng cộng"];
    const table = cells
      .map((cell) => `<td class="o"><b>${cell}</b><br/></td>\t<b></b>\t12`)
      .join("\n");
    expect(checkReadingQuality(table)).toMatchObject({ lostMarks: false, score: 1 });
  });

  it("noise lowers the score, acronyms and figures do not", () => {
    expect(checkReadingQuality(noisy).score).toBeLessThan(0.8);
    expect(checkReadingQuality("HIS, LIS, RIS/PACS, EMR: 180.000.000 (100%)").score).toBe(1);
  });
});
