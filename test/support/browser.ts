/** The browser of the machine, and what is asked of every page in it. Without Chromium the tests are skipped, unless REQUIRE_SERVICES=1. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { type Browser, chromium, type Page } from "playwright-core";

const CHROMIUM = "/usr/bin/chromium";
export const noBrowser = !existsSync(CHROMIUM) && process.env["REQUIRE_SERVICES"] !== "1";
/** Folder for pictures of each page; "": none. */
export const pictures = process.env["CAN_CU_SCREENSHOTS"] ?? "";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core"), "utf8");

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

interface AxeFinding {
  id: string;
  impact: string | null;
  nodes: { html: string }[];
}

/** Findings of impact "serious" or "critical", as "rule: first element"; `part`: a selector, for what changed only. */
export async function seriousFindings(page: Page, part: string): Promise<string[]> {
  // Injected through the protocol: the page's own policy forbids foreign scripts, as it should.
  await page.evaluate(axe);
  const findings = await page.evaluate<AxeFinding[]>(
    `axe.run(${JSON.stringify(part)}, { resultTypes: ["violations"] }).then((result) => result.violations)`,
  );
  return findings
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
}

export const sidewaysPixels = (page: Page): Promise<number> =>
  page.evaluate<number>(
    `document.documentElement.scrollWidth - document.documentElement.clientWidth`,
  );
