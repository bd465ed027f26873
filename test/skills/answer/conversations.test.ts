/** What the answer skill keeps between questions, says about itself and is told about its answers; through the whole product. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type App, buildApp } from "../../../src/app.ts";
import { parseConfig } from "../../../src/config.ts";

let app: App;
beforeAll(async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "can-cu-conversations-"));
  app = await buildApp({ ...parseConfig({}), dataFolder });
}, 60_000);
afterAll(() => app.close());

async function talk(unit: string, ...questions: string[]) {
  const conversationId = `test:${unit}:${questions[0] ?? ""}`;
  const asked = { unit, conversationId, asOf: "2026-11-22" };
  let answer = await app.assistant.ask({ ...asked, question: questions[0] ?? "" });
  for (const question of questions.slice(1)) {
    answer = await app.assistant.ask({ ...asked, question });
  }
  return answer;
}

describe("questions of a time or a step further back", () => {
  it("asks the same of another day", async () => {
    const answer = await talk("t1", "VAT máy chủ bao nhiêu phần trăm", "thế đầu năm 2027 thì sao");
    expect(answer.asOf).toBe("2027-01-01");
  });

  it("goes back along the chain of replaced documents", async () => {
    const chain = ["NĐ 224/2026 thay nghị định nào", "cái trước đó nữa", "cái trước đó nữa"];
    const { text } = await talk("t2", ...chain);
    expect(text).toContain("73/2019/NĐ-CP không còn hiệu lực");
  });

  it("takes the day in front of a case for the day of asking", async () => {
    const question = "ngày 20/8/2026 gói mua sắm 700 triệu có được chỉ định thầu không";
    const { text, asOf } = await talk("t3", question);
    expect(asOf).toBe("2026-08-20");
    expect(text).toContain("500 triệu");
  });

  it("reads words written without space", async () => {
    expect((await talk("t4", "han muc chidinhthau hien nay")).text).toContain("349/2026/NĐ-CP");
  });

  it("keeps a confirmation with what it confirms", async () => {
    const question =
      "tháng 5/2026 đầu tư ứng dụng CNTT đang áp dụng nghị định nào, có phải Nghị định 45/2026 không";
    expect((await talk("t5", question)).text).not.toMatch(/^1\. /);
  });
});

describe("questions that lean on the one before", () => {
  it("takes a question of the law behind one of a plan for itself", async () => {
    const asked = "thuê phần mềm HIS có chịu VAT không, năm 2026 bao nhiêu %?";
    const { citations } = await talk("l0", "kế hoạch 2026 ghi gì về kiosk?", asked);
    expect(citations[0]?.symbol).toBe("48/2024/QH15");
    const again = await talk("l00", "kế hoạch 2026 giá kiosk bao nhiêu?", "thế VAT thì sao");
    expect(again.text).toContain("Krông Pắc");
  });

  it.each<[string, string[], string]>([
    [
      "another thing of the same plan",
      ["đơn giá HIS trong kế hoạch Krông Pắc 2026", "thế tường lửa bao nhiêu"],
      "450,000,000",
    ],
    [
      "the same of another plan",
      ["tổng kinh phí kế hoạch Krông Pắc 2026", "còn Vĩnh Long 2025"],
      "50.588.967.000",
    ],
    [
      "what held before",
      ["hạn mức chỉ định thầu mua sắm hiện nay bao nhiêu", "trước đó thì sao"],
      "500 triệu",
    ],
    [
      "what details a law called by a part of its name",
      ["luật dữ liệu cá nhân số mấy", "nghị định hướng dẫn nó là số mấy"],
      "356/2025/NĐ-CP",
    ],
    [
      "a circular that details a law",
      ["luật khám bệnh chữa bệnh 2023 số mấy", "thông tư hướng dẫn nó là cái nào"],
      "32/2023/TT-BYT",
    ],
    ["who signed it", ["nd 224/2026 con hieu luc ko", "ai ký ban hành, ngày nào"], "24/06/2026"],
  ])("%s", async (_, questions, expected) => {
    expect((await talk("a", ...questions)).text).toContain(expected);
  });
});

describe("several questions in one", () => {
  it("each is answered with its own sources", async () => {
    const { text, citations } = await talk(
      "a",
      "luật an ninh mạng mới số mấy và hồ sơ bệnh án nội trú lưu bao lâu",
    );
    expect(text).toContain("10 năm");
    const symbols = citations.map((citation) => citation.symbol);
    expect(symbols).toEqual(expect.arrayContaining(["116/2025/QH15", "33/2025/TT-BYT"]));
  });
});

describe("a question of one kind", () => {
  it.each<[string, string, RegExp, string]>([
    [
      "three questions, each under its own heading",
      "Thông tư 27/2021 hết hiệu lực chưa? Cái nào thay? Trạm y tế phải kê đơn điện tử từ ngày nào?",
      /1\. Thông tư 27\/2021 .*\?\nRồi\.[^]*2\. Cái nào thay\?[^]*26\/2025\/TT-BYT[^]*3\. Trạm y tế [^]*01\/01\/2026/,
      "26/2025/TT-BYT",
    ],
    [
      "a yes or no that has ended",
      "Nghị định 117/2020 còn dùng để phạt được không",
      /^Không còn\. .*15\/05\/2026/,
      "90/2026/NĐ-CP",
    ],
    ["one that has begun", "NĐ 356/2025 đã có hiệu lực chưa", /^Rồi\. /, "356/2025/NĐ-CP"],
    [
      "a month without a year",
      "Hồi tháng 6 thì nghị định 73/2019 còn hiệu lực không",
      /^Không còn\. .*01\/03\/2026 \(tính đến 01\/06\/2026\)/,
      "45/2026/NĐ-CP",
    ],
    [
      "the end of last year, with what holds today beside it",
      "cuối năm trước Nghị định 117/2020 còn áp dụng ko",
      /^Còn\. [^]*31\/12\/2025[^]*Tính đến 22\/11\/2026: .*không còn hiệu lực từ 15\/05\/2026/,
      "117/2020/NĐ-CP",
    ],
    [
      "the changes of a subject since a day",
      "từ đầu năm 2026 đến nay có gì mới về đấu thầu",
      /^Thay đổi từ 01\/01\/2026 [^]*09\/09\/2026: Nghị định 214\/2025\/NĐ-CP .*được sửa đổi/,
      "349/2026/NĐ-CP",
    ],
  ])("%s", async (_, question, expected, symbol) => {
    const { text, citations } = await talk("kinds", question);
    expect(text).toMatch(expected);
    expect(citations.map((one) => one.symbol)).toContain(symbol);
  });

  it("a list by parts is the total with each group below it", async () => {
    const { text } = await talk("kinds", "kế hoạch Krông Pắc 2026: liệt kê các nhóm kinh phí");
    expect(text).toMatch(/4\.852\.710\.000[^]*625\.740\.000[^]*4\.226\.970\.000/);
  });
});

describe("the kind of facility", () => {
  const question = "hạn triển khai bệnh án điện tử là khi nào";

  it("is asked for where the rule depends on it, and both are stated", async () => {
    const { text, suggestions } = await talk("b", question);
    expect(text).toContain("30/09/2025");
    expect(text).toContain("31/12/2026");
    expect(suggestions).toContain("Đơn vị tôi là trung tâm y tế");
  });

  it("is kept for the unit once it is told, and for no other unit", async () => {
    const told = await talk("c", question, "Đơn vị tôi là trung tâm y tế");
    expect(told.text).toContain("Đã ghi nhận");
    const later = await app.assistant.ask({ question, unit: "c", asOf: "2026-11-22" });
    expect(later.text).toContain("31/12/2026");
    expect(later.text).not.toContain("30/09/2025");
    const other = await app.assistant.ask({ question, unit: "d", asOf: "2026-11-22" });
    expect(other.text).toContain("30/09/2025");
  });
});

describe("why", () => {
  it("is told when asked for: how the question was read and what was chosen", async () => {
    const asked = { question: "hồ sơ bệnh án nội trú lưu mấy năm", unit: "a" };
    expect((await app.assistant.ask(asked)).why).toBeUndefined();
    const { why } = await app.assistant.ask({ ...asked, why: true });
    expect(why?.join("\n")).toContain("Chọn 33/2025/TT-BYT");
  });

  it("names the subject that the register does not hold", async () => {
    const asked = { question: "mức phụ cấp trực đêm của bác sĩ", unit: "a", why: true };
    const { kind, why } = await app.assistant.ask(asked);
    expect(kind).toBe("not-found");
    expect(why?.join("\n")).toContain("“phụ cấp” không thuộc nội dung");
  });
});

describe("feedback", () => {
  it("is kept by unit with what was answered; the newest word counts", async () => {
    const question = "VAT 8% áp dụng đến hết ngày nào?";
    await app.feedback.give({ unit: "e", question, useful: true });
    await app.feedback.give({
      unit: "e",
      question: ` ${question} `,
      useful: false,
      reason: "thiếu ngày",
    });
    expect(await app.feedback.list("e")).toMatchObject([
      { question, useful: false, reason: "thiếu ngày", kind: "answered" },
    ]);
    expect(await app.feedback.list("f")).toEqual([]);
  });

  it("on a follow-up keeps what was asked before it, and asks it again behind that", async () => {
    const [first, followUp] = [
      "đơn giá HIS trong kế hoạch Krông Pắc 2026",
      "thế tường lửa bao nhiêu",
    ];
    await talk("g", first, followUp);
    const conversationId = `test:g:${first}`;
    await app.feedback.give({ unit: "g", question: followUp, useful: true, conversationId });
    const [entry] = await app.feedback.list("g");
    expect(entry).toMatchObject({ question: followUp, earlier: [first], kind: "answered" });
    const asked = { unit: "g", question: followUp, asOf: "2026-11-22" };
    const again = await app.feedback.askAgain({ ...asked, earlier: [first] });
    expect(again.text).toContain("450,000,000");
    const alone = await app.feedback.askAgain({ ...asked, earlier: [] });
    expect(alone.text).not.toBe(again.text);
  });
});

describe("a premise about two documents or an issuer", () => {
  it.each([
    ["Nghị định 73/2019 đã bị thay bằng nghị định 82/2024 đúng không", ["45/2026", "224/2026"]],
    ["nghi dinh 82/2024 thay nghi dinh 73/2019 phai khong", ["45/2026", "224/2026"]],
    ["TT 13/2025/TT-BYT bị thay bằng TT 46/2018/TT-BYT rồi phải không", ["46/2018"]],
    ["Thông tư 13/2025/TT-BYT do Bộ Tài chính ban hành đúng không", ["Bộ Y tế"]],
  ])("wrong: %s", async (question, told) => {
    const { kind, text } = await talk("a", question);
    expect(kind).toBe("premise-corrected");
    const lead = text.split("\n")[0] ?? "";
    for (const word of told) expect(lead).toContain(word);
  });

  it.each([
    "Thông tư 46/2018 đã bị thay bằng Thông tư 13/2025 đúng không",
    "Thông tư 13/2025/TT-BYT do Bộ Y tế ban hành đúng không",
    "Thông tư 46/2018 và Thông tư 13/2025 khác nhau thế nào",
  ])("right, or none: %s", async (question) => {
    expect((await talk("a", question)).kind).toBe("answered");
  });

  it("a right one about a document that is replaced by now is confirmed before that is said", async () => {
    const { text } = await talk("a", "nghị định 45/2026 thay nghị định 73/2019 phải không");
    expect(text.split("\n")[0]).toMatch(/45\/2026\/NĐ-CP thay thế 73\/2019\/NĐ-CP/);
  });
});

describe("subjects outside the register that share words with it", () => {
  it.each([
    "Thông tư quy định về giá dịch vụ gửi xe ở bệnh viện",
    "đồng phục nhân viên bệnh viện quy định ở đâu",
    "căn tin bệnh viện thu tiền thuê chỗ theo văn bản nào",
  ])("are not answered from those words: %s", async (question) => {
    expect((await talk("a", question)).kind).toBe("not-found");
  });
});
