/** A time or a body is told only of the deed and the thing that were asked of; else that the register does not tell it. */
import { describe, expect, it } from "vitest";

import { askedObject } from "../../../src/skills/answer/asked-object.ts";
import { findIntents } from "../../../src/skills/answer/intent.ts";
import { shippedApp } from "../../support/shipped-app.ts";

const { ask } = shippedApp("2026-11-30");

const read = (text: string) => askedObject(text, findIntents(text));

describe("what is asked of which thing", () => {
  it.each([
    ["quy chế họp giao ban phải trình lúc nào", "time", "trình", "quy chế họp giao ban"],
    ["ai duyệt dự toán mua máy in", "body", "duyệt", "dự toán mua máy in"],
    ["giấy ra viện lưu mấy năm", "time", "lưu", "giấy ra viện"],
  ])("%s", (text, kind, deed, named) => {
    expect(read(text)).toMatchObject({ kind, named });
    expect(read(text)?.deed?.said).toBe(deed);
  });

  it.each([
    "thông tư 13 có hiệu lực khi nào",
    "VAT 8% áp dụng đến khi nào",
    "mẫu bìa nằm ở phụ lục nào",
    "hệ thống AI cấp phép thế nào",
  ])("none in: %s", (text) => {
    expect(read(text)).toBeNull();
  });
});

describe("another paper's deadline is no answer", () => {
  it.each([
    "kế hoạch an toàn người bệnh phải nộp khi nào",
    "hạn nộp báo cáo kiểm kê của đơn vị",
    "quyết toán quý 3 gửi trước ngày nào",
    "hồ sơ mời thầu lưu trữ mấy năm",
    "ke hoach luan chuyen can bo nop luc nao",
  ])("%s", async (question) => {
    const { kind, text } = await ask(question);
    expect(kind).toBe("not-found");
    expect(text).toMatch(/^Không tìm thấy thời hạn/);
  });

  it.each([
    ["hồ sơ đánh giá tác động xử lý dữ liệu phải nộp trong bao lâu", "60 ngày"],
    ["báo cáo thống kê ngành y tế gửi trong mấy ngày", "05 ngày"],
    ["hồ sơ bệnh án ngoại trú lưu trữ bao nhiêu năm", "10 năm"],
    ["bao cao an ninh mang hang nam gui truoc ngay nao", "25/12"],
  ])("its own is: %s", async (question, told) => {
    expect((await ask(question)).first).toContain(told);
  });
});

describe("a time limit is no body", () => {
  it.each([
    "ai phê duyệt kế hoạch bảo trì máy chủ của bệnh viện",
    "ai duyệt kế hoạch thuê phần mềm quản lý",
    "cơ quan nào ban hành quy chế trực của khoa",
  ])("%s", async (question) => {
    expect((await ask(question)).kind).toBe("not-found");
  });

  it.each([
    ["ai phê duyệt hồ sơ cấp độ 2", "đơn vị chuyên trách"],
    ["cơ quan nào thẩm định hồ sơ cấp độ 5", "Bộ Công an"],
  ])("the body is told: %s", async (question, told) => {
    expect((await ask(question)).first).toContain(told);
  });
});

describe("a year that is claimed as a deadline", () => {
  it("is no yes by itself: the day is told", async () => {
    const { first } = await ask("trạm y tế có hạn kê đơn điện tử là năm 2025 đúng không");
    expect(first).toMatch(/^Đúng là năm 2025, hạn cụ thể 31\/12\/2025\./);
  });

  it("is right for one kind of facility and wrong for the other where none is told", async () => {
    const { first } = await ask("hạn làm hồ sơ bệnh án điện tử là năm 2026 phải không");
    expect(first).toMatch(/^Tùy loại cơ sở\./);
  });
});
