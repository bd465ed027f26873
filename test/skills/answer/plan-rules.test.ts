/** Plans: things left out, two things side by side, what a price rests on, sums and counts taken for granted, covers, sources in words. */
import { describe, expect, it } from "vitest";

import { excludedIn, withoutExcluded } from "../../../src/skills/answer/excluded-things.ts";
import { shippedApp } from "../../support/shipped-app.ts";

const { app, ask } = shippedApp("2026-11-29");

describe("a question about plans", () => {
  it.each([
    ["máy in (không phải mã vạch) của Krông Pắc mua mấy cái giá bao nhiêu", "số lượng 40 cái"],
    ["đơn giá máy tính trong phụ lục Krông Pắc dựa vào đâu", "15/2025/QĐ-TTg"],
    ["Giá thuê HIS Krông Pắc căn cứ vào đâu", "Giá dựa trên báo giá thị trường"],
    ["Vĩnh Long chi cho PACS năm 2025 hơn LIS bao nhiêu?", "4.589.321.800 đồng"],
    ["giá HIS và LIS của Krông Pắc chênh nhau bao nhiêu", "159.000.000 đồng"],
    ["Sở Y tế Vĩnh Long dự kiến chi tổng cộng bao nhiêu cho CNTT 2025", "50.588.967.000"],
    ["Vĩnh Long năm 2025 nguồn quỹ phát triển hoạt động sự nghiệp bao nhiêu", "32.402.229.600"],
    ["Kế hoạch 877/KH-SYT của Vĩnh Long ban hành ngày nào?", "ký ngày 25/02/2025"],
    ["Kế hoạch Krông Pắc 2026 ký ngày nào?", "không ghi ngày ký"],
    ["Krông Pắc có mấy người phụ trách CNTT", "02 viên chức phụ trách"],
  ])("is answered in the first sentence: %s", async (question, told) => {
    const { kind, first } = await ask(question);
    expect(kind).toBe("answered");
    expect(first).toContain(told);
  });

  it("has the sources that a plan tells in words, and the part that nobody is named for", async () => {
    expect(
      (await ask("Kế hoạch Thanh Hóa 2023 tổng kinh phí bao nhiêu và lấy từ nguồn nào?")).text,
    ).toMatch(/3\.690\.460\.000[\s\S]*Ngân sách nhà nước; kinh phí tự cân đối/);
    expect((await ask("Vĩnh Long năm 2024 được cấp bao nhiêu, giải ngân bao nhiêu?")).text).toMatch(
      /42\.932\.644\.000[\s\S]*7\.919\.064\.131/,
    );
  });

  it.each([
    [
      "Trong kế hoạch Krông Pắc 2026 gói EMR là 200 triệu đúng chưa",
      "Không phải 200 triệu",
      "108.",
    ],
    ["Thanh Hóa 2023 mua 1000 đầu đọc QR đúng không", "Không phải 1000", "586 cái"],
  ])("with a wrong figure is put right: %s", async (question, verdict, told) => {
    const { kind, first } = await ask(question);
    expect(kind).toBe("premise-corrected");
    expect(first.startsWith(verdict)).toBe(true);
    expect(first).toContain(told);
  });

  it("with a right count is confirmed", async () => {
    expect((await ask("Krông Pắc 2026 mua 40 máy in đúng không")).first).toMatch(/^Đúng\./);
  });
});

const PLAN = `TRUNG TÂM Y TẾ SUỐI CÁT

Số: 21/KH-TTYT

Suối Cát, ngày 12 tháng 01 năm 2026

# KẾ HOẠCH

# Chuyển đổi số Trung tâm Y tế Suối Cát năm 2026

## I. NHIỆM VỤ

- Triển khai bệnh án điện tử tại các khoa lâm sàng.
+ Đơn vị chủ trì: Phòng Kế hoạch nghiệp vụ.
+ Đơn vị phối hợp: Tổ Công nghệ thông tin.
+ Thời gian hoàn thành: Tháng 9 năm 2026.

## II. KINH PHÍ

Đơn vị: đồng

| TT | Nội dung | ĐVT | Số lượng | Đơn giá | Thành tiền | Ghi chú |
|---|---|---|---|---|---|---|
| 1 | Máy vi tính để bàn | Bộ | 12 | 15.000.000 | 180.000.000 | Theo 3 báo giá |
| 2 | Máy in laser | Cái | 5 | 6.000.000 | 30.000.000 | Theo 3 báo giá |
| | Tổng cộng | | | | 210.000.000 | |
`;

describe("a plan that a unit has put in", () => {
  it("has its tasks, counts and cover as the shipped ones", async () => {
    const bytes = new TextEncoder().encode(PLAN);
    await app().assistant.ingest({ fileName: "ke-hoach.md", bytes }, "suoi");
    for (const [question, told] of [
      ["Ai chủ trì triển khai bệnh án điện tử ở Suối Cát, xong tháng mấy?", "là Tháng 9 năm 2026"],
      ["Tổ Công nghệ thông tin ở Suối Cát phối hợp việc gì?", "phối hợp 1 nhiệm vụ"],
      ["Suối Cát và Krông Pắc ai mua nhiều máy tính hơn?", "28 bộ (40 bộ so với 12 bộ)"],
      ["Kế hoạch Suối Cát số mấy, ký ngày nào?", "ký ngày 12/01/2026, số 21/KH-TTYT"],
      ["Suối Cát mua 20 máy in đúng không", "Không phải 20 máy in"],
    ] as const) {
      const asked = { unit: "suoi", asOf: "2026-11-29", question };
      expect((await app().assistant.ask(asked)).text).toContain(told);
    }
  });

  it("is not made up where the unit has none", async () => {
    expect((await ask("TTYT Di Linh mua mấy máy tính?")).kind).toBe("not-found");
  });
});

describe("a place or a rule that only sounds like a plan", () => {
  it.each([
    ["Kon Tum giờ thuộc tỉnh nào", "Tỉnh Quảng Ngãi mới"],
    ["Còn ghi ngân sách huyện trong kế hoạch 2026 được không", "không ghi nguồn kinh phí"],
  ])("%s", async (question, told) => {
    expect((await ask(question)).first).toContain(told);
  });
});

describe("staff's words of a limit and of a beginning", () => {
  it.each([
    ["Máy photocopy giới hạn giá bao nhiêu?", "110 triệu"],
    ["Trung tâm mua kiosk có bị giới hạn giá không", "không áp giá trần"],
    ["hiện giờ tự quyết mua bao nhiêu", "100 triệu"],
    ["Thông tư cấp giấy chứng sinh mới bắt đầu áp dụng ngày nào", "áp dụng từ 01/10/2025"],
    ["Cỡ chữ phần nội dung trong văn bản hành chính là mấy", "cỡ chữ 13–14"],
    ["QĐ 749 vẫn là căn cứ chính cho KH 2027 chứ nhỉ", "1266/QĐ-TTg"],
  ])("%s", async (question, told) => {
    expect((await ask(question)).first).toContain(told);
  });

  it("lists only what begins where that is asked", async () => {
    const { text } = await ask("Văn bản nào sắp có hiệu lực");
    expect(text).toContain("38/2024/TT-BYT");
    expect(text).not.toContain("hết giai đoạn áp dụng");
  });
});

describe("what a question leaves out", () => {
  it.each([
    ["máy in (không phải mã vạch) mua mấy cái", ["mã vạch"]],
    ["máy tính, trừ máy tính bảng, mua bao nhiêu", ["máy tính bảng"]],
    ["máy in đúng không phải không", []],
  ])("%s", (text, left) => {
    expect(excludedIn(text)).toEqual(left);
    expect(withoutExcluded(text)).not.toMatch(left.length > 0 ? new RegExp(left[0] ?? "") : /$^/);
  });
});
