/**
 * Long work asked for on a page: handed to the queue, looked at while it runs, stopped, and its result kept for a day.
 * Each belongs to the person who asked, in the unit asked from; anything else looks as if it were not there. Who may do
 * it is asked again when it runs and when its result is read, so that a revocation counts meanwhile.
 */
import { z } from "zod";

import type { Action } from "../domain/access/action.ts";
import { type Draft, DraftAnswer } from "../domain/draft/draft.ts";
import type { DraftDiff } from "../domain/draft/draft-diff.ts";
import type { Review } from "../domain/review/finding.ts";
import { AppError, type ErrorCode, userMessage } from "../errors.ts";
import { newId } from "../platform/ids.ts";
import { progressLine } from "../platform/progress.ts";
import type { Job, Queue } from "../queue/queue.ts";
import type { StoredWork, WebWorks, WorkFile } from "../storage/sql/web-work.ts";
import type { Access, Visit } from "./access/access.ts";
import type { Deliverable, FileText, IngestResult, UploadedFile } from "./assistant.ts";

const Part = z.union([
  z.literal("plan"),
  z.literal("budget"),
  z.strictObject({ section: z.string() }),
]);
const asOf = z.string().optional();
const request = z.string().optional();

/** What is asked for, without its files. */
export const WorkRequest = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("review"),
    asOf,
    /** Absent: they are made. */
    withFiles: z.boolean().optional(),
    decisions: z
      .array(z.strictObject({ fingerprint: z.string(), reason: z.string().nullable() }))
      .optional(),
  }),
  z.strictObject({ kind: z.literal("read") }),
  z.strictObject({ kind: z.literal("ingest") }),
  z.strictObject({
    kind: z.literal("draft"),
    ...{ year: z.int(), part: Part, from: z.string().optional(), request, asOf },
    answers: z.array(DraftAnswer).optional(),
    wholePlan: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal("redraft"),
    ...{ draftId: z.string(), expectedVersion: z.int(), answers: z.array(DraftAnswer) },
    ...{ request, asOf },
  }),
]);
export type WorkRequest = z.infer<typeof WorkRequest>;

/** Files by what they are for. */
export type WorkFiles = Partial<Record<"file" | "fromFile" | "results", UploadedFile>>;

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;
const Result = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("review"), review: z.custom<Review>(isObject), ms: z.number() }),
  z.object({
    kind: z.literal("draft"),
    draft: z.custom<Draft>(isObject),
    draftId: z.string(),
    version: z.number(),
    diff: z.custom<DraftDiff>(isObject).nullable(),
    part: Part.default("plan"),
  }),
  z.object({ kind: z.literal("read"), text: z.custom<FileText>(isObject) }),
  /** A file that was refused before anything was done. */
  z.object({ kind: z.literal("refused"), code: z.string(), message: z.string() }),
]);
export type WorkResult =
  | Exclude<z.infer<typeof Result>, { kind: "refused" }>
  | { kind: "ingest"; result: IngestResult };

export type WorkState =
  | { kind: "waiting" | "running"; line: string }
  | { kind: "done"; result: WorkResult; files: Deliverable[] }
  | { kind: "failed"; code: ErrorCode; message: string }
  | { kind: "stopped" };

export interface WorkView {
  id: string;
  title: string;
  work: WorkRequest["kind"];
  state: WorkState;
}

export interface WorkDesk {
  /** The id under which it is looked at. */
  start(visit: Visit, title: string, request: WorkRequest, files: WorkFiles): Promise<string>;
  /** Keeps the place of a file that was refused, so that the others can go on beside it. */
  refuse(visit: Visit, title: string, kind: "review" | "ingest", error: AppError): Promise<string>;
  /** Null for foreign, unknown and forgotten ids alike. */
  look(visit: Visit, id: string): Promise<WorkView | null>;
  /** False when there is nothing to stop. */
  stop(visit: Visit, id: string): Promise<boolean>;
}

/** Names of the jobs in jobs/review-file.ts and jobs/draft-plan.ts; files are taken in by jobs/ingest-document.ts. */
const WORK_JOBS = {
  review: "review-file",
  read: "review-file",
  draft: "draft-plan",
  redraft: "draft-plan",
} as const;

export interface WorkDeskDeps {
  works: WebWorks;
  queue: Queue;
  access: Pick<Access, "require" | "record">;
  ingestLater(file: UploadedFile, unit: string): Promise<{ id: string }>;
  now(): string;
}

const ACTION: Record<WorkRequest["kind"], Action> = {
  review: "review",
  read: "review",
  ingest: "ingest",
  draft: "draft",
  redraft: "draft",
};

export function makeWorkDesk(deps: WorkDeskDeps): WorkDesk {
  const { works, queue, access } = deps;
  const own = async (visit: Visit, id: string): Promise<StoredWork | null> => {
    const work = await works.get(id);
    const isOwn = work?.personId === visit.actor.personId && work.unit === visit.unit;
    return isOwn ? work : null;
  };
  return {
    async start(visit, title, asked, files) {
      await access.require(visit, ACTION[asked.kind]);
      const id = newId("viec");
      const { unit, actor } = visit;
      const sent = asked.kind === "ingest" ? [] : toWorkFiles(files);
      await works.add({
        ...{ id, unit, title, personId: actor.personId, request: asked, files: sent },
        createdAt: deps.now(),
      });
      await works.setJob(id, await enqueue(deps, { id, visit, asked, files }));
      return id;
    },
    async refuse(visit, title, kind, { code, userMessage: message }) {
      const id = newId("viec");
      const { unit, actor } = visit;
      await works.add({
        ...{ id, unit, title, personId: actor.personId, request: { kind }, files: [] },
        createdAt: deps.now(),
      });
      await works.finish(id, { kind: "refused", code, message }, []);
      return id;
    },
    async look(visit, id) {
      const work = await own(visit, id);
      if (work === null) return null;
      const { kind } = WorkRequest.parse(work.request);
      await access.require(visit, ACTION[kind], id);
      const job = work.jobId === null ? null : await queue.get(work.jobId);
      return { id, title: work.title, work: kind, state: await stateOf(works, work, job) };
    },
    async stop(visit, id) {
      const work = await own(visit, id);
      return work?.jobId != null && (await queue.cancel(work.jobId));
    },
  };
}

interface Starting {
  id: string;
  visit: Visit;
  asked: WorkRequest;
  files: WorkFiles;
}

async function enqueue(
  { queue, ingestLater, access }: WorkDeskDeps,
  { id, visit, asked, files }: Starting,
): Promise<string> {
  if (asked.kind !== "ingest") {
    const job = await queue.enqueue(WORK_JOBS[asked.kind], { workId: id }, { idempotencyKey: id });
    return job.id;
  }
  if (files.file === undefined) throw new AppError("bad-usage", "ingest without a file");
  await access.record(visit, "ingest", files.file.fileName);
  return (await ingestLater(files.file, visit.unit)).id;
}

const toWorkFiles = (files: WorkFiles): WorkFile[] =>
  Object.entries(files).map(([role, { fileName, bytes }]) => ({
    ...{ role, fileName, bytes },
    mediaType: "application/octet-stream",
  }));

async function stateOf(works: WebWorks, work: StoredWork, job: Job | null): Promise<WorkState> {
  if (work.result !== null) {
    const result = Result.parse(work.result);
    if (result.kind === "refused") return failed(result);
    return { kind: "done", result, files: await works.files(work.id, true) };
  }
  switch (job?.state) {
    case "waiting":
      return { kind: "waiting", line: "Đang chờ đến lượt" };
    case "running":
      return { kind: "running", line: lineOf(work, job) };
    case "done":
      return { kind: "done", result: ingested(work, job), files: [] };
    case "cancelled":
      return { kind: "stopped" };
    default:
      return failed(job?.error ?? null);
  }
}

function failed(error: { code: string; message: string } | null): WorkState {
  const { code, message } = error ?? { code: "internal", message: userMessage.internal };
  return { kind: "failed", code: isErrorCode(code) ? code : "internal", message };
}

const isErrorCode = (code: string): code is ErrorCode => code in userMessage;

function lineOf({ line }: StoredWork, { progress }: Job): string {
  if (line !== "") return line;
  if (progress === null) return "Đang đọc tệp";
  return progressLine({ what: "Đang đọc tệp", ...progress, counted: "trang" });
}

/** A taking in of which nothing is known but that it changed nothing. */
export const noIngest = (title: string): IngestResult => ({
  ...{ path: title, outcome: "unchanged", documentId: null, kind: "other", title },
  ...{ symbol: null, year: null, passages: 0, tables: 0, pages: 0, warnings: [] },
});

/** A run after a crash finds its work done and has no more to tell. */
function ingested({ title }: StoredWork, { result }: Job): WorkResult {
  const told = z.custom<Partial<IngestResult>>(isObject).catch({}).parse(result);
  return { kind: "ingest", result: { ...noIngest(title), ...told } };
}
