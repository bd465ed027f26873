/** A basis names what amends it as of the date in its own line; what the prior plan lists apart stays apart. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { anEntry, aPlan } from "./plan-builders.ts";

const decision = { type: "Quyết định" as const, subjects: ["bhyt"] };
const amending = (symbol: string, signed: string, { effective = signed, of = "610/QĐ-BYT" } = {}) =>
  anEntry({
    ...{ ...decision, symbol, signed, effective },
    title: `Sửa đổi, bổ sung Quyết định ${of} về chuẩn dữ liệu thanh toán`,
    relations: [{ kind: "amends", target: of, confidence: "high" }],
    provisions: [
      {
        ...{ locator: null, kind: "effect", confidence: "high", asks: [] },
        fact: "Quyết định này thay các bảng chỉ tiêu của Quyết định 610/QĐ-BYT.",
      },
    ],
  });
const law = (symbol: string, title: string, signed: string, target?: string) =>
  anEntry({
    ...{ symbol, title, type: "Luật", issuer: "Quốc hội", subjects: ["bhyt"] },
    ...{ signed, effective: signed },
    relations: target === undefined ? [] : [{ kind: "amends", target, confidence: "high" }],
  });
const register = makeRegister([
  anEntry({
    ...{ ...decision, symbol: "610/QĐ-BYT", signed: "2022-03-04", effective: "2022-03-04" },
    title: "Quy định chuẩn dữ liệu thanh toán",
  }),
  amending("742/QĐ-BYT", "2024-05-06"),
  amending("801/QĐ-BYT", "2025-04-07", { of: "742/QĐ-BYT" }),
  amending("871/QĐ-BYT", "2026-10-01", { effective: "2027-01-01" }),
  amending("899/QĐ-BYT", "2026-11-01", { effective: "2027-03-01" }),
  amending("990/QĐ-BYT", "2026-12-20"),
  law("5/2020/QH14", "Luật Quỹ khám chữa bệnh", "2020-06-05"),
  law("8/2024/QH15", "Luật sửa đổi Luật Quỹ khám chữa bệnh", "2024-06-05", "5/2020/QH14"),
]);

const BASE =
  "Quyết định số 610/QĐ-BYT ngày 04/3/2022 của Bộ Y tế quy định chuẩn dữ liệu thanh toán";

function bases(listed: readonly string[], task = "Gửi dữ liệu thanh toán.", year = 2027): string[] {
  const { sections } = rolloverPlan({
    plan: aPlan([
      ...["KẾ HOẠCH", `Chuyển đổi số tại Bệnh viện Sông Lô năm ${year - 1}`],
      ...["# I. CĂN CỨ LẬP KẾ HOẠCH", ...listed.map((text) => `- ${text};`)],
      ...["# II. NHIỆM VỤ", `- ${task}`],
    ]),
    ...{ priorId: "truoc", targetYear: year, asOf: "2026-11-22", register },
  });
  const home = sections.filter(({ heading }) => /CĂN CỨ/.test(heading));
  return home.flatMap(({ blocks }) => blocks.map(({ text }) => text));
}

const CHAIN =
  "được sửa đổi, bổ sung bởi Quyết định số 742/QĐ-BYT ngày 06 tháng 5 năm 2024, Quyết định số 801/QĐ-BYT ngày 07 tháng 4 năm 2025, Quyết định số 871/QĐ-BYT ngày 01 tháng 10 năm 2026 và Quyết định số 899/QĐ-BYT ngày 01 tháng 11 năm 2026 (áp dụng từ ngày 01 tháng 3 năm 2027)";

describe("a basis that is amended", () => {
  it("names all amendments signed by the date in its line, those of amendments too", () => {
    const lines = bases([BASE]);
    expect(lines.filter((text) => text.includes("610/QĐ-BYT"))).toEqual([
      `Quyết định số 610/QĐ-BYT ngày 04 tháng 3 năm 2022 của Bộ Y tế quy định chuẩn dữ liệu thanh toán, ${CHAIN}.`,
    ]);
  });

  it("names them once where its line had some of them", () => {
    const lines = bases([
      `${BASE}, được sửa đổi, bổ sung bởi Quyết định số 742/QĐ-BYT ngày 06/5/2024`,
    ]);
    expect(lines.join("\n").match(/742\/QĐ-BYT/gu)).toHaveLength(1);
    expect(lines.join("\n")).toContain(`chuẩn dữ liệu thanh toán, ${CHAIN}`);
  });

  it("has them in lines of their own where the prior plan lists one so", () => {
    const lines = bases([
      BASE,
      "Quyết định số 742/QĐ-BYT ngày 06/5/2024 của Bộ Y tế sửa đổi, bổ sung Quyết định 610/QĐ-BYT",
    ]);
    expect(lines.join("\n")).not.toContain("được sửa đổi");
    expect(lines.filter((text) => text.startsWith("Quyết định số 871/QĐ-BYT"))).toHaveLength(1);
    expect(lines.filter((text) => text.startsWith("Quyết định số 801/QĐ-BYT"))).toHaveLength(1);
  });

  it("is the document that a task follows, not its amendment alone", () => {
    const lines = bases(
      ["Luật Quỹ khám chữa bệnh số 5/2020/QH14 ngày 05/6/2020", BASE.replace("610", "611")],
      "Gửi dữ liệu theo Quyết định số 610/QĐ-BYT.",
    );
    expect(lines.filter((text) => /^Quyết định số (?:742|801|871|899)/u.test(text))).toEqual([]);
  });

  it("stays as it is where it is a law, or nothing amends it by the date", () => {
    const lines = bases(["Luật Quỹ khám chữa bệnh số 5/2020/QH14 ngày 05/6/2020"]);
    expect(lines.join("\n")).toContain(
      "Luật Quỹ khám chữa bệnh số 5/2020/QH14 ngày 05 tháng 6 năm 2020;",
    );
    expect(lines.some((text) => text.startsWith("Luật sửa đổi Luật Quỹ"))).toBe(true);
    expect(bases([BASE]).join("\n")).not.toContain("990/QĐ-BYT");
  });
});
