/** The parts of a workbook that its sheets lean on: list of sheets, shared strings, number formats and fonts. */
import { posix } from "node:path";

import { BUILT_IN_FORMATS } from "./built-in-formats.ts";
import { type Package, unescapeText } from "./package-xml.ts";

export interface SheetPart {
  name: string;
  state: "visible" | "hidden" | "veryHidden";
  path: string;
}

export interface Workbook {
  sheets: SheetPart[];
  /** Days are counted from 1904 in files of old Macs. */
  date1904: boolean;
  strings: string[];
  styles: CellStyle[];
}

export interface CellStyle {
  format: string;
  bold: boolean;
  /** White letters on no ground, or a format that shows nothing (";;;"). */
  unseen: boolean;
}

export const PLAIN: CellStyle = { format: "General", bold: false, unseen: false };

export function readWorkbook(pack: Package): Workbook {
  const targets = readTargets(pack);
  const sheets: SheetPart[] = [];
  let date1904 = false;
  pack.stream("xl/workbook.xml", {
    open(name, attributes) {
      if (name === "workbookPr") date1904 = isTrue(attributes["date1904"]);
      if (name !== "sheet") return;
      const path = targets.get(relationOf(attributes));
      if (path === undefined || !pack.has(path)) return;
      const state = attributes["state"];
      sheets.push({
        name: attributes["name"] ?? "",
        state: state === "hidden" || state === "veryHidden" ? state : "visible",
        path,
      });
    },
    close: ignore,
  });
  return { sheets, date1904, strings: readStrings(pack), styles: readStyles(pack) };
}

const ignore = () => undefined;

export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

/** "r:id", whatever prefix the writer gave to the namespace. */
function relationOf(attributes: Record<string, string>): string {
  const key = Object.keys(attributes).find((name) => name.endsWith(":id"));
  return key === undefined ? "" : (attributes[key] ?? "");
}

function readTargets(pack: Package): Map<string, string> {
  const targets = new Map<string, string>();
  pack.stream("xl/_rels/workbook.xml.rels", {
    open(name, attributes) {
      const { Id: id, Target: target, Type: type = "" } = attributes;
      if (name !== "Relationship" || id === undefined || target === undefined) return;
      if (!/\/worksheet$/.test(type)) return;
      targets.set(id, target.startsWith("/") ? target.slice(1) : posix.join("xl", target));
    },
    close: ignore,
  });
  return targets;
}

/** Plain and rich strings; the phonetic reading of East Asian text is left out. */
function readStrings(pack: Package): string[] {
  const strings: string[] = [];
  let [text, inText, phonetic] = ["", false, false];
  pack.stream("xl/sharedStrings.xml", {
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") phonetic = true;
      else if (name === "t") inText = !phonetic;
    },
    text(part) {
      if (inText) text += part;
    },
    close(name) {
      if (name === "si") strings.push(unescapeText(text));
      else if (name === "rPh") phonetic = false;
      else if (name === "t") inText = false;
    },
  });
  return strings;
}

interface Font {
  bold: boolean;
  white: boolean;
}

class StyleReader {
  private readonly formats = new Map<number, string>(BUILT_IN_FORMATS);
  private readonly fonts: Font[] = [];
  private readonly painted: boolean[] = [];
  readonly styles: CellStyle[] = [];
  private section = "";

  open(name: string, attributes: Record<string, string>): void {
    if (/^(?:fonts|fills|cellXfs|cellStyleXfs|dxfs|numFmts)$/.test(name)) this.section = name;
    else if (this.section === "numFmts") this.addFormat(name, attributes);
    else if (this.section === "fonts") this.addFont(name, attributes);
    else if (this.section === "fills") this.addFill(name, attributes);
    else if (this.section === "cellXfs" && name === "xf") this.addStyle(attributes);
  }

  close(name: string): void {
    if (name === this.section) this.section = "";
  }

  private addFormat(name: string, { numFmtId, formatCode }: Record<string, string>): void {
    if (name === "numFmt" && formatCode !== undefined)
      this.formats.set(Number(numFmtId), formatCode);
  }

  private addFont(name: string, attributes: Record<string, string>): void {
    if (name === "font") this.fonts.push({ bold: false, white: false });
    const font = this.fonts.at(-1);
    if (!font) return;
    if (name === "b") font.bold = attributes["val"] === undefined || isTrue(attributes["val"]);
    // The first colour of a theme is its ground: white unless somebody made a dark theme.
    if (name === "color")
      font.white = /^(?:FF)?FFFFFF$/i.test(attributes["rgb"] ?? "") || attributes["theme"] === "0";
  }

  private addFill(name: string, { patternType }: Record<string, string>): void {
    if (name === "fill") this.painted.push(false);
    else if (name === "gradientFill") this.painted[this.painted.length - 1] = true;
    else if (name === "patternFill")
      this.painted[this.painted.length - 1] = patternType !== undefined && patternType !== "none";
  }

  private addStyle({ numFmtId, fontId, fillId }: Record<string, string>): void {
    const format = this.formats.get(Number(numFmtId ?? 0)) ?? "General";
    const font = this.fonts[Number(fontId ?? 0)];
    const painted = this.painted[Number(fillId ?? 0)] ?? false;
    const unseen = /^;{2,}$/.test(format) || (font?.white === true && !painted);
    this.styles.push({ format, bold: font?.bold === true, unseen });
  }
}

function readStyles(pack: Package): CellStyle[] {
  const reader = new StyleReader();
  pack.stream("xl/styles.xml", {
    open: (name, attributes) => reader.open(name, attributes),
    close: (name) => reader.close(name),
  });
  return reader.styles;
}
