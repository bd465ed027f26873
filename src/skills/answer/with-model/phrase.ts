/**
 * Lets the model choose, order and join the statements of an answer. Every sentence is checked; what is not borne out
 * is dropped, main statements that got lost come back in their own words. At most two repairs.
 */
import { z } from "zod";

import type { ChatMessage } from "../../../models/chat-model.ts";
import type { Prompt } from "../../../platform/prompts.ts";
import { checkSentence, type Ground, type Use } from "./check-sentence.ts";
import { isSaid } from "./is-said.ts";
import type { ModelTurn, TurnOutcome } from "./model-turn.ts";
import { parseReply } from "./parse-reply.ts";

export interface PhrasePrompts {
  phrase: Prompt<"question" | "statements">;
  repair: Prompt<"violations">;
}

/** A sentence that may be shown, with the statements that carry it. */
export interface PhrasedSentence {
  text: string;
  uses: Use[];
}

export type PhraseOutcome =
  | { kind: "phrased"; sentences: PhrasedSentence[] }
  /** The model wrote, and nothing of it is borne out. */
  | { kind: "unsupported" }
  | Extract<TurnOutcome, { kind: "failed" }>;

/** Models write 1, "1" and "[1]". What is no number becomes 0, which no statement has. */
const Cite = z
  .union([z.number(), z.string()])
  .transform((one) => (typeof one === "number" ? one : Number(/\d{1,3}/.exec(one)?.[0] ?? 0)));
const Reply = z.object({
  sentences: z.array(z.object({ text: z.string(), cites: z.array(Cite).max(50) })).max(60),
});
const MAX_SENTENCES = 12;
const MAX_REPAIRS = 2;

interface Attempt {
  sentences: PhrasedSentence[];
  violations: string[];
  /** Main statements that are said in full. */
  mains: number;
}

export async function phrase(
  turn: ModelTurn,
  prompts: PhrasePrompts,
  { question, grounds }: { question: string; grounds: readonly Ground[] },
): Promise<PhraseOutcome> {
  const { system, user } = prompts.phrase.render({ question, statements: listed(grounds) });
  const messages: ChatMessage[] = [
    { role: "system", text: system },
    { role: "user", text: user },
  ];
  let best: Attempt | null = null;
  for (let round = 0; round <= MAX_REPAIRS; round++) {
    if (round > 0 && !turn.hasTimeForAnother()) break;
    const outcome = await turn.ask(messages);
    if (outcome.kind === "failed") return best === null ? outcome : outcomeOf(best);
    const attempt = readAttempt(outcome.text, grounds);
    best = better(attempt, best);
    if (attempt?.violations.length === 0) break;
    messages.splice(2, Infinity, ...repairMessages(prompts, outcome.text, attempt));
  }
  return outcomeOf(best);
}

/** A model that never wrote what was asked for is no better than one that is silent. */
function outcomeOf(best: Attempt | null): PhraseOutcome {
  if (best === null) return { kind: "failed", reason: "bad-output" };
  return best.sentences.length === 0
    ? { kind: "unsupported" }
    : { kind: "phrased", sentences: best.sentences };
}

function better(one: Attempt | null, other: Attempt | null): Attempt | null {
  if (one === null || other === null) return one ?? other;
  if (one.mains !== other.mains) return one.mains > other.mains ? one : other;
  return one.sentences.length > other.sentences.length ? one : other;
}

/** "[1] (chính) …": statements as the model sees them. */
function listed(grounds: readonly Ground[]): string {
  return grounds
    .map(({ statement, quoted }, at) => {
      const mark = quoted ? "(trích) " : statement.lead === true ? "(chính) " : "";
      return `[${at + 1}] ${mark}${statement.text.replace(/\s+/g, " ")}`;
    })
    .join("\n");
}

function repairMessages(
  prompts: PhrasePrompts,
  reply: string,
  attempt: Attempt | null,
): ChatMessage[] {
  const violations = attempt?.violations ?? ["trả lời không phải JSON đúng mẫu"];
  const { user } = prompts.repair.render({ violations: violations.slice(0, 8).join("\n") });
  return [
    { role: "assistant", text: reply.slice(0, 4000) },
    { role: "user", text: user },
  ];
}

function readAttempt(text: string, grounds: readonly Ground[]): Attempt | null {
  const reply = parseReply(text, Reply);
  if (reply === null) return null;
  const sentences: PhrasedSentence[] = [];
  const violations: string[] = [];
  for (const [at, { text: raw, cites }] of reply.sentences.slice(0, MAX_SENTENCES).entries()) {
    const cited = [...new Set(cites)].flatMap((number) => grounds[number - 1] ?? []);
    if (cited.length === 0 || cites.some((number) => grounds[number - 1] === undefined)) {
      violations.push(`câu ${at + 1}: số mệnh đề trong cites không có`);
    } else if (cited.every((ground) => ground.quoted)) {
      sentences.push(...cited.map(quoted));
    } else {
      const check = checkSentence(raw, cited);
      if (check.kind === "supported") sentences.push(check);
      else violations.push(`câu ${at + 1}: ${check.why}`);
    }
  }
  const mains = grounds.filter(
    (ground) => ground.statement.lead === true && isSaid(ground, sentences),
  ).length;
  return { sentences: withoutRepeats(sentences), violations, mains };
}

/** A quotation is given as it stands, whatever the model made of it. */
function quoted(ground: Ground): PhrasedSentence {
  return { text: ground.statement.text, uses: [{ ground, said: [] }] };
}

function withoutRepeats(sentences: readonly PhrasedSentence[]): PhrasedSentence[] {
  const seen = new Set<string>();
  return sentences.filter(({ text }) => {
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}
