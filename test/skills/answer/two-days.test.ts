/** What holds of a subject on two days, and what a place or a case in a question is not taken for. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type App, buildApp } from "../../../src/app.ts";
import { parseConfig } from "../../../src/config.ts";

let app: App;
beforeAll(async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "can-cu-two-days-"));
  app = await buildApp({ ...parseConfig({}), dataFolder });
}, 120_000);
afterAll(async () => {
  await app.close();
});

const ask = (question: string) => app.assistant.ask({ unit: "a", asOf: "2026-11-29", question });

describe("a subject on two days", () => {
  it("gives the figure of either side of a day, what holds today first", async () => {
    const { text, citations } = await ask("Hạn mức chỉ định thầu trước và sau 09/9/2026 khác gì?");
    expect(text.indexOf("1 tỷ đồng")).toBeLessThan(text.indexOf("500 triệu đồng"));
    expect(text).toMatch(/Trước ngày 09\/09\/2026: .*500 triệu đồng/);
    expect(citations[0]?.symbol).toBe("349/2026/NĐ-CP");
  });

  it("gives the rates of two years, the year to come with its day", async () => {
    const { text } = await ask("VAT 2026 và 2027 khác gì nhau");
    expect(text).toMatch(/Năm 2026: .*8%/);
    expect(text).toMatch(/Năm 2027 \(từ 01\/01\/2027\): .*10%/);
  });

  it.each([
    "mua máy chủ năm 2027 thuế suất mấy phần trăm",
    "năm 2027 mua máy in thuế suất GTGT bao nhiêu",
    "thue suat may chu nam 2027 may phan tram",
  ])("leads with what holds in the year asked about: %s", async (question) => {
    const { text } = await ask(question);
    expect(text.split("\n")[0]).toContain("10%");
    expect(text.split("\n")[0]).not.toContain("hết 31/12/2026");
  });

  it("says neither yes nor no where the source leaves it open", async () => {
    const { text } = await ask("Thuê phần mềm HIS có chịu VAT không?");
    expect(text).toContain("còn tranh luận");
    expect(text).not.toMatch(/^(?:\S+\s+)?(?:Có|Không)\./);
  });

  it("never rests on a document that is dead today", async () => {
    const { citations } = await ask("đầu tư CNTT bằng ngân sách 2025 và 2026 khác nhau thế nào");
    const bases = citations.filter(({ role }) => role === "basis");
    expect(bases.map(({ status }) => status)).not.toContain("replaced");
    expect(bases.length).toBeGreaterThan(0);
  });
});

describe("what a question names beside its subject", () => {
  it("a merged province is told by the register although a plan bears its name", async () => {
    expect((await ask("Kon Tum giờ nhập vào tỉnh nào?")).text).toMatch(/^Tỉnh Quảng Ngãi mới/);
    expect((await ask("binh duong sap nhap vao dau")).text).toContain("Thành phố Hồ Chí Minh");
  });

  it("a day of the case is not what a yes or no is said to", async () => {
    const { text } = await ask(
      "Người bệnh nằm viện bằng bệnh án giấy từ trước 21/7/2025 thì có phải chuyển sang điện tử ngay không?",
    );
    expect(text).not.toMatch(/^(?:Đúng|Có)\b/);
    expect(text).toContain("đến hết đợt điều trị");
  });
});
