import { describe, expect, it, onTestFinished } from "vitest";

import { operatorVisit } from "../../../src/assistant/access/access-core.ts";
import type { Assistant } from "../../../src/assistant/assistant.ts";
import { AppError } from "../../../src/errors.ts";
import { gatedReview, openQueuedWeb } from "../../support/queued-web.ts";
import { aForm } from "../../support/web-app.ts";

async function open(script: Partial<Assistant>) {
  const { app, access, sql, close } = await openQueuedWeb(script);
  onTestFinished(close);
  /** A new person of a unit, and how they ask for pages. */
  const join_ = async (name: string, unit = "don-vi") => {
    const { code } = await access.invite(operatorVisit(unit), { role: "reviewer" });
    const session = await access.joinOnWeb(code, name, name);
    const cookie = `can-cu=${session?.sessionToken ?? ""}`;
    const caller = await access.atWeb({
      sessionToken: session?.sessionToken ?? null,
      ...{ local: false, unit },
    });
    const headers = { cookie, "sec-fetch-site": "same-origin", "x-fragment": "1" };
    return {
      visit: caller.kind === "known" ? caller.visit : operatorVisit(unit),
      get: async (path: string, more: Record<string, string> = {}) =>
        app.request(path, { headers: { ...headers, ...more } }),
      post: async (path: string, form?: FormData) =>
        app.request(path, { method: "POST", headers, ...(form ? { body: form } : {}) }),
    };
  };
  return { access, join: join_, sql };
}

const file = () => aForm([{ name: "kế hoạch.docx", content: "nội dung" }]);

const workOf = async (response: Response): Promise<{ work: string; line: string }> =>
  (await response.json()) as { work: string; line: string };

async function until<T>(look: () => Promise<T | null>): Promise<T> {
  for (let at = 0; at < 400; at += 1) {
    const found = await look();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("still not there");
}

describe("long work on pages", () => {
  it("is done outside of the request: progress first, then the result, kept under its address", async () => {
    const { review, finish } = gatedReview();
    const web = await open({ review });
    const person = await web.join("An");
    const asked = await person.post("/ra-soat", file());
    expect(asked.status).toBe(202);
    const { work } = await workOf(asked);
    await until(async () => {
      const { line } = await workOf(await person.get(work));
      return line === "Đang đọc tệp, trang 3/12" ? line : null;
    });
    const page = await (await person.get(work, { "x-fragment": "0" })).text();
    expect(page).toContain("kế hoạch.docx");
    expect(page).toContain('http-equiv="refresh"');
    finish();
    const done = await until(async () => {
      const response = await person.get(work);
      return response.status === 200 ? response : null;
    });
    expect(await done.text()).toContain("x.docx");
    expect((await person.get(work)).status).toBe(200);
  });

  it("what is short comes at once", async () => {
    const { review, finish } = gatedReview();
    finish();
    const person = await (await open({ review })).join("An");
    const response = await person.post("/ra-soat", file());
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("x.docx");
  });

  it("a stopped work ends and says so", async () => {
    const { review } = gatedReview();
    const person = await (await open({ review })).join("An");
    const { work } = await workOf(await person.post("/ra-soat", file()));
    expect((await person.post(`${work}/dung`)).status).toBe(200);
    const ended = await until(async () => {
      const response = await person.get(work);
      return response.status === 202 ? null : response;
    });
    expect(ended.status).toBe(409);
    expect(await ended.text()).toContain("Đã dừng theo yêu cầu");
  });

  it("a failure is told with its own sentence and status, tried once when trying again is no use", async () => {
    let tries = 0;
    const review: Assistant["review"] = async () => {
      tries += 1;
      throw new AppError("file-locked", "x", { userMessage: "Tệp bị khóa bằng mật khẩu." });
    };
    const person = await (await open({ review })).join("An");
    const response = await person.post("/ra-soat", file());
    expect([response.status, tries]).toEqual([422, 1]);
    expect(await response.text()).toContain("Tệp bị khóa bằng mật khẩu.");
  });

  it("belongs to who asked: a colleague, another unit and an unknown id see the same nothing", async () => {
    const { review, finish } = gatedReview();
    finish();
    const web = await open({ review });
    await web.access.addUnit(operatorVisit("don-vi"), { id: "khac", name: "Đơn vị khác" });
    const [owner, colleague, stranger] = [
      await web.join("An"),
      await web.join("Bình"),
      await web.join("Chi", "khac"),
    ];
    await owner.post("/ra-soat", file());
    const { rows } = await web.sql.run("SELECT id FROM web_work");
    const id = (rows[0] as { id: string }).id;
    expect((await owner.get(`/viec/${id}`)).status).toBe(200);
    expect((await owner.get(`/viec/${id}/tep/1/x.docx`)).status).toBe(200);
    for (const path of ["tep/1/y.docx", "tep/2/x.docx", "tep/__proto__/x.docx", "tep/-1/x.docx"])
      expect((await owner.get(`/viec/${id}/${path}`)).status).toBe(404);
    expect((await colleague.get(`/viec/${id}/tep/1/x.docx`)).status).toBe(404);
    const seen = [];
    for (const person of [colleague, stranger])
      for (const path of [`/viec/${id}`, "/viec/viec-000000000000000000000000"]) {
        const response = await person.get(path);
        seen.push(`${response.status} ${await response.text()}`);
      }
    expect(new Set(seen).size).toBe(1);
    expect(seen[0]).toMatch(/^404 /);
    expect((await stranger.post(`/viec/${id}/dung`)).status).toBe(404);
  });

  it("of somebody who lost their role meanwhile is not done, and its result not shown", async () => {
    const { review, finish } = gatedReview();
    const web = await open({ review });
    const person = await web.join("An");
    const { work } = await workOf(await person.post("/ra-soat", file()));
    await web.access.removeMember(operatorVisit("don-vi"), person.visit.actor.personId);
    finish();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await person.get(work)).status).toBe(401);
    expect((await person.get("/tai-ve/abc/x.docx")).status).toBe(401);
    expect(await web.access.visitIn(person.visit.actor.personId, "don-vi")).toBeNull();
  });
});
