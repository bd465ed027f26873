import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { loadRegisterEntries } from "../../../src/knowledge/register/load-register.ts";
import { packagePath } from "../../../src/platform/package-root.ts";

const folder = packagePath("corpus", "regulations");
const register = makeRegister(loadRegisterEntries(folder));

describe("the shipped register", () => {
  it("holds every symbol once, or tells two bearers apart by date", () => {
    const seen = new Map<string, Set<string | null>>();
    for (const entry of register.entries) {
      const dates = seen.get(entry.symbol) ?? new Set();
      expect(dates.has(entry.signed), entry.symbol).toBe(false);
      seen.set(entry.symbol, dates.add(entry.signed));
    }
  });

  it("has no document that replaces itself over a chain", () => {
    for (const entry of register.entries) {
      expect(register.status(entry, "2030-01-01").current, entry.symbol).not.toContain(entry);
    }
  });

  it("knows the target of every relation that kills or amends", () => {
    for (const entry of register.entries) {
      for (const relation of entry.relations) {
        if (["replaces", "repeals-part", "succeeds"].includes(relation.kind)) {
          expect(
            register.bySymbol(relation.target),
            `${entry.symbol} → ${relation.target}`,
          ).not.toHaveLength(0);
        }
      }
    }
  });

  it("takes effect on or after signing", () => {
    for (const { symbol, signed, effective } of register.entries) {
      if (signed !== null && effective !== null) expect(effective >= signed, symbol).toBe(true);
    }
  });

  it.each(readdirSync(folder).filter((name) => name.endsWith(".json")))(
    "%s speaks of sources in our own words, in NFC",
    (name) => {
      const text = readFileSync(`${folder}/${name}`, "utf8");
      expect(text).toBe(text.normalize("NFC"));
      expect(text).not.toMatch(/hạt giống|GitHub|repository|search:/i);
    },
  );

  it.each([
    { symbol: "46/2018/TT-BYT", date: "2025-06-05", code: "in-force" },
    { symbol: "46/2018/TT-BYT", date: "2025-06-06", code: "replaced" },
    { symbol: "13/2025/TT-BYT", date: "2026-11-22", code: "in-force" },
    { symbol: "54/2017/TT-BYT", date: "2026-11-22", code: "in-force-partly" },
    { symbol: "73/2019/NĐ-CP", date: "2026-02-28", code: "in-force" },
    { symbol: "73/2019/NĐ-CP", date: "2026-03-01", code: "replaced" },
    { symbol: "45/2026/NĐ-CP", date: "2026-07-01", code: "replaced" },
    { symbol: "749/QĐ-TTg", date: "2026-01-01", code: "period-ended" },
    { symbol: "38/2024/TT-BYT", date: "2026-11-22", code: "upcoming" },
    { symbol: "20/2026/QH16", date: "2027-03-01", code: "in-force" },
  ])("$symbol on $date is $code", ({ symbol, date, code }) => {
    const [entry] = register.bySymbol(symbol);
    expect(register.status(entry!, date).code).toBe(code);
  });
});
