/** The reckoning for 13,000 units in docs/quy-mo.md follows from the figures measured at one million passages. */
import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

const text = readFileSync("docs/quy-mo.md", "utf8");
const part = text.slice(text.indexOf("## 13.000 đơn vị, 10 triệu đoạn văn"));

/** "1.974" and "7,6" as printed. */
const number = (printed: string): number => Number(printed.replaceAll(".", "").replace(",", "."));

function figures(source: string, form: RegExp): number[] {
  const found = form.exec(source);
  if (found === null) throw new Error(`${String(form)} is not in the text`);
  return found.slice(1).map(number);
}

const about = (value: number, share = 0.04) => ({
  of: (exact: number) => expect(Math.abs(value / exact - 1)).toBeLessThanOrEqual(share),
});

describe("docs/quy-mo.md", () => {
  const [measuredText = 0, measuredWords = 0, measuredBuild = 0] = figures(
    text,
    /^\| 1\.000\.000 [^|]*\| ([\d.,]+) MB \| ([\d.,]+) MB \| ([\d.,]+) s \|/m,
  );

  it("divides the passages among the units, and adds those that all share", () => {
    const [all = 0, units = 0, each = 0, shared = 0, seen = 0] = figures(
      part,
      /([\d.]+) ÷ ([\d.]+) ≈ ([\d.]+) đoạn, cộng ([\d.]+) đoạn dùng chung ≈ ([\d.]+) đoạn/,
    );
    expect([all, units]).toEqual([10_000_000, 13_000]);
    about(each).of(all / units);
    about(seen).of(all / units + shared);
    expect(text).toMatch(new RegExp(`^\\| ${shared.toLocaleString("de-DE")} \\(sổ văn bản`, "m"));
  });

  it("takes disk and time at ten times what was measured", () => {
    const [passages = 0, words = 0] = figures(
      part,
      /khoảng ([\d.,]+) GB văn bản đoạn, ([\d.,]+) GB chỉ mục từ/,
    );
    about(passages).of(measuredText / 100);
    about(words).of(measuredWords / 100);
    const [times = 0, seconds = 0, minutes = 0] = figures(part, /(\d+) × (\d+) s ≈ (\d+) phút/);
    expect([times, seconds]).toEqual([10, measuredBuild]);
    about(minutes).of((times * seconds) / 60);
  });

  it("reckons vectors from their numbers", () => {
    const [dimension = 0, bytes = 0, each = 0, all = 0] = figures(
      part,
      /Véc-tơ (\d+) số, (\d+) byte một số: ([\d.,]+) KB một đoạn, khoảng (\d+) GB/,
    );
    about(each).of((dimension * bytes) / 1024);
    about(all).of((dimension * bytes * 10_000_000) / 1e9);
  });
});
