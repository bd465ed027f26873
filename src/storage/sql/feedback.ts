/**
 * Whether answers helped, with what was answered then, so that the same questions can be asked again after a change.
 * Questions are kept as typed; nobody's name is.
 */
import { z } from "zod";

import { newId } from "../../platform/ids.ts";
import type { Sql } from "./sql.ts";

export interface FeedbackEntry {
  unit: string;
  question: string;
  /** What was asked before it in its conversation, oldest first: a follow-up means nothing without. */
  earlier: readonly string[];
  useful: boolean;
  /** In the user's words or a code of the door; null when none was given. */
  reason: string | null;
  /** ISO date as of which it was answered. */
  asOf: string;
  /** Kind of the answer, and its sources (symbol, or document id of a plan), the first one first. */
  kind: string;
  sources: readonly string[];
  /** ISO instant. */
  at: string;
}

export interface FeedbackStore {
  /** The newest word on a question of a unit counts. */
  add(entry: FeedbackEntry): Promise<void>;
  /** Oldest first. */
  list(unit: string): Promise<FeedbackEntry[]>;
}

const Row = z.object({
  unit: z.string(),
  question: z.string(),
  useful: z.number(),
  reason: z.string().nullable(),
  as_of: z.string(),
  kind: z.string(),
  sources: z.string(),
  earlier: z.string(),
  at: z.string(),
});

const Strings = z.array(z.string());

export function makeFeedbackStore(sql: Sql): FeedbackStore {
  return {
    async add({ unit, question, earlier, useful, reason, asOf, kind, sources, at }) {
      await sql.run(
        `INSERT INTO feedback (id, unit, question, useful, reason, as_of, kind, sources, earlier, at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (unit, question) DO UPDATE SET useful = excluded.useful, reason = excluded.reason,
           as_of = excluded.as_of, kind = excluded.kind, sources = excluded.sources, earlier = excluded.earlier,
           at = excluded.at`,
        ...[newId("gy"), unit, question, Number(useful), reason, asOf, kind],
        ...[JSON.stringify(sources), JSON.stringify(earlier), at],
      );
    },
    async list(unit) {
      const { rows } = await sql.run(
        "SELECT unit, question, useful, reason, as_of, kind, sources, earlier, at FROM feedback WHERE unit = ? ORDER BY at, question",
        unit,
      );
      return rows.map((row) => {
        const { as_of: asOf, useful, sources, earlier, ...rest } = Row.parse(row);
        return {
          ...rest,
          asOf,
          useful: useful === 1,
          sources: Strings.parse(JSON.parse(sources)),
          earlier: Strings.parse(JSON.parse(earlier)),
        };
      });
    },
  };
}
