/** The calendar of due dates as other programs read it (RFC 5545). */
import { describe, expect, it } from "vitest";

import { dueDates } from "../../src/domain/regulation/due-dates.ts";
import { makeCalendar } from "../../src/export/calendar-ics.ts";
import { loadRegister } from "../support/register.ts";

const register = loadRegister();
const dates = dueDates(register, { asOf: "2026-11-22", from: "2026-11-22", facility: null });
const calendar = (now = "2026-11-22T02:03:04.567Z") =>
  makeCalendar({ dates, name: "Mốc; thời hạn", now, baseUrl: "https://can-cu.example" });
const unfolded = (text: string) => text.replace(/\r\n /g, "");

describe("due dates", () => {
  it("lie ahead, in order, and rest on documents that may stand as a basis", () => {
    expect(dates.length).toBeGreaterThan(3);
    expect(dates.map(({ due }) => due)).toEqual(dates.map(({ due }) => due).toSorted());
    for (const { due, documentId } of dates) {
      expect(due >= "2026-11-22").toBe(true);
      const entry = register.byId(documentId);
      expect(entry && register.status(entry, "2026-11-22").code, documentId).not.toBe("replaced");
    }
  });

  it("leave out what concerns the other kind of facility only", () => {
    const of = (facility: "hospital" | "non-hospital") =>
      dueDates(register, { asOf: "2025-08-01", from: "2025-08-01", facility })
        .filter(({ documentId }) => documentId === "13-2025-tt-byt")
        .map(({ due }) => due);
    expect(of("hospital")).toContain("2025-09-30");
    expect(of("non-hospital")).not.toContain("2025-09-30");
    expect(of("non-hospital")).toContain("2026-12-31");
  });

  it("may be narrowed to what is followed", () => {
    const only = { documents: new Set(["13-2025-tt-byt"]), subjects: new Set<string>() };
    const found = dueDates(register, {
      asOf: "2026-11-22",
      from: "2026-11-22",
      facility: null,
      only,
    });
    expect(new Set(found.map(({ documentId }) => documentId))).toEqual(only.documents);
  });
});

describe("makeCalendar", () => {
  it("folds lines at 75 octets inside no character and ends them with CRLF", () => {
    const lines = calendar().split("\r\n");
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(calendar().replace(/\r\n/g, "")).not.toMatch(/[\r\n\uFFFD]/);
  });

  it("has one all-day event per date, with the day after as its end, and a link", () => {
    const text = unfolded(calendar());
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(dates.length);
    expect(text).toContain("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101");
    expect(text).toContain("DTSTAMP:20261122T020304Z");
    expect(text).toContain("URL:https://can-cu.example/tai-lieu/13-2025-tt-byt");
    expect(text).toContain("X-WR-CALNAME:Mốc\\; thời hạn");
  });

  it("keeps the ids of events from one day to the next, each once", () => {
    const ids = (text: string) => unfolded(text).match(/^UID:.*$/gm) ?? [];
    expect(ids(calendar("2026-11-23T00:00:00Z"))).toEqual(ids(calendar()));
    expect(new Set(ids(calendar())).size).toBe(dates.length);
  });
});
