/** `can-cu mcp` as other assistants see it: the SDK's own client over stdio, on the built product. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

const Result = z.object({
  isError: z.boolean().optional(),
  content: z.tuple([z.object({ type: z.literal("text"), text: z.string() })]),
  structuredContent: z.record(z.string(), z.unknown()).optional(),
});

let client: Client;

async function call(name: string, input: Record<string, unknown>) {
  // The client itself holds the data against the schema that the tool has declared.
  const {
    isError = false,
    content,
    structuredContent,
  } = Result.parse(await client.callTool({ name, arguments: input }));
  const data = JSON.parse(content[0].text) as unknown;
  expect(structuredContent).toEqual(isError ? undefined : data);
  return { isError, data };
}

beforeAll(async () => {
  client = new Client({ name: "test", version: "1" });
  const data = mkdtempSync(join(tmpdir(), "can-cu-mcp-"));
  await client.connect(
    new StdioClientTransport({
      command: "node",
      args: ["dist/bin/can-cu.js", "mcp", "--data", data],
      stderr: "ignore",
    }),
    { timeout: 110_000 },
  );
});
afterAll(async () => client.close());

describe("can-cu mcp", () => {
  it("offers read-only tools with typed inputs and results", async () => {
    const { tools } = await client.listTools();
    expect(tools.map((tool) => tool.name)).toEqual([
      "search",
      "document_status",
      "references",
      "review",
      "prior_plan",
    ]);
    for (const tool of tools) {
      expect(tool.annotations?.readOnlyHint).toBe(true);
      expect(tool.inputSchema.type).toBe("object");
      expect(Object.keys(tool.outputSchema?.properties ?? {}).length).toBeGreaterThan(0);
    }
  });

  it("tells a document's status on a date", async () => {
    const status = async (asOf: string) => {
      const { data } = await call("document_status", { symbol: "46/2018/TT-BYT", asOf });
      const Shape = z.object({ documents: z.array(z.object({ status: z.string() })) });
      return Shape.parse(data).documents[0]?.status;
    };
    expect(await status("2024-01-01")).toBe("in-force");
    expect(await status("2026-11-22")).toBe("replaced");
  });

  it("finds what a text cites, also what the register does not know", async () => {
    const text = "Căn cứ Thông tư số 13/2025/TT-BYT và Quyết định số 99999/QĐ-XYZ.";
    const { data } = await call("references", { text });
    expect(data).toMatchObject({
      references: [
        { symbol: "13/2025/TT-BYT", known: true },
        { symbol: "99999/QĐ-XYZ", known: false },
      ],
    });
  });

  it("searches the store and the prior plans", async () => {
    const search = await call("search", { query: "bệnh án điện tử", k: 3 });
    expect(z.object({ hits: z.array(z.unknown()) }).parse(search.data).hits).toHaveLength(3);
    const plans = await call("prior_plan", { query: "bệnh án điện tử" });
    const { passages } = z
      .object({ passages: z.array(z.object({ text: z.string() })) })
      .parse(plans.data);
    expect(passages[0]?.text.toLowerCase()).toContain("bệnh án");
  });

  it("reviews a file without keeping it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "can-cu-mcp-file-"));
    const path = join(folder, "ke-hoach.md");
    writeFileSync(path, "# Kế hoạch chuyển đổi số năm 2026\n\nCăn cứ Thông tư 15/2025/QĐ-TTg.\n");
    const { data, isError } = await call("review", { path });
    expect(isError).toBe(false);
    const { findings } = z
      .object({ findings: z.array(z.object({ code: z.string() })) })
      .parse(data);
    expect(findings.length).toBeGreaterThan(0);
  });

  it("answers a wrong call with one sentence", async () => {
    const wrong = await call("search", { query: "", extra: 1 });
    expect(wrong.isError).toBe(true);
    expect(wrong.data).toMatchObject({ error: { code: "bad-usage" } });
    const missing = await call("review", { path: "/khong/co/tep.docx" });
    expect(missing.data).toMatchObject({ error: { code: "file-not-found" } });
  });
});
