/**
 * Port: a language model as a helper. It may fail at any time; failing is an expected outcome, never an exception.
 * Drivers: ./openai/. What it writes is material to check, not an answer.
 */
import type { z } from "zod";

export interface ChatMessage {
  role: "system" | "user" | "assistant";
  text: string;
}

/** Why there is no reply. */
export type ChatFailureReason =
  /** Slower than the caller's signal allowed, or stopped by it. */
  | "timeout"
  /** No connection, or a connection cut off. */
  | "unreachable"
  /** 401, 403: the key is missing or wrong. */
  | "denied"
  /** 429. */
  | "rate-limited"
  /** 5xx. */
  | "server-error"
  /** Another 4xx: the server does not know the model or an option. */
  | "rejected"
  /** The reply is no chat completion: wrong media type, broken JSON, too long, empty. */
  | "bad-output"
  /** Not asked at all: earlier failures, see ./circuit-breaker.ts. */
  | "resting";

export type ChatOutcome =
  | {
      kind: "reply";
      text: string;
      /** Tokens of question and reply together; estimated where the server counts none. */
      tokens: number;
    }
  /** `detail` is for the log: English, without what the user or the model wrote. */
  | { kind: "failed"; reason: ChatFailureReason; detail: string; tokens: number };

/** A tool the model may call. `run` answers in text and never throws for what the model wrote. */
export interface ModelTool<Input extends z.ZodObject = z.ZodObject> {
  name: string;
  description: string;
  input: Input;
  run(input: z.infer<Input>): Promise<string>;
}

/** Form of a reply, asked of the server and not trusted: the text of the outcome may still be anything. */
export interface ReplyForm {
  /** Letters, digits, "_". */
  name: string;
  schema: z.ZodObject;
}

export interface CompleteOptions {
  signal: AbortSignal;
  /** Upper bound of the reply's length, tokens. */
  maxReplyTokens: number;
  /** The reply as JSON of this form, where the server can be held to one. */
  form?: ReplyForm;
}

export interface ToolOptions extends CompleteOptions {
  tools: readonly ModelTool[];
  /** Calls of the model that may ask for tools. */
  maxRounds: number;
  /** All calls of the run together; the run ends once they are used up. */
  maxTokens: number;
}

export interface ChatModel {
  /** As configured, for the log and for `doctor`. */
  readonly name: string;
  complete(messages: readonly ChatMessage[], options: CompleteOptions): Promise<ChatOutcome>;
  /** Lets the model call tools round by round; the reply is its last message. */
  runTools(messages: readonly ChatMessage[], options: ToolOptions): Promise<ChatOutcome>;
}
