import { describe, expect, it } from "vitest";

import { shortPlace, summaryLines } from "../../src/export/review-summary.ts";
import { figuresText, placesText } from "../../src/export/review-text.ts";
import { anError } from "../support/draft-fixture.ts";
import { aReview } from "../support/review-fixture.ts";

describe("the first screen of a review", () => {
  const note = (line: number) =>
    anError({
      code: "citation-period-ended",
      severity: "info",
      where: { line },
      found: `${line}/QĐ-TTg`,
      expected: "văn bản cho giai đoạn mới",
      suggestion: "Tìm văn bản kế tiếp.",
    });

  it("tells notes of one kind in one line and errors one by one", () => {
    const findings = [anError(), anError({ where: { line: 9 } }), ...[1, 2, 3, 4].map(note)];
    const lines = summaryLines(aReview({ findings }));
    expect(lines).toHaveLength(3);
    expect(lines[2]).toContain("Ghi chú · 4 điểm.");
    expect(lines[2]).toContain("1/QĐ-TTg (dòng văn bản 1)");
  });

  it("puts warnings of one kind together only where there are many", () => {
    const warning = (line: number) => ({ ...note(line), severity: "warning" as const });
    expect(summaryLines(aReview({ findings: [1, 2, 3].map(warning) }))).toHaveLength(3);
    expect(summaryLines(aReview({ findings: [1, 2, 3, 4].map(warning) }))).toHaveLength(1);
  });

  it("says what to write in one breath, and nothing twice", () => {
    const [line] = summaryLines(
      aReview({ findings: [anError({ suggestion: "Ghi: Quyết định số 1/QĐ-TTg." })] }),
    );
    expect(line).toContain("Đề nghị ghi: Quyết định số 1/QĐ-TTg.");
  });

  it.each([
    {
      where: { heading: "Phần II > III. NHIỆM VỤ > 2. Nền tảng", line: 349 },
      text: "2. Nền tảng, dòng văn bản 349",
    },
    {
      where: { heading: "Phụ lục 2", table: 2, row: "18", line: 472 },
      text: "Phụ lục 2, bảng 2, dòng 18",
    },
    { where: { sheet: "Dự toán", cell: "F12", row: "8" }, text: "ô Dự toán!F12" },
  ])("names the place by its last heading: $text", ({ where, text }) => {
    expect(shortPlace(where)).toBe(text);
  });
});

describe("the place in a file without lines and pages", () => {
  it.each([
    {
      where: {},
      start: "1. Lỗi · đoạn “Căn cứ Quyết định số 13/2025/TT-BYT”. ",
      report: "Phần trước đề mục đầu tiên",
    },
    {
      where: { heading: "B. KẾ HOẠCH > 1. Hạ tầng" },
      start: "1. Lỗi · 1. Hạ tầng, đoạn “Căn cứ Quyết định số 13/2025/TT-BYT”. ",
      report: "B. KẾ HOẠCH > 1. Hạ tầng",
    },
  ])("is the passage: $report", ({ where, start, report }) => {
    const quote = "Căn cứ Quyết định số 13/2025/TT-BYT";
    const finding = anError({ where, quote });
    delete finding.alsoAt;
    expect(summaryLines(aReview({ findings: [finding] }))[0]?.slice(0, start.length)).toBe(start);
    expect(placesText(finding)).toBe(report);
  });
});

describe("figures of a finding", () => {
  it.each([
    {
      message: "Cột ghi 625.740.000.",
      found: "625,740,000",
      expected: "575.400.000",
      text: "Cần: 575.400.000",
    },
    { message: "Sai.", found: "8", expected: "9", text: "Đang ghi: 8 · Cần: 9" },
    { message: "Ghi 8, đúng là 9.", found: "8", expected: "9", text: "" },
  ])("stand behind the message only where it lacks them: $text", ({ text, ...finding }) => {
    const made = anError(finding);
    delete made.suggestion;
    expect(figuresText(made)).toBe(text);
  });
});
