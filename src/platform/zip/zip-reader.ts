/**
 * Reads the ZIP container of OOXML files (DOCX, XLSX). The central directory is judged before anything is inflated:
 * a bomb, an encrypted or a cut package is refused first; then each entry is held to the size it claims.
 * Format: PKWARE APPNOTE 6.3, sections 4.3 to 4.5. Not supported: ZIP64, split archives, other compressions.
 */
import { crc32, inflateRawSync } from "node:zlib";

import { AppError } from "../../errors.ts";

export interface ZipLimits {
  entries: number;
  /** Bytes of all entries together once inflated. */
  inflatedBytes: number;
  /** Inflated over packed size of one entry above 1 MB. */
  inflateRatio: number;
}

export interface ZipEntry {
  name: string;
  packedBytes: number;
  inflatedBytes: number;
  encrypted: boolean;
  /** 0 stored, 8 deflated. */
  method: number;
  /** CRC-32 of the inflated bytes. */
  crc: number;
  /** Offset of the local header. */
  offset: number;
}

export type ZipCheck =
  | { kind: "sound"; entries: ZipEntry[] }
  | { kind: "damaged" }
  | { kind: "encrypted" }
  | { kind: "hostile"; reason: string };

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LOCAL_BYTES = 30;
const MAX_COMMENT = 65_535;
const RATIO_FROM_BYTES = 1024 * 1024;

/** Lists and judges the entries. Sizes are what the package claims; `inflateZipEntry` holds them to it. */
export function checkZip(bytes: Uint8Array, limits: ZipLimits): ZipCheck {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) return { kind: "damaged" };
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || start === 0xffffffff) return { kind: "hostile", reason: "zip64" };
  if (count > limits.entries) return { kind: "hostile", reason: `${count} entries` };
  const entries = readEntries(view, bytes, start, count, end);
  if (entries === null) return { kind: "damaged" };
  if (entries.some((entry) => entry.encrypted)) return { kind: "encrypted" };
  const reason = hostileReason(entries, bytes.length, limits);
  return reason === null ? { kind: "sound", entries } : { kind: "hostile", reason };
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_BYTES - MAX_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  return -1;
}

function readEntries(
  view: DataView,
  bytes: Uint8Array,
  start: number,
  count: number,
  end: number,
): ZipEntry[] | null {
  const decoder = new TextDecoder();
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) return null;
    const nameLength = view.getUint16(at + 28, true);
    const offset = view.getUint32(at + 42, true);
    if (offset + LOCAL_BYTES > bytes.length || view.getUint32(offset, true) !== LOCAL) return null;
    entries.push({
      name: decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      packedBytes: view.getUint32(at + 20, true),
      inflatedBytes: view.getUint32(at + 24, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      offset,
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function hostileReason(
  entries: readonly ZipEntry[],
  fileBytes: number,
  limits: ZipLimits,
): string | null {
  const inflated = entries.reduce((sum, entry) => sum + entry.inflatedBytes, 0);
  if (inflated > limits.inflatedBytes) return `inflates to ${inflated} bytes`;
  const packed = entries.reduce((sum, entry) => sum + entry.packedBytes, 0);
  if (packed > fileBytes) return "entries overlap";
  const names = new Set(entries.map((entry) => entry.name));
  if (names.size < entries.length) return "repeated entry names";
  const offsets = new Set(entries.map((entry) => entry.offset));
  if (offsets.size < entries.length) return "entries overlap";
  const bomb = entries.find(
    (entry) =>
      entry.inflatedBytes > RATIO_FROM_BYTES &&
      entry.inflatedBytes > entry.packedBytes * limits.inflateRatio,
  );
  if (bomb) return `ratio of ${bomb.name.slice(0, 60)}`;
  const unsafe = entries.find((entry) => /^[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(entry.name));
  return unsafe ? `entry name ${unsafe.name.slice(0, 60)}` : null;
}

/**
 * Inflates one entry; `budget.bytes` sums over the package.
 * @throws AppError unreadable-file (cut, damaged, other compression), hostile-file (more bytes than it claims or than allowed)
 */
export function inflateZipEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  { budget, limits }: { budget: { bytes: number }; limits: ZipLimits },
): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const start = entry.offset + LOCAL_BYTES + names;
  const packed = bytes.subarray(start, start + entry.packedBytes);
  if (packed.length < entry.packedBytes) throw unreadable(`cut entry ${entry.name}`);
  const inflated = entry.method === 0 ? packed : inflate(packed, entry);
  budget.bytes += inflated.length;
  if (budget.bytes > limits.inflatedBytes)
    throw new AppError("hostile-file", "zip: inflated size over the limit");
  return inflated;
}

/** True when the bytes are those the writer packed. */
export const isIntact = (inflated: Uint8Array, entry: ZipEntry): boolean =>
  inflated.length === entry.inflatedBytes && crc32(inflated) === entry.crc;

const unreadable = (why: string, cause?: unknown): AppError =>
  new AppError("unreadable-file", `zip: ${why}`, { cause });

function inflate(packed: Uint8Array, entry: ZipEntry): Uint8Array {
  if (entry.method !== 8) throw unreadable(`compression ${entry.method} of ${entry.name}`);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.inflatedBytes) });
  } catch (cause) {
    const lies = (cause as { code?: string }).code === "ERR_BUFFER_TOO_LARGE";
    if (lies) throw new AppError("hostile-file", `zip: ${entry.name} is larger than it claims`);
    throw unreadable(`inflate ${entry.name}`, cause);
  }
}
