/** What goes over from a scan that lost its marks: nothing that was misread. */
import { describe, expect, it } from "vitest";

import { readPlan } from "../../../src/domain/plan/read-plan.ts";
import { isReport } from "../../../src/domain/plan/read-plan-tables.ts";
import { isLegible } from "../../../src/domain/plan/readable-text.ts";
import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { readableOutline } from "../../../src/domain/plan/scanned-plan.ts";
import { restoreHeading } from "../../../src/domain/plan/standard-headings.ts";
import { aDocument, aPlan, aRegister } from "./plan-builders.ts";

describe("a line is legible", () => {
  it.each([
    ["Triển khai hồ sơ bệnh án điện tử tại các khoa.", true],
    ["Day manh cdng tac tuyén truyén, phd bién chu truong", false],
    ["két qud dat duoc", false],
    ["KINH PHI THUC HIEN", false],
    ["TỔ CHỨC THỰC HIỆN", true],
    ["% 100", false],
    ["EMR, HIS", false],
  ])("%s: %s", (text, legible) => {
    expect(isLegible(text)).toBe(legible);
  });
});

describe("a usual heading gets its marks back", () => {
  it.each([
    ["Dir liéu sb", "Dữ liệu số"],
    ["XA hdi sb", "Xã hội số"],
    ["Nhan lwc s6", "Nhân lực số"],
    ["NOQI DUNG KE HOACH", "Nội dung kế hoạch"],
    ["Quan ly chat luong nuoc", null],
  ])("%s → %s", (damaged, heading) => {
    expect(restoreHeading(damaged)).toBe(heading);
  });
});

const scan = {
  ...aPlan([
    "KE HOACH",
    "Ung dung cong nghé thdng tin nam 2025",
    "# Phần I1. NOQI DUNG KE HOACH",
    "## Il. Nhiem vu cu thé",
    "### 1. Ha tang sb",
    "- Day manh cdng tac tuyén truyén theo Thong tu 46/2018/TT-BYT ngay 28/12/2018.",
    "- 17/12/2024 cua Sé Tai chinh vé viéc giao dy toan.",
    "### 2. Zzqw khdng doc dwoc",
    "- Pay manh phat trién.",
    "GIAM POC",
    "Ho Thi Thu Hang",
  ]),
  lostMarks: true,
};

function drafted() {
  const plan = readableOutline(scan);
  return rolloverPlan({
    plan,
    priorId: "quet",
    targetYear: 2026,
    asOf: "2025-12-31",
    register: aRegister(),
  });
}

describe("a plan of a scan", () => {
  it("prints no misread line, and leaves one open place a section with the documents it names", () => {
    const { sections } = drafted();
    const text = JSON.stringify(
      sections.map(({ heading, blocks }) => [heading, blocks.map((b) => b.text)]),
    );
    expect(text).not.toMatch(/cdng tac|cua Sé|Pay manh|17\/12\/2024/u);
    const section = sections.find(({ heading }) => heading === "1. Hạ tầng số");
    expect(section?.blocks).toHaveLength(1);
    expect(section?.blocks[0]?.text).toBe(
      '[cần bổ sung: nội dung mục "1. Hạ tầng số" năm 2026, chép theo bản gốc (2 đoạn của bản quét không đọc được); văn bản đã nêu trong mục, còn dùng được: Thông tư số 13/2025/TT-BYT]',
    );
  });

  it("counts for itself what it could not read: those figures need no other source", () => {
    expect(drafted().context.derived).toContain("2");
  });

  it("lists every unreadable line in the change report", () => {
    const { context } = drafted();
    const before = context.changes.map((change) => change.before);
    for (const section of scan.sections)
      for (const item of section.items) expect(before).toContain(item.text);
  });

  it("asks for a heading that cannot be told, and quotes a signer's name without its marks in a question", () => {
    const { sections, context, cover } = drafted();
    expect(sections.map(({ heading }) => heading)).toContain(
      "2. [cần bổ sung: tên mục 2 theo bản gốc]",
    );
    expect(context.missing.map(({ ask }) => ask)).toContain("tên mục 2 theo bản gốc");
    expect(cover).toMatchObject({ signerTitle: "GIÁM ĐỐC" });
    expect(cover.signerName).toBe("[cần bổ sung: họ và tên người ký (bản quét: Ho Thi Thu Hang)]");
    expect(context.missing.map(({ id }) => id)).toContain("ho-so.signerName");
  });

  it("a plan with sound marks is handed back as it is", () => {
    const plan = aPlan(["KẾ HOẠCH", "Chuyển đổi số năm 2026", "# I. MỤC TIÊU", "- 100% ký số."]);
    expect(readableOutline(plan)).toBe(plan);
  });
});

describe("bases and appendices of a scan", () => {
  const lines = [
    "KE HOACH",
    "Ung dung cong nghé thdng tin nam 2025",
    "# I. CAN CU LAP KE HOACH",
    "Quyet dinh s6 214/QD-UBND ngay 14/5/2021 cua UBND tinh An",
    "Giang vé viéc ban hanh ké hoach dao tao;",
    "Thong tu s6 04/2020/TT-BTTTT ngay 24/02/2020 cua Bo Thong tin",
    "# II. NHIEM VU",
    "- Day manh cdng tac tuyén truyén.",
    "GIAM DOC",
    "Noi nhan:",
    "- Luu: VT.",
    "Tong hop du an cong nghé thdng tin da thuc hién nam 2024",
    "# PHU LUC 1",
    "(Kem theo Ké hoach so /KH-SYT ngay /02/2025)",
    "Trang thiét bi",
  ];
  const document = { ...aDocument(lines), quality: { score: 0.5, lostMarks: true, ocr: true } };
  const plan = readPlan(document, { title: null, year: 2025, signed: null, issuer: null });

  it("a basis that a line end cut is one", () => {
    expect(plan.bases.map(({ symbol }) => symbol)).toEqual(["214/QĐ-UBND", "04/2020/TT-BTTTT"]);
  });

  it("a title above the number of an appendix is its title; what was carried out is a report", () => {
    const appendix = plan.sections.at(-1);
    expect(appendix).toMatchObject({ number: "PHU LUC 1", role: "appendix" });
    expect(appendix?.heading).toMatch(/^Tong hop du an/u);
    expect(isReport(appendix!)).toBe(true);
  });
});
