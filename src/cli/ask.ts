/** `can-cu ask "câu hỏi"` and `can-cu ask --batch FILE.jsonl --json`. */
import type { Command } from "commander";
import { z } from "zod";

import { AppError, toErrorJson } from "../errors.ts";
import { readTextFile } from "./files.ts";
import { parseDay, withGlobals } from "./options.ts";
import { type GlobalOptions, printJson, printText } from "./output.ts";
import { withApp } from "./with-app.ts";

interface AskOptions extends GlobalOptions {
  asOf?: string;
  batch?: string;
  why?: boolean;
}

const BatchLine = z.object({ id: z.string(), q: z.string(), asOf: z.string().optional() });

export function addAsk(program: Command): void {
  withGlobals(
    program
      .command("ask")
      .description("hỏi về văn bản, kế hoạch")
      .argument("[câu hỏi]")
      .option("--as-of <ngày>", "tính hiệu lực tại ngày YYYY-MM-DD", parseDay)
      .option("--why", "nói rõ câu trả lời được tìm ra thế nào")
      .option("--batch <tệp.jsonl>", "trả lời từng dòng {id, q} của tệp"),
  ).action(async (question: string | undefined, options: AskOptions) => {
    if (options.batch !== undefined) return askBatch(options.batch, options);
    if (question === undefined || question.trim() === "") {
      throw new AppError("bad-usage", "no question", {
        userMessage:
          'Chưa có câu hỏi; viết câu hỏi trong dấu ngoặc kép, ví dụ can-cu ask "TT 46/2018 còn hiệu lực không?".',
      });
    }
    await withApp(options, async (app, unit) => {
      const why = options.why === true;
      const answer = await app.assistant.ask({ question, unit, why, ...asOf(options.asOf) });
      if (options.json === true) printJson(answer);
      else printText([answer.text, ...whyText(answer.why)].join("\n\n"));
    });
  });
}

async function askBatch(path: string, options: AskOptions): Promise<void> {
  const lines = (await readTextFile(path)).split("\n").filter((line) => line.trim() !== "");
  await withApp(options, async (app, unit) => {
    for (const [at, line] of lines.entries()) {
      const parsed = parseLine(line, at);
      // One result line out per line in: a bad line is told in its place and the others go on.
      if (parsed instanceof AppError) {
        process.exitCode = 1;
        printJson({ ...idOf(line), ...toErrorJson(parsed) });
        continue;
      }
      const { id, q, asOf: lineDate } = parsed;
      const answer = await app.assistant.ask({
        question: q,
        unit,
        ...asOf(lineDate ?? options.asOf),
      });
      printJson({ id, ...answer });
    }
  });
}

const whyText = (why: readonly string[] | undefined): string[] =>
  why === undefined ? [] : [`Vì sao:\n${why.map((step) => `- ${step}`).join("\n")}`];

const asOf = (date: string | undefined) => (date === undefined ? {} : { asOf: date });

function parseLine(line: string, at: number): z.infer<typeof BatchLine> | AppError {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch (cause) {
    return batchError(at, cause);
  }
  const result = BatchLine.safeParse(parsed);
  if (!result.success) return batchError(at, result.error);
  return result.data;
}

/** The id of a line that is JSON with one, so that the caller can tell which line failed. */
function idOf(line: string): { id?: string } {
  try {
    return z.object({ id: z.string() }).safeParse(JSON.parse(line)).data ?? {};
  } catch {
    return {};
  }
}

function batchError(at: number, cause: unknown): AppError {
  return new AppError("bad-usage", `batch line ${at + 1} is no {id, q}`, {
    cause,
    userMessage: `Dòng ${at + 1} của tệp câu hỏi không đúng dạng {"id": "…", "q": "…"}; sửa dòng này rồi chạy lại.`,
  });
}
