/** What every driver of the Sql port must do; run by the tests of each driver. */
import { expect, test } from "vitest";

import { type Sql, statement } from "../../src/storage/sql/sql.ts";

/** `open` gives a fresh, migrated database. */
export function sqlContract(open: () => Promise<Sql>): void {
  const opened = async (): Promise<Sql> => {
    const sql = await open();
    await sql.run("DROP TABLE IF EXISTS sql_contract");
    await sql.run("CREATE TABLE sql_contract (id TEXT PRIMARY KEY, n BIGINT, bytes TEXT)");
    return sql;
  };
  const insert = "INSERT INTO sql_contract (id, n) VALUES (?, ?)";

  test("rows come back with names as written and integers as numbers", async () => {
    const sql = await opened();
    expect(await sql.run(insert, "a", 2 ** 40)).toEqual({ rows: [], changes: 1 });
    const { rows, changes } = await sql.run(
      "SELECT id, n, count(*) AS total FROM sql_contract GROUP BY id, n",
    );
    expect(rows).toEqual([{ id: "a", n: 2 ** 40, total: 1 }]);
    expect(changes).toBe(0);
  });

  test("RETURNING gives the rows that changed and their number", async () => {
    const sql = await opened();
    await sql.run(insert, "a", 1);
    await sql.run(insert, "b", 1);
    const { rows, changes } = await sql.run(
      "UPDATE sql_contract SET n = n + ? WHERE n = ? RETURNING id, n",
      1,
      1,
    );
    expect(changes).toBe(2);
    expect(rows).toHaveLength(2);
    expect(rows).toContainEqual({ id: "b", n: 2 });
  });

  test("ON CONFLICT DO NOTHING changes nothing the second time", async () => {
    const sql = await opened();
    const once = `${insert} ON CONFLICT (id) DO NOTHING`;
    expect((await sql.run(once, "a", 1)).changes).toBe(1);
    expect((await sql.run(once, "a", 2)).changes).toBe(0);
  });

  test("a batch is all or nothing", async () => {
    const sql = await opened();
    const failing = sql.batch([statement(insert, "a", 1), statement(insert, "a", 2)]);
    await expect(failing).rejects.toThrow();
    expect((await sql.run("SELECT id FROM sql_contract")).rows).toEqual([]);
    const results = await sql.batch([
      statement(insert, "a", 1),
      statement(
        "INSERT INTO sql_contract (id, n) SELECT 'b', n FROM sql_contract WHERE id = ?",
        "a",
      ),
      statement("SELECT id FROM sql_contract ORDER BY id"),
    ]);
    expect(results.map((result) => result.changes)).toEqual([1, 1, 0]);
    expect(results[2]?.rows).toEqual([{ id: "a" }, { id: "b" }]);
  });

  test("batches at the same time do not mix: every increment counts", async () => {
    const sql = await opened();
    await sql.run(insert, "a", 0);
    const add = statement("UPDATE sql_contract SET n = n + 1 WHERE id = ?", "a");
    await Promise.all(Array.from({ length: 20 }, () => sql.batch([add, add])));
    expect((await sql.run("SELECT n FROM sql_contract")).rows).toEqual([{ n: 40 }]);
  });

  test("text keeps Vietnamese letters and null stays null", async () => {
    const sql = await opened();
    await sql.run(insert, "Trung tâm y tế Krông Pắc", null);
    expect((await sql.run("SELECT id, n FROM sql_contract")).rows).toEqual([
      { id: "Trung tâm y tế Krông Pắc", n: null },
    ]);
  });
}
