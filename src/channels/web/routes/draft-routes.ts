/** The drafting page: a new draft, kept drafts and their versions, open figures typed in and drafted again. */
import { type Context, Hono } from "hono";
import { z } from "zod";

import type { DocumentSummary } from "../../../assistant/assistant.ts";
import type { DraftAnswer } from "../../../domain/draft/draft.ts";
import type { WebEnv } from "../guard-actions.ts";
import { webLimits } from "../limits.ts";
import { DraftForm, parseInput, textFields } from "../parse-inputs.ts";
import { readFile, readForm } from "../read-uploads.ts";
import { scoped } from "../session.ts";
import { draftPage } from "../views/draft-page.ts";
import { draftView } from "../views/draft-view.ts";
import { type Html } from "../views/html.ts";
import { ANSWER_PREFIX } from "../views/missing-form.ts";
import type { WebParts } from "../web-deps.ts";
import { limitUpload } from "./api-routes.ts";
import { keepFiles, respondPage } from "./page-response.ts";
import { beginWorks, type NewWork } from "./work-routes.ts";

const frame = {
  title: "Soạn thảo",
  section: "/soan-thao",
  scripts: ["work.js"],
  width: "wide",
} as const;

const RedraftForm = z.object({
  version: z.coerce.number().int().min(1),
  request: z.string().trim().max(webLimits.requestLength).default(""),
});
/** What a link to the page fills in; odd values count as not given. */
const Prefill = z.object({
  year: z.coerce.number().int().min(2020).max(2100).optional().catch(undefined),
  part: z.enum(["plan", "budget"]).catch("plan"),
  request: z.string().max(webLimits.requestLength).catch(""),
});
const VersionQuery = z.coerce.number().int().min(1).optional().catch(undefined);

async function toDraftWork(c: Context<WebEnv>): Promise<NewWork> {
  const form = await readForm(c);
  const fields = parseInput(DraftForm, textFields(form));
  const [fromFile, results] = [await readFile(form, "fromFile"), await readFile(form, "results")];
  return {
    title: `Dự thảo năm ${fields.year}`,
    request: {
      kind: "draft",
      year: fields.year,
      part: fields.part === "section" ? { section: fields.section ?? "" } : fields.part,
      ...(fields.from === undefined || fromFile !== null ? {} : { from: fields.from }),
      ...(fields.request === undefined ? {} : { request: fields.request }),
      ...(fields.asOf === undefined ? {} : { asOf: fields.asOf }),
    },
    files: {
      ...(fromFile === null ? {} : { fromFile }),
      ...(results === null ? {} : { results }),
    },
  };
}

const newestFirst = (plans: readonly DocumentSummary[]): DocumentSummary[] =>
  plans
    .filter((document) => document.kind === "plan")
    .toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0) || a.title.localeCompare(b.title, "vi"));

async function draftForm(c: Context<WebEnv>, shared: WebParts, result?: Html): Promise<Html> {
  const { assistant, unit, today } = scoped(c, shared);
  const { year, part, request } = Prefill.parse(c.req.query());
  return draftPage({
    year: year ?? Number(today().slice(0, 4)) + 1,
    ...{ part, request },
    plans: newestFirst(await assistant.documents(unit)),
    kept: await assistant.keptDrafts(unit),
    openProfile: (await assistant.profile(unit)).questions.length,
    ...(result === undefined ? {} : { result }),
  });
}

/** Answers out of the fields of the form; what was left blank is not asked again here. */
const answersOf = (fields: Record<string, string>): DraftAnswer[] =>
  Object.entries(fields)
    .filter(([name, value]) => name.startsWith(ANSWER_PREFIX) && value.trim() !== "")
    .map(([name, value]) => ({ id: name.slice(ANSWER_PREFIX.length), value: value.trim() }));

async function toRedraftWork(c: Context<WebEnv>): Promise<NewWork> {
  const form = await readForm(c);
  const fields = textFields(form);
  const { version, request } = parseInput(RedraftForm, fields);
  const results = await readFile(form, "results");
  return {
    title: "Soạn lại dự thảo",
    request: {
      kind: "redraft",
      draftId: c.req.param("id") ?? "",
      expectedVersion: version,
      answers: answersOf(fields),
      ...(request === "" ? {} : { request }),
    },
    files: results === null ? {} : { results },
  };
}

async function keptView(c: Context<WebEnv>, parts: WebParts): Promise<Html> {
  const { assistant, unit } = scoped(c, parts);
  const version = VersionQuery.parse(c.req.query("v"));
  const reply = await assistant.keptDraft(unit, c.req.param("id") ?? "", version);
  return draftView({
    draft: reply.draft,
    downloads: await keepFiles(c, parts, reply.files),
    kept: { draftId: reply.draftId, version: reply.version, newest: reply.newest },
    diff: null,
  });
}

export function draftRoutes(parts: WebParts): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  const page = async (c: Context<WebEnv>, result?: Html) =>
    respondPage(c, parts, { ...frame, body: await draftForm(c, parts, result) });

  app.get("/soan-thao", (c) => page(c));
  app.post("/soan-thao", limitUpload, async (c) => beginWorks(c, parts, [await toDraftWork(c)]));
  app.get("/soan-thao/:id", async (c) => page(c, await keptView(c, parts)));
  app.post("/soan-thao/:id", limitUpload, async (c) =>
    beginWorks(c, parts, [await toRedraftWork(c)]),
  );

  return app;
}
