/** What an answer to a confirmation makes of the lines above it, alone and in the report of a draft. */
import { describe, expect, it } from "vitest";

import { readConfirmation } from "../../../src/domain/draft/answers.ts";
import type { DraftAnswer } from "../../../src/domain/draft/draft.ts";
import { answerLines } from "../../../src/domain/plan/answered-lines.ts";
import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

describe("readConfirmation", () => {
  it.each([
    ["Đúng", { kind: "yes", more: "" }],
    ["Còn đúng.", { kind: "yes", more: "" }],
    ["Đúng; thêm 01 trạm phát sóng", { kind: "yes", more: "thêm 01 trạm phát sóng" }],
    ["Không", { kind: "no" }],
    ["Không còn hạn chế nào", { kind: "no" }],
    ["Không, nay có 95 máy trạm", { kind: "other", text: "nay có 95 máy trạm" }],
    ["Có 95 máy trạm", { kind: "other", text: "Có 95 máy trạm" }],
    ["Còn 02 tủ mạng hỏng", { kind: "other", text: "Còn 02 tủ mạng hỏng" }],
  ])("%s", (answer, read) => {
    expect(readConfirmation(answer)).toEqual(read);
  });
});

describe("answerLines", () => {
  const lines = ["Phòng khám có 40 máy trạm.", "Đường truyền hay gián đoạn vào buổi sáng."];

  it.each([
    ["Đúng", [...lines], []],
    ["Không", [null, null], []],
    ["Phòng khám có 55 máy trạm", ["Phòng khám có 55 máy trạm.", lines[1]], []],
    ["Thiếu kho lưu trữ ảnh chụp", [...lines], ["Thiếu kho lưu trữ ảnh chụp."]],
  ])("%s", (answer, now, added) => {
    const told = answerLines(lines, answer, true);
    expect([told.lines, told.added]).toEqual([now, added]);
  });
});

const LINES = [
  "KẾ HOẠCH",
  "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026",
  "# I. KẾT QUẢ THỰC HIỆN NĂM 2025",
  "## 1. Kết quả thực hiện chỉ tiêu",
  "- Tỷ lệ hồ sơ ký số: 61% hồ sơ (610/1.000 người bệnh).",
  "## 2. Hạ tầng và con người",
  "- Hạ tầng: đổi 14 ổ cứng; kéo cáp quang cho 06 trạm y tế.",
  "- Con người: 02 kỹ sư, một viên chức kiêm nhiệm; tập huấn 03 lớp với 88 lượt người.",
  "## 3. Tồn tại, hạn chế",
  "- Kho máy chủ mua năm 2014 chập chờn, 05 lần dừng trong năm.",
  "- Nguồn thu năm 2025 giảm 9% so với năm 2024.",
  "- Chưa có người trực ngoài giờ hành chính.",
  "# II. MỤC TIÊU",
  "- 100% văn bản được ký số.",
];

function roll(results: DraftAnswer[] = []) {
  const plan = aPlan(LINES);
  const input = { plan, priorId: "kh", targetYear: 2027, asOf: "2026-11-22", results };
  const { sections, context } = rolloverPlan({ ...input, register: aRegister() });
  const of = (heading: RegExp): string[] =>
    sections
      .filter((one) => heading.test(one.heading))
      .flatMap(({ blocks }) => blocks.map(({ text }) => text));
  return { of, context };
}

const CONFIRM =
  "[cần bổ sung: xác nhận, cập nhật số liệu hiện trạng về hạ tầng và con người đến cuối năm 2026]";

describe("the report on the year that is over", () => {
  it("keeps what there is and asks for what was done", () => {
    const { of } = roll();
    expect(of(/Hạ tầng và con người/u).slice(0, 2)).toEqual([
      "Con người: 02 kỹ sư, một viên chức kiêm nhiệm.",
      CONFIRM,
    ]);
    expect(of(/./u).join("\n")).not.toMatch(/14 ổ cứng|03 lớp|06 trạm|610/u);
  });

  it("keeps limits with their figures, marked, but none of the years before", () => {
    expect(roll().of(/Tồn tại/u)).toEqual([
      "Kho máy chủ mua năm 2014 chập chờn, 05 lần dừng trong năm [cần bổ sung: số liệu năm 2026].",
      "Chưa có người trực ngoài giờ hành chính.",
      "[cần bổ sung: xác nhận các hạn chế nêu trên về thực hiện kế hoạch còn đúng trong năm 2026, nêu thêm nếu có]",
    ]);
  });

  it("tells nothing as dropped that stands in the draft", () => {
    const { of, context } = roll();
    const text = of(/./u).join("\n");
    const dropped = context.changes.filter(({ status }) => status === "dropped");
    expect(dropped.filter(({ before }) => text.includes(before.slice(0, 30)))).toEqual([]);
  });

  it("drops what is denied", () => {
    const results = [
      { id: "th-kq-ha-tang-va-con-nguoi", value: "Không" },
      { id: "xn-ton-tai-han-che-ket-qua-thuc-hien-nam-2025", value: "Không" },
    ];
    const { of, context } = roll(results);
    expect(of(/Hạ tầng và con người|Tồn tại/u).filter((text) => !text.startsWith("["))).toEqual([]);
    expect(
      context.changes.filter(({ reason }) => reason.startsWith("Đơn vị trả lời là")).length,
    ).toBe(3);
  });

  it("tells anew what is told anew, and what was before", () => {
    const value = "Con người: 03 kỹ sư và 01 viên chức kiêm nhiệm";
    const { of, context } = roll([{ id: "th-kq-ha-tang-va-con-nguoi", value }]);
    expect(of(/Hạ tầng và con người/u)[0]).toBe(`${value}.`);
    const change = context.changes.find(({ after }) => after === `${value}.`);
    expect(change?.before).toMatch(/02 kỹ sư/u);
  });

  it("needs no line for no further results", () => {
    const { of } = roll([{ id: "kq-kq-ha-tang-va-con-nguoi", value: "Không có" }]);
    expect(of(/Hạ tầng và con người/u).join("\n")).not.toMatch(/Không có\.$/u);
  });
});
