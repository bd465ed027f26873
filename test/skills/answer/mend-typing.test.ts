/** Slips of the keyboard are mended before a question is understood; sound words stay as typed. */
import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { makeTypingMender } from "../../../src/skills/answer/mend-typing.ts";
import { loadRegister } from "../../support/register.ts";

const mend = makeTypingMender(loadRegister(), (word) => /^(?:emr|bhyt)$/i.test(word));

describe("mend-typing", () => {
  it.each([
    ["hai chữ đổi chỗ", "TT 46 còn hiệu lcự khôgn", "TT 46 còn hiệu lực không"],
    ["chữ dời hai chỗ", "bị bãi bỏ cahư", "bị bãi bỏ chưa"],
    ["phím gõ đúp", "kinh phhí kế hoạạch", "kinh phí kế hoạch"],
    ["thiếu một chữ", "lưu trữ hồ sơ bnh án", "lưu trữ hồ sơ bệnh án"],
    ["phím bên cạnh", "còn giá trị khôbg", "còn giá trị không"],
    ["gõ không dấu", "nghi dinh hte het hieu lcu", "nghi dinh the het hieu luc"],
    ["từ hai chữ cái", "danh sách văn bn về bệnh án", "danh sách văn bản về bệnh án"],
    ["từ đầu câu", "ci thi 07 noi gi", "chi thi 07 noi gi"],
    ["phím gõ ba lần", "kế hoooạch nào", "kế hoạch nào"],
    ["tên loại văn bản", "thôgn tư 46", "thông tư 46"],
  ])("%s", (_case, typed, meant) => {
    expect(mend(typed).text).toBe(meant);
  });

  it.each([
    "dùng kháng sinh gì",
    "thải rác y tế",
    "EMR của BVĐK, kiosk, LIS",
    "13/2025/TT-BYT và TCVN 14423:2026",
    "hai trường hợp, thì sao",
    "trung tâm y tế có giường bệnh phải xong khi nào",
    "nhà thuốc có quầy, kệ, tủ, ghế, giày, mũ, khẩu trang",
    "bàn chải, cái bút, quạt, rèm, võng, thùng rác, chăn ga",
    "cháu bé bị sốt, trẻ khóc, mẹ ru, bà kể chuyện",
  ])("sound words, symbols and abbreviations stay: %s", (typed) => {
    expect(mend(typed)).toEqual({ text: typed, changes: [] });
  });

  it("leaves the questions of the evaluation sets as they are, but for their own slips", () => {
    const lines = ["questions", "staff-questions"].flatMap((name) =>
      readFileSync(`test/eval/${name}.jsonl`, "utf8").trim().split("\n"),
    );
    const changed = lines
      .map((line) => (JSON.parse(line) as { q: string }).q)
      .filter((question) => mend(question).changes.length > 0);
    expect(changed.length).toBeLessThanOrEqual(4);
  });
});
