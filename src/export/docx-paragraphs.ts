/** Where the paragraphs of a Word document stand in its XML, and what they say: the anchors of comments. */
import { AppError } from "../errors.ts";
import { scanTags, type Tag, unescapeXml } from "./xml-scan.ts";

export interface AnchorParagraph {
  /** Offset behind the opening tag and the paragraph's properties. */
  from: number;
  /** Offset of the closing tag. */
  to: number;
  text: string;
  /** Table and row it stands in, 1-based; 0 outside of tables. */
  table: number;
  row: number;
}

const WORD_NAMESPACE =
  /xmlns:([\w.-]+)\s*=\s*["'](http:\/\/schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main|http:\/\/purl\.oclc\.org\/ooxml\/wordprocessingml\/main)["']/;

export interface WordDialect {
  /** "w". */
  prefix: string;
  namespace: string;
}

/** @throws AppError unreadable-file when the part is no Word document */
export function wordDialect(xml: string): WordDialect {
  const match = WORD_NAMESPACE.exec(xml.slice(0, 20_000));
  if (match === null) throw new AppError("unreadable-file", "docx: no word namespace");
  return { prefix: match[1] ?? "w", namespace: match[2] ?? "" };
}

interface ScanState {
  xml: string;
  /** How deep paragraphs are nested: a text box holds paragraphs within a paragraph. */
  depth: number;
  propertiesDepth: number;
  tableDepth: number;
  table: number;
  row: number;
  textFrom: number | null;
  current: AnchorParagraph | null;
  /** The properties of the current paragraph may still come. */
  fresh: boolean;
  done: AnchorParagraph[];
}

function onParagraph(state: ScanState, tag: Tag): void {
  if (tag.kind === "empty") return;
  if (tag.kind === "open") {
    state.depth += 1;
    if (state.depth > 1) return;
    const inTable = state.tableDepth > 0;
    state.current = {
      from: tag.end,
      to: tag.end,
      text: "",
      table: inTable ? state.table : 0,
      row: inTable ? state.row : 0,
    };
    state.fresh = true;
    return;
  }
  state.depth -= 1;
  if (state.depth > 0 || state.current === null) return;
  const { text } = state.current;
  state.done.push({ ...state.current, to: tag.start, text: text.normalize("NFC") });
  state.current = null;
}

/** Comments must start behind the properties, which come first and may hold older properties of their own. */
function onProperties(state: ScanState, tag: Tag): void {
  if (state.depth !== 1 || state.current === null) return;
  if (tag.kind === "open") {
    state.propertiesDepth += 1;
    return;
  }
  if (tag.kind === "close") state.propertiesDepth -= 1;
  if (state.propertiesDepth === 0 && state.fresh) {
    state.current.from = tag.end;
    state.fresh = false;
  }
}

function onTable(state: ScanState, tag: Tag): void {
  if (state.depth > 0 || tag.kind === "empty") return;
  state.tableDepth += tag.kind === "open" ? 1 : -1;
  if (tag.kind === "open" && state.tableDepth === 1) {
    state.table += 1;
    state.row = 0;
  }
}

function onRow(state: ScanState, tag: Tag): void {
  if (state.depth === 0 && state.tableDepth === 1 && tag.kind === "open") state.row += 1;
}

function onText(state: ScanState, tag: Tag): void {
  if (tag.kind === "open") state.textFrom = tag.end;
  if (tag.kind !== "close" || state.textFrom === null || state.current === null) return;
  state.current.text += unescapeXml(state.xml.slice(state.textFrom, tag.start));
  state.textFrom = null;
}

function onBreak(state: ScanState, tag: Tag): void {
  if (tag.kind !== "close" && state.current !== null && state.propertiesDepth === 0) {
    state.current.text += " ";
  }
}

const HANDLERS = new Map<string, (state: ScanState, tag: Tag) => void>([
  ["p", onParagraph],
  ["pPr", onProperties],
  ["tbl", onTable],
  ["tr", onRow],
  ["t", onText],
  ["tab", onBreak],
  ["br", onBreak],
  ["cr", onBreak],
]);

/** Outermost paragraphs in order; the text of a text box counts to the paragraph that holds it. */
export function anchorParagraphs(xml: string, prefix: string): AnchorParagraph[] {
  const state: ScanState = {
    xml,
    depth: 0,
    propertiesDepth: 0,
    tableDepth: 0,
    table: 0,
    row: 0,
    textFrom: null,
    current: null,
    fresh: false,
    done: [],
  };
  const lead = `${prefix}:`;
  for (const tag of scanTags(xml)) {
    if (!tag.name.startsWith(lead)) continue;
    const handler = HANDLERS.get(tag.name.slice(lead.length));
    if (handler !== undefined) handler(state, tag);
  }
  return state.done;
}
