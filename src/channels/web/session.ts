/** Who is at the web app: the session cookie, whether the request comes from this machine, where tries are counted. */
import { isIP } from "node:net";

import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { deleteCookie, setCookie } from "hono/cookie";

import type { Visit } from "../../assistant/access/access.ts";
import { AppError } from "../../errors.ts";
import { errorJson, wantsJson } from "./error-responses.ts";
import { SESSION_COOKIE, type WebEnv } from "./guard-actions.ts";
import type { WebParts } from "./web-deps.ts";

/** As long as the session itself lives. */
const SESSION_S = 14 * 24 * 60 * 60;
const FORWARDED = ["x-forwarded-for", "forwarded", "x-real-ip"];

/** Address of the socket; null where there is none (requests made in the process). */
function socketAddress(c: Context): string | null {
  try {
    return getConnInfo(c).remote.address ?? null;
  } catch {
    return null;
  }
}

const isLoopback = (address: string): boolean => /^(::ffff:)?127\.|^::1$/.test(address);

/** At this machine itself, without a proxy in between, on an app that is published nowhere. */
export function isLocal(c: Context, parts: WebParts): boolean {
  if (!parts.local || FORWARDED.some((name) => c.req.header(name) !== undefined)) return false;
  const address = socketAddress(c);
  return address === null || isLoopback(address);
}

/** Where wrong codes are counted: behind the declared proxy the address that the proxy itself saw. */
export function clientAddress(c: Context, parts: WebParts): string {
  const seen = c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  if (parts.publicUrl !== undefined && isIP(seen) !== 0) return seen;
  return socketAddress(c) ?? "unknown";
}

const isSecure = (c: Context, parts: WebParts): boolean =>
  (parts.publicUrl ?? c.req.url).startsWith("https:");

export function startSession(c: Context, parts: WebParts, sessionToken: string): void {
  setCookie(c, SESSION_COOKIE, sessionToken, {
    httpOnly: true,
    // Lax, not Strict: a link out of a chat must find the session.
    sameSite: "Lax",
    secure: isSecure(c, parts),
    path: "/",
    maxAge: SESSION_S,
  });
}

export function dropSession(c: Context, parts: WebParts): void {
  deleteCookie(c, SESSION_COOKIE, { path: "/", secure: isSecure(c, parts) });
}

/** The visit of a route that the guard lets nobody unknown to. */
export function visitOf(c: Context<WebEnv>): Visit {
  const visit = c.get("visit");
  if (visit === null) throw new AppError("not-allowed", "route without a visit");
  return visit;
}

/** What a route works with: the assistant of the visit, bound to its unit. */
export function scoped(c: Context<WebEnv>, parts: WebParts): WebParts {
  return { ...parts, assistant: c.get("assistant"), unit: visitOf(c).unit };
}

/** A path of this app to come back to; anything else leads to the first page. */
export const safePath = (path: string | undefined): string =>
  path !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : "/";

/** Somebody unknown at a route that needs a person. */
export function sendToSignIn(c: Context): Response {
  if (wantsJson(c)) {
    const error = new AppError("not-allowed", "no session", {
      userMessage: "Anh/chị chưa đăng nhập hoặc phiên đã hết; đăng nhập lại rồi thử lại.",
    });
    return c.json(errorJson(error), 401);
  }
  const { pathname, search } = new URL(c.req.url);
  const back = c.req.method === "GET" && pathname !== "/" ? `${pathname}${search}` : null;
  return c.redirect(
    back === null ? "/dang-nhap" : `/dang-nhap?${new URLSearchParams({ tiep: back }).toString()}`,
    303,
  );
}
