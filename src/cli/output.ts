/** What commands print: JSON lines or Vietnamese text on stdout, errors in the form asked for. */
import { AppError, toErrorJson } from "../errors.ts";

/** 0 done, 1 an expected failure, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

export interface GlobalOptions {
  data?: string;
  unit?: string;
  json?: boolean;
}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

export function printText(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Prints the failure and gives its exit code. Unforeseen errors also go to stderr with their stack. */
export function printError(error: unknown, json: boolean): ExitCode {
  if (!(error instanceof AppError)) {
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  }
  const form = toErrorJson(error);
  if (json) printJson(form);
  else process.stderr.write(`${form.error.message}\n`);
  return form.error.code === "bad-usage" ? 2 : 1;
}
