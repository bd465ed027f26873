/**
 * Long work that somebody asked for on a page: what it needs, how far it is, what came of it. Whether it waits, runs or
 * failed is the queue's to know. Kept for a short time; bytes lie beside the row, so that looking at it is cheap.
 */
import { z } from "zod";

import { type Sql, statement } from "./sql.ts";

export interface WorkFile {
  /** What it is for: "file", "fromFile", "results"; "out" for files that were made. */
  role: string;
  fileName: string;
  mediaType: string;
  bytes: Uint8Array;
}

export interface NewWork {
  id: string;
  personId: string;
  unit: string;
  /** As the user knows it. */
  title: string;
  request: unknown;
  files: readonly WorkFile[];
  createdAt: string;
}

export interface StoredWork {
  id: string;
  personId: string;
  unit: string;
  title: string;
  request: unknown;
  /** Null until the queue has taken it. */
  jobId: string | null;
  /** What is being done, in Vietnamese; "" before it began. */
  line: string;
  /** Null until it is done. */
  result: unknown;
}

export interface WebWorks {
  add(work: NewWork): Promise<void>;
  setJob(id: string, jobId: string): Promise<void>;
  get(id: string): Promise<StoredWork | null>;
  /** With the files that were sent, or ("out") those that were made. */
  files(id: string, made: boolean): Promise<WorkFile[]>;
  tell(id: string, line: string): Promise<void>;
  /** The result and its files at once; what was sent is not needed any more. */
  finish(id: string, result: unknown, made: readonly Omit<WorkFile, "role">[]): Promise<void>;
  /** Forgets works older than the instant. */
  sweep(before: string): Promise<void>;
}

const json = z.string().transform((text): unknown => JSON.parse(text));
const Row = z.object({
  id: z.string(),
  person_id: z.string(),
  unit: z.string(),
  title: z.string(),
  request: json,
  job_id: z.string().nullable(),
  line: z.string(),
  result: json.nullable(),
});
const FileRow = z.object({
  role: z.string(),
  file_name: z.string(),
  media_type: z.string(),
  bytes: z.instanceof(Uint8Array),
});

const OUT = "out";

const insertFile = (id: string, ordinal: number, file: WorkFile) =>
  statement(
    `INSERT INTO web_work_file (work_id, role, ordinal, file_name, media_type, bytes)
     VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (work_id, role, ordinal) DO NOTHING`,
    ...[id, file.role, ordinal, file.fileName, file.mediaType, file.bytes],
  );

export function makeWebWorks(sql: Sql): WebWorks {
  return {
    async add({ id, personId, unit, title, request, files, createdAt }) {
      await sql.batch([
        statement(
          `INSERT INTO web_work (id, person_id, unit, title, request, job_id, line, result, created_at)
           VALUES (?, ?, ?, ?, ?, NULL, '', NULL, ?)`,
          ...[id, personId, unit, title, JSON.stringify(request), createdAt],
        ),
        ...files.map((file, at) => insertFile(id, at, file)),
      ]);
    },
    async setJob(id, jobId) {
      await sql.run("UPDATE web_work SET job_id = ? WHERE id = ?", jobId, id);
    },
    async get(id) {
      const { rows } = await sql.run(
        "SELECT id, person_id, unit, title, request, job_id, line, result FROM web_work WHERE id = ?",
        id,
      );
      if (rows[0] === undefined) return null;
      const { person_id: personId, job_id: jobId, ...rest } = Row.parse(rows[0]);
      return { ...rest, personId, jobId };
    },
    async files(id, made) {
      const { rows } = await sql.run(
        `SELECT role, file_name, media_type, bytes FROM web_work_file
         WHERE work_id = ? AND role ${made ? "=" : "<>"} '${OUT}' ORDER BY ordinal`,
        id,
      );
      return FileRow.array()
        .parse(rows)
        .map(({ file_name: fileName, media_type: mediaType, ...file }) => ({
          ...file,
          ...{ fileName, mediaType },
        }));
    },
    async tell(id, line) {
      await sql.run("UPDATE web_work SET line = ? WHERE id = ? AND result IS NULL", line, id);
    },
    async finish(id, result, made) {
      await sql.batch([
        statement("UPDATE web_work SET result = ? WHERE id = ?", JSON.stringify(result), id),
        statement(`DELETE FROM web_work_file WHERE work_id = ? AND role <> '${OUT}'`, id),
        ...made.map((file, at) => insertFile(id, at, { ...file, role: OUT })),
      ]);
    },
    async sweep(before) {
      await sql.batch([
        statement(
          "DELETE FROM web_work_file WHERE work_id IN (SELECT id FROM web_work WHERE created_at < ?)",
          before,
        ),
        statement("DELETE FROM web_work WHERE created_at < ?", before),
      ]);
    },
  };
}
