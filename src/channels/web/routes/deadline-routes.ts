/** Due dates of the register: a page and a calendar. */
import { type Context, Hono } from "hono";
import { z } from "zod";

import type { Visit } from "../../../assistant/access/access.ts";
import type { DueDateQuery } from "../../../domain/regulation/due-dates.ts";
import { AppError } from "../../../errors.ts";
import { makeCalendar } from "../../../export/calendar-ics.ts";
import type { WebEnv } from "../guard-actions.ts";
import { visitOf } from "../session.ts";
import { deadlinesPage } from "../views/deadlines-page.ts";
import type { WebParts } from "../web-deps.ts";
import { respondPage } from "./page-response.ts";

type Facility = DueDateQuery["facility"];

const Kind = z.enum(["hospital", "non-hospital"]).nullable().catch(null);

/** As chosen on the page ("": all kinds); without a choice by the profile of the unit. */
async function facilityFor(parts: WebParts, visit: Visit, asked: string | undefined) {
  if (asked !== undefined) return Kind.parse(asked);
  if (!parts.access.may(visit, "see-unit-profile")) return null;
  const { profile } = await parts.assistant.profile(visit.unit);
  return Kind.parse(profile.facility);
}

const datesFor = (parts: WebParts, facility: Facility) =>
  parts.regulations.dueDates({ from: parts.today(), facility });

function sendCalendar(c: Context, parts: WebParts, facility: Facility): Response {
  const calendar = makeCalendar({
    dates: datesFor(parts, facility),
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

  app.get("/thoi-han", async (c) => {
    const facility = await facilityFor(parts, visitOf(c), c.req.query("co-so"));
    return respondPage(c, parts, {
      title: "Mốc thời hạn",
      section: "/tai-lieu",
      scripts: [],
      width: "reading",
      body: deadlinesPage({
        dates: datesFor(parts, facility),
        facility,
        today: parts.today(),
        calendarUrl: `/lich.ics?co-so=${facility ?? ""}`,
      }),
    });
  });

  app.get("/lich.ics", async (c) =>
    sendCalendar(c, parts, await facilityFor(parts, visitOf(c), c.req.query("co-so"))),
  );
  app.get("/lich/:ma/can-cu.ics", async (c) => {
    const visit = await parts.access.opensCalendar(c.req.param("ma"));
    if (visit !== null)
      return sendCalendar(c, parts, await facilityFor(parts, visit, c.req.query("co-so")));
    throw new AppError("not-allowed", "unknown calendar address", {
      userMessage:
        "Địa chỉ lịch này không đúng hoặc đã bị thu hồi; tạo địa chỉ mới ở trang Tài khoản.",
    });
  });

  return app;
}
