/** The places of the best scores so far: a heap with the least of them on top. */
import { f64 } from "../typed.ts";

export interface BestPlaces {
  /** Score that a new place must beat; 0 while there is room. */
  least(): number;
  offer(place: number, score: number): void;
  /** Best first; equal scores in the order of places. */
  list(): number[];
}

export function makeBestPlaces(most: number): BestPlaces {
  const places: number[] = [];
  const scores = new Float64Array(most);
  const swap = (a: number, b: number): void => {
    const [place, score] = [places[a] ?? 0, f64(scores, a)];
    places[a] = places[b] ?? 0;
    scores[a] = f64(scores, b);
    places[b] = place;
    scores[b] = score;
  };
  const sink = (): void => {
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < places.length && f64(scores, child) < f64(scores, least)) least = child;
      if (least === at) return;
      swap(at, least);
      at = least;
    }
  };
  const rise = (): void => {
    for (let at = places.length - 1; at > 0; ) {
      const above = (at - 1) >> 1;
      if (f64(scores, above) <= f64(scores, at)) return;
      swap(above, at);
      at = above;
    }
  };
  const least = (): number => (places.length < most ? 0 : f64(scores, 0));
  return {
    least,
    offer(place, score) {
      if (score <= least()) return;
      if (places.length < most) {
        scores[places.length] = score;
        places.push(place);
        rise();
        return;
      }
      places[0] = place;
      scores[0] = score;
      sink();
    },
    list: () =>
      places
        .map((place, at) => ({ place, score: f64(scores, at) }))
        .sort((a, b) => b.score - a.score || a.place - b.place)
        .map(({ place }) => place),
  };
}
