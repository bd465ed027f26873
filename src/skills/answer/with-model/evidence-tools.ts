/**
 * The tools a model may call. Each returns numbered statements of the offline engine; the model never sees more, and
 * what it asks for is only a key to look up. The statements are kept here, by number, for the check of its sentences.
 */
import { z } from "zod";

import { findReferences } from "../../../domain/reference/find-references.ts";
import type { Register } from "../../../domain/regulation/register.ts";
import { IsoDate, type RegisterEntry } from "../../../domain/regulation/register-entry.ts";
import type { ModelTool } from "../../../models/chat-model.ts";
import type { FoundPassage, PassageSearch } from "../answer-deps.ts";
import type { AnswerRequest, AnswerResult } from "../make-answer.ts";
import { quoteStatement } from "../passage-answer.ts";
import { callIt, makeCiter, type Statement } from "../statement.ts";
import { introduce, statusStatements } from "../status-statements.ts";
import { claimTokens, placeWithin } from "./claim-tokens.ts";
import { keepsNumbers } from "./rewordings.ts";

export interface EvidenceDeps {
  answer(request: AnswerRequest): Promise<AnswerResult>;
  register: Register;
  searchPassages: PassageSearch;
  /** A query of the model's own that may be answered in the question's place. */
  keepsSubject(query: string, question: string): boolean;
}

/** A statement that a tool found; `result` where the offline engine gave it as an answer. */
export interface Evidence {
  statement: Statement;
  result: AnswerResult | null;
}

export interface EvidenceTools {
  tools: ModelTool[];
  found(): readonly Evidence[];
}

const MAX_EVIDENCE = 24;
const MAX_STATEMENTS_SHOWN = 8;
const NOTHING = "Không tìm thấy.";

const Query = z.string().trim().min(2).max(200);
const Symbol = z.string().trim().min(2).max(60).describe("số hiệu, ví dụ 13/2025/TT-BYT");
const Year = z.int().min(2015).max(2040).optional().describe("năm của kế hoạch");

export function makeEvidenceTools(deps: EvidenceDeps, request: AnswerRequest): EvidenceTools {
  const collected = new Map<string, Evidence>();
  const keep = (statements: readonly Statement[], result: AnswerResult | null = null): string => {
    for (const statement of statements.slice(0, MAX_STATEMENTS_SHOWN)) {
      if (collected.size >= MAX_EVIDENCE || collected.has(statement.text)) continue;
      // Main is only what answers; the rest is near it.
      const lead = result !== null && statement.lead === true;
      collected.set(statement.text, { statement: { ...statement, lead }, result });
    }
    const order = [...collected.keys()];
    const lines = statements
      .map(({ text }) => ({ at: order.indexOf(text), text: text.replace(/\s+/g, " ") }))
      .filter(({ at }) => at >= 0)
      .map(({ at, text }) => `[${at + 1}] ${text.slice(0, 600)}`);
    return lines.length === 0 ? NOTHING : lines.join("\n");
  };
  return {
    tools: [
      searchTool(deps, request, keep),
      documentTool(deps, request, keep),
      statusTool(deps, keep),
      provisionTool(deps, request, keep),
      plansTool(deps, request, keep),
      budgetTool(deps, request, keep),
    ],
    found: () => [...collected.values()],
  };
}

type Keep = (statements: readonly Statement[], result?: AnswerResult | null) => string;

/** Gives `run` the inferred input of the schema. */
function defineTool<Input extends z.ZodObject>(tool: ModelTool<Input>): ModelTool {
  return { ...tool, run: async (input) => tool.run(tool.input.parse(input)) };
}

function searchTool(deps: EvidenceDeps, request: AnswerRequest, keep: Keep): ModelTool {
  return defineTool({
    name: "search",
    description: "Tra sổ văn bản và tài liệu đã nạp bằng một câu hỏi ngắn.",
    input: z.object({ query: Query }),
    run: async ({ query }) => {
      const result = await deps.answer({ ...request, question: query });
      const answered =
        result.answer.kind === "answered" || result.answer.kind === "premise-corrected";
      if (!answered) return NOTHING;
      // Numbers or a subject of the model's own would turn the question into another one.
      const isSame =
        keepsNumbers(query, request.question) && deps.keepsSubject(query, request.question);
      return keep(result.draft.statements, isSame ? result : null);
    },
  });
}

function documentTool({ register }: EvidenceDeps, { asOf }: AnswerRequest, keep: Keep): ModelTool {
  return defineTool({
    name: "document",
    description: "Một văn bản theo số hiệu: tên, ngày, tình trạng và các nội dung chính.",
    input: z.object({ symbol: Symbol }),
    run: async ({ symbol }) => {
      const entry = findEntry(register, symbol);
      if (entry === null) return NOTHING;
      const citer = makeCiter(register, asOf);
      return keep([introduce(entry, citer, asOf), ...provisionsOf(entry, register, asOf, null)]);
    },
  });
}

function statusTool({ register }: EvidenceDeps, keep: Keep): ModelTool {
  return defineTool({
    name: "status",
    description: "Tình trạng hiệu lực của một văn bản tại một ngày, văn bản thay thế, sửa đổi.",
    input: z.object({ symbol: Symbol, date: IsoDate.describe("ngày YYYY-MM-DD") }),
    run: async ({ symbol, date }) => {
      const entry = findEntry(register, symbol);
      return entry === null
        ? NOTHING
        : keep(statusStatements(entry, makeCiter(register, date), date));
    },
  });
}

function provisionTool({ register }: EvidenceDeps, { asOf }: AnswerRequest, keep: Keep): ModelTool {
  return defineTool({
    name: "provision",
    description: "Nội dung một điều, khoản của một văn bản.",
    input: z.object({ symbol: Symbol, place: z.string().max(60).describe("ví dụ Điều 4 khoản 2") }),
    run: async ({ symbol, place }) => {
      const entry = findEntry(register, symbol);
      return entry === null ? NOTHING : keep(provisionsOf(entry, register, asOf, place));
    },
  });
}

function plansTool(deps: EvidenceDeps, request: AnswerRequest, keep: Keep): ModelTool {
  return defineTool({
    name: "prior_plans",
    description: "Đoạn trong các kế hoạch, dự toán năm trước.",
    input: z.object({ query: Query, year: Year }),
    run: async ({ query, year }) => keep(await planPassages(deps, request, { query, year })),
  });
}

function budgetTool(deps: EvidenceDeps, request: AnswerRequest, keep: Keep): ModelTool {
  return defineTool({
    name: "budget_line",
    description: "Dòng dự toán của một hạng mục: đơn giá, số lượng, thành tiền.",
    input: z.object({ item: Query, year: Year }),
    run: async ({ item, year }) => {
      const isLine = (passage: FoundPassage) =>
        passage.table !== null && /\d{4,}|\d[.,]\d{3}/.test(passage.text);
      return keep(await planPassages(deps, request, { query: item, year, accept: isLine }));
    },
  });
}

async function planPassages(
  deps: EvidenceDeps,
  { unit, asOf }: AnswerRequest,
  wanted: { query: string; year: number | undefined; accept?: (one: FoundPassage) => boolean },
): Promise<Statement[]> {
  const found = await deps.searchPassages(wanted.query, 20, unit, {
    kinds: ["plan", "budget"],
    ...(wanted.year === undefined ? {} : { year: wanted.year }),
  });
  const turn = { register: deps.register, citer: makeCiter(deps.register, asOf) };
  return found
    .filter(wanted.accept ?? (() => true))
    .slice(0, 5)
    .map((passage) => quoteStatement(passage, turn));
}

function findEntry(register: Register, symbol: string): RegisterEntry | null {
  const [reference] = findReferences(symbol);
  if (reference === undefined) return null;
  const resolution = register.resolve(reference);
  return resolution.kind === "known" ? resolution.entry : null;
}

/** Facts of the document at a place; its first ones where no place is given. */
function provisionsOf(
  entry: RegisterEntry,
  register: Register,
  asOf: IsoDate,
  place: string | null,
): Statement[] {
  const citer = makeCiter(register, asOf);
  const wanted = claimTokens(place ?? "").find((token) => token.kind === "locator")?.parts;
  const isAt = (locator: string | null): boolean => {
    const own = claimTokens(locator ?? "").find((token) => token.kind === "locator")?.parts;
    return wanted !== undefined && own !== undefined && placeWithin(wanted, own);
  };
  return entry.provisions
    .filter((provision) => place === null || isAt(provision.locator))
    .slice(0, 6)
    .map(({ fact, locator }) => ({
      text: `${fact.replace(/\.$/, "")} (${callIt(entry)}${locator === null ? "" : `, ${locator}`}).`,
      citations: [citer.passage(entry, { text: fact, locator })],
    }));
}
