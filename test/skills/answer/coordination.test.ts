/** One measure asked of two things; documents of which only the number is known; the year behind a symbol. */
import { describe, expect, it } from "vitest";

import { stripMarks } from "../../../src/domain/text/fold.ts";
import { halvesOf } from "../../../src/skills/answer/coordination.ts";
import { answerEngine } from "../../support/answer-engine.ts";

const asOf = "2026-11-29";
const { answer } = answerEngine();
const ask = async (question: string) =>
  (await answer({ question, asOf, unit: "a", context: null })).answer;

describe("one measure of two things", () => {
  it.each([
    ["Máy in và máy scan giá tối đa bao nhiêu?", "Máy in", "máy scan"],
    ["VAT của phần mềm với máy in mấy phần trăm", "phần mềm", "máy in"],
    ["giá trần máy tính xách tay, máy photocopy", "máy tính xách tay", "máy photocopy"],
    ["hồ sơ tử vong và hồ sơ nội trú lưu trữ bao lâu", "hồ sơ tử vong", "hồ sơ nội trú"],
  ])("%s", (question, one, other) => {
    expect(halvesOf(question)?.things).toEqual([one, other]);
    expect(halvesOf(stripMarks(question))?.things).toEqual([stripMarks(one), stripMarks(other)]);
  });

  it("is none of other questions", () => {
    expect(halvesOf("kê đơn và bán thuốc theo thông tư nào")).toBeNull();
    expect(halvesOf("Thông tư 13/2025 và Thông tư 46/2018 còn hiệu lực không")).toBeNull();
  });

  it("is answered for either, unless one statement tells of both", async () => {
    const both = await ask("VAT phan mem va duong truyen internet may phan tram");
    expect(both.text).toMatch(/^1\. VAT phần mềm/);
    expect(both.text).toContain("không chịu thuế giá trị gia tăng");
    expect(both.text).toMatch(/2\. [^\n]*internet[^\n]*\n[^\n]*10%/);
    const one = await ask("hồ sơ bệnh án nội trú và ngoại trú lưu mấy năm");
    expect(one.text).toMatch(/^Hồ sơ bệnh án nội trú và ngoại trú phải lưu trữ 10 năm/);
  });
});

describe("a number alone", () => {
  it("lets the asker choose among the documents of it", async () => {
    for (const question of ["số 33 còn hiệu lực không", "em chỉ nhớ số 33, nội dung gì ạ"]) {
      const { kind, text } = await ask(question);
      expect(kind, question).toBe("clarify");
      expect(text).toContain("cùng số “33”");
      expect(text).toContain("33/2024/QH15");
      expect(text).toContain("33/2025/TT-BYT");
    }
  });

  it("is one where a single document bears it, and not found where none does", async () => {
    expect((await ask("văn bản 349 quy định gì")).citations[0]?.symbol).toBe("349/2026/NĐ-CP");
    expect((await ask("số 999 còn hiệu lực không")).kind).toBe("not-found");
  });

  it("is no number of a form, an amount or a day", async () => {
    for (const question of ["phụ lục số 2 có gì", "số 30 triệu có vượt hạn mức không"])
      expect((await ask(question)).text).not.toContain("cùng số");
  });
});

describe("the year behind a document", () => {
  it("is its own when it was signed then, and names another one when there was none yet", async () => {
    const own = await ask("Quyết định 4210/QĐ-BYT năm 2017 hết hiệu lực từ ngày nào?");
    expect(own.text).toMatch(/^Quyết định 4210\/QĐ-BYT không còn hiệu lực từ 01\/07\/2024/);
    const other = await ask("Quyết định 1931 của Bộ Y tế năm 2016 còn hiệu lực không?");
    expect(other.kind).toBe("not-found");
    expect(other.text).toContain("1931/QĐ-BYT");
  });

  it("is the time of asking when it lies behind the signing", async () => {
    const { text } = await ask("nghị định 85/2016/NĐ-CP năm 2025 còn hiệu lực không");
    expect(text).toMatch(/^Còn\./);
  });
});

describe("what a document is called and tells", () => {
  it("is no wrong type where a decision issues a plan", async () => {
    const { kind, text } = await ask(
      "theo kế hoạch 586/QĐ-BYT mục tiêu bỏ bệnh án giấy ở bệnh viện từ ngày nào",
    );
    expect(kind).toBe("answered");
    expect(text).toContain("01/01/2027");
    expect((await ask("Thông tư 586/QĐ-BYT nói gì")).text).toContain("không phải Thông tư");
  });

  it("is not said to be unrecorded where what was amended is told", async () => {
    const { text } = await ask("QĐ 130/QĐ-BYT đã bị sửa bởi những quyết định nào?");
    expect(text).not.toContain("chưa ghi riêng");
    expect(text).toContain("sửa đổi, bổ sung 3 lần");
  });

  it("is found in the one law that is called by its name", async () => {
    const { citations, text } = await ask(
      "hệ thống dịch vụ ngành y tế đã giữ cấp độ cũ phải đáp ứng điều kiện của Luật An ninh mạng mới trước thời điểm nào",
    );
    expect(citations[0]?.symbol).toBe("116/2025/QH15");
    expect(text).toContain("01/07/2027");
  });

  it("is asked of one document, however many bodies and facilities are named beside it", async () => {
    for (const question of [
      "Bộ Y tế ban hành thông tư nào về đơn thuốc",
      "các bệnh viện theo thông tư nào khi kê đơn",
    ]) {
      const { citations, text } = await ask(question);
      expect(text, question).not.toMatch(/^Các văn bản về/);
      expect(citations[0]?.symbol, question).toBe("26/2025/TT-BYT");
    }
  });
});
