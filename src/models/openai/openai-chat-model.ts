/**
 * Chat model over any OpenAI-compatible endpoint, through LangChain. LangChain is loaded with the first question: a
 * start without a model, or before the first question, costs nothing.
 */
import type { ChatOpenAI } from "@langchain/openai";
import { z } from "zod";

import type {
  ChatFailureReason,
  ChatMessage,
  ChatModel,
  ChatOutcome,
  CompleteOptions,
  ReplyForm,
} from "../chat-model.ts";
import { BadReply, makeBoundedFetch } from "./bounded-fetch.ts";
import { tokensOf } from "./token-usage.ts";
import { runToolAgent } from "./tool-agent.ts";

export interface OpenAiOptions {
  /** null: the public endpoint. */
  baseUrl: string | null;
  /** null: local servers ask for none. */
  apiKey: string | null;
  name: string;
}

export function makeOpenAiChatModel(options: OpenAiOptions): ChatModel {
  const boundedFetch = makeBoundedFetch();
  const chat = async (maxReplyTokens: number, fetcher = boundedFetch): Promise<ChatOpenAI> => {
    const { ChatOpenAI } = await import("@langchain/openai");
    return new ChatOpenAI({
      model: options.name,
      apiKey: options.apiKey ?? "none",
      // The caller's time limit leaves no room for a second try; the offline answer is better than waiting.
      maxRetries: 0,
      maxTokens: maxReplyTokens,
      ...(takesTemperature(options.name) ? { temperature: 0 } : {}),
      configuration: {
        fetch: fetcher,
        ...(options.baseUrl === null ? {} : { baseURL: options.baseUrl }),
      },
    });
  };
  // Small servers refuse a reply format that they do not know; then the prompt alone asks for JSON.
  let knowsForms = true;
  const inForm = async (
    messages: readonly ChatMessage[],
    how: CompleteOptions,
  ): Promise<ChatOutcome> => {
    const ask = (form: ReplyForm | undefined) =>
      outcomeOf(how.signal, async () => {
        const said = makeOverheard(boundedFetch);
        const model = await chat(how.maxReplyTokens, said.fetch);
        return form === undefined
          ? complete(model, messages, how)
          : completeInForm(model, messages, { ...how, form, said });
      });
    const outcome = await ask(knowsForms ? how.form : undefined);
    if (how.form === undefined || !knowsForms || !isRejected(outcome)) return outcome;
    const plain = await ask(undefined);
    if (!isRejected(plain)) knowsForms = false;
    return plain;
  };
  return {
    name: options.name,
    complete: inForm,
    runTools: (messages, how) =>
      outcomeOf(how.signal, () => runToolAgent(chat(how.maxReplyTokens), messages, how)),
  };
}

/** Reasoning models refuse any temperature but their own. */
function takesTemperature(name: string): boolean {
  return !/^(?:o\d|gpt-5)/i.test(name);
}

const isRejected = (outcome: ChatOutcome): boolean =>
  outcome.kind === "failed" && outcome.reason === "rejected";

async function complete(
  model: ChatOpenAI,
  messages: readonly ChatMessage[],
  { signal }: Pick<CompleteOptions, "signal">,
): Promise<ChatOutcome> {
  const reply = await model.invoke(plain(messages), { signal });
  return asOutcome(messages, reply.text, tokensOf(reply));
}

interface FormOptions extends Pick<CompleteOptions, "signal"> {
  form: ReplyForm;
  said: Overheard;
}

/**
 * LangChain's structured output. It throws where the reply is no JSON or was cut at its length; what the server said
 * is handed on all the same, so that the caller can tell the model what was wrong.
 */
async function completeInForm(
  model: ChatOpenAI,
  messages: readonly ChatMessage[],
  { signal, form, said }: FormOptions,
): Promise<ChatOutcome> {
  const { name, schema } = form;
  const structured = model.withStructuredOutput(schema, {
    ...{ name, method: "jsonSchema" as const, includeRaw: true as const },
  });
  try {
    const { raw } = await structured.invoke(plain(messages), { signal });
    return asOutcome(messages, said.text() ?? raw.text, tokensOf(raw));
  } catch (error) {
    const text = said.text();
    if (text === null || signal.aborted) throw error;
    return asOutcome(messages, text, null);
  }
}

const plain = (messages: readonly ChatMessage[]) =>
  messages.map(({ role, text }) => ({ role, content: text }));

function asOutcome(
  messages: readonly ChatMessage[],
  text: string,
  counted: number | null,
): ChatOutcome {
  const tokens = counted ?? Math.ceil((lengthOf(messages) + text.length) / 3);
  if (text.trim() === "")
    return { kind: "failed", reason: "bad-output", detail: "empty reply", tokens };
  return { kind: "reply", text, tokens };
}

interface Overheard {
  fetch: typeof fetch;
  /** Content of the last completion; null when there was none. */
  text(): string | null;
}

const Completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

function makeOverheard(inner: typeof fetch): Overheard {
  let heard: string | null = null;
  return {
    fetch: async (input, init) => {
      const response = await inner(input, init);
      heard = response.ok ? await response.clone().text() : null;
      return response;
    },
    text() {
      const parsed = heard === null ? null : Completion.safeParse(JSON.parse(heard));
      return parsed?.data?.choices[0]?.message.content ?? null;
    },
  };
}

function lengthOf(messages: readonly ChatMessage[]): number {
  return messages.reduce((sum, message) => sum + message.text.length, 0);
}

/** LangChain throws for everything that goes wrong; here it becomes an outcome, and the time limit holds in any case. */
async function outcomeOf(
  signal: AbortSignal,
  run: () => Promise<ChatOutcome>,
): Promise<ChatOutcome> {
  if (signal.aborted) return failed("timeout", "stopped before the call");
  const stopped = new Promise<ChatOutcome>((resolve) => {
    signal.addEventListener("abort", () => resolve(failed("timeout", "time limit")), {
      once: true,
    });
  });
  const answered = run().catch((error: unknown) =>
    signal.aborted ? failed("timeout", "time limit") : failed(reasonOf(error), nameOf(error)),
  );
  return Promise.race([answered, stopped]);
}

function failed(reason: ChatFailureReason, detail: string): ChatOutcome {
  return { kind: "failed", reason, detail, tokens: 0 };
}

/** Messages of servers may repeat what was sent; names and codes do not. */
function nameOf(error: unknown): string {
  if (error instanceof BadReply) return error.message;
  const code = statusOf(error);
  return `${error instanceof Error ? error.name : "unknown"}${code === null ? "" : ` ${code}`}`;
}

function statusOf(error: unknown): number | null {
  for (const one of causes(error)) {
    const status: unknown = (one as { status?: unknown }).status;
    if (typeof status === "number") return status;
  }
  return null;
}

function reasonOf(error: unknown): ChatFailureReason {
  if (causes(error).some((one) => one instanceof BadReply)) return "bad-output";
  const status = statusOf(error);
  if (status === 401 || status === 403) return "denied";
  if (status === 429) return "rate-limited";
  if (status !== null && status >= 500) return "server-error";
  if (status !== null && status >= 400) return "rejected";
  const names = causes(error).map((one) => `${one.name} ${one.message}`);
  if (names.some((name) => /APIConnection|fetch failed|ECONN|terminated|socket/i.test(name)))
    return "unreachable";
  // What is left are replies of a shape that LangChain does not expect.
  return "bad-output";
}

/** The error and what it was caused by, at most five deep. */
function causes(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let one = error; one instanceof Error && chain.length < 5; one = one.cause) chain.push(one);
  return chain;
}
