/** `can-cu eval`: replays a question set and prints rates by kind. The set: test/eval/questions.jsonl, or a file of one's own. */
import type { Command } from "commander";
import { z } from "zod";

import type { Answer } from "../domain/answer/answer.ts";
import { fold, stripMarks } from "../domain/text/fold.ts";
import { packagePath } from "../platform/package-root.ts";
import { readTextFile } from "./files.ts";
import { withGlobals } from "./options.ts";
import { type GlobalOptions, printJson, printText } from "./output.ts";
import { withApp } from "./with-app.ts";

const EvalQuestion = z.object({
  id: z.string(),
  q: z.string(),
  kind: z.string(),
  mustCite: z.array(z.string()),
  mustNotCite: z.array(z.string()),
  facts: z.array(z.string()),
  expectKind: z.array(z.string()).optional(),
  asOf: z.string().optional(),
  cite: z.array(z.string()).optional(),
  after: z.array(z.string()).optional(),
});
type EvalQuestion = z.infer<typeof EvalQuestion>;

interface EvalOptions extends GlobalOptions {
  file?: string;
  noMarks?: boolean;
  typos?: boolean;
  misses?: boolean;
}

interface Score {
  cited: boolean;
  first: boolean;
  kind: boolean;
  deadBasis: boolean;
  facts: number;
}

export function addEval(program: Command): void {
  withGlobals(
    program
      .command("eval")
      .description("chạy lại bộ câu hỏi và in tỷ lệ đúng theo loại")
      .option("--file <tệp.jsonl>", "bộ câu hỏi khác")
      .option("--no-marks", "hỏi không dấu")
      .option("--typos", "mỗi câu hai lỗi gõ")
      .option("--misses", "in các câu chưa đạt"),
  ).action(async (options: EvalOptions & { marks?: boolean }) => {
    const path = options.file ?? packagePath("test", "eval", "questions.jsonl");
    const questions = (await readTextFile(path))
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => EvalQuestion.parse(JSON.parse(line)));
    await withApp(options, async (app, unit) => {
      const scores = new Map<string, Score[]>();
      for (const [at, question] of questions.entries()) {
        const change = changer(options.marks === false, options.typos === true, at);
        const conversationId = `eval:${question.id}:${Date.now()}`;
        for (const before of question.after ?? []) {
          await app.assistant.ask({ question: before, unit, conversationId });
        }
        const answer = await app.assistant.ask({
          question: change(question.q),
          unit,
          ...(question.after ? { conversationId } : {}),
          ...(question.asOf === undefined ? {} : { asOf: question.asOf }),
        });
        const score = scoreOf(question, answer);
        scores.set(question.kind, [...(scores.get(question.kind) ?? []), score]);
        if (options.misses === true && !isRight(score)) printMiss(question, answer, score);
      }
      printRates(scores, options.json === true);
    });
  });
}

const isRight = (score: Score) =>
  score.cited && score.kind && !score.deadBasis && score.facts >= 0.99;

function scoreOf(question: EvalQuestion, answer: Answer): Score {
  const cited = new Set(answer.citations.map((citation) => citation.symbol));
  const ids = new Set(answer.citations.map((citation) => citation.documentId));
  const wanted = question.cite ?? [];
  const declines = question.mustCite.length === 0 && wanted.length === 0;
  const first = answer.citations[0];
  const text = plain(answer.text);
  const found = question.facts.filter((fact) => text.includes(plain(fact)));
  return {
    cited:
      declines ||
      question.mustCite.some((symbol) => cited.has(symbol)) ||
      wanted.some((id) => ids.has(id)),
    first:
      declines ||
      (first !== undefined &&
        (question.mustCite.includes(first.symbol ?? "") || wanted.includes(first.documentId))),
    kind: question.expectKind?.includes(answer.kind) ?? true,
    deadBasis: answer.citations.some(
      (citation) =>
        citation.role === "basis" &&
        (question.mustNotCite.includes(citation.symbol ?? "") || citation.status === "replaced"),
    ),
    facts: question.facts.length === 0 ? 1 : found.length / question.facts.length,
  };
}

/** Folded, with "8 %" and "8%", dashes and separators alike. */
function plain(text: string): string {
  return fold(text)
    .replace(/\s*%/g, "%")
    .replace(/[–—]/g, "-")
    .replace(/(\d),(?=\d{3})/g, "$1.");
}

function changer(noMarks: boolean, typos: boolean, seed: number): (text: string) => string {
  return (text) => {
    const base = noMarks ? stripMarks(text) : text;
    return typos ? twoTypos(base, seed) : base;
  };
}

/** Swaps two neighbouring letters in two longer words that are no symbols; the same places in every run. */
function twoTypos(text: string, seed: number): string {
  const words = text.split(" ");
  const able = words.flatMap((word, at) => (/^\p{Ll}{4,}$/u.test(word) ? [at] : []));
  for (const pick of [seed, seed + Math.ceil(able.length / 2)]) {
    const at = able[pick % Math.max(1, able.length)];
    if (at === undefined) continue;
    const word = words[at] ?? "";
    const place = 1 + (pick % (word.length - 2));
    words[at] =
      `${word.slice(0, place)}${word[place + 1] ?? ""}${word[place] ?? ""}${word.slice(place + 2)}`;
  }
  return words.join(" ");
}

function printMiss(question: EvalQuestion, answer: Answer, score: Score): void {
  const why = [
    score.cited ? "" : `thiếu nguồn ${question.mustCite.join("/")}`,
    score.kind ? "" : `loại ${answer.kind}`,
    score.deadBasis ? "căn cứ đã chết" : "",
    score.facts >= 0.99
      ? ""
      : `thiếu ý: ${question.facts.filter((fact) => !plain(answer.text).includes(plain(fact))).join(" | ")}`,
  ].filter((part) => part !== "");
  const cites = answer.citations
    .map((citation) => citation.symbol ?? citation.documentId)
    .slice(0, 5);
  process.stderr.write(
    `${question.id} [${question.kind}] ${question.q}\n    ${why.join("; ")}\n    → ${cites.join(", ")}: ${answer.text.slice(0, 260).replace(/\n+/g, " / ")}\n`,
  );
}

function printRates(scores: Map<string, Score[]>, json: boolean): void {
  const rows = [...scores, ["tất cả", [...scores.values()].flat()] as const];
  for (const [kind, list] of rows) {
    const share = (test: (score: Score) => boolean) =>
      Math.round((list.filter(test).length / list.length) * 1000) / 10;
    const row = {
      kind,
      questions: list.length,
      cited: share((score) => score.cited),
      first: share((score) => score.first),
      kindRight: share((score) => score.kind),
      deadBasis: list.filter((score) => score.deadBasis).length,
      facts:
        Math.round((list.reduce((sum, score) => sum + score.facts, 0) / list.length) * 1000) / 10,
    };
    if (json) printJson(row);
    else
      printText(
        `${kind.padEnd(16)} ${String(row.questions).padStart(4)} câu · đúng văn bản ${row.cited} % · nguồn đầu ${row.first} % · loại ${row.kindRight} % · đủ ý ${row.facts} % · căn cứ chết ${row.deadBasis}`,
      );
  }
}
