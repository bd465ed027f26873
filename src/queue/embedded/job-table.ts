/**
 * The jobs of the embedded queue as rows. A running job is on lease: whoever holds the lease may settle it, and a
 * lease that ran out makes the job claimable again. No timers here; the runner keeps time.
 */
import { randomUUID } from "node:crypto";

import { z } from "zod";

import type { Database } from "../../storage/sqlite/database.ts";
import { checkProgress } from "../check-input.ts";
import type { Job, JobDefinition, JobFilter, JobState } from "../queue.ts";
import { backoffOf, LAPSED, MOST_LAPSES, type RunEnd } from "../run-limits.ts";

const json = z.string().transform((text): unknown => JSON.parse(text));
const State = z.enum(["waiting", "running", "done", "dead", "cancelled"]);
const Row = z
  .object({
    id: z.number().transform(String),
    name: z.string(),
    payload: json,
    state: State,
    idempotency_key: z.string().nullable(),
    due_at: z.string(),
    failures: z.number(),
    lapses: z.number(),
    done: z.number().nullable(),
    total: z.number().nullable(),
    result: json.nullable(),
    error: json.pipe(z.object({ code: z.string(), message: z.string() })).nullable(),
    created_at: z.string(),
    updated_at: z.string(),
    request: z.string().nullable(),
  })
  .transform((row) => {
    const { id, name, payload, state, failures, lapses, done, total, result, error } = row;
    const job: Job = {
      ...{ id, name, payload, state, failures, lapses, result, error },
      idempotencyKey: row.idempotency_key,
      runAt: row.due_at,
      progress: done === null || total === null ? null : { done, total },
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    };
    return { job, request: row.request };
  });
const JobRow = Row.transform(({ job }) => job);
const Id = z.object({ id: z.number().transform(String) });
const Held = z.object({ failures: z.number(), cancel_asked: z.number() });

export interface Claim {
  job: Job;
  lease: string;
  /** The request that asked for it. */
  request: string | null;
}

export type Standing = "held" | "cancel-asked" | "lost";

export interface JobTable {
  insert(job: NewJob, now: string): { id: string; outcome: "queued" | "known" };
  /** The next due job of these names, on lease from now on; null when there is none. */
  claim(names: readonly string[], now: string, leaseMs: number): Claim | null;
  /** Whether the job is still the claimer's to do. "lost": another process has it. */
  look(claim: Claim): Standing;
  /** The same, and prolongs the lease from now on. */
  renew(claim: Claim, now: string, leaseMs: number): Standing;
  /** Null when the lease was lost meanwhile: the run has no say any more. */
  settle(claim: Claim, end: RunEnd, definition: JobDefinition, now: string): JobState | null;
  get(id: string): Job | null;
  list(filter: JobFilter): Job[];
  depths(): { name: string; state: JobState; jobs: number }[];
  retry(id: string, now: string): boolean;
  /** With a claim, only while its lease holds. */
  progress(id: string, done: number, total: number, claim: Claim | null): void;
  cancel(id: string, now: string): boolean;
  /** Removes done and cancelled jobs last touched before the instant. */
  prune(before: string): number;
}

export interface NewJob {
  name: string;
  payload: unknown;
  idempotencyKey: string | null;
  runAt: string;
  request: string | null;
}

/** The instant `ms` after an ISO instant. */
export const later = (iso: string, ms: number): string =>
  new Date(Date.parse(iso) + ms).toISOString();

export function makeJobTable(db: Database, definitions: readonly JobDefinition[]): JobTable {
  return { ...writing(db), ...leasing(db, definitions), depths: counting(db) };
}

const Depth = z.object({ name: z.string(), state: State, jobs: z.number() });

function counting(db: Database): JobTable["depths"] {
  const count = db.prepare("SELECT name, state, count(*) AS jobs FROM job GROUP BY name, state");
  return () => Depth.array().parse(count.all());
}

// The partial index job_due serves only queries that repeat its condition word for word.
const OPEN = "state IN ('waiting', 'running')";

function writing(
  db: Database,
): Pick<JobTable, "insert" | "get" | "list" | "retry" | "progress" | "cancel" | "prune"> {
  const insert = db.prepare(`
    INSERT INTO job (name, payload, state, idempotency_key, held_key, due_at, created_at, updated_at, request)
    VALUES (@name, @payload, 'waiting', @key, @key, @runAt, @now, @now, @request)
    ON CONFLICT (name, held_key) WHERE held_key IS NOT NULL DO NOTHING RETURNING id`);
  const byKey = db.prepare("SELECT id FROM job WHERE name = ? AND held_key = ?");
  const byId = db.prepare("SELECT * FROM job WHERE id = ?");
  const list = db.prepare(`
    SELECT * FROM job WHERE (@name IS NULL OR name = @name) AND (@state IS NULL OR state = @state)
    ORDER BY id DESC LIMIT @limit`);
  const retry = db.prepare(`
    UPDATE OR IGNORE job SET state = 'waiting', held_key = idempotency_key, due_at = @now,
      failures = 0, lapses = 0, cancel_asked = 0, done = NULL, total = NULL, updated_at = @now
    WHERE id = @id AND state = 'dead'`);
  const progress = db.prepare(`
    UPDATE job SET done = @done, total = @total
    WHERE id = @id AND state = 'running' AND (@lease IS NULL OR lease = @lease)`);
  const cancelWaiting = db.prepare(`
    UPDATE job SET state = 'cancelled', held_key = NULL, updated_at = @now
    WHERE id = @id AND state = 'waiting'`);
  // The key is free at once: whoever cancels and asks again must not be told of the job that is ending.
  const askCancel = db.prepare(`
    UPDATE job SET cancel_asked = 1, held_key = NULL, updated_at = @now
    WHERE id = @id AND state = 'running'`);
  const prune = db.prepare(
    "DELETE FROM job WHERE state IN ('done', 'cancelled') AND updated_at < ?",
  );
  const add = db.transaction((job: NewJob, now: string) => {
    const { name, runAt, request, idempotencyKey: key } = job;
    const payload = JSON.stringify(job.payload);
    const added = Id.safeParse(insert.get({ name, payload, key, runAt, now, request }));
    if (added.success) return { id: added.data.id, outcome: "queued" as const };
    return { id: Id.parse(byKey.get(name, key)).id, outcome: "known" as const };
  });
  const report = (id: string, done: number, total: number, claim: Claim | null) => {
    checkProgress(done, total);
    progress.run({ id, done, total, lease: claim?.lease ?? null });
  };
  return {
    insert: (job, now) => add.immediate(job, now),
    get: (id) => JobRow.optional().parse(byId.get(id)) ?? null,
    list: ({ name = null, state = null, limit = 100 }) =>
      JobRow.array().parse(list.all({ name, state, limit })),
    retry: (id, now) => retry.run({ id, now }).changes === 1,
    progress: report,
    cancel: (id, now) =>
      cancelWaiting.run({ id, now }).changes + askCancel.run({ id, now }).changes > 0,
    prune: (before) => prune.run(before).changes,
  };
}

function leasing(
  db: Database,
  definitions: readonly JobDefinition[],
): Pick<JobTable, "claim" | "look" | "renew" | "settle"> {
  const lapses = definitions.map(({ name, lapses = MOST_LAPSES }) => [name, lapses - 1] as const);
  const most = JSON.stringify(Object.fromEntries(lapses));
  const isDue = db.prepare(`SELECT 1 FROM job WHERE ${OPEN} AND due_at <= ? LIMIT 1`);
  const giveUp = db.prepare(`
    UPDATE job SET state = iif(cancel_asked = 1, 'cancelled', 'dead'), held_key = NULL, lease = NULL,
      lapses = lapses + 1, error = iif(cancel_asked = 1, error, @error), updated_at = @now
    WHERE ${OPEN} AND due_at <= @now AND lease IS NOT NULL AND (cancel_asked = 1
      OR lapses >= coalesce((SELECT value FROM json_each(@most) WHERE key = name), @usual))`);
  const claim = db.prepare(`
    UPDATE job SET state = 'running', lapses = lapses + (lease IS NOT NULL), lease = @lease,
      due_at = @until, updated_at = @now
    WHERE id = (SELECT id FROM job WHERE ${OPEN} AND due_at <= @now
      AND name IN (SELECT value FROM json_each(@names)) ORDER BY due_at, id LIMIT 1)
    RETURNING *`);
  const renew = db.prepare(
    "UPDATE job SET due_at = @until WHERE id = @id AND lease = @lease RETURNING failures, cancel_asked",
  );
  const held = db.prepare("SELECT failures, cancel_asked FROM job WHERE id = ? AND lease = ?");
  const settle = db.prepare(`
    UPDATE job SET state = @state, due_at = @dueAt, failures = @failures, lease = NULL,
      held_key = iif(@keeps, held_key, NULL), result = @result, error = @error, updated_at = @now
    WHERE id = @id AND lease = @lease`);
  const next = db.transaction((names: readonly string[], now: string, until: string) => {
    giveUp.run({ now, error: JSON.stringify(LAPSED), most, usual: MOST_LAPSES - 1 });
    const lease = randomUUID();
    const row = claim.get({ names: JSON.stringify(names), now, until, lease });
    return row === undefined ? null : { ...Row.parse(row), lease };
  });
  const end = db.transaction((of: Claim, how: RunEnd, definition: JobDefinition, now: string) => {
    const row = Held.optional().parse(held.get(of.job.id, of.lease));
    if (row === undefined) return null;
    const after = afterRun(row, how, definition, now);
    const keeps = Number(after.keeps);
    settle.run({ ...after, keeps, id: of.job.id, lease: of.lease, now });
    return after.state;
  });
  return {
    // Looking first keeps idle polls from taking the write lock.
    claim: (names, now, leaseMs) =>
      isDue.get(now) === undefined ? null : next.immediate(names, now, later(now, leaseMs)),
    look: ({ job, lease }) => standing(held.get(job.id, lease)),
    renew: ({ job, lease }, now, leaseMs) =>
      standing(renew.get({ id: job.id, lease, until: later(now, leaseMs) })),
    settle: (of, how, definition, now) => end.immediate(of, how, definition, now),
  };
}

function standing(row: unknown): Standing {
  if (row === undefined) return "lost";
  return Held.parse(row).cancel_asked === 1 ? "cancel-asked" : "held";
}

interface Settled {
  state: JobState;
  dueAt: string;
  failures: number;
  keeps: boolean;
  result: string | null;
  error: string | null;
}

/** State of a job after a run: pure, so that the rules stand in one place. */
function afterRun(
  row: z.infer<typeof Held>,
  end: RunEnd,
  definition: JobDefinition,
  now: string,
): Settled {
  const base = { dueAt: now, failures: row.failures, keeps: false, result: null, error: null };
  if (end.kind === "done") {
    const keeps = definition.keyHolds === "after-done";
    return { ...base, state: "done", keeps, result: JSON.stringify(end.result ?? null) };
  }
  if (row.cancel_asked === 1) return { ...base, state: "cancelled" };
  if (end.kind === "released")
    return { ...base, state: "waiting", keeps: true, dueAt: later(now, end.afterMs) };
  const failures = row.failures + 1;
  const error = JSON.stringify(end.error);
  if (!end.retryable || failures >= definition.attempts)
    return { ...base, state: "dead", failures, error };
  const dueAt = later(now, Math.round(backoffOf(definition, failures) * 1000));
  return { ...base, state: "waiting", failures, keeps: true, dueAt, error };
}
