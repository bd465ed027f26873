/** The answer skill on the question set, through the whole product: rates as floors, and what must hold for every answer. */
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

import { type App, buildApp } from "../../../src/app.ts";
import { parseConfig } from "../../../src/config.ts";
import type { Answer } from "../../../src/domain/answer/answer.ts";
import { findReferences } from "../../../src/domain/reference/find-references.ts";
import { stripMarks } from "../../../src/domain/text/fold.ts";
import { packagePath } from "../../../src/platform/package-root.ts";

const EvalQuestion = z.object({
  id: z.string(),
  q: z.string(),
  kind: z.string(),
  mustCite: z.array(z.string()),
  mustNotCite: z.array(z.string()),
  asOf: z.string().optional(),
  after: z.array(z.string()).optional(),
});

const questions = ["questions.jsonl", "staff-questions.jsonl", "uncovered-questions.jsonl"]
  .flatMap((name) =>
    readFileSync(packagePath("test", "eval", name), "utf8")
      .trim()
      .split("\n"),
  )
  .map((line) => EvalQuestion.parse(JSON.parse(line)))
  .filter((question) => question.after === undefined);

const TODAY = "2026-11-22";
let app: App;
const answers = new Map<string, Answer>();
const folded = new Map<string, Answer>();

beforeAll(async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "can-cu-answer-"));
  app = await buildApp({ ...parseConfig({}), dataFolder });
  for (const { id, q, asOf } of questions) {
    const request = { unit: "a", asOf: asOf ?? TODAY };
    answers.set(id, await app.assistant.ask({ ...request, question: q }));
    folded.set(id, await app.assistant.ask({ ...request, question: stripMarks(q) }));
  }
}, 300_000);
afterAll(async () => {
  await app.close();
});

const citedRate = (of: Map<string, Answer>): number => {
  const answerable = questions.filter((question) => question.mustCite.length > 0);
  const right = answerable.filter((question) =>
    of.get(question.id)?.citations.some((one) => question.mustCite.includes(one.symbol ?? "")),
  );
  return right.length / answerable.length;
};

describe("answers to the question set", () => {
  it("cite the right document for at least 96 of 100 questions", () => {
    expect(citedRate(answers)).toBeGreaterThanOrEqual(0.96);
  });

  it("lose at most two points when the marks are stripped", () => {
    expect(citedRate(folded)).toBeGreaterThanOrEqual(citedRate(answers) - 0.02);
  });

  it("never rest on a dead document", () => {
    for (const { id, mustNotCite } of questions) {
      for (const citation of answers.get(id)?.citations ?? []) {
        if (citation.role !== "basis") continue;
        expect(["replaced", "period-ended"], `${id} ${citation.symbol ?? ""}`).not.toContain(
          citation.status,
        );
        expect(mustNotCite, id).not.toContain(citation.symbol);
      }
    }
  });

  it("decline what is off the subject and what nobody knows", () => {
    const declined = questions.filter((one) =>
      ["out-of-scope", "not-found", "uncovered"].includes(one.kind),
    );
    const right = declined.filter((one) => answers.get(one.id)?.kind !== "answered");
    expect(right.length / declined.length).toBeGreaterThanOrEqual(0.95);
  });

  it("quote only what stands in the stored text of the document they name", async () => {
    const texts = new Map<string, string[]>();
    for (const answer of answers.values()) {
      for (const { documentId, quote } of answer.citations) {
        const known =
          texts.get(documentId) ??
          (await app.assistant.document(documentId, "a")).passages.map((passage) => passage.text);
        texts.set(documentId, known);
        expect(
          known.some((text) => text.includes(quote)),
          `${documentId}: ${quote}`,
        ).toBe(true);
      }
    }
  });

  it("carry every fact by a citation, and no summary stands between quotation marks", () => {
    for (const [id, answer] of answers) {
      if (answer.kind !== "answered" && answer.kind !== "premise-corrected") continue;
      expect(answer.citations.length, id).toBeGreaterThan(0);
      for (const citation of answer.citations) {
        if (citation.quoteKind === "summary")
          expect(answer.text, id).not.toContain(`“${citation.quote}”`);
      }
    }
  });

  it("name no symbol that neither the store nor the question knows", async () => {
    const all = (await app.assistant.documents("a")).map((one) => one.documentId);
    let store = "";
    for (const id of all) {
      const { passages, document } = await app.assistant.document(id, "a");
      store += `${document.symbol ?? ""}\n${passages.map((passage) => passage.text).join("\n")}\n`;
    }
    const known = new Set(findReferences(store).map((reference) => reference.symbol));
    for (const { id, q } of questions) {
      const asked = new Set(findReferences(q).map((reference) => reference.symbol));
      for (const { symbol } of findReferences(answers.get(id)?.text ?? "")) {
        expect(
          symbol === null || known.has(symbol) || asked.has(symbol),
          `${id}: ${symbol ?? ""}`,
        ).toBe(true);
      }
    }
  });
});
