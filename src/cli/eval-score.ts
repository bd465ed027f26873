/** How one answer of a question set is judged: sources, kind, dead bases, stated facts. Pure. */
import { z } from "zod";

import type { Answer, Citation } from "../domain/answer/answer.ts";
import { fold } from "../domain/text/fold.ts";

export const EvalQuestion = z.object({
  id: z.string(),
  q: z.string(),
  kind: z.string(),
  /** Symbols of which at least one must be cited. */
  mustCite: z.array(z.string()),
  /** Symbols that may not stand as a basis. */
  mustNotCite: z.array(z.string()),
  /** What the answer must state; "a|b": either wording. */
  facts: z.array(z.string()),
  expectKind: z.array(z.string()).optional(),
  asOf: z.string().optional(),
  /** Document ids (plans) of which one must be cited. */
  cite: z.array(z.string()).optional(),
  /** Every one of these must be cited ("a|b": either): questions of several parts. */
  all: z.array(z.string()).optional(),
  /** Questions asked before in the same conversation. */
  after: z.array(z.string()).optional(),
  /** dev: looked at while rules were written; held-out: only measured. */
  split: z.enum(["dev", "held-out"]).optional(),
});
export type EvalQuestion = z.infer<typeof EvalQuestion>;

export interface Score {
  cited: boolean;
  first: boolean;
  kind: boolean;
  deadBasis: boolean;
  /** Share of the facts that the text states, 0..1. */
  facts: number;
  missing: string[];
  /** Nobody can answer it: it must be declined. */
  declines: boolean;
  refused: boolean;
}

export function scoreOf(question: EvalQuestion, answer: Answer): Score {
  const wanted = question.cite ?? [];
  const declines = question.mustCite.length === 0 && wanted.length === 0;
  const text = plain(answer.text);
  const missing = question.facts.filter(
    (fact) => !fact.split("|").some((one) => text.includes(plain(one))),
  );
  const isWanted = (citation: Citation) =>
    question.mustCite.includes(citation.symbol ?? "") || wanted.includes(citation.documentId);
  return {
    cited: declines || (answer.citations.some(isWanted) && citesAll(question, answer)),
    first: declines || answer.citations.slice(0, 1).some(isWanted),
    kind: question.expectKind?.includes(answer.kind) ?? true,
    deadBasis: answer.citations.some(
      (citation) =>
        citation.role === "basis" &&
        (question.mustNotCite.includes(citation.symbol ?? "") || citation.status === "replaced"),
    ),
    facts: question.facts.length === 0 ? 1 : 1 - missing.length / question.facts.length,
    missing,
    declines,
    refused: answer.kind === "not-found" || answer.kind === "out-of-scope",
  };
}

function citesAll(question: EvalQuestion, answer: Answer): boolean {
  const cited = new Set(answer.citations.map((citation) => citation.symbol ?? ""));
  return (question.all ?? []).every((one) => one.split("|").some((symbol) => cited.has(symbol)));
}

export const isRight = (score: Score): boolean =>
  score.cited && score.kind && !score.deadBasis && score.facts >= 0.99;

/** Folded, with "8 %" and "8%", dashes, separators and leading zeros ("05 ngày") alike. */
function plain(text: string): string {
  return fold(text)
    .replace(/\s*%/g, "%")
    .replace(/[–—]/g, "-")
    .replace(/(\d),(?=\d{3})/g, "$1.")
    .replace(/(?<![\d/.,])0(\d)(?= (?:ngay|thang|nam|gio|bien che|trieu))/g, "$1");
}
