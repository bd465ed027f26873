/** What a conversation remembers between two messages, beside what was said. Survives a restart. */
import { z } from "zod";

import { MissingItem } from "../../domain/draft/draft.ts";
import { FileRef } from "./message.ts";

/** What a button (or its number) stands for. */
export const Choice = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** As if the user had typed it: "/huy", "/kiemtra", a question. */
  command: z.string(),
  /** Pressed already; a second press does nothing. */
  used: z.boolean().optional(),
});
export type Choice = z.infer<typeof Choice>;

export const DialogueState = z.strictObject({
  /** Buttons that still count, newest last; numbers of `menu` are for channels without buttons. */
  choices: z.array(Choice),
  /** Choices of the last reply, in the order shown. */
  menu: z.array(z.string()),
  /** A file that came without saying what for. */
  file: FileRef.nullable(),
  /** What the next file is for. */
  awaits: z.enum(["review", "ingest", "read", "results"]).nullable(),
  /** A draft whose open questions are asked one by one. */
  figures: z
    .strictObject({
      draftId: z.string(),
      version: z.int(),
      unit: z.string(),
      person: z.string(),
      year: z.int(),
      part: z.enum(["plan", "budget", "section"]).default("plan"),
      /** Open questions, the next first. */
      open: z.array(MissingItem),
      answers: z.array(z.strictObject({ id: z.string(), value: z.string() })),
      total: z.int(),
      /** Whether what is said now is taken as a figure. */
      asking: z.boolean(),
    })
    .nullable(),
  /** Counts up; part of the ids of buttons, so that old ones are recognised. */
  round: z.int(),
  /** The work before this message was stopped by it. */
  stopped: z.boolean().default(false),
  /** Changes with "/moi": what was said before is not gone back to. */
  episode: z.int(),
});
export type DialogueState = z.infer<typeof DialogueState>;

const freshState = (): DialogueState => ({
  choices: [],
  menu: [],
  file: null,
  awaits: null,
  figures: null,
  round: 0,
  episode: 0,
  stopped: false,
});

/** A state of an older form is begun anew. */
export function readState(stored: unknown): DialogueState {
  const parsed = DialogueState.safeParse(stored);
  return parsed.success ? parsed.data : freshState();
}

/** Choices remembered; older buttons answer that they are out of date. */
const KEPT = 24;

/** Offers buttons; their ids are short and belong to this round. */
export function offer(
  state: DialogueState,
  options: readonly { label: string; command: string }[],
): { id: string; label: string }[] {
  state.round += 1;
  const fresh = options.map((option, at) => ({ ...option, id: `${state.round}.${at + 1}` }));
  state.choices = [...state.choices, ...fresh].slice(-KEPT);
  state.menu = fresh.map((choice) => choice.id);
  return fresh.map(({ id, label }) => ({ id, label }));
}
