/** The assistant behind every door: one turn = remember, choose the skill, reply. Decides nothing about channels. */
import { performance } from "node:perf_hooks";

import { z } from "zod";

import type { Answer } from "../domain/answer/answer.ts";
import type { IngestResult } from "../domain/document/ingest-result.ts";
import type { Draft } from "../domain/draft/draft.ts";
import type { Review } from "../domain/review/finding.ts";
import { AppError } from "../errors.ts";
import type { Clock } from "../platform/clock.ts";
import type { AnswerContext, AnswerRequest, AnswerResult } from "../skills/answer/make-answer.ts";
import type { Conversations } from "../storage/conversations.ts";
import type { Documents, StoredDocument } from "../storage/documents.ts";
import type {
  AskRequest,
  Assistant,
  Deliverable,
  DocumentSummary,
  DraftRequest,
  ReviewRequest,
  SearchHit,
  UploadedFile,
} from "./assistant.ts";

const Context = z.object({
  documentIds: z.array(z.string()),
  subject: z.string(),
  facility: z.enum(["hospital", "non-hospital"]).nullable(),
});

export interface AssistantDeps {
  clock: Clock;
  documents: Documents;
  conversations: Conversations;
  answer(request: AnswerRequest): Promise<AnswerResult>;
  review(
    request: ReviewRequest & { asOf: string },
    signal?: AbortSignal,
  ): Promise<{ review: Review; files: Deliverable[] }>;
  draft(
    request: DraftRequest & { asOf: string },
    signal?: AbortSignal,
  ): Promise<{ draft: Draft; files: Deliverable[] }>;
  ingestFile(file: UploadedFile, unit: string, signal?: AbortSignal): Promise<IngestResult>;
  search(query: string, k: number, unit: string): Promise<SearchHit[]>;
}

export function makeAssistant(deps: AssistantDeps): Assistant {
  const asOfOr = (asOf: string | undefined) => asOf ?? deps.clock.today();
  return {
    async ask(request) {
      return timed(() => askOnce(deps, request, asOfOr(request.asOf)));
    },
    async review(request, signal) {
      return timed(() => deps.review({ ...request, asOf: asOfOr(request.asOf) }, signal));
    },
    async draft(request, signal) {
      return timed(() => deps.draft({ ...request, asOf: asOfOr(request.asOf) }, signal));
    },
    ingest: (file, unit, signal) => deps.ingestFile(file, unit, signal),
    async documents(unit) {
      return (await deps.documents.list(unit)).map(summary);
    },
    async document(id, unit) {
      const document = await deps.documents.get(id, unit);
      if (!document) throw new AppError("document-not-found", `no document ${id}`);
      const passages = await deps.documents.passagesOf(id);
      return {
        document: summary(document),
        passages: passages.map(({ id: passageId, locator, headingPath, text }) => ({
          id: passageId,
          locator,
          headingPath,
          text,
        })),
      };
    },
    async forget(id, unit) {
      const known = await deps.documents.get(id, unit);
      if (!known) throw new AppError("document-not-found", `no document ${id}`);
      if (known.origin !== "upload") {
        throw new AppError("not-allowed", `document ${id} belongs to the system`, {
          userMessage:
            "Tài liệu này đi kèm hệ thống nên không xóa được; chỉ xóa được tài liệu đơn vị đã nạp.",
        });
      }
      await deps.documents.forget(id, unit);
    },
    search: (query, k, unit) => deps.search(query, k, unit),
  };
}

async function askOnce(deps: AssistantDeps, request: AskRequest, asOf: string): Promise<Answer> {
  const { conversationId, question, unit } = request;
  const context = conversationId === undefined ? null : await lastContext(deps, conversationId);
  const { answer, context: next } = await deps.answer({ question, asOf, unit, context });
  if (conversationId !== undefined) {
    const at = deps.clock.now();
    await deps.conversations.append(conversationId, [
      { role: "user", text: question, at, context: {} },
      { role: "assistant", text: answer.text, at, context: { ...next } },
    ]);
  }
  return answer;
}

async function lastContext(
  deps: AssistantDeps,
  conversationId: string,
): Promise<AnswerContext | null> {
  const turns = await deps.conversations.recent(conversationId, 2);
  const last = turns.findLast((turn) => turn.role === "assistant");
  const parsed = Context.safeParse(last?.context);
  return parsed.success ? parsed.data : null;
}

/** Adds the time it took, whole milliseconds. */
async function timed<T extends object>(run: () => Promise<T>): Promise<T & { ms: number }> {
  const start = performance.now();
  const result = await run();
  return { ...result, ms: Math.round(performance.now() - start) };
}

function summary(document: StoredDocument): DocumentSummary {
  return {
    documentId: document.id,
    kind: document.kind,
    title: document.title,
    symbol: document.symbol,
    issuer: document.issuer,
    year: document.year,
    origin: document.origin,
    passages: document.passages,
    addedAt: document.addedAt,
  };
}
