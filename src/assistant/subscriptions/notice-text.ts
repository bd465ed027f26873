/** The words in which a follower is told of a change. Plain text, short enough for every channel in most cases. */
import { keyOf } from "../../domain/reference/symbol.ts";
import { displayDate } from "../../domain/reference/vietnamese-date.ts";
import { nameOf } from "../../domain/regulation/entry-passages.ts";
import type { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { subjectName } from "../../domain/regulation/subject-names.ts";
import type { LeaningDocument } from "../../knowledge/register/register-book.ts";
import type { FollowedChange, TouchedDocument } from "./announcement.ts";
import type { LeaningAnswer, LeaningWork } from "./leaning-works.ts";

/** What leans on the changed documents in one unit, as far as the follower may see it. */
export interface UnitLeaning {
  /** Said where the follower works for several units. */
  unitName: string | null;
  documents: LeaningDocument[];
  drafts: LeaningWork[];
  /** Answers given to the follower, and judged ones of the unit for those who see feedback. */
  answers: LeaningAnswer[];
  judged: LeaningAnswer[];
}

export interface NoticeParts {
  /** The new regulation. */
  entry: RegisterEntry;
  change: FollowedChange;
  /** ISO date in Asia/Ho_Chi_Minh. */
  today: string;
  leaning: readonly UnitLeaning[];
}

const SHOWN = 4;
const PLACES = 3;
const TITLE_LENGTH = 140;

export function noticeText(parts: NoticeParts): string {
  const { entry, change, today, leaning } = parts;
  const signed = entry.signed === null ? "" : ` ngày ${displayDate(entry.signed)}`;
  const lines = [
    `Văn bản anh/chị theo dõi có thay đổi: ${nameOf(entry)}${signed} (${cut(entry.title)}) đã được xác nhận vào sổ văn bản.`,
    "",
    ...listed(change.touched, (one) => touchedLine(one, today)),
    ...leaning.flatMap((one) => leaningLines(one, change)),
    "",
    `Anh/chị nhận tin này vì đang theo dõi ${change.by.map(followedName).join(", ")}. Thôi theo dõi: /theodoi ${change.by.map(asTyped)[0] ?? ""}`,
  ];
  return lines.join("\n").trim();
}

/** Symbols carry a "/" or capital letters. */
export const isSubject = (followed: string): boolean => /^[a-z0-9-]+$/.test(followed);

/** "54/2017/TT-BYT", "chủ đề Bệnh án điện tử". */
export const followedName = (followed: string): string =>
  isSubject(followed) ? `chủ đề ${subjectName(followed)}` : followed;

const asTyped = (followed: string): string =>
  isSubject(followed) ? subjectName(followed) : followed;

function touchedLine(one: TouchedDocument, today: string): string {
  const title = one.title === null ? "" : ` (${cut(one.title)})`;
  return `${one.symbol}${title}: ${whatHappens(one)}${sinceWhen(one.from, today)}${byClause(one.clause)}.`;
}

function whatHappens({ kind, part }: TouchedDocument): string {
  if (kind === "repeals-part")
    return part === null ? "bị bãi bỏ một phần" : `bị bãi bỏ một phần (${cut(part)})`;
  if (kind === "amends")
    return part === null ? "được sửa đổi, bổ sung" : `được sửa đổi, bổ sung (${cut(part)})`;
  return "bị thay thế hoặc bãi bỏ, hết hiệu lực toàn bộ";
}

function sinceWhen(from: string | null, today: string): string {
  if (from === null) return ", chưa rõ từ ngày nào";
  return from > today ? ` từ ${displayDate(from)} (chưa đến ngày)` : ` từ ${displayDate(from)}`;
}

const byClause = (clause: string | null): string =>
  clause === null ? ", chưa rõ theo điều khoản nào" : `, theo ${clause}`;

function leaningLines(one: UnitLeaning, { touched }: FollowedChange): string[] {
  const concerned = new Set(touched.map(({ symbol }) => keyOf(symbol)));
  const concerns = (symbols: readonly string[]) =>
    symbols.filter((symbol) => concerned.has(keyOf(symbol)));
  const works = (all: readonly LeaningWork[]) =>
    all.filter(({ symbols }) => concerns(symbols).length > 0);
  const line = ({ title, symbols }: LeaningWork) =>
    `${cut(title)}: dựa vào ${concerns(symbols).join(", ")}`;
  const asked = (answer: LeaningAnswer) =>
    `“${cut(answer.title)}” (${dayOf(answer.at)}): dựa vào ${concerns(answer.symbols).join(", ")}`;
  const documents = one.documents
    .map(({ cites, ...document }) => ({
      ...document,
      cites: cites.filter(({ symbol }) => concerned.has(keyOf(symbol))),
    }))
    .filter(({ cites }) => cites.length > 0);
  const blocks = [
    block("Kế hoạch, tài liệu đang viện dẫn:", documents, documentLine),
    block("Bản thảo cần xem lại:", works(one.drafts), line),
    block("Câu trả lời đã gửi anh/chị, nay cần hỏi lại:", answersOf(one.answers, works), asked),
    block("Câu hỏi của đơn vị đã có góp ý, nay cần hỏi lại:", answersOf(one.judged, works), asked),
  ].flat();
  if (blocks.length === 0) return [];
  return one.unitName === null ? blocks : ["", `Ở ${one.unitName}:`, ...blocks];
}

/** Newest first, each question once. */
function answersOf(
  answers: readonly LeaningAnswer[],
  works: (all: readonly LeaningWork[]) => LeaningWork[],
): LeaningAnswer[] {
  const kept = new Set(works(answers));
  const newest = answers
    .filter((one) => kept.has(one))
    .toSorted((a, b) => b.at.localeCompare(a.at));
  return newest.filter((one, at) => newest.findIndex(({ title }) => title === one.title) === at);
}

function block<T>(heading: string, items: readonly T[], line: (item: T) => string): string[] {
  return items.length === 0 ? [] : ["", heading, ...listed(items, line)];
}

function documentLine({ title, year, cites }: LeaningDocument): string {
  const inYear = year === null || title.includes(String(year)) ? "" : ` (năm ${year})`;
  const places = cites.map(({ symbol, locators }) => {
    const more = locators.length > PLACES ? ` và ${locators.length - PLACES} chỗ khác` : "";
    return `${symbol} tại ${locators.slice(0, PLACES).join("; ")}${more}`;
  });
  return `${cut(title)}${inYear}: viện dẫn ${places.join(", ")}`;
}

function listed<T>(items: readonly T[], line: (item: T) => string): string[] {
  const rest = items.length - SHOWN;
  return [
    ...items.slice(0, SHOWN).map((item) => `- ${line(item)}`),
    ...(rest > 0 ? [`- và ${rest} mục khác`] : []),
  ];
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= TITLE_LENGTH ? line : `${line.slice(0, TITLE_LENGTH).trimEnd()}…`;
}

/** The day in Viet Nam (UTC+7) of an instant. */
const dayOf = (instant: string): string =>
  displayDate(new Date(Date.parse(instant) + 7 * 3600_000).toISOString().slice(0, 10));
