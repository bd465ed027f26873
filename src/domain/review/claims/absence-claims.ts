/**
 * What a plan says is not there: "chưa có X", "X chưa được kết nối với Y", "X: chưa công bố". It is read with all that
 * belongs to it, so that one ward, one link or one step of it is not taken for the whole.
 */
import { type Sentence } from "./claim-sentences.ts";
import { tellingOf, type Word, wordSet } from "./claim-words.ts";

/** Words between "chưa" and what is not there; all but a few of them say only that it is not there. */
const MODAL = String.raw`(?:(?:được|có|từng|thể|thực sự|chính thức|kịp|tiến hành|tổ chức)\s+)*`;
const ABSENT = new RegExp(String.raw`(?<!\p{L})(?:(?<chua>chưa)\s+${MODAL}|không có\s+)`, "giu");
/** Only a part of it, not well enough, or a thing that is told about for another reason. */
const IN_PART =
  /(?<!\p{L})(?:một số|một vài|vài|nhiều|phần lớn|đa số|phần nhiều|hầu hết|các|những|còn|nơi nào|nếu|khi|dù|tuy|mặc dù|trừ|ngoài|\d+)(?!\p{L})/iu;
const HOW_WELL =
  /(?<!\p{L})(?:đầy đủ|đồng bộ|rộng(?: rãi| khắp)?|tốt|nhiều|thường xuyên|hết|hiệu quả|toàn diện|triệt để|kịp thời|sâu|chặt chẽ|ổn định|thống nhất|liên tục|đều|cao|mạnh|nhanh|đúng|đủ|hoàn chỉnh|hoàn thiện|toàn bộ|tất cả|100\s*%|xong|quen|thành thạo|như mong muốn|tương xứng|đáp ứng)(?!\p{L})/iu;
/** What those that have not got it are told to do: "Khoa chưa có X phải …", "… hoàn thành trước ngày …". */
const MUST =
  /(?<!\p{L})(?:phải|thì|buộc|khẩn trương|có trách nhiệm|chịu trách nhiệm|cần(?! thiết))(?!\p{L})/iu;
const BY_DAY = /(?<!\p{L})(?:trước (?:ngày|tháng|quý)|chậm nhất|hoàn thành)(?!\p{L})/iu;
/** The state of an earlier day. */
const EARLIER =
  /(?<!\p{L})(?:trước (?:đây|kia|khi|năm|tháng|ngày)|đầu (?:năm|tháng|quý)|thời điểm|năm (?:trước|ngoái)|cùng kỳ|ban đầu|lúc|đã từng|vốn)(?!\p{L})/iu;
const YEAR = /(?<!\d)20\d{2}(?!\d)/g;
const REASON =
  /(?:,\s*(?=(?:do|vì|nên|tuy|dẫn|mà|còn|gây|nhất là|khiến|việc|phải|mới|chỉ|(?:trong )?năm|chủ yếu|vẫn|đang|hiện|cần|chưa|không|ảnh hưởng|làm|trong khi)(?!\p{L}))|(?<!\p{L})(?:do|vì|nên|bởi|khiến|trong khi|mặc dù|nhưng)(?!\p{L})|[;:()])/iu;
/** Who has not got it: the unit itself. */
const OWN_UNIT =
  /^\s*(?:(?:do|vì|bởi(?: vì)?) )?(?:(?:hiện(?: nay| tại)?|đến nay|tới nay|đến (?:hết|cuối)? ?(?:tháng|năm|quý)[^,]*|trong năm[^,]*|năm \d+)?,?\s*)*(?:(?:toàn )?(?:đơn vị|trung tâm|bệnh viện|trạm|chi cục|sở|ngành|cơ quan|viện|trường|nhà trường|phòng khám)(?: y tế)?)?\s*(?:hiện|vẫn|còn|đang|cũng|đều|nay|mới)*\s*$/iu;
/** One thing that is not there. */
export interface Absence {
  sentence: Sentence;
  index: number;
  /** Words of all that belongs to what is not there; its short name in brackets says the same. */
  names: readonly Name[];
  /** Lower case: "trạm", where all of a kind of other places have not got it. */
  where?: string;
}

/** One way to name it. */
export interface Name {
  words: Words;
  /** Lower case: the rooms of the unit where it is not there. */
  rooms?: string;
  /** The name leaves the rooms out: held only against what all that are served have got. */
  isWithoutRooms?: boolean;
  /** Words that must be told in any case. */
  ends: readonly string[];
  /** Lower case; a name of two words is one only behind the kind of thing that it names. */
  phrase?: string;
}

/** Telling words. */
export type Words = ReadonlySet<string>;

/** Parts that tell how things stand. */
export const TOLD_IN: ReadonlySet<string> = new Set(["results", "tasks", "solutions", "targets"]);

/** "xã, phường" are one kind of place, "khám bệnh, chữa bệnh" is one thing. */
const SAID_AS_ONE =
  /(?<=(?<!\p{L})(?:xã|phường|thị trấn)),(?= (?:xã|phường|thị trấn|đặc khu)(?!\p{L}))|(?<=khám bệnh),(?= chữa bệnh)/giu;

/** All that a sentence says is not there; of tables only what rows of tasks say of their own work. */
export function absencesIn(said: Sentence): Absence[] {
  const { part, kind } = said.line;
  if (!TOLD_IN.has(part) || (kind === "row" && part !== "tasks" && part !== "solutions")) return [];
  const sentence = { ...said, text: said.text.replace(SAID_AS_ONE, " ") };
  const label = labelOf(sentence);
  return [...sentence.text.matchAll(ABSENT)].flatMap((match): Absence[] => {
    const front = sentence.text.slice(0, match.index);
    const behind = sentence.text.slice(match.index + match[0].length);
    const end = REASON.exec(behind)?.index ?? behind.search(/[.,]\s*$/);
    const before = clauseBefore(front);
    const clause = { label, before: subjectOf(front, before), object: cutAt(behind, end) };
    if (isElsewhere(clause, sentence, front, behind)) return [];
    const names = [...namesOf(clause), ...shortName(behind, end)];
    const index = front.length - before.length;
    const where = isOfAll(clause)
      ? OF_OTHER_PLACES.exec(clause.before)?.[1]?.toLowerCase()
      : undefined;
    return names.length === 0
      ? []
      : [{ sentence, index, names, ...(where === undefined ? {} : { where }) }];
  });
}

/** "…, nơi hiện chưa triển khai", "… (đến nay chưa làm)": the clause in front tells what. */
const POINTS_BACK =
  /^\s*(?:(?:nơi|mà|do|vì|việc này|nội dung này|hiện(?: nay| tại)?|(?:đến|tới) nay|vẫn|còn|đang|năm 20\d\d|cũng|thực tế|(?:đơn vị|trung tâm|bệnh viện)(?: y tế)?)\s*)+$/iu;
const FIRST_VERB =
  /^\s*(?:(?:tiếp tục|tổ chức|bắt đầu|khẩn trương|triển khai|thực hiện|đưa vào(?: sử dụng)?|áp dụng|mở rộng|bổ sung)\s+)+/iu;

function subjectOf(front: string, before: string): string {
  const inBrackets = before.trim() === "" && /\(\s*$/u.test(front);
  if (!inBrackets && !POINTS_BACK.test(before)) return before;
  const left = front.slice(0, front.length - before.length).replace(/[\s,(:–-]+$/u, "");
  // "tại các điểm khám": at all of them.
  return clauseBefore(left)
    .replace(FIRST_VERB, "")
    .replace(/(?<=(?<!\p{L})(?:tại|ở|cho|tới|đến|của) )các /iu, "")
    .replace(/(?<=(?<!\p{L})(?:tại|ở) [^;()]*(?<!\p{L})và )các /iu, "");
}

const cutAt = (text: string, end: number): string => (end < 0 ? text : text.slice(0, end));

interface Clause {
  label: string;
  /** What stands in front of "chưa" and behind it. */
  before: string;
  object: string;
}

/** All of them have not got it, named behind a label. */
const isOfAll = ({ label, before }: Clause): boolean => label !== "" && ALL_OF_THEM.test(before);

/** Only a part of it, not well enough, or at an earlier time. */
function isElsewhere(clause: Clause, { line }: Sentence, front: string, behind: string): boolean {
  const { before, object } = clause;
  if (MUST.test(object) || (line.part !== "results" && BY_DAY.test(object))) return true;
  if (HOW_WELL.test(object) || (IN_PART.test(before) && !isOfAll(clause))) return true;
  if (EARLIER.test(front) || isOfEarlierYear(before, line.part)) return true;
  return /(?:^|[^\p{L}])(?:nay|đến nay) (?:đã|được)/iu.test(behind);
}

function namesOf(clause: Clause): Name[] {
  const { label, before, object } = clause;
  const subject = OWN_UNIT.test(before) || isOfAll(clause) ? "" : before;
  const said = [`${label} ${subject} ${object}`];
  if (label !== "" && FOR_ALL.test(object)) said.push(`${label} ${subject}`);
  const ends = endsOf(wordsOf(object));
  const named = said.flatMap(shorter).filter(isNamed);
  const full = named.flatMap((text): Name[] => {
    const [tail, rooms = ""] = IN_ROOMS.exec(text) ?? [];
    const whole: Name = { words: nameOf(text), ends };
    if (tail === undefined) return [whole];
    const inRooms = { ...whole, rooms: rooms.toLowerCase() };
    const short = text.replace(tail, " ");
    return isNamed(short)
      ? [inRooms, { ...inRooms, words: nameOf(short), isWithoutRooms: true }]
      : [inRooms];
  });
  return full.length > 0 ? full : said.flatMap(shortThing);
}

/** Rooms of the unit itself, where people come to be served. */
const IN_ROOMS =
  /(?<!\p{L})(?:tại|ở)\s+((?:(?:các|tất cả|cả|toàn bộ|\d+)\s+)*(?:khoa|phòng|quầy|buồng|bàn|bộ phận|điểm|khu)(?!\p{L})[^,;()]*)$/iu;
/** Who has not got it, in a unit that has others too. */
const OF_OTHER_PLACES =
  /^\s*(?:các|toàn bộ|tất cả|mọi) (trạm|xã|phường|trường|khoa|phòng|điểm|bệnh viện)(?!\p{L})/iu;

const THING = /(?<!\p{L})(?:phần mềm|hệ thống|nền tảng)\s+\p{L}+\s+\p{L}+\s*$/iu;

function shortThing(text: string): Name[] {
  const [phrase] = THING.exec(text) ?? [];
  const words = wordSet(tellingOf(phrase ?? ""));
  return phrase === undefined || words.size < 2 || nameOf(text).size > words.size
    ? []
    : [{ words, ends: [], phrase: phrase.trim().toLowerCase() }];
}

/** "Tồn tại: …" says that things are not there, not which. */
const SHORTFALLS =
  /^[\s\d.)*+-]*(?:một số |những |các )?(?:tồn tại|hạn chế|khó khăn|vướng mắc|bất cập|điểm yếu)(?:[\s,/]+(?:và )?(?:tồn tại|hạn chế|khó khăn|vướng mắc|bất cập|điểm yếu|chính|chủ yếu|nguyên nhân))*\s*$/iu;

/** "Bản đồ số: chưa công bố", "**Chữ ký số.** …": what the sentences of a line are about. */
function labelOf({ line, text, start }: Sentence): string {
  const [, own] = /^([^:.;,()]{6,90}):\s/u.exec(text) ?? [];
  if (own !== undefined) return SHORTFALLS.test(own) ? "" : own;
  const [all = "", bold] = /^[\s\-–+•#>]*\*\*([^*]{4,80}?)[.:]?\*\*[.:]?\s/u.exec(line.text) ?? [];
  return bold !== undefined && start >= all.length - 1 ? bold.replace(/^[\d.)\s]+/, "") : "";
}

/** "các trạm trên địa bàn": who has not got it, all of them. */
const ALL_OF_THEM =
  /^\s*(?:các|toàn bộ|tất cả|mọi) \p{L}+(?: y tế| phòng)?(?:\s+(?:xã|phường|thị trấn|đặc khu|và))*(?: (?:trên địa bàn|trong (?:tỉnh|khu vực|ngành)|trực thuộc|đều|hiện|vẫn))*\s*$/iu;
/** Nobody and nowhere, or those for whom all of it is. */
const FOR_ALL =
  /^\s*(?:(?:được|rộng rãi|công khai|sử dụng|phát hành|triển khai|công bố|áp dụng|vận hành|thực hiện|cung cấp)\s*)*(?:(?:cho|tới|đến) (?:người bệnh|người dân|bệnh nhân|viên chức|nhân viên)|(?:tại|ở|cho) \p{L}+(?: \p{L}+)? nào)?\s*$/iu;

/** The act and what it ends in narrow what is not there. */
const endsOf = (words: readonly Word[]): string[] => {
  const [first] = words;
  const last = words.at(-1);
  return first === undefined || last === undefined ? [] : [first.word, last.word];
};

const nameOf = (text: string): ReadonlySet<string> => wordSet(wordsOf(text));

const wordsOf = (text: string): readonly Word[] =>
  tellingOf(text.replace(CAME_TO_BE, blankOf).replace(PRESCRIBES, blankOf));

/** "kê đơn thuốc điện tử" is "kê đơn điện tử". */
const PRESCRIBES = /(?<=(?<!\p{L})kê đơn )thuốc(?= (?:điện tử|trên|qua))/giu;

/** Without the device that it runs on, and without the further members of a list. */
function shorter(text: string): string[] {
  const onDevice = text.replace(
    /(?<!\p{L})trên (?:điện thoại|máy tính|nền tảng|môi trường|web)(?:\s\p{L}+){0,3}/iu,
    " ",
  );
  const first = /^[^,]*,/.exec(text)?.[0].slice(0, -1) ?? text;
  return [...new Set([text, onDevice, first])];
}

/** Verbs that only say that the thing came to be. */
const CAME_TO_BE =
  /(?<!\p{L})(?:thực hiện|trang bị|đầu tư|lắp đặt|lắp|mua sắm|mua|xây dựng|hình thành|thành lập|bố trí|làm|hiện|vẫn|ban hành|phát hành|công bố|(?<!(?:cung|trung|nâng|khẩn|sơ|cao|các|phân) )cấp(?! (?:cứu|độ|ủy|uỷ|cơ sở|xã|tỉnh|trên)))(?!\p{L})/giu;

/** "hệ thống lưu trữ và truyền hình ảnh (PACS)". */
function shortName(behind: string, at: number): Name[] {
  const rest = behind.slice(Math.max(0, at));
  const [, short = ""] = /^\(([\p{Lu}\d][\p{L}\d/-]{1,11})\)/u.exec(rest) ?? [];
  const words = wordSet(tellingOf(short));
  return /\p{Lu}{2}/u.test(short) && words.size > 0 ? [{ words, ends: [] }] : [];
}

/** Blanks of the same length. */
export const blankOf = (text: string): string => " ".repeat(text.length);

/** The clause in front, from the last mark on. */
export const clauseBefore = (text: string): string => /[^.,;:()]*$/.exec(text)?.[0] ?? "";

const isOfEarlierYear = (before: string, part: string): boolean =>
  part === "results" && (before.match(YEAR) ?? []).length > 0 && !/đến|tới/iu.test(before);

/** Three syllables, or fewer where one of them is a name in capitals or a word of its own kind. */
function isNamed(text: string): boolean {
  const words = wordsOf(text);
  return (
    words.length >= 3 || words.some(({ start, end }) => /\p{Lu}{2}|-/u.test(text.slice(start, end)))
  );
}
