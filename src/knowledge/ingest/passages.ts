/**
 * Cuts a document into the passages that search finds and answers quote: literal text of 400–600 characters between
 * headings, one passage a clause in regulations, one a row in tables.
 */
import type { DocumentFacts } from "../../domain/document/classify.ts";
import { blockLocators } from "../../domain/document/legal-structure.ts";
import type {
  Block,
  ParsedDocument,
  ParsedTable,
  TableRow,
} from "../../domain/document/parsed-document.ts";
import type { StoredPassage } from "../../storage/documents.ts";
import { packSentences } from "./pack-sentences.ts";

export type NewPassage = Omit<StoredPassage, "id" | "documentId" | "ordinal">;

/** Rows shorter than this may share a passage. */
const SMALL_ROW = 40;
const MAX_PASSAGE = 600;
const COLUMNS_LABEL = "Cột: ";

/** Passages in reading order. Texts are literal: blocks of one passage are parted by line breaks. */
export function makePassages(document: ParsedDocument, facts: DocumentFacts): NewPassage[] {
  const legal = facts.kind === "regulation" ? blockLocators(document) : [];
  const passages: NewPassage[] = [];
  for (const group of groupsOf(document, legal)) {
    const table = group.table === undefined ? undefined : document.tables[group.table - 1];
    if (table) passages.push(...tablePassages(table, group));
    else passages.push(...textPassages(group));
  }
  return passages;
}

interface Group {
  blocks: Block[];
  headingPath: string[];
  locator: string | null;
  table?: number;
}

/** Runs of blocks that may share a passage: same headings, and in regulations the same clause. */
function groupsOf(document: ParsedDocument, legal: readonly (string | null)[]): Group[] {
  const groups: Group[] = [];
  for (const [index, block] of document.blocks.entries()) {
    const locator = clauseOf(legal[index] ?? null);
    if (block.kind === "table") {
      const table = block.table ?? 0;
      groups.push({ blocks: [block], headingPath: block.headingPath, locator, table });
      continue;
    }
    if (block.kind === "heading") {
      const bare = isBare(document.blocks, index);
      if (bare) groups.push({ blocks: [block], headingPath: block.headingPath, locator });
      continue;
    }
    const last = groups.at(-1);
    const joins =
      last?.table === undefined &&
      last !== undefined &&
      last.blocks[0]?.kind !== "heading" &&
      samePath(last.headingPath, block.headingPath) &&
      last.locator === locator;
    if (joins) last.blocks.push(block);
    else groups.push({ blocks: [block], headingPath: block.headingPath, locator });
  }
  return groups;
}

/** A heading with nothing but another heading below would be lost otherwise. */
function isBare(blocks: readonly Block[], index: number): boolean {
  const block = blocks[index];
  const next = blocks[index + 1];
  if (!block) return false;
  return (
    next === undefined ||
    (next.kind === "heading" && next.headingPath.length <= block.headingPath.length)
  );
}

/** Points stay with their clause. */
function clauseOf(locator: string | null): string | null {
  return locator?.replace(/ điểm \S+$/u, "") ?? null;
}

function samePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}

function textPassages(group: Group): NewPassage[] {
  return packSentences(group.blocks.map((block) => ({ text: printed(block), block }))).map(
    ({ text, block }) => ({
      text,
      headingPath: group.headingPath,
      locator: group.locator ?? locatorOf(group.headingPath, block),
      line: block.place.line ?? null,
      page: block.place.page ?? null,
      table: null,
    }),
  );
}

/** Text with its list marker, as it stands in the document. */
function printed(block: Block): string {
  if (block.kind !== "list-item" || block.marker === undefined) return block.text;
  return `${block.marker} ${block.text}`;
}

/** "Phần II > III > 1" from the numbers of the headings; the place in the file when there are none. */
function locatorOf(path: readonly string[], block: Pick<Block, "place">): string | null {
  const labels = path.map(labelOf).filter((label) => label !== "");
  if (labels.length > 0) return labels.join(" > ");
  const { line, page, sheet } = block.place;
  if (page !== undefined) return `trang ${page}`;
  if (sheet !== undefined)
    return line === undefined ? `trang tính ${sheet}` : `trang tính ${sheet}, dòng ${line}`;
  return line === undefined ? null : `dòng ${line}`;
}

function labelOf(heading: string): string {
  const word =
    /^(?:phụ lục(?: số)?|phần(?: thứ)?|chương|mục|tiểu mục|điều)\s*(?:\d+[a-zđ]?|[IVX]+)?(?=[\s.:]|$)/iu.exec(
      heading,
    );
  if (word)
    return (
      word[0].charAt(0).toUpperCase() +
      word[0]
        .slice(1)
        .toLowerCase()
        .replace(/ [ivx]+$/u, (n) => n.toUpperCase())
    );
  const number = /^((?:\d{1,3}\.)*\d{1,3}|[IVX]+|[A-HĐ])[.)/]?(?=\s)|^([a-zđ]\d?)\)/u.exec(heading);
  return number?.[1] ?? (number?.[2] === undefined ? "" : `${number[2]})`);
}

function tablePassages(table: ParsedTable, group: Group): NewPassage[] {
  const columns = columnNames(table);
  const body = table.rows.slice(table.headerRows);
  const passages: NewPassage[] = [];
  let groupTitle: string | null = null;
  let small: NewPassage | null = null;
  for (const row of body) {
    const text = rowText(row);
    if (text === "") continue;
    const title = groupTitleOf(row, table);
    if (title !== null) groupTitle = title;
    const path = [
      ...table.headingPath,
      ...(groupTitle !== null && title === null ? [groupTitle] : []),
      ...columns,
    ];
    const passage: NewPassage = {
      text,
      headingPath: path,
      locator:
        group.locator ??
        locatorOf([...table.headingPath, ...(groupTitle === null ? [] : [groupTitle])], row),
      line: row.place.line ?? null,
      page: row.place.page ?? null,
      table: table.index,
    };
    if (
      small &&
      text.length < SMALL_ROW &&
      small.text.length + text.length < MAX_PASSAGE / 2 &&
      samePath(small.headingPath, path)
    ) {
      small.text += `\n${text}`;
      continue;
    }
    passages.push(...splitLong(passage));
    small = text.length < SMALL_ROW ? (passages.at(-1) ?? null) : null;
  }
  return passages;
}

/** "Cột: TT | Nội dung | Đơn giá"; the lower header row fills what the upper leaves open. */
function columnNames(table: ParsedTable): string[] {
  const rows = table.rows.slice(0, table.headerRows);
  if (rows.length === 0) return [];
  const names: string[] = [];
  for (const row of rows) {
    let column = 0;
    for (const cell of row.cells) {
      if (cell.text !== "" && !/^\(?\d{1,2}\)?$/.test(cell.text)) {
        const name = cell.text.replace(/\n/g, " ");
        names[column] = names[column] === undefined ? name : `${names[column] ?? ""} ${name}`;
      }
      column += cell.colSpan ?? 1;
    }
  }
  return [`${COLUMNS_LABEL}${names.filter(Boolean).join(" | ")}`];
}

function rowText(row: TableRow): string {
  return row.cells
    .map((cell) => cell.text.trim())
    .filter((text) => text !== "")
    .join(" | ");
}

/** "I. Hệ thống phần mềm": a row whose only words are its title. */
function groupTitleOf(row: TableRow, table: ParsedTable): string | null {
  const words = row.cells.map((cell) => cell.text.trim()).filter((text) => text !== "");
  const texts = words.filter((text) => /\p{L}{2}/u.test(text));
  const [first = "", second = ""] = words;
  const numbered = /^(?:[IVX]+|[A-HĐ])[.)]?$/u.test(first);
  const titled = /^(?:[IVX]+|[A-HĐ])[.)]\s*\p{L}/u.test(first);
  if (/^(?:tổng|cộng|bằng chữ|bảng chữ)/iu.test(texts[0] ?? "") || texts.length === 0) return null;
  if (numbered && texts.length <= 2) return `${first.replace(/[.)]$/, "")}. ${second}`;
  if (titled && texts.length === 1) return first;
  const bold = row.cells.every((cell) => cell.text === "" || cell.bold === true);
  return bold && texts.length === 1 && table.headerRows > 0 ? (texts[0] ?? null) : null;
}

/** A row of long cells is cut between sentences. */
function splitLong(passage: NewPassage): NewPassage[] {
  if (passage.text.length <= MAX_PASSAGE * 2) return [passage];
  return packSentences([{ text: passage.text, block: null }]).map(({ text }) => ({
    ...passage,
    text,
  }));
}
