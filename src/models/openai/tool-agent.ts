/** A LangChain agent that calls typed tools: bounded in rounds, calls, tokens and (by the signal) in time. */
import { randomUUID } from "node:crypto";

import type { ChatOpenAI } from "@langchain/openai";

import type { ChatMessage, ChatOutcome, ModelTool, ToolOptions } from "../chat-model.ts";
import { tokensOf } from "./token-usage.ts";

/** A round may ask for several tools at once; more than this in one question is no search. */
const MAX_TOOL_CALLS = 12;

export async function runToolAgent(
  chat: Promise<ChatOpenAI>,
  messages: readonly ChatMessage[],
  options: ToolOptions,
): Promise<ChatOutcome> {
  const [model, langchain] = await Promise.all([chat, import("langchain")]);
  const { AIMessage, createAgent, createMiddleware, tool } = langchain;
  let rounds = 0;
  let calls = 0;
  let tokens = 0;
  const bound = (one: ModelTool) =>
    tool(
      async (input: Record<string, unknown>) => {
        calls++;
        return calls > MAX_TOOL_CALLS ? "Đã hết lượt tra cứu." : await one.run(input);
      },
      { name: one.name, description: one.description, schema: one.input },
    );
  const limits = createMiddleware({
    name: "Limits",
    beforeModel: {
      canJumpTo: ["end"],
      hook: () =>
        rounds >= options.maxRounds || tokens >= options.maxTokens
          ? { jumpTo: "end" as const }
          : undefined,
    },
    wrapModelCall: async (request, call) => {
      const reply = await call(request);
      rounds++;
      tokens += tokensOf(reply) ?? Math.ceil(JSON.stringify(request.messages).length / 3);
      // Messages are kept by id, and some servers give every reply the same one.
      if (AIMessage.isInstance(reply)) reply.id = randomUUID();
      return reply;
    },
  });
  const agent = createAgent({ model, tools: options.tools.map(bound), middleware: [limits] });
  const result = await agent.invoke(
    { messages: messages.map(({ role, text }) => ({ role, content: text })) },
    { signal: options.signal, recursionLimit: options.maxRounds * 8 + 10 },
  );
  return { kind: "reply", text: result.messages.at(-1)?.text ?? "", tokens };
}
