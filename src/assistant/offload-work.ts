/**
 * The assistant of a visit whose long work is done by another process: reviews, drafts and the reading of files are
 * handed over as the pages' long work is, and waited for. What is told meanwhile reaches the one who waits, and a stop
 * reaches the work. Who may do it is asked, and noted, where it is done.
 */
import { setTimeout as sleep } from "node:timers/promises";

import { AppError } from "../errors.ts";
import type { OnProgress } from "../platform/progress.ts";
import type { Visit } from "./access/access.ts";
import { unitNotFound } from "./access/access-core.ts";
import type { Assistant } from "./assistant.ts";
import type { WorkDesk, WorkFiles, WorkRequest, WorkResult, WorkState } from "./work-desk.ts";

const LOOK_MS = 200;

interface Asked {
  title?: string;
  request: WorkRequest;
  files: WorkFiles;
  signal?: AbortSignal | undefined;
  onProgress?: OnProgress | undefined;
}

export function offloadWork(desk: WorkDesk, visit: Visit, assistant: Assistant): Assistant {
  const done = (unit: string, asked: Asked) => {
    if (unit !== visit.unit) throw unitNotFound();
    return waitFor(desk, visit, asked);
  };
  return {
    ...assistant,
    async review({ file, unit, onProgress, ...rest }, signal) {
      const request = { kind: "review" as const, ...rest, decisions: [...(rest.decisions ?? [])] };
      const asked = { title: file.fileName, request, files: { file }, signal, onProgress };
      const { result, files, ms } = await done(unit, asked);
      return { review: resultOf(result, "review").review, files, ms };
    },
    async draft({ fromFile, results, unit, onProgress, answers, ...rest }, signal) {
      const request = { kind: "draft" as const, ...rest, answers: [...(answers ?? [])] };
      const files = filesOf({ fromFile, results });
      const { result, ...made } = await done(unit, { request, files, signal, onProgress });
      return { ...resultOf(result, "draft"), ...made };
    },
    async redraft({ results, unit, answers, ...rest }) {
      const request = { kind: "redraft" as const, ...rest, answers: [...(answers ?? [])] };
      const { result, ...made } = await done(unit, { request, files: filesOf({ results }) });
      return { ...resultOf(result, "draft"), ...made };
    },
    async readText(file, unit, signal, onProgress) {
      const request = { kind: "read" as const };
      const asked = { title: file.fileName, request, files: { file }, signal, onProgress };
      return resultOf((await done(unit, asked)).result, "read").text;
    },
  };
}

async function waitFor(desk: WorkDesk, visit: Visit, asked: Asked) {
  const { title = "", request, files, signal } = asked;
  const begun = performance.now();
  const id = await desk.start(visit, title, request, files);
  for (;;) {
    if (signal?.aborted === true) {
      await desk.stop(visit, id).catch(() => false);
      throw stopped();
    }
    const ended = endOf(await look(desk, visit, id), asked.onProgress);
    if (ended !== null) return { ...ended, ms: Math.round(performance.now() - begun) };
    await sleep(LOOK_MS);
  }
}

/** Null while it goes on, which is told. Throws what it failed with. */
function endOf(state: WorkState | null, onProgress: OnProgress | undefined) {
  switch (state?.kind) {
    case "waiting":
    case "running":
      onProgress?.({ what: state.line });
      return null;
    case "failed":
      throw new AppError(state.code, "work failed elsewhere", { userMessage: state.message });
    case "stopped":
      throw stopped();
    case "done":
      return { result: state.result, files: state.files };
    case undefined:
      return null;
  }
}

/** Null while a server is away: what was handed over waits there. */
async function look(desk: WorkDesk, visit: Visit, id: string): Promise<WorkState | null> {
  const view = await desk.look(visit, id).catch((error: unknown) => {
    if (error instanceof AppError && error.retryable) return null;
    throw error;
  });
  return view?.state ?? null;
}

function resultOf<Kind extends WorkResult["kind"]>(
  result: WorkResult,
  kind: Kind,
): Extract<WorkResult, { kind: Kind }> {
  if (result.kind !== kind) throw new Error(`${result.kind} came of a ${kind}`);
  return result as Extract<WorkResult, { kind: Kind }>;
}

const stopped = (): AppError => new AppError("cancelled", "work was stopped");

const filesOf = (files: { [Role in keyof WorkFiles]: WorkFiles[Role] | undefined }): WorkFiles =>
  Object.fromEntries(Object.entries(files).filter(([, file]) => file !== undefined));
