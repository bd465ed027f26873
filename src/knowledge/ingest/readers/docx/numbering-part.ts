/** The lists of a DOCX as its parts define them: which number format each level has, and which styles are numbered. */
import type { WorkerInput } from "../../worker-messages.ts";
import { openPackage, type XmlHandlers } from "../xlsx/package-xml.ts";

export interface ListLevel {
  start: number;
  /** "decimal", "upperRoman", "bullet", … */
  format: string;
  /** "%1.%2." */
  text: string;
}

export interface WordList {
  /** Lists of one definition count on from each other. */
  definition: string;
  levels: readonly (ListLevel | undefined)[];
  /** Levels that this list begins anew, with their first number. */
  restarts: ReadonlyMap<number, number>;
}

/** A place in a list: of a paragraph or of a style. */
export interface ListPlace {
  list: string;
  level: number;
}

export interface Numbering {
  lists: ReadonlyMap<string, WordList>;
  ofStyle(style: string): ListPlace | null;
}

interface Definition {
  levels: (ListLevel | undefined)[];
  styles: Map<string, number>;
}
interface Use {
  definition: string;
  restarts: Map<number, number>;
}
interface Style {
  basedOn: string | null;
  list: string | null;
  level: number | null;
}

const MAX_LEVELS = 9;
/** Styles that rest on each other in a ring end somewhere. */
const MAX_STEPS = 12;

/** null: nothing in it is numbered. @throws AppError hostile-file, unreadable-file */
export function readNumbering(input: WorkerInput): Numbering | null {
  const parts = openPackage(input);
  if (!parts.has("word/numbering.xml")) return null;
  const definitions = new Map<string, Definition>();
  const uses = new Map<string, Use>();
  parts.stream("word/numbering.xml", numberingHandlers(definitions, uses));
  const styles = new Map<string, Style>();
  parts.stream("word/styles.xml", styleHandlers(styles));
  const lists = new Map<string, WordList>();
  for (const [id, { definition, restarts }] of uses) {
    const levels = definitions.get(definition)?.levels;
    if (levels !== undefined) lists.set(id, { definition, levels, restarts });
  }
  return { lists, ofStyle: (style) => placeOf(style, { styles, uses, definitions }) };
}

const valueOf = (attributes: Record<string, string>): string =>
  attributes["w:val"] ?? attributes["val"] ?? "";

const levelOf = (attributes: Record<string, string>): number =>
  Math.min(MAX_LEVELS, Math.max(0, Number(attributes["w:ilvl"] ?? 0) || 0));

function numberingHandlers(
  definitions: Map<string, Definition>,
  uses: Map<string, Use>,
): XmlHandlers {
  let definition: Definition | null = null;
  let use: Use | null = null;
  let at = 0;
  const level = (): ListLevel => {
    const levels = definition?.levels ?? [];
    return (levels[at] ??= { start: 1, format: "decimal", text: "" });
  };
  const open: Record<string, (attributes: Record<string, string>) => void> = {
    abstractNum: (attributes) => {
      definition = { levels: [], styles: new Map() };
      definitions.set(attributes["w:abstractNumId"] ?? "", definition);
    },
    num: (attributes) => {
      use = { definition: "", restarts: new Map() };
      uses.set(attributes["w:numId"] ?? "", use);
    },
    abstractNumId: (attributes) => {
      if (use !== null) use.definition = valueOf(attributes);
    },
    lvl: (attributes) => (at = levelOf(attributes)),
    lvlOverride: (attributes) => (at = levelOf(attributes)),
    startOverride: (attributes) => use?.restarts.set(at, Number(valueOf(attributes)) || 1),
    start: (attributes) => (level().start = Number(valueOf(attributes))),
    numFmt: (attributes) => (level().format = valueOf(attributes)),
    lvlText: (attributes) => (level().text = valueOf(attributes)),
    pStyle: (attributes) => definition?.styles.set(valueOf(attributes), at),
  };
  return {
    open: (name, attributes) => open[name]?.(attributes),
    close: (name) => {
      if (name === "abstractNum") definition = null;
      if (name === "num") use = null;
    },
  };
}

function styleHandlers(styles: Map<string, Style>): XmlHandlers {
  let style: Style | null = null;
  const open: Record<string, (attributes: Record<string, string>) => void> = {
    style: (attributes) => {
      style = { basedOn: null, list: null, level: null };
      styles.set(attributes["w:styleId"] ?? "", style);
    },
    basedOn: (attributes) => {
      if (style !== null) style.basedOn = valueOf(attributes);
    },
    numId: (attributes) => {
      if (style !== null) style.list = valueOf(attributes);
    },
    ilvl: (attributes) => {
      if (style !== null) style.level = Number(valueOf(attributes)) || 0;
    },
  };
  return {
    open: (name, attributes) => open[name]?.(attributes),
    close: (name) => {
      if (name === "style") style = null;
    },
  };
}

/** The list that a style stands in, its own or that of the style it rests on. */
function placeOf(
  named: string,
  parts: {
    styles: ReadonlyMap<string, Style>;
    uses: ReadonlyMap<string, Use>;
    definitions: ReadonlyMap<string, Definition>;
  },
): ListPlace | null {
  let name: string | null = named;
  for (let step = 0; name !== null && step < MAX_STEPS; step += 1) {
    const style: Style | undefined = parts.styles.get(name);
    if (style?.list != null) {
      const definition = parts.definitions.get(parts.uses.get(style.list)?.definition ?? "");
      return { list: style.list, level: style.level ?? definition?.styles.get(name) ?? 0 };
    }
    name = style?.basedOn ?? null;
  }
  return null;
}
