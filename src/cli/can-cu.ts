#!/usr/bin/env node
/** The bin `can-cu`: one command a file. Exit codes: 0 done, 1 an expected failure, 2 wrong usage. */
import { Command, CommanderError } from "commander";

import { AppError } from "../errors.ts";
import { addAsk } from "./ask.ts";
import { addDoctor } from "./doctor.ts";
import { addDocuments } from "./documents.ts";
import { addDraft } from "./draft.ts";
import { addEval } from "./eval.ts";
import { addIngest } from "./ingest.ts";
import { printError } from "./output.ts";
import { addRegister } from "./register.ts";
import { addReview } from "./review.ts";
import { addServe } from "./serve.ts";

const program = new Command("can-cu")
  .description("Căn Cứ: tra cứu văn bản, soạn và rà soát kế hoạch chuyển đổi số y tế")
  .helpOption("-h, --help", "xem cách dùng")
  .helpCommand("help [lệnh]", "xem cách dùng một lệnh")
  .exitOverride()
  .configureOutput({ writeErr: () => undefined });

for (const add of [
  addAsk,
  addReview,
  addDraft,
  addIngest,
  addDocuments,
  addRegister,
  addServe,
  addEval,
  addDoctor,
]) {
  add(program);
}
for (const command of program.commands)
  command.exitOverride().configureOutput({ writeErr: () => undefined });

const USAGE: Record<string, string> = {
  "commander.unknownOption": "Lệnh không có tùy chọn này",
  "commander.unknownCommand": "Không có lệnh này",
  "commander.missingArgument": "Lệnh thiếu tham số bắt buộc",
  "commander.optionMissingArgument": "Tùy chọn thiếu giá trị",
  "commander.missingMandatoryOptionValue": "Lệnh thiếu tùy chọn bắt buộc",
  "commander.invalidArgument": "Giá trị của tùy chọn không hợp lệ",
  "commander.excessArguments": "Lệnh có tham số thừa",
};

async function main(): Promise<number> {
  const json = process.argv.includes("--json");
  try {
    await program.parseAsync(process.argv);
    return typeof process.exitCode === "number" ? process.exitCode : 0;
  } catch (error) {
    if (!(error instanceof CommanderError)) return printError(error, json);
    if (error.exitCode === 0) return 0;
    const what = USAGE[error.code] ?? "Lệnh chưa đúng";
    const named = /'([^']+)'/.exec(error.message)?.[1];
    const sentence = `${what}${named === undefined ? "" : ` (${named})`}; xem cách dùng bằng can-cu --help.`;
    return printError(new AppError("bad-usage", error.message, { userMessage: sentence }), json);
  }
}

// A reader such as `head` may close the pipe early: nobody is left to print for.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

process.exitCode = await main();
