/** `can-cu eval`: replays a question set and prints rates by kind. The set: test/eval/questions.jsonl, or a file of one's own. */
import type { Command } from "commander";

import type { Answer } from "../domain/answer/answer.ts";
import { stripMarks } from "../domain/text/fold.ts";
import { packagePath } from "../platform/package-root.ts";
import { replayFeedback } from "./eval-feedback.ts";
import { EvalQuestion, isRight, type Score, scoreOf } from "./eval-score.ts";
import { readTextFile } from "./files.ts";
import { withGlobals } from "./options.ts";
import { type GlobalOptions, printJson, printText } from "./output.ts";
import { withApp } from "./with-app.ts";

interface EvalOptions extends GlobalOptions {
  file?: string;
  noMarks?: boolean;
  typos?: boolean;
  misses?: boolean;
  split?: string;
  feedback?: boolean;
}

/** The sets of test/eval: the first one, known while the rules grew, and the one in the voice of staff with two halves. */
const SETS = ["questions.jsonl", "staff-questions.jsonl"];

export function addEval(program: Command): void {
  withGlobals(
    program
      .command("eval")
      .description("chạy lại bộ câu hỏi và in tỷ lệ đúng theo loại")
      .option("--split <tên>", "chỉ nửa dev hoặc held-out của bộ câu hỏi của cán bộ")
      .option("--file <tệp.jsonl>", "bộ câu hỏi khác")
      .option("--no-marks", "hỏi không dấu")
      .option("--typos", "mỗi câu hai lỗi gõ")
      .option("--feedback", "hỏi lại các câu mà người dùng đã đánh giá, so với lần trả lời đó")
      .option("--misses", "in các câu chưa đạt"),
  ).action(async (options: EvalOptions & { marks?: boolean }) => {
    if (options.feedback === true) return replayFeedback(options);
    const questions = await questionsOf(options);
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
        if (options.misses === true && !(isRight(score) && score.first))
          printMiss(question, answer, score);
      }
      printRates(scores, options.json === true);
    });
  });
}

async function questionsOf(options: EvalOptions): Promise<EvalQuestion[]> {
  const paths = options.file
    ? [options.file]
    : SETS.map((name) => packagePath("test", "eval", name));
  const texts = await Promise.all(paths.map((path) => readTextFile(path)));
  return texts
    .flatMap((text) => text.split("\n"))
    .filter((line) => line.trim() !== "")
    .map((line) => EvalQuestion.parse(JSON.parse(line)))
    .filter((question) => options.split === undefined || question.split === options.split);
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
    score.first || !score.cited ? "" : "nguồn đầu là văn bản khác",
    score.kind ? "" : `loại ${answer.kind}`,
    score.deadBasis ? "căn cứ đã chết" : "",
    score.missing.length === 0 ? "" : `thiếu ý: ${score.missing.join(" ; ")}`,
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
    const answerable = list.filter((score) => !score.declines);
    const unanswerable = list.filter((score) => score.declines);
    const ofAnswerable = (test: (score: Score) => boolean) =>
      answerable.length === 0
        ? 100
        : Math.round((answerable.filter(test).length / answerable.length) * 1000) / 10;
    const row = {
      kind,
      questions: list.length,
      cited: ofAnswerable((score) => score.cited),
      first: ofAnswerable((score) => score.first),
      kindRight: share((score) => score.kind),
      deadBasis: list.filter((score) => score.deadBasis).length,
      facts:
        Math.round((list.reduce((sum, score) => sum + score.facts, 0) / list.length) * 1000) / 10,
    };
    const whole = {
      ...row,
      right: share(isRight),
      wronglyRefused: answerable.filter((score) => score.refused && !score.kind).length,
      declined: unanswerable.filter((score) => score.kind).length,
      toDecline: unanswerable.length,
    };
    if (json) printJson(whole);
    else
      printText(
        `${kind.padEnd(16)} ${String(row.questions).padStart(4)} câu · đúng văn bản ${row.cited} % · nguồn đầu ${row.first} % · loại ${row.kindRight} % · đủ ý ${row.facts} % · căn cứ chết ${row.deadBasis} · đúng hoàn toàn ${whole.right} %${whole.toDecline > 0 ? ` · từ chối đúng ${whole.declined}/${whole.toDecline}` : ""}${whole.wronglyRefused > 0 ? ` · từ chối nhầm ${whole.wronglyRefused}` : ""}`,
      );
  }
}
