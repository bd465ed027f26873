/** What somebody made or was told on the ground of documents that now change: drafts, answers, judged answers. */
import { z } from "zod";

import { Draft } from "../../domain/draft/draft.ts";
import { findReferences } from "../../domain/reference/find-references.ts";
import type { Register } from "../../domain/regulation/register.ts";
import { type Consequence, consequenceFor } from "../../knowledge/register/register-book.ts";
import type { Conversations } from "../../storage/conversations.ts";
import type { KeptDrafts } from "../../storage/kept-drafts.ts";
import type { Mailbox } from "../../storage/mailbox.ts";
import type { FeedbackStore } from "../../storage/sql/feedback.ts";

export interface LeaningWork {
  title: string;
  /** Symbols of the changed documents that it leans on, as the new regulation prints them. */
  symbols: string[];
}

export interface LeaningAnswer extends LeaningWork {
  /** ISO instant of the answer. */
  at: string;
}

interface Changes {
  register: Register;
  consequences: readonly Consequence[];
}

/** Newest drafts of a unit that are looked through. */
const DRAFTS = 50;
/** Turns of a conversation, likewise. */
const TURNS = 60;
/** Newest chats of the pages; each visit begins one. */
const PAGE_CHATS = 30;

function symbolsIn(text: string, { register, consequences }: Changes): string[] {
  const found = findReferences(text).flatMap(
    (reference) => consequenceFor(register, consequences, reference)?.symbol ?? [],
  );
  return [...new Set(found)];
}

export interface LeaningWorks {
  drafts: LeaningWork[];
  /** Answers that somebody judged: their sources are kept. */
  answers: LeaningAnswer[];
}

export type LeaningWorksOf = (
  consequences: readonly Consequence[],
  unit: string,
) => Promise<LeaningWorks>;

/** Looks up what a unit made on the ground of documents that change. */
export function makeLeaningWorks(
  { register }: { register: Register },
  { kept, feedback }: { kept: KeptDrafts; feedback: Pick<FeedbackStore, "list"> },
): LeaningWorksOf {
  return async (consequences, unit) => {
    const changes = { register, consequences };
    const drafts = await leaningDrafts(kept, unit, changes);
    return { drafts, answers: await leaningFeedback(feedback, unit, changes) };
  };
}

/** The newest versions; what was dropped from a draft leans on nothing. */
export async function leaningDrafts(
  kept: KeptDrafts,
  unit: string,
  changes: Changes,
): Promise<LeaningWork[]> {
  const found: LeaningWork[] = [];
  for (const { id, title } of (await kept.list(unit)).slice(0, DRAFTS)) {
    const draft = Draft.safeParse((await kept.get(unit, id))?.draft);
    if (!draft.success) continue;
    const symbols = symbolsIn(textOf(draft.data), changes);
    if (symbols.length > 0) found.push({ title, symbols });
  }
  return found;
}

const textOf = ({ sections }: Draft): string =>
  sections
    .flatMap((section) => section.blocks)
    .filter(({ status }) => status !== "dropped")
    .flatMap(({ text, rows = [] }) => [text, ...rows.flat()])
    .join("\n");

const Episode = z.object({ episode: z.int() });

interface AnswerPlace {
  unit: string;
  personId: string;
  /** A private chat; null: what the person asked on the pages. */
  conversation: string | null;
}

/** Answers given to the person: in the private chat since its last new beginning, or in the chats of the pages. */
export async function leaningAnswers(
  stores: { conversations: Conversations; mailbox: Pick<Mailbox, "dialogue"> },
  place: AnswerPlace,
  changes: Changes,
): Promise<LeaningAnswer[]> {
  const found: LeaningAnswer[] = [];
  for (const memory of await memoriesOf(stores, place)) {
    const turns = await stores.conversations.recent(memory, TURNS);
    for (const [at, turn] of turns.entries()) {
      const question = turns[at - 1];
      if (turn.role !== "assistant" || question?.role !== "user") continue;
      const symbols = symbolsIn(turn.text, changes);
      if (symbols.length > 0) found.push({ title: question.text, symbols, at: turn.at });
    }
  }
  return found;
}

async function memoriesOf(
  { conversations, mailbox }: Parameters<typeof leaningAnswers>[0],
  { unit, personId, conversation }: AnswerPlace,
): Promise<string[]> {
  const own = `${unit}|${personId}|`;
  if (conversation === null) return conversations.startingWith(`${own}web:`, PAGE_CHATS);
  const state = Episode.safeParse(await mailbox.dialogue(conversation));
  return [`${own}${conversation}#${state.success ? state.data.episode : 0}`];
}

/** Answers that somebody of the unit judged; their sources are kept. */
export async function leaningFeedback(
  feedback: Pick<FeedbackStore, "list">,
  unit: string,
  changes: Changes,
): Promise<LeaningAnswer[]> {
  const entries = await feedback.list(unit);
  return entries.flatMap(({ question, sources, at }) => {
    const symbols = symbolsIn(sources.join("\n"), changes);
    return symbols.length === 0 ? [] : [{ title: question, symbols, at }];
  });
}
