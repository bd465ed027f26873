/** A ZIP container as name → bytes, for OOXML files the product edits in place: parts not understood pass through. */
import { zipSync } from "fflate";

import { AppError } from "../../errors.ts";
import { checkZip, inflateZipEntry, isIntact, type ZipLimits } from "./zip-reader.ts";

const DEFAULT_LIMITS: ZipLimits = {
  entries: 4_000,
  inflatedBytes: 256 * 1024 * 1024,
  inflateRatio: 200,
};
/** The first day the format knows: the same parts give the same bytes. */
const FIRST_DAY = new Date(1980, 0, 1);
/** An OLE compound file: what Office writes when a document is encrypted with a password. */
const OLE_MAGIC = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** Name → bytes, in the order of the archive; folders are left out.
 * @throws AppError unreadable-file, file-locked (encrypted), hostile-file (too many entries, too large, doubled names) */
export function readZip(
  bytes: Uint8Array,
  limits: ZipLimits = DEFAULT_LIMITS,
): Map<string, Uint8Array> {
  if (OLE_MAGIC.equals(bytes.subarray(0, OLE_MAGIC.length)))
    throw new AppError("file-locked", "zip: OLE container, an encrypted or old Office file");
  const check = checkZip(bytes, limits);
  if (check.kind === "damaged") throw new AppError("unreadable-file", "zip: damaged directory");
  if (check.kind === "encrypted") throw new AppError("file-locked", "zip: entry is encrypted");
  if (check.kind === "hostile") throw new AppError("hostile-file", `zip: ${check.reason}`);
  const budget = { bytes: 0 };
  const files = new Map<string, Uint8Array>();
  for (const entry of check.entries) {
    if (entry.name.endsWith("/")) continue;
    const content = inflateZipEntry(bytes, entry, { budget, limits });
    if (!isIntact(content, entry))
      throw new AppError("unreadable-file", `zip: checksum of ${entry.name} does not hold`);
    files.set(entry.name, content);
  }
  return files;
}

/** Packs the files in the order given. OOXML wants "[Content_Types].xml" first. */
export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(files), { mtime: FIRST_DAY });
}
