/** Sentences below a budget in pairs: the one with the right figure is silent, the same with the wrong one is told. */
import { expect, it } from "vitest";

import { toldBelow } from "../review.ts";
import type { Budget } from "./budgets.ts";

/** A sentence with "…" for its figure, the right figure, a wrong one. */
export type Pair = readonly [text: string, right: string, wrong: string];

export function eachPair({ rows, unit }: Budget, pairs: readonly Pair[]): void {
  it.each(pairs)("%s %s / %s", async (text, right, wrong) => {
    expect(await toldBelow(rows, text.replace("…", right), unit)).toEqual([]);
    expect(await toldBelow(rows, text.replace("…", wrong), unit)).not.toEqual([]);
  });
}

/** Sentences that say nothing against the budget. */
export function eachSilent({ rows, unit }: Budget, texts: readonly string[]): void {
  it.each(texts)("%s", async (text) => {
    expect(await toldBelow(rows, text, unit)).toEqual([]);
  });
}
