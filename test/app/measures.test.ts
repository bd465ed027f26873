/** What a serving process counts, as `GET /metrics` shows it. */
import { register } from "prom-client";
import { beforeEach, expect, it } from "vitest";

import { makeMeasures } from "../../src/app/make-measures.ts";
import { measuredIndex, measuredModel } from "../../src/app/measured.ts";
import type { PassageIndex } from "../../src/knowledge/passage-index.ts";
import type { ChatModel, ChatOutcome } from "../../src/models/chat-model.ts";

const silent = { info: () => undefined };
const how = { signal: new AbortController().signal, maxReplyTokens: 10 };

const modelThat = (outcome: ChatOutcome): ChatModel => ({
  name: "mẫu",
  complete: async () => outcome,
  runTools: async () => outcome,
});

async function figure(name: string, labels: Record<string, string> = {}): Promise<number> {
  const metric = await register.getSingleMetric(name.replace(/_(count|sum)$/, ""))?.get();
  const found = metric?.values.find(
    (value) =>
      ("metricName" in value ? value.metricName === name : true) &&
      Object.entries(labels).every(([key, wanted]) => value.labels[key] === wanted),
  );
  return found?.value ?? 0;
}

beforeEach(() => register.clear());

it("counts calls of the model by outcome, their tokens and their cost", async () => {
  const measures = makeMeasures(50_000);
  const reply = modelThat({ kind: "reply", text: "x", tokens: 1_200 });
  const failing = modelThat({ kind: "failed", reason: "timeout", detail: "", tokens: 0 });
  await measuredModel(reply, "answer", { measures, log: silent }).complete([], how);
  await measuredModel(reply, "draft", { measures, log: silent }).complete([], how);
  await measuredModel(failing, "answer", { measures, log: silent }).complete([], how);
  const calls = "can_cu_model_call_duration_seconds_count";
  expect(await figure(calls, { purpose: "answer", outcome: "reply" })).toBe(1);
  expect(await figure(calls, { purpose: "answer", outcome: "timeout" })).toBe(1);
  expect(await figure("can_cu_model_tokens_total", { purpose: "draft" })).toBe(1_200);
  expect(await figure("can_cu_model_cost_dong_total", { purpose: "answer" })).toBeCloseTo(60);
});

it("tells no cost where no price is known", async () => {
  const measures = makeMeasures(null);
  measures.modelCall({ purpose: "answer", outcome: "reply", seconds: 1, tokens: 500 });
  expect(await figure("can_cu_model_tokens_total", { purpose: "answer" })).toBe(500);
  expect(await figure("can_cu_model_cost_dong_total", { purpose: "answer" })).toBe(0);
});

it("times searches, also those that fail", async () => {
  const measures = makeMeasures(null);
  const index: PassageIndex = {
    find: async (query) => {
      if (query === "hỏng") throw new Error("away");
      return [];
    },
    search: async () => [],
    sync: async () => undefined,
    close: async () => undefined,
  };
  const measured = measuredIndex(index, measures);
  await measured.find("bệnh án", 5, "a", {});
  await expect(measured.find("hỏng", 5, "a", {})).rejects.toThrow("away");
  expect(await figure("can_cu_search_duration_seconds_count")).toBe(2);
});
