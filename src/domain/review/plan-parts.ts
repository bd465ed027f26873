/**
 * Which part of a plan a line stands in, told line by line from headings: marked ones, numbered ones
 * ("Phần I", "A.", "II.", "1."), and those of scans ("Il. MUC TIEU", "Phan |").
 *
 * Years, blanks and dead documents weigh differently in the results of last year and in the goals of this one.
 */
import type { SectionRole } from "../plan/plan.ts";
import { isSituationHeading, roleOfHeading, roleOfSection } from "../plan/section-role.ts";

/** front: before the first heading; closing: recipients and signature; else the role of the section. */
export type PlanPart = SectionRole | "front" | "closing";

/** Parts that state what is planned. */
export const PLANNED: ReadonlySet<PlanPart> = new Set<PlanPart>([
  "goals-general",
  "targets",
  "tasks",
  "solutions",
]);

interface HeadingLine {
  text: string;
  folded: string;
  kind: "heading" | "text" | "row";
}

interface Numbered {
  /** 0 "Phần I", "A."; 1 "II."; 2 "3.", "3.1."; 3 "a)". */
  level: number;
  /** Folded heading without its number. */
  title: string;
}

interface OpenHeading {
  level: number;
  role: SectionRole;
  /** "Đặc điểm tình hình": what the unit is, and often what it reached. */
  situation: boolean;
}

/** A line on what was reached or not yet done in the year before. */
const TELLS_RESULTS =
  /\b(?:ket qua|dat (?:duoc|\d)|da (?:dat|hoan thanh|trien khai|lap|cap|ket noi|dua|xay dung)|ton tai|han che|kho khan|vuong mac|chua (?:lam|co|trien khai|hoan thanh))\b|\d ?%/;

const MARKUP = /^[\s#*_>"“”'-]*(?:<[^>]+>)*[\s*]*/;
const NUMBERED: readonly (readonly [RegExp, number])[] = [
  [/^(?:phan|chuong)\s+(?:thu\s+)?(?:[ivx|l1]+|\d+|nhat|hai|ba|mot)\b\s*[.:)–-]?\s*/, 0],
  [/^(?:phan|chuong)\s+[|]\s*$/, 0],
  [/^phan\s+(?:thu\s+)?[a-h]\s*(?:[.:)–-]\s*|$)/, 0],
  [/^muc\s+(?:[ivx]+|\d{1,2}|[a-h])\s*(?:[.:)]\s+|$)/, 0.8],
  // "II.1." below "II.".
  [/^[ivx]{1,5}(?:\.\d{1,2})+(?:\s*[.:)]\s*|\s+)/, 2],
  [/^(?:i[ivx1l]*|v[ix1l]*|x[ivx1l]*|l[l1i]{1,2})\s*[.:)]\s*/, 1],
  // "A." above "I." stands below "Phần I".
  [/^[a-h]\s*\.\s+/, 0.3],
  [/^\d{1,2}(?:\.\d{1,2})*\s*[.)]?\s+/, 2],
  [/^[a-hđ]\s*\)\s*/, 3],
];

/** Reads lines in order; each call gives the part of its line. */
export function makePartReader(): (line: HeadingLine) => PlanPart {
  let read = partsOfOne();
  /** A part of the plan itself has come. */
  let begun = false;
  return (line) => {
    // The plan behind the decision or letter that brings it begins anew, behind its recipients and signature.
    if (!begun && bareOf(line.folded) === "ke hoach" && isCapitals(line.text)) read = partsOfOne();
    const part = read(line);
    begun ||= part === "targets" || part === "tasks" || part === "results";
    return part;
  };
}

function partsOfOne(): (line: HeadingLine) => PlanPart {
  let part: PlanPart = "front";
  /** Open headings, outermost first. */
  let open: OpenHeading[] = [];
  /** "PHẦN THỨ HAI" alone: the next line is its title. */
  let untitled = false;
  /** Recipients have come. */
  let closed = false;
  const yearAt = makeYearReader();
  const inBody = (line: HeadingLine, bare: string): PlanPart => {
    const own = headingOf(line, bare);
    const heading = titled(own, untitled ? bare : null);
    untitled = isUntitled(own);
    if (heading) {
      open = openBelow(open, heading, yearAt(part, bare));
      part = open.at(-1)?.role ?? part;
    } else if (isBasis(part, bare)) return "bases";
    else if (tellsResults(part, open, bare)) part = "results";
    return part;
  };
  return (line) => {
    if (saysNothing(line)) return part;
    const bare = bareOf(line.folded);
    yearAt(part, bare);
    // An annex within the plan ends where the plan itself does.
    if (/^no[il] nh[a-z]n\b/.test(bare) && (part !== "appendix" || !closed)) {
      part = "closing";
      closed = true;
    } else if (part === "appendix" || startsAppendix(bare, line, part)) part = "appendix";
    else if (part !== "closing") return inBody(line, bare);
    return part;
  };
}

/** A basis in front of the first heading. */
const isBasis = (part: PlanPart, bare: string): boolean =>
  part === "front" && /^can cu\b/.test(bare);

const tellsResults = (part: PlanPart, open: readonly OpenHeading[], bare: string): boolean =>
  part === "other" && open.some(({ situation }) => situation) && TELLS_RESULTS.test(bare);

const saysNothing = ({ kind, folded }: HeadingLine): boolean =>
  kind === "row" || folded.trim() === "";

/** The year that the title plans for, as far as it has been read; 0 before it is known. */
function makeYearReader(): (part: PlanPart, bare: string) => number {
  let year = 0;
  return (part, bare) => {
    if (part === "front" && year === 0) year = titleYear(bare);
    return year;
  };
}

/** "Chuyển đổi số năm 2027 của …" on the cover; a span of years plans for none of them alone. */
function titleYear(bare: string): number {
  const title =
    /\b(?:ke hoach|chuyen doi so|cong nghe thong tin)\b/.test(bare) && bare.length < 200;
  const year = title ? /\bnam (20\d{2})(?!\s*[-–]|\d)/.exec(bare)?.[1] : undefined;
  return Number(year ?? 0);
}

function openBelow(open: readonly OpenHeading[], heading: Numbered, year: number): OpenHeading[] {
  const above = open.filter((one) => one.level < heading.level);
  // "VIII. PHỤ LỤC PHÂN CÔNG": a section of the plan itself, with its tasks.
  const title = /^phu luc (?:phan cong|(?:danh muc )?nhiem vu)\b/.test(heading.title)
    ? "nhiem vu"
    : heading.title;
  const role = roleOfSection(title, above.at(-1)?.role ?? null, year);
  return [...above, { level: heading.level, role, situation: isSituationHeading(heading.title) }];
}

/** The line below "PHẦN THỨ HAI" is its title. */
const titled = (own: Numbered | null, below: string | null): Numbered | null =>
  own === null && below !== null && below.length < 120 ? { level: 0, title: below } : own;

const isUntitled = (heading: Numbered | null): boolean =>
  heading?.level === 0 && heading.title === "";

function startsAppendix(bare: string, line: HeadingLine, part: PlanPart): boolean {
  if (/^phu luc(?:\s+(?:so\s+)?(?:[ivx]+|\d+))?\s*[:.*]*$/.test(bare)) return true;
  if (/^phu luc\s+(?:so\s+)?(?:[ivx]+|\d+)\s*[:.–-]/.test(bare) && bare.length < 120) return true;
  if (part !== "closing") return false;
  if (/^\(?\s*(?:kem theo|ban hanh kem)/.test(bare)) return true;
  return /^(?:du toan|danh muc|bieu|bang)\b/.test(bare) && isCapitals(line.text);
}

const isCapitals = (text: string): boolean =>
  !/\p{Ll}{3}/u.test(text.replace(/<[^>]+>/g, "")) && /\p{Lu}{3}/u.test(text);

function headingOf(line: HeadingLine, bare: string): Numbered | null {
  if (bare.length > 160) return null;
  const numbered = NUMBERED.find(([pattern]) => pattern.test(bare));
  return numbered ? numberedHeading(line, bare, numbered) : plainHeading(line, bare);
}

/** An item of a numbered list is a sentence; a heading is short, marked or in capitals. */
function numberedHeading(
  line: HeadingLine,
  bare: string,
  [pattern, level]: readonly [RegExp, number],
): Numbered | null {
  const number = pattern.exec(bare)?.[0] ?? "";
  const title = bare.slice(number.length);
  const sure = level < 2 || line.kind === "heading" || isCapitals(line.text);
  if (!sure && (title.length >= 90 || /[;,.]\s*$/.test(title))) return null;
  const dots = level === 2 ? number.split(/\d+/).length / 10 : 0;
  return { level: level + dots, title };
}

/** Without a number only words that name a part count; capitals alone are noise of tables and covers. */
function plainHeading(line: HeadingLine, bare: string): Numbered | null {
  const shown = line.kind === "heading" || (isCapitals(line.text) && bare.length > 8);
  const named = shown && bare.length < 120 && roleOfHeading(bare) !== "other";
  // "Nhiệm vụ 1. …" is one of those of its section, however it is marked.
  const level = /^(?:nhiem vu|muc tieu|giai phap|chi tieu) \d/.test(bare) ? 2 : 0.5;
  return named ? { level, title: bare } : null;
}

/** Rank of a heading or label (0 "Phần I" … 3 "a)"), null for running text. */
export function headingRank(line: HeadingLine): number | null {
  if (line.kind === "row") return null;
  const bare = bareOf(line.folded);
  return bare === "" ? null : (headingOf(line, bare)?.level ?? null);
}

/** Folded words without markup around them. */
function bareOf(folded: string): string {
  return folded
    .replace(MARKUP, "")
    .replace(/[*#\s]+$/, "")
    .trim();
}
