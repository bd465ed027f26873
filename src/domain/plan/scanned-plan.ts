/**
 * A plan read from a scan that lost its marks: headings, numbers, title and signer get back what can be told for
 * certain, everything else is said to be unreadable. Misread words never stand in a new plan as if they were text.
 */
import { upperFirst } from "../text/first-letter.ts";
import { fold } from "../text/fold.ts";
import type { RestoredText } from "../text/restore-marks.ts";
import { fromRoman, toRoman } from "../text/roman.ts";
import type { ReadScan } from "../text/scan/restore-scan.ts";
import { rowOfLine } from "./budget-line-words.ts";
import { openMark } from "./open-marks.ts";
import type { Plan, PlanBudget, PlanSection } from "./plan.ts";
import { cleanGlyphs, isLegible, partlyRead } from "./readable-text.ts";
import { readableRecipients, readableSignature } from "./scanned-closing.ts";
import { restoreHeading } from "./standard-headings.ts";

export type ReadAgain = (damaged: string) => RestoredText;

interface Readers {
  readAgain: ReadAgain | undefined;
  readScan: ReadScan | undefined;
}

/** Share of known pairs of syllables from which a second reading of a heading is shown. */
const SURE = 0.85;
/** A title is always to be compared with the original: it is said so. */
const LIKELY = 0.6;

/** The plan with what can be read again; a plan with sound marks is handed back as it is. */
export function readableOutline(plan: Plan, readAgain?: ReadAgain, readScan?: ReadScan): Plan {
  if (!plan.lostMarks) return plan;
  const readers = { readAgain, readScan };
  const numbers = repairNumbers(plan.sections);
  const sections = plan.sections.map((section, index) => {
    const number = numbers[index] ?? section.number;
    return { ...section, number, heading: readableHeading({ ...section, number }, readers) };
  });
  return {
    ...plan,
    cover: { ...plan.cover, title: readableTitle(plan.cover.title, readAgain) },
    sections,
    budgets: plan.budgets.map((budget) => readableBudget(budget, readers)),
    recipients: readableRecipients(plan.recipients, readScan),
    signature: readableSignature(plan.signature),
  };
}

function readableHeading(section: PlanSection, readers: Readers): string {
  const { heading } = section;
  if (heading === "") return heading;
  // "KINH PHI THUC HIEN (Chi tiét Phu luc 2)": each part has letters of its own size.
  const [, main = heading, inside = ""] = /^([^()]{4,}?)\s*(\([^()]+\))$/u.exec(heading) ?? [];
  const title = titleAgain(main, readers);
  const rest = inside === "" || isLegible(inside) ? inside : partlyRead(inside, readers.readScan);
  if (title !== null && rest !== null) return `${title} ${rest}`.trim();
  const open = `tên mục ${section.number.replace(/\.$/u, "")} theo bản gốc`;
  return openMark(open.replace(/ {2,}/g, " "));
}

/** As it was printed: a title in capitals stays one. */
function titleAgain(title: string, readers: Readers): string | null {
  const dated = /^(.*?)[\s,]+n\S{1,3}m\s+(20\d{2})\s*$/iu.exec(title);
  const standard = restoreHeading(dated?.[1] ?? title);
  if (standard !== null) return dated ? `${standard} năm ${dated[2] ?? ""}` : standard;
  return isLegible(title) ? title : nameAgain(title, readers);
}

/** Names of items are read again or left open; the amounts are figures and were checked by the reader. */
function readableBudget(budget: PlanBudget, readers: Readers): PlanBudget {
  const title = appendixName(budget.title);
  return {
    ...budget,
    title,
    groups: budget.groups.map((group) => ({
      ...group,
      title: readableGroup(group, title, readers),
      lines: group.lines.map((line) => {
        if (isLegible(line.name)) return line;
        const name = nameAgain(line.name, readers);
        if (name !== null) return { ...line, name, note: `${line.note} ${READ_AGAIN}`.trim() };
        const place = `dòng ${rowOfLine(budget, line)}, ${title}`;
        const open = `tên hạng mục ${place}, theo bản gốc (bản quét: ${plainWords(line.name)})`;
        return { ...line, name: openMark(open) };
      }),
    })),
  };
}

/** What a question may quote of a scan: no brackets of ours. */
const plainWords = (text: string): string => text.replace(/[[\]()]/gu, "").trim();

/** The name of a group that cannot be read is asked for, by its number or the first line that stands in it. */
function readableGroup(
  { label, title, lines }: PlanBudget["groups"][number],
  table: string,
  readers: Readers,
): string {
  if (title === "") return "";
  const place = label === "" ? `chứa dòng ${lines[0]?.label ?? ""}` : label;
  return nameAgain(title, readers) ?? openMark(`tên nhóm ${place}, ${table}, theo bản gốc`);
}

/** Where trusted texts know nearly all pairs only marks are added; else each word that is not sure has its own mark. */
function nameAgain(text: string, { readAgain, readScan }: Readers): string | null {
  if (isLegible(text)) return text;
  const clean = cleanGlyphs(text);
  const again = readAgain?.(clean);
  const isKnown = again !== undefined && again.known >= SURE && isLegible(again.text);
  if (isKnown && fold(again.text) === fold(clean)) return upperFirst(again.text);
  return partlyRead(text, readScan);
}

/** "PHU LUC 2" → "Phụ lục 2". */
function appendixName(text: string): string {
  return text.replace(/^phu luc/iu, "Phụ lục").replace(/^ph[uụ] l[uụ]c/iu, "Phụ lục");
}

function readableTitle(title: string, readAgain?: ReadAgain): string {
  if (isLegible(title)) return title;
  const again = readAgain?.(cleanGlyphs(title));
  if (again === undefined || again.known < LIKELY || !isLegible(again.text))
    return openMark("tên kế hoạch theo bản gốc");
  return again.text;
}

/** Stands in the note of a line whose name is a second reading. */
export const READ_AGAIN = "Tên đọc lại từ bản quét, đối chiếu với bản gốc.";

const NUMERAL = /^(?:(ph\S{1,3})\s+)?([IVX1l|]{1,6})([.):]?)$/iu;

/** "I1.", "Il", "|": Roman numerals as a scan reads them; a sibling never counts backwards. */
function repairNumbers(sections: readonly PlanSection[]): string[] {
  const last = new Map<string, number>();
  return sections.map(({ number, parent }) => {
    if (/^phu luc/.test(fold(number))) return appendixName(number);
    const match = NUMERAL.exec(number.trim());
    if (!match || /^\d+\D?$/.test(number)) return number;
    const [, part = "", numeral = "", dot = ""] = match;
    const key = `${parent ?? ""}#${part.toLowerCase()}`;
    const value = nextNumber(numeral, last.get(key));
    last.set(key, value);
    return part === "" ? `${toRoman(value)}${dot || "."}` : `Phần ${toRoman(value)}${dot}`;
  });
}

function nextNumber(numeral: string, before = 0): number {
  const read = fromRoman(numeral.replace(/[1l|]/g, "I").toUpperCase()) ?? 0;
  return Math.max(read, before + 1);
}
