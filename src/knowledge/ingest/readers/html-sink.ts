/** Collects the events of an HTML pass into raw lines and tables. */
import type { Raw } from "../structure/raw.ts";
import type { IsUnseen } from "./html-styles.ts";
import {
  emptyTable,
  endCaption,
  endCell,
  endRow,
  lineRaw,
  type OpenTable,
  placeAt,
  startCell,
  startRow,
  tableRaws,
  tidy,
} from "./html-table.ts";

const BLOCK =
  /^(?:p|div|section|article|header|footer|main|aside|blockquote|pre|ul|ol|dl|dt|dd|li|h[1-6]|hr|figure|figcaption|address|form|fieldset|caption|title|center)$/;

const TABLE_PART = /^(?:table|thead|tr|td|th)$/;
const MAX_NESTED_TABLES = 8;

interface OpenList {
  ordered: boolean;
  count: number;
}

/** Attributes that keep an element from being seen. */
const UNSEEN =
  /(?:^|[\s"';])(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:[;"'\s]|$)|font-size\s*:\s*[01](?:px|pt)?(?:[;"'\s]|$)|color\s*:\s*(?:#fff(?:fff)?|white)\b)|\shidden(?:[\s=>]|$)/i;

/** A fresh collector; feed it the events of one document, then `finish`. */
export class HtmlSink {
  private readonly raws: Raw[] = [];
  private readonly tables: OpenTable[] = [];
  private readonly lists: OpenList[] = [];
  private line = 0;
  private buffer = "";
  private bufferLine = 0;
  private boldDepth = 0;
  private bold = true;
  private heading: number | undefined;
  private item: { level: number; marker: string } | undefined;
  private hidden = 0;

  private readonly isUnseen: IsUnseen;

  /** `isUnseen`: elements that the document's own style sheets hide. */
  constructor(isUnseen: IsUnseen = () => false) {
    this.isUnseen = isUnseen;
  }

  setLine(line: number): void {
    this.line = line;
  }

  text(text: string): void {
    const table = this.tables.at(-1);
    const flat = text.replace(/[ \t\n\f\u00a0]+/g, " ");
    const blank = flat.trim() === "";
    if (table) this.tableText(table, flat, blank);
    else if (!blank || this.buffer !== "") {
      if (this.buffer === "") this.bufferLine = this.line;
      this.buffer += flat;
      if (!blank && this.boldDepth === 0) this.bold = false;
    }
  }

  /** Text between the cells of a table belongs to its caption or is none. */
  private tableText(table: OpenTable, flat: string, blank: boolean): void {
    const { cell } = table;
    if (cell && (!blank || cell.text !== "")) {
      cell.text += flat;
      if (!blank && this.boldDepth === 0) cell.bold = false;
    } else if (!cell && table.caption !== undefined) table.caption += flat;
  }

  open(name: string, attributes: string): void {
    if (UNSEEN.test(attributes) || this.isUnseen(name, attributes)) this.hidden += 1;
    if (name === "br") this.addBreak();
    else if (/^(?:b|strong|th)$/.test(name)) this.boldDepth += 1;
    const table = this.tables.at(-1);
    if (name === "caption" && table) table.caption ??= "";
    else if (TABLE_PART.test(name)) this.openTablePart(name, attributes);
    else if (BLOCK.test(name)) this.openBlock(name);
  }

  close(name: string): void {
    if (/^(?:b|strong|th)$/.test(name)) this.boldDepth = Math.max(0, this.boldDepth - 1);
    const table = this.tables.at(-1);
    if (table && name === "caption") endCaption(table);
    else if (table && TABLE_PART.test(name)) this.closeTablePart(table, name);
    else if (BLOCK.test(name)) this.closeBlock(name);
  }

  finish(): { raws: Raw[]; hidden: number; text: string } {
    for (let table = this.tables.at(-1); table; table = this.tables.at(-1))
      this.closeTablePart(table, "table");
    this.flush();
    return { raws: this.raws, hidden: this.hidden, text: this.raws.map(textOf).join("\n") };
  }

  private flush(): void {
    const texts = this.buffer.split("\n").map(tidy).filter(Boolean);
    this.buffer = "";
    for (const text of texts) {
      this.raws.push({
        kind: "line",
        text,
        place: placeAt(this.bufferLine),
        gap: true,
        wraps: false,
        ...(this.bold && { bold: true }),
        ...(this.heading !== undefined && { headingLevel: this.heading }),
        ...(this.item && { item: this.item }),
      });
      this.item = undefined;
    }
    this.bold = true;
  }

  private addBreak(): void {
    const cell = this.tables.at(-1)?.cell;
    if (cell) cell.text += "\n";
    else this.buffer += "\n";
  }

  private openBlock(name: string): void {
    const isList = name === "ul" || name === "ol";
    const cell = this.tables.at(-1)?.cell;
    if (cell) {
      if (cell.text !== "") cell.text += "\n";
      if (name === "li" && this.lists.length > 0) cell.text += nextMarker(this.lists.at(-1));
    } else {
      this.flush();
      if (/^h[1-6]$/.test(name)) this.heading = Number(name.charAt(1));
      if (name === "li") {
        const marker = nextMarker(this.lists.at(-1)).trim();
        this.item = { level: Math.max(1, this.lists.length), marker };
      }
    }
    if (isList) this.lists.push({ ordered: name === "ol", count: 0 });
  }

  private closeBlock(name: string): void {
    if (name === "ul" || name === "ol") this.lists.pop();
    const cell = this.tables.at(-1)?.cell;
    if (cell) {
      if (cell.text !== "" && !cell.text.endsWith("\n")) cell.text += "\n";
      return;
    }
    this.flush();
    if (/^h[1-6]$/.test(name)) this.heading = undefined;
    if (name === "li") this.item = undefined;
  }

  private openTablePart(name: string, attributes: string): void {
    if (name === "table") {
      if (this.tables.length === 0) this.flush();
      if (this.tables.length < MAX_NESTED_TABLES) this.tables.push(emptyTable(placeAt(this.line)));
      return;
    }
    const table = this.tables.at(-1);
    if (!table) return;
    if (name === "thead") table.inHead = true;
    else if (name === "tr") startRow(table, placeAt(this.line));
    else startCell(table, name, attributes);
  }

  private closeTablePart(table: OpenTable, name: string): void {
    if (name === "td" || name === "th") endCell(table);
    else if (name === "tr") endRow(table);
    else if (name === "thead") table.inHead = false;
    else {
      endRow(table);
      this.tables.pop();
      this.finishTable(table);
    }
  }

  private finishTable(table: OpenTable): void {
    const outer = this.tables.at(-1)?.cell;
    if (outer) {
      // A table inside a cell reads as lines of that cell.
      const inner = table.rows.map((row) => row.cells.map((cell) => cell.text).join(" | "));
      outer.text += `\n${inner.join("\n")}\n`;
    } else {
      endCaption(table);
      this.raws.push(
        ...table.captions.map((text) => lineRaw(text, table.place, false)),
        ...tableRaws(table),
      );
    }
  }
}

function nextMarker(list: OpenList | undefined): string {
  if (!list) return "- ";
  list.count += 1;
  return list.ordered ? `${list.count}. ` : "- ";
}

/** Text of a raw block as the whole text of a document shows it. */
export function textOf(raw: Raw): string {
  if (raw.kind === "line") return raw.item ? `${raw.item.marker} ${raw.text}` : raw.text;
  return raw.rows
    .map((row) => row.cells.map((cell) => cell.text.replace(/\n/g, " ")).join("\t"))
    .join("\n");
}
