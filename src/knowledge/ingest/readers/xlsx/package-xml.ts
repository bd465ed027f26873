/**
 * The XML parts of an XLSX package, streamed through a SAX parser: nothing is built that the caller does not keep.
 * Document types and deep nesting are how XML attacks its parser; Office writes neither.
 */
import { SaxesParser, type SaxesTagPlain } from "saxes";

import type { ZipEntry } from "../../../../platform/zip/zip-reader.ts";
import { checkPackage, inflateEntry } from "../../inflate-entry.ts";
import { readingLimits } from "../../limits.ts";
import { readingError } from "../../reading-errors.ts";
import type { WorkerInput } from "../../worker-messages.ts";

const CHUNK_BYTES = 256 * 1024;

export interface XmlHandlers {
  open(name: string, attributes: Record<string, string>): void;
  close(name: string): void;
  text?(text: string): void;
}

export interface Package {
  has(name: string): boolean;
  /** Streams a part through the handlers; a part that is not there says nothing. @throws AppError */
  stream(name: string, handlers: XmlHandlers): void;
}

/** @throws AppError unreadable-file */
export function openPackage(input: WorkerInput): Package {
  const check = checkPackage(input.bytes);
  if (check.kind !== "sound") throw readingError("unreadable-file", input.fileName, "zip changed");
  const entries = new Map(check.entries.map((entry) => [entry.name, entry]));
  const budget = { bytes: 0 };
  return {
    has: (name) => entries.has(name),
    stream(name, handlers) {
      const entry = entries.get(name);
      if (entry) streamEntry(input, entry, { budget, handlers });
    },
  };
}

function streamEntry(
  input: WorkerInput,
  entry: ZipEntry,
  { budget, handlers }: { budget: { bytes: number }; handlers: XmlHandlers },
): void {
  const { fileName } = input;
  const bytes = inflateEntry(input, entry, budget, { xml: false });
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  parser.on("doctype", () => {
    throw readingError("hostile-file", fileName, `document type in ${entry.name}`);
  });
  parser.on("error", (cause) => {
    throw readingError("unreadable-file", fileName, `XML of ${entry.name}`, { cause });
  });
  parser.on("opentag", (tag: SaxesTagPlain) => {
    depth += 1;
    if (depth > readingLimits.depth)
      throw readingError("hostile-file", fileName, `nesting in ${entry.name}`);
    handlers.open(localName(tag.name), tag.attributes);
  });
  parser.on("closetag", (tag: SaxesTagPlain) => {
    depth -= 1;
    handlers.close(localName(tag.name));
  });
  if (handlers.text) parser.on("text", (text) => handlers.text?.(text));
  const decoder = new TextDecoder(encodingOf(bytes));
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
    parser.write(decoder.decode(bytes.subarray(at, at + CHUNK_BYTES), { stream: true }));
  parser.write(decoder.decode());
  parser.close();
}

/** "x:row" of writers that prefix their elements. */
function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
}

/** Escapes of characters that XML cannot hold: "_x000D_". */
export function unescapeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
