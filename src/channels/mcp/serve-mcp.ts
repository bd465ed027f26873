/**
 * The tools over the Model Context Protocol on stdin and stdout. The SDK's low-level server is used, because its
 * helpers want schemas of an older zod; ours are handed on as JSON Schema.
 */
import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { CallToolRequestSchema, ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";

import { AppError, toErrorJson } from "../../errors.ts";
import { makeTools, type Tool, type ToolDeps } from "./tools.ts";

/** Runs until the client closes the connection. */
export async function serveMcp(deps: ToolDeps, version: string): Promise<void> {
  const tools = makeTools(deps);
  const server = new Server({ name: "can-cu", version }, { capabilities: { tools: {} } });
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: tools.map(({ name, description, input, output }) => ({
      ...{ name, description },
      inputSchema: { ...z.toJSONSchema(input, { io: "input" }), type: "object" as const },
      outputSchema: { ...z.toJSONSchema(output), type: "object" as const },
      annotations: { readOnlyHint: true, destructiveHint: false, openWorldHint: false },
    })),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }) => {
    try {
      const result = await call(deps, tools, params, signal);
      const text = JSON.stringify(result);
      // Older clients read the text, newer ones the same as data.
      return { content: [{ type: "text" as const, text }], structuredContent: result };
    } catch (error) {
      // A failed call is a result, so that the asking assistant can read why.
      const text = JSON.stringify(toErrorJson(error));
      return { isError: true, content: [{ type: "text" as const, text }] };
    }
  });
  const closed = new Promise<void>((resolve) => {
    server.onclose = resolve;
    // The transport does not notice that its input has ended.
    process.stdin.once("end", () => void server.close());
  });
  await server.connect(new StdioServerTransport());
  await closed;
}

async function call(
  { access, visit }: ToolDeps,
  tools: readonly Tool[],
  {
    name,
    arguments: given = {},
  }: { name: string; arguments?: Record<string, unknown> | undefined },
  signal: AbortSignal,
): Promise<Record<string, unknown>> {
  const tool = tools.find((one) => one.name === name);
  if (tool === undefined) throw badInput(`không có công cụ ${name}`);
  await access.require(visit, tool.action);
  try {
    return await tool.run(given, signal);
  } catch (error) {
    if (error instanceof z.ZodError) {
      const fields = error.issues
        .map((issue) => issue.path.join("."))
        .filter((path) => path !== "");
      throw badInput(
        `tham số chưa đúng: ${fields.length === 0 ? "thiếu hoặc thừa" : fields.join(", ")}`,
      );
    }
    throw error;
  }
}

const badInput = (what: string): AppError =>
  new AppError("bad-usage", "tool call malformed", {
    userMessage: `Lời gọi chưa đúng (${what}); xem mô tả công cụ rồi gọi lại.`,
  });
