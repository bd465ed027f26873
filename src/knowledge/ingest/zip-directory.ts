/**
 * Reads the central directory of a ZIP without inflating anything: names, sizes and flags of its entries, so that a
 * bomb, an encrypted or a cut package is refused first.
 */
import { readingLimits } from "./limits.ts";

export interface ZipEntry {
  name: string;
  packedBytes: number;
  inflatedBytes: number;
  encrypted: boolean;
  /** 0 stored, 8 deflated. */
  method: number;
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
const MAX_COMMENT = 65_535;
const RATIO_FROM_BYTES = 1024 * 1024;

/** Lists and judges the entries. Sizes are what the package claims; `inflateEntry` holds them to it. */
export function checkZip(bytes: Uint8Array): ZipCheck {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) return { kind: "damaged" };
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || start === 0xffffffff) return { kind: "hostile", reason: "zip64" };
  if (count > readingLimits.zipEntries) return { kind: "hostile", reason: `${count} entries` };
  const entries = readEntries(view, bytes, start, count, end);
  if (entries === null) return { kind: "damaged" };
  if (entries.some((entry) => entry.encrypted)) return { kind: "encrypted" };
  const reason = hostileReason(entries, bytes.length);
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
    if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) return null;
    entries.push({
      name: decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      packedBytes: view.getUint32(at + 20, true),
      inflatedBytes: view.getUint32(at + 24, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      offset,
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function hostileReason(entries: readonly ZipEntry[], fileBytes: number): string | null {
  const inflated = entries.reduce((sum, entry) => sum + entry.inflatedBytes, 0);
  if (inflated > readingLimits.inflatedBytes) return `inflates to ${inflated} bytes`;
  const packed = entries.reduce((sum, entry) => sum + entry.packedBytes, 0);
  if (packed > fileBytes) return "entries overlap";
  const names = new Set(entries.map((entry) => entry.name));
  if (names.size < entries.length) return "repeated entry names";
  const offsets = new Set(entries.map((entry) => entry.offset));
  if (offsets.size < entries.length) return "entries overlap";
  const bomb = entries.find(
    (entry) =>
      entry.inflatedBytes > RATIO_FROM_BYTES &&
      entry.inflatedBytes > entry.packedBytes * readingLimits.inflateRatio,
  );
  if (bomb) return `ratio of ${bomb.name.slice(0, 60)}`;
  const unsafe = entries.find((entry) => /^[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(entry.name));
  return unsafe ? `entry name ${unsafe.name.slice(0, 60)}` : null;
}
