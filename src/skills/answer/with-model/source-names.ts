/** By what names the citations of a statement may be called, and whether a reference is one of them. */
import type { Citation } from "../../../domain/answer/answer.ts";
import { type ClaimToken, claimTokens, placeWithin, sameSymbol } from "./claim-tokens.ts";

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

/** Symbols are of the citations; a place belongs to the very document it is named with. */
export function isBorne(run: readonly ClaimToken[], names: readonly SourceName[]): boolean {
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
