/** The chat: its page, and one question as a stream of JSON lines (status, text…, answer | error). */
import { randomUUID } from "node:crypto";

import { type Context, Hono } from "hono";
import { stream } from "hono/streaming";

import { conversationOf } from "../../../assistant/access/guard-assistant.ts";
import type { AskRequest } from "../../../assistant/assistant.ts";
import { parseCommand } from "../../../assistant/dialogue/commands.ts";
import { AppError } from "../../../errors.ts";
import { asAppError, errorJson } from "../error-responses.ts";
import type { WebEnv } from "../guard-actions.ts";
import { webLimits } from "../limits.ts";
import {
  AskBody,
  ChatBody,
  checkQuestionLength,
  FeedbackBody,
  parseInput,
  readJson,
} from "../parse-inputs.ts";
import { requireStill, scoped, visitOf } from "../session.ts";
import { answerView } from "../views/answer-view.ts";
import { chatPage, type ServedTurn } from "../views/chat-page.ts";
import { feedbackReason } from "../views/labels.ts";
import { type WorkHint, workHint, workHintView } from "../views/work-hint.ts";
import type { WebParts } from "../web-deps.ts";
import { limitJson } from "./api-routes.ts";
import { ownerOf, respondPage } from "./page-response.ts";

/** Characters per revealed part: small enough to be seen growing, large enough to cost nothing. */
const PART_LENGTH = 60;

/** The text in parts that end between words. */
export function splitForReveal(text: string): string[] {
  const parts: string[] = [];
  let part = "";
  for (const word of text.match(/\S+\s*|\s+/g) ?? []) {
    part += word;
    if (part.length >= PART_LENGTH) {
      parts.push(part);
      part = "";
    }
  }
  if (part !== "") parts.push(part);
  return parts;
}

const newTurnId = (): string => `t${randomUUID().slice(0, 8)}`;

/** What the library holds, for the first page; null while that cannot be told. */
async function countDocuments({ assistant, unit, log, regulations }: WebParts) {
  try {
    const documents = await assistant.documents(unit);
    const count = (kind: string): number => documents.filter((one) => one.kind === kind).length;
    const checkedTo = regulations.checkedTo();
    return { regulations: count("regulation"), plans: count("plan"), checkedTo };
  } catch (error) {
    log.warn({ err: error }, "documents not countable");
    return null;
  }
}

/** A question asked through the address bar or without script. */
async function serveTurn(
  parts: WebParts,
  query: { q: string; asOf?: string },
  signal: AbortSignal,
): Promise<ServedTurn> {
  const id = newTurnId();
  const question = query.q.slice(0, webLimits.questionLength);
  try {
    const { q, asOf } = parseInput(AskBody, query);
    checkQuestionLength(q);
    const request = {
      question: q,
      unit: parts.unit,
      why: true,
      ...(asOf === undefined ? {} : { asOf }),
    };
    return { id, question: q, result: { answer: await parts.assistant.ask(request, signal) } };
  } catch (error) {
    if (!(error instanceof AppError)) parts.log.error({ err: error }, "question failed");
    return { id, question, result: { error: asAppError(error).userMessage } };
  }
}

async function takeFeedback(c: Context<WebEnv>, parts: WebParts): Promise<Response> {
  const { conversation, question, useful, reason, note } = await readJson(c, FeedbackBody);
  // The reason comes after the thumb; one answer counts once.
  if (reason === undefined) parts.counters.feedback(useful);
  const words = [reason === undefined ? "" : feedbackReason[reason], note ?? ""];
  const said = words.filter((text) => text !== "").join(": ");
  await parts.feedback?.give({
    unit: scoped(c, parts).unit,
    question,
    useful,
    conversationId: conversationOf(visitOf(c), `web:${conversation}`),
    ...(said === "" ? {} : { reason: said }),
  });
  return c.json({ received: true });
}

/** Work that has a page of its own is led to, in the form of an answer. */
async function sendHint(c: Context, hint: WorkHint): Promise<Response> {
  const view = await workHintView(hint);
  const events = [
    { type: "text", text: hint.sentence },
    { type: "answer", html: view.toString() },
  ];
  c.header("Content-Type", "application/x-ndjson; charset=utf-8");
  return c.body(events.map((event) => `${JSON.stringify(event)}\n`).join(""));
}

export function chatRoutes(parts: WebParts): Hono<WebEnv> {
  const app = new Hono<WebEnv>();

  app.get("/", async (c) => {
    const q = c.req.query("q")?.trim() ?? "";
    const asOf = c.req.query("asOf") ?? "";
    const query = asOf === "" ? { q } : { q, asOf };
    const hint = workHint(parseCommand(q));
    if (hint !== null) return c.redirect(hint.href, 303);
    const turn = q === "" ? null : await serveTurn(scoped(c, parts), query, c.req.raw.signal);
    return respondPage(c, parts, {
      title: turn === null ? "Hỏi đáp" : turn.question.slice(0, 60),
      section: "/",
      scripts: ["chat.js"],
      width: "chat",
      body: chatPage({
        conversation: randomUUID(),
        owner: ownerOf(c),
        documents: turn === null ? await countDocuments(scoped(c, parts)) : null,
        turn,
      }),
    });
  });

  app.post("/api/chat", limitJson, async (c) => {
    const { q, asOf, conversation } = await readJson(c, ChatBody);
    checkQuestionLength(q);
    const hint = workHint(parseCommand(q));
    if (hint !== null) return sendHint(c, hint);
    const { assistant, unit } = scoped(c, parts);
    const request: AskRequest = {
      question: q,
      unit,
      why: true,
      conversationId: `web:${conversation}`,
      ...(asOf === undefined ? {} : { asOf }),
    };
    c.header("Content-Type", "application/x-ndjson; charset=utf-8");
    c.header("X-Accel-Buffering", "no");
    return stream(c, async (out) => {
      const gone = new AbortController();
      out.onAbort(() => gone.abort());
      const send = (event: object) => out.write(`${JSON.stringify(event)}\n`);
      await send({ type: "status", text: "Đang tra cứu…" });
      try {
        const signal = AbortSignal.any([gone.signal, c.req.raw.signal]);
        const answer = await assistant.ask(request, signal);
        // An answer may take long; who has lost the role meanwhile does not get it.
        await requireStill(c, parts, "ask");
        for (const text of splitForReveal(answer.text)) await send({ type: "text", text });
        const view = await answerView(answer, newTurnId(), true);
        await send({ type: "answer", answer, html: view.toString() });
      } catch (error) {
        if (gone.signal.aborted) return;
        if (!(error instanceof AppError)) parts.log.error({ err: error }, "question failed");
        await send({ type: "error", ...errorJson(error) });
      }
    });
  });

  app.post("/api/feedback", limitJson, (c) => takeFeedback(c, parts));

  return app;
}
