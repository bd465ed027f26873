/** Long work itself, in whatever process: what a job does with what the desk (work-desk.ts) was given. */
import { AppError } from "../errors.ts";
import type { OnProgress } from "../platform/progress.ts";
import type { WebWorks } from "../storage/sql/web-work.ts";
import type { Visit } from "./access/access.ts";
import type { Assistant, Deliverable } from "./assistant.ts";
import { type WorkFiles, WorkRequest, type WorkResult } from "./work-desk.ts";

export interface DoWorkDeps {
  works: WebWorks;
  /** The visit of a person in a unit as it is now; null for somebody who has no role there any more. */
  visitIn(personId: string, unit: string): Promise<Visit | null>;
  assistantFor(visit: Visit): Assistant;
}

/** The work itself, in whatever process. A second run of a finished one does nothing. */
export async function doWork(
  deps: DoWorkDeps,
  workId: string,
  watch: { signal: AbortSignal; onProgress: OnProgress },
): Promise<void> {
  const { works } = deps;
  const work = await works.get(workId);
  if (work === null) throw new AppError("bad-usage", "no such work");
  if (work.result !== null) return;
  const visit = await deps.visitIn(work.personId, work.unit);
  if (visit === null) throw new AppError("not-allowed", "person without a role in the unit");
  const sent = await works.files(workId, false);
  const files = Object.fromEntries(
    sent.map(({ role, fileName, bytes }) => [role, { fileName, bytes }]),
  ) as WorkFiles;
  const { made, ...result } = await resultOf(
    { assistant: deps.assistantFor(visit), unit: work.unit, files },
    WorkRequest.parse(work.request),
    watch,
  ).catch(refusalOf);
  await works.finish(workId, result, made);
}

/** What another try cannot help is told to who asked; it is no dead job for an administrator. Throws the rest on. */
function refusalOf(error: unknown) {
  const isForeseen = error instanceof AppError && !error.retryable;
  if (!isForeseen || error.code === "cancelled" || error.code === "internal") throw error;
  const { code, userMessage: message } = error;
  return { kind: "refused" as const, code, message, made: [] };
}

interface Doing {
  assistant: Assistant;
  unit: string;
  files: WorkFiles;
}

type Made = Exclude<WorkResult, { kind: "ingest" }> & { made: Deliverable[] };

async function resultOf(
  { assistant, unit, files }: Doing,
  asked: WorkRequest,
  { signal, onProgress }: { signal: AbortSignal; onProgress: OnProgress },
): Promise<Made> {
  switch (asked.kind) {
    case "review": {
      const { kind, ...rest } = asked;
      if (files.file === undefined) throw new AppError("bad-usage", "review without a file");
      const { file } = files;
      const wanted = { file, unit, withFiles: true, onProgress, ...defined(rest) };
      const { review, files: made, ms } = await assistant.review(wanted, signal);
      return { kind, review, ms, made };
    }
    case "read": {
      if (files.file === undefined) throw new AppError("bad-usage", "reading without a file");
      const text = await assistant.readText(files.file, unit, signal, onProgress);
      return { kind: "read", text, made: [] };
    }
    case "draft": {
      const { kind, ...rest } = asked;
      const reply = await assistant.draft({ ...defined(rest), ...files, unit, onProgress }, signal);
      return { kind, ...draftOf(reply) };
    }
    case "redraft": {
      const { draftId, expectedVersion, answers, request: wish, asOf: day } = asked;
      const own = { draftId, expectedVersion, answers, unit };
      const more = defined({ request: wish, asOf: day, results: files.results });
      return { kind: "draft", ...draftOf(await assistant.redraft({ ...own, ...more })) };
    }
    case "ingest":
      throw new AppError("bad-usage", "files are taken in by their own job");
  }
}

/** Without what was not given: a field that is absent and one that is undefined are two things. */
const defined = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

const draftOf = ({
  draft,
  draftId,
  version,
  diff,
  part,
  files: made,
}: Awaited<ReturnType<Assistant["draft"]>>) => ({
  ...{ draft, draftId, version, diff, part, made },
});
