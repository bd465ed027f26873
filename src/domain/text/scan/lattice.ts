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
  first: number;
  second: number;
  forward: number;
  backward: number;
  /** The states in front, and how likely each step from them is. */
  befores: State[];
  steps: number[];
}

/** Share of each arc over all ways from the first place to the last. */
function sharesOf(arcs: readonly Arc[], length: number, context: Context): number[] {
  const columns = forwardSums(arcs, context);
  const last = columns.at(-1) ?? [];
  for (const state of last) if (arcs[state.arc]?.to === length) state.backward = 1;
  const shares = arcs.map(() => 0);
  for (const column of columns.toReversed()) {
    scale(column, "backward");
    for (const { backward, befores, steps } of column.toReversed())
      befores.forEach((before, index) => (before.backward += backward * (steps[index] ?? 0)));
    // What ends behind the token shares one whole; what ends within it is part of that.
    const whole = column
      .filter(({ arc }) => (arcs[arc]?.to ?? Infinity) <= length)
      .reduce((sum, state) => sum + state.forward * state.backward, 0);
    if (whole === 0) continue;
    for (const { arc, forward, backward } of column)
      shares[arc] = (shares[arc] ?? 0) + (forward * backward) / whole;
  }
  return shares;
}

/** States of each token, those that begin at its own place first. */
function forwardSums(arcs: readonly Arc[], context: Context): State[][] {
  const [first, second] = context.first;
  const begin: State = { arc: -1, first, second, forward: 1, backward: 0, befores: [], steps: [] };
  const reached = new Map<number, State[]>([[0, [begin]]]);
  const columns: State[][] = [];
  arcs.forEach((arc, index) => {
    const column = (columns[arc.token] ??= []);
    const made: State[] = [];
    const weight = Math.exp(-arc.cost);
    for (const before of reached.get(arc.from) ?? []) {
      const likelihood = weight * context.likelihood(before.first, before.second, arc.word);
      const known = context.two ? made.find(({ first }) => first === before.second) : made[0];
      const state: State = known ?? {
        ...{ arc: index, first: before.second, second: arc.word, forward: 0, backward: 0 },
        ...{ befores: [], steps: [] },
      };
      if (known === undefined) made.push(state);
      state.forward += before.forward * likelihood;
      state.befores.push(before);
      state.steps.push(likelihood);
    }
    const there = reached.get(arc.to) ?? [];
    reached.set(arc.to, there);
    for (const state of made) {
      column.push(state);
      there.push(state);
    }
    if (arcs[index + 1]?.token !== arc.token) scale(column, "forward");
  });
  return columns;
}

/** Sums of long sentences stay within what a number holds. */
function scale(states: readonly State[], field: "forward" | "backward"): void {
  const sum = states.reduce((total, state) => total + state[field], 0);
  if (sum > 0) for (const state of states) state[field] /= sum;
}
