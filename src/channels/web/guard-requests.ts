/**
 * What keeps other web sites out of an app that runs on the user's own machine, without sign-in:
 * - DNS rebinding: a request must name an IP address, localhost or a published host. A rebinding attack needs a DNS
 *   name of its own in `Host`, so an IP literal is safe whatever the address.
 * - Cross-site posting: a request that changes something must come from a page of the same host. Another port of the
 *   same machine is another origin. Programs (curl, scripts) send neither `Origin` nor `Sec-Fetch-Site` and pass.
 */
import { isIP } from "node:net";

import type { Context, MiddlewareHandler } from "hono";

import { AppError } from "../../errors.ts";
import { SESSION_COOKIE } from "./guard-actions.ts";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
/** Probes come with whatever name the orchestrator gives the machine, and tell nothing. */
const PROBES = new Set(["/healthz", "/readyz"]);

const refuse = (message: string, userMessage: string): AppError =>
  new AppError("not-allowed", message, { userMessage });

/** A host with an optional port and nothing else: no user info, no path. */
const parseHost = (host: string): URL | null =>
  /^[\w.:[\]-]+$/.test(host) ? URL.parse(`http://${host}`) : null;

function isTrustedHost(host: URL, publicHosts: readonly string[]): boolean {
  const name = host.hostname.toLowerCase();
  const bare = name.startsWith("[") ? name.slice(1, -1) : name;
  return name === "localhost" || isIP(bare) !== 0 || publicHosts.includes(name);
}

function isSameOrigin(origin: string, host: URL, publicHosts: readonly string[]): boolean {
  const from = URL.parse(origin);
  if (from === null || !/^https?:$/.test(from.protocol)) return false;
  return from.host === host.host || publicHosts.includes(from.hostname.toLowerCase());
}

/** Programs send no cookie; a browser that sends one also says where the request comes from. */
const hasSession = (cookies: string | undefined): boolean =>
  cookies?.split(/;\s*/).some((cookie) => cookie.startsWith(`${SESSION_COOKIE}=`)) ?? false;

/** Throws AppError "not-allowed" for a request that another site may have caused. */
function checkOrigin(c: Context, host: URL, publicHosts: readonly string[]): void {
  const origin = c.req.header("origin");
  const site = c.req.header("sec-fetch-site") ?? "none";
  if (origin === undefined && site === "none" && hasSession(c.req.header("cookie"))) {
    throw refuse(
      "session without Origin and Sec-Fetch-Site",
      "Trình duyệt không nói yêu cầu đến từ trang nào; cập nhật trình duyệt rồi thử lại.",
    );
  }
  const sameOrigin = origin === undefined || isSameOrigin(origin, host, publicHosts);
  if (sameOrigin && (site === "none" || site === "same-origin")) return;
  throw refuse(
    "cross-site request",
    "Yêu cầu đến từ một trang khác nên bị từ chối; mở lại trang này rồi thử lại.",
  );
}

/**
 * Throws AppError "not-allowed" (403). `publicHosts`: host names without port, lower case. `hasProof`: the request
 * carries a secret that no page of another site can know, so that it may name the host as it likes.
 */
export function guardRequests(
  publicHosts: readonly string[],
  hasProof: (c: Context) => boolean,
): MiddlewareHandler {
  return async (c, next) => {
    if (PROBES.has(c.req.path) || hasProof(c)) return next();
    const host = parseHost(c.req.header("host") ?? new URL(c.req.url).host);
    if (host === null || !isTrustedHost(host, publicHosts)) {
      throw refuse(
        "untrusted Host header",
        "Tên máy chủ này chưa được khai báo; mở bằng địa chỉ IP hoặc khai CAN_CU_PUBLIC_URL.",
      );
    }
    if (!SAFE_METHODS.has(c.req.method)) checkOrigin(c, host, publicHosts);
    return next();
  };
}

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Headers of every response. No inline script or style, nothing from outside, no framing, no sniffing. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  const { headers } = c.res;
  // The view of the queues brings its own.
  if (!headers.has("Content-Security-Policy")) headers.set("Content-Security-Policy", CSP);
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("X-Frame-Options", "DENY");
  // "no-referrer" would turn the Origin of a plain form post into "null" and fail the check above.
  headers.set("Referrer-Policy", "same-origin");
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
};
