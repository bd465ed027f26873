/** Whether two claims tell one and the same quantity: what cannot be told for certain is not the same. */
import { syllable } from "../../text/fold.ts";
import { nounsIn } from "./count-names.ts";
import { ADDED_UP, NUMBERS } from "./naming.ts";
import type { Claim } from "./quantity-claims.ts";

/** Things that happen: how many there are is told by what is planned of them, no stock stands beside them. */
const EVENTS: ReadonlySet<string> = new Set(
  "lớp khóa khoá đợt buổi cuộc kỳ hội phiên".split(" ").map(syllable),
);

const covers = (words: readonly string[], { context }: Claim): boolean =>
  words.every((one) => context.has(one));

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.every((one) => b.includes(one)) && b.every((one) => a.includes(one));

export const isSame = (a: Claim, b: Claim, year: number | null): boolean =>
  (!sameSentence(a, b) || isPartedBeyond(a, b)) &&
  a.figure.kind === b.figure.kind &&
  a.figure.unit === b.figure.unit &&
  sameTimes(a, b, year) &&
  sameAnchor(a, b) &&
  !ofTwoTables(a, b) &&
  a.isAfterChange === b.isAfterChange &&
  sameThing(a, b);

const TABLE = /(?<!\p{L})(?:phụ lục|biểu|bảng)(?: số)?\s+(\d{1,2}|[ivx]{1,4})(?![\p{L}\d])/giu;

/** "Biểu 02 gồm 39 hạng mục", "Biểu 03 gồm 36 hạng mục". */
function ofTwoTables(a: Claim, b: Claim): boolean {
  const [one, other] = [a, b].map(({ sentence, figure }) =>
    [...sentence.text.slice(0, figure.start).matchAll(TABLE)].at(-1)?.[1]?.replace(/^0/, ""),
  );
  return one !== undefined && other !== undefined && one !== other;
}

function sameThing(a: Claim, b: Claim): boolean {
  switch (a.figure.kind) {
    case "count":
      return sameCount(a, b);
    case "money":
      return a.parts !== undefined || b.parts !== undefined
        ? samePayments(a, b)
        : sameSet(a.thing, b.thing);
    case "length":
      return sameLength(a, b);
    case "measure":
    case "day":
    case "year":
      return coverEachOther(a, b) && (isLong(a, b) || sameSet(a.thing, b.thing));
  }
}

const coverEachOther = (a: Claim, b: Claim): boolean => covers(a.thing, b) && covers(b.thing, a);

const sameSentence = ({ sentence: a }: Claim, { sentence: b }: Claim): boolean =>
  a.line === b.line && a.start === b.start;

/** Two words name something only where they are all. */
const isLong = (...claims: readonly Claim[]): boolean =>
  claims.every(({ thing }) => new Set(thing).size >= 3);

function sameCount(a: Claim, b: Claim): boolean {
  if (a.parts !== undefined || b.parts !== undefined) return sameSum(a, b);
  if (a.isTotal || b.isTotal) return false;
  return isBeyond(a, b) || isBeyond(b, a) || sameCounted(a, b);
}

function sameCounted(a: Claim, b: Claim): boolean {
  if (!sameKind(a, b) || !coverEachOther(a, b) || !sameArea(a, b)) return false;
  const [first, second] = [a, b].filter(({ scope }) => scope === "mention");
  if (first === undefined) return true;
  return second === undefined && isMentionOf(first, first === a ? b : a);
}

const sameKind = ({ thing: a }: Claim, { thing: b }: Claim): boolean =>
  a.slice(0, 1).every((one) => b.includes(one)) && b.slice(0, 1).every((one) => a.includes(one));

/** "tổng cộng 6 đợt giải ngân" of "giải ngân làm 4 đợt", "3 báo giá đã nhận" of "đã nhận 5 báo giá". */
function isMentionOf(mention: Claim, other: Claim): boolean {
  if (mention.thing.slice(0, 1).some((one) => EVENTS.has(one)))
    return new Set([...mention.thing, ...other.thing]).size >= 2;
  return (
    other.isStated &&
    /(?<!\p{L})đã(?!\p{L})/iu.test(mention.sentence.text) &&
    other.thing.some((one) => !mention.thing.includes(one))
  );
}

/** "Tổ có 5 viên chức", "7 viên chức của Tổ": there cannot be more of them than there are. */
const isBeyond = (mention: Claim, whole: Claim): boolean =>
  whole.scope === "all" &&
  (mention.scope !== "all" || sameSentence(mention, whole)) &&
  mention.figure.value > whole.figure.value &&
  whole.thing.length >= 3 &&
  sameSet(nounsBehind(mention), whole.thing) &&
  !MORE.test(mention.sentence.text.slice(0, mention.figure.end));

const nounsBehind = ({ sentence, figure }: Claim): string[] =>
  nounsIn(/^[^;,:()]*/u.exec(sentence.text.slice(figure.end))?.[0] ?? "");

/** "Tổ gồm 5 viên chức …; 7 viên chức của Tổ phải …": two statements in one sentence. */
function isPartedBeyond(a: Claim, b: Claim): boolean {
  const [first, second] = a.figure.start < b.figure.start ? [a, b] : [b, a];
  const between = a.sentence.text.slice(first.figure.end, second.figure.start);
  return a.figure.kind === "count" && between.includes(";") && isBeyond(second, first);
}

/** Some are bought or come on top. */
const MORE =
  /(?<!\p{L})(?:mua|trang bị|bổ sung|thêm|mới|tuyển|cần|nhu cầu|đề nghị|đề xuất|đầu tư|lắp|thuê|sau khi|đến năm|kể cả|tính cả|lượt|cũ|trước)(?!\p{L})/iu;

/** "toàn xã" on one side may be left out on the other, two different areas may not. */
const sameArea = (a: Claim, b: Claim): boolean =>
  a.area.length === 0 || b.area.length === 0 || sameSet(a.area, b.area);

/** A total of just these parts: all of them named, or as many of them told as there are. */
function sameSum(a: Claim, b: Claim): boolean {
  const [sum, total] = a.parts === undefined ? [b, a] : [a, b];
  const { parts = [] } = sum;
  const isTotal = total.parts === undefined && total.scope === "all" && sameKind(sum, total);
  if (!isTotal || !coverEachOther(sum, total)) return false;
  return parts.every((words) => covers(words, total)) || areCounted(parts, total);
}

/** "hai khoản bảo trì và sửa chữa cộng lại" of "chi cho bảo trì 120 triệu và cho sửa chữa 80 triệu". */
function samePayments(a: Claim, b: Claim): boolean {
  const [sum, total] = a.parts === undefined ? [b, a] : [a, b];
  const { parts = [] } = sum;
  return (
    total.parts === undefined &&
    total.thing[0] === ADDED_UP &&
    total.thing.slice(1).every((count) => count === String(parts.length)) &&
    parts.every((words) => covers(words, total))
  );
}

/** "hai cơ sở" of "cơ sở 1 …, cơ sở 2 …". */
function areCounted(parts: readonly (readonly string[])[], { sentence }: Claim): boolean {
  const [noun = ""] = parts[0] ?? [];
  if (!parts.every(([first]) => first === noun)) return false;
  const number = `(?:${NUMBERS[parts.length] ?? "-"}|0?${parts.length})`;
  const said = new RegExp(`(?<!\\p{L})${number}\\s+(\\p{L}+)`, "iu").exec(sentence.text)?.[1];
  return said !== undefined && syllable(said) === noun;
}

function sameLength(a: Claim, b: Claim): boolean {
  if (a.bound !== b.bound) return false;
  const named = [a, b].find(({ scope }) => scope === "named");
  const other = named === a ? b : a;
  if (named !== undefined) return other.anchor.length > 0 && covers(named.thing, other);
  return covers(a.thing, b) && covers(b.thing, a);
}

const sameAnchor = (a: Claim, b: Claim): boolean =>
  a.figure.kind === "length" && (a.anchor.length === 0 || b.anchor.length === 0)
    ? true
    : sameSet(a.anchor, b.anchor);

/** Of one time; what names none speaks of now. */
function sameTimes(a: Claim, b: Claim, year: number | null): boolean {
  const told = yearsOf([...a.times, ...b.times]);
  if (a.times.length + b.times.length === 0) return true;
  if ([...a.times, ...b.times].some((time) => !/^\d{4}/.test(time)))
    return sameSet(a.times, b.times);
  if (a.times.length > 0 && b.times.length > 0)
    return (
      sameSet(yearsOf(a.times), yearsOf(b.times)) && (sameSet(a.times, b.times) || isVague(a, b))
    );
  return year === null || told.every((said) => [year, year - 1].includes(Number(said)));
}

/** What is told of two days of a year are two amounts, unless one of them is only told within that year. */
const isVague = (a: Claim, b: Claim): boolean =>
  a.figure.kind === "length" || a.figure.kind === "measure" || isWithin(a, b) || isWithin(b, a);

const isWithin = (year: Claim, day: Claim): boolean =>
  !year.ownTimes && year.figure.kind === "money" && day.times.every((time) => /^\d/.test(time));

const yearsOf = (times: readonly string[]): string[] => [
  ...new Set(times.map((time) => time.slice(0, 4))),
];
