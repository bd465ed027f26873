/** Quantities and days are read alike from questions and from statements of the register. */
import { describe, expect, it } from "vitest";

import { claimedDays, sameDay } from "../../../../src/skills/answer/premises/days.ts";
import { agrees, quantitiesOf } from "../../../../src/skills/answer/premises/quantities.ts";

const read = (text: string) =>
  quantitiesOf(text).map(({ dimension, unit, low, high, bound }) => [
    dimension,
    unit,
    low === high ? low : [low, high],
    bound,
  ]);

describe("quantitiesOf", () => {
  it.each<[string, unknown[]]>([
    ["mười lăm triệu đồng", [["money", "", 15e6, "exact"]]],
    ["muoi phan tram", [["percent", "", 10, "exact"]]],
    ["20tr", [["money", "", 20e6, "exact"]]],
    ["2 tỷ rưỡi", [["money", "", 2.5e9, "exact"]]],
    ["bị phạt 3–5 triệu đồng", [["money", "", [3e6, 5e6], "exact"]]],
    ["từ 20 đến 30 triệu đồng", [["money", "", [20e6, 30e6], "exact"]]],
    ["không quá 100 triệu đồng", [["money", "", 100e6, "at-most"]]],
    ["từ 10 triệu đồng trở lên", [["money", "", 10e6, "at-least"]]],
    ["hai mươi bốn giờ", [["time", "", 24, "exact"]]],
    ["cỡ chữ nội dung 12", [["count", "co", 12, "exact"]]],
    ["HIS cấp độ 1", [["count", "cap", 1, "exact"]]],
    ["có 15 bảng", [["count", "bang", 15, "exact"]]],
    ["phần mềm không chịu thuế", [["percent", "", -1, "exact"]]],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    "sau năm 2026",
    "tháng 9/2025",
    "tu ngay nao",
    "Điều 4 khoản 2",
    "từ 01/07/2026",
    "thang máy bao nhiêu",
  ])("takes no figure out of “%s”", (text) => {
    expect(read(text)).toEqual([]);
  });

  it("holds a month and thirty days for one span, and a figure inside a range for told", () => {
    const [month] = quantitiesOf("1 tháng");
    const [days] = quantitiesOf("30 ngày");
    const [range] = quantitiesOf("30–35 mm");
    const [width] = quantitiesOf("32 mm");
    expect(month && days && agrees(month, days)).toBe(true);
    expect(range && width && agrees(width, range)).toBe(true);
  });
});

describe("claimedDays", () => {
  it.each([
    ["phải xong trước 2030", "2026-12-31", false],
    ["phải xong trước 2027", "2026-12-31", true],
    ["kéo dài đến hết năm 2026", "2026-12-31", true],
    ["trước ngày 01/01/2027", "2026-12-31", true],
    ["tháng 9/2025", "2025-09-30", true],
    ["hạn là 31/12/2030", "2026-12-31", false],
  ])("“%s” against %s: %s", (text, stated, same) => {
    const [claim] = claimedDays(text);
    expect(claim !== undefined && sameDay(claim, stated)).toBe(same);
  });
});
