/** Tasks of plans: who does them, with whom, by when, with what result; what one body has to do, what is due at one time. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type App, buildApp } from "../../../src/app.ts";
import { parseConfig } from "../../../src/config.ts";
import { taskWish } from "../../../src/skills/answer/plan-task-wish.ts";

let app: App;
beforeAll(async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "can-cu-tasks-"));
  app = await buildApp({ ...parseConfig({}), dataFolder });
}, 120_000);
afterAll(async () => {
  await app.close();
});

const ask = (question: string) => app.assistant.ask({ unit: "a", asOf: "2026-11-29", question });
const firstOf = (text: string) => text.split("\n")[0] ?? "";

describe("one task of a plan", () => {
  it.each([
    [
      "Ai chủ trì lập cơ sở dữ liệu người hành nghề trong kế hoạch Thanh Hóa 2023?",
      "đơn vị chủ trì là Phòng Quản lý hành nghề y dược tư nhân",
    ],
    [
      "Ai theo dõi, đôn đốc việc xác định cấp độ an toàn hệ thống thông tin trong kế hoạch Thanh Hóa 2023?",
      "đơn vị theo dõi, đôn đốc là Văn phòng Sở Y tế",
    ],
    [
      "Thời gian bồi dưỡng kỹ năng số của BV Tâm thần Kon Tum năm 2024?",
      "thời hạn hoàn thành là Từ 01/01 đến 30/6/2024",
    ],
    [
      "Sản phẩm của nhiệm vụ triển khai bệnh án điện tử ở Krông Pắc là gì?",
      "là Bệnh án điện tử không dùng bệnh án giấy",
    ],
    [
      "phong nao lo lien thong giay bao tu trong ke hoach Krong Pac 2026",
      "thực hiện là Phòng TCHC",
    ],
  ])("what is asked stands first: %s", async (question, told) => {
    const { kind, text } = await ask(question);
    expect(kind).toBe("answered");
    expect(firstOf(text)).toContain(told);
  });

  it("says what the plan does not tell of the task", async () => {
    const { text } = await ask(
      "Đơn vị nào phối hợp cấp chữ ký số cho cán bộ các cơ sở y tế Thanh Hóa năm 2023?",
    );
    expect(firstOf(text)).toContain("kế hoạch không ghi đơn vị phối hợp");
    expect(firstOf(text)).toContain("Văn phòng Sở");
  });

  it("says that no body is named where the plan has the work without one", async () => {
    const { text } = await ask(
      "Trong kế hoạch Vĩnh Long 2025, ai chủ trì diễn tập an toàn thông tin?",
    );
    expect(firstOf(text)).toMatch(/^Không thấy .* ghi đơn vị chủ trì/);
  });

  it("keeps the task for what is asked behind it", async () => {
    const { text } = await ask(
      "Đào tạo bồi dưỡng chuyển đổi số ở Krông Pắc do phòng nào làm và khi nào xong?",
    );
    expect(text).toContain("thời gian thực hiện là Năm 2026. Nhiệm vụ: “Đào tạo, bồi dưỡng");
  });
});

describe("the tasks of a plan", () => {
  it.each([
    [
      "Phòng Nghiệp vụ Y phối hợp những nhiệm vụ nào trong kế hoạch Thanh Hóa 2023?",
      "Phòng Nghiệp vụ Y phối hợp 3 nhiệm vụ",
    ],
    [
      "Trung tâm Kiểm soát bệnh tật được giao việc gì trong kế hoạch của Sở Y tế Thanh Hóa?",
      "Trung tâm Kiểm soát Bệnh tật tỉnh có 1 nhiệm vụ",
    ],
    ["Những nhiệm vụ nào của Thanh Hóa 2023 phải xong trong quý 3?", "“quý 3” có 2 nhiệm vụ"],
  ])("%s", async (question, told) => {
    const { text } = await ask(question);
    expect(firstOf(text)).toContain(told);
  });
});

describe("what is wished of tasks", () => {
  it.each([
    ["ai chủ trì, ai phối hợp việc cấp chữ ký số", ["lead", "support"]],
    ["đơn vị nào phối hợp thực hiện việc này", ["support"]],
    ["khoa nào theo dõi việc thực hiện và hạn khi nào", ["monitor", "deadline"]],
    ["giá máy in bao nhiêu", null],
  ])("%s", (question, parts) => {
    expect(taskWish(question)?.parts ?? null).toEqual(parts);
  });
});
