/** How the headings of a plan are numbered and set: "Phần I", "I.", "1.", "1.1.", "a)". */
import type { DraftSection } from "../domain/draft/draft.ts";
import { fold } from "../domain/text/fold.ts";
import { POINT_LETTERS } from "../domain/text/point-letters.ts";
import { toRoman } from "../domain/text/roman.ts";

export type HeadingKind = "part" | "roman" | "letter" | "number" | "dotted" | "point" | "plain";

export interface HeadingShape {
  kind: HeadingKind;
  /** "Phần I", "II.", "1.2.", "a)"; "" for kind "plain". */
  number: string;
  title: string;
}

const SHAPES: readonly (readonly [HeadingKind, RegExp])[] = [
  ["part", /^((?:phần|chương)(?:\s+thứ)?\s+[\p{L}\d]+)\s*[.:–-]?\s*(.*)$/isu],
  ["dotted", /^((?:[IVXLC]+|\d{1,2})(?:\.\d{1,2})+\.?)\s+(.+)$/su],
  ["roman", /^([IVXLC]+[.)])\s*(.+)$/su],
  // "A. CĂN CỨ" above "I.": set as a part of its own.
  ["letter", /^([A-HĐ][.)])\s+(.+)$/su],
  ["number", /^(\d{1,2}[.)])\s*(.+)$/su],
  ["point", /^([a-zđ]\))\s*(.+)$/su],
];

export function shapeOf(heading: string): HeadingShape {
  const text = heading.trim();
  for (const [kind, pattern] of SHAPES) {
    const match = pattern.exec(text);
    if (match !== null) return { kind, number: match[1] ?? "", title: match[2] ?? "" };
  }
  return { kind: "plain", number: "", title: text };
}

export const isBasesHeading = (heading: string): boolean =>
  /^(?:cac )?can cu(?: |$)|^co so (?:phap ly|xay dung)/.test(fold(shapeOf(heading).title));

export const isAppendixHeading = (heading: string): boolean => /^phu luc\b/.test(fold(heading));

/** True when any heading of the body carries its own number; then none is added. */
const alreadyNumbered = (sections: readonly DraftSection[]): boolean =>
  sections.some((section) => shapeOf(section.heading).kind !== "plain");

function numberAt(depth: number, position: number): string {
  if (depth === 0) return `${toRoman(position)}.`;
  if (depth === 1) return `${position}.`;
  if (depth === 2 && position <= POINT_LETTERS.length)
    return `${POINT_LETTERS[position - 1] ?? ""})`;
  return "";
}

/** Headings as printed, by section id: "I.", "1.", "a)" added where the outline has no numbers of its own. */
export function printedHeadings(sections: readonly DraftSection[]): Map<string, string> {
  const result = new Map(sections.map((section) => [section.id, section.heading]));
  const counted = sections.filter(
    (section) => section.heading.trim() !== "" && !isBasesHeading(section.heading),
  );
  if (alreadyNumbered(counted)) return result;
  const top = Math.min(...counted.map((section) => section.level));
  const counters: number[] = [];
  for (const section of counted) {
    const depth = section.level - top;
    counters.length = depth + 1;
    const position = (counters[depth] ?? 0) + 1;
    counters[depth] = position;
    result.set(section.id, `${numberAt(depth, position)} ${section.heading}`.trim());
  }
  return result;
}
