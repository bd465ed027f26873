/**
 * Other wordings of a question, from the model, for questions that the rules did not understand. Each is only a query:
 * it may bring no symbol, number or verdict of its own, since it is shown to the user ("Hiểu câu hỏi là: …").
 */
import { z } from "zod";

import { findReferences } from "../../../domain/reference/find-references.ts";
import { syllable } from "../../../domain/text/fold.ts";
import type { Prompt } from "../../../platform/prompts.ts";
import type { ModelTurn, TurnOutcome } from "./model-turn.ts";
import { parseReply } from "./parse-reply.ts";
import { LIMITS } from "./plain-words.ts";

const Reply = z.object({ queries: z.array(z.string()).max(20) });
const MAX_REWORDINGS = 3;
const MAX_CHARS = 160;

export type RewordingOutcome =
  | { kind: "reworded"; queries: string[] }
  | Extract<TurnOutcome, { kind: "failed" }>;

export async function findRewordings(
  turn: ModelTurn,
  prompt: Prompt<"question" | "subject">,
  { question, subject }: { question: string; subject: string },
): Promise<RewordingOutcome> {
  const { system, user } = prompt.render({ question, subject });
  const outcome = await turn.ask([
    { role: "system", text: system },
    { role: "user", text: user },
  ]);
  if (outcome.kind === "failed") return outcome;
  const reply = parseReply(outcome.text, Reply);
  if (reply === null) return { kind: "failed", reason: "bad-output" };
  const queries = reply.queries
    .map((query) => query.normalize("NFC").replace(/\s+/g, " ").trim())
    .filter((query) => isPlainRewording(query, question));
  return { kind: "reworded", queries: [...new Set(queries)].slice(0, MAX_REWORDINGS) };
}

const ASKS =
  /(?<![\p{L}])(?:nào|gì|ai|khi nào|bao giờ|bao nhiêu|mấy|đâu|thế nào|ra sao|làm sao|những gì|không|chưa|hay chưa)\s*\?$|(?<![\p{L}])(?:nào|gì|bao nhiêu|khi nào|bao giờ|mấy|ai)(?![\p{L}])/iu;

/** A question about the same documents and numbers, that claims nothing. */
export function isPlainRewording(query: string, question: string): boolean {
  if (query.length < 8 || query.length > MAX_CHARS) return false;
  // Letters, digits and the signs of symbols; a question needs nothing else.
  if (!/^[\p{L}\p{N}\s/(),.%-]+\?$/u.test(query) || !ASKS.test(query)) return false;
  return keepsNumbers(query, question) && claimsNothing(query, question);
}

/** Every number of the query is in the question, every document of the question in the query. */
export function keepsNumbers(query: string, question: string): boolean {
  const numbers = (text: string) => new Set(text.match(/\d+/g)?.map((one) => Number(one)) ?? []);
  const asked = numbers(question);
  const kept = numbers(query);
  const references = findReferences(question).map((reference) => Number(reference.number));
  return [...kept].every((one) => asked.has(one)) && references.every((one) => kept.has(one));
}

/** "… không?" asks; "không" inside, or another limiting word that nobody asked, would claim. */
function claimsNothing(query: string, question: string): boolean {
  const words = (text: string) => text.match(/[\p{L}]+/gu)?.map(syllable) ?? [];
  const asked = new Set(words(question));
  const inner = words(query.replace(/(?:hay\s+)?(?:không|chưa)\s*\?$/iu, ""));
  return inner.every((word) => !CLAIMS.has(word) || asked.has(word));
}

const CLAIMS = new Set([...LIMITS, ...["hết", "bỏ", "sai", "đúng", "miễn"].map(syllable)]);
CLAIMS.delete(syllable("khi"));
