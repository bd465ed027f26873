/**
 * The JSON API of the stable surface. One file in, one object out; several files in, an array in their order, in
 * which a refused file is `{file, error}` (review) or an IngestResult with outcome "rejected". Files made for the
 * caller are named under `files` as addresses on this server, valid for 30 minutes.
 */
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";

import type { DraftRequest, IngestResult } from "../../../assistant/assistant.ts";
import { refusedFile } from "../../../domain/document/ingest-result.ts";
import { AppError, type ErrorJson } from "../../../errors.ts";
import { errorJson, statusOfCode } from "../error-responses.ts";
import type { WebEnv } from "../guard-actions.ts";
import { webLimits } from "../limits.ts";
import {
  AskBody,
  checkQuestionLength,
  DraftBody,
  parseInput,
  readJson,
  ReviewForm,
  textFields,
  toPart,
} from "../parse-inputs.ts";
import { readFiles, readForm, type Upload } from "../read-uploads.ts";
import { scoped } from "../session.ts";
import type { WebParts } from "../web-deps.ts";
import { keepFiles } from "./page-response.ts";

const tooLarge = (): never => {
  throw new AppError("file-too-large", "body over the limit", {
    userMessage: `Nội dung gửi lên vượt quá ${webLimits.uploadBytes / (1024 * 1024)} MB; gửi từng tệp hoặc tách nhỏ tệp.`,
  });
};
const tooLong = (): never => {
  throw new AppError("too-long", "JSON body over the limit");
};

export const limitJson = bodyLimit({ maxSize: webLimits.jsonBytes, onError: tooLong });
export const limitUpload = bodyLimit({ maxSize: webLimits.uploadBytes, onError: tooLarge });

/** Rejected files as results, so that every door tells of them in the same shape. */
async function ingestUpload(
  { assistant, unit, log }: WebParts,
  upload: Upload,
  signal: AbortSignal,
): Promise<IngestResult> {
  try {
    if ("error" in upload) throw upload.error;
    return await assistant.ingest(upload.file, unit, signal);
  } catch (error) {
    if (!(error instanceof AppError)) log.error({ err: error }, "ingest failed");
    return refusedFile(upload.fileName, errorJson(error).error);
  }
}

interface ReviewInput {
  asOf: string | undefined;
  withFiles: boolean;
}

async function reviewAsJson(
  c: Context<WebEnv>,
  parts: WebParts,
  upload: Upload,
  { asOf, withFiles }: ReviewInput,
) {
  if ("error" in upload) throw upload.error;
  const { assistant, unit } = scoped(c, parts);
  const { review, files, ms } = await assistant.review(
    { ...{ file: upload.file, unit, withFiles }, ...(asOf === undefined ? {} : { asOf }) },
    c.req.raw.signal,
  );
  const made = (await keepFiles(c, parts, files)).map((link) => link.url);
  return { ...review, ...(withFiles ? { files: made } : {}), ms };
}

export function apiRoutes(parts: WebParts): Hono<WebEnv> {
  const app = new Hono<WebEnv>();

  app.post("/ask", limitJson, async (c) => {
    const { q, asOf } = await readJson(c, AskBody);
    checkQuestionLength(q);
    const { assistant, unit } = scoped(c, parts);
    const request = { question: q, unit, ...(asOf === undefined ? {} : { asOf }) };
    return c.json(await assistant.ask(request, c.req.raw.signal));
  });

  app.post("/draft", limitJson, async (c) => {
    const body = await readJson(c, DraftBody);
    const { assistant, unit } = scoped(c, parts);
    const request: DraftRequest = {
      year: body.year,
      part: toPart(body.part, body.section),
      unit,
      ...(body.part === "plan" ? { wholePlan: true } : {}),
      ...(body.from === undefined ? {} : { from: body.from }),
      ...(body.request === undefined ? {} : { request: body.request }),
      ...(body.asOf === undefined ? {} : { asOf: body.asOf }),
    };
    const { draft, files, ms } = await assistant.draft(request, c.req.raw.signal);
    const kept = await keepFiles(c, parts, files);
    return c.json({ ...draft, files: kept.map((link) => link.url), ms });
  });

  app.post("/review", limitUpload, async (c) => {
    const form = await readForm(c);
    const uploads = await readFiles(form, "file");
    const { asOf, files } = parseInput(ReviewForm, textFields(form));
    const options = { asOf, withFiles: files === "1" };
    const [only] = uploads;
    if (only !== undefined && uploads.length === 1) {
      return c.json(await reviewAsJson(c, parts, only, options));
    }
    const results: (Awaited<ReturnType<typeof reviewAsJson>> | ({ file: string } & ErrorJson))[] =
      [];
    for (const upload of uploads) {
      try {
        results.push(await reviewAsJson(c, parts, upload, options));
      } catch (error) {
        if (!(error instanceof AppError)) parts.log.error({ err: error }, "review failed");
        results.push({ file: upload.fileName, ...errorJson(error) });
      }
    }
    return c.json(results);
  });

  app.post("/ingest", limitUpload, async (c) => {
    const uploads = await readFiles(await readForm(c), "file");
    const results: IngestResult[] = [];
    const own = scoped(c, parts);
    for (const upload of uploads) {
      results.push(await ingestUpload(own, upload, c.req.raw.signal));
    }
    const [only] = results;
    if (only === undefined || results.length > 1) return c.json(results);
    return c.json(only, only.error === undefined ? 200 : statusOfCode(only.error.code));
  });

  return app;
}
