/**
 * A line of another unit's plan as the own unit would write it: its name, what it calls itself, who leads it and what
 * stands below it give way. Citations keep their words but for names; what cannot be decided is marked.
 */
import { lowerFirst } from "../../text/first-letter.ts";
import { type CitationSpan, citationSpans } from "../citation.ts";
import { OPEN_PLACE } from "../open-marks.ts";
import type { Change } from "./change.ts";
import { localAsk, localKind } from "./local-documents.ts";
import type { OtherUnit } from "./other-unit.ts";
import { withOwnContacts } from "./own-contacts.ts";
import { withOwnDepartments } from "./own-departments.ts";
import { withOwnPlaces } from "./own-places.ts";
import { nameSource, standing } from "./spellings.ts";

export const BELOW = 'đơn vị trực thuộc (hoặc "không có")';

export function inOwnWords(text: string, change: Change): string {
  const open = [...text.matchAll(OPEN_PLACE)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    // A place inside an open place would be none to fill in.
    write: (part: string) => prose(part, { ...change, mark: () => "đơn vị" }),
  }));
  const cited = citationSpans(text)
    .filter(({ start, end }) => !open.some((one) => start < one.end && end > one.start))
    .map((span) => ({
      start: span.start,
      end: span.end,
      write: (part: string) => citation(part, span, change),
    }));
  let at = 0;
  let written = "";
  for (const span of [...open, ...cited].sort((a, b) => a.start - b.start)) {
    written +=
      prose(text.slice(at, span.start), change) + span.write(text.slice(span.start, span.end));
    at = span.end;
  }
  return written + prose(text.slice(at), change);
}

/** Titles keep their words; a document that holds elsewhere only is asked for. */
function citation(text: string, span: CitationSpan, change: Change): string {
  const kind = localKind(span.reference, change);
  if (kind === null) return names(text, change);
  const plain = (topic: string): string => names(topic, { ...change, mark: () => "" });
  return change.mark(localAsk(kind, span, plain));
}

function names(text: string, change: Change): string {
  return withOwnPlaces(withOwnName(text, change), change);
}

function prose(text: string, change: Change): string {
  if (text.trim() === "") return text;
  const steps = [
    withOwnName,
    withOwnKind,
    withOwnLetters,
    withOwnLeaders,
    withoutBelow,
    withOwnDepartments,
    withOwnPlaces,
    withOwnContacts,
  ];
  return steps.reduce((words, step) => step(words, change), text);
}

const AREA = "(?:(?:tỉnh|thành phố|huyện|thị xã|quận|khu vực|xã|phường)\\s+)?";

function withOwnName(text: string, { other, own }: Change): string {
  const { name, kind, places, province } = other;
  const said = [kind.full, ...(kind.letters === null ? [] : [kind.letters])].map(nameSource);
  const forms = [
    ...[name, ...withoutArea(other)].map(nameSource),
    ...said
      .map((form) => name.replace(new RegExp(`^${form}`, "iu"), kind.letters ?? "BV"))
      .map(nameSource),
    ...places.flatMap((place) => said.map((form) => `${form}\\s+${AREA}${nameSource(place)}`)),
  ];
  const tail =
    province === null ? "" : `(?:,?\\s+(?:tỉnh\\s+|thành phố\\s+)?${nameSource(province)})?`;
  return text.replace(standing(`(?:${forms.join("|")})${tail}`, "giu"), (found) =>
    isCapitals(found) ? own.name.toLocaleUpperCase("vi") : own.name,
  );
}

/** "Bệnh viện Tâm thần" of "Bệnh viện Tâm thần Kon Tum": a catalogue's name may hold more than the plan prints. */
function withoutArea({ name, kind, places, province }: OtherUnit): string[] {
  const areas = [...places, ...(province === null ? [] : [province])];
  return areas.flatMap((area) => {
    const short = name.replace(new RegExp(`\\s+(?:tỉnh\\s+)?${nameSource(area)}$`, "iu"), "");
    const proper = short !== name && short.length > kind.full.length + 2;
    return proper && !/(?:đa khoa|khu vực|tỉnh|huyện)$/iu.test(short) ? [short] : [];
  });
}

const isCapitals = (text: string): boolean =>
  text === text.toLocaleUpperCase("vi") && text !== text.toLocaleLowerCase("vi");

/** "các Trung tâm Y tế": more than one, so not the unit itself. */
const NOT_MANY = "(?<!(?:các|những|mỗi|từng|nhiều|hệ thống)\\s+(?:\\d+\\s+)?)";
/** Behind these a word written small is the unit itself: "viên chức của trung tâm". */
const OF = "(?<=(?<!\\p{L})(?:của|tại|toàn|thuộc|đốc|đạo|ngoài)\\s+)";
/** Other bodies and things whose names begin alike: "Trung tâm dữ liệu", "Bệnh viện tuyến trên". */
const OTHERS =
  "(?!\\s+(?:\\p{Lu}|y tế|dữ liệu|điều hành|giám sát|tích hợp|điện toán|thông tin|kiểm soát|cấp cứu|phục vụ|mua sắm|vận hành|" +
  "đào tạo|dự phòng|chăm sóc|đa khoa|chuyên khoa|tuyến|hạng|khác|vệ tinh|thông minh|không giấy|số|trung ương|tỉnh|huyện|" +
  "khu vực|công lập|tư nhân|hạt nhân|trong|ngoài|xã|phường))";

/** An authority's plan speaks of the body above the unit: what it is called there stays right. */
const speaksFromAbove = ({ other, own }: Change): boolean =>
  other.kind.id === "department" && own.kind.id !== "department";

function withOwnKind(text: string, change: Change): string {
  const { other, own } = change;
  if (other.kind.full === own.kind.full || speaksFromAbove(change)) return text;
  const named = `${NOT_MANY}${nameSource(other.kind.full)}`;
  const full = put(text, `${named}${other.kind.id === "hospital" ? OTHERS : ""}`, own.kind.full);
  // "trung tâm y tế" is the unit; "bệnh viện" written small is often a thing: "phần mềm quản lý bệnh viện".
  const wide = / Y tế$/u.test(other.kind.full) ? put(full, named, own.kind.full, "giu") : full;
  const short = nameSource(other.kind.short);
  const small = nameSource(other.kind.short.toLocaleLowerCase("vi"));
  const shorter = put(wide, `${NOT_MANY}${short}${OTHERS}`, own.kind.short);
  return put(shorter, `${OF}${small}${OTHERS}`, own.kind.short);
}

/** The own word wherever the source stands, in the case of what it replaces. */
function put(text: string, source: string, word: string, flags = "gu"): string {
  return text.replace(standing(source, flags), (found, ...rest) => cased(word, found, rest));
}

/** In the case of what it replaces; "Đơn vị" is no name and begins small inside a sentence. */
function cased(word: string, found: string, rest: readonly unknown[]): string {
  if (isCapitals(found)) return word.toLocaleUpperCase("vi");
  const before = String(rest.at(-1)).slice(0, Number(rest.at(-2)));
  const small =
    /^\p{Ll}/u.test(found) || (word.startsWith("Đơn vị") && !/(?:^|[.;:|\n]\s*)$/u.test(before));
  return small ? lowerFirst(word) : word;
}

/** Letters of the unit in running text; in a symbol they stay. */
function withOwnLetters(text: string, change: Change): string {
  const { other, own } = change;
  if (speaksFromAbove(change)) return text;
  const letters = [other.code, other.kind.letters].filter((one) => one !== null);
  const wanted = own.code ?? own.kind.letters ?? own.kind.short;
  return letters.reduce(
    (words, one) =>
      words.replace(
        new RegExp(
          `${NOT_MANY}(?<![\\p{L}/-])${nameSource(one)}(?![\\p{L}/-]|\\s+(?:huyện|tỉnh|khu vực|các|\\p{Lu}\\p{Ll}))`,
          "gu",
        ),
        wanted,
      ),
    text,
  );
}

function withOwnLeaders(text: string, change: Change): string {
  const { other, own } = change;
  if (other.kind.head === own.kind.head || speaksFromAbove(change)) return text;
  const of = `(?:\\s+(?:${nameSource(own.kind.full)}|${nameSource(own.kind.short)}|${nameSource(own.name)}))?`;
  const foreign = "(?!\\s+(?:Sở|Công an|Bảo hiểm|BHXH))";
  return (["board", "deputy", "head"] as const).reduce(
    (words, role) =>
      put(words, `${nameSource(other.kind[role])}${of}${foreign}`, own.kind[role], "giu"),
    text,
  );
}

/** Stations stand below a health centre only: another kind of unit says what stands below it, if anything. */
function withoutBelow(text: string, { other, own, mark, nothingBelow }: Change): string {
  const keeps = own.kind.id === "centre" || own.kind.id === "department";
  if (other.kind.id !== "centre" || keeps) return text;
  const stations =
    "(?:(?:các|những)\\s+)?(?:trạm\\s+y\\s+tế|TYT)(?:\\s+(?:trực thuộc|xã|phường|thị trấn)(?:\\s*,\\s*(?:xã|phường|thị trấn))*)*";
  const joined = "(?:\\s*(?:,|;|/)\\s*|\\s+(?:và|hoặc|với|tại|của|cho|đến)\\s+)?";
  if (nothingBelow)
    return text.replace(new RegExp(`${joined}(?<!\\p{L})${stations}(?!\\p{L})`, "giu"), "");
  return text.replace(standing(stations, "giu"), () => mark(BELOW));
}
