/** Coming in by a one-time code or an invite, and going out. A GET never uses a code up: chat apps open links to look. */
import { type Context, Hono } from "hono";
import { getCookie } from "hono/cookie";
import { z } from "zod";

import { ownForm } from "../form-token.ts";
import type { WebEnv } from "../guard-actions.ts";
import { SESSION_COOKIE } from "../guard-actions.ts";
import { parseInput, textFields } from "../parse-inputs.ts";
import { readForm } from "../read-uploads.ts";
import { clientAddress, dropSession, safePath, startSession } from "../session.ts";
import { joinPage, signInPage } from "../views/sign-in-page.ts";
import type { WebParts } from "../web-deps.ts";
import { limitJson } from "./api-routes.ts";
import { respondPage } from "./page-response.ts";

const Code = z.string().trim().min(1).max(60);
const SignInForm = z.object({ ma: Code, tiep: z.string().max(2000).default("/") });
const JoinForm = z.object({ ma: Code, ten: z.string().trim().min(1).max(80) });
const WRONG_CODE =
  "Mã không đúng, đã dùng hoặc đã hết hạn; xin mã mới rồi nhập lại. Chưa có gì thay đổi.";

const frame = { section: "/dang-nhap", scripts: [], width: "reading" } as const;

function showSignIn(
  c: Context<WebEnv>,
  parts: WebParts,
  page: { code: string; back: string; error?: string },
) {
  const body = signInPage(page);
  return respondPage(c, parts, { ...frame, title: "Đăng nhập", body }, page.error ? 401 : 200);
}

function showJoin(
  c: Context<WebEnv>,
  parts: WebParts,
  page: { code: string; name: string; error?: string },
) {
  const body = joinPage(page);
  return respondPage(c, parts, { ...frame, title: "Vào đơn vị", body }, page.error ? 401 : 200);
}

export function signInRoutes(parts: WebParts): Hono<WebEnv> {
  const { access } = parts;
  const app = new Hono<WebEnv>();

  app.get("/dang-nhap", (c) =>
    showSignIn(c, parts, { code: c.req.query("ma") ?? "", back: safePath(c.req.query("tiep")) }),
  );
  app.post("/dang-nhap", limitJson, async (c) => {
    const { ma, tiep } = parseInput(SignInForm, textFields(await readForm(c)));
    const session = await access.signIn(ma, clientAddress(c, parts));
    if (session === null) return showSignIn(c, parts, { code: ma, back: tiep, error: WRONG_CODE });
    startSession(c, parts, session.sessionToken);
    return c.redirect(safePath(tiep), 303);
  });

  app.get("/tham-gia", (c) => showJoin(c, parts, { code: c.req.query("ma") ?? "", name: "" }));
  app.post("/tham-gia", limitJson, async (c) => {
    const { ma, ten } = parseInput(JoinForm, textFields(await readForm(c)));
    const session = await access.joinOnWeb(ma, ten, clientAddress(c, parts));
    if (session === null) return showJoin(c, parts, { code: ma, name: ten, error: WRONG_CODE });
    startSession(c, parts, session.sessionToken);
    return c.redirect("/", 303);
  });

  app.post("/dang-xuat", limitJson, async (c) => {
    await ownForm(c);
    const token = getCookie(c, SESSION_COOKIE);
    if (token !== undefined) await access.signOut(token);
    dropSession(c, parts);
    return c.redirect("/dang-nhap", 303);
  });

  return app;
}
