/** All rows of a table in order of its key, some at a time; and what they come to. */
import { createHash } from "node:crypto";

import { z } from "zod";

import type { Sql, SqlValue } from "../sql/sql.ts";
import type { Table } from "./table-list.ts";

/** Rows at a time: some hold whole files. */
const ROWS = 100;

const Value = z.union([z.string(), z.number(), z.null(), z.instanceof(Uint8Array)]);
const Row = z.record(z.string(), Value);
export type Row = Record<string, SqlValue>;

/** From the first row, or from the one behind a key. */
export async function* readRows(
  sql: Sql,
  { name, key, only }: Table,
  after: readonly SqlValue[] | null,
): AsyncGenerator<Row[]> {
  const columns = key.join(", ");
  const places = key.map(() => "?").join(", ");
  let behind = after;
  for (;;) {
    const asked = [only, behind === null ? null : `(${columns}) > (${places})`];
    const where = asked.filter((one) => one !== null).join(" AND ");
    const text = `SELECT * FROM ${name} ${where === "" ? "" : `WHERE ${where}`} ORDER BY ${columns} LIMIT ${ROWS}`;
    const rows = Row.array().parse((await sql.run(text, ...(behind ?? []))).rows);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    behind = keyOf(last, key);
  }
}

export const keyOf = (row: Row, key: readonly string[]): SqlValue[] =>
  key.map((column) => row[column] ?? null);

export interface Sum {
  rows: number;
  /** sha256 over all rows in order of the key, hex; the same on every driver. */
  checksum: string;
}

export async function sumTable(sql: Sql, table: Table): Promise<Sum> {
  const hash = createHash("sha256");
  let rows = 0;
  for await (const some of readRows(sql, table, null)) {
    rows += some.length;
    for (const row of some) hash.update(canonical(row));
  }
  return { rows, checksum: hash.digest("hex") };
}

function canonical(row: Row): string {
  const columns = Object.keys(row).sort();
  const values = columns.map((column) => {
    const value = row[column] ?? null;
    if (value instanceof Uint8Array) return createHash("sha256").update(value).digest("hex");
    // PostgreSQL keeps no NUL in text.
    return typeof value === "string" ? value.replaceAll("\0", "") : value;
  });
  return `${JSON.stringify([columns, values])}\n`;
}
