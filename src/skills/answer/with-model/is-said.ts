/** Has a statement been said in full? Its documents, days, figures and verdicts must all have been. */
import type { Ground, Use } from "./check-sentence.ts";
import { isVerdict, type SourceText } from "./source-text.ts";

export function isSaid(ground: Ground, sentences: readonly { uses: readonly Use[] }[]): boolean {
  const uses = sentences.flatMap((one) => one.uses).filter((use) => use.ground === ground);
  if (ground.quoted) return uses.length > 0;
  const source = ground.sources[0];
  if (source === undefined) return false;
  const said = new Set(uses.flatMap((use) => use.said));
  return said.size > 0 && essentials(source).every((at) => said.has(at));
}

/** Positions of what a statement is about, up to its first semicolon, brackets and references left out. */
function essentials(source: SourceText): number[] {
  const found: number[] = [];
  for (let at = 0; at < source.tokens.length; at++) {
    const token = source.tokens[at];
    const skipTo = source.brackets.get(at) ?? optionalEnd(source, at);
    if (skipTo !== undefined) at = skipTo;
    else if (token?.kind === "border" && token.value === ";") break;
    else if (token !== undefined && token.kind !== "border") {
      if (token.kind !== "word" || isVerdict(token)) found.push(at);
    }
  }
  return found;
}

/** Last position of what may be left out from `at` on. */
function optionalEnd(source: SourceText, at: number): number | undefined {
  const end = source.optional.get(at);
  return end === undefined ? undefined : end - 1;
}
