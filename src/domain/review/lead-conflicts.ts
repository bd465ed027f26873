/**
 * Who leads one task, told twice with two bodies: "Phòng Kế hoạch tổng hợp chủ trì triển khai bệnh án điện tử" against
 * "Phòng Điều dưỡng: chủ trì triển khai bệnh án điện tử", or against the row of the task table with the same words.
 */
import { fold, foldInPlace } from "../text/fold.ts";
import type { Finding } from "./finding.ts";
import type { PlanPart } from "./plan-parts.ts";
import { type Prose, type ProseLine, quoteOf } from "./prose.ts";
import { equalWords, tellingWords } from "./subject-words.ts";
import { blocksOf, type TaskBlock } from "./task-blocks.ts";

const BODY = "(?:phong|khoa|to|van phong|ban|bo phan|trung tam|chi cuc|doi|tram)";
const LEADS = new RegExp(
  String.raw`(?:^|[\s.;:–-])(${BODY}(?: [a-z-]+){1,7}?)\s*:?\s*(?:la don vi |la dau moi,? |co trach nhiem )?chu tri\b[,:]?\s+([^.;,:()]{8,140})`,
  "g",
);
/** "1. Phòng Tài chính: bố trí kinh phí; chủ trì kết nối cổng thanh toán." */
const OWN_LINE = new RegExp(String.raw`^[\s*+\d.)-]*(${BODY}(?: [a-z-]+){1,7}?)\s*\**\s*:`);
const LATER_LEAD = /[;,]\s*chu tri\b[,:]?\s+([^.;,:()]{8,140})/g;
/** "chủ trì, phối hợp với các khoa triển khai …": the task stands behind whom it is done with. */
const WITH_WHOM =
  /^phoi hop [^.;]*?\b(?=(?:trien khai|thuc hien|xay dung|to chuc|tham muu|theo doi|huong dan)\b)/;
/** Where, until when and for whom it is done. */
const AROUND = / (?:tai|trong|truoc|cho|o|tren dia ban|theo|xong)\b.*$/;
const LEAD_HEADER = /chu tri|phu trach|dau moi|don vi thuc hien/;
const PRICE_HEADER = /don gia|gia don vi|thanh tien|so luong|khoi luong|^sl$|don vi tinh|^[dđ]vt$/;
const NAME_HEADER = /noi dung|nhiem vu|hoat dong|cong viec/;
/** Goals, tasks and who does them; results tell of another year. */
const GIVES_TASKS: ReadonlySet<PlanPart> = new Set<PlanPart>([
  "tasks",
  "solutions",
  "organisation",
  "targets",
  "appendix",
  "other",
]);

interface Lead {
  line: ProseLine;
  /** As printed. */
  body: string;
  words: ReadonlySet<string>;
  quote: string;
  /** Figures in the name of a row: "24 cổng" and "48 cổng" are two things. */
  figures?: string;
  /** Its table tells prices: who gets a thing, for which others get the same. */
  priced?: boolean;
}

export function leadConflicts(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const leads = [
    ...prose.lines.flatMap(leadsIn),
    ...blocksOf(prose).flatMap(leadOfBlock),
    ...leadRows(prose),
  ];
  return leads.flatMap((one, at) => {
    const same = leads
      .slice(0, at)
      .filter((other) => equalWords(one.words, other.words) && !areTwoThings(one, other));
    const [first] = same;
    if (first === undefined || first.line === one.line) return [];
    if (same.some((other) => isSameBody(one.body, other.body))) return [];
    return [
      {
        code: "lead-conflict",
        severity: "warning" as const,
        where: one.line.where,
        quote: one.quote,
        expected: first.body,
        found: one.body,
        message: `Nơi này giao ${one.body} chủ trì, nơi khác giao ${first.body} chủ trì cùng việc (“${first.quote.slice(0, 90)}”).`,
        suggestion: "Thống nhất một đơn vị chủ trì ở cả hai nơi.",
        alsoAt: [first.line.where],
      },
    ];
  });
}

/** Two rows that name things of another size, or the same thing bought for two bodies. */
const areTwoThings = (one: Lead, other: Lead): boolean =>
  one.figures !== undefined &&
  other.figures !== undefined &&
  (one.figures !== other.figures || (one.priced === true && one.line.table === other.line.table));

function leadsIn(line: ProseLine): Lead[] {
  if (line.kind === "row" || !GIVES_TASKS.has(line.part)) return [];
  return [
    ...laterLeads(line),
    ...[...line.own.matchAll(LEADS)].flatMap((match) => leadOf(line, match)),
  ];
}

function laterLeads(line: ProseLine): Lead[] {
  const [all = "", body] = OWN_LINE.exec(line.own) ?? [];
  if (body === undefined) return [];
  const at = all.indexOf(body);
  const printed = line.text.slice(at, at + body.length);
  return [...line.own.matchAll(LATER_LEAD)].flatMap((match) => {
    const rest = match[1] ?? "";
    const words = tellingWords(rest.replace(WITH_WHOM, "").replace(AROUND, ""));
    const quote = line.text.slice(match.index + 1, match.index + match[0].length).trim();
    return words.size < 3 ? [] : [{ line, body: printed, words, quote }];
  });
}

function leadOf(line: ProseLine, match: RegExpExecArray): Lead[] {
  const [all, body = "", rest = ""] = match;
  const words = tellingWords(rest.replace(WITH_WHOM, "").replace(AROUND, ""));
  if (words.size < 3) return [];
  const at = match.index + all.indexOf(body);
  const printed = line.text.slice(at, at + body.length);
  const quote = line.text.slice(at, match.index + all.length).trim();
  return [{ line, body: printed, words, quote }];
}

const LEAD_LABEL = /^[\s+*•-]*(?:[a-z]\)\s*)?(?:(?:don vi|co quan|bo phan) )?chu tri[^:]{0,12}:\s*/;

/** "2. Trang bị máy tính" and "Đơn vị chủ trì: …" below it. */
function leadOfBlock({ task, labels }: TaskBlock): Lead[] {
  const words = tellingWords(task.own.replace(/^[\s\d.)]+/, ""));
  const line = labels.find((label) => LEAD_LABEL.test(label.folded));
  if (line === undefined || words.size < 3) return [];
  const start = LEAD_LABEL.exec(line.folded)?.[0].length ?? 0;
  const body = line.text.slice(start).replace(/[.;\s]+$/, "");
  return body === "" ? [] : [{ line, body, words, quote: quoteOf(line) }];
}

interface Columns {
  name: number;
  lead: number;
  priced: boolean;
}

/** Rows of task tables: the task and who leads it. */
function leadRows(prose: Prose): Lead[] {
  const columns = new Map<number, Columns | null>();
  return prose.lines.flatMap((line): Lead[] => {
    if (line.kind !== "row" || line.table === null || line.part === "results") return [];
    const known = columns.get(line.table);
    if (known === undefined) columns.set(line.table, columnsIn(line));
    return known == null ? [] : leadOfRow(line, known);
  });
}

function columnsIn(line: ProseLine): Columns | null {
  const cells = line.cells.map((cell) => foldInPlace(cell));
  const lead = cells.findIndex((cell) => LEAD_HEADER.test(cell));
  const name = cells.findIndex((cell) => NAME_HEADER.test(cell));
  const priced = cells.some((cell) => PRICE_HEADER.test(cell));
  return lead >= 0 && name >= 0 ? { name, lead, priced } : null;
}

function leadOfRow(line: ProseLine, at: Columns): Lead[] {
  const body = line.cells[at.lead]?.trim() ?? "";
  const name = line.cells[at.name] ?? "";
  const words = tellingWords(foldInPlace(name).replace(AROUND, ""));
  const figures = (name.match(/\d+/g) ?? []).join(" ");
  if (body === "" || words.size < 3) return [];
  return [{ line, body, words, quote: quoteOf(line), figures, priced: at.priced }];
}

/** One is a short form or a part of the other: "Phòng CNTT", "P. Công nghệ thông tin", "KHTH, CNTT". */
function isSameBody(a: string, b: string): boolean {
  const [left, right] = [a, b].map(bodyName) as [string, string];
  if (left === "" || right === "" || left.includes(right) || right.includes(left)) return true;
  const initials = (text: string): string =>
    text
      .split(" ")
      .map((word) => word.charAt(0))
      .join("");
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  // "KHTH" of "ke hoach tong hop"; several bodies in one cell are told apart by nobody.
  if (short.split(" ").some((word) => word.length >= 2 && initials(long).includes(word)))
    return true;
  return /[,;+/&]| va /.test(a + b);
}

const bodyName = (text: string): string =>
  fold(text)
    .replace(/\b(?:phong|khoa|to|van phong|ban|bo phan|trung tam|chi cuc|doi|tram|p)\b\.?/g, " ")
    .replace(/[^\p{L}\d ]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
