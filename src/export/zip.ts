/**
 * Reads and writes the ZIP container of OOXML files (DOCX, XLSX): store and deflate, UTF-8 names.
 *
 * It is for files the product edits in place: parts that are not understood pass through byte for byte. Every
 * read is bounded, because the bytes come from users. Not supported: ZIP64, split archives, other compressions.
 * Format: PKWARE APPNOTE 6.3, sections 4.3 to 4.5.
 */
import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";

import { AppError } from "../errors.ts";

const END_RECORD = 0x06054b50;
const CENTRAL_HEADER = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_SIZE = 22;
const CENTRAL_SIZE = 46;
const LOCAL_SIZE = 30;
const UTF8_NAMES = 0x0800;
/** 01/01/1980, the first day the format knows: the same model gives the same bytes. */
const DOS_DATE = 0x0021;
/** An OLE compound file: what Office writes when a document is encrypted with a password. */
const OLE_MAGIC = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

export interface ZipLimits {
  maxEntries: number;
  /** Bytes of all entries together once inflated. */
  maxTotalBytes: number;
}

const DEFAULT_LIMITS: ZipLimits = { maxEntries: 4_000, maxTotalBytes: 256 * 1024 * 1024 };

const decoder = new TextDecoder("utf-8");

const broken = (why: string): AppError => new AppError("unreadable-file", `zip: ${why}`);
const hostile = (why: string): AppError => new AppError("hostile-file", `zip: ${why}`);

interface CentralEntry {
  name: string;
  flags: number;
  method: number;
  crc: number;
  packedSize: number;
  size: number;
  offset: number;
  /** Where the next central header starts. */
  next: number;
}

function findEnd(data: Buffer): number {
  const lowest = Math.max(0, data.length - END_SIZE - 0xffff);
  for (let at = data.length - END_SIZE; at >= lowest; at -= 1) {
    if (data.readUInt32LE(at) === END_RECORD) return at;
  }
  throw broken("no end of central directory");
}

function readCentral(data: Buffer, at: number): CentralEntry {
  if (at + CENTRAL_SIZE > data.length || data.readUInt32LE(at) !== CENTRAL_HEADER) {
    throw broken("central directory is damaged");
  }
  const nameLength = data.readUInt16LE(at + 28);
  const next =
    at + CENTRAL_SIZE + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  if (next > data.length) throw broken("central directory is cut off");
  return {
    name: decoder.decode(data.subarray(at + CENTRAL_SIZE, at + CENTRAL_SIZE + nameLength)),
    flags: data.readUInt16LE(at + 8),
    method: data.readUInt16LE(at + 10),
    crc: data.readUInt32LE(at + 16),
    packedSize: data.readUInt32LE(at + 20),
    size: data.readUInt32LE(at + 24),
    offset: data.readUInt32LE(at + 42),
    next,
  };
}

function packedBytes(data: Buffer, entry: CentralEntry): Buffer {
  const at = entry.offset;
  if (at + LOCAL_SIZE > data.length || data.readUInt32LE(at) !== LOCAL_HEADER) {
    throw broken(`entry without local header: ${entry.name}`);
  }
  const start = at + LOCAL_SIZE + data.readUInt16LE(at + 26) + data.readUInt16LE(at + 28);
  if (start + entry.packedSize > data.length) throw broken(`entry is cut off: ${entry.name}`);
  return data.subarray(start, start + entry.packedSize);
}

/** `budget` is the number of bytes that may still be inflated; a lying header cannot go past it. */
function unpack(data: Buffer, entry: CentralEntry, budget: number): Buffer {
  if ((entry.flags & 1) === 1) throw new AppError("file-locked", "zip: entry is encrypted");
  if (entry.size > budget) throw hostile("inflates beyond the limit");
  const packed = packedBytes(data, entry);
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw broken(`compression ${entry.method} is not supported`);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
  } catch (cause) {
    throw new AppError("unreadable-file", `zip: cannot inflate ${entry.name}`, { cause });
  }
}

function checkUnpacked(content: Buffer, entry: CentralEntry): void {
  if (content.length !== entry.size || crc32(content) !== entry.crc) {
    throw broken(`checksum of ${entry.name} does not hold`);
  }
}

/** Name → bytes, in the order of the archive; folders are left out.
 * @throws AppError unreadable-file, file-locked (encrypted), hostile-file (too many entries, too large, doubled names) */
export function readZip(
  bytes: Uint8Array,
  limits: ZipLimits = DEFAULT_LIMITS,
): Map<string, Uint8Array> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.subarray(0, OLE_MAGIC.length).equals(OLE_MAGIC)) {
    throw new AppError("file-locked", "zip: OLE container, an encrypted or old Office file");
  }
  if (data.length < END_SIZE) throw broken("shorter than an empty archive");
  const end = findEnd(data);
  const count = data.readUInt16LE(end + 10);
  if (count > limits.maxEntries) throw hostile(`${count} entries`);
  const files = new Map<string, Uint8Array>();
  let budget = limits.maxTotalBytes;
  let at = data.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    const entry = readCentral(data, at);
    at = entry.next;
    if (entry.name.endsWith("/")) continue;
    if (files.has(entry.name)) throw hostile(`doubled entry ${entry.name}`);
    const content = unpack(data, entry, budget);
    checkUnpacked(content, entry);
    budget -= content.length;
    files.set(entry.name, content);
  }
  return files;
}

interface PackedEntry {
  name: Buffer;
  method: number;
  crc: number;
  packed: Buffer;
  size: number;
  offset: number;
}

function pack(name: string, content: Uint8Array, offset: number): PackedEntry {
  const deflated = deflateRawSync(content);
  const stored = deflated.length >= content.length;
  return {
    name: Buffer.from(name, "utf8"),
    method: stored ? 0 : 8,
    crc: crc32(content),
    packed: stored ? Buffer.from(content) : deflated,
    size: content.length,
    offset,
  };
}

/** The fields that local and central header share, from "version needed" to "length of extra field". */
function commonFields(entry: PackedEntry): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(UTF8_NAMES, 2);
  fields.writeUInt16LE(entry.method, 4);
  fields.writeUInt16LE(DOS_DATE, 8);
  fields.writeUInt32LE(entry.crc, 10);
  fields.writeUInt32LE(entry.packed.length, 14);
  fields.writeUInt32LE(entry.size, 18);
  fields.writeUInt16LE(entry.name.length, 22);
  return fields;
}

function localRecord(entry: PackedEntry): Buffer {
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(LOCAL_HEADER);
  return Buffer.concat([signature, commonFields(entry), entry.name, entry.packed]);
}

function centralRecord(entry: PackedEntry): Buffer {
  const head = Buffer.alloc(6);
  head.writeUInt32LE(CENTRAL_HEADER);
  head.writeUInt16LE(20, 4);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(entry.offset, 10);
  return Buffer.concat([head, commonFields(entry), tail, entry.name]);
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(END_SIZE);
  end.writeUInt32LE(END_RECORD, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/** Packs the files in the order given. OOXML wants "[Content_Types].xml" first. */
export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const entry = pack(name, content, offset);
    const local = localRecord(entry);
    locals.push(local);
    centrals.push(centralRecord(entry));
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  return Buffer.concat([...locals, directory, endRecord(files.size, directory.length, offset)]);
}
