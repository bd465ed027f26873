/** Plans against the rules: prices held against caps by their numbers, all plans side by side, prices that no rule sets. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type App, buildApp } from "../../../src/app.ts";
import { parseConfig } from "../../../src/config.ts";

let app: App;
beforeAll(async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "can-cu-caps-"));
  app = await buildApp({ ...parseConfig({}), dataFolder });
}, 120_000);
afterAll(async () => {
  await app.close();
});

const ask = (question: string) => app.assistant.ask({ unit: "a", asOf: "2026-11-29", question });

describe("a plan's price beside the cap in force", () => {
  it.each([
    ["giá máy in trong kế hoạch Krông Pắc có vượt trần không", "Không vượt", "14.300.000"],
    [
      "máy tính bảng 25 triệu trong kế hoạch Krông Pắc 2026 có vượt mức giá tối đa không",
      "Tùy người được trang bị",
      "20.000.000",
    ],
    ["don gia may scan trong ke hoach krong pac so voi muc toi da", "Không vượt", "24.200.000"],
  ])("%s", async (question, verdict, figure) => {
    const { text, citations } = await ask(question);
    expect(text.startsWith(verdict)).toBe(true);
    expect(text).toContain(figure);
    const cited = citations.map(({ symbol, documentId }) => symbol ?? documentId);
    expect(cited).toContain("10/2026/QĐ-TTg");
    expect(cited).toContain("krong-pac-2026");
  });

  it("says that no cap applies where the register says so", async () => {
    const { text } = await ask("máy chủ trong kế hoạch Krông Pắc có bị khống chế giá không");
    expect(text).toContain("không áp giá trần");
    expect(text).toContain("180.000.000");
  });
});

describe("a price that only plans tell", () => {
  it("is no rule", async () => {
    const { kind, text } = await ask("Đơn giá thuê PACS theo quy định của Bộ là bao nhiêu?");
    expect(kind).toBe("not-found");
    expect(text).toContain("Để tham khảo");
  });

  it("of another unit is not taken from the plan of the same year", async () => {
    const { kind } = await ask("Ke hoach 2026 cua Benh vien Bach Mai dat chi tieu gi ve EMR");
    expect(kind).toBe("not-found");
  });
});

describe("all plans, sources and groups", () => {
  it("gives each plan its line", async () => {
    const { text } = await ask("các kế hoạch đặt chỉ tiêu thanh toán không dùng tiền mặt thế nào");
    for (const said of ["≥15%", "50%", "90%", "100%"]) expect(text).toContain(said);
  });

  it("tells where the money comes from", async () => {
    const { text } = await ask("kinh phí Vĩnh Long 2025 chia theo nguồn thế nào");
    for (const sum of ["8.094.000.000", "10.092.737.400", "32.402.229.600"])
      expect(text).toContain(sum);
  });

  it("tells the sum of a group by its name", async () => {
    const { text } = await ask("Krông Pắc 2026 phần mềm hết bao nhiêu, phần cứng hết bao nhiêu");
    expect(text).toContain("625.740.000");
    expect(text).toContain("4.226.970.000");
  });
});
