/**
 * Questions generated from the register: whatever the document, its status, its successor, its first day and its deadlines
 * are told as the register computes them. A sample of documents; STEP 1 asks of all.
 */
import { describe, expect, it } from "vitest";

import { displayDate } from "../../../src/domain/reference/vietnamese-date.ts";
import type { RegisterEntry } from "../../../src/domain/regulation/register-entry.ts";
import { startOf } from "../../../src/domain/regulation/status.ts";
import { callIt } from "../../../src/skills/answer/statement.ts";
import { answerEngine } from "../../support/answer-engine.ts";

const STEP = 6;
const asOf = "2026-11-29";
const { answer, register } = answerEngine();

const ask = async (question: string) =>
  (await answer({ question, asOf, unit: "a", context: null })).answer;

/** Documents that one symbol names alone. */
const documents = register.entries.filter(
  (entry) => register.bySymbol(entry.symbol).length === 1 && !entry.title.startsWith("Chưa có tên"),
);
const sample = (list: readonly RegisterEntry[]) => list.filter((_, at) => at % STEP === 0);

/** Failures as lines, so that one run shows them all. */
async function failures(
  list: readonly RegisterEntry[],
  check: (entry: RegisterEntry) => Promise<string | null>,
): Promise<string[]> {
  const found: string[] = [];
  for (const entry of list) {
    const wrong = await check(entry);
    if (wrong !== null) found.push(`${entry.symbol}: ${wrong}`);
  }
  return found;
}

describe("questions generated from the register", () => {
  it("have enough documents to ask of", () => {
    expect(sample(documents).length).toBeGreaterThan(20);
  });

  it("a status asked for is the one computed, and no dead document is a basis", async () => {
    const wrong = await failures(sample(documents), async (entry) => {
      const { citations } = await ask(`${callIt(entry)} còn hiệu lực không?`);
      const own = citations.find(({ symbol }) => symbol === entry.symbol);
      if (own === undefined) return "not cited";
      const { code } = register.status(entry, asOf);
      if (own.status !== code) return `${own.status}, computed ${code}`;
      const dead = citations.find(
        ({ role, status }) =>
          role === "basis" && (status === "replaced" || status === "period-ended"),
      );
      return dead === undefined ? null : `dead basis ${dead.symbol ?? ""}`;
    });
    expect(wrong).toEqual([]);
  });

  it("what replaced a document is named", async () => {
    const replaced = documents.filter((entry) => register.status(entry, asOf).code === "replaced");
    const wrong = await failures(sample(replaced), async (entry) => {
      const { text } = await ask(`${callIt(entry)} bị thay bằng văn bản nào?`);
      const missing = register
        .status(entry, asOf)
        .replacedBy.filter(({ acting }) => !text.includes(acting.symbol));
      return missing.length === 0
        ? null
        : `lacks ${missing.map((one) => one.acting.symbol).join()}`;
    });
    expect(wrong).toEqual([]);
  });

  it("the first day of a living document is told", async () => {
    const living = documents.filter(
      (entry) => register.status(entry, asOf).code === "in-force" && startOf(entry) !== null,
    );
    const wrong = await failures(sample(living), async (entry) => {
      const { text } = await ask(`${callIt(entry)} có hiệu lực từ ngày nào?`);
      const start = startOf(entry) ?? "";
      return text.includes(displayDate(start)) ? null : `lacks ${start}`;
    });
    expect(wrong).toEqual([]);
  });

  it("a deadline that a named document sets is told with its document", async () => {
    const setting = documents.filter((entry) =>
      entry.provisions.some(({ kind, due }) => kind === "deadline" && due !== undefined),
    );
    const wrong = await failures(sample(setting), async (entry) => {
      const { text, citations } = await ask(`Hạn chót theo ${callIt(entry)} là ngày nào?`);
      const days = entry.provisions.flatMap(({ kind, due }) =>
        kind === "deadline" && due ? [due] : [],
      );
      if (!citations.some(({ symbol }) => symbol === entry.symbol)) return "not cited";
      return days.some((day) => text.includes(displayDate(day))) ? null : `lacks ${days.join()}`;
    });
    expect(wrong).toEqual([]);
  });
});
