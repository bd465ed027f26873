/**
 * Reads a plan out of a ParsedDocument: walks its blocks once, builds the outline, then reads cover, bases, targets,
 * tasks and closing from it. Whatever the walk cannot place goes to `unplaced`.
 */
import type { Block, ParsedDocument } from "../document/parsed-document.ts";
import { findReferences } from "../reference/find-references.ts";
import { fold, slug } from "../text/fold.ts";
import { isNextMark } from "../text/point-letters.ts";
import { joinCutBases } from "./cut-bases.ts";
import type {
  Plan,
  PlanBasis,
  PlanBudget,
  PlanSection,
  PlanTable,
  SectionRole,
  Unplaced,
} from "./plan.ts";
import { readBudgets } from "./read-budgets.ts";
import { readClosing } from "./read-closing.ts";
import { type PlanFacts, readCover } from "./read-cover.ts";
import { readTables, scheduleOf } from "./read-plan-tables.ts";
import { readTargets } from "./read-targets.ts";
import { readTasks } from "./read-tasks.ts";
import { endReport } from "./report-end.ts";
import { roleOfSection } from "./section-role.ts";
import { restoreHeading } from "./standard-headings.ts";
import { withTasksAsLines } from "./tasks-as-headings.ts";
import { type BodyBlock, type Zones, zonesOf } from "./zones.ts";

/** Facts from classification; what they lack is read from the text. */
export function readPlan(document: ParsedDocument, facts: PlanFacts): Plan {
  const zones = zonesOf(document.blocks, document.quality.lostMarks);
  const cover = readCover(zones.cover, document, facts);
  const unplaced: Unplaced[] = [];
  const built = buildSections(zones, document.quality.lostMarks, cover.year);
  const sections = document.quality.lostMarks ? joinCutBases(built) : built;
  const read = readTables(document, sections);
  const budgets = readBudgets(document, read);
  const tables = read.map((table) => ofMoney(table, budgets));
  const closing = readClosing(zones.closing);
  unplaced.push(...closing.unplaced);
  const placed = new Set(tables.map((table) => table.index));
  for (const table of document.tables) {
    if (placed.has(table.index)) continue;
    const text = table.rows.map((row) => row.cells.map((cell) => cell.text).join(" | ")).join("\n");
    unplaced.push({ text, place: table.place, reason: "Bảng không nằm trong mục nào." });
  }
  return {
    cover,
    sections,
    tables,
    bases: readBases(sections),
    targets: readTargets(sections, tables, cover.year),
    tasks: readTasks(
      sections,
      tables.map((table) => scheduleOf(table) ?? table),
    ),
    budgets,
    organisation: sections
      .filter((section) => section.role === "organisation")
      .flatMap((section) => section.items)
      .filter((item) => item.table === null)
      .map((item) => ({ item: item.id, text: item.text })),
    recipients: closing.recipients,
    signature: closing.signature,
    unplaced,
    lostMarks: document.quality.lostMarks,
  };
}

/** A table read as a budget holds no tasks, whatever its columns are called. */
const ofMoney = (table: PlanTable, budgets: readonly PlanBudget[]): PlanTable =>
  table.kind !== "targets" && budgets.some((budget) => budget.table === table.index)
    ? { ...table, kind: "budget" }
    : table;

interface Open {
  section: PlanSection;
  depth: number;
}

/** Sections in reading order. A heading closes all open ones that are as deep or deeper. */
function buildSections(zones: Zones, lostMarks: boolean, planYear: number): PlanSection[] {
  const sections: PlanSection[] = [];
  const ids = new Set<string>();
  let stack: Open[] = [];
  const open = (number: string, heading: string, depth: number, appendix: boolean): PlanSection => {
    stack = appendix ? [] : stack.filter((entry) => entry.depth < depth);
    const parent = stack.at(-1)?.section ?? null;
    const name = (lostMarks ? restoreHeading(heading) : null) ?? heading;
    const role = appendix ? "appendix" : roleOfSection(name, parent?.role ?? null, planYear);
    const section: PlanSection = {
      id: uniqueId(ids, idText(name, { parent, role })),
      number,
      heading,
      level: stack.length + 1,
      parent: parent?.id ?? null,
      role,
      items: [],
    };
    stack.push({ section, depth });
    sections.push(section);
    return section;
  };
  const top = (): Open | undefined => stack.at(-1);
  for (const block of zones.body) placeBlock(block, { open, top });
  for (const section of sections) if (section.id.startsWith("mo-dau")) prefaceRole(section);
  endReport(sections);
  return withTasksAsLines(sections);
}

/** A reader keeps the number in the text too: "I. MỤC TIÊU" with the marker "I.". */
function splitHeading(block: Block): { number: string; title: string } {
  const marker = (block.marker ?? "").trim();
  const text = cleanText(block.text);
  const rest = text.startsWith(marker) ? text.slice(marker.length) : text;
  return { number: marker, title: rest.replace(/^[\s.:–-]+/u, "").trim() };
}

/** "Kết quả đạt được" stands under many headings: its id says under which. */
function idText(heading: string, at: { parent: PlanSection | null; role: SectionRole }): string {
  if (heading === "") return "mo-dau";
  const generic = /^(?:ket qu[ad] dat|t[eo]+n tai|han che|kho khan)/.test(fold(heading));
  if (generic && at.parent !== null) return `${heading} ${at.parent.id.replace(/^kq-/, "")}`;
  // A report and the tasks have sections of one name; the short id belongs to the tasks.
  if (at.role === "results" && at.parent !== null) return `kq ${heading}`;
  return fold(heading).replace(/^(?:ve |cong tac |phat trien |cac )+(?=\S+ \S)/, "");
}

const depthOf = (block: BodyBlock): number => (block.appendix ? 0 : (block.level ?? 9));

interface Opener {
  open: (number: string, heading: string, depth: number, appendix: boolean) => PlanSection;
  top: () => Open | undefined;
}

/** A heading opens a section; anything else is an item of the one that is open. */
function placeBlock(block: BodyBlock, { open, top }: Opener): void {
  if (block.kind === "heading" || block.appendix) {
    const { number, title } = splitHeading(block);
    open(number, title, depthOf(block), block.appendix);
    return;
  }
  const next = nextOfReport(top()?.section, block);
  if (next !== null) {
    const section = open(block.marker ?? "", next, top()?.depth ?? 9, false);
    addItem(section, block, null);
  } else placeLine(block, { open, top });
}

/** A line: a title with its text, or an item of the section that is open. */
function placeLine(block: BodyBlock, { open, top }: Opener): void {
  const inline = inlineTitle(block, top()?.section.role ?? null);
  if (inline === null) {
    const home = homeOfItem(top()?.section, block) ?? open("", "", 9, false);
    addItem(home, block, block.marker ?? null);
    return;
  }
  // Half a step below the heading around it, so that two of them are siblings.
  const depth = Math.floor(top()?.depth ?? 0) + 0.5;
  const section = open(block.marker ?? "", inline.title, depth, false);
  if (inline.rest !== "") addItem(section, { ...block, text: inline.rest }, null);
}

/** "đ) Hệ thống thông tin đã được …" behind "d) Hạ tầng: …" is the next part of a report, though it has no title; null for any other line. */
function nextOfReport(section: PlanSection | undefined, block: Block): string | null {
  const [mark = "", own = ""] = [block.marker?.trim(), section?.number.trim()];
  if (block.kind !== "list-item" || section?.role !== "results" || !isNextMark(own, mark))
    return null;
  const named = /^(.{6,60}?)\s+(?:đã|được|là|có|còn|chưa|đạt|đang|thực hiện)\s/u.exec(
    block.text,
  )?.[1];
  return `${named ?? block.text.split(/\s+/u).slice(0, TITLE_WORDS).join(" ")}:`;
}

const TITLE_WORDS = 8;

/** The open section, unless the line begins a preamble of its own; null: a section without a heading takes it. */
function homeOfItem(section: PlanSection | undefined, block: Block): PlanSection | null {
  return section === undefined || endsOpening(section, block) ? null : section;
}

const OPENS_BASES = /^(?:thuc hien|can cu|trien khai|theo)\b/;

/** "Năm 2025, Trung tâm đã …" in front of "Căn cứ …", both before any heading: what was, and what the plan rests on. */
function endsOpening({ heading, items }: PlanSection, { kind, text }: Block): boolean {
  if (heading !== "" || kind === "table" || !OPENS_BASES.test(fold(text))) return false;
  return items.length > 0 && !items.some((item) => OPENS_BASES.test(fold(item.text)));
}

/** "Thực hiện Kế hoạch số …; Sở Y tế xây dựng Kế hoạch …" in front of the first heading is where the bases stand. */
function prefaceRole(section: PlanSection): void {
  const text = fold(section.items.map((item) => item.text).join(" "));
  if (OPENS_BASES.test(text)) section.role = "bases";
}

/** "2. Tồn tại, hạn chế: Đội ngũ …": a heading of a report and its text on one line. */
function inlineTitle(
  block: Block,
  role: SectionRole | null,
): { title: string; rest: string } | null {
  if (block.kind === "heading" || block.kind === "table") return null;
  const match = /^([^:.]{5,60}):\s*(.*)$/su.exec(block.text);
  const title = match?.[1]?.trim() ?? "";
  const limits = role === "results" && LIMITS.test(fold(title));
  if (
    !limits &&
    !/^(?:(?:mot so )?ket qua dat duo?c|ton tai,? han che.*|kho khan,? (?:vuong mac|han che).*)$/.test(
      fold(title),
    )
  )
    return null;
  return { title, rest: match?.[2] ?? "" };
}

/** Within a report: "6. Hạn chế: …" alone. */
const LIMITS =
  /^(?:(?:mot so|nhung|cac) )?(?:ton tai|han che|kho khan|vuong mac|bat cap)(?:(?:,? va |, )(?:ton tai|han che|kho khan|vuong mac|bat cap|nguyen nhan))*$/;

function addItem(section: PlanSection, block: Block, marker: string | null): void {
  section.items.push({
    id: `${section.id}/${section.items.length + 1}`,
    kind: block.kind === "table" ? "table" : marker === null ? "paragraph" : "bullet",
    marker,
    text: cleanText(block.text),
    table: block.table ?? null,
    place: block.place,
  });
}

/** Left-over emphasis of Markdown at the ends of a text. */
function cleanText(text: string): string {
  return text
    .replace(/^[*_\s]+(?=[^*_\s])|(?<=[^*_\s])[*_]+$/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Slug cut at a word border; two headings alike get a number. */
function uniqueId(taken: Set<string>, heading: string): string {
  const words = slug(heading).split("-");
  let base = "";
  for (const word of words) {
    if (base.length + word.length > 60) break;
    base = base === "" ? word : `${base}-${word}`;
  }
  if (base === "") base = "muc";
  let id = base;
  for (let count = 2; taken.has(id); count++) id = `${base}-${count}`;
  taken.add(id);
  return id;
}

function readBases(sections: readonly PlanSection[]): PlanBasis[] {
  return sections
    .filter((section) => section.role === "bases")
    .flatMap((section) => section.items)
    .filter((item) => item.table === null)
    .flatMap((item) =>
      splitBases(item.text).map((text) => {
        const [reference] = findReferences(text);
        return {
          item: item.id,
          text,
          symbol: reference?.symbol ?? null,
          date: reference?.date?.iso ?? null,
        };
      }),
    );
}

/** "…, Trung tâm Y tế … xây dựng Kế hoạch … như sau:" behind the last document: it enacts, and is no part of a title. */
const ENACTS =
  /[.,;]?\s+(?<!\b[Cc]ủa\s+)(?=(?:Trung tâm|TRUNG TÂM|Bệnh viện|BỆNH VIỆN|Sở Y tế|SỞ Y TẾ|(?:Cụm )?[Tt]rạm Y tế|Chi cục|Cục|Viện|Phòng khám|Phòng Y tế|Nay)\s(?:\([^()]*\)|(?!\svề\s)[^.;:()]){2,110}?\s(?:ban hành|xây dựng|lập|đề ra|triển khai)\s+[Kk]ế hoạch\s[^;]*(?:như sau|sau đây|(?:nội dung|phần|nhiệm vụ)(?:\s(?:cụ thể|chính|chủ yếu))?\ssau)\s*:?\s*$)/u;

/** "Luật A số … ngày … năm 2008 và Luật sửa đổi … số …": two laws. */
const AND_LAW = /(?<=^(?:căn cứ\s+)?(?:Bộ luật|Luật)\s[^;]*(?:19|20)\d{2})\s+và\s+(?=Luật\s)/iu;

/** One entry a document: "Thực hiện A ngày …; B ngày …; trên cơ sở C" names three. */
function splitBases(text: string): string[] {
  return text
    .split(ENACTS)
    .flatMap((part) => part.split(/;\s+/u))
    .flatMap((part) => part.split(AND_LAW))
    .map((part) =>
      part
        .replace(/^[-–+•*]\s+/u, "")
        .replace(/^(?:trên cơ sở|căn cứ(?: vào)?|thực hiện|theo|và)\s+/iu, "")
        .replace(/[;.\s]+$/u, "")
        .trim(),
    )
    .filter((part) => part !== "");
}
