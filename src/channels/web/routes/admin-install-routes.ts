/** The install as a whole: units, everyone, jobs, the audit log. */
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { z } from "zod";

import { ownForm, tokenField } from "../form-token.ts";
import type { WebEnv } from "../guard-actions.ts";
import { webLimits } from "../limits.ts";
import { parseInput } from "../parse-inputs.ts";
import { visitOf } from "../session.ts";
import { peopleView, unitsView } from "../views/admin-people.ts";
import { auditView, feedbackView, jobStates, jobsView } from "../views/admin-system.ts";
import { type Html, nothing } from "../views/html.ts";
import type { WebParts } from "../web-deps.ts";
import { respondAdmin } from "./admin-response.ts";
import { limitJson } from "./api-routes.ts";

const Name = z.string().trim().min(1).max(80);
const UnitForm = z.object({ ma: z.string().trim().min(1).max(60), ten: Name });
const RenameForm = z.object({ ten: Name });
const PersonForm = z.object({ viec: z.enum(["khoa", "mo", "quan-tri", "thoi-quan-tri"]) });
const JobsQuery = z.object({ "trang-thai": z.enum(jobStates).nullable().catch(null) });
const AuditQuery = z.object({ truoc: z.coerce.number().int().min(1).optional().catch(undefined) });

async function showJobs(c: Context<WebEnv>, parts: WebParts, result: Html = nothing) {
  const state = JobsQuery.parse(c.req.query())["trang-thai"];
  const jobs = await parts.desk.jobs(state ?? undefined);
  const body = jobsView(jobs, { state, token: tokenField(c), result });
  return respondAdmin(c, parts, { here: "/quan-tri/cong-viec", title: "Công việc nền", body });
}

async function retryJob(c: Context<WebEnv>, parts: WebParts): Promise<Response> {
  await ownForm(c);
  const id = c.req.param("id") ?? "";
  const done = await parts.desk.retryJob(id);
  if (done) await parts.access.record(visitOf(c), "retry-job", id);
  const words = done ? "Đã đưa vào hàng chờ để chạy lại." : "Việc này không ở trạng thái dừng.";
  return showJobs(c, parts, html`<p class="notice" role="status">${words}</p>`);
}

async function showAudit(c: Context<WebEnv>, parts: WebParts): Promise<Response> {
  const { access } = parts;
  const visit = visitOf(c);
  const { truoc } = AuditQuery.parse(c.req.query());
  const limit = webLimits.auditRows;
  const entries = await access.audit(visit, {
    limit,
    ...(truoc === undefined ? {} : { before: truoc }),
  });
  const members = access.may(visit, "manage-people") ? await access.members(visit) : [];
  const names = new Map(members.map(({ personId, name }) => [personId, name]));
  const last = entries.at(-1);
  const body = auditView({
    entries,
    verdict: truoc === undefined && visit.actor.systemAdmin ? await access.verifyAudit() : null,
    names: names.set("operator", "Người tại máy chủ").set("visitor", "Khách"),
    before: entries.length === limit && last !== undefined ? last.seq : null,
  });
  return respondAdmin(c, parts, { here: "/quan-tri/nhat-ky", title: "Nhật ký", body });
}

async function changePerson(c: Context<WebEnv>, { access }: WebParts): Promise<Response> {
  const { viec } = parseInput(PersonForm, await ownForm(c));
  const visit = visitOf(c);
  const id = c.req.param("id") ?? "";
  if (viec === "khoa" || viec === "mo") await access.setActive(visit, id, viec === "mo");
  else await access.setSystemAdmin(visit, id, viec === "quan-tri");
  return c.redirect("/quan-tri/nguoi", 303);
}

export function installRoutes(parts: WebParts): Hono<WebEnv> {
  const { access } = parts;
  const app = new Hono<WebEnv>();

  app.get("/don-vi", async (c) => {
    const body = unitsView(await access.units(visitOf(c)), tokenField(c));
    return respondAdmin(c, parts, { here: "/quan-tri/don-vi", title: "Đơn vị", body });
  });
  app.post("/don-vi", limitJson, async (c) => {
    const { ma, ten } = parseInput(UnitForm, await ownForm(c));
    await access.addUnit(visitOf(c), { id: ma, name: ten });
    return c.redirect("/quan-tri/don-vi", 303);
  });
  app.post("/don-vi/:id", limitJson, async (c) => {
    const { ten } = parseInput(RenameForm, await ownForm(c));
    await access.renameUnit(visitOf(c), c.req.param("id"), ten);
    return c.redirect("/quan-tri/don-vi", 303);
  });
  app.get("/nguoi", async (c) => {
    const body = peopleView(await access.people(visitOf(c)), tokenField(c));
    return respondAdmin(c, parts, { here: "/quan-tri/nguoi", title: "Mọi người dùng", body });
  });
  app.post("/nguoi/:id", limitJson, (c) => changePerson(c, parts));
  app.get("/cong-viec", (c) => showJobs(c, parts));
  app.post("/cong-viec/:id", limitJson, (c) => retryJob(c, parts));
  app.get("/gop-y", async (c) => {
    const noted = (await parts.feedback?.list(visitOf(c).unit)) ?? [];
    const body = feedbackView(noted.toReversed().slice(0, webLimits.auditRows));
    return respondAdmin(c, parts, { here: "/quan-tri/gop-y", title: "Góp ý", body });
  });
  app.get("/nhat-ky", (c) => showAudit(c, parts));

  return app;
}
