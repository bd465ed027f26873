/**
 * Does a claim say what a source text says? It does when it is the source with parts left out and nothing else: same
 * words in the same order, starting with the subject; only whole parts between borders, brackets and references may
 * be missing, and none that limits the rest (không, trừ, nếu …). In doubt the answer is no.
 */
import { type Border, type ClaimToken, sameToken } from "./claim-tokens.ts";
import { isFree, isLimit, isVerdict, type SourceText } from "./source-text.ts";

/** Longer sources are not compared; statements of the register are far below. */
const MAX_TOKENS = 600;

/**
 * How far into its statement a claim has come, which decides what may be left out behind it. Behind a comma nothing may: it
 * may be one of several conditions, or the status itself.
 */
type Licence =
  /** Only its subject has been named: leaving out the rest would hang the next words on it. */
  | "none"
  /** A whole thought of several words, or its verdict: what follows a semicolon or a colon may go. */
  | "clause";

const ENOUGH_WORDS = 5;

interface Step {
  at: number;
  /** The border just passed, when nothing behind it has been used yet. */
  after: Border | null;
}

/** Positions of the source that the claim uses, or null. `claim` holds no free words and no borders. */
export function followSource(claim: readonly ClaimToken[], source: SourceText): number[] | null {
  if (claim.length === 0 || source.tokens.length > MAX_TOKENS) return null;
  const licences = licencesOf(claim);
  const known = new Map<string, number[]>();
  const reach = (at: number, licence: Licence): number[] => {
    const key = `${at} ${licence}`;
    const found = known.get(key) ?? reachable(source, at, licence);
    known.set(key, found);
    return found;
  };
  const dead = new Set<number>();
  const walk = (index: number, from: readonly number[], path: number[]): boolean => {
    const token = claim[index];
    if (token === undefined) return from.includes(source.tokens.length);
    for (const at of from) {
      const key = index * MAX_TOKENS * 2 + at;
      const other = source.tokens[at];
      if (other === undefined || dead.has(key) || !sameToken(token, other)) continue;
      path.push(at);
      if (walk(index + 1, reach(at + 1, licences[index] ?? "none"), path)) return true;
      path.pop();
      dead.add(key);
    }
    return false;
  };
  for (const start of source.starts) {
    const path: number[] = [];
    if (walk(0, reach(start, "none"), path)) return path;
  }
  return null;
}

/** Licence behind each token of the claim. */
function licencesOf(claim: readonly ClaimToken[]): Licence[] {
  let words = 0;
  let verdict = false;
  return claim.map((token) => {
    if (token.kind === "word") words++;
    verdict ||= isVerdict(token);
    return verdict || words >= ENOUGH_WORDS ? "clause" : "none";
  });
}

/** Positions that may follow when reading goes on at `from`; the length of the source when it may end there. */
function reachable(source: SourceText, from: number, licence: Licence): number[] {
  const found: number[] = [];
  const seen = new Set<string>();
  const open: Step[] = [{ at: from, after: null }];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const key = `${step.at}${step.after ?? ""}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const token = source.tokens[step.at];
    if (token === undefined) {
      found.push(source.tokens.length);
      continue;
    }
    if (token.kind !== "border" && !isFree(token)) found.push(step.at);
    open.push(...stepsOver(source, step, token, licence));
  }
  return found;
}

/** Ways to go on without using the token. */
function stepsOver(
  source: SourceText,
  { at, after }: Step,
  token: ClaimToken,
  licence: Licence,
): Step[] {
  const steps: Step[] = [];
  const optionalEnd = source.optional.get(at);
  if (optionalEnd !== undefined) steps.push({ at: optionalEnd, after });
  if (isFree(token)) steps.push({ at: at + 1, after });
  if (token.kind !== "border") {
    const end = after !== null && mayDrop(after, licence) ? clauseEnd(source, at) : null;
    if (end !== null) steps.push({ at: end, after: null });
    return steps;
  }
  const bracketEnd = source.brackets.get(at);
  if (bracketEnd !== undefined) steps.push({ at: bracketEnd + 1, after });
  const closes = token.value === ")" || token.value === "”";
  steps.push({ at: at + 1, after: closes ? null : token.value });
  return steps;
}

function mayDrop(after: Border, licence: Licence): boolean {
  return licence !== "none" && (after === ";" || after === ":" || after === ".");
}

/** End of the clause that goes on at `from` (a semicolon, a full stop, the end), when the clause may be left out. */
function clauseEnd(source: SourceText, from: number): number | null {
  for (let at = from; at < source.tokens.length; at++) {
    const token = source.tokens[at] as ClaimToken;
    if (isLimit(token)) return null;
    if (token.kind !== "border") continue;
    if (ENDS_CLAUSE.has(token.value)) return at;
    if (token.value !== "(" && token.value !== "“") continue;
    const end = source.brackets.get(at);
    if (end === undefined) return null;
    at = end;
  }
  return source.tokens.length;
}

const ENDS_CLAUSE = new Set<Border>([";", ".", ")", "”"]);
