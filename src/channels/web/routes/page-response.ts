/** Pages and fragments as responses. */
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

import type { Visit } from "../../../assistant/access/access.ts";
import type { Deliverable } from "../../../assistant/assistant.ts";
import type { Action } from "../../../domain/access/action.ts";
import { visitor } from "../../../domain/access/actor.ts";
import type { WebEnv } from "../guard-actions.ts";
import { type DownloadLink, type Html } from "../views/html.ts";
import { type Account, layout, type Page } from "../views/layout.ts";
import type { WebParts } from "../web-deps.ts";

export const respondPage = async (
  c: Context<WebEnv>,
  parts: WebParts,
  page: Page,
  status: ContentfulStatusCode = 200,
): Promise<Response> =>
  c.html(await layout({ ...parts, account: accountOf(c, parts) }, page), status);

/** What shows that somebody may administer something. */
const ADMIN_ACTIONS: readonly Action[] = ["manage-people", "manage-units", "see-jobs"];

/** Null before the guard has run: an address of nothing, a refused host. */
function accountOf(c: Context<WebEnv>, { access }: WebParts): Account {
  const visit = c.var.visit as Visit | null | undefined;
  if (visit === null || visit === undefined || visit.actor.personId === visitor.personId) {
    return { kind: "stranger" };
  }
  const admin = ADMIN_ACTIONS.some((action) => access.may(visit, action));
  return { kind: "known", name: visit.name, admin };
}

/** True when the script on a page asks for the inner part only. */
export const wantsFragment = (c: Context): boolean => c.req.header("x-fragment") === "1";

export const respondFragment = async (c: Context, fragment: Html): Promise<Response> =>
  c.html(await fragment);

/** Keeps the files for download and names their links. */
export function keepFiles(parts: WebParts, files: readonly Deliverable[]): DownloadLink[] {
  const urls = parts.downloads.put(files);
  return files.map((file, index) => ({
    url: urls[index] ?? "",
    fileName: file.fileName,
    bytes: file.bytes.byteLength,
  }));
}
