/**
 * Over the shipped register: whatever is asked and on whatever day, no passage that no longer holds stands above the best
 * one of what took its place, among the passages that were found.
 */
import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { entryPassages } from "../../src/domain/regulation/entry-passages.ts";
import { makeEndsOn } from "../../src/knowledge/register-ends.ts";
import type { SearchHit } from "../../src/knowledge/search/combine-legs.ts";
import { makeSearch } from "../../src/knowledge/search/hybrid-search.ts";
import { makeSynonyms, SynonymFile } from "../../src/knowledge/search/synonyms.ts";
import { loadRegister } from "../support/register.ts";

const register = loadRegister();
const DAYS = ["2019-06-01", "2024-01-15", "2025-12-31", "2026-07-01", "2026-11-22", "2027-03-02"];
const json = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../corpus/${name}`, import.meta.url), "utf8"));
const synonyms = makeSynonyms([
  SynonymFile.parse(json("synonyms.json")),
  json("abbreviations.json"),
]);

async function searchOfRegister() {
  const documents = register.entries.map((entry) => ({
    id: register.idOf(entry),
    unit: "",
    kind: "regulation" as const,
    title: entry.title,
    symbol: entry.symbol,
    year: Number(entry.signed?.slice(0, 4) ?? 0) || null,
  }));
  const passages = register.entries.flatMap((entry) =>
    entryPassages(entry).map(({ text, locator }, ordinal) => ({
      ...{ id: `${register.idOf(entry)}#${ordinal}`, documentId: register.idOf(entry), ordinal },
      ...{ text, locator, headingPath: [`${entry.type} ${entry.symbol}`] },
      ...{ line: null, page: null, table: null },
    })),
  );
  const search = makeSearch({ synonyms });
  await search.build(passages, documents);
  return search;
}

/** Words of a question without any symbol: it names no document. */
const unnamed = (text: string) => text.replace(/\S*\d+\S*\/\S+|\S*\d+-\S+/gu, " ");

/** Places where something ended stands above all that was found of what is in its place. */
function faults(
  hits: readonly SearchHit[],
  ends: ReturnType<ReturnType<typeof makeEndsOn>>,
): string[] {
  const ended = hits.map(
    ({ document, passage }) =>
      ends.isDead(document.id) || ends.isSpent(document.id, passage.ordinal),
  );
  return hits.flatMap((hit, at) => {
    // A question that names the document is about it.
    if (!ended[at] || hit.legs.includes("symbol")) return [];
    const { id } = hit.document;
    const heirs = new Set([id, ...ends.successorsOf(id)]);
    const first = hits.findIndex((other, place) => !ended[place] && heirs.has(other.document.id));
    return first <= at ? [] : [`${id}#${hit.passage.ordinal} above ${hits[first]!.document.id}`];
  });
}

describe("what no longer holds", () => {
  const endsOn = makeEndsOn(register, () => "2026-11-22");

  it.each(DAYS)("stands below what took its place on %s", async (day) => {
    const search = await searchOfRegister();
    const ends = endsOn(day);
    const found: string[] = [];
    let lowered = 0;
    for (const entry of register.entries) {
      const id = register.idOf(entry);
      const texts = entryPassages(entry)
        .filter((_, ordinal) => ordinal === 0 || ends.isSpent(id, ordinal))
        .map((passage) => unnamed(passage.text).slice(0, 200));
      if (!ends.isDead(id) && texts.length === 1) continue;
      for (const text of texts.slice(0, 3)) {
        const hits = await search.search(text, 10, { ends });
        lowered += hits.filter(({ document }) => ends.isDead(document.id)).length;
        found.push(...faults(hits, ends));
      }
    }
    expect(found).toEqual([]);
    if (day >= "2025-12-31") expect(lowered).toBeGreaterThan(20);
  });

  it("counts a statement's last day as a day on which it holds", () => {
    for (const entry of register.entries) {
      const id = register.idOf(entry);
      for (const [ordinal, passage] of entryPassages(entry).entries()) {
        const until = passage.kind === "provision" ? entry.provisions[passage.index]?.until : null;
        if (until == null) {
          expect(endsOn("2099-01-01").isSpent(id, ordinal)).toBe(false);
          continue;
        }
        expect(endsOn(until).isSpent(id, ordinal)).toBe(false);
        const next = new Date(Date.parse(until) + 86_400_000).toISOString().slice(0, 10);
        expect(endsOn(next).isSpent(id, ordinal)).toBe(true);
      }
    }
  });

  it("never revives a document on a later day", () => {
    for (const entry of register.entries) {
      const id = register.idOf(entry);
      const dead = DAYS.map((day) => endsOn(day).isDead(id));
      expect(dead).toEqual([...dead].sort((a, b) => Number(a) - Number(b)));
    }
  });
});
