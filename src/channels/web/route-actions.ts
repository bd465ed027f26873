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
  "POST /ra-soat/quyet-dinh": "decide-finding",
  "GET /soan-thao": "draft",
  "POST /soan-thao": "draft",
  "GET /soan-thao/:id": "draft",
  "POST /soan-thao/:id": "draft",
  "GET /ho-so": "see-unit-profile",
  "POST /ho-so": "manage-unit-profile",
  "GET /tai-lieu": "search",
  "POST /tai-lieu": "ingest",
  "GET /tai-lieu/:id": "read-document",
  "POST /tai-lieu/:id/phien-ban": "forget",
  // Whose work it is, and whether they still may, is asked for each (work-desk.ts).
  "GET /viec/:ids": "signed-in",
  "GET /viec/:id/tep/:at/:name": "signed-in",
  "POST /viec/:ids/dung": "signed-in",
  "GET /thong-bao": "signed-in",
  "POST /theo-doi": "follow",
  "GET /thoi-han": "search",
  "GET /lich.ics": "search",
  // For calendars, which cannot sign in: the secret in the address is the proof, a person can take it back.
  "GET /lich/:ma/can-cu.ics": "signature",
  "GET /tai-lieu/:id/xoa": "forget",
  "POST /tai-lieu/:id/xoa": "forget",
  "GET /dang-nhap": "public",
  // What is typed there, a code good for one use, is the proof.
  "POST /dang-nhap": "signature",
  "GET /tham-gia": "public",
  "POST /tham-gia": "signature",
  "POST /dang-xuat": "signed-in",
  "GET /tai-khoan": "signed-in",
  "POST /tai-khoan/don-vi": "signed-in",
  "POST /tai-khoan/ma": "signed-in",
  "POST /tai-khoan/lich": "signed-in",
  "POST /tai-khoan/go-kenh": "signed-in",
  "POST /tai-khoan/roi-don-vi": "signed-in",
  "GET /quan-tri": "signed-in",
  "GET /quan-tri/thanh-vien": "manage-people",
  "POST /quan-tri/thanh-vien/:id": "manage-people",
  "GET /quan-tri/loi-moi": "invite",
  "POST /quan-tri/loi-moi": "invite",
  "POST /quan-tri/loi-moi/:id/thu-hoi": "invite",
  "GET /quan-tri/yeu-cau": "approve-request",
  "POST /quan-tri/yeu-cau/:id": "approve-request",
  "GET /quan-tri/don-vi": "manage-units",
  "POST /quan-tri/don-vi": "manage-units",
  "POST /quan-tri/don-vi/:id": "manage-units",
  "GET /quan-tri/nguoi": "manage-units",
  "POST /quan-tri/nguoi/:id": "manage-units",
  "GET /quan-tri/cong-viec": "see-jobs",
  "POST /quan-tri/cong-viec/:id": "retry-job",
  "GET /quan-tri/hang-doi": "see-jobs",
  "GET /quan-tri/hang-doi/:rest{.+}": "see-jobs",
  "GET /quan-tri/nhat-ky": "see-audit",
  "GET /quan-tri/gop-y": "see-feedback",
  "GET /quan-tri/de-xuat": "register-propose",
  "POST /quan-tri/de-xuat": "register-propose",
  "GET /quan-tri/de-xuat/:id": "register-propose",
  "POST /quan-tri/de-xuat/:id": "register-confirm",
  "GET /tro-giup": "public",
  "GET /tinh/:version/:name": "public",
  // Given to who had the file made, while they have a role.
  "GET /tai-ve/:id/:name": "signed-in",
  "GET /healthz": "public",
  "GET /readyz": "public",
  // For this machine, for the token of the settings, for system administrators (session.ts, maySeeMetrics).
  "GET /metrics": "signature",
};

/** Routes of an app as the keys above; middleware (paths with "*") is none. */
export function routesOf(app: Pick<Hono, "routes">): string[] {
  const routes = app.routes.filter(({ path }) => !path.includes("*"));
  return [...new Set(routes.map(({ method, path }) => `${method} ${path}`))];
}
