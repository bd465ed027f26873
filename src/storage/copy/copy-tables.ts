/**
 * All tables from one store into another, in chunks. How far it came stands in the target, so that a copy that was cut
 * off goes on where it was; at the end counts and checksums of both sides are compared.
 */
import { z } from "zod";

import { AppError } from "../../errors.ts";
import { type Sql, type SqlStatement, type SqlValue, statement } from "../sql/sql.ts";
import { keyOf, readRows, type Row, type Sum, sumTable } from "./read-rows.ts";
import { listTables, type Table } from "./table-list.ts";

export interface CopySide {
  kind: "sqlite" | "postgres";
  sql: Sql;
}

export interface CopiedTable {
  table: string;
  from: Sum;
  to: Sum;
  matches: boolean;
}

/** Where the target keeps how far the copy came. */
const MARK = ["system", "copy-progress"] as const;
const Progress = z.object({
  table: z.string(),
  after: z.array(z.union([z.string(), z.number(), z.null()])).nullable(),
});
type Progress = z.infer<typeof Progress>;
/** How far a part came, in its own words. */
export type Place = NonNullable<Progress["after"]>;

/** What follows the tables and refers to their rows. */
export interface FurtherPart {
  /** No table has it. */
  name: string;
  /** From the beginning, or from behind a place that an earlier run marked. */
  copy(after: Place | null, mark: (at: Place) => Promise<void>): Promise<void>;
  sums(): Promise<{ from: Sum; to: Sum }>;
}

/** Throws AppError bad-usage when the target holds data that is not of an unfinished copy. */
export async function copyTables(
  source: CopySide,
  target: CopySide,
  tell: (done: CopiedTable) => void,
  further: readonly FurtherPart[] = [],
): Promise<CopiedTable[]> {
  const tables = await listTables((source.kind === "sqlite" ? source : target).sql);
  const progress = await readProgress(target.sql);
  if (progress === null && !(await isEmpty(target.sql, tables))) throw notEmpty();
  const parts = [...tables.map((table) => partOf(source, target, table)), ...further];
  const start = parts.findIndex(({ name }) => name === progress?.table);
  for (const [at, part] of parts.entries()) {
    if (at < start) continue;
    const after = at === start ? (progress?.after ?? null) : null;
    const set = async (place: Place | null): Promise<void> => {
      await target.sql.batch([mark({ table: part.name, after: place })]);
    };
    await set(after);
    await part.copy(after, set);
  }
  const done: CopiedTable[] = [];
  for (const { name, sums } of parts) {
    const { from, to } = await sums();
    const matches = from.rows === to.rows && from.checksum === to.checksum;
    done.push({ table: name, from, to, matches });
    tell({ table: name, from, to, matches });
  }
  // Last: a comparison that was cut off is made again.
  await target.sql.run("DELETE FROM setting WHERE scope = ? AND key = ?", ...MARK);
  return done;
}

const partOf = (source: CopySide, target: CopySide, table: Table): FurtherPart => ({
  name: table.name,
  copy: (after) => copyTable(source, target, table, after),
  sums: async () => ({
    from: await sumTable(source.sql, table),
    to: await sumTable(target.sql, table),
  }),
});

async function copyTable(
  source: CopySide,
  target: CopySide,
  table: Table,
  after: readonly SqlValue[] | null,
): Promise<void> {
  for await (const rows of readRows(source.sql, table, after)) {
    const last = rows.at(-1);
    const at = last === undefined ? null : plain(keyOf(last, table.key));
    await target.sql.batch([
      ...inserts(target, table, rows),
      mark({ table: table.name, after: at }),
    ]);
  }
  if (target.kind === "postgres" && table.serial !== null)
    await target.sql.run(
      `SELECT setval(pg_get_serial_sequence('${table.name}', '${table.serial}'),
         greatest((SELECT max(${table.serial}) FROM ${table.name}), 1))`,
    );
}

function inserts(
  { kind }: CopySide,
  { name, serial }: Table,
  rows: readonly Row[],
): SqlStatement[] {
  const override = kind === "postgres" && serial !== null ? "OVERRIDING SYSTEM VALUE" : "";
  return rows.map((row) => {
    const columns = Object.keys(row);
    const places = columns.map(() => "?").join(", ");
    return statement(
      `INSERT INTO ${name} (${columns.join(", ")}) ${override} VALUES (${places}) ON CONFLICT DO NOTHING`,
      ...columns.map((column) => row[column] ?? null),
    );
  });
}

function plain(key: readonly SqlValue[] | null): Progress["after"] {
  return key?.map((value) => (value instanceof Uint8Array ? null : value)) ?? null;
}

function mark(progress: Progress): SqlStatement {
  return statement(
    `INSERT INTO setting (scope, key, value) VALUES (?, ?, ?)
     ON CONFLICT (scope, key) DO UPDATE SET value = excluded.value`,
    ...[...MARK, JSON.stringify(progress)],
  );
}

const Setting = z.object({ value: z.string() });

async function readProgress(sql: Sql): Promise<Progress | null> {
  const { rows } = await sql.run("SELECT value FROM setting WHERE scope = ? AND key = ?", ...MARK);
  return rows.length === 0 ? null : Progress.parse(JSON.parse(Setting.parse(rows[0]).value));
}

async function isEmpty(sql: Sql, tables: readonly Table[]): Promise<boolean> {
  for (const { name } of tables) {
    if ((await sql.run(`SELECT 1 AS one FROM ${name} LIMIT 1`)).rows.length > 0) return false;
  }
  return true;
}

function notEmpty(): AppError {
  return new AppError("bad-usage", "target of the copy holds data", {
    userMessage: "Nơi chuyển đến đã có dữ liệu; chọn một cơ sở dữ liệu hoặc thư mục còn trống.",
  });
}
