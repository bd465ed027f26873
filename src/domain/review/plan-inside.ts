/**
 * A plan behind the letter or decision that brings it, in one file: it is reviewed as the plan it is. The covering
 * pages stay part of the text, so that what they say of the plan is held against it.
 */
import type { DocumentLine } from "./document-lines.ts";
import { documentLines } from "./document-lines.ts";
import type { ReviewInput } from "./rule.ts";

const PLAN_LINE = /^\W*ke hoach\W*$/;
const PARTS = ["targets", "goals-general", "tasks"] as const;
/** Lines below "KẾ HOẠCH" that make up its title. */
const TITLE_LINES = 4;

export function withPlanInside({
  facts,
  document,
}: Pick<ReviewInput, "facts" | "document">): ReviewInput["facts"] {
  if (facts.kind !== "other" && facts.kind !== "regulation") return facts;
  const { lines } = documentLines(document);
  const at = lines.findIndex(
    (line) => line.kind !== "row" && PLAN_LINE.test(line.folded) && /\p{Lu}{4}/u.test(line.text),
  );
  if (at < 0 || !PARTS.some((part) => lines.some((line) => line.part === part))) return facts;
  const year = yearOfTitle(lines.slice(at + 1));
  // A decree that sets out a form of a plan has articles, not a year of its own.
  if (year === null) return facts;
  return { ...facts, kind: "plan", year };
}

function yearOfTitle(below: readonly DocumentLine[]): number | null {
  const title = below.filter((line) => line.text.trim() !== "").slice(0, TITLE_LINES);
  const years = title.flatMap((line) => [...line.folded.matchAll(/\bnam (20\d\d)\b/g)]);
  const [first] = years;
  return first === undefined ? null : Number(first[1]);
}
