/** Questions of the set for tests of channels, and answers that come in several messages. */
import { readFileSync } from "node:fs";

import { z } from "zod";

import { packagePath } from "../../src/platform/package-root.ts";

const Question = z.object({
  id: z.string(),
  q: z.string(),
  kind: z.string(),
  asOf: z.string().optional(),
  after: z.array(z.string()).optional(),
});
export type Question = z.infer<typeof Question>;

/** Questions that stand alone, kinds in turn, in the order of the set. */
export function questionsOfAllKinds(count: number): Question[] {
  const kinds = new Map<string, Question[]>();
  const lines = readFileSync(packagePath("test", "eval", "questions.jsonl"), "utf8").trim();
  for (const line of lines.split("\n")) {
    const question = Question.parse(JSON.parse(line));
    if (question.after !== undefined || question.asOf !== undefined) continue;
    kinds.set(question.kind, [...(kinds.get(question.kind) ?? []), question]);
  }
  const longest = Math.max(...[...kinds.values()].map((list) => list.length));
  return Array.from({ length: longest }, (_, at) =>
    [...kinds.values()].flatMap((list) => list[at] ?? []),
  )
    .flat()
    .slice(0, count);
}

/** "(2/3) " before a part. */
export const PART = /^\((\d+)\/(\d+)\) /;

/** Whether the last part of an answer is there. */
export const isWhole = (messages: readonly string[]): boolean => {
  const [, at, of] = PART.exec(messages.at(-1) ?? "(1/2) ") ?? [];
  return at === of;
};
