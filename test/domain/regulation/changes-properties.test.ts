/** "What changed between two days" and the status on a day are one truth, over the shipped register and random windows. */
import { describe, expect, it } from "vitest";

import { addDays } from "../../../src/domain/regulation/proposal/date-clause.ts";
import { startOf } from "../../../src/domain/regulation/status.ts";
import { loadRegister } from "../../support/register.ts";

const register = loadRegister();
const FIRST = "2017-01-01";

/** The same windows in every run. */
function windows(count: number): [string, string][] {
  let seed = 20_261_122;
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  return Array.from({ length: count }, () => {
    const from = addDays(FIRST, next(3_900));
    return [from, addDays(from, next(400))];
  });
}

/** A day on which something happens is not known: neither the document's own nor that of what acts on it. */
const isDated = (entry: (typeof register.entries)[number]) =>
  startOf(entry) !== null && register.incoming(entry).every((effect) => effect.from !== null);

describe("what changed between two days", () => {
  it("names every document whose status differs", () => {
    const silent: string[] = [];
    for (const [from, to] of windows(60)) {
      // The last day of a period is the day before the status changes.
      const changed = new Set(register.changes(addDays(from, -1), to).map(({ entry }) => entry));
      for (const entry of register.entries.filter(isDated)) {
        const before = register.status(entry, addDays(from, -1)).code;
        const after = register.status(entry, to).code;
        if (before !== after && !changed.has(entry))
          silent.push(`${entry.symbol} ${before} → ${after}, ${from}–${to}`);
      }
    }
    expect(silent).toEqual([]);
  });

  it("is true of the status from that day on", () => {
    for (const { date, entry, kind } of register.changes(FIRST, "2030-12-31")) {
      const { code } = register.status(entry, date);
      if (kind === "replaced") expect(["replaced", "upcoming"]).toContain(code);
      if (kind === "takes-effect") expect(code).not.toBe("upcoming");
      if (kind === "taken-over") expect(register.status(entry, date).succeededBy).not.toEqual([]);
    }
  });

  it("is the sum of its parts, in order of date", () => {
    for (const [from, to] of windows(20)) {
      const middle = addDays(from, 30);
      if (middle >= to) continue;
      const whole = register.changes(from, to);
      const parts = [
        ...register.changes(from, middle),
        ...register.changes(addDays(middle, 1), to),
      ];
      expect(parts).toEqual(whole);
      expect(whole.map(({ date }) => date)).toEqual(whole.map(({ date }) => date).sort());
    }
  });
});
