/**
 * Embeddings over any OpenAI-compatible endpoint, through LangChain, loaded with the first call. Throws for whatever
 * goes wrong, and after a failure rests for a while without calling: a search without vectors is better than a slow one.
 */
import type { OpenAIEmbeddings } from "@langchain/openai";
import { z } from "zod";

import { makeBoundedFetch } from "./bounded-fetch.ts";
import type { OpenAiOptions } from "./openai-chat-model.ts";

export interface Embedder {
  /** Names model and endpoint: vectors of another do not compare. */
  readonly id: string;
  /** One vector a text, all of one length. Throws when the server fails or answers with anything else. */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<number[][]>;
}

interface EmbedderOptions extends OpenAiOptions {
  /** Milliseconds, any origin. */
  now(): number;
  /** Milliseconds of one request. */
  timeoutMs?: number;
  /** Milliseconds without calls after a failure. */
  restMs?: number;
}

/** Texts of one request; a vector of 3,072 numbers is some 70 KB of JSON. */
const BATCH = 64;
const MAX_REPLY_BYTES = 16 * 1024 * 1024;
/** Characters of one text: within 8,191 tokens even for text that is cut into single letters. */
const LONGEST = 6_000;

const Vector = z.array(z.number()).min(1);

export function makeOpenAiEmbedder(options: EmbedderOptions): Embedder {
  const { timeoutMs = 20_000, restMs = 60_000 } = options;
  let model: Promise<OpenAIEmbeddings> | null = null;
  let restsUntil = -Infinity;
  return {
    id: `openai-${options.baseUrl ?? "public"}-${options.name}`,
    async embed(texts, signal) {
      signal?.throwIfAborted();
      if (options.now() < restsUntil) throw new Error("embedding endpoint rests after a failure");
      try {
        model ??= load(options, timeoutMs);
        const client = await model;
        const call = client.embedDocuments(texts.map((text) => text.slice(0, LONGEST)));
        return checked(await unlessAborted(call, signal), texts.length);
      } catch (error) {
        if (signal?.aborted !== true) restsUntil = options.now() + restMs;
        throw error;
      }
    },
  };
}

async function load(options: EmbedderOptions, timeoutMs: number): Promise<OpenAIEmbeddings> {
  const { OpenAIEmbeddings } = await import("@langchain/openai");
  return new OpenAIEmbeddings({
    model: options.name,
    apiKey: options.apiKey ?? "none",
    batchSize: BATCH,
    maxRetries: 0,
    timeout: timeoutMs,
    stripNewLines: false,
    // Local servers do not know base64, which the client asks for unless told otherwise.
    encodingFormat: "float",
    configuration: {
      fetch: makeBoundedFetch(MAX_REPLY_BYTES),
      ...(options.baseUrl === null ? {} : { baseURL: options.baseUrl }),
    },
  });
}

async function unlessAborted<T>(call: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return call;
  const aborted = new Promise<never>((_, reject) => {
    const stop = () => reject(new Error("embedding stopped"));
    signal.addEventListener("abort", stop, { once: true });
    void call.then(
      () => signal.removeEventListener("abort", stop),
      () => signal.removeEventListener("abort", stop),
    );
  });
  return Promise.race([call, aborted]);
}

function checked(vectors: unknown, count: number): number[][] {
  const parsed = z.array(Vector).length(count).parse(vectors);
  const [first] = parsed;
  if (parsed.some((vector) => vector.length !== first?.length)) {
    throw new Error("embeddings of different lengths");
  }
  return parsed;
}
