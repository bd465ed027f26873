import { describe, expect, it } from "vitest";

import { classifyDocument } from "../../../src/domain/document/classify.ts";
import { proposeEntry } from "../../../src/domain/regulation/propose-entry.ts";
import { readTextFormat } from "../../../src/knowledge/ingest/read-text-format.ts";

const deadlinesOf = (...lines: string[]) => {
  const text = ["CHỈ THỊ", "Về số hóa hồ sơ", ...lines].join("\n");
  const document = readTextFormat(new TextEncoder().encode(text), "chi-thi.txt", "text");
  return proposeEntry(document, classifyDocument(document)).provisions.map(
    ({ provision: { who, due, within } }) => [who ?? null, due ?? within ?? null],
  );
};

describe("who must meet a deadline", () => {
  it.each([
    [
      "the subject ends in front of its verb",
      "Sở Tài chính thẩm định trước ngày 15/9/2028.",
      "Sở Tài chính",
    ],
    [
      "time stands first",
      "Trong thời hạn 10 ngày kể từ ngày nhận hồ sơ, Sở Y tế đăng tải kết quả.",
      "Sở Y tế",
    ],
    [
      "a condition and the time stand first",
      "Trường hợp hồ sơ chưa hợp lệ, trong thời hạn 03 ngày kể từ ngày nhận, Cục Phòng bệnh trả lời.",
      "Cục Phòng bệnh",
    ],
    [
      "two bodies share it",
      "Hội đồng nhân dân, Ủy ban nhân dân tỉnh phê duyệt trước 01/7/2028.",
      "Hội đồng nhân dân, Ủy ban nhân dân tỉnh",
    ],
    ["an order names it", "Giao Sở Nội vụ trình danh sách trước ngày 20/5/2028.", "Sở Nội vụ"],
    ["a label names it", "Bệnh viện hạng I: hoàn thành trước ngày 30/6/2028.", "Bệnh viện hạng I"],
    [
      "a kind of institution is no verb",
      "Đơn vị sự nghiệp công lập lập dự toán trước ngày 10/7/2028.",
      "Đơn vị sự nghiệp công lập",
    ],
    ["nobody is named", "Hoàn thành việc kết nối trước ngày 30/6/2028.", null],
  ])("%s", (_, sentence, who) => {
    expect(deadlinesOf(`1. ${sentence}`).map(([name]) => name)).toEqual([who]);
  });

  it("is told by the item above, or by the heading of duties", () => {
    expect(
      deadlinesOf(
        "1. Bộ Y tế:",
        "a) Hoàn thiện chuẩn dữ liệu trong tháng 6 năm 2028;",
        "b) Trình Chính phủ Nghị định trước ngày 30/9/2028.",
      ),
    ).toEqual([
      ["Bộ Y tế", "2028-06-30"],
      ["Bộ Y tế", "2028-09-30"],
    ]);
    expect(
      deadlinesOf(
        "Điều 1. Trách nhiệm của Bộ trưởng Bộ Y tế",
        "Báo cáo Chính phủ trước ngày 31/12/2028.",
      ),
    ).toEqual([["Bộ trưởng Bộ Y tế", "2028-12-31"]]);
  });
});

describe("deadlines of a table of tasks", () => {
  it("are read from the column of time, with who leads", () => {
    expect(
      deadlinesOf(
        "I. PHÂN CÔNG",
        "TT\tNhiệm vụ\tĐơn vị chủ trì\tThời hạn",
        "1\tChuẩn hóa danh mục thuốc\tVăn phòng Sở\tQuý II/2028",
        "2\tTập huấn người dùng\tPhòng Nghiệp vụ Y\tTrước 15/12/2028",
        "3\tTheo dõi thường xuyên\tCác đơn vị\tHằng ngày",
      ),
    ).toEqual([
      ["Văn phòng Sở", "2028-06-30"],
      ["Phòng Nghiệp vụ Y", "2028-12-15"],
    ]);
  });
});

describe("what no duty stands in", () => {
  it("letterhead, subject and title set no deadline", () => {
    const text =
      "UBND TỈNH X\nSỞ Y TẾ\nSố: 12/SYT-NVY\nV/v bảo vệ dữ liệu dịp cuối năm 2028\nĐộc lập - Tự do - Hạnh phúc\nX, ngày 02 tháng 11 năm 2028\nKính gửi: Các bệnh viện\nĐề nghị các đơn vị rà soát tài khoản, xong trước ngày 15/12/2028.\n";
    const document = readTextFormat(new TextEncoder().encode(text), "cv.txt", "text");
    const { provisions } = proposeEntry(document, classifyDocument(document));
    expect(provisions.map(({ provision }) => provision.due)).toEqual(["2028-12-15"]);
  });
});
