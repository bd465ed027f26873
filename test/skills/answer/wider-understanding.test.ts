/** Wishes said in other words: bases of a plan's section, a second question of its own, claims of other shapes. */
import { describe, expect, it } from "vitest";

import { answerEngine, aPassage } from "../../support/answer-engine.ts";

const { answer } = answerEngine();
const ask = async (question: string) => {
  const request = { question, asOf: "2026-11-29", unit: "a", context: null };
  return (await answer(request)).answer;
};

describe("the bases of a section", () => {
  it.each([
    ["căn cứ cho mục an toàn thông tin kế hoạch năm sau gồm những gì", "331/2026/NĐ-CP"],
    ["Căn cứ cần dẫn về thuê dịch vụ công nghệ thông tin", "39/2026/TT-BKHCN"],
    ["căn cứ pháp lý mục kho dữ liệu y tế", "102/2025/NĐ-CP"],
    ["cần viện dẫn gì cho phần thanh toán không dùng tiền mặt", "52/2024/NĐ-CP"],
  ])("are listed: %s", async (question, symbol) => {
    const { kind, text } = await ask(question);
    expect(kind).toBe("answered");
    expect(text).toContain("Các văn bản về nội dung được hỏi");
    expect(text).toContain(symbol);
  });
});

describe("a plan's bases as a whole", () => {
  it("are the documents on digital transformation", async () => {
    const { text } = await ask(
      "liệt kê giúp e các căn cứ pháp lý nên đưa vào KH CĐS 2027 của TTYT",
    );
    const main = text.split("Liên quan:")[0];
    expect(main).toContain("148/2025/QH15");
    expect(main).toContain("1266/QĐ-TTg");
  });
});

describe("what a dead document became", () => {
  it("is told with its amendments", async () => {
    const { text } = await ask("qd 4210 da bi thay chua, tu do toi nay sua may lan");
    expect(text).toContain("130/QĐ-BYT");
    expect(text).toContain("3176/QĐ-BYT");
  });
});

describe("which is asked, not whether", () => {
  it("gets no yes", async () => {
    const { text } = await ask(
      "Từ 01/01/2027 có quy định gì mới bắt buộc với cơ sở KCB về CNTT không",
    );
    expect(text).not.toMatch(/^(?:Đúng|Có)\./);
  });
});

describe("what a body issued that nobody knows of", () => {
  it.each([
    "QĐ của UBND tỉnh Lâm Đồng về CĐS ngành y tế năm 2027 số mấy",
    "QD cua UBND tinh Lam Dong ve CDS nganh y te nam 2027 so may",
  ])("is not found: %s", async (question) => {
    expect((await ask(question)).kind).toBe("not-found");
  });
});

describe("the main bases", () => {
  it.each([
    ["Kế hoạch 2027 phần sổ sức khỏe điện tử thì dẫn văn bản nào", "33/2025/TT-BYT"],
    ["văn bản nào cần viện dẫn cho kế hoạch 2027 về EMR?", "48/2017/TT-BYT"],
  ])("are those called by the subject: %s", async (question, aside) => {
    const { text } = await ask(question);
    const main = text.split("Liên quan:")[0];
    expect(main).not.toContain(aside);
    expect(main).toContain("Căn cứ chính");
  });
});

describe("what is ruled out", () => {
  it("is not asked for", async () => {
    const question = "nghị định phạt về dữ liệu, không phải về an ninh mạng, là số nào";
    const { citations } = await ask(question);
    expect(citations[0]?.symbol).toBe("363/2026/NĐ-CP");
  });
});

describe("words of medicine inside other words", () => {
  it.each(["tài liệu dùng cho đấu thầu gồm những văn bản nào", "dữ liệu dùng chung theo luật nào"])(
    "make no question of a patient: %s",
    async (question) => {
      expect((await ask(question)).text).not.toContain("bác sĩ");
    },
  );
});

describe("a second question in the same sentence", () => {
  it("is answered for the facility that it names", async () => {
    const { text } = await ask("Thông tư 13/2025 thay thông tư nào, phòng khám thì hạn khi nào");
    expect(text).toContain("46/2018/TT-BYT");
    expect(text).toContain("31/12/2026");
  });
});

describe("what is taken for granted", () => {
  it.each([
    ["Luật An ninh mạng 2018 vẫn đang áp dụng đúng không", "01/07/2026"],
    ["bệnh viện được hoãn bệnh án điện tử đến hết năm 2028 theo TT 13/2025 chứ", "30/09/2025"],
  ])("is corrected: %s", async (question, told) => {
    const { kind, text } = await ask(question);
    expect(kind).toBe("premise-corrected");
    expect(text).toContain(told);
    expect(text).not.toMatch(/^(?:Có|Đúng)\./);
  });

  it("is no end of validity where the lack of a day is claimed", async () => {
    const { text } = await ask("Thông tư 23/2025/TT-BYT không có hạn hết hiệu lực đúng không");
    expect(text).not.toContain("Không phải: Thông tư 23/2025/TT-BYT chưa hết hiệu lực");
    expect(text).toContain("28/02/2027");
  });

  it("is no 'Đúng' where a sum is held to a limit", async () => {
    const { text } = await ask("máy quét tài liệu 22 triệu có vượt mức tối đa không");
    expect(text).toMatch(/^Không vượt: 22 triệu/);
  });
});

describe("what is not found", () => {
  it.each([
    "kế hoạch chuyển đổi số của Bệnh viện Bạch Mai ghi kinh phí bao nhiêu",
    "TT 99/2026/TT-BYT nói về gì",
  ])("comes with how to add it: %s", async (question) => {
    const { kind, text } = await ask(question);
    expect(kind).toBe("not-found");
    expect(text).toContain("gửi tệp vào đây để nạp");
  });

  it("names the units whose plans there are", async () => {
    const engine = answerEngine([aPassage()]);
    const question = "kế hoạch chuyển đổi số của Bệnh viện Bạch Mai ghi kinh phí bao nhiêu";
    const request = { question, asOf: "2026-11-29", unit: "a", context: null };
    expect((await engine.answer(request)).answer.text).toContain(
      "Kho đang có kế hoạch của: Buôn Hồ.",
    );
  });
});
