/** Rows of tables that count machines, lines or people by unit: the row of the unit named, else the total. */
import { fold } from "../../domain/text/fold.ts";
import type { FoundPassage, Turn } from "./answer-deps.ts";

export const isCount = ({ figures }: FoundPassage): boolean =>
  figures !== undefined &&
  !figures.table.isMoney &&
  figures.cells.filter(({ role, value }) => value !== null && COUNTS.has(role)).length > 0;

/** A column of targets in per cent is told line by line. */
const COUNTS = new Set<string>(["figure", "quantity", "amount"]);

/** What a row of a table says with the heads of its columns and the name of the table. */
export function countText({ text, figures }: FoundPassage): string {
  const heads = figures?.cells.map(({ header }) => header) ?? [];
  return [text, ...heads, figures?.table.caption.at(-1) ?? ""].join(" | ");
}

/** Share of a name that the question must say. */
const LEAST_NAMED = 0.6;

/** How well the row is the one asked for, added to what it carries. */
export function countFitness({ figures }: FoundPassage, question: string, turn: Turn): number {
  if (figures === undefined) return 0;
  if (!/\b(?:bao nhieu|may|nhieu|bn|so luong|tong so|tat ca)\b/.test(fold(question))) return -0.3;
  if (figures.kind === "total") return 0.15;
  const asked = new Set(turn.terms(question).words);
  const words = turn.terms(figures.name).words.filter((word) => word.length > 1);
  const named = words.filter((word) => asked.has(word)).length / Math.max(1, words.length);
  return named >= LEAST_NAMED ? 0.4 * named : -0.5;
}
