/** "Văn bản nào cần viện dẫn về …": the documents of a subject, those on it first, each group in the order of rank. */
import { displayDate } from "../../domain/reference/vietnamese-date.ts";
import {
  type DocumentType,
  isNumberOnly,
  type RegisterEntry,
} from "../../domain/regulation/register-entry.ts";
import { canBeBasis, startOf } from "../../domain/regulation/status.ts";
import { fold } from "../../domain/text/fold.ts";
import type { Turn } from "./answer-deps.ts";
import type { Scored } from "./evidence.ts";
import { callIt, type Statement } from "./statement.ts";
import { isMarked } from "./terms.ts";
import { contentSize, type Question, withoutFacilities } from "./understand.ts";

const MOST = 12;
/** Words by which bases are asked for, which name no subject: "cần viện dẫn cho mục … của kế hoạch 2027". */
const LIST_FRAME =
  "văn bản nào|những văn bản|các văn bản|văn bản|căn cứ pháp lý|căn cứ|cơ sở pháp lý|pháp lý|cần viện dẫn|viện dẫn|trích dẫn|cần dẫn|dẫn chiếu|dẫn|liệt kê|danh sách|danh mục văn bản|kể tên|đưa vào|ghi vào|cho phần|cho mục|phần|mục|giúp|nên|ngành|năm nay|kh|kế hoạch năm sau|kế hoạch năm tới|kế hoạch(?: năm)? 20\\d\\d|năm sau|năm tới|soạn|xây dựng kế hoạch|lập kế hoạch|kế hoạch|gồm|bao gồm|liên quan(?: đến)?";
const inFrame = (words: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, "giu");
const FRAME_MARKED = inFrame(LIST_FRAME);
const FRAME_BARE = inFrame(fold(LIST_FRAME.replaceAll("\\d", "0")).replaceAll("0", "\\d"));

/** The subject of a list, without the words that only ask for one; the question itself where no list is asked for or nothing is left. */
export function listSubject(question: Question, { terms }: Pick<Turn, "terms">): Question {
  if (!question.intents.has("list")) return question;
  const frame = isMarked(question.text) ? FRAME_MARKED : FRAME_BARE;
  const bare = terms(withoutFacilities(question.text).replace(frame, " | "));
  return contentSize(bare) === 0 ? question : { ...question, terms: bare };
}

/** Share of the question that title and names of a document on the subject carry. */
const ON_SUBJECT = 0.6;
const IN_TITLE = 0.65;
const HALF = 0.5;

const RANK: readonly DocumentType[] = [
  "Luật",
  "Nghị quyết",
  "Nghị định",
  "Thông tư",
  "Thông tư liên tịch",
  "Quyết định",
  "Chỉ thị",
];

/** Parts of the list, by what a plan may do with the document. */
const PARTS = {
  main: "Căn cứ chính:",
  related: "Liên quan:",
  upcoming: "Đã ban hành, chưa có hiệu lực:",
  unclear: "Chưa rõ hiệu lực, đối chiếu trước khi viện dẫn:",
} as const;
type Part = keyof typeof PARTS;

export interface Listed {
  statements: Statement[];
  documents: RegisterEntry[];
}

/** `near`: documents found, nearest first. What no longer holds is no basis and is left out. */
export function listDocuments(
  ranked: readonly Scored[],
  near: readonly RegisterEntry[],
  question: Question,
  turn: Turn,
): Listed {
  const asked = [...question.terms.weights.keys()];
  const words = asked.filter((term) => !term.includes(" "));
  const pairs = asked.filter((term) => term.includes(" "));
  // "Dữ liệu điện tử … khám bệnh" is no "bệnh án điện tử": words count where they stand beside each other.
  const tellsPairs = (entry: RegisterEntry): boolean =>
    pairs.length === 0 || titleShare(entry, pairs, turn) >= HALF;
  const titled = turn.register.entries.filter(
    (entry) =>
      entry.scope === "national" && titleShare(entry, words, turn) >= IN_TITLE && tellsPairs(entry),
  );
  const named = new Set(
    ranked.filter((one) => one.head >= ON_SUBJECT).map(({ unit }) => unit.entry),
  );
  // What the documents called by the subject are filed under, nearest first.
  const subject = (near.find((entry) => titled.includes(entry)) ?? near[0])?.subjects[0];
  const isMain = (entry: RegisterEntry) =>
    titled.includes(entry) || (named.has(entry) && entry.subjects[0] === subject);
  const placed = [...new Set([...near, ...titled, ...ofSubject(near[0], turn)])]
    .filter((entry) => !isNumberOnly(entry))
    .map((entry) => ({ entry, part: partOf(entry, isMain(entry), turn) }))
    .filter((one): one is { entry: RegisterEntry; part: Part } => one.part !== null);
  const said = fold(question.text);
  const ordered = (Object.keys(PARTS) as Part[])
    .flatMap((part) => {
      const own = placed.filter((one) => one.part === part);
      return (part === "related" ? own.slice(0, MOST_RELATED) : own).toSorted(
        (a, b) => rankOf(a.entry, said) - rankOf(b.entry, said),
      );
    })
    .slice(0, MOST);
  return {
    statements: ordered.map(({ entry, part }) => line(entry, PARTS[part], turn)),
    documents: ordered.map(({ entry }) => entry),
  };
}

/** Share of the question's words that the title itself carries. */
function titleShare({ title }: RegisterEntry, words: readonly string[], turn: Turn): number {
  const own = turn.terms(title).weights;
  return words.length === 0 ? 0 : words.filter((word) => own.has(word)).length / words.length;
}

const MOST_RELATED = 6;

function partOf(entry: RegisterEntry, isMain: boolean, turn: Turn): Part | null {
  const status = turn.citer.status(entry);
  if (status.code === "upcoming") return "upcoming";
  if (status.code === "unclear") return "unclear";
  if (!canBeBasis(status)) return null;
  return isMain ? "main" : "related";
}

/** Types that the question names go first ("các kế hoạch, chỉ thị về …"), then by rank. */
function rankOf({ type, title }: RegisterEntry, asked: string): number {
  const names = [fold(type), ...(/^kế hoạch/i.test(title) ? ["ke hoach"] : [])];
  const isAsked = (name: string) =>
    new RegExp(`\\b(?:cac|nhung|ten)\\b.{0,24}\\b${name}\\b`).test(asked);
  if (names.some(isAsked)) return -1;
  const at = RANK.indexOf(type);
  return at < 0 ? RANK.length : at;
}

/** "Luật 116/2025/QH15 ngày 10/12/2025 của Quốc hội (Luật An ninh mạng), áp dụng từ 01/07/2026; đã được … sửa." */
function line(entry: RegisterEntry, part: string, { citer }: Turn): Statement {
  const status = citer.status(entry);
  const signed = entry.signed === null ? "" : ` ngày ${displayDate(entry.signed)}`;
  const start = startOf(entry);
  const from = start === null || start === entry.signed ? "" : `, áp dụng từ ${displayDate(start)}`;
  const partly = status.code === "in-force-partly" ? ", còn hiệu lực một phần" : "";
  const amending = status.amendedBy.map(({ acting }) => callIt(acting)).join(", ");
  const amended = amending === "" ? "" : `; sửa đổi, bổ sung bởi ${amending}`;
  return {
    part,
    text: `${callIt(entry)}${signed} của ${entry.issuer} (${entry.title})${from}${partly}${amended}.`,
    citations: [
      citer.heading(entry),
      ...status.amendedBy.map((effect) => citer.effect(effect, "related")),
    ],
  };
}

/** Living national documents filed under the same main subject. */
function ofSubject(entry: RegisterEntry | undefined, turn: Turn): RegisterEntry[] {
  const subject = entry?.subjects[0];
  if (subject === undefined) return [];
  return turn.register.entries.filter(
    (other) =>
      other.scope === "national" &&
      other.subjects[0] === subject &&
      canBeBasis(turn.citer.status(other)),
  );
}
