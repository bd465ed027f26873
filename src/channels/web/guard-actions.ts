/**
 * Who is at this route and may they: one middleware in front of all routes. It reads the declared action of the route
 * (./route-actions.ts), finds the person by the session cookie and hands the routes an assistant bound to them.
 */
import type { Context, MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import { matchedRoutes } from "hono/route";

import type { Access, Visit } from "../../assistant/access/access.ts";
import { closedAssistant } from "../../assistant/access/guard-assistant.ts";
import type { Assistant } from "../../assistant/assistant.ts";
import type { DeclaredAction } from "../../domain/access/action.ts";
import { AppError } from "../../errors.ts";

export const SESSION_COOKIE = "can-cu";

/** What routes find in the context. */
export interface WebEnv {
  Variables: {
    /** Null for a stranger on a public route. */
    visit: Visit | null;
    assistant: Assistant;
  };
}

export interface GuardDeps {
  access: Access;
  /** The unit of the server, for the local operator. */
  unit: string;
  /** The request comes from this machine and nothing else is published: no sign-in needed. */
  isLocal(c: Context): boolean;
  actions: Readonly<Record<string, DeclaredAction>>;
  /** The answer for somebody unknown at a route that needs a person: a redirect to sign-in, or an error. */
  onStranger(c: Context): Response | Promise<Response>;
}

export function guardActions(deps: GuardDeps): MiddlewareHandler<WebEnv> {
  const { access, unit, actions } = deps;
  return async (c, next) => {
    const action = declaredFor(c, actions);
    const sessionToken = getCookie(c, SESSION_COOKIE) ?? null;
    const caller = await access.atWeb({ sessionToken, local: deps.isLocal(c), unit });
    const visit = caller.kind === "known" ? caller.visit : null;
    c.set("visit", visit);
    c.set("assistant", visit === null ? closedAssistant : access.assistantFor(visit));
    // Null, no such address: the app's own answer for that, on a page that knows who reads it.
    if (action === null || action === "public" || action === "signature") return next();
    if (visit === null) return deps.onStranger(c);
    if (action !== "signed-in") await access.require(visit, action, c.req.path);
    return next();
  };
}

/** Throws for a route that nobody declared: better closed than open. */
function declaredFor(
  c: Context,
  actions: Readonly<Record<string, DeclaredAction>>,
): DeclaredAction | null {
  const handler = matchedRoutes(c).findLast(({ path }) => !path.includes("*"));
  if (handler === undefined) return null;
  const action = actions[`${handler.method} ${handler.path}`];
  if (action !== undefined) return action;
  throw new AppError("not-allowed", `route without declared action: ${handler.path}`);
}
