/** The measures of a serving process for `GET /metrics`. */
import { Counter, Histogram, register } from "prom-client";

import type { Measures } from "../platform/measures.ts";

/** `tokenPrice`: đồng for a million tokens; null: not known, then there is no cost. */
export function makeMeasures(tokenPrice: number | null): Measures {
  const seconds = (name: string, help: string, buckets: number[], labelNames: string[] = []) => {
    register.removeSingleMetric(name);
    return new Histogram({ name, help, buckets, labelNames, registers: [register] });
  };
  const counter = (name: string, help: string, labelNames: string[]) => {
    register.removeSingleMetric(name);
    return new Counter({ name, help, labelNames, registers: [register] });
  };
  const searches = seconds(
    "can_cu_search_duration_seconds",
    "Seconds of one search of passages.",
    [0.003, 0.01, 0.03, 0.1, 0.15, 0.3, 1, 3],
  );
  const answers = seconds(
    "can_cu_answer_duration_seconds",
    "Seconds of one answer, by how it ended and whether a model had a part in it.",
    [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30],
    ["kind", "mode"],
  );
  const runs = seconds(
    "can_cu_job_duration_seconds",
    "Seconds of one run of a job, by name and how it ended.",
    [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000],
    ["name", "end"],
  );
  const calls = seconds(
    "can_cu_model_call_duration_seconds",
    "Seconds of one call of the language model, by purpose and outcome.",
    [0.1, 0.3, 1, 3, 10, 30],
    ["purpose", "outcome"],
  );
  const tokens = counter("can_cu_model_tokens_total", "Tokens sent and received.", ["purpose"]);
  const cost = counter("can_cu_model_cost_dong_total", "Cost of the tokens in đồng.", ["purpose"]);
  return {
    search: (taken) => searches.observe(taken),
    answer: ({ kind, mode, seconds: taken }) => answers.observe({ kind, mode }, taken),
    job: ({ name, end, seconds: taken }) => runs.observe({ name, end }, taken),
    modelCall({ purpose, outcome, seconds: taken, tokens: count }) {
      calls.observe({ purpose, outcome }, taken);
      tokens.inc({ purpose }, count);
      if (tokenPrice !== null) cost.inc({ purpose }, (count * tokenPrice) / 1_000_000);
    },
  };
}
