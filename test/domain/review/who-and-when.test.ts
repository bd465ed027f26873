/** Who leads a task, by when for how many, which law and which unit is meant: slips of names and numbers. */
import { describe, expect, it } from "vitest";

import { citationTitle } from "../../../src/domain/review/rules/citation-title.ts";
import { listNumbering } from "../../../src/domain/review/rules/list-numbering.ts";
import { planContradictions } from "../../../src/domain/review/rules/plan-contradictions.ts";
import { planForeignUnit } from "../../../src/domain/review/rules/plan-foreign-unit.ts";
import { ratio } from "../../../src/domain/review/rules/ratio.ts";
import { toldBy } from "../../support/review-input.ts";

const part = (heading: string, ...lines: string[]): string =>
  `## ${heading}\n\n${lines.join("\n\n")}\n\n`;

describe("the name of a law", () => {
  const told = (name: string): string[] =>
    toldBy(citationTitle, part("I. CĂN CỨ", `1. ${name} số 91/2025/QH15 ngày 26/6/2025;`), {
      signed: "2025-12-20",
    });
  it("belongs to its number", () => {
    expect(told("Luật Bảo vệ dữ liệu cá nhân")).toEqual([]);
    expect(told("Luật Dữ liệu")).toEqual(["warning citation-title-differs"]);
  });
});

describe("one task in a list of who does what", () => {
  const text = (body: string): string =>
    part(
      "V. TỔ CHỨC THỰC HIỆN",
      "1. Phòng Công nghệ thông tin: đầu mối; chủ trì triển khai phần mềm ký số sinh trắc.",
      `2. Phòng Tài chính kế toán: bố trí kinh phí; chủ trì ${body}.`,
    );
  it("has one that leads it", () => {
    expect(toldBy(planContradictions, text("kết nối cổng thanh toán điện tử"))).toEqual([]);
    expect(toldBy(planContradictions, text("triển khai phần mềm ký số sinh trắc"))).toEqual([
      "warning lead-conflict",
    ]);
  });
});

describe("a target for so many units", () => {
  const text = (count: number, day: string): string =>
    part(
      "II. MỤC TIÊU NĂM 2026",
      "1. Ký số của người bệnh bằng sinh trắc tại 10 khoa nội trú trước 31/10/2026.",
    ) +
    part(
      "III. NHIỆM VỤ",
      `1. Triển khai phần mềm ký số sinh trắc cho người bệnh tại ${count} khoa nội trú, hoàn thành trước ${day}.`,
    );
  it("is done with as many by its day", () => {
    expect(toldBy(planContradictions, text(10, "31/10/2026"))).toEqual([]);
    expect(toldBy(planContradictions, text(10, "31/12/2026"))).toEqual([
      "warning deadline-conflict",
    ]);
  });
  it("may go on with others", () => {
    expect(toldBy(planContradictions, text(4, "31/12/2026"))).toEqual([]);
  });
});

describe("a system that is not there", () => {
  const text = (rest: string): string =>
    part(
      "I. KẾT QUẢ NĂM 2025",
      "1. Hệ thống HIS, LIS, RIS-PACS hoạt động ổn định.",
      `2. Bệnh viện chưa triển khai ${rest}.`,
    );
  it("does not run elsewhere", () => {
    expect(toldBy(planContradictions, text("hệ thống RIS-PACS"))).toEqual([
      "warning not-started-against-continued",
    ]);
    expect(toldBy(planContradictions, text("hệ thống nhắc lịch tái khám"))).toEqual([]);
    expect(toldBy(planContradictions, text("hệ thống RIS-PACS tại cơ sở 2"))).toEqual([]);
  });
});

describe("numbers of tasks in their headings", () => {
  const text = (...numbers: number[]): string =>
    part("III. NHIỆM VỤ", ...numbers.map((one) => `Nhiệm vụ ${one}: Triển khai việc ${one}`));
  it("run on", () => {
    expect(toldBy(listNumbering, text(1, 2, 3, 4))).toEqual([]);
    expect(toldBy(listNumbering, text(1, 2, 4, 4))).toContain("warning list-numbering-gap");
  });
});

describe("the unit of the title and of the sentence that makes the plan", () => {
  it("is the plan's own", () => {
    const issuer = "Bệnh viện Đa khoa khu vực Bảo Lộc";
    const title = (unit: string): string =>
      `KẾ HOẠCH\nTriển khai chuyển đổi số tại ${unit} năm 2026\n\n${part("II. MỤC TIÊU", "1. Tốt.")}`;
    expect(toldBy(planForeignUnit, title(issuer), { issuer })).toEqual([]);
    expect(
      toldBy(planForeignUnit, title("Bệnh viện Đa khoa khu vực Ninh Hòa"), { issuer }),
    ).toEqual(["warning foreign-unit"]);
  });
  it("is the plan's own department", () => {
    const issuer = "Sở Y tế tỉnh Quảng Trị";
    const text = (department: string): string =>
      `UBND TỈNH QUẢNG TRỊ\nSỞ Y TẾ\n\nKẾ HOẠCH\n\n${department} ban hành Kế hoạch phát triển y tế số như sau:\n\n${part("II. MỤC TIÊU", "1. Tốt.")}`;
    expect(toldBy(planForeignUnit, text(issuer), { issuer })).toEqual([]);
    expect(toldBy(planForeignUnit, text("Sở Y tế tỉnh Quảng Ninh"), { issuer })).toEqual([
      "warning foreign-unit",
    ]);
  });
});

describe("a share of the population in brackets", () => {
  it("is that of the number told", () => {
    const text = (share: number): string =>
      `Số người dân có sổ sức khỏe điện tử: 1.024.000 người, bằng ${share}% dân số (1.600.000 người).`;
    expect(toldBy(ratio, text(64))).toEqual([]);
    expect(toldBy(ratio, text(74))).toEqual(["warning ratio-mismatch"]);
  });
});
