/** A request has one id from the door on, in the answer and in every line that is logged for it. */
import { spawnSync } from "node:child_process";

import { expect, it } from "vitest";

import { makeWebApp } from "../../../src/channels/web/make-web-app.ts";
import { requestId } from "../../../src/platform/request-id.ts";
import { makeFakeAssistant } from "../../support/fake-assistant.ts";
import { webDeps } from "../../support/web-app.ts";

function watched() {
  const seen: (string | null)[] = [];
  const lines: { message: string; id: string | null }[] = [];
  const assistant = makeFakeAssistant({
    documents: async () => {
      seen.push(requestId());
      return [];
    },
  });
  const note = (_: object, message: string) => void lines.push({ message, id: requestId() });
  const log = { info: note, warn: note, error: note };
  const app = makeWebApp({ ...webDeps(assistant), log });
  const ask = (headers: Record<string, string> = {}) =>
    app.request("http://127.0.0.1/tai-lieu", { headers });
  return { seen, lines, ask };
}

it("takes the id that a proxy gave, and says it again", async () => {
  const { seen, lines, ask } = watched();
  const response = await ask({ "x-request-id": "proxy-17" });
  expect(response.headers.get("x-request-id")).toBe("proxy-17");
  expect(new Set(seen)).toEqual(new Set(["proxy-17"]));
  expect(lines).toContainEqual({ message: "request ended", id: "proxy-17" });
});

it("makes one where none was given, or none that is fit for a log", async () => {
  const { ask } = watched();
  const ids = [];
  for (const headers of [{}, { "x-request-id": "a b" }, { "x-request-id": "x".repeat(65) }])
    ids.push((await ask(headers)).headers.get("x-request-id"));
  expect(new Set(ids).size).toBe(3);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
});

it("writes the id into the lines of the log", () => {
  const script = `
    import { makeLog } from "./src/platform/log.ts";
    import { underRequest } from "./src/platform/request-id.ts";
    const log = makeLog("info");
    underRequest("r-1", () => log.info({ job: "x" }, "inside"));
    log.info("outside");`;
  const run = spawnSync(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "-e", script],
    {
      encoding: "utf8",
    },
  );
  const [inside, outside] = run.stderr
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as object);
  expect(inside).toMatchObject({ request: "r-1", job: "x", msg: "inside" });
  expect(outside).not.toHaveProperty("request");
});
