/** The form of answers: sources by document, days in questions, parts of a message, the first word of a yes or no. */
import { describe, expect, it } from "vitest";

import type { Citation } from "../../../src/domain/answer/answer.ts";
import { takeAskedDay } from "../../../src/skills/answer/asked-day.ts";
import { biddingSubject } from "../../../src/skills/answer/bidding-case.ts";
import { moodOf } from "../../../src/skills/answer/premises/mood.ts";
import { listSources, marksOf } from "../../../src/skills/answer/source-list.ts";

const cited = (symbol: string, locator: string | null, more: Partial<Citation> = {}): Citation => ({
  ...{ symbol, locator, type: "Thông tư", issuer: "Bộ Y tế", title: symbol, signed: null },
  ...{ effective: null, status: "in-force", replacedBy: [], role: "basis", documentId: symbol },
  ...{ quote: `${symbol} ${locator}`, quoteKind: "summary" },
  ...more,
});

describe("sources of an answer", () => {
  it("name a document once with its places, dead ones as such", () => {
    const citations = [
      cited("55/2025/TT-BYT", "Điều 11"),
      cited("44/2018/TT-BYT", null, { role: "superseded" }),
      cited("55/2025/TT-BYT", null),
      cited("55/2025/TT-BYT", "Điều 11", { quote: "khác" }),
    ];
    expect(listSources(citations, "")).toBe(
      "[1] [4] 55/2025/TT-BYT, Điều 11; [3] thông tin chung (tóm tắt) · [2] 44/2018/TT-BYT (hết hiệu lực, để đối chiếu; tóm tắt)",
    );
  });

  it("keep the literal quote of each place that the text does not show", () => {
    const citations = [
      cited("12/KH-X", "I", { quoteKind: "verbatim", quote: "một dòng" }),
      cited("12/KH-X", "I", { quoteKind: "verbatim", quote: "dòng khác" }),
    ];
    expect(listSources(citations, "đã nêu dòng khác ở trên")).toBe(
      "[1] 12/KH-X, I: “một dòng”; [2] I",
    );
  });

  it("are marked as runs where three follow each other", () => {
    expect(marksOf([6, 8, 7, 9])).toBe(" [6]–[9]");
    expect(marksOf([2, 1, 1])).toBe(" [1] [2]");
    expect(marksOf([1, 3, 4])).toBe(" [1] [3] [4]");
  });
});

describe("a day in a question", () => {
  const today = "2026-11-29";
  it.each([
    ["ngày 15/7/2026 gói 600 triệu có được chỉ định thầu không", "2026-07-15"],
    ["mua máy photo 90 triệu ngày 15/2/2026 có vượt định mức không", "2026-02-15"],
    ["giữa năm ngoái hạn mức mua sắm trực tuyến bao nhiêu", "2025-07-01"],
    ["đầu quý 3 định mức máy scan là mấy", "2026-07-01"],
    ["cuối quý II/2026 lập dự án theo nghị định nào", "2026-06-30"],
    ["giữa tháng 8/2026 thuế suất đường truyền bao nhiêu", "2026-08-15"],
    ["cuối năm nay VAT 8% còn áp dụng không", "2026-12-31"],
  ])("%s", (question, day) => {
    expect(takeAskedDay(question, today)?.day).toBe(day);
  });

  it.each([
    "từ 9/9/2026 gói 700 triệu có được chỉ định thầu không",
    "hạn mức mua sắm thay đổi thế nào từ 9/9/2026",
    "cuối năm nay phải xong những gì",
    "quý này văn bản nào có hiệu lực",
    "đến cuối năm 2026 phải xong bệnh án điện tử theo thông tư nào",
  ])("none of its own: %s", (question) => {
    expect(takeAskedDay(question, today)).toBeNull();
  });
});

describe("a sum held to a limit", () => {
  it("is asked, not asserted", () => {
    expect(moodOf("mua máy chiếu giá 21 triệu có đúng định mức không")).toBe("yes-no");
    expect(moodOf("thông tư 13 có đúng là của Bộ Y tế không")).toBe("asserted");
  });

  it("goes by the kind of the package, not by what is bought", () => {
    const machine = biddingSubject("gói 600 triệu mua máy in có được chỉ định thầu không");
    expect(machine).toContain("không hình thành dự án");
    expect(machine).not.toContain("máy in");
    expect(biddingSubject("gói tư vấn 900 triệu thuộc dự án được chỉ định thầu không")).toContain(
      "tu van thuoc du an",
    );
    expect(biddingSubject("chỉ định thầu rút gọn theo điều nào")).toBeNull();
  });
});
