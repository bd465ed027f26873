/**
 * The reviewer's copy of a Word document: each finding as a comment at its paragraph or table row. Only comments are
 * added; every other part and byte of the document stays.
 */
import type { Finding } from "../domain/review/finding.ts";
import { escapeMarkup } from "./clean-text.ts";
import { anchorParagraphs, type WordDialect, wordDialect } from "./docx-paragraphs.ts";
import { findAnchor, indexAnchors } from "./find-anchor.ts";
import {
  addContentType,
  addRelationship,
  freePartName,
  insertAtEnd,
  mainPart,
  openPackage,
  packPackage,
  type Parts,
  partText,
  relationships,
  setPart,
} from "./opc-package.ts";
import { bySeverity, commentText, placedText } from "./review-text.ts";
import { applyEdits, type Edit } from "./xml-scan.ts";

const COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const AUTHOR = "Căn Cứ";

function commentElement(id: number, text: string, { prefix: w }: WordDialect): string {
  const paragraphs = text
    .split("\n")
    .map(
      (line) =>
        `<${w}:p><${w}:r><${w}:t xml:space="preserve">${escapeMarkup(line)}</${w}:t></${w}:r></${w}:p>`,
    )
    .join("");
  return `<${w}:comment ${w}:id="${id}" ${w}:author="${AUTHOR}" ${w}:initials="CC">${paragraphs}</${w}:comment>`;
}

/** Name of the comments part, made and registered when the document has none. */
function commentsPart(parts: Parts, dialect: WordDialect): string {
  const main = mainPart(parts);
  const own = relationships(parts, main.part).find((one) => one.kind === "comments");
  if (own !== undefined && parts.has(own.part)) return own.part;
  const folder = main.part.slice(0, main.part.lastIndexOf("/") + 1);
  const plain = `${folder}comments.xml`;
  const name = parts.has(plain) ? freePartName(parts, `${folder}comments`, "xml") : plain;
  const { prefix, namespace } = dialect;
  setPart(
    parts,
    name,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${prefix}:comments xmlns:${prefix}="${namespace}"></${prefix}:comments>`,
  );
  addRelationship(parts, main.part, { kind: "comments", target: name, like: main.type });
  addContentType(parts, name, COMMENTS_TYPE);
  return name;
}

function nextCommentId(commentsXml: string, prefix: string): number {
  const ids = [
    ...commentsXml.matchAll(new RegExp(`<${prefix}:comment\\s[^>]*?${prefix}:id="(\\d+)"`, "g")),
  ];
  return Math.max(-1, ...ids.map((match) => Number(match[1]))) + 1;
}

/** Marks around the content of a paragraph, and the reference that shows the comment. */
function anchorEdits(id: number, at: { from: number; to: number }, prefix: string): Edit[] {
  const mark = `${prefix}:id="${id}"`;
  const end = `<${prefix}:commentRangeEnd ${mark}/><${prefix}:r><${prefix}:commentReference ${mark}/></${prefix}:r>`;
  return [
    { start: at.from, end: at.from, text: `<${prefix}:commentRangeStart ${mark}/>` },
    { start: at.to, end: at.to, text: end },
  ];
}

/**
 * The document with one comment per finding, most severe first. A finding whose place cannot be told is put at the
 * first paragraph; in a document without any text nothing is added.
 * @throws AppError unreadable-file, file-locked, hostile-file
 */
export async function annotateDocx(
  original: Uint8Array,
  findings: readonly Finding[],
): Promise<Uint8Array> {
  const parts = openPackage(original);
  const main = mainPart(parts);
  const xml = partText(parts, main.part);
  const dialect = wordDialect(xml);
  const index = indexAnchors(anchorParagraphs(xml, dialect.prefix));
  const placed = bySeverity(findings).flatMap((finding) => {
    const anchor = findAnchor(index, finding);
    const paragraph = anchor === null ? undefined : index.paragraphs[anchor.at];
    if (anchor === null || paragraph === undefined) return [];
    return [{ text: anchor.sure ? commentText(finding) : placedText(finding), paragraph }];
  });
  if (placed.length === 0) return original;
  const name = commentsPart(parts, dialect);
  const comments = partText(parts, name);
  const own = wordDialect(comments);
  const first = nextCommentId(comments, own.prefix);
  const elements = placed.map(({ text }, at) => commentElement(first + at, text, own));
  const edits = placed.flatMap(({ paragraph }, at) =>
    anchorEdits(first + at, paragraph, dialect.prefix),
  );
  setPart(parts, name, insertAtEnd(comments, "comments", elements.join("")));
  setPart(parts, main.part, applyEdits(xml, edits));
  return packPackage(parts);
}
