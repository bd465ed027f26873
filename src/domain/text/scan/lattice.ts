/**
 * All ways to read a sentence, as arcs between places, and how likely each word is over all of them: forward and
 * backward sums, first with one word of context, then with two among what is left.
 */
import type { SyllableModel } from "./syllable-model.ts";

export interface Arc {
  /** Places: 0 to the number of tokens; places behind these lie within a token. */
  from: number;
  to: number;
  /** The token that it reads, or a part of. */
  token: number;
  /** Number of the word in the model. */
  word: number;
  /** Natural logarithm, of the token given the word. */
  cost: number;
}

/** An arc less likely than this, with one word of context, is not looked at with two. */
const LEAST = 1e-5;

export interface WeighedArc extends Arc {
  /** 0..1: share of all ways to read the sentence that lead over it. */
  share: number;
}

/** The arcs that are worth looking at, with their shares. Arcs of one token stand together, in the order of tokens. */
export function weighArcs(
  model: SyllableModel,
  arcs: readonly Arc[],
  { length, start }: { length: number; start: number },
): WeighedArc[] {
  const coarse = sharesOf(arcs, length, {
    first: [start, start],
    likelihood: (_, second, word) => model.afterOne(second, word),
    two: false,
  });
  const kept = arcs.filter((_, index) => (coarse[index] ?? 0) >= LEAST);
  const fine = sharesOf(kept, length, {
    first: [start, start],
    likelihood: (first, second, word) => model.afterTwo(first, second, word),
    two: true,
  });
  return kept.map((arc, index) => ({ ...arc, share: fine[index] ?? 0 }));
}

interface Context {
  first: readonly [number, number];
  likelihood(first: number, second: number, word: number): number;
  /** Whether two words of context are told apart. */
  two: boolean;
}

interface State {
  arc: number;
  /** The place that the arc leads to. */
  to: number;
  first: number;
  second: number;
  forward: number;
  backward: number;
}

interface Step {
  from: State;
  to: State;
  likelihood: number;
}

/** The states of one token and the steps that lead to them, in the order of its arcs. */
interface Column {
  states: State[];
  steps: Step[];
}

/** Share of each arc over all ways from the first place to the last. */
function sharesOf(arcs: readonly Arc[], length: number, context: Context): number[] {
  const columns = forwardSums(arcs, context);
  for (const state of columns.at(-1)?.states ?? []) if (state.to === length) state.backward = 1;
  const shares = arcs.map(() => 0);
  for (const { states, steps } of columns.toReversed()) {
    scale(states, "backward");
    for (const { from, to, likelihood } of steps.toReversed())
      from.backward += to.backward * likelihood;
    // What ends behind the token shares one whole; what ends within it is part of that.
    let whole = 0;
    for (const { to, forward, backward } of states) if (to <= length) whole += forward * backward;
    if (whole === 0) continue;
    for (const { arc, forward, backward } of states)
      shares[arc] = (shares[arc] ?? 0) + (forward * backward) / whole;
  }
  return shares;
}

/** States of each token, those that begin at its own place first. */
function forwardSums(arcs: readonly Arc[], context: Context): Column[] {
  const [first, second] = context.first;
  const begin: State = { arc: -1, to: 0, first, second, forward: 1, backward: 0 };
  const reached: State[][] = [[begin]];
  const columns: Column[] = [];
  arcs.forEach((arc, index) => {
    const column = (columns[arc.token] ??= { states: [], steps: [] });
    const made: State[] = [];
    const weight = Math.exp(-arc.cost);
    for (const from of reached[arc.from] ?? []) {
      const likelihood = weight * context.likelihood(from.first, from.second, arc.word);
      let to = context.two ? made.find(({ first }) => first === from.second) : made[0];
      if (to === undefined) {
        to = newState(arc, index, from.second);
        made.push(to);
      }
      to.forward += from.forward * likelihood;
      column.steps.push({ from, to, likelihood });
    }
    column.states.push(...made);
    (reached[arc.to] ??= []).push(...made);
    if (arcs[index + 1]?.token !== arc.token) scale(column.states, "forward");
  });
  return columns;
}

function newState({ to, word }: Arc, arc: number, first: number): State {
  return { arc, to, first, second: word, forward: 0, backward: 0 };
}

/** Sums of long sentences stay within what a number holds. */
function scale(states: readonly State[], field: "forward" | "backward"): void {
  let sum = 0;
  for (const state of states) sum += state[field];
  if (sum > 0) for (const state of states) state[field] /= sum;
}
