/** Numbers of rows and lists that changed places, of groups without figures, and roman letters of a list. */
import { describe, expect, it } from "vitest";

import { listNumbering } from "../../../src/domain/review/rules/list-numbering.ts";
import { planLeftovers } from "../../../src/domain/review/rules/plan-leftovers.ts";
import { findingsBy } from "../../support/review-input.ts";
import { tsv } from "../budget/tsv.ts";
import { review } from "./review.ts";

const rows = (labels: string) =>
  review(
    tsv(
      [
        "TT|Nội dung|Thành tiền",
        ...labels
          .split(" ")
          .map((label, at) => `${label}|Khoản ${"abcdefgh".charAt(at)}|${at + 1}.000.000`),
      ].join("\n"),
    ),
  ).findings.filter(({ code }) => code.startsWith("row-numbering"));

describe("numbers below a roman one", () => {
  const codes = (text: string) =>
    [listNumbering, planLeftovers]
      .flatMap((rule) => findingsBy(rule, text))
      .map(({ code }) => code)
      .filter((code) => /^(?:list-numbering-gap|empty-section)$/.test(code));
  const plan = (second: string) =>
    `KẾ HOẠCH\nChuyển đổi số năm 2026\n\nI. MỤC TIÊU\n\nI.1. Mục tiêu chung\n\nNâng chất lượng phục vụ.\n\nI.2. Chỉ tiêu\n\nKý số 100% văn bản.\n\n${second}. Giải pháp\n\nTập huấn cho viên chức.\n\nII. NHIỆM VỤ\n\nII.1. Hạ tầng\n\nThay máy chủ.\n\nII.2. Dữ liệu\n\nSao lưu hằng ngày.`;

  it("count on their own, and a heading of them is not empty", () => {
    expect(codes(plan("I.3"))).toEqual([]);
    expect(codes(plan("I.4"))).toEqual(["list-numbering-gap"]);
  });
});

describe("numbers of rows", () => {
  it.each([
    ["1 2 4 3 5", "row-numbering-order@4", "đúng thứ tự là 3, 4"],
    ["1 2 3 5 4", "row-numbering-order@5", "đúng thứ tự là 4, 5"],
    ["I III II IV", "row-numbering-order@3", "đúng thứ tự là II, III"],
    ["1 2 4 5 6", "row-numbering-gap@4", "thiếu 3"],
    ["1 2 4 2 5", "row-numbering-gap@4", "thiếu 3"],
  ])("%s", (labels, place, message) => {
    const [first] = rows(labels);
    expect(`${first?.code ?? ""}@${first?.where.line ?? 0}`).toBe(place);
    expect(first?.message).toContain(message);
  });

  it("that changed places are one finding", () => {
    expect(rows("1 2 4 3 5 6")).toHaveLength(1);
    expect(rows("1 2 3 4 5 6")).toEqual([]);
  });
});

describe("a group without figures over dotted rows", () => {
  const grouped = (second: string) =>
    review(
      tsv(`
TT|Nội dung|Số lượng|Đơn giá|Thành tiền
1|Khoa Mắt|||
1.1|Máy in|2|5.000.000|10.000.000
1.2|Máy quét|1|8.000.000|8.000.000
|Cộng nhóm 1|||18.000.000
${second}|Khoa Nhi|||
2.1|Máy in|1|5.000.000|5.000.000
2.2|Máy quét|1|8.000.000|8.000.000
|Cộng nhóm 2|||13.000.000
|Tổng cộng|||31.000.000`),
    ).findings.filter(({ severity }) => severity !== "info");

  it.each([
    ["2", []],
    ["3", ["row-numbering-gap"]],
    ["1", ["row-numbering-duplicate"]],
  ])("%s", (second, expected) => {
    expect(grouped(second).map(({ code }) => code)).toEqual(expected);
  });
});

describe("lists", () => {
  const list = (labels: string) =>
    findingsBy(
      listNumbering,
      `## V. TỔ CHỨC THỰC HIỆN\n\n${labels
        .split(" ")
        .map((label, at) => `${label} Việc thứ ${at + 1} của các khoa, phòng;`)
        .join("\n")}`,
    ).map(({ message }) => message);

  it.each([
    ["(i) (ii) (iii) (iv) (v)", []],
    ["a) b) (i) (ii) c) (i) (ii)", []],
    ["(i) (iii) (iv) (v)", ["Sau i là iii: thiếu ii; có thể đã xóa mục mà không đánh số lại."]],
    ["(i) (ii) (ii) (iii)", ["Số ii dùng hai lần liền nhau."]],
    ["1. 3. 2. 4.", ["Mục 3 và mục 2 đảo thứ tự."]],
    ["a) c) b)", ["Mục c và mục b đảo thứ tự."]],
    ["1. 2. 1. 2.", []],
  ])("%s", (labels, expected) => {
    expect(list(labels)).toEqual(expected);
  });
});

describe("parts named by a letter or counted in words", () => {
  const codes = (...labels: string[]) =>
    findingsBy(
      listNumbering,
      `KẾ HOẠCH\n\n${labels.map((label, at) => `## ${label} NỘI DUNG ${at + 1}\n\nViệc của phần này.`).join("\n\n")}`,
    ).map(({ code, found }) => `${code} ${found ?? ""}`);
  const letters = (all: string, mark = "."): string[] =>
    all.split("").map((label) => `Phần ${label}${mark}`);

  it.each([
    [letters("ABCDĐHG"), "Phần H"],
    [letters("ABCEGH"), "Phần E"],
    [letters("ABCDĐEEH", ":"), "Phần E"],
    [letters("ACDĐE", " -"), "Phần C"],
    [
      ["nhất", "hai", "tư", "năm"].map((label) => `PHẦN THỨ ${label.toUpperCase()}:`),
      "Phần thứ tư",
    ],
    [["nhất", "hai", "ba", "sáu"].map((label) => `Phần thứ ${label}.`), "Phần thứ sáu"],
    [["1", "2", "4", "5"].map((label) => `Phần ${label}.`), "Phần 4"],
  ])("%j", (labels, found) => {
    expect(codes(...labels)).toContain(`list-numbering-gap ${found}`);
  });

  it.each([
    [letters("ABCDĐEG")],
    [letters("ABCDEFGH")],
    [letters("ABCDEGH")],
    [letters("AB")],
    [["nhất", "hai", "ba", "tư", "năm"].map((label) => `PHẦN THỨ ${label.toUpperCase()}:`)],
    [["Phần I.", "Phần A.", "Phần B.", "Phần II.", "Phần A.", "Phần B."]],
  ])("%j is in order", (labels) => {
    expect(codes(...labels)).toEqual([]);
  });
});
