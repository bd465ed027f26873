/** The case of a question and the parts of a message: its month, its facility, a bare number, what a later part is asked of. */
import { describe, expect, it } from "vitest";

import { takeAskedDay } from "../../../src/skills/answer/asked-day.ts";
import { findFacility } from "../../../src/skills/answer/intent.ts";
import { answerEngine } from "../../support/answer-engine.ts";

const { answer } = answerEngine();
const ask = async (question: string) => {
  const request = { question, asOf: "2026-11-29", unit: "a", context: null };
  return (await answer(request)).answer;
};

describe("a health centre licensed as a hospital", () => {
  it.each([
    "trung tâm y tế được cấp phép là bệnh viện",
    "TTYT hạng II có chức năng bệnh viện",
    "trung tâm y tế có giấy phép hoạt động hình thức bệnh viện",
    "ttyt theo mô hình bệnh viện",
    "trung tam y te la benh vien hang 2",
  ])("is one: %s", (text) => {
    expect(findFacility(text)).toBe("hospital");
  });
  it.each([
    "TTYT chưa được cấp phép bệnh viện",
    "trung tâm y tế không phải là bệnh viện",
    "trung tâm y tế có giường bệnh",
    "TTYT gửi bệnh án cho bệnh viện tuyến trên",
  ])("is none: %s", (text) => {
    expect(findFacility(text)).toBe("non-hospital");
  });
});

describe("the month at the head of a question", () => {
  it.each([
    ["tháng 5/2026 thì chỉ định thầu tối đa bao nhiêu", "2026-05-01"],
    ["quý I/2026 thì hạn mức chỉ định thầu là mấy", "2026-01-01"],
    ["vào tháng 3 năm 2026, chỉ định thầu tối đa bao nhiêu", "2026-03-01"],
    ["tháng 8/2026 hạn mức chỉ định thầu bao nhiêu", "2026-08-01"],
    ["năm 2024 thì mức phạt là bao nhiêu", "2024-12-31"],
  ])("is the day asked about: %s", (text, day) => {
    expect(takeAskedDay(text, "2026-11-29")?.day).toBe(day);
  });
  it.each([
    "tháng 12/2026 thì văn bản nào có hiệu lực",
    "tháng 12/2026 phải xong việc gì theo quy định",
  ])("is a stretch of time in a list: %s", (text) => {
    expect(takeAskedDay(text, "2026-11-29")).toBeNull();
  });
});

describe("a number that several documents bear", () => {
  it.each([
    ["so 48/2024 la van ban nao", "48/2024/QH15", "48/2024/NĐ-CP"],
    ["số 60 là luật hay nghị định", "60/2024/QH15", "60/2021/NĐ-CP"],
    ["văn bản số 60: luật hay nghị định?", "60/2024/QH15", "60/2021/NĐ-CP"],
  ])("is a choice: %s", async (question, one, other) => {
    const { kind, text } = await ask(question);
    expect(kind).toBe("clarify");
    expect(text).toContain(one);
    expect(text).toContain(other);
  });
});

describe("a later part of one message", () => {
  it("is asked of the document of the first", async () => {
    const { text } = await ask(
      "TT 13/2025/TT-BYT hiệu lực ngày nào, thay thông tư nào, và trung tâm y tế có giường bệnh phải xong khi nào?",
    );
    for (const told of ["21/07/2025", "46/2018/TT-BYT", "31/12/2026"]) expect(text).toContain(told);
    expect(text).not.toContain("Không tìm thấy");
  });
  it("leaves the form that is replaced with its document", async () => {
    const { text } = await ask(
      "mẫu bảng kê chi phí KCB mới thay mẫu theo QĐ nào, phần mềm phải nâng cấp trước khi nào",
    );
    expect(text).toContain("6556/QĐ-BYT");
    expect(text).toContain("01/07/2026");
    expect(text).not.toContain("23/2025/NĐ-CP");
  });
  it("takes its law for the one that is guided", async () => {
    const { text } = await ask("Luật Dữ liệu số mấy hiệu lực khi nào? nghị định hướng dẫn?");
    expect(text).toContain("165/2025/NĐ-CP");
    expect(text).not.toContain("73/2026/NĐ-CP");
  });
  it("takes the penalty for that of its law", async () => {
    const { text } = await ask(
      "Luật Bảo vệ dữ liệu cá nhân có hiệu lực từ khi nào? vi phạm xử phạt theo nghị định nào?",
    );
    expect(text).toContain("330/2026/NĐ-CP");
  });
});

describe("what begins on a day", () => {
  it.each([
    "Từ 01/01/2027 có quy định gì mới bắt đầu áp dụng với cơ sở KCB?",
    "ke tu ngay 01/01/2027 co quy dinh gi moi voi co so kham chua benh",
  ])("is a list over documents: %s", async (question) => {
    const { text } = await ask(question);
    for (const symbol of ["38/2024/TT-BYT", "15/2023/QH15", "254/2026/NĐ-CP"]) {
      expect(text).toContain(symbol);
    }
  });
  it("is that of its subject where one is named", async () => {
    const { text } = await ask("từ ngày 01/01/2027 thuế GTGT có gì thay đổi");
    expect(text).not.toContain("38/2024/TT-BYT");
    expect(text).toContain("10%");
  });
});
