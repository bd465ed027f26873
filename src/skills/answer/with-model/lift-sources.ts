/**
 * References to the source inside a claim ("Theo Điều 4 khoản 2 Thông tư 13/2025/TT-BYT, …", "(Thông tư …, Điều 4)")
 * may stand anywhere; they are compared with the citations of the statement, not with its words.
 */
import type { Citation } from "../../../domain/answer/answer.ts";
import { type ClaimToken, claimTokens, placeWithin, sameSymbol } from "./claim-tokens.ts";
import { isFree, isSourceLead, startsWith } from "./source-text.ts";

/** What a citation can be called. */
export interface SourceName {
  symbol: Extract<ClaimToken, { kind: "symbol" }> | null;
  place: ReadonlyMap<string, string> | null;
  signed: string | null;
  issuer: ClaimToken[];
}

/** A dead document may be named in a statement, never as what the statement rests on. */
export function sourceNames(citations: readonly Citation[]): SourceName[] {
  return citations
    .filter((citation) => citation.role !== "superseded")
    .map((citation) => {
      const symbol = claimTokens(`${citation.type} ${citation.symbol ?? ""}`).find(
        (token) => token.kind === "symbol",
      );
      const place = claimTokens(citation.locator ?? "").find((token) => token.kind === "locator");
      return {
        symbol: symbol ?? null,
        place: place?.parts ?? null,
        signed: citation.signed,
        issuer: claimTokens(citation.issuer),
      };
    });
}

interface Run {
  start: number;
  /** Behind its last token. */
  end: number;
}

/** The claim without the references that the citations bear out. Others stay and must stand in the source itself. */
export function liftSources(
  tokens: readonly ClaimToken[],
  names: readonly SourceName[],
): ClaimToken[] {
  const rest: ClaimToken[] = [];
  for (let at = 0; at < tokens.length; ) {
    const run = bracketRun(tokens, at, names) ?? leadRun(tokens, at, names);
    if (run !== null && isBorne(tokens.slice(run.start, run.end), names)) at = run.end;
    else {
      rest.push(tokens[at] as ClaimToken);
      at++;
    }
  }
  return rest;
}

function bracketRun(
  tokens: readonly ClaimToken[],
  at: number,
  names: readonly SourceName[],
): Run | null {
  const first = tokens[at];
  if (first?.kind !== "border" || first.value !== "(") return null;
  let end = at + 1;
  while (tokens[end] && isSourceLead(tokens[end] as ClaimToken)) end++;
  end = sourceTokensEnd(tokens, end, names);
  const last = tokens[end];
  if (last?.kind !== "border" || last.value !== ")") return null;
  return { start: at, end: end + 1 };
}

function leadRun(
  tokens: readonly ClaimToken[],
  at: number,
  names: readonly SourceName[],
): Run | null {
  let start = at;
  while (tokens[start] && isSourceLead(tokens[start] as ClaimToken)) start++;
  if (start === at) return null;
  const end = sourceTokensEnd(tokens, start, names);
  return end === start ? null : { start: at, end };
}

/** Behind the symbols, places, dates and issuers that follow one another; a comma counts only between two of them. */
function sourceTokensEnd(
  tokens: readonly ClaimToken[],
  from: number,
  names: readonly SourceName[],
): number {
  let end = from;
  for (let at = from; at < tokens.length; ) {
    const token = tokens[at] as ClaimToken;
    const issuer = names.find(
      (name) => name.issuer.length > 0 && at > from && startsWith(tokens, at, name.issuer),
    );
    const isSource =
      token.kind === "symbol" || token.kind === "locator" || (token.kind === "date" && at > from);
    if (issuer) {
      at += issuer.issuer.length;
      end = at;
    } else if (isSource) {
      at++;
      end = at;
    } else if (isFree(token) || (token.kind === "border" && token.value === ",")) at++;
    else break;
  }
  return end;
}

/** Symbols are of the citations; a place belongs to the very document it is named with. */
function isBorne(run: readonly ClaimToken[], names: readonly SourceName[]): boolean {
  const symbols = run.filter((token) => token.kind === "symbol");
  const places = run.filter((token) => token.kind === "locator");
  const dates = run.filter((token) => token.kind === "date");
  if (symbols.length + places.length === 0) return false;
  if (symbols.length > 1 && places.length + dates.length > 0) return false;
  return symbols.length === 0
    ? places.every((token) => names.some((name) => holds(name, null, [token], dates)))
    : symbols.every((symbol) => names.some((name) => holds(name, symbol, places, dates)));
}

function holds(
  name: SourceName,
  symbol: Extract<ClaimToken, { kind: "symbol" }> | null,
  places: readonly Extract<ClaimToken, { kind: "locator" }>[],
  dates: readonly Extract<ClaimToken, { kind: "date" }>[],
): boolean {
  if (symbol !== null && (name.symbol === null || !sameSymbol(symbol, name.symbol))) return false;
  const place = name.place;
  if (places.length > 0 && place === null) return false;
  return (
    places.every((one) => place !== null && placeWithin(one.parts, place)) &&
    dates.every((date) => date.value === name.signed)
  );
}
