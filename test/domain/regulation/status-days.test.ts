/** The days and successors that a status names: each of these fails when the rule behind it is left out or turned round. */
import { describe, expect, it } from "vitest";

import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { RegisterEntry } from "../../../src/domain/regulation/register-entry.ts";
import { canBeBasis } from "../../../src/domain/regulation/status.ts";

type Relation = RegisterEntry["relations"][number];

function entry(over: Partial<RegisterEntry> & { symbol: string }): RegisterEntry {
  return RegisterEntry.parse({
    type: "Quyết định",
    issuer: "Bộ Y tế",
    signed: "2018-01-10",
    effective: "2018-03-01",
    effectiveRule: "date",
    title: "Văn bản thử",
    subjects: ["kham-chua-benh"],
    scope: "national",
    force: "administrative",
    sources: [{ text: "Nguồn thử", seen: null, level: "full-text" }],
    confidence: "high",
    ...over,
  });
}

const to = (kind: Relation["kind"], target: string, from?: string): Relation => ({
  kind,
  target,
  confidence: "high",
  ...(from === undefined ? {} : { from }),
});

const old = entry({ symbol: "1/QĐ-BYT" });
const symbols = (entries: readonly RegisterEntry[]) => entries.map((one) => one.symbol);

describe("the days of a status", () => {
  it("a clause that reaches back is not known before its document is signed", () => {
    const signed = "2020-05-01";
    const acting = {
      signed,
      effective: signed,
      relations: [to("replaces", "1/QĐ-BYT", "2020-01-01")],
    };
    const register = makeRegister([old, entry({ symbol: "2/QĐ-BYT", ...acting })]);
    expect(register.status(old, "2020-04-30").code).toBe("in-force");
    expect(register.status(old, signed)).toMatchObject({ code: "replaced", since: "2020-01-01" });
  });

  it("a replacement is upcoming from its signing until the day it works, and then no longer", () => {
    const later = { signed: "2024-01-02", effective: "2024-02-16" };
    const next = entry({ symbol: "2/QĐ-BYT", ...later, relations: [to("replaces", "1/QĐ-BYT")] });
    const register = makeRegister([old, next]);
    const upcoming = (date: string) =>
      symbols(register.status(old, date).upcoming.map((effect) => effect.acting));
    expect(upcoming("2024-01-01")).toEqual([]);
    expect(upcoming("2024-02-15")).toEqual(["2/QĐ-BYT"]);
    expect(upcoming("2024-02-16")).toEqual([]);
  });

  it("a document that holds from its signing works from that day", () => {
    const bySigning = {
      signed: "2021-06-03",
      effective: null,
      effectiveRule: "from-signing" as const,
    };
    const next = entry({
      symbol: "2/QĐ-BYT",
      ...bySigning,
      relations: [to("replaces", "1/QĐ-BYT")],
    });
    const register = makeRegister([old, next]);
    expect(register.status(old, "2022-01-01").since).toBe("2021-06-03");
    expect(register.status(next, "2022-01-01").since).toBe("2021-06-03");
  });

  it("of two that replace it, the first ends it; goals end the day after their last one", () => {
    const by = (symbol: string, day: string) =>
      entry({ symbol, signed: day, effective: day, relations: [to("replaces", "1/QĐ-BYT")] });
    const register = makeRegister([
      old,
      by("2/QĐ-BYT", "2023-01-01"),
      by("3/QĐ-BYT", "2020-01-01"),
    ]);
    expect(register.status(old, "2024-01-01").since).toBe("2020-01-01");
    const goals = entry({ symbol: "9/QĐ-BYT", period: { to: "2024-02-29" } });
    expect(makeRegister([goals]).status(goals, "2026-01-01")).toMatchObject({
      code: "period-ended",
      since: "2024-03-01",
    });
  });
});

describe("taken over in practice, or in doubt", () => {
  const day = { signed: "2022-02-02", effective: "2022-02-02" };
  const taker = entry({ symbol: "3/QĐ-BYT", ...day, relations: [to("succeeds", "2/QĐ-BYT")] });

  it("a taker-over ends the chain, and what it took over is no basis", () => {
    const between = { signed: "2020-02-02", effective: "2020-02-02" };
    const middle = entry({
      symbol: "2/QĐ-BYT",
      ...between,
      relations: [to("replaces", "1/QĐ-BYT")],
    });
    const register = makeRegister([old, middle, taker]);
    expect(symbols(register.status(old, "2023-01-01").current)).toEqual(["3/QĐ-BYT"]);
    const status = register.status(middle, "2023-01-01");
    expect(status).toMatchObject({ code: "unclear", since: "2022-02-02" });
    expect(status.doubt).toContain("3/QĐ-BYT");
    expect(canBeBasis(status)).toBe(false);
    expect(canBeBasis(register.status(middle, "2022-02-01"))).toBe(true);
  });

  it("a doubt written down is told as written, and leaves the document a basis", () => {
    const doubted = entry({ symbol: "2/QĐ-BYT", doubt: "Hai nguồn ghi khác nhau." });
    const alone = makeRegister([doubted]).status(doubted, "2023-01-01");
    expect(alone).toMatchObject({ code: "unclear", doubt: "Hai nguồn ghi khác nhau." });
    expect(canBeBasis(alone)).toBe(true);
    const taken = makeRegister([doubted, taker]).status(doubted, "2023-01-01");
    expect(taken.doubt).toBe("Hai nguồn ghi khác nhau.");
  });
});
