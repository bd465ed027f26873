/**
 * One thing counted twice among targets, tasks and duties: "Số hóa 120 đầu giáo trình" and "quét, đưa lên thư viện số 150
 * đầu giáo trình". Only where the plan counts the thing in two lines and both speak of the same work.
 */
import { wholeNumber } from "../budget/counts-in-text.ts";
import type { Finding } from "./finding.ts";
import { PLANNED } from "./plan-parts.ts";
import { type Prose, type ProseLine, quoteOf } from "./prose.ts";
import { isNarrower, tellingWords } from "./subject-words.ts";
import { PART_OF } from "./table-targets.ts";
import { excludes, timePoints } from "./time-points.ts";

/** Behind these words a number is a label. */
const COUNTED =
  /(?<!\b(?:(?:van|dinh|thi|hoach|luc|bieu|mau|tieu|vu) so|luc|khoan|dieu|bieu|mau|vu|phan|muc|tieu|phap|hang|cap|bang|lop|tuyen|phien ban) )(?<![\d.,/%:-])(\d{1,3}(?:\.\d{3})+|\d{1,5}) ([a-z]+ [a-z]+ [a-z]+)(?![\d/%])/g;
/** Units may be some of all; spans and money have many numbers by right. */
const NO_THING =
  /^(?:khoa|phong|tram|don vi|benh vien|xa|phuong|co so|trung tam|thang|nam|ngay|quy|gio|phut|giay|lan|dot|buoi|trieu|ty|nghin|ngan|dong|diem|cap|muc|phan tram|tuan|tuoi|trong|tren|den)\b/;
const NEAR = 0.7;
const LEAST_COMMON = 4;

const LABEL = /^[\s*+•-]*noi dung[^:]{0,20}:/;

interface Counted {
  line: ProseLine;
  count: number;
  thing: string;
  quote: string;
}

export function countConflicts(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const byThing = new Map<string, Counted[]>();
  for (const one of prose.lines.flatMap(countsOf))
    byThing.set(one.thing, [...(byThing.get(one.thing) ?? []), one]);
  return [...byThing.values()].flatMap(([first, second, ...more]) => {
    if (first === undefined || second === undefined || more.length > 0) return [];
    const clash = first.count !== second.count && first.line !== second.line;
    return clash && isSameWork(first.line, second.line) ? [conflict(second, first)] : [];
  });
}

function countsOf(line: ProseLine): Counted[] {
  const { part, own, kind } = line;
  if (kind === "row" || !(PLANNED.has(part) || part === "organisation")) return [];
  const times = timePoints(own);
  return [...own.matchAll(COUNTED)].flatMap((match) => {
    const [all, count = "", thing = ""] = match;
    const inTime = times.some(({ start, end }) => match.index >= start && match.index < end);
    if (inTime || NO_THING.test(thing)) return [];
    const quote = line.text.slice(match.index, match.index + all.length);
    return [{ line, count: wholeNumber(count), thing, quote }];
  });
}

/** Most telling words of the shorter line, nothing that narrows one of them, and no step on the way. */
function isSameWork(a: ProseLine, b: ProseLine): boolean {
  if ([a, b].some(({ own }) => PART_OF.test(own) || /\b(?:tong|trong do|gom)\b/.test(own)))
    return false;
  const [first, second] = [a, b].map(({ own }) => timePoints(own)[0]);
  if (first !== undefined && second !== undefined && excludes(first, second)) return false;
  const [one, other] = [a, b].map(({ own }) => tellingWords(own.replace(LABEL, "")));
  if (one === undefined || other === undefined) return false;
  const common = [...one].filter((word) => other.has(word)).length;
  const narrows = isNarrower(one, other) || isNarrower(other, one);
  return common >= LEAST_COMMON && common >= Math.min(one.size, other.size) * NEAR && !narrows;
}

const conflict = (one: Counted, other: Counted): Finding => ({
  code: "target-conflict",
  severity: "warning",
  where: one.line.where,
  quote: quoteOf(one.line),
  expected: other.quote,
  found: one.quote,
  message: `Cùng một việc nhưng nơi ghi “${other.quote}”, nơi ghi “${one.quote}”.`,
  suggestion: "Thống nhất số lượng ở cả hai nơi, hoặc nói rõ phạm vi của từng số.",
  alsoAt: [other.line.where],
});
