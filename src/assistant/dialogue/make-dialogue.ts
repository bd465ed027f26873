/**
 * One message in, the replies and the new state out: the whole conversation of every chat channel. Pure towards the
 * channel: nothing is sent here. Run again after a crash, it comes to the same result.
 */
import { AppError, userMessage } from "../../errors.ts";
import type { Visit } from "../access/access.ts";
import {
  accountTurn,
  decideTurn,
  inviteTurn,
  leaveTurn,
  linkTurn,
  looksLikeCode,
  redeemTurn,
  requestTurn,
  strangerTurn,
  webTurn,
} from "./account-turn.ts";
import { askTurn, followTurn, helpTurn, searchTurn } from "./ask-turn.ts";
import { chatActions, type Command, type CommandName, parseCommand } from "./commands.ts";
import { answerTurn, draftTurn, figuresTurn, isAsking, openFigures } from "./draft-turn.ts";
import { fileTurn, purposeTurn } from "./file-turn.ts";
import { type Incoming, type OutgoingReply, text } from "./message.ts";
import { type DialogueState, readState } from "./state.ts";
import { type DialogueDeps, say, type Turn, unwatched, type Watch } from "./turn.ts";

const TEXT_LIMIT = 4000;

export interface Handled {
  replies: OutgoingReply[];
  state: DialogueState;
}

export interface Dialogue {
  /** Never throws for what the user did; throws for what may succeed when run again. */
  handle(incoming: Incoming, stored: unknown, signal: AbortSignal, watch?: Watch): Promise<Handled>;
  /** The message was stopped by one behind it, which then has nothing more to do. */
  stopped(stored: unknown): Handled;
  /** What the user reads when handling was given up. */
  givenUp(error: unknown): OutgoingReply[];
}

/** The button under a progress message. */
export const STOP_CHOICE = "stop";

/** Whether a message asks to stop what runs now: looked for while something runs. */
export function asksToStop({ content }: Incoming): boolean {
  if (content.kind === "button") return content.choice === STOP_CHOICE;
  return content.kind === "text" && parseCommand(content.text)?.name === "huy";
}

const HINTS: Record<Extract<Incoming["content"], { kind: "unsupported" }>["what"], string> = {
  voice: "Tôi chưa nghe được tin thoại; anh/chị gõ câu hỏi bằng chữ giúp.",
  sticker: "Tôi chỉ đọc được chữ và tệp; anh/chị gõ câu hỏi hoặc /trogiup để xem ví dụ.",
  video: "Tôi chưa xem được video; anh/chị chụp trang cần đọc hoặc gửi tệp PDF, DOCX, XLSX.",
  location: "Tôi chưa dùng được vị trí; anh/chị gõ câu hỏi bằng chữ giúp.",
  contact: "Tôi chưa dùng được danh thiếp; mời người khác bằng lệnh /moinguoi.",
  other:
    "Tôi chưa đọc được loại tin này; anh/chị gõ chữ hoặc gửi tệp PDF, DOCX, XLSX, ảnh chụp trang.",
};

export function makeDialogue(deps: DialogueDeps): Dialogue {
  return {
    async handle(incoming, stored, signal, watch = unwatched) {
      const state = readState(stored);
      const over = state.stopped && asksToStop(incoming);
      state.stopped = false;
      const replies: OutgoingReply[] = [];
      const { content } = incoming;
      if (content.kind === "button")
        replies.push({ reply: { kind: "pressed", press: content.press } });
      try {
        const heard = over ? null : hear(incoming, state);
        if (heard !== null)
          replies.push(...(await respond(deps, incoming, { state, heard, signal, watch })));
      } catch (error) {
        if (!(error instanceof AppError) || error.retryable) throw error;
        replies.push(text(error.userMessage));
      }
      return { replies, state };
    },
    stopped: (stored) => ({
      replies: [text(userMessage.cancelled)],
      state: { ...readState(stored), stopped: true },
    }),
    givenUp: (error) => [
      text(
        error instanceof AppError ? error.userMessage : new AppError("internal", "").userMessage,
      ),
    ],
  };
}

/** What a message says once buttons and numbers are resolved. */
type Heard =
  | { kind: "said"; text: string }
  | { kind: "file"; content: Extract<Incoming["content"], { kind: "file" }> }
  | { kind: "hint"; text: string };

/** Null: nothing to do (a button pressed twice). */
function hear({ content }: Incoming, state: DialogueState): Heard | null {
  switch (content.kind) {
    case "text": {
      const chosen = state.menu[Number(content.text.trim()) - 1];
      const choice = state.choices.find(({ id }) => id === chosen);
      // While a figure is asked for, a number is the figure.
      const isNumber = /^\s*\d\s*$/.test(content.text) && state.figures?.asking !== true;
      if (isNumber && choice !== undefined) return { kind: "said", text: choice.command };
      return { kind: "said", text: content.text.normalize("NFC") };
    }
    case "button":
      return pressed(content.choice, state);
    case "file":
      return { kind: "file", content };
    case "unsupported":
      return { kind: "hint", text: HINTS[content.what] };
  }
}

function pressed(id: string, state: DialogueState): Heard | null {
  const decision = /^([dt]):(yc-[0-9a-f]+)$/.exec(id);
  if (decision) {
    const command = decision[1] === "d" ? "/duyet" : "/tuchoi";
    return { kind: "said", text: `${command} ${decision[2] ?? ""}` };
  }
  if (id === STOP_CHOICE) return { kind: "said", text: "/huy" };
  const choice = state.choices.find((one) => one.id === id);
  if (choice === undefined) {
    return { kind: "hint", text: "Nút này đã cũ; anh/chị gõ lại yêu cầu hoặc /trogiup." };
  }
  if (choice.used === true) return null;
  choice.used = true;
  return { kind: "said", text: choice.command };
}

interface Asked {
  state: DialogueState;
  heard: Heard;
  signal: AbortSignal;
  watch: Watch;
}

async function respond(
  deps: DialogueDeps,
  incoming: Incoming,
  asked: Asked,
): Promise<OutgoingReply[]> {
  const { heard, state, signal, watch } = asked;
  const { access } = deps;
  const command = heard.kind === "said" ? parseCommand(heard.text) : null;
  const code = codeIn(heard, command);
  if (code !== null) return (await redeemTurn(access, incoming, code)).replies;
  const caller = await access.atChannel(incoming.identity, incoming.name);
  if (caller.kind === "stranger") {
    if (command?.name === "xinquyen") return requestTurn(access, incoming);
    return strangerTurn(state);
  }
  const turn: Turn = {
    ...{ deps, incoming, state, signal, watch, out: [] },
    visit: caller.visit,
    assistant: access.assistantFor(caller.visit),
  };
  await takeTurn(turn, heard, command, caller.visit);
  return turn.out;
}

function codeIn(heard: Heard, command: Command | null): string | null {
  if (heard.kind !== "said") return null;
  if (command?.name === "start" && command.rest !== "") return command.rest;
  return looksLikeCode(heard.text) ? heard.text : null;
}

async function takeTurn(
  turn: Turn,
  heard: Heard,
  command: Command | null,
  visit: Visit,
): Promise<void> {
  if (heard.kind === "hint") {
    const link = await turn.deps.uploadLink(turn.incoming);
    const where = link === null ? "" : ` Gửi tệp qua liên kết này (dùng được 30 phút): ${link}`;
    say(turn, heard.text + where);
    return;
  }
  if (heard.kind === "file") {
    await fileTurn(turn, heard.content.file, heard.content.caption);
    return;
  }
  if (heard.text.length > TEXT_LIMIT) throw new AppError("too-long", "message over the limit");
  if (command !== null) {
    const action = chatActions[command.name];
    if (action !== "public" && action !== "signed-in")
      await turn.deps.access.require(visit, action);
    await doers[command.name](turn, command.rest);
  } else if (isAsking(turn)) await answerTurn(turn, heard.text);
  else await askTurn(turn, heard.text);
}

/** Every command of the list has its work: a forgotten one does not compile. */
const doers: Record<CommandName, (turn: Turn, rest: string) => Promise<void>> = {
  start: (turn) => helpTurn(turn),
  hoi: askTurn,
  soan: (turn, rest) => draftTurn(turn, "plan", rest),
  dutoan: (turn, rest) => draftTurn(turn, "budget", rest),
  kiemtra: (turn) => purposeTurn(turn, "review"),
  nap: (turn) => purposeTurn(turn, "ingest"),
  doc: (turn) => purposeTurn(turn, "read"),
  vanban: searchTurn,
  theodoi: followTurn,
  donvi: accountTurn,
  roidonvi: leaveTurn,
  moinguoi: inviteTurn,
  noikenh: (turn) => linkTurn(turn),
  web: (turn) => webTurn(turn),
  duyet: (turn, rest) => decideTurn(turn, true, rest),
  tuchoi: (turn, rest) => decideTurn(turn, false, rest),
  xinquyen: async (turn) => say(turn, "Anh/chị đã có quyền sử dụng; gõ câu hỏi hoặc /trogiup."),
  dien: figuresTurn,
  moi: async (turn) => {
    const { state } = turn;
    state.episode += 1;
    state.file = null;
    state.awaits = null;
    // A draft is work, not memory: what was typed into it is not thrown away.
    if (state.figures !== null) state.figures = { ...state.figures, asking: false };
    const draft =
      openFigures(turn) === null ? "" : " Bản thảo đang điền vẫn được giữ; điền tiếp bằng /dien.";
    say(
      turn,
      `Đã bắt đầu cuộc trò chuyện mới; những gì đã nói trước đó không được dùng nữa.${draft}`,
    );
  },
  huy: async (turn) => {
    const { state } = turn;
    const { figures } = state;
    const asking = figures?.asking === true || state.awaits === "results";
    const busy = asking || state.file !== null || state.awaits !== null;
    state.file = null;
    state.awaits = null;
    if (figures !== null) state.figures = { ...figures, asking: false };
    if (asking) say(turn, "Đã dừng. Bản thảo và số đã điền vẫn được giữ; điền tiếp bằng /dien.");
    else say(turn, busy ? "Đã dừng." : "Không có việc nào đang làm.");
  },
  trogiup: (turn) => helpTurn(turn),
};
