import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";

import type { Assistant } from "../../src/assistant/assistant.ts";
import { parseCommand } from "../../src/assistant/dialogue/commands.ts";
import { makeDialogue } from "../../src/assistant/dialogue/make-dialogue.ts";
import type { Incoming } from "../../src/assistant/dialogue/message.ts";
import { AppError } from "../../src/errors.ts";
import { makeResultsForm } from "../../src/export/results-form.ts";
import { aDialogue, incoming, never } from "../support/dialogue.ts";
import { type FakeAssistant, makeFakeAssistant } from "../support/fake-assistant.ts";
import { openTestAccess } from "../support/open-access.ts";
import {
  aDraft,
  anAnswer,
  anIngestResult,
  keptAs,
  sampleDocuments,
} from "../support/web-samples.ts";

const missing = [
  {
    id: "m1",
    ask: "Tỷ lệ hồ sơ bệnh án điện tử năm 2026 là bao nhiêu phần trăm?",
    expects: "percent" as const,
  },
  { id: "m2", ask: "Số lượt hội chẩn từ xa năm 2026?", expects: "number" as const },
];

const script: Partial<Assistant> = {
  ask: async ({ question }) => anAnswer({ text: `Đ: ${question}`, suggestions: [] }),
  draft: async ({ part }) => ({
    ...{ draft: aDraft({ missing }), files: [], ms: 1, ...keptAs },
    part,
  }),
  redraft: async () => ({
    ...{ files: [], ms: 1, diff: null, part: "plan" },
    draft: aDraft({ missing: [] }),
    draftId: keptAs.draftId,
    version: 2,
  }),
  documents: async () => sampleDocuments,
  ingest: async () => anIngestResult(),
};

/** A conversation: every message goes through JSON, as if the process had restarted in between. */
async function open(more: Partial<Assistant> = {}, sent: Uint8Array = new Uint8Array([1])) {
  const assistant: FakeAssistant = makeFakeAssistant({ ...script, ...more });
  const { access } = await openTestAccess({ assistant });
  let stored: unknown = null;
  const hear = async (message: Incoming) => {
    const dialogue = makeDialogue(
      aDialogue({
        access,
        fetchFile: async (_channel, { fileName }) => ({ fileName, bytes: sent }),
      }),
    );
    const { replies, state } = await dialogue.handle(message, stored, never);
    stored = JSON.parse(JSON.stringify(state));
    return replies.flatMap(({ reply }) => (reply.kind === "text" ? [reply.text] : []));
  };
  return {
    assistant,
    access,
    say: (text: string) => hear(incoming(text)),
    file: (fileName: string, caption = "") =>
      hear({
        ...incoming(""),
        content: { kind: "file", file: { fileName, ref: "f", size: 1 }, caption },
      }),
  };
}

describe("commands", () => {
  it.each([
    ["/hoi TT 54/2017 còn hiệu lực không?", "hoi", "TT 54/2017 còn hiệu lực không?"],
    ["/soan@can_cu_bot 2027", "soan", "2027"],
    ["soạn kế hoạch 2027", "soan", "2027"],
    ["Lập giúp tôi dự toán kinh phí", "dutoan", ""],
    ["kiểm tra tệp này", "kiemtra", ""],
    ["Hủy", "huy", ""],
    ["xóa", "moi", ""],
    ["đọc ảnh này", "doc", ""],
    ["/khonghieu", "trogiup", ""],
    [
      "soạn giúp mình kế hoạch năm 2027, thêm 20 máy tính, bỏ kiosk",
      "soan",
      "2027 thêm 20 máy tính, bỏ kiosk",
    ],
    ["Lập kế hoạch chuyển đổi số 2027 và bỏ kiosk", "soan", "2027 và bỏ kiosk"],
    ["làm cho em bảng dự toán năm sau: thêm  2 máy chủ", "dutoan", "thêm 2 máy chủ"],
  ])("%s is a command", (text, name, rest) => {
    expect(parseCommand(text)).toEqual({ name, rest });
  });

  it.each([
    "kiểm tra Thông tư 54/2017 còn hiệu lực không",
    "soạn kế hoạch thì cần căn cứ nào?",
    "dự toán phần mềm HIS năm nay bao nhiêu?",
    "lập kế hoạch chuyển đổi số cần những căn cứ gì",
    "soạn kế hoạch 2027 thêm máy tính theo định mức nào?",
    "lập dự toán theo Thông tư 04/2020",
    "hủy bỏ quyết định 749 từ khi nào",
  ])("%s is a question", (text) => {
    expect(parseCommand(text)).toBeNull();
  });
});

describe("drafting in a conversation", () => {
  it("asks for figures one by one, checks them, answers a question in between, and writes them in", async () => {
    const { say, assistant } = await open();
    expect((await say("/soan 2027"))[0]).toContain("Còn 2 chỗ cần bổ sung");
    expect((await say("/dien"))[0]).toContain("(1/2)");
    expect((await say("130"))[0]).toContain("lớn hơn 100%");
    const digression = await say("Thông tư 13/2025/TT-BYT quy định gì?");
    expect(digression[0]).toBe("Đ: Thông tư 13/2025/TT-BYT quy định gì?");
    expect(digression[1]).toContain("(1/2)");
    expect((await say("97,5"))[0]).toContain("(2/2)");
    expect((await say("1"))[0]).toContain("phiên bản 2");
    const redraft = assistant.calls.find((call) => call.method === "redraft")?.args[0];
    expect(redraft).toMatchObject({
      draftId: keptAs.draftId,
      expectedVersion: 1,
      unit: "don-vi",
      answers: [
        { id: "m1", value: "97,5" },
        { id: "m2", value: "1" },
      ],
    });
  });

  it.each([
    ["soạn mục hạ tầng số", "soạn mục hạ tầng số"],
    [
      "viet giup em phan ton tai han che ve attt nam 2027",
      "viet giup em phan ton tai han che ve attt nam",
    ],
    ["/soan 2027 mục III.2", "mục III.2"],
    ["soạn nơi nhận và tổ chức thực hiện", "soạn nơi nhận và tổ chức thực hiện"],
  ])("%s drafts the section, by the same words as at the other doors", async (said, request) => {
    const part = { section: request };
    const { say, assistant } = await open({
      draft: async () => ({ draft: aDraft({ missing }), files: [], ms: 1, ...keptAs, part }),
    });
    const replies = await say(said);
    const asked = assistant.calls.filter(({ method }) => method === "draft");
    expect(asked.map(({ args }) => args[0])).toMatchObject([{ part: "plan", request }]);
    expect(replies[0]).toMatch(/^Mục “/u);
  });

  it.each(["mục III.2 nói gì?", "hạ tầng số là gì", "viết gọn hơn"])(
    "%s orders no draft",
    async (said) => {
      const { say, assistant } = await open();
      await say(said);
      expect(assistant.calls.some(({ method }) => method === "draft")).toBe(false);
    },
  );

  it("tells whose plan served as the model", async () => {
    const notices = ["Bản thảo theo mẫu “Kế hoạch của Suối Xanh”."];
    const draft = async () => ({ draft: aDraft({ notices }), files: [], ms: 1, ...keptAs });
    const { say } = await open({ draft });
    expect((await say("/soan 2027"))[0]).toContain(
      "Lưu ý: Bản thảo theo mẫu “Kế hoạch của Suối Xanh”",
    );
  });

  it("can be stopped at any time and taken up again where it was", async () => {
    const { say } = await open();
    await say("/soan");
    await say("/dien");
    await say("97,5");
    expect((await say("/huy"))[0]).toContain("Đã dừng");
    expect((await say("Hạn là khi nào?"))[0]).toBe("Đ: Hạn là khi nào?");
    expect((await say("/dien"))[0]).toContain("(2/2)");
  });

  it("writes figures into the newest version when somebody else has saved one meanwhile", async () => {
    let newest = 2;
    const { say, assistant } = await open({
      redraft: async ({ expectedVersion }) => {
        if (expectedVersion !== newest) throw new AppError("version-conflict", "x");
        newest += 1;
        return {
          ...{ draft: aDraft({ missing: [] }), files: [], ms: 1, diff: null, part: "plan" },
          ...{ draftId: keptAs.draftId, version: newest },
        };
      },
      keptDraft: async () => ({
        ...{ draft: aDraft({ missing }), files: [], draftId: keptAs.draftId },
        ...{ version: newest, newest, answers: [], request: null },
      }),
    });
    await say("/soan");
    await say("/dien");
    await say("97,5");
    const said = await say("xong");
    expect(said[0]).toContain("ghi vào bản mới nhất");
    expect(said[1]).toContain("phiên bản 3");
    expect(redrafts(assistant)).toMatchObject([{ expectedVersion: 1 }, { expectedVersion: 2 }]);
  });

  it("another draft does not throw away what was typed for the one before", async () => {
    const { say, assistant } = await open();
    await say("/soan");
    await say("/dien");
    await say("97,5");
    const said = await say("/dutoan");
    expect(said[0]).toContain("Đã ghi 1 số liệu");
    expect(said[1]).toContain("Dự toán năm");
    expect(redrafts(assistant)).toMatchObject([{ answers: [{ id: "m1", value: "97,5" }] }]);
  });

  it("a new conversation keeps the draft that is being filled in", async () => {
    const { say } = await open();
    await say("/soan");
    await say("/dien");
    await say("97,5");
    expect((await say("/moi"))[0]).toContain("điền tiếp bằng /dien");
    expect((await say("/dien"))[0]).toContain("(2/2)");
  });

  it("skips what is not known and finishes early with what was given", async () => {
    const { say, assistant } = await open();
    await say("/soan");
    await say("/dien");
    await say("bỏ qua");
    expect((await say("xong"))[0]).toContain("Chưa có số liệu nào");
    expect(assistant.calls.some((call) => call.method === "redraft")).toBe(false);
  });
});

/** The form as the draft brings it, with values in the order of its rows. */
async function filledForm(values: readonly (string | number | null)[]): Promise<Uint8Array> {
  const form = await makeResultsForm(missing.map(({ id, ask }) => ({ id, label: ask })));
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(form).buffer);
  values.forEach((value, at) => {
    const cell = workbook.worksheets[0]?.getCell(4 + at, 3);
    if (cell !== undefined) cell.value = value;
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const redrafts = (assistant: FakeAssistant) =>
  assistant.calls.filter((call) => call.method === "redraft").map((call) => call.args[0]);

describe("the results form in a conversation", () => {
  it("is known by what is in it, whatever its name, and written into the draft", async () => {
    const { say, file, assistant } = await open({}, await filledForm([97.5, 12]));
    expect((await say("/soan 2027"))[0]).toContain("Còn 2 chỗ cần bổ sung");
    expect((await file("Bản sao (3).xlsx"))[0]).toContain("phiên bản 2");
    expect(redrafts(assistant)).toMatchObject([
      {
        draftId: keptAs.draftId,
        expectedVersion: 1,
        answers: [
          { id: "m1", value: "97,5" },
          { id: "m2", value: "12" },
        ],
      },
    ]);
  });

  it("is offered beside the questions; what was typed before counts", async () => {
    const { say, file, assistant } = await open({}, await filledForm([50, 12]));
    await say("/soan");
    expect((await say("/dien"))[0]).toContain("/dien tep");
    await say("97,5");
    expect((await say("/dien tep"))[0]).toContain("bieu-ket-qua-2027.xlsx");
    await file("x.xlsx");
    expect(redrafts(assistant)).toMatchObject([
      {
        answers: [
          { id: "m2", value: "12" },
          { id: "m1", value: "97,5" },
        ],
      },
    ]);
  });

  it("comes back empty: the draft stays, and the next file is still taken for it", async () => {
    const { say, file, assistant } = await open({}, await filledForm([]));
    await say("/soan");
    await say("/dien tep");
    expect((await file("x.xlsx"))[0]).toContain("chưa có ô nào được điền");
    expect((await file("x.xlsx"))[0]).toContain("chưa có ô nào được điền");
    expect(redrafts(assistant)).toEqual([]);
  });

  it("another workbook, or the form without a draft, is asked about as any file", async () => {
    const other = await open();
    await other.say("/soan");
    expect((await other.file("du-toan.xlsx"))[0]).toContain("muốn làm gì");
    await other.say("/dien tep");
    expect((await other.file("du-toan.xlsx"))[0]).toContain("không phải biểu kết quả");
    const without = await open({}, await filledForm([97.5]));
    expect((await without.file("bieu-ket-qua-2027.xlsx"))[0]).toContain("muốn làm gì");
  });
});

describe("conversation", () => {
  it("has an end: what is asked after it starts without what was said before", async () => {
    const { say, assistant } = await open();
    await say("Một?");
    await say("/moi");
    await say("Hai?");
    const asked = assistant.calls.filter((call) => call.method === "ask");
    const ids = asked.map((call) => (call.args[0] as { conversationId: string }).conversationId);
    expect(new Set(ids).size).toBe(2);
  });

  it("help names examples from the unit's own documents and only what the person may do", async () => {
    const { say } = await open();
    const [help] = await say("xin chào");
    expect(help).toContain("/soan");
    expect(help).toContain("/moinguoi");
  });

  it("a file with a word about it is worked on at once; without one it is asked about", async () => {
    const { file, say, assistant } = await open();
    expect((await file("a.docx"))[0]).toContain("muốn làm gì");
    expect((await say("2"))[0]).toContain("Đã nạp");
    expect((await file("b.docx", "nạp vào kho"))[0]).toContain("Đã nạp");
    expect(assistant.calls.at(-1)?.method).toBe("ingest");
  });

  it("a photo sent with a question is read, and the question is asked about the document in it", async () => {
    const { file, assistant } = await open({
      readText: async () => ({
        text: "Số: 46/2018/TT-BYT\nTHÔNG TƯ",
        symbols: ["46/2018/TT-BYT", "54/2017/TT-BYT"],
        doubtful: true,
      }),
    });
    const replies = await file("anh-1.jpg", "văn bản này còn hiệu lực không?");
    expect(replies[0]).toBe("Trong anh-1.jpg có văn bản 46/2018/TT-BYT.");
    expect(replies[1]).toBe("Đ: 46/2018/TT-BYT còn hiệu lực không?");
    expect(assistant.calls.map(({ method }) => method)).toEqual(["readText", "ask"]);
  });

  it("a photo that is read out names its documents, can be asked about and still be reviewed", async () => {
    const { file, say, assistant } = await open({
      readText: async () => ({
        text: `Căn cứ Thông tư 46/2018/TT-BYT${" và các văn bản khác".repeat(60)}`,
        symbols: ["46/2018/TT-BYT"],
        doubtful: true,
      }),
      review: async () => {
        throw new AppError("unreadable-file", "x");
      },
    });
    expect((await file("anh-1.jpg"))[0]).toContain("muốn làm gì");
    const [read = ""] = await say("3");
    expect(read).toContain("Đọc được từ anh-1.jpg:\nCăn cứ Thông tư 46/2018/TT-BYT");
    expect(read).toContain("Văn bản được nhắc đến: 46/2018/TT-BYT.");
    expect(read).toContain("đối chiếu với bản gốc");
    expect(read.length).toBeLessThan(1200);
    expect((await say("1"))[0]).toBe("Đ: 46/2018/TT-BYT còn hiệu lực không?");
    await say("/kiemtra");
    expect(assistant.calls.at(-1)?.method).toBe("review");
  });

  it("an empty photo is said to be empty", async () => {
    const { file } = await open({
      readText: async () => ({ text: " ", symbols: [], doubtful: true }),
    });
    expect((await file("anh-1.jpg", "đọc ảnh này"))[0]).toContain("Không đọc được chữ nào");
  });

  it("a followed document is listed and can be left again", async () => {
    const { say } = await open();
    const dialogue = await say("/theodoi 54/2017/TT-BYT");
    expect(dialogue[0]).toContain("54/2017/TT-BYT");
  });

  it("one person's conversation is never told to another", async () => {
    const { say, access, assistant } = await open();
    await say("Một?");
    const caller = await access.atChannel("telegram:1", "");
    if (caller.kind !== "known") throw new Error("stranger");
    const { actor, unit } = caller.visit;
    const id = (assistant.calls.at(-1)?.args[0] as { conversationId: string }).conversationId;
    expect(id.startsWith(`${unit}|${actor.personId}|`)).toBe(true);
  });
});
