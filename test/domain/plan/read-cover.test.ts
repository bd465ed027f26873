/** The name of a hospital is the one that its plan prints; a catalogue's longer one only where the plan has it too. */
import { describe, expect, it } from "vitest";

import { readPlan } from "../../../src/domain/plan/read-plan.ts";
import { aDocument } from "./plan-builders.ts";

const bodyOf = (lines: readonly string[], issuer: string): string | null =>
  readPlan(aDocument(lines), { title: null, year: null, signed: null, issuer }).cover.body;

describe("the body of a plan without a letterhead", () => {
  const title = ["KẾ HOẠCH", "Chuyển đổi số tại Bệnh viện Mắt năm 2026", "# I. MỤC TIÊU"];

  it("has the name in the title, not the catalogue's with its province", () => {
    expect(bodyOf([...title, "- 100% văn bản được ký số."], "Bệnh viện Mắt Phú Thọ")).toBe(
      "Bệnh viện Mắt",
    );
  });

  it("has the longer one where the plan prints it anywhere", () => {
    expect(
      bodyOf([...title, "- Bệnh viện Mắt Phú Thọ ký số 100% văn bản."], "Bệnh viện Mắt Phú Thọ"),
    ).toBe("Bệnh viện Mắt Phú Thọ");
  });

  it("has the catalogue's where the title's name alone tells no body", () => {
    const general = title.map((line) => line.replace("Bệnh viện Mắt", "Bệnh viện Đa khoa tỉnh"));
    expect(bodyOf(general, "Bệnh viện Đa khoa tỉnh Phú Thọ")).toBe(
      "Bệnh viện Đa khoa tỉnh Phú Thọ",
    );
  });
});
