/** Comments on cells ("notes"): the comments part of a sheet, the drawing that shows them, and their registration. */
import { AppError } from "../errors.ts";
import { type CellAddress, formatAddress } from "./cell-address.ts";
import { escapeMarkup } from "./clean-text.ts";
import {
  addContentType,
  addRelationship,
  freePartName,
  insertAtEnd,
  type Parts,
  partText,
  type Relationship,
  relationships,
  setPart,
} from "./opc-package.ts";
import { applyEdits, attribute, type Edit, scanTags, type Tag } from "./xml-scan.ts";

export interface CellNote {
  address: CellAddress;
  text: string;
}

const AUTHOR = "Căn Cứ";
const COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing";
const SHEET_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const SHAPE_TYPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';
const EMPTY_DRAWING =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"></xml>';
/** Children of a worksheet that come after its legacy drawing (ECMA-376 Part 1, 18.3.1.99). */
const AFTER_DRAWING = new Set([
  "legacyDrawingHF",
  "drawingHF",
  "picture",
  "oleObjects",
  "controls",
  "webPublishItems",
  "tableParts",
  "extLst",
]);

const local = (name: string): string => name.slice(name.indexOf(":") + 1);
const leadOf = (name: string): string => name.slice(0, name.indexOf(":") + 1);

const richText = (text: string, lead: string): string =>
  `<${lead}r><${lead}t xml:space="preserve">${escapeMarkup(text)}</${lead}t></${lead}r>`;

interface Existing {
  /** Prefix with its colon. */
  lead: string;
  authors: number;
  authorsEnd: number;
  listEnd: number;
  /** Address → offset of the end of its text. */
  textEnds: Map<string, number>;
}

function readComments(xml: string): Existing {
  const found: Existing = {
    lead: "",
    authors: 0,
    authorsEnd: -1,
    listEnd: -1,
    textEnds: new Map(),
  };
  let ref = "";
  const opened = new Map<string, (tag: Tag) => void>([
    ["comments", (tag) => (found.lead = leadOf(tag.name))],
    ["author", () => (found.authors += 1)],
    ["comment", (tag) => (ref = attribute(xml.slice(tag.start, tag.end), "ref") ?? "")],
  ]);
  const closed = new Map<string, (tag: Tag) => void>([
    ["authors", (tag) => (found.authorsEnd = tag.start)],
    ["commentList", (tag) => (found.listEnd = tag.start)],
    ["text", (tag) => found.textEnds.set(ref.toUpperCase(), tag.start)],
  ]);
  for (const tag of scanTags(xml)) {
    const handlers = tag.kind === "close" ? closed : opened;
    handlers.get(local(tag.name))?.(tag);
  }
  if (found.authorsEnd === -1 || found.listEnd === -1) {
    throw new AppError("unreadable-file", "xlsx: comments part without lists");
  }
  return found;
}

/** Adds the notes; a cell that has one already gets the text below it. Returns the cells that need a shape. */
function addComments(xml: string, notes: readonly CellNote[]): { xml: string; added: CellNote[] } {
  const existing = readComments(xml);
  const { lead, authors } = existing;
  const added: CellNote[] = [];
  const edits: Edit[] = [];
  const insert = (at: number, text: string): void => {
    edits.push({ start: at, end: at, text });
  };
  insert(existing.authorsEnd, `<${lead}author>${AUTHOR}</${lead}author>`);
  for (const note of notes) {
    const address = formatAddress(note.address);
    const end = existing.textEnds.get(address);
    if (end !== undefined) {
      insert(end, richText(`\n${note.text}`, lead));
      continue;
    }
    added.push(note);
    insert(
      existing.listEnd,
      `<${lead}comment ref="${address}" authorId="${authors}"><${lead}text>${richText(note.text, lead)}</${lead}text></${lead}comment>`,
    );
  }
  return { xml: applyEdits(xml, edits), added };
}

function shape(note: CellNote, id: number): string {
  const { column, row } = note.address;
  const lines = note.text
    .split("\n")
    .reduce((sum, line) => sum + Math.ceil(line.length / 38) + 1, 0);
  const height = Math.min(24, Math.max(4, lines));
  // Two columns to the right of the cell; offsets are pixels within the columns and rows named.
  const anchor = [column, 15, Math.max(0, row - 2), 10, column + 4, 15, row - 2 + height, 4].join(
    ", ",
  );
  return `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;width:240pt;height:${height * 15}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`;
}

function addShapes(vml: string, notes: readonly CellNote[]): string {
  const ids = [...vml.matchAll(/_x0000_s(\d{1,8})/g)].map((match) => Number(match[1]));
  const first = Math.max(1024, ...ids) + 1;
  const type = vml.includes('_x0000_t202"') ? "" : SHAPE_TYPE;
  const shapes = notes.map((note, index) => shape(note, first + index)).join("");
  return insertAtEnd(vml, "xml", type + shapes);
}

/** The relation of a kind from the sheet, when its part is there. */
const relation = (parts: Parts, sheet: string, kind: string): Relationship | undefined =>
  relationships(parts, sheet).find((one) => one.kind === kind && parts.has(one.part));

function commentsOf(parts: Parts, sheet: string, like: string): string {
  const own = relation(parts, sheet, "comments");
  if (own !== undefined) return own.part;
  const name = freePartName(parts, "xl/comments", "xml");
  setPart(
    parts,
    name,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${SHEET_NAMESPACE}"><authors></authors><commentList></commentList></comments>`,
  );
  addRelationship(parts, sheet, { kind: "comments", target: name, like });
  addContentType(parts, name, COMMENTS_TYPE);
  return name;
}

/** Puts the element that shows the drawing at its place among the children of the worksheet. */
function linkDrawing(xml: string, id: string, like: string): string {
  const namespace = like.slice(0, like.lastIndexOf("/"));
  let depth = 0;
  let lead = "";
  for (const tag of scanTags(xml)) {
    if (depth === 0 && tag.kind === "open") lead = leadOf(tag.name);
    if (tag.kind === "close") depth -= 1;
    const isPlace = depth === 1 && tag.kind !== "close" && AFTER_DRAWING.has(local(tag.name));
    if (isPlace || (depth === 0 && tag.kind === "close")) {
      const element = `<${lead}legacyDrawing xmlns:r="${namespace}" r:id="${id}"/>`;
      return xml.slice(0, tag.start) + element + xml.slice(tag.start);
    }
    if (tag.kind === "open") depth += 1;
  }
  return xml;
}

function drawingOf(parts: Parts, sheet: string, like: string): string {
  const id = /<(?:[\w.-]+:)?legacyDrawing\s[^>]*?:id\s*=\s*["']([^"']+)["']/.exec(
    partText(parts, sheet),
  )?.[1];
  const own = relationships(parts, sheet).find((one) => one.id === id && parts.has(one.part));
  if (own !== undefined) return own.part;
  const name = freePartName(parts, "xl/drawings/vmlDrawing", "vml");
  setPart(parts, name, EMPTY_DRAWING);
  addContentType(parts, name, VML_TYPE);
  const relationId = addRelationship(parts, sheet, { kind: "vmlDrawing", target: name, like });
  setPart(parts, sheet, linkDrawing(partText(parts, sheet), relationId, like));
  return name;
}

/** Adds notes to the sheet held in the part `sheet`. `like`: a relationship type of the file, for its dialect. */
export function addNotes(
  parts: Parts,
  sheet: string,
  notes: readonly CellNote[],
  like: string,
): void {
  const comments = commentsOf(parts, sheet, like);
  const { xml, added } = addComments(partText(parts, comments), notes);
  setPart(parts, comments, xml);
  if (added.length === 0) return;
  const drawing = drawingOf(parts, sheet, like);
  setPart(parts, drawing, addShapes(partText(parts, drawing), added));
}
