/**
 * Levels that a plan tells: what was reached and what is wanted, in per cent, as a part of a whole, or counted. Each
 * with the telling words of what it is a level of; a part of the sentence that only leads to it may be left out.
 */
import { wholeNumber } from "../../budget/counts-in-text.ts";
import { foldInPlace, syllable } from "../../text/fold.ts";
import { oncePerYear } from "../once-per-year.ts";
import { PLANNED } from "../plan-parts.ts";
import type { ProseLine } from "../prose.ts";
import { timePoints } from "../time-points.ts";
import { type Sentence, sentencesIn } from "./claim-sentences.ts";
import { tellingOf, wordSet } from "./claim-words.ts";

export interface Level {
  line: ProseLine;
  /** Offset of the value in its line. */
  index: number;
  /** As printed: "96,5%", "7/9 khoa". */
  printed: string;
  /** Hundredths of a percent, or what is counted. */
  value: number;
  /** "%", "khoa", "khoa/9". */
  unit: string;
  /** Telling words, with and without what only leads to the level. */
  names: readonly ReadonlySet<string>[];
  stage: "reached" | "wanted";
  /** Times that are not simply the year of the plan. */
  time: string;
  /** The clause of the level, as printed. */
  clause: string;
}

/** Figures of another year or plan beside the one that is told. */
const ASIDE =
  /[(,;]\s*(?:(?:cùng kỳ|năm (?:trước|ngoái|20\d\d)|kế hoạch(?: giao)?|chỉ tiêu(?: giao)?|so với|cao hơn|thấp hơn|vượt|tăng|giảm|trong khi)(?!\p{L}))[^();]*(?:\)|(?=[;.]|$))/giu;
/** "từ 46,8% năm 2025 lên 60%": the second figure is told. */
const RISEN =
  /(?<!\p{L})(?:(?:tăng|giảm|nâng)\s+)?từ\s+\d{1,3}(?:,\d{1,2})?\s*%[^%.;,]{0,40}?\s(?=(?:lên|xuống|thành)\s+(?:(?:trên|ít nhất|tối thiểu|đạt|mức)\s+)*\d)/giu;
const VALUE =
  /(?<![\d.,/\p{L}-])(?:(?<percent>\d{1,3}(?:,\d{1,2})?)\s*%|(?<part>\d{1,4})\s*\/\s*(?<whole>\d{1,4})\s+(?<of>\p{L}+)|(?<count>\d{1,3}(?:\.\d{3})+|\d{1,6})\s+(?<unit>\p{L}+))/gu;
/** What stands in front of a number that is none of a level. */
const NO_LEVEL =
  /(?:ngày|tháng|năm|quý|số|điều|khoản|điểm|(?<!danh )mục|tầng|lần|đợt|giai đoạn|cơ sở|phiên bản|cấp độ|mức|loại|khu|phòng số|phụ lục|bảng|biểu|mẫu|chương|phần|chỉ tiêu|nhiệm vụ|mục tiêu|giải pháp|từ|dưới \p{L}+|trên)\s*$/iu;
const NO_UNIT = new Set(
  (
    "tháng năm quý đồng triệu tỷ nghìn ngàn của là đến và trở cho tại trong theo về với được đã có " +
    // What a thing is built like: "bộ chuyển mạch 24 cổng", "máy in 2 mặt".
    "cổng port mặt inch lõi nhân kênh gb tb mb ghz hz kva va kw w mbps gbps mm cm mp bit"
  )
    .split(" ")
    .map(syllable),
);
/** Durations are levels only where they tell how long a thing is kept. */
const KEPT_FOR = /(?<!\p{L})(?:lưu|giữ|bảo quản|dung lượng|bảo hành)(?!\p{L})/iu;
const TIMES =
  /(?:6|sáu|9|chín|3|ba) tháng (?:đầu|cuối) năm(?: 20\d\d)?|(?:cuối|đầu|giữa|trong|hết) năm(?: 20\d\d)?|quý (?:iv|i{1,3}|[1-4])(?!\p{L})|giai đoạn \d[\d \-–]*|năm 20\d\d|đợt \d|bước đầu/giu;
/** "(100%)" behind "toàn bộ". */
const ALONE = /\(\s*\d{1,3}(?:,\d{1,2})?\s*%\s*\)/gu;
const NUMBER_OF = /(?:^|(?<=[:;,]\s))\s*(?:tổng )?số (?:lượng )?(?!h[óo][aá])/giu;
/** The task that leads to its aim. */
const AIM =
  /(?:,\s*|\s+)(?:để|nhằm|bảo đảm|đảm bảo|phấn đấu|mục tiêu(?: là)?|sao cho|đưa|nâng)(?!\p{L})(?! (?:án|xuất|nghị|cương|tài|bạt|ra|cập|phòng))/giu;
const SCOPED =
  /(?<!\p{L})(?:tại|ở|đối với|riêng|cho|của|các|khoa|phòng|trạm|bệnh viện|trung tâm|khối|xã|phường|cơ sở|nhóm|(?<!trực )tuyến|người|trẻ|thí điểm)(?!\p{L})/iu;
/** Who sees to it, where the plan says who does what. */
const ACTOR =
  /^\s*(?:các\s+)?(?:khoa|phòng|tổ|ban|bộ phận|văn phòng|trạm|trung tâm|đơn vị|đồng chí|bộ môn)(?:,\s*(?:khoa|phòng|trạm|đơn vị|trung tâm))*[^:.;%\d]{0,70}?(?::|(?<!\p{L})(?=chịu trách nhiệm|có trách nhiệm|phấn đấu|bảo đảm|đảm bảo|chủ trì|phối hợp|tham mưu|thực hiện|tổ chức|triển khai|duy trì|hoàn thành|đôn đốc|theo dõi))/iu;

/** All levels of the running text. */
export const levelsIn = oncePerYear((prose, year): readonly Level[] =>
  sentencesIn(prose).flatMap((sentence) => {
    const stage = stageOf(sentence.line);
    return stage === null || !/\d/.test(sentence.text) ? [] : levelsOf(sentence, stage, year);
  }),
);

function stageOf({ part, kind }: ProseLine): Level["stage"] | null {
  if (part === "results") return kind === "row" ? null : "reached";
  return PLANNED.has(part) || part === "organisation" ? "wanted" : null;
}

const blank = (text: string): string => " ".repeat(text.length);

interface Clause {
  text: string;
  start: number;
}

/** Clauses between commas and brackets, in their order. */
function clausesOf(text: string): Clause[] {
  let start = 0;
  return text
    .split(/(?<=[,;:])\s|(?=\()|(?<=\))|(?<=\d[^,;:]*)\s(?=và \d)/u)
    .map((part): Clause => {
      const at = text.indexOf(part, start);
      start = at + part.length;
      return { text: part, start: at };
    });
}

export function levelsOf(sentence: Sentence, stage: Level["stage"], year: number | null): Level[] {
  const text = sentence.text
    .replace(RISEN, blank)
    .replace(ASIDE, blank)
    .replace(ALONE, (all) => ` ${all.slice(1, -1)} `)
    .replace(NUMBER_OF, blank);
  const read: Read = { before: "", first: null, last: null };
  return clausesOf(text).flatMap((clause): Level[] => {
    const values = [...clause.text.matchAll(VALUE)].filter((match) => isLevel(clause.text, match));
    const [value, ...more] = values;
    if (value === undefined) {
      read.before += `${clause.text} `;
      return [];
    }
    const lead = read.before;
    const told = toldBy(read, clause);
    if (more.length > 0 || told === null) return [];
    const level = levelOf({ sentence, stage, year, lead, told, clause, value });
    return level === null ? [] : [level];
  });
}

/** What the clauses up to here have told. */
interface Read {
  /** Clauses without a level. */
  before: string;
  /** The first and the last clause with a level that name what it is one of. */
  first: Clause | null;
  last: Clause | null;
}

/** The clause that names what a level is one of: its own, or one before it. */
function toldBy(read: Read, clause: Clause): Clause | null {
  const inAll = IN_ALL.test(clause.text);
  const lead = read.before;
  if (inAll || !hasWords(clause.text))
    return (inAll ? read.first : read.last) ?? (hasWords(lead) ? clause : null);
  read.first ??= clause;
  read.last = clause;
  read.before = lead.includes(":") ? lead.slice(0, lead.indexOf(":") + 1) : "";
  return clause;
}

/** "…, tổng 150 lượt": of what the clause before it told. */
const IN_ALL = /^\s*(?:tổng(?: cộng)?|tất cả|cộng)\s+(?:là\s+)?\d/iu;

function isLevel(text: string, { index, groups = {} }: RegExpExecArray): boolean {
  const { unit, whole = "" } = groups;
  // "tháng 11/2026".
  if (/^20\d\d$/.test(whole)) return false;
  if (unit === undefined) return true;
  const isLong = /^(?:tháng|ngày|năm)$/iu.test(unit) && KEPT_FOR.test(text);
  return (isLong || !NO_UNIT.has(syllable(unit))) && !NO_LEVEL.test(text.slice(0, index));
}

const withoutFigures = (text: string): string =>
  text.replace(TIMES, blank).replace(/\d[\d.,/]*\s*%?/gu, blank);

const hasWords = (text: string): boolean => tellingOf(withoutFigures(text)).length >= 2;

interface Told {
  sentence: Sentence;
  stage: Level["stage"];
  year: number | null;
  /** Clauses in front of the level. */
  lead: string;
  /** The clause that names what it is a level of. */
  told: Clause;
  clause: Clause;
  value: RegExpExecArray;
}

function levelOf({ sentence, stage, year, lead, told, clause, value }: Told): Level | null {
  const { line, start } = sentence;
  const { percent, part, whole, of = "", count = "", unit = "" } = value.groups ?? {};
  const amount =
    percent === undefined
      ? {
          value: part === undefined ? wholeNumber(count) : Number(part),
          unit: unitOf(part, whole, of || unit),
        }
      : { value: Math.round(Number(percent.replace(",", ".")) * 100), unit: "%" };
  const names = namesOf(line, lead, told.text).filter((name) => name.size >= 3);
  if (names.length === 0) return null;
  const all = `${lead} ${told.text} ${clause === told ? "" : clause.text}`;
  return {
    line,
    index: start + clause.start + value.index,
    printed: value[0].trim(),
    ...amount,
    names,
    stage,
    time: timeOf(all, year),
    clause: all.trim(),
  };
}

const unitOf = (part: string | undefined, whole: string | undefined, unit: string): string =>
  part === undefined ? syllable(unit) : `${syllable(unit)}/${whole ?? ""}`;

/** With all that leads to it; alone, where what is left out does not say whom or where it is about. */
function namesOf(line: ProseLine, lead: string, told: string): ReadonlySet<string>[] {
  const said =
    line.part === "organisation" ? `${lead} ${told}`.replace(ACTOR, "") : `${lead} ${told}`;
  const cuts = [said];
  const own = said.endsWith(told) ? told : "";
  const left = said.slice(0, said.length - own.length);
  if (own !== "" && left.trim() !== "" && !SCOPED.test(left)) cuts.push(own);
  for (const { index, 0: mark } of said.matchAll(AIM)) {
    const rest = said.slice(index + mark.length);
    if (/\d/.test(rest) && !SCOPED.test(said.slice(0, index))) cuts.push(rest);
  }
  return cuts.map((cut) => wordSet(tellingOf(withoutFigures(cut))));
}

/** Times but the year of the plan or its end. */
function timeOf(text: string, year: number | null): string {
  const folded = foldInPlace(text);
  const points = timePoints(folded)
    .filter(({ to }) => year === null || to !== `${year}-12-31`)
    .map(({ from, to }) => `${from}..${to}`);
  const bare = [...folded.matchAll(BARE_TIME)].map(([time]) => time);
  return [...new Set([...points, ...bare])].toSorted((a, b) => a.localeCompare(b)).join("|");
}

const BARE_TIME =
  /\b(?:quy (?:iv|i{1,3}|[1-4])\b|(?:6|9|3|sau|ba) thang (?:dau|cuoi)|thang \d{1,2}\b(?!\/)|giai doan|dot \d|buoc dau|dau nam|giua nam|hang (?:thang|quy|tuan)|moi (?:thang|quy|tuan))/g;
