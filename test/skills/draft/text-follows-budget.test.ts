/** What the budget decides reaches tasks, targets and sentences; what was bought once is asked for. */
import { describe, expect, it } from "vitest";

import type { DraftAnswer } from "../../../src/domain/draft/draft.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aPlan, aRegister } from "../../domain/plan/plan-builders.ts";

const BUDGET = [
  ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền"],
  ["1", "Máy tính để bàn", "Bộ", "30", "15.000.000", "450.000.000"],
  ["2", "Máy in laser A4", "Cái", "5", "6.000.000", "30.000.000"],
  ["3", "Máy chủ", "Chiếc", "1", "300.000.000", "300.000.000"],
  ["4", "Lắp đặt mạng LAN khu nhà B", "Gói", "1", "30.000.000", "30.000.000"],
  ["5", "Thuê HIS", "Tháng", "12", "10.000.000", "120.000.000"],
  ["", "Tổng cộng", "", "", "", "930.000.000"],
];
const TASKS = [
  ["TT", "Nhiệm vụ", "Sản phẩm", "Thời gian"],
  ["1", "Mua sắm 30 bộ máy tính để bàn", "30 bộ máy tính bàn giao", "Quý II/2026"],
  ["2", "Mua 01 máy chủ", "Máy chủ vận hành", "Quý III/2026"],
  ["3", "Thuê HIS", "Hợp đồng", "Quý I/2026"],
];

const draftOf = async (request: string, results: DraftAnswer[] = [], ...more: string[]) => {
  const draft = await makeDrafter({ register: aRegister() })({
    year: 2027,
    priorPlan: aPlan(
      [
        "KẾ HOẠCH",
        "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026",
        "# I. MỤC TIÊU",
        "- 95% văn bản ký số trên hệ thống quản lý văn bản.",
        ...more,
        "# II. NHIỆM VỤ",
        "- Trang bị 30 bộ máy tính để bàn và 05 máy in cho các khoa, phòng.",
        "- Mua 01 máy chủ đặt tại phòng máy chủ.",
        "- Lắp đặt, cấu hình mạng LAN khu nhà B.",
        "- Mua 02 camera cho phòng tiếp đón.",
        "- Duy trì HIS; có 30 máy tính hỏng của năm trước.",
        "@1",
        "# III. KINH PHÍ NĂM 2026",
        "@2",
      ],
      [TASKS, BUDGET],
    ),
    priorId: "truoc",
    part: "plan",
    asOf: "2026-11-22",
    request,
    results,
  });
  const blocks = draft.sections.flatMap((section) => section.blocks);
  const rows = blocks.find((block) => block.rows?.[0]?.[1] === "Nhiệm vụ")?.rows ?? [];
  return { ...draft, texts: blocks.map(({ text }) => text), rows };
};

describe("the text follows the budget", () => {
  const request = "thêm 20 máy tính, máy in như năm 2026 nhưng thêm 2, bỏ máy chủ, thêm 3 máy quét";

  it("numbers of sentences and rows are those of the table", async () => {
    const { texts, rows, violations } = await draftOf(request);
    expect(texts).toContain("Trang bị 20 bộ máy tính để bàn và 07 máy in cho các khoa, phòng.");
    expect(rows[1]).toEqual([
      "1",
      "Mua sắm 20 bộ máy tính để bàn",
      "20 bộ máy tính bàn giao",
      "Quý II/2027",
    ]);
    expect(violations).toEqual([]);
  });

  it("what leaves the budget leaves sentences and rows, with its reason", async () => {
    const { texts, rows, changes } = await draftOf(request);
    expect(texts.some((text) => text.includes("máy chủ đặt tại"))).toBe(false);
    expect(rows.map(([, task]) => task)).not.toContain("Mua 01 máy chủ");
    expect(rows.map(([number]) => number)).toEqual(["TT", "1", "2"]);
    const told = changes.filter(
      ({ status, reason }) => status === "dropped" && reason.includes('"bỏ máy chủ"'),
    );
    expect(told.length).toBeGreaterThanOrEqual(2);
  });

  it("asks nothing about a row that left", async () => {
    const { missing, texts, rows } = await draftOf(request);
    const printed = [...texts, ...rows.flat()].join("\n");
    for (const { ask } of missing.filter((one) => one.ask.startsWith("sửa câu này")))
      expect(printed).toContain(ask);
  });

  it("what the request adds is a task with the number of the table", async () => {
    const { texts, changes } = await draftOf(request);
    expect(texts).toContain("Bổ sung máy quét: 03 cái (theo dự toán kèm theo).");
    expect(changes.some(({ reason }) => reason.includes('"thêm 3 máy quét"'))).toBe(true);
    const moved = changes.find(({ after }) => after.startsWith("Trang bị 20 bộ"));
    expect(moved?.status).toBe("updated");
    expect(moved?.reason).toContain("Số lượng Máy tính để bàn theo dự toán: 30 → 20.");
    expect(moved?.reason).not.toContain("giữ nguyên");
  });

  it("a sentence on more than the item that left is to be mended by the unit", async () => {
    const more = "- Mua 01 máy chủ; tổ chức 02 lớp tập huấn cho cán bộ.";
    const { texts } = await draftOf(request, [], more);
    const kept = texts.filter((text) => text.includes("tập huấn cho cán bộ"));
    expect(kept.join("\n")).toContain(
      "[cần bổ sung: sửa câu này: Máy chủ không còn trong dự toán năm 2027]",
    );
  });
});

describe("what was bought once", () => {
  it("is asked for where the text repeats it, by the question of the budget", async () => {
    const { texts, missing, changes } = await draftOf("");
    const ask = "[cần bổ sung: nhu cầu năm 2027 về Máy chủ (kế hoạch trước: 1 Chiếc)]";
    expect(texts).toContain(`Mua 01 máy chủ đặt tại phòng máy chủ ${ask}.`);
    expect(texts.find((text) => text.startsWith("Lắp đặt, cấu hình"))).toContain("[cần bổ sung:");
    expect(missing.filter(({ id }) => id === "nc-may-chu")).toHaveLength(1);
    const reasons = changes.map(({ reason }) => reason).join("\n");
    expect(reasons).toContain("Mua một lần năm 2026; có mua tiếp năm 2027 hay không");
  });

  it("is asked for without a line of the budget too, and leaves by a no", async () => {
    const { texts, missing } = await draftOf("");
    expect(texts.find((text) => text.startsWith("Mua 02 camera"))).toContain(
      "là việc mua sắm của năm 2026; năm 2027 có tiếp tục không]",
    );
    const id = missing.find(({ ask }) => ask.includes("02 camera"))?.id ?? "";
    const no = await draftOf("", [{ id, value: "không" }]);
    expect(no.texts.some((text) => text.includes("02 camera"))).toBe(false);
    const yes = await draftOf("", [{ id, value: "có" }]);
    expect(yes.texts).toContain("Mua 02 camera cho phòng tiếp đón.");
  });

  it("a sentence that buys nothing keeps its numbers", async () => {
    const { texts } = await draftOf("thêm 20 máy tính");
    expect(texts).toContain("Duy trì HIS; có 30 máy tính hỏng của năm trước.");
  });
});

describe("results", () => {
  const target = "- Lũy kế 12.500 hồ sơ sức khỏe được số hóa (năm 2025: 9.800 hồ sơ).";
  const idOf = (draft: Awaited<ReturnType<typeof draftOf>>) =>
    draft.missing.find(({ ask }) => ask.includes("12.500"))?.id ?? "";

  it("of a count that only grows cannot fall; the figure keeps its unit", async () => {
    const id = idOf(await draftOf("", [], target));
    const low = await draftOf("", [{ id, value: "9.000" }], target);
    expect(low.violations.join("\n")).toContain("thấp hơn số đã đạt trước đó (9.800)");
    const good = await draftOf("", [{ id, value: "13.000" }], target);
    expect(good.violations).toEqual([]);
    expect(good.texts.join("\n")).toContain("(năm 2025: 9.800 hồ sơ): 13.000 hồ sơ (đạt)");
  });
});

it("a direction names no purchase", async () => {
  const general = "- Tiếp tục đầu tư, nâng cấp trang thiết bị, máy tính, máy in đáp ứng yêu cầu.";
  const { texts } = await draftOf("", [], general);
  expect(texts).toContain(
    "Tiếp tục đầu tư, nâng cấp trang thiết bị, máy tính, máy in đáp ứng yêu cầu.",
  );
});
