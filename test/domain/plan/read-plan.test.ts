import { describe, expect, it } from "vitest";

import { isForeignPlan } from "../../../src/domain/plan/own-unit/other-unit.ts";
import { Plan } from "../../../src/domain/plan/plan.ts";
import { readPlan } from "../../../src/domain/plan/read-plan.ts";
import { plainDocument } from "../../support/plain-document.ts";
import { aDocument, aPlan, samplePlan } from "./plan-builders.ts";

describe("the body of a plan", () => {
  const facts = { title: null, year: 2026, signed: null, place: "Tây Ninh" };
  const issuer = "Bệnh viện Phục hồi chức năng Tây Ninh";
  const bodyOf = (text: string): string | null =>
    readPlan(
      plainDocument(
        `${text}\nCăn cứ Luật Giao dịch điện tử số 20/2023/QH15 ngày 22 tháng 6 năm 2023 của Quốc hội;`,
      ),
      { ...facts, issuer },
    ).cover.body;
  const head = "SỞ Y TẾ TỈNH TÂY NINH\nBỆNH VIỆN PHỤC HỒI CHỨC NĂNG\n\nKẾ HOẠCH\n";

  it("is the name that the plan prints, without a province that it does not print", () => {
    expect(bodyOf(`${head}Chuyển đổi số năm 2026\n`)).toBe("Bệnh viện Phục hồi chức năng");
    expect(bodyOf(`${head}Chuyển đổi số tại ${issuer} năm 2026\n`)).toBe(issuer);
  });

  it("is whole where a narrow letterhead breaks it over two lines", () => {
    const broken = "SỞ Y TẾ TỈNH TÂY NINH\nBỆNH VIỆN PHỤC HỒI\nCHỨC NĂNG\n\nKẾ HOẠCH\n";
    expect(bodyOf(`${broken}Chuyển đổi số năm 2026\n`)).toBe("Bệnh viện Phục hồi chức năng");
  });

  it("a basis cited in few words behind the title is none of it", () => {
    const { cover, bases } = readPlan(
      plainDocument(
        `${head}Chuyển đổi số năm 2026\nCăn cứ Luật Khám bệnh, chữa bệnh số 15/2023/QH15;\nCăn cứ Luật Dữ liệu;\nI. MỤC TIÊU\n- 100% hồ sơ ký số.`,
      ),
      { ...facts, issuer },
    );
    expect(cover.title).toBe("Chuyển đổi số năm 2026");
    expect(bases[0]?.text).toBe("Luật Khám bệnh, chữa bệnh số 15/2023/QH15");
  });

  it("with the province of its place behind it is still the unit's own", () => {
    const cover = { body: "Bệnh viện Phục hồi chức năng", place: "Tây Ninh" };
    expect(isForeignPlan(cover, { name: "Bệnh viện Phục hồi chức năng tỉnh Tây Ninh" })).toBe(
      false,
    );
    expect(isForeignPlan(cover, { name: "Bệnh viện Phục hồi chức năng Đồng Nai" })).toBe(true);
  });
});

describe("head and end of a plan as they are printed", () => {
  const facts = { title: null, year: 2026, signed: null, issuer: null };
  const head = [
    "ỦY BAN NHÂN DÂN",
    "TỈNH LÂM ĐỒNG",
    "SỞ Y TẾ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "KẾ HOẠCH",
    "Chuyển đổi số năm 2026",
  ];
  const rest = [
    "- Luật Giao dịch điện tử số 20/2023/QH15;",
    "# I. MỤC TIÊU",
    "- 100% hồ sơ ký số.",
    "Nơi nhận:",
    "- Sở Y tế;",
  ];
  const read = (named: string, last: string) =>
    readPlan(aDocument([...head, named, ...rest, last, "GIÁM ĐỐC"]), facts);

  it.each([
    "Căn cứ pháp lý",
    "Căn cứ pháp lý:",
    "CĂN CỨ",
    "Cơ sở pháp lý",
    "Các căn cứ xây dựng kế hoạch",
  ])("%s behind the title is a part of its own", (named) => {
    const { cover, sections } = read(named, "- Lưu: VT.");
    expect(cover.title).toBe("Chuyển đổi số năm 2026");
    expect(sections.map(({ heading, role, parent }) => [heading, role, parent])).toEqual([
      [named, "bases", null],
      ["MỤC TIÊU", "targets", null],
    ]);
  });

  it("has the name of the body above whole", () => {
    expect(read("Căn cứ", "- Lưu: VT.").cover.parentBody).toBe("ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG");
  });

  it.each([
    ["- Lưu: VT, CNTT. Trần Văn Kiệt", "Lưu: VT, CNTT", "Trần Văn Kiệt"],
    ["- Lưu: VT, CNTT BS.CKII. Trần Văn Kiệt", "Lưu: VT, CNTT", "BS.CKII. Trần Văn Kiệt"],
    ["- Lưu: VT, Phòng Kế hoạch", "Lưu: VT, Phòng Kế hoạch", null],
    ["- Lưu: VT, TCHC (02b).", "Lưu: VT, TCHC (02b)", null],
  ])("%s", (last, recipient, signer) => {
    const { recipients, signature } = read("Căn cứ", last);
    expect(recipients).toEqual(["Sở Y tế", recipient]);
    expect(signature).toEqual({ title: "GIÁM ĐỐC", name: signer });
  });
});

describe("readPlan", () => {
  const plan = samplePlan();

  it("fits its schema and reads the cover", () => {
    expect(() => Plan.parse(plan)).not.toThrow();
    expect(plan.cover).toMatchObject({ body: "Trung tâm Y tế Sông Lô", year: 2026 });
  });

  it("gives each section its role, children that of their parent", () => {
    expect(plan.sections.map(({ id, role }) => [id, role])).toEqual([
      ["danh-gia-ket-qua-thuc-hien-nam-2025", "results"],
      ["noi-dung-ke-hoach-nam-2026", "other"],
      ["can-cu-lap-ke-hoach", "bases"],
      ["muc-tieu", "targets"],
      ["nhiem-vu", "tasks"],
      ["ha-tang-so", "tasks"],
      ["nen-tang", "tasks"],
      ["to-chuc-thuc-hien", "organisation"],
      ["kinh-phi-nam-2026", "appendix"],
    ]);
  });

  it("reads bases with symbol and date", () => {
    expect(plan.bases.slice(0, 2).map(({ symbol, date }) => [symbol, date])).toEqual([
      ["749/QĐ-TTg", "2020-06-03"],
      ["13/2025/TT-BYT", "2018-12-28"],
    ]);
  });

  it("reads targets with unit, value and comparison", () => {
    expect(
      plan.targets.map(({ id, value, unit, comparison }) => [id, value, unit, comparison]),
    ).toEqual([
      ["ct-01", 95, "%", "equal"],
      ["ct-02", 100, "%", "equal"],
    ]);
  });

  it("reads the budget in whole đồng with the rate both amounts show", () => {
    const [budget] = plan.budgets;
    expect(
      budget?.groups[0]?.lines.map(({ name, quantity, unitPrice, vatRate }) => [
        name,
        quantity,
        unitPrice,
        vatRate,
      ]),
    ).toEqual([
      ["Phần mềm quản lý bệnh viện (HIS)", 12, 15_000_000, 0.1],
      ["Phần mềm bệnh án điện tử EMR, 12 tháng", 1, 108_000_000, 0.08],
      ["Máy vi tính để bàn", 40, 20_000_000, 0.1],
      ["Máy tính bảng", 4, 25_000_000, 0.1],
      ["Hệ thống Kiosk", 1, 150_000_000, 0.1],
    ]);
  });

  it("reads recipients and signature", () => {
    expect(plan.recipients).toEqual(["Sở Y tế", "Lưu: VT"]);
    expect(plan.signature).toEqual({ title: "GIÁM ĐỐC", name: "Trần Văn Nam" });
  });

  it("takes task details from the lines below a task", () => {
    const { tasks } = aPlan([
      "KẾ HOẠCH",
      "Chuyển đổi số năm 2023",
      "# I. NHIỆM VỤ",
      "- Làm sạch dữ liệu tiêm chủng.",
      "+ Đơn vị thực hiện: Trung tâm Kiểm soát bệnh tật.",
      "+ Đơn vị phối hợp: Phòng Nghiệp vụ Y.",
      "+ Thời gian hoàn thành: Quý III năm 2023.",
    ]);
    expect(tasks).toMatchObject([
      {
        id: "nv-01",
        lead: "Trung tâm Kiểm soát bệnh tật",
        support: "Phòng Nghiệp vụ Y",
        deadline: "Quý III năm 2023",
      },
    ]);
  });

  it("lists what it cannot place instead of dropping it", () => {
    const plan = aPlan([
      "KẾ HOẠCH",
      "Kế hoạch năm 2026",
      "# I. NHIỆM VỤ",
      "- Việc một.",
      "GIÁM ĐỐC",
      "ký thay ngày 12",
    ]);
    expect(plan.unplaced.map((item) => item.text)).toEqual(["ký thay ngày 12"]);
  });
});

describe("rows of a table of tasks", () => {
  const tasksOf = (rows: string[][]): string[] =>
    aPlan(
      ["KẾ HOẠCH", "Chuyển đổi số năm 2026", "# Phụ lục I. NHIỆM VỤ NĂM 2026", "@1"],
      [[["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"], ...rows]],
    ).tasks.map(({ content }) => content);

  it("that only name the parts below them are no tasks", () => {
    const parts = ["Nâng cấp phần mềm HIS", "Phòng KHTC", "Quý II"];
    expect(
      tasksOf([
        ["1", "Trong khám bệnh", "", ""],
        ["a)", ...parts],
      ]),
    ).toEqual([parts[0]]);
    expect(
      tasksOf([
        ["1", "Trong khám bệnh", "", ""],
        ["1.1", ...parts],
      ]),
    ).toEqual([parts[0]]);
    expect(
      tasksOf([
        ["1", "Họp giao ban", "", ""],
        ["2", ...parts],
      ]),
    ).toEqual(["Họp giao ban", parts[0]]);
  });
});
