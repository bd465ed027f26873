/** unique_violation of PostgreSQL and its like of SQLite. */
export function isTaken(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code === "23505" || code === "SQLITE_CONSTRAINT_PRIMARYKEY";
}
