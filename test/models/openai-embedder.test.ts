import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { makeOpenAiEmbedder } from "../../src/models/openai/openai-embedder.ts";
import {
  json,
  say,
  sayVectors,
  type ScriptedModelServer,
  startScriptedModel,
} from "../support/scripted-model-server.ts";

let server: ScriptedModelServer;
beforeAll(async () => {
  server = await startScriptedModel((_, response) => say(response, "không dùng"));
});
beforeEach(() => {
  server.embeddings.length = 0;
  server.embed = ({ input }, response) =>
    sayVectors(
      response,
      input.map((text) => [text.length, 1, 0]),
    );
});
afterAll(() => server.close());

let clock = 0;
const make = (timeoutMs = 5_000) =>
  makeOpenAiEmbedder({
    ...{ baseUrl: server.baseUrl, apiKey: null, name: "nhung", timeoutMs },
    now: () => clock,
    restMs: 1000,
  });

describe("makeOpenAiEmbedder", () => {
  it("asks for plain numbers, in batches, and keeps the order", async () => {
    const texts = Array.from({ length: 130 }, (_, at) => "x".repeat(at + 1));
    const vectors = await make().embed(texts);
    expect(vectors.map((vector) => vector[0])).toEqual(texts.map((text) => text.length));
    expect(server.embeddings.map((request) => request.encoding_format)).toEqual([
      "float",
      "float",
      "float",
    ]);
    expect(server.embeddings.every((request) => request.input.length <= 64)).toBe(true);
  });

  it("cuts what no model takes", async () => {
    const [vector] = await make().embed(["a".repeat(100_000)]);
    expect(vector?.[0]).toBe(6_000);
  });

  it.each([
    ["a refusal", (r: Parameters<typeof json>[0]) => json(r, 500, { error: { message: "x" } })],
    ["a missing vector", (r: Parameters<typeof json>[0]) => sayVectors(r, [[1, 2]])],
    ["vectors of two lengths", (r: Parameters<typeof json>[0]) => sayVectors(r, [[1, 2], [1]])],
    ["words for numbers", (r: Parameters<typeof json>[0]) => sayVectors(r, ["AAAA", "BBBB"])],
    ["no JSON", (r: Parameters<typeof json>[0]) => void r.end("<html>")],
    ["a cut connection", (r: Parameters<typeof json>[0]) => void r.destroy()],
    ["silence", () => undefined],
  ])("fails on %s, then rests before it calls again", async (_, reply) => {
    const good = server.embed;
    server.embed = (_request, response) => reply(response);
    const embedder = make(300);
    await expect(embedder.embed(["a", "b"])).rejects.toThrow();
    server.embed = good;
    const calls = server.embeddings.length;
    await expect(embedder.embed(["a"])).rejects.toThrow(/rests/);
    expect(server.embeddings).toHaveLength(calls);
    clock += 1001;
    expect(await embedder.embed(["abc"])).toEqual([[3, 1, 0]]);
  });

  it("stops when it is told to", async () => {
    server.embed = () => undefined;
    const stop = new AbortController();
    const waiting = make().embed(["a"], stop.signal);
    setTimeout(() => stop.abort(), 50);
    await expect(waiting).rejects.toThrow();
  });
});
