/**
 * A plan read from a scan that lost its marks: headings, numbers, title and signer get back what can be told for
 * certain, everything else is said to be unreadable. Misread words never stand in a new plan as if they were text.
 */
import { isSyllable } from "../document/reading-quality.ts";
import { editDistance } from "../text/edit-distance.ts";
import { upperFirst } from "../text/first-letter.ts";
import { fold, stripMarks } from "../text/fold.ts";
import type { RestoredText } from "../text/restore-marks.ts";
import { fromRoman, toRoman } from "../text/roman.ts";
import { type ReadScan, surelyRead } from "../text/scan/restore-scan.ts";
import { openMark } from "./open-marks.ts";
import type { Plan, PlanBudget, PlanSection, Signature } from "./plan.ts";
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

/** Whether a line reads as Vietnamese with its marks: sound syllables, most of them marked. */
export function isLegible(text: string): boolean {
  const tokens = text.match(/[\p{L}\p{M}\d|¢€&$]*\p{L}[\p{L}\p{M}\d|¢€&$]*/gu) ?? [];
  const words = tokens
    .map((token) => token.normalize("NFC"))
    .filter((token) => !/^[\p{Lu}\d]{2,}$/u.test(token) || isSyllable(token.toLowerCase()));
  if (words.length === 0) return false;
  const sound = words.filter((word) => isSyllable(word.toLowerCase())).length;
  const marked = words.filter((word) => stripMarks(word) !== word).length;
  return sound >= 0.95 * words.length && marked >= 0.6 * words.length;
}

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
    recipients: readableRecipients(plan.recipients),
    signature: readableSignature(plan.signature),
  };
}

function readableHeading(section: PlanSection, readers: Readers): string {
  const { heading } = section;
  if (heading === "") return heading;
  const dated = /^(.*?)[\s,]+n\S{1,3}m\s+(20\d{2})\s*$/iu.exec(heading);
  const standard = restoreHeading(dated?.[1] ?? heading);
  if (standard !== null) return dated ? `${standard} năm ${dated[2] ?? ""}` : standard;
  if (isLegible(heading)) return heading;
  const open = `tên mục ${section.number.replace(/\.$/u, "")} theo bản gốc`;
  return headingAgain(heading, readers) ?? openMark(open.replace(/ {2,}/g, " "));
}

function headingAgain(heading: string, { readAgain, readScan }: Readers): string | null {
  const again = readAgain?.(cleanGlyphs(heading));
  if (again !== undefined && again.known >= SURE && isLegible(again.text)) return again.text;
  const sure = surelyRead(heading, readScan);
  return sure === null ? null : upperFirst(sure);
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
        const name = secondReading(line.name, readers);
        const open = openMark(`tên hạng mục dòng ${line.label}, ${title}, theo bản gốc`);
        const note = name === null ? line.note : `${line.note} ${READ_AGAIN}`.trim();
        return { ...line, name: name ?? open, note };
      }),
    })),
  };
}

/** The name of a group that cannot be read is asked for, by its number or the first line that stands in it. */
function readableGroup(
  { label, title, lines }: PlanBudget["groups"][number],
  table: string,
  readers: Readers,
): string {
  if (title === "") return "";
  const place = label === "" ? `chứa dòng ${lines[0]?.label ?? ""}` : label;
  return secondReading(title, readers) ?? openMark(`tên nhóm ${place}, ${table}, theo bản gốc`);
}

/** Only marks are added, and only where trusted texts know nearly all pairs: a short name has no context to lean on. */
function secondReading(text: string, { readAgain, readScan }: Readers): string | null {
  if (isLegible(text)) return text;
  const clean = cleanGlyphs(text);
  const again = readAgain?.(clean);
  const isKnown = again !== undefined && again.known >= SURE && isLegible(again.text);
  if (isKnown && fold(again.text) === fold(clean)) return upperFirst(again.text);
  const sure = surelyRead(text, readScan);
  return sure === null ? null : upperFirst(sure);
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

const RECIPIENTS = [
  "Bộ Y tế",
  "UBND tỉnh",
  "Sở Y tế",
  "Ban Giám đốc",
  "Các khoa, phòng",
  "Các đơn vị trực thuộc",
  "Các phòng chức năng",
  "Sở Khoa học và Công nghệ",
  "Sở Thông tin và Truyền thông",
  "Trung tâm Thông tin y tế Quốc gia",
];

/** Recipients that are usual ones; for the others one line says that they are to be copied. */
function readableRecipients(recipients: readonly string[]): string[] {
  const read = recipients.map((line) => (isLegible(line) ? line : nearRecipient(line)));
  const known = read.filter((line) => line !== null);
  return known.length === read.length ? known : [...known, openMark("nơi nhận theo bản gốc")];
}

function nearRecipient(line: string): string | null {
  const [name = "", ...rest] = line.split("(");
  const wanted = fold(cleanGlyphs(name)).replace(/[^a-z]/g, "");
  if (/^luu/.test(wanted)) return "Lưu: VT";
  const found = RECIPIENTS.find((known) => {
    const candidate = fold(known).replace(/[^a-z]/g, "");
    return editDistance(candidate, wanted) <= Math.floor(candidate.length / 6);
  });
  if (found === undefined) return null;
  return /b[^\s]*o c[^\s]*o|b\/c/iu.test(rest.join("(")) ? `${found} (để báo cáo)` : found;
}

const SIGNERS = [
  "GIÁM ĐỐC",
  "PHÓ GIÁM ĐỐC",
  "KT. GIÁM ĐỐC",
  "CHỦ TỊCH",
  "TRƯỞNG PHÒNG",
  "VIỆN TRƯỞNG",
];

/** A title of office can be told; a name without its marks cannot. */
function readableSignature(signature: Signature | null): Signature | null {
  if (signature === null) return null;
  const titles = signature.title.split(" / ").map((title) => {
    if (isLegible(title) && stripMarks(title) !== title) return title;
    const wanted = fold(title).replace(/[^a-z]/g, "");
    return SIGNERS.find((known) => editDistance(fold(known).replace(/[^a-z]/g, ""), wanted) <= 1);
  });
  const title = titles.every((one) => one !== undefined) ? titles.join(" / ") : null;
  if (title === null) return null;
  const name = signature.name !== null && isLegible(signature.name) ? signature.name : null;
  return { title, name };
}

/** Figures and signs that a scan puts in the place of letters; no syllable has a d or b behind its first letter. */
function cleanGlyphs(text: string): string {
  return text.replace(/[\p{L}\p{M}\d¢€$&|]*\p{L}[\p{L}\p{M}\d¢€$&|]*/gu, (word) =>
    /\p{Ll}/u.test(word)
      ? word
          .replace(/[60]/g, "o")
          .replace(/[1|]/g, "l")
          .replace(/[¢€&8]/g, "e")
          .replace(/^I(?=\p{Ll})/u, "l")
          .replace(/(?<=\p{L})[db]/gu, "o")
      : word,
  );
}

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
