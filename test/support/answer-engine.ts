/** The offline answer engine over the shipped register and a few passages, for tests of what stands beside it. */
import { readFileSync } from "node:fs";

import type { Register } from "../../src/domain/regulation/register.ts";
import { makeSynonyms, SynonymFile, type Synonyms } from "../../src/knowledge/search/synonyms.ts";
import type { FoundPassage, PassageSearch } from "../../src/skills/answer/answer-deps.ts";
import {
  type AnswerRequest,
  type AnswerResult,
  makeAnswer,
} from "../../src/skills/answer/make-answer.ts";
import { unitsOfIssuers } from "../../src/skills/answer/plan-issuers.ts";
import { renderAnswer } from "../../src/skills/answer/render-answer.ts";
import type { Settings } from "../../src/storage/settings.ts";
import { loadRegister } from "./register.ts";

const corpus = new URL("../../corpus/", import.meta.url);
const readJson = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(name, corpus), "utf8")) as unknown;

export function aPassage(overrides: Partial<FoundPassage> = {}): FoundPassage {
  return {
    documentId: "ke-hoach-2026",
    title: "Kế hoạch Chuyển đổi số năm 2026",
    symbol: null,
    issuer: "Trung tâm Y tế Buôn Hồ",
    kind: "plan",
    year: 2026,
    signed: null,
    origin: "upload",
    text: "Triển khai nền tảng Hồ sơ sức khỏe điện tử cho người dân trên địa bàn.",
    locator: "Phần II",
    headingPath: [],
    table: null,
    score: 1,
    ...overrides,
  };
}

export function memorySettings(): Settings {
  const values = new Map<string, unknown>();
  return {
    get: async (scope, key) => values.get(`${scope}/${key}`),
    set: async (scope, key, value) => {
      values.set(`${scope}/${key}`, value);
    },
  };
}

/** Read and indexed once a test file. */
let shipped: { register: Register; synonyms: Synonyms } | undefined;

function shippedParts() {
  if (shipped === undefined) {
    const file = SynonymFile.parse(readJson("synonyms.json"));
    const synonyms = makeSynonyms([
      { ...file, questionPhrases: [] },
      readJson("abbreviations.json"),
    ]);
    shipped = { register: loadRegister(), synonyms };
  }
  return shipped;
}

let withoutPassages: AnswerEngine | undefined;

/** Passages are found by kind and origin only: what is searched for is the engine's business, not this double's. */
export function answerEngine(passages: readonly FoundPassage[] = []): AnswerEngine {
  if (passages.length === 0 && withoutPassages !== undefined) return withoutPassages;
  const searchPassages: PassageSearch = async (_query, k, _unit, filter) =>
    passages
      .filter((one) => filter.kinds?.includes(one.kind) ?? true)
      .filter((one) => filter.origins?.includes(one.origin) ?? true)
      .slice(0, k);
  const units = unitsOfIssuers(passages.map(({ issuer }) => issuer));
  const shelf = {
    list: async () => [],
    passages: async () => [],
    targets: async () => [],
    tasks: async () => [],
  };
  const parts = { ...shippedParts(), searchPassages, planUnits: async () => units, shelf };
  const engine = { ...parts, answer: makeAnswer(parts) };
  if (passages.length === 0) withoutPassages = engine;
  return engine;
}

export interface AnswerEngine {
  register: Register;
  synonyms: Synonyms;
  searchPassages: PassageSearch;
  answer: ReturnType<typeof makeAnswer>;
}

/** The engine, to which this one question means nothing. */
export function withoutAnswerTo(question: string, engine: AnswerEngine): AnswerEngine {
  return {
    ...engine,
    answer: async (one) => (one.question === question ? notFound(one) : engine.answer(one)),
  };
}

function notFound({ asOf }: AnswerRequest): AnswerResult {
  const draft = {
    kind: "not-found" as const,
    opening: "Không tìm thấy nội dung được hỏi trong kho.",
    statements: [],
    cautions: [],
    suggestions: [],
    verified: null,
  };
  const context = { documentIds: [], subject: "", facility: null, plan: null };
  return {
    draft,
    answer: renderAnswer(draft, asOf),
    context,
    declaredFacility: null,
    why: [],
  };
}
