/** Coloured marks on cells of a worksheet's XML: a copy of each cell's style with another fill. */
import type { Severity } from "../domain/review/finding.ts";
import { AppError } from "../errors.ts";
import { type CellAddress, formatAddress, parseAddress } from "./cell-address.ts";
import { applyEdits, attribute, type Edit, scanTags, type Tag, withAttribute } from "./xml-scan.ts";

const FILL: Record<Severity, string> = {
  error: "FFF4B6B6",
  warning: "FFFFE699",
  info: "FFCFE2F3",
};

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

interface Element {
  start: number;
  end: number;
  text: string;
}

interface ElementList {
  /** Opening tag of the element that holds them. */
  container: Tag | null;
  children: Element[];
}

/** Direct children of the first element with this local name. */
function childrenOf(xml: string, parent: string): ElementList {
  const list: ElementList = { container: null, children: [] };
  let depth = 0;
  let start = 0;
  for (const tag of scanTags(xml)) {
    if (list.container === null) {
      if (local(tag.name) === parent && tag.kind === "open") list.container = tag;
      continue;
    }
    if (tag.kind === "close") depth -= 1;
    else if (depth === 0) start = tag.start;
    if (depth < 0) break;
    if (tag.kind === "open") depth += 1;
    else if (depth === 0)
      list.children.push({ start, end: tag.end, text: xml.slice(start, tag.end) });
  }
  return list;
}

/** Hands out styles: asks for the marked twin of a cell's style, then writes all of them at once. */
export interface StyleBook {
  /** Index of the style that looks like `base` on the ground of the severity. */
  marked(base: number, severity: Severity): number;
  /** The styles part with what was asked for. */
  write(): string;
}

function fillElement(severity: Severity, lead: string): string {
  const colour = FILL[severity];
  return `<${lead}fill><${lead}patternFill patternType="solid"><${lead}fgColor rgb="${colour}"/><${lead}bgColor indexed="64"/></${lead}patternFill></${lead}fill>`;
}

function markedXf(base: string, fillId: number): string {
  const end = base.indexOf(">") + 1;
  const tag = withAttribute(
    withAttribute(base.slice(0, end), "fillId", String(fillId)),
    "applyFill",
    "1",
  );
  return tag + base.slice(end);
}

/** @throws AppError unreadable-file when the part has no list of fills or cell formats */
export function openStyles(xml: string): StyleBook {
  const fills = childrenOf(xml, "fills");
  const formats = childrenOf(xml, "cellXfs");
  if (fills.children.length === 0 || formats.children.length === 0) {
    throw new AppError("unreadable-file", "xlsx: styles without fills or formats");
  }
  const name = fills.container?.name ?? "fills";
  const lead = name.slice(0, name.length - "fills".length);
  const newFills: Severity[] = [];
  const newFormats: string[] = [];
  const known = new Map<string, number>();
  const fillId = (severity: Severity): number => {
    if (!newFills.includes(severity)) newFills.push(severity);
    return fills.children.length + newFills.indexOf(severity);
  };
  return {
    marked(base, severity) {
      const id = `${base}/${severity}`;
      const existing = known.get(id);
      if (existing !== undefined) return existing;
      const format = formats.children[base] ?? formats.children[0];
      newFormats.push(markedXf(format?.text ?? "", fillId(severity)));
      const index = formats.children.length + newFormats.length - 1;
      known.set(id, index);
      return index;
    },
    write() {
      const grown = (list: ElementList, texts: readonly string[]): Edit[] => {
        const last = list.children.at(-1);
        const tag = list.container;
        if (last === undefined || tag === null || texts.length === 0) return [];
        const count = String(list.children.length + texts.length);
        const head = withAttribute(xml.slice(tag.start, tag.end), "count", count);
        return [
          { start: tag.start, end: tag.end, text: head },
          { start: last.end, end: last.end, text: texts.join("") },
        ];
      };
      const fillTexts = newFills.map((severity) => fillElement(severity, lead));
      return applyEdits(xml, [...grown(fills, fillTexts), ...grown(formats, newFormats)]);
    },
  };
}

interface FoundCell extends CellAddress {
  tag: Tag;
}
interface FoundRow {
  number: number;
  tag: Tag;
  /** Offset of the closing tag; of the tag itself when the row is empty. */
  close: number;
  cells: FoundCell[];
}

/** Rows and cells of the sheet data; missing row and cell numbers are counted on, as the format allows. */
function sheetRows(xml: string): { rows: FoundRow[]; data: Tag | null; dataClose: number } {
  const rows: FoundRow[] = [];
  let data: Tag | null = null;
  let dataClose = -1;
  for (const tag of scanTags(xml)) {
    const name = local(tag.name);
    if (name === "sheetData") {
      if (tag.kind === "close") dataClose = tag.start;
      else data = tag;
      if (tag.kind !== "open") break;
    } else if (name === "row") {
      onRow(xml, tag, rows);
    } else if (name === "c" && tag.kind !== "close") {
      onCell(xml, tag, rows.at(-1));
    }
  }
  return { rows, data, dataClose };
}

function onRow(xml: string, tag: Tag, rows: FoundRow[]): void {
  const last = rows.at(-1);
  if (tag.kind === "close") {
    if (last !== undefined) last.close = tag.start;
    return;
  }
  const written = Number(attribute(xml.slice(tag.start, tag.end), "r") ?? NaN);
  const number = Number.isInteger(written) ? written : (last?.number ?? 0) + 1;
  rows.push({ number, tag, close: tag.end, cells: [] });
}

function onCell(xml: string, tag: Tag, row: FoundRow | undefined): void {
  if (row === undefined) return;
  const written = parseAddress(attribute(xml.slice(tag.start, tag.end), "r") ?? "");
  const column = written?.column ?? (row.cells.at(-1)?.column ?? 0) + 1;
  row.cells.push({ column, row: row.number, tag });
}

export interface CellMark {
  address: CellAddress;
  severity: Severity;
}

/** Marks the cells; those that are not written yet are added at their place. */
export function markCells(xml: string, marks: readonly CellMark[], styles: StyleBook): string {
  const { rows, data, dataClose } = sheetRows(xml);
  if (data === null || data.kind === "empty" || dataClose === -1) return xml;
  const lead = data.name.slice(0, data.name.length - "sheetData".length);
  const byRow = new Map(rows.map((row) => [row.number, row]));
  const edits: Edit[] = [];
  const sorted = [...marks].sort(
    (a, b) => a.address.row - b.address.row || a.address.column - b.address.column,
  );
  const newRows = new Map<number, string[]>();
  for (const { address, severity } of sorted) {
    const row = byRow.get(address.row);
    const fresh = (): string =>
      `<${lead}c r="${formatAddress(address)}" s="${styles.marked(0, severity)}"/>`;
    if (row === undefined || row.tag.kind === "empty") {
      newRows.set(address.row, [...(newRows.get(address.row) ?? []), fresh()]);
      continue;
    }
    const cell = row.cells.find((one) => one.column === address.column);
    if (cell === undefined) {
      const next = row.cells.find((one) => one.column > address.column);
      const at = next?.tag.start ?? row.close;
      edits.push({ start: at, end: at, text: fresh() });
    } else {
      const text = xml.slice(cell.tag.start, cell.tag.end);
      const style = String(styles.marked(Number(attribute(text, "s") ?? 0), severity));
      edits.push({
        start: cell.tag.start,
        end: cell.tag.end,
        text: withAttribute(text, "s", style),
      });
    }
  }
  edits.push(...newRowEdits(xml, newRows, { rows, dataClose, lead }));
  return applyEdits(xml, edits);
}

function newRowEdits(
  xml: string,
  newRows: ReadonlyMap<number, readonly string[]>,
  sheet: { rows: readonly FoundRow[]; dataClose: number; lead: string },
): Edit[] {
  const { rows, dataClose, lead } = sheet;
  return [...newRows].map(([number, cells]) => {
    const same = rows.find((row) => row.number === number);
    if (same !== undefined) {
      const open = xml.slice(same.tag.start, same.tag.end).replace(/\s*\/>$/, ">");
      const text = `${open}${cells.join("")}</${lead}row>`;
      return { start: same.tag.start, end: same.tag.end, text };
    }
    const next = rows.find((row) => row.number > number);
    const at = next?.tag.start ?? dataClose;
    return { start: at, end: at, text: `<${lead}row r="${number}">${cells.join("")}</${lead}row>` };
  });
}
