import { describe, expect, it } from "vitest";

import { scanFigureTables } from "../../../src/domain/budget/scan-figures.ts";

const cells = (text: string): string[][] =>
  scanFigureTables(text, new Set())[0]
    ?.rows.slice(1)
    .map((row) => row.cells.slice(2).map((cell) => cell.text)) ?? [];

// Form of Vĩnh Long 2025, Phụ lục 1: figures in order, separators and dashes partly lost.
const SCAN = `
TT Noi dung Tong cong Nguon A Nguon B Da chi Nguon A Nguon B
1 | Kho du lieu 1.386,000 1.000,000 386,000 0 . 0
ten xuong dong
2 | Luu tru 125.400 13,400 112,000 | 177,761 99,111 | 78,650 thuc
3 | Benh an 3.731,450 | 858,850 2,872,600 22,000 - 22,000
4 | Goi dich vu 247249 247,249 i 6,000 6,000
5 | Ho so 820,704 - 820,704 526,000 95,000 431,000
6 | May quet 180,500 180,500 - 104,000 104,000 - thuc
Tong cong 6.491,303 2.299,999 4.191,304 835,761 304,111 531,650`;

describe("scanFigureTables", () => {
  it("puts separators right by the other figures, and dashes back where the parts then add up", () => {
    expect(cells(SCAN)).toEqual([
      ["1.386,000", "1.000,000", "386,000", "0", "-", "0"],
      ["125,400", "13,400", "112,000", "177,761", "99,111", "78,650"],
      ["3.731,450", "858,850", "2.872,600", "22,000", "-", "22,000"],
      ["247,249", "247,249", "-", "6,000", "6,000", "-"],
      ["820,704", "-", "820,704", "526,000", "95,000", "431,000"],
      ["180,500", "180,500", "-", "104,000", "104,000", "-"],
      ["6.491,303", "2.299,999", "4.191,304", "835,761", "304,111", "531,650"],
    ]);
  });

  it("joins a name whose first line stands above its number and figures", () => {
    const wrapped = SCAN.replace("3 | Benh an", "Phan mem quan ly ho so\n3 | benh an");
    const names = scanFigureTables(wrapped, new Set())[0]?.rows.map(
      ({ cells: row }) => row[1]?.text,
    );
    expect(names).toContain("Phan mem quan ly ho so benh an");
    // A name that begins anew has no line above it.
    expect(names).toContain("Luu tru");
  });

  it("leaves lines of known tables and blocks without a total alone", () => {
    expect(scanFigureTables(SCAN, new Set(SCAN.split("\n").map((_, index) => index + 1)))).toEqual(
      [],
    );
    expect(scanFigureTables(SCAN.replace("Tong cong 6", "Ghi chu 6"), new Set())).toEqual([]);
  });
});
