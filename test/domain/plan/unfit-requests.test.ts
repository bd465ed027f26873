/** What of a request for the budget cannot be applied is said, and nothing is guessed in its place. */
import { describe, expect, it } from "vitest";

import { parseBudgetRequest } from "../../../src/domain/plan/budget-request.ts";
import { sourceText } from "../../../src/export/budget-rows.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

const BUDGET = [
  ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền"],
  ["I", "Thuê dịch vụ", "", "", "", ""],
  ["1", "Thuê phần mềm HIS", "Tháng", "12", "10.000.000", "120.000.000"],
  ["2", "Thuê phần mềm bệnh án điện tử EMR", "Gói", "1", "90.000.000", "90.000.000"],
  ["II", "Mua sắm thiết bị", "", "", "", ""],
  ["1", "Tủ đĩa lưu trữ dự phòng NAS", "Cái", "1", "200.000.000", "200.000.000"],
  ["2", "Máy in", "Cái", "10", "6.000.000", "60.000.000"],
  ["3", "Máy chủ", "Cái", "1", "150.000.000", "150.000.000"],
  ["", "Tổng cộng", "", "", "", "620.000.000"],
];

const drafted = (request: string) =>
  makeDrafter({ register: aRegister() })({
    year: 2027,
    priorPlan: aPlan(
      [
        "KẾ HOẠCH",
        "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026",
        "# I. MỤC TIÊU",
        "- 100% văn bản được ký số.",
        "# II. KINH PHÍ NĂM 2026",
        "@1",
      ],
      [BUDGET],
    ),
    priorId: "truoc",
    part: "plan",
    asOf: "2026-11-22",
    request,
  });

const linesOf = ({ budget }: Awaited<ReturnType<typeof drafted>>) =>
  budget?.groups.flatMap(({ title, lines }) => lines.map((line) => ({ group: title, ...line }))) ??
  [];

describe("figures of a request", () => {
  it.each([
    ["thêm âm 5 máy tính", "âm"],
    ["thêm -5 máy tính", "âm"],
    ["bộ phát wifi 1.000.000 cái", "bất thường"],
    ["thêm 2,5 máy in", "số nguyên"],
    ["thêm 2-3 máy in", "khoảng"],
    ["thêm 0 máy in", "bằng 0"],
    ["LIS 18 tháng", "12 tháng"],
    ["thuê phần mềm lịch hẹn 20 tháng", "12 tháng"],
    ["thêm 5 máy in giá 30", "đơn vị tiền"],
  ])("%s is not applied, and why is said", (text, why) => {
    const { actions, doubts, notUnderstood } = parseBudgetRequest(text);
    expect(actions).toEqual([]);
    expect(notUnderstood).toEqual([]);
    expect(doubts.map((doubt) => doubt.why).join()).toContain(why);
  });

  it.each([
    ["thêm 15 máy tính để bàn giá 19.500.000", 15, 19_500_000],
    ["thêm 5 máy tính 15.500.000/cái", 5, 15_500_000],
    ["thêm 2 máy in đơn giá: 4500000", 2, 4_500_000],
    ["thêm hai máy in", 2, null],
    ["thêm 5 máy tính bảo hành 36 tháng", 5, null],
    ["tăng máy tính để bàn lên 25 bộ, đơn giá 18 triệu", 25, 18_000_000],
  ])("%s", (text, quantity, unitPrice) => {
    const { actions } = parseBudgetRequest(text);
    expect(actions).toHaveLength(1);
    expect(actions[0]).toMatchObject({ quantity, unitPrice });
  });

  it.each(["mua lại như năm ngoái", "thuê như cũ", "vẫn mua như năm 2026"])(
    "keeps the whole table: %s",
    (text) => {
      expect(parseBudgetRequest(text)).toMatchObject({ keepAll: text, actions: [] });
    },
  );

  it("what is called a machine keeps its whole name", () => {
    expect(parseBudgetRequest("thêm 3 máy bay không người lái").actions[0]?.item).toBe(
      "may bay khong nguoi lai",
    );
  });
});

describe("a request against the lines of the prior budget", () => {
  it.each(["thêm 10 máy in, bỏ máy in", "bỏ kiosk, thêm 2 kiosk", "máy in còn 5, máy in còn 8"])(
    "that contradicts itself changes nothing: %s",
    async (request) => {
      const draft = await drafted(request);
      expect(draft.violations.join("\n")).toContain(`Chưa áp dụng yêu cầu "${request}"`);
      expect(linesOf(draft).find(({ name }) => name === "Máy in")).toMatchObject({
        quantity: null,
        unitPrice: 6_000_000,
      });
      expect(linesOf(draft).some(({ name }) => /kiosk/iu.test(name))).toBe(false);
    },
  );

  it("that names a kind of things is left to the unit", async () => {
    const draft = await drafted("bỏ toàn bộ phần cứng");
    expect(draft.violations.join()).toContain("chưa rõ gồm những hạng mục nào");
    expect(linesOf(draft)).toHaveLength(5);
  });

  it("that names a new thing adds a line and leaves lines with like words alone", async () => {
    const draft = await drafted(
      "thêm đường truyền internet dự phòng 12 tháng giá 24 triệu/năm, thêm 2 tường lửa giá 95 triệu",
    );
    const lines = linesOf(draft);
    expect(lines.find(({ name }) => name.startsWith("Tủ đĩa"))?.unitPrice).toBe(200_000_000);
    expect(lines.find(({ name }) => name === "Đường truyền internet dự phòng")).toMatchObject({
      ...{ group: "Thuê dịch vụ", quantity: 1, unit: "Năm", amount: 24_000_000 },
    });
    const wall = lines.find(({ name }) => name === "Tường lửa");
    expect(wall).toMatchObject({ group: "Mua sắm thiết bị", amount: 190_000_000 });
    expect(sourceText(wall!, new Map())).toContain("Giá theo yêu cầu của đơn vị.");
    expect(sourceText(wall!, new Map())).not.toContain("yeu-cau");
  });

  it("that puts one thing in the place of another names the new one alone", async () => {
    const draft = await drafted("thay máy chủ bằng thuê máy chủ ảo 12 tháng 5 triệu");
    const names = linesOf(draft).map(({ name }) => name);
    expect(names).toContain("Thuê máy chủ ảo");
    expect(names).not.toContain("Máy chủ");
    expect(draft.notices.join("\n")).toContain("của một tháng hay của cả 12 tháng");
  });

  it("for months of a package that names none asks how many, as does a package that goes on", async () => {
    const emr = async (request: string) =>
      linesOf(await drafted(request)).find(({ name }) => name.includes("EMR"));
    expect(await emr("EMR 6 tháng")).toMatchObject({ quantity: null, amount: null });
    const kept = await emr("");
    expect(kept).toMatchObject({ quantity: 1, amount: 90_000_000 });
    expect(kept?.notes.join()).toContain(
      "[cần bổ sung: số tháng thuê phần mềm bệnh án điện tử EMR",
    );
  });
});
