import { Hono } from "hono";
import { describe, expect, it } from "vitest";

import { operatorVisit } from "../../../src/assistant/access/access-core.ts";
import { errorJson, errorStatus } from "../../../src/channels/web/error-responses.ts";
import {
  guardActions,
  SESSION_COOKIE,
  type WebEnv,
} from "../../../src/channels/web/guard-actions.ts";
import { openTestAccess } from "../../support/open-access.ts";

async function guarded(local: boolean) {
  const { access } = await openTestAccess();
  const app = new Hono<WebEnv>();
  app.use(
    guardActions({
      access,
      unit: "don-vi",
      isLocal: () => local,
      actions: { "GET /": "public", "GET /hoi/:id": "ask", "POST /xoa": "forget" },
      onStranger: (c) => c.redirect("/dang-nhap"),
    }),
  );
  const who = (c: { get(name: "visit"): WebEnv["Variables"]["visit"] }) =>
    c.get("visit")?.name ?? "không rõ";
  app.get("/", (c) => c.text(who(c)));
  app.get("/hoi/:id", (c) => c.text(who(c)));
  app.post("/xoa", (c) => c.text(who(c)));
  app.get("/quen", (c) => c.text("mở"));
  app.onError((error, c) => {
    const json = errorJson(error);
    return c.json(json, errorStatus(json.error.code));
  });
  const { code } = await access.invite(operatorVisit("don-vi"), { role: "staff" });
  const session = await access.joinOnWeb(code, "Bình", "x");
  const cookie = `${SESSION_COOKIE}=${session?.sessionToken ?? ""}`;
  return {
    get: async (path: string, signedIn = false, method = "GET") =>
      app.request(path, { method, headers: signedIn ? { cookie } : {} }),
  };
}

describe("guardActions", () => {
  it("lets strangers to public routes only", async () => {
    const { get } = await guarded(false);
    expect(await (await get("/")).text()).toBe("không rõ");
    expect((await get("/hoi/1")).headers.get("location")).toBe("/dang-nhap");
  });

  it("lets a person do what the role allows", async () => {
    const { get } = await guarded(false);
    expect(await (await get("/hoi/1", true)).text()).toBe("Bình");
    expect((await get("/xoa", true, "POST")).status).toBe(403);
  });

  it("needs no sign-in at the machine itself", async () => {
    const { get } = await guarded(true);
    expect((await get("/xoa", false, "POST")).status).toBe(200);
  });

  it("keeps a route shut that declares nothing", async () => {
    const { get } = await guarded(true);
    expect((await get("/quen")).status).toBe(403);
    expect((await get("/khong-co")).status).toBe(404);
  });
});
