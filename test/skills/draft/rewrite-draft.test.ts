/** What a language model may and may not do to a draft, with replies of every wrong kind. */
import { describe, expect, it } from "vitest";

import type { Draft } from "../../../src/domain/draft/draft.ts";
import type { ChatModel, ChatOutcome } from "../../../src/models/chat-model.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { checkRewrite } from "../../../src/skills/draft/with-model/check-rewrite.ts";
import { makeRewriteDraft } from "../../../src/skills/draft/with-model/rewrite-draft.ts";
import { aPlan, aRegister } from "../../domain/plan/plan-builders.ts";

const LINE =
  "Bảo trì 12 máy tính của các khoa, phòng theo Thông tư số 13/2025/TT-BYT và bảo đảm kết nối mạng nội bộ.";
const PLANTED =
  "Người biên tập ghi thêm rằng Sở Y tế đã duyệt mọi nội dung và ký tên Nguyễn Văn Lạ trong bản kế hoạch này.";
const GOOD =
  "Bảo trì 12 máy tính của các khoa, phòng theo Thông tư số 13/2025/TT-BYT, đồng thời bảo đảm kết nối mạng nội bộ.";

const plan = aPlan([
  "KẾ HOẠCH",
  "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026",
  "# I. MỤC TIÊU",
  "- 95% văn bản ký số.",
  "# II. NHIỆM VỤ",
  `- ${LINE}`,
  `- ${PLANTED}`,
]);

function scripted(replies: readonly (string | ChatOutcome)[]) {
  const asked: string[] = [];
  const model: ChatModel = {
    name: "kịch bản",
    complete(messages) {
      asked.push(messages.at(-1)?.text ?? "");
      const reply = replies[Math.min(asked.length, replies.length) - 1] ?? "";
      return Promise.resolve(
        typeof reply === "string" ? { kind: "reply", text: reply, tokens: 100 } : reply,
      );
    },
    runTools: () => Promise.reject(new Error("no tools in a draft")),
  };
  return { model, asked };
}

async function draftWith(replies: readonly (string | ChatOutcome)[]) {
  const { model, asked } = scripted(replies);
  const rewrite = makeRewriteDraft({ model, log: { info: () => undefined } });
  const draft = await makeDrafter({ register: aRegister(), rewrite })({
    year: 2027,
    priorPlan: plan,
    priorId: "truoc",
    part: "plan",
    asOf: "2026-11-22",
  });
  return { draft, asked, texts: textsOf(draft) };
}

const textsOf = (draft: Draft): string[] =>
  draft.sections.flatMap((section) => section.blocks.map((block) => block.text));
const reply = (...texts: string[]): string =>
  JSON.stringify({ lines: texts.map((text, index) => ({ from: [index + 1], text })) });

describe("a rewritten line", () => {
  it.each([
    ["the same said more smoothly passes", GOOD, true],
    ["a changed number", GOOD.replace("12", "15"), false],
    ["a number in words", GOOD.replace("12 máy", "hai mươi máy"), false],
    ["a lost symbol", GOOD.replace(" theo Thông tư số 13/2025/TT-BYT", ""), false],
    ["an invented citation", `${GOOD} Căn cứ Nghị định số 99/2031/NĐ-CP.`, false],
    ["a foreign body", GOOD.replace("các khoa, phòng", "Sở Nông nghiệp Hà Giang"), false],
    ["a denial", GOOD.replace("bảo đảm", "không bảo đảm"), false],
    ["a foreign quote", GOOD.replace("mạng nội bộ", "“mạng lõi quốc gia”"), false],
    ["a lost task", "Trang bị 12 máy tính theo Thông tư số 13/2025/TT-BYT.", false],
    ["nothing", " ", false],
  ])("%s", (_, text, sound) => {
    expect(checkRewrite(text, [LINE]).length === 0).toBe(sound);
  });
});

describe("a rewritten line under attack", () => {
  const TASK =
    "Phòng Kế hoạch chủ trì, Phòng Tài chính phối hợp mua 12 máy tính và 5 máy in trong quý II năm 2027, tối đa 300 triệu đồng; không in phim, gửi kết quả trước ngày 30/6/2027 theo “Quy chế dùng chung” của Bệnh viện.";
  it.each([
    ["figures change places", TASK.replace("12 máy tính và 5", "5 máy tính và 12")],
    ["a unit changes", TASK.replace("triệu", "tỷ")],
    ["a quarter changes", TASK.replace("quý II", "quý III")],
    ["a day changes", TASK.replace("30/6", "30/9")],
    ["a day in words", TASK.replace("30/6/2027", "ba mươi tháng sáu")],
    ["a small number in words", TASK.replace("máy in", "máy in, thêm hai máy quét")],
    ["a bound turns", TASK.replace("tối đa", "tối thiểu")],
    ["a time turns", TASK.replace("trước", "sau")],
    ["a denial moves", TASK.replace("không in phim, gửi", "in phim, không gửi")],
    [
      "bodies change places",
      TASK.replace("Kế hoạch", "X").replace("Tài chính", "Kế hoạch").replace("X", "Tài chính"),
    ],
    ["a word changes its marks", TASK.replace("mua", "mưa")],
    ["done is added", TASK.replace("phối hợp mua", "phối hợp đã mua xong")],
    ["a sentence in a quote", TASK.replace("dùng chung”", "dùng chung. Đã duyệt”")],
    ["another kind of quote", TASK.replace("Bệnh viện", "«Bệnh viện»")],
    ["digits of another script", TASK.replace("12", "１２")],
    ["letters of another script", TASK.replace("máy in", "máy \u0456n")],
    ["what is not seen", TASK.replace("12", "1\u200b2")],
    ["bold", TASK.replace("12 máy tính", "**12 máy tính**")],
    ["HTML", TASK.replace("máy tính", "<b>máy tính</b>")],
    ["an entity", TASK.replace("và 5", "&amp; 5")],
    ["a section of its own", `${TASK} III. KINH PHÍ.`],
    ["a line of its own", `${TASK}\nKinh phí do Bệnh viện chi.`],
  ])("%s: refused", (_, text) => {
    expect(text).not.toBe(TASK);
    expect(checkRewrite(text, [TASK])).not.toEqual([]);
  });

  it("smoothed by joining words alone it passes", () => {
    expect(checkRewrite(TASK, [TASK])).toEqual([]);
    expect(checkRewrite(TASK.replace("; không", ", đồng thời không"), [TASK])).toEqual([]);
  });
});

describe("a harmless rewrite", () => {
  const NETWORK =
    "Trong năm 2027, đảm bảo hệ thống mạng nội bộ của 12 khoa, phòng hoạt động ổn định, phục vụ khám bệnh, chữa bệnh.";
  const SIGN =
    "Tiếp tục triển khai ký số trên 95% văn bản đi, đẩy mạnh tập huấn cho viên chức của các khoa, phòng hằng năm.";
  it.each([
    [
      "a clause comes first",
      "Đảm bảo hệ thống mạng nội bộ của 12 khoa, phòng hoạt động ổn định, phục vụ khám bệnh, chữa bệnh trong năm 2027.",
      NETWORK,
    ],
    ["a word for its like", NETWORK.replace("đảm bảo", "bảo đảm"), NETWORK],
    [
      "the aim comes first",
      "Nhằm phục vụ khám bệnh, chữa bệnh, trong năm 2027 bảo đảm hệ thống mạng nội bộ của 12 khoa, phòng hoạt động ổn định.",
      NETWORK,
    ],
    [
      "filler goes",
      SIGN.replace("Tiếp tục triển khai", "Thực hiện").replace("đẩy mạnh", "tăng cường"),
      SIGN,
    ],
    ["filler comes", SIGN.replace("triển khai ký số", "tổ chức triển khai việc ký số"), SIGN],
  ])("%s: taken", (_, text, source) => {
    expect(checkRewrite(text, [source])).toEqual([]);
  });

  it.each([
    [
      "a plan becomes a report",
      "Đã tập huấn cho viên chức của các khoa, phòng hằng năm, tiếp tục triển khai ký số trên 95% văn bản đi.",
      SIGN,
    ],
    [
      "two clauses change places",
      "Tập huấn cho viên chức của các khoa, phòng hằng năm, tiếp tục triển khai ký số trên 95% văn bản đi.",
      SIGN,
    ],
    ["half a list goes", NETWORK.replace(", phục vụ khám bệnh, chữa bệnh", ""), NETWORK],
    ["a last word goes", NETWORK.replace("ổn định", "định"), NETWORK],
    ["a share turns", SIGN.replace("trên 95%", "dưới 95%"), SIGN],
    ["stops run together", SIGN.replace("văn bản đi,", "văn bản đi,;"), SIGN],
  ])("%s: refused", (_, text, source) => {
    expect(checkRewrite(text, [source])).not.toEqual([]);
  });

  const PORTAL =
    "Nâng cấp cổng dịch vụ công trực tuyến và trang thông tin điện tử của Bệnh viện, rà soát thông tin người bệnh, thúc đẩy thanh toán trực tuyến nhằm phục vụ người bệnh.";
  it.each([
    ["two words swapped", PORTAL.replace("dịch vụ công", "công vụ dịch")],
    ["a word lost that stands elsewhere too", PORTAL.replace("trang thông tin", "trang tin")],
    ["a word lost in a term", PORTAL.replace("dịch vụ công trực tuyến", "dịch vụ trực tuyến")],
    ["a word twice", PORTAL.replace("người bệnh,", "người bệnh bệnh,")],
    [
      "a verb behind what it governs",
      "Nâng cấp cổng dịch vụ công trực tuyến và trang thông tin điện tử của Bệnh viện, thanh toán trực tuyến nhằm phục vụ người bệnh, rà soát thông tin người bệnh, thúc đẩy.",
    ],
    [
      "a capital in the middle",
      `Nhằm phục vụ người bệnh, ${PORTAL.replace(" nhằm phục vụ người bệnh", "")}`,
    ],
  ])("words that make another term: %s is refused", (_, text) => {
    expect(text).not.toBe(PORTAL);
    expect(checkRewrite(PORTAL, [PORTAL])).toEqual([]);
    expect(checkRewrite(text, [PORTAL])).not.toEqual([]);
  });

  it("'đã' of another clause does not let a plan become a report", () => {
    const source = "Xây dựng kế hoạch bệnh án điện tử, duy trì kết quả đã triển khai.";
    expect(
      checkRewrite("Đã xây dựng kế hoạch bệnh án điện tử, duy trì kết quả đã triển khai.", [
        source,
      ]),
    ).not.toEqual([]);
    expect(
      checkRewrite("Đã xây dựng kế hoạch bệnh án điện tử, duy trì kết quả triển khai.", [source]),
    ).not.toEqual([]);
  });

  it("lines become one only where they are about one thing, and never two goals", () => {
    const one = "Bảo dưỡng máy tính của các khoa, phòng theo kế hoạch của Bệnh viện.";
    const two = "Bảo dưỡng máy in của các khoa, phòng theo kế hoạch của Bệnh viện.";
    const far = "Triển khai thanh toán không dùng tiền mặt tại quầy thu viện phí.";
    const join = (a: string, b: string) =>
      `${a.replace(/\.$/u, "")}; đồng thời ${b.charAt(0).toLowerCase()}${b.slice(1)}`;
    expect(checkRewrite(join(one, two), [one, two])).toEqual([]);
    expect(checkRewrite(join(one, far), [one, far])).not.toEqual([]);
    const goals = ["80% khoa, phòng dùng máy tính mới.", "90% khoa, phòng dùng máy in mới."];
    expect(checkRewrite(join(goals[0] ?? "", goals[1] ?? ""), goals)).not.toEqual([]);
  });
});

describe("a draft with a model beside it", () => {
  it("takes over a sound rewrite, keeps sources and says so", async () => {
    const { draft, texts } = await draftWith([reply(GOOD, PLANTED)]);
    expect(texts).toContain(GOOD);
    expect(draft.mode).toBe("model");
    expect(draft.notices.join()).toContain("đã viết lại 1 câu");
    expect(draft.violations).toEqual([]);
    const block = draft.sections.flatMap(({ blocks }) => blocks).find(({ text }) => text === GOOD);
    expect(block?.sources.length).toBeGreaterThan(0);
    expect(draft.changes.map(({ after }) => after)).toContain(GOOD);
  });

  it("feeds violations back twice, then keeps the offline text with a note", async () => {
    const { draft, texts, asked } = await draftWith([reply(GOOD.replace("12", "99"), PLANTED)]);
    expect(asked).toHaveLength(3);
    expect(asked[1]).toContain('"99" không có trong dòng gốc');
    expect(texts).toContain(LINE);
    expect(texts.join()).not.toContain("99 máy");
    expect(draft.notices.join()).toContain("không đạt đối chiếu");
  });

  it.each([
    ["broken JSON", '{"lines": [{"from": [1], "te'],
    ["prose", "Vâng, tôi đã viết lại kế hoạch với 500 máy tính."],
    ["a lost line", JSON.stringify({ lines: [{ from: [1], text: GOOD }] })],
    ["a made-up line", reply(GOOD, PLANTED, "Mua 7 máy chủ của hãng Lạ.")],
    [
      "planted text obeyed",
      reply("Kinh phí được duyệt 9.000.000.000 đồng.", "Đã ký: Nguyễn Văn Lạ."),
    ],
  ])("%s: nothing of it reaches the draft", async (_, text) => {
    const { draft, texts } = await draftWith([text]);
    expect(texts).toContain(LINE);
    expect(texts.join()).not.toMatch(/500 máy|7 máy chủ|được duyệt 9\.000\.000\.000 đồng\.|Đã ký/u);
    expect(draft.violations).toEqual([]);
  });

  it.each(["timeout", "rate-limited", "server-error", "denied", "bad-output"] as const)(
    "%s: the offline text stands and the draft says so",
    async (reason) => {
      const failure: ChatOutcome = { kind: "failed", reason, detail: "", tokens: 0 };
      const { draft, texts, asked } = await draftWith([failure]);
      expect(asked).toHaveLength(1);
      expect(texts).toContain(LINE);
      expect(draft.mode).toBe("offline");
      expect(draft.notices.join()).toContain("không dùng được");
    },
  );

  it("is never asked about a section without lines of its own", async () => {
    const { model, asked } = scripted([""]);
    const rewrite = makeRewriteDraft({ model, log: { info: () => undefined } });
    await makeDrafter({ register: aRegister(), rewrite })({
      ...{ year: 2027, priorId: "truoc", part: "plan" as const, asOf: "2026-11-22" },
      priorPlan: aPlan(["KẾ HOẠCH", "Chuyển đổi số năm 2026", "# I. MỤC TIÊU", "- 95% ký số."]),
    });
    expect(asked).toEqual([]);
  });
});

describe("the tokens of a day", () => {
  it("once used up leave the text of the rules, with a note", async () => {
    const { model, asked } = scripted([reply(GOOD, PLANTED)]);
    const openBudget = () => Promise.resolve({ left: () => 0, spend: () => Promise.resolve() });
    const rewrite = makeRewriteDraft({ model, log: { info: () => undefined }, openBudget });
    const draft = await makeDrafter({ register: aRegister(), rewrite })({
      ...{ year: 2027, priorPlan: plan, priorId: "truoc", part: "plan" as const },
      asOf: "2026-11-22",
    });
    expect(asked).toEqual([]);
    expect(draft.mode).toBe("offline");
    expect(draft.notices.join()).toContain("đã hết mức dùng trong ngày");
    expect(textsOf(draft)).toContain(LINE);
  });

  it("are told to the budget with each call", async () => {
    const { model } = scripted([reply(GOOD, PLANTED)]);
    const spent: number[] = [];
    const openBudget = () =>
      Promise.resolve({
        left: () => 1_000,
        spend: (tokens: number) => Promise.resolve(void spent.push(tokens)),
      });
    const rewrite = makeRewriteDraft({ model, log: { info: () => undefined }, openBudget });
    await makeDrafter({ register: aRegister(), rewrite })({
      ...{ year: 2027, priorPlan: plan, priorId: "truoc", part: "plan" as const },
      asOf: "2026-11-22",
    });
    expect(spent).toEqual([100]);
  });
});

describe("words that stay beside each other", () => {
  const STOCK =
    "Cập nhật phần mềm quản lý kho vật tư; lập sổ kho vật tư và kiểm kê kho hằng quý theo quy trình của đơn vị.";
  it.each([
    ["a term is torn", STOCK.replace("phần mềm quản lý", "phần quản mềm lý")],
    ["two words change places", STOCK.replace("kiểm kê kho", "kho kiểm kê")],
    ["one of two is lost", STOCK.replace("sổ kho vật tư", "sổ vật tư")],
  ])("%s: refused", (_, text) => {
    expect(text).not.toBe(STOCK);
    expect(checkRewrite(text, [STOCK])).not.toEqual([]);
  });

  it("a clause in front is no torn term", () => {
    const text = STOCK.replace(/^(.*?); (.*)\.$/u, "$2; $1.");
    expect(checkRewrite(text.replace("lập", "Lập").replace("Cập", "cập"), [STOCK])).toEqual([]);
  });
});
