/** The example board asks only for figures that the product gives. */
import { readFileSync } from "node:fs";

import { register, Registry } from "prom-client";
import { expect, it } from "vitest";
import { z } from "zod";

import { makeMeasures } from "../../src/app/make-measures.ts";
import { measureQueue } from "../../src/app/measure-queue.ts";
import { makeWebMetrics } from "../../src/channels/web/web-metrics.ts";

const Board = z.object({
  panels: z
    .array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })).min(1) }))
    .min(1),
});

it("docs/grafana.json names only metrics that exist", () => {
  const registry = new Registry();
  makeWebMetrics(registry);
  makeMeasures(1);
  measureQueue({ depths: async () => [] });
  const known = [...registry.getMetricsAsArray(), ...register.getMetricsAsArray()].map(
    (metric) => metric.name,
  );
  const board = Board.parse(JSON.parse(readFileSync("docs/grafana.json", "utf8")));
  const named = board.panels
    .flatMap((panel) => panel.targets)
    .flatMap(({ expr }) => expr.match(/can_cu_\w+/g) ?? []);
  expect(named.length).toBeGreaterThan(0);
  for (const name of named) expect(known).toContain(name.replace(/_(bucket|count)$/, ""));
});
