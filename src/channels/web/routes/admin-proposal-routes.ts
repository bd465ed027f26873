/** Proposals for the register: reading a new regulation, looking at what was read, confirming it with corrections. */
import { type Context, Hono } from "hono";

import { AppError } from "../../../errors.ts";
import { ownFormWith, ownUpload, tokenField } from "../form-token.ts";
import type { WebEnv } from "../guard-actions.ts";
import { visitOf } from "../session.ts";
import { confirmedView, proposalPage, proposalsView } from "../views/proposal-view.ts";
import type { WebParts } from "../web-deps.ts";
import { respondAdmin } from "./admin-response.ts";
import { limitJson, limitUpload } from "./api-routes.ts";

const here = "/quan-tri/de-xuat";
/** Fields of the form; what they may hold is the register's to say. */
const CORRECTABLE = ["symbol", "type", "issuer", "title", "signed", "effective"] as const;

async function confirm(c: Context<WebEnv>, parts: WebParts): Promise<Response> {
  const { desk, access } = parts;
  const visit = visitOf(c);
  const id = c.req.param("id") ?? "";
  const { fields, values } = await ownFormWith(c, "giu");
  const { stored } = await desk.proposal(id, visit.unit);
  const { proposal } = stored;
  const typed = CORRECTABLE.flatMap((name) => {
    const value = fields[name]?.trim() ?? "";
    return value === "" ? [] : [[name, value] as const];
  });
  const kept = new Set(values);
  const all = [
    ...proposal.relations.map((_one, index) => `relation.${index + 1}`),
    ...proposal.provisions.map((_one, index) => `provision.${index + 1}`),
  ];
  const dropped = all.filter((name) => !kept.has(name)).map((name) => [name, ""] as const);
  const confirmed = await desk.confirm(id, visit.unit, {
    ...Object.fromEntries(typed),
    ...Object.fromEntries(dropped),
  });
  await access.record(visit, "register-confirm", id);
  return respondAdmin(c, parts, { here, title: "Đã vào sổ", body: confirmedView(confirmed) });
}

export function proposalRoutes(parts: WebParts): Hono<WebEnv> {
  const { desk, access } = parts;
  const app = new Hono<WebEnv>();

  app.get("/de-xuat", async (c) => {
    const proposals = await desk.proposals(visitOf(c).unit);
    const body = proposalsView(proposals, tokenField(c));
    return respondAdmin(c, parts, { here, title: "Đề xuất vào sổ văn bản", body });
  });
  app.post("/de-xuat", limitUpload, async (c) => {
    const visit = visitOf(c);
    const file = await ownUpload(c, "file");
    if (file === null) {
      throw new AppError("bad-usage", "no file", {
        userMessage: "Chưa có tệp nào; chọn tệp văn bản rồi gửi lại.",
      });
    }
    const { id } = await desk.propose(file, visit.unit);
    await access.record(visit, "register-propose", id);
    return c.redirect(`${here}/${encodeURIComponent(id)}`, 303);
  });
  app.get("/de-xuat/:id", async (c) => {
    const visit = visitOf(c);
    const detail = await desk.proposal(c.req.param("id"), visit.unit);
    const mayConfirm = access.may(visit, "register-confirm");
    const title = detail.stored.proposal.fields.symbol.value ?? detail.stored.fileName;
    const body = proposalPage({ detail, mayConfirm, token: tokenField(c) });
    return respondAdmin(c, parts, { here, title, body });
  });
  app.post("/de-xuat/:id", limitJson, (c) => confirm(c, parts));

  return app;
}
