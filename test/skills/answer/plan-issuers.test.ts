import { describe, expect, it } from "vitest";

import { unitOf, unitsFor, unitsOfIssuers } from "../../../src/skills/answer/plan-issuers.ts";
import { unitsOf } from "../../../src/skills/answer/plan-units.ts";
import { loadRegister } from "../../support/register.ts";

describe("the short name of a unit", () => {
  it.each([
    ["Trung tâm Y tế Krông Pắc", "Krông Pắc"],
    ["TRUNG TÂM Y TẾ HUYỆN CƯ JÚT", "CƯ JÚT"],
    ["Bệnh viện Tâm thần Kon Tum", "Kon Tum"],
    ["Bệnh viện Đa khoa tỉnh Quảng Trị", "Quảng Trị"],
    ["Sở Y Tế Lâm Đồng", "Lâm Đồng"],
    ["UBND tỉnh Vĩnh Long", "Vĩnh Long"],
    ["TTYT Krông Pắc", "Krông Pắc"],
  ])("%s: %s", (issuer, name) => {
    expect(unitOf(issuer)?.printed).toBe(name);
  });

  it.each(["Trung tâm Y tế", "Bộ Y tế", "SỞ Y TẾ", "", "chưa rõ"])("none of %s", (issuer) => {
    expect(unitOf(issuer)).toBeNull();
  });
});

describe("a unit that is called by an ordinary word", () => {
  const register = loadRegister();
  const units = unitsOfIssuers(["Bệnh viện Thống Nhất", "Trung tâm Y tế Ea Súp Núi"]);
  const named = (text: string) => unitsOf(text, { planUnits: unitsFor(text, units, register) });

  it("is meant only where it is written as a name", () => {
    expect(named("mẫu biểu nào dùng thống nhất toàn ngành")).toEqual([]);
    expect(named("kế hoạch của Bệnh viện Thống Nhất")).toEqual(["thong nhat"]);
    expect(named("ke hoach ea sup nui")).toEqual(["ea sup nui"]);
  });
});
