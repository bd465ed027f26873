import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";

import { AppError } from "../../src/errors.ts";
import { openPostgresSql, type PostgresSql } from "../../src/storage/postgres/postgres-sql.ts";
import { type PgliteServer, startPglite } from "../support/pglite.ts";
import { freshSchema, postgresUrl, skipWithoutPostgres } from "../support/postgres.ts";
import { startWire } from "../support/wire.ts";
import { sqlContract } from "./sql.contract.ts";

async function open(url = postgresUrl, schema = freshSchema(url)): Promise<PostgresSql> {
  const sql = await openPostgresSql({ url, schema });
  onTestFinished(() => sql.close());
  return sql;
}

/** A statement may take two seconds. */
async function hasty(url: string): Promise<PostgresSql> {
  const sql = await openPostgresSql({ url, schema: freshSchema(), statementMs: 2_000 });
  onTestFinished(() => sql.close());
  return sql;
}

describe.skipIf(skipWithoutPostgres)("Sql over PostgreSQL", () => {
  sqlContract(open);

  test("processes that start together migrate once", async () => {
    const schema = freshSchema();
    const all = await Promise.all(Array.from({ length: 5 }, () => open(postgresUrl, schema)));
    const { rows } = (await all[0]?.run("SELECT name FROM sql_migration")) ?? { rows: [] };
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length);
  });

  test("of claims at the same time by several processes none takes what another has", async () => {
    const schema = freshSchema();
    const one = await open(postgresUrl, schema);
    const other = await open(postgresUrl, schema);
    await one.run("CREATE TABLE task (id BIGINT PRIMARY KEY, owner BIGINT)");
    for (let id = 0; id < 20; id += 1) {
      await one.run("INSERT INTO task (id, owner) VALUES (?, NULL)", id);
    }
    const claim =
      "UPDATE task SET owner = ? WHERE id = (SELECT min(id) FROM task WHERE owner IS NULL) RETURNING id";
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? one : other).run(claim, at)),
    );
    const ids = claims.flatMap((result) => result.rows).map((row) => JSON.stringify(row));
    expect(new Set(ids).size).toBe(20);
  });

  test("sessions cut by the server are replaced", async () => {
    const sql = await open();
    const pid = await sql.run("SELECT pg_backend_pid() AS pid");
    const killer = await open();
    const victim = (pid.rows[0] as { pid: number }).pid;
    await killer.run("SELECT pg_terminate_backend(CAST(? AS integer))", victim);
    const again = async () => (await sql.run("SELECT 1 AS one").catch(() => null))?.rows;
    await expect.poll(again).toEqual([{ one: 1 }]);
  });

  test("a session cut in the middle of a transaction does not end the process", async () => {
    const sql = await open();
    const client = await sql.pool.connect();
    await client.query("BEGIN");
    const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    await (await open()).run("SELECT pg_terminate_backend(CAST(? AS integer))", rows[0]?.pid ?? 0);
    await expect
      .poll(() =>
        client.query("SELECT 1").then(
          () => "alive",
          () => "cut",
        ),
      )
      .toBe("cut");
    client.release(true);
  });

  test("a network that swallows everything holds no caller for ever", async () => {
    const wire = await startWire(postgresUrl);
    const sql = await hasty(wire.url);
    await sql.run("SELECT 1 AS one");
    wire.swallow();
    const lost = { code: "store-unavailable", retryable: true };
    await expect(sql.run("SELECT 2 AS two")).rejects.toMatchObject(lost);
    const batch = sql.batch([{ text: "SELECT 3 AS three", values: [] }]);
    await expect(batch).rejects.toMatchObject(lost);
    await wire.mend();
    const again = async () => (await sql.run("SELECT 1 AS one").catch(() => null))?.rows;
    await expect.poll(again, { timeout: 20_000 }).toEqual([{ one: 1 }]);
  });

  test("patient work outlasts the limit of a statement", async () => {
    const sql = await hasty(postgresUrl);
    await expect(sql.run("SELECT pg_sleep(4)")).rejects.toThrow(/timeout/);
    await sql.patiently("CREATE TABLE made AS SELECT 1 AS one FROM (SELECT pg_sleep(9)) AS waited");
    expect((await sql.run("SELECT one FROM made")).rows).toEqual([{ one: 1 }]);
  });

  test("text with a NUL is stored without it", async () => {
    const sql = await open();
    const { rows } = await sql.run("SELECT CAST(? AS text) AS text", "a\0b");
    expect(rows).toEqual([{ text: "ab" }]);
  });
});

describe("PostgreSQL away", () => {
  test("is told as such, at once", async () => {
    const opening = openPostgresSql({ url: "postgres://nobody@127.0.0.1:1/none" });
    await expect(opening).rejects.toThrow(AppError);
    await expect(opening).rejects.toMatchObject({ code: "store-unavailable", retryable: true });
  });

  test("a schema that is no plain name is refused", async () => {
    const opening = openPostgresSql({ url: postgresUrl, schema: 'a"; DROP' });
    await expect(opening).rejects.toThrow(RangeError);
  });
});

describe("Sql over PGlite's socket", () => {
  let server: PgliteServer;
  beforeAll(async () => {
    server = await startPglite();
  });
  afterAll(() => server.stop());

  sqlContract(() => open(server.url));
});
