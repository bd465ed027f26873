/** The own account: unit, other devices and channels, leaving. */
import { type Context, Hono } from "hono";
import { z } from "zod";

import { ownForm, tokenField } from "../form-token.ts";
import type { WebEnv } from "../guard-actions.ts";
import { parseInput } from "../parse-inputs.ts";
import { visitOf } from "../session.ts";
import { accountPage } from "../views/account-page.ts";
import { type Html } from "../views/html.ts";
import { oneTimeCode } from "../views/one-time-code.ts";
import type { WebParts } from "../web-deps.ts";
import { limitJson } from "./api-routes.ts";
import { respondPage } from "./page-response.ts";

const UnitForm = z.object({ unit: z.string().min(1).max(60) });
const CodeForm = z.object({ loai: z.enum(["web", "kenh"]) });
const CalendarForm = z.object({ viec: z.enum(["tao", "thu-hoi"]) });
const ChannelForm = z.object({ kenh: z.string().min(1).max(200) });
const TEN_MINUTES = "Dùng một lần, trong 10 phút.";

/** The address under which the user has the app open. */
export const baseUrl = (c: Context, { publicUrl }: WebParts): string =>
  publicUrl ?? new URL(c.req.url).origin;

async function show(c: Context<WebEnv>, parts: WebParts, result?: Html): Promise<Response> {
  const visit = visitOf(c);
  const { access } = parts;
  const mine = await access.unitsOf(visit);
  const units = access.may(visit, "manage-units") ? await access.units(visit) : mine;
  const body = accountPage({
    person: await access.self(visit),
    unit: visit.unit,
    role: visit.actor.memberships.find(({ unit }) => unit === visit.unit)?.role ?? null,
    systemAdmin: visit.actor.systemAdmin,
    calendar: await access.hasCalendar(visit),
    units,
    token: tokenField(c),
    ...(result === undefined ? {} : { result }),
  });
  return respondPage(c, parts, {
    title: "Tài khoản",
    section: "/tai-khoan",
    scripts: ["work.js"],
    width: "reading",
    body,
  });
}

/** A new address for the own calendar, or the end of the one there is. */
async function changeCalendar(c: Context<WebEnv>, parts: WebParts): Promise<Response> {
  const { viec } = parseInput(CalendarForm, await ownForm(c));
  if (viec === "thu-hoi") {
    await parts.access.endCalendar(visitOf(c));
    return c.redirect("/tai-khoan", 303);
  }
  const code = `${baseUrl(c, parts)}/lich/${await parts.access.calendarToken(visitOf(c))}/can-cu.ics`;
  const terms =
    "Dán địa chỉ này vào mục “thêm lịch từ URL” của Google Lịch, Outlook, điện thoại. Ai có địa chỉ đều xem được lịch; địa chỉ trước đó không còn dùng được.";
  return show(
    c,
    parts,
    oneTimeCode({ title: "Địa chỉ lịch của anh/chị", code, link: null, terms }),
  );
}

export function accountRoutes(parts: WebParts): Hono<WebEnv> {
  const { access } = parts;
  const app = new Hono<WebEnv>();

  app.get("/", (c) => show(c, parts));
  app.post("/don-vi", limitJson, async (c) => {
    const { unit } = parseInput(UnitForm, await ownForm(c));
    await access.chooseUnit(visitOf(c), unit);
    return c.redirect("/tai-khoan", 303);
  });
  app.post("/ma", limitJson, async (c) => {
    const { loai } = parseInput(CodeForm, await ownForm(c));
    const visit = visitOf(c);
    if (loai === "web") {
      const code = await access.signInCode(visit);
      const link = `${baseUrl(c, parts)}/dang-nhap?ma=${code}`;
      return show(
        c,
        parts,
        oneTimeCode({ title: "Mã đăng nhập thiết bị khác", code, link, terms: TEN_MINUTES }),
      );
    }
    const code = await access.linkCode(visit);
    const terms = `Gửi mã này cho bot trên Telegram hoặc Zalo để nối vào tài khoản. ${TEN_MINUTES}`;
    return show(
      c,
      parts,
      oneTimeCode({ title: "Mã nối kênh trò chuyện", code, link: null, terms }),
    );
  });
  app.post("/lich", limitJson, (c) => changeCalendar(c, parts));
  app.post("/go-kenh", limitJson, async (c) => {
    const { kenh } = parseInput(ChannelForm, await ownForm(c));
    await access.unlink(visitOf(c), kenh);
    return c.redirect("/tai-khoan", 303);
  });
  app.post("/roi-don-vi", limitJson, async (c) => {
    await ownForm(c);
    await access.leave(visitOf(c));
    return c.redirect("/tai-khoan", 303);
  });

  return app;
}
