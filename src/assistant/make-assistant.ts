/** The assistant behind every door: one turn = remember, choose the skill, reply. Decides nothing about channels. */
import { performance } from "node:perf_hooks";

import { z } from "zod";

import type { Answer } from "../domain/answer/answer.ts";
import type { Review } from "../domain/review/finding.ts";
import { AppError } from "../errors.ts";
import type { SecondReading } from "../knowledge/second-reading.ts";
import type { Clock } from "../platform/clock.ts";
import type { AnswerContext, AnswerRequest, AnswerResult } from "../skills/answer/make-answer.ts";
import type { Conversations } from "../storage/conversations.ts";
import type { Documents, StoredDocument } from "../storage/documents.ts";
import type {
  AskRequest,
  Assistant,
  Deliverable,
  DocumentSummary,
  ReviewRequest,
} from "./assistant.ts";
import type { DraftService } from "./draft-service.ts";
import type { ReadText } from "./read-text.ts";
import type { UnitProfiles } from "./unit-profiles.ts";

const Context = z.object({
  documentIds: z.array(z.string()),
  subject: z.string(),
  facility: z.enum(["hospital", "non-hospital"]).nullable(),
  plan: z.string().nullable().default(null),
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
  decideFinding: Assistant["decideFinding"];
  drafts: DraftService;
  profiles: UnitProfiles;
  ingestFile: Assistant["ingest"];
  readText: ReadText;
  search: Assistant["search"];
  secondReading: SecondReading;
  /** Removes a document from the store and from everything made out of it. */
  forget(id: string, unit: string): Promise<void>;
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
    decideFinding: (decision) => deps.decideFinding(decision),
    async draft(request, signal) {
      return timed(() => deps.drafts.draft({ ...request, asOf: asOfOr(request.asOf) }, signal));
    },
    async redraft(request) {
      return timed(() => deps.drafts.redraft(request));
    },
    keptDraft: (unit, draftId, version) => deps.drafts.keptDraft(unit, draftId, version),
    keptDrafts: (unit) => deps.drafts.keptDrafts(unit),
    profile: (unit) => deps.profiles.get(unit),
    updateProfile: (unit, changes) => deps.profiles.update(unit, changes),
    ingest: (...args) => deps.ingestFile(...args),
    readText: (file, _unit, ...more) => deps.readText(file, ...more),
    async documents(unit) {
      return (await deps.documents.list(unit)).map(summary);
    },
    ...library(deps),
    search: (...asked) => deps.search(...asked),
  };
}

type Library = Pick<Assistant, "document" | "versions" | "rollback" | "forget">;

function library(deps: AssistantDeps): Library {
  const { documents, secondReading } = deps;
  const find = async (id: string, unit: string, version?: number): Promise<StoredDocument> => {
    const document = await documents.get(id, unit, version);
    if (document) return document;
    const known = version === undefined ? null : await documents.get(id, unit);
    throw new AppError("document-not-found", `no document ${id} ${version ?? ""}`, {
      ...(known === null
        ? {}
        : {
            userMessage: `Tài liệu không có phiên bản ${version ?? ""}; xem các phiên bản của tài liệu rồi chọn lại.`,
          }),
    });
  };
  return {
    async document(id, unit, version) {
      const document = await find(id, unit, version);
      const passages = await documents.passagesOf(id, document.version);
      const active = version === undefined || (await find(id, unit)).version === version;
      return {
        document: summary(document),
        version: document.version,
        active,
        passages: passages.map(({ id: passageId, locator, headingPath, text }) => {
          const reading = secondReading(text, document.origin);
          const shown = { id: passageId, locator, headingPath, text };
          return reading === undefined ? shown : { ...shown, reading };
        }),
      };
    },
    async versions(id, unit) {
      await find(id, unit);
      return documents.versions(id, unit);
    },
    async rollback(id, unit, version) {
      ownOnly(await find(id, unit, version));
      const active = await documents.activate(id, unit, version);
      if (active) return summary(active);
      throw new AppError("document-not-found", `no version ${version} of ${id}`);
    },
    async forget(id, unit) {
      ownOnly(await find(id, unit));
      await deps.forget(id, unit);
    },
  };
}

/** What ships with the product changes with the product only. */
function ownOnly(document: StoredDocument): void {
  if (document.origin === "upload") return;
  throw new AppError("not-allowed", `document ${document.id} belongs to the system`, {
    userMessage:
      "Tài liệu này đi kèm hệ thống nên không xóa hay đổi phiên bản được; chỉ làm được với tài liệu đơn vị đã nạp.",
  });
}

/** Names the version that each citation quotes, and reads again what lost its marks. */
async function withSources(deps: AssistantDeps, answer: Answer, unit: string): Promise<Answer> {
  const sources = new Map<string, StoredDocument | null>();
  for (const { documentId } of answer.citations) {
    if (sources.has(documentId)) continue;
    sources.set(documentId, await deps.documents.get(documentId, unit));
  }
  const citations = answer.citations.map((citation) => {
    const source = sources.get(citation.documentId);
    if (!source) return citation;
    const reading =
      citation.quoteKind === "verbatim"
        ? deps.secondReading(citation.quote, source.origin)
        : undefined;
    const cited = { ...citation, version: source.version };
    return reading === undefined ? cited : { ...cited, reading };
  });
  return { ...answer, citations, text: withReadings(answer.text, citations) };
}

/** Doors that show text alone tell the second reading below it. */
function withReadings(text: string, citations: Answer["citations"]): string {
  const lines = citations.flatMap(({ reading }, index) =>
    reading === undefined
      ? []
      : [
          `Đọc lại [${index + 1}] (máy đoán dấu, cần đối chiếu bản gốc): ${reading.replace(/\s+/g, " ")}`,
        ],
  );
  return [text, ...lines].join("\n\n");
}

async function askOnce(deps: AssistantDeps, request: AskRequest, asOf: string): Promise<Answer> {
  const { conversationId, question, unit } = request;
  const context = conversationId === undefined ? null : await lastContext(deps, conversationId);
  const { profile } = await deps.profiles.get(unit);
  const facility = profile.facility === "authority" ? null : (profile.facility ?? null);
  const { onPreview } = request;
  const found = await deps.answer({
    ...{ question, asOf, unit, context, facility },
    ...(onPreview === undefined ? {} : { onPreview }),
  });
  const { context: next, declaredFacility: declared, why } = found;
  if (declared !== null) await deps.profiles.update(unit, { facility: declared });
  const cited = await withSources(deps, found.answer, unit);
  const answer = request.why === true ? { ...cited, why } : cited;
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
