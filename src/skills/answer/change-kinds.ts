/** Which kinds of change a question asks for: what ends, what begins, or all of them. Pure. */
import type { Change } from "../../domain/regulation/register.ts";

/** `text`: folded. */
export function kindsOf(text: string): ReadonlySet<Change["kind"]> {
  const ends = /\b(?:het hieu luc|het han|bi thay|thay the|bai bo|het gia tri)\b/.test(text);
  const starts = /\b(?<!het )(?:co hieu luc|ap dung|ban hanh|moi)\b/.test(text);
  if (ends && !starts) return new Set(["replaced", "taken-over", "period-ends"]);
  if (starts && !ends) return new Set(["takes-effect", "amended"]);
  return new Set([
    "takes-effect",
    "amended",
    "replaced",
    "partly-repealed",
    "taken-over",
    "period-ends",
  ]);
}
