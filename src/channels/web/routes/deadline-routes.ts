/** Due dates of the register: a page and a calendar. */
import { type Context, Hono } from "hono";
import { z } from "zod";

import { AppError } from "../../../errors.ts";
import { makeCalendar } from "../../../export/calendar-ics.ts";
import type { WebEnv } from "../guard-actions.ts";
import { deadlinesPage } from "../views/deadlines-page.ts";
import type { WebParts } from "../web-deps.ts";
import { respondPage } from "./page-response.ts";

const Query = z.object({ "co-so": z.enum(["hospital", "non-hospital"]).nullable().catch(null) });

function datesFor(parts: WebParts, rawQuery: Record<string, string>) {
  const facility = Query.parse(rawQuery)["co-so"];
  return { facility, dates: parts.regulations.dueDates({ from: parts.today(), facility }) };
}

function sendCalendar(c: Context, parts: WebParts): Response {
  const { dates } = datesFor(parts, c.req.query());
  const calendar = makeCalendar({
    dates,
    name: "Căn Cứ: mốc thời hạn",
    now: new Date(parts.now?.() ?? Date.now()).toISOString(),
    baseUrl: parts.publicUrl ?? null,
  });
  c.header("Content-Type", "text/calendar; charset=utf-8");
  c.header("Content-Disposition", 'attachment; filename="can-cu.ics"');
  return c.body(calendar);
}

export function deadlineRoutes(parts: WebParts): Hono<WebEnv> {
  const app = new Hono<WebEnv>();

  app.get("/thoi-han", (c) => {
    const { facility, dates } = datesFor(parts, c.req.query());
    return respondPage(c, parts, {
      title: "Mốc thời hạn",
      section: "/tai-lieu",
      scripts: [],
      width: "reading",
      body: deadlinesPage({
        dates,
        facility,
        today: parts.today(),
        calendarUrl: facility === null ? "/lich.ics" : `/lich.ics?co-so=${facility}`,
      }),
    });
  });

  app.get("/lich.ics", (c) => sendCalendar(c, parts));
  app.get("/lich/:ma/can-cu.ics", async (c) => {
    if (await parts.access.opensCalendar(c.req.param("ma"))) return sendCalendar(c, parts);
    throw new AppError("not-allowed", "unknown calendar address", {
      userMessage:
        "Địa chỉ lịch này không đúng hoặc đã bị thu hồi; tạo địa chỉ mới ở trang Tài khoản.",
    });
  });

  return app;
}
