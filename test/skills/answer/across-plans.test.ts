/** Plans set side by side: which unit spends most, one thing over all of them, where the money comes from. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type App, buildApp } from "../../../src/app.ts";
import { parseConfig } from "../../../src/config.ts";
import { asksAcross } from "../../../src/skills/answer/across-plans.ts";

let app: App;
beforeAll(async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "can-cu-across-"));
  app = await buildApp({ ...parseConfig({}), dataFolder });
}, 120_000);
afterAll(async () => {
  await app.close();
});

const ask = (question: string) => app.assistant.ask({ unit: "a", asOf: "2026-11-29", question });

describe("money over all plans", () => {
  it.each([
    ["so sánh tổng kinh phí các đơn vị", "Từ cao xuống thấp: Kế hoạch 2025 của Sở Y tế Vĩnh Long"],
    [
      "đơn vị nào dự toán nhiều tiền nhất trong các kế hoạch đã có",
      "Nhiều nhất là Kế hoạch 2025 của Sở Y tế Vĩnh Long 50.588.967.000 đồng",
    ],
    ["ke hoach nao co kinh phi thap nhat", "Ít nhất là Kế hoạch 2023 của Sở Y tế Thanh Hóa"],
    [
      "Kinh phí của Krông Pắc so với Vĩnh Long thì bên nào lớn hơn, chênh bao nhiêu",
      "45.736.257.000",
    ],
    ["đơn vị nào chi cho bệnh án điện tử nhiều nhất", "15.198.526.000"],
  ])("is set in order: %s", async (question, told) => {
    const { kind, text, citations } = await ask(question);
    expect(kind).toBe("answered");
    expect(text).toContain(told);
    expect(new Set(citations.map(({ documentId }) => documentId)).size).toBeGreaterThan(1);
  });

  it("names the plans that tell no total", async () => {
    const { text } = await ask("so sánh tổng kinh phí các đơn vị");
    expect(text).toMatch(/Không nêu tổng kinh phí: .*Kon Tum/);
  });

  it("is told for one thing of every unit that buys it", async () => {
    const { text } = await ask("tường lửa các đơn vị dự toán bao nhiêu");
    expect(text).toContain("450.000.000");
    expect(text).toContain("610.000.000");
  });

  it("tells the largest source first where it is asked for", async () => {
    const { text } = await ask("Vĩnh Long 2025 lấy tiền từ nguồn nào nhiều nhất");
    expect(text.split("\n")[0]).toContain("32.402.229.600");
  });
});

describe("one plan by what it is about", () => {
  it("tells its total where the plan is called by the thing", async () => {
    const { text } = await ask("Thanh Hóa làm đề án 06 năm 2023 hết bao nhiêu tiền");
    expect(text).toContain("3.690.460.000");
  });

  it("is understood with English words in between and with slips in its unit's name", async () => {
    const mixed = await ask("budget CNTT 2025 của SYT Vĩnh Long total bao nhiêu vậy");
    expect(mixed.text).toContain("50.588.967.000");
    const slipped = await ask("Krônng Pắc năm 2026 dự toán tổng bao nhiêu tiiền");
    expect(slipped.text).toContain("4.852.710.000");
  });
});

describe("plans that cite a document", () => {
  it("are all named, with the state of the document", async () => {
    const { kind, text, citations } = await ask("kế hoạch nào trong kho còn dẫn TT 46/2018");
    expect(kind).toBe("answered");
    expect(text).toMatch(/Vĩnh Long.*có viện dẫn 46\/2018\/TT-BYT/);
    expect(text).toMatch(/Thanh Hóa.*có viện dẫn 46\/2018\/TT-BYT/);
    expect(text).toContain("không còn hiệu lực");
    const dead = citations.filter(({ symbol }) => symbol === "46/2018/TT-BYT");
    expect(dead.every(({ role }) => role !== "basis")).toBe(true);
  });
});

describe("what rules set for everybody", () => {
  it.each([
    "muc phat cac don vi khong phan loai du lieu la bao nhieu tien",
    "hạn mức chỉ định thầu của các đơn vị là bao nhiêu",
    "cac don vi su nghiep cong lap chia may nhom",
    "don vi nao phai xong benh an dien tu som nhat",
    "muc tieu thanh toan khong dung tien mat cua cac don vi la bao nhieu",
  ])("is no comparison of plans: %s", (question) => {
    expect(asksAcross(question)).toBe(false);
  });
});
