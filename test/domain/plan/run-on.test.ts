// Letters of points: Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II.6.
import { describe, expect, it } from "vitest";

import type { DraftBlock } from "../../../src/domain/draft/draft.ts";
import { lettered, renumbered, runOn } from "../../../src/domain/plan/run-on.ts";

const rowsOf = (marks: string): string[][] => [
  ["TT", "Việc"],
  ...marks.split(" ").map((mark) => [mark === "_" ? "" : mark, `Việc ${mark}`]),
];
const marksOf = (rows: readonly string[][]): string =>
  rows
    .slice(1)
    .map(([mark = ""]) => (mark === "" ? "_" : mark))
    .join(" ");

describe("letters of rows", () => {
  it.each([
    {
      case: "close a gap by the Vietnamese order",
      from: "1 a) b) c) d) g)",
      to: "1 a) b) c) d) đ)",
    },
    { case: "know that đ left before e and g", from: "c) d) e) g)", to: "c) d) đ) e)" },
    { case: "stay Latin where the list is", from: "a. b. d. e. f.", to: "a. b. c. d. e." },
    { case: "leave a sound list alone", from: "a b c d đ e g h i k", to: "a b c d đ e g h i k" },
    { case: "count anew in each list", from: "a) c) _ a) b) d)", to: "a) b) _ a) b) c)" },
    { case: "may go on from another table", from: "c) d) đ)", to: "c) d) đ)" },
    { case: "are no units or names", from: "A B đồng D", to: "A B đồng D" },
  ])("$case", ({ from, to }) => {
    expect(marksOf(lettered(rowsOf(from), 1))).toBe(to);
  });

  it("begin with a where the row of a left, beside numbers that run on", () => {
    expect(marksOf(renumbered(rowsOf("1 b) c) 3 4"), 1))).toBe("1 a) b) 2 3");
  });
});

describe("letters of lines", () => {
  const blocks = (texts: readonly string[]): DraftBlock[] =>
    texts.map((text) => ({ kind: "paragraph", text, sources: [], status: "kept" }));

  it("run on where one of them left, beside numbers", () => {
    const lines = ["1. Rà soát:", "a) Mạng;", "c) Máy trạm.", "3. Tập huấn:", "a) Viên chức."];
    expect(
      runOn(blocks(lines), ["1. Rà soát:", "a) Mạng;", "2. Bỏ.", ...lines]).map(({ text }) => text),
    ).toEqual(["1. Rà soát:", "a) Mạng;", "b) Máy trạm.", "2. Tập huấn:", "a) Viên chức."]);
  });

  it("begin where the list began: the first number may be that of the heading", () => {
    const lines = ["3.2. Trạm y tế tự bảo đảm kinh phí.", "3.4. Quyết toán trong tháng 12."];
    const before = ["- Nguồn thu: 90 triệu đồng.", lines[0] ?? "", "3.3. Bỏ.", lines[1] ?? ""];
    expect(runOn(blocks(lines), before).map(({ text }) => text.slice(0, 4))).toEqual([
      "3.2.",
      "3.3.",
    ]);
    const plain = ["2. Yêu cầu: đúng hạn.", "4. Phạm vi: toàn đơn vị."];
    const whole = [plain[0] ?? "", "3. Bỏ.", plain[1] ?? ""];
    expect(runOn(blocks(plain), whole).map(({ text }) => text.slice(0, 2))).toEqual(["2.", "3."]);
  });
});
