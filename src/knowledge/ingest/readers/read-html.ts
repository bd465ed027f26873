/**
 * Reader of HTML (also what mammoth makes of a DOCX): one linear pass over tags, no scripts, no network. Headings,
 * paragraphs, nested lists and tables with spans; everything else is text.
 */
import { decodeEntities } from "../structure/entities.ts";
import type { RawDocument } from "../structure/raw.ts";
import { HtmlSink } from "./html-sink.ts";
import { unseenByStyle } from "./html-styles.ts";

const SKIPPED = /^(?:script|style|head|noscript|template|svg|iframe|object|select)$/;
const TAG = /^<(\/?)([a-z][a-z0-9:]{0,30})((?:[^<>"']|"[^"]{0,5000}"|'[^']{0,5000}'){0,2000})>/i;
const MAX_TAG = 12_000;

export interface HtmlOptions {
  /** Line numbers of the source are worth keeping. false for HTML that another reader made. */
  lines?: boolean;
}

/** Reads decoded HTML (NFC). */
export function readHtml(source: string, options: HtmlOptions = {}): RawDocument {
  const html = source.replace(/\r\n?/g, "\n");
  const sink = new HtmlSink(unseenByStyle(html));
  let at = 0;
  let line = 1;
  let counted = 0;
  while (at < html.length) {
    for (; counted < at; counted += 1) if (html.charCodeAt(counted) === 10) line += 1;
    if (options.lines !== false) sink.setLine(line);
    const open = html.indexOf("<", at);
    if (open !== at) {
      const end = open < 0 ? html.length : open;
      sink.text(decodeEntities(html.slice(at, end)));
      at = end;
      continue;
    }
    at = readMarkup(html, at, sink);
  }
  const { raws, hidden, text } = sink.finish();
  const warnings = hidden > 0 ? [`Có ${hidden} đoạn chữ ẩn trong tệp; chữ ẩn vẫn được đọc.`] : [];
  // Lines are those of the source; how well it reads is told by what a reader sees of it.
  const lines = options.lines !== false;
  return { raws, text: lines ? html : text, readable: text, pages: 1, warnings };
}

/** Handles the tag, comment or stray "<" at a position; answers where to go on. */
function readMarkup(html: string, at: number, sink: HtmlSink): number {
  if (html.startsWith("<!--", at)) return behind(html, "-->", at);
  if (html.startsWith("<!", at) || html.startsWith("<?", at)) return behind(html, ">", at);
  const tag = TAG.exec(html.slice(at, at + MAX_TAG));
  if (!tag) {
    sink.text("<");
    return at + 1;
  }
  const name = (tag[2] ?? "").toLowerCase();
  const next = at + tag[0].length;
  const attributes = tag[3] ?? "";
  if (tag[1] === "/") sink.close(name);
  else if (SKIPPED.test(name) && !attributes.endsWith("/")) return skipElement(html, name, next);
  else sink.open(name, attributes);
  return next;
}

function behind(html: string, mark: string, at: number): number {
  const end = html.indexOf(mark, at);
  return end < 0 ? html.length : end + mark.length;
}

function skipElement(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}\\s*>`, "gi");
  end.lastIndex = from;
  const match = end.exec(html);
  return match ? match.index + match[0].length : html.length;
}
