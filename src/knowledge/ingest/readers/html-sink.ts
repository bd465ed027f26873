/** Collects the events of an HTML pass into raw lines and tables. */
import type { Cell, Place, TableRow } from "../../../domain/document/parsed-document.ts";
import { readingLimits } from "../limits.ts";
import type { Raw } from "../structure/raw.ts";

const BLOCK =
  /^(?:p|div|section|article|header|footer|main|aside|blockquote|pre|ul|ol|dl|dt|dd|li|h[1-6]|hr|figure|figcaption|address|form|fieldset|caption|title|center)$/;

interface OpenTable {
  rows: TableRow[];
  row: Cell[] | null;
  cell: { text: string; colSpan: number; rowSpan: number; bold: boolean; header: boolean } | null;
  place: Place;
  headerRows: number;
  inHead: boolean;
  rowPlace: Place;
  rowHeader: boolean;
}

interface OpenList {
  ordered: boolean;
  count: number;
}

export interface HtmlSink {
  setLine(line: number): void;
  text(text: string): void;
  open(name: string, attributes: string): void;
  close(name: string): void;
  finish(): { raws: Raw[]; hidden: number; text: string };
}

/** A fresh collector. */
export function makeHtmlSink(): HtmlSink {
  const raws: Raw[] = [];
  const tables: OpenTable[] = [];
  const lists: OpenList[] = [];
  let line = 0;
  let buffer = "";
  let bufferLine = 0;
  let boldDepth = 0;
  let bold = true;
  let heading: number | undefined;
  let item: { level: number; marker: string } | undefined;
  let depth = 0;
  let hidden = 0;
  const place = (at = line): Place => (at > 0 ? { line: at } : {});

  function flush(): void {
    const texts = buffer.split("\n").map(tidy).filter(Boolean);
    buffer = "";
    for (const text of texts) {
      raws.push({
        kind: "line",
        text,
        place: place(bufferLine),
        gap: true,
        wraps: false,
        ...(bold && { bold: true }),
        ...(heading !== undefined && { headingLevel: heading }),
        ...(item && { item }),
      });
      item = undefined;
    }
    bold = true;
  }

  function addText(text: string): void {
    const cell = tables.at(-1)?.cell;
    const flat = text.replace(/[ \t\n\f\u00a0]+/g, " ");
    if (flat.trim() === "" && (cell ? cell.text : buffer) === "") return;
    if (cell) {
      cell.text += flat;
      if (flat.trim() !== "" && boldDepth === 0) cell.bold = false;
      return;
    }
    if (tables.length > 0) return;
    if (buffer === "") bufferLine = line;
    buffer += flat;
    if (flat.trim() !== "" && boldDepth === 0) bold = false;
  }

  function addBreak(): void {
    const cell = tables.at(-1)?.cell;
    if (cell) cell.text += "\n";
    else buffer += "\n";
  }

  function openBlock(name: string): void {
    const cell = tables.at(-1)?.cell;
    if (cell) {
      if (cell.text !== "") cell.text += "\n";
      if (name === "li") cell.text += lists.length > 0 ? marker(lists.at(-1)) : "";
      if (name === "ul" || name === "ol") lists.push({ ordered: name === "ol", count: 0 });
      return;
    }
    flush();
    if (/^h[1-6]$/.test(name)) heading = Number(name.charAt(1));
    if (name === "ul" || name === "ol") lists.push({ ordered: name === "ol", count: 0 });
    if (name === "li")
      item = { level: Math.max(1, lists.length), marker: marker(lists.at(-1)).trim() };
  }

  function closeBlock(name: string): void {
    if (name === "ul" || name === "ol") lists.pop();
    const cell = tables.at(-1)?.cell;
    if (cell) {
      if (cell.text !== "" && !cell.text.endsWith("\n")) cell.text += "\n";
      return;
    }
    flush();
    if (/^h[1-6]$/.test(name)) heading = undefined;
    if (name === "li") item = undefined;
  }

  function open(name: string, attributes: string): void {
    depth += 1;
    if (/(?:^|[\s"';])display\s*:\s*none|\shidden(?:[\s=>]|$)/i.test(attributes)) hidden += 1;
    if (name === "br") addBreak();
    else if (/^(?:b|strong|th)$/.test(name)) boldDepth += 1;
    if (/^(?:table|thead|tr|td|th)$/.test(name)) openTablePart(name, attributes);
    else if (BLOCK.test(name)) openBlock(name);
  }

  function openTablePart(name: string, attributes: string): void {
    if (name === "table") {
      if (tables.length === 0) flush();
      if (tables.length < 8) tables.push(emptyTable(place()));
      return;
    }
    const table = tables.at(-1);
    if (!table) return;
    if (name === "thead") table.inHead = true;
    else if (name === "tr") startRow(table);
    else startCell(table, name, attributes);
  }

  function startRow(table: OpenTable): void {
    endRow(table);
    table.row = [];
    table.rowPlace = place();
    table.rowHeader = true;
  }

  function startCell(table: OpenTable, name: string, attributes: string): void {
    endCell(table);
    table.row ??= [];
    table.cell = {
      text: "",
      colSpan: spanOf(attributes, "colspan"),
      rowSpan: spanOf(attributes, "rowspan"),
      bold: true,
      header: name === "th",
    };
  }

  function close(name: string): void {
    depth = Math.max(0, depth - 1);
    if (/^(?:b|strong|th)$/.test(name)) boldDepth = Math.max(0, boldDepth - 1);
    const table = tables.at(-1);
    if (table && /^(?:table|thead|tr|td|th)$/.test(name)) closeTablePart(table, name);
    else if (BLOCK.test(name)) closeBlock(name);
  }

  function closeTablePart(table: OpenTable, name: string): void {
    if (name === "td" || name === "th") endCell(table);
    else if (name === "tr") endRow(table);
    else if (name === "thead") table.inHead = false;
    else {
      endRow(table);
      tables.pop();
      finishTable(table);
    }
  }

  function finishTable(table: OpenTable): void {
    const outer = tables.at(-1)?.cell;
    if (outer) {
      // A table inside a cell reads as lines of that cell.
      const inner = table.rows.map((row) => row.cells.map((cell) => cell.text).join(" | "));
      outer.text += `\n${inner.join("\n")}\n`;
      return;
    }
    raws.push(...tableRaws(table));
  }

  return {
    setLine: (value) => (line = value),
    text: addText,
    open,
    close,
    finish() {
      while (tables.length > 0) {
        const table = tables.pop();
        if (table) {
          endRow(table);
          finishTable(table);
        }
      }
      flush();
      return { raws, hidden, text: raws.map(textOf).join("\n") };
    },
  };
}

function emptyTable(place: Place): OpenTable {
  return {
    rows: [],
    row: null,
    cell: null,
    place,
    headerRows: 0,
    inHead: false,
    rowPlace: place,
    rowHeader: true,
  };
}

function endCell(table: OpenTable): void {
  const { cell } = table;
  if (!cell || !table.row) return;
  table.cell = null;
  if (table.row.length >= readingLimits.columns) return;
  const text = cell.text.split("\n").map(tidy).filter(Boolean).join("\n");
  if (!cell.header) table.rowHeader = false;
  table.row.push({
    text,
    ...(cell.colSpan > 1 && { colSpan: cell.colSpan }),
    ...(cell.rowSpan > 1 && { rowSpan: cell.rowSpan }),
    ...(cell.bold && text !== "" && { bold: true }),
  });
}

function endRow(table: OpenTable): void {
  endCell(table);
  if (!table.row) return;
  if (table.row.length > 0 && table.rows.length < readingLimits.rows) {
    const isHeader = table.inHead || table.rowHeader;
    if (isHeader && table.headerRows === table.rows.length) table.headerRows += 1;
    table.rows.push({ place: table.rowPlace, cells: table.row });
  }
  table.row = null;
}

/** A table of one column, or of one row that lays out a letterhead, is text; anything else is a grid. */
function tableRaws(table: OpenTable): Raw[] {
  const columns = Math.max(0, ...table.rows.map(widthOf));
  const letterhead = table.rows.length <= 3 && columns === 2 && isLetterhead(table.rows);
  if (columns >= 2 && !letterhead) {
    // A header of every row means that the source marks nothing.
    const stated = table.headerRows > 0 && table.headerRows < table.rows.length;
    return [
      {
        kind: "table",
        rows: table.rows,
        place: table.place,
        columns,
        mayContinue: false,
        ...(stated && { headerRows: table.headerRows }),
      },
    ];
  }
  return table.rows.flatMap((row) =>
    row.cells.flatMap((cell) =>
      cell.text
        .split("\n")
        .filter(Boolean)
        .map(
          (text): Raw => ({
            kind: "line",
            text,
            place: row.place,
            gap: true,
            wraps: false,
            ...(cell.bold && { bold: true }),
          }),
        ),
    ),
  );
}

/** The two-column blocks of administrative documents: issuer beside the national motto, recipients beside a signature. */
function isLetterhead(rows: readonly TableRow[]): boolean {
  const text = rows.flatMap((row) => row.cells.map((cell) => cell.text)).join("\n");
  return /cộng h[oòóõ]à? ?x[ãa] hội|độc lập\s*[-–]|^số\s*:|nơi nhận\s*:/imu.test(text);
}

function widthOf(row: TableRow): number {
  return row.cells.reduce((sum, cell) => sum + (cell.colSpan ?? 1), 0);
}

function spanOf(attributes: string, name: string): number {
  const match = new RegExp(`${name}\\s*=\\s*["']?(\\d{1,4})`, "i").exec(attributes);
  return Math.min(readingLimits.columns, Math.max(1, Number(match?.[1] ?? 1)));
}

function marker(list: OpenList | undefined): string {
  if (!list) return "- ";
  list.count += 1;
  return list.ordered ? `${list.count}. ` : "- ";
}

function tidy(text: string): string {
  return text.replace(/[ \t\u00a0]+/g, " ").trim();
}

/** Text of a raw block as the whole text of a document shows it. */
export function textOf(raw: Raw): string {
  if (raw.kind === "line") return raw.item ? `${raw.item.marker} ${raw.text}` : raw.text;
  return raw.rows
    .map((row) => row.cells.map((cell) => cell.text.replace(/\n/g, " ")).join("\t"))
    .join("\n");
}
