/** Inflates one entry of an uploaded package under the limits of reading; refusals name the file. */
import { AppError } from "../../errors.ts";
import {
  checkZip,
  inflateZipEntry,
  type ZipCheck,
  type ZipEntry,
} from "../../platform/zip/zip-reader.ts";
import { readingLimits } from "./limits.ts";
import { isReadingErrorCode, readingError } from "./reading-errors.ts";

const limits = { ...readingLimits, entries: readingLimits.zipEntries };

/** Deepest nesting of elements in a part; counted without parsing. */
const TAG = /<(\/?)[A-Za-z_][^<>]{0,4000}?(\/?)>/g;

/** Lists and judges the entries of an upload without inflating anything. */
export const checkPackage = (bytes: Uint8Array): ZipCheck => checkZip(bytes, limits);

/** `budget.bytes` sums over the package. @throws AppError hostile-file, unreadable-file */
export function inflateEntry(
  file: { bytes: Uint8Array; fileName: string },
  entry: ZipEntry,
  budget: { bytes: number },
  /** False where a parser that refuses entities and deep nesting itself reads the part. */
  check: { xml: boolean } = { xml: true },
): Uint8Array {
  const inflated = inflateNamed(file, entry, budget);
  if (check.xml && /\.(?:xml|rels|vml)$/.test(entry.name))
    checkXml(inflated, entry.name, file.fileName);
  return inflated;
}

function inflateNamed(
  file: { bytes: Uint8Array; fileName: string },
  entry: ZipEntry,
  budget: { bytes: number },
): Uint8Array {
  try {
    return inflateZipEntry(file.bytes, entry, { budget, limits });
  } catch (cause) {
    if (cause instanceof AppError && isReadingErrorCode(cause.code))
      throw readingError(cause.code, file.fileName, cause.message, { cause });
    throw cause;
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
