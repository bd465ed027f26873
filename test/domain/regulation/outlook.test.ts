import { describe, expect, it } from "vitest";

import { countOutlook, outlookBetween, outlookOf } from "../../../src/domain/regulation/outlook.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { RegisterEntry } from "../../../src/domain/regulation/register-entry.ts";

const entry = (over: object) =>
  RegisterEntry.parse({
    symbol: "1/2020/TT-BYT",
    type: "Thông tư",
    issuer: "Bộ Y tế",
    signed: "2020-01-01",
    effective: "2020-02-01",
    effectiveRule: "date",
    title: "Quy định một việc",
    subjects: ["benh-an"],
    scope: "national",
    force: "normative",
    sources: [{ text: "Bản toàn văn", seen: null, level: "full-text" }],
    confidence: "high",
    ...over,
  });

const replacing = (symbol: string, effective: string, kind = "replaces") =>
  entry({
    symbol,
    ...{ signed: "2026-09-01", effective },
    relations: [{ kind, target: "1/2020/TT-BYT" }],
  });

const kinds = (...entries: RegisterEntry[]) =>
  outlookOf(makeRegister(entries), "2026-11-01", 60).items.map((item) => [
    item.date,
    item.kind,
    item.symbol,
    item.by,
  ]);

describe("outlook of the register", () => {
  it.each([
    ["2026-10-31", 0],
    ["2026-11-01", 1],
    ["2026-12-31", 1],
    ["2027-01-01", 0],
  ])(
    "counts 60 days with both ends: a document that starts on %s counts %i",
    (effective, starts) => {
      const register = makeRegister([entry({ signed: "2026-09-01", effective })]);
      const outlook = outlookOf(register, "2026-11-01", 60);
      expect(outlook.to).toBe("2026-12-31");
      expect(countOutlook(outlook)).toEqual({ starts, dies: 0, ends: 0 });
    },
  );

  it("tells who starts and who dies by whom, in order of date", () => {
    const ending = entry({ symbol: "5/QĐ-BYT", period: { to: "2026-12-31" } });
    expect(kinds(ending, entry({}), replacing("2/2026/TT-BYT", "2026-12-01"))).toEqual([
      ["2026-12-01", "dies", "1/2020/TT-BYT", "2/2026/TT-BYT"],
      ["2026-12-01", "starts", "2/2026/TT-BYT", null],
      ["2026-12-31", "ends", "5/QĐ-BYT", null],
    ]);
  });

  it("counts a document that two others replace once, on the first day", () => {
    const later = replacing("3/2026/TT-BYT", "2026-12-20");
    const first = replacing("2/2026/TT-BYT", "2026-12-01");
    const dies = kinds(entry({}), later, first).filter(([, kind]) => kind === "dies");
    expect(dies).toEqual([["2026-12-01", "dies", "1/2020/TT-BYT", "2/2026/TT-BYT"]]);
  });

  it.each([
    ["the end of its period", { period: { to: "2026-12-31" } }],
    ["another replacement", {}],
  ])("leaves out %s of a document replaced before", (_, over) => {
    const before = entry({
      symbol: "9/2025/TT-BYT",
      ...{ signed: "2025-01-01", effective: "2025-03-01" },
      relations: [{ kind: "replaces", target: "1/2020/TT-BYT" }],
    });
    const again = replacing("2/2026/TT-BYT", "2026-12-01");
    const about = kinds(entry(over), before, again).filter(([, , s]) => s === "1/2020/TT-BYT");
    expect(about).toEqual([]);
  });

  it("tells an amended and a partly repealed document apart from a dead one", () => {
    const amended = kinds(entry({}), replacing("2/2026/TT-BYT", "2026-12-01", "amends"));
    expect(amended[0]?.[1]).toBe("amended");
    const partly = kinds(entry({}), replacing("2/2026/TT-BYT", "2026-12-01", "repeals-part"));
    expect(partly[0]?.[1]).toBe("partly-dies");
  });
});

it("tells what changed between two days, both included, as the outlook of those days does", () => {
  const register = makeRegister([entry({}), replacing("2/2026/TT-BYT", "2026-12-01")]);
  const between = outlookBetween(register, "2026-12-01", "2026-12-01");
  expect(between.items.map((item) => [item.kind, item.symbol])).toEqual([
    ["dies", "1/2020/TT-BYT"],
    ["starts", "2/2026/TT-BYT"],
  ]);
  expect(outlookBetween(register, "2026-12-02", "2027-12-31").items).toEqual([]);
  expect(outlookBetween(register, "2026-11-01", "2026-12-31")).toEqual(
    outlookOf(register, "2026-11-01", 60),
  );
});
