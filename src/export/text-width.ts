/**
 * Printed width of a text in Times New Roman, for rules "as long as the text" and for table columns.
 *
 * Widths per letter are those of Liberation Serif, which is metrically equal to Times New Roman; a letter with
 * marks is as wide as its base. An estimate: kerning is left out, unknown characters count as an average one.
 */
import { stripMarks } from "../domain/text/fold.ts";

/** Thousandths of the font size. */
type WidthTable = readonly (readonly [width: number, characters: string])[];

const REGULAR: WidthTable = [
  [200, "|'"],
  [250, " ,.\u00a0"],
  [278, "/:;\\ijlt"],
  [333, "!()-I[]`fr"],
  [389, "Js"],
  [444, "?acez"],
  [500, "#$*0123456789_bdghknopquvxy–"],
  [556, "FPS"],
  [611, "ELTZ"],
  [667, "BCR"],
  [722, "ADGHKNOQUVXYw"],
  [778, "m&"],
  [833, "%"],
  [889, "M"],
  [944, "W"],
];

const BOLD: WidthTable = [
  [250, " ,.|\u00a0"],
  [278, "'/\\il"],
  [333, "!()-:;[]`fjt"],
  [389, "Is"],
  [444, "cerz"],
  [500, "#$*0123456789?J_agovxy–"],
  [556, "Sbdhknpqu"],
  [611, "FP"],
  [667, "BELTZ"],
  [722, "ACDNRUVXYw"],
  [778, "GHKOQ"],
  [833, "&m"],
  [944, "M"],
  [1000, "%W"],
];

const AVERAGE = 550;

const byCharacter = (table: WidthTable): ReadonlyMap<string, number> =>
  new Map(
    table.flatMap(([width, characters]) => Array.from(characters, (one) => [one, width] as const)),
  );

const regularWidths = byCharacter(REGULAR);
const boldWidths = byCharacter(BOLD);

export interface TextFace {
  /** Points. */
  size: number;
  bold?: boolean;
}

/** Width in twips (1/20 point). */
export function textWidth(text: string, face: TextFace): number {
  const widths = face.bold === true ? boldWidths : regularWidths;
  let thousandths = 0;
  for (const character of stripMarks(text)) thousandths += widths.get(character) ?? AVERAGE;
  return Math.round((thousandths * face.size * 20) / 1000);
}

/** The lines of a text broken at spaces to fit `room` twips. */
function breakLines(text: string, face: TextFace, room: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(longer, face) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** "Y TẾ" is one word to the reader: a name is not broken inside it. */
const tornApart = (lines: readonly string[]): boolean =>
  lines.some(
    (line, at) => at > 0 && line.startsWith("TẾ") && lines[at - 1]?.endsWith("Y") === true,
  );

/**
 * Width of the longest line when a text is broken into as few lines as `room` allows, all about equally long:
 * "TRUNG TÂM Y TẾ / SUỐI XANH", not "TRUNG TÂM Y TẾ SUỐI / XANH".
 */
export function balancedWidth(text: string, face: TextFace, room: number): number {
  const count = breakLines(text, face, room).length;
  const step = face.size * 5;
  let best = room;
  for (let width = room; width > step; width -= step) {
    const lines = breakLines(text, face, width);
    if (lines.length > count) break;
    if (!tornApart(lines)) best = width;
  }
  const lines = breakLines(text, face, best);
  return Math.min(room, Math.max(0, ...lines.map((line) => textWidth(line, face))));
}
