/**
 * Takes Markdown emphasis and remnants of HTML out of a line or cell. Every pattern is bounded: a hostile line costs
 * linear time.
 */
import { decodeEntities } from "./entities.ts";

export interface CleanText {
  /** NFC, trimmed; inner line breaks ("<br>", "<li>") as "\n". */
  text: string;
  bold: boolean;
  italic: boolean;
}

const BLOCK_TAG = /<(?:br|\/p|\/div|\/li|\/tr|p|div|li|tr)(?:\s[^<>]{0,300})?\s*\/?>/gi;
const ANY_TAG =
  /<\/?(?:b|strong|i|em|u|s|sup|sub|span|font|ul|ol|a|table|tbody|thead|td|th|center|small|big|code|h[1-6]|img|del|ins|mark)(?:\s[^<>]{0,300})?\s*\/?>/gi;
const WHOLE_BOLD = /^(?:\*\*|__|<(?:b|strong)>)[^]*(?:\*\*|__|<\/(?:b|strong)>)$/i;
const WHOLE_ITALIC = /^(?:\*(?!\*)|_(?!_)|<(?:i|em)>)[^]*(?:\*|_|<\/(?:i|em)>)$/i;

/** Cleans one line or cell. */
export function cleanMarkup(source: string): CleanText {
  const raw = source.trim();
  if (!/[<&*_`\\~[]/.test(raw)) return { text: tidy(raw), bold: false, italic: false };
  const bold = WHOLE_BOLD.test(raw);
  const italic = WHOLE_ITALIC.test(bold ? raw.replace(/^\*\*|\*\*$/g, "") : raw);
  const untagged = raw
    .replace(/<(https?:\/\/[^\s<>]{1,500})>/gi, "$1")
    .replace(BLOCK_TAG, "\n")
    .replace(ANY_TAG, "");
  return { text: tidy(stripEmphasis(decodeEntities(untagged))), bold, italic };
}

/** Escaped signs wait in the private use area until the emphasis is gone. */
const PRIVATE = 0xe000;

function stripEmphasis(text: string): string {
  if (!/[*_`\\~[]/.test(text)) return text;
  return (
    text
      .replace(/\\([\\`*_{}[\]()#+\-.!|>~])/g, (_, sign: string) =>
        String.fromCharCode(PRIVATE + sign.charCodeAt(0)),
      )
      .replace(/\*\*\*|\*\*|~~/g, "")
      .replace(/(^|[^\p{L}\p{N}_])__([^_\n]{1,500})__(?![\p{L}\p{N}_])/gu, "$1$2")
      .replace(/(^|[\s("“‘])\*(?=[^\s*])([^*\n]{1,2000})\*(?=$|[\s).,;:"”’?!])/gu, "$1$2")
      // One half of a pair whose other half stands on another line.
      .replace(/^\*(?=[^\s*])([^*]*)$/, "$1")
      .replace(/^([^*]*[^\s*])\*$/, "$1")
      .replace(/\[([^[\]\n]{1,500})\]\(https?:\/\/[^\s()]{1,500}\)/g, "$1")
      .replace(/`([^`\n]{1,500})`/g, "$1")
      .replace(/[\ue021-\ue07e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - PRIVATE))
  );
}

function tidy(text: string): string {
  if (!text.includes("\n")) return oneBlank(text);
  return text
    .split("\n")
    .map(oneBlank)
    .filter((line) => line !== "")
    .join("\n");
}

/** Single blanks stay untouched: replacing each of them would copy a long line piece by piece. */
const oneBlank = (line: string): string => line.replace(/[ \t\u00a0]{2,}|[\t\u00a0]/g, " ").trim();
