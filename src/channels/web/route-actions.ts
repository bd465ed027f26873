/**
 * What each route does, as an action of the access rules: the one list that the guard of all routes reads. A route
 * without a line here answers nobody, and test/access/declared-actions.test.ts fails.
 */
import type { Hono } from "hono";

import type { DeclaredAction } from "../../domain/access/action.ts";

export const routeActions: Readonly<Record<string, DeclaredAction>> = {
  "GET /": "ask",
  "POST /api/ask": "ask",
  "POST /api/chat": "ask",
  "POST /api/feedback": "give-feedback",
  "POST /api/draft": "draft",
  "POST /api/review": "review",
  "POST /api/ingest": "ingest",
  "GET /ra-soat": "review",
  "POST /ra-soat": "review",
  "GET /soan-thao": "draft",
  "POST /soan-thao": "draft",
  "GET /tai-lieu": "search",
  "POST /tai-lieu": "ingest",
  "GET /tai-lieu/:id": "read-document",
  "POST /tai-lieu/:id/phien-ban": "forget",
  "GET /thoi-han": "search",
  "GET /lich.ics": "search",
  "GET /tai-lieu/:id/xoa": "forget",
  "POST /tai-lieu/:id/xoa": "forget",
  "GET /tro-giup": "public",
  "GET /tinh/:version/:name": "public",
  // The address holds 192 random bits and is told only to who made the file.
  "GET /tai-ve/:id/:name": "signature",
  "GET /healthz": "public",
  "GET /readyz": "public",
  "GET /metrics": "public",
};

/** Routes of an app as the keys above; middleware (paths with "*") is none. */
export function routesOf(app: Hono): string[] {
  const routes = app.routes.filter(({ path }) => !path.includes("*"));
  return [...new Set(routes.map(({ method, path }) => `${method} ${path}`))];
}
