/** What a figure is of: the words that name it, and whether all of it is meant. */
import type { Clause } from "./clause-of-figure.ts";
import { countOf } from "./count-names.ts";
import type { Figure } from "./figures-in-sentence.ts";
import { lengthOf } from "./length-names.ts";
import { dayOf, measureOf } from "./measure-and-day-names.ts";
import { moneyOf } from "./money-names.ts";
import type { Naming } from "./naming.ts";

export function namingOf(figure: Figure, clause: Clause): Naming | null {
  switch (figure.kind) {
    case "count":
      return countOf(figure, clause);
    case "money":
      return moneyOf(figure, clause);
    case "length":
      return lengthOf(clause);
    case "measure":
      return measureOf(clause);
    case "day":
    case "year":
      return dayOf(figure, clause);
  }
}
