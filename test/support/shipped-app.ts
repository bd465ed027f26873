/** The whole application over the shipped corpus, asked one question; opened before the tests of a file and closed behind them. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll } from "vitest";

import { type App, buildApp } from "../../src/app.ts";
import { parseConfig } from "../../src/config.ts";

interface Told {
  kind: string;
  text: string;
  /** The first line of the answer. */
  first: string;
}

/** The application itself, and what it answers a unit on a day; call it once, at the head of a file. */
export function shippedApp(asOf: string): {
  app: () => App;
  ask: (question: string) => Promise<Told>;
} {
  let app: App;
  beforeAll(async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), "can-cu-shipped-"));
    app = await buildApp({ ...parseConfig({}), dataFolder });
  }, 120_000);
  afterAll(async () => {
    await app.close();
  });
  return {
    app: () => app,
    ask: async (question) => {
      const { kind, text } = await app.assistant.ask({ unit: "a", asOf, question });
      return { kind, text, first: text.split("\n")[0] ?? "" };
    },
  };
}
