/**
 * What stands in the chat while an answer is made. In a private chat a draft that lives half a minute, is shown again
 * while the work lasts and gives way to the answer; elsewhere, and where the server does not know drafts, a message with
 * a stop button that is taken away at the end.
 */
import { type Api, GrammyError } from "grammy";

import { STOP_CHOICE } from "../../assistant/dialogue/make-dialogue.ts";
import type { Button } from "../../assistant/dialogue/message.ts";
import type { ChatChannel, Progress } from "../channel.ts";
import { splitText } from "../delivery/split-text.ts";

/** A draft is 30 s old at most; the same text is sent again before that. */
const RENEW_MS = 15_000;
const DRAFT_LENGTH = 4096;

/** "-100123/7": a chat and its topic. */
export function placeOf(chat: string) {
  const [id = "", thread] = chat.split("/");
  return { id, options: thread === undefined ? {} : { message_thread_id: Number(thread) } };
}

export const keyboardOf = (buttons: readonly Button[]) => ({
  inline_keyboard: buttons.map(({ id, label }) => [{ text: label, callback_data: id }]),
});

export function makeShowProgress(api: Api): ChatChannel["progress"] {
  // An own server of an older version has no such method: asked once, not for every message.
  let known = true;
  // Ours to choose; the same id within a chat is one draft that changes.
  let draftId = Math.floor(Math.random() * 1_000_000);
  return async (chat, text) => {
    draftId += 1;
    const draft =
      known && isPrivate(chat) ? await openDraft(api, { chat, text, draftId }) : "refused";
    if (draft === "unknown") known = false;
    if (typeof draft === "object") return draft;
    return openMessage(api, chat, text);
  };
}

/** Groups and channels have negative ids. */
const isPrivate = (chat: string): boolean => /^[1-9]/.test(chat);

async function openDraft(
  api: Api,
  { chat, text, draftId }: { chat: string; text: string; draftId: number },
): Promise<Progress | "refused" | "unknown"> {
  const { id, options } = placeOf(chat);
  let last = { text: "", at: 0 };
  const show = async (wanted: string): Promise<void> => {
    const [whole = ""] = splitText(wanted, DRAFT_LENGTH);
    if (whole === last.text && Date.now() - last.at < RENEW_MS) return;
    last = { text: whole, at: Date.now() };
    await api.sendMessageDraft(Number(id), draftId, whole, { ...options, can_stop: true });
  };
  try {
    await show(text);
  } catch (error) {
    return error instanceof GrammyError && error.error_code === 404 ? "unknown" : "refused";
  }
  // The answer itself closes the draft.
  return { show, end: async () => undefined };
}

async function openMessage(api: Api, chat: string, text: string): Promise<Progress | null> {
  const { id, options } = placeOf(chat);
  const keyboard = { reply_markup: keyboardOf([{ id: STOP_CHOICE, label: "Dừng" }]) };
  let last = text;
  try {
    const { message_id: message } = await api.sendMessage(id, text, { ...options, ...keyboard });
    return {
      async show(wanted) {
        const [whole = ""] = splitText(wanted, DRAFT_LENGTH);
        if (whole === last) return;
        last = whole;
        await api.editMessageText(id, message, whole, keyboard);
      },
      async end() {
        await api.deleteMessage(id, message).catch(() => undefined);
      },
    };
  } catch {
    return null;
  }
}
