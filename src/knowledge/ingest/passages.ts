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
    if (block.kind === "heading" && !isBare(document.blocks, index)) continue;
    const locator = clauseOf(legal[index] ?? null);
    const last = groups.at(-1);
    if (last && joinsGroup(last, block, locator)) last.blocks.push(block);
    else
      groups.push({
        blocks: [block],
        headingPath: block.headingPath,
        locator,
        ...(block.table !== undefined && { table: block.table }),
      });
  }
  return groups;
}

function joinsGroup(group: Group, block: Block, locator: string | null): boolean {
  if (block.kind === "table" || block.kind === "heading" || group.table !== undefined) return false;
  if (group.blocks[0]?.kind === "heading" || group.locator !== locator) return false;
  return samePath(group.headingPath, block.headingPath);
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
  const passages: NewPassage[] = [];
  let groupTitle: string | null = null;
  for (const row of table.rows.slice(table.headerRows)) {
    const text = rowText(row);
    if (text === "") continue;
    const title = groupTitleOf(row, table);
    groupTitle = title ?? groupTitle;
    const under = groupTitle === null ? [] : [groupTitle];
    const passage: NewPassage = {
      text,
      headingPath: [...table.headingPath, ...(title === null ? under : []), ...columns],
      locator: group.locator ?? locatorOf([...table.headingPath, ...under], row),
      line: row.place.line ?? null,
      page: row.place.page ?? null,
      table: table.index,
    };
    const last = passages.at(-1);
    if (last && sharesPassage(last, passage)) last.text += `\n${text}`;
    else passages.push(...splitLong(passage));
  }
  return passages;
}

/** Rows of a word or two are put together while their headings agree. */
function sharesPassage(last: NewPassage, next: NewPassage): boolean {
  const small =
    next.text.length < SMALL_ROW && last.text.split("\n").every((row) => row.length < SMALL_ROW);
  const fits = last.text.length + next.text.length < MAX_PASSAGE / 2;
  return small && fits && samePath(last.headingPath, next.headingPath);
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

export function rowText(row: TableRow): string {
  return row.cells
    .map((cell) => cell.text.trim())
    .filter((text) => text !== "")
    .join(" | ");
}

/** "I. Hệ thống phần mềm": a row whose only words are its title. */
function groupTitleOf(row: TableRow, table: ParsedTable): string | null {
  const filled = row.cells.map((cell) => cell.text.trim()).filter((text) => text !== "");
  const [title, ...others] = filled.filter((text) => /\p{L}{2}/u.test(text));
  if (title === undefined || /^(?:tổng|cộng|bằng chữ|bảng chữ)/iu.test(title)) return null;
  const number = /^([IVX]+|[A-HĐ])[.)]?$/u.exec(filled[0] ?? "")?.[1];
  if (number !== undefined && others.length <= 1) return `${number}. ${filled[1] ?? ""}`;
  if (others.length > 0) return null;
  const bold = row.cells.every((cell) => cell.text === "" || cell.bold === true);
  return /^(?:[IVX]+|[A-HĐ])[.)]\s*\p{L}/u.test(title) || (bold && table.headerRows > 0)
    ? title
    : null;
}

/** A row of long cells is cut between sentences. */
function splitLong(passage: NewPassage): NewPassage[] {
  if (passage.text.length <= MAX_PASSAGE * 2) return [passage];
  return packSentences([{ text: passage.text, block: null }]).map(({ text }) => ({
    ...passage,
    text,
  }));
}
