/**
 * Streams of a PDF that inflate beyond all measure, told before a parser runs into them: the parser would work on for
 * minutes until its memory ends. Pictures are left to the limit of their dots.
 */
import { inflateSync } from "node:zlib";

import { readingLimits } from "../limits.ts";
import { readingError } from "../reading-errors.ts";

/** One stream inflated; text and fonts of a page are far smaller. */
const STREAM_BYTES = 64 * 1024 * 1024;
/** Deflate gains a thousandfold at most: shorter streams stay small. */
const SHORT = 16 * 1024;
/** Letters of the dictionary in front of a stream. */
const DICTIONARY = 2_000;

/** @throws AppError hostile-file */
export function refuseInflatingStreams(bytes: Uint8Array, fileName: string): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let total = 0;
  for (let at = file.indexOf("stream"); at >= 0; at = file.indexOf("stream", at + 6)) {
    const words = file.toString("latin1", Math.max(0, at - DICTIONARY), at);
    const dictionary = words.slice(words.lastIndexOf(" obj"));
    const filters = dictionary.match(/\/Fl(?:ateDecode)?(?![A-Za-z])/g)?.length ?? 0;
    if (filters === 0 || !/>>\s*$/.test(dictionary)) continue;
    if (filters > 1) throw readingError("hostile-file", fileName, "stream packed twice");
    const start = at + (file[at + 6] === 0x0d ? 8 : 7);
    const end = file.indexOf("endstream", start);
    const length = (end < 0 ? file.length : end) - start;
    if (length < SHORT || /\/Subtype\s*\/Image/.test(dictionary)) continue;
    total += inflatedLength(file.subarray(start, start + length), fileName);
    if (total > readingLimits.inflatedBytes)
      throw readingError("hostile-file", fileName, "streams inflate without end");
  }
}

function inflatedLength(packed: Buffer, fileName: string): number {
  try {
    return inflateSync(packed, { maxOutputLength: STREAM_BYTES }).length;
  } catch (cause) {
    if ((cause as { code?: string }).code === "ERR_BUFFER_TOO_LARGE")
      throw readingError("hostile-file", fileName, "stream inflates without end", { cause });
    // Damaged or enciphered: the parser says what it is.
    return 0;
  }
}
