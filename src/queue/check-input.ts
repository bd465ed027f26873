/** What every queue refuses before it stores anything. All throw RangeError. */
import { z } from "zod";

import type { JobDefinition } from "./queue.ts";

export function definitionOf(
  byName: ReadonlyMap<string, JobDefinition>,
  name: string,
): JobDefinition {
  const definition = byName.get(name);
  if (definition === undefined) throw new RangeError(`no job is called ${name}`);
  return definition;
}

/** Gives what the caller gave, not what the schema made of it: the handler's side parses it again. */
export function checkPayload({ name, payload: schema }: JobDefinition, payload: unknown): unknown {
  const parsed = schema.safeParse(payload);
  if (!parsed.success) throw new RangeError(`payload of ${name}: ${z.prettifyError(parsed.error)}`);
  return payload;
}

/** One spelling for every instant, so that they can be compared as text. */
export function instant(iso: string): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) throw new RangeError(`not an instant: ${iso}`);
  return new Date(time).toISOString();
}

/** Whole numbers, 0 ≤ done ≤ total. */
export function checkProgress(done: number, total: number): void {
  if (![done, total].every((n) => Number.isSafeInteger(n) && n >= 0) || done > total)
    throw new RangeError(`progress ${done} of ${total}`);
}
