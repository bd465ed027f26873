/** Options that every command takes, and the checks of their values. */
import { type Command, InvalidArgumentError } from "commander";

import { isoDate } from "../domain/reference/vietnamese-date.ts";

export function withGlobals(command: Command): Command {
  return command
    .option("--data <thư mục>", "thư mục dữ liệu (mặc định ./data hoặc CAN_CU_DATA)")
    .option("--unit <mã>", "đơn vị")
    .option("--json", "in JSON ra stdout");
}

/** YYYY-MM-DD that names a real day. */
export function parseDay(value: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  const iso = match && isoDate(Number(match[1]), Number(match[2]), Number(match[3]));
  if (!iso) throw new InvalidArgumentError(`'${value}'`);
  return iso;
}

export function parseCount(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1 || count > 1000)
    throw new InvalidArgumentError(`'${value}'`);
  return count;
}

export function parseYear(value: string): number {
  const year = Number(value);
  if (!Number.isInteger(year) || year < 2020 || year > 2100)
    throw new InvalidArgumentError(`'${value}'`);
  return year;
}

export function parsePort(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new InvalidArgumentError(`'${value}'`);
  return port;
}
