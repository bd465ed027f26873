/** Places and quotes of what was read. */
import type { Block } from "../../document/parsed-document.ts";
import type { Evidence } from "./proposal.ts";
import { oneLine, type Statement } from "./statements.ts";

const MAX_QUOTE = 600;

export function evidenceOf(statement: Statement, confidence: number): Evidence {
  const { place, locator, text } = statement;
  return { place, locator, quote: cut(text), confidence: round(confidence) };
}

export function evidenceOfBlock(block: Pick<Block, "place" | "text">, share: number): Evidence {
  const quote = cut(oneLine(block.text));
  return { place: block.place, locator: null, quote, confidence: round(share) };
}

/** Long sentences are cut behind a word; what stays is literal. */
function cut(text: string): string {
  if (text.length <= MAX_QUOTE) return text;
  return text.slice(0, text.lastIndexOf(" ", MAX_QUOTE));
}

export function round(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 100) / 100;
}

/** The sentence with the words of its list in front, so that it can stand alone. */
export function sentenceFact(statement: Statement): string {
  const lead = statement.leads.findLast((item) => !item.heading && /:$/.test(item.text));
  const text = statement.text.replace(/[;,]$/, ".");
  return lead ? `${lead.text} ${text}` : text;
}
