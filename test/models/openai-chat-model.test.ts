import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

import { makeOpenAiChatModel } from "../../src/models/openai/openai-chat-model.ts";
import { probeEndpoint } from "../../src/models/openai/probe-endpoint.ts";
import {
  callTool,
  json,
  say,
  type Script,
  type ScriptedModelServer,
  startScriptedModel,
} from "../support/scripted-model-server.ts";

const idle: Script = (_, response) => say(response, "được");
let server: ScriptedModelServer;

beforeAll(async () => {
  server = await startScriptedModel(idle);
  // LangChain is loaded with the first call, which must not count as the server's time.
  await ask(5000);
});
afterEach(() => {
  server.script = idle;
  server.requests.length = 0;
});
afterAll(() => server.close());

const model = () =>
  makeOpenAiChatModel({ baseUrl: server.baseUrl, apiKey: null, name: "scripted" });

async function ask(timeoutMs = 2000) {
  return model().complete([{ role: "user", text: "Xin chào" }], {
    signal: AbortSignal.timeout(timeoutMs),
    maxReplyTokens: 50,
  });
}

const whole =
  (text: string) =>
  (response: Parameters<Script>[1], type = "application/json") => {
    response.writeHead(200, { "content-type": type });
    response.end(text);
  };

describe("makeOpenAiChatModel", () => {
  it("works without a key and counts the server's tokens", async () => {
    expect(await ask()).toEqual({ kind: "reply", text: "được", tokens: 120 });
  });

  it.each<{ case: string; script: Script; reason: string }>([
    {
      case: "429",
      script: (_, r) => json(r, 429, { error: { message: "x" } }),
      reason: "rate-limited",
    },
    {
      case: "500",
      script: (_, r) => json(r, 500, { error: { message: "x" } }),
      reason: "server-error",
    },
    { case: "401", script: (_, r) => json(r, 401, { error: { message: "x" } }), reason: "denied" },
    {
      case: "400",
      script: (_, r) => json(r, 400, { error: { message: "x" } }),
      reason: "rejected",
    },
    { case: "broken JSON", script: (_, r) => whole('{"choices": [')(r), reason: "bad-output" },
    { case: "null", script: (_, r) => whole("null")(r), reason: "bad-output" },
    { case: "no choices", script: (_, r) => json(r, 200, { choices: [] }), reason: "bad-output" },
    { case: "null content", script: (_, r) => say(r, null), reason: "bad-output" },
    {
      case: "a web page",
      script: (_, r) => whole("<html></html>")(r, "text/html"),
      reason: "bad-output",
    },
    {
      case: "two megabytes",
      script: (_, r) => say(r, "a".repeat(2_000_000)),
      reason: "bad-output",
    },
    {
      case: "a cut connection",
      script: (_, r) => {
        r.writeHead(200, { "content-type": "application/json", "content-length": "500" });
        r.write('{"choices": [{"message": {"content": "Thông tư');
        setTimeout(() => r.destroy(), 20);
      },
      reason: "unreachable",
    },
  ])("$case is a failure with a reason, at once", async ({ script, reason }) => {
    server.script = script;
    const start = performance.now();
    expect(await ask()).toMatchObject({ kind: "failed", reason });
    expect(performance.now() - start).toBeLessThan(1500);
    expect(server.requests).toHaveLength(1);
  });

  it.each<{ case: string; script: Script }>([
    { case: "never answers", script: () => undefined },
    {
      case: "drips its reply",
      script: (_, r) => {
        r.writeHead(200, { "content-type": "application/json" });
        const drip = setInterval(() => r.write(" "), 20);
        r.on("close", () => clearInterval(drip));
      },
    },
  ])("a server that $case costs the time limit and no more", async ({ script }) => {
    server.script = script;
    const start = performance.now();
    expect(await ask(300)).toMatchObject({ kind: "failed", reason: "timeout" });
    expect(performance.now() - start).toBeLessThan(900);
  });

  it("a dead server is unreachable", async () => {
    const dead = makeOpenAiChatModel({ baseUrl: "http://127.0.0.1:9/v1", apiKey: null, name: "m" });
    const outcome = await dead.complete([{ role: "user", text: "a" }], {
      signal: AbortSignal.timeout(2000),
      maxReplyTokens: 5,
    });
    expect(outcome).toMatchObject({ kind: "failed", reason: "unreachable" });
  });

  it("does not put what the server says into the failure", async () => {
    server.script = (_, response) => json(response, 500, { error: { message: "bí mật" } });
    expect(JSON.stringify(await ask())).not.toContain("bí mật");
  });

  describe("runTools", () => {
    const asked: string[] = [];
    const tools = [
      {
        name: "search",
        description: "Tra cứu.",
        input: z.object({ query: z.string() }),
        run: async (input: Record<string, unknown>) => {
          asked.push(String(input["query"]));
          return "[1] Mệnh đề.";
        },
      },
    ];
    const run = (maxRounds: number, maxTokens = 100_000) =>
      model().runTools([{ role: "user", text: "Hỏi" }], {
        signal: AbortSignal.timeout(8000),
        maxReplyTokens: 50,
        tools,
        maxRounds,
        maxTokens,
      });
    afterEach(() => (asked.length = 0));

    it("runs the tools that the model calls until it is done", async () => {
      server.script = (_, response, turn) =>
        turn <= 2 ? callTool(response, "search", { query: `câu ${turn}` }) : say(response, "XONG");
      expect(await run(5)).toMatchObject({ kind: "reply", text: "XONG", tokens: 360 });
      expect(asked).toEqual(["câu 1", "câu 2"]);
    });

    it("ends after the rounds, however long the model goes on", async () => {
      server.script = (_, response, turn) => callTool(response, "search", { query: `câu ${turn}` });
      expect((await run(5)).kind).toBe("reply");
      expect(asked).toHaveLength(5);
      expect(server.requests).toHaveLength(5);
    });

    it("ends when the tokens are used up", async () => {
      server.script = (_, response, turn) => callTool(response, "search", { query: `câu ${turn}` });
      await run(5, 200);
      expect(server.requests).toHaveLength(2);
    });

    it("tells the model of a wrong call and of an unknown tool instead of failing", async () => {
      server.script = (_, response, turn) => {
        if (turn === 1) callTool(response, "search", { words: 3 });
        else if (turn === 2) callTool(response, "delete_all", {});
        else say(response, "XONG");
      };
      expect(await run(5)).toMatchObject({ kind: "reply" });
      expect(asked).toEqual([]);
    });
  });
});

describe("probeEndpoint", () => {
  it("tells a server that answers from one that does not", async () => {
    expect(await probeEndpoint({ baseUrl: server.baseUrl, apiKey: null })).toEqual({
      kind: "reachable",
    });
    expect(await probeEndpoint({ baseUrl: "http://127.0.0.1:9/v1", apiKey: null })).toEqual({
      kind: "unreachable",
    });
  });
});
