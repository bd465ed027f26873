/** One task with two times, told as a finding at the place that is the less binding of the two. */
import type { Finding } from "../finding.ts";
import { quoteOf } from "../prose.ts";
import { printedTime, type TimedTask } from "./timed-tasks.ts";

type Here = Pick<TimedTask, "line" | "time">;
type There = Pick<TimedTask, "line" | "printed">;

/** The text against the row of the task table; `message` gets the time that the text gives. */
export const againstRow = (
  here: Here,
  row: There,
  message: (found: string) => string,
): Finding => ({
  ...conflict(here, row),
  message: message(printedTime(here.line, here.time)),
  suggestion: "Thống nhất một thời hạn ở cả hai nơi.",
});

/** Two places that name the task alike: it may still be two pieces of work. */
export const againstPlace = (here: Here, there: There): Finding => ({
  ...conflict(here, there),
  message: `Cùng một nhiệm vụ, nơi này ghi “${printedTime(here.line, here.time)}”, nơi khác ghi “${there.printed}” (“${quoteOf(there.line, 0, 90)}”).`,
  suggestion: "Thống nhất một thời hạn, hoặc nói rõ đó là hai việc.",
});

const conflict = ({ line, time }: Here, there: There) => ({
  code: "deadline-conflict",
  severity: "warning" as const,
  where: line.where,
  quote: quoteOf(line),
  expected: there.printed,
  found: printedTime(line, time),
  alsoAt: [there.line.where],
});
