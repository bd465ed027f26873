/** Finds the place a link points at and marks the words in it. Matching ignores marks, case and line breaks. */
import { html } from "hono/html";

import type { DocumentView } from "../../../assistant/assistant.ts";
import { syllables } from "../../../domain/text/fold.ts";
import type { Html } from "./html.ts";

type Passage = DocumentView["passages"][number];

interface Token {
  /** Folded syllable. */
  key: string;
  start: number;
  end: number;
}

function tokens(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
    key: syllables(match[0]).join(""),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Two neighbouring syllables of the query must stand side by side: single ones ("y", "tế") are everywhere. */
const pairs = (keys: readonly string[]): Set<string> =>
  new Set(keys.slice(1).map((key, index) => `${keys[index] ?? ""} ${key}`));

/** [start, end) ranges of the text that the query's words cover. */
function markedRanges(text: string, query: string): [number, number][] {
  const wanted = tokens(query).map((token) => token.key);
  const list = tokens(text);
  const wantedPairs = pairs(wanted);
  const isHit = list.map((token, index) => {
    if (wanted.length === 1) return token.key === wanted[0];
    const before = list[index - 1];
    const after = list[index + 1];
    return (
      (before !== undefined && wantedPairs.has(`${before.key} ${token.key}`)) ||
      (after !== undefined && wantedPairs.has(`${token.key} ${after.key}`))
    );
  });
  const ranges: [number, number][] = [];
  list.forEach((token, index) => {
    if (isHit[index] !== true) return;
    const last = ranges.at(-1);
    if (last !== undefined && isHit[index - 1] === true) last[1] = token.end;
    else ranges.push([token.start, token.end]);
  });
  return ranges;
}

/** The text with the words of the query inside <mark>; unchanged for an empty query. */
export function markText(text: string, query: string): Html[] {
  if (query === "") return [html`${text}`];
  const parts: Html[] = [];
  let at = 0;
  for (const [start, end] of markedRanges(text, query)) {
    parts.push(html`${text.slice(at, start)}`, html`<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  parts.push(html`${text.slice(at)}`);
  return parts;
}

/** How much of the query the passage covers, 0 to 1, by neighbouring syllables. */
function coverage(passage: Passage, query: string): number {
  const keys = tokens(query).map((token) => token.key);
  if (keys.length === 0) return 0;
  const own = tokens(passage.text).map((token) => token.key);
  if (keys.length === 1) return own.includes(keys[0] ?? "") ? 1 : 0;
  const wanted = pairs(keys);
  const there = pairs(own);
  return [...wanted].filter((pair) => there.has(pair)).length / wanted.size;
}

/**
 * Index of the passage a link means: the named one (id or locator), of several with the same locator the one that
 * carries the words best; without a name the best one at all. -1 when nothing fits.
 */
export function findPassage(
  passages: readonly Passage[],
  { passage, query }: { passage: string; query: string },
): number {
  const named = passages
    .map((one, index) => ({ one, index }))
    .filter(({ one }) => passage !== "" && (one.id === passage || one.locator === passage));
  const candidates = named.length > 0 ? named : passages.map((one, index) => ({ one, index }));
  if (query === "") return named[0]?.index ?? -1;
  const scored = candidates.map(({ one, index }) => ({ index, score: coverage(one, query) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { index: -1, score: 0 });
  return best.index === -1 ? (named[0]?.index ?? -1) : best.index;
}
