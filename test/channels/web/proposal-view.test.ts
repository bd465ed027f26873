/** What a person sees of a proposal before confirming it: on the page and on the command line. */
import { readFileSync } from "node:fs";

import { html } from "hono/html";
import { expect, it } from "vitest";

import { proposalPage } from "../../../src/channels/web/views/proposal-view.ts";
import { proposalText } from "../../../src/cli/proposal-output.ts";
import { classifyDocument } from "../../../src/domain/document/classify.ts";
import { proposeEntry } from "../../../src/domain/regulation/propose-entry.ts";
import { readTextFormat } from "../../../src/knowledge/ingest/read-text-format.ts";

const file = new URL("../../fixtures/regulations/thong-tu-thay-the.txt", import.meta.url);
const document = readTextFormat(readFileSync(file), "thong-tu.txt", "text");
const stored = {
  id: "dx-1",
  unit: "a",
  fileName: "thong-tu.txt",
  contentHash: "0",
  proposal: proposeEntry(document, classifyDocument(document)),
  proposedAt: "2027-03-20T01:00:00.000Z",
  confirmedAt: null,
  entry: null,
};
const detail = { stored, consequences: [], leansOn: [] };

it("each deadline shows the day and who must meet it, as read", async () => {
  const page = String(await proposalPage({ detail, mayConfirm: true, token: html`` }));
  expect(page).toContain("hạn 31/12/2027; người thực hiện: Bệnh viện");
  expect(page).toContain("người thực hiện: Cơ sở khám bệnh, chữa bệnh");
  const text = proposalText({ ...detail, works: { drafts: [], answers: [] } });
  expect(text).toMatch(/^2\. 31\/12\/2027 – Bệnh viện \[/m);
});
