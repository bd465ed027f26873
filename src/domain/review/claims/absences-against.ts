/**
 * "Chưa có X" against a place that tells of the same X that runs, was done or goes on. What is not there must be told of
 * nearly whole, close together; a part of it that tells one of several must not be missing.
 */
import { syllable } from "../../text/fold.ts";
import type { Finding } from "../finding.ts";
import { type Prose, quoteOf } from "../prose.ts";
import {
  type Absence,
  absencesIn,
  blankOf,
  clauseBefore,
  type Name,
  TOLD_IN,
  type Words,
} from "./absence-claims.ts";
import { type Sentence, sentencesIn } from "./claim-sentences.ts";
import { tellingOf, type Word, wordSet } from "./claim-words.ts";

const CODE = "not-started-against-continued";

/** In front of the thing they say that it is there, runs or goes on. */
const THERE =
  /(?<!\p{L})(?:đã|được|có|đang|tiếp tục|duy trì|gia hạn|bảo trì|bảo dưỡng|nâng cấp|mở rộng|vận hành|khai thác|phát huy|hoạt động|đạt|phục vụ|ổn định|\d+)(?!\p{L})/iu;
const GOES_ON =
  /(?<!\p{L})(?:tiếp tục|duy trì|giữ (?:vững|mức|nguyên)|gia hạn|bảo trì|bảo dưỡng|nâng cấp|mở rộng|phát huy|vận hành ổn định|khai thác hiệu quả|như năm 20\d\d)(?!\p{L})/iu;
/** The sentence speaks of another state of it: planned, prepared, tried, ended, or not there either. */
const OTHER_STATE =
  /(?<!\p{L})(?:chưa|không|thiếu|thí điểm|thử nghiệm|chạy thử|cài thử|dùng thử|nội bộ|khảo sát|nghiên cứu|dự kiến|đề xuất|đề nghị|kế hoạch|chuẩn bị|xin|trình|lập dự toán|phương án|dừng|ngừng|thay thế|dự thảo|lộ trình|sẽ|cần|nếu|phấn đấu|hướng dẫn|tham quan|học tập)(?!\p{L})/iu;
/** Another body did it. */
const OTHER_BODY =
  /^(?:\s|\d|[.,)])*(?:sở|bộ|ubnd|ủy ban|cục|tỉnh|thành phố|bệnh viện (?:tuyến|tỉnh|trung ương|đa khoa tỉnh)|bảo hiểm xã hội|công ty|nhà cung cấp)(?!\p{L})/iu;
/** What may stand between the beginning of a clause and the thing: a verb that says it is there, how many. */
const ALLOWED_BEFORE: ReadonlySet<string> = new Set(
  "bản quyền gia hạn bảo trì dưỡng cấp mở rộng phát huy ổn định thường xuyên hiệu lượt ca hồ sơ người trường hợp lớp buổi bộ chiếc máy cái khoa phòng trạm trường"
    .split(" ")
    .map(syllable),
);
const INSTRUMENT = /(?<!\p{L})(?:trên|bằng|qua|thông qua|nhờ)\s+(?:\p{L}+\s+){0,2}$/iu;

/** What the plan says is not there while another place tells of it. */
export function absencesAgainst(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const sentences = sentencesIn(prose);
  const absences = sentences.flatMap(absencesIn);
  if (absences.length === 0) return [];
  const told = sentences.map((sentence): Told => {
    const words = tellingOf(sentence.text);
    return { sentence, words, known: wordSet(words) };
  });
  const weightOf = weights(told);
  const others = told.filter(({ sentence }) => isToldIn(sentence));
  return absences.flatMap((absence) => {
    const other = others.find((one) =>
      absence.names.some((name) => isThere(one, absence, name, weightOf)),
    );
    return other === undefined ? [] : [finding(absence, other.sentence)];
  });
}

interface Told {
  sentence: Sentence;
  words: readonly Word[];
  known: Words;
}

type WeightOf = (word: string) => number;

/** A word that few sentences bear tells more than one that most of them do. */
function weights(told: readonly Told[]): WeightOf {
  const counts = new Map<string, number>();
  for (const { known } of told)
    for (const word of known) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log((told.length + 1) / ((counts.get(word) ?? 0) + 0.5));
}

/** Rows of task tables stand in appendices. */
const isToldIn = ({ line }: Sentence): boolean =>
  TOLD_IN.has(line.part) ||
  line.part === "organisation" ||
  (line.part === "appendix" && line.kind === "row");

/** The sentence tells of the thing as of one that is there. */
function isThere(one: Told, { sentence, where }: Absence, name: Name, weightOf: WeightOf): boolean {
  const { line, text } = one.sentence;
  // Nobody contradicts himself in one paragraph: "dùng trong cộng đồng; tại Bệnh viện chưa dùng" are two scopes.
  if (line === sentence.line || NONE.test(text) || !isOfPlaces(text, name, where)) return false;
  const wanted = new Set([...name.words].filter((word) => one.known.has(word)));
  if (!isMostOf(wanted, name, weightOf)) return false;
  const place = placeOf(one, name, wanted);
  if (place === null || OTHER_STATE.test(place.rest) || OTHER_BODY.test(text)) return false;
  return line.part === "results" ? isFullRow(line) || isReported(place) : goesOn(place);
}

/** A row of two cells, the thing and "100%": no other column is that of a plan. */
function isFullRow({ kind, cells }: Sentence["line"]): boolean {
  const [, value = "", ...more] = cells.filter((cell) => !/^[\s\d.]*$/.test(cell));
  return kind === "row" && more.length === 0 && /^\s*100\s*%/.test(value);
}

const NONE = /(?<![\d.,])0(?:,0+)?\s*%/;
/** All visits, papers and people, not all places. */
const ALL_SERVED =
  /(?<![\d.,])100\s*%(?:\s*(?:số |các )?(?:lượt|lần|đơn|hồ sơ|người bệnh|bệnh nhân|văn bản|báo cáo|phiếu|ca|giao dịch|hóa đơn|kết quả|giấy|bệnh án|chứng từ)(?!\p{L})|\s*[.;]?\s*$)/iu;
const OF_A_KIND =
  /(?<!\p{L})(?:nội trú|cấp cứu|bhyt|bảo hiểm|dịch vụ|theo yêu cầu|riêng|thí điểm|tại|ở)(?!\p{L})/iu;
const OUTPATIENTS = /(?<!\p{L})ngoại trú(?!\p{L})/iu;
const ROOMS_OF_OUTPATIENTS =
  /^(?:\P{L}|các |tất cả )*(?:khoa khám bệnh|phòng khám|buồng khám|bàn khám|khu khám)/iu;
/** "tại Khoa Nội". */
const IN_A_ROOM =
  /(?<!\p{L})(?:tại|ở)\s+(?:(?:các|tất cả|cả|\d+)\s+)*(?:khoa|phòng|quầy|buồng|bàn|bộ phận)(?!\p{L})/iu;

/** The sentence speaks of the places that have not got it; where it names no rooms, of all that are served. */
function isOfPlaces(text: string, { rooms, isWithoutRooms }: Name, where = ""): boolean {
  const said = text.toLowerCase();
  if (!said.includes(where)) return false;
  if (rooms === undefined) return true;
  const [first = ""] =
    /(?:khoa|phòng|quầy|buồng|bàn|bộ phận|điểm|khu)(?: \p{L}+)?/u.exec(rooms) ?? [];
  if (isWithoutRooms !== true) return !IN_A_ROOM.test(text) || said.includes(first);
  if (!ALL_SERVED.test(text) || OF_A_KIND.test(text)) return false;
  return !OUTPATIENTS.test(text) || ROOMS_OF_OUTPATIENTS.test(rooms);
}

/** Where the words of the name stand close together; null where they do not. */
function placeOf({ sentence: { text }, words }: Told, name: Name, wanted: Words): Place | null {
  if (name.phrase !== undefined && !text.toLowerCase().includes(name.phrase)) return null;
  const span = closest(words, wanted);
  const [first] = span;
  const last = span.at(-1);
  if (first === undefined || last === undefined) return null;
  if (!isClose(span, wanted) && !(OF_ALL.test(text) && isOneList(span, wanted))) return null;
  const place = { text, from: first.start, to: last.end };
  return { ...place, rest: restOf(place, span, wanted) };
}

/** Where the thing stands in a sentence. */
interface Place {
  text: string;
  from: number;
  to: number;
  /** The clause of the thing without its words. */
  rest: string;
}

/** The words of a short name stand side by side. */
function isClose(span: readonly Word[], { size }: Words): boolean {
  const more = size < 4 ? 0 : size === 4 ? 4 : size + 2;
  return span.length <= size + more;
}

/** "100% điểm khám trên đảo A, B, C … đã kê đơn điện tử": all of them are named between. */
const OF_ALL =
  /(?<![\d.,])100\s*%|(?<![\d/])(\d{1,3})\/\1(?![\d/])|(?<!\p{L})(?:toàn bộ|tất cả)(?!\p{L})/iu;
const MOST_OF_LIST = 20;
const isOneList = (span: readonly Word[], { size }: Words): boolean =>
  size >= 5 && span.length <= size + MOST_OF_LIST;

const clauseStart = ({ text, from }: Pick<Place, "text" | "from">): number =>
  startOf(text, [",", ";", ":", "("], from);

function restOf(place: Omit<Place, "rest">, span: readonly Word[], wanted: Words): string {
  const { text, to } = place;
  const start = clauseStart(place);
  const end = /[,;(]/.exec(text.slice(to))?.index;
  const clause = text.slice(start, end === undefined ? undefined : to + end);
  return span
    .filter(({ word }) => wanted.has(word))
    .reduce((rest, word) => without(rest, word.start - start, word.end - start), clause);
}

/** What is done with it before it is there. */
const PREPARES =
  /(?<!\p{L})(?:tập huấn|đào tạo|tuyên truyền|truyền thông|tham quan|mua sắm|thiết kế|phát triển|hoàn thiện|lập|xây dựng|làm việc|họp|tham mưu|ban hành|quy hoạch|bố trí|kinh phí|dự toán|tiếp cận|rà soát|theo dõi)(?!\p{L})/iu;
/** Figures and times of the report tell of what was done. */
const COUNTED =
  /(?<!\p{L})(?:đã|\d{1,3}(?:\.\d{3})+|\d+\s*%|\d+\/\d+|\d+ (?:lượt|ca|người|hồ sơ|đơn|máy|trạm|khoa|cuộc|buổi|lớp|bệnh án)|từ (?:ngày|tháng|quý) [\d/]+)/iu;

function isReported(place: Place): boolean {
  const { text, from } = place;
  const lead = text.slice(clauseStart(place), from);
  if (!THERE.test(text.slice(clauseStart(place)))) return false;
  if (tellingOf(lead).every(({ word }) => ALLOWED_BEFORE.has(word))) return true;
  return !PREPARES.test(lead) && (INSTRUMENT.test(text.slice(0, from)) || COUNTED.test(text));
}

/** What a thing is worked on for is not there yet: "Nâng cấp cổng thông tin để trả kết quả". */
const PURPOSE = /(?<!\p{L})(?:để|nhằm|giúp|sao cho)(?!\p{L})/iu;

/** "Tiếp tục triển khai A, B": the verb stands in front of the whole list, near the thing. */
function goesOn({ text, from, to }: Place): boolean {
  if (PURPOSE.test(text.slice(startOf(text, [";", ":", "("], from), to))) return false;
  const lead = text.slice(startOf(text, [";", ":", "("], from), from);
  const verb = GOES_ON.exec(lead);
  if (verb === null) return tellingOf(lead).length === 0 && GOES_ON.test(text.slice(from));
  const between = lead.slice(verb.index + verb[0].length);
  return !PREPARES.test(between) && tellingOf(clauseBefore(between)).length <= FAR;
}

const FAR = 6;

/** Nearly all of the name by the weight of its words; those that name one of several stand there all. */
function isMostOf(wanted: Words, { words, ends }: Name, weightOf: WeightOf): boolean {
  const sum = (all: Words): number => [...all].reduce((most, word) => most + weightOf(word), 0);
  const left = [...words].filter((word) => !wanted.has(word));
  if (left.length === 0) return true;
  if (left.some((word) => isOneOfSeveral(word) || ends.includes(word))) return false;
  return wanted.size >= 5 && sum(wanted) >= sum(words) * MOST;
}

const MOST = 0.68;

/** "2" of "cơ sở 2", a kind of ward or of people. */
const isOneOfSeveral = (word: string): boolean =>
  /^(?:\d+|[a-e]|[ivx]+)$/.test(word) || KINDS.has(word);

const KINDS: ReadonlySet<string> = new Set(
  "nội ngoại trú xã phường huyện tỉnh trạm khoa sở bộ tuyến mới cũ lẻ riêng từng bác điều dưỡng lý"
    .split(" ")
    .map(syllable),
);

const startOf = (text: string, marks: readonly string[], before: number): number =>
  Math.max(...marks.map((mark) => text.lastIndexOf(mark, before))) + 1;

const without = (text: string, from: number, to: number): string =>
  text.slice(0, from) + blankOf(text.slice(from, to)) + text.slice(to);

/** The shortest run of words that holds all the wanted ones. */
function closest(told: readonly Word[], wanted: ReadonlySet<string>): readonly Word[] {
  let best: readonly Word[] = [];
  for (const [from, { word }] of told.entries()) {
    if (!wanted.has(word)) continue;
    const missing = new Set(wanted);
    for (let to = from; to < told.length; to++) {
      missing.delete(told[to]?.word ?? "");
      if (missing.size > 0) continue;
      const run = told.slice(from, to + 1);
      if (best.length === 0 || run.length < best.length) best = run;
      break;
    }
  }
  return best;
}

function finding({ sentence, index }: Absence, other: Sentence): Finding {
  const quote = quoteOf(other.line, other.start, 120);
  return {
    code: CODE,
    severity: "warning",
    where: sentence.line.where,
    quote: quoteOf(sentence.line, sentence.start + index),
    expected: "một tình trạng cho cả hai nơi",
    found: `chưa có, chưa triển khai ↔ ${quote}`,
    message: `Nơi này ghi chưa có hoặc chưa triển khai, nơi khác ghi “${quote}”.`,
    suggestion: "Thống nhất tình trạng ở cả hai nơi.",
    alsoAt: [other.line.where],
  };
}
