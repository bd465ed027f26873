/** Parts, relationships and content types of an OOXML file held in memory (ECMA-376 Part 2). */
import { posix } from "node:path";

import { AppError } from "../errors.ts";
import { readZip, writeZip } from "../platform/zip/zip-files.ts";
import { escapeMarkup } from "./clean-text.ts";
import { attribute, scanTags } from "./xml-scan.ts";

const CONTENT_TYPES = "[Content_Types].xml";
const RELATIONSHIPS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

export interface Relationship {
  id: string;
  /** Last step of the type: "comments", "worksheet", "vmlDrawing". */
  kind: string;
  /** Full type, to write others in the same dialect (transitional or strict). */
  type: string;
  /** Name of the part it points to. */
  part: string;
}

export type Parts = Map<string, Uint8Array>;

/** @throws AppError unreadable-file, file-locked, hostile-file */
export function openPackage(bytes: Uint8Array): Parts {
  const parts = readZip(bytes);
  if (!parts.has(CONTENT_TYPES)) throw new AppError("unreadable-file", "opc: no content types");
  return parts;
}

export function packPackage(parts: Parts): Uint8Array {
  const types = parts.get(CONTENT_TYPES);
  const rest = [...parts].filter(([name]) => name !== CONTENT_TYPES);
  return writeZip(new Map(types === undefined ? rest : [[CONTENT_TYPES, types], ...rest]));
}

/** Text of a part; UTF-8, or UTF-16 when it says so by its first bytes. */
export function partText(parts: Parts, name: string): string {
  const bytes = parts.get(name);
  if (bytes === undefined) throw new AppError("unreadable-file", `opc: no part ${name}`);
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(utf16 ? "utf-16le" : "utf-8").decode(bytes);
}

export function setPart(parts: Parts, name: string, text: string): void {
  // The part is written as UTF-8 whatever it was before, so its declaration must not say otherwise.
  const declared = text.replace(/^(<\?xml[^>]*encoding=["'])[^"']*/, "$1UTF-8");
  parts.set(name, Buffer.from(declared, "utf8"));
}

const relsName = (part: string): string =>
  posix.join(posix.dirname(part), "_rels", `${posix.basename(part)}.rels`);

/** Relationships of a part; "" for those of the package. External targets are left out. */
export function relationships(parts: Parts, part: string): Relationship[] {
  const name = part === "" ? "_rels/.rels" : relsName(part);
  if (!parts.has(name)) return [];
  const xml = partText(parts, name);
  const found: Relationship[] = [];
  for (const tag of scanTags(xml)) {
    if (tag.kind === "close" || !/(?:^|:)Relationship$/.test(tag.name)) continue;
    const text = xml.slice(tag.start, tag.end);
    if (attribute(text, "TargetMode") === "External") continue;
    const type = attribute(text, "Type") ?? "";
    const target = attribute(text, "Target") ?? "";
    const resolved = target.startsWith("/")
      ? target.slice(1)
      : posix.normalize(posix.join(posix.dirname(part), target));
    found.push({
      id: attribute(text, "Id") ?? "",
      kind: type.slice(type.lastIndexOf("/") + 1),
      type,
      part: resolved,
    });
  }
  return found;
}

/** Part of the package's main document. */
export function mainPart(parts: Parts): Relationship {
  const main = relationships(parts, "").find((one) => one.kind === "officeDocument");
  if (main === undefined || !parts.has(main.part)) {
    throw new AppError("unreadable-file", "opc: no main part");
  }
  return main;
}

/** Text put in front of the closing tag of the root; an empty root element is opened. */
export function insertAtEnd(xml: string, root: string, text: string): string {
  const closing = new RegExp(`</((?:[\\w.-]+:)?)${root}\\s*>\\s*$`).exec(xml);
  if (closing !== null) return xml.slice(0, closing.index) + text + xml.slice(closing.index);
  const empty = new RegExp(`<((?:[\\w.-]+:)?${root})((?:\\s[^<>]*)?)/>\\s*$`).exec(xml);
  if (empty === null) throw new AppError("unreadable-file", `opc: no end of ${root}`);
  const name = empty[1] ?? root;
  return `${xml.slice(0, empty.index)}<${name}${empty[2] ?? ""}>${text}</${name}>`;
}

/** Adds a relationship from `part` to `target` and returns its id. `like`: a type whose dialect is followed. */
export function addRelationship(
  parts: Parts,
  part: string,
  to: { kind: string; target: string; like: string },
): string {
  const name = relsName(part);
  const xml = parts.has(name) ? partText(parts, name) : RELATIONSHIPS;
  const used = new Set([...xml.matchAll(/\sId\s*=\s*["']([^"']*)["']/g)].map((match) => match[1]));
  let number = used.size + 1;
  while (used.has(`rIdCanCu${number}`)) number += 1;
  const id = `rIdCanCu${number}`;
  const type = `${to.like.slice(0, to.like.lastIndexOf("/") + 1)}${to.kind}`;
  const target = posix.relative(posix.dirname(part), to.target);
  const element = `<Relationship Id="${id}" Type="${escapeMarkup(type)}" Target="${escapeMarkup(target)}"/>`;
  setPart(parts, name, insertAtEnd(xml, "Relationships", element));
  return id;
}

/** Declares the type of one part. */
export function addContentType(parts: Parts, part: string, contentType: string): void {
  const xml = partText(parts, CONTENT_TYPES);
  const element = `<Override PartName="/${escapeMarkup(part)}" ContentType="${contentType}"/>`;
  setPart(parts, CONTENT_TYPES, insertAtEnd(xml, "Types", element));
}

/** The first free of "xl/comments1.xml", "xl/comments2.xml", …: other programs tell parts by such names. */
export function freePartName(parts: Parts, stem: string, extension: string): string {
  let number = 1;
  while (parts.has(`${stem}${number}.${extension}`)) number += 1;
  return `${stem}${number}.${extension}`;
}
