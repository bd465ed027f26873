import { describe, expect, it } from "vitest";

import { findReferences } from "../../../src/domain/reference/find-references.ts";

/** "type symbol|short number, date" of every reference. */
const told = (text: string) =>
  findReferences(text).map(
    (one) =>
      `${one.typeWord ?? "-"} ${one.symbol ?? `${one.number}${one.year === null ? "" : `/${one.year}`}`}${one.date ? ` ${one.date.iso ?? "?"}` : ""}`,
  );

describe("findReferences", () => {
  it.each([
    {
      rule: "type, symbol and a long date",
      text: "Quyết định số 749/QĐ-TTg ngày 03 tháng 6 năm 2020 của Thủ tướng",
      found: ["Quyết định 749/QĐ-TTg 2020-06-03"],
    },
    {
      rule: "a symbol with its year, and a National Assembly symbol",
      text: "Thông tư 13/2025/TT-BYT ngày 06/6/2025; Luật số 15/2023/QH15",
      found: ["Thông tư 13/2025/TT-BYT 2025-06-06", "Luật 15/2023/QH15"],
    },
    {
      rule: "party symbols, also with spaces around the hyphen",
      text: "Nghị quyết số 57 - NQ/TW ngày 22/12/2024 và Nghị quyết 157-NQ/BCSD",
      found: ["Nghị quyết 57-NQ/TW 2024-12-22", "Nghị quyết 157-NQ/BCSĐ"],
    },
    {
      rule: "a dash of the sentence or of the next list item ends a symbol",
      text: "- Nghị định số 73/2019/NĐ-CP\n- Nghị định số 82/2024/NĐ-CP - Công văn số 639/BTTTT-THH",
      found: ["Nghị định 73/2019/NĐ-CP", "Nghị định 82/2024/NĐ-CP", "Công văn 639/BTTTT-THH"],
    },
    {
      rule: "a reference split over lines",
      text: "theo Thông tư\nsố 13/2025/\nTT-BYT ngày\n06/6/2025",
      found: ["Thông tư 13/2025/TT-BYT 2025-06-06"],
    },
    {
      rule: "a list that shares its letters",
      text: "các Quyết định số 130, 4750 và 3176/QĐ-BYT ngày 29/10/2024",
      found: [
        "Quyết định 130/QĐ-BYT",
        "Quyết định 4750/QĐ-BYT",
        "Quyết định 3176/QĐ-BYT 2024-10-29",
      ],
    },
    {
      rule: "short forms, alone and in a list",
      text: "theo QĐ 4750, 130 và TT 13/2025, nghị định 30 năm 2020",
      found: ["Quyết định 4750", "Quyết định 130", "Thông tư 13/2025", "Nghị định 30/2020"],
    },
    {
      rule: "the date behind the issuer",
      text: "Quyết định số 130/QĐ-BYT của Bộ trưởng Bộ Y tế ngày 18/01/2023",
      found: ["Quyết định 130/QĐ-BYT 2023-01-18"],
    },
    {
      rule: "a day of effect is no date of issue",
      text: "Thông tư 13/2025/TT-BYT của Bộ Y tế có hiệu lực từ ngày 21/7/2025",
      found: ["Thông tư 13/2025/TT-BYT"],
    },
    {
      rule: "scans: misread type words, letters and number words",
      text: "Quyét dinh s6 1104/Qb-UBND ngay 14/5/2021; Nghi dinh s6 82/2024/NB-CP; Cang\nvan s0 3978/SYT-TCHC",
      found: [
        "Quyết định 1104/QĐ-UBND 2021-05-14",
        "Nghị định 82/2024/NĐ-CP",
        "Công văn 3978/SYT-TCHC",
      ],
    },
    {
      rule: "Eth for Đ, and a word that ran into the symbol",
      text: "Quyết định 12/QÐ-TTg; Quyết định 749/QĐ-TTgngày 03/6/2020",
      found: ["Quyết định 12/QĐ-TTg", "Quyết định 749/QĐ-TTg 2020-06-03"],
    },
    {
      rule: "counts, shares, spans and machines are none",
      text: "24/24 giờ, 15/15 cơ sở, 07/22 đơn vị, máy CT 64 lát, CT 128 dãy, kế hoạch 5 năm 2021-2025, kế hoạch 2026, QĐ 20 đơn vị, 5/7/2024",
      found: [],
    },
  ])("$rule", ({ text, found }) => {
    expect(told(text)).toEqual(found);
  });

  it("keeps the printed words and their place", () => {
    const text = "Căn cứ Công điện số 33/CĐ-TTg ngày 07 tháng 4 năm 2024";
    const [one] = findReferences(text);
    expect(text.slice(one?.start, one?.end)).toBe("Công điện số 33/CĐ-TTg");
    expect(one?.raw).toBe("Công điện số 33/CĐ-TTg");
  });

  it("marks a date that says month twice or that no calendar has", () => {
    const flaw = (text: string) => findReferences(text)[0]?.date?.flaw;
    expect(flaw("Quyết định số 411/QĐ-TTg ngày 31 tháng 3 tháng 2022")).toBe("month-word-twice");
    expect(flaw("Quyết định số 411/QĐ-TTg ngày 30/02/2022")).toBe("no-such-day");
    expect(flaw("Quyết định số 411/QĐ-TTg ngày 31 tháng 3 năm 2022")).toBeNull();
  });

  it("reads a short form in front of 'quy định', which counts no quarters", () => {
    for (const text of ["TT 46 quy định gì", "NĐ 165 quy định gì", "TT 13 nội dung gì"]) {
      expect(findReferences(text)).toHaveLength(1);
    }
    expect(findReferences("kế hoạch 3 quý đầu năm")).toHaveLength(0);
  });
});
