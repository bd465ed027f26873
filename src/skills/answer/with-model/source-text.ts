/**
 * A text that may carry a claim, prepared for comparison: where a claim may start, which parts may be left out. The
 * wording of such texts is ours (statements and summaries of the register), so their grammar is known.
 */
import type { Citation } from "../../../domain/answer/answer.ts";
import { syllable } from "../../../domain/text/fold.ts";
import { type ClaimToken, claimTokens, sameToken } from "./claim-tokens.ts";
import { FREE_WORDS, LIMITS, SOURCE_LEADS, VERDICTS } from "./plain-words.ts";
import { isBorne, type SourceName, sourceNames } from "./source-names.ts";

export interface SourceText {
  tokens: ClaimToken[];
  /** First tokens of its sentences: a claim starts there, so that it keeps its subject. */
  starts: number[];
  /** From a position behind which something may be left out to the position behind what is left out. */
  optional: Map<number, number>;
  /** Position of ")" by position of "(" for brackets that may be left out. */
  brackets: Map<number, number>;
}

export function prepareSource(text: string, citations: readonly Citation[]): SourceText {
  const tokens = claimTokens(text);
  const titles = citations.map((citation) => claimTokens(citation.title));
  const names = sourceNames(citations);
  const issuers = citations.map((citation) => claimTokens(citation.issuer));
  const optional = new Map<number, number>();
  for (let at = 0; at < tokens.length; at++) {
    const end =
      signingDate(tokens, at) ??
      issuerEnd(tokens, at, issuers) ??
      sourceEnd(tokens, at, names) ??
      startEnd(tokens, at) ??
      titleEnd(tokens, at, titles);
    if (end !== null) optional.set(at, end);
  }
  return { tokens, starts: startsOf(tokens), optional, brackets: bracketsOf(tokens, titles) };
}

function startsOf(tokens: readonly ClaimToken[]): number[] {
  let fresh = true;
  return tokens.flatMap((token, at) => {
    if (token.kind === "border") {
      fresh ||= token.value === ".";
      return [];
    }
    const isStart = fresh;
    fresh = false;
    return isStart ? [at] : [];
  });
}

/** The date right behind a symbol says which document, nothing more. */
function signingDate(tokens: readonly ClaimToken[], at: number): number | null {
  return tokens[at]?.kind === "date" && tokens[at - 1]?.kind === "symbol" ? at + 1 : null;
}

/** "của Bộ Y tế" behind a document. */
function issuerEnd(
  tokens: readonly ClaimToken[],
  at: number,
  issuers: readonly (readonly ClaimToken[])[],
): number | null {
  const token = tokens[at];
  const before = tokens[at - 1]?.kind;
  if (token?.kind !== "word" || token.value !== syllable("của")) return null;
  if (before !== "symbol" && before !== "date") return null;
  const issuer = issuers.find((name) => name.length > 0 && startsWith(tokens, at + 1, name));
  return issuer === undefined ? null : at + 1 + issuer.length;
}

/** "theo Điều 4 khoản 3 [Thông tư …]", where that is the cited place; any other is part of what is said. */
function sourceEnd(
  tokens: readonly ClaimToken[],
  at: number,
  names: readonly SourceName[],
): number | null {
  const token = tokens[at];
  if (token?.kind !== "word" || token.value !== syllable("theo")) return null;
  let end = at + 1;
  while (tokens[end]?.kind === "locator" || tokens[end]?.kind === "symbol") end++;
  return isBorne(tokens.slice(at + 1, end), names) ? end : null;
}

/** ", áp dụng từ 21/07/2025": stands beside the status and is a fact of its own. */
function startEnd(tokens: readonly ClaimToken[], at: number): number | null {
  const before = tokens[at];
  if (before?.kind !== "border" || before.value !== ",") return null;
  const end = at + 1 + APPLIES_FROM.length;
  return startsWith(tokens, at + 1, APPLIES_FROM) && tokens[end]?.kind === "date" ? end + 1 : null;
}

const APPLIES_FROM = claimTokens("áp dụng từ");

/** ": Hướng dẫn …" behind a document. */
function titleEnd(
  tokens: readonly ClaimToken[],
  at: number,
  titles: readonly (readonly ClaimToken[])[],
): number | null {
  const token = tokens[at];
  if (token?.kind !== "border" || token.value !== ":") return null;
  const title = titles.find((one) => one.length > 0 && startsWith(tokens, at + 1, one));
  return title === undefined ? null : at + 1 + title.length;
}

export function startsWith(
  tokens: readonly ClaimToken[],
  at: number,
  part: readonly ClaimToken[],
): boolean {
  return part.every((token, index) => {
    const other = tokens[at + index];
    return other !== undefined && sameToken(token, other);
  });
}

/** Brackets without a limiting word, and those that only give the title. */
function bracketsOf(
  tokens: readonly ClaimToken[],
  titles: readonly (readonly ClaimToken[])[],
): Map<number, number> {
  const found = new Map<number, number>();
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== "border" || token.value !== "(") continue;
    const end = closing(tokens, at);
    if (end === null) continue;
    const inside = tokens.slice(at + 1, end);
    const isTitle = titles.some(
      (title) => title.length === inside.length && startsWith(inside, 0, title),
    );
    if (isTitle || !inside.some(isLimit)) found.set(at, end);
  }
  return found;
}

function closing(tokens: readonly ClaimToken[], from: number): number | null {
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind !== "border") continue;
    if (token.value === "(") depth++;
    if (token.value === ")" && --depth === 0) return at;
  }
  return null;
}

export function isLimit(token: ClaimToken): boolean {
  return token.kind === "word" && LIMITS.has(token.value);
}

export function isVerdict(token: ClaimToken): boolean {
  return token.kind === "word" && VERDICTS.has(token.value);
}

export function isFree(token: ClaimToken): boolean {
  return token.kind === "word" && FREE_WORDS.has(token.value);
}

export function isSourceLead(token: ClaimToken): boolean {
  return token.kind === "word" && SOURCE_LEADS.has(token.value);
}
