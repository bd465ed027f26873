/**
 * A token in the forms that change accounts, rights and the store, beside the checks of Origin, Sec-Fetch-Site and
 * SameSite: a page of another site cannot know it. It is made out of the session, so it needs no store and dies with it.
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import { html } from "hono/html";

import type { UploadedFile } from "../../assistant/assistant.ts";
import { AppError } from "../../errors.ts";
import { SESSION_COOKIE } from "./guard-actions.ts";
import { textFields } from "./parse-inputs.ts";
import { readFile, readForm } from "./read-uploads.ts";
import type { Html } from "./views/html.ts";

const FIELD = "_ma";
/** Without a session (at the machine itself) the token lives as long as the process. */
const ofProcess = randomBytes(32);

const tokenOf = (c: Context): string =>
  createHmac("sha256", getCookie(c, SESSION_COOKIE) ?? ofProcess)
    .update("form")
    .digest("base64url");

export const tokenField = (c: Context): Html =>
  html`<input type="hidden" name="${FIELD}" value="${tokenOf(c)}" />`;

function isToken(given: unknown, c: Context): boolean {
  const right = Buffer.from(tokenOf(c));
  const seen = Buffer.from(typeof given === "string" ? given : "");
  return seen.length === right.length && timingSafeEqual(seen, right);
}

/** Throws AppError "not-allowed" without the right token. */
async function checkedForm(c: Context): Promise<FormData> {
  const form = await readForm(c);
  if (isToken(form.get(FIELD), c)) return form;
  throw new AppError("not-allowed", "form token missing or wrong", {
    userMessage: "Trang đã mở quá lâu hoặc phiên đã đổi; tải lại trang rồi làm lại.",
  });
}

/** The text fields of a form of ours. Throws AppError "not-allowed" without the right token. */
export const ownForm = async (c: Context): Promise<Record<string, string>> =>
  textFields(await checkedForm(c));

/** The same with all values of a field that may be there several times. */
export async function ownFormWith(
  c: Context,
  repeated: string,
): Promise<{ fields: Record<string, string>; values: string[] }> {
  const form = await checkedForm(c);
  const values = form.getAll(repeated).filter((value) => typeof value === "string");
  return { fields: textFields(form), values };
}

/** A file of a form of ours; null when none was chosen. */
export const ownUpload = async (c: Context, field: string): Promise<UploadedFile | null> =>
  readFile(await checkedForm(c), field);
