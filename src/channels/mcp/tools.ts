/** The tools that other assistants may call: typed, read-only, under the rights of the visit. */
import { z } from "zod";

import type { Access, Visit } from "../../assistant/access/access.ts";
import type { Assistant, UploadedFile } from "../../assistant/assistant.ts";
import type { Action } from "../../domain/access/action.ts";
import { findReferences } from "../../domain/reference/find-references.ts";
import type { Register } from "../../domain/regulation/register.ts";
import { syllables } from "../../domain/text/fold.ts";
import { AppError } from "../../errors.ts";
import {
  PriorPlanResult,
  ReferencesResult,
  ReviewResult,
  SearchResult,
  StatusResult,
} from "./tool-results.ts";

export interface ToolDeps {
  access: Access;
  visit: Visit;
  register: Register;
  today(): string;
  /** Reads a file of this machine. Throws AppError "file-not-found". */
  readFile(path: string): Promise<UploadedFile>;
}

export interface Tool {
  name: string;
  description: string;
  action: Action;
  input: z.ZodType;
  output: z.ZodType;
  /** Gives JSON-safe data of the shape of `output`. Throws AppError; the input has been parsed. */
  run(input: unknown, signal: AbortSignal): Promise<Record<string, unknown>>;
}

const AsOf = z.iso.date().optional().describe("Ngày tính hiệu lực, YYYY-MM-DD; bỏ trống: hôm nay");
const TEXT_LENGTH = 200_000;
const PASSAGES = 8;

/** A tool whose input is parsed by its schema. */
function tool<Input extends z.ZodType, Output extends z.ZodType>(
  facts: Pick<Tool, "name" | "description" | "action"> & { input: Input; output: Output },
  run: (
    input: z.output<Input>,
    signal: AbortSignal,
  ) => Promise<z.output<Output> & Record<string, unknown>>,
): Tool {
  return { ...facts, run: (input, signal) => run(facts.input.parse(input), signal) };
}

export function makeTools(deps: ToolDeps): Tool[] {
  const assistant = deps.access.assistantFor(deps.visit);
  return [
    searchTool(assistant, deps),
    statusTool(deps),
    referencesTool(deps),
    reviewTool(assistant, deps),
    priorPlanTool(assistant, deps),
  ];
}

const searchTool = (assistant: Assistant, { visit }: ToolDeps) =>
  tool(
    {
      name: "search",
      output: SearchResult,
      description: "Tìm đoạn văn trong kho: văn bản, kế hoạch, dự toán của đơn vị",
      action: "search",
      input: z.strictObject({
        query: z.string().min(1).max(500).describe("Từ khóa hoặc câu hỏi"),
        k: z.int().min(1).max(50).default(10).describe("Số đoạn"),
      }),
    },
    async ({ query, k }) => ({ hits: await assistant.search(query, k, visit.unit) }),
  );

const statusTool = (deps: ToolDeps) =>
  tool(
    {
      name: "document_status",
      output: StatusResult,
      description: "Tình trạng hiệu lực của một văn bản tại một ngày, theo sổ văn bản",
      action: "search",
      input: z.strictObject({
        symbol: z.string().min(1).max(100).describe("Số hiệu, ví dụ 54/2017/TT-BYT"),
        asOf: AsOf,
      }),
    },
    async ({ symbol, asOf = deps.today() }) => ({
      asOf,
      documents: statusOf(deps.register, symbol, asOf),
    }),
  );

function statusOf(register: Register, symbol: string, asOf: string) {
  return register.bySymbol(symbol).map((entry) => {
    const status = register.status(entry, asOf);
    return {
      documentId: register.idOf(entry),
      ...{ symbol: entry.symbol, type: entry.type, issuer: entry.issuer, title: entry.title },
      ...{ signed: entry.signed, effective: entry.effective },
      ...{ status: status.code, since: status.since },
      replacedBy: status.replacedBy.map((effect) => effect.acting.symbol),
    };
  });
}

const referencesTool = (deps: ToolDeps) =>
  tool(
    {
      name: "references",
      output: ReferencesResult,
      description: "Các văn bản được viện dẫn trong một đoạn văn, kèm tình trạng hiệu lực",
      action: "search",
      input: z.strictObject({
        text: z.string().min(1).max(TEXT_LENGTH).describe("Đoạn văn cần đọc"),
        asOf: AsOf,
      }),
    },
    async ({ text, asOf = deps.today() }) => {
      const symbols = new Set(findReferences(text).flatMap(({ symbol }) => symbol ?? []));
      const references = [...symbols].map((symbol) => {
        const documents = statusOf(deps.register, symbol, asOf);
        return { symbol, known: documents.length > 0, documents };
      });
      return { asOf, references };
    },
  );

const reviewTool = (assistant: Assistant, { visit, readFile }: ToolDeps) =>
  tool(
    {
      name: "review",
      output: ReviewResult,
      description: "Rà soát một kế hoạch hoặc dự toán: số học, viện dẫn, nội dung. Không lưu gì",
      action: "review",
      input: z
        .strictObject({
          text: z.string().min(1).max(TEXT_LENGTH).optional().describe("Nội dung dạng chữ"),
          path: z.string().min(1).optional().describe("Hoặc đường dẫn tệp trên máy này"),
          asOf: AsOf,
        })
        .refine(({ text, path }) => (text === undefined) !== (path === undefined), {
          error: "cần text hoặc path, không cả hai",
        }),
    },
    async ({ text, path, asOf }, signal) => {
      const file =
        path === undefined
          ? { fileName: "van-ban.txt", bytes: new TextEncoder().encode(text ?? "") }
          : await readFile(path);
      const request = { file, unit: visit.unit, withFiles: false };
      const dated = asOf === undefined ? request : { ...request, asOf };
      return (await assistant.review(dated, signal)).review;
    },
  );

const priorPlanTool = (assistant: Assistant, { visit }: ToolDeps) =>
  tool(
    {
      name: "prior_plan",
      output: PriorPlanResult,
      description: "Tra kế hoạch các năm trước: các đoạn nói về một nội dung",
      action: "read-document",
      input: z.strictObject({
        query: z.string().min(1).max(300).describe("Nội dung cần tra"),
        year: z.int().min(2015).max(2100).optional().describe("Năm kế hoạch; bỏ trống: mọi năm"),
      }),
    },
    async ({ query, year }) => {
      const plans = (await assistant.documents(visit.unit)).filter(
        (document) => document.kind === "plan" && (year === undefined || document.year === year),
      );
      if (plans.length === 0) {
        throw new AppError("no-prior-plan", "no plan of that year", {
          userMessage: "Không có kế hoạch của năm này trong kho; nạp kế hoạch rồi tra lại.",
        });
      }
      const wanted = pairsOf(query);
      const passages = [];
      for (const plan of plans) {
        const view = await assistant.document(plan.documentId, visit.unit);
        for (const { locator, headingPath, text } of view.passages) {
          const has = pairsOf(text);
          const share = [...wanted].filter((word) => has.has(word)).length / wanted.size;
          const { documentId, title } = plan;
          if (share >= 0.5)
            passages.push({
              documentId,
              title,
              year: plan.year,
              locator,
              headingPath,
              text,
              share,
            });
        }
      }
      passages.sort((a, b) => b.share - a.share);
      return { passages: passages.slice(0, PASSAGES) };
    },
  );

/** Neighbouring syllables: "bệnh án" is a word, its halves alone stand everywhere. */
function pairsOf(text: string): Set<string> {
  const list = syllables(text);
  if (list.length < 2) return new Set(list);
  return new Set(list.slice(1).map((syllable, at) => `${list[at] ?? ""} ${syllable}`));
}
