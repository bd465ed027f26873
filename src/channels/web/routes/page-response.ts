/** Pages and fragments as responses. */
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

import type { Deliverable } from "../../../assistant/assistant.ts";
import { type DownloadLink, type Html } from "../views/html.ts";
import { layout, type Page } from "../views/layout.ts";
import type { WebParts } from "../web-deps.ts";

export const respondPage = async (
  c: Context,
  parts: WebParts,
  page: Page,
  status: ContentfulStatusCode = 200,
): Promise<Response> => c.html(await layout(parts, page), status);

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
