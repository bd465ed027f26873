/** Review records over the Sql port. */
import { z } from "zod";

import { FixedFinding } from "../../domain/review/finding.ts";
import type { ReviewRecords } from "../review-records.ts";
import { type Sql, statement } from "./sql.ts";

/** Reviews kept of one document. */
const MAX_REVIEWS = 10;

const Row = z.object({
  content_hash: z.string(),
  file_name: z.string(),
  at: z.string(),
  findings: z.string().transform((text) => FixedFinding.array().parse(JSON.parse(text))),
});

const WaiverRow = z.object({ fingerprint: z.string(), reason: z.string(), at: z.string() });

export function makeSqlReviewRecords(sql: Sql): ReviewRecords {
  const previous: ReviewRecords["previous"] = async (unit, subject, contentHash) => {
    const { rows } = await sql.run(
      `SELECT content_hash, file_name, at, findings FROM review_record
       WHERE unit = ? AND subject = ? AND content_hash <> ? ORDER BY at DESC LIMIT 1`,
      ...[unit, subject, contentHash],
    );
    const [row] = Row.array().parse(rows);
    if (row === undefined) return null;
    const { content_hash, file_name, at, findings } = row;
    return { unit, subject, contentHash: content_hash, fileName: file_name, at, findings };
  };
  return {
    previous,
    // No content has the empty hash.
    newest: (unit, subject) => previous(unit, subject, ""),
    async keep({ unit, subject, contentHash, fileName, at, findings }) {
      await sql.batch([
        statement(
          `INSERT INTO review_record (unit, subject, content_hash, file_name, at, findings)
           VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (unit, subject, content_hash)
           DO UPDATE SET file_name = excluded.file_name, at = excluded.at, findings = excluded.findings`,
          ...[unit, subject, contentHash, fileName, at, JSON.stringify(findings)],
        ),
        statement(
          `DELETE FROM review_record WHERE unit = ? AND subject = ? AND content_hash IN (
             SELECT content_hash FROM review_record WHERE unit = ? AND subject = ?
             ORDER BY at DESC LIMIT 1000 OFFSET ${MAX_REVIEWS})`,
          ...[unit, subject, unit, subject],
        ),
      ]);
    },
    async waivers(unit, subject) {
      const { rows } = await sql.run(
        "SELECT fingerprint, reason, at FROM review_waiver WHERE unit = ? AND subject = ? ORDER BY at, fingerprint",
        ...[unit, subject],
      );
      return WaiverRow.array().parse(rows);
    },
    async waive(unit, subject, { fingerprint, reason, at }) {
      await sql.run(
        `INSERT INTO review_waiver (unit, subject, fingerprint, reason, at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (unit, subject, fingerprint) DO UPDATE SET reason = excluded.reason, at = excluded.at`,
        ...[unit, subject, fingerprint, reason, at],
      );
    },
    async unwaive(unit, subject, fingerprint) {
      const { changes } = await sql.run(
        "DELETE FROM review_waiver WHERE unit = ? AND subject = ? AND fingerprint = ?",
        ...[unit, subject, fingerprint],
      );
      return changes > 0;
    },
  };
}
