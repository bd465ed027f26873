/**
 * An HTTP server that speaks the OpenAI chat completions API and answers as a script says. It records every request;
 * what the script does (wrong numbers, a cut connection, two megabytes) is what a model server can do at worst.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface ScriptedRequest {
  messages: { role: string; content: string | null }[];
  /** Names of the tools offered; empty without tools. */
  tools: string[];
  /** Name of the JSON schema that the reply is asked to have; null without one. */
  form: string | null;
  path: string;
}

export interface EmbeddingRequest {
  model: string;
  input: string[];
  encoding_format?: string;
}

/** Writes the reply; see `say`, `callTool` for well-formed ones. */
export type Script = (
  request: ScriptedRequest,
  response: ServerResponse,
  turn: number,
) => void | Promise<void>;

export interface ScriptedModelServer {
  /** With "/v1". */
  baseUrl: string;
  requests: ScriptedRequest[];
  script: Script;
  embeddings: EmbeddingRequest[];
  /** Answers requests for embeddings; until it is set they are refused. */
  embed: (request: EmbeddingRequest, response: ServerResponse) => void | Promise<void>;
  close(): Promise<void>;
}

export async function startScriptedModel(script: Script): Promise<ScriptedModelServer> {
  const http = createServer((request, response) => {
    void serve(request, response);
  });
  const server: ScriptedModelServer = {
    baseUrl: "",
    requests: [],
    script,
    embeddings: [],
    embed: (_, response) => json(response, 404, { error: { message: "no embeddings" } }),
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readAll(request);
    if (request.url?.endsWith("/models") === true) {
      json(response, 200, { object: "list", data: [] });
      return;
    }
    if (request.url?.endsWith("/embeddings") === true) {
      const asked = JSON.parse(body) as EmbeddingRequest;
      server.embeddings.push(asked);
      await server.embed(asked, response);
      return;
    }
    const parsed = JSON.parse(body) as {
      messages: ScriptedRequest["messages"];
      response_format?: { type: string; json_schema?: { name: string } };
      tools?: { function: { name: string } }[];
    };
    const scripted = {
      messages: parsed.messages,
      tools: (parsed.tools ?? []).map((tool) => tool.function.name),
      form: parsed.response_format?.json_schema?.name ?? null,
      path: request.url ?? "",
    };
    server.requests.push(scripted);
    await server.script(scripted, response, server.requests.length);
  }
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  server.baseUrl = `http://127.0.0.1:${(http.address() as AddressInfo).port}/v1`;
  return server;
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

export function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(value));
}

/** A well-formed completion with this content. */
export function say(response: ServerResponse, content: unknown): void {
  json(response, 200, completion({ role: "assistant", content }));
}

export const sayJson = (response: ServerResponse, value: unknown): void =>
  say(response, JSON.stringify(value));

export function callTool(response: ServerResponse, name: string, input: unknown): void {
  const call = {
    id: `call_${Math.random().toString(36).slice(2)}`,
    type: "function",
    function: { name, arguments: JSON.stringify(input) },
  };
  json(response, 200, completion({ role: "assistant", content: null, tool_calls: [call] }));
}

function completion(message: unknown): unknown {
  return {
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1,
    model: "scripted",
    choices: [{ index: 0, message, finish_reason: "stop" }],
    usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
  };
}

export function sayVectors(response: ServerResponse, vectors: readonly unknown[]): void {
  const data = vectors.map((embedding, index) => ({ object: "embedding", index, embedding }));
  json(response, 200, {
    object: "list",
    model: "scripted",
    data,
    usage: { prompt_tokens: 1, total_tokens: 1 },
  });
}

/** Which of our prompts a request carries. */
export function purposeOf(
  request: ScriptedRequest,
): "understand" | "gather" | "phrase" | "repair" | "other" {
  const text = request.messages.map((message) => message.content ?? "").join("\n");
  if (text.includes('{"queries"')) return "understand";
  if (request.tools.length > 0 || text.includes("XONG")) return "gather";
  if (text.includes("Các câu sau chưa đạt")) return "repair";
  return text.includes('{"sentences"') ? "phrase" : "other";
}

export interface ShownStatement {
  number: number;
  mark: string;
  text: string;
}

/** The numbered statements of a phrasing request. */
export function statementsOf(request: ScriptedRequest): ShownStatement[] {
  const user = request.messages.find((message) => message.role === "user")?.content ?? "";
  return [...user.matchAll(/^\[(\d+)\] (?:\((chính|trích)\) )?(.*)$/gm)].map((match) => ({
    number: Number(match[1]),
    mark: match[2] ?? "",
    text: match[3] ?? "",
  }));
}
