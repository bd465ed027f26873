/**
 * References to the source inside a claim ("Theo Điều 4 khoản 2 Thông tư 13/2025/TT-BYT, …", "(Thông tư …, Điều 4)")
 * may stand anywhere; they are compared with the citations of the statement, not with its words.
 */
import type { ClaimToken } from "./claim-tokens.ts";
import { isBorne, type SourceName } from "./source-names.ts";
import { isFree, isSourceLead, startsWith } from "./source-text.ts";

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
