/**
 * One task with two times, in whatever words the two places name it. Ways that need the same words come first; what they
 * tell of a place is not told of it again by one that reads more freely.
 */
import { dayConflicts } from "../day-conflicts.ts";
import { besides, type Finding, isTold } from "../finding.ts";
import type { Prose } from "../prose.ts";
import { deadlineConflicts } from "../task-deadlines.ts";
import { tasksInClauses } from "./clause-times.ts";
import { nearTaskTimes } from "./near-task-times.ts";
import { stepsAgainst } from "./steps-against.ts";
import { tasksNamedAgain } from "./task-named-again.ts";
import { tasksToldTwice } from "./task-twice.ts";
import { blocksAgainstRows, linesAgainstRows } from "./times-against-rows.ts";

export function taskTimes(prose: Prose): Finding[] {
  const same = [
    ...deadlineConflicts(prose),
    ...dayConflicts(prose),
    ...linesAgainstRows(prose),
    ...blocksAgainstRows(prose),
    ...tasksToldTwice(prose),
  ];
  const near = besides(same, [...nearTaskTimes(prose), ...tasksNamedAgain(prose)]);
  const inClauses = tasksInClauses(prose);
  const clauses = [...inClauses, ...besides(inClauses, stepsAgainst(prose))];
  const told = [...same, ...near];
  return [...told, ...clauses.filter(({ where }) => !isTold(told, where))];
}
