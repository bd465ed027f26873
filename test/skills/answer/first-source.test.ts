/** The first source of an answer is the document that carries what was asked. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type App, buildApp } from "../../../src/app.ts";
import { parseConfig } from "../../../src/config.ts";
import type { Answer } from "../../../src/domain/answer/answer.ts";

let app: App;
beforeAll(async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "can-cu-first-"));
  app = await buildApp({ ...parseConfig({}), dataFolder });
}, 120_000);
afterAll(async () => {
  await app.close();
});

const ask = (question: string): Promise<Answer> =>
  app.assistant.ask({ unit: "a", asOf: "2026-11-29", question });
const firstOf = async (question: string) => (await ask(question)).citations[0]?.symbol;

describe("the first source", () => {
  it("is what applies now where a dead document's status and successor are asked", async () => {
    const question = "khung kiến trúc 2.0 (2323/QĐ-BTTTT) còn dùng không, bản mới là gì";
    expect(await firstOf(question)).not.toBe("2323/QĐ-BTTTT");
    expect(await firstOf("nd 45/2026 thay nd 73/2019 va dang con hieu luc dung ko")).toBe(
      "224/2026/NĐ-CP",
    );
  });

  it("is the document itself where its status is asked beside its amendments", async () => {
    expect(await firstOf("Luật Đấu thầu 22/2023/QH15 còn hiệu lực không, luật nào đã sửa")).toBe(
      "22/2023/QH15",
    );
  });

  it("is the amending document where the one asked is known by its name alone", async () => {
    expect(
      await firstOf("danh mục kỹ thuật theo Phụ lục 02 TT 23/2024/TT-BYT áp dụng từ khi nào"),
    ).toBe("25/2026/TT-BYT");
  });

  it("takes a year in the name of a law for no day of asking", async () => {
    const answer = await ask("Luật An ninh mạng 2018 (24/2018/QH14) hết hiệu lực ngày nào");
    expect(answer.asOf).toBe("2026-11-29");
    expect(answer.citations[0]?.symbol).toBe("116/2025/QH15");
  });

  it("is a law where the number of a law is asked", async () => {
    expect(await firstOf("cho em số của luật về dữ liệu cá nhân đang áp dụng")).toBe(
      "91/2025/QH15",
    );
  });

  it("is the rule for the kind of facility, though the question is worded like that for the others", async () => {
    const { text, citations } = await ask("Bệnh viện phải xong bệnh án điện tử trước ngày nào?");
    expect(citations[0]?.symbol).toBe("13/2025/TT-BYT");
    expect(text).toMatch(/^[^\n]*30\/09\/2025/);
  });

  it("answers a question of machines that says 'cái máy'", async () => {
    expect((await ask("mấy người thì được 1 cái máy in dùng chung")).kind).not.toBe("out-of-scope");
  });
});

describe("a number that several documents bear", () => {
  it("names the others of that type", async () => {
    expect((await ask("QĐ 326 nói về gì")).text).toContain("326/QĐ-UBND");
  });

  it("is the document that is known in full, in front of 'quy định' too", async () => {
    expect(await firstOf("NĐ 165 quy định gì")).toBe("165/2025/NĐ-CP");
  });

  it("of another body in the same year is offered where the one asked is unknown", async () => {
    const answer = await ask("12/2026/TT-BYT về giám định BHYT có gì mới");
    expect(answer.kind).toBe("not-found");
    expect(answer.citations[0]?.symbol).toBe("12/2026/TT-BTC");
    expect(answer.text).toContain("Cùng số, cùng năm có 12/2026/TT-BTC");
  });
});

describe("what is near", () => {
  it("is nothing where the subject is none of the register's", async () => {
    expect((await ask("phụ cấp trực 24/24 bao nhiêu tiền")).text).not.toContain("Gần nhất");
  });
});
