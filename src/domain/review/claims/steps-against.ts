/**
 * One step of one task with two times, wherever the two are told. The thing is the same where no telling word is left
 * over; the step is the same, or a thing runs only after the day by which its row says it is done.
 */
import type { Finding } from "../finding.ts";
import type { Prose } from "../prose.ts";
import { equalWords } from "../subject-words.ts";
import { excludes } from "../time-points.ts";
import { type TaskStep, taskSteps } from "./task-steps.ts";
import { againstPlace } from "./two-times.ts";

export function stepsAgainst(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const steps = taskSteps(prose).filter(({ step }) => step !== "before");
  return steps.flatMap((one): Finding[] => {
    if (one.fromRow) return [];
    const same = steps.filter((other) => other.line !== one.line && isSame(one, other));
    const clash = same.filter((other) => excludes(one.time, other.time));
    const [first] = clash;
    // One that agrees says which of them is meant; of two in the text the later is told.
    if (first === undefined || clash.length < same.length) return [];
    if (!first.fromRow && first.line.start > one.line.start) return [];
    return [againstPlace(one, first)];
  });
}

function isSame(one: TaskStep, other: TaskStep): boolean {
  const sameStep = one.step === other.step || isAfterDone(one, other);
  if (!sameStep || !sameActs(one.acts, other.acts)) return false;
  // Two lots of one thing each have a time of their own.
  if (one.counts !== other.counts && one.counts !== "" && other.counts !== "") return false;
  return one.things.some((thing) => other.things.some((known) => equalWords(thing, known)));
}

/** The row says when all of it is done; what is accepted may be so after that. */
const isAfterDone = (one: TaskStep, row: TaskStep): boolean =>
  one.step !== "accepted" && row.fromRow && row.step === "done" && one.time.from > row.time.to;

/** Nothing is done on one side that is not done on the other, where both tell it. */
const sameActs = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === 0 || b.size === 0 || [...a].some((act) => b.has(act));
