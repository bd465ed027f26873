/**
 * The best places of a view by the lists of some terms, segment by segment (MaxScore): terms are added from the
 * weightiest on until the others together cannot lift a new place among the best; those are then only looked up for
 * the places that may still get there. The result is the same as if all lists were added up.
 */
import { f32, i32, u8 } from "../typed.ts";
import { type BestPlaces, makeBestPlaces } from "./best-places.ts";
import { addSparse, IMPACT_STEP } from "./segment-codec.ts";

export interface WeightedList {
  weight: number;
  /** Greatest weight of its postings, 1–255. */
  most: number;
  isDense: boolean;
  list: Uint8Array;
}

export interface SegmentLists {
  /** Place of its first passage within the view. */
  offset: number;
  passages: number;
  lists: readonly WeightedList[];
}

export interface Wanted {
  /** Places wanted. */
  most: number;
  /** Whether a place may answer. */
  accept: (place: number) => boolean;
}

/** Best first; equal ones in their order. */
export function topPlaces(segments: readonly SegmentLists[], { most, accept }: Wanted): number[] {
  const best = makeBestPlaces(most);
  const longest = segments.reduce((length, { passages }) => Math.max(length, passages), 0);
  if (scratch.scores.length < longest)
    scratch = { scores: new Float32Array(longest), places: new Int32Array(longest) };
  for (const segment of segments) addSegment(segment, scratch, { best, accept });
  return best.list();
}

/**
 * Adding goes on until the terms that are left make up this share of the least good place's score at most: by then few
 * places can still get among the best, so that looking them up one by one costs less than adding.
 */
const MOST_REST = 0.5;

/** Of one segment at a time: nothing here waits, so that no two questions meet in it. */
let scratch: Scratch = { scores: new Float32Array(), places: new Int32Array() };

interface Scratch {
  scores: Float32Array;
  /** Candidates of one segment. */
  places: Int32Array;
}

interface Term extends WeightedList {
  /** What a byte of weight 1 adds. */
  step: number;
  /** What the terms after it can add at most. */
  rest: number;
}

/** Those that can add most first. */
function inOrder(lists: readonly WeightedList[]): Term[] {
  const terms = lists
    .map((list): Term => ({ ...list, step: list.weight * IMPACT_STEP, rest: 0 }))
    .sort((a, b) => b.step * b.most - a.step * a.most);
  let rest = 0;
  for (const term of terms.toReversed()) {
    term.rest = rest;
    rest += term.step * term.most;
  }
  return terms;
}

function addSegment(
  { offset, passages, lists }: SegmentLists,
  { scores: all, places }: Scratch,
  { best, accept }: { best: BestPlaces; accept: Wanted["accept"] },
): void {
  const scores = all.subarray(0, passages).fill(0);
  const terms = inOrder(lists);
  let count = 0;
  let isChosen = false;
  for (const { isDense, list, step, rest } of terms) {
    if (!isDense) addSparse(list, step, scores);
    else if (isChosen) addDenseAt(list, step, scores, places.subarray(0, count));
    else addDense(list, step, scores);
    const floor = best.least() - rest;
    if (isChosen) count = keepAbove(floor, scores, places, count);
    else if (rest <= MOST_REST * best.least()) {
      isChosen = true;
      count = collect(scores, places, floor, (place) => accept(offset + place));
    }
    if (isChosen && count === 0) return;
  }
  for (let at = 0; at < count; at++) {
    const place = i32(places, at);
    best.offer(offset + place, f32(scores, place));
  }
}

/** Writes the places that score more than `floor`, which is at least 0; gives their number. */
function collect(
  scores: Float32Array,
  places: Int32Array,
  floor: number,
  accept: (place: number) => boolean,
): number {
  let count = 0;
  for (let place = 0; place < scores.length; place++)
    if (f32(scores, place) > floor && accept(place)) places[count++] = place;
  return count;
}

function addDense(list: Uint8Array, step: number, scores: Float32Array): void {
  for (let place = 0; place < scores.length; place++)
    scores[place] = f32(scores, place) + step * u8(list, place);
}

function addDenseAt(
  list: Uint8Array,
  step: number,
  scores: Float32Array,
  places: Int32Array,
): void {
  for (let at = 0; at < places.length; at++) {
    const place = i32(places, at);
    scores[place] = f32(scores, place) + step * u8(list, place);
  }
}

/** Moves the places that score more than `floor` to the front; gives their number. */
function keepAbove(floor: number, scores: Float32Array, places: Int32Array, count: number): number {
  let kept = 0;
  for (let at = 0; at < count; at++) {
    const place = i32(places, at);
    if (f32(scores, place) > floor) places[kept++] = place;
  }
  return kept;
}
