/** From whose words into whose, and what becomes of a thing that only the own unit can tell. */
import type { OtherUnit, OwnUnit } from "./other-unit.ts";

export interface Change {
  other: OtherUnit;
  own: OwnUnit;
  /** The words in its place: an open place with the question. */
  mark: (ask: string) => string;
  /** The unit has said that nothing stands below it. */
  nothingBelow: boolean;
}
