/** Runs the command of the line, one a file. Exit codes: 0 done, 1 an expected failure, 2 wrong usage. */
import { CommanderError } from "commander";

import { AppError } from "../errors.ts";
import { printError } from "./output.ts";
import { makeProgram } from "./program.ts";

const USAGE: Record<string, string> = {
  "commander.unknownOption": "Lệnh không có tùy chọn này",
  "commander.unknownCommand": "Không có lệnh này",
  "commander.missingArgument": "Lệnh thiếu tham số bắt buộc",
  "commander.optionMissingArgument": "Tùy chọn thiếu giá trị",
  "commander.missingMandatoryOptionValue": "Lệnh thiếu tùy chọn bắt buộc",
  "commander.invalidArgument": "Giá trị của tùy chọn không hợp lệ",
  "commander.excessArguments": "Lệnh có tham số thừa",
};

export async function runCommand(): Promise<number> {
  const json = process.argv.includes("--json");
  try {
    await makeProgram().parseAsync(process.argv);
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
