/** Inflates one entry of a ZIP and holds it to the size it claims and to the limits of the whole package. */
import { inflateRawSync } from "node:zlib";

import { readingLimits } from "./limits.ts";
import { readingError } from "./reading-errors.ts";
import type { ZipEntry } from "./zip-directory.ts";

/** Deepest nesting of elements in a part; counted without parsing. */
const TAG = /<(\/?)[A-Za-z_][^<>]{0,4000}?(\/?)>/g;

/** `budget.bytes` sums over the package. @throws AppError hostile-file, unreadable-file */
export function inflateEntry(
  file: { bytes: Uint8Array; fileName: string },
  entry: ZipEntry,
  budget: { bytes: number },
  /** False where a parser that refuses entities and deep nesting itself reads the part. */
  check: { xml: boolean } = { xml: true },
): Uint8Array {
  const { bytes, fileName } = file;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start =
    entry.offset +
    30 +
    view.getUint16(entry.offset + 26, true) +
    view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packedBytes);
  if (packed.length < entry.packedBytes)
    throw readingError("unreadable-file", fileName, `cut entry ${entry.name}`);
  const inflated = entry.method === 0 ? packed : inflate(packed, entry, fileName);
  budget.bytes += inflated.length;
  if (budget.bytes > readingLimits.inflatedBytes)
    throw readingError("hostile-file", fileName, "inflated size over the limit");
  if (check.xml && /\.(?:xml|rels|vml)$/.test(entry.name)) checkXml(inflated, entry.name, fileName);
  return inflated;
}

function inflate(packed: Uint8Array, entry: ZipEntry, fileName: string): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.inflatedBytes) });
  } catch (cause) {
    const lies = (cause as { code?: string }).code === "ERR_BUFFER_TOO_LARGE";
    const code = lies ? "hostile-file" : "unreadable-file";
    throw readingError(code, fileName, `inflate ${entry.name}`, { cause });
  }
}

/** Entities of its own and deep nesting are how XML attacks its parser; Office writes neither. */
function checkXml(bytes: Uint8Array, name: string, fileName: string): void {
  const xml = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml.slice(0, 4096)))
    throw readingError("hostile-file", fileName, `document type in ${name}`);
  let depth = 0;
  for (const tag of xml.matchAll(TAG)) {
    if (tag[2] === "/") continue;
    depth += tag[1] === "/" ? -1 : 1;
    if (depth > readingLimits.depth)
      throw readingError("hostile-file", fileName, `nesting in ${name}`);
  }
}
