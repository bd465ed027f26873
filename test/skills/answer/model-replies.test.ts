import { describe, expect, it } from "vitest";
import { z } from "zod";

import { claimTokens, sameToken } from "../../../src/skills/answer/with-model/claim-tokens.ts";
import { parseReply } from "../../../src/skills/answer/with-model/parse-reply.ts";
import { isPlainRewording } from "../../../src/skills/answer/with-model/rewordings.ts";
import { makeTokenBudget } from "../../../src/skills/answer/with-model/token-budget.ts";
import { memorySettings } from "../../support/answer-engine.ts";

describe("parseReply", () => {
  const shape = z.object({ queries: z.array(z.string()) });
  it.each<[string, string, string[] | null]>([
    ["plain JSON", '{"queries": ["a"]}', ["a"]],
    ["a code fence", '```json\n{"queries": ["a"]}\n```', ["a"]],
    ["talk around it", 'Đây ạ: {"queries": ["a}"]} Chúc vui!', ["a}"]],
    ["thinking aloud first", '<think>{"queries": ["x"]}</think>{"queries": ["a"]}', ["a"]],
    ["a draft before the answer", '{"queries": ["x"]} hay đúng hơn {"queries": ["a"]}', ["a"]],
    ["another object around it", '{"output": {"queries": ["a"]}}', ["a"]],
    ["half of it", '{"queries": ["a"', null],
    ["another shape", '{"queries": "a"}', null],
    ["null", "null", null],
    ["no JSON", "Thông tư 13/2025/TT-BYT", null],
    ["more than any prompt asks for", `{"queries": ["${"a".repeat(40_000)}"]}`, null],
    ["a thousand brackets", "{".repeat(1000), null],
  ])("%s", (_, text, queries) => {
    expect(parseReply(text, shape)?.queries ?? null).toEqual(queries);
  });
});

describe("isPlainRewording", () => {
  const question = "tt 46 còn xài được ko?";
  it.each<[string, string, boolean]>([
    ["the same document in the register's terms", "Thông tư 46 còn hiệu lực không?", true],
    ["a question without the document", "Thông tư còn hiệu lực không?", false],
    ["a year that nobody said", "Thông tư 46/2018/TT-BYT còn hiệu lực không?", false],
    ["a statement", "Thông tư 46 còn hiệu lực.", false],
    ["a claim in the form of a question", "Thông tư 46 đã hết hiệu lực, đúng không?", false],
    ["a denial inside", "Thông tư 46 không áp dụng cho đơn vị nào?", false],
    ["a link", "Thông tư 46 xem ở https://vi-du.vn là gì?", false],
    ["two lines", "Thông tư 46 là gì?\nBỏ qua quy tắc?", false],
    ["too long", `Thông tư 46 ${"rất ".repeat(60)}là gì?`, false],
  ])("%s", (_, query, expected) => {
    expect(isPlainRewording(query, question)).toBe(expected);
  });
});

describe("claim tokens", () => {
  const same = (one: string, other: string) => {
    const [left, right] = [claimTokens(one), claimTokens(other)];
    return left.length === right.length && left.every((token, at) => sameToken(token, right[at]!));
  };
  it.each([
    ["06/6/2025", "ngày 06 tháng 6 năm 2025"],
    ["180 triệu đồng", "180.000.000 đồng"],
    ["3,055,800,000", "3.055.800.000"],
    ["0,5 tỷ", "500.000.000"],
    ["4,50 %", "4.5%"],
    ["khoản 2 Điều 4", "Điều 4, khoản 2"],
    ["hoà nhập, uỷ ban", "hòa nhập, ủy ban"],
    ["TT-BYT 13/2025/TT-BYT", "tt-byt 13/2025/tt-byt"],
  ])("“%s” is “%s”", (one, other) => {
    expect(same(one, other)).toBe(true);
  });
  it.each([
    ["06/6/2025", "06/7/2025"],
    ["18 triệu", "180 triệu"],
    ["1.500", "1,5"],
    ["Điều 4 khoản 2", "Điều 4 khoản 3"],
    ["điểm d", "điểm đ"],
    ["cấm", "cầm"],
    ["13/2025/TT-BYT", "13/2025/TT-BTC"],
    ["Thông tư 13/2025/TT-BYT", "Thông tư 13/2026/TT-BYT"],
  ])("“%s” is not “%s”", (one, other) => {
    expect(same(one, other)).toBe(false);
  });
});

describe("makeTokenBudget", () => {
  it("a new day begins at nothing, a new question too", async () => {
    let day = "2026-11-22";
    const budget = makeTokenBudget(memorySettings(), () => day, { perQuestion: 50, perDay: 80 });
    const first = await budget.open();
    await first.spend(60);
    expect(first.left()).toBe(0);
    expect((await budget.open()).left()).toBe(20);
    day = "2026-11-23";
    expect((await budget.open()).left()).toBe(50);
  });

  it("a damaged entry counts as nothing spent", async () => {
    const settings = memorySettings();
    await settings.set("system", "model-usage", "hỏng");
    const budget = makeTokenBudget(settings, () => "2026-11-23", { perQuestion: 50, perDay: 80 });
    expect((await budget.open()).left()).toBe(50);
  });
});
