/** Who is at the web app: the session cookie, whether the request comes from this machine, where tries are counted. */
import { createHash, timingSafeEqual } from "node:crypto";
import { isIP } from "node:net";

import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

import type { Visit } from "../../assistant/access/access.ts";
import type { Action } from "../../domain/access/action.ts";
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

/** The request comes from this machine and no proxy has handed it on. */
export function isFromHere(c: Context): boolean {
  if (FORWARDED.some((name) => c.req.header(name) !== undefined)) return false;
  const address = socketAddress(c);
  return address === null || isLoopback(address);
}

/** At this machine itself, without a proxy in between, on an app that is published nowhere. */
export const isLocal = (c: Context, parts: WebParts): boolean => parts.local && isFromHere(c);

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Asked by a name that is not the published one: not every proxy says that it hands on. */
function isScrapedHere(c: Context, { publicHosts = [] }: WebParts): boolean {
  const host = URL.parse(`http://${c.req.header("host") ?? "localhost"}`)?.hostname ?? "";
  return isFromHere(c) && !publicHosts.includes(host);
}

export function hasMetricsToken(
  c: Context,
  { metricsToken = null }: Pick<WebParts, "metricsToken">,
): boolean {
  const [, given] = /^Bearer (.+)$/i.exec(c.req.header("authorization") ?? "") ?? [];
  if (given === undefined || metricsToken === null) return false;
  return timingSafeEqual(digest(given), digest(metricsToken));
}

/** A monitor within the network calls the machine by a name of its own, such as that of a container. */
export const isScrapeWithToken = (c: Context, parts: WebParts): boolean =>
  c.req.method === "GET" && c.req.path === "/metrics" && hasMetricsToken(c, parts);

/** This machine, the token of the settings, system administrators. */
export function maySeeMetrics(c: Context<WebEnv>, parts: WebParts): boolean {
  if (isScrapedHere(c, parts) || hasMetricsToken(c, parts)) return true;
  const visit = c.get("visit");
  return visit !== null && parts.access.may(visit, "maintain");
}

/** Throws AppError "not-allowed" when the role, the account or the session ended while the answer was being made. */
export async function requireStill(
  c: Context<WebEnv>,
  parts: WebParts,
  action: Action,
): Promise<void> {
  const { actor, unit } = visitOf(c);
  const sessionToken = getCookie(c, SESSION_COOKIE) ?? null;
  const caller = await parts.access.atWeb({
    sessionToken,
    local: isLocal(c, parts),
    unit: parts.unit,
  });
  // Who chose another unit meanwhile still has the role in the one they asked in.
  const same = caller.kind === "known" && caller.visit.actor.personId === actor.personId;
  if (same && parts.access.may({ ...caller.visit, unit }, action)) return;
  throw new AppError("not-allowed", "role ended before delivery");
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
