import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { RegisterEntry } from "../../../src/domain/regulation/register-entry.ts";

/** A register entry with what a case needs; the rest is plain. */
function entry(over: Partial<RegisterEntry> & { symbol: string }): RegisterEntry {
  return RegisterEntry.parse({
    type: "Thông tư",
    issuer: "Bộ Y tế",
    signed: "2018-01-10",
    effective: "2018-03-01",
    effectiveRule: "date",
    title: "Văn bản thử",
    subjects: ["kham-chua-benh"],
    scope: "national",
    force: "normative",
    sources: [{ text: "Nguồn thử", seen: null, level: "full-text" }],
    confidence: "high",
    ...over,
  });
}

const replaces = (target: string, from?: string) => ({
  kind: "replaces" as const,
  target,
  confidence: "high" as const,
  ...(from === undefined ? {} : { from }),
});

const first = entry({ symbol: "1/2018/TT-BYT" });
const second = entry({
  symbol: "2/2020/TT-BYT",
  signed: "2020-05-01",
  effective: "2020-07-01",
  relations: [replaces("1/2018/TT-BYT", "2020-05-01")],
});
const third = entry({
  symbol: "3/2024/TT-BYT",
  signed: "2024-01-02",
  effective: "2024-02-16",
  relations: [replaces("2/2020/TT-BYT")],
});
const programme = entry({
  symbol: "4/QĐ-BYT",
  type: "Quyết định",
  force: "administrative",
  signed: "2021-01-05",
  effective: "2021-01-05",
  period: { to: "2025-12-31" },
});
const partly = entry({ symbol: "5/2017/TT-BYT", signed: "2017-12-29", effective: "2018-02-27" });
const killer = entry({
  symbol: "6/2025/TT-BYT",
  signed: "2025-06-06",
  effective: "2025-07-21",
  relations: [
    {
      kind: "repeals-part",
      target: "5/2017/TT-BYT",
      part: "Mục VIII",
      from: "2025-06-06",
      confidence: "high",
    },
  ],
});
const register = makeRegister([first, second, third, programme, partly, killer]);

describe("a doubt that a later document raised", () => {
  const doubted = entry({
    symbol: "7/QĐ-BHXH",
    doubt: "Nay theo Thông tư 12/2026/TT-BTC, chưa thấy câu bãi bỏ.",
    doubtSince: "2026-04-01",
  });
  const register = makeRegister([
    doubted,
    entry({ symbol: "8/QĐ-BHXH", doubt: "Chưa thấy nguồn." }),
  ]);

  it.each([
    ["7/QĐ-BHXH", "2023-12-31", "in-force", null],
    ["7/QĐ-BHXH", "2026-04-01", "unclear", doubted.doubt],
    ["8/QĐ-BHXH", "2023-12-31", "unclear", "Chưa thấy nguồn."],
  ])("%s on %s is %s", (symbol, day, code, doubt) => {
    const status = register.status(register.bySymbol(symbol)[0]!, day);
    expect([status.code, status.doubt]).toEqual([code, doubt]);
  });
});

describe("status on a date", () => {
  it.each([
    { case: "before signing it is upcoming", of: first, date: "2018-01-09", code: "upcoming" },
    {
      case: "signed but not yet in effect is upcoming",
      of: first,
      date: "2018-02-28",
      code: "upcoming",
    },
    {
      case: "from its effective date it is in force",
      of: first,
      date: "2018-03-01",
      code: "in-force",
    },
    {
      case: "the day before the clause works it still holds",
      of: first,
      date: "2020-04-30",
      code: "in-force",
    },
    {
      case: "a clause that works from signing kills before the successor takes effect",
      of: first,
      date: "2020-05-01",
      code: "replaced",
    },
    {
      case: "it stays dead when the successor dies",
      of: first,
      date: "2025-01-01",
      code: "replaced",
    },
    {
      case: "without a date in the clause the successor's effective date counts",
      of: second,
      date: "2024-02-15",
      code: "in-force",
    },
    {
      case: "… and from that day it is replaced",
      of: second,
      date: "2024-02-16",
      code: "replaced",
    },
    {
      case: "goals to 2025 hold on the last day",
      of: programme,
      date: "2025-12-31",
      code: "in-force",
    },
    {
      case: "goals to 2025 have ended on 01/01/2026",
      of: programme,
      date: "2026-01-01",
      code: "period-ended",
    },
    {
      case: "a repealed part leaves it in force partly",
      of: partly,
      date: "2025-06-06",
      code: "in-force-partly",
    },
    { case: "before that day it is whole", of: partly, date: "2025-06-05", code: "in-force" },
  ])("$case", ({ of, date, code }) => {
    expect(register.status(of, date).code).toBe(code);
  });

  it("names the end of a chain of any length as what holds now", () => {
    const status = register.status(first, "2025-01-01");
    expect(status.replacedBy.map((effect) => effect.acting.symbol)).toEqual(["2/2020/TT-BYT"]);
    expect(status.current.map((other) => other.symbol)).toEqual(["3/2024/TT-BYT"]);
  });

  it("does not know of successors issued after the date", () => {
    const status = register.status(first, "2021-01-01");
    expect(status.current.map((other) => other.symbol)).toEqual(["2/2020/TT-BYT"]);
  });

  it("lists what changes between two dates, in order", () => {
    const changes = register.changes("2025-01-01", "2026-01-31");
    expect(changes.map((change) => [change.date, change.kind, change.entry.symbol])).toEqual([
      ["2025-06-06", "partly-repealed", "5/2017/TT-BYT"],
      ["2025-07-21", "takes-effect", "6/2025/TT-BYT"],
      ["2025-12-31", "period-ends", "4/QĐ-BYT"],
    ]);
  });
});

describe("status over time (properties)", () => {
  const dates = fc
    .date({ min: new Date("2015-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  it("a replaced document is never in force on a later date", () => {
    fc.assert(
      fc.property(dates, dates, (a, b) => {
        const [early, late] = a <= b ? [a, b] : [b, a];
        for (const one of register.entries) {
          if (register.status(one, early).code === "replaced") {
            expect(register.status(one, late).code).toBe("replaced");
          }
        }
      }),
    );
  });

  it("a document that has started is never upcoming again", () => {
    fc.assert(
      fc.property(dates, dates, (a, b) => {
        const [early, late] = a <= b ? [a, b] : [b, a];
        for (const one of register.entries) {
          if (register.status(one, early).code !== "upcoming") {
            expect(register.status(one, late).code).not.toBe("upcoming");
          }
        }
      }),
    );
  });

  it("a cycle of replacement ends", () => {
    const a = entry({
      symbol: "7/2019/TT-BYT",
      signed: "2019-01-01",
      relations: [replaces("8/2019/TT-BYT")],
    });
    const b = entry({
      symbol: "8/2019/TT-BYT",
      signed: "2019-01-01",
      relations: [replaces("7/2019/TT-BYT")],
    });
    const circle = makeRegister([a, b]);
    expect(circle.status(a, "2020-01-01").code).toBe("replaced");
    expect(circle.status(a, "2020-01-01").current).toHaveLength(1);
  });
});
