/** JSON out of what a model wrote: fences, thoughts and talk around it are passed over; nothing is repaired. */
import type { z } from "zod";

/** Longer replies than any of our prompts asks for are not read. */
const MAX_CHARS = 32_000;
const MAX_TRIES = 6;

/** The last object of the text that has the shape, or null. Thinking aloud comes first, the answer last. */
export function parseReply<T>(text: string, shape: z.ZodType<T>): T | null {
  if (text.length > MAX_CHARS) return null;
  const answer = text.slice(text.lastIndexOf("</think>") + 1);
  let found: T | null = null;
  let at = answer.indexOf("{");
  for (let tries = 0; at >= 0 && tries < MAX_TRIES; tries++) {
    const end = objectEnd(answer, at);
    const parsed = end === null ? undefined : readJson(answer.slice(at, end));
    const result = shape.safeParse(parsed);
    if (result.success) found = result.data;
    at = answer.indexOf("{", result.success && end !== null ? end : at + 1);
  }
  return found;
}

/** Behind the bracket that closes the one at `from`; brackets inside strings do not count. */
function objectEnd(text: string, from: number): number | null {
  let depth = 0;
  let inString = false;
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (inString) {
      if (sign === "\\") at++;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === "{") depth++;
    else if (sign === "}" && --depth === 0) return at + 1;
  }
  return null;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
