/** "Văn bản nào cần viện dẫn về …": the documents of a subject, those on it first, each group in the order of rank. */
import { displayDate } from "../../domain/reference/vietnamese-date.ts";
import {
  type DocumentType,
  isNumberOnly,
  type RegisterEntry,
} from "../../domain/regulation/register-entry.ts";
import { canBeBasis, startOf } from "../../domain/regulation/status.ts";
import { fold } from "../../domain/text/fold.ts";
import { wholeWords } from "../../domain/text/whole-words.ts";
import type { Turn } from "./answer-deps.ts";
import { askedTypes, makeIssuerFilter, namedSubjects } from "./asked-documents.ts";
import type { Scored } from "./evidence.ts";
import { unitsOf } from "./plan-units.ts";
import { withoutFacilities } from "./question-subject.ts";
import { callIt, type Statement } from "./statement.ts";
import { contentSize, isMarked, type Terms } from "./terms.ts";
import type { Question } from "./understand.ts";
import { type Filed, makeWeight } from "./weigh-documents.ts";

const MOST = 12;
/** Words by which bases are asked for, which name no subject: "cần viện dẫn cho mục … của kế hoạch 2027". */
const LIST_FRAME =
  "văn bản nào|những văn bản|các văn bản|văn bản|căn cứ pháp lý|căn cứ|cơ sở pháp lý|pháp lý|cần viện dẫn|viện dẫn|trích dẫn|cần dẫn|dẫn chiếu|dẫn|liệt kê|danh sách|danh mục văn bản|kể tên|đưa vào|ghi vào|cho phần|cho mục|phần|mục|giúp|nên|ngành|năm nay|kh|kế hoạch năm sau|kế hoạch năm tới|kế hoạch(?: năm)? 20\\d\\d|năm sau|năm tới|soạn|xây dựng kế hoạch|lập kế hoạch|kế hoạch|gồm|bao gồm|liên quan(?: đến)?|hiện hành|đang áp dụng|đang dùng|đang có hiệu lực|còn hiệu lực|còn dùng|kể ra|kể|viết|làm hồ sơ|hồ sơ trình|ghi gì|nên có gì|có gì|tổng hợp|hệ thống văn bản|bản còn|quy định nào|quy định|nghị định|thông tư|quyết định|nghị quyết|chỉ thị|làm cơ sở|cơ sở|cho tôi|cần biết|cần có|cần";
const FRAME_MARKED = wholeWords(LIST_FRAME);
const FRAME_BARE = wholeWords(fold(LIST_FRAME.replaceAll("\\d", "0")).replaceAll("0", "\\d"));

/** The subject of a list, without the words that only ask for one; the question itself where no list is asked for or nothing is left. */
export function listSubject(question: Question, { terms }: Pick<Turn, "terms">): Question {
  if (!question.intents.has("list")) return question;
  const frame = isMarked(question.text) ? FRAME_MARKED : FRAME_BARE;
  const bare = terms(withoutFacilities(question.text).replace(frame, " | "));
  return contentSize(bare) === 0 ? question : { ...question, terms: bare };
}

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
  const weigh = makeWeight(ranked, near, question, turn);
  const filed = filedUnder(question, turn);
  const all: Placed[] = [...new Set([...near, ...filed.entries, ...turn.register.entries])]
    .filter(listable(question, turn))
    .map((entry) => ({ entry, ...weigh(entry, filed) }))
    .filter(({ weight }) => weight >= LEAST_WEIGHT)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ entry, isMain, isFirst }) => ({ entry, isFirst, part: partOf(entry, isMain, turn) }))
    .filter((one): one is Placed => one.part !== null);
  const said = fold(question.text);
  const parts = (Object.keys(PARTS) as Part[]).map((part) => {
    const own = all.filter((one) => one.part === part).slice(0, MOST_OF[part]);
    const ranked = own.toSorted(
      (a, b) => tierOf(a) - tierOf(b) || rankOf(a.entry, said) - rankOf(b.entry, said),
    );
    return basesFirst(ranked.map(({ entry }) => entry)).map((entry) => ({ entry, part }));
  });
  const ordered = parts.flat().slice(0, MOST);
  return {
    statements: ordered.map(({ entry, part }) => line(entry, PARTS[part], turn)),
    documents: ordered.map(({ entry }) => entry),
  };
}

interface Placed {
  entry: RegisterEntry;
  /** A law or decree on the subject, or titled by what is asked for. */
  isFirst: boolean;
  part: Part;
}

/** Laws, decrees and what bears the name of the subject before the other main documents. */
const tierOf = ({ part, isFirst }: Placed): number => (part === "main" && !isFirst ? 1 : 0);

/** What amends another of the list stands behind it. */
export function basesFirst(entries: readonly RegisterEntry[]): RegisterEntry[] {
  const ordered = [...entries];
  for (const entry of entries) {
    const targets = entry.relations
      .filter(({ kind }) => kind === "amends")
      .map((one) => one.target);
    const at = ordered.indexOf(entry);
    const base = ordered.findLastIndex(({ symbol }) => targets.includes(symbol));
    if (base > at) ordered.splice(base, 0, ...ordered.splice(at, 1));
  }
  return ordered;
}

const MOST_OF: Readonly<Record<Part, number>> = { main: 9, related: 6, upcoming: 3, unclear: 3 };
/** What lies below is met by chance. */
const LEAST_WEIGHT = 0.55;

function filedUnder({ terms, text }: Question, turn: Turn): Filed {
  const { entries } = turn.register;
  const known = new Set(entries.flatMap((entry) => entry.subjects));
  // "Về an ninh mạng cho kế hoạch chuyển đổi số": the plan is what the list is for.
  const named = (of: Terms) => namedSubjects(of, known, turn.terms);
  const apart = named(turn.terms(fold(text).replace(FOR_PLAN, " | ")));
  const subjects = apart.length > 0 ? apart : named(terms);
  const isUnder = (entry: RegisterEntry) => subjects.some((one) => entry.subjects.includes(one));
  return { subjects, entries: entries.filter(isUnder) };
}

const FOR_PLAN = /\b(?:ke hoach|kh) (?:cds|chuyen doi so|ung dung (?:cntt|cong nghe thong tin))\b/g;

/** The list is wanted of a subject that the register files documents under. */
export const namesSubject = (question: Question, turn: Turn): boolean =>
  filedUnder(question, turn).subjects.length > 0;

/** Bodies, types and units that the question names narrow the list; a unit's own documents stand in its list alone. */
function listable(question: Question, turn: Turn): (entry: RegisterEntry) => boolean {
  const said = fold(question.text);
  const units = unitsOf(question.text, turn);
  const isOfUnit = ({ issuer }: RegisterEntry) => units.some((unit) => fold(issuer).includes(unit));
  const types = askedTypes(said);
  const isOfBody = makeIssuerFilter(said);
  const isOfPlans = /\b(?:cac|nhung|ten)\b.{0,24}\bke hoach\b/.test(said);
  return (entry) =>
    !isNumberOnly(entry) &&
    (entry.scope === "national" || isOfUnit(entry)) &&
    isOfBody(entry) &&
    (types.size === 0 || types.has(entry.type) || (isOfPlans && PLAN_TITLE.test(entry.title)));
}

const PLAN_TITLE = /^(?:phê duyệt )?kế hoạch/i;

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
