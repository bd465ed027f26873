/** Duties of those who treat patients are none of a body that treats nobody; a body's own overdue ones are told to it. */
import { describe, expect, it } from "vitest";

import { treatsPatients } from "../../../src/domain/plan/body-kind.ts";
import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { fold } from "../../../src/domain/text/fold.ts";
import { loadRegister } from "../../support/register.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

describe("who treats patients", () => {
  it.each([
    ["Trung tâm Kiểm soát bệnh tật tỉnh Lâm Đồng", "Giám sát dịch bệnh.", false],
    ["Trung tâm Kiểm nghiệm thuốc", "Kiểm nghiệm mẫu thuốc.", false],
    ["Trung tâm Giám định Y khoa", "Giám định thương tật.", false],
    ["Trung tâm Kiểm soát bệnh tật tỉnh Lâm Đồng", "Đưa phòng khám đa khoa vào dùng HIS.", true],
    ["Trung tâm Y tế khu vực Đức Trọng", "Ký số văn bản.", true],
    ["Sở Y tế tỉnh Lâm Đồng", "Ký số văn bản.", true],
  ])("%s, %s", (body, text, treats) => {
    expect(treatsPatients(body, fold(text))).toBe(treats);
  });
});

function roll(body: string, task: string, register = aRegister()) {
  const plan = aPlan([
    ...["SỞ Y TẾ", "KẾ HOẠCH", `Chuyển đổi số của ${body} năm 2026`],
    ...["# I. NHIỆM VỤ", `- ${task}`],
  ]);
  const { sections, context } = rolloverPlan({
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register, plan },
    profile: { name: body },
  });
  const texts = sections.flatMap(({ blocks }) => blocks.map(({ text }) => text)).join("\n");
  return { texts, notices: context.notices.join("\n") };
}

describe("duties by the kind of body", () => {
  const TASK = "Báo cáo dữ liệu bảo hiểm y tế của dự án phòng, chống lao.";

  it("those of facilities are none of a centre for disease control", () => {
    const { texts, notices } = roll("Trung tâm Kiểm soát bệnh tật tỉnh Lâm Đồng", TASK);
    expect(`${texts}${notices}`).not.toMatch(/cận lâm sàng|bệnh án điện tử/u);
  });

  it("are those of a medical centre; what its plan does not speak of is to be looked into", () => {
    const { texts, notices } = roll("Trung tâm Y tế khu vực Đức Trọng", TASK);
    expect(texts).toContain("cận lâm sàng");
    expect(notices).toMatch(/kiểm tra đơn vị làm kịp hạn: [^;]*hồ sơ bệnh án điện tử/u);
  });
});

describe("a work whose lawful day is over", () => {
  it("is not prepared any more", () => {
    const { texts } = roll(
      "Trung tâm Y tế khu vực Đức Trọng",
      "Chuẩn bị các điều kiện cần thiết cho việc triển khai hồ sơ bệnh án điện tử theo lộ trình tại Thông tư số 46/2018/TT-BYT ngày 28/12/2018 của Bộ Y tế.",
    );
    expect(texts).toContain(
      "Rà soát, hoàn thành phần còn thiếu và duy trì việc triển khai hồ sơ bệnh án điện tử theo lộ trình",
    );
    expect(texts).not.toContain("Chuẩn bị");
  });
});

describe("the course that a new circular sets", () => {
  it("gives each kind of body its own day", () => {
    const { texts } = roll(
      "Sở Y tế tỉnh Lâm Đồng",
      "Đưa hồ sơ bệnh án điện tử vào sử dụng theo lộ trình tại Thông tư số 46/2018/TT-BYT ngày 28/12/2018 của Bộ Y tế.",
      loadRegister(),
    );
    expect(texts).toMatch(
      /chậm nhất ngày 30\/09\/2025 đối với bệnh viện; chậm nhất ngày 31\/12\/2026 đối với cơ sở/u,
    );
  });
});

describe("a plan for carrying out what the law wants done before the year begins", () => {
  const BODY = "Trung tâm Y tế khu vực Đức Trọng";

  it("is asked about, not made again", () => {
    const { texts } = roll(BODY, "Xây dựng Kế hoạch triển khai Bệnh án điện tử năm 2026.");
    expect(texts).toContain(
      'Xây dựng Kế hoạch triển khai Bệnh án điện tử năm 2027 [cần bổ sung: năm 2027 còn lập "Xây dựng Kế hoạch triển khai Bệnh án điện tử" không (hạn triển khai: chậm nhất ngày 31/12/2026 theo',
    );
  });

  it("is no target of the year while nobody has said that it is made again", () => {
    const { sections } = rolloverPlan({
      ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register: aRegister() },
      plan: aPlan([
        ...["KẾ HOẠCH", `Chuyển đổi số tại ${BODY} năm 2026`, "# I. MỤC TIÊU, CHỈ TIÊU CỤ THỂ"],
        ...[
          "- 100% văn bản được ký số.",
          "- Xây dựng Kế hoạch triển khai Bệnh án điện tử năm 2026.",
        ],
      ]),
    });
    const targets = sections.filter(({ heading }) => heading.includes("CHỈ TIÊU CỤ THỂ"));
    const [, asked] = targets.flatMap(({ blocks }) => blocks.map(({ text }) => text));
    expect(asked).toMatch(/^\[cần bổ sung: năm 2027 còn lập .*ghi ở phần nhiệm vụ\)\]\.$/u);
  });

  it("a plan of courses is none", () => {
    const { texts } = roll(BODY, "Xây dựng kế hoạch tập huấn bệnh án điện tử năm 2026.");
    expect(texts).toContain("Xây dựng kế hoạch tập huấn bệnh án điện tử năm 2027.");
  });
});
