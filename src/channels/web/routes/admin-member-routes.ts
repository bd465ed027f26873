/** Members, invites and requests of the unit of the visit. */
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { z } from "zod";

import { GrantedRole } from "../../../domain/access/actor.ts";
import { ownForm, tokenField } from "../form-token.ts";
import type { WebEnv } from "../guard-actions.ts";
import { parseInput } from "../parse-inputs.ts";
import { visitOf } from "../session.ts";
import { invitesView, membersView, requestsView } from "../views/admin-people.ts";
import { type Html, nothing } from "../views/html.ts";
import { oneTimeCode } from "../views/one-time-code.ts";
import { roleName } from "../views/people-labels.ts";
import type { WebParts } from "../web-deps.ts";
import { baseUrl } from "./account-routes.ts";
import { respondAdmin } from "./admin-response.ts";
import { limitJson } from "./api-routes.ts";

const MemberForm = z.discriminatedUnion("viec", [
  z.object({ viec: z.literal("vai-tro"), vaitro: GrantedRole }),
  z.object({ viec: z.literal("go") }),
  z.object({ viec: z.literal("ma") }),
]);
const InviteForm = z.object({
  vaitro: GrantedRole,
  ngay: z.coerce.number().int(),
  lan: z.coerce.number().int(),
});
const DecisionForm = z.object({ viec: z.enum(["dong-y", "tu-choi"]), vaitro: GrantedRole });

async function showMembers(c: Context<WebEnv>, parts: WebParts, result: Html = nothing) {
  const members = await parts.access.members(visitOf(c));
  const body = html`${result} ${membersView(members, tokenField(c))}`;
  return respondAdmin(c, parts, { here: "/quan-tri/thanh-vien", title: "Thành viên", body });
}

async function showInvites(c: Context<WebEnv>, parts: WebParts, result: Html = nothing) {
  const invites = await parts.access.invites(visitOf(c));
  const body = invitesView(invites, tokenField(c), result);
  return respondAdmin(c, parts, { here: "/quan-tri/loi-moi", title: "Lời mời", body });
}

async function showRequests(c: Context<WebEnv>, parts: WebParts, result: Html = nothing) {
  const requests = await parts.access.requests(visitOf(c));
  const body = requestsView(requests, tokenField(c), result);
  return respondAdmin(c, parts, { here: "/quan-tri/yeu-cau", title: "Yêu cầu vào đơn vị", body });
}

async function changeMember(c: Context<WebEnv>, parts: WebParts): Promise<Response> {
  const { access } = parts;
  const visit = visitOf(c);
  const id = c.req.param("id") ?? "";
  const form = parseInput(MemberForm, await ownForm(c));
  if (form.viec === "vai-tro") await access.setRole(visit, id, form.vaitro);
  if (form.viec === "go") await access.removeMember(visit, id);
  if (form.viec !== "ma") return c.redirect("/quan-tri/thanh-vien", 303);
  const code = await access.signInCodeFor(visit, id);
  const link = `${baseUrl(c, parts)}/dang-nhap?ma=${code}`;
  const terms = "Gửi riêng cho đúng người đó. Dùng một lần, trong 10 phút.";
  return showMembers(c, parts, oneTimeCode({ title: "Mã đăng nhập", code, link, terms }));
}

async function addInvite(c: Context<WebEnv>, parts: WebParts): Promise<Response> {
  const { vaitro, ngay, lan } = parseInput(InviteForm, await ownForm(c));
  const invite = { role: vaitro, days: ngay, uses: lan };
  const { code } = await parts.access.invite(visitOf(c), invite);
  const link = `${baseUrl(c, parts)}/tham-gia?ma=${code}`;
  const terms = `Vai trò ${roleName[vaitro]}, dùng ${lan} lần trong ${ngay} ngày. Trên Telegram, Zalo: gửi mã cho bot.`;
  return showInvites(c, parts, oneTimeCode({ title: "Mã mời", code, link, terms }));
}

async function decide(c: Context<WebEnv>, parts: WebParts): Promise<Response> {
  const { viec, vaitro } = parseInput(DecisionForm, await ownForm(c));
  const { kind, request } = await parts.access.decide(visitOf(c), c.req.param("id") ?? "", {
    approve: viec === "dong-y",
    role: vaitro,
  });
  const words = {
    approved: `${request.name} đã vào đơn vị với vai trò ${roleName[vaitro]}.`,
    refused: `Đã từ chối ${request.name}.`,
    decided: "Người khác đã quyết định yêu cầu này trước.",
  };
  return showRequests(c, parts, html`<p class="notice" role="status">${words[kind]}</p>`);
}

export function memberRoutes(parts: WebParts): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  app.get("/thanh-vien", (c) => showMembers(c, parts));
  app.post("/thanh-vien/:id", limitJson, (c) => changeMember(c, parts));
  app.get("/loi-moi", (c) => showInvites(c, parts));
  app.post("/loi-moi", limitJson, (c) => addInvite(c, parts));
  app.post("/loi-moi/:id/thu-hoi", limitJson, async (c) => {
    await ownForm(c);
    await parts.access.withdrawInvite(visitOf(c), c.req.param("id"));
    return c.redirect("/quan-tri/loi-moi", 303);
  });
  app.get("/yeu-cau", (c) => showRequests(c, parts));
  app.post("/yeu-cau/:id", limitJson, (c) => decide(c, parts));
  return app;
}
