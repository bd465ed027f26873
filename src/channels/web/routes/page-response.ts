/** Pages and fragments as responses. */
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

import type { Visit } from "../../../assistant/access/access.ts";
import type { Deliverable } from "../../../assistant/assistant.ts";
import type { Action } from "../../../domain/access/action.ts";
import { visitor } from "../../../domain/access/actor.ts";
import { sha256 } from "../../../platform/sha256.ts";
import type { WebEnv } from "../guard-actions.ts";
import { visitOf } from "../session.ts";
import { type DownloadLink, type Html } from "../views/html.ts";
import { type Account, layout, type Page } from "../views/layout.ts";
import type { WebParts } from "../web-deps.ts";

export const respondPage = async (
  c: Context<WebEnv>,
  parts: WebParts,
  page: Page,
  status: ContentfulStatusCode = 200,
): Promise<Response> =>
  c.html(await layout({ ...parts, account: await accountOf(c, parts) }, page), status);

/** What shows that somebody may administer something. */
const ADMIN_ACTIONS: readonly Action[] = ["manage-people", "manage-units", "see-jobs"];

/** Null before the guard has run: an address of nothing, a refused host. */
async function accountOf(c: Context<WebEnv>, { access, notices, log }: WebParts): Promise<Account> {
  const visit = c.var.visit as Visit | null | undefined;
  if (visit === null || visit === undefined || visit.actor.personId === visitor.personId) {
    return { kind: "stranger" };
  }
  const admin = ADMIN_ACTIONS.some((action) => access.may(visit, action));
  const unread = await notices.unread(visit.actor.personId, visit.unit).catch((error: unknown) => {
    // An error page must be shown also when the store is away.
    log.warn({ err: error }, "notices not countable");
    return 0;
  });
  return { kind: "known", name: visit.name, admin, unread };
}

/** True when the script on a page asks for the inner part only. */
export const wantsFragment = (c: Context): boolean => c.req.header("x-fragment") === "1";

export const respondFragment = async (c: Context, fragment: Html): Promise<Response> =>
  c.html(await fragment);

/** A person in a unit, as what is kept for them is marked. */
export const ownerOf = (c: Context<WebEnv>): string => {
  const { actor, unit } = visitOf(c);
  return sha256(`${actor.personId}|${unit}`);
};

/** Keeps the files for download and names their links. */
export async function keepFiles(
  c: Context<WebEnv>,
  parts: WebParts,
  files: readonly Deliverable[],
): Promise<DownloadLink[]> {
  const urls = await parts.downloads.put(files, ownerOf(c));
  return files.map((file, index) => ({
    url: urls[index] ?? "",
    fileName: file.fileName,
    bytes: file.bytes.byteLength,
  }));
}
