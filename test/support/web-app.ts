/** The web app around a scripted assistant, with what tests need to look at. */
import { Registry } from "prom-client";

import type { Access } from "../../src/assistant/access/access.ts";
import { operatorVisit } from "../../src/assistant/access/access-core.ts";
import type { AdminDesk } from "../../src/assistant/admin-desk.ts";
import type { Assistant } from "../../src/assistant/assistant.ts";
import { makeRegulations } from "../../src/assistant/regulations.ts";
import { makeWebApp } from "../../src/channels/web/make-web-app.ts";
import type { WebDeps } from "../../src/channels/web/web-deps.ts";
import { type FakeAssistant, makeFakeAssistant } from "./fake-assistant.ts";
import { loadRegister } from "./register.ts";
import { testFollows, testNotices, testSharedFiles, testWorks } from "./works.ts";

export interface TestWeb {
  assistant: FakeAssistant;
  /** Messages of log.error. */
  errors: string[];
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  postJson: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
  postForm: (path: string, form: FormData, headers?: Record<string, string>) => Promise<Response>;
}

/** The shipped register on the day of the tests. */
export const testRegulations = makeRegulations(loadRegister(), () => "2026-11-22");

const silentLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The person at the machine, with the scripted assistant as it is: what access adds to it has its own tests. */
export function localAccess(assistant: Assistant): Access {
  const known: Partial<Access> = {
    atWeb: async ({ unit }) => ({ kind: "known", visit: operatorVisit(unit) }),
    assistantFor: () => assistant,
    may: () => true,
    hasCalendar: async () => false,
    require: async () => undefined,
    record: async () => undefined,
  };
  return new Proxy(known as Access, {
    get: (target, name, receiver): unknown =>
      Reflect.get(target, name, receiver) ??
      (() => {
        throw new Error(`unplanned call of access.${String(name)}`);
      }),
  });
}

/** A desk that nobody is expected to come to. */
export const noDesk: AdminDesk = {
  jobs: unplanned,
  retryJob: unplanned,
  propose: unplanned,
  proposals: unplanned,
  proposal: unplanned,
  confirm: unplanned,
};

async function unplanned(): Promise<never> {
  throw new Error("unplanned call of the desk");
}

export const webDeps = (assistant: Assistant = makeFakeAssistant()): WebDeps => ({
  assistant,
  access: localAccess(assistant),
  desk: noDesk,
  works: testWorks(assistant),
  notices: testNotices(),
  follows: testFollows(),
  sharedFiles: testSharedFiles(),
  local: true,
  regulations: testRegulations,
  log: silentLog,
  version: "1.2.3",
  today: () => "2026-11-22",
  ready: async () => true,
  unit: "don-vi-1",
  metrics: new Registry(),
});

export function makeTestWeb(script: Partial<Assistant> = {}, deps: Partial<WebDeps> = {}): TestWeb {
  const assistant = makeFakeAssistant(script);
  const errors: string[] = [];
  const log = { ...silentLog, error: (_: object, message: string) => void errors.push(message) };
  const app = makeWebApp({ ...webDeps(assistant), log, ...deps });
  return {
    assistant,
    errors,
    get: async (path, headers = {}) => app.request(path, { headers }),
    postJson: async (path, body, headers = {}) =>
      app.request(path, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    postForm: async (path, form, headers = {}) => {
      const response = await app.request(path, { method: "POST", headers, body: form });
      const place = response.headers.get("location") ?? "";
      // As a browser does: long work has a page of its own.
      return response.status === 303 && place.startsWith("/viec/")
        ? app.request(place, { headers })
        : response;
    },
  };
}

export interface FormEntry {
  name: string;
  content: string | Uint8Array<ArrayBuffer>;
}

/** A multipart form with files under `field` and text fields. */
export function aForm(
  files: readonly FormEntry[],
  fields: Record<string, string> = {},
  field = "file",
): FormData {
  const form = new FormData();
  for (const { name, content } of files) form.append(field, new File([content], name));
  for (const [key, value] of Object.entries(fields)) form.append(key, value);
  return form;
}

export interface ErrorBody {
  error: { code: string; message: string; retryable: boolean };
}

export const errorOf = async (response: Response): Promise<ErrorBody["error"]> =>
  ((await response.json()) as ErrorBody).error;
