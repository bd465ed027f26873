/** Patterns that meet a text as it stands. */

/** Source of a pattern that meets the text letter by letter. */
export function patternOf(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
