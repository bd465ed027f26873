/** Headings and tables of documents in eight shapes against what a person sees (test/fixtures/structure/documents.ts). */
import { describe, expect, it } from "vitest";

import type {
  Cell,
  ParsedDocument,
  ParsedTable,
} from "../../../src/domain/document/parsed-document.ts";
import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import { type Sample, SAMPLES, type WantedTable } from "../../fixtures/structure/documents.ts";
import { convert, skipWithoutSoffice } from "../../support/soffice.ts";

const NUMBER =
  /^(?:(?:Phần thứ \S+|Chương [IVX]+|Điều \d+|[IVX]+|[A-ZĐ]|[a-zđ]|\d+(?:\.\d+)*)[.)]?\s+)/iu;
const bare = (text: string) => {
  const flat = text.replace(/\s+/g, " ").trim();
  return (/^(Phụ lục|Chương)/.test(flat) ? flat : flat.replace(NUMBER, "")).toLowerCase();
};
const meets = (found: string, wanted: string) => found === wanted || found.endsWith(` ${wanted}`);

/** What differs between the headings found and those wanted. */
function headingFaults(document: ParsedDocument, wanted: readonly string[]): string[] {
  const found = document.blocks.filter((block) => block.kind === "heading");
  const faults: string[] = [];
  let at = 0;
  for (const label of wanted) {
    const [parent = "", text = ""] = label.split(">").map((part) => bare(part));
    const next = found.findIndex((block, index) => index >= at && meets(bare(block.text), text));
    if (next < 0) {
      faults.push(`missing: ${label}`);
      continue;
    }
    at = next + 1;
    const above = bare(found[next]!.headingPath.at(-1) ?? "");
    const known = wanted.some((one) => meets(above, bare(one.split(">")[1] ?? "")));
    if (parent === "" ? known : !meets(above, parent)) faults.push(`parent of ${label}: ${above}`);
  }
  const extra = found.filter(
    (block) => !wanted.some((one) => meets(bare(block.text), bare(one.split(">")[1] ?? ""))),
  );
  return [...faults, ...extra.map((block) => `extra: ${block.text}`)];
}

/** Rows with spans laid out: a covered place repeats the text. Sheets keep the empty cells below a merged block. */
function layOut(table: ParsedTable): string[][] {
  const sheet = table.place.sheet !== undefined;
  const grid: string[][] = table.rows.map(() => []);
  for (const [rowAt, row] of table.rows.entries()) {
    let column = 0;
    for (const cell of row.cells) {
      while (!sheet && grid[rowAt]![column] !== undefined) column += 1;
      fill(grid, { row: rowAt, column }, cell);
      column += cell.colSpan ?? 1;
    }
  }
  return grid;
}

function fill(grid: string[][], at: { row: number; column: number }, cell: Cell): void {
  for (const row of grid.slice(at.row, at.row + (cell.rowSpan ?? 1))) {
    for (let right = 0; right < (cell.colSpan ?? 1); right += 1) {
      const column = at.column + right;
      if (cell.text !== "" || row[column] === undefined) row[column] = cell.text;
    }
  }
}

function tableFaults(found: ParsedTable | undefined, wanted: WantedTable): string[] {
  if (!found) return ["missing table"];
  const grid = layOut(found);
  const caption = found.caption.join(" | ").toLowerCase();
  const size = [
    found.headerRows,
    grid.length - found.headerRows,
    Math.max(...grid.map((r) => r.length)),
  ];
  const faults =
    size.join() === [wanted.header, wanted.body, wanted.columns].join()
      ? []
      : [`size ${size.join()}`];
  for (const word of wanted.caption)
    if (!caption.includes(word.toLowerCase())) faults.push(`caption without ${word}: ${caption}`);
  for (const [row, column, text] of wanted.cells)
    if (grid[row]?.[column] !== text)
      faults.push(`${row},${column}: ${grid[row]?.[column]} for ${text}`);
  return faults;
}

async function readSample(sample: Sample): Promise<ParsedDocument> {
  const bytes = await sample.bytes();
  const made = sample.convertTo ? convert(bytes, "docx", sample.convertTo) : bytes;
  return readDocument({ fileName: `${sample.name}.${sample.format}`, bytes: made });
}

describe("structure of documents in eight shapes", () => {
  it.each(SAMPLES.filter((one) => !one.convertTo || !skipWithoutSoffice))(
    "$name",
    { timeout: 180_000 },
    async (sample) => {
      const document = await readSample(sample);
      const blocks = document.blocks.map((block) => block.text).join("\n");
      const faults = [
        ...headingFaults(document, sample.headings),
        ...sample.tables.flatMap((table, at) => tableFaults(document.tables[at], table)),
        ...document.tables.slice(sample.tables.length).map(() => "extra table"),
        ...(sample.dropped ?? []).filter((words) => blocks.includes(words)),
      ];
      expect(faults).toEqual([]);
    },
  );
});
