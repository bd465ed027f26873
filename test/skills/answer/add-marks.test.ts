/** A question typed without marks is the question typed with them: same words before any rule, same answer. */
import { describe, expect, it } from "vitest";

import { stripMarks } from "../../../src/domain/text/fold.ts";
import { makeMarkAdder } from "../../../src/skills/answer/add-marks.ts";
import { answerEngine } from "../../support/answer-engine.ts";
import { loadRegister } from "../../support/register.ts";

const addMarks = makeMarkAdder(loadRegister());

const QUESTIONS = [
  "Hồ sơ bệnh án lưu mấy năm, theo thông tư nào?",
  "Phần mềm và máy tính có được giảm thuế GTGT xuống 8% không?",
  "Quy định kê đơn thuốc năm 2026 khác gì năm 2024?",
  "Trước ngày nào bệnh viện phải làm xong bệnh án điện tử?",
  "Sở y tế phải báo cáo những gì về sổ sức khỏe điện tử?",
  "Từ 01/01/2027 có quy định gì mới về chữ ký số?",
  "Máy in giá tối đa mấy triệu một cái?",
];

describe("marks of a question", () => {
  it.each(QUESTIONS)("%s", (question) => {
    expect(addMarks(stripMarks(question))).toBe(question);
  });

  it("leave what has marks, symbols, and the tax", () => {
    for (const kept of [
      "thông tư 46 cua bo y te còn hiệu lực không",
      "TT 46/2018/TT-BYT",
      "QD 130",
    ])
      expect(addMarks(kept)).toBe(kept);
    expect(addMarks("may in chiu vat bao nhieu")).toBe("máy in chịu vat bao nhiêu");
  });

  it("make no difference to the answer", async () => {
    const { answer } = answerEngine();
    const ask = async (question: string) => {
      const request = { question, asOf: "2026-11-22", unit: "a", context: null };
      const { text, citations } = (await answer(request)).answer;
      return { text, sources: citations.map(({ symbol, locator }) => [symbol, locator]) };
    };
    for (const question of QUESTIONS)
      expect(await ask(stripMarks(question))).toEqual(await ask(question));
  });
});
