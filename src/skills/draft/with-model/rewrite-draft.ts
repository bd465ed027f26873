/**
 * Lets a language model put the narrative of a draft into better words. It sees one section's own lines and nothing
 * else; what it writes is checked line by line against them, at most two repairs, and whatever fails stays as the
 * rules wrote it. Figures, bases, tables, open places and the budget are never shown to it.
 */
import { z } from "zod";

import type { Draft, DraftBlock, DraftSection, SourceRef } from "../../../domain/draft/draft.ts";
import { upperFirst } from "../../../domain/text/first-letter.ts";
import type { ChatMessage, ChatModel } from "../../../models/chat-model.ts";
import type { Log } from "../../../platform/log.ts";
import { loadPrompt } from "../../../platform/prompts.ts";
import { checkRewrite } from "./check-rewrite.ts";

export interface RewriteLimits {
  /** All the model's work on one draft. */
  timeoutMs: number;
  /** Question and reply of all calls of one draft together. */
  maxTokens: number;
  maxReplyTokens: number;
  repairs: number;
}

const REWRITE_LIMITS: RewriteLimits = {
  timeoutMs: 45_000,
  maxTokens: 60_000,
  maxReplyTokens: 3_000,
  repairs: 2,
};

/** What may still be spent today, by answers and drafts together. */
export interface DayBudget {
  left(): number;
  spend(tokens: number): Promise<void>;
}

export interface RewriteDeps {
  model: ChatModel;
  /** Absent: only the limits of one draft hold. */
  openBudget?: () => Promise<DayBudget>;
  log: Pick<Log, "info">;
  limits?: Partial<RewriteLimits>;
}

/** Sections whose words are the law's or the reader's to fill in are left alone: `frozen` holds their ids. */
export type RewriteDraft = (draft: Draft, frozen: ReadonlySet<string>) => Promise<Draft>;

const Reply = z.strictObject({
  lines: z.array(
    z.strictObject({ from: z.array(z.int().positive()).min(1).max(3), text: z.string() }),
  ),
});
type Line = z.infer<typeof Reply>["lines"][number];

interface Work {
  deps: RewriteDeps;
  limits: RewriteLimits;
  signal: AbortSignal;
  day: DayBudget | null;
  spent: number;
  /** Set with the first failed call: the model is not asked again for this draft. */
  failed: string | null;
  rewritten: number;
  refused: number;
}

const prompts = () => ({
  rewrite: loadPrompt("draft.rewrite", ["section", "lines"]),
  repair: loadPrompt("draft.repair", ["violations"]),
});

export function makeRewriteDraft(deps: RewriteDeps): RewriteDraft {
  const limits = { ...REWRITE_LIMITS, ...deps.limits };
  return async (draft, frozen) => {
    const work: Work = {
      ...{ deps, limits, spent: 0, failed: null, rewritten: 0, refused: 0 },
      day: (await deps.openBudget?.()) ?? null,
      signal: AbortSignal.timeout(limits.timeoutMs),
    };
    const renamed = new Map<string, string>();
    const sections: DraftSection[] = [];
    for (const section of draft.sections) {
      sections.push(
        frozen.has(section.id) ? section : await rewriteSection(work, section, renamed),
      );
    }
    if (work.rewritten === 0 && work.refused === 0 && work.failed === null) return draft;
    return {
      ...draft,
      sections,
      changes: draft.changes.map((change) => {
        const after = renamed.get(change.after);
        return after === undefined ? change : { ...change, after };
      }),
      notices: [...draft.notices, noticeOf(work)],
      mode: work.rewritten > 0 ? "model" : draft.mode,
    };
  };
}

function noticeOf({ rewritten, refused, failed }: Work): string {
  const parts = [
    ...(rewritten > 0
      ? [`mô hình ngôn ngữ đã viết lại ${rewritten} câu, số liệu và căn cứ giữ nguyên`]
      : []),
    ...(refused > 0 ? [`${refused} câu viết lại không đạt đối chiếu, giữ câu gốc`] : []),
    ...(failed === null
      ? []
      : [`dịch vụ mô hình không dùng được (${failed}), phần còn lại giữ câu gốc`]),
  ];
  const text = parts.join("; ");
  return `${upperFirst(text)}.`;
}

/** A sentence of the plan's own text, without open places, quotes to keep and paragraphs of form. */
function isNarrative(block: DraftBlock): boolean {
  return (
    block.kind !== "table" &&
    (block.status === "kept" || block.status === "updated") &&
    !/\[cần bổ sung|\[đối chiếu:|^\(|:$|^\S{1,4}[.)]\s/u.test(block.text) &&
    block.text.length >= 60 &&
    block.text.length <= 900
  );
}

async function rewriteSection(
  work: Work,
  section: DraftSection,
  renamed: Map<string, string>,
): Promise<DraftSection> {
  const lines = section.blocks.filter(isNarrative);
  if (lines.length === 0) return section;
  const accepted = await linesFor(work, section, lines);
  const blocks = section.blocks.flatMap((block) => {
    const line = accepted.find(({ from }) => from.some((number) => lines[number - 1] === block));
    if (line === undefined) return [block];
    const parts = line.from.map((number) => lines[number - 1] ?? block);
    const text = line.text.trim();
    for (const part of parts) renamed.set(part.text, text);
    if (parts[0] !== block) return [];
    return [rewrittenBlock(block, parts, text)];
  });
  return { ...section, blocks };
}

function rewrittenBlock(block: DraftBlock, parts: readonly DraftBlock[], text: string): DraftBlock {
  const before = parts.map((part) => part.before ?? part.text).join("\n");
  const reasons = new Set(parts.map((part) => part.reason ?? ""));
  return {
    ...block,
    text,
    before,
    status: "updated",
    reason: `${[...reasons].join(" ")} Câu chữ do mô hình viết lại, đã đối chiếu.`.trim(),
    sources: unique(parts.flatMap((part) => part.sources)),
  };
}

function unique(sources: readonly SourceRef[]): SourceRef[] {
  return [
    ...new Map(sources.map((one) => [`${one.documentId}#${one.locator ?? ""}`, one])).values(),
  ];
}

/** Lines that passed; those that did not after the last repair are left out. */
async function linesFor(
  work: Work,
  section: DraftSection,
  lines: readonly DraftBlock[],
): Promise<Line[]> {
  const texts = lines.map((line) => line.text);
  const { rewrite, repair } = prompts();
  const first = rewrite.render({
    section: section.heading,
    lines: texts.map((text, index) => `[${index + 1}] ${text}`).join("\n"),
  });
  const messages: ChatMessage[] = [
    { role: "system", text: first.system },
    { role: "user", text: first.user },
  ];
  let judged: Judged = { sound: [], wrong: [] };
  for (let round = 0; round <= work.limits.repairs; round++) {
    const reply = await ask(work, messages);
    if (reply === null) break;
    judged = judge(reply, texts);
    if (judged.wrong.length === 0) break;
    const violations = judged.wrong.slice(0, 12).join("\n");
    messages.push(
      { role: "assistant", text: reply },
      { role: "user", text: repair.render({ violations }).user },
    );
  }
  const changed = judged.sound.filter(
    ({ from, text }) => from.length > 1 || text.trim() !== texts[(from[0] ?? 1) - 1],
  );
  work.rewritten += changed.length;
  work.refused += judged.wrong.length;
  return changed;
}

async function ask(work: Work, messages: readonly ChatMessage[]): Promise<string | null> {
  const { deps, limits, signal } = work;
  if (work.failed !== null || signal.aborted || work.spent >= limits.maxTokens) return null;
  if (work.day !== null && work.day.left() <= 0) {
    work.failed = "đã hết mức dùng trong ngày";
    return null;
  }
  const outcome = await deps.model.complete(messages, {
    signal,
    maxReplyTokens: limits.maxReplyTokens,
    form: { name: "rewritten_lines", schema: Reply },
  });
  work.spent += outcome.tokens;
  await work.day?.spend(outcome.tokens);
  if (outcome.kind === "reply") return outcome.text;
  deps.log.info(
    { reason: outcome.reason, model: deps.model.name },
    "model gave no help in a draft",
  );
  work.failed = outcome.reason;
  return null;
}

interface Judged {
  sound: Line[];
  wrong: string[];
}

/** Each input stands in one element, neighbours in order; anything else is no reply to this question. */
function judge(reply: string, texts: readonly string[]): Judged {
  const parsed = parseReply(reply);
  if (parsed === null) return { sound: [], wrong: ["Không đúng dạng JSON đã nêu."] };
  const used = parsed.flatMap(({ from }) => from);
  const wanted = texts.map((_, index) => index + 1);
  if (used.join() !== wanted.join()) {
    return { sound: [], wrong: ["Mỗi dòng phải nằm trong đúng một phần tử, theo thứ tự."] };
  }
  const judged: Judged = { sound: [], wrong: [] };
  for (const line of parsed) {
    const wrong = checkRewrite(
      line.text,
      line.from.map((number) => texts[number - 1] ?? ""),
    );
    if (wrong.length === 0) judged.sound.push(line);
    else judged.wrong.push(`[${line.from.join(", ")}] ${wrong.join(" ")}`);
  }
  return judged;
}

function parseReply(reply: string): Line[] | null {
  const json = /\{[\s\S]*\}/.exec(reply)?.[0] ?? "";
  try {
    const result = Reply.safeParse(JSON.parse(json));
    return result.success ? result.data.lines : null;
  } catch {
    return null;
  }
}
