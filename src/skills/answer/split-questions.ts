/** Several questions in one message, taken apart so that each is answered: "A? B?", lines, "1) … 2) …", "… không và … khi nào". */
import { fold } from "../../domain/text/fold.ts";
import type { Terms } from "./terms.ts";
import { contentSize } from "./understand.ts";

const MOST_PARTS = 4;

/** Words by which a clause asks something by itself. Folded. */
const ASKS =
  /\b(?:nao|may|bao nhieu|nhieu|bao gio|bao lau|the nao|ra sao|o dau|so hieu)\b|\b(?:gi|sao|khong|ko|k|hong|chua)$|\bcon (?:hieu luc|dung|xai|ap dung)\b/;

const JOINT = /,?\s+(?:và|va|còn|con|rồi|roi|với lại|voi lai|đồng thời|dong thoi)\s+|[,;]\s+/giu;

export function splitQuestions(text: string, terms: (text: string) => Terms): string[] {
  const parts: string[] = [];
  for (const piece of text.split(/(?<=\?)\s+|\n+|(?:^|\s)\d\)\s*/)) {
    const trimmed = piece.trim();
    if (trimmed === "") continue;
    const last = parts.at(-1);
    // A short tail ("phải không?") belongs to the one before.
    if (last !== undefined && trimmed.split(/\s+/).length <= 3) {
      parts[parts.length - 1] = `${last} ${trimmed}`;
    } else parts.push(...clauses(trimmed, terms));
  }
  // A heading before numbered questions ("Cho hỏi:") asks nothing.
  const asking = parts.filter((part) => !/:\s*$/.test(part));
  return (asking.length > 0 ? asking : parts).slice(0, MOST_PARTS);
}

/** Cut where both sides ask and the tail has a subject of its own. */
function clauses(text: string, terms: (text: string) => Terms): string[] {
  for (const joint of text.matchAll(JOINT)) {
    const head = text.slice(0, joint.index);
    const tail = text.slice(joint.index + joint[0].length);
    if (!asks(head) || !asks(tail) || contentSize(terms(tail)) < 2) continue;
    return [head, ...clauses(tail, terms)];
  }
  return [text];
}

const asks = (clause: string): boolean =>
  ASKS.test(
    fold(clause)
      .replace(/[?!.,;:()"“”]/g, " ")
      .trim(),
  );
