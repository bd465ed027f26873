/** Dialogues without a channel. */
import type { Access } from "../../src/assistant/access/access.ts";
import type { Incoming } from "../../src/assistant/dialogue/message.ts";
import type { DialogueDeps } from "../../src/assistant/dialogue/turn.ts";

export const never = new AbortController().signal;

export const aDialogue = (parts: { access: Access } & Partial<DialogueDeps>): DialogueDeps => {
  const follows = new Map<string, readonly string[]>();
  return {
    clock: { now: () => "2026-11-22T01:00:00.000Z", today: () => "2026-11-22" },
    fetchFile: async (_channel, file) => ({ fileName: file.fileName, bytes: new Uint8Array([1]) }),
    follows: {
      of: async (person) => [...(follows.get(person) ?? [])],
      set: async (person, symbols) => void follows.set(person, symbols),
    },
    startLink: () => null,
    publicUrl: null,
    uploadLink: async () => null,
    ...parts,
  };
};

/** A text in a private chat of Telegram. */
export const incoming = (text: string, identity = "telegram:1"): Incoming => ({
  channel: "telegram",
  conversation: identity,
  chat: identity.slice("telegram:".length),
  identity,
  name: "Ai đó",
  isGroup: false,
  content: { kind: "text", text },
});
