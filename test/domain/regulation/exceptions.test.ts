import { describe, expect, it } from "vitest";

import { findTargets } from "../../../src/domain/regulation/proposal/clause-targets.ts";
import { survivingPart } from "../../../src/domain/regulation/proposal/exceptions.ts";

describe("an exception to the end of a document", () => {
  it.each([
    { words: "trừ Điều 6", alive: "Điều 6" },
    { words: "trừ khoản 2 Điều 4 và Phụ lục III", alive: "khoản 2 Điều 4 và Phụ lục III" },
    {
      words: "trừ các quy định tại Điều 12 tiếp tục áp dụng đến hết ngày 31/12/2027",
      alive: "Điều 12",
    },
    { words: "tru Dieu 6", alive: "Dieu 6" },
  ])("$words keeps provisions of the old document alive", ({ words, alive }) => {
    expect(survivingPart(words)).toBe(alive);
  });

  it.each([
    "trừ trường hợp quy định tại Điều 39 Nghị định này",
    "trừ quy định tại khoản 2 Điều này",
    "trừ các quy định về giá",
    "trừ đối với dự án đã phê duyệt theo Điều 5",
  ])("%s ends the whole document", (words) => {
    expect(survivingPart(words)).toBeNull();
  });

  it("belongs to the document in front of it, and the list goes on behind it", () => {
    const targets = findTargets(
      "Thông tư số 30/2023/TT-BYT, trừ Điều 6, và Thông tư số 49/2017/TT-BYT",
    );
    expect(targets.map(({ symbol, exception }) => [symbol, exception])).toEqual([
      ["30/2023/TT-BYT", "trừ Điều 6"],
      ["49/2017/TT-BYT", null],
    ]);
  });

  it("takes the documents that it names itself along", () => {
    const targets = findTargets(
      "Nghị định số 73/2019/NĐ-CP, trừ Điều 5 Nghị định số 82/2024/NĐ-CP, Nghị định số 45/2026/NĐ-CP",
    );
    expect(targets.map(({ symbol }) => symbol)).toEqual(["73/2019/NĐ-CP"]);
  });
});
