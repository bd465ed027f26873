/**
 * The reviewer's copy of a spreadsheet: a comment and a coloured ground on each cell a finding names. The parts are
 * edited in place, so formulas, charts, filters and everything else stay as they were.
 */
import type { Finding, Severity, Where } from "../domain/review/finding.ts";
import { AppError } from "../errors.ts";
import { type CellAddress, formatAddress, parseAddress } from "./cell-address.ts";
import {
  mainPart,
  openPackage,
  packPackage,
  type Parts,
  partText,
  relationships,
  setPart,
} from "./opc-package.ts";
import { bySeverity, commentText, placedText } from "./review-text.ts";
import { type CellMark, markCells, openStyles } from "./xlsx-marks.ts";
import { addNotes } from "./xlsx-notes.ts";
import { attribute, scanTags } from "./xml-scan.ts";

interface Sheet {
  name: string;
  part: string;
}

function sheetsOf(parts: Parts, workbook: string): Sheet[] {
  const xml = partText(parts, workbook);
  const targets = new Map(relationships(parts, workbook).map((one) => [one.id, one]));
  const sheets: Sheet[] = [];
  for (const tag of scanTags(xml)) {
    if (tag.kind === "close" || !/(?:^|:)sheet$/.test(tag.name)) continue;
    const text = xml.slice(tag.start, tag.end);
    const target = targets.get(attribute(text, "[\\w.-]+:id") ?? "");
    if (target?.kind !== "worksheet" || !parts.has(target.part)) continue;
    sheets.push({ name: attribute(text, "name") ?? "", part: target.part });
  }
  if (sheets.length === 0) throw new AppError("unreadable-file", "xlsx: no worksheet");
  return sheets;
}

interface Mark {
  address: CellAddress;
  severity: Severity;
  texts: string[];
}

/** Marks by sheet part and address. */
type MarkBook = Map<string, Map<string, Mark>>;

function addMark(
  book: MarkBook,
  at: { sheet: Sheet; address: CellAddress },
  severity: Severity,
  text: string,
): void {
  const sheet = book.get(at.sheet.part) ?? new Map<string, Mark>();
  book.set(at.sheet.part, sheet);
  const key = formatAddress(at.address);
  const mark = sheet.get(key);
  // Findings come most severe first, so the first one decides on the colour.
  if (mark === undefined) sheet.set(key, { address: at.address, severity, texts: [text] });
  else if (!mark.texts.includes(text)) mark.texts.push(text);
}

const sameName = (a: string, b: string): boolean =>
  a.normalize("NFC").trim().toLowerCase() === b.normalize("NFC").trim().toLowerCase();

function placeOf(
  sheets: readonly Sheet[],
  where: Where,
): { sheet: Sheet; address: CellAddress } | null {
  const address = addressOf(where);
  const named = where.sheet;
  const sheet = named === undefined ? sheets[0] : sheets.find((one) => sameName(one.name, named));
  return address === null || sheet === undefined ? null : { sheet, address };
}

/** What concerns a whole row (its number, its words) stands at the start of the row. */
function addressOf({ cell, sheet, line }: Where): CellAddress | null {
  if (cell !== undefined) return parseAddress(cell);
  return sheet === undefined || line === undefined ? null : { column: 1, row: line };
}

/** A finding without cell or row is told in A1 of its sheet, with its place in words. */
function collectMarks(sheets: readonly Sheet[], findings: readonly Finding[]): MarkBook {
  const book: MarkBook = new Map();
  const [first] = sheets;
  for (const finding of bySeverity(findings)) {
    const places = [finding.where, ...(finding.alsoAt ?? [])].flatMap((where) => {
      const place = placeOf(sheets, where);
      return place === null ? [] : [place];
    });
    for (const place of places) addMark(book, place, finding.severity, commentText(finding));
    if (places.length > 0 || first === undefined) continue;
    const named = finding.where.sheet;
    const sheet = sheets.find((one) => named !== undefined && sameName(one.name, named)) ?? first;
    addMark(book, { sheet, address: { column: 1, row: 1 } }, finding.severity, placedText(finding));
  }
  return book;
}

function colourCells(parts: Parts, workbook: string, book: MarkBook): void {
  const stylesPart = relationships(parts, workbook).find((one) => one.kind === "styles")?.part;
  // A workbook without styles cannot be coloured; its comments still say everything.
  if (stylesPart === undefined || !parts.has(stylesPart)) return;
  const styles = openStyles(partText(parts, stylesPart));
  for (const [part, marks] of book) {
    const cells: CellMark[] = [...marks.values()];
    setPart(parts, part, markCells(partText(parts, part), cells, styles));
  }
  setPart(parts, stylesPart, styles.write());
}

/**
 * The workbook with its findings marked.
 * @throws AppError unreadable-file, file-locked, hostile-file
 */
export async function annotateXlsx(
  original: Uint8Array,
  findings: readonly Finding[],
): Promise<Uint8Array> {
  if (findings.length === 0) return original;
  const parts = openPackage(original);
  const workbook = mainPart(parts);
  const book = collectMarks(sheetsOf(parts, workbook.part), findings);
  colourCells(parts, workbook.part, book);
  for (const [part, marks] of book) {
    const notes = [...marks.values()].map(({ address, texts }) => ({
      address,
      text: texts.join("\n\n"),
    }));
    addNotes(parts, part, notes, workbook.type);
  }
  return packPackage(parts);
}
