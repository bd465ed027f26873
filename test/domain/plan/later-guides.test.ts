/** What came since the guide that the plan's tasks follow stands beside it, as a basis and as a duty. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import type { Provision, RegisterEntry } from "../../../src/domain/regulation/register-entry.ts";
import { anEntry, aPlan } from "./plan-builders.ts";

const decision = (symbol: string, part: Partial<RegisterEntry>): RegisterEntry =>
  anEntry({ symbol, type: "Quyết định", subjects: ["so-suc-khoe-dien-tu"], ...part });

const binding: Provision = {
  ...{ locator: "Điều 5", kind: "duty", who: "Cơ sở khám bệnh, chữa bệnh", asks: [] },
  fact: "Cơ sở khám bệnh, chữa bệnh phải liên thông dữ liệu Sổ sức khỏe điện tử của mọi người bệnh theo hướng dẫn tại Quyết định 71/QĐ-BYT.",
  ...{ appliesTo: ["all"], confidence: "high" },
};

const register = makeRegister([
  decision("71/QĐ-BYT", {
    title: "Ban hành hướng dẫn thí điểm Sổ sức khỏe điện tử",
    ...{ signed: "2024-09-17", effective: "2024-09-17" },
  }),
  decision("72/QĐ-BYT", {
    title: "Công bố dữ liệu Sổ sức khỏe điện tử",
    ...{ signed: "2026-01-06", effective: "2026-01-06", provisions: [binding] },
  }),
  decision("73/QĐ-BYT", {
    title: "Hướng dẫn tạo lập Sổ sức khỏe điện tử",
    ...{ signed: "2026-05-31", effective: "2026-05-31" },
  }),
  decision("74/QĐ-BYT", {
    title: "Thành lập tổ công tác về Sổ sức khỏe điện tử",
    ...{ signed: "2026-06-30", effective: "2026-06-30" },
  }),
  decision("70/QĐ-BYT", {
    title: "Hướng dẫn lập hồ sơ sức khỏe",
    ...{ signed: "2020-05-31", effective: "2020-05-31" },
  }),
]);

const BASIS = "Quyết định số 71/QĐ-BYT ngày 17/9/2024 của Bộ Y tế ban hành hướng dẫn thí điểm";

function drafted(task: string, basis = BASIS): { bases: string; tasks: string } {
  const { sections } = rolloverPlan({
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register },
    plan: aPlan([
      ...["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026", "# I. CĂN CỨ"],
      `- ${basis};`,
      ...["# II. NHIỆM VỤ", `- ${task}`],
    ]),
    profile: { facility: "non-hospital" },
  });
  const textOf = (heading: RegExp): string =>
    sections
      .filter((section) => heading.test(section.heading))
      .flatMap(({ blocks }) => blocks.map(({ text }) => text))
      .join("\n");
  return { bases: textOf(/CĂN CỨ/), tasks: textOf(/NHIỆM VỤ/) };
}

describe("a guide that a task follows", () => {
  const task = "Tích hợp sổ sức khỏe điện tử trên VNeID theo Quyết định số 71/QĐ-BYT.";

  it("brings along what makes it binding and the newer guide, and nothing else of the subject", () => {
    const { bases } = drafted(task);
    expect(bases).toContain("72/QĐ-BYT");
    expect(bases).toContain("73/QĐ-BYT");
    expect(bases).not.toMatch(/7[04]\/QĐ-BYT/u);
  });

  it("is a duty of every facility where a later document says so, though the task speaks of it already", () => {
    const { tasks } = drafted(task);
    expect(tasks).toContain(
      "Liên thông dữ liệu Sổ sức khỏe điện tử của mọi người bệnh theo hướng dẫn tại Quyết định 71/QĐ-BYT theo Điều 5 Quyết định số 72/QĐ-BYT.",
    );
  });

  it("is the newer guide too where the task names the older one", () => {
    const { bases } = drafted(
      "Lập hồ sơ sức khỏe theo Quyết định số 70/QĐ-BYT.",
      "Quyết định số 70/QĐ-BYT ngày 31/5/2020 của Bộ Y tế hướng dẫn lập hồ sơ sức khỏe",
    );
    for (const symbol of ["71", "72", "73"]) expect(bases).toContain(`${symbol}/QĐ-BYT`);
  });

  it("is not told twice by a task that names the later document", () => {
    const { tasks } = drafted(`${task.slice(0, -1)}, Quyết định số 72/QĐ-BYT ngày 06/01/2026.`);
    expect(tasks.match(/72\/QĐ-BYT/gu)).toHaveLength(1);
  });

  it("brings nothing along where no task follows it", () => {
    const { bases, tasks } = drafted("Phổ biến sổ sức khỏe điện tử cho người dân.");
    expect(bases).not.toMatch(/7[23]\/QĐ-BYT/u);
    expect(tasks).not.toContain("72/QĐ-BYT");
  });
});
