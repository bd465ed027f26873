/** Lists of documents by subject, type and issuer; which document took whose place; what a plan leans on. */
import { describe, expect, it } from "vitest";

import { answerEngine, aPassage } from "../../support/answer-engine.ts";

const asOf = "2026-11-29";
const { answer } = answerEngine();
const ask = async (question: string) =>
  (await answer({ question, asOf, unit: "a", context: null })).answer;
const listed = async (question: string) => {
  const { citations } = await ask(question);
  return [...new Set(citations.map(({ symbol }) => symbol))];
};

describe("lists", () => {
  it("are given where several documents are asked for in any words", async () => {
    const questions = [
      "các quy định hiện hành về bảo vệ dữ liệu cá nhân, kể tên",
      "list văn bản dữ liệu cá nhân còn dùng được",
      "Kể ra các văn bản đang có hiệu lực về dữ liệu cá nhân",
      "cac van ban ve du lieu ca nhan dang ap dung la nhung cai nao",
      "luật, nghị định nào nói về dữ liệu cá nhân",
    ];
    for (const question of questions) {
      const { text } = await ask(question);
      expect(text, question).toMatch(/^Các văn bản về nội dung được hỏi/);
      expect(text, question).toContain("91/2025/QH15");
      expect(text, question).toContain("356/2025/NĐ-CP");
      expect(text, question).not.toContain("Nghị định 13/2023/NĐ-CP ngày");
    }
  });

  it("keep to the types and bodies that are named", async () => {
    const found = await listed(
      "các nghị quyết của Bộ Chính trị và Chính phủ làm căn cứ chuyển đổi số y tế",
    );
    expect(found).toContain("57-NQ/TW");
    expect(found.every((symbol) => /NQ/.test(symbol ?? ""))).toBe(true);
    const directives = await listed(
      "Chỉ thị của Thủ tướng và Bộ Y tế liên quan chuyển đổi số y tế có những cái nào",
    );
    expect(directives).toContain("07/CT-BYT");
    expect(directives.every((symbol) => /CT/.test(symbol ?? ""))).toBe(true);
  });

  it("name the law of the subject before what is filed beside it, and an amended document before its amendment", async () => {
    const found = await listed("Năm 2027 cần viện dẫn luật, nghị định, thông tư đấu thầu nào");
    expect(found[0]).toBe("22/2023/QH15");
    expect(found.indexOf("214/2025/NĐ-CP")).toBeLessThan(found.indexOf("349/2026/NĐ-CP"));
  });

  it("are none where one thing is asked of documents", async () => {
    for (const question of [
      "các văn bản này còn hiệu lực không",
      "thời hạn nghỉ thai sản mấy tháng theo luật nào",
      "Thông tư 26/2025/TT-BYT thay thế những thông tư nào",
    ])
      expect((await ask(question)).text).not.toMatch(/^Các văn bản về nội dung được hỏi/);
  });
});

describe("chains of documents", () => {
  it.each([
    ["từ 2025 tới nay nghị định quản lý đầu tư CNTT bằng ngân sách đổi mấy lần, những số nào"],
    ["Từ 2025 sang 2026 quy định về đầu tư ứng dụng CNTT thay đổi ra sao?"],
  ])("%s", async (question) => {
    const { text, citations } = await ask(question);
    expect(citations[0]?.symbol).toBe("224/2026/NĐ-CP");
    expect(text).toContain(
      "(2 lần): Nghị định 73/2019/NĐ-CP, Nghị định 82/2024/NĐ-CP → Nghị định 45/2026/NĐ-CP (từ 01/03/2026) → Nghị định 224/2026/NĐ-CP (từ 01/07/2026)",
    );
    expect(
      citations.filter(({ role, status }) => role === "basis" && status === "replaced"),
    ).toEqual([]);
  });

  it("tells a programme and the one of the next period", async () => {
    const { text } = await ask(
      "Đề án 06 giai đoạn trước với giai đoạn này khác nhau về văn bản thế nào",
    );
    expect(text).toContain("Quyết định 06/QĐ-TTg → Quyết định 826/QĐ-TTg");
  });

  it("leaves a figure that changed to its statements", async () => {
    const { text } = await ask("Hạn mức chỉ định thầu thay đổi thế nào từ 9/9/2026");
    expect(text).not.toContain("Thứ tự thay nhau");
  });
});

describe("what a plan leans on", () => {
  const headingPath = ["PHẦN II", "I. CĂN CỨ LẬP KẾ HOẠCH"];
  const engine = answerEngine([
    aPassage({
      headingPath,
      text: "Căn cứ Thông tư số 46/2018/TT-BYT ngày 28/12/2018 của Bộ Y tế",
    }),
    aPassage({
      headingPath,
      text: "Căn cứ Nghị định số 23/2025/NĐ-CP ngày 21/02/2025 của Chính phủ",
    }),
    aPassage({ headingPath: ["PHẦN I"], text: "Đã thực hiện Quyết định số 130/QĐ-BYT." }),
  ]);
  const of = async (question: string) =>
    (await engine.answer({ question, asOf, unit: "a", context: null })).answer.text;

  it("lists its bases with their status, or those alone that no longer hold", async () => {
    const all = await of("Kế hoạch 2026 của Buôn Hồ căn cứ những văn bản nào?");
    expect(all).toContain("Thông tư 46/2018/TT-BYT");
    expect(all).toContain("Nghị định 23/2025/NĐ-CP");
    expect(all).not.toContain("130/QĐ-BYT");
    const dead = await of("trong phần căn cứ của kế hoạch Buôn Hồ văn bản nào đã hết hiệu lực?");
    expect(dead).toContain("Thông tư 46/2018/TT-BYT");
    expect(dead).not.toContain("23/2025/NĐ-CP");
  });

  it("is not asked where the bases of a plan yet to be written are", async () => {
    const text = await of("lập kế hoạch 2027 của Buôn Hồ về chữ ký số cần căn cứ nào?");
    expect(text).not.toContain("được dẫn trong");
  });
});
